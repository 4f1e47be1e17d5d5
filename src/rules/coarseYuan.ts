import { cellKey } from "../model/cells";
import { figureOf } from "../model/book";
import { FEN_PER_UNIT, type Fen } from "../model/money";
import type { AnyEvaluation } from "../relations/evaluate";
import { SIDES } from "../relations/instance";

/** Steps of whole 万元, and of 万元 with one decimal and with two, in tables in 元. */
const STEPS: readonly Fen[] = [10_000, 1_000, 100].map((yuan) => yuan * FEN_PER_UNIT.元);

/** Gaps without a cell in common: slips in so many figures that are all round, each by no more than roundings come to, are none. */
const FEWEST_GAPS = 4;

/**
 * Sums in 元 that fail by roundings of 万元: every figure is one that was rounded in 万元 and written in 元 (1840900), and each gap is no
 * wider than so many roundings may make it. One such sum is a slip; several that share no figure, or beside sums of 万元 that hold by rounding
 * alone, are what such a set looks like.
 *
 * @param open relations that fail, and those that hold because figures were rounded
 */
export function roundedInOtherUnit(open: readonly AnyEvaluation[]): ReadonlySet<AnyEvaluation> {
  const found = open.filter(isCoarse);
  const sums = found.filter(({ instance }) => instance.operator === "=");
  if (sums.length === 0) return NONE;
  const seen = new Set<string>();
  let gaps = 0;
  for (const { instance: { left, right } } of [...sums, ...open.filter(({ status }) => status === "rounding")]) {
    const cells = [...left, ...right].flatMap(({ cell }) => (cell && (figureOf(cell)?.money ?? 0) !== 0 ? [cellKey(cell.ref)] : []));
    if (cells.some((cell) => seen.has(cell))) continue;
    for (const cell of cells) seen.add(cell);
    gaps += 1;
  }
  return gaps >= FEWEST_GAPS ? new Set(found) : NONE;
}

const NONE: ReadonlySet<AnyEvaluation> = new Set();

/** Whether a relation fails by no more than roundings of its figures to the widest step of which all of them are. */
function isCoarse({ instance, status }: AnyEvaluation): boolean {
  if (status !== "failed") return false;
  let gap = 0;
  let figures = 0;
  let step = 0;
  for (const side of SIDES) {
    instance.eachFigure(side, (money, grain) => {
      if (money === 0) return;
      gap += side === "left" ? money : -money;
      figures += 1;
      const own = grain > FEN_PER_UNIT.元 ? 0 : STEPS.find((each) => money % each === 0) ?? 0;
      step = figures === 1 ? own : Math.min(step, own);
    });
  }
  // Two figures that are to be equal are so however they were rounded; that one is within the other may fail by as much.
  return (figures > 2 || instance.operator !== "=") && step > 0 && Math.abs(gap) * 2 < step * figures;
}
