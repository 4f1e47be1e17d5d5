import { amountsOf } from "./amountColumns";
import type { BookTable, BudgetBook } from "./book";
import { CellBytes } from "./cellBytes";
import type { Area } from "./cells";

const READ = 1;
const KNOWN = new WeakMap<BudgetBook["tables"], CellBytes>();

/** Whether a cell is an amount of a table that the catalogue knows: it is judged by the relations of the catalogue. */
export function isReadByTables({ tables }: Pick<BudgetBook, "tables">, sheet: string, row: number, column: number): boolean {
  let read = KNOWN.get(tables);
  if (!read) KNOWN.set(tables, read = readBy(tables));
  return read.at(sheet, row, column) !== 0;
}

function readBy(tables: readonly BookTable[]): CellBytes {
  const read = new CellBytes(tables.flatMap(amountAreas));
  for (const table of tables) {
    const { arrays, from, onOneSheet } = amountsOf(table);
    const { rows } = table;
    if (onOneSheet) read.markAll(rows[0]?.sheet ?? "", arrays, 0, arrays.kind.length, READ);
    else rows.forEach(({ sheet }, line) => { read.markAll(sheet, arrays, from[line] ?? 0, from[line + 1] ?? 0, READ); });
  }
  return read;
}

/** Where the amounts of a table stand, on each of its sheets. */
export function amountAreas(table: BookTable): readonly Area[] {
  const { rows } = table;
  const { arrays: { row, column }, from } = amountsOf(table);
  const areas: Area[] = [];
  let [top, bottom, left, right] = [Infinity, -1, Infinity, -1];
  for (let line = 0; line < rows.length; line += 1) {
    for (let id = from[line] ?? 0; id < (from[line + 1] ?? 0); id += 1) {
      const down = row[id] ?? 0;
      const across = column[id] ?? 0;
      if (down < top) top = down;
      if (down > bottom) bottom = down;
      if (across < left) left = across;
      if (across > right) right = across;
    }
    const sheet = rows[line]?.sheet ?? "";
    if (sheet === rows[line + 1]?.sheet) continue;
    if (bottom >= 0) areas.push({ sheet, row: top, column: left, rows: bottom - top + 1, columns: right - left + 1 });
    [top, bottom, left, right] = [Infinity, -1, Infinity, -1];
  }
  return areas;
}
