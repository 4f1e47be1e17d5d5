import { figureOf, type BookCell, type BookRow, type BookTable, type CellState, type ColumnRole } from "./book";
import type { CellRef } from "./cells";
import type { Fen } from "./money";

/** What an amount cell holds, as the byte that stands for it where there are many; the kinds of CellState. */
export const AMOUNT_KIND = { blank: 0, amount: 1, text: 2, error: 3, unitUnknown: 4 } as const;

/** What else is known of an amount, as bits. */
export const AMOUNT_FLAG = { asText: 1, rounded: 2, formula: 4 } as const;

/** Amount cells in columns: what each holds, the printed figure and its step in fen, and where it stands on its sheet. */
export interface AmountArrays {
  readonly kind: Uint8Array;
  readonly flags: Uint8Array;
  readonly money: Float64Array;
  readonly grain: Float64Array;
  readonly row: Int32Array;
  readonly column: Int32Array;
}

/** Empty columns with room for so many cells. */
export function amountArrays(length: number): AmountArrays {
  return {
    kind: new Uint8Array(length), flags: new Uint8Array(length), money: new Float64Array(length), grain: new Float64Array(length),
    row: new Int32Array(length), column: new Int32Array(length),
  };
}

/** A part of columns; what is put into it is put into the whole. */
export function partOf({ kind, flags, money, grain, row, column }: AmountArrays, from: number, to: number): AmountArrays {
  return {
    kind: kind.subarray(from, to), flags: flags.subarray(from, to), money: money.subarray(from, to), grain: grain.subarray(from, to),
    row: row.subarray(from, to), column: column.subarray(from, to),
  };
}

/** Puts all of some columns into others. */
export function copyInto(into: AmountArrays, at: number, from: AmountArrays): void {
  into.kind.set(from.kind, at);
  into.flags.set(from.flags, at);
  into.money.set(from.money, at);
  into.grain.set(from.grain, at);
  into.row.set(from.row, at);
  into.column.set(from.column, at);
}

/** Puts what a cell holds into columns. */
export function putState(into: AmountArrays, at: number, state: CellState): void {
  into.kind[at] = AMOUNT_KIND[state.kind];
  const amount = state.kind === "amount" ? state : null;
  into.money[at] = amount?.figure.money ?? 0;
  into.grain[at] = amount?.figure.grain ?? 0;
  into.flags[at] = amount === null ? 0 : (amount.asText ? AMOUNT_FLAG.asText : 0) | (amount.rounded ? AMOUNT_FLAG.rounded : 0) | (amount.formula === "" ? 0 : AMOUNT_FLAG.formula);
}

/** Cells of one row by role that were read into columns, and are made only when somebody asks for one. */
export interface CellsInColumns extends ReadonlyMap<ColumnRole, BookCell> {
  /** The columns of which they are a part, and where in them they begin; the cells of a row stand one behind the other. */
  readonly arrays: AmountArrays;
  readonly first: number;
  /** Which of its cells has which role; the very same map for all rows under one header. */
  readonly places: ReadonlyMap<ColumnRole, number>;
  /** The money in a role, in fen; zero where there is no such role or no amount. Makes no cell. */
  moneyOf(role: ColumnRole): Fen;
}

function isInColumns(cells: BookRow["cells"]): cells is CellsInColumns {
  return "arrays" in cells;
}

/** Which of a row's cells has which role, in their order. */
export function placesOf(cells: BookRow["cells"]): ReadonlyMap<ColumnRole, number> {
  return isInColumns(cells) ? cells.places : new Map([...cells.keys()].map((role, place) => [role, place]));
}

/**
 * The amount cells of a table in columns, row by row, each row's in the order of its roles. A cell is known by its number (id);
 * what asks for all of them asks here, and makes no object for any.
 */
export class AmountColumns {
  readonly arrays: AmountArrays;
  /** Of row `k` of the table: ids `from[k] … from[k + 1]`. */
  readonly from: Int32Array;
  /** Whether all rows stand on the sheet of the first. */
  readonly onOneSheet: boolean;
  /** Where the first row begins in the columns into which all were read; -1 where they were gathered. */
  private readonly base: number;
  private firsts: Map<BookRow, number> | null = null;

  constructor(readonly rows: readonly BookRow[]) {
    this.from = new Int32Array(rows.length + 1);
    let length = 0;
    let onOneSheet = true;
    rows.forEach(({ cells, sheet }, at) => {
      this.from[at + 1] = length += cells.size;
      if (sheet !== rows[0]?.sheet) onOneSheet = false;
    });
    this.onOneSheet = onOneSheet;
    const atOnce = readAtOnce(rows, length);
    this.arrays = atOnce ?? gathered(rows, this.from, length);
    const first = rows[0]?.cells;
    this.base = atOnce && first && isInColumns(first) ? first.first : -1;
  }

  /** The number of the first amount of a row of the table. */
  firstOf(row: BookRow): number {
    if (this.base >= 0 && isInColumns(row.cells)) return row.cells.first - this.base;
    this.firsts ??= new Map(this.rows.map((each, line) => [each, this.from[line] ?? 0]));
    const first = this.firsts.get(row);
    if (first === undefined) throw new RangeError(`a table has no row ${row.key}`);
    return first;
  }

  get length(): number {
    return this.arrays.kind.length;
  }

  /** The row of the table (by index) in which a cell stands. */
  rowOf(id: number): number {
    // Amounts are mostly asked for one after the other.
    if (id >= (this.from[this.last] ?? 0) && id < (this.from[this.last + 1] ?? 0)) return this.last;
    return this.last = this.searched(id);
  }

  private last = 0;

  private searched(id: number): number {
    let [low, high] = [0, this.rows.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.from[middle] ?? 0) <= id) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** A cell with its row and role. */
  cellAt(id: number): { readonly row: BookRow; readonly role: ColumnRole; readonly cell: BookCell } {
    const at = this.rowOf(id);
    const row = this.rows[at];
    const role = row ? this.rolesOf(row.cells)[id - (this.from[at] ?? 0)] : undefined;
    const cell = role === undefined ? undefined : row?.cells.get(role);
    if (!row || role === undefined || !cell) throw new RangeError(`a table has no amount ${id}`);
    return { row, role, cell };
  }

  private shape: ReadonlyMap<ColumnRole, number> | null = null;
  private roles: readonly ColumnRole[] = [];

  /** The roles of a row's cells in their order; most rows have those of the row asked for before. */
  private rolesOf(cells: BookRow["cells"]): readonly ColumnRole[] {
    const shape = placesOf(cells);
    if (shape !== this.shape) {
      this.shape = shape;
      this.roles = [...shape.keys()];
    }
    return this.roles;
  }

  refOf(id: number): CellRef {
    return { sheet: this.rows[this.rowOf(id)]?.sheet ?? "", row: this.arrays.row[id] ?? 0, column: this.arrays.column[id] ?? 0 };
  }

  private money: boolean | null = null;
  private formula: boolean | null = null;

  /** Whether some cell holds an amount other than zero, and whether a formula gives one; several rules ask. */
  get hasMoney(): boolean {
    return this.money ??= this.arrays.money.some((money) => money !== 0);
  }

  get hasFormula(): boolean {
    return this.formula ??= this.arrays.flags.some((flags) => (flags & AMOUNT_FLAG.formula) !== 0);
  }
}

/** The very columns into which the rows were read, where they were read one behind the other. */
function readAtOnce(rows: readonly BookRow[], length: number): AmountArrays | null {
  const cells = rows[0]?.cells;
  if (!cells || !isInColumns(cells)) return null;
  let next = cells.first;
  for (const row of rows) {
    if (!isInColumns(row.cells) || row.cells.arrays !== cells.arrays || row.cells.first !== next) return null;
    next += row.cells.size;
  }
  return partOf(cells.arrays, cells.first, cells.first + length);
}

function gathered(rows: readonly BookRow[], from: Int32Array, length: number): AmountArrays {
  const arrays = amountArrays(length);
  rows.forEach(({ cells }, at) => {
    let id = from[at] ?? 0;
    if (isInColumns(cells)) {
      copyInto(arrays, id, partOf(cells.arrays, cells.first, cells.first + cells.size));
      return;
    }
    for (const { ref, state } of cells.values()) {
      putState(arrays, id, state);
      arrays.row[id] = ref.row;
      arrays.column[id] = ref.column;
      id += 1;
    }
  });
  return arrays;
}

const COLUMNS = new WeakMap<BookTable, AmountColumns>();

/** The amounts of a table in columns. */
export function amountsOf(table: BookTable): AmountColumns {
  const known = COLUMNS.get(table);
  if (known) return known;
  const columns = new AmountColumns(table.rows);
  COLUMNS.set(table, columns);
  return columns;
}

/** Whether a table has an amount other than zero. */
export function hasMoney(table: BookTable): boolean {
  return amountsOf(table).hasMoney;
}

/** Whether an amount of a table is a formula's. */
export function hasFormula(table: BookTable): boolean {
  return amountsOf(table).hasFormula;
}

/** The money of a row in a role, in fen; nothing counts as none. */
export function moneyIn({ cells }: BookRow, role: ColumnRole): Fen {
  return isInColumns(cells) ? cells.moneyOf(role) : figureOf(cells.get(role))?.money ?? 0;
}

/** The money of an amount in fen; null for no amount. */
export function moneyAt({ kind, money }: AmountArrays, id: number): Fen | null {
  return kind[id] === AMOUNT_KIND.amount ? money[id] ?? 0 : null;
}
