import { hasFormula } from "../model/amountColumns";
import type { BookCell } from "../model/book";
import { CellMap } from "../model/cells";
import type { CellRef } from "../model/cells";
import type { Evaluation } from "../relations/evaluate";
import type { Operand } from "../relations/instance";
import type { RuleContext } from "./types";

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

/** What rules about formulas find in a workbook without any. */
const NONE: DerivedCells = { all: [], at: () => undefined };

/** The cell that a relation derives; null where it derives none that is printed. */
function derivedBy({ instance: { relation, operator, left } }: Evaluation): (Operand & { readonly cell: BookCell }) | null {
  const [operand] = left;
  return relation.derives && operator === "=" && left.length === 1 && operand?.cell ? operand as Operand & { readonly cell: BookCell } : null;
}

/** Every printed cell that relations derive, where at least one of them is a formula, else none; gathered once for all rules that ask. */
export function derivedCells({ book, evaluations }: Pick<RuleContext, "book" | "evaluations">): DerivedCells {
  const known = KNOWN.get(evaluations);
  if (known) return known;
  const cells = book.tables.some(hasFormula) && evaluations.some(isByFormula) ? gathered(evaluations) : NONE;
  KNOWN.set(evaluations, cells);
  return cells;
}

function isByFormula(evaluation: Evaluation): boolean {
  const state = derivedBy(evaluation)?.cell.state;
  return state?.kind === "amount" && state.formula !== "";
}

function gathered(evaluations: readonly Evaluation[]): DerivedCells {
  const found = new CellMap<{ readonly operand: Operand; readonly cell: BookCell; build: string; readonly sums: (readonly Operand[])[] }>();
  const all: DerivedCell[] = [];
  for (const evaluation of evaluations) {
    const operand = derivedBy(evaluation);
    if (!operand) continue;
    const { instance } = evaluation;
    const { kind } = instance.relation;
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
  return { all, at: (ref) => found.get(ref) };
}

/** The printed cells among operands. */
export function cellsOf(operands: readonly Operand[]): readonly BookCell[] {
  return operands.flatMap(({ cell }) => cell ?? []);
}
