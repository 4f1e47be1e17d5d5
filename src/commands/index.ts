/**
 * Ribbon buttons that need no pane: they read, do their work and are done. What they cannot do they leave undone and say in a
 * small window, because a button that stays silent looks broken.
 */
import { HostError, type Host } from "../hosts/host";
import { createOfficeHost } from "../hosts/office";
import { cellKey } from "../model/cells";
import type { ApplyResult, Edit } from "../model/edits";
import { planFill, review } from "../review";
import { markEdits, unmarkEdits, wordRefusal } from "../report";
import { languageOf, wordsOf, type Language } from "../taskpane/words";

/** What happened, in a line; null when the workbook itself shows it. */
type Told = string | null;

/** Writes every total and share that can be derived; figures typed in stay as they are. */
async function fill(host: Host, language: Language): Promise<Told> {
  const words = wordsOf(language);
  const plan = planFill(await host.read());
  if (plan.edits.length === 0) return `${words.previewNothing}。${plan.progress.length === 0 ? words.noTablesHint : ""}`;
  const refused = refusal(await host.apply(plan.edits), language);
  if (refused) return refused;
  return plan.conflicts.length > 0 ? words.kept(plan.conflicts.length) : null;
}

/** Checks every relation and marks the cells that disagree. */
async function validate(host: Host, language: Language): Promise<Told> {
  const words = wordsOf(language);
  const { book, findings, checks } = review(await host.read());
  if (book.tables.length === 0) return `${words.noTables}。${words.noTablesHint}`;
  const edits: readonly Edit[] = [...unmarkEdits(), ...markEdits(findings, language)];
  return refusal(await host.apply(edits), language) ?? words.checkSummary(findings.length, checks.passed);
}

function refusal(result: ApplyResult, language: Language): Told {
  if (result.applied) return null;
  const words = wordsOf(language);
  const lines = result.outcomes.flatMap((outcome) => (outcome.done || outcome.reason === "cancelled" ? [] : [wordRefusal(outcome, language)]));
  const left = result.leftBehind?.length ? [words.leftBehind(result.leftBehind.map(cellKey).join("、"))] : [];
  return [words.refused, ...new Set(lines.slice(0, 5)), ...left].join("；");
}

function command(work: (host: Host, language: Language) => Promise<Told>): (event: Office.AddinCommands.Event) => void {
  return (event) => {
    const language = languageOf(Office.context.displayLanguage);
    work(createOfficeHost(), language)
      .catch((error: unknown) => {
        const words = wordsOf(language);
        return error instanceof HostError ? words.hostError[error.code] : words.unexpectedDetail(error instanceof Error ? error.message : String(error));
      })
      .then((told) => {
        if (told !== null) say(told, language);
      })
      .finally(() => event.completed());
  };
}

/** A small window with one message; the pane's page draws it. */
function say(message: string, language: Language): void {
  const address = new URL("taskpane.html", window.location.href);
  address.search = new URLSearchParams({ lang: language, notice: message }).toString();
  Office.context.ui.displayDialogAsync(address.href, { height: 20, width: 30, displayInIframe: true });
}

void Office.onReady(() => {
  Office.actions.associate("fillTables", command(fill));
  Office.actions.associate("validateWorkbook", command(validate));
});
