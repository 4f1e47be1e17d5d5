import { PROFILES } from "./catalog/profiles";
import { planFill as planFillOf } from "./derive/fill";
import type { FillOptions } from "./derive/fill";
import type { BudgetBook } from "./model/book";
import type { Edit } from "./model/edits";
import type { TaggedStretch } from "./model/figureTags";
import type { Finding } from "./model/findings";
import type { Narrative } from "./model/narrative";
import type { FillPlan, Review } from "./model/plans";
import type { Profile } from "./model/profile";
import type { TextReading } from "./model/reading";
import type { Retelling, SlotChoices } from "./model/retelling";
import type { WorkbookSnapshot } from "./model/snapshot";
import { retell } from "./lastYear";
import { narrateBook } from "./narrate";
import { readText as readTextOf } from "./proofread";
import { recognizeWorkbook } from "./recognize";
import { acceptEdits } from "./review/acceptances";
import { booksOf, datedBooks } from "./review/acrossYears";
import type { Steps } from "./review/steps";
import { understandingSteps as understandingStepsOf, understandWorkbook } from "./review/understand";
import { reviewOf } from "./review/whole";

/**
 * The one path, and the whole product on one page: a snapshot of a workbook goes in, plain data comes out. Nothing here
 * knows Excel, files or the screen; hosts read the snapshot and apply the edits.
 */

export { unfollowed } from "./model/unfollowed";
export { planInsert } from "./review/planInsert";
export { carryEdits, planCarryOver } from "./review/carryOver";
export { explainCell, relationOf } from "./review/explain";
export { fixAllSafe, fixesFor } from "./review/fixes";
export { formFile, type FormFile } from "./review/formFile";
export { otherTextReader, planNextYear, planOwnSheets, planStated, remnantsIn, statedIn } from "./review/nextYear";
export { budgetYear } from "./review/acrossYears";
export { isYearBefore, whoseWorkbook } from "./review/whose";
export { planItems } from "./review/planItems";
export { LiveReview } from "./review/live";
export type { Steps } from "./review/steps";
export { withCellValues } from "./review/changes";
export { logEdits, logSheetOf } from "./review/log";
export { planCodeImport } from "./review/codeImport";
export type { ChangedName, CodeImport } from "./review/codeImport";
export { readCodeList } from "./recognize/officeCodes";
export type { CodeList, CodeProblem } from "./recognize/officeCodes";
export { factEdits, missingFields } from "./review/typeFacts";
export { sheetsToReread, withSheets } from "./review/refresh";
export { outcomesOf } from "./rules/outcomes";
export type { RelationOutcome } from "./rules/outcomes";

/** What a workbook says: its tables, our own sheets, what was not understood. */
export function understand(snapshot: WorkbookSnapshot, profiles: readonly Profile[] = PROFILES): BudgetBook {
  return understandWorkbook(snapshot, profiles);
}

/** {@link understand} in steps, between which others may work. */
export function understandingSteps(snapshot: WorkbookSnapshot, profiles: readonly Profile[] = PROFILES): Steps<BudgetBook> {
  return understandingStepsOf(snapshot, profiles);
}

/**
 * What filling would change, with every relation that derives a cell as a live formula. Where a typed figure contradicts a relation, the
 * structure of the tables is asked as well, which may show that the relation reads a list otherwise than it is printed.
 */
export function planFill(snapshot: WorkbookSnapshot, options: FillOptions = {}, profiles: readonly Profile[] = PROFILES): FillPlan {
  const plan = planFillOf(recognizeWorkbook(snapshot, profiles), snapshot, options);
  return plan.conflicts.length === 0 ? plan : planFillOf(understandWorkbook(snapshot, profiles), snapshot, options);
}

/**
 * Whether the workbook holds together: findings, and how many checks were made with which outcome. What somebody accepted
 * with these very figures stands apart.
 *
 * @param last last year's workbook, with which amounts of the year before are compared where it is given
 */
export function review(snapshot: WorkbookSnapshot, profiles: readonly Profile[] = PROFILES, last: WorkbookSnapshot | null = null): Review {
  return reviewOf(snapshot, profiles, last).review;
}

/** Edits that accept open findings with a reason, kept in the workbook. @throws RangeError when the reason is empty */
export function accept(snapshot: WorkbookSnapshot, findings: readonly Finding[], reason: string): readonly Edit[] {
  return acceptEdits(understandWorkbook(snapshot), snapshot, findings, reason);
}

/** The explanatory text that the figures give, and which facts it lacks. */
export function narrate(snapshot: WorkbookSnapshot, profiles: readonly Profile[] = PROFILES): Narrative {
  return narrateBook(recognizeWorkbook(snapshot, profiles));
}

/**
 * This year's text in last year's words, from this year's workbook and, where it is there, last year's: figures follow their cells,
 * comparisons turn, items come and go, everything else stays. A text of this year is brought up to date.
 *
 * @param choices what a person said figures are this year, by their places in last year's text
 * @param tagged what stretches of a Word file's words carry
 */
export function retellText(text: string, last: WorkbookSnapshot | null, now: WorkbookSnapshot, profiles: readonly Profile[] = PROFILES, choices: SlotChoices = new Map(), tagged: readonly TaggedStretch[] = []): Retelling {
  const [book, before] = datedBooks(now, last, profiles);
  return retell(text, before, book, choices, tagged);
}

/**
 * Whether a text says what the workbook says: every figure with its verdict, and what is wrong or badly worded.
 *
 * @param last last year's workbook, with which last year's budget in the text is compared where both years follow each other
 */
export function readText(text: string, snapshot: WorkbookSnapshot, profiles: readonly Profile[] = PROFILES, last: WorkbookSnapshot | null = null): TextReading {
  const [now, before] = booksOf(snapshot, last, profiles);
  return readTextOf(text, now, before);
}
