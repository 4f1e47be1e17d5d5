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

/** A sheet's cells as they are looked at, made when a row is first asked for and kept for every view of the sheet. */
interface SheetLines {
  /** Values, with null for nothing but spaces and texts for dates. */
  readonly values: (readonly Scalar[])[];
  /** Texts as titles, headers and labels are compared. */
  readonly texts: string[][];
  /** Whether a number format of the sheet shows dates; a sheet has few formats, and every number of it asks. */
  readonly dates: Map<string, boolean>;
}

const LINES = new WeakMap<SheetSnapshot, SheetLines>();

function linesOf(sheet: SheetSnapshot): SheetLines {
  const known = LINES.get(sheet);
  if (known) return known;
  const lines: SheetLines = { values: [], texts: [], dates: new Map() };
  LINES.set(sheet, lines);
  return lines;
}

function readLine({ values, numberFormats }: SheetSnapshot, lines: SheetLines, at: number): readonly Scalar[] | undefined {
  const own = values[at];
  if (!own) return undefined;
  const formats = numberFormats[at];
  // Most rows are looked at as they are.
  let read: Scalar[] | null = null;
  for (let index = 0; index < own.length; index++) {
    const value = own[index] ?? null;
    const seen = typeof value === "number" ? dateOf(value, formats?.[index] ?? "General", lines.dates) ?? value : typeof value === "string" && value.trim() === "" ? null : value;
    if (seen !== value) (read ??= [...own])[index] = seen;
  }
  return lines.values[at] = read ?? own;
}

/** The date that a cell shows in place of its number. */
function dateOf(value: number, format: string, dates: Map<string, boolean>): string | null {
  if (format === "General") return null;
  let date = dates.get(format);
  if (date === undefined) dates.set(format, date = isDateFormat(format));
  return date ? dateText(value) : null;
}

/** A sheet addressed by absolute rows and columns, with texts normalised on demand. */
export class SheetView {
  readonly name: string;
  readonly span: Span;

  private readonly lines: SheetLines;

  constructor(readonly sheet: SheetSnapshot) {
    this.name = sheet.name;
    this.lines = linesOf(sheet);
    this.span = { row: sheet.row, lastRow: lastRow(sheet), column: sheet.column, lastColumn: lastColumn(sheet) };
  }

  /** The value of a cell; null for an empty one and for text of nothing but spaces. A date is its text, no number. */
  value(row: number, column: number): Scalar {
    return this.line(row)?.[column - this.sheet.column] ?? null;
  }

  /** The values of a row as {@link value} tells them, from the first column of the sheet's used range on. */
  line(row: number): readonly Scalar[] | undefined {
    const at = row - this.sheet.row;
    return this.lines.values[at] ?? readLine(this.sheet, this.lines, at);
  }

  /** The text of a cell as titles, headers and labels are compared; "" for numbers, long texts and empty cells. */
  text(row: number, column: number): string {
    const value = this.value(row, column);
    if (typeof value !== "string" || value.length > LONGEST_LABEL) return "";
    const texts = this.lines.texts[row - this.sheet.row] ??= [];
    return texts[column - this.sheet.column] ??= plain(value);
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
