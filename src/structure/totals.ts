import type { TotalRank } from "./words";

/**
 * One level of a list, of rows or of columns alike: the ranks of its lines and totals in the order in which they are printed,
 * 0 for a line that is added up. Which lines a total adds up is not said by its word alone; its place among the others admits
 * a few readings.
 */
export type Ranks = readonly TotalRank[];

/** One way to read a total: the entries (by index) that it adds up. */
export interface TotalReading {
  readonly total: number;
  readonly members: readonly number[];
  /** The reading that words and place suggest first; the others are taken only where the figures say so. */
  readonly canonical: boolean;
}

/** Totals of a level that are read against the whole of it; more of them would be another list each. */
const MOST_WHOLE = 6;

/** Readings of every total of a level, the canonical one first. The sums of all are linear in the entries but for a few totals. */
export function readingsOfTotals(entries: Ranks): readonly (readonly TotalReading[])[] {
  const rankOf = (at: number): number => entries[at] ?? 0;
  const totals: number[] = [];
  entries.forEach((rank, at) => { if (rank > 0) totals.push(at); });
  const top = Math.max(0, ...totals.map(rankOf));
  let whole = 0;
  return totals.map((total, index) => {
    const wide = rankOf(total) === top && whole < MOST_WHOLE;
    if (wide) whole += 1;
    const place: PlaceOfTotal = { at: total, previous: totals[index - 1] ?? -1, next: totals[index + 1] ?? entries.length, outranked: rankOf(total) < top, wide };
    const readings = [...readingsBefore(entries, totals, place), ...readingsBehind(entries, totals, place)];
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

function linesOf(entries: Ranks, from: number, to: number): readonly number[] {
  const lines: number[] = [];
  for (let each = from; each < to; each++) if (entries[each] === 0) lines.push(each);
  return lines;
}

/** Sums of what stands before a total. */
function readingsBefore(entries: Ranks, totals: readonly number[], { at, previous, wide }: PlaceOfTotal): readonly (readonly number[])[] {
  const rankOf = (place: number): number => entries[place] ?? 0;
  const rank = rankOf(at);
  const between = linesOf(entries, previous + 1, at);
  const lower = wide ? totals.filter((each) => each < at && rankOf(each) < rank && !totals.some((other) => other > each && other < at && rankOf(other) >= rank)) : [];
  if (lower.length > 0) return [[...lower, ...between], ...(lower.length > 1 ? [[lower.at(-1) ?? 0, ...between]] : []), between];
  return previous >= 0 && rankOf(previous) < rank ? [[previous, ...between], between] : [between];
}

/** Sums of what stands behind a total, then those that words and place suggest least. */
function readingsBehind(entries: Ranks, totals: readonly number[], { at, previous, next, outranked, wide }: PlaceOfTotal): readonly (readonly number[])[] {
  const rankOf = (place: number): number => entries[place] ?? 0;
  const between = linesOf(entries, previous + 1, at);
  const after = linesOf(entries, at + 1, next);
  const lower = wide ? totals.filter((each) => each > at && rankOf(each) < rankOf(at)) : [];
  const [first = at] = lower;
  return [
    ...(lower.length > 0 ? [[...lower, ...linesOf(entries, at + 1, first)]] : []),
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
function distinct(readings: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const kept: (readonly number[])[] = [];
  const ordered: (readonly number[])[] = [];
  for (const members of readings) {
    const own = inOrder(members);
    if (ordered.some((other) => other.length === own.length && other.every((member, at) => member === own[at]))) continue;
    kept.push(members);
    ordered.push(own);
  }
  return kept;
}

function inOrder(members: readonly number[]): readonly number[] {
  return members.every((member, at) => at === 0 || (members[at - 1] ?? 0) < member) ? members : [...members].sort((a, b) => a - b);
}
