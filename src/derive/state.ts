import type { BookTable, BudgetBook, TableId } from "../model/book";
import { cellKey, type CellRef } from "../model/cells";
import type { FillConflict, FillObstacle } from "../model/plans";
import { tableAfterInsertion } from "./tables";
import { WorkingBook } from "./working";
import type { WorkbookSnapshot } from "../model/snapshot";

/** Choices for filling. */
export interface FillOptions {
  /** Writes numbers instead of formulas. */
  readonly values?: boolean;
  /** Typed figures (as placed in the workbook now) that may be replaced although they differ from the derived ones. */
  readonly overwrite?: readonly CellRef[];
}

/** What filling knows and has decided so far. */
export class FillState {
  readonly work: WorkingBook;
  readonly conflicts: FillConflict[] = [];
  readonly obstacles: FillObstacle[] = [];
  readonly values: boolean;
  /** Amount cells whose row now stands for another code, so that what is in them may be replaced. */
  private readonly stale: CellRef[] = [];
  private readonly overwrites: readonly CellRef[];
  private present: readonly BookTable[];
  private supplement: BudgetBook["supplement"];

  constructor(private readonly book: BudgetBook, snapshot: WorkbookSnapshot, options: FillOptions) {
    this.work = new WorkingBook(snapshot);
    this.supplement = book.supplement;
    this.values = options.values ?? false;
    this.overwrites = options.overwrite ?? [];
    // A table that states two units of measure has none that could be relied on.
    this.present = book.tables.map((table) => (saysSeveralUnits(table) ? { ...table, unit: null } : table));
  }

  /** The book as it will be after the changes so far. */
  current(): BudgetBook {
    return { ...this.book, tables: this.present, supplement: this.supplement };
  }

  table(id: TableId): BookTable | undefined {
    return this.present.find((table) => table.id === id);
  }

  replaceTable(table: BookTable): void {
    this.present = this.present.map((other) => (other.id === table.id && other.sheet === table.sheet ? table : other));
  }

  /** Inserts rows into a sheet, to look like the row above or like another one; every table on it moves. */
  insertRows(sheet: string, row: number, count: number, like?: number): void {
    this.work.insertRows(sheet, row, count, like);
    this.present = this.present.map((table) => tableAfterInsertion(table, sheet, row, count));
    this.stale.forEach((at, index) => {
      if (at.sheet === sheet && at.row >= row) this.stale[index] = { ...at, row: at.row + count };
    });
  }

  /** Takes 补充资料 as it will be. */
  replaceSupplement(supplement: NonNullable<BudgetBook["supplement"]>): void {
    this.supplement = supplement;
  }

  markStale(at: CellRef): void {
    this.stale.push(at);
  }

  /** Keys of the cells whose content may be replaced whatever it is. */
  replaceable(): ReadonlySet<string> {
    return new Set([...this.stale, ...this.overwrites.map((at) => this.work.moved(at))].map(cellKey));
  }

  obstacle(table: FillObstacle["table"], at: CellRef | null, reason: FillObstacle["reason"], detail: string): void {
    this.obstacles.push({ table, at: at && this.work.original(at), reason, detail });
  }
}

/** Whether a table states more than one unit of measure. */
export function saysSeveralUnits(table: BookTable): boolean {
  return new Set(table.stated.units.map(({ unit }) => unit)).size > 1;
}
