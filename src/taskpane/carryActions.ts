/** What the buttons of 沿用上年 do: open last year's workbook or text, show what it gives, write what was chosen. */
import type { CarryPlan, CarrySource } from "../model/carry";
import type { WorkbookSnapshot } from "../model/snapshot";
import { HostError } from "../hosts/host";
import { carryWordsOf } from "./carryWords";
import type { PaneState } from "./state";
import { LONGEST_TEXT, textOfFile, type FileReaders } from "./textFile";
import type { TextWork } from "./textWork";
import type { ActionTools } from "./tools";

/** What was opened, what it would write, and what the user has chosen of it. */
export interface CarryWork {
  /** Name of the file, or what was pasted. */
  readonly name: string;
  readonly source: CarrySource;
  readonly plan: CarryPlan;
  /** The workbook for which it was made. */
  readonly on: WorkbookSnapshot;
  /** Ids of the changes that are ticked. */
  readonly chosen: ReadonlySet<string>;
}

export interface CarryActions {
  readonly openLastYear: (file: File) => Promise<void>;
  /** Takes the pasted text for last year's. */
  readonly readLastYear: () => Promise<void>;
  /** Shows what a source of another year or body gives. */
  readonly carryDespite: () => Promise<void>;
  readonly chooseCarried: (id: string, chosen: boolean) => void;
  readonly carryOver: () => Promise<void>;
}

/** What the actions need of the pane. */
export interface CarryTools extends Omit<ActionTools, "state"> {
  readonly current: () => PaneState;
}

const LARGEST_WORKBOOK = 64 * 1024 * 1024;
const WORKBOOK = /\.(?:xlsx|xlsm|xls|et|ods)$/i;

export function carryActions({ run, patch, current, words, language, files, applied, remember }: CarryTools): CarryActions {
  const carryWords = carryWordsOf(language);
  const patchText = (part: Partial<TextWork>, more: Partial<PaneState> = {}): void => patch({ ...more, text: { ...current().text, ...part } });
  const refuse = (title: string, details: readonly string[] = []): void => {
    patchText({ carry: null });
    patch({ notice: { tab: "narrative", intent: "error", title, details } });
  };

  const plan = (name: string, source: CarrySource, despite: boolean): Promise<void> =>
    run("narrative", async (job) => {
      const core = await import("./core");
      const snapshot = await job.read();
      await job.at("comparing");
      const planned = core.planCarryOver(snapshot, source, { despite });
      const chosen = new Set(planned.changes.filter(({ selected }) => selected).map(({ id }) => id));
      patchText({ carry: { name, source, plan: planned, on: snapshot, chosen } });
    });

  return {
    openLastYear: async (file) => {
      try {
        const source = WORKBOOK.test(file.name) ? await workbookIn(file, files) : await textIn(file, files);
        if ("refused" in source) refuse(words.text.refusedFile[source.refused], [file.name]);
        else await plan(file.name, source, false);
      } catch (error) {
        if (error instanceof HostError) refuse(words.hostError[error.code], [file.name]);
        else refuse(words.unexpected, [words.unexpectedDetail(error instanceof Error ? error.message : String(error))]);
      }
    },

    readLastYear: () => {
      const text = current().text.carryDraft;
      if (text.trim() === "") {
        patch({ notice: { tab: "narrative", intent: "info", title: carryWords.emptyDraft, details: [] } });
        return Promise.resolve();
      }
      if (text.length > LONGEST_TEXT) {
        refuse(words.text.refusedFile.tooLarge);
        return Promise.resolve();
      }
      return plan(carryWords.pasted, { kind: "text", text }, false);
    },

    carryDespite: () => {
      const { carry } = current().text;
      return carry ? plan(carry.name, carry.source, true) : Promise.resolve();
    },

    chooseCarried: (id, on) => {
      const { carry } = current().text;
      if (!carry) return;
      const chosen = new Set(carry.chosen);
      if (on) chosen.add(id);
      else chosen.delete(id);
      patchText({ carry: { ...carry, chosen } });
    },

    carryOver: () =>
      run("narrative", async (job) => {
        const { carry } = current().text;
        if (!carry || carry.chosen.size === 0) return;
        const core = await import("./core");
        await job.at("filling");
        const result = await applied(job, core.carryEdits(carry.plan, carry.chosen), words.refused, carry.on);
        if (!result) return;
        patchText({ carry: null, carryDraft: "", view: "write" }, { preview: null, review: null, narrative: null });
        remember(job, { what: "carry", count: carry.chosen.size, inverse: result.inverse });
        job.say("success", carryWords.applied(carry.chosen.size), [carryWords.appliedHint]);
      }),
  };
}

async function workbookIn(file: File, files: FileReaders): Promise<CarrySource> {
  if (file.size > LARGEST_WORKBOOK) throw new HostError("tooLarge", file.name, "the file is too large to be read here");
  return { kind: "workbook", snapshot: await files.workbook(new Uint8Array(await file.arrayBuffer()), file.name) };
}

async function textIn(file: File, files: FileReaders): Promise<CarrySource | Extract<Awaited<ReturnType<typeof textOfFile>>, { readonly refused: unknown }>> {
  const opened = await textOfFile(file, files);
  return "refused" in opened ? opened : { kind: "text", text: opened.text };
}
