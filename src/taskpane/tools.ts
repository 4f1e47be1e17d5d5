/** What every set of actions needs of the pane. */
import type { ApplyResult, Edit } from "../model/edits";
import type { Profile } from "../model/profile";
import type { Review } from "../model/plans";
import type { WorkbookSnapshot } from "../model/snapshot";
import type { Telling } from "../hosts/host";
import type { Job } from "./jobs";
import type { Judge } from "./judge";
import type { LastYearKeeper } from "./lastYearKeeper";
import type { PaneState } from "./state";
import type { FileReaders } from "./textFile";
import type { UndoEntry } from "./undo";
import type { Language, TabId, Words } from "./words";

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

/** The pane, as its actions use it. */
export interface ActionTools {
  readonly run: Run;
  readonly patch: (patch: Partial<PaneState>) => void;
  readonly state: () => PaneState;
  readonly words: Words;
  readonly language: Language;
  readonly files: FileReaders;
  readonly applied: Applied;
  readonly remember: Remember;
  readonly judge: Judge;
  readonly lastYear: LastYearKeeper;
}

/** The pure core, brought when the first button is pressed. */
export const loadCore = (): Promise<typeof import("./core")> => import("./core");

/** The forms by which tables can be inserted: those that were loaded or came with the workbook, then the known ones. */
export function formsWith(known: readonly Profile[], { ownForms, overview }: Pick<PaneState, "ownForms" | "overview">): readonly Profile[] {
  return [...new Map([...ownForms, ...(overview?.forms ?? []), ...known].reverse().map((form) => [form.id, form])).values()].reverse();
}

/** What a workbook is worth, compared with last year's where that was opened, or is being brought back. */
export async function reviewBeside({ judge, state, lastYear }: Pick<ActionTools, "judge" | "state" | "lastYear">, snapshot: WorkbookSnapshot, telling: Telling): Promise<Review> {
  await lastYear.settled();
  return judge.ask<"review">(snapshot, state().lastBook?.snapshot ?? null, { kind: "review" }, telling);
}

/** The edits of a batch that the host refused, with the edit each outcome belongs to. */
export function refusals(edits: readonly Edit[], result: ApplyResult): readonly { readonly edit: Edit; readonly outcome: ApplyResult["outcomes"][number] }[] {
  return edits.flatMap((edit, index) => {
    const outcome = result.outcomes[index];
    return outcome && !outcome.done && outcome.reason !== "cancelled" ? [{ edit, outcome }] : [];
  });
}
