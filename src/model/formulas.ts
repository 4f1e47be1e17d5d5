import { columnLetters, columnOfLetters, type Area, type CellRef } from "./cells";

/**
 * Formula texts: their parts, and what becomes of their references when rows are inserted or deleted. Everything but the
 * references stays as it was typed, which no round through a formula engine would guarantee. Nothing here calculates.
 */

/** Rows of a sheet in the xlsx format. */
export const MAX_ROWS = 1_048_576;
/** Columns of a sheet in the xlsx format. */
export const MAX_COLUMNS = 16_384;

const WORD = "[\\p{L}\\p{N}_.\\\\?]";
const CELL = "\\$?[A-Za-z]{1,3}\\$?[1-9]\\d{0,6}";
const TOKEN = new RegExp(
  [
    `(?<text>"(?:[^"]|"")*")`,
    `(?<error>#(?:REF!|DIV/0!|N/A|NAME\\?|NULL!|NUM!|VALUE!|SPILL!|CALC!))`,
    `(?:(?<prefix>'(?:[^']|'')+'!|\\[[^\\]]+\\]${WORD}*!|${WORD}+(?::${WORD}+)?!))?(?:` +
      `(?<cells>${CELL}(?::${CELL})?)(?!${WORD}|[(!])` +
      `|(?<columns>\\$?[A-Za-z]{1,3}:\\$?[A-Za-z]{1,3})(?!${WORD}|[(!])` +
      `|(?<rows>\\$?[1-9]\\d{0,6}:\\$?[1-9]\\d{0,6})(?!${WORD}|[(!]))`,
    `(?<otherPrefix>'(?:[^']|'')+'!|${WORD}+!)`,
    `(?<bracket>\\[(?:[^[\\]]|\\[[^\\]]*\\])*\\])`,
    `(?<word>${WORD}+)`,
    `(?<space>\\s+)`,
    `(?<other>[^])`,
  ].join("|"),
  "gu",
);

/** A part of a formula. */
export interface FormulaToken {
  /** "sheet" is a sheet's name before something that is no reference; "name" a word that no bracket follows. */
  readonly kind: "text" | "error" | "reference" | "sheet" | "bracket" | "function" | "name" | "space" | "other";
  readonly text: string;
  /** The sheet named before it; null when it names none, or one of another workbook, or a span of sheets. */
  readonly sheet: string | null;
  /** What stands before a reference ("'a b'!"), "" where nothing does, and the reference without it ("$C$7:C40"). */
  readonly prefix: string;
  readonly body: string;
}

/** Name of the sheet that a prefix such as `'a b'!` names; null for other workbooks and spans of sheets. */
function sheetOfPrefix(prefix: string): string | null {
  const bare = prefix.slice(0, -1);
  const name = bare.startsWith("'") ? bare.slice(1, -1).replaceAll("''", "'") : bare;
  return /[[\]:]/.test(name) ? null : name;
}

function tokenOf(text: string, groups: Readonly<Record<string, string | undefined>>, next: string): FormulaToken {
  const prefix = groups["prefix"] ?? groups["otherPrefix"] ?? "";
  const body = groups["cells"] ?? groups["columns"] ?? groups["rows"] ?? "";
  const sheet = prefix === "" ? null : sheetOfPrefix(prefix);
  const kind = groups["text"] !== undefined ? "text" : groups["error"] !== undefined ? "error" : groups["space"] !== undefined ? "space"
    : body !== "" ? "reference" : prefix !== "" ? "sheet" : groups["bracket"] !== undefined ? "bracket"
      : groups["word"] === undefined ? "other" : next === "(" ? "function" : "name";
  return { kind, text, sheet, prefix, body };
}

/** The parts of a formula, white space included. */
export function tokensOf(formula: string): readonly FormulaToken[] {
  return [...formula.matchAll(TOKEN)].map((match) => tokenOf(match[0], match.groups ?? {}, formula.charAt(match.index + match[0].length)));
}

/** A formula with each of its parts rewritten. */
export function rewriteTokens(formula: string, rewrite: (token: FormulaToken) => string): string {
  return formula.replace(TOKEN, (...args) => {
    const text = args[0] as string;
    const offset = args[args.length - 3] as number;
    return rewrite(tokenOf(text, args[args.length - 1] as Record<string, string | undefined>, formula.charAt(offset + text.length)));
  });
}

/** Whether a part refers to cells of this very workbook: "[2]表!A1" and "甲:丙!A1" do not, or not to one sheet. */
export function isOwnReference({ kind, prefix, sheet }: FormulaToken): boolean {
  return kind === "reference" && (prefix === "" || sheet !== null);
}

/** One end of a reference. */
export interface ReferencePart {
  readonly columnFixed: boolean;
  /** 0-based; null in a reference to whole rows. */
  readonly column: number | null;
  readonly rowFixed: boolean;
  /** 0-based; null in a reference to whole columns. */
  readonly row: number | null;
}

const PART = /^(\$?)([A-Za-z]*)(\$?)(\d*)$/;

/** Reads one end of a reference: "$C7", "C", "$7". */
export function readPart(text: string): ReferencePart {
  const match = PART.exec(text);
  const letters = match?.[2] ?? "";
  const digits = match?.[4] ?? "";
  const onlyRow = letters === "";
  return {
    columnFixed: !onlyRow && match?.[1] === "$",
    column: onlyRow ? null : columnOfLetters(letters),
    rowFixed: onlyRow ? match?.[1] === "$" || match?.[3] === "$" : match?.[3] === "$",
    row: digits === "" ? null : Number(digits) - 1,
  };
}

/** Writes one end of a reference. */
export function writePart(part: ReferencePart): string {
  const column = part.column === null ? "" : `${part.columnFixed ? "$" : ""}${columnLetters(part.column)}`;
  return part.row === null ? column : `${column}${part.rowFixed ? "$" : ""}${part.row + 1}`;
}

/** The cells that a reference of a formula on `own` names; whole rows and columns reach to the edge of the sheet. */
export function areaOfReference({ sheet, body }: FormulaToken, own: string): Area {
  const [from = "", to = from] = body.split(":");
  const [a, b] = [readPart(from), readPart(to)];
  const span = (x: number | null, y: number | null, most: number): readonly [number, number] =>
    x === null || y === null ? [0, most] : [Math.min(x, y), Math.abs(x - y) + 1];
  const [row, rows] = span(a.row, b.row, MAX_ROWS);
  const [column, columns] = span(a.column, b.column, MAX_COLUMNS);
  return { sheet: sheet ?? own, row, column, rows, columns };
}

/** Areas of this workbook that a formula on `own` refers to, in order. */
export function areasOf(formula: string, own: string): readonly Area[] {
  return tokensOf(formula).filter(isOwnReference).map((token) => areaOfReference(token, own));
}

/** Columns of its own row to which a formula refers; null where it refers to nothing, or to other cells too. */
export function columnsInRow(formula: string, at: CellRef): ReadonlySet<number> | null {
  const areas = formula === "" ? [] : areasOf(formula, at.sheet);
  if (areas.length === 0 || !areas.every(({ sheet, row, rows, columns }) => sameSheet(sheet, at.sheet) && row === at.row && rows === 1 && columns <= MOST_COLUMNS)) return null;
  return new Set(areas.flatMap(({ column, columns }) => Array.from({ length: columns }, (_, index) => column + index)));
}

/** No sum of a table adds up more columns than these. */
const MOST_COLUMNS = 256;

/** Whether two names are those of one sheet. */
export function sameSheet(a: string, b: string): boolean {
  return a === b || a.toLowerCase() === b.toLowerCase();
}

/** The direction in which cells move. */
export type Axis = "row" | "column";

/**
 * First and last row or column (0-based, both included) of a span after some were inserted (`count` > 0) or deleted
 * (`count` < 0) at `at`; null when nothing of it is left.
 */
export function moveSpan(first: number, last: number, at: number, count: number, axis: Axis = "row"): readonly [number, number] | null {
  const most = axis === "row" ? MAX_ROWS : MAX_COLUMNS;
  if (count >= 0) {
    const moved: [number, number] = [first >= at ? first + count : first, last >= at ? last + count : last];
    return moved[0] >= most ? null : [moved[0], Math.min(moved[1], most - 1)];
  }
  const end = at - count;
  if (first >= at && last < end) return null;
  return [first >= end ? first + count : Math.min(first, at), last >= end ? last + count : Math.min(last, at - 1)];
}

function moveBody(body: string, axis: Axis, at: number, count: number): string {
  const [from = "", to] = body.split(":");
  const a = readPart(from);
  const b = to === undefined ? a : readPart(to);
  const [first, last] = [a[axis], b[axis]];
  if (first === null || last === null) return body;
  // "XFE1" is a name: there is no such column.
  if ([a, b].some((part) => (part.row ?? 0) >= MAX_ROWS || (part.column ?? 0) >= MAX_COLUMNS)) return body;
  const moved = moveSpan(Math.min(first, last), Math.max(first, last), at, count, axis);
  if (!moved) return "#REF!";
  const [low, high] = moved;
  const start = writePart({ ...a, [axis]: first <= last ? low : high });
  return to === undefined ? start : `${start}:${writePart({ ...b, [axis]: first <= last ? high : low })}`;
}

/**
 * A formula after rows or columns were inserted (`count` > 0) or deleted (`count` < 0) before 0-based `at` of `changed`.
 * `own` is the sheet on which the formula stands. References wholly inside what is deleted become #REF!, as in Excel.
 */
export function moveInFormula(formula: string, own: string, changed: string, axis: Axis, at: number, count: number): string {
  if (!sameSheet(own, changed) && !formula.includes("!")) return formula;
  return rewriteTokens(formula, (token) =>
    isOwnReference(token) && sameSheet(token.sheet ?? own, changed) ? token.prefix + moveBody(token.body, axis, at, count) : token.text);
}

/** A formula after rows were inserted or deleted; see {@link moveInFormula}. */
export function moveRowsInFormula(formula: string, own: string, changed: string, row: number, count: number): string {
  return moveInFormula(formula, own, changed, "row", row, count);
}
