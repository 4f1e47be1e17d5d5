import type { BudgetBook } from "../model/book";
import type { WorkbookSnapshot } from "../model/snapshot";
import { judgedBook, type DeclaredJudgement } from "../rules/judgedBook";
import { runRules } from "../rules/run";
import { isSettled } from "../rules/settled";
import { readStructure } from "../structure";
import type { Steps } from "./steps";

/** What a workbook comes to by itself. */
export interface OwnReview {
  readonly book: BudgetBook;
  readonly own: ReturnType<typeof runRules>;
}

/** Rules on codes that stand where they do not belong: where one speaks, its line may be another than the code says. */
const MISPLACED: ReadonlySet<string> = new Set(["form/code-malformed", "form/code-parent", "form/code-duplicate", "form/code-mistyped", "form/code-differs", "form/code-outside-parent"]);

/**
 * What a workbook comes to all of whose amounts the catalogue judges, without its structure; null where that has to be read.
 * Where it is given, the findings, checks and coverage are those of a book whose structure was read. In steps, between which others may work.
 */
export function* settledSteps(declared: DeclaredJudgement, snapshot: WorkbookSnapshot): Steps<OwnReview | null> {
  const { book } = declared;
  if (!isSettled(declared) || mayHoldTables(book, snapshot)) return null;
  yield;
  const own = runRules(book, snapshot, judgedBook(book, declared));
  return own.covered.coverage.unread === 0 && !own.findings.some(({ rule }) => MISPLACED.has(rule)) ? { book, own } : null;
}

/** Whether sheets without a table of the catalogue could hold one that only the structure knows: numbers stand there, or a form without figures. */
function mayHoldTables(book: BudgetBook, snapshot: WorkbookSnapshot): boolean {
  const names = new Set(book.leftovers.flatMap(({ reason, area }) => (reason === "otherSheet" ? [area.sheet] : [])));
  if (names.size === 0) return false;
  const sheets = snapshot.sheets.filter(({ name }) => names.has(name));
  if (sheets.some(({ values }) => values.some((row) => row.some((value) => typeof value === "number" && value !== 0)))) return true;
  const { structure, leftovers } = readStructure({ ...snapshot, sheets }, book);
  return structure.tables.length > 0 || leftovers.length > 0;
}
