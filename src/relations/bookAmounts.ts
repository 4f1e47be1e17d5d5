import { amountArrays, amountsOf, copyInto, placesOf, putState, type AmountArrays, type AmountColumns } from "../model/amountColumns";
import type { BookRow, BookTable, CellState, ColumnRole } from "../model/book";
import type { Operand } from "./instance";

/** The amounts of all tables of a book in columns, those of its tables one behind the other. An amount is its number (id) here. */
export class BookAmounts {
  readonly arrays: AmountArrays;
  /** First id of each table, and the number of all. */
  readonly starts: Int32Array;

  constructor(readonly tables: readonly BookTable[]) {
    this.starts = new Int32Array(tables.length + 1);
    tables.forEach((table, at) => { this.starts[at + 1] = (this.starts[at] ?? 0) + amountsOf(table).length; });
    const [only] = tables;
    this.arrays = only && tables.length === 1 ? amountsOf(only).arrays : amountArrays(this.starts[tables.length] ?? 0);
    if (tables.length > 1) tables.forEach((table, at) => { copyInto(this.arrays, this.starts[at] ?? 0, amountsOf(table).arrays); });
  }

  /** The table (by index) to which an amount belongs. */
  tableOf(id: number): number {
    let at = 0;
    while ((this.starts[at + 1] ?? Infinity) <= id) at += 1;
    return at;
  }

  /** The first id of a table of the book. */
  startOf(table: BookTable): number {
    return this.starts[this.tables.indexOf(table)] ?? 0;
  }

  /** The id of the amount of a row and role of a table; -1 where the row has none. */
  idOf(table: BookTable, row: BookRow, role: ColumnRole): number {
    const place = placesOf(row.cells).get(role);
    return place === undefined ? -1 : this.startOf(table) + amountsOf(table).firstOf(row) + place;
  }

  /** An amount as what a relation names. */
  operandAt(id: number): Operand {
    const { table, columns, start } = this.placeOf(id);
    const { row, role, cell } = columns.cellAt(id - start);
    return { table, axis: row.axis, key: row.key, role, row, cell };
  }

  /** The sheet on which an amount stands, with the first id of those around it that do and the one behind the last. */
  stretchOf(id: number): [first: number, end: number, sheet: string] {
    const { columns, start } = this.placeOf(id);
    // Few tables go on on another sheet.
    return columns.onOneSheet ? [start, start + columns.length, (columns.rows[0] as BookRow).sheet] : [id, id + 1, columns.refOf(id - start).sheet];
  }

  /** The sheet on which an amount stands. */
  sheetOf(id: number): string {
    return this.stretchOf(id)[2];
  }

  /** Puts another state into an amount. */
  put(id: number, state: CellState): void {
    putState(this.arrays, id, state);
    const { columns, start } = this.placeOf(id);
    // Those of a single table are the table's own.
    if (columns.arrays !== this.arrays) putState(columns.arrays, id - start, state);
  }

  /** The table of an amount, its amounts and the first of their ids. */
  private placeOf(id: number): { readonly table: BookTable; readonly columns: AmountColumns; readonly start: number } {
    const at = this.tableOf(id);
    const table = this.tables[at];
    if (!table) throw new RangeError(`a book has no amount ${id}`);
    return { table, columns: amountsOf(table), start: this.starts[at] ?? 0 };
  }
}
