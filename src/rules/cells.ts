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

const ODD = new WeakMap<BudgetBook, readonly AmountCell[]>();

/** The few cells that are no plain amounts: text or an error where an amount should be, amounts stored as text, amounts with more decimals than are printed. */
export function oddCells(book: BudgetBook): readonly AmountCell[] {
  const known = ODD.get(book);
  if (known) return known;
  const odd = amountCells(book, ({ state }) => (state.kind === "amount" ? state.asText || state.rounded : state.kind !== "blank"));
  ODD.set(book, odd);
  return odd;
}

/** The name of an amount's column. */
export function columnName({ table, row, role }: AmountCell): string {
  return columnSpec(table.id, row.axis, role)?.label ?? role;
}
