import { hasFormula } from "../model/amountColumns";
import type { BookCell } from "../model/book";
import { CellMap } from "../model/cells";
import type { CellRef } from "../model/cells";
import type { Evaluation } from "../relations/evaluate";
import type { Operand, RelationInstance } from "../relations/instance";
import type { RuleContext } from "./types";

/** A cell that a relation derives: the left side of one or more relations that filling would turn into its formula. */
export interface DerivedCell {
  readonly operand: Operand;
  readonly cell: BookCell;
  /** Kinds of relation that derive it, in the catalogue's order: cells of one build in a table are comparable ("columnSum+children"). */
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

/** What rules about formulas find in a workbook without any. */
const NONE: DerivedCells = { all: [], at: () => undefined };

/** An operand that the layout prints. */
export type PrintedOperand = Operand & { readonly cell: BookCell };

/** The printed cell that a relation derives, as filling would; null where it derives none, or names two rows of one key. */
export function derivedBy({ relation, left: [operand, ...others] }: RelationInstance): PrintedOperand | null {
  return relation.derives && others.length === 0 && operand?.cell ? operand as PrintedOperand : null;
}

/** Every printed cell that relations derive, in a workbook that has formulas, else none; gathered once for all rules that ask. */
export function derivedCells({ book, evaluations }: Pick<RuleContext, "book" | "evaluations">): DerivedCells {
  const known = KNOWN.get(evaluations);
  if (known) return known;
  const cells = book.tables.some(hasFormula) ? gathered(evaluations) : NONE;
  KNOWN.set(evaluations, cells);
  return cells;
}

function gathered(evaluations: readonly Evaluation[]): DerivedCells {
  const found = new CellMap<{ readonly operand: Operand; readonly cell: BookCell; build: string; readonly sums: (readonly Operand[])[] }>();
  const all: DerivedCell[] = [];
  for (const { instance } of evaluations) {
    const operand = derivedBy(instance);
    if (!operand) continue;
    const { relation: { kind }, right } = instance;
    const own = found.get(operand.cell.ref);
    if (own) {
      own.sums.push(right);
      if (!own.build.includes(kind)) own.build = `${own.build}+${kind}`;
      continue;
    }
    const first = { operand, cell: operand.cell, build: kind, sums: [right] };
    found.set(operand.cell.ref, first);
    all.push(first);
  }
  return { all, at: (ref) => found.get(ref) };
}

/** The printed cells among operands. */
export function cellsOf(operands: readonly Operand[]): readonly BookCell[] {
  return operands.flatMap(({ cell }) => cell ?? []);
}
