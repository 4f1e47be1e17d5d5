import type { BookCell } from "../model/book";
import { CellMap } from "../model/cells";
import type { CellRef } from "../model/cells";
import type { Evaluation } from "../relations/evaluate";
import type { Operand } from "../relations/instance";

/** A cell that a relation derives: the left side of one or more relations that filling would turn into its formula. */
export interface DerivedCell {
  readonly operand: Operand;
  readonly cell: BookCell;
  /** Kinds of relation that derive it, sorted and joined: cells of one build are comparable ("children+columnSum"). */
  readonly build: string;
  /** The operands that each of these relations sums. */
  readonly sums: readonly (readonly Operand[])[];
}

/** Printed cells that relations derive. */
export interface DerivedCells {
  /** In the order of the relations. */
  readonly all: readonly DerivedCell[];
  at(ref: CellRef): DerivedCell | undefined;
}

const KNOWN = new WeakMap<readonly Evaluation[], DerivedCells>();

/** Every printed cell that relations derive; gathered once for all rules that ask. */
export function derivedCells(evaluations: readonly Evaluation[]): DerivedCells {
  const known = KNOWN.get(evaluations);
  if (known) return known;
  const found = new CellMap<{ readonly operand: Operand; readonly cell: BookCell; build: string; readonly sums: (readonly Operand[])[] }>();
  const all: DerivedCell[] = [];
  for (const { instance } of evaluations) {
    const [operand] = instance.left;
    const { kind, derives } = instance.relation;
    if (!derives || instance.operator !== "=" || instance.left.length !== 1 || !operand?.cell) continue;
    const own = found.get(operand.cell.ref);
    if (own) {
      own.sums.push(instance.right);
      if (!own.build.split("+").includes(kind)) own.build = [...own.build.split("+"), kind].sort().join("+");
      continue;
    }
    const first = { operand, cell: operand.cell, build: kind as string, sums: [instance.right] };
    found.set(operand.cell.ref, first);
    all.push(first);
  }
  const cells: DerivedCells = { all, at: (ref) => found.get(ref) };
  KNOWN.set(evaluations, cells);
  return cells;
}

/** The printed cells among operands. */
export function cellsOf(operands: readonly Operand[]): readonly BookCell[] {
  return operands.flatMap(({ cell }) => cell ?? []);
}
