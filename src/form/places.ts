import { isRecordSheet } from "../catalog/ownSheets/recordSheets";
import type { BudgetBook } from "../model/book";
import { isDateFormat } from "../model/dates";
import { cellKey, type CellRef, type Scalar } from "../model/cells";
import { parseAmountText, formatDecimal } from "../model/money";
import type { SheetSnapshot, WorkbookSnapshot } from "../model/snapshot";
import { saysNothing } from "../recognize/text";
import type { YearColumn, YearTable } from "../facts/yearTables";

/** A cell that holds something, with what it is a part of. */
export interface Place {
  readonly at: CellRef;
  readonly key: string;
  readonly value: Scalar;
  readonly formula: string;
  readonly format: string;
  /** The table in whose body it stands, and its column there; null outside of every table's body. */
  readonly table: YearTable | null;
  readonly column: YearColumn | null;
}

/** Sheets of ours, which are brought up to date by what they hold and not cell by cell. */
export function ownSheetsOf(book: BudgetBook): ReadonlySet<string> {
  return new Set([book.basics?.sheet, book.supplement?.sheet, [...book.analysis.values()][0]?.sheet].filter((name) => name !== undefined));
}

/** Every cell with content on the sheets of the office, sheet by sheet, in order. */
export function placesIn(snapshot: WorkbookSnapshot, book: BudgetBook, tables: readonly YearTable[]): readonly Place[] {
  const own = ownSheetsOf(book);
  return snapshot.sheets.filter((sheet) => !own.has(sheet.name) && !isRecordSheet(sheet)).flatMap((sheet) => placesOn(sheet, tables.filter((table) => table.sheet === sheet.name)));
}

function placesOn(sheet: SheetSnapshot, tables: readonly YearTable[]): readonly Place[] {
  const columns = new Map(tables.map((table) => [table, new Map(table.columns.map((column) => [column.column, column]))]));
  return sheet.values.flatMap((line, r) => {
    const row = sheet.row + r;
    const here = tables.filter(({ bodyRows: [first, last] }) => row >= first && row <= last);
    return line.flatMap((value, c): Place[] => {
      const formula = sheet.formulas[r]?.[c] ?? "";
      if ((value === null || value === "") && formula === "") return [];
      const at = { sheet: sheet.name, row, column: sheet.column + c };
      const table = here.find((candidate) => columns.get(candidate)?.has(at.column)) ?? null;
      return [{
        at, key: cellKey(at), value, formula, format: sheet.numberFormats[r]?.[c] ?? "General", table, column: (table && columns.get(table)?.get(at.column)) ?? null,
      }];
    });
  });
}

/** Whether a cell shows a day. */
export function isDate({ value, format }: Place): boolean {
  return typeof value === "number" && isDateFormat(format);
}

/** The number that a cell shows, also one typed as text; null for anything else. */
export function numberIn(value: Scalar): number | null {
  if (typeof value === "number") return Number(value.toPrecision(15));
  const amount = typeof value === "string" && value.length < 30 && /\d/.test(value) ? parseAmountText(value) : null;
  return amount && Number(formatDecimal(amount));
}

/** Whether a cell of an amount column holds an amount of last year: a number, one typed as text, a rate, or a dash for none. */
export function isFigure({ value }: Place): boolean {
  if (typeof value !== "string") return typeof value === "number";
  return numberIn(value) !== null || /^[-+]?[\d.,]+\s*[%％]$/.test(value.trim()) || /^[-—–―─−/\\_]+$/.test(value.trim());
}

/** Whether a text in an amount column only says that there is nothing to fill in (不需填列). */
export function isRemark({ value }: Place): boolean {
  return typeof value === "string" && saysNothing(value) && !/^[-—–―─−/\\_]+$/.test(value.trim());
}
