import { useCallback, useEffect, useMemo, useReducer, useRef } from "react";
import { HostError, type Host } from "../hosts/host";
import { addressOf, cellKey, type CellRef } from "../model/cells";
import type { ApplyResult, Edit } from "../model/edits";
import { checkActions, type CheckActions } from "./checkActions";
import { fillActions, type FillActions } from "./fillActions";
import { LiveSide, type LiveActions } from "./liveActions";
import { storedSettings, storeSettings } from "./liveSettings";
import { lineNow, logged, writeLog, type LogLine } from "./log";
import { openedState, patched, refusals, settingsOf, type Notice, type PaneState } from "./state";
import { textActions, type TextActions } from "./textActions";
import type { FileReaders } from "./textFile";
import { remembered, stepText, type UndoEntry } from "./undo";
import type { Language, TabId, Words, Work } from "./words";

const loadCore = (): Promise<typeof import("./core")> => import("./core");
const LONGEST_LIST = 8;

/** What the panels can ask for. Every action reports its own progress, result and failure. */
export interface PaneActions extends TextActions, CheckActions, FillActions, LiveActions {
  readonly patch: (patch: Partial<PaneState>) => void;
  readonly showTab: (tab: TabId) => void;
  readonly undo: () => Promise<void>;
  /** Gives up the work in hand where nothing has been written yet. */
  readonly cancel: () => void;
  readonly select: (ref: CellRef) => void;
  /** Gives the workbook a sheet 操作记录, on which everything done from now on is written down too. */
  readonly keepLog: () => Promise<void>;
}

export interface Pane {
  readonly state: PaneState;
  readonly actions: PaneActions;
  readonly words: Words;
  readonly language: Language;
}

/** The next frame, so that the busy line is on the screen before the core computes. */
const painted = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 30));

/** The user gave up. */
class Cancelled extends Error {}

/** A piece of work under way: the workbook, and how to tell of progress and result. */
export interface Job {
  readonly host: Host;
  /** Reads the workbook with progress; can be cancelled. */
  readonly read: () => ReturnType<Host["read"]>;
  /** Begins a step, nothing of it being written yet: the last place where cancelling takes hold. */
  readonly at: (work: Work) => Promise<void>;
  readonly progress: (done: number, total: number) => void;
  readonly say: (intent: Notice["intent"], title: string, details?: readonly string[], next?: TabId) => void;
  /** Writes down that something was done, when the job ends. */
  readonly note: (text: string) => void;
}

export function usePane(language: Language, words: Words, files: FileReaders): Pane {
  const [state, dispatch] = useReducer(patched, undefined, () => openedState(storedSettings()));
  const current = useRef(state);
  current.current = state;
  const patch = useCallback((part: Partial<PaneState>): void => {
    // At once, so that two patches that follow each other build on one another before the screen is drawn again.
    current.current = patched(current.current, part);
    dispatch(part);
  }, []);
  const cancelled = useRef(false);
  const notes = useRef<LogLine[]>([]);
  const side = useRef<LiveSide | null>(null);

  const run = useCallback(
    async (tab: TabId, task: (job: Job) => Promise<void>): Promise<void> => {
      const { connection, busy } = current.current;
      if (connection.kind !== "ready" || busy) return;
      let work: Work = "reading";
      const say: Job["say"] = (intent, title, details = [], next) => patch({ notice: { tab, intent, title, details, ...(next ? { next } : {}) } });
      patch({ notice: null, busy: { work, done: 0, total: 0 } });
      cancelled.current = false;
      notes.current = [];
      const goOn = (): void => {
        if (cancelled.current) throw new Cancelled();
      };
      try {
        await side.current?.settled();
        await task({
          host: connection.host,
          read: async () => {
            work = "reading";
            const snapshot = await connection.host.read((done, total) => {
              goOn();
              patch({ busy: { work, done, total } });
            });
            goOn();
            return snapshot;
          },
          at: async (next) => {
            work = next;
            patch({ busy: { work, done: 0, total: 0 } });
            await painted();
            goOn();
          },
          progress: (done, total) => patch({ busy: { work, done, total } }),
          say,
          note: (text) => notes.current.push(lineNow(text)),
        });
      } catch (error) {
        // A host may have worded the interruption of its reading as a failure of its own.
        if (error instanceof Cancelled || (cancelled.current && work === "reading")) say("info", words.cancelled);
        else if (error instanceof HostError) say("error", words.hostError[error.code], error.place ? [error.place] : []);
        else say("error", words.unexpected, [words.unexpectedDetail(error instanceof Error ? error.message : String(error))]);
      } finally {
        const lines = notes.current;
        patch({ log: logged(current.current.log, lines) });
        // The work itself is done; that its line could not be written down is told beside what it came to.
        if (!(await writeLog(connection.host, current.current.logSheet, lines).catch(() => false))) {
          const { notice } = current.current;
          if (notice) patch({ notice: { ...notice, details: [...notice.details, words.logRefused] } });
          else say("warning", words.logRefused);
        }
        patch({ busy: null });
      }
    },
    [patch, words],
  );

  const actions = useMemo<PaneActions>(() => {
    /** Applies edits and words their refusal; null when they were refused. */
    const applied = async (job: Job, edits: readonly Edit[], refusedTitle: string): Promise<ApplyResult | null> => {
      const result = await job.host.apply(edits, job.progress);
      if (result.applied) return result;
      job.say("error", refusedTitle, await refusalLines(edits, result));
      return null;
    };
    const remember = (entry: UndoEntry): void => {
      patch({ undo: remembered(current.current.undo, entry) });
      notes.current.push(lineNow(stepText(entry, language)));
    };
    const refusalLines = async (edits: readonly Edit[], result: ApplyResult): Promise<string[]> => {
      const core = await loadCore();
      const unique = [...core.wordRefusals(refusals(edits, result).map(({ outcome }) => outcome), language)];
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

    side.current = new LiveSide({ run, patch, state: () => current.current, words, language });

    return {
      patch,
      ...side.current.actions,
      showTab: (tab) => patch({ tab }),

      ...fillActions({ run, patch, state: () => current.current, words, language, applied, remember }),
      ...checkActions({ run, patch, state: () => current.current, words, language, applied, remember, marksOf }),
      ...textActions({ run, patch, current: () => current.current, words, language, files, applied, remember }),

      undo: () => {
        const [last, ...earlier] = current.current.undo;
        if (!last) return Promise.resolve();
        return run(current.current.tab, async (job) => {
          await job.at("undoing");
          if (!(await applied(job, last.inverse, words.undoRefused))) return;
          patch({ undo: earlier, preview: null, review: null, narrative: null });
          job.note(`${words.undo}${language === "zh" ? "：" : ": "}${stepText(last, language)}`);
          job.say("success", words.undone, [stepText(last, language)]);
        });
      },

      keepLog: () =>
        run(current.current.tab, async (job) => {
          const core = await loadCore();
          const snapshot = await job.read();
          await job.at("inserting");
          const edits = core.logEdits(snapshot, current.current.log);
          const result = await applied(job, edits, words.refused);
          if (!result) return;
          const [name] = edits.flatMap((edit) => (edit.kind === "insertSheet" ? [edit.draft.name] : []));
          if (name === undefined) return;
          patch({ logSheet: name });
          job.say("success", words.inserted(1), [name]);
        }),

      cancel: () => {
        cancelled.current = true;
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
  }, [run, patch, words, language, files]);

  const { connection, live, busy } = state;
  const host = connection.kind === "ready" ? connection.host : null;
  const following = live.follow && live.open === "explain";
  useEffect(() => {
    side.current?.attend(host, { selection: following, changes: following || live.recheck });
  }, [actions, host, following, live.recheck]);
  useEffect(() => {
    if (busy === null) side.current?.idle();
  }, [busy]);
  const { tab, checkWork: { filter } } = state;
  useEffect(() => storeSettings(settingsOf(current.current)), [tab, filter, live.follow, live.recheck]);

  return { state, actions, words, language };
}
