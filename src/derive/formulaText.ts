import { columnLetters, columnOfLetters, quotedSheet, type Area } from "../model/cells";

/** Formula texts as filling reads them: what they refer to, whether two are the same, where they point after rows were inserted. */

const CELL = String.raw`\$?[A-Za-z]{1,3}\$?[1-9]\d{0,6}`;
const WORD = String.raw`[\p{L}\p{N}_.]`;
const TOKEN = new RegExp(
  String.raw`(?<text>"(?:[^"]|"")*")|(?<prefix>'(?:[^']|'')+'!|${WORD}+!)?(?<cells>${CELL}(?::${CELL})?)(?!${WORD}|[(!])|(?<word>${WORD}+)|(?<space>\s+)|(?<other>[^])`,
  "gu",
);

interface Token {
  readonly kind: "text" | "reference" | "word" | "other";
  readonly text: string;
  /** Sheet named before a reference; null when it names none. */
  readonly sheet: string | null;
  readonly body: string;
}

function tokensOf(formula: string): readonly Token[] {
  return [...formula.matchAll(TOKEN)].flatMap((match): readonly Token[] => {
    const groups = match.groups ?? {};
    const text = match[0];
    if (groups["space"] !== undefined) return [];
    if (groups["text"] !== undefined) return [{ kind: "text", text, sheet: null, body: text }];
    if (groups["cells"] !== undefined) return [{ kind: "reference", text, sheet: sheetOfPrefix(groups["prefix"]), body: groups["cells"] }];
    return [{ kind: groups["word"] === undefined ? "other" : "word", text, sheet: null, body: text }];
  });
}

function sheetOfPrefix(prefix: string | undefined): string | null {
  if (prefix === undefined) return null;
  const bare = prefix.slice(0, -1);
  return bare.startsWith("'") ? bare.slice(1, -1).replaceAll("''", "'") : bare;
}

/** Areas that a formula on `own` refers to, in order. */
export function areasOf(formula: string, own: string): readonly Area[] {
  return tokensOf(formula).filter((token) => token.kind === "reference").map((token) => {
    const [from, to] = token.body.split(":").map(pointOf);
    const a = from ?? { row: 0, column: 0 };
    const b = to ?? a;
    const row = Math.min(a.row, b.row);
    const column = Math.min(a.column, b.column);
    return { sheet: token.sheet ?? own, row, column, rows: Math.abs(a.row - b.row) + 1, columns: Math.abs(a.column - b.column) + 1 };
  });
}

function pointOf(text: string): { readonly row: number; readonly column: number } {
  const match = /^\$?([A-Za-z]+)\$?(\d+)$/.exec(text);
  return { row: Number(match?.[2] ?? 1) - 1, column: columnOfLetters(match?.[1] ?? "A") };
}

/** A formula on `own` after `count` rows were inserted before 0-based `row` of `changed`. */
export function insertRowsInFormula(formula: string, own: string, changed: string, row: number, count: number): string {
  return formula.replace(TOKEN, (...args) => {
    const text = args[0] as string;
    const groups = args.at(-1) as Record<string, string | undefined>;
    const cells = groups["cells"];
    if (cells === undefined || (sheetOfPrefix(groups["prefix"]) ?? own).toLowerCase() !== changed.toLowerCase()) return text;
    return (groups["prefix"] ?? "") + cells.replace(/\d+/g, (digits) => String(Number(digits) > row ? Number(digits) + count : Number(digits)));
  });
}

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
  const a = tokensOf(present);
  const b = tokensOf(wanted.text);
  return a.length === b.length && a.every((token, index) => {
    const other = b[index];
    return other !== undefined && sameToken(token, other, wanted.ends, own);
  });
}

function sameToken(present: Token, wanted: Token, ends: ReadonlyMap<string, RangeEnd>, own: string): boolean {
  if (present.kind !== wanted.kind) return false;
  if (wanted.kind === "text") return present.text === wanted.text;
  if (wanted.kind !== "reference") return present.text.toUpperCase() === wanted.text.toUpperCase();
  if ((present.sheet ?? own).toLowerCase() !== (wanted.sheet ?? own).toLowerCase()) return false;
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
  return tokensOf(formula)
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
