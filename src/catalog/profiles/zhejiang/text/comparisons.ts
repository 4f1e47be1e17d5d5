import type { AmountFact } from "../../../text/language";
import type { Comparison } from "../../../text/pieces";
import { cell, sum, typed } from "../../../text/pieces";

const OUTTURN = "上年执行数";

/** Income against last year's outturn. */
export const REVENUE_CHANGE: Comparison = {
  fact: cell("revenue", "total"), base: typed("last-year.revenue"), baseName: OUTTURN, format: "table", line: "revenue", reason: "reason.revenue",
};

/** Expenditure against last year's outturn. */
export const EXPENDITURE_CHANGE: Comparison = {
  fact: cell("expenditure", "total"), base: typed("last-year.expenditure"), baseName: OUTTURN, format: "table", line: "expenditure",
  reason: "reason.expenditure",
};

/** What the general public budget allocates against last year's outturn. */
export const GENERAL_CHANGE: Comparison = {
  fact: cell("general-expenditure", "total"), base: typed("last-year.general-public-budget"), baseName: OUTTURN, format: "table",
  line: "general-expenditure", reason: "reason.general-public-budget",
};

/** Running costs against last year's budget. */
export const RUNNING_COSTS_CHANGE: Comparison = {
  fact: typed("running-costs"), base: typed("last-year.running-costs"), baseName: "上年预算", format: "short", line: "running-costs",
  reason: "reason.running-costs",
};

/** A column of the three public expenses. */
export function threePublicLine(column: string): AmountFact {
  return cell("three-public-expenses", column);
}

/** Last year's budget of columns of the three public expenses. */
export function threePublicLastYear(...columns: readonly string[]): AmountFact {
  const [first, ...rest] = columns.map((column) => typed(`last-year.three-public.${column}`));
  return first && rest.length === 0 ? first : sum(...(first ? [first, ...rest] : []));
}

/** A column of the three public expenses against last year's budget. */
export function threePublicChange(column: string): Comparison {
  return {
    fact: threePublicLine(column), base: threePublicLastYear(column), baseName: "上年预算数", format: "short", line: `three-public.${column}`,
    reason: `reason.three-public.${column}`,
  };
}

/** Every comparison that gives a reason, in the order of the text. */
export const REASONED: readonly Comparison[] = [
  REVENUE_CHANGE, EXPENDITURE_CHANGE, GENERAL_CHANGE,
  ...["overseas", "reception", "vehicle-purchase", "vehicle-running"].map(threePublicChange), RUNNING_COSTS_CHANGE,
];
