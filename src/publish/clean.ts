import { ANALYSIS_LAYOUT } from "../catalog/ownSheets/analysis";
import { isRecordSheet } from "../catalog/ownSheets/recordSheets";
import { nameBeforeReplacement } from "../catalog/ownSheets/replacedSheets";
import type { BookTable, BudgetBook } from "../model/book";
import type { Area } from "../model/cells";
import type { Edit } from "../model/edits";
import { MAX_COLUMNS, MAX_ROWS, moveRowsInFormula } from "../model/formulas";
import { formulaAt, lastRow, valueAt, type CellContent, type SheetSnapshot, type WorkbookSnapshot } from "../model/snapshot";

/** Why a sheet is no part of what is published. */
export type LeftOut = "own" | "blank" | "hidden" | "replaced";

/** Choices for the workbook to be published. */
export interface CleanOptions {
  /** Numbers in place of every formula. */
  readonly values: boolean;
}

/** Formatted rows below the last one with content that are taken away with it, so that no empty grid is printed. */
const ROWS_BELOW = 400;

/** Sheets that are not published, each with the reason. A sheet with a table of the disclosure always is, unless it is hidden. */
export function sheetsLeftOut(snapshot: WorkbookSnapshot, book: BudgetBook): ReadonlyMap<string, LeftOut> {
  const own = new Set([book.basics?.sheet, book.supplement?.sheet, ...[...book.analysis.values()].map(({ sheet }) => sheet), ANALYSIS_LAYOUT.sheet]);
  const withTable = new Set(book.tables.map(({ sheet }) => sheet));
  return new Map(snapshot.sheets.flatMap((sheet): [string, LeftOut][] => {
    if (sheet.visibility !== "visible") return [[sheet.name, "hidden"]];
    if (withTable.has(sheet.name)) return [];
    if (own.has(sheet.name) || isRecordSheet(sheet)) return [[sheet.name, "own"]];
    if (nameBeforeReplacement(sheet.name) !== null) return [[sheet.name, "replaced"]];
    return sheet.values.every((line) => line.every(isBlank)) ? [[sheet.name, "blank"]] : [];
  }));
}

/** Rows of the tables in which nothing stands: prepared for figures that never came. Runs from the bottom up. */
export function preparedRows(snapshot: WorkbookSnapshot, book: BudgetBook): readonly { readonly sheet: string; readonly row: number; readonly count: number }[] {
  return book.tables.flatMap((table) => {
    const sheet = snapshot.sheets.find(({ name }) => name === table.sheet);
    if (!sheet) return [];
    const rows = emptyRows(table, sheet);
    // A header over nothing is no table: where nothing at all was typed, a row stays.
    const bare = rows.length > 0 && table.lastBodyRow - table.bodyRow + 1 === rows.length;
    return runsOf(bare ? rows.slice(1) : rows).map((run) => ({ sheet: sheet.name, ...run }));
  });
}

/**
 * The edits that make of a workbook the one to be published: our own sheets, blank and hidden ones away, prepared rows and marks
 * too, the tint of cells to type, and numbers where formulas would lead to what is no longer there (or everywhere, if so chosen). Nothing else changes.
 * They are meant for a copy: the workbook itself goes on being worked in.
 */
export function publicationEdits(snapshot: WorkbookSnapshot, book: BudgetBook, { values }: CleanOptions): readonly Edit[] {
  const out = sheetsLeftOut(snapshot, book);
  const kept = snapshot.sheets.filter(({ name }) => !out.has(name));
  if (kept.length === 0) return [];
  const gone = [...out.keys()];
  // Formulas of the sheets that go would change as the others do, and then not be what they are expected to be.
  const fixed = snapshot.sheets.flatMap((sheet) => filledCells(sheet).flatMap(({ row, column, content }): Edit[] =>
    "formula" in content && (values || out.has(sheet.name) || leadsAway(content.formula, gone))
      ? [{ kind: "setValue", at: { sheet: sheet.name, row, column }, expects: content, value: valueAt(sheet, row, column) }] : []));
  const rows = [...rowsBelow(kept, book), ...preparedRows(snapshot, book).filter((run) => !out.has(run.sheet))]
    .flatMap((run) => (values ? [run] : untouched(kept, run)));
  return [
    { kind: "unmark", at: null },
    ...fixed,
    ...kept.filter(({ name }) => book.tables.some(({ sheet }) => sheet === name)).map(({ name }): Edit => ({ kind: "tint", area: { sheet: name, row: 0, column: 0, rows: MAX_ROWS, columns: MAX_COLUMNS }, on: false })),
    ...snapshot.sheets.filter(({ name }) => out.has(name)).map((sheet): Edit => ({ kind: "deleteSheet", sheet: sheet.name, expects: valuesOf(sheet) })),
    ...rows.map(({ sheet, row, count }): Edit => ({ kind: "deleteRows", sheet, row, count, expects: [] })),
  ];
}

function isBlank(value: unknown): boolean {
  return value === null || value === "";
}

function emptyRows(table: BookTable, sheet: SheetSnapshot): readonly number[] {
  const columns = Array.from({ length: table.area.columns }, (_, index) => table.area.column + index);
  const rows: number[] = [];
  for (let row = table.bodyRow; row <= Math.min(table.lastBodyRow, lastRow(sheet)); row += 1) {
    const empty = columns.every((column) => isBlank(valueAt(sheet, row, column)) && formulaAt(sheet, row, column) === "");
    if (empty && row !== table.note?.at.row && !cutsMerge(sheet.merges, row) && !hasOther(sheet, table, row)) rows.push(row);
  }
  return rows;
}

/** Whether something stands in the row beside the table. */
function hasOther(sheet: SheetSnapshot, { area }: BookTable, row: number): boolean {
  return (sheet.values[row - sheet.row] ?? []).some((value, index) => {
    const column = sheet.column + index;
    return !isBlank(value) && (column < area.column || column >= area.column + area.columns);
  });
}

function cutsMerge(merges: readonly Area[], row: number): boolean {
  return merges.some((area) => row >= area.row && row < area.row + area.rows);
}

/** Runs of neighbours, the last first: what is taken away above them does not move them. */
function runsOf(rows: readonly number[]): readonly { readonly row: number; readonly count: number }[] {
  const runs: { row: number; count: number }[] = [];
  for (const row of [...rows].reverse()) {
    const last = runs.at(-1);
    if (last?.row === row + 1) {
      last.row = row;
      last.count += 1;
    } else runs.push({ row, count: 1 });
  }
  return runs;
}

/** The formatted rows below the last one with content, on sheets with tables. */
function rowsBelow(kept: readonly SheetSnapshot[], book: BudgetBook): readonly { readonly sheet: string; readonly row: number; readonly count: number }[] {
  return kept.flatMap((sheet) => {
    const tables = book.tables.filter((table) => table.sheet === sheet.name);
    const row = Math.max(lastRow(sheet) + 1, ...tables.map(({ bodyRow }) => bodyRow + 1));
    return tables.length > 0 && !sheet.merges.some((area) => area.row + area.rows > row) ? [{ sheet: sheet.name, row, count: ROWS_BELOW }] : [];
  });
}

/** Whether a formula names a sheet that is not published, or another workbook. */
function leadsAway(formula: string, gone: readonly string[]): boolean {
  if (/\[[^\]]+\][^!]*!/.test(formula)) return true;
  const lower = formula.toLowerCase();
  return gone.some((name) => lower.includes(`${name.toLowerCase()}!`) || lower.includes(`${name.toLowerCase().replaceAll("'", "''")}'!`));
}

/** As much of a run as can go: all of it, or all but its first row, which a formula then still has to read; else none. */
function untouched(kept: readonly SheetSnapshot[], run: { readonly sheet: string; readonly row: number; readonly count: number }): readonly (typeof run)[] {
  if (!breaksFormula(kept, run)) return [run];
  const rest = { ...run, row: run.row + 1, count: run.count - 1 };
  return rest.count > 0 && !breaksFormula(kept, rest) ? [rest] : [];
}

/** Whether a formula reads just these rows, so that taking them away would leave it without what it reads. */
function breaksFormula(kept: readonly SheetSnapshot[], { sheet, row, count }: { readonly sheet: string; readonly row: number; readonly count: number }): boolean {
  return kept.some((own) => own.formulas.some((line) => line.some((formula) =>
    formula !== "" && !formula.includes("#REF!") && moveRowsInFormula(formula, own.name, sheet, row, -count).includes("#REF!"))));
}

/** What stands on a sheet once its formulas are their results. */
function valuesOf(sheet: SheetSnapshot): readonly { readonly row: number; readonly column: number; readonly content: CellContent }[] {
  return filledCells(sheet).flatMap(({ row, column }) => {
    const value = valueAt(sheet, row, column);
    return isBlank(value) ? [] : [{ row, column, content: { value } }];
  });
}

function filledCells(sheet: SheetSnapshot): readonly { readonly row: number; readonly column: number; readonly content: CellContent }[] {
  return sheet.values.flatMap((line, r) => line.flatMap((value, c) => {
    const formula = sheet.formulas[r]?.[c] ?? "";
    if (formula === "" && isBlank(value)) return [];
    return [{ row: sheet.row + r, column: sheet.column + c, content: formula === "" ? { value } : { formula } }];
  }));
}
