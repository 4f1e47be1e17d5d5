/**
 * Work that is done in steps, so that whoever carries it out may do something else between them, tell how far it is, or give it
 * up. What comes of it is the same as if it were done at once.
 */
export type Steps<T> = Generator<void, T, void>;

/** Does all steps at once. */
export function ended<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}
