import type { Area, CellRef } from "./cells";
import type { Fen, UnitOfMeasure } from "./money";

/** error: the form is wrong · inconsistency: figures or words disagree · hint: worth a look. */
export type Severity = "error" | "inconsistency" | "hint";

/** A value named in a finding; messages are worded from these late, in the report. */
export type FindingValue =
  | { readonly kind: "money"; readonly fen: Fen; readonly unit: UnitOfMeasure; readonly decimals: number }
  | { readonly kind: "text"; readonly text: string }
  /** The cell is empty. */
  | { readonly kind: "blank" };

/**
 * Something that does not hold, as data: which rule, at which cell, which other cells bear on it. No prose: wording is
 * the report's.
 */
export interface Finding {
  /** Stable id such as "sum/children". */
  readonly rule: string;
  readonly severity: Severity;
  readonly at: CellRef;
  /** Id of the relation that failed, for rules that check relations. */
  readonly relation?: string;
  readonly related: readonly CellRef[];
  /** Named values for the message: printed, expected, difference, name, code, … */
  readonly values: Readonly<Record<string, FindingValue>>;
  /** Other cells that would explain the group just as well as `at`, where the figures do not tell which is wrong. */
  readonly alternatives?: readonly CellRef[];
  /** Findings that one wrong cell explains share a group. */
  readonly group?: string;
  /** Whether `at` is the cell that explains its group. */
  readonly rootCause?: boolean;
}

/**
 * A finding whose related cells are listed when somebody asks for them: a sum over a hundred thousand cells that fails relates to
 * them all, and few look at them.
 *
 * @param related of a place that stays as it is: always the same cells
 */
export function withRelated<Said extends object>(said: Said, related: () => readonly CellRef[]): Said & Pick<Finding, "related"> {
  let listed: readonly CellRef[] | null = null;
  return Object.defineProperty(said, "related", { get: () => (listed ??= related()), enumerable: true, configurable: true }) as Said & Pick<Finding, "related">;
}

/** How often each outcome occurred. "Not checked" is never counted as passed. */
export interface CheckCounts {
  readonly passed: number;
  readonly failed: number;
  readonly notApplicable: number;
  readonly insufficientData: number;
}

/**
 * What became of the numbers other than zero on sheets with budget tables (codes, years and counts aside): they stand in a
 * judged relation, were read but stand in none, or were not read. The three add up to all.
 */
export interface Coverage {
  readonly amounts: number;
  readonly checked: number;
  readonly alone: number;
  readonly unread: number;
}

/** What became of the number in a cell; "none" where no such number stands. */
export type CellCoverage = "none" | keyof Omit<Coverage, "amounts">;

/** The states of a {@link CoverageMap}, by the byte that stands for each. */
export const CELL_COVERAGES: readonly CellCoverage[] = ["none", "checked", "alone", "unread"];

/** The same cell by cell for the used range of one sheet: a byte a cell, row by row, each an index of {@link CELL_COVERAGES}. */
export interface CoverageMap extends Area {
  readonly states: Uint8Array;
}
