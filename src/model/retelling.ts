import type { CellRef } from "./cells";
import type { FigureControl } from "./figureTags";

/**
 * A change of last year's text at offsets of that text. words: `length` characters give way to `text` inside a line ·
 * strike: whole lines go, their break with them · paragraph: a line that is new, in the manner of the line at `like`; where
 * that is a row of a table, a row whose cells stand apart by tabs.
 */
export type TextChange =
  | { readonly kind: "words"; readonly start: number; readonly length: number; readonly text: string }
  | { readonly kind: "strike"; readonly start: number; readonly length: number }
  | { readonly kind: "paragraph"; readonly start: number; readonly length: 0; readonly like: number; readonly text: string };

/** A remark on a stretch of a text, for whoever reads it in Word. */
export interface TextComment {
  readonly start: number;
  readonly length: number;
  readonly text: string;
}

/**
 * bound: it follows from this year's cells · ambiguous: last year several cells had its value, and this year they differ ·
 * awaiting: an entry of 补充资料 says it, or what it follows from, and is blank, so that it stayed as it was and is marked 待填 ·
 * unconfirmed: nothing tells what it is this year, so that it stayed as it was and is marked 待确认 · chosen: a person said what
 * it is.
 */
export type SlotState = "bound" | "ambiguous" | "awaiting" | "unconfirmed" | "chosen";

/** What a person says a figure is this year: the amount of a cell of this year's workbook, or words as they were typed. */
export type SlotChoice = { readonly kind: "cell"; readonly at: CellRef } | { readonly kind: "words"; readonly text: string };

/** Choices by the slots to which they belong. */
export type SlotChoices = ReadonlyMap<number, SlotChoice>;

/** A figure of last year's text and what became of it. */
export interface RetoldSlot {
  /** Where the figure stands in last year's text, in UTF-16 units: by this it is known whatever is chosen for others. */
  readonly id: number;
  /** How many UTF-16 units it had there. */
  readonly formerLength: number;
  readonly state: SlotState;
  /** Whether a cell can be chosen for it: it is an amount. What follows from amounts (a rate, a change) is changed by theirs. */
  readonly isAmount: boolean;
  /** The figure as it stood last year, and as it stands now, without measure. */
  readonly former: string;
  readonly text: string;
  /** Its line, 1-based, and its place in UTF-16 units, in the new text. */
  readonly line: number;
  readonly start: number;
  /** Words before it, for people. */
  readonly label: string;
  /** This year's cells from which it follows. */
  readonly cells: readonly CellRef[];
  /** What it would be by other cells that had its value last year, where these are not of one mind this year. */
  readonly others: readonly { readonly text: string; readonly cells: readonly CellRef[] }[];
}

/**
 * Something that a person has to look at. reason: words kept though the figures turned or changed much · noReason: a change
 * that wants a reason and has none · assumedBase: the base is no figure of the workbooks, last year's budget stands for it ·
 * unsureSubject: a comparison behind the parts of a whole, which may be the whole's or the last part's ·
 * baseDiffers: this year's tables print another amount for last year than last year's workbook · struck, added: an item that is
 * gone or new · notAdded: one that is new and could not be told in the pattern of others · emptied: every item of a list is
 * gone · noneNow: it says that there is none of something, and this year's tables have some · staleYear: a year that may be last year's · stillDiffers: the new text, read back, disagrees here.
 */
export type LookKind = "reason" | "noReason" | "assumedBase" | "unsureSubject" | "baseDiffers" | "struck" | "added" | "notAdded" | "emptied" | "noneNow" | "byFigure" | "staleYear" | "stillDiffers";

export interface Look {
  readonly kind: LookKind;
  /** Line of the new text. */
  readonly line: number;
  /** The words that it is about. */
  readonly quote: string;
  readonly cells: readonly CellRef[];
}

/** This year's text in last year's words. */
export interface Retelling {
  readonly text: string;
  readonly changes: readonly TextChange[];
  readonly slots: readonly RetoldSlot[];
  /** What figures of a Word file are to carry, so that they can be brought up to date later. */
  readonly controls: readonly FigureControl[];
  readonly looks: readonly Look[];
  readonly year: { readonly last: number | null; readonly now: number | null };
  /** Whether the text was of this year already and was only brought up to date. */
  readonly updates: boolean;
}
