import type { BudgetBook } from "../model/book";
import { cellKey, type CellRef } from "../model/cells";
import { placeOfAmount, rightOf, STRUCTURAL_OUTCOME, type Bearing, type Structure } from "../model/structure";

/** Outcomes of a sum of the structure that is borne out by figures. */
const BORNE_OUT: ReadonlySet<number> = new Set([STRUCTURAL_OUTCOME.holds, STRUCTURAL_OUTCOME.rounding]);

/** Relations of the structure that add cells up; a tie or a change says what a cell equals, not what it is made of. */
const SUMS: ReadonlySet<Bearing | undefined> = new Set<Bearing>(["row-total", "row-children", "column-total"]);

/** What the structure of a workbook shows its cells to add up; gone through once, when somebody asks. */
export class StructuralSums {
  private known: ReadonlyMap<string, readonly (readonly CellRef[])[]> | null = null;

  constructor(private readonly structure: BudgetBook["structure"]) {}

  /** Each set of cells that figures bear out a cell to add up, over its row or down its column; none where the structure says nothing of it. */
  of(cell: CellRef): readonly (readonly CellRef[])[] {
    if (!this.structure) return [];
    return (this.known ??= sumsOf(this.structure)).get(cellKey(cell)) ?? [];
  }
}

function sumsOf(structure: Structure): ReadonlyMap<string, readonly (readonly CellRef[])[]> {
  const { relations } = structure;
  const sums = new Map<string, (readonly CellRef[])[]>();
  relations.left.forEach((left, at) => {
    if (!BORNE_OUT.has(relations.outcome[at] ?? -1) || !SUMS.has(relations.forms[relations.form[at] ?? -1]?.bearing)) return;
    const key = cellKey(placeOfAmount(structure, left));
    const parts = [...rightOf(relations, at)].map((id) => placeOfAmount(structure, id));
    const known = sums.get(key);
    if (known) known.push(parts);
    else sums.set(key, [parts]);
  });
  return sums;
}
