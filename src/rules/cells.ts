import { columnSpec } from "../catalog/tables";
import type { BookCell, BookRow, BookTable, BudgetBook } from "../model/book";

/** An amount cell with its row and the name of its column. */
export interface AmountCell {
  readonly table: BookTable;
  readonly row: BookRow;
  readonly column: string;
  readonly cell: BookCell;
}

/** Every amount cell of every recognised table, in sheet order. */
export function* amountCells(book: BudgetBook): Iterable<AmountCell> {
  for (const table of book.tables) {
    for (const row of table.rows) {
      for (const [role, cell] of row.cells) {
        yield { table, row, cell, column: columnSpec(table.id, row.axis, role)?.label ?? role };
      }
    }
  }
}
