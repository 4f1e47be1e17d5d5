import type { Worker } from "node:worker_threads";
import type { Problem } from "./problem";
import { giveTask, type Giving } from "./thread";
import type { ValidatedFile, ValidationJob } from "./validateFile";

/** What became of one file. */
export type FileOutcome = ValidatedFile | Problem;

/** How files are shared out. */
export interface PoolOptions {
  /** Starts a thread that does each task it is given. */
  readonly spawn: () => Worker;
  /** Threads at a time. */
  readonly count: number;
  /** Milliseconds after which a file is given up and its thread ended. */
  readonly limit: number;
  readonly console: Giving["console"];
}

/** Results wait for those before them; so many may wait, then no further file is begun. */
const MOST_WAITING = 64;

/**
 * Validates files on several threads. Results come in the order of the files, each as soon as it and those before it are
 * there. A file that breaks its thread or takes too long is a problem of its own; the others go on.
 */
export async function validateInPool(jobs: readonly ValidationJob[], options: PoolOptions, emit: (outcome: FileOutcome, at: number) => void): Promise<void> {
  const waiting = new Map<number, FileOutcome>();
  let begun = 0;
  let emitted = 0;
  let wake: (() => void)[] = [];
  const finish = (at: number, outcome: FileOutcome): void => {
    waiting.set(at, outcome);
    for (let next = waiting.get(emitted); next !== undefined; next = waiting.get(emitted)) {
      waiting.delete(emitted);
      emit(next, emitted);
      emitted += 1;
    }
    wake.forEach((go) => { go(); });
    wake = [];
  };
  const lane = async (): Promise<void> => {
    let worker: Worker | null = null;
    for (;;) {
      while (begun < jobs.length && begun >= emitted + MOST_WAITING) await new Promise<void>((resolve) => { wake.push(resolve); });
      const at = begun;
      const job = jobs[at];
      if (!job) break;
      begun += 1;
      const fresh: boolean = worker === null;
      worker ??= options.spawn();
      const { outcome, alive } = await giveTask(worker, { task: "validate", job }, { place: job.file, limit: options.limit, fresh, console: options.console });
      if (!alive) {
        await worker.terminate();
        worker = null;
      }
      finish(at, outcome);
    }
    await worker?.terminate();
  };
  await Promise.all(Array.from({ length: Math.min(options.count, jobs.length) }, lane));
}
