import type { BudgetBook } from "../model/book";
import { cellKey, type CellRef } from "../model/cells";
import { placeOfAmount, rightOf, STRUCTURAL_OUTCOME, type Structure } from "../model/structure";

/** Outcomes of a sum of the structure that is borne out by figures. */
const BORNE_OUT: ReadonlySet<number> = new Set([STRUCTURAL_OUTCOME.holds, STRUCTURAL_OUTCOME.rounding]);

/** What the structure of a workbook shows its cells to add up; gone through once, when somebody asks. */
export class StructuralSums {
  private known: ReadonlyMap<string, readonly CellRef[]> | null = null;

  constructor(private readonly structure: BudgetBook["structure"]) {}

  /** The cells that figures bear out a cell to add up, by the last sum of it that holds; none where the structure says nothing of it. */
  of(cell: CellRef): readonly CellRef[] {
    if (!this.structure) return [];
    return (this.known ??= sumsOf(this.structure)).get(cellKey(cell)) ?? [];
  }
}

function sumsOf(structure: Structure): ReadonlyMap<string, readonly CellRef[]> {
  const { relations } = structure;
  const sums = new Map<string, readonly CellRef[]>();
  relations.left.forEach((left, at) => {
    if (!BORNE_OUT.has(relations.outcome[at] ?? -1)) return;
    sums.set(cellKey(placeOfAmount(structure, left)), [...rightOf(relations, at)].map((id) => placeOfAmount(structure, id)));
  });
  return sums;
}
