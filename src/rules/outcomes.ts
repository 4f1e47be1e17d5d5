import type { BudgetBook, TableId } from "../model/book";
import type { CellRef } from "../model/cells";
import type { WorkbookSnapshot } from "../model/snapshot";
import { formChecks, formResults } from "./formChecks";
import { judgedBook } from "./judgedBook";
import type { AnyEvaluation } from "../relations/evaluate";
import { judged } from "./relations";
import { setsOf } from "./sets";

/** What became of one relation in one place, or of one rule of form on one table. */
export interface RelationOutcome {
  /** Id of the relation, and of the rule that reports it; a rule of form is both. */
  readonly relation: string;
  readonly rule: string;
  /** The table whose figure stands on its left; null where a needed table was not recognised. */
  readonly table: TableId | "structural" | null;
  /** A gap that rounding explains counts as passed. */
  readonly status: "passed" | "failed" | "notApplicable" | "insufficientData";
  /** The cells that it names, left side first; for a rule of form those in which it found something. */
  readonly cells: readonly CellRef[];
}

/**
 * Every relation of a book with its outcome, in the catalogue's order: what stands behind the counts of a review.
 *
 * @param snapshot the sheets that the book was read from; with them the rules of form follow, table by table
 */
export function outcomesOf(book: BudgetBook, snapshot?: WorkbookSnapshot): readonly RelationOutcome[] {
  const { book: read, lookup, evaluations, structural } = judgedBook(book);
  const all: readonly AnyEvaluation[] = [...evaluations, ...structural];
  const relations = judged(all, all, setsOf(read, structural)).map(({ instance, status }): RelationOutcome => {
    const operands = [...instance.left, ...instance.right];
    return {
      relation: instance.relation.id, rule: instance.relation.rule.id, table: instance.left[0]?.table.id ?? null,
      status: status === "rounding" ? "passed" : status, cells: operands.flatMap(({ cell }) => cell?.ref ?? []),
    };
  });
  if (!snapshot) return relations;
  const form = formResults({ book: read, lookup, evaluations, structural, snapshot });
  return [...relations, ...formChecks(form, read).map((check): RelationOutcome => ({ ...check, relation: check.rule }))];
}
