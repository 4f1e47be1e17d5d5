import type { CellRef, Scalar } from "./cells";
import type { Edit } from "./edits";
import type { CellContent, WorkbookSnapshot } from "./snapshot";

/** Last year's disclosure, from which words and figures are carried over: its workbook, or its text. */
export type CarrySource =
  | { readonly kind: "workbook"; readonly snapshot: WorkbookSnapshot }
  | { readonly kind: "text"; readonly text: string };

/** How to carry over. */
export interface CarryOptions {
  /** Offers the words of a source of another or an unknown year or body all the same. Its figures stay out unless the year is right. */
  readonly despite?: boolean;
}

/**
 * Why a source is not simply last year's: the year of this workbook or of the source is not known, it is of another year,
 * of another department or unit, or it gives nothing that could be carried; `noSheets`: this workbook has neither
 * 基本信息 nor 补充资料 to carry anything to.
 */
export type CarryDoubt = "noYearHere" | "noYearThere" | "otherYear" | "otherBody" | "nothing" | "noSheets";

/** What is carried over: an amount of last year's budget, a reason, a purpose, what describes the department, a goal of a project. */
export type CarryKind = "figure" | "reason" | "purpose" | "description" | "goal";

/** Why something is offered and not simply taken. */
export type CarryFlag =
  | "signTurned"        // a reason for a rise stands for a fall now, or the other way about
  | "noChange"          // nothing has changed this year, so that no reason is said
  | "directionUnknown"  // one of the two directions cannot be told
  | "holdsAmount"
  | "holdsPercentage"
  | "holdsYear"
  | "holdsCount"
  | "cut"               // it does not end, or does not begin, where a sentence does
  | "several"           // the source says two different things
  | "nameDiffers"       // the item of that code has another name now
  | "unitsDiffer"       // it does not name the units of this workbook
  | "otherBody"         // the source is of another department or unit
  | "typed";            // something else stands in the cell

/** Where a source says something: a cell of it, or a line (counted from 1) of its text. */
export type CarryPlace = { readonly kind: "cell"; readonly at: CellRef } | { readonly kind: "line"; readonly line: number };

/** One thing that can be carried over. */
export interface CarryChange {
  /** Name of the fact; unique in a plan. */
  readonly id: string;
  readonly kind: CarryKind;
  /** What it is, in the words of our sheets: "（九）公务接待费 上年预算数". */
  readonly label: string;
  readonly at: CellRef;
  readonly before: CellContent;
  /** What the cell will hold: text, or a number in the unit of measure that the sheet states beside the cell. */
  readonly after: Scalar;
  readonly flags: readonly CarryFlag[];
  /** Whether it is taken unless the user says otherwise: an empty cell, and no flag. */
  readonly selected: boolean;
  readonly source: CarryPlace;
  /** The edits that carry it out, the cell's among them. */
  readonly edits: readonly Edit[];
}

/** A fact of last year that the source does not give, and where to type it. */
export interface CarryLack {
  readonly label: string;
  readonly at: CellRef;
  /** `outturn`: a budget holds no outturn; `notFound`: it should be there and is not. */
  readonly reason: "outturn" | "notFound";
}

/** What carrying over would do, before it does it. */
export interface CarryPlan {
  /** Year and body of this workbook, and of the source; null where not known. */
  readonly year: number | null;
  readonly sourceYear: number | null;
  readonly body: string | null;
  readonly sourceBody: string | null;
  readonly doubts: readonly CarryDoubt[];
  /** Whether the doubts keep everything back; {@link CarryOptions.despite} lets those of year and body pass. */
  readonly refused: boolean;
  readonly changes: readonly CarryChange[];
  readonly lacking: readonly CarryLack[];
  /** Names of what the source has and this year has not: items, projects. */
  readonly left: readonly string[];
}
