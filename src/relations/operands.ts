import { figureOf } from "../model/book";
import type { Fen } from "../model/money";
import type { Operand } from "./instance";

/** Sum of the printed amounts of operands; cells that hold none count as nothing. */
export function moneyOf(operands: readonly Operand[]): Fen {
  return operands.reduce((all, { cell }) => all + (figureOf(cell ?? undefined)?.money ?? 0), 0);
}

/** Whether the right has more than the left by no more than the rest holds, each printed figure being up to half its step off. */
export function lacksNoMoreThan(left: readonly Operand[], right: readonly Operand[], rest: readonly Operand[]): boolean {
  const gap = moneyOf(right) - moneyOf(left);
  const steps = [...left, ...right, ...rest].reduce((all, { cell }) => all + (figureOf(cell ?? undefined)?.grain ?? 0), 0);
  return gap > 0 && gap <= moneyOf(rest) + steps / 2;
}
