/** Last year's workbook beside this year's: opened once, kept for everything that looks back at it. */
import { HostError } from "../hosts/host";
import type { WorkbookSnapshot } from "../model/snapshot";
import { lastBookWordsOf } from "./lastBookWords";
import type { KeptFile } from "./lastYearShelf";
import type { PaneState } from "./state";
import { loadCore, type ActionTools } from "./tools";

/** Last year's workbook as it was opened. */
export interface LastBook {
  readonly name: string;
  readonly snapshot: WorkbookSnapshot;
  /** Year of its budget; null where it names none. */
  readonly year: number | null;
  /** The file itself, to be kept; null where the open workbook was taken for it. */
  readonly file: KeptFile | null;
}

export interface LastBookActions {
  readonly openLastBook: (file: File) => Promise<void>;
  readonly dropLastBook: () => void;
  /** Takes last year's files away that this machine keeps, for whatever workbook. */
  readonly forgetKept: () => Promise<void>;
  /** The workbook was looked at, and is known to be that of `whose`. */
  readonly knowWorkbook: (whose: string | null) => Promise<void>;
}

const LARGEST_WORKBOOK = 64 * 1024 * 1024;

export function lastBookActions({ run, patch, state, words, language, files, lastYear }: Pick<ActionTools, "run" | "patch" | "state" | "words" | "language" | "files" | "lastYear">): LastBookActions {
  const own = lastBookWordsOf(language);
  return {
    openLastBook: (file) =>
      run(state().tab, async (job) => {
        await job.at("reading");
        if (file.size > LARGEST_WORKBOOK) throw new HostError("tooLarge", file.name, "the file is too large to be read here");
        const core = await loadCore();
        const kept = { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
        const snapshot = await files.workbook(kept.bytes, file.name);
        const { tables, structure } = core.understand(snapshot);
        if (tables.length + (structure?.tables.length ?? 0) === 0) {
          job.say("error", words.noTables, [file.name, own.open]);
          return;
        }
        patch({ lastBook: { name: file.name, file: kept, snapshot, year: core.budgetYear(snapshot) }, notice: null });
        await lastYear.keep();
      }),
    dropLastBook: () => {
      patch({ lastBook: null } satisfies Partial<PaneState>);
      void lastYear.keep();
    },
    forgetKept: () =>
      run(state().tab, async (job) => {
        try {
          await lastYear.forget();
          job.say("success", own.forgotten);
        } catch (error) {
          job.say("error", own.notForgotten, [error instanceof Error ? error.message : String(error)]);
        }
      }),
    knowWorkbook: (whose) => lastYear.lookedAt(whose),
  };
}
