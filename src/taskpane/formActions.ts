/** What 用上年的表 does: opens last year's workbook, shows what becomes of it, makes the new file. */
import { HostError } from "../hosts/host";
import type { FormChoice, FormPlan } from "../model/form";
import type { WorkbookSnapshot } from "../model/snapshot";
import type { StatedEntry } from "../model/stated";
import type { ProfileError } from "../catalog/profiles/file";
import type { Profile } from "../model/profile";
import { addressOfFile, download, fileNameOf, forget, save } from "./download";
import { formWordsOf } from "./formWords";
import type { Job } from "./jobs";
import type { KeptFile } from "./lastYearShelf";
import { textOfFile } from "./textFile";
import { loadCore, type ActionTools } from "./tools";

/** Last year's workbook, and what becomes of it. */
export interface FormSource {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly snapshot: WorkbookSnapshot;
  readonly answers: ReadonlyMap<string, FormChoice>;
  /** Whether 基本信息 and 补充资料 are added. */
  readonly ownSheets: boolean;
  /** Last year's text, where it was opened, and what it states and no table holds. */
  readonly text: { readonly file: KeptFile; readonly stated: readonly StatedEntry[] } | null;
  readonly plan: FormPlan;
}

/** The work on a form; `source` null until a workbook is opened. */
export interface FormWork {
  readonly source: FormSource | null;
  /** The file that was made last, to be saved again, and what the search in it found. */
  readonly made: { readonly name: string; readonly address: string; readonly search: string; readonly clean: boolean } | null;
}

export interface FormActions {
  readonly showForm: (open: boolean) => void;
  /** Takes a file for last year's workbook; the open one where none is given. */
  readonly openForm: (file: File | null) => Promise<void>;
  readonly formYear: (year: number) => Promise<void>;
  readonly answerForm: (id: string, choice: FormChoice) => Promise<void>;
  readonly addOwnSheets: (added: boolean) => Promise<void>;
  /** Takes last year's text: what it states and no table holds is asked for on 补充资料. */
  readonly openFormText: (file: File) => Promise<void>;
  readonly dropFormText: () => Promise<void>;
  readonly makeForm: () => Promise<void>;
  /** Saves what last year's workbook shows of its form as a file that colleagues load. */
  readonly saveFormFile: () => Promise<void>;
  /** Loads the file of a form, so that tables are inserted by it. @returns its id; null where it is none, which was told */
  readonly loadFormFile: (file: File) => Promise<string | null>;
}

/** What the actions need of the pane. */
export type FormTools = Pick<ActionTools, "run" | "patch" | "state" | "words" | "language" | "files" | "lastYear">;

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const LARGEST_WORKBOOK = 64 * 1024 * 1024;
const LARGEST_FORM = 1024 * 1024;
const MOST_PROBLEMS = 5;
/** A year by which a workbook is only looked at: the next one is proposed. */
const ANY_YEAR = 9999;

export function formActions({ run, patch, state, words, language, files, lastYear }: FormTools): FormActions {
  const own = formWordsOf(language);
  const patchForm = (part: Partial<FormWork>): void => patch({ form: { source: null, made: null, ...state().form, ...part } });

  /** Plans anew with another year or another answer; what was made before no longer is what is shown. */
  const plan = (change: (source: FormSource) => Partial<Pick<FormSource, "answers" | "ownSheets" | "text">> & { readonly year?: number }): Promise<void> =>
    run("tables", async (job) => {
      const source = state().form?.source;
      if (!source) return;
      await job.at("planning");
      const { answers, ownSheets, text, year } = { ...source, year: source.plan.year, ...change(source) };
      const core = await loadCore();
      patchForm({ source: { ...source, answers, ownSheets, text, plan: core.planNextYear(source.snapshot, { year, answers, ownSheets, stated: text?.stated ?? [] }) }, made: null });
    });

  const read = async (job: Job, file: File | null): Promise<Omit<FormSource, "plan" | "answers" | "ownSheets" | "text">> => {
    await job.at("reading");
    if (file && file.size > LARGEST_WORKBOOK) throw new HostError("tooLarge", file.name, "the file is too large to be read here");
    const name = file?.name ?? "";
    const bytes = file ? await files.asXlsx(new Uint8Array(await file.arrayBuffer()), name, job.telling) : await files.current();
    return { name, bytes, snapshot: await files.workbook(bytes, name, job.telling) };
  };

  return {
    showForm: (open) => {
      const made = state().form?.made;
      if (made) forget(made.address);
      patch({ notice: null, form: open ? { source: null, made: null } : null });
    },

    openForm: (file) =>
      run("tables", async (job) => {
        const opened = await read(job, file);
        await job.at("planning");
        const core = await loadCore();
        const { from } = core.planNextYear(opened.snapshot, { year: ANY_YEAR });
        const year = from === null ? new Date().getFullYear() + 1 : from + 1;
        const planned = core.planNextYear(opened.snapshot, { year });
        if (planned.tables.length === 0) {
          patchForm({ source: null, made: null });
          job.say("info", own.noTables, [own.noTablesHint]);
          return;
        }
        // Of the workbook in hand it is last year's only where that holds no other's tables, nor another year's.
        const now = state().overview?.whose ?? null;
        if (file && (now === null || core.isYearBefore(core.whoseWorkbook(opened.snapshot) ?? "", now))) {
          patch({ lastBook: { name: opened.name, file: { name: opened.name, bytes: opened.bytes }, snapshot: opened.snapshot, year: from } });
        }
        patchForm({ source: { ...opened, answers: new Map(), ownSheets: false, text: null, plan: planned }, made: null });
      }),

    formYear: (year) => plan(() => ({ year })),
    answerForm: (id, choice) => plan(({ answers }) => ({ answers: new Map([...answers, [id, choice]]) })),
    addOwnSheets: (ownSheets) => plan(() => ({ ownSheets })),

    openFormText: async (file) => {
      const before = state().form?.source;
      if (!before) return;
      const refuse = (title: string): void => patch({ notice: { tab: "tables", intent: "error", title, details: [file.name] } });
      try {
        const opened = await textOfFile(file, files);
        if ("refused" in opened) {
          refuse(words.text.refusedFile[opened.refused]);
          return;
        }
        const core = await loadCore();
        const kept = { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
        await plan(() => ({ text: { file: kept, stated: core.statedIn(opened.text, before.snapshot) } }));
      } catch (error) {
        refuse(error instanceof HostError ? words.hostError[error.code] : words.unexpected);
      }
    },

    dropFormText: () => plan(() => ({ text: null })),

    makeForm: () =>
      run("tables", async (job) => {
        const source = state().form?.source;
        if (!source) return;
        const { bytes, name, snapshot, plan: planned } = source;
        await job.at("inserting");
        const core = await loadCore();
        const file = `${fileNameOf(nameOf(name, planned))}.xlsx`;
        const made = await files.edited(bytes, file, () => planned.edits);
        if ("refused" in made) {
          const locked = planned.questions.filter(({ kind }) => kind === "locked").map((question) => core.questionText(question, language));
          job.say("error", own.refused, locked.length > 0 ? locked : [...core.wordRefusals(made.refused, language)]);
          return;
        }
        const turned = await files.otherTexts(made.bytes, file, core.otherTextReader(snapshot, planned));
        const next = await files.workbook(turned.bytes, file);
        const search = { ...core.remnantsIn(snapshot, planned, next), others: turned.old };
        const whose = core.whoseWorkbook(next);
        if (whose !== null) await lastYear.keepFor(whose, { book: { name: name === "" ? `${nameOfOpen(planned)}.xlsx` : name, bytes }, text: source.text?.file ?? null });
        const before = state().form?.made;
        if (before) forget(before.address);
        const address = addressOfFile(turned.bytes, XLSX);
        const found = core.searchText(search, language);
        const clean = search.left.length + search.others.length === 0;
        patchForm({ made: { name: file, address, search: found, clean } });
        save(address, file);
        job.note(own.made(file));
        job.say(clean ? "success" : "warning", own.made(file), [found, own.madeNext]);
      }),

    saveFormFile: () =>
      run("tables", async (job) => {
        const source = state().form?.source;
        if (!source) return;
        await job.at("exporting");
        const core = await loadCore();
        try {
          const { json, profile, unsaid } = core.formFile(source.snapshot);
          const name = fileNameOf(own.formFileName(profile.name));
          download(new Blob([json], { type: "application/json" }), name);
          job.say(unsaid.length === 0 ? "success" : "warning", own.formSaved(name, profile.tables.length), [...unsaid.map(({ sheet, title, reason }) => own.unsaid(title === "" ? sheet : title, reason)), own.formSavedNext]);
        } catch (error) {
          if (!(error instanceof core.ProfileError)) throw error;
          job.say("error", own.noFormFile, [...problemLines(error, own.moreProblems), own.noFormFileHint]);
        }
      }),

    loadFormFile: async (file) => {
      let loaded: string | null = null;
      await run("tables", async (job) => {
        await job.at("reading");
        const core = await loadCore();
        if (file.size > LARGEST_FORM) {
          job.say("error", own.formRefused(file.name), [own.formTooLarge]);
          return;
        }
        try {
          const form = core.parseProfile(new TextDecoder().decode(await file.arrayBuffer()), core.PROFILES);
          patch({ ownForms: withForm(state().ownForms, form) });
          loaded = form.id;
          job.say("success", own.formLoaded(form.name, form.tables.length), [own.formLoadedNext]);
        } catch (error) {
          if (!(error instanceof core.ProfileError)) throw error;
          job.say("error", own.formRefused(file.name), problemLines(error, own.moreProblems));
        }
      });
      return loaded;
    },
  };
}

/** What the open workbook is called, whose file name is not known here. */
function nameOfOpen({ from, body }: FormPlan): string {
  return `${body ?? ""}${from === null ? "" : `${from}年`}`;
}

/** A form with the others that were loaded, in place of one of its id. */
function withForm(forms: readonly Profile[], form: Profile): readonly Profile[] {
  return [form, ...forms.filter(({ id }) => id !== form.id)];
}

/** What is wrong with a form, for people: the first few places. */
function problemLines(error: ProfileError, more: (count: number) => string): readonly string[] {
  const lines = error.problems.slice(0, MOST_PROBLEMS).map(({ path, message }) => `${path} ${message}`.trim());
  return error.problems.length > MOST_PROBLEMS ? [...lines, more(error.problems.length - MOST_PROBLEMS)] : lines;
}

/** The name of last year's file with the new year, or the body's with it. */
function nameOf(name: string, { from, year, body }: FormPlan): string {
  const stem = name.replace(/\.[^.]+$/, "");
  const turned = from === null ? stem : stem.replaceAll(String(from), String(year));
  if (stem !== "" && turned !== stem) return turned;
  return `${stem === "" ? body ?? "" : stem}${year}年`;
}
