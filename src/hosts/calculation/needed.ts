import { areaOfReference, isOwnReference, tokensOf } from "../../model/formulas";
import type { Constant, Wanted } from "./calculation";

/** What is given to the library: sheets by their place among the names. */
export interface Given {
  readonly names: readonly string[];
  readonly wanted: readonly Wanted[];
  readonly constants: readonly Constant[];
}

/** Functions that reach sheets which no formula names, or count them. */
const REACHES_ANY = new Set(["INDIRECT", "SHEET", "SHEETS", "CELL", "ADDRESS"]);

/** A function that finds its cells when it is calculated, on a sheet that it names. */
const REACHES_FURTHER = "OFFSET";
/** Columns of an area that are kept apart; a wider one is taken for whole rows. */
const WIDEST = 64;

/**
 * What the library needs to calculate formulas: the sheets on which they stand and that they name, and of these the cells that
 * they read. The library takes long to begin a book of hundreds of sheets, and to be given hundreds of thousands of cells for
 * a sum of two. Everything where a formula may reach anything.
 */
export function onlyNeeded(all: Given): Given {
  return withNeededCells(onNeededSheets(all));
}

function withNeededCells(given: Given): Given {
  const { names, wanted, constants } = given;
  const places = new Map(names.map((name, sheet) => [name.toLowerCase(), sheet]));
  const covers = names.map(() => new Cover());
  for (const { sheet, formula } of wanted) {
    for (const token of tokensOf(formula ?? "")) {
      const name = token.text.toUpperCase();
      // "A1:INDEX(…)" reaches from one to the other.
      if ((token.kind === "function" && (REACHES_ANY.has(name) || name === REACHES_FURTHER)) || token.text === ":") return given;
      if (token.kind !== "reference") continue;
      const on = isOwnReference(token) ? places.get((token.sheet ?? names[sheet] ?? "").toLowerCase()) : undefined;
      if (on === undefined) {
        if (token.prefix === "" || token.sheet === null) return given;
        continue;
      }
      const { row, rows, column, columns } = areaOfReference(token, "");
      covers[on]?.add(row, row + rows - 1, column, column + columns - 1);
    }
  }
  return { names, wanted, constants: constants.filter(({ sheet, row, column }) => covers[sheet]?.has(row, column) === true) };
}

/** Areas of a sheet, to be asked for many cells. */
class Cover {
  private readonly columns = new Map<number, Runs>();
  private readonly whole = new Runs();

  add(top: number, bottom: number, left: number, right: number): void {
    if (right - left >= WIDEST) return this.whole.add(top, bottom);
    for (let column = left; column <= right; column += 1) {
      let runs = this.columns.get(column);
      if (!runs) this.columns.set(column, (runs = new Runs()));
      runs.add(top, bottom);
    }
  }

  has(row: number, column: number): boolean {
    return this.whole.has(row) || this.columns.get(column)?.has(row) === true;
  }
}

/** Rows as runs, joined when they are first asked for. */
class Runs {
  private runs: [first: number, last: number][] = [];
  private joined = true;

  add(first: number, last: number): void {
    const before = this.runs.at(-1);
    if (before?.[0] === first && before[1] === last) return;
    this.runs.push([first, last]);
    this.joined = false;
  }

  has(row: number): boolean {
    if (!this.joined) this.join();
    let [low, high] = [0, this.runs.length - 1];
    while (low <= high) {
      const middle = (low + high) >> 1;
      const [first, last] = this.runs[middle] ?? [0, -1];
      if (row < first) high = middle - 1;
      else if (row > last) low = middle + 1;
      else return true;
    }
    return false;
  }

  private join(): void {
    const ordered = this.runs.sort((a, b) => a[0] - b[0]);
    this.runs = [];
    for (const [first, last] of ordered) {
      const before = this.runs.at(-1);
      if (before && first <= before[1] + 1) before[1] = Math.max(before[1], last);
      else this.runs.push([first, last]);
    }
    this.joined = true;
  }
}

function onNeededSheets(all: Given): Given {
  const { names, wanted, constants } = all;
  const places = new Map(names.map((name, sheet) => [name.toLowerCase(), sheet]));
  const needed = new Set<number>();
  for (const { sheet, formula } of wanted) {
    needed.add(sheet);
    for (const token of tokensOf(formula ?? "")) {
      if (token.kind === "function" && REACHES_ANY.has(token.text.toUpperCase())) return all;
      if (token.prefix === "") continue;
      // "甲:丙!A1" goes over the sheets between.
      if (token.sheet === null) return all;
      const named = places.get(token.sheet.toLowerCase());
      if (named !== undefined) needed.add(named);
    }
  }
  if (needed.size === names.length) return all;
  const order = [...needed].sort((a, b) => a - b);
  const placeOf = new Map(order.map((sheet, place) => [sheet, place]));
  const moved = <T extends Wanted | Constant>(cells: readonly T[]): readonly T[] => cells.flatMap((cell) => {
    const sheet = placeOf.get(cell.sheet);
    return sheet === undefined ? [] : [{ ...cell, sheet }];
  });
  return { names: order.map((sheet) => names[sheet] ?? ""), wanted: moved(wanted), constants: moved(constants) };
}
