import type { AxisId, ColumnRole, RowKey, TableId } from "./book";

/**
 * Rows that a sentence lists: those with a figure other than zero in `column`, ordered by code. "leaf" rows are the
 * deepest codes printed (usually 项); "project" rows are the projects.
 */
export interface RowSet {
  readonly table: TableId;
  readonly axis: AxisId;
  readonly level: "class" | "leaf" | "project";
  readonly column: ColumnRole;
  /** Codes with which the rows begin: 301 and 303 for what is spent on staff; every row where it is not said. */
  readonly codes?: readonly string[];
  /** The row whose figure in `column` tells whether the table is filled, and where a missing table is reported. */
  readonly total: RowKey;
}

/**
 * A cell of a table. Where its line or column is not printed: `optional` says that this kind of body need not have it, so
 * that it is zero; otherwise it is missing where the region prints it, and nobody is asked for it where the region does not.
 */
export interface CellFact {
  readonly kind: "cell";
  readonly table: TableId;
  readonly axis: AxisId;
  readonly row: RowKey;
  readonly column: ColumnRole;
  readonly optional: boolean;
}

/** What may be typed for an item beside what it is used for: last year's outturn or budget, and why it changed. */
export type ItemFactId = "item-outturn" | "item-budget" | "item-reason";

/** An amount that a sentence reads. */
export type AmountFact =
  | CellFact
  /** The cell of a column in the row that is being listed. */
  | { readonly kind: "here"; readonly column: ColumnRole }
  /** An amount typed on 补充资料. */
  | { readonly kind: "typed"; readonly id: string }
  /** An amount typed there in the list of items, beside the item that is being listed. */
  | { readonly kind: "typedOfItem"; readonly id: ItemFactId }
  /** The typed amount where there is one, otherwise what the tables give. */
  | { readonly kind: "typedOr"; readonly id: string; readonly otherwise: AmountFact }
  /**
   * A cell where the workbook prints its column or line, otherwise something else. `among` are the lines that share a whole with the cell's:
   * where the table prints any of those, a line that it does not print is nothing (工程 beside 货物 and 服务).
   */
  | { readonly kind: "printedOr"; readonly cell: CellFact; readonly otherwise: AmountFact; readonly among?: readonly RowKey[] }
  | { readonly kind: "sum"; readonly of: readonly AmountFact[] };

/** A count that a sentence reads. */
export type CountFact =
  /** A count typed on 补充资料; blank counts as none only when `blankIsNone`. */
  | { readonly kind: "count"; readonly id: string; readonly blankIsNone: boolean }
  | { readonly kind: "countOr"; readonly id: string; readonly otherwise: CountFact }
  /** The typed count; when it is blank and there is no money for the thing, none. */
  | { readonly kind: "countUnlessFree"; readonly id: string; readonly cost: AmountFact }
  | { readonly kind: "counts"; readonly of: readonly CountFact[] }
  | { readonly kind: "rowCount"; readonly rows: RowSet }
  /** Units of that nature on 基本信息; `id` is the entry that can say it instead. */
  | { readonly kind: "unitCount"; readonly nature: "administrative" | "participating"; readonly id: string };

/** Words that a sentence reads. */
export type TextFact =
  | { readonly kind: "body" }
  /** The budget's year plus `offset`. */
  | { readonly kind: "year"; readonly offset: number }
  /** Text typed on 补充资料, without what the sentence itself says around it (主要是…。). */
  | { readonly kind: "words"; readonly id: string }
  | { readonly kind: "wordsOfItem"; readonly id: ItemFactId }
  /** What the listed item is mainly used for. */
  | { readonly kind: "purpose" }
  /** Name of the listed row, or of the class or division above it. `stem`: without 支出 at the end. */
  | { readonly kind: "name"; readonly level: "own" | "class" | "division"; readonly stem: boolean };

/** Any number that can be asked about. */
export type NumberFact = { readonly of: "amount"; readonly fact: AmountFact } | { readonly of: "count"; readonly fact: CountFact };

/** A condition that chooses between turns of a sentence. One that reads a missing fact makes the sentence missing. */
export type Condition =
  | { readonly is: "zero" | "nonzero" | "negative"; readonly value: NumberFact }
  | { readonly is: "one"; readonly value: NumberFact }
  | { readonly is: "equal" | "greater"; readonly left: AmountFact; readonly right: AmountFact }
  /** fact − base ≥ factor × base; the factor is a setting of the region (multipleFrom). */
  | { readonly is: "multiple"; readonly fact: AmountFact; readonly base: AmountFact }
  /** The change of a fact against its base is so great (a setting of 基本信息), or from or to zero, that it wants a reason. */
  | { readonly is: "material"; readonly fact: AmountFact; readonly base: AmountFact }
  /** Something is typed in that entry. */
  | { readonly is: "typed"; readonly id: string }
  /** Something is typed for the listed item. */
  | { readonly is: "typedOfItem"; readonly id: ItemFactId }
  /** The workbook prints that cell's column or line. */
  | { readonly is: "printed"; readonly cell: CellFact }
  | { readonly is: "unitScope" }
  /** The listed row's code has that depth. */
  | { readonly is: "depth"; readonly level: "class" | "division" | "item" }
  /** The listed row's name ends with 支出. */
  | { readonly is: "expenditureName" }
  | { readonly is: "not"; readonly condition: Condition }
  | { readonly is: "all" | "any"; readonly of: readonly Condition[] };

/** table: two decimals, as the tables print; short: no trailing zeros. Zero is "0" in both. */
export type AmountFormat = "table" | "short";

/**
 * A piece of a sentence: literal words, a slot for a fact, a choice between turns, or a list. Every number slot prints
 * digits only; its unit is a literal behind it. `analysis` is the fact id of 预算分析表 that holds the printed figure
 * ("{code}" stands for the code of the listed row), "" where there is none.
 */
export type Piece =
  | string
  | { readonly piece: "amount"; readonly fact: AmountFact; readonly format: AmountFormat; readonly analysis: string }
  /** part ÷ whole in per cent. */
  | { readonly piece: "share"; readonly part: AmountFact; readonly whole: AmountFact; readonly analysis: string }
  /** |fact − base|. */
  | { readonly piece: "difference"; readonly fact: AmountFact; readonly base: AmountFact; readonly format: AmountFormat; readonly analysis: string }
  /** |fact − base| ÷ base in per cent. */
  | { readonly piece: "rate"; readonly fact: AmountFact; readonly base: AmountFact; readonly analysis: string }
  /** |fact − base| ÷ base. */
  | { readonly piece: "multiple"; readonly fact: AmountFact; readonly base: AmountFact; readonly analysis: string }
  | { readonly piece: "count"; readonly fact: CountFact }
  | { readonly piece: "text"; readonly fact: TextFact }
  /** Unit of measure of the text's amounts: 万元. */
  | { readonly piece: "measure" }
  | ComparisonPiece
  /** Number of this paragraph among those that its declaration lists: 1, 2, … */
  | { readonly piece: "ordinal" }
  /** The first turn whose condition holds; the one without a condition always does. */
  | { readonly piece: "choose"; readonly turns: readonly Turn[] }
  /** The items whose condition holds, joined. When none does, `name` is missing where `whole`, their sum, stands. */
  | { readonly piece: "list"; readonly name: string; readonly whole: AmountFact; readonly items: readonly Turn[]; readonly separator: string }
  /** One item for each row, joined; `classSeparator` instead where the class changes. Without rows `name` is missing. */
  | { readonly piece: "rows"; readonly name: string; readonly rows: RowSet; readonly say: readonly Piece[];
      readonly separator: string; readonly classSeparator: string;
      /** Words behind the last of two rows or more ("等"). */
      readonly several: string };

/**
 * How a fact went against last year, in all its turns: no change, more, less, from nothing, 倍 where the region says so. It is
 * said as {@link sayComparison} of the catalogue spells it out.
 */
export interface ComparisonPiece {
  readonly piece: "comparison";
  readonly fact: AmountFact;
  readonly base: AmountFact;
  /** Which budget or outturn the base is. */
  readonly baseIs: "budget" | "outturn";
  /** What the base is called: 上年执行数, 上年预算, {lastYear}年预算. */
  readonly baseName: string;
  readonly format: AmountFormat;
  /** Line of 预算分析表 that holds change and rate. */
  readonly line: string;
  /** Whether the rate is said behind the amount. */
  readonly rate: boolean;
  /** Words of no change, with the mark before them: "，与上年持平", "，与{lastYear}年预算持平". */
  readonly unchanged: string;
  /**
   * Entry with the reason, which is wanted where the change is material and said wherever it is typed, and the words before it
   * ("，主要是"); null for the comparison of a sum whose parts give their reasons.
   */
  readonly reason: { readonly id: string; readonly words: string } | null;
}

/** A turn of a choice, or an item of a list. */
export interface Turn {
  readonly when: Condition | null;
  readonly say: readonly Piece[];
}

/** Everything that a sentence may read, for whoever wants to know which facts bear on it. */
export type AnyFact = AmountFact | CountFact | TextFact;

/** A sentence as data: how it says the facts that it reads. The same pieces can be read back from a text. */
export interface Sentence {
  /** Stable name, "revenue/total". */
  readonly id: string;
  /** The sentence is left out, without being missed, where this does not hold. */
  readonly when: Condition | null;
  readonly say: readonly Piece[];
}

/** A paragraph or a group of them. A heading stands only where something stands below it. */
export type ParagraphSpec =
  | { readonly kind: "paragraph"; readonly sentences: readonly Sentence[] }
  /** One paragraph for each row. */
  | { readonly kind: "each"; readonly rows: RowSet; readonly sentence: Sentence }
  | { readonly kind: "heading"; readonly say: readonly Piece[]; readonly below: readonly ParagraphSpec[] };

/** What a section of the text is about, so that it is known again in a text that somebody else wrote; "explanation" goes through all tables. */
export const TEXT_TOPICS = [
  "overall", "revenue", "expenditure", "appropriation", "general-allocation", "basic-expenditure", "government-fund", "state-capital",
  "three-public", "running-costs", "procurement", "assets", "performance", "other-matters", "explanation",
] as const;
export type TextTopic = (typeof TEXT_TOPICS)[number];

/** A section of the explanatory text. */
export interface SectionSpec {
  readonly id: string;
  readonly topic: TextTopic;
  /** "（一）". */
  readonly numeral: string;
  /** What the section is about, behind body and year: "收支预算情况的总体说明". "{department}" stands for 部门 or 单位, "{year}" for the year. */
  readonly subject: string;
  /** Whether body and year are named in the heading: 关于…2022年…. */
  readonly about: boolean;
  readonly paragraphs: readonly ParagraphSpec[];
}
