import type { BudgetBook } from "../model/book";
import type { AnyEvaluation, Evaluation } from "../relations/evaluate";
import { evaluateAll } from "../relations/evaluate";
import { contextOf, instantiate } from "../relations/instantiate";

/** How every relation of a supposed book comes out. */
export function evaluationsOf(book: BudgetBook): readonly Evaluation[] {
  return evaluateAll(book, instantiate(contextOf(book)));
}

/** Relations that fail in a book: what a supposition about a slip is tried by. */
export function failedIn(book: BudgetBook): readonly Evaluation[] {
  return evaluationsOf(book).filter(({ status }) => status === "failed");
}

/** A relation in one place, by what stands on its left: the same one in a book in which a row was added or taken away. */
export function placeOfRelation({ instance }: Pick<AnyEvaluation, "instance">): string {
  const left = [...new Set(instance.left.map(({ table, axis, key, role }) => `${table.id} ${axis} ${key} ${role}`))].sort();
  return [instance.relation.id, ...left].join("|");
}
