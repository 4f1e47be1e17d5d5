import type { BudgetBook } from "../model/book";
import type { FillProgress } from "../model/plans";
import { derivationsOf } from "./derivations";

/** How far each recognised table is filled: cells that a relation derives, and those among them that hold an amount. */
export function progressOf(book: BudgetBook): readonly FillProgress[] {
  const cells = [...derivationsOf(book).byCell.values()];
  return book.tables.map((table) => {
    const own = cells.filter((derivation) => derivation.table === table);
    const waiting = own.filter(({ cell }) => cell.state.kind !== "amount").map(({ cell }) => cell.ref);
    return { table: table.id, derivable: own.length, filled: own.length - waiting.length, waiting };
  });
}
