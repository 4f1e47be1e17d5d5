import { FISCAL_FUNDS, SOURCES } from "../catalog/sources";
import { SOURCE_LINES } from "../catalog/tables/balance";
import { BLANK, figureOf, formulaOf, type BookCell, type BookRow, type BookTable } from "../model/book";
import { cellKey } from "../model/cells";
import { columnsInRow } from "../model/formulas";
import type { Operand } from "../relations/instance";

/** Headers of sources other than the fiscal funds, as offices print them. */
const OTHER_SOURCES: ReadonlySet<string> = new Set(SOURCES.filter(({ fiscal }) => !fiscal).flatMap(({ id, label }) => [label, ...(SOURCE_LINES.find((line) => line.id === id)?.words ?? [])]));

/**
 * Columns of sources that the kind of a table does not know, and its totals add up all the same: a list of projects with a column each
 * for 事业收入 and 其他收入. The header alone says so, so that a total is right in the year in which there is money for the first time;
 * where formulas or figures of the table say otherwise, these count.
 */
export class FurtherSources {
  private readonly known = new Map<BookTable, Map<string, readonly number[]>>();

  /** What the sum of a row's columns adds up beside the columns that its kind knows. */
  of(table: BookTable, row: BookRow, role: string, right: readonly Operand[]): readonly Operand[] {
    if (!table.others || !table.columns.some((column) => FISCAL_FUNDS.includes(column.role))) return [];
    const ofTable = this.known.get(table) ?? new Map<string, readonly number[]>();
    this.known.set(table, ofTable);
    const columns = ofTable.get(role) ?? this.columnsOf(table, role, right);
    ofTable.set(role, columns);
    return columns.map((column): Operand => ({ table, axis: row.axis, key: row.key, role: `further.${column}`, row, cell: cellAt(table, row, column) }));
  }

  private columnsOf(table: BookTable, role: string, right: readonly Operand[]): readonly number[] {
    const parts = new Set(right.flatMap(({ cell }) => (cell ? [cell.ref.column] : [])));
    const whole = new Set(table.columns.flatMap(({ column, header }) => (parts.has(column) ? groupOf(pathOf(header)) : [])));
    // The subtotal of a group adds up what stands in it.
    const [group = null] = pathOf(table.columns.find((column) => column.role === role)?.header ?? "").slice(0, -1);
    const further = (table.others ?? []).flatMap(({ column, header }) => {
      const path = pathOf(header);
      if (group !== null && (path.length < 2 || path[0] !== group)) return [];
      // In a group of which a part is the subtotal it is counted already.
      return OTHER_SOURCES.has(path.at(-1) ?? "") && !(path.length > 1 && whole.has(path[0] ?? "")) ? [column] : [];
    });
    return further.length > 0 && !table.rows.some((row) => isNarrower(table, row, role, [...parts], further)) ? further : [];
  }
}

/** Plain headers from the top group down. */
function pathOf(header: string): readonly string[] {
  return header.split(" / ").map((level) => level.replace(/\s/g, ""));
}

/** The group whose whole a column is: its subtotal, or one header over nothing. */
function groupOf(path: readonly string[]): readonly string[] {
  return path.length === 1 || /^(?:小计|合计|计)$/.test(path.at(-1) ?? "") ? path.slice(0, 1) : [];
}

function cellAt(table: BookTable, row: BookRow, column: number): BookCell {
  const ref = { sheet: row.sheet, row: row.row, column };
  return table.unread?.find((cell) => cellKey(cell.ref) === cellKey(ref)) ?? { ref, state: BLANK };
}

/** Whether the total of a row leaves further columns out: its formula does, or it is printed without their amounts. */
function isNarrower(table: BookTable, row: BookRow, role: string, parts: readonly number[], further: readonly number[]): boolean {
  const total = row.cells.get(role);
  if (!total) return false;
  const own = columnsInRow(formulaOf(total), total.ref);
  if (own !== null) return parts.every((column) => own.has(column)) && !further.some((column) => own.has(column));
  const printed = figureOf(total)?.money;
  const besides = further.reduce((sum, column) => sum + (figureOf(cellAt(table, row, column))?.money ?? 0), 0);
  const sum = [...row.cells.values()].reduce((all, cell) => (parts.includes(cell.ref.column) ? all + (figureOf(cell)?.money ?? 0) : all), 0);
  return printed !== undefined && besides !== 0 && printed === sum;
}
