import { quotedSheet } from "../model/cells";
import { isOwnReference, MAX_COLUMNS, MAX_ROWS, readPart, rewriteTokens, sameSheet, writePart } from "../model/formulas";

/** What becomes of formula texts when a host renames, deletes or copies what they refer to; see {@link rewriteTokens}. */

/** A formula after a sheet was renamed. */
export function renameSheetInFormula(formula: string, from: string, to: string): string {
  if (!formula.includes("!")) return formula;
  return rewriteTokens(formula, ({ text, sheet, prefix, body }) => {
    if (sheet === null || !sameSheet(sheet, from)) return text;
    const bare = !prefix.startsWith("'") && /^[\p{L}_][\p{L}\p{N}_]*$/u.test(to) && !/^[A-Za-z]{1,3}\d+$/.test(to);
    return `${bare ? to : quotedSheet(to)}!${body}`;
  });
}

/** A formula after a sheet was deleted: its references become #REF!. */
export function deleteSheetInFormula(formula: string, deleted: string): string {
  if (!formula.includes("!")) return formula;
  return rewriteTokens(formula, ({ text, sheet }) => (sheet !== null && sameSheet(sheet, deleted) ? "#REF!" : text));
}

/** Whether a formula names a sheet. */
export function namesSheet(formula: string, sheet: string): boolean {
  return deleteSheetInFormula(formula, sheet) !== formula;
}

/** A formula copied `rows` down and `columns` to the right: relative references follow (shared formulas of a file). */
export function translateFormula(formula: string, rows: number, columns: number): string {
  return rewriteTokens(formula, (token) => {
    if (!isOwnReference(token)) return token.text;
    const parts = token.body.split(":").map((text) => {
      const part = readPart(text);
      if ((part.column ?? 0) >= MAX_COLUMNS) return text;
      const row = part.row === null || part.rowFixed ? part.row : part.row + rows;
      const column = part.column === null || part.columnFixed ? part.column : part.column + columns;
      const inside = (row === null || (row >= 0 && row < MAX_ROWS)) && (column === null || (column >= 0 && column < MAX_COLUMNS));
      return inside ? writePart({ ...part, row, column }) : null;
    });
    return token.prefix + (parts.includes(null) ? "#REF!" : parts.join(":"));
  });
}

/** A formula with each bare word for which `replace` has an answer replaced (defined names; function names end in "("). */
export function replaceWords(formula: string, replace: (word: string) => string | null): string {
  return rewriteTokens(formula, ({ kind, text }) => (kind === "name" ? replace(text) ?? text : text));
}

/**
 * A formula in the form used to compare: programs write the same formula with other capitals, spaces, quotes round
 * sheet names and prefixes of newer functions ("_xlfn.").
 */
export function canonicalFormula(formula: string): string {
  return rewriteTokens(formula, ({ kind, text, prefix, sheet }) => {
    if (kind === "text") return text;
    if (kind === "space") return "";
    if (prefix !== "") return sheet === null ? text.toUpperCase() : `'${sheet.toUpperCase().replaceAll("'", "''")}'!${text.slice(prefix.length).toUpperCase()}`;
    return text.toUpperCase().replace(/^(_XLFN\.|_XLWS\.)+/, "");
  });
}
