import { levelOf, parentOf } from "../catalog/classifications";
import { codeBookOf, type CodeBook } from "../catalog/classifications/codeBook";
import { axisSpec } from "../catalog/tables";
import type { ClassificationId } from "../catalog/types";
import { formOf, type BookRow, type BookTable, type BudgetBook, type TableId } from "../model/book";
import type { CellRef } from "../model/cells";
import type { FillState } from "./state";
import { codeColumns, codeTexts, onlyColumn, plannedRow } from "./tables";

/** Tables whose rows are codes with names beside them, on one axis. */
function classificationOf(table: BookTable): ClassificationId | null {
  const rows = axisSpec(table.id, "main")?.rows.classified;
  return rows && !rows.byNameOnly && table.rows.some((row) => row.code !== null) ? rows.classification : null;
}

/**
 * Puts the classified tables in order before sums are written: codes typed as numbers become text (lookups by part of a
 * code find text only), blank names beside known codes are filled in, and parent rows that are missing are inserted
 * where the layout prints every level. A name is only ever one that the classification evidences.
 */
export function prepareCodes(state: FillState): void {
  for (const { id } of state.current().tables) {
    const table = state.table(id);
    const classification = table && classificationOf(table);
    if (!table || !classification) continue;
    codesAsText(state, table);
    fillNames(state, table, classification);
    if (codeColumns(table, "main").length > 0 && printsEveryLevel(state.current(), classification)) insertParents(state, id, classification);
  }
}

/**
 * Whether the lists of a classification print every class and division above their items. A form that only its signs tell is believed
 * where some list prints one, or none lists several items: lists of items alone are the office's own layout.
 */
function printsEveryLevel(book: BudgetBook, classification: ClassificationId): boolean {
  if (formOf(book)?.settings.printsEveryLevel !== true) return false;
  if (book.profileBy === "basics") return true;
  const lists = book.tables.filter((table) => classificationOf(table) === classification).map(({ rows }) => new Set(rows.flatMap(({ code }) => code ?? [])));
  return lists.some((codes) => [...codes].some((code) => codes.has(parentOf(code) ?? ""))) || lists.every(({ size }) => size < 2);
}

function codesAsText(state: FillState, table: BookTable): void {
  const columns = codeColumns(table, "main");
  for (const row of table.rows) {
    if (row.code === null || columns.length === 0) continue;
    const texts = codeTexts(row.code, columns.length);
    for (const cell of row.codeCells) {
      const text = texts[columns.indexOf(cell.column)];
      const content = state.work.content(cell);
      if (text !== undefined && "value" in content && content.value === Number(text)) state.work.setValue(cell, text, { table: table.id, kind: "text" }, "@");
    }
  }
}

/** Writes the code of a row that filling adds, as text: lookups by part of a code find text only. */
export function writeCode(state: FillState, table: BookTable, { code, codeCells }: BookRow): void {
  const texts = codeTexts(code ?? "", codeColumns(table, "main").length);
  codeCells.forEach((cell, level) => { state.work.setValue(cell, texts[level] ?? null, { table: table.id, kind: "row" }, "@"); });
}

function fillNames(state: FillState, table: BookTable, classification: ClassificationId): void {
  const column = onlyColumn(table, "main", "name");
  if (column === null) return;
  const rows = table.rows.map((row) => {
    const at: CellRef = { sheet: table.sheet, row: row.row, column };
    if (row.code === null || row.label !== "" || !state.work.isBlank(at)) return row;
    const known = codeBookOf(state.current()).nameOf(classification, row.code);
    if (!known) {
      state.obstacle(table.id, row.codeCells[0] ?? at, "codeUnknown", row.code);
      return row;
    }
    state.work.setValue(at, known.name, { table: table.id, kind: "text" });
    return { ...row, label: known.name, labelCell: at };
  });
  state.replaceTable({ ...table, rows });
}

function insertParents(state: FillState, id: TableId, classification: ClassificationId): void {
  const told = new Set<string>();
  for (let gap = firstGap(state, id, told); gap; gap = firstGap(state, id, told)) {
    const { table, row, missing } = gap;
    const named = missing.flatMap((code) => {
      const known = codeBookOf(state.current()).nameOf(classification, code);
      const kind = levelOf(classification, code);
      if (known && kind) return [{ code, name: known.name, kind }];
      state.obstacle(id, row.codeCells[0] ?? null, "codeUnknown", code);
      return [];
    });
    for (const code of missing) told.add(code);
    if (named.length === 0) continue;
    const first = row.row;
    // Like the row whose parents they are: above it may stand the total.
    state.insertRows(table.sheet, first, named.length, first);
    const moved = state.table(id) ?? table;
    const planned = named.map((entry, index) => plannedRow(moved, "main", { ...entry, row: first + index }));
    for (const parent of planned) {
      writeCode(state, moved, parent);
      if (parent.labelCell) state.work.setValue(parent.labelCell, parent.label, { table: id, kind: "row" });
    }
    state.replaceTable({ ...moved, rows: [...moved.rows, ...planned].sort((a, b) => a.row - b.row) });
  }
}

/** The first row with ancestors that stand nowhere in the code column, recognised or not. */
function firstGap(state: FillState, id: TableId, told: ReadonlySet<string>): { readonly table: BookTable; readonly row: BookRow; readonly missing: readonly string[] } | null {
  const table = state.table(id);
  if (!table) return null;
  const columns = codeColumns(table, "main");
  const present = new Set<string>(table.rows.flatMap((row) => row.code ?? []));
  for (let row = table.bodyRow; row <= Math.max(table.lastBodyRow, state.work.lastRow(table.sheet)); row += 1) {
    const texts = columns.map((column) => String(state.work.value({ sheet: table.sheet, row, column }) ?? "").trim());
    present.add(texts.join(""));
  }
  for (const row of table.rows) {
    if (row.code === null) continue;
    const missing: string[] = [];
    for (let parent = parentOf(row.code); parent !== null; parent = parentOf(parent)) {
      if (!present.has(parent) && !told.has(parent)) missing.unshift(parent);
    }
    if (missing.length > 0) return { table, row, missing };
  }
  return null;
}

/** The name of a code for a line that is generated: as the source prints it, else as the book of codes has it. */
export function lineName(row: BookRow, codes: CodeBook, classification: ClassificationId = "functional"): string {
  return row.label !== "" ? row.label : codes.nameOf(classification, row.code ?? "")?.name ?? "";
}
