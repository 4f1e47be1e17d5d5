import type { BookColumn, BudgetBook } from "../model/book";
import { parseAmountText } from "../model/money";
import type { SheetSnapshot, WorkbookSnapshot } from "../model/snapshot";
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
  if (!isSettled(declared) || mayHoldTables(book, snapshot) || holdsOtherTexts(book, snapshot)) return null;
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

/** Columns that the structure leaves to the catalogue, and in which the catalogue reads amounts itself. */
const READ: ReadonlySet<BookColumn["content"]> = new Set(["amount", "code", "name", "unitCode", "unitName", "rowNumber"]);

/**
 * Whether amounts stored as text stand where the catalogue reads none, which the structure may read: beside the columns of a table, or behind a
 * header that is not known. Numbers there count as unread; of texts only the structure says whether they are amounts.
 */
function holdsOtherTexts({ tables }: BudgetBook, { sheets }: WorkbookSnapshot): boolean {
  return sheets.some((sheet) => {
    const own = tables.flatMap(({ area, bodyRow, columns, counts = [], rows, ...table }) => {
      const known = new Set([...columns.flatMap(({ content, column }) => (READ.has(content) ? [column] : [])), ...counts]);
      if (table.sheet === sheet.name) return [{ first: area.row, last: area.row + area.rows - 1, bodyRow, known }];
      return rows.some((row) => row.sheet === sheet.name) ? [{ first: sheet.row, last: sheet.row + sheet.values.length - 1, bodyRow: sheet.row, known }] : [];
    });
    return own.length > 0 && holdsAmountText(sheet, (row, column) => own.some(({ first, last, bodyRow, known }) => row >= first && row <= last && (row < bodyRow || known.has(column))));
  });
}

function holdsAmountText({ row, column, values }: SheetSnapshot, isKnown: (row: number, column: number) => boolean): boolean {
  return values.some((line, at) => line.some((value, index) =>
    typeof value === "string" && HAS_DIGITS.test(value) && !isKnown(row + at, column + index) && parseAmountText(value) !== null));
}

const HAS_DIGITS = /[\d０-９]/;
