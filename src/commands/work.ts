/** What the ribbon buttons do that need no pane: read, do their work, and tell in a line what the workbook itself does not show. */
import { HostError, type Host } from "../hosts/host";
import { cellKey } from "../model/cells";
import type { ApplyResult, Edit } from "../model/edits";
import { planFill, review } from "../review";
import { markEdits, unmarkEdits, wordRefusal } from "../report";
import { wordsOf, type Language } from "../taskpane/words";

/** What happened, in a line; null when the workbook itself shows it. */
export type Told = string | null;

/** One button's work on a workbook; rejects when the workbook cannot be reached, see {@link wordFailure}. */
export type Work = (host: Host, language: Language) => Promise<Told>;

/** Writes every total and share that can be derived; figures typed in stay as they are. */
export async function fill(host: Host, language: Language): Promise<Told> {
  const words = wordsOf(language);
  const plan = planFill(await host.read());
  if (plan.edits.length === 0) return `${words.previewNothing}。${plan.progress.length === 0 ? words.noTablesHint : ""}`;
  const refused = refusal(await host.apply(plan.edits), language);
  if (refused) return refused;
  return plan.conflicts.length > 0 ? words.kept(plan.conflicts.length) : null;
}

/** Checks every relation and marks the cells that disagree. */
export async function validate(host: Host, language: Language): Promise<Told> {
  const words = wordsOf(language);
  const { book, findings, checks } = review(await host.read());
  if (book.tables.length === 0) return `${words.noTables}。${words.noTablesHint}`;
  const edits: readonly Edit[] = [...unmarkEdits(), ...markEdits(findings, language)];
  return refusal(await host.apply(edits), language) ?? words.checkSummary(findings.length, checks.passed);
}

/** A failure of a button's work, worded for people. */
export function wordFailure(error: unknown, language: Language): string {
  const words = wordsOf(language);
  return error instanceof HostError ? words.hostError[error.code] : words.unexpectedDetail(error instanceof Error ? error.message : String(error));
}

function refusal(result: ApplyResult, language: Language): Told {
  if (result.applied) return null;
  const words = wordsOf(language);
  const lines = result.outcomes.flatMap((outcome) => (outcome.done || outcome.reason === "cancelled" ? [] : [wordRefusal(outcome, language)]));
  const left = result.leftBehind?.length ? [words.leftBehind(result.leftBehind.map(cellKey).join("、"))] : [];
  return [words.refused, ...new Set(lines.slice(0, 5)), ...left].join("；");
}
