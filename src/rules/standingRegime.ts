import type { Fen } from "../model/money";
import type { AnyEvaluation } from "../relations/evaluate";
import { evidenceOf, isUnrounded, stepOf, type Evidence } from "./regime";

/**
 * Whether figures are exact while single ones change: known as long as what changed since, were it all for or all against it,
 * makes no difference.
 */
export class StandingRegime {
  private readonly evidence = new Map<Fen, Evidence>();
  private changed = 0;

  constructor(evaluations: readonly AnyEvaluation[]) {
    for (const step of new Set(evaluations.map(stepOf))) this.evidence.set(step, evidenceOf(evaluations, step));
  }

  /** Figures of so many relations changed. */
  moved(relations: number): void {
    this.changed += relations;
  }

  /** Whether figures of a step are exact; null where that would have to be found out anew. */
  isExact(step: Fen): boolean | null {
    const known = this.evidence.get(step);
    if (!known) return null;
    const { exact, gapped } = known;
    const less = (count: number): number => Math.max(0, count - this.changed);
    if (isUnrounded({ exact: less(exact), gapped: gapped + this.changed })) return true;
    return isUnrounded({ exact: exact + this.changed, gapped: less(gapped) }) ? null : false;
  }
}
