import type { FloatingLine, LineSumRelation } from "../catalog/relationTypes";
import { moneyIn } from "../model/amountColumns";
import type { BookRow, ColumnRole, RowKey, TableId } from "../model/book";
import type { Fen } from "../model/money";
import type { BookIndex } from "./lookup";
import { sumThatMakes } from "./ownSums";

/**
 * Whether a line that may stand inside a total or beside it stands inside: with fewer failures in the printed figures, else
 * where it is printed, above the total or below.
 */
export function standsInside(index: BookIndex, table: TableId, { axis, floating }: LineSumRelation & { readonly floating: FloatingLine }): boolean {
  const rowOf = (key: RowKey): BookRow | undefined => index.rowsOf(table, axis, key)[0];
  const [line, inner] = [rowOf(floating.line), rowOf(floating.inner)];
  if (!line || !inner) return true;
  const moneyOf = (key: RowKey, role: ColumnRole): Fen => {
    const row = rowOf(key);
    return row ? moneyIn(row, role) : 0;
  };
  const partsOf = (total: RowKey, money: typeof moneyOf, role: ColumnRole): Fen => (sumThatMakes(index, table, axis, total)?.parts ?? []).reduce((sum, part) => sum + money(part, role), 0);
  const printedOf = (key: RowKey, role: ColumnRole): Fen => (rowOf(key) ? moneyOf(key, role) : partsOf(key, moneyOf, role));
  const holds = (total: RowKey, withLine: boolean, role: ColumnRole): boolean =>
    !rowOf(total) || moneyOf(total, role) === partsOf(total, printedOf, role) + (withLine ? moneyOf(floating.line, role) : 0);
  const failures = (inside: boolean): number => [...line.cells.keys()].reduce((count, role) =>
    count + Number(!holds(floating.inner, inside, role)) + Number(!holds(floating.outer, !inside, role)), 0);
  const [within, beside] = [failures(true), failures(false)];
  return within === beside ? line.row < inner.row : within < beside;
}
