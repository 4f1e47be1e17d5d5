import type { BudgetBook } from "../model/book";
import type { Finding } from "../model/findings";
import type { AnyEvaluation, Evaluation } from "../relations/evaluate";
import { evaluateAll } from "../relations/evaluate";
import type { BookContext } from "../relations/instantiate";
import { withoutHollowZeros } from "../relations/hollow";
import type { LaidRelation } from "../relations/laid";
import { contextOf, instantiate } from "../relations/instantiate";
import { withSlipsPutRight } from "./putRight";
import { readAsFiguresSay, structuralEvaluations } from "./structural";

/** A book as the relations of the catalogue judge it, before the structure of its tables is asked. */
export interface DeclaredJudgement {
  /** The book that was to be judged. */
  readonly of: BudgetBook;
  /** The book with its slips put right, and without zeros that formulas made of blanks; the same one where there were none. */
  readonly book: BudgetBook;
  /** What was put right. */
  readonly slips: readonly Finding[];
  readonly lookup: BookContext;
  /** The relations of the catalogue as they are laid over the book, and how each came out, in the same order. */
  readonly instances: readonly LaidRelation[];
  readonly evaluations: readonly Evaluation[];
}

/** A book as every verdict on it is given: zeros made of blanks are blank, evident slips put right, then each relation evaluated once. */
export interface JudgedBook extends Omit<DeclaredJudgement, "of"> {
  /** How each relation of the catalogue came out by its figures alone, before the structure was asked whether the layout is read rightly. */
  readonly byFigures: readonly Evaluation[];
  /** Relations that the structure of tables shows, where the catalogue judges nothing itself. */
  readonly structural: readonly AnyEvaluation[];
}

/** Judges a book by the relations of the catalogue. */
export function declaredJudgement(book: BudgetBook): DeclaredJudgement {
  const own = contextOf(book);
  const instances = instantiate(own);
  const solid = withoutHollowZeros(book, instances);
  // Most books are judged as they stand; then their relations are laid out and evaluated once.
  const first = solid === book ? { lookup: own, instances, evaluations: evaluateAll(book, instances) } : evaluated(solid);
  const { book: read, findings: slips } = withSlipsPutRight(solid, first.evaluations);
  return { of: book, book: read, slips, ...(read === solid ? first : evaluated(read)) };
}

/**
 * Reads a book for judging. Findings, counts, outcomes and explanations all begin here, so that they cannot differ.
 *
 * @param declared its judgement by the catalogue, where that is known already; of the same book, perhaps before its structure was read
 */
export function judgedBook(book: BudgetBook, declared = declaredJudgement(book)): JudgedBook {
  const { slips, lookup, instances, evaluations: byFigures } = declared;
  const read = declared.book === declared.of ? book : withStructureOf(book, declared.book);
  const evaluations = readAsFiguresSay(read, instances, byFigures);
  return { book: read, slips, lookup, instances, byFigures, evaluations, structural: structuralEvaluations(read, instances, evaluations) };
}

/** A book that was put right, with the structure of the one that it was made of and with what that leaves over. */
function withStructureOf({ structure, leftovers }: BudgetBook, right: BudgetBook): BudgetBook {
  return structure === undefined || right.structure === structure ? right : { ...right, structure, leftovers };
}

function evaluated(book: BudgetBook): Pick<DeclaredJudgement, "lookup" | "instances" | "evaluations"> {
  const lookup = contextOf(book);
  const instances = instantiate(lookup);
  return { lookup, instances, evaluations: evaluateAll(book, instances) };
}
