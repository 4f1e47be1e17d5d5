import { addressOf, areaAddress, parseAddress, type Area, type Scalar } from "../../model/cells";
import { ENTRY_TINT, type Edit, type SheetDraft } from "../../model/edits";
import { applyEdits, sameContent } from "../applyEdits";
import { cellsIn, cloneBook } from "../editable";
import type { Progress } from "../host";
import { CONTENTS, stateAt, type Book, type CellChange } from "./book";
import { inputOf } from "./cellInput";
import { choosePaper, fillSheet, setNumberFormat, setUpPages } from "./draftSheet";
import { bytesOf, WRITE_BYTES } from "./limits";
import { rectanglesOf } from "../../model/rectangles";
import type { RequestQueue, Sign } from "./requestQueue";
import { BatchWatch } from "./watch";

/** Edits that were queued together, and whether Excel carried all of them out. */
export interface WrittenStep {
  /** The first edit and the one after the last. */
  readonly from: number;
  readonly to: number;
  readonly reached: Sign;
}

/** A sheet that goes when everything else has come to a good end; until then it is only hidden. */
export interface Doomed {
  readonly name: string;
  /** What it is called meanwhile, where its name is taken by another. */
  readonly meanwhile: string;
  readonly visibility: "Visible" | "Hidden" | "VeryHidden";
  readonly sheet: Handle;
}

/** A sheet, once it is there. */
export type Handle = () => Excel.Worksheet;

const VISIBILITY = { visible: "Visible", hidden: "Hidden", veryHidden: "VeryHidden" } as const;
/** Calls and bytes of one run of cells beside its contents. */
const RUN_ACTIONS = 3;

/** How a writer works. */
export interface WriterOptions {
  /** Sheets that were filtered: what is written over several rows at once lands in visible rows only, so each row is written alone. */
  readonly filtered?: ReadonlySet<string>;
  /** Sheets that wait hidden to be brought back, by the name they are to have. */
  readonly hidden?: ReadonlyMap<string, Doomed>;
  /** Names that hidden sheets have meanwhile. */
  readonly taken?: ReadonlySet<string>;
}

/** Queues edits other than marks, in order, and keeps a book in step with what was queued. */
export class WorkbookWriter {
  readonly steps: WrittenStep[] = [];
  /** Sheets to be deleted by {@link finish}. */
  readonly doomed: Doomed[] = [];
  private readonly watch: BatchWatch;
  private readonly drafts: SheetDraft[] = [];
  /** Sheets by the names they will have when what waits was carried out; a new one exists only then. */
  private readonly handles: Map<string, Handle>;

  /**
   * @param sheets the sheets of the workbook by their present names.
   * @param book what is in the workbook now, as far as the edits concern it.
   * @param expects what must be found in its place by every request
   */
  constructor(
    private readonly queue: RequestQueue, sheets: ReadonlyMap<string, Excel.Worksheet>, private readonly book: Book, expects: readonly Edit[] = [],
    private readonly options: WriterOptions = {},
  ) {
    this.handles = new Map([...sheets].map(([name, sheet]) => [name, () => sheet]));
    this.watch = new BatchWatch(cloneBook(book), () => this.book, () => this.handles, expects);
    queue.watch = this.watch;
  }

  /** Queues edits that were found to be possible. */
  async write(edits: readonly Edit[], progress?: Progress): Promise<void> {
    let from = 0;
    while (from < edits.length) {
      const to = endOfStep(edits, from, (bytes) => this.queue.holds(bytes));
      if (to === from) {
        await this.queue.send();
        continue;
      }
      await this.step(edits.slice(from, to), edits.slice(to));
      this.steps.push({ from, to, reached: this.queue.sign() });
      from = to;
      progress?.(to, edits.length);
    }
  }

  /** Queues what was kept for the end: sheets go, and are gone for good, when everything before was carried out and looked at. */
  async finish(): Promise<void> {
    if (this.doomed.length === 0) return;
    await this.queue.send();
    for (const { sheet } of this.doomed) await this.queue.add(3, 0, () => sheet().delete());
  }

  /** Sets up the pages of new sheets, apart from their contents: where Excel has no printer this fails alone. */
  async setUpPages(drafts: readonly SheetDraft[] = this.drafts): Promise<void> {
    for (const draft of drafts) await setUpPages(this.queue, this.sheet(draft.name), draft);
    await this.queue.send();
    for (const draft of drafts) await choosePaper(this.queue, this.sheet(draft.name));
  }

  /** Whether new sheets have pages to be set up. */
  get hasPages(): boolean {
    return this.drafts.length > 0;
  }

  private async step(edits: readonly Edit[], later: readonly Edit[]): Promise<void> {
    const before = edits.flatMap((edit) => (edit.kind === "setValue" || edit.kind === "setFormula" ? [{ at: edit.at, now: stateAt(this.book, edit.at) }] : []));
    const visibility = this.visibilityOf(edits[0]);
    const untinted = edits[0]?.kind === "tint" ? this.fillsIn(edits[0].area) : null;
    const trial = applyEdits(this.book, edits, CONTENTS);
    if (!trial.done) throw new Error(`edits were tried before and are refused now: ${JSON.stringify(trial.outcomes.find(({ done }) => !done))}`);
    this.watch.note(edits);
    const [edit] = edits;
    switch (edit?.kind) {
      case "setValue":
      case "setFormula": {
        const cells = new Map<string, CellChange>();
        for (const { at, now } of before) {
          const key = `${at.sheet}!${addressOf(at)}`;
          cells.set(key, { at, now: cells.get(key)?.now ?? now, next: stateAt(this.book, at) });
        }
        return this.put([...cells.values()]);
      }
      case "tint":
        return this.tint(edit, untinted ?? new Map());
      case "insertRows":
        await this.rows(edit, (range) => range.insert("Down"));
        return this.formatRows(edit);
      case "deleteRows":
        return this.rows(edit, (range) => range.delete("Up"));
      case "insertSheet":
        return this.insert(edit);
      case "renameSheet": {
        const sheet = this.sheet(edit.sheet);
        await this.queue.add(3, 0, () => {
          sheet().name = edit.to;
        });
        this.handles.delete(edit.sheet);
        this.handles.set(edit.to, sheet);
        return;
      }
      case "deleteSheet": {
        const sheet = this.sheet(edit.sheet);
        const taken = later.some((other) => (other.kind === "insertSheet" && sameName(other.draft.name, edit.sheet)) || (other.kind === "renameSheet" && sameName(other.to, edit.sheet)));
        const meanwhile = taken ? this.freeName() : edit.sheet;
        this.handles.delete(edit.sheet);
        this.doomed.push({ name: edit.sheet, meanwhile, visibility, sheet });
        return this.queue.add(4, 0, () => {
          sheet().visibility = "Hidden";
          if (taken) sheet().name = meanwhile;
        });
      }
    }
  }

  private visibilityOf(edit: Edit | undefined): Doomed["visibility"] {
    const sheet = edit?.kind === "deleteSheet" ? this.book.sheets.find(({ name }) => name === edit.sheet) : undefined;
    return VISIBILITY[sheet?.visibility ?? "visible"];
  }

  private freeName(): string {
    const names = new Set([...this.book.sheets.map(({ name }) => name), ...this.handles.keys(), ...this.doomed.map(({ meanwhile }) => meanwhile), ...(this.options.taken ?? [])]);
    for (let number = 1; ; number += 1) if (!names.has(`~${number}`)) return `~${number}`;
  }

  private async insert(edit: Extract<Edit, { kind: "insertSheet" }>): Promise<void> {
    const { draft, before: next } = edit;
    const index = this.book.sheets.findIndex(({ name }) => name === draft.name);
    const planned = this.book.sheets[index];
    if (!planned) return;
    const waiting = this.options.hidden?.get(draft.name);
    if (waiting) {
      this.handles.set(draft.name, waiting.sheet);
      return this.queue.add(5, 0, () => {
        waiting.sheet().visibility = waiting.visibility;
        waiting.sheet().name = draft.name;
      });
    }
    this.drafts.push(draft);
    let made: Excel.Worksheet | null = null;
    const sheet: Handle = () => made ?? this.queue.context.workbook.worksheets.getItem(draft.name);
    this.handles.set(draft.name, sheet);
    await this.queue.add(4, 0, () => {
      made = this.queue.context.workbook.worksheets.add(draft.name);
      if (next !== null) made.position = index;
    });
    this.watch.filling(draft.name);
    await fillSheet(this.queue, sheet, draft, planned);
    this.watch.filling(null);
  }

  private async rows(edit: { readonly sheet: string; readonly row: number; readonly count: number }, change: (range: Excel.Range) => void): Promise<void> {
    const sheet = this.sheet(edit.sheet);
    await this.queue.add(3, 0, () => change(sheet().getRange(`${edit.row + 1}:${edit.row + edit.count}`).untrack()));
  }

  /** Queues contents and number formats that cells are to have again, whatever stands in them now. */
  async restore(cells: readonly CellChange[]): Promise<void> {
    this.watch.note(cells.map(({ at, now, next }): Edit => ("formula" in next.content
      ? { kind: "setFormula", at, expects: now.content, formula: next.content.formula, result: null, numberFormat: next.numberFormat }
      : { kind: "setValue", at, expects: now.content, value: next.content.value, numberFormat: next.numberFormat })));
    await this.put(cells);
  }

  /** The fills of an area's cells as far as they are known, by address. */
  private fillsIn({ sheet: name, ...area }: Area): ReadonlyMap<string, string | undefined> {
    const sheet = this.book.sheets.find((each) => each.name === name);
    return new Map(sheet && [...cellsIn(sheet, area)].map(({ row, column, cell }) => [addressOf({ row, column }), cell.style]));
  }

  /** Queues the fills of the cells that an edit tinted or took the tint off; `before` holds what they were. */
  private async tint({ area, on }: Extract<Edit, { kind: "tint" }>, before: ReadonlyMap<string, string | undefined>): Promise<void> {
    const sheet = this.sheet(area.sheet);
    const changed = [...this.fillsIn(area)].filter(([address, fill]) => before.get(address) !== fill).flatMap(([address]) => parseAddress(address) ?? []);
    for (const box of rectanglesOf(changed.map((at) => ({ ...at, key: on })))) {
      await this.queue.add(RUN_ACTIONS, 0, () => {
        const { fill } = sheet().getRange(areaAddress({ sheet: "", ...box })).untrack().format;
        if (on) fill.color = ENTRY_TINT;
        else fill.clear();
      });
    }
  }

  /** Gives inserted rows the formats of another one than the row above, which Excel has given them. */
  private async formatRows({ sheet, row, count, like }: Extract<Edit, { kind: "insertRows" }>): Promise<void> {
    if (like === undefined || like === row - 1) return;
    const model = like < row ? like : like + count;
    await this.rows({ sheet, row, count }, (range) => range.copyFrom(`${model + 1}:${model + 1}`, "Formats"));
  }

  /** Queues contents and number formats of cells, neighbours together; cells that have them already are left alone. */
  private async put(cells: readonly CellChange[]): Promise<void> {
    for (const name of new Set(cells.map(({ at }) => at.sheet))) {
      const sheet = this.sheet(name);
      const own = cells.filter(({ at }) => at.sheet === name);
      const formats = own.filter(({ now, next }) => now.numberFormat !== next.numberFormat);
      for (const area of rectanglesOf(formats.map(({ at, next }) => ({ ...at, key: next.numberFormat })))) {
        await this.queue.add(RUN_ACTIONS, bytesOf(area.key), () => setNumberFormat(sheet().getRange(areaAddress({ sheet: name, ...area })).untrack(), area.key));
      }
      const contents = own.filter(({ now, next }) => !sameContent(now.content, next.content) || now.numberFormat !== next.numberFormat);
      const inputs = new Map(contents.map(({ at, next }) => [addressOf(at), inputOf(next.content, next.numberFormat)]));
      // A key of its own keeps each row apart.
      const apart = this.options.filtered?.has(name) === true;
      for (const area of rectanglesOf(contents.map(({ at }) => ({ ...at, key: apart ? at.row : 0 })))) await this.putArea(sheet, area, inputs);
    }
  }

  private async putArea(sheet: Handle, area: { row: number; column: number; rows: number; columns: number }, inputs: ReadonlyMap<string, Scalar>): Promise<void> {
    const lines = Array.from({ length: area.rows }, (_, r) =>
      Array.from({ length: area.columns }, (__, c) => inputs.get(addressOf({ row: area.row + r, column: area.column + c })) ?? null));
    const bytes = lines.flat().reduce<number>((sum, value) => sum + bytesOf(value), 0);
    await this.queue.add(RUN_ACTIONS + Math.ceil((area.rows * area.columns) / 1_500) * 7, bytes, () => {
      sheet().getRange(areaAddress({ sheet: "", ...area })).untrack().formulas = lines;
    });
  }

  /** The sheet that will have this name. */
  sheet(name: string): Handle {
    const handle = this.handles.get(name) ?? (() => this.queue.context.workbook.worksheets.getItem(name));
    this.handles.set(name, handle);
    return handle;
  }
}

const sameName = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

const isCell = (edit: Edit | undefined): boolean => edit?.kind === "setValue" || edit?.kind === "setFormula";

/** Contents of cells that one request takes, as far as they can be told before neighbours are put together. */
function bytesOfEdit(edit: Edit | undefined): number {
  if (edit?.kind === "setFormula") return bytesOf(edit.formula) + CELL_ACTIONS_BYTES;
  return edit?.kind === "setValue" ? bytesOf(edit.value) + CELL_ACTIONS_BYTES : 0;
}

/** A cell alone costs calls of its own, neighbours share them; a mean. */
const CELL_ACTIONS_BYTES = 100;
/** Cells of one step take at most this, so that a step is never torn apart by the limit of a request. */
const STEP_BYTES = WRITE_BYTES / 4;

/** Cells that are set one after the other are one step as long as one request takes them; everything else is a step of its own. Nothing when what waits is to be sent first. */
function endOfStep(edits: readonly Edit[], from: number, holds: (bytes: number) => boolean): number {
  if (!isCell(edits[from])) return from + 1;
  let to = from;
  let bytes = 0;
  while (isCell(edits[to]) && (to === from || bytes < STEP_BYTES)) {
    bytes += bytesOfEdit(edits[to]);
    to += 1;
  }
  return holds(bytes) ? to : from;
}
