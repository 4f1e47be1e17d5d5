import { columnLetters, quotedSheet } from "../model/cells";
import { sameSheet, tokensOf, type FormulaToken } from "../model/formulas";

/** Formula texts as filling writes and compares them. */

/** How far the range of a formula may end beyond or before where a new one would end (1-based rows). */
export interface RangeEnd {
  readonly least: number;
  readonly most: number;
}

/** A formula to be written, and how far its open ranges (by their text, "C$7:C$40") may end elsewhere and still be right. */
export interface LiveFormula {
  readonly text: string;
  readonly ends: ReadonlyMap<string, RangeEnd>;
}

/** Whether a formula that stands in a cell of `own` says the same as the one that would be written there. */
export function saysTheSame(present: string, wanted: LiveFormula, own: string): boolean {
  const a = meaningOf(present);
  const b = meaningOf(wanted.text);
  return a.length === b.length && a.every((token, index) => {
    const other = b[index];
    return other !== undefined && sameToken(token, other, wanted.ends, own);
  });
}

/** The parts of a formula that mean something. */
function meaningOf(formula: string): readonly FormulaToken[] {
  return tokensOf(formula).filter(({ kind }) => kind !== "space");
}

function sameToken(present: FormulaToken, wanted: FormulaToken, ends: ReadonlyMap<string, RangeEnd>, own: string): boolean {
  if (present.kind !== wanted.kind) return false;
  if (wanted.kind === "text") return present.text === wanted.text;
  if (wanted.kind !== "reference") return present.text.toUpperCase() === wanted.text.toUpperCase();
  if (!sameSheet(present.sheet ?? own, wanted.sheet ?? own)) return false;
  const body = present.body.toUpperCase();
  if (body === wanted.body) return true;
  const end = ends.get(wanted.body);
  const last = /^(.*?)(\d+)$/.exec(body);
  if (!end || !last) return false;
  return last[1] === wanted.body.replace(/\d+$/, "") && Number(last[2]) >= end.least && Number(last[2]) <= end.most;
}

/**
 * The build of a formula with its references and texts left out, so that a formula that filling wrote for other rows is
 * known again: "=ROUND(SUM(#),6)". Lists of references count as one.
 */
export function buildOf(formula: string): string {
  return meaningOf(formula)
    .map((token) => (token.kind === "reference" ? "#" : token.kind === "text" ? "\"\"" : token.text.toUpperCase()))
    .join("").replace(/#(?:,#)+/g, "#").replace(/(SUMIFS\()#(?:,(?:#|""))*(?:&"")?/g, "$1#").replace(/SUMIFS\(#\)(?:\+SUMIFS\(#\))+/g, "SUMIFS(#)");
}

/** "C7" with the parts fixed that are asked for. */
export function cellText(row: number, column: number, fixed: { readonly row?: boolean; readonly column?: boolean } = {}): string {
  return `${fixed.column ? "$" : ""}${columnLetters(column)}${fixed.row ? "$" : ""}${row + 1}`;
}

/** A reference from a cell on `own`: prefixed by its sheet where that is another one. */
export function prefixed(sheet: string, own: string, body: string): string {
  return sheet === own ? body : `${quotedSheet(sheet)}!${body}`;
}

/** A text as a formula writes it. */
export function quotedText(text: string): string {
  return `"${text.replaceAll("\"", "\"\"")}"`;
}
