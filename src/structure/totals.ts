import type { TotalRank } from "./words";

/**
 * One level of a list, of rows or of columns alike: lines and totals in the order in which they are printed. Which lines
 * a total adds up is not said by its word alone; its place among the others admits a few readings.
 */
export interface Entry {
  /** Rank of a total; 0 for a line that is added up. */
  readonly rank: TotalRank;
  /** It is printed as a part (其中) of the line before it. */
  readonly ofWhich: boolean;
}

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
export function readingsOfTotals(entries: readonly Entry[]): readonly (readonly TotalReading[])[] {
  const totals = entries.flatMap(({ rank }, at) => (rank > 0 ? [at] : []));
  const top = totals.reduce<TotalRank>((most, at) => ((entries[at]?.rank ?? 0) > most ? entries[at]?.rank ?? 0 : most), 0);
  let whole = 0;
  return totals.map((at, index) => {
    const readings: (readonly number[])[] = [];
    const add = (members: readonly number[]): void => {
      if (members.length > 0) readings.push(members);
    };
    const rank = entries[at]?.rank ?? 0;
    const previous = totals[index - 1] ?? -1;
    const next = totals[index + 1] ?? entries.length;
    const lines = (from: number, to: number): readonly number[] => range(from, to).filter((each) => entries[each]?.rank === 0);
    const between = lines(previous + 1, at);
    const after = lines(at + 1, next);
    const wide = rank === top && whole < MOST_WHOLE;
    if (wide) whole += 1;
    const lower = wide ? totals.filter((each) => (entries[each]?.rank ?? 0) < rank) : [];
    const lowerBefore = lower.filter((each) => each < at && !totals.some((other) => other > each && other < at && (entries[other]?.rank ?? 0) >= rank));
    const lowerAfter = lower.filter((each) => each > at);
    if (lowerBefore.length > 0) {
      add([...lowerBefore, ...between]);
      if (lowerBefore.length > 1) add([lowerBefore.at(-1) ?? 0, ...between]);
    } else if (previous >= 0 && (entries[previous]?.rank ?? 0) < rank) add([previous, ...between]);
    if (between.length > 0) add(between);
    if (lowerAfter.length > 0) {
      add([...lowerAfter, ...lines(at + 1, lowerAfter[0] ?? at)]);
      // Lines after the last subtotal may be its own or stand beside it.
      if (lowerAfter.length === 1) range(lowerAfter[0] ?? at, entries.length).slice(1).slice(-3).forEach((each) => { add([...lowerAfter, ...lines(each, entries.length)]); });
    }
    add(after);
    if (wide) add(lines(0, entries.length));
    if (previous >= 0 && between.length > 0 && (entries[previous]?.rank ?? 0) >= rank) add([previous, ...between]);
    // A total printed first among the lines of its group may end before the next total does.
    if (rank < top && between.length === 0 && after.length > 2) range(2, Math.min(after.length, 6)).forEach((size) => { add(after.slice(0, -size + 1)); });
    return distinct(readings).map((members, order) => ({ total: at, members, canonical: order === 0 }));
  });
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index);
}

function distinct(readings: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const seen = new Set<string>();
  return readings.filter((members) => {
    const key = [...members].sort((a, b) => a - b).join(",");
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
