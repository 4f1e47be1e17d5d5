import type { BookColumn } from "../model/book";
import type { SheetSnapshot } from "../model/snapshot";
import { decimalOfNumber, fenOf, parseAmountText, type Fen } from "../model/money";
import type { AxisColumns, Fit } from "./columns";
import type { Span, SheetView } from "./view";

const SAMPLE_ROWS = 300;
/** How far the printed sum of a row may be off for each figure in it by rounding, in hundredths of the unit. */
const ROUNDED = 0.5;

/** A column that its kind of table adds up from others, with those of them that are printed. */
interface ColumnSum {
  readonly total: number;
  readonly parts: readonly number[];
}

/** Sheets of which figures chose a reading of the columns. */
const CHOSEN = new WeakSet<SheetSnapshot>();

/** Whether figures of a sheet had a say in what its columns are, so that other figures may make other columns of them. */
export function readByFigures(sheet: SheetSnapshot): boolean {
  return CHOSEN.has(sheet);
}

/**
 * How well a reading of the columns agrees with the figures below them: the share of rows in which totals are the sum of
 * their parts less that of rows in which they are not, from -1 to 1; 0 where there is nothing to add up.
 */
export function columnsAddUp(view: SheetView, { axes }: Fit, lastHeader: number, span: Span): number {
  CHOSEN.add(view.sheet);
  const sums = axes.flatMap(sumsOf);
  let holds = 0;
  let fails = 0;
  for (let row = lastHeader + 1; row <= Math.min(span.lastRow, lastHeader + SAMPLE_ROWS); row++) {
    for (const { total, parts } of sums) {
      const printed = hundredthsAt(view, row, total);
      const amounts = parts.map((part) => hundredthsAt(view, row, part));
      if (printed === null || amounts.every((amount) => amount === null)) continue;
      const gap = amounts.reduce<Fen>((sum, amount) => sum + (amount ?? 0), -printed);
      if (Math.abs(gap) <= ROUNDED * (parts.length + 1)) holds += 1;
      else fails += 1;
    }
  }
  return holds + fails === 0 ? 0 : (holds - fails) / (holds + fails);
}

function sumsOf({ axis, columns }: AxisColumns): readonly ColumnSum[] {
  const printed = new Map(columns.filter(({ content }) => content === "amount").map((column): [string, BookColumn] => [column.role, column]));
  /** A part that the layout does not print is replaced by its own. */
  const partsOf = (role: string): readonly number[] => (axis.columns.find((spec) => spec.role === role)?.parts ?? []).flatMap((part) => {
    const own = printed.get(part);
    return own ? [own.column] : partsOf(part);
  });
  return [...printed].flatMap(([role, { column }]): readonly ColumnSum[] => {
    const parts = partsOf(role);
    return parts.length < 2 ? [] : [{ total: column, parts }];
  });
}

/** The amount in a cell in hundredths of whatever unit the table is in; null where none stands there. */
function hundredthsAt(view: SheetView, row: number, column: number): Fen | null {
  const value = view.value(row, column);
  const decimal = typeof value === "number" ? decimalOfNumber(value) : typeof value === "string" ? parseAmountText(value) : null;
  return decimal && fenOf(decimal, "元");
}
