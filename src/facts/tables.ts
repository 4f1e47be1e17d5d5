import type { AxisId, BookTable, ColumnRole, RowKey, TableId } from "../model/book";
import type { CellRef } from "../model/cells";
import { zhejiang } from "../catalog/profiles/zhejiang/profile";
import { columnSpec, axisSpec, tableSpec } from "../catalog/tables";

/** The cell whose figure tells whether a table (a side of a balance) is filled: the total of its totals. */
export function controlCell(table: TableId, axis: AxisId): { readonly row: RowKey; readonly column: ColumnRole } {
  if (axis === "income") return { row: "revenue-grand-total", column: "amount" };
  if (axis === "expenditure") return { row: "expenditure-grand-total", column: "amount" };
  return { row: "total", column: table === "key-project-expenditure" ? "amount" : "total" };
}

/** Whether a table says in its note that it has nothing to show ("…没有…安排的支出，故本表无数据。"), so that blanks are zeros. */
export function saysNothing(table: BookTable): boolean {
  return table.note !== null && /无数据|没有.*支出|无此项/.test(table.note.text);
}

/** Where a table is missing or begins. A table that is not in the workbook belongs on the sheet on which it is inserted. */
export function placeOfTable(id: TableId, table: BookTable | undefined): CellRef {
  if (table) return table.titleCell ?? { sheet: table.area.sheet, row: table.area.row, column: table.area.column };
  return { sheet: zhejiang.tables.find((layout) => layout.table === id)?.sheet ?? tableSpec(id).title, row: 0, column: 0 };
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
