/** What the ribbon buttons do that need no pane: read, do their work, and tell what came of it. */
import { HostError, type Host } from "../hosts/host";
import { anchored, knownFrom } from "../model/anchors";
import { cellKey } from "../model/cells";
import type { ApplyResult, Edit } from "../model/edits";
import { planFill, review, unfollowed } from "../review";
import { markEdits, obstacleText, unfollowedText, unmarkEdits, verdictText, wordRefusals } from "../report";
import { moveWordsOf } from "../taskpane/moves";
import { outcomeWordsOf } from "../taskpane/outcomeWords";
import { wordsOf, type Language } from "../taskpane/words";

/** What happened, and below it, a line each, where and what to do next; null when there is nothing to tell. */
export type Told = string | null;

const MOST_REASONS = 5;

/** One button's work on a workbook; rejects when the workbook cannot be reached, see {@link wordFailure}. */
export type Work = (host: Host, language: Language) => Promise<Told>;

/** Writes every total and share that can be derived; figures typed in stay as they are. */
export async function fill(host: Host, language: Language): Promise<Told> {
  const words = wordsOf(language);
  const outcome = outcomeWordsOf(language);
  const snapshot = await host.read();
  const plan = planFill(snapshot);
  if (plan.progress.length === 0) return lines(words.noTables, words.noTablesHint);
  const conflicts = plan.conflicts.length > 0 ? [words.kept(plan.conflicts.length), words.keptWhere] : [];
  const obstacles = plan.obstacles.length > 0 ? [words.obstaclesTitle(plan.obstacles.length), ...plan.obstacles.slice(0, 1).map((obstacle) => obstacleText(obstacle, language))] : [];
  if (plan.edits.length === 0) return lines(words.previewNothing, ...conflicts, ...obstacles);
  const behind = unfollowed(snapshot, plan.edits, (await host.outsideFormulas?.()) ?? []);
  // Without a pane there is no preview in which these could be told before anything moves.
  if (behind.length > 0) {
    return lines(moveWordsOf(language).title(behind.length), ...behind.slice(0, MOST_REASONS).map((each) => unfollowedText(each, language)), moveWordsOf(language).inPane);
  }
  const result = await settled(host.apply(anchored(plan.edits, knownFrom(snapshot))));
  const refused = refusal(result, language);
  if (refused) return refused;
  const remarks = [...(result.without?.includes("pageSetup") ? [outcome.without.pageSetup] : []), ...(snapshot.calculation === "manual" ? [outcome.manualFilled] : [])];
  return lines(words.filled(plan.changes.filter(({ kind }) => kind !== "row").length), ...remarks, ...conflicts, ...obstacles);
}

/** Checks every relation and marks the cells that disagree. */
export async function validate(host: Host, language: Language): Promise<Told> {
  const words = wordsOf(language);
  const outcome = outcomeWordsOf(language);
  const snapshot = await host.read();
  const reviewed = review(snapshot);
  const { book, findings } = reviewed;
  if (book.tables.length === 0) return lines(words.noTables, words.noTablesHint);
  const edits: readonly Edit[] = [...unmarkEdits(), ...markEdits(findings, language)];
  const summary = words.checkSummary(verdictText(reviewed, language));
  const manual = snapshot.calculation === "manual" ? [outcome.manual] : [];
  const result = await settled(host.apply(anchored(edits, knownFrom(snapshot))));
  if (!result.applied) return lines(summary, ...manual, result.leftBehind?.length ? outcome.partly : outcome.noMarks, ...reasons(result, language));
  return lines(summary, ...manual, ...(findings.length > 0 ? [words.markedWhere] : []), ...(result.without?.includes("comments") ? [outcome.without.comments] : []));
}

/** A failure of a button's work, worded for people. */
export function wordFailure(error: unknown, language: Language): string {
  const words = wordsOf(language);
  if (error instanceof HostError) return lines(words.hostError[error.code], error.place);
  return lines(words.unexpected, words.unexpectedDetail(error instanceof Error ? error.message : String(error)));
}

/** What came of a batch; where Excel stopped answering in the middle, it is asked once more. */
async function settled(applying: Promise<ApplyResult>): Promise<ApplyResult> {
  const result = await applying;
  return result.unsettled ? result.unsettled() : result;
}

function refusal(result: ApplyResult, language: Language): Told {
  if (result.applied) return null;
  const outcome = outcomeWordsOf(language);
  if (result.unsettled) return lines(outcome.unsettled);
  return lines(result.leftBehind?.length ? outcome.partly : wordsOf(language).refused, ...reasons(result, language));
}

/** Why a batch was refused, each reason once, and what was left behind. */
function reasons(result: ApplyResult, language: Language): readonly string[] {
  const told = wordRefusals(result.outcomes.filter((outcome) => outcome.done || outcome.reason !== "cancelled"), language);
  const left = result.leftBehind?.length ? [wordsOf(language).leftBehind(result.leftBehind.map(cellKey).join("、"))] : [];
  return [...told.slice(0, MOST_REASONS), ...left];
}

function lines(...parts: readonly string[]): string {
  return parts.filter((part) => part !== "").join("\n");
}
