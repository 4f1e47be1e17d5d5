import type { BookCell } from "../model/book";
import { cellKey } from "../model/cells";
import type { Evaluation } from "../relations/evaluate";
import type { Operand } from "../relations/instance";

/** A cell that a relation derives: the left side of one or more relations that filling would turn into its formula. */
export interface DerivedCell {
  readonly operand: Operand;
  readonly cell: BookCell;
  /** Kinds of relation that derive it, sorted and joined: cells of one build are comparable ("children+columnSum"). */
  readonly build: string;
  /** Cells that each of these relations sums. */
  readonly sums: readonly (readonly BookCell[])[];
}

/** Every printed cell that relations derive, by its key, in the order of the relations. */
export function derivedCells(evaluations: readonly Evaluation[]): ReadonlyMap<string, DerivedCell> {
  const found = new Map<string, { operand: Operand; cell: BookCell; kinds: Set<string>; sums: BookCell[][] }>();
  for (const { instance } of evaluations) {
    const [operand] = instance.left;
    if (!instance.relation.derives || instance.operator !== "=" || instance.left.length !== 1 || !operand?.cell) continue;
    const key = cellKey(operand.cell.ref);
    const own = found.get(key) ?? { operand, cell: operand.cell, kinds: new Set(), sums: [] };
    own.kinds.add(instance.relation.kind);
    own.sums.push(instance.right.flatMap((part) => part.cell ?? []));
    found.set(key, own);
  }
  return new Map([...found].map(([key, { operand, cell, kinds, sums }]) => [key, { operand, cell, build: [...kinds].sort().join("+"), sums }]));
}
