import { cellKey, type CellRef, type Scalar } from "../model/cells";
import type { Edit, SheetDraft } from "../model/edits";
import type { FillChange } from "../model/plans";
import { formulaAt, lastRow, numberFormatAt, sheetOf, valueAt, type CellContent, type WorkbookSnapshot } from "../model/snapshot";
import { moveRowsInFormula } from "../model/formulas";

interface Insertion {
  readonly sheet: string;
  readonly row: number;
  readonly count: number;
}

interface Written {
  readonly at: CellRef;
  readonly content: CellContent;
  readonly value: Scalar;
}

type Reported = Omit<FillChange, "at" | "before" | "after" | "result">;

/**
 * A workbook as it will be after the edits so far. Every change is recorded as an edit with the content it expects and
 * as a change for the preview; both are in the order in which they are to be carried out. Places are those after the
 * rows inserted so far.
 */
export class WorkingBook {
  readonly edits: Edit[] = [];
  private readonly insertions: Insertion[] = [];
  private written = new Map<string, Written>();
  private reported: FillChange[] = [];
  private readonly drafts = new Map<string, SheetDraft>();

  constructor(private readonly snapshot: WorkbookSnapshot) {}

  /** Changes to show before they are made, at the places where they will be. */
  get changes(): readonly FillChange[] {
    return this.reported;
  }

  hasSheet(name: string): boolean {
    return this.drafts.has(name) || sheetOf(this.snapshot, name) !== undefined;
  }

  /** Last row of a sheet that had something when it was read. */
  lastRow(name: string): number {
    const sheet = sheetOf(this.snapshot, name);
    return sheet ? this.moved({ sheet: name, row: lastRow(sheet), column: 0 }).row : -1;
  }

  /** Last row of a sheet in which something was written since; -1 where nothing was. */
  lastWrittenRow(name: string): number {
    return [...this.written.values()].reduce((last, { at }) => (at.sheet === name ? Math.max(last, at.row) : last), -1);
  }

  /** What stands in a cell: its formula, else its value. */
  content(at: CellRef): CellContent {
    const written = this.written.get(cellKey(at));
    if (written) return written.content;
    const sheet = sheetOf(this.snapshot, at.sheet);
    const row = this.originalRow(at);
    if (!sheet || row === null) return { value: null };
    const formula = formulaAt(sheet, row, at.column);
    if (formula === "") return { value: valueAt(sheet, row, at.column) };
    return { formula: this.insertions.reduce((text, { sheet: changed, row: before, count }) => moveRowsInFormula(text, at.sheet, changed, before, count), formula) };
  }

  /** The value of a cell, or the known result of its formula. */
  value(at: CellRef): Scalar {
    const written = this.written.get(cellKey(at));
    if (written) return written.value;
    const sheet = sheetOf(this.snapshot, at.sheet);
    const row = this.originalRow(at);
    return !sheet || row === null ? null : valueAt(sheet, row, at.column);
  }

  /** The number format that a cell was read with. */
  numberFormat(at: CellRef): string {
    const sheet = sheetOf(this.snapshot, at.sheet);
    const row = this.originalRow(at);
    return !sheet || row === null ? "General" : numberFormatAt(sheet, row, at.column);
  }

  isBlank(at: CellRef): boolean {
    const content = this.content(at);
    return "value" in content && content.value === null;
  }

  /** Puts a value where another one stands; nothing happens where it stands already, in that format if one is given. */
  setValue(at: CellRef, value: Scalar, as: Reported, numberFormat?: string): void {
    const before = this.content(at);
    if ("value" in before && before.value === value && (numberFormat === undefined || numberFormat === this.numberFormat(at))) return;
    this.edits.push({ kind: "setValue", at, expects: before, value, ...(numberFormat === undefined ? {} : { numberFormat }) });
    this.record(at, before, { value }, value, as);
  }

  /** Puts a formula; `result` is what it will show. */
  setFormula(at: CellRef, formula: string, result: Scalar, as: Reported, numberFormat?: string): void {
    const before = this.content(at);
    this.edits.push({ kind: "setFormula", at, expects: before, formula, result, ...(numberFormat === undefined ? {} : { numberFormat }) });
    this.record(at, before, { formula }, result, as);
  }

  private record(at: CellRef, before: CellContent, after: CellContent, result: Scalar, as: Reported): void {
    this.written.set(cellKey(at), { at, content: after, value: result });
    this.reported.push({ ...as, at, before, after, result });
  }

  /** Inserts blank rows before a 0-based row, to look like the one above or like another one; what stands there moves down, formulas follow. */
  insertRows(sheet: string, row: number, count: number, like?: number): void {
    this.edits.push({ kind: "insertRows", sheet, row, count, ...(like === undefined || like === row - 1 ? {} : { like }) });
    this.insertions.push({ sheet, row, count });
    const down = (at: CellRef): CellRef => (at.sheet === sheet && at.row >= row ? { ...at, row: at.row + count } : at);
    const follow = (own: string, content: CellContent): CellContent =>
      "formula" in content ? { formula: moveRowsInFormula(content.formula, own, sheet, row, count) } : content;
    this.written = new Map([...this.written].map(([key, cell]) => {
      const at = down(cell.at);
      if (at === cell.at && !("formula" in cell.content)) return [key, cell];
      return [cellKey(at), { ...cell, at, content: follow(at.sheet, cell.content) }];
    }));
    this.reported = this.reported.map((change) => {
      const at = down(change.at);
      return at === change.at ? change : { ...change, at };
    });
  }

  /** Inserts a sheet at the end. */
  insertSheet(draft: SheetDraft): void {
    this.edits.push({ kind: "insertSheet", draft, before: null });
    this.drafts.set(draft.name, draft);
    for (const { row, column, content } of draft.cells) {
      const at = { sheet: draft.name, row, column };
      this.written.set(cellKey(at), { at, content, value: "value" in content ? content.value : null });
    }
  }

  /** Where a cell of the workbook as it was read is now. */
  moved(at: CellRef): CellRef {
    return this.insertions.reduce((place, { sheet, row, count }) =>
      (place.sheet === sheet && place.row >= row ? { ...place, row: place.row + count } : place), at);
  }

  /** Where a cell was when the workbook was read; its present place for a cell that is new. */
  original(at: CellRef): CellRef {
    const row = this.originalRow(at);
    return row === null ? at : { ...at, row };
  }

  private originalRow(at: CellRef): number | null {
    let row = at.row;
    for (const insertion of [...this.insertions].reverse()) {
      if (insertion.sheet !== at.sheet || row < insertion.row) continue;
      if (row < insertion.row + insertion.count) return null;
      row -= insertion.count;
    }
    return row;
  }
}
