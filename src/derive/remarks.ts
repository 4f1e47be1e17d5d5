import { entriesOf, measureOf, PURPOSE_LIST, SUPPLEMENT_LAYOUT } from "../catalog/ownSheets/supplement";
import { FUND_TABLES } from "../catalog/sources";
import { formOf, type BookTable, type BudgetBook } from "../model/book";
import { emptyNoteOf, layoutOf, type TableLayout } from "../model/profile";
import type { CellRef } from "../model/cells";
import { codeBookOf } from "../catalog/classifications/codeBook";
import { lineName } from "./codes";
import { textUnitOf } from "../facts/measure";
import type { FillState } from "./state";
import { bodyRowOf, rowBelow } from "./tableDraft";
import { lastTableRow } from "./tables";

/** Whether any row but totals holds an amount other than zero, or something that may be one. */
function hasFigures(table: BookTable): boolean {
  return table.rows.some((row) => row.kind !== "total" && [...row.cells.values()].some(({ state }) =>
    (state.kind === "amount" ? state.figure.money !== 0 : state.kind !== "blank")));
}

/**
 * Writes "注：本单位没有…，故本表无数据。" under tables that have no figures while the workbook has some, and removes our own
 * note (its exact text alone) from tables that have figures.
 */
export function writeEmptyNotes(state: FillState): void {
  const book = state.current();
  const form = formOf(book);
  if (!form || !book.tables.some(hasFigures)) return;
  for (const table of book.tables) {
    const layout = layoutOf(form, table.id);
    const note = layout ? emptyNoteOf(layout, book.scope ?? "department", book.year) : null;
    if (note === null) continue;
    if (hasFigures(table)) removeNote(state, table, note);
    else if (table.note === null && layout) addNote(state, table, note, layout);
  }
}

function removeNote(state: FillState, table: BookTable, note: string): void {
  for (let row = table.bodyRow; row <= Math.max(state.work.lastRow(table.sheet), lastTableRow(table)); row += 1) {
    const at: CellRef = { sheet: table.sheet, row, column: table.area.column };
    if (state.work.value(at) === note) state.work.setValue(at, null, { table: table.id, kind: "text" });
  }
  if (table.note?.text === note) state.replaceTable({ ...table, note: null });
}

/** Below the rows that were prepared, whose borders would cross it; in a sheet that was made otherwise, below the last row. */
function addNote(state: FillState, table: BookTable, note: string, layout: TableLayout): void {
  const below = table.bodyRow === bodyRowOf(layout) ? rowBelow(layout) : null;
  const at: CellRef = { sheet: table.sheet, row: Math.max(below ?? 0, lastTableRow(table) + 1), column: table.area.column };
  if (!table.columns.every(({ column }) => state.work.isBlank({ ...at, column }))) return;
  state.work.setValue(at, note, { table: table.id, kind: "text" });
  state.replaceTable({ ...table, note: { text: note, at } });
}

/** Gives every entry that the region's text reads and 补充资料 has no row for its row, below the others. */
export function listEntries(state: FillState): void {
  const { supplement, profile } = state.current();
  const form = formOf(state.current());
  const list = supplement && form ? headerOn(state, supplement.sheet, SUPPLEMENT_LAYOUT.headers.slice(0, -1)) : null;
  if (!supplement || !list) return;
  const lacking = entriesOf(profile).filter(({ id }) => !supplement.facts.has(id));
  const at = supplement.free.row;
  const unit = textUnitOf(state.current());
  if (lacking.length === 0 || at <= list.row) return;
  state.insertRows(supplement.sheet, at, lacking.length);
  const moved = [...supplement.facts].map(([id, fact]) => [id, fact.at.row < at ? fact : { ...fact, at: { ...fact.at, row: fact.at.row + lacking.length } }] as const);
  const added = lacking.map((entry, index) => {
    const row = at + index;
    const labels = [entry.section, entry.label, null, measureOf(entry, unit)];
    labels.forEach((label, column) => {
      if (label !== null && label !== "") state.work.setValue({ sheet: supplement.sheet, row, column: list.columns[column] ?? column }, label, { table: "supplement", kind: "row" });
    });
    const place = { sheet: supplement.sheet, row, column: list.columns[2] ?? supplement.free.column };
    return [entry.id, { id: entry.id, at: place, text: null, figure: null, unit: entry.content === "amount" ? unit : null, count: null, rate: null }] as const;
  });
  state.replaceSupplement({ ...supplement, facts: new Map([...moved, ...added]), free: { ...supplement.free, row: at + lacking.length } });
}

/** Gives every item that the text explains a row in the list of purposes on 补充资料, for a person to fill in. */
export function listPurposes(state: FillState): void {
  const book = state.current();
  const sheet = book.supplement?.sheet;
  const list = sheet === undefined ? null : headerOn(state, sheet, PURPOSE_LIST.headers);
  if (sheet === undefined || !list) return;
  let row = list.row + 1;
  const present = new Set<string>();
  for (let at = row; at <= state.work.lastRow(sheet); at += 1) {
    const cells = list.columns.map((column) => state.work.value({ sheet, row: at, column }));
    if (cells.every((value) => value === null)) continue;
    present.add(String(cells[0] ?? "").trim());
    row = at + 1;
  }
  for (const [code, name] of items(book)) {
    if (present.has(code)) continue;
    const [codeColumn, nameColumn] = list.columns;
    state.work.setValue({ sheet, row, column: codeColumn ?? 0 }, code, { table: "supplement", kind: "row" }, "@");
    state.work.setValue({ sheet, row, column: nameColumn ?? 1 }, name, { table: "supplement", kind: "row" });
    row += 1;
  }
}

function items(book: BudgetBook): readonly (readonly [code: string, name: string])[] {
  const found = new Map<string, string>();
  for (const id of FUND_TABLES) {
    for (const row of book.tables.find((table) => table.id === id)?.rows ?? []) {
      if (row.kind === "item" && row.code !== null && !found.has(row.code)) found.set(row.code, lineName(row, codeBookOf(book)));
    }
  }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1));
}

/** The row of a list's header, and the column of each of its words. */
function headerOn(state: FillState, sheet: string, headers: readonly string[]): { readonly row: number; readonly columns: readonly number[] } | null {
  const width = 12;
  for (let row = 0; row <= state.work.lastRow(sheet); row += 1) {
    const texts = Array.from({ length: width }, (_, column) => String(state.work.value({ sheet, row, column }) ?? "").trim());
    const columns = headers.map((header) => texts.indexOf(header));
    if (columns.every((column) => column >= 0)) return { row, columns };
  }
  return null;
}
