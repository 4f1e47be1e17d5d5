import type { CellRef } from "./cells";
import type { Finding } from "./findings";

/** A place in a text. Offsets count UTF-16 units of the text as it was given. */
export interface TextPlace {
  /** 1-based line in which the place begins. */
  readonly line: number;
  /** The sentence in which it stands, on one line. */
  readonly quote: string;
  readonly start: number;
  readonly length: number;
}

/** What a figure in a text is. "number" has no measure that is known (numbers of documents, codes). */
export type ClaimKind = "amount" | "percentage" | "multiple" | "count" | "year" | "date" | "number";

/**
 * agree: it follows from cells or from the other figures of its sentence · truncated: it agrees, cut off instead of rounded ·
 * disagree · free: a fact that neither tables nor other figures bear on · unplaced: what it speaks of could not be told.
 */
export type ClaimStatus = "agree" | "truncated" | "disagree" | "free" | "unplaced";

/** A figure of a text with the verdict on it. */
export interface Claim extends TextPlace {
  readonly kind: ClaimKind;
  readonly status: ClaimStatus;
  /** The figure as printed, without its measure. */
  readonly printed: string;
  /** What it should say in its own measure and decimals; null where nothing says so. */
  readonly expected: string | null;
  /** Cells with which it was compared. */
  readonly cells: readonly CellRef[];
}

/** How many figures a text has, by verdict; a truncated figure counts as one that agrees. */
export interface ClaimCounts {
  readonly figures: number;
  readonly agree: number;
  readonly disagree: number;
  readonly free: number;
  readonly unplaced: number;
}

/** Something in a text that does not hold, or is badly said. */
export interface TextFinding extends Omit<Finding, "at"> {
  /** The cell that the words contradict; null where no cell does. */
  readonly at: CellRef | null;
  readonly place: TextPlace;
  /** Its sentence as it should read; null where that cannot be told. */
  readonly corrected: string | null;
}

/** A text read against a workbook: every figure with its verdict, and what is wrong, in the order of the text. */
export interface TextReading {
  readonly figures: ClaimCounts;
  readonly claims: readonly Claim[];
  readonly findings: readonly TextFinding[];
}
