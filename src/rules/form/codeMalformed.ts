import { codeBookOf } from "../../catalog/classifications/codeBook";
import { isWellFormed } from "../../catalog/classifications/shapes";
import { tableSpec } from "../../catalog/tables";
import type { BookRow, BookTable, BudgetBook } from "../../model/book";
import { cellKey } from "../../model/cells";
import type { ListedCode } from "../../model/structure";
import type { SheetSnapshot } from "../../model/snapshot";
import { valueAt } from "../../model/snapshot";
import { ifCoded } from "../applies";
import { codedRows, type CodedRow } from "../codedRows";
import { defineTableRule } from "../define";
import { text } from "../findingValues";
import { isSlipOf, namedCodesOf } from "../namedCodes";
import type { Found, RuleResult } from "../types";

/** Of a list that is read by its structure so many codes are slips; more are codes of somebody's own. */
const MOST_SLIPS = 2;

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
    const ofTables = book.tables.flatMap((table) => {
      const coded = new Map(codedRows(table).map((each) => [each.row, each]));
      return table.rows.flatMap((row) => {
        if (row.code === null) return NO_FINDINGS;
        const own = coded.get(row);
        return own ? malformed(table, own) : unreadable(table, row, sheets.get(row.sheet));
      });
    });
    return { findings: [...ofTables, ...malformedInLists(book, new Set(ofTables.map(({ at }) => cellKey(at))))] };
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

/**
 * Codes of lists that are read by their structure which have a digit too few or too many, or letters among their digits, also in lines that the
 * catalogue left alone for them. A code of a whole further level is somebody's own, and what names a unit is a unit's; one that the figures have
 * under another code is told as that.
 */
function malformedInLists(book: BudgetBook, told: ReadonlySet<string>): readonly Found[] {
  const { structure } = book;
  const outside = new Set((structure?.codesOutside ?? []).map(({ at }) => cellKey(at)));
  const codeBook = codeBookOf(book);
  const { printed } = namedCodesOf(book);
  return (structure?.codeLists ?? []).flatMap(({ codes, lines }) => {
    const odd = lines.filter(({ code }) => !isWellFormed(codes, code));
    if (odd.length === 0 || odd.length > MOST_SLIPS) return NO_FINDINGS;
    const classification = codes === "functional" ? codes : "economic";
    const isNamed = ({ code, name }: ListedCode): boolean => [...codeBook.codesOf(classification, name), ...printed.codesOf(classification, name)].some((other) => isSlipOf(code, other));
    // Beside a code with which it shares all but its last level.
    const isBeside = ({ code, name }: ListedCode): boolean => !UNIT.test(name) && lines.some((other) => isWellFormed(codes, other.code) && other.code.length > CLASS_DIGITS && isSlipOf(code, other.code.slice(0, -2) + code.slice(other.code.length - 2)));
    return odd.filter((line) => (/[^\d]/.test(line.code) || line.code.length % 2 === 0) && !outside.has(cellKey(line.at)) && !told.has(cellKey(line.at)) && (isNamed(line) || isBeside(line)))
      .map(({ at, code, name }): Found => ({ at, values: { code: text(code), name: text(name) } }));
  });
}

/** Names that bodies have. */
const UNIT = /(?:[局厅委办院校所站队园馆会]|中心|本级|机关)(?:\(.*\))?$/;
const CLASS_DIGITS = 3;

/** A number with neither a name nor an amount beside it, as a date or a note below a table is: nothing says that it is a code. */
function isLoneNumber(row: BookRow): boolean {
  return row.label.trim() === "" && [...row.cells.values()].every(({ state }) => state.kind === "blank");
}

function malformed(table: BookTable, { row, classification, code, at }: CodedRow): readonly Found[] {
  const suits = isWellFormed(tableSpec(table.id).book === "government" ? "government" : classification, code);
  if (suits || isLoneNumber(row)) return [];
  return [{
    at, related: row.codeCells.slice(1),
    values: { code: text(code), name: text(row.label) },
  }];
}
