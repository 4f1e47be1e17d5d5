import { ColumnIndex } from "../derive/columnIndex";
import { fenPlaces } from "../derive/formulas";
import { cellText, quotedText } from "../derive/formulaText";
import { FormulaWriter } from "../derive/ranges";
import { WorkingBook } from "../derive/working";
import type { CellRef } from "../model/cells";
import type { UnitOfMeasure } from "../model/money";
import type { WorkbookSnapshot } from "../model/snapshot";
import type { YearTable } from "../facts/yearTables";

/** Rows that an open range reaches beyond the last row of a table, so that rows typed there count at once. */
const SPARE = 10;

/**
 * Writes sums that the structure of a table bears out as formulas that survive inserted rows: by code where codes tell the
 * rows, down to the end of the table where the rows are all that stands there, else by their cells. A range never reaches
 * over a row that itself adds up the cell.
 */
export class Sums {
  private readonly work: WorkingBook;
  private readonly index: ColumnIndex;

  constructor(snapshot: WorkbookSnapshot) {
    this.work = new WorkingBook(snapshot);
    this.index = new ColumnIndex(this.work);
  }

  /** The formula of a sum in one table. */
  of(at: CellRef, parts: readonly CellRef[], table: YearTable, unit: UnitOfMeasure): string {
    const writer = new FormulaWriter(at.sheet);
    const inColumn = parts.every(({ sheet, column }) => sheet === at.sheet && column === at.column);
    const below = inColumn && parts.every(({ row }) => row > at.row);
    const above = inColumn && parts.every(({ row }) => row < at.row);
    const sum = (below ? this.byCode(at, parts, table) ?? this.openRange(at, parts, table) : above ? this.byCodeAbove(at, parts, table) : null) ?? writer.sum(parts);
    return `=ROUND(${sum},${fenPlaces(unit)})`;
  }

  /** The text of a code; "" for anything else. */
  private codeAt(sheet: string, row: number, column: number): string {
    const value = this.work.value({ sheet, row, column });
    return typeof value === "string" && /^\d+$/.test(value) ? value : "";
  }

  /** The last row above one without a code, which may be a total of the rows before it. */
  private endOfCodes(table: YearTable, column: number, first: number): number {
    const last = table.bodyRows[1];
    for (let row = first; row <= last; row += 1) {
      const blank = table.columns.every((each) => this.work.isBlank({ sheet: table.sheet, row, column: each.column }));
      if (!blank && this.codeAt(table.sheet, row, column) === "") return row - 1;
    }
    return this.free(table, last);
  }

  /** The one column of codes beside a sum, and the length that the codes of its parts have; null where they are not alike. */
  private codesOf(at: CellRef, parts: readonly CellRef[], table: YearTable): { readonly column: number; readonly length: number } | null {
    const [only, ...more] = table.columns.filter(({ use, column }) => use === "code" && column < at.column);
    if (!only || more.length > 0) return null;
    const lengths = new Set(parts.map(({ row }) => this.codeAt(at.sheet, row, only.column).length));
    const [length = 0] = lengths;
    return lengths.size === 1 && length > 0 ? { column: only.column, length } : null;
  }

  private finds(at: CellRef, codes: { readonly column: number; readonly length: number }, prefix: string, [first, last]: readonly [number, number], parts: readonly CellRef[]): boolean {
    const found = this.index.rowsOfPrefix(at.sheet, [codes.column], prefix, codes.length).filter((row) => row >= first && row <= last);
    return found.length === parts.length && parts.every(({ row }) => found.includes(row));
  }

  private byCode(at: CellRef, parts: readonly CellRef[], table: YearTable): string | null {
    const codes = this.codesOf(at, parts, table);
    if (!codes) return null;
    const { column, length } = codes;
    const own = this.codeAt(at.sheet, at.row, column);
    const end = this.endOfCodes(table, column, at.row + 1);
    if (length <= own.length || !this.finds(at, codes, own, [at.row + 1, end], parts)) return null;
    const range = (each: number, fixed: boolean): string => `${cellText(at.row + 1, each, { column: fixed })}:${cellText(end, each, { row: true, column: fixed })}`;
    const open = quotedText("?".repeat(length - own.length));
    return `SUMIFS(${range(at.column, false)},${range(column, true)},${own === "" ? open : `${cellText(at.row, column, { column: true })}&${open}`})`;
  }

  /** A total below its rows: the codes of that length from the first row of the body down to it. */
  private byCodeAbove(at: CellRef, parts: readonly CellRef[], table: YearTable): string | null {
    const codes = this.codesOf(at, parts, table);
    const [first] = table.bodyRows;
    if (!codes || this.codeAt(at.sheet, at.row, codes.column) !== "" || !this.finds(at, codes, "", [first, at.row - 1], parts)) return null;
    const range = (each: number, fixed: boolean): string => `${cellText(first, each, { row: true, column: fixed })}:${cellText(at.row - 1, each, { column: fixed })}`;
    return `SUMIFS(${range(at.column, false)},${range(codes.column, true)},${quotedText("?".repeat(codes.length))})`;
  }

  /** Every row from the one below down to the end of the table, and the free rows after it. */
  private openRange(at: CellRef, parts: readonly CellRef[], table: YearTable): string | null {
    const rows = new Set(parts.map(({ row }) => row));
    const last = Math.max(...rows);
    for (let row = at.row + 1; row <= table.bodyRows[1]; row += 1) {
      if (!rows.has(row) && !this.work.isBlank({ ...at, row })) return null;
    }
    // Other lists may begin where this one ends.
    if (last < table.bodyRows[1] && table.columns.some(({ column, use }) => use === "label" && !this.work.isBlank({ sheet: at.sheet, row: last + 1, column }))) return null;
    return `SUM(${cellText(at.row + 1, at.column)}:${cellText(Math.max(last, this.free(table, last)), at.column, { row: true })})`;
  }

  /** Up to where the rows below a table are empty in all its columns, some rows at most. */
  private free(table: YearTable, last: number): number {
    for (let row = last + 1; row <= last + SPARE; row += 1) {
      if (table.columns.some(({ column }) => !this.work.isBlank({ sheet: table.sheet, row, column }))) return row - 1;
    }
    return last + SPARE;
  }
}
