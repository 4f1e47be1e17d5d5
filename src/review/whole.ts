import type { BudgetBook } from "../model/book";
import type { CheckCounts } from "../model/findings";
import type { Review } from "../model/plans";
import type { Profile } from "../model/profile";
import type { WorkbookSnapshot } from "../model/snapshot";
import { judgedBook, type JudgedBook } from "../rules/judgedBook";
import { runRules } from "../rules/run";
import type { Reliance } from "../structure";
import { applyAcceptances } from "./acceptances";
import { acrossYears } from "./acrossYears";
import { judgementOf, understandWorkbook } from "./understand";

/** A review with the book that it is of, and how that was judged. */
export interface WholeReview {
  readonly review: Review;
  readonly book: BudgetBook;
  readonly judged: JudgedBook;
}

/**
 * Reviews a workbook from beginning to end.
 *
 * @param reliance is told on which figures the reading rests
 * @param last last year's workbook, with which amounts of the year before are compared where it is given
 */
export function reviewOf(snapshot: WorkbookSnapshot, profiles: readonly Profile[], reliance: Reliance | null = null, last: WorkbookSnapshot | null = null): WholeReview {
  const book = understandWorkbook(snapshot, profiles, reliance);
  const own = runRules(book, snapshot, reliance === null ? judgementOf(book) : judgedBook(book));
  const across = last === null ? null : acrossYears(book, snapshot, last, profiles);
  const { covered, judged } = own;
  const findings = [...own.findings, ...(across?.findings ?? [])];
  const checks = across === null ? own.checks : added(own.checks, across);
  const { open, accepted, lapsed } = applyAcceptances(findings, book, snapshot);
  const review: Review = { book: { ...book, leftovers: [...book.leftovers, ...covered.unread] }, findings: open, checks, coverage: covered.coverage, coverageMaps: covered.maps, accepted, lapsed, across: across?.years ?? null };
  return { review, book, judged };
}

function added(checks: CheckCounts, more: Partial<CheckCounts>): CheckCounts {
  return {
    passed: checks.passed + (more.passed ?? 0), failed: checks.failed + (more.failed ?? 0),
    notApplicable: checks.notApplicable + (more.notApplicable ?? 0), insufficientData: checks.insufficientData + (more.insufficientData ?? 0),
  };
}
