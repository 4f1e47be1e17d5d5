/** What a page and its judging worker say to each other. */
import type { Review } from "../../model/plans";
import type { SheetSnapshot, WorkbookSnapshot } from "../../model/snapshot";
import type { PackedAcceptance, PackedFinding } from "./packedFindings";
import type { Answers, Question } from "./questions";

/** A sheet without its cells. */
export type SheetFrame = Omit<SheetSnapshot, "values" | "formulas" | "numberFormats">;

/** Which workbook: the one that is worked on, or last year's. */
export type Which = "now" | "last";

/** Rows of a sheet, numbered from the first of its used range. */
export interface Rows {
  readonly lines: readonly number[];
  readonly values: SheetSnapshot["values"];
  readonly formulas: SheetSnapshot["formulas"];
  readonly numberFormats: SheetSnapshot["numberFormats"];
}

/** A question as it is handed over. */
export type PackedQuestion =
  | Extract<Question, { readonly kind: "review" | "section" | "overview" | "filling" | "explain" }>
  | { readonly kind: "relation"; readonly finding: PackedFinding }
  | { readonly kind: "fixes"; readonly findings: readonly PackedFinding[]; readonly together: boolean }
  | { readonly kind: "accept"; readonly findings: readonly PackedFinding[]; readonly reason: string };

export type PackedReview = Omit<Review, "findings" | "accepted"> & { readonly findings: readonly PackedFinding[]; readonly accepted: readonly PackedAcceptance[] };
export type PackedAnswer = PackedReview | Answers[Exclude<Question["kind"], "review">];

/** A workbook goes sheet by sheet, of one that is known only the rows that changed; then comes what is asked about it. */
export type Asked =
  /** The sheet of that place is as it was. */
  | { readonly ask: "same"; readonly which: Which; readonly sheet: number }
  /** The sheet has these many rows; those that do not follow are as they were. */
  | { readonly ask: "sheet"; readonly which: Which; readonly sheet: number; readonly frame: SheetFrame; readonly rows: number }
  | { readonly ask: "rows"; readonly which: Which; readonly sheet: number; readonly rows: Rows }
  | { readonly ask: "workbook"; readonly which: Which; readonly sheets: number; readonly calculation: WorkbookSnapshot["calculation"] | null }
  | { readonly ask: "answer"; readonly question: PackedQuestion; readonly beside: boolean };

export type Told =
  | { readonly told: "ready" }
  | { readonly told: "step" }
  | { readonly told: "done"; readonly answer: PackedAnswer }
  | { readonly told: "failed"; readonly detail: string };
