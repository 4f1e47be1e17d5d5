import type { BudgetBook } from "../model/book";
import type { CheckCounts, Finding } from "../model/findings";
import type { WorkbookSnapshot } from "../model/snapshot";
import { contextOf, instantiate } from "../relations/instantiate";
import { evaluateAll } from "../relations/evaluate";
import { RULES } from "./index";
import { withCodesPutRight } from "./mistypedCodes";

const NO_SHEETS: WorkbookSnapshot = { sheets: [] };

/**
 * Runs every rule on a book. Findings come in the order of the rules; counts cover every single check made.
 *
 * @param snapshot the sheets that the book was read from; without them nothing is said about hidden rows and columns
 */
export function runRules(book: BudgetBook, snapshot: WorkbookSnapshot = NO_SHEETS): { readonly findings: readonly Finding[]; readonly checks: CheckCounts } {
  const { book: read, findings: mistyped } = withCodesPutRight(book);
  const lookup = contextOf(read);
  const evaluations = evaluateAll(read, instantiate(lookup));
  const results = RULES.map((rule) => rule.check({ book: read, lookup, evaluations, snapshot }));
  const total = (key: keyof CheckCounts): number => results.reduce((sum, result) => sum + (result[key] ?? 0), 0);
  return {
    findings: [...mistyped, ...results.flatMap((result) => result.findings)],
    checks: { passed: total("passed"), failed: total("failed"), notApplicable: total("notApplicable"), insufficientData: total("insufficientData") },
  };
}
