import { PROFILES } from "../catalog/profiles";
import { budgetYearOf } from "../form/years";
import type { BudgetBook } from "../model/book";
import type { Profile } from "../model/profile";
import type { WorkbookSnapshot } from "../model/snapshot";
import { againstLastYear, type ReadBook } from "../rules/lastBudget";
import type { RuleResult } from "../rules/types";
import { understandWorkbook } from "./understand";

/** A book with the year of its budget, which tables of no known kind tell as well. */
function dated(book: BudgetBook, snapshot: WorkbookSnapshot): ReadBook {
  return { book: { ...book, year: budgetYearOf(book, snapshot) }, snapshot };
}

/** Amounts of the year before in a book compared with last year's workbook. */
export function acrossYears(book: BudgetBook, snapshot: WorkbookSnapshot, last: WorkbookSnapshot, profiles: readonly Profile[]): RuleResult {
  return againstLastYear(dated(book, snapshot), dated(understandWorkbook(last, profiles), last));
}

/** Year of a workbook's budget; null where it names none. */
export function budgetYear(snapshot: WorkbookSnapshot, profiles: readonly Profile[] = PROFILES): number | null {
  return budgetYearOf(understandWorkbook(snapshot, profiles), snapshot);
}
