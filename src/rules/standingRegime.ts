import type { Fen } from "../model/money";
import type { AnyEvaluation } from "../relations/evaluate";
import { evidenceOf, inSets, isUnrounded, stepOf, type Evidence } from "./regime";
import type { SetOf } from "./sets";

/**
 * Whether figures are exact while single ones change: known as long as what changed since, were it all for or all against it,
 * makes no difference.
 */
export class StandingRegime {
  /** What is known of the figures of each step, by the set of tables in which they stand. */
  private readonly evidence = new Map<number, ReadonlyMap<Fen, Evidence>>();
  private changed = 0;

  /** @param setOf the tables that belong together */
  constructor(evaluations: readonly AnyEvaluation[], private readonly setOf: SetOf) {
    for (const [set, own] of inSets(evaluations, setOf)) {
      this.evidence.set(set, new Map([...new Set(own.map(stepOf))].map((step) => [step, evidenceOf(own, step)])));
    }
  }

  /** Figures of so many relations changed. */
  moved(relations: number): void {
    this.changed += relations;
  }

  /** Whether figures of the step and the set of tables of a relation are exact; null where that would have to be found out anew. */
  isExact(evaluation: AnyEvaluation): boolean | null {
    const known = this.evidence.get(this.setOf(evaluation))?.get(stepOf(evaluation));
    if (!known) return null;
    const { exact, gapped } = known;
    const less = (count: number): number => Math.max(0, count - this.changed);
    if (isUnrounded({ exact: less(exact), gapped: gapped + this.changed })) return true;
    return isUnrounded({ exact: exact + this.changed, gapped: less(gapped) }) ? null : false;
  }
}
