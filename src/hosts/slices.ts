/**
 * Long work on the thread of a page, in slices between which the page draws and hears the person. Nothing that is worked on
 * between two rests may be changed meanwhile by somebody else.
 */

/** Milliseconds of one slice: a page is drawn every sixteen. */
const SLICE = 8;

/** The platform's own way to let others go first, where it has one. */
interface Yielding {
  readonly scheduler?: { readonly yield?: () => Promise<void> };
}

export class Slices {
  private began = performance.now();

  /** @param stop gives up at the next rest, which then rejects with the signal's reason */
  constructor(private readonly stop?: AbortSignal) {}

  /** Whether the slice is used up, so that the work is to rest. */
  get due(): boolean {
    return performance.now() - this.began >= SLICE;
  }

  /** Lets others go first; at once where the slice is not used up. @throws the reason of the signal */
  async rest(): Promise<void> {
    if (!this.due) return;
    await released();
    this.stop?.throwIfAborted();
    this.began = performance.now();
  }
}

/** Goes through work in steps, and rests between them where a slice is used up; what it comes to. */
export async function inSlices<Result>(steps: Iterator<void, Result, void>): Promise<Result> {
  const slices = new Slices();
  let step = steps.next();
  for (; step.done !== true; step = steps.next()) if (slices.due) await slices.rest();
  return step.value;
}

async function released(): Promise<void> {
  const { scheduler } = globalThis as Yielding;
  // Not there in every web view of Office.
  if (scheduler?.yield) await scheduler.yield();
  else await new Promise<void>((resolve) => { setTimeout(resolve, 0); });
}
