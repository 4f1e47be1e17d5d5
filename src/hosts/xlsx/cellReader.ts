import type { Area, Scalar } from "../../model/cells";
import { isDateFormat } from "../../model/dates";
import { parseArea } from "../../model/cells";
import { escapes, stringOf, textOf } from "./cellText";
import { SharedFormula } from "./sharedFormulas";
import type { SharedStrings } from "./sharedStrings";
import { CellType, type SheetScanner } from "./sheetScanner";
import type { StyleSheet } from "./styleSheet";

/** Days from the first day of the 1900 count to that of the 1904 count. */
export const DAYS_TO_1904 = 1462;
/** Days from the first day of the 1900 count to 1970-01-01. */
const DAYS_TO_1970 = 25_569;
/** The 1900 count knows a 29 February 1900, which never was: days before 1 March are one less. */
const MARCH_1900 = 61;
const DAY_MS = 86_400_000;

/** What is needed to understand the cells of a workbook. */
export interface Reading {
  readonly strings: SharedStrings;
  readonly styles: StyleSheet;
  readonly date1904: boolean;
}

/** Understands the cells of one sheet that a {@link SheetScanner} comes by. */
export class CellReader {
  /** The area of the array formula of the cell whose {@link formula} was read last. */
  array: Area | null = null;
  /** Cells whose shared formula stands in a later cell, to be read again. */
  readonly waiting: { readonly row: number; readonly column: number; readonly group: string }[] = [];
  /** Whether a cell of a table of results came by. */
  hasTables = false;
  private readonly shared = new Map<string, SharedFormula>();
  private readonly dates: (boolean | undefined)[] = [];
  /** The style that was asked for last, and its format: cells beside each other mostly have the same. */
  private styleBefore = -1;
  private formatBefore = "";

  constructor(private readonly scanner: SheetScanner, private readonly sheet: string, private readonly reading: Reading) {}

  /** The cell's value, or the stored result of its formula; null when it has none. Days are counted from 1900. */
  value(): Scalar {
    const { scanner } = this;
    if (scanner.valueStart < 0) return null;
    switch (scanner.type) {
      case CellType.number: return this.number();
      case CellType.shared: return this.reading.strings.at(scanner.number()) ?? null;
      case CellType.text: return escapes(textOf(scanner.bytes, scanner.valueStart, scanner.valueEnd));
      case CellType.inline: return stringOf(scanner.bytes, scanner.valueStart, scanner.valueEnd);
      case CellType.error: return textOf(scanner.bytes, scanner.valueStart, scanner.valueEnd);
      case CellType.logical: {
        const word = scanner.text();
        return word === "" ? null : word === "1" || word === "true";
      }
      case CellType.date: return dayOf(scanner.text());
    }
  }

  /** The cell's formula with "=", "" when it has none; also for the cells that share the formula of another one. */
  formula(): string {
    const { scanner } = this;
    this.array = null;
    if (scanner.formulaTagStart < 0) return "";
    const attributes = scanner.formulaAttributes();
    const kind = attributes?.get("t");
    if (kind === "dataTable") {
      this.hasTables = true;
      return "";
    }
    const text = textOf(scanner.bytes, scanner.formulaStart, scanner.formulaEnd);
    const group = kind === "shared" ? attributes?.get("si") : undefined;
    if (text === "") return group === undefined ? "" : this.sharedAt(group, scanner.row, scanner.column);
    const formula = `=${text}`;
    if (group !== undefined) this.shared.set(group, new SharedFormula(formula, scanner.row, scanner.column));
    if (kind === "array") this.array = parseArea(this.sheet, attributes?.get("ref") ?? "");
    return formula;
  }

  /** The formula of a cell that waited for its first one. */
  formulaOf(group: string, row: number, column: number): string {
    return this.shared.get(group)?.at(row, column) ?? "";
  }

  /** The number format of the cell. */
  numberFormat(): string {
    const { style, type } = this.scanner;
    if (style !== this.styleBefore) {
      this.styleBefore = style;
      this.formatBefore = this.reading.styles.numberFormat(style);
    }
    return type === CellType.date && !isDateFormat(this.formatBefore) ? "yyyy-mm-dd" : this.formatBefore;
  }

  private sharedAt(group: string, row: number, column: number): string {
    const known = this.shared.get(group);
    if (known) return known.at(row, column);
    this.waiting.push({ row, column, group });
    return "";
  }

  private number(): Scalar {
    const { scanner } = this;
    const number = scanner.number();
    if (Number.isNaN(number)) {
      const text = scanner.text();
      return text === "" ? null : text;
    }
    if (!Number.isFinite(number)) return null;
    return this.reading.date1904 && this.isDate(scanner.style) ? number + DAYS_TO_1904 : number;
  }

  private isDate(style: number): boolean {
    return (this.dates[style] ??= isDateFormat(this.reading.styles.numberFormat(style)));
  }
}

const ISO = /^(?:(\d{4})-(\d{2})-(\d{2}))?(?:T?(\d{2}):(\d{2})(?::(\d{2}(?:\.\d+)?))?)?Z?$/;

/** The day that an ISO date says, in the 1900 count; the text itself when it is none. */
function dayOf(text: string): Scalar {
  const match = ISO.exec(text);
  if (!match || text === "") return text === "" ? null : text;
  const [, year, month, day, hours = "0", minutes = "0", seconds = "0"] = match;
  const time = (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) / 86_400;
  if (year === undefined) return time;
  const days = Date.UTC(Number(year), Number(month) - 1, Number(day)) / DAY_MS + DAYS_TO_1970;
  return (days < MARCH_1900 ? days - 1 : days) + time;
}
