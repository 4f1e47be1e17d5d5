import { addressOf, areaAddress, type CellRef, type Scalar } from "../../model/cells";
import type { Edit } from "../../model/edits";
import type { CellContent } from "../../model/snapshot";
import { applyEdits, sameContent } from "../applyEdits";
import { contentOf, type BookAdapter, type EditableBook } from "../editable";
import type { Progress } from "../host";
import { inputOf } from "./cellInput";
import { fillSheet, setNumberFormat } from "./draftSheet";
import { bytesOf } from "./limits";
import { rectanglesOf } from "./rectangles";
import type { RequestQueue, Sign } from "./requestQueue";

/** A workbook as far as edits need it: contents, number formats, marks. */
export type Book = EditableBook<undefined, undefined>;

/** Contents alone; looks stay Excel's. */
export const CONTENTS: BookAdapter<undefined, undefined> = { style: () => undefined, newSheet: () => undefined, newNames: () => [] };

/** What stands in a cell and how it is shown. */
export interface CellState {
  readonly content: CellContent;
  readonly numberFormat: string;
}

/** A cell to be given a content and number format, and what it has now. */
export interface CellChange {
  readonly at: CellRef;
  readonly now: CellState;
  readonly next: CellState;
}

/** Edits that were queued together, and whether Excel carried all of them out. */
export interface WrittenStep {
  /** The first edit and the one after the last. */
  readonly from: number;
  readonly to: number;
  readonly reached: Sign;
}

/** What a book says of a cell. */
export function stateAt(book: Book, at: CellRef): CellState {
  const cell = book.sheets.find(({ name }) => name === at.sheet)?.rows.get(at.row)?.cells.get(at.column);
  return { content: contentOf(cell), numberFormat: cell?.numberFormat ?? "General" };
}

/** Queues edits other than marks, in order, and keeps a book in step with what was queued. */
export class WorkbookWriter {
  readonly steps: WrittenStep[] = [];

  /**
   * @param sheets the sheets of the workbook by their present names; kept in step too.
   * @param book what is in the workbook now, as far as the edits concern it.
   */
  constructor(private readonly queue: RequestQueue, readonly sheets: Map<string, Excel.Worksheet>, private readonly book: Book) {}

  /** Queues edits that were found to be possible. */
  async write(edits: readonly Edit[], progress?: Progress): Promise<void> {
    let from = 0;
    while (from < edits.length) {
      const to = endOfStep(edits, from);
      await this.step(edits.slice(from, to));
      this.steps.push({ from, to, reached: this.queue.sign() });
      from = to;
      progress?.(to, edits.length);
    }
  }

  private async step(edits: readonly Edit[]): Promise<void> {
    const before = edits.flatMap((edit) => (edit.kind === "setValue" || edit.kind === "setFormula" ? [{ at: edit.at, now: stateAt(this.book, edit.at) }] : []));
    const trial = applyEdits(this.book, edits, CONTENTS);
    if (!trial.done) throw new Error(`edits were tried before and are refused now: ${JSON.stringify(trial.outcomes.find(({ done }) => !done))}`);
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
      case "insertRows":
        await this.rows(edit, (range) => range.insert("Down"));
        return this.formatRows(edit);
      case "deleteRows":
        return this.rows(edit, (range) => range.delete("Up"));
      case "insertSheet": {
        const { draft, before: next } = edit;
        const index = this.book.sheets.findIndex(({ name }) => name === draft.name);
        const planned = this.book.sheets[index];
        if (!planned) return;
        await this.queue.room(4);
        const sheet = this.queue.context.workbook.worksheets.add(draft.name);
        this.sheets.set(draft.name, sheet);
        if (next !== null) sheet.position = index;
        return fillSheet(this.queue, sheet, draft, planned);
      }
      case "renameSheet": {
        const sheet = this.sheet(edit.sheet);
        await this.queue.room(3);
        sheet.name = edit.to;
        this.sheets.delete(edit.sheet);
        this.sheets.set(edit.to, sheet);
        return;
      }
      case "deleteSheet":
        await this.queue.room(3);
        this.sheet(edit.sheet).delete();
        this.sheets.delete(edit.sheet);
    }
  }

  private async rows(edit: { readonly sheet: string; readonly row: number; readonly count: number }, change: (range: Excel.Range) => void): Promise<void> {
    await this.queue.room(3);
    change(this.sheet(edit.sheet).getRange(`${edit.row + 1}:${edit.row + edit.count}`).untrack());
  }

  /** Gives inserted rows the formats of another one than the row above, which Excel has given them. */
  private async formatRows({ sheet, row, count, like }: Extract<Edit, { kind: "insertRows" }>): Promise<void> {
    if (like === undefined || like === row - 1) return;
    const model = like < row ? like : like + count;
    await this.rows({ sheet, row, count }, (range) => range.copyFrom(`${model + 1}:${model + 1}`, "Formats"));
  }

  /** Queues contents and number formats of cells, neighbours together; cells that have them already are left alone. */
  async put(cells: readonly CellChange[]): Promise<void> {
    for (const name of new Set(cells.map(({ at }) => at.sheet))) {
      const own = cells.filter(({ at }) => at.sheet === name);
      const formats = own.filter(({ now, next }) => now.numberFormat !== next.numberFormat);
      for (const area of rectanglesOf(formats.map(({ at, next }) => ({ ...at, key: next.numberFormat })))) {
        await this.queue.room(3, bytesOf(area.key));
        setNumberFormat(this.sheet(name).getRange(areaAddress({ sheet: name, ...area })).untrack(), area.key);
      }
      const contents = own.filter(({ now, next }) => !sameContent(now.content, next.content) || now.numberFormat !== next.numberFormat);
      const inputs = new Map(contents.map(({ at, next }) => [addressOf(at), inputOf(next.content, next.numberFormat)]));
      for (const area of rectanglesOf(contents.map(({ at }) => ({ ...at, key: 0 })))) await this.putArea(name, area, inputs);
    }
  }

  private async putArea(name: string, area: { row: number; column: number; rows: number; columns: number }, inputs: ReadonlyMap<string, Scalar>): Promise<void> {
    const lines = Array.from({ length: area.rows }, (_, r) =>
      Array.from({ length: area.columns }, (__, c) => inputs.get(addressOf({ row: area.row + r, column: area.column + c })) ?? null));
    const bytes = lines.flat().reduce<number>((sum, value) => sum + bytesOf(value), 0);
    await this.queue.room(3 + Math.ceil((area.rows * area.columns) / 1_500) * 7, bytes);
    this.sheet(name).getRange(areaAddress({ sheet: name, ...area })).untrack().formulas = lines;
  }

  private sheet(name: string): Excel.Worksheet {
    const sheet = this.sheets.get(name) ?? this.queue.context.workbook.worksheets.getItem(name);
    this.sheets.set(name, sheet);
    return sheet;
  }
}

const isCell = (edit: Edit | undefined): boolean => edit?.kind === "setValue" || edit?.kind === "setFormula";

/** Cells that are set one after the other are one step; everything else is a step of its own. */
function endOfStep(edits: readonly Edit[], from: number): number {
  let to = from + 1;
  if (isCell(edits[from])) while (isCell(edits[to])) to += 1;
  return to;
}
