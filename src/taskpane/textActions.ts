/** What the buttons of the tab 说明 do. */
import { cellKey } from "../model/cells";
import type { BudgetBook } from "../model/book";
import type { Narrative } from "../model/narrative";
import type { TextFinding } from "../model/reading";
import type { WorkbookSnapshot } from "../model/snapshot";
import { copyFormatted } from "./clipboard";
import { addressOfFile, fileNameOf, forget, save } from "./download";
import type { Notice, PaneState } from "./state";
import { compareTexts, countChanges, withChange, type ParagraphPair } from "./textChanges";
import { carryActions, type CarryActions, type CarryTools } from "./carryActions";
import { likeActions, type LikeActions } from "./likeActions";
import { publishActions, type PublishActions } from "./publishActions";
import { LONGEST_TEXT, textOfFile } from "./textFile";
import { countMissing, type TextWork } from "./textWork";
import type { Job } from "./jobs";
import { loadCore } from "./tools";

const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

export interface TextActions extends CarryActions, PublishActions, LikeActions {
  readonly narrate: () => Promise<void>;
  /** Adds the sheets that ask for what the text lacks, and writes the text anew. */
  readonly askForFacts: () => Promise<void>;
  /** Writes what was typed for the missing facts into their cells, and the text anew. */
  readonly typeFacts: () => Promise<void>;
  /**
   * Copies the whole text, after a look whether the tables still give it: a text that is out of date is not copied unless it
   * is asked for as it stands.
   *
   * @returns the text to be copied by hand where the clipboard refuses it; null where it was copied, or not yet
   */
  readonly copyAll: (stale: "ask" | "refresh" | "keep") => Promise<{ readonly of: Narrative; readonly text: string } | null>;
  /** Marks which paragraphs a workbook just looked at no longer gives. */
  readonly looked: (snapshot: WorkbookSnapshot) => Promise<void>;
  readonly exportWord: () => Promise<void>;
  /** Looks which paragraphs the tables no longer give as they stand; tells that none differs only when asked to. */
  readonly compareText: (quiet: boolean) => Promise<void>;
  /** Brings one paragraph up to date, or all. */
  readonly refreshText: (change: ParagraphPair | "all") => void;
  readonly openText: (file: File) => Promise<void>;
  readonly readText: () => Promise<void>;
  /** Saves a copy of the Word file that was opened, with what reading its words finds as comments. */
  readonly saveCommented: () => Promise<void>;
  /** Puts the corrected sentence of a finding into the text, and reads it again. */
  readonly adopt: (finding: TextFinding) => Promise<void>;
  readonly drawCharts: () => Promise<void>;
}

export function textActions(tools: CarryTools): TextActions {
  const { run, patch, current, words, language, files, applied, remember } = tools;
  const patchText = (part: Partial<TextWork>, more: Partial<PaneState> = {}): void => patch({ ...more, text: { ...current().text, ...part } });
  const notice = (intent: Notice["intent"], title: string, details: readonly string[] = []): void => patch({ notice: { tab: "narrative", intent, title, details } });

  /** Reads the workbook; null, and said so, when it has no table. */
  const understood = async (job: Job): Promise<{ core: Awaited<ReturnType<typeof loadCore>>; snapshot: WorkbookSnapshot; book: BudgetBook } | null> => {
    const core = await loadCore();
    const snapshot = await job.read();
    const book = core.understand(snapshot);
    if (book.tables.length > 0) return { core, snapshot, book };
    job.say("info", words.noTables, [words.noTablesHint]);
    return null;
  };
  /** Shows a text just written; what differs from the one before it is marked, if that was of the same budget. */
  const show = async (narrative: Narrative, book: BudgetBook, snapshot: WorkbookSnapshot): Promise<void> => {
    const of = `${book.body ?? ""} ${book.year ?? ""}`;
    const { last } = current().text;
    const missing = (await loadCore()).missingFields(book, snapshot, narrative.missing);
    // What was typed for another budget is not for this one.
    const typed = last === null || last.of === of ? current().text.typed : new Map<string, string>();
    patchText({ last: { narrative, of }, before: last?.of === of ? last.narrative : null, fresh: null, missing, typed }, { narrative });
  };

  /** The whole text as the tables give it now, what differs being marked. */
  const refreshed = (shown: Narrative, fresh: Narrative): void => {
    const { last } = current().text;
    patchText({ before: shown, fresh: null, last: last && { ...last, narrative: fresh } }, { narrative: fresh });
  };

  return {
    ...carryActions(tools),
    ...publishActions(tools),
    ...likeActions(tools),

    narrate: () =>
      run("narrative", async (job) => {
        const read = await understood(job);
        if (!read) {
          patch({ narrative: null });
          return;
        }
        await job.at("narrating");
        const narrative = read.core.narrate(read.snapshot);
        await show(narrative, read.book, read.snapshot);
        const sections = narrative.sections.filter((section) => section.paragraphs.length > 0).length;
        if (sections > 0) job.say("success", words.narrated(sections, countMissing(current().text.missing)));
      }),

    askForFacts: () =>
      run("narrative", async (job) => {
        const core = await loadCore();
        const before = await job.read();
        await job.at("inserting");
        const result = await applied(job, core.planOwnSheets(before), words.refused, before);
        if (!result) return;
        const snapshot = await job.read();
        await show(core.narrate(snapshot), core.understand(snapshot), snapshot);
        remember(job, { what: "asked", count: current().text.missing.fields.length, inverse: result.inverse });
      }),

    typeFacts: () =>
      run("narrative", async (job) => {
        const read = await understood(job);
        if (!read) return;
        const { fields } = read.core.missingFields(read.book, read.snapshot, (current().narrative ?? read.core.narrate(read.snapshot)).missing);
        const { typed } = current().text;
        const edits = read.core.factEdits(read.snapshot, fields, typed);
        if (edits.length === 0) return;
        await job.at("filling");
        const result = await applied(job, edits, words.refused, read.snapshot);
        if (!result) return;
        // What was typed and is no number stays in its field.
        const written = new Set(edits.flatMap((edit) => ("at" in edit && edit.at ? [cellKey(edit.at)] : [])));
        const kept = fields.filter(({ at }) => !written.has(cellKey(at))).map(({ key }) => key);
        const count = fields.length - kept.length;
        patchText({ typed: new Map([...typed].filter(([key]) => kept.includes(key))) });
        remember(job, { what: "facts", count, inverse: result.inverse });
        const snapshot = await job.read();
        const book = read.core.understand(snapshot);
        await show(read.core.narrate(snapshot), book, snapshot);
        job.say("success", words.text.factsWritten(count));
      }),

    copyAll: async (stale) => {
      let byHand: { of: Narrative; text: string } | null = null;
      await run("narrative", async (job) => {
        const shown = current().narrative;
        if (!shown) return;
        const core = await loadCore();
        if (stale !== "keep") {
          const fresh = core.narrate(await job.read());
          const changes = countChanges(compareTexts(shown, fresh));
          if (changes > 0 && stale === "ask") {
            patchText({ fresh });
            job.say("warning", words.text.notCopied(changes), [words.text.notCopiedHint]);
            return;
          }
          if (changes > 0) refreshed(shown, fresh);
        }
        const narrative = current().narrative ?? shown;
        const text = core.narrativeText(narrative);
        if (await copyFormatted(core.narrativeHtml(narrative), text)) job.say("success", words.copied);
        else {
          byHand = { of: narrative, text };
          job.say("warning", words.copyRefused, [words.copyRefusedHint]);
        }
      });
      return byHand;
    },

    looked: async (snapshot) => {
      if (!current().narrative) return;
      const core = await loadCore();
      const fresh = core.narrate(snapshot);
      const { narrative } = current();
      if (narrative) patchText({ fresh: countChanges(compareTexts(narrative, fresh)) > 0 ? fresh : null });
    },

    exportWord: () =>
      run("narrative", async (job) => {
        const read = await understood(job);
        if (!read) return;
        const { book, snapshot, core } = read;
        await job.at("exporting");
        const { disclosureDocx, disclosureMissing } = await import("../report/word");
        const narrative = core.narrate(snapshot);
        const name = fileNameOf(words.text.fileName((book.body ?? "").trim(), book.year === null ? "" : String(book.year)));
        const address = addressOfFile(await disclosureDocx(book, snapshot, narrative, "controls"), DOCX);
        const { file } = current().text;
        if (file) forget(file.address);
        await show({ ...narrative, missing: disclosureMissing(book, snapshot, narrative) }, book, snapshot);
        patchText({ file: { name, address } });
        save(address, name);
        job.say("success", words.text.exported(name), [words.text.exportHint]);
      }),

    compareText: (quiet) =>
      run("narrative", async (job) => {
        const { narrative } = current();
        if (!narrative) return;
        const core = await loadCore();
        const snapshot = await job.read();
        await job.at("comparing");
        const fresh = core.narrate(snapshot);
        const changes = countChanges(compareTexts(narrative, fresh));
        patchText({ fresh: changes > 0 ? fresh : null });
        if (changes > 0) job.say("warning", words.text.stale(changes), [words.text.staleHint]);
        else if (!quiet) job.say("success", words.text.upToDate);
      }),

    refreshText: (change) => {
      const { narrative, text } = current();
      const { fresh, last } = text;
      if (!narrative || !fresh) return;
      const next = change === "all" ? fresh : withChange(compareTexts(narrative, fresh), change, fresh.missing);
      const left = countChanges(compareTexts(next, fresh));
      patchText(
        { before: null, fresh: left > 0 ? fresh : null, last: last && { ...last, narrative: next } },
        { narrative: next, notice: left > 0 ? null : { tab: "narrative", intent: "success", title: words.text.upToDate, details: [] } },
      );
    },

    openText: async (file) => {
      try {
        const opened = await textOfFile(file, files);
        if ("refused" in opened) notice("error", words.text.refusedFile[opened.refused], [file.name]);
        else {
          const { commented } = current().text;
          if (commented) forget(commented.address);
          patchText({ draft: opened.text, draftFile: opened.word === null ? null : opened, commented: null, reading: null }, { notice: null });
        }
      } catch (error) {
        notice("error", words.unexpected, [words.unexpectedDetail(error instanceof Error ? error.message : String(error))]);
      }
    },

    readText: () => readDraft(current().text.draft),

    saveCommented: () =>
      run("narrative", async (job) => {
        const { draftFile, commented } = current().text;
        if (draftFile?.word == null) return;
        const read = await understood(job);
        if (!read) return;
        await job.at("readingText");
        // What the file says, whatever was edited in the field since.
        const { comments, corrections } = read.core.textRemarks(read.core.readText(draftFile.text, read.snapshot, undefined, current().lastBook?.snapshot ?? null), draftFile.text, language);
        const name = fileNameOf(words.text.commentedName(draftFile.name.replace(/\.[^.]+$/, "")));
        const address = addressOfFile(await files.commented(draftFile.word, draftFile.name, comments, corrections), DOCX);
        if (commented) forget(commented.address);
        patchText({ commented: { name, address } });
        save(address, name);
        job.say("success", words.text.commentedSaved(name), [words.text.commentedDetail(comments.length, corrections.length)]);
      }),

    adopt: (finding) => {
      const { draft } = current().text;
      const corrected = corrections(draft, finding);
      if (corrected === null) return Promise.resolve();
      patchText({ draft: corrected });
      return readDraft(corrected);
    },

    drawCharts: () =>
      run("narrative", async (job) => {
        const core = await loadCore();
        const snapshot = await job.read();
        await job.at("drawing");
        patchText({ charts: core.chartsOf(core.understand(snapshot)) });
      }),
  };

  function readDraft(draft: string): Promise<void> {
    if (draft.trim() === "") {
      notice("info", words.text.emptyDraft);
      return Promise.resolve();
    }
    if (draft.length > LONGEST_TEXT) {
      notice("error", words.text.refusedFile.tooLarge);
      return Promise.resolve();
    }
    return run("narrative", async (job) => {
      const read = await understood(job);
      if (!read) return;
      await job.at("readingText");
      patchText({ reading: { of: draft, result: read.core.readText(draft, read.snapshot, undefined, current().lastBook?.snapshot ?? null) } });
    });
  }
}

/** The text with the corrected sentence in place; null where the sentence is not found as it was quoted. */
export function corrections(text: string, { place, corrected }: TextFinding): string | null {
  if (corrected === null || place.quote === "") return null;
  const start = text.lastIndexOf(place.quote, place.start);
  if (start < 0 || start + place.quote.length < place.start + place.length) return null;
  return text.slice(0, start) + corrected + text.slice(start + place.quote.length);
}
