/** Gives inputs to the command line's thread, one after the other, and measures what each costs. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import type { Worker } from "node:worker_threads";
import { Problem } from "../../src/cli/problem";
import { startWorker } from "../../src/cli/startWorker";
import { giveTask, type Task } from "../../src/cli/thread";
import { inputOf, type Input, type Originals } from "./inputs";

/** What became of one input. */
export interface Outcome {
  readonly number: number;
  readonly kind: Input["kind"];
  /** "verdict", or the reason why there is none. */
  readonly ended: string;
  /** Everything that a person would be told, a line each. */
  readonly words: readonly string[];
  readonly cpuSeconds: number;
  /** What a process would have that did this alone: one that is idle, and what came on top of what was there before. */
  readonly peakMegabytes: number;
}

const MEGABYTE = 1024 * 1024;
/** Given up by the clock only after so long: what counts is processor time. */
const LIMIT = 120_000;
const SAMPLE = 20;
/** A thread serves so many inputs, or until the process has so many megabytes, then a new one is started. */
const INPUTS_EACH = 400;
const MOST_KEPT = 600;
/** Megabytes of a process that has loaded the program and done nothing. */
const IDLE = 250;

/** A line of some library, or a trace: three English words after each other, or a place in a program. */
const FOREIGN = /[A-Za-z]{2,} [a-z]{2,} [a-z]{2,}|\bat .+:\d+|\.[jt]s:\d+|undefined|\[object|NaN/;

/** What stands in a cell, said again at the end of a line: a file may hold any word, "NaN" too. */
const QUOTED = /(金额处是文字.*)（[^（）]*）$/;

/** Ends that are our own fault: the thread died, or something unforeseen was thrown in it. */
const BROKEN = /^处理中断|程序内部出错/;

/** Why an outcome is not as it must be; null when it is. */
export function faultOf({ ended, words, cpuSeconds, peakMegabytes }: Outcome): string | null {
  if (BROKEN.test(ended)) return `ended in: ${ended}`;
  const foreign = words.find((line) => FOREIGN.test(line.replace(QUOTED, "$1")) || !/\p{Script=Han}/u.test(line));
  if (foreign !== undefined) return `says: ${foreign.slice(0, 300)}`;
  if (cpuSeconds > 10) return `${cpuSeconds.toFixed(1)} s of processor time`;
  return peakMegabytes > 1_024 ? `${Math.round(peakMegabytes)} MB` : null;
}

/** Runs the inputs `first` up to `end` of a seed. */
export async function runInputs(from: Originals, seed: number, [first, end]: readonly [number, number], emit: (outcome: Outcome) => void): Promise<void> {
  const dir = mkdtempSync(join(tmpdir(), "budget-fuzz-"));
  // The thread of the built command line, as people run it.
  const scripts = execFileSync(process.execPath, [join(__dirname, "../../tools/cli/build.js")], { encoding: "utf8" }).trim();
  const small = join(dir, "good.xlsx");
  writeFileSync(small, from.small);
  let worker: Worker | null = null;
  let served = 0;
  try {
    for (let number = first; number < end; number += 1) {
      const input = inputOf(from, seed, number);
      const file = join(dir, `input.${input.extension}`);
      writeFileSync(file, input.bytes);
      const fresh: boolean = worker === null;
      worker ??= startWorker(availableParallelism(), scripts);
      const { outcome, alive } = await measured(worker, taskOf(input, file, small, number), { file, fresh, number, kind: input.kind });
      served += 1;
      if (!alive || served >= INPUTS_EACH || process.memoryUsage.rss() > MOST_KEPT * MEGABYTE) {
        await worker.terminate();
        worker = null;
        served = 0;
      }
      emit(outcome);
    }
  } finally {
    await worker?.terminate();
    rmSync(dir, { recursive: true, force: true });
  }
}

function taskOf({ kind }: Input, file: string, small: string, number: number): Task {
  if (kind !== "package") return { task: "validate", job: { file: small, name: "good.xlsx", format: "text", text: file, out: null, force: false, profile: null, last: null, outText: null } };
  if (number % 4 === 0) return { task: "single", command: { name: "fill", codes: null, file, out: null, force: false, values: false, profile: null } };
  return { task: "validate", job: { file, name: "input.xlsx", format: "text", text: null, out: number % 4 === 1 ? "marked.xlsx" : null, force: false, profile: null, last: null, outText: null } };
}

async function measured(
  worker: Worker, task: Task, { file, fresh, number, kind }: { readonly file: string; readonly fresh: boolean; readonly number: number; readonly kind: Input["kind"] },
): Promise<{ readonly outcome: Outcome; readonly alive: boolean }> {
  const words: string[] = [];
  // A fresh thread loads the program first, which is not the file's time.
  if (fresh) await giveTask(worker, { task: "validate", job: { file: join(file, "none"), name: "", format: "text", text: null, out: null, force: false, profile: null, last: null, outText: null } }, { place: "", limit: LIMIT, fresh, console: SILENT });
  const start = process.memoryUsage.rss();
  let peak = start;
  const timer = setInterval(() => { peak = Math.max(peak, process.memoryUsage.rss()); }, SAMPLE);
  const before = process.cpuUsage();
  const console = { ...SILENT, note: (text: string): void => { words.push(text); } };
  const { outcome, alive } = await giveTask(worker, task, { place: file, limit: LIMIT, fresh: false, console });
  const { user, system } = process.cpuUsage(before);
  clearInterval(timer);
  if (outcome instanceof Problem) words.push(outcome.message);
  else if (typeof outcome === "object") words.push(...outcome.notes);
  return { alive, outcome: { number, kind, ended: outcome instanceof Problem ? outcome.why : "verdict", words, cpuSeconds: (user + system) / 1e6, peakMegabytes: IDLE + (Math.max(peak, process.memoryUsage.rss()) - start) / MEGABYTE } };
}

const SILENT = { result: (): void => undefined, note: (): void => undefined, save: (): Promise<string> => Promise.resolve("saved.xlsx") };
