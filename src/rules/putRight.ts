import type { BudgetBook } from "../model/book";
import type { Finding } from "../model/findings";
import { withCodesPutRight } from "./mistypedCodes";
import { withUnitsPutRight } from "./mistypedUnits";

/** A book read with its evident slips put right, and the findings that say which those were. */
export function withSlipsPutRight(book: BudgetBook): { readonly book: BudgetBook; readonly findings: readonly Finding[] } {
  const units = withUnitsPutRight(book);
  const codes = withCodesPutRight(units.book);
  return { book: codes.book, findings: [...units.findings, ...codes.findings] };
}
