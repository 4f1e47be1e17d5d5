import { axisSpec, tableSpec } from "../catalog/tables";
import type { AxisId, BookRow, BookTable, BudgetBook, ColumnRole, TableId } from "../model/book";
import { cellKey, type CellRef } from "../model/cells";
import { ENTRY_TINT, type CellStyle, type Edit, type SheetDraft } from "../model/edits";
import type { FillChange } from "../model/plans";
import type { LayoutColumn, LayoutRole, TableLayout } from "../model/profile";
import { rectanglesOf } from "../model/rectangles";
import type { WorkbookSnapshot } from "../model/snapshot";
import { fillingOf } from "./filling";
import { FillState } from "./state";

/**
 * Cells to type wear a tint in sheets that were inserted from a form, from the insertion until the workbook is published;
 * cells that filling writes lose it. Sheets of others are never tinted: they have no 基本信息 of ours.
 */
export const ENTRY_STYLE: CellStyle = { fill: ENTRY_TINT };

/**
 * Columns of a layout into which amounts are typed: those that are no sum of columns printed beside them, and no comparison. None
 * of a table whose rows follow from those of others, as long as only its own sources of money pay for them.
 */
export function entryColumns({ table, columns }: Pick<TableLayout, "table" | "columns">): readonly number[] {
  if (followsOthers(table)) return [];
  const printed = (axis: AxisId) => (role: ColumnRole): boolean => columns.some((other) => other.axis === axis && other.role === role);
  const isComparison = ({ axis, role }: LayoutColumn): boolean => axisSpec(table, axis)?.columns.some((spec) => spec.role === role && spec.content === "comparison") === true;
  return columns.flatMap((column, index) =>
    (column.content === "amount" && !isSum(table, column.axis, column.role, printed(column.axis)) && !isComparison(column) ? [index] : []));
}

/** Rows of a layout that prints columns below each other into which amounts are typed, by their number. */
export function entryRoles({ table }: Pick<TableLayout, "table">, rows: readonly LayoutRole[]): readonly number[] {
  const printed = (role: ColumnRole): boolean => rows.some((row) => row.role === role);
  return rows.flatMap(({ role }, index) => (isSum(table, "main", role, printed) ? [] : [index]));
}

/** Whether filling gives a table the rows of others. */
function followsOthers(id: TableId): boolean {
  return tableSpec(id).relations.some((relation) => relation.kind === "tie" && relation.derivesRows !== undefined && relation.left.table === id);
}

/** Whether a column sums others that are printed; a part that is not is replaced by its own parts. */
function isSum(id: TableId, axis: AxisId, role: ColumnRole, printed: (role: ColumnRole) => boolean): boolean {
  const parts = axisSpec(id, axis)?.columns.find((spec) => spec.role === role)?.parts ?? [];
  return parts.some((part) => printed(part) || isSum(id, axis, part, printed));
}

/** Whether filling derives a row by a relation that names it, now or as soon as what it sums is there. */
function isDerivedRow({ id }: BookTable, { axis, key, kind, code }: BookRow, role: ColumnRole): boolean {
  return kind === "total" || tableSpec(id).relations.some((relation) => {
    if (!relation.derives) return false;
    if (relation.kind === "classTotal" || relation.kind === "lineSum") return relation.table === id && relation.axis === axis && relation.total === key;
    // Printed rows of an outline are its groups.
    if (relation.kind === "outline") return relation.table === id && relation.axis === axis;
    if (relation.kind !== "tie") return false;
    const { table, axis: side, row, column } = relation.left;
    const named = row.kind === "key" ? row.key === key : row.kind === "eachCode" && code !== null;
    return table === id && side === axis && column === role && named;
  });
}

/** The drafts with a tint on the cells of their printed rows that no relation derives from others; `book` is recognised from `snapshot`, which holds them. */
export function withEntryTints(drafts: readonly SheetDraft[], book: BudgetBook, snapshot: WorkbookSnapshot): readonly SheetDraft[] {
  const { candidates } = fillingOf(new FillState(book, snapshot, {}));
  const cells = book.tables.flatMap((table) => table.rows.flatMap((row) => leavesOf(table, row).filter((at) => !candidates.has(cellKey(at)))));
  return drafts.map((draft) => {
    const own = cells.filter(({ sheet }) => sheet === draft.name).map(({ row, column }) => ({ row, column, key: "entry" }));
    const boxes = rectanglesOf(own).map(({ row, column, rows, columns }) => ({ row, column, rows, columns, style: ENTRY_STYLE }));
    return boxes.length === 0 ? draft : { ...draft, styles: [...draft.styles, ...boxes] };
  });
}

/** Edits that take the tint off the cells that filling has written; none in workbooks that were not made from a form. */
export function tintsOff({ basics }: BudgetBook, changes: readonly FillChange[]): readonly Edit[] {
  if (basics === null) return [];
  return tintsOf(changes.filter(({ kind, before }) => kind === "formula" && !("formula" in before)).map(({ at }) => at), false);
}

/** Edits that tint the cells to type of rows that were added. */
export function tintsOn({ basics }: BudgetBook, rows: readonly { readonly table: BookTable; readonly row: BookRow }[], changes: readonly FillChange[]): readonly Edit[] {
  if (basics === null) return [];
  const written = new Set(changes.map(({ at }) => cellKey(at)));
  return tintsOf(rows.filter(({ row }) => row.kind === "item").flatMap(({ table, row }) => (followsOthers(table.id) ? [] : leavesOf(table, row)).filter((at) => !written.has(cellKey(at)))), true);
}

/** Blank amounts of a row that neither sum other columns of it nor are derived as a row. */
function leavesOf(table: BookTable, row: BookRow): readonly CellRef[] {
  const printed = (role: ColumnRole): boolean => row.cells.has(role);
  return [...row.cells].flatMap(([role, { ref, state }]) =>
    (state.kind === "blank" && !isSum(table.id, row.axis, role, printed) && !isDerivedRow(table, row, role) ? [ref] : []));
}

function tintsOf(cells: readonly CellRef[], on: boolean): readonly Edit[] {
  return [...new Set(cells.map(({ sheet }) => sheet))].flatMap((sheet) =>
    rectanglesOf(cells.filter((at) => at.sheet === sheet).map(({ row, column }) => ({ row, column, key: on })))
      .map(({ row, column, rows, columns }): Edit => ({ kind: "tint", area: { sheet, row, column, rows, columns }, on })));
}
