import { HostError } from "../host";
import type { OfficeSeam } from "./seam";

/** Excel answers within this time or is taken to be stuck: a dialog may be open in it, or its connection gone. */
export const ANSWER_MS = 60_000;

/** How long one request is waited for, and how the user says that it is long enough. */
export interface Patience {
  readonly answerMs: number;
  /** Stops waiting at once; null while nothing may be given up, because a change may be on its way. */
  stop: AbortSignal | null;
}

/** The seam with each of its requests waited for no longer than patience lasts. */
export function patient(seam: OfficeSeam, patience: Patience): OfficeSeam {
  return {
    supports: (version) => seam.supports(version),
    run: (batch) => seam.run((context) => {
      // The client syncs once more by itself, with what the batch returned.
      const sync = context.sync.bind(context) as <T>(passThrough?: T) => Promise<T>;
      Object.assign(context, { sync: <T>(passThrough?: T) => answered(sync(passThrough), patience) });
      return batch(context);
    }),
  };
}

/** @throws HostError "unanswered" when the time is up, "stopped" when the user gives up */
function answered<T>(answer: Promise<T>, { answerMs, stop }: Patience): Promise<T> {
  return new Promise((resolve, reject) => {
    const giveUp = (): void => end(() => reject(new HostError("stopped", "", "the user gave up")));
    const timer = setTimeout(() => end(() => reject(new HostError("unanswered", "", `no answer within ${answerMs} ms`))), answerMs);
    const end = (then: () => void): void => {
      clearTimeout(timer);
      stop?.removeEventListener("abort", giveUp);
      then();
    };
    if (stop?.aborted === true) giveUp();
    stop?.addEventListener("abort", giveUp);
    answer.then((value) => end(() => resolve(value)), (failure: unknown) => end(() => reject(failure)));
  });
}
