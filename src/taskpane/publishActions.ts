/** What the view 发布 does: looks at everything, and makes the files of a publication. */
import type { EditOutcome } from "../model/edits";
import type { WorkbookSnapshot } from "../model/snapshot";
import { HostError } from "../hosts/host";
import type { Preflight } from "../publish/preflight";
import type { CarryTools } from "./carryActions";
import { addressOfFile, fileNameOf, forget, save } from "./download";
import { publishWordsOf } from "./publishWords";
import { compareTexts, countChanges } from "./textChanges";
import type { TextWork } from "./textWork";
import type { Job } from "./jobs";
import { loadCore } from "./tools";

const ZIP = "application/zip";

/** What was looked at, and the archive made last, still to be had at its address. */
export interface PublishWork {
  readonly preflight: Preflight | null;
  readonly archive: { readonly name: string; readonly address: string } | null;
}

export const noPublishWork: PublishWork = { preflight: null, archive: null };

export interface PublishActions {
  /** Looks at everything that a publication may trip over. */
  readonly lookOver: () => Promise<void>;
  /** Fills what can be derived, leaving every typed figure, and looks again. */
  readonly fillForPublishing: () => Promise<void>;
  /** Makes the archive: the Word file, the clean workbook, the report. */
  readonly publish: (values: boolean) => Promise<void>;
}

export function publishActions(tools: CarryTools): PublishActions {
  const { run, patch, current, words, language, files, applied, remember, judge } = tools;
  const publishWords = publishWordsOf(language);
  const patchText = (part: Partial<TextWork>): void => patch({ text: { ...current().text, ...part } });
  const patchPublish = (part: Partial<PublishWork>): void => patchText({ publish: { ...current().text.publish, ...part } });

  const lookedOver = async (job: Job, snapshot: WorkbookSnapshot): Promise<Preflight> => {
    const [core, { preflight }] = await Promise.all([loadCore(), import("../publish/preflight")]);
    await job.at("lookingOver");
    const { narrative } = current();
    const fresh = narrative && core.narrate(snapshot);
    const stale = narrative && fresh ? countChanges(compareTexts(narrative, fresh)) : 0;
    if (stale > 0) patchText({ fresh });
    const found = preflight(snapshot, stale, language);
    patchPublish({ preflight: found });
    return found;
  };

  return {
    lookOver: () =>
      run("narrative", async (job) => {
        const core = await loadCore();
        const snapshot = await job.read();
        if (core.understand(snapshot).tables.length === 0) {
          patchPublish({ preflight: null });
          job.say("info", words.noTables, [words.noTablesHint]);
          return;
        }
        await lookedOver(job, snapshot);
      }),

    fillForPublishing: () =>
      run("narrative", async (job) => {
        const snapshot = await job.read();
        await job.at("planning");
        const { plan } = await judge.ask<"filling">(snapshot, null, { kind: "filling", options: {} }, job.telling);
        if (plan.edits.length > 0) {
          await job.at("filling");
          const result = await applied(job, plan.edits, words.refused, snapshot);
          if (!result) return;
          patch({ preview: null, review: null });
          remember(job, { what: "fill", count: plan.changes.length, inverse: result.inverse });
          job.say("success", words.filled(plan.changes.length), plan.conflicts.length > 0 ? [words.kept(plan.conflicts.length)] : []);
        }
        await lookedOver(job, await job.read());
      }),

    publish: (values) =>
      run("narrative", async (job) => {
        const core = await loadCore();
        const snapshot = await job.read();
        const found = await lookedOver(job, snapshot);
        await job.at("publishing");
        const [{ disclosureDocx }, { publicationEdits }, { zipSync }] = await Promise.all([import("../report/word"), import("../publish/clean"), import("fflate")]);
        const book = core.understand(snapshot);
        const title = fileNameOf(publishWords.title((book.body ?? "").trim(), book.year === null ? "" : String(book.year)));
        const parts = new Map<string, Uint8Array>([[`${title}.docx`, await disclosureDocx(book, snapshot, core.narrate(snapshot))]]);
        const clean = await cleanWorkbook(`${title}.xlsx`, (seen) => publicationEdits(seen, core.understand(seen), { values }));
        if ("bytes" in clean) parts.set(`${title}.xlsx`, clean.bytes);
        const section = await judge.ask<"section">(snapshot, current().lastBook?.snapshot ?? null, { kind: "section", file: `${title}.xlsx` }, job.telling);
        const report = core.validationPage([section], []);
        parts.set(`${title}${publishWords.report}.html`, new TextEncoder().encode(report));
        // The parts that are archives themselves do not get smaller.
        const name = `${title}.zip`;
        const address = addressOfFile(zipSync(Object.fromEntries(parts), { level: 0 }), ZIP);
        const { archive } = current().text.publish;
        if (archive) forget(archive.address);
        patchPublish({ archive: { name, address } });
        save(address, name);
        job.note(publishWords.made([...parts.keys()].length));
        const left = found.ready ? [] : [publishWords.notReady];
        if ("bytes" in clean) job.say("success", publishWords.made(parts.size), [...parts.keys(), ...left, publishWords.madeHint]);
        else job.say("warning", publishWords.withoutWorkbook, [...("refused" in clean ? core.wordRefusals(clean.refused, language) : [publishWords.noFile]), ...left, publishWords.madeHint]);
      }),
  };

  /** The workbook to be published; what refused it where there is none. */
  async function cleanWorkbook(name: string, plan: Parameters<typeof files.edited>[2]): Promise<{ readonly bytes: Uint8Array } | { readonly refused: readonly EditOutcome[] } | { readonly unavailable: true }> {
    try {
      return await files.edited(await files.current(), name, plan);
    } catch (error) {
      // The Word file and the report can be had all the same.
      if (error instanceof HostError) return { unavailable: true };
      throw error;
    }
  }
}
