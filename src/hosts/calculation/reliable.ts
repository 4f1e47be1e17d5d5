import { tokensOf } from "../../model/formulas";
import { isMisread } from "./librarySpelling";
import { hasUnknownSumRange } from "./sumRanges";

/**
 * Functions that the library knows by name but calculates otherwise than Excel: letters counted in bytes, what stands in
 * hidden or filtered rows, Chinese words for numbers, what only the program itself can know.
 */
const OTHERWISE = new Set([
  "LENB", "LEFTB", "RIGHTB", "MIDB", "FINDB", "SEARCHB", "REPLACEB", "ASC", "WIDECHAR", "PHONETIC", "SUBTOTAL", "AGGREGATE", "CELL", "INFO",
  "NUMBERSTRING", "DATESTRING", "DOLLAR", "RMB", "BAHTTEXT", "HYPERLINK", "GETPIVOTDATA", "VALUE",
]);
/** Formats of TEXT that mean the same to the library: digits, points, commas, per cent. */
const PLAIN_FORMAT = /^"[0#,.%\s-]*"$/;

/** Whether the library's result of a formula can take the place of one that Excel or WPS stored. */
export function isReliable(formula: string): boolean {
  if (isMisread(formula)) return false;
  if (!/[A-Za-z]\(/.test(formula)) return true;
  if (hasUnknownSumRange(formula)) return false;
  const tokens = tokensOf(formula);
  const functions = tokens.filter(({ kind }) => kind === "function").map(({ text }) => text.toUpperCase().replace(/^_XLFN\./, ""));
  if (functions.some((name) => OTHERWISE.has(name))) return false;
  return !functions.includes("TEXT") || tokens.filter(({ kind }) => kind === "text").every(({ text }) => PLAIN_FORMAT.test(text));
}
