import type { AxisId, ColumnRole, RowKey, TableId } from "../../model/book";

/**
 * Rows that a sentence lists: those with a figure other than zero in `column`, ordered by code. "leaf" rows are the
 * deepest codes printed (usually 项); "project" rows are the projects.
 */
export interface RowSet {
  readonly table: TableId;
  readonly axis: AxisId;
  readonly level: "class" | "leaf" | "project";
  readonly column: ColumnRole;
  /** The row whose figure in `column` tells whether the table is filled, and where a missing table is reported. */
  readonly total: RowKey;
}

/** An amount that a sentence reads. */
export type AmountFact =
  /** A cell of a table. A line or column that a layout does not print counts as zero only when `optional`. */
  | { readonly kind: "cell"; readonly table: TableId; readonly axis: AxisId; readonly row: RowKey; readonly column: ColumnRole;
      readonly optional: boolean }
  /** The cell of a column in the row that is being listed. */
  | { readonly kind: "here"; readonly column: ColumnRole }
  /** An amount typed on 补充资料. */
  | { readonly kind: "typed"; readonly id: string }
  /** The typed amount where there is one, otherwise what the tables give. */
  | { readonly kind: "typedOr"; readonly id: string; readonly otherwise: AmountFact }
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
  /** fact − base ≥ factor × base. */
  | { readonly is: "multiple"; readonly fact: AmountFact; readonly base: AmountFact; readonly factor: number }
  /** The change of a fact against its base is so great (a setting of 基本信息), or from or to zero, that it wants a reason. */
  | { readonly is: "material"; readonly fact: AmountFact; readonly base: AmountFact }
  /** Something is typed in that entry. */
  | { readonly is: "typed"; readonly id: string }
  | { readonly is: "unitScope" }
  /** The listed row's code has that depth. */
  | { readonly is: "depth"; readonly digits: number }
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
  /** Number of this paragraph among those that its declaration lists: 1, 2, … */
  | { readonly piece: "ordinal" }
  /** The first turn whose condition holds; the one without a condition always does. */
  | { readonly piece: "choose"; readonly turns: readonly Turn[] }
  /** The items whose condition holds, joined. When none does, `name` is missing where `whole`, their sum, stands. */
  | { readonly piece: "list"; readonly name: string; readonly whole: AmountFact; readonly items: readonly Turn[]; readonly separator: string }
  /** One item for each row, joined; `classSeparator` instead where the class changes. Without rows `name` is missing. */
  | { readonly piece: "rows"; readonly name: string; readonly rows: RowSet; readonly say: readonly Piece[];
      readonly separator: string; readonly classSeparator: string };

/** A turn of a choice, or an item of a list. */
export interface Turn {
  readonly when: Condition | null;
  readonly say: readonly Piece[];
}

/** Everything that a sentence may read, for whoever wants to know which facts bear on it. */
export type AnyFact = AmountFact | CountFact | TextFact;

/** A sentence as data: which facts it reads and how it says them. The same pieces can be read back from a text. */
export interface Sentence {
  /** Stable name, "revenue/total". */
  readonly id: string;
  /** Id of the section in which it stands. */
  readonly section: string;
  /** Every fact that any of its turns reads. */
  readonly reads: readonly AnyFact[];
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

/** A section of the explanatory text. */
export interface SectionSpec {
  readonly id: string;
  /** "（一）". */
  readonly numeral: string;
  /** What the section is about, behind body and year: "收支预算情况的总体说明". */
  readonly subject: string;
  /** Whether body and year are named in the heading: 关于…2022年…. */
  readonly about: boolean;
  readonly paragraphs: readonly ParagraphSpec[];
}

/** Declares a sentence; the facts that it reads follow from its pieces. */
export function defineSentence(sentence: Omit<Sentence, "reads" | "when"> & { readonly when?: Condition }): Sentence {
  const reads = new Map<string, AnyFact>();
  const note = (fact: AnyFact): void => void reads.set(JSON.stringify(fact), fact);
  if (sentence.when) readCondition(sentence.when, note);
  readPieces(sentence.say, note);
  return { ...sentence, when: sentence.when ?? null, reads: [...reads.values()] };
}

function readPieces(pieces: readonly Piece[], note: (fact: AnyFact) => void): void {
  for (const piece of pieces) {
    if (typeof piece === "string") continue;
    switch (piece.piece) {
      case "amount": case "count": case "text":
        note(piece.fact);
        break;
      case "share":
        note(piece.part);
        note(piece.whole);
        break;
      case "difference": case "rate": case "multiple":
        note(piece.fact);
        note(piece.base);
        break;
      case "choose": case "list":
        if (piece.piece === "list") note(piece.whole);
        for (const turn of piece.piece === "choose" ? piece.turns : piece.items) {
          if (turn.when) readCondition(turn.when, note);
          readPieces(turn.say, note);
        }
        break;
      case "rows":
        note({ kind: "rowCount", rows: piece.rows });
        readPieces(piece.say, note);
        break;
      case "ordinal":
        break;
    }
  }
}

function readCondition(condition: Condition, note: (fact: AnyFact) => void): void {
  switch (condition.is) {
    case "zero": case "nonzero": case "negative": case "one":
      note(condition.value.fact);
      break;
    case "equal": case "greater":
      note(condition.left);
      note(condition.right);
      break;
    case "multiple": case "material":
      note(condition.fact);
      note(condition.base);
      break;
    case "typed":
      note({ kind: "words", id: condition.id });
      break;
    case "not":
      readCondition(condition.condition, note);
      break;
    case "all": case "any":
      for (const part of condition.of) readCondition(part, note);
      break;
    case "unitScope": case "depth": case "expenditureName":
      break;
  }
}
