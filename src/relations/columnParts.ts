import { columnSpec } from "../catalog/tables";
import { moneyIn } from "../model/amountColumns";
import { formulaOf, type AxisId, type BookRow, type BookTable, type ColumnRole } from "../model/book";
import { columnsInRow } from "../model/formulas";
import type { BookIndex } from "./lookup";

/**
 * A subtotal = Σ its details, where the layout lists them without 其中 and most rows bear it out; a list of some of them
 * only would otherwise look like a gap in every row.
 */
export function detailSum(table: BookTable, axis: AxisId, role: ColumnRole): readonly { readonly role: ColumnRole; readonly parts: readonly ColumnRole[] }[] {
  const details = table.columns.filter((column) => column.axis === axis && column.role.startsWith(`${role}/`));
  if (details.length < 2 || details.some(({ header }) => /其中|计/.test(header.split("/").at(-1) ?? ""))) return [];
  const parts = details.map((column) => column.role);
  const { holds, gaps } = rowsThatHold(table, axis, role, parts);
  return holds > gaps ? [{ role, parts }] : [];
}

/** Whether nothing is printed of a sum but one part that is told as such (合计 | 其中：一般公共预算): what it lacks to the whole has no column. */
export function isOneOfThem(table: BookTable, axis: AxisId, [part, second]: readonly ColumnRole[]): boolean {
  return second === undefined && table.columns.some((column) => column.axis === axis && column.role === part && /(?:^|\/) ?其中[^/]*$/.test(column.header));
}

/** Parts of a subtotal, with the columns of its group that the catalogue does not name where more rows add up with them. */
export function withDetails(table: BookTable, axis: AxisId, role: ColumnRole, parts: readonly ColumnRole[]): readonly ColumnRole[] {
  const details = table.columns.filter((column) => column.axis === axis && column.role.startsWith(`${role}/`)).map((column) => column.role);
  if (details.length === 0) return parts;
  const all = [...parts, ...details];
  return rowsThatHold(table, axis, role, all).holds > rowsThatHold(table, axis, role, parts).holds ? all : parts;
}

/**
 * Parts of a bare 合计 that covers further columns beside its own: all of them, or its own alone where the amounts are nearer to
 * these. None where nobody can tell: it prints nothing, which its own parts make up as well, and the further columns do not.
 */
export function nearest(index: BookIndex, table: BookTable, axis: AxisId, role: ColumnRole, all: readonly ColumnRole[]): readonly ColumnRole[] {
  const spec = columnSpec(table.id, axis, role);
  const [own] = spec?.parts ?? [];
  if (!spec?.onlyBeside || own === undefined) return all;
  const alone = index.printedColumns(table.id, axis, own);
  const rows = table.rows.filter((row) => row.axis === axis);
  const gap = (parts: readonly ColumnRole[]): number => rows.filter((row) => moneyIn(row, role) !== 0).reduce((sum, row) => {
    return sum + Math.abs(parts.reduce((rest, part) => rest - moneyIn(row, part), moneyIn(row, role)));
  }, 0);
  const prints = (parts: readonly ColumnRole[]): boolean => rows.some((row) => parts.some((part) => moneyIn(row, part) !== 0));
  // Filling has no totals to go by yet; it goes by what the totals of the form add up, and by the form.
  if (index.forFilling && alone.length > 0 && addsUpOnly(rows, role, alone)) return alone;
  const told = index.forFilling && index.formPrints(table.id);
  if (!told && alone.length > 0 && !prints([role, ...alone]) && prints(all)) return [];
  return alone.length > 0 && gap(alone) < gap(all) ? alone : all;
}

/** Whether the formulas of a column, where they add up columns of their row, add up these and no others. */
function addsUpOnly(rows: readonly BookRow[], role: ColumnRole, parts: readonly ColumnRole[]): boolean {
  const told = rows.flatMap(({ cells }) => {
    const cell = cells.get(role);
    const own = cell ? columnsInRow(formulaOf(cell), cell.ref) : null;
    return own ? [own.size === parts.length && parts.every((part) => own.has(cells.get(part)?.ref.column ?? -1))] : [];
  });
  return told.length > 0 && told.every(Boolean);
}

/** Rows in which a column is the sum of others to the fen, and those in which it is not; rows without an amount aside. */
function rowsThatHold(table: BookTable, axis: AxisId, role: ColumnRole, parts: readonly ColumnRole[]): { readonly holds: number; readonly gaps: number } {
  let holds = 0;
  let gaps = 0;
  for (const row of table.rows) {
    const total = moneyIn(row, role);
    if (row.axis !== axis || total === 0) continue;
    if (parts.reduce((sum, part) => sum + moneyIn(row, part), 0) === total) holds += 1;
    else gaps += 1;
  }
  return { holds, gaps };
}
