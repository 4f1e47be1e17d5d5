import { useCallback, useMemo, useReducer, useRef } from "react";
import { HostError, type Host } from "../hosts/host";
import { addressOf, cellKey, type CellRef } from "../model/cells";
import type { ApplyResult, Edit } from "../model/edits";
import type { InsertRequest, TakenSheetChoice } from "../model/plans";
import { initialState, patched, refusals, type Notice, type PaneState } from "./state";
import { copyText } from "./clipboard";
import type { Language, TabId, Words, Work } from "./words";

const loadCore = (): Promise<typeof import("./core")> => import("./core");
const LONGEST_LIST = 8;

/** What the panels can ask for. Every action reports its own progress, result and failure. */
export interface PaneActions {
  readonly patch: (patch: Partial<PaneState>) => void;
  readonly showTab: (tab: TabId) => void;
  readonly insert: (request: InsertRequest, choice: TakenSheetChoice | null) => Promise<void>;
  readonly previewFill: () => Promise<void>;
  readonly fill: (overwrite: readonly CellRef[]) => Promise<void>;
  readonly check: () => Promise<void>;
  readonly unmark: () => Promise<void>;
  readonly narrate: () => Promise<void>;
  /** The whole text, once copied; the text itself when the clipboard refuses. */
  readonly copyAll: () => Promise<string | null>;
  readonly undo: () => Promise<void>;
  readonly select: (ref: CellRef) => void;
}

export interface Pane {
  readonly state: PaneState;
  readonly actions: PaneActions;
  readonly words: Words;
  readonly language: Language;
}

/** The next frame, so that the busy line is on the screen before the core computes. */
const painted = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 30));

interface Job {
  readonly host: Host;
  readonly at: (work: Work) => Promise<void>;
  readonly progress: (done: number, total: number) => void;
  readonly say: (intent: Notice["intent"], title: string, details?: readonly string[]) => void;
}

export function usePane(language: Language, words: Words): Pane {
  const [state, patch] = useReducer(patched, initialState);
  const current = useRef(state);
  current.current = state;

  const run = useCallback(
    async (tab: TabId, task: (job: Job) => Promise<void>): Promise<void> => {
      const { connection, busy } = current.current;
      if (connection.kind !== "ready" || busy) return;
      let work: Work = "reading";
      const say: Job["say"] = (intent, title, details = []) => patch({ notice: { tab, intent, title, details } });
      patch({ notice: null, busy: { work, done: 0, total: 0 } });
      try {
        await task({
          host: connection.host,
          at: async (next) => {
            work = next;
            patch({ busy: { work, done: 0, total: 0 } });
            await painted();
          },
          progress: (done, total) => patch({ busy: { work, done, total } }),
          say,
        });
      } catch (error) {
        if (error instanceof HostError) say("error", words.hostError[error.code], error.place ? [error.place] : []);
        else say("error", words.unexpected, [words.unexpectedDetail(error instanceof Error ? error.message : String(error))]);
      } finally {
        patch({ busy: null });
      }
    },
    [words],
  );

  const actions = useMemo<PaneActions>(() => {
    /** Applies edits and words their refusal; null when they were refused. */
    const applied = async (job: Job, edits: readonly Edit[], refusedTitle: string): Promise<ApplyResult | null> => {
      const result = await job.host.apply(edits, job.progress);
      if (result.applied) return result;
      job.say("error", refusedTitle, await refusalLines(edits, result));
      return null;
    };
    const refusalLines = async (edits: readonly Edit[], result: ApplyResult): Promise<string[]> => {
      const core = await loadCore();
      const lines = refusals(edits, result).map(({ outcome }) => core.wordRefusal(outcome, language));
      const unique = [...new Set(lines)];
      const shown = unique.length > LONGEST_LIST ? [...unique.slice(0, LONGEST_LIST), `… (${unique.length})`] : unique;
      return result.leftBehind?.length ? [...shown, words.leftBehind(result.leftBehind.map(cellKey).join("、"))] : shown;
    };
    const marksOf = async (job: Job, edits: readonly Edit[]): Promise<void> => {
      await job.at("marking");
      let wanted = edits;
      let result = await job.host.apply(wanted, job.progress);
      if (!result.applied) {
        const refused = refusals(wanted, result);
        const lines = await refusalLines(wanted, result);
        const closed = new Set(refused.flatMap(({ outcome }) => (!outcome.done && outcome.at ? [outcome.at.sheet] : [])));
        wanted = edits.filter((edit) => edit.kind !== "mark" || !closed.has(edit.at.sheet));
        if (closed.size > 0 && wanted.length < edits.length) result = await job.host.apply(wanted, job.progress);
        job.say("warning", words.markRefused, lines);
      }
    };

    return {
      patch,
      showTab: (tab) => patch({ tab }),

      insert: (request, choice) =>
        run("tables", async (job) => {
          const core = await loadCore();
          const snapshot = await job.host.read(job.progress);
          await job.at("inserting");
          const plan = core.planInsert(snapshot, choice ? { ...request, onTaken: choice } : request);
          if (plan.taken.length > 0 && choice === null) {
            patch({ pendingInsert: { request, taken: plan.taken } });
            return;
          }
          if (plan.edits.length === 0) {
            patch({ pendingInsert: null });
            job.say("info", words.nothingInserted, plan.taken.map((each) => words.skipped(each.name)));
            return;
          }
          const result = await applied(job, plan.edits, words.refused);
          if (!result) return;
          patch({
            pendingInsert: null,
            preview: null,
            review: null,
            narrative: null,
            undo: { what: "insert", count: plan.inserted.length, inverse: result.inverse },
          });
          const taken = plan.taken.map(({ name, choice: done, newName }) =>
            done === "skip" ? words.skipped(name) : done === "replace" ? words.keptAs(name, newName ?? "") : words.addedAs(name, newName ?? ""),
          );
          job.say("success", words.inserted(plan.inserted.length), [...taken, words.insertNext]);
          const [first] = plan.inserted;
          if (first !== undefined) await job.host.select({ sheet: first, row: 0, column: 0 });
        }),

      previewFill: () =>
        run("fill", async (job) => {
          patch({ preview: null });
          const core = await loadCore();
          const snapshot = await job.host.read(job.progress);
          await job.at("planning");
          const plan = core.planFill(snapshot);
          patch({ preview: { snapshot, plan, tables: core.understand(snapshot).tables.length } });
        }),

      fill: (overwrite) =>
        run("fill", async (job) => {
          const { preview } = current.current;
          if (!preview) return;
          const core = await loadCore();
          await job.at("filling");
          const plan = overwrite.length > 0 ? core.planFill(preview.snapshot, { overwrite }) : preview.plan;
          const result = await applied(job, plan.edits, words.refused);
          if (!result) return;
          const cells = plan.changes.filter((change) => change.kind !== "row").length;
          patch({ preview: null, review: null, narrative: null, undo: { what: "fill", count: cells, inverse: result.inverse } });
          const kept = plan.conflicts.length - overwrite.length;
          job.say("success", words.filled(cells), [...(kept > 0 ? [words.kept(kept)] : []), words.fillNext]);
        }),

      check: () =>
        run("check", async (job) => {
          const core = await loadCore();
          const snapshot = await job.host.read(job.progress);
          await job.at("checking");
          const review = core.review(snapshot);
          patch({ review });
          await marksOf(job, [...core.unmarkEdits(), ...core.markEdits(review.findings, language)]);
        }),

      unmark: () =>
        run("check", async (job) => {
          const core = await loadCore();
          await job.at("unmarking");
          if (await applied(job, core.unmarkEdits(), words.refused)) job.say("success", words.unmarked);
        }),

      narrate: () =>
        run("narrative", async (job) => {
          const core = await loadCore();
          const snapshot = await job.host.read(job.progress);
          await job.at("narrating");
          if (core.understand(snapshot).tables.length === 0) {
            patch({ narrative: null });
            job.say("info", words.noTables, [words.noTablesHint]);
            return;
          }
          const narrative = core.narrate(snapshot);
          patch({ narrative });
          const sections = narrative.sections.filter((section) => section.paragraphs.length > 0).length;
          if (sections > 0) job.say("success", words.narrated(sections, new Set(narrative.missing.map((each) => cellKey(each.at))).size));
        }),

      copyAll: async () => {
        const { narrative } = current.current;
        if (!narrative) return null;
        const core = await loadCore();
        const text = core.narrativeText(narrative);
        const done = await copyText(text);
        const notice: Notice = done
          ? { tab: "narrative", intent: "success", title: words.copied, details: [] }
          : { tab: "narrative", intent: "warning", title: words.copyRefused, details: [words.copyRefusedHint] };
        patch({ notice });
        return done ? null : text;
      },

      undo: () => {
        const { undo, tab } = current.current;
        if (!undo) return Promise.resolve();
        return run(tab, async (job) => {
          await job.at("undoing");
          if (!(await applied(job, undo.inverse, words.undoRefused))) return;
          patch({ undo: null, preview: null, review: null, narrative: null });
          job.say("success", words.undone);
        });
      },

      select: (ref) => {
        const { connection, tab } = current.current;
        if (connection.kind !== "ready") return;
        connection.host.select(ref).catch((error: unknown) => {
          const title = error instanceof HostError ? words.hostError[error.code] : words.unexpected;
          patch({ notice: { tab, intent: "error", title, details: [`${ref.sheet}!${addressOf(ref)}`] } });
        });
      },
    };
  }, [run, words, language]);

  return { state, actions, words, language };
}
