import type {
  AmountFact, CellFact, ComparisonPiece, Condition, CountFact, ParagraphSpec, Piece, SectionSpec, Sentence, TextFact,
} from "../../model/sentences";
import { sayComparison } from "./comparison";

/** Everything that a sentence may read. */
export type AnyFact = AmountFact | CountFact | TextFact;

/** A share of a whole that a sentence says. */
export type SharePiece = Extract<Piece, { readonly piece: "share" }>;

interface Visitor {
  readonly fact?: (fact: AnyFact) => void;
  readonly comparison?: (comparison: ComparisonPiece) => void;
  readonly share?: (share: SharePiece) => void;
  /** A cell that is read only where a workbook prints it; it is one of the facts where nobody asks. */
  readonly ifPrinted?: (cell: CellFact) => void;
  /** Whether what is read where a cell is not printed is of interest; it is where nobody says. */
  readonly otherwise?: (cell: CellFact) => boolean;
}

/** Every fact that any turn of a section reads, facts inside facts too; in the order of the text, some several times. */
export function factsOf(section: SectionSpec): readonly AnyFact[] {
  const facts: AnyFact[] = [];
  visitParagraphs(section.paragraphs, { fact: (fact) => void facts.push(fact) });
  return facts;
}

/** The cells that a section cannot do without: those that it reads only where a workbook prints them aside. */
export function cellsNeededBy(section: SectionSpec): readonly CellFact[] {
  const cells: CellFact[] = [];
  visitParagraphs(section.paragraphs, { fact: (fact) => { if (fact.kind === "cell") cells.push(fact); }, ifPrinted: () => undefined });
  return cells;
}

/** The comparisons with last year that sections make, in the order of the text. */
export function comparisonsOf(sections: readonly SectionSpec[]): readonly ComparisonPiece[] {
  const found: ComparisonPiece[] = [];
  for (const section of sections) visitParagraphs(section.paragraphs, { comparison: (comparison) => void found.push(comparison) });
  return found;
}

/** The shares that sections say, in the order of the text. */
export function sharesOf(sections: readonly SectionSpec[]): readonly SharePiece[] {
  const found: SharePiece[] = [];
  for (const section of sections) visitParagraphs(section.paragraphs, { share: (share) => void found.push(share) });
  return found;
}

/**
 * Ids of the entries of 补充资料 that a section reads, in the order of the text, each once.
 *
 * @param prints whether the form prints a cell that is read in place of what is typed; no cell is where it is left out
 */
export function entriesReadBy(section: SectionSpec, prints: (cell: CellFact) => boolean = () => false): readonly string[] {
  const facts: AnyFact[] = [];
  visitParagraphs(section.paragraphs, { fact: (fact) => void facts.push(fact), otherwise: (cell) => !prints(cell) });
  return [...new Set(facts.flatMap((fact) => {
    switch (fact.kind) {
      case "typed": case "typedOr": case "count": case "countOr": case "countUnlessFree": case "unitCount": case "words": return [fact.id];
      default: return [];
    }
  }))];
}

function visitParagraphs(specs: readonly ParagraphSpec[], visitor: Visitor): void {
  for (const spec of specs) {
    switch (spec.kind) {
      case "paragraph":
        for (const sentence of spec.sentences) visitSentence(sentence, visitor);
        break;
      case "each":
        visitFact({ kind: "rowCount", rows: spec.rows }, visitor);
        visitSentence(spec.sentence, visitor);
        break;
      case "heading":
        visitPieces(spec.say, visitor);
        visitParagraphs(spec.below, visitor);
        break;
    }
  }
}

function visitSentence(sentence: Sentence, visitor: Visitor): void {
  if (sentence.when) visitCondition(sentence.when, visitor);
  visitPieces(sentence.say, visitor);
}

function visitPieces(pieces: readonly Piece[], visitor: Visitor): void {
  for (const piece of pieces) if (typeof piece !== "string") visitPiece(piece, visitor);
}

function visitPiece(piece: Exclude<Piece, string>, visitor: Visitor): void {
  switch (piece.piece) {
    case "amount": case "count": case "text":
      visitFact(piece.fact, visitor);
      return;
    case "share":
      visitor.share?.(piece);
      visitFact(piece.part, visitor);
      visitFact(piece.whole, visitor);
      return;
    case "difference": case "rate": case "multiple":
      visitFact(piece.fact, visitor);
      visitFact(piece.base, visitor);
      return;
    case "comparison":
      visitor.comparison?.(piece);
      visitPiece(sayComparison(piece), visitor);
      return;
    case "list":
      visitFact(piece.whole, visitor);
      for (const { when, say } of piece.items) visitTurn(when, say, visitor);
      return;
    case "choose":
      for (const { when, say } of piece.turns) visitTurn(when, say, visitor);
      return;
    case "rows":
      visitFact({ kind: "rowCount", rows: piece.rows }, visitor);
      visitPieces(piece.say, visitor);
      return;
    case "ordinal": case "measure":
      return;
  }
}

function visitTurn(when: Condition | null, say: readonly Piece[], visitor: Visitor): void {
  if (when) visitCondition(when, visitor);
  visitPieces(say, visitor);
}

function visitCondition(condition: Condition, visitor: Visitor): void {
  switch (condition.is) {
    case "zero": case "nonzero": case "negative": case "one":
      visitFact(condition.value.fact, visitor);
      return;
    case "equal": case "greater":
      visitFact(condition.left, visitor);
      visitFact(condition.right, visitor);
      return;
    case "multiple": case "material":
      visitFact(condition.fact, visitor);
      visitFact(condition.base, visitor);
      return;
    case "typed":
      visitFact({ kind: "words", id: condition.id }, visitor);
      return;
    case "not":
      visitCondition(condition.condition, visitor);
      return;
    case "all": case "any":
      for (const part of condition.of) visitCondition(part, visitor);
      return;
    case "printed":
      visitFact(condition.cell, visitor);
      return;
    case "typedOfItem":
      visitFact({ kind: "wordsOfItem", id: condition.id }, visitor);
      return;
    case "unitScope": case "depth": case "expenditureName":
      return;
  }
}

function visitFact(fact: AnyFact, visitor: Visitor): void {
  visitor.fact?.(fact);
  switch (fact.kind) {
    case "typedOr": case "countOr":
      visitFact(fact.otherwise, visitor);
      return;
    case "printedOr":
      if (visitor.ifPrinted) visitor.ifPrinted(fact.cell);
      else visitFact(fact.cell, visitor);
      if (visitor.otherwise?.(fact.cell) !== false) visitFact(fact.otherwise, visitor);
      return;
    case "countUnlessFree":
      visitFact(fact.cost, visitor);
      return;
    case "sum": case "counts":
      for (const part of fact.of) visitFact(part, visitor);
      return;
    default:
      return;
  }
}
