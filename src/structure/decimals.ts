import { AMOUNT_KIND, amountsOf } from "../model/amountColumns";
import type { BudgetBook } from "../model/book";
import { meets, type Area } from "../model/cells";
import { decimalsInUnit, type UnitOfMeasure } from "../model/money";
import { CommonStep, DecimalCounts } from "../recognize/amounts";
import type { GridColumn } from "./columns";
import type { Grid } from "./grids";

/** A grid with its columns, and the areas in which it stands: one for each page. */
export interface PlacedGrid {
  readonly grid: Grid;
  readonly columns: readonly GridColumn[];
  readonly areas: readonly Area[];
}

/** Decimals that amounts of a unit of measure have at most; undefined where nothing tells. */
export type KnownDecimals = (unit: UnitOfMeasure) => number | undefined;

/**
 * How the tables of a workbook print their amounts, by unit of measure: what they show holds for a small table too. Tables of the
 * catalogue's set are known by it; those of another department's set, and units of measure in which the catalogue has no table, by their like.
 */
export class PrintedDecimals {
  private readonly byBook: ReadonlyMap<UnitOfMeasure, number>;
  private readonly second: readonly Area[];
  private readonly byGrids = new Map<string, CommonStep>();

  constructor(book: BudgetBook) {
    this.byBook = decimalsIn(book);
    this.second = book.leftovers.filter(({ reason }) => reason === "duplicateTable").map(({ area }) => area);
  }

  /** Takes note of the amounts of a grid, as far as the catalogue does not tell how they are printed. */
  see(placed: PlacedGrid): void {
    const { grid: { view, bodyRows, unit: common }, columns } = placed;
    const isSecond = this.isSecond(placed);
    for (const { column, kind, unit: own } of columns) {
      const unit = own ?? common;
      if ((kind !== "amount" && kind !== "change") || unit === null || (!isSecond && this.byBook.has(unit))) continue;
      const key = keyOf(isSecond, unit);
      const step = this.byGrids.get(key) ?? new CommonStep();
      this.byGrids.set(key, step);
      for (const row of bodyRows) step.see(view.cells(row)[column - view.sheet.column] ?? null, "General");
    }
  }

  /** What is known of amounts like those of a grid, once all grids were seen. */
  of(placed: PlacedGrid): KnownDecimals {
    const isSecond = this.isSecond(placed);
    return (unit) => {
      // What is left aside beside a second set may be the first department's.
      const most = Math.min(this.byBook.get(unit) ?? Infinity, this.byGrids.get(keyOf(isSecond, unit))?.most ?? Infinity);
      return most === Infinity ? undefined : most;
    };
  }

  private isSecond({ areas }: PlacedGrid): boolean {
    return this.second.some((each) => areas.some((area) => meets(each, area)));
  }
}

function keyOf(isSecond: boolean, unit: UnitOfMeasure): string {
  return `${isSecond} ${unit}`;
}

/** Decimals of the step that known tables of each unit of measure print. */
function decimalsIn({ tables }: BudgetBook): ReadonlyMap<UnitOfMeasure, number> {
  const counts = new Map<UnitOfMeasure, DecimalCounts>();
  for (const table of tables) {
    const { unit } = table;
    if (unit === null) continue;
    const own = counts.get(unit) ?? new DecimalCounts();
    counts.set(unit, own);
    const { arrays: { kind, money, grain }, length } = amountsOf(table);
    let [last, decimals] = [NaN, 0];
    for (let id = 0; id < length; id += 1) {
      if (kind[id] !== AMOUNT_KIND.amount || money[id] === 0) continue;
      const step = grain[id] ?? 0;
      // Most amounts have the step of the one before.
      if (step !== last) [last, decimals] = [step, decimalsInUnit(step, unit)];
      own.see(decimals);
    }
  }
  return new Map([...counts].map(([unit, own]) => [unit, own.finest(Infinity) ?? 0]));
}
