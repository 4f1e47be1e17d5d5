import type { BookTable } from "../model/book";

/** For rules about codes: tables that print none are no matter of theirs. */
export function ifCoded(table: BookTable): "yes" | "no" {
  const known = CODED.get(table);
  if (known !== undefined) return known;
  const coded = table.rows.some(({ codeCells }) => codeCells.length > 0) ? "yes" : "no";
  CODED.set(table, coded);
  return coded;
}

/** Several rules ask. */
const CODED = new WeakMap<BookTable, "yes" | "no">();

/** For rules about amounts: without a unit of measure a number is no amount. */
export function ifMeasured(table: BookTable): "yes" | "unknown" {
  return table.unit === null ? "unknown" : "yes";
}
