import type { FloatingLine, LineSumRelation } from "../catalog/relationTypes";
import { tableSpec } from "../catalog/tables";
import { moneyIn } from "../model/amountColumns";
import type { BookRow, BookTable, ColumnRole } from "../model/book";

/**
 * Whether a line that may stand inside a total or beside it stands inside: with fewer failures in the printed figures, else
 * where it is printed, above the total or below.
 */
export function standsInside(table: BookTable, { axis, floating }: LineSumRelation & { readonly floating: FloatingLine }): boolean {
  const rows = new Map<string, BookRow>();
  for (const row of table.rows) if (row.axis === axis && !rows.has(row.key)) rows.set(row.key, row);
  const line = rows.get(floating.line);
  const inner = rows.get(floating.inner);
  if (!line || !inner) return true;
  const failures = (inside: boolean): number => [...line.cells.keys()].reduce((count, role) =>
    count + Number(!holds(floating.inner, inside, role)) + Number(!holds(floating.outer, !inside, role)), 0);
  const sumsOf = (total: string): readonly string[] => tableSpec(table.id).relations.flatMap((relation) =>
    (relation.kind === "lineSum" && relation.axis === axis && relation.total === total && relation.floating !== undefined ? relation.parts : []));
  const moneyOf = (key: string, role: ColumnRole): number => {
    const row = rows.get(key);
    return row ? moneyIn(row, role) : 0;
  };
  const partMoney = (key: string, role: ColumnRole): number => {
    if (rows.has(key)) return moneyOf(key, role);
    const own = tableSpec(table.id).relations.find((relation) => relation.kind === "lineSum" && relation.axis === axis && relation.total === key && relation.whenPrinted === undefined);
    return own?.kind === "lineSum" ? own.parts.reduce((sum, part) => sum + moneyOf(part, role), 0) : 0;
  };
  function holds(total: string, withLine: boolean, role: ColumnRole): boolean {
    if (!rows.has(total)) return true;
    const sum = sumsOf(total).reduce((all, part) => all + partMoney(part, role), withLine ? moneyOf(floating.line, role) : 0);
    return moneyOf(total, role) === sum;
  }
  const [within, beside] = [failures(true), failures(false)];
  return within === beside ? line.row < inner.row : within < beside;
}
