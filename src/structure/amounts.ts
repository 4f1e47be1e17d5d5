import { AMOUNT_KIND } from "../model/amountColumns";
import type { Scalar } from "../model/cells";
import { formatDecimal, parseAmountText, type Fen, type UnitOfMeasure } from "../model/money";
import { STRUCTURAL_STATE, type StructuralAmounts } from "../model/structure";
import { AmountReader, CommonStep } from "../recognize/amounts";
import type { GridColumn } from "./columns";
import type { KnownDecimals } from "./decimals";
import type { Grid } from "./grids";
import { LINE, type PaneRows } from "./paneRows";
import type { Reliance } from "./reliance";

/**
 * Every figure of the structural reading in columns: money and grain in fen (a rate: hundredths of a percent), where it
 * stands, and what kind of content it is. An amount is its index.
 */
export class Amounts {
  grid = new Int32Array(0);
  row = new Int32Array(0);
  column = new Int32Array(0);
  money = new Float64Array(0);
  grain = new Float64Array(0);
  state = new Uint8Array(0);
  change = new Uint8Array(0);
  label = new Int32Array(0);
  header = new Int32Array(0);
  readonly words: string[] = [];
  length = 0;

  /** @param reliance told of every figure that is looked at; without it nothing is remembered */
  constructor(readonly reliance: Reliance | null = null) {}

  /** Remembers a label or header; its index. */
  word(text: string): number {
    this.words.push(text);
    return this.words.length - 1;
  }

  /** The columns as they stay. */
  frozen(): StructuralAmounts {
    const { length } = this;
    return {
      table: this.grid.subarray(0, length), row: this.row.subarray(0, length), column: this.column.subarray(0, length), money: this.money.subarray(0, length),
      grain: this.grain.subarray(0, length), state: this.state.subarray(0, length), change: this.change.subarray(0, length), label: this.label.subarray(0, length),
      header: this.header.subarray(0, length), words: this.words,
    };
  }

  /** Makes room for so many more amounts. */
  reserve(count: number): void {
    const { length } = this.money;
    if (this.length + count <= length) return;
    const room = Math.max(this.length + count, this.length === 0 ? 0 : length * 2);
    this.grid = grown(this.grid, new Int32Array(room));
    this.row = grown(this.row, new Int32Array(room));
    this.column = grown(this.column, new Int32Array(room));
    this.money = grown(this.money, new Float64Array(room));
    this.grain = grown(this.grain, new Float64Array(room));
    this.state = grown(this.state, new Uint8Array(room));
    this.change = grown(this.change, new Uint8Array(room));
    this.label = grown(this.label, new Int32Array(room));
    this.header = grown(this.header, new Int32Array(room));
  }

  /** Remembers an amount, for which there must be room; its index. */
  add({ grid, row, column, label, header, change }: AmountPlace, money: Fen, grain: Fen, state: number): number {
    const id = this.length;
    this.length = id + 1;
    this.change[id] = change ? 1 : 0;
    this.label[id] = label;
    this.header[id] = header;
    this.grid[id] = grid;
    this.row[id] = row;
    this.column[id] = column;
    this.money[id] = money;
    this.grain[id] = grain;
    this.state[id] = state;
    return id;
  }
}

function grown<T extends Int32Array | Float64Array | Uint8Array>(from: T, into: T): T {
  into.set(from);
  return into;
}

/** Where an amount stands, and what its row and column are called (indices of words). One is moved from cell to cell. */
export interface AmountPlace {
  readonly grid: number;
  row: number;
  column: number;
  label: number;
  header: number;
  change: boolean;
}

/** Steps of a percentage as amounts of this room hold it. */
const PER_PERCENT = 1_000_000;

/**
 * Reads the figures of a pane's rows into the columns; the ids, row by row; -1 for what is no rate.
 *
 * @param known decimals that amounts of a unit of measure have at most elsewhere
 */
export function readFigures(amounts: Amounts, grid: Grid, at: number, rows: PaneRows, columns: readonly GridColumn[], known: KnownDecimals): Int32Array {
  const { view } = grid;
  const { sheet } = view;
  const width = columns.length;
  const ids = new Int32Array(rows.length * width).fill(-1);
  amounts.reserve(ids.length);
  const readers = readersOf(known, grid, rows, columns);
  const headers = columns.map(({ printed }) => amounts.word(printed));
  const place: AmountPlace = { grid: at, row: 0, column: 0, label: -1, header: -1, change: false };
  let id = -1;
  for (let line = 0; line < rows.length; line++) {
    const row = rows.row[line] ?? -1;
    const label = rows.label[line] ?? "";
    place.row = row;
    place.label = amounts.word(label === "" ? rows.code[line] ?? "" : label);
    const compares = rows.compares[line];
    const values = view.line(row);
    const formats = sheet.numberFormats[row - sheet.row];
    const formulas = sheet.formulas[row - sheet.row];
    for (let index = 0; index < width; index++) {
      id += 1;
      const { column, kind } = columns[index] as GridColumn;
      const reader = readers[index] as AmountReader;
      const cell = column - sheet.column;
      place.column = column;
      place.header = headers[index] ?? -1;
      place.change = kind === "change" || compares === LINE.change;
      const value = values?.[cell] ?? null;
      const shown = formats?.[cell] ?? "General";
      ids[id] = (kind === "rate" || compares === LINE.rate) && value !== null ? addRate(amounts, place, value, shown) : addFigure(amounts, place, reader, reader.read(value, shown), value, formulas?.[cell] ?? "");
    }
  }
  return ids;
}

/** What the amounts of some columns show of the step to which they are printed. */
function stepOf({ view }: Grid, rows: PaneRows, columns: readonly GridColumn[]): CommonStep {
  const { sheet } = view;
  const summed = columns.filter(({ kind }) => kind !== "rate").map(({ column }) => column - sheet.column);
  const common = new CommonStep();
  for (let line = 0; line < rows.length; line++) {
    if (rows.compares[line] === LINE.rate) continue;
    const row = rows.row[line] ?? -1;
    const values = view.line(row);
    const formats = sheet.numberFormats[row - sheet.row];
    for (let at = 0; at < summed.length; at++) common.see(values?.[summed[at] ?? 0] ?? null, formats?.[summed[at] ?? 0] ?? "General");
  }
  return common;
}

/** A reader for each column: columns of one unit of measure have one. */
function readersOf(knownDecimals: KnownDecimals, grid: Grid, rows: PaneRows, columns: readonly GridColumn[]): readonly AmountReader[] {
  const readers = new Map<UnitOfMeasure | null, AmountReader>();
  return columns.map(({ unit: own }) => {
    const unit = own ?? grid.unit;
    const known = readers.get(unit);
    if (known) return known;
    const reader = readerOf(knownDecimals, unit, stepOf(grid, rows, columns.filter((column) => (column.unit ?? grid.unit) === unit)));
    readers.set(unit, reader);
    return reader;
  });
}

/** A reader of the amounts of a pane. What other tables of the same unit of measure show holds for a small one too. */
function readerOf(knownDecimals: KnownDecimals, unit: UnitOfMeasure | null, common: CommonStep): AmountReader {
  const known = unit === null ? undefined : knownDecimals(unit);
  return new AmountReader(unit, common.decimals, common.most === Infinity && known !== undefined ? Math.max(known, common.typedByOthers) : common.most);
}

const HAS_FIGURES = /[\d０-９]/;

/** Remembers what a reader has just read as `read`; its index. */
function addFigure(amounts: Amounts, place: AmountPlace, { money, grain }: AmountReader, read: number, value: Scalar, formula: string): number {
  // A zero that a formula makes of blanks is as blank as they are.
  if (read === AMOUNT_KIND.amount && (money !== 0 || formula === "")) return amounts.add(place, money, grain, STRUCTURAL_STATE.figure);
  // A remark where an amount might stand (不需填列) is no amount, and none is missing; figures that cannot be read may be one.
  const isRemark = read === AMOUNT_KIND.blank || read === AMOUNT_KIND.amount || (read === AMOUNT_KIND.text && !(typeof value === "string" && HAS_FIGURES.test(value)));
  return amounts.add(place, 0, 0, isRemark ? STRUCTURAL_STATE.blank : STRUCTURAL_STATE.unreadable);
}

function addRate(amounts: Amounts, place: AmountPlace, value: Scalar, format: string): number {
  const rate = rateOf(value, format);
  return rate === null ? -1 : amounts.add(place, rate.money, rate.grain, STRUCTURAL_STATE.figure);
}

/** A rate in millionths of a percent, and the step to which it was rounded: 23.81, "23.81%", or 0.2381 shown as a percentage. */
function rateOf(value: unknown, format: string): { readonly money: number; readonly grain: number } | null {
  const exact = parseAmountText(String(value).trim().replace(/[%％](?=[)）]?$)/, ""));
  if (exact === null) return null;
  const asShare = typeof value === "number" && format.includes("%");
  const decimals = asShare ? (/\.(0+)%/.exec(format)?.[1]?.length ?? 0) : exact.decimals;
  const percent = Number(formatDecimal(exact)) * (asShare ? 100 : 1);
  const shown = Math.min(decimals, 4);
  return { money: Math.round(Number(percent.toFixed(shown)) * PER_PERCENT), grain: PER_PERCENT / 10 ** shown };
}
