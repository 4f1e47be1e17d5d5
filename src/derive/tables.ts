import { BLANK } from "../model/book";
import type { AxisId, BookCell, BookRow, BookTable } from "../model/book";

/** A recognised table after `count` rows were inserted before 0-based `row` of `sheet`; it may go on over several sheets. */
export function tableAfterInsertion(table: BookTable, sheet: string, row: number, count: number): BookTable {
  if (table.sheet !== sheet && table.rows.every((each) => each.sheet !== sheet)) return table;
  const cell = <Ref extends { readonly sheet: string; readonly row: number }>(ref: Ref): Ref =>
    (ref.sheet === sheet && ref.row >= row ? { ...ref, row: ref.row + count } : ref);
  const rows = table.rows.map((old) => (cell(old) === old ? old : {
    ...cell(old), labelCell: old.labelCell && cell(old.labelCell), codeCells: old.codeCells.map(cell),
    cells: new Map([...old.cells].map(([role, each]) => [role, { ...each, ref: cell(each.ref) }])),
  }));
  const placed = { ...table, rows, titleCell: table.titleCell && cell(table.titleCell), unitCell: table.unitCell && cell(table.unitCell), note: table.note && { ...table.note, at: cell(table.note.at) } };
  if (table.sheet !== sheet) return placed;
  const line = (number: number): number => (number >= row ? number + count : number);
  const top = line(table.area.row);
  const last = table.area.row + table.area.rows - 1;
  return {
    ...placed,
    area: { ...table.area, row: top, rows: (last >= row - 1 ? last + count : last) - top + 1 },
    headerRows: [line(table.headerRows[0]), line(table.headerRows[1])],
    bodyRow: row >= table.bodyRow ? table.bodyRow : table.bodyRow + count,
    lastBodyRow: table.lastBodyRow >= row - 1 ? table.lastBodyRow + count : table.lastBodyRow,
  };
}

/** Whether every row of a table is on its first sheet, so that ranges over that sheet hold all of it. */
export function onOneSheet(table: BookTable): boolean {
  return table.rows.every((row) => row.sheet === table.sheet);
}

/** Amount columns of an axis. */
export function amountColumns(table: BookTable, axis: AxisId): readonly { readonly role: string; readonly column: number }[] {
  return table.columns.filter((column) => column.axis === axis && column.content === "amount");
}

/** The only column of a kind of content on an axis; null where there is none or several. */
export function onlyColumn(table: BookTable, axis: AxisId, content: BookTable["columns"][number]["content"]): number | null {
  const found = table.columns.filter((column) => column.axis === axis && column.content === content);
  return found.length === 1 ? found[0]?.column ?? null : null;
}

/** The columns of codes on an axis: one, or one each for 类, 款 and 项. */
export function codeColumns(table: BookTable, axis: AxisId): readonly number[] {
  return table.columns.filter((column) => column.axis === axis && column.content === "code").map(({ column }) => column);
}

/** "2010301" → 201, 03, 01: the digits that each level adds. */
export function partsOf(code: string): readonly string[] {
  return [code.slice(0, 3), ...(code.slice(3).match(/../g) ?? [])];
}

/** What stands in each of so many columns of codes: the whole code in one, else the digits of its levels, nothing behind the last. */
export function codeTexts(code: string, columns: number): readonly string[] {
  return columns === 1 ? [code] : partsOf(code).slice(0, columns);
}

/** A classified row that filling is about to write, its amounts still blank. */
export function plannedRow(table: BookTable, axis: AxisId, at: { readonly row: number; readonly code: string; readonly name: string; readonly kind: BookRow["kind"] }): BookRow {
  const cells = new Map<string, BookCell>(amountColumns(table, axis).map(({ role, column }) =>
    [role, { ref: { sheet: table.sheet, row: at.row, column }, state: BLANK }]));
  const codes = codeColumns(table, axis);
  const name = onlyColumn(table, axis, "name");
  return {
    axis, key: at.code, kind: at.kind, sheet: table.sheet, row: at.row, label: at.name,
    labelCell: name === null ? null : { sheet: table.sheet, row: at.row, column: name },
    code: at.code, codeCells: codeTexts(at.code, codes.length).flatMap((_, level) => {
      const column = codes[level];
      return column === undefined ? [] : [{ sheet: table.sheet, row: at.row, column }];
    }),
    unitName: null, unitCode: null, cells,
  };
}

/** The last row that holds a row of the table; the row above its body where it has none. */
export function lastTableRow(table: BookTable): number {
  return table.rows.reduce((last, row) => (row.sheet === table.sheet ? Math.max(last, row.row) : last), table.bodyRow - 1);
}
