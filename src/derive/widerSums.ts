import { figureOf, formulaOf, type BookCell, type BookRow, type BookTable } from "../model/book";
import type { CellRef } from "../model/cells";
import { areasOf } from "../model/formulas";
import type { Operand } from "../relations/instance";
import type { StructuralSums } from "./structuralSums";

/**
 * Totals of rows that add up more columns than the kind of table has here: money from sources that only this office prints. The
 * catalogue's sum of the columns that it knows is too small for them, and not written. A formula of the row tells it, whatever is typed yet;
 * where only figures stand, the structure does, by some row of the table whose total is right only so.
 */
export class WiderSums {
  private readonly known = new Map<BookTable, Map<string, boolean>>();

  constructor(private readonly sums: StructuralSums) {}

  /** Whether a total of a row adds up more than the cells that the catalogue knows. */
  has(table: BookTable, role: string, total: BookCell, right: readonly Operand[]): boolean {
    const columns = new Set(right.flatMap(({ cell }) => (cell ? [cell.ref.column] : [])));
    if (addsUpMore(total.ref, columns, formulaOf(total))) return true;
    const ofTable = this.known.get(table) ?? new Map<string, boolean>();
    this.known.set(table, ofTable);
    const known = ofTable.get(role) ?? table.rows.some((row) => this.isWiderIn(row, role, columns));
    ofTable.set(role, known);
    return known;
  }

  private isWiderIn(row: BookRow, role: string, columns: ReadonlySet<number>): boolean {
    const total = row.cells.get(role);
    const printed = figureOf(total)?.money;
    if (!total || printed === undefined || formulaOf(total) !== "") return false;
    const parts = this.sums.of(total.ref);
    const known = [...row.cells.values()].filter(({ ref }) => columns.has(ref.column));
    const sum = known.reduce((all, cell) => all + (figureOf(cell)?.money ?? 0), 0);
    const covered = new Set(parts.map(({ column }) => column));
    return sum !== printed && parts.every((part) => part.row === total.ref.row) && parts.some(({ column }) => !columns.has(column))
      && known.every((cell) => covered.has(cell.ref.column) || (figureOf(cell)?.money ?? 0) === 0);
  }
}

/** Whether a formula adds up all columns of a row that are known, and others. */
function addsUpMore(at: CellRef, known: ReadonlySet<number>, formula: string): boolean {
  if (formula === "") return false;
  const areas = areasOf(formula, at.sheet);
  if (!areas.every(({ sheet, row, rows }) => sheet === at.sheet && row === at.row && rows === 1)) return false;
  const own = new Set(areas.flatMap(({ column, columns }) => Array.from({ length: Math.min(columns, MOST_COLUMNS) }, (_, index) => column + index)));
  return own.size > known.size && [...known].every((column) => own.has(column));
}

/** No total adds up more columns than these. */
const MOST_COLUMNS = 256;
