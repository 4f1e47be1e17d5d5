import type { Area, CellRef } from "../model/cells";
import { areaOfReference, isOwnReference, tokensOf } from "../model/formulas";

/**
 * The areas that a plain sum adds up: "=C5+C9", "=SUM(C5:C9,C12)", "=ROUND(SUMIFS(C5:C40,$A5:$A40,"201??"),2)". Of
 * SUMIF and SUMIFS the whole summed range counts, since criteria may choose any row of it.
 *
 * @param own sheet on which the formula stands
 * @returns null for anything else: a formula that is not understood must not be judged.
 */
export function summedAreas(formula: string, own: string): readonly Area[] | null {
  return formula.startsWith("=") ? termAreas(formula.slice(1), own, 0) : null;
}

/** Whether an area holds a cell. */
export function covers(area: Area, ref: CellRef): boolean {
  return area.sheet === ref.sheet && ref.row >= area.row && ref.row < area.row + area.rows
    && ref.column >= area.column && ref.column < area.column + area.columns;
}

const DEEPEST = 8;

function termAreas(text: string, own: string, depth: number): readonly Area[] | null {
  const terms = split(text, "+").map((term) => term.trim());
  if (terms[0] === "") terms.shift();
  if (terms.length === 0 || depth > DEEPEST) return null;
  return all(terms.map((term) => oneTerm(term, own, depth)));
}

function oneTerm(term: string, own: string, depth: number): readonly Area[] | null {
  const [only, ...more] = tokensOf(term);
  if (only && more.length === 0 && isOwnReference(only)) return [areaOfReference(only, own)];
  // A number typed into a sum stands for no cell.
  if (/^\d+(?:\.\d+)?$/.test(term)) return [];
  const call = /^([A-Z]*)\(([^]*)\)$/i.exec(term);
  if (!call) return null;
  const args = split(call[2] ?? "", ",");
  const sum = (chosen: readonly string[]): readonly Area[] | null => all(chosen.map((arg) => termAreas(arg.trim(), own, depth + 1)));
  switch ((call[1] ?? "").toUpperCase()) {
    case "": case "SUM": return sum(args);
    case "ROUND": case "SUMIFS": return sum(args.slice(0, 1));
    case "SUMIF": return sum(args.length > 2 ? args.slice(2, 3) : args.slice(0, 1));
    case "SUBTOTAL": return sum(args.slice(1));
    default: return null;
  }
}

function all(parts: readonly (readonly Area[] | null)[]): readonly Area[] | null {
  return parts.some((part) => part === null) ? null : parts.flatMap((part) => part ?? []);
}

/** Splits where the mark stands outside of brackets and quotes. */
function split(text: string, mark: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let quote = "";
  let start = 0;
  for (let at = 0; at < text.length; at += 1) {
    const ch = text.charAt(at);
    if (quote !== "") {
      if (ch === quote) quote = "";
    } else if (ch === "\"" || ch === "'") quote = ch;
    else if (ch === "(") depth += 1;
    else if (ch === ")") depth -= 1;
    else if (ch === mark && depth === 0) {
      parts.push(text.slice(start, at));
      start = at + 1;
    }
  }
  parts.push(text.slice(start));
  return parts;
}
