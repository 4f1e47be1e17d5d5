import { columnSpec } from "../catalog/tables";
import type { BookCell, BookRow, BookTable, BudgetBook, ColumnRole } from "../model/book";

/** An amount cell with its row and column. */
export interface AmountCell {
  readonly table: BookTable;
  readonly row: BookRow;
  readonly role: ColumnRole;
  readonly cell: BookCell;
}

/** Those amount cells of every recognised table that are looked for, in sheet order. */
export function amountCells(book: BudgetBook, wanted: (cell: BookCell, table: BookTable) => boolean): readonly AmountCell[] {
  const found: AmountCell[] = [];
  for (const table of book.tables) {
    for (const row of table.rows) {
      let some = false;
      for (const cell of row.cells.values()) if (wanted(cell, table)) some = true;
      if (!some) continue;
      for (const [role, cell] of row.cells) if (wanted(cell, table)) found.push({ table, row, role, cell });
    }
  }
  return found;
}

/** The name of an amount's column. */
export function columnName({ table, row, role }: AmountCell): string {
  return columnSpec(table.id, row.axis, role)?.label ?? role;
}
