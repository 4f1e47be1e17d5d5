import type { Worker } from "node:worker_threads";
import type { Console, ExitCode, SingleCommand } from "./commands";
import type { Destination } from "./files";
import { Problem, problemOf } from "./problem";
import type { ValidatedFile, ValidationJob } from "./validateFile";

/**
 * Files are read and worked on in a thread of their own, so that one that is too large or never ends is ended with a line and
 * does not take the process with it. Results are written here, never there: a thread that is ended leaves no file half written.
 */

/** Milliseconds after which a file is given up, so that one does not hold up hundreds. Limits of size end most of them long before. */
export const LONGEST_TASK = 180_000;

/** What a thread is asked to do. */
export type Task = { readonly task: "validate"; readonly job: ValidationJob } | { readonly task: "single"; readonly command: SingleCommand };

/** What a task comes to. */
export type Done<T extends Task> = T extends { readonly task: "validate" } ? ValidatedFile : ExitCode;

/** A problem in its three parts: classes do not travel between threads. */
export interface TravellingProblem {
  readonly place: string;
  readonly why: string;
  readonly remedy: string;
}

/** What a thread tells while it works, and at its end. */
export type Told =
  | { readonly told: "result" | "note"; readonly text: string }
  | { readonly told: "save"; readonly content: Uint8Array | string; readonly to: Destination }
  | { readonly told: "done"; readonly value: unknown }
  | { readonly told: "problem"; readonly problem: TravellingProblem };

/** What it is answered when it wants something saved. */
export type SaveAnswer = { readonly saved: string } | { readonly problem: TravellingProblem };

/** How a task is given to a thread. */
export interface Giving {
  /** What the task is about, for its problems. */
  readonly place: string;
  /** Milliseconds after which it is given up. */
  readonly limit: number;
  /** Whether the thread was just started; the time that takes does not count. */
  readonly fresh: boolean;
  readonly console: Pick<Console, "result" | "note" | "save">;
}

/** Gives a thread one task; whatever happens to it is an outcome. `alive` tells whether the thread can be given another. */
export function giveTask<T extends Task>(worker: Worker, task: T, { place, limit, fresh, console }: Giving): Promise<{ readonly outcome: Done<T> | Problem; readonly alive: boolean }> {
  return new Promise((resolve) => {
    let timer: NodeJS.Timeout | undefined;
    const settle = (outcome: Done<T> | Problem, alive: boolean): void => {
      clearTimeout(timer);
      worker.off("message", onMessage).off("error", onError).off("exit", onExit).off("online", begin);
      resolve({ outcome, alive });
    };
    const begin = (): void => {
      timer = setTimeout(() => {
        settle(new Problem(place, `超过 ${Math.ceil(limit / 1000)} 秒仍未完成，已停止`, "请删去无关的工作表和内容后再试"), false);
      }, limit);
    };
    const save = async (content: Uint8Array | string, to: Destination): Promise<void> => {
      // Writing is the disk's time, not the file's.
      clearTimeout(timer);
      const answer = await console.save(content, to).then((saved): SaveAnswer => ({ saved }), (error: unknown): SaveAnswer => ({ problem: partsOf(problemOf(error, place)) }));
      begin();
      worker.postMessage(answer);
    };
    const onMessage = (told: Told): void => {
      switch (told.told) {
        case "result": console.result(told.text); break;
        case "note": console.note(told.text); break;
        case "save": void save(told.content, told.to); break;
        case "done": settle(told.value as Done<T>, true); break;
        case "problem": settle(new Problem(told.problem.place, told.problem.why, told.problem.remedy), true);
      }
    };
    const onError = (error: Error): void => {
      const memory = "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY";
      settle(memory ? new Problem(place, "内容过多，内存不足", "请删去无关的工作表和内容后再试") : problemOf(error, place), false);
    };
    const onExit = (): void => { settle(new Problem(place, "处理中断", "请再试一次，或单独处理这个文件"), false); };
    worker.on("message", onMessage).on("error", onError).on("exit", onExit);
    if (fresh) worker.once("online", begin);
    else begin();
    worker.postMessage(task);
  });
}

/** A problem as it travels. */
export function partsOf({ place, why, remedy }: Problem): TravellingProblem {
  return { place, why, remedy };
}
