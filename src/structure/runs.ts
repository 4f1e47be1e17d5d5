import { STRUCTURAL_STATE } from "../model/structure";
import type { Amounts } from "./amounts";

/** Two amounts at least make a sum. */
const LEAST = 2;
/** One column in so many may be wrong where the others agree. */
const WRONG_AT_MOST = 3;
/** Lines of one list in which runs are looked for; of longer ones so many are looked at. */
export const MOST_LINES = 400;

/**
 * The runs of a list that make up a total which the list as a whole does not: its first lines (what follows stands beside it:
 * 会议费 below 三公), its last ones, or both, where the same amount is divided twice (基本 and 项目, then by economic class).
 * Every column must say so to the fen, since nothing else does. Empty where no run does.
 *
 * @param totals amounts of the total by column; blank ones say nothing
 * @param lines for each line of the list the amounts that stand for it, by column
 * @returns lines by index
 */
export function runsThatAddUp(amounts: Amounts, totals: readonly number[], lines: readonly (readonly (readonly number[])[])[]): readonly (readonly number[])[] {
  if (amounts.reliance && lines.length > 0) {
    const ids = new Set([...totals, ...lines.flat(2)]);
    amounts.reliance.looked({ concerns: (id) => ids.has(id), comesTo: () => JSON.stringify([runsIn(amounts, totals, lines), mayAddUp(amounts, totals, lines)]) });
  }
  return runsIn(amounts, totals, lines);
}

/**
 * Whether the first lines of a list may make up a total where all of it does not: to within roundings, as one amount that
 * equals it, or as nothing in all of them; a column in three may be wrong. That is too little to say so, and enough not to say that the list fails.
 */
export function mayAddUp(amounts: Amounts, totals: readonly number[], lines: readonly (readonly (readonly number[])[])[]): boolean {
  const columns = totals.flatMap((id, column) => (id >= 0 && amounts.state[id] === STRUCTURAL_STATE.figure && amounts.money[id] !== 0 ? [column] : []));
  const rest = columns.map((column) => amounts.money[totals[column] ?? -1] ?? 0);
  const room = columns.map((column) => amounts.grain[totals[column] ?? -1] ?? 0);
  // A total of nothing over lines of nothing, before lines that have amounts.
  if (columns.length === 0) return lines.length > LEAST && lines.slice(0, LEAST).every((line) => line.flat().every((id) => amounts.money[id] === 0));
  return lines.slice(0, Math.min(lines.length - 1, MOST_LINES)).some((line) => {
    let some = false;
    columns.forEach((column, at) => {
      for (const id of line[column] ?? []) {
        some ||= amounts.money[id] !== 0;
        rest[at] = (rest[at] ?? 0) - (amounts.money[id] ?? 0);
        room[at] = (room[at] ?? 0) + (amounts.state[id] === STRUCTURAL_STATE.figure ? amounts.grain[id] ?? 0 : 0);
      }
    });
    const apart = rest.filter((gap, at) => !isRoundedFrom(gap, room[at] ?? 0, amounts.money[totals[columns[at] ?? -1] ?? -1] ?? 0)).length;
    return some && apart * WRONG_AT_MOST <= columns.length;
  });
}

/** A total has to be so many times what its roundings come to: of few whole 万元 some lines come near any total. */
const TELLING = 50;

/** Whether a gap is none, or one of roundings that are little beside the total. */
function isRoundedFrom(gap: number, room: number, total: number): boolean {
  return gap === 0 || (Math.abs(gap) * 2 < room && room * TELLING <= Math.abs(total));
}

function runsIn(amounts: Amounts, totals: readonly number[], lines: readonly (readonly (readonly number[])[])[]): readonly (readonly number[])[] {
  if (lines.length <= LEAST || lines.length > MOST_LINES) return [];
  const columns = totals.flatMap((id, column) => (id >= 0 && amounts.state[id] === STRUCTURAL_STATE.figure && amounts.money[id] !== 0 ? [column] : []));
  if (columns.length === 0) return [];
  const money = lines.map((line) => columns.map((column) => (line[column] ?? []).reduce((sum, id) => sum + (amounts.money[id] ?? 0), 0)));
  const wanted = columns.map((column) => amounts.money[totals[column] ?? -1] ?? 0);
  const all = lines.map((_, at) => at);
  const first = firstRun(money, wanted);
  if (first > 0) {
    const rest = all.slice(first);
    return addUp(money.slice(first), wanted) ? [all.slice(0, first), rest] : [all.slice(0, first)];
  }
  const last = firstRun([...money].reverse(), wanted);
  return last > 0 ? [all.slice(all.length - last)] : [];
}

/** How many lines from the first on make up what is wanted; 0 where none do. All of them are no run. */
function firstRun(money: readonly (readonly number[])[], wanted: readonly number[]): number {
  const rest = [...wanted];
  let some = 0;
  for (const [at, line] of money.slice(0, -1).entries()) {
    line.forEach((amount, column) => { rest[column] = (rest[column] ?? 0) - amount; });
    if (line.some((amount) => amount !== 0)) some += 1;
    if (some >= LEAST && rest.every((each) => each === 0)) return at + 1;
  }
  return 0;
}

function addUp(money: readonly (readonly number[])[], wanted: readonly number[]): boolean {
  const some = money.filter((line) => line.some((amount) => amount !== 0)).length;
  return some >= LEAST && wanted.every((each, column) => money.reduce((sum, line) => sum + (line[column] ?? 0), 0) === each);
}
