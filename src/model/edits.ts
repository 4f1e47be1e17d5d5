import type { Area, CellRef, Scalar } from "./cells";
import type { CellContent } from "./snapshot";
import type { Severity } from "./findings";

/** How a run of cells looks. Absent properties stay as they are. */
export interface CellStyle {
  readonly bold?: boolean;
  readonly fontName?: string;
  readonly fontSize?: number;
  readonly fontColor?: string;
  readonly horizontal?: "left" | "center" | "right";
  readonly vertical?: "top" | "center" | "bottom";
  readonly wrap?: boolean;
  readonly indent?: number;
  readonly numberFormat?: string;
  /** Thin borders on every edge of every cell. */
  readonly border?: boolean;
  readonly fill?: string;
}

/** The fill of cells that a person types into, in sheets that were inserted from a form; it goes when the workbook is published. */
export const ENTRY_TINT = "#FFF9E5";

/** Cells that offer values to choose from; anything else may be typed as well. */
export interface ChoiceList {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
  readonly values: readonly string[];
}

/** A sheet to be inserted: content, layout and print setup, all relative to A1. */
export interface SheetDraft {
  readonly name: string;
  readonly cells: readonly { readonly row: number; readonly column: number; readonly content: CellContent }[];
  readonly merges: readonly { readonly row: number; readonly column: number; readonly rows: number; readonly columns: number }[];
  readonly styles: readonly {
    readonly row: number; readonly column: number; readonly rows: number; readonly columns: number; readonly style: CellStyle;
  }[];
  readonly choices: readonly ChoiceList[];
  /** Column widths in characters, from column A on. */
  readonly columnWidths: readonly number[];
  /** Row heights in points by 0-based row; others are automatic. */
  readonly rowHeights: Readonly<Record<number, number>>;
  /** Rows and columns that stay in view. */
  readonly freeze: { readonly rows: number; readonly columns: number };
  readonly print: { readonly orientation: "portrait" | "landscape"; readonly titleRows: readonly [first: number, last: number] | null };
}

/**
 * A proposed change to a workbook. Edits are applied in order, each seeing what the ones before it did; every one
 * names the old content that it expects, so that nothing typed in the meantime is overwritten unseen.
 */
export type Edit =
  | { readonly kind: "setValue"; readonly at: CellRef; readonly expects: CellContent; readonly value: Scalar;
      /** Number format to set with the value ("@" for a code kept as text). */
      readonly numberFormat?: string }
  | { readonly kind: "setFormula"; readonly at: CellRef; readonly expects: CellContent; readonly formula: string;
      /** The result that the relation gives, as the number the cell will show; hosts that do not calculate store it. */
      readonly result: Scalar;
      /** Number format to set with the formula, where the cell has none of its own. */
      readonly numberFormat?: string }
  | { readonly kind: "insertRows"; readonly sheet: string;
      /** Rows are inserted before this 0-based row and take the formats of the row above. */
      readonly row: number; readonly count: number;
      /** The row whose formats they take instead, by its 0-based number before the rows are there. */
      readonly like?: number }
  | { readonly kind: "deleteRows"; readonly sheet: string; readonly row: number; readonly count: number;
      /** Non-empty cells expected in the rows; anything else there refuses the edit. */
      readonly expects: readonly { readonly row: number; readonly column: number; readonly content: CellContent }[] }
  | { readonly kind: "insertSheet"; readonly draft: SheetDraft;
      /** The sheet before which it is placed; at the end when null. */
      readonly before: string | null }
  | { readonly kind: "renameSheet"; readonly sheet: string; readonly to: string }
  | { readonly kind: "deleteSheet"; readonly sheet: string;
      /** Non-empty cells expected; a sheet that has anything else in it is not deleted. */
      readonly expects: readonly { readonly row: number; readonly column: number; readonly content: CellContent }[] }
  | { readonly kind: "expect";
      /** Changes nothing; refuses the batch where a cell holds anything else: what tells that the rows are where they were. */
      readonly cells: readonly { readonly at: CellRef; readonly content: CellContent }[] }
  | { readonly kind: "tint"; readonly area: Area;
      /** Whether its cells are to be typed into: those without a fill get {@link ENTRY_TINT}; else those that have it lose it. Other fills stay. */
      readonly on: boolean }
  | { readonly kind: "mark"; readonly at: CellRef; readonly severity: Severity; readonly note: string }
  | { readonly kind: "unmark"; readonly at: CellRef | Area | null };

/** Why an edit was not carried out. */
export type RefusalReason =
  | "changed"        // the cell no longer holds what was expected
  | "protected"      // the sheet is protected
  | "nameTaken"      // a sheet of that name exists
  | "noSuchSheet"
  | "editing"        // the user is editing a cell
  | "unsupported"    // this host cannot do it
  | "cancelled"      // another edit of the batch failed, so this one was put back or not begun
  | "failed"         // the host gave an error
  | "notTaken"       // the host did something else than it was asked to, which was taken back
  | "merged"         // the cell is not the first of its merged area, or a merged area would be cut
  | "inArray"        // the cell is a part of an array formula over several cells
  | "inTable"        // the cell lies in a table of Excel's, which fills whole columns with one formula
  | "marksKept"      // the host does not find its own marks again, so they can be neither replaced nor taken off
  | "stopped"        // the user gave up before anything was written
  | "unanswered";    // the host did not answer in time

/** What became of one edit. `detail` is the host's own word, for the log; messages are worded from `reason`. */
export type EditOutcome =
  | { readonly done: true }
  | { readonly done: false; readonly reason: RefusalReason; readonly at: CellRef | null; readonly detail: string };

/** The outcome of a batch that is applied all or none. */
export interface ApplyResult {
  readonly applied: boolean;
  readonly outcomes: readonly EditOutcome[];
  /** Edits that, applied now, restore exactly what was there (in order); empty when nothing was applied. */
  readonly inverse: readonly Edit[];
  /** Set when the batch failed in the middle and what had been done could not be put back entirely. */
  readonly leftBehind?: readonly CellRef[];
  /** What was carried out without: the comments that go with marks, the print set-up of new sheets. */
  readonly without?: readonly ("comments" | "pageSetup")[];
  /** Set when the host stopped answering, so that nobody knows whether the batch was carried out: looks again. */
  readonly unsettled?: () => Promise<ApplyResult>;
}
