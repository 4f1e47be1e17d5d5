import { parseAddress, type CellRef } from "../../model/cells";
import type { LiveWorkbook, Unsubscribe, WorkbookChange } from "../host";
import { readSheets } from "./reading";
import type { OfficeSeam } from "./seam";

/** Events that follow each other quickly are told as one: Excel may tell of a big write piece by piece. */
const SETTLED_MS = 150;

/** Runs something and words its failure as one of the host's. */
type Guarded = <T>(place: string, work: () => Promise<T>) => Promise<T>;

/** What Excel gives back for a handler; `remove` is queued on the handler's own context. */
interface Handler {
  remove(): void;
  readonly context: { sync(): Promise<void> };
}

/** Where the user is in the open workbook, and what changes in it. Listens only while somebody has asked for it. */
export function liveWorkbook(seam: OfficeSeam, guarded: Guarded): LiveWorkbook {
  const activeCell = (): Promise<CellRef> => guarded("", () => seam.run(async (context) => {
    const cell = context.workbook.getActiveCell().untrack();
    cell.load("address");
    await context.sync();
    return cellOf(cell.address);
  }));
  return {
    activeCell,

    calculate: () => guarded("", () => seam.run(async (context) => {
      context.application.calculate("Full");
      await context.sync();
    })),

    readSheets: (names) => guarded("", () => seam.run(async (context) => {
      const { listed, sheets } = await readSheets(context, names);
      return { listed: listed.map(({ name, visibility, protected: locked }) => ({ name, visibility, protected: locked })), sheets };
    })),

    onSelectionChanged: (listener) => {
      const settled = settling(async () => listener(await activeCell()));
      return guarded("", () => seam.run((context) => subscribed(context, (add) => {
        add(context.workbook.worksheets.onSelectionChanged.add(settled.told));
      }, settled.end)));
    },

    onChanged: (listener) => {
      let sheets = new Set<string>();
      let everything = false;
      let moved = false;
      let own = true;
      const settled = settling(async () => {
        const ids = [...sheets];
        const change: Omit<WorkbookChange, "sheets"> = { moved, own };
        const all = everything;
        sheets = new Set();
        [everything, moved, own] = [false, false, true];
        listener({ ...change, sheets: all ? null : await namesOf(seam, ids) });
      });
      const cells = (event: Excel.WorksheetChangedEventArgs): Promise<void> => {
        sheets.add(event.worksheetId);
        moved ||= event.changeType !== "RangeEdited";
        // Told since ExcelApi 1.14; before, a change of our own looks like the user's.
        own &&= event.triggerSource === "ThisLocalAddin";
        return settled.told();
      };
      const structure = (): Promise<void> => {
        everything = true;
        own = false;
        return settled.told();
      };
      return guarded("", () => seam.run((context) => subscribed(context, (add) => {
        const { worksheets } = context.workbook;
        add(worksheets.onChanged.add(cells));
        add(worksheets.onAdded.add(structure));
        add(worksheets.onDeleted.add(structure));
      }, settled.end)));
    },
  };
}

/** Registers handlers in one sync, all or none. */
async function subscribed(context: Excel.RequestContext, register: (add: (handler: Handler) => void) => void, end: () => void): Promise<Unsubscribe> {
  const handlers: Handler[] = [];
  register((handler) => handlers.push(handler));
  await context.sync();
  return async () => {
    end();
    const contexts = new Set(handlers.map((handler) => {
      handler.remove();
      return handler.context;
    }));
    await Promise.all([...contexts].map((each) => each.sync()));
  };
}

/** Names of sheets by Excel's ids; null when one is gone, or Excel does not answer. */
async function namesOf(seam: OfficeSeam, ids: readonly string[]): Promise<readonly string[] | null> {
  try {
    return await seam.run(async (context) => {
      const list = context.workbook.worksheets;
      list.load("items/id,items/name");
      await context.sync();
      const names = new Map(list.items.map(({ id, name }) => [id, name]));
      return ids.every((id) => names.has(id)) ? ids.flatMap((id) => names.get(id) ?? []) : null;
    });
  } catch {
    // Not knowing which sheets changed means that any may have; whoever reads them then is told why that fails.
    return null;
  }
}

/** Calls once things have settled, one call after the other. */
function settling(call: () => Promise<void>): { readonly told: () => Promise<void>; readonly end: () => void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let ended = false;
  let running: Promise<void> = Promise.resolve();
  const settled = (): void => {
    timer = undefined;
    // A cursor that cannot be asked for is told of the next time it moves.
    running = running.then(() => (ended ? undefined : call().catch(() => undefined)));
  };
  return {
    told: () => {
      clearTimeout(timer);
      if (!ended) timer = setTimeout(settled, SETTLED_MS);
      return Promise.resolve();
    },
    end: () => {
      ended = true;
      clearTimeout(timer);
    },
  };
}

/** "'收 支'!C5" as Excel writes the address of a cell. */
function cellOf(address: string): CellRef {
  const mark = address.lastIndexOf("!");
  const name = address.slice(0, mark);
  const place = parseAddress(address.slice(mark + 1)) ?? { row: 0, column: 0 };
  return { sheet: name.startsWith("'") ? name.slice(1, -1).replaceAll("''", "'") : name, ...place };
}
