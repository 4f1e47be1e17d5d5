/** What the ribbon buttons do that need no pane: read, do their work, and tell what came of it. */
import { HostError, type Host } from "../hosts/host";
import { cellKey } from "../model/cells";
import type { ApplyResult, Edit } from "../model/edits";
import { planFill, review } from "../review";
import { markEdits, obstacleText, unmarkEdits, wordRefusals } from "../report";
import { wordsOf, type Language } from "../taskpane/words";

/** What happened, and below it, a line each, where and what to do next; null when there is nothing to tell. */
export type Told = string | null;

const MOST_REASONS = 5;

/** One button's work on a workbook; rejects when the workbook cannot be reached, see {@link wordFailure}. */
export type Work = (host: Host, language: Language) => Promise<Told>;

/** Writes every total and share that can be derived; figures typed in stay as they are. */
export async function fill(host: Host, language: Language): Promise<Told> {
  const words = wordsOf(language);
  const plan = planFill(await host.read());
  if (plan.progress.length === 0) return lines(words.noTables, words.noTablesHint);
  const conflicts = plan.conflicts.length > 0 ? [words.kept(plan.conflicts.length), words.keptWhere] : [];
  const obstacles = plan.obstacles.length > 0 ? [words.obstaclesTitle(plan.obstacles.length), ...plan.obstacles.slice(0, 1).map((obstacle) => obstacleText(obstacle, language))] : [];
  if (plan.edits.length === 0) return lines(words.previewNothing, ...conflicts, ...obstacles);
  const refused = refusal(await host.apply(plan.edits), language);
  if (refused) return refused;
  return lines(words.filled(plan.changes.filter(({ kind }) => kind !== "row").length), ...conflicts, ...obstacles);
}

/** Checks every relation and marks the cells that disagree. */
export async function validate(host: Host, language: Language): Promise<Told> {
  const words = wordsOf(language);
  const { book, findings, checks } = review(await host.read());
  if (book.tables.length === 0) return lines(words.noTables, words.noTablesHint);
  const edits: readonly Edit[] = [...unmarkEdits(), ...markEdits(findings, language)];
  const summary = words.checkSummary(findings.length, checks.passed);
  const result = await host.apply(edits);
  if (!result.applied) return lines(summary, words.markRefused, ...reasons(result, language));
  return lines(summary, ...(findings.length > 0 ? [words.markedWhere] : []));
}

/** A failure of a button's work, worded for people. */
export function wordFailure(error: unknown, language: Language): string {
  const words = wordsOf(language);
  if (error instanceof HostError) return lines(words.hostError[error.code], error.place);
  return lines(words.unexpected, words.unexpectedDetail(error instanceof Error ? error.message : String(error)));
}

function refusal(result: ApplyResult, language: Language): Told {
  if (result.applied) return null;
  return lines(wordsOf(language).refused, ...reasons(result, language));
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
