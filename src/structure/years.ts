import { STRUCTURAL_STATE } from "../model/structure";
import type { Amounts } from "./amounts";
import { bestOf, OUTCOME, supportOf, templateOf, tried, type Outcome, type Template } from "./candidates";
import { idAt, type Pane } from "./panes";
import { decided, madeOnce } from "./reliance";
import { LINE } from "./paneRows";
import { periodOf } from "./words";

/** Columns of amounts among which the two of a comparison are looked for. */
const MOST_COLUMNS = 12;

interface Pair {
  /** Columns of figures by index: `later` − `earlier` = change. */
  readonly later: number;
  readonly earlier: number;
  readonly template: Template;
}

/** Comparisons of a pane with the year before: 增减额 = this − base, 增减 % = 增减额 ÷ base; which columns these are, the figures say; years may be rows as well. */
export function readYears(pane: Pane, amounts: Amounts): readonly Template[] {
  const once = madeOnce<Template>(amounts);
  return decided(amounts, () => [...comparisonsOf(pane, amounts, once), ...comparisonsOfRows(pane, amounts, once)]);
}

/** Rows of a table of two years at most: one a year, the change and its rate. */
const MOST_YEAR_ROWS = 6;

/** Rows that compare two rows named by their years (2025年预算数, 2026年预算数, 增减额, 增减%), over every column of amounts. */
function comparisonsOfRows(pane: Pane, amounts: Amounts, once: (key: string, make: () => Template) => Template): readonly Template[] {
  const { figures, rows } = pane;
  if (rows.length < 3 || rows.length > MOST_YEAR_ROWS) return [];
  const lines = Array.from({ length: rows.length }, (_, line) => line);
  const years = lines.filter((line) => rows.compares[line] === LINE.amount && periodOf(rows.text[line] ?? "") !== "");
  const columns = figures.flatMap(({ kind }, at) => (kind === "amount" ? [at] : []));
  const [one = -1, other = -1] = years;
  if (years.length !== 2) return [];
  const found: Template[] = [];
  for (const line of lines) {
    if (rows.compares[line] === LINE.amount) continue;
    const ofLine = (later: number, earlier: number): Template => (rows.compares[line] === LINE.change
      ? templateOf(amounts, "change", columns.map((column) => [idAt(pane, later, column), [earlier, line].map((each) => idAt(pane, each, column)).filter((id) => id >= 0)] as const))
      : ratesOf(amounts, columns.map((column) => idAt(pane, line, column)), columns.flatMap((column) => [idAt(pane, later, column), idAt(pane, earlier, column)])));
    const best = bestOf(([[one, other], [other, one]] as const).map(([later, earlier]) => ({ template: once(`rows ${line} ${later} ${earlier}`, () => ofLine(later, earlier)) })));
    const { holds, fails } = best ? supportOf(best.template) : { holds: 0, fails: 0 };
    if (best && holds >= 2 && holds >= 2 * fails) found.push(best.template);
  }
  return found;
}

/** @param once gives the template that was made for the same columns before */
function comparisonsOf(pane: Pane, amounts: Amounts, once: (key: string, make: () => Template) => Template): readonly Template[] {
  const { figures, rows } = pane;
  const all = figures.flatMap(({ kind }, at) => (kind === "amount" ? [at] : []));
  const columns = all.slice(0, MOST_COLUMNS);
  const changes = figures.flatMap(({ kind }, at) => (kind === "change" ? [at] : []));
  const rates = figures.flatMap(({ kind }, at) => (kind === "rate" ? [at] : []));
  if (changes.length + rates.length === 0 || columns.length < 2) return [];
  const named = namedAlike(pane, changes, all);
  const found: Template[] = named.size === 0 ? [] : comparedAlike(pane, amounts, named);
  const pairOf = new Map<number, Pick<Pair, "later" | "earlier">>(found.length === 0 ? [] : named);
  for (const change of changes) {
    if (pairOf.has(change)) continue;
    const pairs = columns.flatMap((later) => columns.filter((earlier) => earlier !== later && differs(pane, later, earlier)).map((earlier): Pair => ({
      later, earlier,
      template: once(`change ${change} ${later} ${earlier}`, () =>
        templateOf(amounts, "change", Array.from({ length: rows.length }, (_, row) => [idAt(pane, row, later), [idAt(pane, row, earlier), idAt(pane, row, change)].filter((id) => id >= 0)] as const))),
    })));
    const best = bestOf(pairs);
    if (!best) continue;
    const { holds, fails } = supportOf(best.template);
    if (fails > 0 && holds < 2 * fails) continue;
    if (holds === 0) continue;
    pairOf.set(change, best);
    found.push(best.template);
  }
  for (const rate of rates) {
    const pairs = [...pairOf.values()].map(({ later, earlier }) => [later, earlier] as const);
    const tries = pairs.length > 0 ? pairs : columns.flatMap((later) => columns.filter((earlier) => earlier !== later && differs(pane, later, earlier)).map((earlier) => [later, earlier] as const));
    const tried = tries.map(([later, earlier]) => ({ template: once(`rate ${rate} ${later} ${earlier}`, () => rateTemplate(pane, amounts, rate, later, earlier)) }));
    const best = bestOf(tried);
    if (!best) continue;
    const { holds, fails } = supportOf(best.template);
    if (holds >= 2 && holds >= 3 * fails) found.push(best.template);
  }
  return found;
}

/**
 * Groups of columns that repeat: 2025年, 2026年 and 增减 with 合计, 公务接待费, 培训费 … each. The two columns of a change are those of its own
 * names in the two years: by change the one of the later year and the one of the earlier; of those that have just two.
 */
function namedAlike({ figures }: Pane, changes: readonly number[], columns: readonly number[]): ReadonlyMap<number, Pick<Pair, "later" | "earlier">> {
  const pairs = new Map<number, Pick<Pair, "later" | "earlier">>();
  for (const change of changes) {
    const path = figures[change]?.path ?? [];
    const alike = columns.filter((at) => {
      const own = figures[at]?.path ?? [];
      return own.length > 0 && own.length < path.length && own.every((words, level) => words === path[path.length - own.length + level]);
    });
    const [first = -1, second = -1, ...more] = alike;
    const [one, other] = [figures[first]?.period ?? "", figures[second]?.period ?? ""];
    if (alike.length < 2 || more.length > 0 || one === other) continue;
    pairs.set(change, isLater(one, other) ? { later: first, earlier: second } : { later: second, earlier: first });
  }
  return pairs;
}

/** Whether a period is after another: 上年 is before every year, and years are in their order. */
function isLater(one: string, other: string): boolean {
  return other === "上年" || (one !== "上年" && one > other);
}

/** All changes of such groups in one: what one of them proves holds for the others. None where they mostly do not hold. */
function comparedAlike(pane: Pane, amounts: Amounts, named: ReadonlyMap<number, Pick<Pair, "later" | "earlier">>): Template[] {
  const places = [...named].flatMap(([change, { later, earlier }]) => Array.from({ length: pane.rows.length }, (_, row) =>
    [idAt(pane, row, later), [idAt(pane, row, earlier), idAt(pane, row, change)].filter((id) => id >= 0)] as const));
  const template = templateOf(amounts, "change", places);
  const { holds, fails } = supportOf(template);
  return holds >= 2 && holds >= 2 * fails ? [template] : [];
}

/** Whether two columns may be of two years: their headers do not name the same one. */
function differs(pane: Pane, a: number, b: number): boolean {
  const [first, second] = [pane.figures[a]?.period ?? "", pane.figures[b]?.period ?? ""];
  return first !== second || first === "";
}

/** A column of rates over this year's amount and the base. */
function rateTemplate(pane: Pane, amounts: Amounts, rate: number, later: number, earlier: number): Template {
  const { length } = pane.rows;
  return ratesOf(amounts, Array.from({ length }, (_, row) => idAt(pane, row, rate)), Array.from({ length: 2 * length }, (_, at) => idAt(pane, at >> 1, at % 2 === 0 ? later : earlier)));
}

/** @param rates the rate of each place; @param operands this year's amount and the base of each, in this order */
function ratesOf(amounts: Amounts, rates: readonly number[], operands: readonly number[]): Template {
  const left = Int32Array.from(rates);
  const right = Int32Array.from(operands);
  const from = Int32Array.from({ length: left.length + 1 }, (_, place) => place * 2);
  return tried(amounts, { bearing: "rate", left, from, right, outcomes: Uint8Array.from(left, (id, place) => rateOutcome(amounts, id, right.subarray(place * 2, place * 2 + 2))) });
}

/** Millionths of a percent in a whole. */
const WHOLE = 100_000_000;

/** What the rate should be in millionths of a percent; null where there is no base. */
export function rateOf(amounts: Amounts, [later = -1, earlier = -1]: Iterable<number>): number | null {
  const base = amounts.money[earlier] ?? 0;
  return later < 0 || base === 0 ? null : (((amounts.money[later] ?? 0) - base) / base) * WHOLE;
}

/** Whether a rate is what this year's amount and the base (`operands`) make. */
export function rateOutcome(amounts: Amounts, rate: number, operands: Int32Array): Outcome {
  const [later = -1, earlier = -1] = operands;
  if (rate < 0 || earlier < 0 || amounts.state[rate] !== STRUCTURAL_STATE.figure) return OUTCOME.unknown;
  const expected = rateOf(amounts, operands);
  if (expected === null || amounts.state[later] === STRUCTURAL_STATE.unreadable) return OUTCOME.unknown;
  const base = Math.abs(amounts.money[earlier] ?? 0);
  // Both amounts may be roundings; the rate is one itself.
  const share = Math.abs(amounts.money[later] ?? 0) / base;
  const room = (amounts.grain[rate] ?? 0) / 2 + (((amounts.grain[later] ?? 0) + share * (amounts.grain[earlier] ?? 0)) / 2 / base) * WHOLE;
  const gap = Math.abs(expected - (amounts.money[rate] ?? 0));
  if (gap > room + 1) return OUTCOME.fails;
  // Amounts of a few steps agree with any rate.
  return (amounts.money[rate] ?? 0) === 0 || room * 10 > Math.abs(expected) ? OUTCOME.zero : OUTCOME.sum;
}
