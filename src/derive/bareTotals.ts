import { columnSpec } from "../catalog/tables";
import { figureOf, formulaOf, type BookRow, type BookTable } from "../model/book";
import { columnsInRow } from "../model/formulas";
import type { Operand } from "../relations/instance";

/**
 * Bare totals beside columns of other things: whether 合计 beside 会议费 and 培训费 is of “三公” alone or of all of them, offices see
 * differently. The title tells it where it names them, else a formula or figures of the table; where nothing does, the total is typed.
 */
export class BareTotals {
  private readonly known = new Map<BookTable, Map<string, boolean>>();

  /** Whether nothing tells that a total adds up what the catalogue says. */
  isUnsure(table: BookTable, { axis, role }: Operand, right: readonly Operand[]): boolean {
    const beside = columnSpec(table.id, axis, role)?.onlyBeside;
    if (beside?.seenDifferently !== true) return false;
    const ofTable = this.known.get(table) ?? new Map<string, boolean>();
    this.known.set(table, ofTable);
    const named = (text: string): boolean => beside.words.some((word) => text.includes(word));
    const others = new Set(table.columns.flatMap((column) => (named(column.header) ? [column.role] : [])));
    const known = ofTable.get(role) ?? !(named(table.title) || table.rows.some((row) => bearsOut(row, role, right, others)));
    ofTable.set(role, known);
    return known;
  }
}

/** Whether the total of a row adds up the parts: by its formula, or by figures that the others belong to. */
function bearsOut({ cells }: BookRow, role: string, right: readonly Operand[], others: ReadonlySet<string>): boolean {
  const total = cells.get(role);
  if (!total) return false;
  const own = columnsInRow(formulaOf(total), total.ref);
  if (own !== null) return right.every(({ cell }) => cell === null || own.has(cell.ref.column));
  const money = (part: string): number => figureOf(cells.get(part))?.money ?? 0;
  return figureOf(total)?.money === right.reduce((sum, part) => sum + money(part.role), 0) && [...others].some((part) => money(part) !== 0);
}
