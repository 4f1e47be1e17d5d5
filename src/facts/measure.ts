import type { BudgetBook } from "../model/book";
import type { UnitOfMeasure } from "../model/money";

/** The unit of measure of a book's text: the region's, or, where the region leaves it open, that of most of its tables. */
export function textUnitOf(book: Pick<BudgetBook, "profile" | "tables">): UnitOfMeasure {
  const { textUnit, units } = book.profile.settings;
  if (textUnit !== null) return textUnit;
  const counts = new Map<UnitOfMeasure, number>();
  for (const { unit } of book.tables) if (unit !== null) counts.set(unit, (counts.get(unit) ?? 0) + 1);
  const [most] = [...counts].sort(([, a], [, b]) => b - a);
  return most?.[0] ?? units[0] ?? "万元";
}
