import { PROFILES } from "../catalog/profiles";
import { budgetYearOf } from "../form/years";
import { lastYearOfWorkbook } from "../lastYear";
import type { BudgetBook } from "../model/book";
import { followEachOther, type YearsApart } from "../model/plans";
import type { Profile } from "../model/profile";
import type { WorkbookSnapshot } from "../model/snapshot";
import { againstLastYear, typedAgainstLastYear, type PublishedBudget, type ReadBook } from "../rules/lastBudget";
import type { RuleResult } from "../rules/types";
import { understandWorkbook } from "./understand";

/** A book with the year of its budget, which tables of no known kind tell as well. */
function dated(book: BudgetBook, snapshot: WorkbookSnapshot): ReadBook {
  return { book: { ...book, year: budgetYearOf(book, snapshot) }, snapshot };
}

/** This year's book, and last year's where it is given, each with the year of its budget, whichever years these are. */
export function datedBooks(now: WorkbookSnapshot, last: WorkbookSnapshot | null, profiles: readonly Profile[]): readonly [now: BudgetBook, last: BudgetBook | null] {
  return [dated(understandWorkbook(now, profiles), now).book, last && lastBookOf(last, profiles).book];
}

/** What the comparison with last year's workbook came to, and of which years both are. */
export interface AcrossYears extends RuleResult {
  readonly years: YearsApart;
}

/** Amounts of the year before in a book compared with last year's workbook. */
export function acrossYears(book: BudgetBook, snapshot: WorkbookSnapshot, last: WorkbookSnapshot, profiles: readonly Profile[]): AcrossYears {
  const [here, there] = [dated(book, snapshot), lastBookOf(last, profiles)];
  const years = { last: there.book.year, now: here.book.year };
  const columns = againstLastYear(here, there);
  const typed = followEachOther(years) ? typedAgainstLastYear(here.book, publishedBudgets(there)) : { findings: [] };
  const of = (count: "passed" | "failed" | "insufficientData"): number => (columns[count] ?? 0) + (typed[count] ?? 0);
  return {
    findings: [...columns.findings, ...typed.findings], passed: of("passed"), failed: of("failed"), notApplicable: 0, insufficientData: of("insufficientData"),
    years: { ...years, compared: of("passed") + of("failed"), open: of("insufficientData") },
  };
}

/** What a workbook's tables give for the entries of 补充资料 of the year after. */
function publishedBudgets({ book, snapshot }: ReadBook): ReadonlyMap<string, PublishedBudget> {
  return new Map([...lastYearOfWorkbook(book, snapshot).budget].flatMap(([id, { money, place }]): [string, PublishedBudget][] => (place.kind === "cell" ? [[id, { money, there: place.at }]] : [])));
}

const understood = new WeakMap<WorkbookSnapshot, { readonly profiles: readonly Profile[]; readonly read: ReadBook }>();

/** Last year's workbook stays the same however often this year's is looked at. */
export function lastBookOf(last: WorkbookSnapshot, profiles: readonly Profile[]): ReadBook {
  const known = understood.get(last);
  if (known?.profiles === profiles) return known.read;
  const read = dated(understandWorkbook(last, profiles), last);
  understood.set(last, { profiles, read });
  return read;
}

/** Year of a workbook's budget; null where it names none. */
export function budgetYear(snapshot: WorkbookSnapshot, profiles: readonly Profile[] = PROFILES): number | null {
  return budgetYearOf(understandWorkbook(snapshot, profiles), snapshot);
}

/** This year's book, and last year's where it is given and of the year before. */
export function booksOf(snapshot: WorkbookSnapshot, last: WorkbookSnapshot | null, profiles: readonly Profile[]): readonly [now: BudgetBook, last: BudgetBook | null] {
  const book = understandWorkbook(snapshot, profiles);
  if (last === null) return [book, null];
  const before = lastBookOf(last, profiles).book;
  return [book, followEachOther({ last: before.year, now: budgetYearOf(book, snapshot) }) ? before : null];
}
