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

/** A sheet's cells as they are looked at, made when a row is first asked for and kept for every view of the sheet: null for nothing but spaces and texts for dates. */
const LINES = new WeakMap<SheetSnapshot, (readonly Scalar[])[]>();

function linesOf(sheet: SheetSnapshot): (readonly Scalar[])[] {
  const known = LINES.get(sheet);
  if (known) return known;
  const lines: (readonly Scalar[])[] = [];
  LINES.set(sheet, lines);
  return lines;
}

/** Rows of a sheet with a text that says 表, as every title of a table does; found once for all that look for titles on it. */
export function rowsSayingTable(sheet: SheetSnapshot): readonly number[] {
  const known = SAYING_TABLE.get(sheet);
  if (known) return known;
  const rows: number[] = [];
  for (let at = 0; at < sheet.values.length; at++) {
    const line = sheet.values[at] ?? [];
    for (let index = 0; index < line.length; index++) {
      const value = line[index];
      if (typeof value !== "string" || !value.includes("表")) continue;
      rows.push(sheet.row + at);
      break;
    }
  }
  SAYING_TABLE.set(sheet, rows);
  return rows;
}

const SAYING_TABLE = new WeakMap<SheetSnapshot, readonly number[]>();

/** A value as titles, headers and labels are compared; "" for numbers, long texts and empty cells. */
export function comparedText(value: Scalar | undefined): string {
  return typeof value !== "string" || value.length > LONGEST_LABEL ? "" : plain(value);
}

/** A value as a header: as {@link comparedText}, but "" for a unit of measure that stands among the headers. */
export function headerText(value: Scalar | undefined): string {
  const text = comparedText(value);
  return isUnitLine(text) ? "" : text;
}

/** The first text of a row within a span; "" where it has none. */
export function firstText(view: SheetView, row: number, span: Span): string {
  const line = view.cells(row);
  for (let column = span.column; column <= span.lastColumn; column++) {
    const text = comparedText(line[column - view.sheet.column]);
    if (text !== "") return text;
  }
  return "";
}

/** Whether formats show dates; a workbook has few formats, and every number of it asks. */
const DATES = new Map<string, boolean>();
const MOST_FORMATS = 2000;

function showsDate(format: string): boolean {
  const known = DATES.get(format);
  if (known !== undefined) return known;
  if (DATES.size >= MOST_FORMATS) DATES.clear();
  const shows = isDateFormat(format);
  DATES.set(format, shows);
  return shows;
}

function readLine({ values, numberFormats }: SheetSnapshot, at: number): readonly Scalar[] | undefined {
  const own = values[at];
  if (!own) return undefined;
  const formats = numberFormats[at];
  // Most rows are looked at as they are.
  let read: Scalar[] | null = null;
  let last = "General";
  let dates = false;
  for (let index = 0; index < own.length; index++) {
    const value = own[index] ?? null;
    let seen: Scalar = value;
    if (typeof value === "number") {
      const format = formats?.[index] ?? "General";
      if (format !== last) dates = (last = format) !== "General" && showsDate(format);
      if (dates) seen = dateText(value) ?? value;
    } else if (typeof value === "string" && isBlank(value)) seen = null;
    if (seen !== value) (read ??= [...own])[index] = seen;
  }
  return read ?? own;
}

/** Whether a text is nothing but spaces; most begin with visible ASCII or an ideograph, and then it is not. */
function isBlank(text: string): boolean {
  const unit = text.charCodeAt(0);
  return !((unit > 0x20 && unit < 0x7f) || (unit > 0x3000 && unit < 0xfeff)) && text.trim() === "";
}

const NO_CELLS: readonly Scalar[] = [];

/** A sheet addressed by absolute rows and columns, with texts normalised on demand. */
export class SheetView {
  readonly name: string;
  readonly span: Span;

  private readonly lines: (readonly Scalar[])[];
  private readonly first: number;
  private readonly left: number;
  private hidden: ReadonlySet<number> | null = null;

  constructor(readonly sheet: SheetSnapshot) {
    this.name = sheet.name;
    this.lines = linesOf(sheet);
    this.first = sheet.row;
    this.left = sheet.column;
    this.span = { row: sheet.row, lastRow: lastRow(sheet), column: sheet.column, lastColumn: lastColumn(sheet) };
  }

  /** The value of a cell; null for an empty one and for text of nothing but spaces. A date is its text, no number. */
  value(row: number, column: number): Scalar {
    return (this.lines[row - this.first] ?? this.line(row))?.[column - this.left] ?? null;
  }

  /** The values of a row as {@link value} tells them, from the first column of the sheet's used range on. */
  line(row: number): readonly Scalar[] | undefined {
    const at = row - this.first;
    const known = this.lines[at];
    if (known) return known;
    const read = readLine(this.sheet, at);
    if (read) this.lines[at] = read;
    return read;
  }

  /** {@link line}; none of a row outside of the sheet. */
  cells(row: number): readonly Scalar[] {
    return this.lines[row - this.first] ?? this.line(row) ?? NO_CELLS;
  }

  /** The text of a cell as titles, headers and labels are compared; "" for numbers, long texts and empty cells. */
  text(row: number, column: number): string {
    return comparedText(this.value(row, column));
  }

  /** The text of a header cell: as {@link text}, but "" for a unit of measure that stands among the headers. */
  headerText(row: number, column: number): string {
    return headerText(this.value(row, column));
  }

  /** Whether a row has nothing in the columns of a span. */
  isBlankRow(row: number, span: Span): boolean {
    const line = this.line(row);
    if (!line) return true;
    for (let at = span.column - this.left; at <= span.lastColumn - this.left; at++) if ((line[at] ?? null) !== null) return false;
    return true;
  }

  isHidden(row: number): boolean {
    if (this.sheet.hiddenRows.length === 0) return false;
    return (this.hidden ??= new Set(this.sheet.hiddenRows)).has(row);
  }

  ref(row: number, column: number): CellRef {
    return { sheet: this.name, row, column };
  }
}
