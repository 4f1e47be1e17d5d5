import type { Fen } from "../model/money";
import type { StructuralAmounts } from "../model/structure";
import { CommonStep, readAmount } from "../recognize/amounts";
import type { GridColumn } from "./columns";
import type { Grid } from "./grids";
import type { Reliance } from "./reliance";

/** What stands behind an amount. */
export const AMOUNT_STATE = { blank: 0, amount: 1, unreadable: 2 } as const;

/**
 * Every figure of the structural reading in columns: money and grain in fen (a rate: hundredths of a percent), where it
 * stands, and what kind of content it is. An amount is its index.
 */
export class Amounts {
  readonly grid: number[] = [];
  readonly row: number[] = [];
  readonly column: number[] = [];
  readonly money: number[] = [];
  readonly grain: number[] = [];
  readonly state: number[] = [];
  readonly change: number[] = [];
  readonly label: number[] = [];
  readonly header: number[] = [];
  readonly words: string[] = [];

  /** @param reliance told of every figure that is looked at; without it nothing is remembered */
  constructor(readonly reliance: Reliance | null = null) {}

  /** Remembers a label or header; its index. */
  word(text: string): number {
    this.words.push(text);
    return this.words.length - 1;
  }

  /** The columns as they stay. */
  frozen(): StructuralAmounts {
    return {
      table: new Int32Array(this.grid), row: new Int32Array(this.row), column: new Int32Array(this.column), money: new Float64Array(this.money),
      grain: new Float64Array(this.grain), state: new Uint8Array(this.state), change: new Uint8Array(this.change), label: new Int32Array(this.label), header: new Int32Array(this.header), words: this.words,
    };
  }

  get length(): number {
    return this.money.length;
  }

  /** Remembers an amount; its index. */
  add({ grid, row, column, label, header, change }: AmountPlace, money: Fen, grain: Fen, state: number): number {
    this.change.push(change ? 1 : 0);
    this.label.push(label);
    this.header.push(header);
    this.grid.push(grid);
    this.row.push(row);
    this.column.push(column);
    this.money.push(money);
    this.grain.push(grain);
    this.state.push(state);
    return this.money.length - 1;
  }
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

/** Reads the figures of a pane's rows into the columns; the ids, row by row; -1 for what is no rate. */
export function readFigures(amounts: Amounts, grid: Grid, at: number, rows: readonly { readonly row: number; readonly label: string; readonly code: string }[], columns: readonly GridColumn[]): Int32Array {
  const { view } = grid;
  const { sheet } = view;
  const ids = new Int32Array(rows.length * columns.length).fill(-1);
  const format = (row: number, column: number): string => sheet.numberFormats[row - sheet.row]?.[column - sheet.column] ?? "General";
  const common = new CommonStep();
  for (const { row } of rows) for (const { column, kind } of columns) if (kind !== "rate") common.see(view.value(row, column), format(row, column));
  const headers = columns.map(({ printed }) => amounts.word(printed));
  const place: AmountPlace = { grid: at, row: 0, column: 0, label: -1, header: -1, change: false };
  rows.forEach(({ row, label, code }, line) => {
    place.row = row;
    place.label = amounts.word(label === "" ? code : label);
    const formats = sheet.numberFormats[row - sheet.row];
    const formulas = sheet.formulas[row - sheet.row];
    columns.forEach(({ column, kind }, index) => {
      place.column = column;
      place.header = headers[index] ?? -1;
      place.change = kind === "change";
      const id = line * columns.length + index;
      const value = view.value(row, column);
      if (value === null) {
        ids[id] = amounts.add(place, 0, 0, AMOUNT_STATE.blank);
        return;
      }
      const shown = formats?.[column - sheet.column] ?? "General";
      const formula = formulas?.[column - sheet.column] ?? "";
      if (kind === "rate") {
        const rate = rateOf(value, shown);
        if (rate !== null) ids[id] = amounts.add(place, rate.money, rate.grain, AMOUNT_STATE.amount);
        return;
      }
      const state = readAmount(value, formula, shown, grid.unit, common.decimals);
      // A zero that a formula makes of blanks is as blank as they are.
      if (state.kind === "amount" && formula !== "" && state.figure.money === 0) ids[id] = amounts.add(place, 0, 0, AMOUNT_STATE.blank);
      else if (state.kind === "amount") ids[id] = amounts.add(place, state.figure.money, state.figure.grain, AMOUNT_STATE.amount);
      // A remark where an amount might stand (不需填列) is no amount, and none is missing.
      else if (state.kind === "blank" || state.kind === "text") ids[id] = amounts.add(place, 0, 0, AMOUNT_STATE.blank);
      else ids[id] = amounts.add(place, 0, 0, AMOUNT_STATE.unreadable);
    });
  });
  return ids;
}

/** A rate in millionths of a percent, and the step to which it was rounded: 23.81, "23.81%", or 0.2381 shown as a percentage. */
function rateOf(value: unknown, format: string): { readonly money: number; readonly grain: number } | null {
  const text = String(value).trim().replace(/[%％]$/, "");
  if (!/^[-+]?\d+(?:\.\d+)?$/.test(text)) return null;
  const asShare = typeof value === "number" && format.includes("%");
  const decimals = asShare ? (/\.(0+)%/.exec(format)?.[1]?.length ?? 0) : (text.split(".")[1]?.length ?? 0);
  const percent = Number(text) * (asShare ? 100 : 1);
  const shown = Math.min(decimals, 4);
  return { money: Math.round(Number(percent.toFixed(shown)) * PER_PERCENT), grain: PER_PERCENT / 10 ** shown };
}
