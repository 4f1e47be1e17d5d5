import type { AnyEvaluation } from "../relations/evaluate";
import { figureOf } from "../model/book";
import { cellKey } from "../model/cells";
import { FEN_PER_UNIT, type Fen, type Figure } from "../model/money";

/**
 * Were the printed figures rounded, or are they exact? If every figure had been rounded on its own, a sum of two or
 * more addends would miss its printed total by a step at least once in four times. Where the share of such gaps is far
 * below that (less than one chance in a hundred), nothing was rounded, and a gap of one step is a slip. It is asked for each step
 * of its own: tables in 元 to the cent are exact beside one in 万元, whose figures are roundings of the same.
 *
 * Figures in whole 元 stay tolerant: most are planned in round amounts, so few gaps do not prove that none was rounded.
 */
export function roundingExplains(evaluations: readonly AnyEvaluation[]): (evaluation: AnyEvaluation) => boolean {
  const answers = new Map<Fen, boolean>();
  const isExact = (step: Fen): boolean => {
    const known = answers.get(step) ?? isUnrounded(evaluations, step);
    answers.set(step, known);
    return known;
  };
  const rounded = roundedSheets(evaluations);
  return (evaluation) => !isExact(stepOf(evaluation)) || hasRoundedFigure(evaluation) || isWholeYuan(evaluation) || sheetsOf(evaluation).some((sheet) => rounded.has(sheet));
}

/** Gaps of one step on a sheet that have no cell in common: slips in so many figures of one table at once are none. */
const GAPS_OF_ROUNDING = 4;

/**
 * Sheets whose own sums say that their figures were rounded, whatever the others do: a table that was copied from another
 * system, or another department's set.
 */
function roundedSheets(evaluations: readonly AnyEvaluation[]): ReadonlySet<string> {
  const seen = new Map<string, Set<string>>();
  const gaps = new Map<string, number>();
  for (const evaluation of evaluations) {
    const [sheet, another] = sheetsOf(evaluation);
    if (evaluation.status !== "rounding" || sheet === undefined || another !== undefined) continue;
    const cells = [...evaluation.instance.left, ...evaluation.instance.right].flatMap(({ cell }) => ((figureOf(cell ?? undefined)?.money ?? 0) !== 0 && cell ? [cellKey(cell.ref)] : []));
    const known = seen.get(sheet) ?? new Set();
    if (cells.some((cell) => known.has(cell))) continue;
    for (const cell of cells) known.add(cell);
    seen.set(sheet, known);
    gaps.set(sheet, (gaps.get(sheet) ?? 0) + 1);
  }
  return new Set([...gaps].flatMap(([sheet, count]) => (count >= GAPS_OF_ROUNDING ? [sheet] : [])));
}

function sheetsOf({ instance: { left, right } }: AnyEvaluation): readonly string[] {
  return [...new Set([...left, ...right].flatMap(({ cell }) => cell?.ref.sheet ?? []))];
}

function figuresOf({ instance: { left, right } }: AnyEvaluation): readonly Figure[] {
  return [...left, ...right].flatMap(({ cell }) => figureOf(cell ?? undefined) ?? []);
}

/** The coarsest step of the figures of a relation. */
function stepOf(evaluation: AnyEvaluation): Fen {
  return Math.max(0, ...figuresOf(evaluation).map(({ grain }) => grain));
}

/** Whether figures of a step are exact; finer ones say something of it where they are whole steps. */
function isUnrounded(evaluations: readonly AnyEvaluation[], step: Fen): boolean {
  const seen = new Set<string>();
  let exact = 0;
  let gapped = 0;
  for (const evaluation of evaluations) {
    if (evaluation.status !== "passed" && evaluation.status !== "rounding") continue;
    if (evaluation.instance.operator !== "=") continue;
    const addends = evaluation.instance.right.flatMap((operand) => figureOf(operand.cell ?? undefined)?.money || []);
    if (addends.length < 2 || figuresOf(evaluation).some(({ money, grain }) => grain > step || money % step !== 0)) continue;
    // The same sum stands in several tables; counted once, or copies would pass for evidence.
    const key = addends.sort((a, b) => a - b).join("+");
    if (seen.has(key)) continue;
    seen.add(key);
    if (evaluation.status === "passed") exact += 1;
    else gapped += 1;
  }
  return chanceOfSoFew(gapped, exact + gapped) < 0.01;
}

/** Probability of at most `gapped` gaps among `sums` sums if each had a chance of one in four. */
function chanceOfSoFew(gapped: number, sums: number): number {
  let term = 0.75 ** sums;
  let total = term;
  for (let k = 1; k <= gapped; k += 1) {
    term *= ((sums - k + 1) / k) / 3;
    total += term;
  }
  return total;
}

function hasRoundedFigure(evaluation: AnyEvaluation): boolean {
  return [...evaluation.instance.left, ...evaluation.instance.right].some(
    (operand) => operand.cell?.state.kind === "amount" && operand.cell.state.rounded);
}

function isWholeYuan(evaluation: AnyEvaluation): boolean {
  return [...evaluation.instance.left, ...evaluation.instance.right].every((operand) => {
    const figure = figureOf(operand.cell ?? undefined);
    return figure === null || figure.grain === FEN_PER_UNIT.元;
  });
}
