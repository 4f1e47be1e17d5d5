import type { BudgetBook } from "../model/book";
import type { Finding } from "../model/findings";
import type { Evaluation } from "../relations/evaluate";
import { withCodesPutRight } from "./mistypedCodes";
import { withUnitsPutRight } from "./mistypedUnits";

/**
 * A book read with its evident slips put right, and the findings that say which those were.
 *
 * @param evaluations the relations of the book as it stands: where none fails, nothing needs putting right
 */
export function withSlipsPutRight(book: BudgetBook, evaluations: readonly Evaluation[]): { readonly book: BudgetBook; readonly findings: readonly Finding[] } {
  const failed = evaluations.filter(({ status }) => status === "failed");
  if (failed.length === 0) return { book, findings: [] };
  const units = withUnitsPutRight(book, failed);
  const codes = withCodesPutRight(units.book, units.failed.length);
  return { book: codes.book, findings: [...units.findings, ...codes.findings] };
}
