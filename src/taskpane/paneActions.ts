/** Everything that the pane can be asked for, without the screen. */
import { HostError } from "../hosts/host";
import { addressOf, cellKey, type CellRef } from "../model/cells";
import type { ApplyResult, Edit } from "../model/edits";
import type { WorkbookSnapshot } from "../model/snapshot";
import { RowShifts } from "../model/rowShifts";
import { batchActions, type BatchActions } from "./batchActions";
import { checkActions, type CheckActions } from "./checkActions";
import { codeActions, type CodeActions } from "./codeActions";
import { fillActions, type FillActions } from "./fillActions";
import { formActions, type FormActions } from "./formActions";
import { Jobs } from "./jobs";
import { lastBookActions, type LastBookActions } from "./lastBookActions";
import { Judge, type Answers, type Question } from "./judge";
import { LastYearKeeper } from "./lastYearKeeper";
import { LiveSide, type LiveActions } from "./liveActions";
import { mayMove } from "./moves";
import { outcomeWordsOf } from "./outcomeWords";
import type { PaneState } from "./state";
import { textActions, type TextActions } from "./textActions";
import type { FileReaders } from "./textFile";
import { loadCore, refusals, type Applied, type Remember, type Run } from "./tools";
import { remembered, stepText } from "./undo";
import type { Language, TabId, Words } from "./words";

const LONGEST_LIST = 8;

/** What the panels can ask for. Every action reports its own progress, result and failure. */
export interface PaneActions extends TextActions, CheckActions, BatchActions, FillActions, FormActions, CodeActions, LiveActions, LastBookActions {
  readonly patch: (patch: Partial<PaneState>) => void;
  /** Finds out about a workbook what takes time with its size. */
  readonly ask: <K extends Question["kind"]>(snapshot: WorkbookSnapshot, question: Extract<Question, { readonly kind: K }>) => Promise<Answers[K]>;
  readonly showTab: (tab: TabId) => void;
  readonly undo: () => Promise<void>;
  /** Frees the pane: gives up the work in hand where nothing has been written yet, else waits unseen for what comes of it. */
  readonly cancel: () => void;
  /** Looks what became of a change about which Excel said nothing. */
  readonly lookAgain: () => void;
  readonly select: (ref: CellRef) => void;
  /** Gives the workbook a sheet 操作记录, on which everything done from now on is written down too. */
  readonly keepLog: () => Promise<void>;
}

/** What the actions work on. */
export interface PaneSurroundings {
  readonly patch: (patch: Partial<PaneState>) => void;
  readonly state: () => PaneState;
  readonly words: Words;
  readonly language: Language;
  readonly files: FileReaders;
}

/** The actions of a pane, and its side that listens. */
export function paneActions({ patch, state, words, language, files }: PaneSurroundings): { readonly actions: PaneActions; readonly side: LiveSide } {
  let listening: LiveSide | null = null;
  const jobs = new Jobs({ patch, state, words, language, settled: () => listening?.settled() ?? Promise.resolve() });
  const judge = new Judge();
  const lastYear = new LastYearKeeper({ patch, state, files });
  const run: Run = (tab, task) => jobs.run(tab, task);
  const side = new LiveSide({ judge, run, patch, state, words, language, lastYear });
  listening = side;
  const outcome = outcomeWordsOf(language);
  const refusalLines = async (edits: readonly Edit[], result: ApplyResult): Promise<string[]> => {
    const core = await loadCore();
    const unique = [...core.wordRefusals(refusals(edits, result).map(({ outcome: each }) => each), language)];
    const shown = unique.length > LONGEST_LIST ? [...unique.slice(0, LONGEST_LIST), `… (${unique.length})`] : unique;
    return result.leftBehind?.length ? [...shown, words.leftBehind(result.leftBehind.map(cellKey).join("、"))] : shown;
  };
  /** Which references were told not to follow the rows that moved last. */
  let toldLast = "";
  const applied: Applied = async (job, edits, refusedTitle, on) => {
    const told = on === null ? "" : await mayMove({ patch, state, language }, job, on, edits);
    if (told === null) return null;
    toldLast = told;
    const result = await job.apply(edits, on);
    if (result.applied) {
      if (result.without?.includes("pageSetup")) job.remark(outcome.without.pageSetup);
      return result;
    }
    job.say("error", result.leftBehind?.length ? outcome.partly : refusedTitle, await refusalLines(edits, result));
    return null;
  };
  const remember: Remember = (job, entry) => {
    patch({ undo: remembered(state().undo, { ...entry, told: toldLast }) });
    job.note(stepText(entry, language));
  };

  const actions: PaneActions = {
    patch,
    ask: (snapshot, question) => judge.ask(snapshot, null, question),
    ...side.actions,
    showTab: (tab) => patch({ tab }),

    ...fillActions({ judge, run, patch, state, words, language, applied, remember }),
    ...formActions({ run, patch, state, words, language, files, lastYear }),
    ...lastBookActions({ run, patch, state, words, language, files, lastYear }),
    ...codeActions({ judge, run, patch, state, words, language, files, applied, remember }),
    ...checkActions({ judge, run, patch, state, words, language, applied, refusalLines, remember, lastYear }),
    ...batchActions({ run, patch, state, files, language }),
    ...textActions({ judge, run, patch, current: state, words, language, files, applied, remember, lastYear }),

    undo: () => {
      const [last, ...earlier] = state().undo;
      if (!last) return Promise.resolve();
      return run(state().tab, async (job) => {
        await job.at("undoing");
        if (!new RowShifts(last.inverse).none && (await mayMove({ patch, state, language }, job, await job.read(), last.inverse, last.told)) === null) return;
        const result = await job.apply(last.inverse, null);
        if (!result.applied) {
          // Only what somebody typed since is lost by undoing; anything else has its own reason, which is told.
          const since = refusals(last.inverse, result).some(({ outcome: each }) => !each.done && each.reason === "changed");
          job.say("error", result.leftBehind?.length ? outcome.partly : since ? words.undoRefused : outcome.notUndone, await refusalLines(last.inverse, result));
          return;
        }
        patch({ undo: earlier, preview: null, review: null, narrative: null });
        job.note(`${words.undo}${language === "zh" ? "：" : ": "}${stepText(last, language)}`);
        job.say("success", words.undone, [stepText(last, language)]);
      });
    },

    keepLog: () =>
      run(state().tab, async (job) => {
        const core = await loadCore();
        const snapshot = await job.read();
        await job.at("inserting");
        const edits = core.logEdits(snapshot, state().log);
        const result = await applied(job, edits, words.refused, snapshot);
        if (!result) return;
        const [name] = edits.flatMap((edit) => (edit.kind === "insertSheet" ? [edit.draft.name] : []));
        if (name === undefined) return;
        patch({ logSheet: name });
        job.say("success", words.inserted(1), [name]);
      }),

    cancel: () => jobs.cancel(),
    lookAgain: () => void jobs.askAgain(),

    select: (ref) => {
      const { connection, tab } = state();
      if (connection.kind !== "ready") return;
      connection.host.select(ref).catch((error: unknown) => {
        const title = error instanceof HostError ? words.hostError[error.code] : words.unexpected;
        patch({ notice: { tab, intent: "error", title, details: [`${ref.sheet}!${addressOf(ref)}`] } });
      });
    },
  };
  return { actions, side };
}
