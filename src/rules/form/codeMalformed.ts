import { tableSpec } from "../../catalog/tables";
import type { ClassificationId } from "../../catalog/types";
import type { BookRow, BookTable } from "../../model/book";
import type { SheetSnapshot } from "../../model/snapshot";
import { valueAt } from "../../model/snapshot";
import { ifCoded } from "../applies";
import { codedRows, type CodedRow } from "../codedRows";
import { defineTableRule } from "../define";
import { text } from "../findingValues";
import type { Found, RuleResult } from "../types";

const SHAPES = {
  functional: /^(?:2\d{2}|2\d{4}|2\d{6})$/,
  economic: /^(?:3\d{2}|3\d{4})$/,
} as const;

/** Codes of the government's own economic classification. */
const GOVERNMENT = /^(?:5\d{2}|5\d{4})$/;

/** Whether a code has a length and a beginning that codes of its classification have. */
export function isWellFormed(classification: ClassificationId, code: string): boolean {
  return SHAPES[classification].test(code);
}

/** A code that cannot be one: 3, 5 or 7 digits beginning with 2 (functional), 3 or 5 beginning with 3, in the government's own book with 5 (economic). */
export const codeMalformed = defineTableRule({
  id: "form/code-malformed",
  severity: "error",
  title: { zh: "科目编码格式不对", en: "Malformed code" },
  message: {
    zh: "“{name}”的科目编码 {code} 不是有效的位数或开头；功能分类为 2 开头的 3、5、7 位，经济分类为 3 开头（政府预算的为 5 开头）的 3、5 位。",
    en: "Code {code} of “{name}” has no valid length or beginning.",
  },
  applies: ifCoded,
  check({ book, snapshot }): RuleResult<Found> {
    const sheets = new Map(snapshot.sheets.map((sheet) => [sheet.name, sheet]));
    return { findings: book.tables.flatMap((table) => {
      const coded = new Map(codedRows(table).map((each) => [each.row, each]));
      return table.rows.flatMap((row) => {
        if (row.code === null) return NO_FINDINGS;
        const own = coded.get(row);
        return own ? malformed(table, own) : unreadable(table, row, sheets.get(row.sheet));
      });
    }) };
  },
});

const NO_FINDINGS: readonly Found[] = [];

/** A code with letters or too many digits cannot be read; the row was understood by its name, the code is wrong all the same. */
function unreadable(table: BookTable, row: BookRow, sheet: SheetSnapshot | undefined): readonly Found[] {
  if (!sheet) return [];
  const cells = table.columns.filter((column) => column.axis === row.axis && column.content === "code").map((column) => {
    const at = { sheet: row.sheet, row: row.row, column: column.column };
    return { at, text: String(valueAt(sheet, at.row, at.column) ?? "").normalize("NFKC").trim() };
  });
  // A name in the column of codes is no code.
  const wrong = cells.find(({ text }) => /\d/.test(text) && !/^[\d\s]+$/.test(text) && !/[\u4e00-\u9fff]/.test(text)) ?? cells.find(({ text }) => /\d{6,}/.test(text));
  return wrong ? [{
    at: wrong.at,
    values: { code: text(wrong.text), name: text(row.label) },
  }] : [];
}

/** A number with neither a name nor an amount beside it, as a date or a note below a table is: nothing says that it is a code. */
function isLoneNumber(row: BookRow): boolean {
  return row.label.trim() === "" && [...row.cells.values()].every(({ state }) => state.kind === "blank");
}

function malformed(table: BookTable, { row, classification, code, at }: CodedRow): readonly Found[] {
  const suits = tableSpec(table.id).book === "government" ? GOVERNMENT.test(code) : isWellFormed(classification, code);
  if (suits || isLoneNumber(row)) return [];
  return [{
    at, related: row.codeCells.slice(1),
    values: { code: text(code), name: text(row.label) },
  }];
}
