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

/** A book as every verdict on it is given: zeros made of blanks are blank, evident slips put right, then each relation evaluated once. */
export interface JudgedBook {
  /** The book with its slips put right, and without zeros that formulas made of blanks. */
  readonly book: BudgetBook;
  /** What was put right. */
  readonly slips: readonly Finding[];
  readonly lookup: BookContext;
  /** The relations of the catalogue as they are laid over the book, and how each came out, in the same order. */
  readonly instances: readonly LaidRelation[];
  /** How each came out by its figures alone, before the structure was asked whether the layout is read rightly. */
  readonly byFigures: readonly Evaluation[];
  readonly evaluations: readonly Evaluation[];
  /** Relations that the structure of tables shows, where the catalogue judges nothing itself. */
  readonly structural: readonly AnyEvaluation[];
}

/** Reads a book for judging. Findings, counts, outcomes and explanations all begin here, so that they cannot differ. */
export function judgedBook(book: BudgetBook): JudgedBook {
  const own = contextOf(book);
  const instances = instantiate(own);
  const solid = withoutHollowZeros(book, instances);
  // Most books are judged as they stand; then their relations are laid out and evaluated once.
  const first = solid === book ? { lookup: own, instances, evaluations: evaluateAll(book, instances) } : evaluated(solid);
  const { book: read, findings: slips } = withSlipsPutRight(solid, first.evaluations);
  const { lookup, instances: laid, evaluations: all } = read === solid ? first : evaluated(read);
  const evaluations = readAsFiguresSay(read, laid, all);
  return { book: read, slips, lookup, instances: laid, byFigures: all, evaluations, structural: structuralEvaluations(read, laid, evaluations) };
}

function evaluated(book: BudgetBook): Pick<JudgedBook, "lookup" | "instances" | "evaluations"> {
  const lookup = contextOf(book);
  const instances = instantiate(lookup);
  return { lookup, instances, evaluations: evaluateAll(book, instances) };
}
