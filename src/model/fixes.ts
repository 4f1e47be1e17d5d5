import type { Edit } from "./edits";
import type { Finding } from "./findings";

/**
 * What a fix writes: the live formula that filling would write; the amount that satisfies every relation around the cell;
 * numbers in place of amounts stored as text; the code that was meant.
 */
export type FixKind = "formula" | "amount" | "numbers" | "code";

/** A proposed correction of a finding and of its whole group. */
export interface Fix {
  /** The finding that leads. */
  readonly finding: Finding;
  readonly kind: FixKind;
  readonly edits: readonly Edit[];
  /**
   * The figures leave one explanation only, and the workbook with the fix was reviewed: fewer findings and no new one.
   * A fix that is not safe is offered for one finding at a time, never in the lot.
   */
  readonly safe: boolean;
}

/** Every safe fix together, reviewed together. */
export interface SafeFixes {
  readonly edits: readonly Edit[];
  readonly fixes: readonly Fix[];
  /** Findings before and after. */
  readonly before: number;
  readonly after: number;
}
