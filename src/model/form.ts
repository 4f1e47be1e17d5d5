import type { TableId } from "./book";
import type { Area, CellRef } from "./cells";
import type { Edit } from "./edits";
import type { UnitOfMeasure } from "./money";
import type { StatedEntry } from "./stated";

/**
 * Last year's finished workbook as the form of this year's: what each of its columns and rows is taken for, what becomes of
 * it, and what only a person can say. Plain data; the edits are applied to the very file, so that it keeps its look.
 */

/**
 * What a column is and what becomes of it. `thisYear`: this year's amounts, to be typed or derived; `before`: amounts of a
 * year before, moved from the column that held that year's (`from`) or left empty; `change`, `rate`: derived from both;
 * `count`: counts to be typed; the others stay as they are.
 */
export type FormColumnUse = "thisYear" | "before" | "change" | "rate" | "count" | "code" | "label" | "number";

/** A column of a table that was understood. */
export interface FormColumn {
  readonly column: number;
  /** Headers as printed last year, levels joined with " / ". */
  readonly header: string;
  readonly use: FormColumnUse;
  /** Column whose figures are moved here; null where none are. */
  readonly from: number | null;
  /** Cells that are formulas now, and cells that were emptied to be typed. */
  readonly derived: number;
  readonly typed: number;
}

/** A row of a table: whether its amounts are formulas, are typed, or both. */
export interface FormRow {
  readonly row: number;
  readonly label: string;
  readonly use: "derived" | "typed" | "both";
}

/** A table that was understood, of a kind of the catalogue or by its structure alone. */
export interface FormTable {
  readonly sheet: string;
  readonly title: string;
  readonly table: TableId | "structural";
  readonly area: Area;
  readonly unit: UnitOfMeasure | null;
  readonly columns: readonly FormColumn[];
  readonly rows: readonly FormRow[];
}

/**
 * What is not certain. `base`: amounts of the year before whose source cannot be told (an outturn is in no budget);
 * `exception`: a sum that did not come out last year; `number`: a number outside every table; `words`: words that quote
 * figures or dates of last year, or describe last year; `year`: a year that was left as it is; `unit`: a table without a
 * unit of measure, in which nothing is derived; `otherYear`: the workbook is not of the year before; `unknownYear`: it does
 * not say of which year it is; `locked`: a protected sheet; `formula`: a formula with a typed amount in it, or of another workbook.
 */
export type FormQuestionKind = "base" | "exception" | "number" | "words" | "year" | "unit" | "otherYear" | "unknownYear" | "locked" | "formula";

/**
 * What may be done about it. `blank`: empty, to be typed; `move`: last year's own figures; `derive`: the formula; `change`:
 * with the year turned and figures of last year taken out; `keep`: as it was.
 */
export type FormChoice = "blank" | "move" | "derive" | "change" | "keep";

/** Something that a person has to look at, with what is done unless they say otherwise. */
export interface FormQuestion {
  /** Stable while the workbook is the same: "base:表!C". */
  readonly id: string;
  readonly kind: FormQuestionKind;
  readonly at: CellRef | Area;
  /** What stands there, or the header of the column. */
  readonly printed: string;
  /** What the relation gives, or what the words became; "" where nothing is to be said. */
  readonly instead: string;
  /** What can be chosen; one entry where it is only to be looked at. */
  readonly choices: readonly FormChoice[];
  readonly chosen: FormChoice;
}

/** What a person decided, by the id of the question. */
export type FormAnswers = ReadonlyMap<string, FormChoice>;

/** How the form of this year is made. */
export interface FormRequest {
  /** Year of the new budget. */
  readonly year: number;
  readonly answers?: FormAnswers;
  /** Whether 基本信息 and 补充资料 are added where the workbook has none: filling and the text go on from what they say. */
  readonly ownSheets?: boolean;
  /** What last year's text states and no table of the workbook holds: 补充资料 asks for it, and is added where there is none. */
  readonly stated?: readonly StatedEntry[];
}

/** A figure of last year that still stands in the new workbook, where none should. */
export interface Remnant {
  readonly at: CellRef;
  readonly printed: string;
}

/**
 * What a text outside of the cells is. `headerFooter`: printed above or below the pages; `chart`: words of a chart; `cache`: words
 * that a chart keeps of cells, and shows until it is drawn anew; `figure`: a figure that a chart has of no cell of this workbook;
 * `textBox`: words in a drawing; `picture`: what is said of a picture or chart to those who do not see it; `note`: a comment at a cell; `property`: of the document; `listed`: a sheet or name in the list that
 * the properties have of them; `name`: a defined name and what it means.
 */
export type OtherTextKind = "headerFooter" | "chart" | "cache" | "figure" | "textBox" | "picture" | "note" | "property" | "listed" | "name";

/** A text outside of the cells. */
export interface OtherText {
  readonly kind: OtherTextKind;
  /** The sheet on which it stands; null for what belongs to the workbook. */
  readonly sheet: string | null;
  readonly text: string;
}

/** What a text outside of the cells becomes: the same text where nothing is certain; `old` where it still speaks of last year. */
export interface TurnedOtherText {
  readonly text: string;
  readonly old: boolean;
}

/** Reads texts outside of the cells. `datesUntil`: dates of the document of this year or before are none of the new one; null leaves them. */
export interface OtherTextReader {
  readonly read: (found: OtherText) => TurnedOtherText;
  readonly datesUntil: number | null;
}

/** Last year's workbook turned into this year's: the edits, and what they do. */
export interface FormPlan {
  /** Year of the workbook that was read; null where it says none. */
  readonly from: number | null;
  readonly year: number;
  readonly body: string | null;
  readonly tables: readonly FormTable[];
  readonly questions: readonly FormQuestion[];
  readonly counts: {
    /** Cells with formulas, last year's own among them. */
    readonly derived: number;
    /** Cells that were emptied. */
    readonly cleared: number;
    /** Amounts moved to the columns of the year before. */
    readonly moved: number;
    /** Texts in which a year was turned, names of sheets among them. */
    readonly turned: number;
  };
  /** Sheets of ours that are added. */
  readonly added: readonly string[];
  /** What last year's text states and no table holds, which 补充资料 asks for. */
  readonly stated: readonly StatedEntry[];
  readonly edits: readonly Edit[];
}
