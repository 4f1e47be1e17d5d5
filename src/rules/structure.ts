import type { BookCell, BookRow, BookTable, BudgetBook } from "../model/book";
import { BLANK } from "../model/book";
import type { CellRef } from "../model/cells";
import { cellKey } from "../model/cells";
import type { Finding } from "../model/findings";
import type { Evaluation } from "../relations/evaluate";
import { evaluationsOf, placeOfRelation } from "./trials";

/** Beyond so many findings of form the workbook is another budget, not one with slips. */
const MOST_TRIALS = 8;
/** Cells that all trials together may evaluate, so that a large workbook is not judged for minutes. */
const MOST_CELLS = 2_000_000;

/**
 * One slip of form (a code twice, an amount that sums do not count because it is text) makes
 * relations fail that nobody would look for there. Each such finding is supposed to be mended; the relations that hold
 * then, while no other begins to fail, are explained by it.
 *
 * @returns the finding that explains a failed relation, by the place of the relation
 */
export function explainedByForm(book: BudgetBook, failed: readonly Evaluation[], findings: readonly Finding[]): ReadonlyMap<string, Finding> {
  const explained = new Map<string, Finding>();
  if (failed.length === 0 || !findings.some(({ rule }) => TRIED.has(rule))) return explained;
  const cells = book.tables.reduce((sum, { rows, columns }) => sum + rows.length * columns.length, 1);
  let trials = Math.min(MOST_TRIALS, Math.floor(MOST_CELLS / cells));
  let open = new Set(failed.map(placeOfRelation));
  for (const finding of findings) {
    if (open.size === 0) break;
    for (const mended of mendings(book, finding)) {
      if (trials <= 0) return explained;
      trials -= 1;
      const tried = evaluationsOf(mended);
      const after = new Set(tried.filter(({ status }) => status === "failed").map(placeOfRelation));
      // A relation that could no longer be checked is not explained.
      const unsettled = new Set(tried.filter(({ status }) => status === "insufficientData" || status === "notApplicable").map(placeOfRelation));
      const gone = [...open].filter((place) => !after.has(place) && !unsettled.has(place));
      if (gone.length === 0 || [...after].some((place) => !open.has(place) && !explained.has(place))) continue;
      for (const place of gone) explained.set(place, finding);
      open = new Set([...open].filter((place) => after.has(place)));
      break;
    }
  }
  return explained;
}

/** Rules of form whose findings are supposed to be mended, where relations fail. */
export const TRIED: ReadonlySet<string> = new Set(["form/code-duplicate", "form/amount-stored-as-text"]);

/** The book as it would be without the slip, in each way in which it may be mended. */
function mendings(book: BudgetBook, finding: Finding): readonly BudgetBook[] {
  switch (finding.rule) {
    case "form/code-duplicate": return [finding.at, ...finding.related].map((at) => withoutRow(book, at));
    case "form/amount-stored-as-text": return [withoutAmounts(book, [finding.at, ...finding.related])];
    default: return [];
  }
}

function changed(book: BudgetBook, rows: (table: BookTable) => readonly BookRow[]): BudgetBook {
  return { ...book, tables: book.tables.map((table) => ({ ...table, rows: rows(table) })) };
}

function hasCode(row: BookRow, at: CellRef): boolean {
  return row.codeCells.some((cell) => cellKey(cell) === cellKey(at));
}

function withoutRow(book: BudgetBook, at: CellRef): BudgetBook {
  return changed(book, ({ rows }) => rows.filter((row) => !hasCode(row, at)));
}

function withoutAmounts(book: BudgetBook, refs: readonly CellRef[]): BudgetBook {
  const keys = new Set(refs.map(cellKey));
  const blank = (cell: BookCell): BookCell => (keys.has(cellKey(cell.ref)) ? { ...cell, state: BLANK } : cell);
  return changed(book, ({ rows }) => rows.map((row) => ([...row.cells.values()].some((cell) => keys.has(cellKey(cell.ref)))
    ? { ...row, cells: new Map([...row.cells].map(([role, cell]) => [role, blank(cell)])) } : row)));
}
