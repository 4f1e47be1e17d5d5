import type { BookRow, BookTable, BudgetBook } from "../model/book";
import { tableOf } from "../model/book";
import type { CellRef } from "../model/cells";
import { cellKey } from "../model/cells";
import type { Fen, Figure, UnitOfMeasure } from "../model/money";
import type { PlaceColumn, PlaceLine, PlaceTable } from "./places";
import { placesOf } from "./places";

/** What this year's workbook has where last year's had a cell. */
export interface Counterpart {
  /** In fen; nothing where the row is gone or blank. */
  readonly money: Fen;
  /** How far the amounts were rounded when they were printed. */
  readonly grain: Fen;
  readonly cells: readonly CellRef[];
}

/** A cell of last year's by what it means: its row and column in a table that was recognised. */
export interface Address {
  readonly table: BookTable;
  readonly row: BookRow;
  readonly role: string;
  /** Of rows with the same key on the same axis, which. */
  readonly nth: number;
}

/** A cell of last year's in a table that was read by its structure. */
export interface Placed {
  readonly line: PlaceLine;
  readonly column: PlaceColumn;
}

/**
 * Finds cells of last year's workbook again in this year's: by kind of table, row and column where these are known, else by the
 * titles, lines and headers of the tables, whose years are turned.
 */
export class Counterparts {
  private readonly addresses = new Map<string, Address>();
  private readonly placed = new Map<string, Placed>();
  /** Cells of last year by their amounts. */
  private readonly byAmount = new Map<Fen, CellRef[]>();
  private readonly lastPlaces: readonly PlaceTable[];
  private readonly places: readonly PlaceTable[];
  /** Amounts of this year by their cells, once they are asked for. */
  private amounts: ReadonlyMap<string, Figure> | null = null;

  constructor(private readonly last: BudgetBook, private readonly now: BudgetBook, lastYear: number | null, year: number | null) {
    for (const table of last.tables) {
      const times = new Map<string, number>();
      for (const row of table.rows) {
        const key = `${row.axis}|${row.key}`;
        const nth = times.get(key) ?? 0;
        times.set(key, nth + 1);
        for (const [role, { ref, state }] of row.cells) {
          this.addresses.set(cellKey(ref), { table, row, role, nth });
          if (state.kind === "amount") this.remember(state.figure.money, ref);
        }
      }
    }
    this.lastPlaces = placesOf(last, lastYear);
    this.places = last === now ? this.lastPlaces : placesOf(now, year);
    for (const table of this.lastPlaces) {
      for (const line of table.lines) for (const [column, { at, figure }] of line.cells) {
        this.placed.set(cellKey(at), { line, column });
        if (figure && column.period === "now" && !this.addresses.has(cellKey(at))) this.remember(figure.money, at);
      }
    }
  }

  private remember(money: Fen, at: CellRef): void {
    const cells = this.byAmount.get(money);
    if (cells) cells.push(at);
    else this.byAmount.set(money, [at]);
  }

  /** Σ of what this year has for cells of last year; null where one of them has no counterpart. */
  of(cells: readonly CellRef[]): Counterpart | null {
    const found: Counterpart[] = [];
    for (const cell of cells) {
      const one = this.ofAddress(this.addresses.get(cellKey(cell))) ?? this.ofPlaced(this.placed.get(cellKey(cell)));
      if (!one) return null;
      found.push(one);
    }
    return found.length === 0 ? null : {
      money: found.reduce((sum, { money }) => sum + money, 0), grain: found.reduce((most, { grain }) => Math.max(most, grain), 1), cells: found.flatMap((each) => each.cells),
    };
  }

  /**
   * What this year has for cells of last year that held an amount: by the amount alone. null where no cell held it; several where
   * the cells say different things this year.
   */
  ofAmount({ money, grain }: Figure): readonly Counterpart[] {
    const found = new Map<Fen, Counterpart>();
    for (const cell of this.byAmount.get(money) ?? this.near(money, grain)) {
      const one = this.of([cell]);
      if (one && !found.has(one.money)) found.set(one.money, one);
    }
    return [...found.values()];
  }

  /** Cells whose amounts are printed as this one where it is rounded. */
  private near(money: Fen, grain: Fen): readonly CellRef[] {
    return grain <= 1 ? [] : [...this.byAmount].flatMap(([amount, cells]) => (Math.abs(amount - money) * 2 <= grain ? cells : []));
  }

  /** Where a cell of last year stands in a table that was recognised. */
  addressOf(cell: CellRef): Address | undefined {
    return this.addresses.get(cellKey(cell));
  }

  /** The amount in a cell of this year's tables or 补充资料, for whoever chose it; null where none was read there. */
  amountIn(cell: CellRef): Counterpart | null {
    this.amounts ??= this.amountsNow();
    const figure = this.amounts.get(cellKey(cell));
    return figure ? { ...figure, cells: [cell] } : null;
  }

  private amountsNow(): ReadonlyMap<string, Figure> {
    const amounts = new Map<string, Figure>([...this.now.supplement?.facts.values() ?? []].flatMap(({ at, figure }) => (figure ? [[cellKey(at), figure] as const] : [])));
    for (const { lines } of this.places) for (const { cells } of lines) for (const { at, figure } of cells.values()) if (figure) amounts.set(cellKey(at), figure);
    for (const { rows } of this.now.tables) for (const { cells } of rows) for (const { ref, state } of cells.values()) if (state.kind === "amount") amounts.set(cellKey(ref), state.figure);
    return amounts;
  }

  /** The unit in which the table of a cell of last year is printed. */
  unitAt(cell: CellRef): UnitOfMeasure | null {
    return this.addresses.get(cellKey(cell))?.table.unit ?? null;
  }

  /** The line and column in this year's tables of a line and column of last year's, however these were read. */
  placeOf(place: Placed): Placed | null {
    const at = place.line.cells.get(place.column)?.at;
    const own = at && this.placed.get(cellKey(at));
    return own ? this.likeOf(own) : null;
  }

  /** The same line and column in this year's tables. */
  private likeOf({ line, column }: Placed): Placed | null {
    const table = this.tableLike(line.table);
    if (!table) return null;
    const same = (other: PlaceLine): boolean => bare(other.name.forms[0] ?? "") === bare(line.name.forms[0] ?? "") && other.side === line.side && other.total === line.total;
    const nth = line.table.lines.filter(same).indexOf(line);
    const lines = table.lines.filter(same);
    // A table of one line needs no name for it.
    const alone = table.lines.length === 1 && line.table.lines.length === 1 ? table.lines[0] : undefined;
    const found = alone ?? (lines.length === line.table.lines.filter(same).length ? lines[nth] : lines.length === 1 ? lines[0] : undefined);
    if (!found) return null;
    const header = bare(column.printed);
    const columns = [...found.cells.keys()].filter((other) => bare(other.printed) === header && other.period === column.period && other.side === column.side);
    const [only] = columns;
    return only ? { line: found, column: only } : null;
  }

  private ofAddress(address: Address | undefined): Counterpart | null {
    if (!address) return null;
    const { table, row, role, nth } = address;
    const now = tableOf(this.now, table.id);
    if (!now) return null;
    const alike = ({ axis, key }: BookRow): boolean => axis === row.axis && key === row.key;
    const rows = now.rows.filter(alike);
    const times = table === now ? rows.length : table.rows.filter(alike).length;
    if (rows.length === 0) return this.withoutRow(table, now, row, role);
    // Of rows that are printed unit by unit that of the unit is meant; it is gone where the unit still has others.
    const ofUnit = row.unitName === null || times + rows.length < 3 ? null : now.rows.filter((each) => each.axis === row.axis && each.unitName === row.unitName);
    if (ofUnit && ofUnit.length > 0) {
      const own = ofUnit.filter(alike);
      return own.length === 0 ? { money: 0, grain: 1, cells: [] } : own.length === 1 ? togetherOf(own, role) : null;
    }
    // What stood once and stands several times now is printed unit by unit; the other way round nobody knows whose it was.
    if (rows.length !== times) return times === 1 && row.code !== null ? togetherOf(rows, role) : null;
    const found = rows[nth];
    return found ? togetherOf([found], role) : null;
  }

  /**
   * A row that is no longer there has nothing, where the table prints its like; a class or division of a table that prints items alone is
   * what these add up to. A column that is no longer there is another table.
   */
  private withoutRow(last: BookTable, now: BookTable, { axis, kind, code }: BookRow, role: string): Counterpart | null {
    if (!now.columns.some((column) => column.role === role)) return null;
    // The one row of a table is the body's own, under whatever name.
    if (code === null) return last.rows.length > 1 && now.rows.some((row) => row.axis === axis && row.kind === kind) ? { money: 0, grain: 1, cells: [] } : null;
    const coded = now.rows.flatMap((row) => (row.axis === axis && row.code !== null ? [{ row, code: row.code }] : []));
    if (coded.length === 0 || coded.some((each) => each.code.length === code.length)) return { money: 0, grain: 1, cells: [] };
    const below = coded.filter((each) => each.code.length > code.length);
    const next = below.reduce((least, each) => Math.min(least, each.code.length), Infinity);
    const parts = below.filter((each) => each.code.length === next && each.code.startsWith(code)).map(({ row }) => row);
    return below.length === 0 ? null : parts.length === 0 ? { money: 0, grain: 1, cells: [] } : togetherOf(parts, role);
  }

  private ofPlaced(placed: Placed | undefined): Counterpart | null {
    if (!placed) return null;
    const now = this.likeOf(placed);
    const cell = now?.line.cells.get(now.column);
    return cell ? { money: cell.figure?.money ?? 0, grain: cell.figure?.grain ?? 1, cells: [cell.at] } : null;
  }

  /** The table of the same title, years aside; of several that at the same place among them. */
  private tableLike(table: PlaceTable): PlaceTable | undefined {
    if (this.last === this.now) return table;
    const title = bare(table.title);
    const alike = this.places.filter((other) => bare(other.title) === title && other.matter === table.matter);
    const before = this.lastPlaces.filter((other) => bare(other.title) === title && other.matter === table.matter);
    return alike.length === before.length ? alike[before.indexOf(table)] : alike.length === 1 ? alike[0] : undefined;
  }
}

/** Σ of a column over rows; a blank is nothing. null where a cell is not there or holds no amount. */
function togetherOf(rows: readonly BookRow[], role: string): Counterpart | null {
  const cells = rows.flatMap((row) => row.cells.get(role) ?? []);
  if (cells.length < rows.length || cells.some(({ state }) => state.kind !== "amount" && state.kind !== "blank")) return null;
  const figures = cells.flatMap(({ state }) => (state.kind === "amount" ? [state.figure] : []));
  return { money: figures.reduce((sum, { money }) => sum + money, 0), grain: figures.reduce((most, { grain }) => Math.max(most, grain), 1), cells: cells.map(({ ref }) => ref) };
}

/** A title or header without its years and white space. */
function bare(words: string): string {
  return words.replace(/\s/g, "").replace(/(?:19|20)\d\d年?度?/g, "");
}
