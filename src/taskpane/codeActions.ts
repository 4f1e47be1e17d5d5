/** What 导入科目表 does: opens the office's own list of codes, shows what it says beside what is known here, writes it. */
import { HostError } from "../hosts/host";
import type { WorkbookSnapshot } from "../model/snapshot";
import type { CodeImport, CodeList } from "../review";
import type { CodeWords } from "./panels/fill/codeWords";
import type { ActionTools } from "./tools";
import type { Language } from "./words";

/** A list that was opened, and what it would write. */
export interface CodeImportWork {
  /** Name of the file. */
  readonly name: string;
  readonly list: CodeList;
  readonly plan: CodeImport;
  /** The workbook for which it was made. */
  readonly on: WorkbookSnapshot;
}

export interface CodeActions {
  /** Opens a list of codes (.xlsx, .xls, .et, .ods, .csv); a broken one is refused with its lines. */
  readonly openCodes: (file: File) => Promise<void>;
  /** Takes the opened list for another year's. */
  readonly codesOfYear: (year: number) => void;
  readonly importCodes: () => Promise<void>;
}

const LARGEST_FILE = 32 * 1024 * 1024;
const LINES_TOLD = 20;

/** Brought when somebody opens a list: most people never do. */
const load = async (language: Language): Promise<readonly [typeof import("./core"), CodeWords]> => {
  const [core, { codeWordsOf }] = await Promise.all([import("./core"), import("./panels/fill/codeWords")]);
  return [core, codeWordsOf(language)];
};

export function codeActions({ run, patch, state, words, language, files, applied, remember }: Omit<ActionTools, "lastYear">): CodeActions {
  return {
    openCodes: (file) =>
      run("fill", async (job) => {
        patch({ codeImport: null });
        const [core, codeWords] = await load(language);
        let list: CodeList;
        try {
          if (file.size > LARGEST_FILE) throw new HostError("tooLarge", file.name, `${file.size} bytes`);
          list = core.readCodeList(await files.workbook(new Uint8Array(await file.arrayBuffer()), file.name, job.telling), file.name);
        } catch (error) {
          if (!(error instanceof HostError)) throw error;
          job.say("error", words.hostError[error.code], [file.name]);
          return;
        }
        if (!list.found || (list.codes.length === 0 && list.problems.length === 0)) {
          job.say("error", codeWords.noList, [file.name, codeWords.noListHint]);
          return;
        }
        if (list.problems.length > 0) {
          const lines = list.problems.slice(0, LINES_TOLD).map((problem) => core.codeProblemText(problem, language));
          job.say("error", codeWords.refused(list.problems.length), [file.name, ...lines, ...(list.problems.length > LINES_TOLD ? [`… (${list.problems.length})`] : [])]);
          return;
        }
        const on = await job.read();
        const year = list.year ?? core.understand(on).year ?? new Date().getFullYear();
        patch({ codeImport: { name: file.name, list, plan: core.planCodeImport(on, list, year), on } });
      }),

    codesOfYear: (year) => {
      const { codeImport } = state();
      if (codeImport) void import("./core").then((core) => patch({ codeImport: { ...codeImport, plan: core.planCodeImport(codeImport.on, codeImport.list, year) } }));
    },

    importCodes: () =>
      run("fill", async (job) => {
        const { codeImport } = state();
        if (!codeImport) return;
        const [, codeWords] = await load(language);
        const { plan, on } = codeImport;
        await job.at("filling");
        const result = await applied(job, plan.edits, words.refused, on);
        if (!result) return;
        patch({ codeImport: null, preview: null, review: null, narrative: null });
        remember(job, { what: "codes", count: plan.codes, inverse: result.inverse });
        job.say("success", codeWords.imported(plan.codes, plan.year), [codeWords.importedHint]);
      }),
  };
}
