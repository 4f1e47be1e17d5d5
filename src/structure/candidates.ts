import type { Fen } from "../model/money";
import { STRUCTURAL_STATE, type Bearing } from "../model/structure";
import type { Amounts } from "./amounts";

/** How a relation in one place comes out, as the byte that stands for it. */
export const OUTCOME = {
  /** The parts are all blank though the total is not, or a cell cannot be read. */
  unknown: 0,
  /** Two or more parts, none of them nothing, add up; one part equals the total; everything is zero. */
  sum: 1, single: 2, zero: 3,
  /** Holds only if the figures are roundings. */
  rounding: 4,
  fails: 5,
  /** The total is blank though there is something to add. */
  blankTotal: 6,
} as const;

/** One of OUTCOME. */
export type Outcome = (typeof OUTCOME)[keyof typeof OUTCOME];

/** Relations of one form (a row over its children in every column, a column over its parts in every row), in columns. */
export interface Template {
  readonly bearing: Bearing;
  /** Amounts by id: of place k `left[k]` = Σ `right[from[k] … from[k + 1]]`; ids of the same cell only once on a side. */
  readonly left: Int32Array;
  readonly from: Int32Array;
  readonly right: Int32Array;
  /** OUTCOME of each place. */
  readonly outcomes: Uint8Array;
  /** By OUTCOME how many places come out so. */
  readonly counts: Int32Array;
}

/** Kinds of OUTCOME. */
const KINDS = 7;

/** A template of places that came out so; whoever reads with reliance is told of it. */
export function tried(amounts: Amounts, { bearing, left, from, right, outcomes }: Omit<Template, "counts">): Template {
  const counts = new Int32Array(KINDS);
  for (let place = 0; place < outcomes.length; place++) {
    const outcome = outcomes[place] ?? 0;
    counts[outcome] = (counts[outcome] ?? 0) + 1;
  }
  const template: Template = { bearing, left, from, right, outcomes, counts };
  amounts.reliance?.tried(template);
  return template;
}

/** The parts of a place of a template. */
export function partsOf({ from, right }: Template, place: number): Int32Array {
  return right.subarray(from[place] ?? 0, from[place + 1] ?? 0);
}

/** How many places come out so. */
export function countOf({ counts }: Template, ...wanted: readonly Outcome[]): number {
  let count = 0;
  for (let at = 0; at < wanted.length; at++) count += counts[wanted[at] ?? 0] ?? 0;
  return count;
}

/** A place summed up: Σ parts − total, and by what that is taken for a sum or not. */
export class PlaceSum {
  gap: Fen = 0;
  /** Sum of the steps to which all figures are printed. */
  private room: Fen = 0;
  private present = 0;
  private nonzero = 0;
  /** Some step differs from the total's. */
  private mixed = false;
  private unreadable = false;
  private total: "blank" | "zero" | "other" = "other";

  /** Sums up `right[start … end]` against `left`; what was summed before is forgotten. */
  take({ state, money, grain }: Amounts, left: number, right: Int32Array, start: number, end: number): this {
    this.unreadable = left < 0 || state[left] === STRUCTURAL_STATE.unreadable;
    const total = money[left] ?? 0;
    const step = grain[left] ?? 0;
    let gap = -total;
    let room = step;
    let present = 0;
    let nonzero = 0;
    let mixed = false;
    for (let at = start; at < end; at++) {
      const id = right[at] ?? -1;
      const kind = state[id];
      if (kind === STRUCTURAL_STATE.unreadable) this.unreadable = true;
      if (kind !== STRUCTURAL_STATE.figure) continue;
      const part = money[id] ?? 0;
      const own = grain[id] ?? 0;
      gap += part;
      room += own;
      mixed ||= own !== step;
      present += 1;
      if (part !== 0) nonzero += 1;
    }
    this.gap = gap;
    this.room = room;
    this.present = present;
    this.nonzero = nonzero;
    this.mixed = mixed;
    this.total = state[left] === STRUCTURAL_STATE.blank ? "blank" : total === 0 ? "zero" : "other";
    return this;
  }

  /** How it comes out, by the intervals of the printed figures. */
  get outcome(): Outcome {
    const { gap, room, present, nonzero, mixed, total } = this;
    if (this.unreadable) return OUTCOME.unknown;
    if (total === "blank") return gap === 0 ? OUTCOME.zero : OUTCOME.blankTotal;
    if (present === 0 && total === "other") return OUTCOME.unknown;
    if (gap === 0) return exactly(nonzero);
    // Figures of different steps (元 in one table, 万元 in another) agree as far as the coarser one can tell.
    if (mixed && Math.abs(gap) * 2 < room) return exactly(nonzero);
    return unequal(gap, room, present > 1);
  }
}

/** One is used again and again. */
const SUM = new PlaceSum();

/** How Σ `right[start … end]` = left comes out. */
export function outcomeOf(amounts: Amounts, left: number, right: Int32Array, start: number, end: number): Outcome {
  return SUM.take(amounts, left, right, start, end).outcome;
}

/** Two figures of one step must be equal; a sum of several has room for their roundings. */
function unequal(gap: number, room: number, several: boolean): Outcome {
  return several && Math.abs(gap) * 2 < room ? OUTCOME.rounding : OUTCOME.fails;
}

/** How many parts other than nothing make a sum that holds exactly. */
function exactly(nonzero: number): Outcome {
  return nonzero === 0 ? OUTCOME.zero : nonzero === 1 ? OUTCOME.single : OUTCOME.sum;
}

/** Evaluates a template of sums; parts that are no amount (-1) have been left out. */
export function template(amounts: Amounts, bearing: Bearing, left: Int32Array, from: Int32Array, right: Int32Array): Template {
  const outcomes = new Uint8Array(left.length);
  for (let place = 0; place < left.length; place++) outcomes[place] = outcomeOf(amounts, left[place] ?? -1, right, from[place] ?? 0, from[place + 1] ?? 0);
  return tried(amounts, { bearing, left, from, right, outcomes });
}

/** A template of the few places that are given one by one. */
export function templateOf(amounts: Amounts, bearing: Bearing, places: readonly (readonly [left: number, right: readonly number[]])[]): Template {
  const from = new Int32Array(places.length + 1);
  places.forEach(([, right], place) => { from[place + 1] = (from[place] ?? 0) + right.length; });
  return template(amounts, bearing, Int32Array.from(places, ([left]) => left), from, Int32Array.from(places.flatMap(([, right]) => right)));
}

/** What speaks for and against a template, as weights: a sum of several parts more than one part alone, zeros nothing. */
export interface Support {
  readonly holds: number;
  readonly fails: number;
  readonly places: number;
}

/** What places weigh that hold otherwise than as a sum. */
const WEIGHT = { single: 0.5, rounding: 0.7 } as const;

/** Support of templates together. */
export function supportOf(...templates: readonly Template[]): Support {
  let holds = 0;
  let fails = 0;
  let places = 0;
  // Asked of every reading again and again: by counting, since a list that is gone through costs an object for each entry.
  for (let at = 0; at < templates.length; at++) {
    const { counts, outcomes } = templates[at] as Template;
    holds = holds + (counts[OUTCOME.sum] ?? 0) + WEIGHT.single * (counts[OUTCOME.single] ?? 0) + WEIGHT.rounding * (counts[OUTCOME.rounding] ?? 0);
    fails += counts[OUTCOME.fails] ?? 0;
    places += outcomes.length - (counts[OUTCOME.zero] ?? 0) - (counts[OUTCOME.unknown] ?? 0);
  }
  return { holds, fails, places };
}

/** Of several readings the one that fails least, then holds most; of equals the one named first. */
export function bestOf<T extends { readonly template: Template }>(readings: readonly T[]): T | null {
  let best: T | null = null;
  let score = -Infinity;
  for (const reading of readings) {
    const { holds, fails } = supportOf(reading.template);
    const blanks = countOf(reading.template, OUTCOME.blankTotal);
    // What says nothing anywhere is taken only where nothing else is left.
    const own = countOf(reading.template, OUTCOME.unknown) === reading.template.outcomes.length ? -1e6 : holds - 2 * fails - blanks;
    if (own > score + 1e-9) [best, score] = [reading, own];
  }
  return best;
}
