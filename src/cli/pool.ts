import type { Worker } from "node:worker_threads";
import { Problem } from "./problem";
import type { ValidatedFile, ValidationJob } from "./validateFile";

/** What a worker answers to a job. A problem travels as its three parts, because classes do not. */
export type WorkerAnswer =
  | { readonly done: true; readonly result: ValidatedFile }
  | { readonly done: false; readonly place: string; readonly why: string; readonly remedy: string };

/** What became of one file. */
export type FileOutcome = ValidatedFile | Problem;

/** How files are shared out. */
export interface PoolOptions {
  /** Starts a worker that answers each {@link ValidationJob} with one {@link WorkerAnswer}. */
  readonly spawn: () => Worker;
  /** Workers at a time. */
  readonly count: number;
  /** Milliseconds after which a file is given up and its worker ended. */
  readonly limit: number;
}

/** Results wait for those before them; so many may wait, then no further file is begun. */
const MOST_WAITING = 64;

/**
 * Validates files on several workers. Results come in the order of the files, each as soon as it and those before it are
 * there. A file that breaks its worker or takes too long is a problem of its own; the others go on.
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
      const { outcome, alive } = await ask(worker, job, options.limit, fresh);
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

/** Gives a worker one job; whatever happens to it is an outcome. The time a fresh worker takes to start does not count. */
function ask(worker: Worker, job: ValidationJob, limit: number, fresh: boolean): Promise<{ readonly outcome: FileOutcome; readonly alive: boolean }> {
  return new Promise((resolve) => {
    const settle = (outcome: FileOutcome, alive: boolean): void => {
      clearTimeout(timer);
      worker.off("message", onMessage).off("error", onError).off("exit", onExit).off("online", begin);
      resolve({ outcome, alive });
    };
    const onMessage = (answer: WorkerAnswer): void => {
      settle(answer.done ? answer.result : new Problem(answer.place, answer.why, answer.remedy), true);
    };
    const onError = (error: Error): void => {
      const memory = "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY";
      settle(memory ? new Problem(job.file, "内存不足", "请删去无关的工作表后再试") : new Problem(job.file, `无法处理（${error.message.split("\n")[0] ?? ""}）`, "请检查文件"), false);
    };
    const onExit = (): void => { settle(new Problem(job.file, "处理中断", "请单独校验这个文件"), false); };
    let timer: NodeJS.Timeout | undefined;
    const begin = (): void => {
      timer = setTimeout(() => {
        settle(new Problem(job.file, `超过 ${Math.ceil(limit / 1000)} 秒仍未完成，已跳过`, "请删去无关的工作表，或单独校验这个文件"), false);
      }, limit);
    };
    worker.on("message", onMessage).on("error", onError).on("exit", onExit);
    if (fresh) worker.once("online", begin);
    else begin();
    worker.postMessage(job);
  });
}
