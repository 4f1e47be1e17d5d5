import { AMOUNT_FLAG, AMOUNT_KIND, amountArrays, copyInto, moneyAt, type AmountArrays, type CellsInColumns } from "../model/amountColumns";
import { figureOf, type BookCell, type ColumnRole } from "../model/book";
import type { Fen, UnitOfMeasure } from "../model/money";
import { formulaAt, numberFormatAt } from "../model/snapshot";
import { AmountReader, stateOf } from "./amounts";
import type { SheetView } from "./view";

/** The roles of a row's amounts, in the order of the columns; shared by all rows under one header. */
export interface RowRoles {
  readonly places: ReadonlyMap<ColumnRole, number>;
  /** The column of each role. */
  readonly columns: readonly number[];
}

const KNOWN = new WeakMap<readonly { readonly role: ColumnRole; readonly column: number }[], RowRoles>();

/** The roles of columns; of a role that stands twice the last column counts. */
export function rolesOf(amounts: readonly { readonly role: ColumnRole; readonly column: number }[]): RowRoles {
  const known = KNOWN.get(amounts);
  if (known) return known;
  const byRole = new Map(amounts.map(({ role, column }) => [role, column]));
  const roles: RowRoles = { places: new Map([...byRole.keys()].map((role, place) => [role, place])), columns: [...byRole.values()] };
  KNOWN.set(amounts, roles);
  return roles;
}

/** Decimals of a table: what it prints where formats do not say, and what its amounts have at most. */
export interface Decimals {
  readonly common: number;
  readonly most: number;
}

/** Reads the amounts of a table's rows on one sheet into columns. */
export class AmountRows {
  arrays: AmountArrays;
  private length = 0;
  private readonly reader: AmountReader;

  /**
   * @param unit unit of measure of the table, null where it states none
   * @param decimals what the table prints where a format does not say, and what its amounts have at most
   * @param room how many cells there may be
   */
  constructor(private readonly view: SheetView, unit: UnitOfMeasure | null, decimals: Decimals, room: number) {
    this.reader = new AmountReader(unit, decimals.common, decimals.most);
    this.arrays = amountArrays(room);
  }

  /** Reads the amounts of a row. */
  read(row: number, roles: RowRoles): RowCells {
    const { view: { sheet }, reader, length: first } = this;
    if (first + roles.columns.length > this.arrays.kind.length) this.grow();
    const { kind, flags, money, grain, row: rows, column: columns } = this.arrays;
    const at = row - sheet.row;
    const values = this.view.line(row);
    const formats = sheet.numberFormats[at];
    const formulas = sheet.formulas[at];
    const own = roles.columns;
    // Before it is compiled, a loop by index takes a tenth of one over values: this one runs for every cell.
    for (let place = 0; place < own.length; place += 1) {
      const column = own[place] ?? 0;
      const id = first + place;
      const index = column - sheet.column;
      const read = reader.read(values?.[index] ?? null, formats?.[index] ?? "General");
      kind[id] = read;
      rows[id] = row;
      columns[id] = column;
      if (read === AMOUNT_KIND.amount) {
        money[id] = reader.money;
        grain[id] = reader.grain;
        flags[id] = (reader.asText ? AMOUNT_FLAG.asText : 0) | (reader.rounded ? AMOUNT_FLAG.rounded : 0) | ((formulas?.[index] ?? "") === "" ? 0 : AMOUNT_FLAG.formula);
      }
    }
    this.length = first + own.length;
    return new RowCells(this, first, row, roles);
  }

  /** A cell as an object. */
  cellAt(row: number, column: number): BookCell {
    const { view, reader } = this;
    const value = view.value(row, column);
    return { ref: view.ref(row, column), state: stateOf(reader.read(value, numberFormatAt(view.sheet, row, column)), reader, value, formulaAt(view.sheet, row, column)) };
  }

  /** Rows have more roles than was thought: those read so far move with the others. */
  private grow(): void {
    const larger = amountArrays(this.arrays.kind.length * 2 + MORE);
    copyInto(larger, 0, this.arrays);
    this.arrays = larger;
  }
}

const MORE = 64;

/**
 * The amount cells of one row by role, read into columns: the roles are held once for all rows, and a cell is made when it is
 * first asked for, since a table may have a hundred thousand rows. The same cell is always the same object.
 */
export class RowCells implements CellsInColumns {
  private cells: (BookCell | undefined)[] | null = null;

  constructor(private readonly rows: AmountRows, readonly first: number, private readonly row: number, private readonly roles: RowRoles) {}

  get arrays(): AmountArrays {
    return this.rows.arrays;
  }

  get places(): ReadonlyMap<ColumnRole, number> {
    return this.roles.places;
  }

  get size(): number {
    return this.roles.columns.length;
  }

  get(role: ColumnRole): BookCell | undefined {
    const place = this.roles.places.get(role);
    return place === undefined ? undefined : this.cellAt(place);
  }

  moneyOf(role: ColumnRole): Fen {
    const place = this.roles.places.get(role);
    if (place === undefined) return 0;
    const cell = this.cells?.[place];
    return (cell ? figureOf(cell)?.money : moneyAt(this.rows.arrays, this.first + place)) ?? 0;
  }

  has(role: ColumnRole): boolean {
    return this.roles.places.has(role);
  }

  keys(): MapIterator<ColumnRole> {
    return this.roles.places.keys();
  }

  values(): MapIterator<BookCell> {
    return this.made().values();
  }

  entries(): MapIterator<[ColumnRole, BookCell]> {
    return this.pairs().values();
  }

  [Symbol.iterator](): MapIterator<[ColumnRole, BookCell]> {
    return this.entries();
  }

  forEach(visit: (cell: BookCell, role: ColumnRole, map: ReadonlyMap<ColumnRole, BookCell>) => void): void {
    for (const [role, cell] of this.pairs()) visit(cell, role, this);
  }

  private cellAt(place: number): BookCell {
    const cells = this.cells ??= new Array<BookCell | undefined>(this.roles.columns.length);
    return cells[place] ??= this.rows.cellAt(this.row, this.roles.columns[place] ?? 0);
  }

  private made(): readonly BookCell[] {
    return this.roles.columns.map((_, place) => this.cellAt(place));
  }

  private pairs(): [ColumnRole, BookCell][] {
    return [...this.roles.places.keys()].map((role, place) => [role, this.cellAt(place)]);
  }
}
