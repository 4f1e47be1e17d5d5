import { axisSpec, columnSpec } from "../catalog/tables";
import type { AxisId, BookRow, BookTable, BudgetBook, ColumnRole, RowKey, TableId } from "../model/book";
import { formOf } from "../model/book";
import { moneyIn } from "../model/amountColumns";
import type { Fen } from "../model/money";
import { layoutOf } from "../model/profile";
import { BookAmounts } from "./bookAmounts";
import type { Operand } from "./instance";

/** Rows by key, roles of the printed columns, lengths of the codes, and which printed columns make up a role, of an axis of a table. */
interface Axis {
  /** Null until a row is asked for by its key. */
  rows: Map<RowKey, BookRow[]> | null;
  readonly roles: Set<ColumnRole>;
  readonly lengths: Set<number>;
  readonly printed: Map<ColumnRole, readonly ColumnRole[]>;
  /** Keys of its codes and of its projects; null until they are asked for. */
  codes: readonly RowKey[] | null;
  projects: readonly RowKey[] | null;
  /** Its totals; null until they are asked for. */
  totals: readonly BookRow[] | null;
}

const NO_KEYS: readonly RowKey[] = [];

const NO_ROWS: readonly BookRow[] = [];
const NO_LENGTHS: ReadonlySet<number> = new Set();

/** Looks up rows and cells of a book once, by key, so that relations over 100,000 rows stay linear. */
export class BookIndex {
  private readonly axes = new Map<TableId, Map<AxisId, Axis>>();
  private readonly tables = new Map<TableId, BookTable>();
  private readonly projects = new Map<string, ReadonlyMap<string, readonly BookRow[]>>();
  private columns: BookAmounts | null = null;

  /** @param forFilling whether last year's amounts are to be summed too, and lists whose rows figures cannot tell yet, where the form prints them. */
  constructor(readonly book: BudgetBook, readonly forFilling = false) {
    for (const table of book.tables) {
      // Of a kind that stands twice the first one counts.
      if (!this.tables.has(table.id)) this.tables.set(table.id, table);
      let axis: Axis | null = null;
      let id: AxisId | null = null;
      for (const row of table.rows) {
        if (axis === null || row.axis !== id) axis = this.axisOf(table.id, id = row.axis);
        if (row.code !== null) axis.lengths.add(row.code.length);
      }
      for (const column of table.columns) if (column.content === "amount") this.axisOf(table.id, column.axis).roles.add(column.role);
    }
  }

  /** The amounts of the book in columns. */
  get amounts(): BookAmounts {
    return this.columns ??= new BookAmounts(this.book.tables);
  }

  private axisOf(table: TableId, id: AxisId): Axis {
    let axes = this.axes.get(table);
    if (!axes) this.axes.set(table, axes = new Map());
    let axis = axes.get(id);
    if (!axis) axes.set(id, axis = { rows: null, roles: new Set(), lengths: new Set(), printed: new Map(), codes: null, projects: null, totals: null });
    return axis;
  }

  table(id: TableId): BookTable | undefined {
    return this.tables.get(id);
  }

  /** Whether the form of the book's region prints a kind of table; false where the region is not known. */
  formPrints(id: TableId): boolean {
    const form = formOf(this.book);
    return form !== null && layoutOf(form, id) !== undefined;
  }

  /** Every row of that key (two where a code stands twice), in sheet order; a total above a list and once more below it is one, and so are those of its parts with that of all. */
  rowsOf(table: TableId, axis: AxisId, key: RowKey): readonly BookRow[] {
    const own = this.axes.get(table)?.get(axis);
    return (own && (own.rows ??= this.rowsByKey(table, axis)).get(key)) ?? NO_ROWS;
  }

  /** Where the total of a table stands that sums its others, as its figures are now; null where none does. Goes through its totals alone. */
  wholeOf(table: BookTable, axis: AxisId): string | null {
    const own = this.axes.get(table.id)?.get(axis);
    const totals = own && (own.totals ??= table.rows.filter((row) => row.axis === axis && row.kind === "total"));
    const whole = totals && totals.length > 2 ? wholeOf(totals) : undefined;
    return whole ? `${whole.sheet} ${whole.row}` : null;
  }

  private rowsByKey(id: TableId, axis: AxisId): Map<RowKey, BookRow[]> {
    const rows = new Map<RowKey, BookRow[]>();
    for (const table of this.book.tables) {
      if (table.id !== id) continue;
      const within = totalsWithin(table, axis);
      for (const row of table.rows) {
        if (row.axis !== axis || within.has(row)) continue;
        const list = rows.get(row.key);
        if (list) list.push(row);
        else rows.set(row.key, [row]);
      }
    }
    return rows;
  }

  /**
   * Keys of an axis of a table in sheet order: of the codes that it prints as they are (codes of units, where a table prints the whole
   * department's too, are no second amount of it), or of its projects.
   */
  keysOf(table: TableId, axis: AxisId, of: "code" | "project"): readonly RowKey[] {
    const own = this.axes.get(table)?.get(axis);
    if (!own) return NO_KEYS;
    if (of === "code") return own.codes ??= this.keysWhere(table, axis, ({ code, key }) => key === code);
    return own.projects ??= this.keysWhere(table, axis, ({ kind }) => kind === "project");
  }

  private keysWhere(table: TableId, axis: AxisId, belongs: (row: BookRow) => boolean): readonly RowKey[] {
    const keys = new Set<RowKey>();
    const rows = this.table(table)?.rows ?? [];
    for (let at = 0; at < rows.length; at += 1) {
      const row = rows[at] as BookRow;
      if (row.axis === axis && belongs(row)) keys.add(row.key);
    }
    return [...keys];
  }

  /**
   * The one row of a project that another table names by this key: of the same unit and name, or, where one of the tables names no unit, of a
   * name that stands once. null where there is none, or several, which could be parts of it.
   */
  projectOf(table: TableId, axis: AxisId, key: RowKey): BookRow | null {
    const rows = this.rowsOf(table, axis, key);
    const [unit, name] = unitAndName(key);
    const named = rows.length > 0 ? rows : (this.projectsByName(table, axis).get(name) ?? []).filter((row) => unit === "" || unitAndName(row.key)[0] === "");
    return named.length === 1 ? named[0] ?? null : null;
  }

  private projectsByName(table: TableId, axis: AxisId): ReadonlyMap<string, readonly BookRow[]> {
    const id = `${table} ${axis}`;
    const known = this.projects.get(id);
    if (known) return known;
    const byName = new Map<string, BookRow[]>();
    for (const row of this.table(table)?.rows ?? []) {
      if (row.kind !== "project" || row.axis !== axis) continue;
      const name = unitAndName(row.key)[1];
      const rows = byName.get(name);
      if (rows) rows.push(row);
      else byName.set(name, [row]);
    }
    this.projects.set(id, byName);
    return byName;
  }

  /** Lengths of the codes that an axis prints: a layout that stops at classes prints only 3; an empty table none. */
  codeLengths(table: TableId, axis: AxisId): ReadonlySet<number> {
    return this.axes.get(table)?.get(axis)?.lengths ?? NO_LENGTHS;
  }

  /** Whether the layout prints an amount column of that role. */
  printsColumn(table: TableId, axis: AxisId, role: ColumnRole): boolean {
    return this.axes.get(table)?.get(axis)?.roles.has(role) ?? false;
  }

  /**
   * The printed columns whose sum is the column of that role: itself where it is printed, otherwise the printed ones
   * among its parts, recursively (the state capital table of Zhejiang prints 项目支出 and no 合计).
   */
  printedColumns(table: TableId, axis: AxisId, role: ColumnRole): readonly ColumnRole[] {
    const { roles, printed } = this.axisOf(table, axis);
    const known = printed.get(role);
    if (known) return known;
    const columns = roles.has(role) ? [role] : (columnSpec(table, axis, role)?.parts ?? []).flatMap((part) => this.printedColumns(table, axis, part));
    printed.set(role, columns);
    return columns;
  }

  /** Operands for one row key and role; one with a null row where the table prints no such row. */
  operands(table: BookTable, axis: AxisId, key: RowKey, role: ColumnRole): readonly Operand[] {
    const columns = this.printedColumns(table.id, axis, role);
    const rows = this.rowsOf(table.id, axis, key);
    if (rows.length === 0) return columns.map((column) => ({ table, axis, key, role: column, row: null, cell: null }));
    if (rows.length === 1 && columns.length === 1) return operandsIn(table, rows[0] as BookRow, columns[0] ?? role);
    // A total over bands has a cell of a role that no column has.
    if (columns.length > 1 && rows.every((row) => row.cells.has(role))) return rows.map((row) => operandOf(table, row, role));
    return columns.flatMap((column) => rows.flatMap((row) => operandsIn(table, row, column)));
  }
}

/** Unit and name of a project by its key, "project:UNIT/NAME". */
function unitAndName(key: RowKey): readonly [unit: string, name: string] {
  const [, unit = "", name = ""] = /^project:([^/]*)\/(.*)$/s.exec(key) ?? [];
  return [unit, name];
}

/**
 * The cells of a row whose sum is the column of that role: its own where the row has it, otherwise those of its parts
 * that the row has (personnel and operating side by side, each with codes of its own); one without a cell where it has none.
 */
export function operandsIn(table: BookTable, row: BookRow, role: ColumnRole): readonly Operand[] {
  if (row.cells.has(role)) return [operandOf(table, row, role)];
  const parts = (columnSpec(table.id, row.axis, role)?.parts ?? []).filter((part) => row.cells.has(part));
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
    .filter((column) => index.printsColumn(table, axis, column.role) && (column.lastYear !== true || (index.forFilling && formHas(index.book, table, column.role))))
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

/**
 * Totals of a list that are no further amounts of it: those of its parts, where one stands for all of them, and the one below it that says once
 * more what stands above.
 */
function totalsWithin({ rows }: BookTable, axis: AxisId): ReadonlySet<BookRow> {
  const own = rows.filter((row) => row.axis === axis);
  const totals = own.filter(({ kind }) => kind === "total");
  // Nearly all lists have one.
  if (totals.length < 2) return NONE;
  if (totals.length === 2) return own.length > 2 && own[0] === totals[0] && own.at(-1) === totals[1] ? new Set(totals.slice(1)) : NONE;
  const whole = wholeOf(totals);
  return whole ? new Set(totals.filter((row) => row !== whole)) : NONE;
}

const NONE: ReadonlySet<BookRow> = new Set();

/** The one of some totals that is the sum of the others, in each of its columns, to the fen; undefined where none is. */
function wholeOf(totals: readonly BookRow[]): BookRow | undefined {
  const sums = new Map<ColumnRole, Fen>();
  for (const total of totals) for (const role of total.cells.keys()) sums.set(role, (sums.get(role) ?? 0) + moneyIn(total, role));
  return totals.find((total) => {
    const roles = [...total.cells.keys()];
    return roles.some((role) => moneyIn(total, role) !== 0) && roles.every((role) => sums.get(role) === 2 * moneyIn(total, role));
  });
}
