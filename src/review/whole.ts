import type { CheckCounts } from "../model/findings";
import type { Review } from "../model/plans";
import type { Profile } from "../model/profile";
import type { WorkbookSnapshot } from "../model/snapshot";
import { declaredJudgement, judgedBook, type JudgedBook } from "../rules/judgedBook";
import { runRules } from "../rules/run";
import type { Reliance } from "../structure";
import { applyAcceptances } from "./acceptances";
import { acrossYears } from "./acrossYears";
import { settledReview, type OwnReview } from "./settledReview";
import { ended, type Steps } from "./steps";
import { judgementOf, recognisedBook, understandingSteps } from "./understand";

/** A review with the book that it is of, and how that was judged. */
export interface WholeReview extends OwnReview {
  readonly review: Review;
  readonly judged: JudgedBook;
}

/**
 * Reviews a workbook from beginning to end.
 *
 * @param reliance is told on which figures the reading rests
 * @param last last year's workbook, with which amounts of the year before are compared where it is given
 */
export function reviewOf(snapshot: WorkbookSnapshot, profiles: readonly Profile[], reliance: Reliance | null = null, last: WorkbookSnapshot | null = null): WholeReview {
  return ended(reviewSteps(snapshot, profiles, reliance, last));
}

/** {@link reviewOf} in steps, between which others may work. */
export function* reviewSteps(snapshot: WorkbookSnapshot, profiles: readonly Profile[], reliance: Reliance | null, last: WorkbookSnapshot | null): Steps<WholeReview> {
  // Whoever goes on from here asks for the structure again; so it is read where somebody does.
  const declared = reliance === null && last === null ? declaredJudgement(recognisedBook(snapshot, profiles)) : undefined;
  yield;
  const settled = declared && settledReview(declared, snapshot);
  if (settled) return { review: reviewBesideLast(settled, snapshot, profiles, null), ...settled, judged: settled.own.judged };
  const book = yield* understandingSteps(snapshot, profiles, reliance);
  yield;
  const judgement = reliance === null ? judgementOf(book, declared) : judgedBook(book);
  yield;
  const own = runRules(book, snapshot, judgement);
  yield;
  if (last !== null) yield* understandingSteps(last, profiles, null);
  return { review: reviewBesideLast({ book, own }, snapshot, profiles, last), book, own, judged: own.judged };
}

/** A review of what a workbook comes to by itself, with what was accepted, and beside last year's workbook where that is given. */
export function reviewBesideLast({ book, own }: OwnReview, snapshot: WorkbookSnapshot, profiles: readonly Profile[], last: WorkbookSnapshot | null): Review {
  const across = last === null ? null : acrossYears(book, snapshot, last, profiles);
  const { covered } = own;
  const findings = [...own.findings, ...(across?.findings ?? [])];
  const checks = across === null ? own.checks : added(own.checks, across);
  const { open, accepted, lapsed } = applyAcceptances(findings, book, snapshot);
  return { book: { ...book, leftovers: [...book.leftovers, ...covered.unread] }, findings: open, checks, coverage: covered.coverage, coverageMaps: covered.maps, accepted, lapsed, across: across?.years ?? null };
}

function added(checks: CheckCounts, more: Partial<CheckCounts>): CheckCounts {
  return {
    passed: checks.passed + (more.passed ?? 0), failed: checks.failed + (more.failed ?? 0),
    notApplicable: checks.notApplicable + (more.notApplicable ?? 0), insufficientData: checks.insufficientData + (more.insufficientData ?? 0),
  };
}
