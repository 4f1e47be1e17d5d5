/**
 * One level of a list, of rows or of columns alike: the ranks of its lines and totals in the order in which they are printed,
 * (TotalRank) 0 for a line that is added up. Which lines a total adds up is not said by its word alone; its place among the others admits
 * a few readings.
 */
export type Ranks = ArrayLike<number>;

/** Entries by index; there may be a hundred thousand. */
export type Members = readonly number[] | Int32Array;

/** One way to read a total: the entries (by index) that it adds up. */
export interface TotalReading {
  readonly total: number;
  readonly members: Members;
  /** The reading that words and place suggest first; the others are taken only where the figures say so. */
  readonly canonical: boolean;
}

/** Totals of a level that are read against the whole of it; more of them would be another list each. */
const MOST_WHOLE = 6;

/** Readings of every total of a level, the canonical one first. The sums of all are linear in the entries but for a few totals. */
export function readingsOfTotals(entries: Ranks): readonly (readonly TotalReading[])[] {
  const rankOf = (at: number): number => entries[at] ?? 0;
  const totals: number[] = [];
  for (let at = 0; at < entries.length; at++) if (rankOf(at) > 0) totals.push(at);
  const top = Math.max(0, ...totals.map(rankOf));
  let whole = 0;
  return totals.map((total, index) => {
    const wide = rankOf(total) === top && whole < MOST_WHOLE;
    if (wide) whole += 1;
    const place: PlaceOfTotal = { at: total, previous: totals[index - 1] ?? -1, next: totals[index + 1] ?? entries.length, outranked: rankOf(total) < top, wide };
    const [before, behind] = [readingsBefore(entries, totals, place), readingsBehind(entries, totals, place)];
    // Where a list begins with a subtotal, those of its rank stand before their lines.
    const readings = place.outranked && rankOf(total) === rankOf(0) ? [...behind, ...before] : [...before, ...behind];
    return distinct(readings.filter((members) => members.length > 0)).map((members, order) => ({ total, members, canonical: order === 0 }));
  });
}

/** A total among the others of its level. */
interface PlaceOfTotal {
  readonly at: number;
  /** The totals before and behind it; -1 and the number of entries where there are none. */
  readonly previous: number;
  readonly next: number;
  /** Other totals rank above it. */
  readonly outranked: boolean;
  /** It is read against the whole of its level. */
  readonly wide: boolean;
}

function linesOf(entries: Ranks, from: number, to: number): Int32Array {
  const lines = new Int32Array(Math.max(0, to - from));
  let count = 0;
  for (let each = from; each < to; each++) if (entries[each] === 0) lines[count++] = each;
  return lines.subarray(0, count);
}

/** Sums of what stands before a total. */
function readingsBefore(entries: Ranks, totals: readonly number[], { at, previous, wide }: PlaceOfTotal): readonly Members[] {
  const rankOf = (place: number): number => entries[place] ?? 0;
  const rank = rankOf(at);
  const between = linesOf(entries, previous + 1, at);
  const lower = wide ? totals.filter((each) => each < at && rankOf(each) < rank && !totals.some((other) => other > each && other < at && rankOf(other) >= rank)) : [];
  // Subtotals may stand before their lines though the total stands behind them.
  const before = (): readonly Members[] => [[...lower, ...linesOf(entries, 0, lower[0] ?? 0)], lower];
  if (lower.length > 0) return [[...lower, ...between], ...(lower.length > 1 ? [[lower.at(-1) ?? 0, ...between]] : []), between, ...before()];
  return previous >= 0 && rankOf(previous) < rank ? [[previous, ...between], between] : [between];
}

/** Sums of what stands behind a total, then those that words and place suggest least. */
function readingsBehind(entries: Ranks, totals: readonly number[], { at, previous, next, outranked, wide }: PlaceOfTotal): readonly Members[] {
  const rankOf = (place: number): number => entries[place] ?? 0;
  const between = linesOf(entries, previous + 1, at);
  const after = linesOf(entries, at + 1, next);
  const lower = wide ? totals.filter((each) => each > at && rankOf(each) < rankOf(at)) : [];
  const [first = at] = lower;
  const last = lower.at(-1) ?? at;
  return [
    ...(lower.length > 0 ? [[...lower, ...linesOf(entries, at + 1, first)]] : []),
    // Subtotals may stand behind their lines though the total stands before them.
    ...(lower.length > 0 && previous < 0 ? [[...lower, ...linesOf(entries, last + 1, entries.length)], lower] : []),
    // Lines after the last subtotal may be its own or stand beside it.
    ...(lower.length === 1 ? range(first, entries.length).slice(1).slice(-3).map((each) => [...lower, ...linesOf(entries, each, entries.length)]) : []),
    after,
    ...(wide ? [linesOf(entries, 0, entries.length)] : []),
    ...(previous >= 0 && between.length > 0 && rankOf(previous) >= rankOf(at) ? [[previous, ...between]] : []),
    // A total printed first among the lines of its group may end before the next total does.
    ...(outranked && between.length === 0 && after.length > 2 ? range(2, Math.min(after.length, 6)).map((size) => after.slice(0, -size + 1)) : []),
  ];
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index);
}

/** Readings without those that sum the same entries as one before them. */
function distinct(readings: readonly Members[]): readonly Members[] {
  const kept: Members[] = [];
  const ordered: Members[] = [];
  for (const members of readings) {
    const own = inOrder(members);
    if (ordered.some((other) => sameMembers(other, own))) continue;
    kept.push(members);
    ordered.push(own);
  }
  return kept;
}

function inOrder(members: Members): Members {
  for (let at = 1; at < members.length; at++) if ((members[at - 1] ?? 0) >= (members[at] ?? 0)) return [...members].sort((a, b) => a - b);
  return members;
}

/** Whether two readings sum the same entries, in the same order. */
export function sameMembers(a: Members, b: Members): boolean {
  if (a.length !== b.length) return false;
  for (let at = 0; at < a.length; at++) if (a[at] !== b[at]) return false;
  return true;
}
