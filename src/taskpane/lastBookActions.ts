/** Last year's workbook beside this year's: opened once, kept for everything that looks back at it. */
import { HostError } from "../hosts/host";
import type { WorkbookSnapshot } from "../model/snapshot";
import { lastBookWordsOf } from "./lastBookWords";
import type { PaneState } from "./state";
import { loadCore, type ActionTools } from "./tools";

/** Last year's workbook as it was opened. */
export interface LastBook {
  readonly name: string;
  readonly snapshot: WorkbookSnapshot;
  /** Year of its budget; null where it names none. */
  readonly year: number | null;
}

export interface LastBookActions {
  readonly openLastBook: (file: File) => Promise<void>;
  readonly dropLastBook: () => void;
}

const LARGEST_WORKBOOK = 64 * 1024 * 1024;

export function lastBookActions({ run, patch, state, words, language, files }: Pick<ActionTools, "run" | "patch" | "state" | "words" | "language" | "files">): LastBookActions {
  const own = lastBookWordsOf(language);
  return {
    openLastBook: (file) =>
      run(state().tab, async (job) => {
        await job.at("reading");
        if (file.size > LARGEST_WORKBOOK) throw new HostError("tooLarge", file.name, "the file is too large to be read here");
        const core = await loadCore();
        const snapshot = await files.workbook(new Uint8Array(await file.arrayBuffer()), file.name);
        const { tables, structure } = core.understand(snapshot);
        if (tables.length + (structure?.tables.length ?? 0) === 0) {
          job.say("error", words.noTables, [file.name, own.open]);
          return;
        }
        patch({ lastBook: { name: file.name, snapshot, year: core.budgetYear(snapshot) }, notice: null });
      }),
    dropLastBook: () => patch({ lastBook: null } satisfies Partial<PaneState>),
  };
}
