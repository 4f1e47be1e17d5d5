import type { Worker } from "node:worker_threads";
import type { Problem } from "./problem";
import { giveTask, type Giving } from "./thread";
import type { ValidatedFile, ValidationJob } from "./validateFile";

/** What became of one file. */
export type FileOutcome = ValidatedFile | Problem;

/** How files are shared out. */
export interface PoolOptions {
  /** Resolves once results can be taken; no further file is begun before. */
  readonly ready: () => Promise<void>;
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
 * there. A file that breaks its thread or takes too long is a problem of its own; the others go on. Jobs are taken one by one,
 * so that an endless list of them needs no more memory than a short one.
 */
export async function validateInPool(jobs: AsyncIterable<ValidationJob>, options: PoolOptions, emit: (outcome: FileOutcome, job: ValidationJob) => void): Promise<void> {
  const waiting = new Map<number, { readonly outcome: FileOutcome; readonly job: ValidationJob }>();
  const source = jobs[Symbol.asyncIterator]();
  let begun = 0;
  let emitted = 0;
  let wake: (() => void)[] = [];
  const finish = (at: number, job: ValidationJob, outcome: FileOutcome): void => {
    waiting.set(at, { outcome, job });
    for (let next = waiting.get(emitted); next !== undefined; next = waiting.get(emitted)) {
      waiting.delete(emitted);
      emit(next.outcome, next.job);
      emitted += 1;
    }
    wake.forEach((go) => { go(); });
    wake = [];
  };
  let taken: Promise<unknown> = Promise.resolve();
  /** The next job and its place in the order; one lane at a time takes one. */
  const take = (): Promise<{ readonly job: ValidationJob; readonly at: number } | null> => {
    const next = taken.then(async () => {
      const { value, done } = await source.next();
      if (done === true) return null;
      begun += 1;
      return { job: value as ValidationJob, at: begun - 1 };
    });
    taken = next.catch(() => undefined);
    return next;
  };
  const lane = async (): Promise<void> => {
    let worker: Worker | null = null;
    try {
      for (;;) {
        while (begun >= emitted + MOST_WAITING) await new Promise<void>((resolve) => { wake.push(resolve); });
        await options.ready();
        const next = await take();
        if (!next) return;
        const { job, at } = next;
        const fresh: boolean = worker === null;
        worker ??= options.spawn();
        const { outcome, alive } = await giveTask(worker, { task: "validate", job }, { place: job.file, limit: options.limit, fresh, console: options.console });
        if (!alive) {
          await worker.terminate();
          worker = null;
        }
        finish(at, job, outcome);
      }
    } finally {
      await worker?.terminate();
    }
  };
  await Promise.all(Array.from({ length: options.count }, lane));
}
