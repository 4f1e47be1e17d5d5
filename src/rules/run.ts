import type { BudgetBook } from "../model/book";
import type { CheckCounts, Finding } from "../model/findings";
import { contextOf, instantiate } from "../relations/instantiate";
import { evaluateAll } from "../relations/evaluate";
import { RULES } from "./index";

/** Runs every rule on a book. Findings come in the order of the rules; counts cover every single check made. */
export function runRules(book: BudgetBook): { readonly findings: readonly Finding[]; readonly checks: CheckCounts } {
  const lookup = contextOf(book);
  const evaluations = evaluateAll(book, instantiate(lookup));
  const results = RULES.map((rule) => rule.check({ book, lookup, evaluations }));
  const total = (key: keyof CheckCounts): number => results.reduce((sum, result) => sum + (result[key] ?? 0), 0);
  return {
    findings: results.flatMap((result) => result.findings),
    checks: { passed: total("passed"), failed: total("failed"), notApplicable: total("notApplicable"), insufficientData: total("insufficientData") },
  };
}
