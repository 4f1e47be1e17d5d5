import type { BookCell, BookTable, BudgetBook } from "../model/book";
import { figureOf } from "../model/book";
import type { Fen } from "../model/money";
import { agreement } from "../model/money";
import type { Operand, RelationInstance } from "./instance";

/** Whether a relation holds in the printed figures. */
export type RelationStatus =
  | "passed"
  /** Holds only if the figures are roundings; see {@link evaluateAll}. */
  | "rounding"
  | "failed"
  | "notApplicable"
  | "insufficientData";

/** A relation and what became of it. `left` and `right` are sums of printed figures in fen. */
export interface Evaluation {
  readonly instance: RelationInstance;
  readonly status: RelationStatus;
  readonly left: Fen;
  readonly right: Fen;
}

/** Facts about a table that decide what a blank means. */
interface TableState {
  readonly hasFigures: boolean;
  /** Whether sums are filled in: a blank total among filled ones was lost, a table of blank totals is not filled yet. */
  readonly sumsFilled: boolean;
}

/** Evaluates every instance against the printed figures. Deterministic, linear in the number of operands. */
export function evaluateAll(book: BudgetBook, instances: readonly RelationInstance[]): readonly Evaluation[] {
  const states = tableStates(book, instances);
  const waiting = waitingSums(instances, states);
  return instances.map((instance) => evaluate(instance, states, waiting));
}

function evaluate(instance: RelationInstance, states: ReadonlyMap<BookTable, TableState>, waiting: ReadonlySet<BookCell>): Evaluation {
  const none = (status: RelationStatus): Evaluation => ({ instance, status, left: 0, right: 0 });
  if (instance.missing !== undefined) return none(instance.missing === "condition" ? "notApplicable" : "insufficientData");
  const operands = [...instance.left, ...instance.right];
  if (operands.some(({ cell }) => cell !== null && (isUnreadable(cell) || waiting.has(cell)))) return none("insufficientData");
  const left = sum(instance.left);
  const right = sum(instance.right);
  const result = (status: RelationStatus): Evaluation => ({ instance, status, left: left.money, right: right.money });
  if (left.count === 0 && right.count === 0) return result("notApplicable");
  if (left.count === 0 && right.money !== 0 && !blankIsNothing(instance.left, states, "sums")) return result("insufficientData");
  if (right.count === 0 && left.money !== 0 && !blankIsNothing(instance.right, states, "figures")) return result("insufficientData");
  if (instance.relation.severity === "hint" && (left.money === 0 || right.money === 0)) return result("notApplicable");
  return result(compare(instance));
}

function compare(instance: RelationInstance): RelationStatus {
  const terms = [
    ...figures(instance.left).map((figure) => ({ figure, sign: 1 as const })),
    ...figures(instance.right).map((figure) => ({ figure, sign: -1 as const })),
  ];
  const verdict = agreement(terms);
  if (verdict === "exact") return "passed";
  const gap = terms.reduce((total, term) => total + term.sign * term.figure.money, 0);
  if ((instance.operator === "<=" && gap < 0) || (instance.operator === ">=" && gap > 0)) return "passed";
  if (verdict === "differs") return "failed";
  // Figures of different grains (元 in one table, 万元 in another) agree as far as the coarser one can tell.
  return terms.some((term) => term.figure.grain !== terms[0]?.figure.grain) ? "passed" : "rounding";
}

function figures(operands: readonly Operand[]): readonly { readonly money: Fen; readonly grain: Fen }[] {
  return operands.flatMap((operand) => figureOf(operand.cell ?? undefined) ?? []);
}

function sum(operands: readonly Operand[]): { readonly money: Fen; readonly count: number } {
  const present = figures(operands);
  return { money: present.reduce((total, figure) => total + figure.money, 0), count: present.length };
}

function isUnreadable(cell: BookCell): boolean {
  const { kind } = cell.state;
  return kind === "text" || kind === "error" || kind === "unitUnknown";
}

/**
 * Whether blanks on one side count as nothing (so that money on the other side is a gap) or as not filled in yet. A
 * side is filled when any of its tables shows figures; a side of sums when other sums of its tables are filled.
 */
function blankIsNothing(operands: readonly Operand[], states: ReadonlyMap<BookTable, TableState>, what: "sums" | "figures"): boolean {
  return operands.some((operand) => {
    const state = states.get(operand.table);
    return what === "sums" ? state?.sumsFilled === true : state?.hasFigures === true;
  });
}

/**
 * Blank sums of tables in which no sum is filled in yet, although there is something to add: whatever quotes them cannot
 * be judged before they are filled.
 */
function waitingSums(instances: readonly RelationInstance[], states: ReadonlyMap<BookTable, TableState>): ReadonlySet<BookCell> {
  const waiting = new Set<BookCell>();
  for (const { relation, left, right } of instances) {
    const [total] = left;
    if (!relation.derives || left.length !== 1 || !total?.cell || total.cell.state.kind !== "blank") continue;
    if (states.get(total.table)?.sumsFilled === true) continue;
    if (right.some(({ cell }) => cell !== null && ((figureOf(cell)?.money ?? 0) !== 0 || waiting.has(cell)))) waiting.add(total.cell);
  }
  return waiting;
}

function tableStates(book: BudgetBook, instances: readonly RelationInstance[]): ReadonlyMap<BookTable, TableState> {
  const filled = new Set<BookTable>();
  for (const instance of instances) {
    if (instance.relation.kind === "tie" && !instance.relation.derives) continue;
    for (const operand of instance.left) {
      if (figureOf(operand.cell ?? undefined)) filled.add(operand.table);
    }
  }
  return new Map(book.tables.map((table) => [table, {
    hasFigures: table.rows.some((row) => [...row.cells.values()].some((cell) => cell.state.kind === "amount")),
    sumsFilled: filled.has(table),
  }]));
}
