/** Checking many files that are not open: read, judged and reported, none of them changed. */
import { HostError } from "../hosts/host";
import type { WorkbookSnapshot } from "../model/snapshot";
import { nameAmong, sinceBefore, workbooksAmong, type CheckedFile } from "./batch";
import { now } from "./checkActions";
import { download } from "./download";
import { batchWordsOf } from "./panels/check/batchWords";
import { Judge, type Answers } from "./judge";
import { loadCore, type ActionTools } from "./tools";

export interface BatchActions {
  /** Checks files one after the other; what was checked before of the same name is compared with. */
  readonly checkFiles: (files: readonly File[]) => Promise<void>;
  /** One report on all of them. */
  readonly exportBatch: () => Promise<void>;
}

type BatchTools = Pick<ActionTools, "run" | "patch" | "state" | "files" | "language">;

/** Judges a workbook that nobody works in, and forgets it. */
async function judgedApart(file: string, snapshot: WorkbookSnapshot, stop: AbortSignal | undefined): Promise<Pick<Answers, "review" | "section">> {
  const judge = new Judge();
  const telling = stop ? { stop } : {};
  try {
    return { review: await judge.ask<"review">(snapshot, null, { kind: "review" }, telling), section: await judge.ask<"section">(snapshot, null, { kind: "section", file }, telling) };
  } finally {
    judge.end();
  }
}

export function batchActions({ run, patch, state, files: readers, language }: BatchTools): BatchActions {
  const words = batchWordsOf(language);
  return {
    checkFiles: (files) => run("check", async (job) => {
      const wanted = workbooksAmong(files);
      if (wanted.length === 0) {
        job.say("info", words.noWorkbooks);
        return;
      }
      const before = new Map((state().batch?.files ?? []).map((each) => [each.file, each.review]));
      const checked: CheckedFile[] = [];
      for (const file of wanted) {
        await job.at("checking");
        patch({ busy: { work: "checking", done: checked.length, total: wanted.length } });
        const name = nameAmong(file);
        try {
          const judged = await judgedApart(name, await readers.workbook(new Uint8Array(await file.arrayBuffer()), file.name, { ...job.telling, progress: () => undefined }), job.telling.stop);
          checked.push({ file: name, ...judged, since: sinceBefore(before.get(name) ?? null, judged.review) });
        } catch (error) {
          if (error instanceof HostError && error.code === "stopped") throw error;
          checked.push({ file: name, review: null, since: null, refused: error instanceof HostError ? error.code : "unexpected" });
        }
        patch({ batch: { files: [...checked], others: files.length - wanted.length } });
      }
      job.note(words.title(checked.length));
    }),

    exportBatch: () => run("check", async (job) => {
      const { batch } = state();
      if (!batch) return;
      const core = await loadCore();
      const sections = batch.files.flatMap((each) => (each.review ? [each.section] : []));
      const unread = batch.files.flatMap((each) => (each.review === null ? [{ file: each.file, why: words.refused(each.refused) }] : []));
      const name = words.reportName;
      download(new Blob([core.validationPage(sections, unread, { time: now() })], { type: "text/html" }), name);
      job.say("success", words.exported(name));
    }),
  };
}
