import type { CheckCounts } from "../model/findings";
import type { Review } from "../model/plans";
import type { Profile } from "../model/profile";
import type { WorkbookSnapshot } from "../model/snapshot";
import { recognizeWorkbook } from "../recognize";
import { declaredJudgement, judgedBook, type DeclaredJudgement, type JudgedBook } from "../rules/judgedBook";
import { runRules } from "../rules/run";
import type { Reliance } from "../structure";
import { applyAcceptances } from "./acceptances";
import { acrossYears } from "./acrossYears";
import { settledSteps, type OwnReview } from "./settledReview";
import { ended, type Steps } from "./steps";
import { judgementOf, recognisedBook, understandingSteps, understandWorkbook, withStructure } from "./understand";

/** A review with the book that it is of, and how that was judged. */
export interface WholeReview extends OwnReview {
  readonly review: Review;
  readonly judged: JudgedBook;
}

/**
 * Reviews a workbook from beginning to end. Its structure is read where the catalogue alone does not judge it.
 *
 * @param last last year's workbook, with which amounts of the year before are compared where it is given
 */
export function reviewOf(snapshot: WorkbookSnapshot, profiles: readonly Profile[], last: WorkbookSnapshot | null = null): WholeReview {
  // What is compared with last year's amounts is also what the structure alone knows.
  const declared = last === null ? declaredJudgement(recognisedBook(snapshot, profiles)) : undefined;
  const settled = declared && ended(settledSteps(declared, snapshot));
  if (settled) return wholeOf(settled, snapshot, profiles, null);
  const book = understandWorkbook(snapshot, profiles);
  return wholeOf({ book, own: runRules(book, snapshot, judgementOf(book, declared)) }, snapshot, profiles, last);
}

/**
 * The review of a workbook whose figures whoever asks is going to change: of a book of its own, in steps between which others may work.
 *
 * @param reliance is told on which figures the reading rests, where the structure is read
 */
export function* ownReviewSteps(snapshot: WorkbookSnapshot, profiles: readonly Profile[], reliance: Reliance, last: WorkbookSnapshot | null): Steps<WholeReview> {
  const recognised = recognizeWorkbook(snapshot, profiles);
  yield;
  const declared = declaredJudgement(recognised);
  yield;
  const settled = last === null ? yield* settledSteps(declared, snapshot) : null;
  return settled ? wholeOf(settled, snapshot, profiles, null) : yield* structuredSteps(declared, snapshot, profiles, reliance, last);
}

/** The review of a workbook that the catalogue judged, with its structure. */
export function* structuredSteps(declared: DeclaredJudgement, snapshot: WorkbookSnapshot, profiles: readonly Profile[], reliance: Reliance, last: WorkbookSnapshot | null): Steps<WholeReview> {
  const book = withStructure(snapshot, declared.of, reliance);
  yield;
  const judged = judgedBook(book, declared);
  yield;
  const own = runRules(book, snapshot, judged);
  yield;
  if (last !== null) yield* understandingSteps(last, profiles);
  return wholeOf({ book, own }, snapshot, profiles, last);
}

function wholeOf(reviewed: OwnReview, snapshot: WorkbookSnapshot, profiles: readonly Profile[], last: WorkbookSnapshot | null): WholeReview {
  return { review: reviewBesideLast(reviewed, snapshot, profiles, last), ...reviewed, judged: reviewed.own.judged };
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
