/** What the validation tab can ask for: check, try fixes, apply one, accept, hand the report on. */
import { cellKey } from "../model/cells";
import type { ApplyResult, Edit } from "../model/edits";
import type { Finding } from "../model/findings";
import type { Review } from "../model/plans";
import type { WorkbookSnapshot } from "../model/snapshot";
import { fileNameOf, addressOfFile, forget, save } from "./download";
import type { Filter } from "./panels/check/groups";
import { checkWordsOf } from "./panels/check/words";
import type { PaneState } from "./state";
import type { UndoEntry } from "./undo";
import type { Job } from "./usePane";
import type { Language, TabId, Words } from "./words";

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
export interface CheckTools {
  readonly run: (tab: TabId, task: (job: Job) => Promise<void>) => Promise<void>;
  readonly patch: (patch: Partial<PaneState>) => void;
  readonly state: () => PaneState;
  readonly words: Words;
  readonly language: Language;
  /** Applies edits and words their refusal; null when they were refused. */
  readonly applied: (job: Job, edits: readonly Edit[], refusedTitle: string) => Promise<ApplyResult | null>;
  /** Keeps an action so that it can be taken back. */
  readonly remember: (entry: UndoEntry) => void;
  /** Puts marks on what can be marked, and says what could not. */
  readonly marksOf: (job: Job, edits: readonly Edit[]) => Promise<void>;
}

const loadCore = (): Promise<typeof import("./core")> => import("./core");
const SAVED_AFTER_MS = 60_000;

export function checkActions({ run, patch, state, words, language, applied, remember, marksOf }: CheckTools): CheckActions {
  const checkWords = checkWordsOf(language);
  const checked = async (job: Job): Promise<void> => {
    const core = await loadCore();
    const snapshot = await job.read();
    await job.at("checking");
    const review = core.review(snapshot);
    const { filter } = state().checkWork;
    patch({ review, checkWork: { reviewed: { snapshot, time: clock() }, proposal: null, marked: true, filter: stillUseful(filter, review.findings) } });
    await marksOf(job, [...core.unmarkEdits(), ...core.markEdits(review.findings, language)]);
    job.note(words.checkSummary(review.findings.length, review.checks.passed));
  };
  /** Writes, remembers how to take it back, and looks again. */
  const written = async (job: Job, edits: readonly Edit[], what: UndoEntry["what"], count: number, told: string): Promise<void> => {
    const result = await applied(job, edits, words.refused);
    if (!result) return;
    patch({ preview: null, ...(what === "fix" ? { narrative: null } : {}) });
    remember({ what, count, inverse: result.inverse });
    await checked(job);
    job.say("success", told);
  };

  return {
    check: () => run("check", checked),

    unmark: () =>
      run("check", async (job) => {
        const core = await loadCore();
        await job.at("unmarking");
        if (!(await applied(job, core.unmarkEdits(), words.refused))) return;
        patch({ checkWork: { ...state().checkWork, marked: false } });
        job.note(words.unmarked);
        job.say("success", words.unmarked);
      }),

    propose: (of, findings) =>
      run("check", async (job) => {
        const { review, checkWork } = state();
        if (!review || !checkWork.reviewed) return;
        const core = await loadCore();
        await job.at("fixing");
        const { snapshot } = checkWork.reviewed;
        const proposal = of === null ? { edits: core.fixAllSafe(snapshot, review.findings).edits, safe: true } : oneFix(core.fixesFor(snapshot, findings), findings);
        patch({ checkWork: { ...checkWork, proposal: { of, ...proposal } } });
      }),

    applyProposal: () =>
      run("check", async (job) => {
        const { proposal } = state().checkWork;
        if (!proposal || proposal.edits.length === 0) return;
        await job.at("filling");
        const cells = new Set(proposal.edits.flatMap((edit) => ("at" in edit && edit.at !== null ? [cellKey(edit.at)] : []))).size;
        await written(job, proposal.edits, "fix", cells, checkWords.fixed(cells));
      }),

    dropProposal: () => patch({ checkWork: { ...state().checkWork, proposal: null } }),

    accept: (findings, reason) =>
      run("check", async (job) => {
        const { reviewed } = state().checkWork;
        if (!reviewed || reason.trim() === "") return;
        const core = await loadCore();
        await job.at("filling");
        await written(job, core.accept(reviewed.snapshot, findings, reason), "accept", findings.length, checkWords.acceptedNow(findings.length));
      }),

    exportReport: () =>
      run("check", async (job) => {
        const { review } = state();
        if (!review) return;
        const core = await loadCore();
        const file = fileNameOf(`${[checkWords.exportName, review.book.body, review.book.year].filter((part) => part !== null).join("-")}.html`);
        const address = addressOfFile(new Blob([core.validationHtml([{ file: titleOf(review, words), review }])], { type: "text/html" }), "text/html");
        save(address, file);
        // A web view may take its time to begin saving.
        setTimeout(() => forget(address), SAVED_AFTER_MS);
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
        const result = await applied(job, edits, words.refused);
        if (!result) return;
        remember({ what: "results", count: 1, inverse: result.inverse });
        const [name] = edits.flatMap((edit) => (edit.kind === "insertSheet" ? [edit.draft.name] : []));
        job.say("success", checkWords.resultsInserted(name ?? ""));
        if (name !== undefined) await job.host.select({ sheet: name, row: 0, column: 0 });
      }),
  };
}

/** A filter kept from another workbook must not hide what is found in this one: what matches nothing is dropped. */
function stillUseful({ severity, rule }: Filter, findings: readonly Finding[]): Filter {
  const graded = severity !== null && findings.some((finding) => finding.severity === severity) ? severity : null;
  const ruled = rule !== null && findings.some((finding) => finding.rule === rule && (graded === null || finding.severity === graded)) ? rule : null;
  return { severity: graded, rule: ruled, table: null };
}

function oneFix(fixes: ReturnType<typeof import("./core")["fixesFor"]>, findings: readonly Finding[]): Omit<Proposal, "of"> {
  const fix = findings.map((finding) => fixes.get(finding)).find((each) => each !== undefined);
  return fix ? { edits: fix.edits, safe: fix.safe } : { edits: [], safe: false };
}

/** The workbook's own name is not known to every host. */
function titleOf({ book }: Review, words: Words): string {
  return [book.body, book.year === null ? null : String(book.year)].filter((part) => part !== null && part !== "").join(" ") || words.product;
}

/** The time by the clock on the wall: "10:31". */
export function clock(): string {
  const now = new Date();
  return [now.getHours(), now.getMinutes()].map((part) => String(part).padStart(2, "0")).join(":");
}
