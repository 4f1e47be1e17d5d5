import type { UnitOfMeasure } from "../model/money";
import type { HeaderColumn } from "./headers";
import { plain, unitOfMeasureIn } from "./text";
import type { Span, SheetView } from "./view";

/** Lines above a header in which its unit of measure may be stated. */
const ABOVE = 4;

/** The unit of measure that a column's own headers state in brackets ("合计（元）"); null where they state none. */
export function unitOfColumn(printed: string): UnitOfMeasure | null {
  return printed.includes("元") ? unitOfMeasureIn(plain(printed)) : null;
}

/**
 * Columns whose headers state another unit of measure than their table, beside others that are of the table's: the same amounts
 * once more in 元, prices of one piece. They are no amounts of the table as the catalogue reads it; its structure reads them.
 *
 * @param first first row of the header: lines above it state the table's unit, else the first column that states one does
 */
export function withOtherUnits(columns: readonly HeaderColumn[], view: SheetView, first: number, span: Span): readonly HeaderColumn[] {
  const units = columns.map(({ printed }) => unitOfColumn(printed));
  const own = units.find((unit) => unit !== null);
  if (own === undefined || own === null) return columns;
  const stated = statedAbove(view, first, span) ?? own;
  const isOther = (at: number): boolean => units[at] !== null && units[at] !== stated;
  const amounts = columns.flatMap(({ content }, at) => (content.numbers > content.texts && content.codes * 2 <= content.numbers ? [at] : []));
  return amounts.every(isOther) ? columns : columns.map((column, at) => (isOther(at) ? { ...column, otherUnit: true } : column));
}

function statedAbove(view: SheetView, first: number, span: Span): UnitOfMeasure | null {
  for (let row = first - 1; row >= Math.max(span.row, first - ABOVE); row--) {
    for (let column = span.column; column <= span.lastColumn; column++) {
      const unit = unitOfMeasureIn(view.text(row, column));
      if (unit) return unit;
    }
  }
  return null;
}
