import type { FormulaToken } from "./formulas";

/** A function that a formula calls, and the parts of each of its arguments. */
export interface FunctionCall {
  /** In capitals, without the prefix of newer functions ("_xlfn."). */
  readonly name: string;
  readonly args: readonly (readonly FormulaToken[])[];
}

/** Every call in a formula, also those inside of others, in the order in which they begin. White space is left out. */
export function callsOf(tokens: readonly FormulaToken[]): readonly FunctionCall[] {
  const parts = tokens.filter(({ kind }) => kind !== "space");
  return parts.flatMap(({ kind, text }, index) => (kind === "function" ? [{ name: text.toUpperCase().replace(/^(?:_XLFN\.|_XLWS\.)+/, ""), args: argumentsAt(parts, index + 1) }] : []));
}

/** The arguments between the bracket at `open` and the one that closes it. */
function argumentsAt(parts: readonly FormulaToken[], open: number): readonly (readonly FormulaToken[])[] {
  const args: FormulaToken[][] = [[]];
  let depth = 0;
  for (const part of parts.slice(open)) {
    const sign = part.kind === "other" ? part.text : "";
    if (sign === ")" || sign === "}") depth -= 1;
    if (depth === 0 && sign === ")") break;
    if (depth === 1 && sign === ",") args.push([]);
    else if (depth > 0) args.at(-1)?.push(part);
    if (sign === "(" || sign === "{") depth += 1;
  }
  return args.length === 1 && args[0]?.length === 0 ? [] : args;
}
