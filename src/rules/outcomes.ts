import type { BudgetBook, TableId } from "../model/book";
import type { CellRef } from "../model/cells";
import { evaluateAll } from "../relations/evaluate";
import { contextOf, instantiate } from "../relations/instantiate";
import { withSlipsPutRight } from "./putRight";
import { judged } from "./relations";

/** What became of one relation in one place. */
export interface RelationOutcome {
  /** Id of the relation, and of the rule that reports it. */
  readonly relation: string;
  readonly rule: string;
  /** The table whose figure stands on its left; null where a needed table was not recognised. */
  readonly table: TableId | null;
  /** A gap that rounding explains counts as passed. */
  readonly status: "passed" | "failed" | "notApplicable" | "insufficientData";
  /** The cells that it names, left side first. */
  readonly cells: readonly CellRef[];
}

/** Every relation of a book with its outcome, in the catalogue's order: what stands behind the counts of a review. */
export function outcomesOf(book: BudgetBook): readonly RelationOutcome[] {
  const { book: read } = withSlipsPutRight(book);
  return judged(evaluateAll(read, instantiate(contextOf(read)))).map(({ instance, status }) => {
    const operands = [...instance.left, ...instance.right];
    return {
      relation: instance.relation.id, rule: instance.relation.rule, table: instance.left[0]?.table.id ?? null,
      status: status === "rounding" ? "passed" : status, cells: operands.flatMap(({ cell }) => cell?.ref ?? []),
    };
  });
}
