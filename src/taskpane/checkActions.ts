/** What the validation tab can ask for: check, try fixes, apply one, accept, hand the report on. */
import { HostError } from "../hosts/host";
import { cellKey } from "../model/cells";
import type { ApplyResult, Edit } from "../model/edits";
import type { Finding } from "../model/findings";
import type { Review } from "../model/plans";
import type { WorkbookSnapshot } from "../model/snapshot";
import { verdictText } from "../report/verdict";
import { download, fileNameOf } from "./download";
import type { Filter } from "./panels/check/groups";
import { checkWordsOf } from "./panels/check/words";
import type { Job } from "./jobs";
import { outcomeWordsOf } from "./outcomeWords";
import { loadCore, refusals, reviewBeside, type ActionTools } from "./tools";
import type { UndoEntry } from "./undo";
import type { Words } from "./words";

/** A correction that waits for a yes. */
export interface Proposal {
  /** Key of the entry it belongs to; null for all safe ones together. */
  readonly of: string | null;
  /** Empty when nothing could be proposed. */
  readonly edits: readonly Edit[];
  readonly safe: boolean;
}

/** What the tab remembers beside the review that it shows. */
export interface CheckWork {
  /** What was reviewed, and when by the clock on the wall. */
  readonly reviewed: { readonly snapshot: WorkbookSnapshot; readonly time: string } | null;
  readonly proposal: Proposal | null;
  /** Whether the cells of the findings are marked, as far as they could be. */
  readonly marked: boolean;
  /** What of the findings is shown. */
  readonly filter: Filter;
}

export const noCheckWork: CheckWork = { reviewed: null, proposal: null, marked: false, filter: { severity: null, table: null, rule: null } };

export interface CheckActions {
  readonly check: () => Promise<void>;
  /** Calculates a workbook that does so on request only, and validates it. */
  readonly recalculate: () => Promise<void>;
  readonly unmark: () => Promise<void>;
  /** Looks for a correction of one entry, or (null) for all safe ones together, and shows it. */
  readonly propose: (of: string | null, findings: readonly Finding[]) => Promise<void>;
  readonly applyProposal: () => Promise<void>;
  readonly dropProposal: () => void;
  /** Accepts findings with a reason, kept in the workbook. */
  readonly accept: (findings: readonly Finding[], reason: string) => Promise<void>;
  /** The report as an HTML file. */
  readonly exportReport: () => Promise<void>;
  /** The findings as a sheet of the workbook, in place of the one of the last time. */
  readonly insertResults: () => Promise<void>;
}

/** What the actions need of the pane. */
export interface CheckTools extends Omit<ActionTools, "files"> {
  /** Why a batch was refused, in lines. */
  readonly refusalLines: (edits: readonly Edit[], result: ApplyResult) => Promise<string[]>;
}


export function checkActions({ judge, run, patch, state, words, language, applied, refusalLines, remember, lastYear }: CheckTools): CheckActions {
  const checkWords = checkWordsOf(language);
  const outcome = outcomeWordsOf(language);
  const markedNow = (marked: boolean): void => patch({ checkWork: { ...state().checkWork, marked } });
  /** Reviews and marks; another time where somebody moved the rows between the two. */
  const checked = async (job: Job, again = true): Promise<void> => {
    const core = await loadCore();
    const snapshot = await job.read();
    await job.at("checking");
    const review = await reviewBeside({ judge, state, lastYear }, snapshot, job.telling);
    const { filter, marked } = state().checkWork;
    patch({ review, checkWork: { reviewed: { snapshot, time: clock() }, proposal: null, marked, filter: stillUseful(filter, review.findings) } });
    job.note(words.checkSummary(verdictText(review, language)));
    if (snapshot.calculation === "manual") job.say("warning", outcome.manual, [outcome.manualHint], { action: "recalculate" });
    const moved = await marksOf(job, snapshot, [...core.unmarkEdits(), ...core.markEdits(review.findings, language)]);
    if (moved && again) await checked(job, false);
  };
  /** Puts marks on what can be marked, and says what could not; true when other contents were met than were reviewed. */
  const marksOf = async (job: Job, on: WorkbookSnapshot, edits: readonly Edit[]): Promise<boolean> => {
    await job.at("marking");
    const tell = async (title: string, result: ApplyResult): Promise<void> => job.say("warning", result.leftBehind?.length ? outcome.partly : title, await refusalLines(edits, result));
    const before = state().checkWork.marked ? outcome.oldMarks : outcome.noMarks;
    let first: ApplyResult;
    try {
      first = await job.apply(edits, on);
    } catch (error) {
      if (!(error instanceof HostError)) throw error;
      job.say("warning", before, [words.hostError[error.code]]);
      return false;
    }
    if (first.applied) {
      markedNow(true);
      if (first.without?.includes("comments")) job.say("warning", outcome.without.comments);
      return false;
    }
    const refused = refusals(edits, first).flatMap(({ outcome: each }) => (each.done ? [] : [each]));
    const closed = new Set(refused.flatMap(({ reason, at }) => (reason === "protected" && at ? [at.sheet] : [])));
    const open = edits.filter((edit) => edit.kind !== "mark" || !closed.has(edit.at.sheet));
    if (closed.size > 0 && open.length < edits.length) {
      const second = await job.apply(open, on);
      markedNow(second.applied || state().checkWork.marked);
      await tell(second.applied ? words.markRefused : before, second.applied ? first : second);
      return false;
    }
    await tell(before, first);
    return refused.some(({ reason }) => reason === "changed");
  };
  /** Writes, remembers how to take it back, and looks again; what was written is told whatever becomes of the look. */
  const written = async (job: Job, edits: readonly Edit[], on: WorkbookSnapshot, what: UndoEntry["what"], count: number, told: string): Promise<void> => {
    const result = await applied(job, edits, words.refused, on);
    if (!result) return;
    patch({ preview: null, ...(what === "fix" ? { narrative: null } : {}) });
    remember(job, { what, count, inverse: result.inverse });
    job.say("success", told);
    try {
      await checked(job);
    } catch (error) {
      job.say("warning", told, [outcome.notRechecked, ...(error instanceof HostError ? [words.hostError[error.code]] : [])]);
      return;
    }
    const { notice } = state();
    if (notice?.intent === "warning") job.say("warning", told, [notice.title, ...notice.details], notice.action ? { action: notice.action } : {});
  };

  return {
    check: () => run("check", (job) => checked(job)),

    recalculate: () =>
      run("check", async (job) => {
        await job.at("calculating");
        await job.host.live?.calculate();
        await checked(job);
      }),


    unmark: () =>
      run("check", async (job) => {
        const core = await loadCore();
        await job.at("unmarking");
        const result = await applied(job, core.unmarkEdits(), words.refused, null);
        if (!result) return;
        markedNow(false);
        job.note(words.unmarked);
        if (result.without?.includes("comments")) job.say("warning", words.unmarked, [outcome.unmarkedWithoutComments]);
        else job.say("success", words.unmarked);
      }),

    propose: (of, findings) =>
      run("check", async (job) => {
        const { review, checkWork } = state();
        if (!review || !checkWork.reviewed) return;
        await job.at("fixing");
        const question = of === null ? { findings: review.findings, together: true } : { findings, together: false };
        const proposal = await judge.ask<"fixes">(checkWork.reviewed.snapshot, null, { kind: "fixes", ...question }, job.telling);
        patch({ checkWork: { ...checkWork, proposal: { of, ...proposal } } });
      }),

    applyProposal: () =>
      run("check", async (job) => {
        const { proposal, reviewed } = state().checkWork;
        if (!proposal || !reviewed || proposal.edits.length === 0) return;
        await job.at("filling");
        const cells = new Set(proposal.edits.flatMap((edit) => ("at" in edit && edit.at !== null ? [cellKey(edit.at)] : []))).size;
        await written(job, proposal.edits, reviewed.snapshot, "fix", cells, checkWords.fixed(cells));
      }),

    dropProposal: () => patch({ checkWork: { ...state().checkWork, proposal: null } }),

    accept: (findings, reason) =>
      run("check", async (job) => {
        const { reviewed } = state().checkWork;
        if (!reviewed || reason.trim() === "") return;
        await job.at("filling");
        await written(job, await judge.ask<"accept">(reviewed.snapshot, null, { kind: "accept", findings, reason }, job.telling), reviewed.snapshot, "accept", findings.length, checkWords.acceptedNow(findings.length));
      }),

    exportReport: () =>
      run("check", async (job) => {
        const core = await loadCore();
        // What goes out is what the workbook says now, not what it said when it was last looked at.
        const snapshot = await job.read();
        await job.at("checking");
        const review = await reviewBeside({ judge, state, lastYear }, snapshot, job.telling);
        patch({ review, checkWork: { ...state().checkWork, reviewed: { snapshot, time: clock() }, proposal: null } });
        const file = fileNameOf(`${[checkWords.exportName, review.book.body, review.book.year].filter((part) => part !== null).join("-")}.html`);
        const section = await judge.ask<"section">(snapshot, state().lastBook?.snapshot ?? null, { kind: "section", file: titleOf(review, words) }, job.telling);
        download(new Blob([core.validationPage([section], [], { time: now() })], { type: "text/html" }), file);
        job.say("success", checkWords.exported(file));
      }),

    insertResults: () =>
      run("check", async (job) => {
        const { review } = state();
        if (!review) return;
        const core = await loadCore();
        // Read anew: the sheet of the last time may have come since the review.
        const snapshot = await job.read();
        await job.at("inserting");
        const edits = core.resultSheetEdits(snapshot, review);
        const result = await applied(job, edits, words.refused, snapshot);
        if (!result) return;
        remember(job, { what: "results", count: 1, inverse: result.inverse });
        const [name] = edits.flatMap((edit) => (edit.kind === "insertSheet" ? [edit.draft.name] : []));
        job.say("success", checkWords.resultsInserted(name ?? ""));
        if (name !== undefined) await job.show({ sheet: name, row: 0, column: 0 });
      }),
  };
}

/** A filter kept from another workbook must not hide what is found in this one: what matches nothing is dropped. */
function stillUseful({ severity, rule }: Filter, findings: readonly Finding[]): Filter {
  const graded = severity !== null && findings.some((finding) => finding.severity === severity) ? severity : null;
  const ruled = rule !== null && findings.some((finding) => finding.rule === rule && (graded === null || finding.severity === graded)) ? rule : null;
  return { severity: graded, rule: ruled, table: null };
}

/** The workbook's own name is not known to every host. */
function titleOf({ book }: Review, words: Words): string {
  return [book.body, book.year === null ? null : String(book.year)].filter((part) => part !== null && part !== "").join(" ") || words.product;
}

/** Day and time, as a report tells when it was made. */
export function now(): string {
  return `${new Date().toLocaleDateString("zh-CN")} ${clock()}`;
}

/** The time by the clock on the wall: "10:31". */
export function clock(): string {
  const now = new Date();
  return [now.getHours(), now.getMinutes()].map((part) => String(part).padStart(2, "0")).join(":");
}
