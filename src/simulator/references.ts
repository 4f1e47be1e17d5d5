/** The references inside a formula's text: found, moved and renamed without evaluating anything. */
import { columnName, containsCell, LAST_COLUMN, LAST_ROW, parseArea, quoteSheet, shiftArea, type Area, type Shift } from "./address";

/** A reference as written, e.g. `预算!$A1:B$2`. */
export interface Reference {
  /** The sheet it names; null when it means the formula's own sheet. */
  readonly sheet: string | null;
  readonly area: Area;
  /** Which corners' rows and columns carry a "$". */
  readonly absolute: { readonly top: boolean; readonly left: boolean; readonly bottom: boolean; readonly right: boolean };
  /** Written with one corner only ("A1"), so that it is printed with one again. */
  readonly single: boolean;
}

export type Piece =
  | { readonly kind: "reference"; readonly text: string; readonly reference: Reference }
  | { readonly kind: "name"; readonly text: string }
  | { readonly kind: "function"; readonly text: string }
  | { readonly kind: "other"; readonly text: string };

const SHEET = String.raw`(?:'(?:[^']|'')+'|[\p{L}_][\p{L}\p{N}_.]*)!`;
const CELL = String.raw`\$?[A-Za-z]{1,3}\$?[1-9]\d{0,6}`;
const PLACE = String.raw`(?:${CELL}(?::${CELL})?|\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3}|\$?[1-9]\d{0,6}:\$?[1-9]\d{0,6})(?![\p{L}\p{N}_.(!])`;
const TOKEN = new RegExp(
  String.raw`(?<text>"(?:[^"]|"")*")|(?<reference>(?:${SHEET})?${PLACE})|(?<error>(?:${SHEET})?#[A-Z/0-9]+[!?]?)|(?<call>[\p{L}_][\p{L}\p{N}_.]*)(?=\s*\()|(?<name>(?:${SHEET})?[\p{L}_\\][\p{L}\p{N}_.]*)|(?<number>\d+(?:\.\d*)?(?:[eE][+-]?\d+)?|\.\d+)|(?<rest>.)`,
  "gsu",
);

const KNOWN_LIMIT = 50_000;
const known = new Map<string, readonly Piece[]>();

/** Cuts a formula (with or without its "=") into pieces whose texts joined give the formula again. Formulas are asked for often: they are remembered. */
export function pieces(formula: string): readonly Piece[] {
  let result = known.get(formula);
  if (!result) {
    if (known.size >= KNOWN_LIMIT) known.clear();
    known.set(formula, (result = cut(formula)));
  }
  return result;
}

function cut(formula: string): readonly Piece[] {
  const result: Piece[] = [];
  for (const match of formula.matchAll(TOKEN)) {
    const text = match[0];
    const groups = match.groups ?? {};
    if (groups["reference"] !== undefined) {
      const reference = parseReference(text);
      result.push(reference ? { kind: "reference", text, reference } : { kind: "other", text });
    } else if (groups["call"] !== undefined) result.push({ kind: "function", text });
    else if (groups["name"] !== undefined && !/^(?:TRUE|FALSE)$/i.test(text)) result.push({ kind: "name", text });
    else result.push({ kind: "other", text });
  }
  return result;
}

function parseReference(text: string): Reference | null {
  const at = text.lastIndexOf("!");
  const prefix = at < 0 ? null : text.slice(0, at);
  const place = text.slice(at + 1);
  const area = parseArea(place);
  if (!area) return null;
  const [first = "", second] = place.split(":");
  const last = second ?? first;
  const row = (part: string): boolean => /\$\d/.test(part);
  const column = (part: string): boolean => /^\$[A-Za-z]/.test(part);
  const sheet = prefix === null ? null : prefix.startsWith("'") ? prefix.slice(1, -1).replace(/''/g, "'") : prefix;
  return { sheet, area, absolute: { top: row(first), left: column(first), bottom: row(last), right: column(last) }, single: second === undefined };
}

/** The reference as text, its sheet quoted where needed. */
export function formatReference(reference: Reference, alwaysQuote = false): string {
  const { area, absolute } = reference;
  const column = (at: number, fixed: boolean): string => (fixed ? "$" : "") + columnName(at);
  const row = (at: number, fixed: boolean): string => `${fixed ? "$" : ""}${at + 1}`;
  let place: string;
  if (area.left === 0 && area.right === LAST_COLUMN) place = `${row(area.top, absolute.top)}:${row(area.bottom, absolute.bottom)}`;
  else if (area.top === 0 && area.bottom === LAST_ROW) place = `${column(area.left, absolute.left)}:${column(area.right, absolute.right)}`;
  else {
    const first = column(area.left, absolute.left) + row(area.top, absolute.top);
    const last = column(area.right, absolute.right) + row(area.bottom, absolute.bottom);
    place = reference.single && first.replace(/\$/g, "") === last.replace(/\$/g, "") ? first : `${first}:${last}`;
  }
  if (reference.sheet === null) return place;
  return `${alwaysQuote ? `'${reference.sheet.replace(/'/g, "''")}'` : quoteSheet(reference.sheet)}!${place}`;
}

/** Rewrites each reference; the callback gives null to leave the text as written. */
export function rewriteReferences(formula: string, rewrite: (reference: Reference) => string | null): string {
  return pieces(formula)
    .map((piece) => (piece.kind === "reference" ? (rewrite(piece.reference) ?? piece.text) : piece.text))
    .join("");
}

const sameName = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** The formula after a shift on `shifted`; `own` is the sheet the formula stands on. */
export function shiftFormula(formula: string, own: string, shifted: string, shift: Shift): string {
  return rewriteReferences(formula, (reference) => {
    if (!sameName(reference.sheet ?? own, shifted)) return null;
    const area = shiftArea(reference.area, shift);
    if (!area) return reference.sheet === null ? "#REF!" : `${quoteSheet(reference.sheet)}!#REF!`;
    return area === reference.area ? null : formatReference({ ...reference, area });
  });
}

/** The formula moved by rows and columns, as filling or copying does: relative corners move, absolute ones stay. */
export function moveFormula(formula: string, rows: number, columns: number): string {
  return rewriteReferences(formula, (reference) => {
    const { area, absolute } = reference;
    const wholeColumns = area.top === 0 && area.bottom === LAST_ROW;
    const wholeRows = area.left === 0 && area.right === LAST_COLUMN;
    const moved = {
      top: area.top + (absolute.top || wholeColumns ? 0 : rows),
      bottom: area.bottom + (absolute.bottom || wholeColumns ? 0 : rows),
      left: area.left + (absolute.left || wholeRows ? 0 : columns),
      right: area.right + (absolute.right || wholeRows ? 0 : columns),
    };
    if (moved.top < 0 || moved.left < 0 || moved.bottom > LAST_ROW || moved.right > LAST_COLUMN) return "#REF!";
    return formatReference({ ...reference, area: moved });
  });
}

/** The formula after a sheet was renamed. */
export function renameInFormula(formula: string, from: string, to: string): string {
  return rewriteReferences(formula, (reference) =>
    reference.sheet !== null && sameName(reference.sheet, from) ? formatReference({ ...reference, sheet: to }) : null,
  );
}

/** The formula after a sheet was deleted: references to it are lost. */
export function forgetSheet(formula: string, sheet: string): string {
  return rewriteReferences(formula, (reference) => (reference.sheet !== null && sameName(reference.sheet, sheet) ? "#REF!" : null));
}

const ASKS_ONLY_WHERE = new Set(["ROW", "COLUMN", "ROWS", "COLUMNS"]);

/**
 * Whether the formula reads its own cell, directly or through a defined name: what Excel calls a circular reference.
 * ROW(), COLUMN(), ROWS() and COLUMNS() ask where a range is, not what it holds, and are no circle.
 */
export function readsItself(formula: string, sheet: string, row: number, column: number, nameFormula: (name: string) => string | null, depth = 0): boolean {
  const list = pieces(formula);
  let asking = 0;
  let open = 0;
  return list.some((piece, index) => {
    if (piece.text === "(") {
      const before = list[index - 1];
      open += 1;
      if (asking === 0 && before?.kind === "function" && ASKS_ONLY_WHERE.has(before.text.toUpperCase())) asking = open;
    } else if (piece.text === ")") {
      if (asking === open) asking = 0;
      open -= 1;
    }
    if (asking > 0) return false;
    if (piece.kind === "reference") return sameName(piece.reference.sheet ?? sheet, sheet) && containsCell(piece.reference.area, row, column);
    if (piece.kind !== "name" || depth > 8) return false;
    const inner = nameFormula(piece.text);
    return inner !== null && readsItself(inner, sheet, row, column, nameFormula, depth + 1);
  });
}
