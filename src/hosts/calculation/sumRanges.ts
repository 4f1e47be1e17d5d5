import { callsOf, type FunctionCall } from "../../model/formulaArguments";
import { isOwnReference, MAX_COLUMNS, MAX_ROWS, readPart, tokensOf, writePart, type FormulaToken } from "../../model/formulas";

/** Functions whose last range is as large as their first, whatever it says: only its first cell counts. */
const SHAPED = /\b(?:SUMIF|AVERAGEIF)\s*\(/i;
const NAMES = new Set(["SUMIF", "AVERAGEIF"]);

/**
 * A formula in which the last range of SUMIF and AVERAGEIF is as large as it counts: "SUMIF(A1:A9,1,B1)" reads B1:B9. The
 * calculation library takes the range as it is written. Where ranges are found by calculation, it stays.
 */
export function withWholeSumRanges(formula: string): string {
  if (!SHAPED.test(formula)) return formula;
  const tokens = tokensOf(formula);
  const whole = new Map<FormulaToken, string>();
  for (const call of shapedCalls(tokens)) {
    const [range, sum] = rangesOf(call);
    const reshaped = range && sum ? reshape(sum, range) : null;
    if (sum && reshaped !== null) whole.set(sum, reshaped);
  }
  return whole.size === 0 ? formula : tokens.map((token) => whole.get(token) ?? token.text).join("");
}

/** Whether a formula has such a range whose size is not what it says, or is found by calculation. */
export function hasUnknownSumRange(formula: string): boolean {
  if (!SHAPED.test(formula)) return false;
  return shapedCalls(tokensOf(formula)).some((call) => {
    const [range, sum] = rangesOf(call);
    return !range || !sum || reshape(sum, range) !== sum.text;
  });
}

function shapedCalls(tokens: readonly FormulaToken[]): readonly FunctionCall[] {
  return callsOf(tokens).filter(({ name, args }) => NAMES.has(name) && (args[2]?.length ?? 0) > 0);
}

/** The range that is searched and the one that is summed, where each is one reference. */
function rangesOf({ args }: FunctionCall): readonly [FormulaToken | null, FormulaToken | null] {
  const single = (parts: readonly FormulaToken[] = []): FormulaToken | null => {
    const [only] = parts;
    return parts.length === 1 && only && isOwnReference(only) ? only : null;
  };
  return [single(args[0]), single(args[2])];
}

/** A reference from its first cell on as large as another; null where it would leave the sheet. As it is where it has that size. */
function reshape(sum: FormulaToken, range: FormulaToken): string | null {
  const [rangeFrom, rangeTo] = endsOf(range.body);
  const [from, to] = endsOf(sum.body);
  const size = (axis: "row" | "column"): number => Math.abs((rangeTo[axis] ?? 0) - (rangeFrom[axis] ?? 0));
  const most = { row: MAX_ROWS, column: MAX_COLUMNS };
  const end = { ...to };
  for (const axis of ["row", "column"] as const) {
    // Whole columns are as large as whole columns; with anything else nobody wrote what is meant.
    if ((rangeFrom[axis] === null) !== (from[axis] === null)) return null;
    if (from[axis] === null || to[axis] === null) continue;
    const last = Math.min(from[axis], to[axis]) + size(axis);
    if (last >= most[axis]) return null;
    if (Math.abs(to[axis] - from[axis]) !== size(axis)) end[axis] = last;
  }
  const same = end.row === to.row && end.column === to.column;
  return same ? sum.text : `${sum.prefix}${writePart({ ...from, row: least(from.row, to.row), column: least(from.column, to.column) })}:${writePart(end)}`;
}

function endsOf(body: string): readonly [ReturnType<typeof readPart>, ReturnType<typeof readPart>] {
  const [from = "", to = from] = body.split(":");
  return [readPart(from), readPart(to)];
}

function least(a: number | null, b: number | null): number | null {
  return a === null || b === null ? a : Math.min(a, b);
}
