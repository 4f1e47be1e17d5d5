import { figureOf, formulaOf, type BookCell, type BookRow, type BookTable } from "../model/book";
import type { CellRef } from "../model/cells";
import { columnsInRow } from "../model/formulas";
import type { Operand } from "../relations/instance";
import type { StructuralSums } from "./structuralSums";

/**
 * Totals of rows that add up more columns than the kind of table has here: money from sources that only this office prints. The
 * catalogue's sum of the columns that it knows is too small for them, and not written. Formulas tell it, whatever is typed yet: that of
 * the row, else those of most rows of the table, so that a total below a list follows its list. Where only figures stand, the structure
 * does, by some row of the table whose total is right only so.
 */
export class WiderSums {
  private readonly known = new Map<BookTable, Map<string, boolean>>();

  /** @param formulaAt the formula of any cell of the workbook, "" where none stands: a subtotal of some columns is none that the catalogue knows. */
  constructor(private readonly sums: StructuralSums, private readonly formulaAt: (at: CellRef) => string) {}

  /** Whether a total of a row adds up more than the cells that the catalogue knows. */
  has(table: BookTable, role: string, total: BookCell, right: readonly Operand[]): boolean {
    const columns = new Set(right.flatMap(({ cell }) => (cell ? [cell.ref.column] : [])));
    if (this.addsUpMore(total, columns) === true) return true;
    const ofTable = this.known.get(table) ?? new Map<string, boolean>();
    this.known.set(table, ofTable);
    const known = ofTable.get(role) ?? (this.isWiderByFormulas(table, role, columns) || table.rows.some((row) => this.isWiderIn(row, role, columns)));
    ofTable.set(role, known);
    return known;
  }

  /** Whether of the rows whose formula adds up their own columns more add up others too than do not. */
  private isWiderByFormulas(table: BookTable, role: string, columns: ReadonlySet<number>): boolean {
    let balance = 0;
    for (const { cells } of table.rows) {
      const cell = cells.get(role);
      const more = cell ? this.addsUpMore(cell, columns) : null;
      if (more !== null) balance += more ? 1 : -1;
    }
    return balance > 0;
  }

  private isWiderIn(row: BookRow, role: string, columns: ReadonlySet<number>): boolean {
    const total = row.cells.get(role);
    const printed = figureOf(total)?.money;
    if (!total || printed === undefined || formulaOf(total) !== "") return false;
    const known = [...row.cells.values()].filter(({ ref }) => columns.has(ref.column));
    const sum = known.reduce((all, cell) => all + (figureOf(cell)?.money ?? 0), 0);
    return sum !== printed && this.sums.of(total.ref).some((parts) => {
      const covered = new Set(parts.map(({ column }) => column));
      return parts.every(({ row: of }) => of === total.ref.row) && parts.some(({ column }) => !columns.has(column))
        && known.every((cell) => covered.has(cell.ref.column) || (figureOf(cell)?.money ?? 0) === 0);
    });
  }

  /** Whether a formula adds up all columns of its row that are known, and others; null where it adds up no columns of its row. */
  private addsUpMore(total: BookCell, known: ReadonlySet<number>): boolean | null {
    const own = columnsInRow(formulaOf(total), total.ref);
    if (own === null) return null;
    const leaves = new Set<number>();
    const seen = new Set([total.ref.column]);
    // What a subtotal adds up stands in its place.
    const add = (columns: ReadonlySet<number>): void => {
      for (const column of columns) {
        if (seen.has(column)) continue;
        seen.add(column);
        const at = { ...total.ref, column };
        const parts = known.has(column) ? null : columnsInRow(this.formulaAt(at), at);
        if (parts === null) leaves.add(column);
        else add(parts);
      }
    };
    add(own);
    return leaves.size > known.size && [...known].every((column) => leaves.has(column));
  }
}
