import type { AnyEvaluation } from "../relations/evaluate";
import { ONE_SET, type SetOf } from "./sets";
import { SIDES } from "../relations/instance";
import { figureOf } from "../model/book";
import { cellKey } from "../model/cells";
import { FEN_PER_UNIT, type Fen } from "../model/money";

/**
 * Were the printed figures rounded, or are they exact? If every figure had been rounded on its own, a sum of two or
 * more addends would miss its printed total by a step at least once in four times. Where the share of such gaps is far
 * below that (less than one chance in a hundred), nothing was rounded, and a gap of one step is a slip. It is asked for each step
 * of its own: tables in 元 to the cent are exact beside one in 万元, whose figures are roundings of the same.
 *
 * Figures in whole 元 stay tolerant: most are planned in round amounts, so few gaps do not prove that none was rounded.
 *
 * @param setOf the tables that belong together: how one department's figures were printed says nothing of another's
 */
export function roundingExplains(evaluations: readonly AnyEvaluation[], setOf: SetOf = ONE_SET): (evaluation: AnyEvaluation) => boolean {
  const sets = inSets(evaluations, setOf);
  const answers = new Map<string, boolean>();
  const rounded = roundedSheets(evaluations);
  return (evaluation) => {
    const [set, step] = [setOf(evaluation), stepOf(evaluation)];
    const key = `${set} ${step}`;
    const exact = answers.get(key) ?? isUnrounded(evidenceOf(sets.get(set) ?? [], step));
    answers.set(key, exact);
    return isExplained(evaluation, exact, rounded);
  };
}

/** Relations by the set of tables that they judge. */
export function inSets(evaluations: readonly AnyEvaluation[], setOf: SetOf): ReadonlyMap<number, readonly AnyEvaluation[]> {
  if (setOf === ONE_SET) return new Map([[0, evaluations]]);
  const sets = new Map<number, AnyEvaluation[]>();
  for (const evaluation of evaluations) {
    const set = setOf(evaluation);
    const own = sets.get(set);
    if (own) own.push(evaluation);
    else sets.set(set, [evaluation]);
  }
  return sets;
}

/**
 * Whether rounding explains a gap of a step or so.
 *
 * @param exact whether figures of that step are exact
 * @param rounded sheets whose figures are rounded all the same
 */
export function isExplained(evaluation: AnyEvaluation, exact: boolean, rounded: ReadonlySet<string>): boolean {
  const { hasRounded, isWholeYuan } = printOf(evaluation);
  return !exact || hasRounded || isWholeYuan || (rounded.size > 0 && sheetsOf(evaluation).some((sheet) => rounded.has(sheet)));
}

/** Gaps of one step on a sheet that have no cell in common: slips in so many figures of one table at once are none. */
const GAPS_OF_ROUNDING = 4;

/**
 * Sheets whose own sums say that their figures were rounded, whatever the others do: a table that was copied from another
 * system, or another department's set. Asked with those that hold only by rounding, the others say nothing.
 */
export function roundedSheets(evaluations: readonly AnyEvaluation[]): ReadonlySet<string> {
  let all = 0;
  for (const { status } of evaluations) if (status === "rounding") all += 1;
  if (all < GAPS_OF_ROUNDING) return new Set();
  const seen = new Map<string, Set<string>>();
  const gaps = new Map<string, number>();
  for (const evaluation of evaluations) {
    if (evaluation.status !== "rounding") continue;
    const [sheet, another] = sheetsOf(evaluation);
    if (sheet === undefined || another !== undefined) continue;
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

/** What the figures of a relation are printed as, which does not change with the money in them. */
interface Print {
  /** The coarsest step. */
  readonly step: Fen;
  readonly hasRounded: boolean;
  readonly isWholeYuan: boolean;
}

const PRINTS = new WeakMap<AnyEvaluation["instance"], Print>();

function printOf({ instance }: AnyEvaluation): Print {
  const known = PRINTS.get(instance);
  if (known) return known;
  let step = 0;
  let [hasRounded, isWholeYuan] = [false, true];
  for (const side of SIDES) {
    instance.eachFigure(side, (_, grain, rounded) => {
      if (grain > step) step = grain;
      hasRounded ||= rounded;
      isWholeYuan &&= grain === FEN_PER_UNIT.元;
    });
  }
  const print = { step, hasRounded, isWholeYuan };
  PRINTS.set(instance, print);
  return print;
}

/** The coarsest step of the figures of a relation. */
export function stepOf(evaluation: AnyEvaluation): Fen {
  return printOf(evaluation).step;
}

/** Different sums of several addends in figures of one step: those that hold to the step, and those that miss by roundings. */
export interface Evidence {
  readonly exact: number;
  readonly gapped: number;
}

/** What speaks for figures of a step being rounded or exact; finer ones say something of it where they are whole steps. */
export function evidenceOf(evaluations: readonly AnyEvaluation[], step: Fen): Evidence {
  const seen = new Set<string>();
  let exact = 0;
  let gapped = 0;
  for (let at = 0; at < evaluations.length; at += 1) {
    const { instance, status } = evaluations[at] as AnyEvaluation;
    if ((status !== "passed" && status !== "rounding") || instance.operator !== "=") continue;
    const addends: Fen[] = [];
    let whole = true;
    for (const side of SIDES) {
      instance.eachFigure(side, (money, grain) => {
        if (grain > step || money % step !== 0) whole = false;
        if (side === "right" && money !== 0) addends.push(money);
      });
    }
    if (addends.length < 2 || !whole) continue;
    // The same sum stands in several tables; counted once, or copies would pass for evidence.
    const key = addendsKey(addends);
    if (seen.has(key)) continue;
    seen.add(key);
    if (status === "passed") exact += 1;
    else gapped += 1;
  }
  return { exact, gapped };
}

/** Addends of a sum that are spelled out; longer sums are told apart by what all of them come to. */
const SPELLED = 32;
const [HASH_START, HASH_FACTOR] = [5381, 33];

function addendsKey(addends: Fen[]): string {
  const sorted = Float64Array.from(addends).sort();
  if (sorted.length <= SPELLED) return sorted.join("+");
  const hash = sorted.reduce((all, money) => (Math.imul(all, HASH_FACTOR) + (money | 0)) | 0, HASH_START);
  return `${sorted.length} ${sorted.reduce((all, money) => all + money, 0)} ${hash}`;
}

/** Whether figures of which so much is known were not rounded. */
export function isUnrounded({ exact, gapped }: Evidence): boolean {
  return chanceOfSoFew(gapped, exact + gapped) < LEAST_CHANCE;
}

const LEAST_CHANCE = 0.01;
/** Of sums of rounded figures one in so many misses by a step. */
const ONE_IN = 4;

/** Probability of at most `gapped` gaps among `sums` sums if each had a chance of one in four. */
function chanceOfSoFew(gapped: number, sums: number): number {
  // As logarithms: of thousands of sums each single number of gaps is all but impossible.
  let term = sums * Math.log((ONE_IN - 1) / ONE_IN);
  let total = Math.exp(term);
  for (let k = 1; k <= gapped; k += 1) {
    term += Math.log((sums - k + 1) / k / (ONE_IN - 1));
    total += Math.exp(term);
  }
  return total;
}
