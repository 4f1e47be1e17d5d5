import { isOwnReference, rewriteTokens, tokensOf } from "../model/formulas";
import { turnYears } from "./years";

/** Numbers that formulas of a budget hold without being figures: rounding places, units of measure, percentages. */
const PLAIN_CONSTANTS: ReadonlySet<number> = new Set([0, 1, 2, 3, 4, 6, 9, 10, 100, 109, 1000, 10_000, 100_000, 1_000_000, 100_000_000]);

/**
 * What a formula of the office is: `live` follows from cells of the workbook alone; `typed` has an amount in it
 * (`=C5+12.5`); `foreign` takes something from another workbook or is broken.
 */
export function natureOf(formula: string): "live" | "typed" | "foreign" {
  const tokens = tokensOf(formula);
  if (tokens.some((token) => token.kind === "error" || ((token.kind === "reference" || token.kind === "sheet") && !isOwnReference(token)))) return "foreign";
  if (tokens.some(({ kind, text }) => kind === "name" && /^\d/.test(text) && !PLAIN_CONSTANTS.has(Number(text)))) return "typed";
  return tokens.some(({ kind }) => kind === "reference" || kind === "bracket") ? "live" : "typed";
}

/** A formula that makes words (`=TEXT(DATE(2022,1,1),"yyyy年")&"表"`), with the years in it turned. */
export function turnFormula(formula: string, from: number, to: number): string {
  return rewriteTokens(formula, ({ kind, text }) => {
    if (kind === "text") return `"${turnYears(text.slice(1, -1), from, to, "heading").text}"`;
    return kind === "name" && text === String(from) ? String(to) : text;
  });
}
