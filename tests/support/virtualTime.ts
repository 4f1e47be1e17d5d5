/** Time that passes only when nothing else is left to do, so that waiting costs nothing and a slow machine changes nothing. */
import { install } from "@sinonjs/fake-timers";

/** Turns of the event loop after which whatever needs no timer has been done: a message, an answer, and what follows of them. */
const TURNS = 6;

async function idle(): Promise<void> {
  for (let turn = 0; turn < TURNS; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

/** Does something whose timers ring one after the other, in the order in which they would, as soon as all else has come to rest. */
export async function inVirtualTime<Result>(act: () => Promise<Result>): Promise<Result> {
  const clock = install({ toFake: ["setTimeout", "clearTimeout"] });
  const progress = { ended: false };
  try {
    const result = act().finally(() => {
      progress.ended = true;
    });
    // Whoever waits for the result below is told of its failure; until then it is nobody's.
    result.catch(() => undefined);
    while (!progress.ended) {
      await idle();
      if (!progress.ended) clock.next();
    }
    return await result;
  } finally {
    clock.uninstall();
  }
}
