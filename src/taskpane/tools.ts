/** What every set of actions needs of the pane. */
import type { ApplyResult, Edit } from "../model/edits";
import type { WorkbookSnapshot } from "../model/snapshot";
import type { Job } from "./jobs";
import type { UndoEntry } from "./undo";
import type { TabId } from "./words";

/** Runs a piece of work when the pane is free. */
export type Run = (tab: TabId, task: (job: Job) => Promise<void>) => Promise<void>;

/**
 * Applies edits and words their refusal; null when they were refused.
 *
 * @param on the workbook for which they were planned; null where they bring along what tells them their place
 */
export type Applied = (job: Job, edits: readonly Edit[], refusedTitle: string, on: WorkbookSnapshot | null) => Promise<ApplyResult | null>;

/** Keeps an action so that it can be taken back, and writes it down. */
export type Remember = (job: Job, entry: UndoEntry) => void;

/** The edits of a batch that the host refused, with the edit each outcome belongs to. */
export function refusals(edits: readonly Edit[], result: ApplyResult): readonly { readonly edit: Edit; readonly outcome: ApplyResult["outcomes"][number] }[] {
  return edits.flatMap((edit, index) => {
    const outcome = result.outcomes[index];
    return outcome && !outcome.done && outcome.reason !== "cancelled" ? [{ edit, outcome }] : [];
  });
}
