/** What 用上年的说明 does: opens last year's text, shows what became of each figure, takes what a person says of it, gives the new text. */
import { HostError } from "../hosts/host";
import { withPlainLines } from "../model/apart";
import type { TaggedStretch } from "../model/figureTags";
import type { Retelling, SlotChoice, SlotChoices } from "../model/retelling";
import type { StatedEntry } from "../model/stated";
import { copyFormatted } from "./clipboard";
import { addressOfFile, fileNameOf, forget, save } from "./download";
import type { Job } from "./jobs";
import { likeWordsOf } from "./likeWords";
import { LONGEST_TEXT, textOfFile, type OpenedText } from "./textFile";
import type { CarryTools } from "./carryActions";
import { loadCore } from "./tools";

/** Last year's text, and what stretches of a Word file's words carry. */
type LikeSource = OpenedText & { readonly tagged: readonly TaggedStretch[] };

/** The work on this year's text in last year's words. */
export interface LikeWork {
  /** Last year's text as it was pasted. */
  readonly draft: string;
  /** Last year's text as it is used. */
  readonly source: LikeSource | null;
  /** What a person said of figures, by where they stand in last year's text. */
  readonly choices: SlotChoices;
  /** The text to whose figures these belong: opened once more, it has them still. */
  readonly chosenIn: string | null;
  readonly result: Retelling | null;
  /** What last year's text states and no table held, and this workbook does not ask for yet. */
  readonly unasked: readonly StatedEntry[];
  /** The file made last, still to be had. */
  readonly made: { readonly name: string; readonly address: string } | null;
}

export const noLikeWork: LikeWork = { draft: "", source: null, choices: new Map(), chosenIn: null, result: null, unasked: [], made: null };

/** How a Word file is written: with revisions, with figures that carry their facts. */
export interface RetoldOptions {
  readonly tracked: boolean;
  readonly controls: boolean;
}

export interface LikeActions {
  readonly openLikeText: (file: File) => Promise<void>;
  /** Opens the text that was used for this workbook before. */
  readonly openKnownText: () => Promise<void>;
  /** Takes the pasted text for last year's. */
  readonly useLikeDraft: () => Promise<void>;
  readonly dropLikeText: () => void;
  /** Writes the text anew from the tables as they are now; nothing where there is no text of last year. */
  readonly retell: () => Promise<void>;
  /** Gives what no table holds its rows on 补充资料, last year's values beside. */
  readonly askStated: () => Promise<void>;
  /** Says what a figure is; null takes it back. */
  readonly chooseSlot: (id: number, choice: SlotChoice | null) => Promise<void>;
  /** Binds a figure to the cell that has the cursor. */
  readonly bindToActiveCell: (id: number) => Promise<void>;
  /** @returns the text to be copied by hand where the clipboard refuses it */
  readonly copyRetold: () => Promise<string | null>;
  /** Saves the text in the file it came in: .docx, else .txt. */
  readonly saveRetold: (options: RetoldOptions) => Promise<void>;
}

const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

export function likeActions({ run, patch, current, words, language, files, applied, remember, lastYear }: CarryTools): LikeActions {
  const own = likeWordsOf(language);
  const patchLike = (part: Partial<LikeWork>): void => patch({ text: { ...current().text, like: { ...current().text.like, ...part } } });
  const tell = (intent: "info" | "error", title: string, details: readonly string[] = []): void => patch({ notice: { tab: "narrative", intent, title, details } });
  const start = (source: LikeSource): Promise<void> => {
    const { made, chosenIn, choices: before } = current().text.like;
    if (made) forget(made.address);
    const choices: SlotChoices = chosenIn === source.text ? before : new Map();
    patchLike({ source, choices, chosenIn: source.text, result: null, made: null });
    return run("narrative", async (job) => void (await told(job, choices)));
  };

  /** Tells the text anew and shows it; null, and said why, where there is nothing to tell it from. */
  const told = async (job: Job, choices: SlotChoices): Promise<Retelling | null> => {
    const { source } = current().text.like;
    const { lastBook } = current();
    if (!source) return null;
    const core = await loadCore();
    const snapshot = await job.read();
    await job.at("narrating");
    const { tables, structure, supplement } = core.understand(snapshot);
    if (tables.length + (structure?.tables.length ?? 0) === 0) {
      patchLike({ result: null });
      job.say("info", words.noTables, [words.noTablesHint]);
      return null;
    }
    const result = core.retellText(source.text, lastBook?.snapshot ?? null, snapshot, undefined, choices, source.tagged);
    const { last, now } = result.year;
    if (!result.updates && last !== null && last === now) {
      patchLike({ result: null });
      job.say("error", own.sameYear(last), [own.sameYearHint]);
      return null;
    }
    const stated = lastBook && !result.updates ? core.statedIn(source.text, lastBook.snapshot) : [];
    patchLike({ result, choices, unasked: stated.filter(({ id }) => !supplement?.facts.has(id)) });
    return result;
  };

  const choose = async (job: Job, id: number, choice: SlotChoice | null): Promise<void> => {
    const choices = new Map(current().text.like.choices);
    choices.delete(id);
    if (choice) choices.set(id, choice);
    const before = current().text.like;
    const result = await told(job, choices);
    const slot = result?.slots.find((each) => each.id === id);
    if (!choice || slot?.state === "chosen") return;
    // A cell in which no amount was read binds nothing: the figure stays what it was.
    patchLike({ choices: before.choices, result: before.result });
    if (result) job.say("error", choice.kind === "cell" ? own.noAmount(choice.at) : own.notTaken);
  };

  /** The text as the tables give it now, and whether that differs from what was on the screen. */
  const fresh = async (job: Job): Promise<{ readonly result: Retelling; readonly changed: boolean } | null> => {
    const shown = current().text.like.result;
    const result = await told(job, current().text.like.choices);
    return result && { result, changed: shown !== null && shown.text !== result.text };
  };

  const open = async (file: File): Promise<void> => {
    try {
      const opened = await textOfFile(file, files);
      if ("refused" in opened) {
        tell("error", words.text.refusedFile[opened.refused], [file.name]);
        return;
      }
      await start({ ...opened, tagged: opened.word ? await files.tagged(opened.word, file.name) : [] });
      // One that is of this year is no text of last year.
      if (current().text.like.result?.updates !== false) return;
      patch({ lastText: { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) } });
      await lastYear.keep();
    } catch (error) {
      if (error instanceof HostError) tell("error", words.hostError[error.code], [file.name]);
      else tell("error", words.unexpected, [words.unexpectedDetail(error instanceof Error ? error.message : String(error))]);
    }
  };

  return {
    openLikeText: open,

    openKnownText: async () => {
      const { lastText } = current();
      if (lastText) await open(new File([new Uint8Array(lastText.bytes)], lastText.name));
    },

    useLikeDraft: () => {
      const { draft } = current().text.like;
      if (draft.trim() === "") tell("info", own.emptyDraft);
      else if (draft.length > LONGEST_TEXT) tell("error", words.text.refusedFile.tooLarge);
      else return start({ name: own.pasted, text: draft, word: null, tagged: [] });
      return Promise.resolve();
    },

    dropLikeText: () => {
      const { made, draft, choices, chosenIn } = current().text.like;
      if (made) forget(made.address);
      patch({ notice: null, lastText: null, text: { ...current().text, like: { ...noLikeWork, draft, choices, chosenIn } } });
      void lastYear.keep();
    },

    retell: () => (current().text.like.source ? run("narrative", async (job) => void (await told(job, current().text.like.choices))) : Promise.resolve()),

    askStated: () =>
      run("narrative", async (job) => {
        const { unasked, choices } = current().text.like;
        if (unasked.length === 0) return;
        const core = await loadCore();
        const snapshot = await job.read();
        await job.at("filling");
        const result = await applied(job, core.planStated(unasked, snapshot), words.refused, snapshot);
        if (!result) return;
        remember(job, { what: "asked", count: unasked.length, inverse: result.inverse });
        await told(job, choices);
        job.say("success", own.asked(unasked.length), [own.askedNext]);
      }),

    chooseSlot: (id, choice) => run("narrative", (job) => choose(job, id, choice)),

    bindToActiveCell: (id) =>
      run("narrative", async (job) => {
        const at = await job.host.live?.activeCell();
        if (at) await choose(job, id, { kind: "cell", at });
      }),

    copyRetold: async () => {
      let byHand: string | null = null;
      await run("narrative", async (job) => {
        const now = await fresh(job);
        if (!now) return;
        const text = withPlainLines(now.result.text);
        const more = now.changed ? [own.renewed] : [];
        if (await copyFormatted(htmlOf(text), text)) job.say("success", words.copied, more);
        else {
          byHand = text;
          job.say("warning", words.copyRefused, [words.copyRefusedHint, ...more]);
        }
      });
      return byHand;
    },

    saveRetold: ({ tracked, controls }) =>
      run("narrative", async (job) => {
        const { source, made } = current().text.like;
        const now = await fresh(job);
        if (!source || !now) return;
        await job.at("exporting");
        const { result } = now;
        const word = source.word && (await files.retold(source.word, source.name, result.changes, tracked, controls ? result.controls : [], (await loadCore()).retellingRemarks(result, language)));
        const name = fileNameOf(`${nameOf(source, result, own.fileName)}${word ? ".docx" : ".txt"}`);
        const address = word ? addressOfFile(word, DOCX) : addressOfFile(new Blob([withPlainLines(result.text)], { type: "text/plain" }), "text/plain");
        if (made) forget(made.address);
        patchLike({ made: { name, address } });
        save(address, name);
        job.note(own.made(name));
        job.say("success", own.made(name), [...(now.changed ? [own.renewed] : []), own.madeNext[word === null ? "text" : tracked ? "tracked" : "word"]]);
      }),
  };
}

/** The name of last year's file with its year turned; `plain` for a text that came in none. */
function nameOf(source: OpenedText, { year: { last, now } }: Retelling, plain: string): string {
  const stem = source.name.replace(/\.[^.]+$/, "");
  if (last === null || now === null) return stem;
  return stem.includes(String(last)) ? stem.replaceAll(String(last), String(now)) : `${now}年${source.word === null && stem === source.name ? plain : stem}`;
}

/** A paragraph for each line, for a program that takes text with its form. */
function htmlOf(text: string): string {
  const escaped = (line: string): string => line.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
  return text.split(/\r\n|[\r\n]/).map((line) => `<p>${escaped(line)}</p>`).join("");
}
