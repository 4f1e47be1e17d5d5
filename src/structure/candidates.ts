import type { Bearing } from "../model/structure";
import type { Amounts } from "./amounts";
import { AMOUNT_STATE } from "./amounts";

/** How a relation in one place comes out. */
export type Outcome =
  /** Two or more parts, none of them nothing, add up; one part equals the total; everything is zero. */
  | "sum" | "single" | "zero"
  /** Holds only if the figures are roundings. */
  | "rounding"
  | "fails"
  /** The total is blank though there is something to add. */
  | "blankTotal"
  /** The parts are all blank though the total is not, or a cell cannot be read. */
  | "unknown";

/** Relations of one form (a row over its children in every column, a column over its parts in every row). */
export interface Template {
  readonly bearing: Bearing;
  /** Amounts by id: `left[k]` = Σ `right[k]`, for each place k; ids of the same cell only once on a side. */
  readonly left: readonly number[];
  readonly right: readonly (readonly number[])[];
  readonly outcomes: readonly Outcome[];
}

/** Σ right − left and how it is to be taken, by the intervals of the printed figures. */
export function outcomeOf(amounts: Amounts, left: number, right: readonly number[]): Outcome {
  if (left < 0 || amounts.state[left] === AMOUNT_STATE.unreadable) return "unknown";
  const total = amounts.money[left] ?? 0;
  const step = amounts.grain[left] ?? 0;
  let gap = -total;
  let room = step;
  let present = 0;
  let nonzero = 0;
  let mixed = false;
  for (const id of right) {
    if (id < 0) continue;
    const state = amounts.state[id];
    if (state === AMOUNT_STATE.unreadable) return "unknown";
    if (state === AMOUNT_STATE.blank) continue;
    const money = amounts.money[id] ?? 0;
    const grain = amounts.grain[id] ?? 0;
    gap += money;
    room += grain;
    mixed ||= grain !== step;
    present += 1;
    if (money !== 0) nonzero += 1;
  }
  if (amounts.state[left] === AMOUNT_STATE.blank) return gap === 0 ? "zero" : "blankTotal";
  if (present === 0 && total !== 0) return "unknown";
  if (gap === 0) return exactly(nonzero);
  return unequal(gap, room, present > 1 || mixed);
}

/** Two figures of one step must be equal; a sum of several has room for their roundings. */
function unequal(gap: number, room: number, several: boolean): Outcome {
  return several && Math.abs(gap) * 2 < room ? "rounding" : "fails";
}

/** How many parts other than nothing make a sum that holds exactly. */
function exactly(nonzero: number): Outcome {
  return nonzero === 0 ? "zero" : nonzero === 1 ? "single" : "sum";
}

/** Evaluates a template of sums. */
export function template(amounts: Amounts, bearing: Bearing, left: readonly number[], right: readonly (readonly number[])[]): Template {
  const made: Template = { bearing, left, right, outcomes: left.map((id, at) => outcomeOf(amounts, id, right[at] ?? [])) };
  amounts.reliance?.tried(made);
  return made;
}

/** What speaks for and against a template, as weights: a sum of several parts more than one part alone, zeros nothing. */
export interface Support {
  readonly holds: number;
  readonly fails: number;
  readonly places: number;
}

const WEIGHT: Readonly<Record<Outcome, number>> = { sum: 1, single: 0.5, zero: 0, rounding: 0.7, fails: 0, blankTotal: 0, unknown: 0 };

/** Support of templates together. */
export function supportOf(...templates: readonly Template[]): Support {
  let holds = 0;
  let fails = 0;
  let places = 0;
  for (const { outcomes } of templates) {
    for (const outcome of outcomes) {
      holds += WEIGHT[outcome];
      if (outcome === "fails") fails += 1;
      if (outcome !== "zero" && outcome !== "unknown") places += 1;
    }
  }
  return { holds, fails, places };
}

/** Of several readings the one that fails least, then holds most; of equals the one named first. */
export function bestOf<T extends { readonly template: Template }>(readings: readonly T[]): T | null {
  let best: T | null = null;
  let score = -Infinity;
  for (const reading of readings) {
    const { outcomes } = reading.template;
    const { holds, fails } = supportOf(reading.template);
    const blanks = outcomes.filter((outcome) => outcome === "blankTotal").length;
    // What says nothing anywhere is taken only where nothing else is left.
    const own = outcomes.every((outcome) => outcome === "unknown") ? -1e6 : holds - 2 * fails - blanks;
    if (own > score + 1e-9) [best, score] = [reading, own];
  }
  return best;
}
