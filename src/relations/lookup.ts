import { axisSpec, columnSpec } from "../catalog/tables";
import type { AxisId, BookRow, BookTable, BudgetBook, ColumnRole, RowKey, TableId } from "../model/book";
import { formOf, tableOf } from "../model/book";
import { layoutOf } from "../model/profile";
import type { Operand } from "./instance";

/** Looks up rows and cells of a book once, by key, so that relations over 100,000 rows stay linear. */
export class BookIndex {
  private readonly rows = new Map<string, BookRow[]>();
  private readonly roles = new Map<string, Set<ColumnRole>>();
  private readonly lengths = new Map<string, Set<number>>();

  /** @param forFilling whether last year's amounts are to be summed too, where the form prints them. */
  constructor(readonly book: BudgetBook, readonly forFilling = false) {
    for (const table of book.tables) {
      for (const row of table.rows) {
        const at = `${table.id}|${row.axis}|${row.key}`;
        const list = this.rows.get(at);
        if (list) list.push(row);
        else this.rows.set(at, [row]);
        if (row.code !== null) {
          const axis = `${table.id}|${row.axis}`;
          const lengths = this.lengths.get(axis) ?? new Set();
          lengths.add(row.code.length);
          this.lengths.set(axis, lengths);
        }
      }
      for (const column of table.columns) {
        if (column.content !== "amount") continue;
        const at = `${table.id}|${column.axis}`;
        const set = this.roles.get(at) ?? new Set();
        set.add(column.role);
        this.roles.set(at, set);
      }
    }
  }

  table(id: TableId): BookTable | undefined {
    return tableOf(this.book, id);
  }

  /** Every row of that key (two where a code stands twice), in sheet order. */
  rowsOf(table: TableId, axis: AxisId, key: RowKey): readonly BookRow[] {
    return this.rows.get(`${table}|${axis}|${key}`) ?? [];
  }

  /** Lengths of the codes that an axis prints: a layout that stops at classes prints only 3; an empty table none. */
  codeLengths(table: TableId, axis: AxisId): ReadonlySet<number> {
    return this.lengths.get(`${table}|${axis}`) ?? new Set();
  }

  /** Whether the layout prints an amount column of that role. */
  printsColumn(table: TableId, axis: AxisId, role: ColumnRole): boolean {
    return this.roles.get(`${table}|${axis}`)?.has(role) ?? false;
  }

  /**
   * The printed columns whose sum is the column of that role: itself where it is printed, otherwise the printed ones
   * among its parts, recursively (the state capital table of Zhejiang prints 项目支出 and no 合计).
   */
  printedColumns(table: TableId, axis: AxisId, role: ColumnRole): readonly ColumnRole[] {
    if (this.printsColumn(table, axis, role)) return [role];
    const parts = columnSpec(table, axis, role)?.parts ?? [];
    return parts.flatMap((part) => this.printedColumns(table, axis, part));
  }

  /** Operands for one row key and role; one with a null row where the table prints no such row. */
  operands(table: BookTable, axis: AxisId, key: RowKey, role: ColumnRole): readonly Operand[] {
    const columns = this.printedColumns(table.id, axis, role);
    const rows = this.rowsOf(table.id, axis, key);
    return columns.flatMap((column) =>
      rows.length === 0
        ? [{ table, axis, key, role: column, row: null, cell: null }]
        : rows.flatMap((row) => operandsIn(table, row, column)));
  }
}

/**
 * The cells of a row whose sum is the column of that role: its own where the row has it, otherwise those of its parts
 * that the row has (personnel and operating side by side, each with codes of its own); one without a cell where it has none.
 */
export function operandsIn(table: BookTable, row: BookRow, role: ColumnRole): readonly Operand[] {
  const parts = row.cells.has(role) ? [] : (columnSpec(table.id, row.axis, role)?.parts ?? []).filter((part) => row.cells.has(part));
  return parts.length === 0 ? [operandOf(table, row, role)] : parts.map((part) => operandOf(table, row, part));
}

/** The operand that a printed row and column make. */
export function operandOf(table: BookTable, row: BookRow, role: ColumnRole): Operand {
  return { table, axis: row.axis, key: row.key, role, row, cell: row.cells.get(role) ?? null };
}

/**
 * Amount roles that an axis prints, in the catalogue's order, last year's only for filling a form that prints it: what others
 * put there was rounded and revised elsewhere, and only its figures can tell whether it sums; then the details of them that the catalogue does not name. */
export function printedRoles(index: BookIndex, table: TableId, axis: AxisId): readonly ColumnRole[] {
  const named = (axisSpec(table, axis)?.columns ?? [])
    .filter((column) => column.content === "amount" && index.printsColumn(table, axis, column.role) && (column.lastYear !== true || (index.forFilling && formHas(index.book, table, column.role))))
    .map((column) => column.role);
  return [...named, ...(index.table(table)?.columns ?? []).flatMap((column) => (column.axis === axis && isDetail(column.role) ? [column.role] : []))];
}

function formHas(book: BudgetBook, table: TableId, role: ColumnRole): boolean {
  const form = formOf(book);
  return form !== null && (layoutOf(form, table)?.columns.some((column) => column.role === role) ?? false);
}

/** Whether a role is a part of another that only this layout prints: "basic/工资福利支出". */
export function isDetail(role: ColumnRole): boolean {
  return role.includes("/");
}
