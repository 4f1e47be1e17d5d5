import type { CellRef } from "./cells";

/** A figure inside a paragraph, bound to the cell from which it comes. */
export interface BoundFigure {
  readonly text: string;
  /** Offset of the figure in the paragraph, in UTF-16 units. */
  readonly start: number;
  readonly at: CellRef | null;
}

export interface NarrativeParagraph {
  readonly text: string;
  readonly figures: readonly BoundFigure[];
}

/** One section of part two of a disclosure. */
export interface NarrativeSection {
  readonly id: string;
  readonly heading: string;
  readonly paragraphs: readonly NarrativeParagraph[];
}

/** A sentence that is absent because a fact is not there, and the cell to fill. */
export interface MissingFact {
  /** Id of the sentence. */
  readonly sentence: string;
  /** Name of the fact, as 补充资料 labels it. */
  readonly fact: string;
  readonly at: CellRef;
}

/** The explanatory text written from a workbook. */
export interface Narrative {
  readonly sections: readonly NarrativeSection[];
  readonly missing: readonly MissingFact[];
}
