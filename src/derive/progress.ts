import type { BudgetBook } from "../model/book";
import type { FillProgress } from "../model/plans";
import { formulaAt, sheetOf, type WorkbookSnapshot } from "../model/snapshot";
import { derivationsOf } from "./derivations";

/** How far each recognised table is filled: cells that a relation derives, and those among them that hold an amount. */
export function progressOf(book: BudgetBook, snapshot: WorkbookSnapshot): readonly FillProgress[] {
  const cells = [...derivationsOf(book, (at) => {
    const sheet = sheetOf(snapshot, at.sheet);
    return sheet ? formulaAt(sheet, at.row, at.column) : "";
  }).byCell.values()];
  return book.tables.map((table) => {
    const own = cells.filter((derivation) => derivation.table === table);
    const waiting = own.filter(({ cell }) => cell.state.kind !== "amount").map(({ cell }) => cell.ref);
    return { table: table.id, derivable: own.length, filled: own.length - waiting.length, waiting };
  });
}
