import { areasOf, tokensOf } from "../../model/formulas";
import { isDateFormat } from "../../model/dates";
import type { EditableBook } from "../editable";
import type { Wanted } from "./calculation";

/** Functions whose result or argument is a day as a number. */
const OF_DAYS = /^(?:_XLFN\.)?(?:DATE|DATEVALUE|DATEDIF|TODAY|NOW|YEAR|MONTH|DAY|DAYS|DAYS360|EDATE|EOMONTH|WEEKDAY|WEEKNUM|ISOWEEKNUM|YEARFRAC|WORKDAY(?:\.INTL)?|NETWORKDAYS(?:\.INTL)?)$/i;

/**
 * The days of a workbook that counts them from 1904. They are read as every other workbook's are, by the formats of their cells;
 * where a formula makes a day of a number, or a number of a day, the calculation library comes to another number than the file.
 */
export class WorkbookDays {
  private readonly names: ReadonlyMap<string, number>;
  /** Places of cells that are shown as days, sheet by sheet. */
  private readonly days: readonly (readonly { readonly row: number; readonly column: number }[])[];

  constructor(private readonly book: EditableBook<unknown, unknown>) {
    this.names = new Map(book.sheets.map(({ name }, index) => [name.toLowerCase(), index]));
    const formats = new Map<string, boolean>();
    const isDay = (format: string): boolean => {
      let known = formats.get(format);
      if (known === undefined) formats.set(format, (known = isDateFormat(format)));
      return known;
    };
    this.days = book.sheets.map(({ rows }) => [...rows].flatMap(([row, { cells }]) => [...cells].flatMap(([column, { numberFormat }]) => (isDay(numberFormat) ? [{ row, column }] : []))));
  }

  /** Whether a formula shows a day, works with days or reads one. */
  touches({ sheet, row, column }: Wanted, formula: string): boolean {
    const own = this.book.sheets[sheet];
    if (!own) return false;
    if (isDateFormat(own.rows.get(row)?.cells.get(column)?.numberFormat ?? "General")) return true;
    if (tokensOf(formula).some(({ kind, text }) => kind === "function" && OF_DAYS.test(text))) return true;
    return areasOf(formula, own.name).some((area) =>
      (this.days[this.names.get(area.sheet.toLowerCase()) ?? -1] ?? []).some((day) =>
        day.row >= area.row && day.row < area.row + area.rows && day.column >= area.column && day.column < area.column + area.columns));
  }
}
