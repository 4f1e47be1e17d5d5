import type { BudgetBook } from "../model/book";
import type { CheckCounts, Finding } from "../model/findings";
import type { WorkbookSnapshot } from "../model/snapshot";
import { formChecks, formResults, type FormCheck } from "./formChecks";
import { ledByMissingTable } from "./form/formulaError";
import { groupedWithSkips } from "./form/formulaSkips";
import { coverageOf, type Covered } from "./coverage";
import { RULES_OF_FORM, RULES_OF_READING } from "./index";
import { judgedBook, type JudgedBook } from "./judgedBook";
import { relationsHold, verdictsOf, type Verdicts } from "./relations";
import { explainedByForm } from "./structure";
import type { Rule, RuleContext, RuleResult } from "./types";

const NO_SHEETS: WorkbookSnapshot = { sheets: [] };

/** What the rules of form have to say, and the checks that they made: the same as long as no verdict on a relation matters to them. */
export interface Form {
  readonly results: ReadonlyMap<Rule, RuleResult>;
  readonly checks: readonly FormCheck[];
}

/** What all rules have to say. */
export interface Ruled {
  readonly findings: readonly Finding[];
  readonly checks: CheckCounts;
}

/** What the rules say of a book, how it was judged, and what of it was judged at all. */
export interface RunOfRules extends Ruled {
  readonly covered: Covered;
  readonly judged: JudgedBook;
  readonly form: Form;
}

/**
 * Runs every rule on a book. Findings come in the order of the rules, those of a group together under the one that
 * explains them; counts cover every single check made.
 *
 * @param snapshot the sheets that the book was read from; without them nothing is said about what is no figure
 * @param judgement the book as it is judged, where that is known already
 */
export function runRules(book: BudgetBook, snapshot: WorkbookSnapshot = NO_SHEETS, judgement: JudgedBook = judgedBook(book)): RunOfRules {
  const { book: read, lookup, evaluations, structural } = judgement;
  const context: RuleContext = { book: read, lookup, evaluations, structural, snapshot };
  const results = formResults(context);
  const form: Form = { results, checks: formChecks(results, read) };
  return { ...ruled(judgement, form, verdictsOf(judgement)), covered: coverageOf(judgement, snapshot), judged: judgement, form };
}

/** Findings and checks of form and relations together. */
export function ruled({ book, slips }: JudgedBook, { results: form, checks }: Form, verdicts: Verdicts): Ruled {
  const leads = explainedByForm(book, verdicts.failed, [...form.values()].flatMap((result) => result.findings));
  const groups = new Map([...new Set(leads.values())].map((finding, at) => [finding, `g${at + 1}`]));
  const explained = new Map([...leads].map(([place, finding]) => [place, groups.get(finding) ?? ""]));
  const resultsOf = (rules: readonly Rule[]): readonly RuleResult[] => rules.flatMap((rule) => form.get(rule) ?? []);
  const results = [...resultsOf(RULES_OF_READING), relationsHold(book, verdicts, explained), ...resultsOf(RULES_OF_FORM)];
  const counts = { passed: 0, failed: slips.length, notApplicable: 0, insufficientData: 0 };
  for (const { status } of checks) counts[status] += 1;
  const total = (key: keyof CheckCounts): number => results.reduce((sum, result) => sum + (result[key] ?? 0), counts[key]);
  const found = results.flatMap((result) => result.findings).map((finding): Finding => {
    const group = groups.get(finding);
    return group === undefined ? finding : { ...finding, group, rootCause: true };
  });
  return {
    findings: [...slips, ...ledByMissingTable(leadsFirst(groupedWithSkips(found)))],
    checks: { passed: total("passed"), failed: total("failed"), notApplicable: total("notApplicable"), insufficientData: total("insufficientData") },
  };
}

/** Findings with those of a group together, its lead first, where the first of the group stood. */
function leadsFirst(findings: readonly Finding[]): readonly Finding[] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    if (finding.group === undefined) continue;
    const group = groups.get(finding.group);
    if (!group) groups.set(finding.group, [finding]);
    else if (finding.rootCause) group.unshift(finding);
    else group.push(finding);
  }
  return findings.flatMap((finding) => {
    if (finding.group === undefined) return [finding];
    const group = groups.get(finding.group) ?? [];
    groups.delete(finding.group);
    return group;
  });
}
