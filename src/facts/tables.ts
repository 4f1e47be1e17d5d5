import type { AxisId, BookTable, BudgetBook, ColumnRole, RowKey, TableId } from "../model/book";
import { formOf, titlePlace } from "../model/book";
import { layoutOf, linesOfBody } from "../model/profile";
import type { AmountFact, CellFact } from "../model/sentences";
import type { BookIndex } from "../relations/lookup";
import type { CellRef } from "../model/cells";
import { columnSpec, axisSpec, tableSpec } from "../catalog/tables";

/** The cell whose figure tells whether a table (a side of a balance) is filled: the total of its totals. */
export function controlCell(table: TableId, axis: AxisId): { readonly row: RowKey; readonly column: ColumnRole } {
  if (axis === "income") return { row: "revenue-grand-total", column: "amount" };
  if (axis === "expenditure") return { row: "expenditure-grand-total", column: "amount" };
  return { row: "total", column: table === "key-project-expenditure" ? "amount" : "total" };
}

type PrintedOrFact = Extract<AmountFact, { readonly kind: "printedOr" }>;

/** Tables of all that a body has and spends: no budget is published in which that is nothing. */
const OF_EVERYTHING: readonly TableId[] = ["balance", "revenue", "expenditure"];

/**
 * Whether a table of the whole budget (a side of a balance) shows nothing but zeros that formulas make of blanks: it has not been
 * filled in yet, and its total is no figure. A zero that somebody typed is one.
 */
export function addsUpNothing(table: BookTable, axis: AxisId): boolean {
  return OF_EVERYTHING.includes(table.id) && !table.rows.some((row) => row.axis === axis && [...row.cells.values()].some(({ state }) =>
    state.kind !== "blank" && !(state.kind === "amount" && state.formula !== "" && state.figure.money === 0)));
}

/** A clause that says how to read a table ("空白处表示无数据", "空表表示无相关收支"): nothing about what it holds. */
const READING_HINT = /[^。；，,;:：]*(?:空白|空格|留空|表示|代表|系指|是指)[^。；，,;]*/g;

/** Whether a note says that its table is empty: "故本表无数据", "故本表为空表". */
export function saysEmpty(note: string): boolean {
  return /无数据|为空表?|空表|没有数据|无此项|无内容/.test(note.replace(READING_HINT, ""));
}

/** Whether a table says in its note that it has nothing to show ("…没有…安排的支出，故本表无数据。"), so that blanks are zeros. */
export function saysNothing(table: BookTable): boolean {
  return table.note !== null && (saysEmpty(table.note.text) || /没有.*支出/.test(table.note.text));
}

/** Where a table is missing or begins. A table that is not in the workbook belongs on the sheet on which it is inserted. */
export function placeOfTable(book: Pick<BudgetBook, "profile">, id: TableId, table: BookTable | undefined): CellRef {
  if (table) return titlePlace(table);
  return { sheet: layoutOf(book.profile, id)?.sheet ?? tableSpec(id).title, row: 0, column: 0 };
}

/**
 * What it means that a cell stands in a book or not. `printed`: it is there. `zero`: its line or column is not printed, and
 * this kind of body need not have it. `missing`: the region prints it, and the workbook does not. `unsaid`: the region does
 * not print it, or nothing is known of what the region prints; then nobody is asked for it.
 */
export type Printing = "printed" | "zero" | "missing" | "unsaid";

/** The one answer to whether a cell is printed; for a row of a classification its column alone counts. */
export function printingOf(book: BudgetBook, index: BookIndex, fact: CellFact): Printing {
  const table = index.table(fact.table);
  if (!table) return formPrints(book, fact) ? "missing" : "unsaid";
  const column = index.printedColumns(fact.table, fact.axis, fact.column).length > 0;
  if (column && (isCode(fact.row) || index.rowsOf(fact.table, fact.axis, fact.row).length > 0 || fact.row === "total")) return "printed";
  if (fact.optional || saysNothing(table)) return "zero";
  return formPrints(book, fact) ? "missing" : "unsaid";
}

/** Whether the form of the book's region prints a cell's table, column and line; false where the region is not known. */
function formPrints(book: BudgetBook, { table, axis, row, column }: CellFact): boolean {
  const form = formOf(book);
  const layout = form ? layoutOf(form, table) : undefined;
  if (!layout) return false;
  const { body } = layout;
  const roles = new Set([...layout.columns.filter((each) => each.axis === axis).map((each) => each.role), ...(body.kind === "roles" ? body.rows.map(({ role }) => role) : [])]);
  if (!printsRole(table, axis, column, roles)) return false;
  if (body.kind !== "lines" || isCode(row)) return true;
  return linesOfBody(body).some((line) => line.id === row);
}

/** Whether a column or all of its parts are among the roles of a layout. */
function printsRole(table: TableId, axis: AxisId, role: ColumnRole, roles: ReadonlySet<string>): boolean {
  if (roles.has(role)) return true;
  const parts = columnSpec(table, axis, role)?.parts ?? [];
  return parts.some((part) => printsRole(table, axis, part, roles));
}

/** What a cell is read as that may stand in its table: itself, nothing where the table prints only the lines beside it, or what is said otherwise. */
export function choiceOf(book: BudgetBook, index: BookIndex, { cell, among = [] }: PrintedOrFact): "cell" | "nothing" | "otherwise" {
  if (printingOf(book, index, cell) === "printed") return "cell";
  return among.some((row) => index.rowsOf(cell.table, cell.axis, row).length > 0) ? "nothing" : "otherwise";
}

function isCode(row: RowKey): boolean {
  return /^\d+$/.test(row);
}

/** Name of a table's cell for the list of missing facts: "部门收入预算总表 合计 总计". */
export function labelOf(table: TableId, row: RowKey | null, column?: ColumnRole): string {
  const parts = [tableSpec(table).title];
  if (row !== null) parts.push(rowLabel(table, row));
  const label = column === undefined ? undefined : axisOf(table).map((axis) => columnSpec(table, axis, column)?.label).find((name) => name !== undefined);
  if (label !== undefined) parts.push(label);
  return parts.join(" ");
}

function rowLabel(table: TableId, row: RowKey): string {
  if (row === "total") return "合计";
  const lines = axisOf(table).flatMap((axis) => axisSpec(table, axis)?.rows.lines ?? []);
  return lines.find((line) => line.id === row)?.label ?? row;
}

function axisOf(table: TableId): readonly AxisId[] {
  return tableSpec(table).axes.map((axis) => axis.id);
}
