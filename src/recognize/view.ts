import type { CellRef, Scalar } from "../model/cells";
import { dateText, isDateFormat } from "../model/dates";
import type { SheetSnapshot } from "../model/snapshot";
import { lastColumn, lastRow } from "../model/snapshot";
import { isUnitLine, plain } from "./text";

/** Rows and columns of a sheet, both ends included, in which tables are looked for. */
export interface Span {
  readonly row: number;
  readonly lastRow: number;
  readonly column: number;
  readonly lastColumn: number;
}

/** Texts longer than this are neither titles nor headers nor labels of lines. */
const LONGEST_LABEL = 120;

/** A sheet addressed by absolute rows and columns, with texts normalised on demand. */
export class SheetView {
  readonly name: string;
  readonly span: Span;

  constructor(readonly sheet: SheetSnapshot) {
    this.name = sheet.name;
    this.span = { row: sheet.row, lastRow: lastRow(sheet), column: sheet.column, lastColumn: lastColumn(sheet) };
  }

  /** The value of a cell; null for an empty one and for text of nothing but spaces. A date is its text, no number. */
  value(row: number, column: number): Scalar {
    const value = this.sheet.values[row - this.sheet.row]?.[column - this.sheet.column];
    if (typeof value === "number") return this.dateAt(value, row, column) ?? value;
    return value === undefined || value === "" || (typeof value === "string" && value.trim() === "") ? null : value;
  }

  /** The date that a cell shows in place of its number. */
  private dateAt(value: number, row: number, column: number): string | null {
    const format = this.sheet.numberFormats[row - this.sheet.row]?.[column - this.sheet.column] ?? "General";
    return format !== "General" && isDateFormat(format) ? dateText(value) : null;
  }

  /** The text of a cell as titles, headers and labels are compared; "" for numbers, long texts and empty cells. */
  text(row: number, column: number): string {
    const value = this.value(row, column);
    return typeof value === "string" && value.length <= LONGEST_LABEL ? plain(value) : "";
  }

  /** The text of a header cell: as {@link text}, but "" for a unit of measure that stands among the headers. */
  headerText(row: number, column: number): string {
    const text = this.text(row, column);
    return isUnitLine(text) ? "" : text;
  }

  /** Whether a row has nothing in the columns of a span. */
  isBlankRow(row: number, span: Span): boolean {
    for (let column = span.column; column <= span.lastColumn; column++) if (this.value(row, column) !== null) return false;
    return true;
  }

  ref(row: number, column: number): CellRef {
    return { sheet: this.name, row, column };
  }
}
