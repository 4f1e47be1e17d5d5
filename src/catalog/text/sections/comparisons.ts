import type { AmountFact, ComparisonPiece } from "../../../model/sentences";
import { cell, comparison, printedOr, sum, typed } from "../pieces";

const OUTTURN = "上年执行数";

/** Income against last year's outturn. */
export const REVENUE_CHANGE = comparison({
  fact: cell("revenue", "total"), base: typed("last-year.revenue"), baseIs: "outturn", baseName: OUTTURN, format: "table", line: "revenue", reason: "reason.revenue",
});

/** Expenditure against last year's outturn. */
export const EXPENDITURE_CHANGE = comparison({
  fact: cell("expenditure", "total"), base: typed("last-year.expenditure"), baseIs: "outturn", baseName: OUTTURN, format: "table", line: "expenditure",
  reason: "reason.expenditure",
});

/** What the general public budget allocates against last year's outturn. */
export const GENERAL_CHANGE = comparison({
  fact: cell("general-expenditure", "total"), base: typed("last-year.general-public-budget"), baseIs: "outturn", baseName: OUTTURN, format: "table",
  line: "general-expenditure", reason: "reason.general-public-budget",
});

/** Running costs: of their own table, or beside the three public expenses, where a workbook prints them; else as they are typed. */
const RUNNING_COSTS = printedOr(cell("office-running-costs", "total"), printedOr(cell("three-public-expenses", "office-running"), typed("running-costs")));

/** Running costs against last year's budget. */
export const RUNNING_COSTS_CHANGE = comparison({
  fact: RUNNING_COSTS, base: typed("last-year.running-costs"), baseIs: "budget", baseName: "上年预算", format: "short", line: "running-costs",
  reason: "reason.running-costs",
});

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
export function threePublicChange(column: string): ComparisonPiece {
  return comparison({
    fact: threePublicLine(column), base: threePublicLastYear(column), baseIs: "budget", baseName: "上年预算数", format: "short", line: `three-public.${column}`,
    reason: `reason.three-public.${column}`,
  });
}
