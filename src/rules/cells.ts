import { columnSpec } from "../catalog/tables";
import { AMOUNT_FLAG, AMOUNT_KIND, amountsOf, type AmountArrays } from "../model/amountColumns";
import type { BookCell, BookRow, BookTable, BudgetBook, ColumnRole } from "../model/book";

/** An amount cell with its row and column. */
export interface AmountCell {
  readonly table: BookTable;
  readonly row: BookRow;
  readonly role: ColumnRole;
  readonly cell: BookCell;
}

/** Those amount cells of every recognised table that are looked for, in sheet order; asked by their numbers in the table's columns. */
export function amountCells(book: BudgetBook, wanted: (arrays: AmountArrays, id: number, table: BookTable) => boolean): readonly AmountCell[] {
  const found: AmountCell[] = [];
  for (const table of book.tables) {
    const columns = amountsOf(table);
    for (let id = 0; id < columns.length; id += 1) if (wanted(columns.arrays, id, table)) found.push({ table, ...columns.cellAt(id) });
  }
  return found;
}

const ODD = new WeakMap<BudgetBook, readonly AmountCell[]>();
const ODD_AMOUNT = AMOUNT_FLAG.asText | AMOUNT_FLAG.rounded;

/** The few cells that are no plain amounts: text or an error where an amount should be, amounts stored as text, amounts with more decimals than are printed. */
export function oddCells(book: BudgetBook): readonly AmountCell[] {
  const known = ODD.get(book);
  if (known) return known;
  const odd = amountCells(book, ({ kind, flags }, id) => (kind[id] === AMOUNT_KIND.amount ? ((flags[id] ?? 0) & ODD_AMOUNT) !== 0 : kind[id] !== AMOUNT_KIND.blank));
  ODD.set(book, odd);
  return odd;
}

/** The name of an amount's column. */
export function columnName({ table, row, role }: AmountCell): string {
  return columnSpec(table.id, row.axis, role)?.label ?? role;
}
