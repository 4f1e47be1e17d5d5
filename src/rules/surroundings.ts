import type { BookCell } from "../model/book";
import { cellKey, CellMap } from "../model/cells";
import type { AnyEvaluation } from "../relations/evaluate";
import { SIDES } from "../relations/instance";
import { Dependence } from "./throughFormulas";

/** The relations among which some fail: what depends on what, and what speaks for a figure. */
export interface Surroundings {
  readonly dependence: Dependence;
  /**
   * Calls with every equality that holds and would not, were another amount in one of these cells: it names the cell, or
   * formulas lead to it from there. In the order of the cells or of the relations.
   */
  eachHolding(cells: readonly BookCell[], visit: (cell: BookCell, evaluation: AnyEvaluation) => void): void;
}

/** Surroundings in which every relation is gone through where one is asked for. */
export function surroundingsOf(all: readonly AnyEvaluation[]): Surroundings {
  let known: Dependence | null = null;
  const dependence = (): Dependence => (known ??= new Dependence(all));
  return {
    get dependence() { return dependence(); },
    eachHolding(cells, visit) {
      if (cells.length === 0) return;
      if (dependence().isEmpty) namedDirectly(all, cells, visit);
      else holdingThrough(all, dependence(), cells, visit);
    },
  };
}

function isHolding({ status, instance: { operator } }: AnyEvaluation): boolean {
  return status === "passed" && operator === "=";
}

/** Where formulas lead from cell to cell. */
function holdingThrough(all: readonly AnyEvaluation[], dependence: Dependence, cells: readonly BookCell[], visit: (cell: BookCell, evaluation: AnyEvaluation) => void): void {
  const wanted = new Set(cells.map(({ ref }) => cellKey(ref)));
  for (const evaluation of all) {
    if (!isHolding(evaluation)) continue;
    for (const { cell, direct } of dependence.termsOf(evaluation, wanted)) if (wanted.has(cellKey(cell.ref)) && (direct || !dependence.isDerived(cell))) visit(cell, evaluation);
  }
}

/** Where relations depend on the cells alone that they name. */
function namedDirectly(all: readonly AnyEvaluation[], cells: readonly BookCell[], visit: (cell: BookCell, evaluation: AnyEvaluation) => void): void {
  const wanted = new CellMap<{ readonly cell: BookCell; weight: number }>();
  for (const cell of cells) wanted.set(cell.ref, { cell, weight: 0 });
  const place = { sheet: "", row: 0, column: 0 };
  for (const evaluation of all) {
    if (!isHolding(evaluation)) continue;
    const found = new Set<{ readonly cell: BookCell; weight: number }>();
    for (const side of SIDES) {
      evaluation.instance.eachPlace(side, (sheet, row, column) => {
        place.sheet = sheet;
        place.row = row;
        place.column = column;
        const own = wanted.get(place);
        if (!own) return;
        own.weight += side === "left" ? 1 : -1;
        found.add(own);
      });
    }
    for (const own of found) {
      if (own.weight !== 0) visit(own.cell, evaluation);
      own.weight = 0;
    }
  }
}
