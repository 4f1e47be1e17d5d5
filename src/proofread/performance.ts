import type { AmountFact } from "../model/sentences";
import { cell, typed } from "../catalog/text/pieces";
import type { Sources } from "./amounts";
import { expectedText, shortLabel, unitOf } from "./amounts";
import type { Collector } from "./collector";
import { ofFunds } from "./lexicon";
import type { Mention } from "./said";
import type { Value } from "./values";
import { moneyOf } from "./values";
import { amountText, compareAmount } from "./verdicts";
import { RULES } from "./rules";

/** What projects with targets usually amount to. */
const OF_PROJECTS: readonly AmountFact[] = [
  cell("project-expenditure", "total"), cell("project-expenditure", "general-public-budget"), cell("expenditure", "project"), ofFunds("project"),
  cell("general-expenditure", "project"), cell("project-expenditure", "government-fund"), cell("project-expenditure", "state-capital"),
];
/** What a department amounts to whose whole expenditure has targets. */
const OF_ALL: readonly AmountFact[] = [
  cell("expenditure", "total"), cell("appropriation-balance", "amount", "expenditure-grand-total", "expenditure"), cell("general-expenditure", "total"), cell("expenditure", "basic"),
];
/** What 补充资料 says of itself. */
const TYPED: readonly AmountFact[] = [typed("performance.amount")];
const WHOLE_BODY = /整体|所有|全部|各项支出|全覆盖/;

/**
 * The amount of the projects that have targets may be less than all project expenditure, never more. Where it is all of it,
 * it agrees; where one digit or the order of two parts it from all of it, that is worth a look.
 */
export function checkPerformance(mention: Mention, sources: Sources, collector: Collector): void {
  const printed = mention.figure.money;
  if (!printed || printed.money <= 0) return;
  const valuesOf = (facts: readonly AmountFact[]): readonly Value[] => facts.flatMap((fact) => {
    const value = sources.reader.amount(fact);
    return value ? [{ ...value, fact }] : [];
  }).filter((value) => moneyOf(value) > 0);
  const projects = valuesOf(OF_PROJECTS);
  const all = valuesOf(OF_ALL);
  const same = [...valuesOf(TYPED), ...projects, ...all].find((value) => compareAmount(printed, value.figures) === "agree");
  if (same) {
    mention.status = "agree";
    mention.value = same;
    mention.cells = same.cells;
    return;
  }
  const { clean } = collector.layout;
  const digits = clean.slice(mention.figure.start, mention.figure.end);
  const before = clean.slice(Math.max(mention.sentence[0], mention.figure.start - 80), mention.figure.start);
  const ofAll = WHOLE_BODY.test(before.slice(before.lastIndexOf("；") + 1));
  const limit = largest(ofAll ? all : projects);
  const ofOneFund = /政府性基金|国有资本/.test(mention.label);
  const near = ofOneFund ? undefined : (ofAll ? all : projects).find((value) => isSlipOf(digits, amountText(moneyOf(value), unitOf(mention), mention.figure.decimal.decimals, digits.includes(","))));
  const exceeds = limit !== null && printed.money > moneyOf(limit) + printed.grain;
  const against = near ?? (exceeds ? limit : null);
  if (!against) return;
  const expected = expectedText(mention, moneyOf(against), digits) + mention.figure.measure;
  if (exceeds) mention.status = "disagree";
  mention.cells = against.cells;
  collector.atFigure(mention, {
    rule: exceeds ? RULES.partExceeds : RULES.near, at: against.cells[0] ?? null, related: against.cells.slice(1),
    values: { label: shortLabel(mention.label), printed: digits + mention.figure.measure, whole: ofAll ? "支出" : "项目支出", expected },
  });
}

function largest(values: readonly Value[]): Value | null {
  return values.reduce<Value | null>((most, value) => (most === null || moneyOf(value) > moneyOf(most) ? value : most), null);
}

/** Shorter amounts are near each other by chance. */
const FEWEST_DIGITS = 5;

/** Whether two prints of one length differ in one digit or in the order of two that stand side by side. */
function isSlipOf(printed: string, other: string): boolean {
  if (printed.length !== other.length || printed === other || printed.replace(/^[0.,]+|[.,]/g, "").length < FEWEST_DIGITS) return false;
  const differing = [...printed].flatMap((digit, at) => (digit === other[at] ? [] : [at]));
  const [first, second] = differing;
  if (first === undefined || differing.length > 2) return false;
  if (second === undefined) return true;
  return second === first + 1 && printed[first] === other[second] && printed[second] === other[first];
}
