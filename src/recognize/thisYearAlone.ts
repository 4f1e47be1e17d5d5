import type { HeaderColumn } from "./headers";

const CARRIED = new WeakMap<readonly HeaderColumn[], readonly HeaderColumn[]>();

/** The columns of what was carried over. */
function carriedIn(columns: readonly HeaderColumn[]): readonly HeaderColumn[] {
  const known = CARRIED.get(columns) ?? columns.filter(({ levels }) => levels.some((level) => /上年.*结[转余]|^结[转余]/.test(level)));
  CARRIED.set(columns, known);
  return known;
}

/** Whether a column stands in a group of what this year brings alone, beside columns of what was carried over. */
export function isOfThisYearAlone({ levels }: HeaderColumn, columns: readonly HeaderColumn[]): boolean {
  return levels.slice(0, -1).some((group) => /^(?:本年|当年)/.test(group) && carriedIn(columns).some((other) => !other.levels.includes(group)));
}
