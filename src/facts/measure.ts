import type { BudgetBook } from "../model/book";
import type { UnitOfMeasure } from "../model/money";
import type { Profile } from "../model/profile";

/** The unit of measure of a book's text: the region's, or, where the region leaves it open, that of most of its tables. */
export function textUnitOf(book: Pick<BudgetBook, "profile" | "tables">): UnitOfMeasure {
  const { units } = book.profile.settings;
  const counts = new Map<UnitOfMeasure, number>();
  for (const { unit } of book.tables) if (unit !== null) counts.set(unit, (counts.get(unit) ?? 0) + 1);
  const [most] = [...counts].sort(([, a], [, b]) => b - a);
  return measureOfText(book.profile, most?.[0] ?? units[0] ?? "万元");
}

/** The unit of measure of a region's text, and of what it asks on 补充资料, beside tables in `tables`. */
export function measureOfText({ settings: { textUnit } }: Pick<Profile, "settings">, tables: UnitOfMeasure): UnitOfMeasure {
  return textUnit ?? tables;
}
