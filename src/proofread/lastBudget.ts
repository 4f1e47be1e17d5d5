import { addressOf } from "../model/cells";
import type { Figure } from "../model/money";
import { agreement, decimalInUnit } from "../model/money";
import { expectedText, shortLabel, unitOf } from "./amounts";
import type { Sources } from "./amounts";
import type { Collector, Fault } from "./collector";
import { baseNameOf, basesOf, thisYear } from "./comparisons";
import type { Counterpart, Counterparts } from "./counterparts";
import { meant } from "./precision";
import { RULES } from "./rules";
import type { Comparison, Mention, Said } from "./said";
import { isFree } from "./sections";
import { amountText } from "./verdicts";

/** A comparison with last year's budget beside what last year's workbook says. */
interface Told {
  readonly comparison: Comparison;
  readonly last: Counterpart;
  readonly agrees: boolean;
}

/** Budgets that were changed during the year are in no workbook of its beginning. */
const CHANGED_BUDGET = /调整|年中|追加/;

/**
 * Last year's budget in a text, said outright or by the change since, compared with last year's workbook. Only where this year's
 * workbook does not say it itself, and only what is called a budget: outturns are in no budget. A text that mostly differs speaks of
 * another basis (restated figures), and accuses nobody.
 *
 * @param lastOf what last year's workbook has where this year's has a cell
 */
export function checkLastBudget(said: readonly Said[], lastOf: Counterparts, sources: Sources, collector: Collector): void {
  const told = said.flatMap(({ topic, comparisons }) => (isFree(topic) ? [] : comparisons.flatMap((comparison) => toldOf(comparison, lastOf, sources, collector) ?? [])));
  const agreeing = told.filter(({ agrees }) => agrees);
  for (const { comparison } of agreeing) for (const mention of [comparison.base, comparison.change]) if (mention && (mention.status === null || mention.status === "free")) mention.status = "agree";
  if (agreeing.length < told.length - agreeing.length) return;
  for (const each of told) if (!each.agrees) accuse(each, collector);
}

function toldOf(comparison: Comparison, lastOf: Counterparts, sources: Sources, { layout }: Collector): Told | null {
  const { subject, base, change } = comparison;
  if (!isOfThatBudget(comparison, sources, layout.clean)) return null;
  if (subject.figure.kind !== "amount" || subject.status === "disagree" || !subject.value || base?.status === "disagree" || change?.status === "disagree") return null;
  const last = lastOf.of(subject.value.cells);
  if (!last || last.cells.length !== subject.value.cells.length) return null;
  const agrees = agreesWith(comparison, { money: last.money, grain: last.grain }, sources);
  return agrees === null ? null : { comparison, last, agrees };
}

/** Whether a comparison is with the budget as it was published, which this year's workbook does not say itself. */
function isOfThatBudget(comparison: Comparison, sources: Sources, clean: string): boolean {
  const { typed, printed } = basesOf(comparison, sources);
  return !typed && !printed && baseNameOf(comparison) === "预算" && !CHANGED_BUDGET.test(clean.slice(...comparison.baseWords));
}

/** Whether last year's budget, as it was said or follows from the change, is that amount; null where nothing of it is said. */
function agreesWith({ subject, base, change, direction }: Comparison, then: Figure, sources: Sources): boolean | null {
  const printed = base && meant(base, sources.dropsZeros);
  if (printed) return agreement([{ figure: printed, sign: 1 }, { figure: then, sign: -1 }]) !== "differs";
  const moved = change && meant(change, sources.dropsZeros);
  if (!moved && direction !== 0) return null;
  const terms = [...thisYear(subject, sources.dropsZeros).map((figure) => ({ figure, sign: 1 as const })), { figure: then, sign: -1 as const }];
  const gap = moved ? [{ figure: moved, sign: direction === 1 ? -1 as const : 1 as const }] : [];
  return agreement([...terms, ...gap]) !== "differs";
}

function accuse({ comparison, last }: Told, collector: Collector): void {
  const { subject, base, change, start, end, direction } = comparison;
  const unit = unitOf(subject);
  const amount = (money: number): string => `${amountText(Math.abs(money), unit, decimalInUnit(money, unit).decimals, false)}${unit}`;
  const digits = ({ figure }: Mention): string => collector.layout.clean.slice(figure.start, figure.end);
  const [first] = last.cells;
  const fault = (printed: string, expected: string): Fault => ({
    rule: RULES.lastBudget, at: subject.cells[0] ?? null,
    values: { label: shortLabel(subject.label), place: first ? `${first.sheet}!${addressOf(first)}` : "", last: amount(last.money), printed, expected },
  });
  if (base) {
    base.expected = expectedText(base, last.money, digits(base));
    base.status = "disagree";
    collector.atFigure(base, fault(digits(base) + base.figure.measure, base.expected + base.figure.measure));
    return;
  }
  const gap = (subject.value?.figures.reduce((sum, { money }) => sum + money, 0) ?? 0) - last.money;
  const expected = gap === 0 ? "持平" : `${gap > 0 ? "增加" : "减少"}${amount(gap)}`;
  if (!change) {
    collector.at([start, end], subject.sentence[1] >= end ? subject.sentence : [start, end], fault("持平", expected));
    return;
  }
  if (Math.sign(gap) === direction) change.expected = expectedText(change, Math.abs(gap), digits(change));
  change.status = "disagree";
  collector.atFigure(change, fault(`${direction === 1 ? "增加" : "减少"}${digits(change)}${change.figure.measure}`, expected));
}
