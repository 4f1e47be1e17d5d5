import { columnLetters, columnOfLetters, quotedSheet } from "../model/cells";

/**
 * Formula texts: what becomes of their references when rows, sheets or the formula itself move. Everything but the
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

/** A reference in a formula: the sheet named before it (null when none) and its text without the sheet. */
interface Reference {
  readonly sheet: string | null;
  readonly prefix: string;
  readonly body: string;
}

/** Name of the sheet that a prefix such as `'a b'!` names; null for other workbooks and spans of sheets. */
function sheetOfPrefix(prefix: string): string | null {
  const bare = prefix.slice(0, -1);
  const name = bare.startsWith("'") ? bare.slice(1, -1).replaceAll("''", "'") : bare;
  return /[[\]:]/.test(name) ? null : name;
}

type Rewrite = (reference: Reference) => string;

function rewriteReferences(formula: string, rewrite: Rewrite): string {
  return formula.replace(TOKEN, (...args) => {
    const token = args[0] as string;
    const groups = args[args.length - 1] as Record<string, string | undefined>;
    const prefix = groups["prefix"] ?? groups["otherPrefix"] ?? "";
    const body = groups["cells"] ?? groups["columns"] ?? groups["rows"] ?? "";
    if (prefix === "" && body === "") return token;
    const sheet = prefix === "" ? null : sheetOfPrefix(prefix);
    if (prefix !== "" && sheet === null) return token;
    return rewrite({ sheet, prefix, body });
  });
}

function sameSheet(a: string, b: string): boolean {
  return a === b || a.toLowerCase() === b.toLowerCase();
}

const PART = /^(\$?)([A-Za-z]*)(\$?)(\d*)$/;

interface Part {
  readonly columnFixed: boolean;
  readonly column: number | null;
  readonly rowFixed: boolean;
  readonly row: number | null;
}

function readPart(text: string): Part {
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

function writePart(part: Part): string {
  const column = part.column === null ? "" : `${part.columnFixed ? "$" : ""}${columnLetters(part.column)}`;
  return part.row === null ? column : `${column}${part.rowFixed ? "$" : ""}${part.row + 1}`;
}

/**
 * First and last row (0-based, both included) of a span after rows were inserted (`count` > 0) or deleted
 * (`count` < 0) at `row`; null when nothing of it is left.
 */
export function moveSpan(first: number, last: number, row: number, count: number): readonly [number, number] | null {
  if (count >= 0) {
    const moved: [number, number] = [first >= row ? first + count : first, last >= row ? last + count : last];
    return moved[0] >= MAX_ROWS ? null : [moved[0], Math.min(moved[1], MAX_ROWS - 1)];
  }
  const end = row - count;
  if (first >= row && last < end) return null;
  return [first >= end ? first + count : Math.min(first, row), last >= end ? last + count : Math.min(last, row - 1)];
}

function moveBody(body: string, row: number, count: number): string {
  const [from = "", to] = body.split(":");
  const a = readPart(from);
  const b = to === undefined ? a : readPart(to);
  if (a.row === null || b.row === null) return body;
  // "XFE1" is a name: there is no such column.
  if ([a, b].some((part) => (part.row ?? 0) >= MAX_ROWS || (part.column ?? 0) >= MAX_COLUMNS)) return body;
  const moved = moveSpan(Math.min(a.row, b.row), Math.max(a.row, b.row), row, count);
  if (!moved) return "#REF!";
  const [low, high] = moved;
  const first = writePart({ ...a, row: a.row <= b.row ? low : high });
  return to === undefined ? first : `${first}:${writePart({ ...b, row: a.row <= b.row ? high : low })}`;
}

/**
 * A formula after rows were inserted (`count` > 0) or deleted (`count` < 0) before 0-based `row` of `changed`.
 * `own` is the sheet on which the formula stands. References wholly inside deleted rows become #REF!, as in Excel.
 */
export function moveRowsInFormula(formula: string, own: string, changed: string, row: number, count: number): string {
  if (!sameSheet(own, changed) && !formula.includes("!")) return formula;
  return rewriteReferences(formula, ({ sheet, prefix, body }) =>
    sameSheet(sheet ?? own, changed) && body !== "" ? prefix + moveBody(body, row, count) : prefix + body);
}

/** A formula after a sheet was renamed. */
export function renameSheetInFormula(formula: string, from: string, to: string): string {
  if (!formula.includes("!")) return formula;
  return rewriteReferences(formula, ({ sheet, prefix, body }) => {
    if (sheet === null || !sameSheet(sheet, from)) return prefix + body;
    const bare = !prefix.startsWith("'") && /^[\p{L}_][\p{L}\p{N}_]*$/u.test(to) && !/^[A-Za-z]{1,3}\d+$/.test(to);
    return `${bare ? to : quotedSheet(to)}!${body}`;
  });
}

/** A formula after a sheet was deleted: its references become #REF!. */
export function deleteSheetInFormula(formula: string, deleted: string): string {
  if (!formula.includes("!")) return formula;
  return rewriteReferences(formula, ({ sheet, prefix, body }) =>
    sheet !== null && sameSheet(sheet, deleted) ? "#REF!" : prefix + body);
}

/** Whether a formula names a sheet. */
export function namesSheet(formula: string, sheet: string): boolean {
  return deleteSheetInFormula(formula, sheet) !== formula;
}

/** A formula copied `rows` down and `columns` to the right: relative references follow (shared formulas of a file). */
export function translateFormula(formula: string, rows: number, columns: number): string {
  return rewriteReferences(formula, ({ prefix, body }) => {
    const parts = body.split(":").map((text) => {
      const part = readPart(text);
      if (text === "" || (part.column ?? 0) >= MAX_COLUMNS) return text;
      const row = part.row === null || part.rowFixed ? part.row : part.row + rows;
      const column = part.column === null || part.columnFixed ? part.column : part.column + columns;
      const inside = (row === null || (row >= 0 && row < MAX_ROWS)) && (column === null || (column >= 0 && column < MAX_COLUMNS));
      return inside ? writePart({ ...part, row, column }) : null;
    });
    return prefix + (parts.includes(null) ? "#REF!" : parts.join(":"));
  });
}

/** A formula with each bare word for which `replace` has an answer replaced (defined names; function names end in "("). */
export function replaceWords(formula: string, replace: (word: string) => string | null): string {
  return formula.replace(TOKEN, (...args) => {
    const token = args[0] as string;
    const groups = args[args.length - 1] as Record<string, string | undefined>;
    const offset = args[args.length - 3] as number;
    if (groups["word"] === undefined || formula[offset + token.length] === "(") return token;
    return replace(token) ?? token;
  });
}

/**
 * A formula in the form used to compare: programs write the same formula with other capitals, spaces, quotes round
 * sheet names and prefixes of newer functions ("_xlfn.").
 */
export function canonicalFormula(formula: string): string {
  return formula.replace(TOKEN, (...args) => {
    const token = args[0] as string;
    const groups = args[args.length - 1] as Record<string, string | undefined>;
    if (groups["text"] !== undefined) return token;
    if (groups["space"] !== undefined) return "";
    const prefix = groups["prefix"] ?? groups["otherPrefix"];
    if (prefix !== undefined) {
      const sheet = sheetOfPrefix(prefix);
      const body = token.slice(prefix.length).toUpperCase();
      return sheet === null ? token.toUpperCase() : `'${sheet.toUpperCase().replaceAll("'", "''")}'!${body}`;
    }
    return token.toUpperCase().replace(/^(_XLFN\.|_XLWS\.)+/, "");
  });
}
