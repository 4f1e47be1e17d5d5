import type { CellRef } from "./cells";
import type { Finding } from "./findings";

/** A line of 校验记录: a finding that somebody accepted, and why. */
export interface Acceptance {
  readonly rule: string;
  /** Cell of the finding when it was accepted, as written there; for people. */
  readonly place: string;
  /** Stands for rule, relation, cells and their figures; another figure gives another fingerprint. */
  readonly fingerprint: string;
  readonly reason: string;
  /** Where the line stands. */
  readonly at: CellRef;
}

/** A finding that needs no action, because somebody accepted it with these very figures. */
export interface AcceptedFinding {
  readonly finding: Finding;
  readonly reason: string;
  /** The line of 校验记录 that says so. */
  readonly recorded: CellRef;
}
