import { codeBookOf } from "../../catalog/classifications/codeBook";
import type { BookTable } from "../../model/book";
import { sheetOf, valueAt, type WorkbookSnapshot } from "../../model/snapshot";
import { ifCoded } from "../applies";
import { codedRows, type CodedRow } from "../codedRows";
import { defineTableRule } from "../define";
import { text } from "../findingValues";
import type { Found, RuleResult } from "../types";

/** What only numbers the lines of a table. */
const NUMBERING = /^[\d一二三四五六七八九十百（）().．、\s]*$/;

/** A header of names that are a code's or a project's. */
const PROJECTS = /(?:^|\/ ?)项目(?:名称)?$/;

/**
 * What else a row prints before its amounts: the code of another classification, a project, also before its code. Rows that differ there
 * are lines of a list by both.
 */
function besides({ columns, area }: BookTable, { at }: CodedRow, snapshot: WorkbookSnapshot): string {
  const sheet = sheetOf(snapshot, at.sheet);
  if (!sheet) return "";
  const read = new Set(columns.map(({ column }) => column));
  const amounts = columns.filter(({ content, column }) => content === "amount" && column > at.column).map(({ column }) => column);
  const end = Math.min(area.column + area.columns, ...amounts);
  const texts: string[] = [];
  for (let { column } = area; column < end; column += 1) {
    if (read.has(column)) continue;
    const said = String(valueAt(sheet, at.row, column)).trim();
    texts.push(column < at.column && NUMBERING.test(said) ? "" : said);
  }
  return texts.join("|");
}

/** One code on two rows of a table (of one unit, where rows are grouped by unit): its amounts are split or counted twice. */
export const codeDuplicate = defineTableRule({
  id: "form/code-duplicate",
  severity: "error",
  title: { zh: "科目编码重复", en: "Code occurs twice" },
  message: { zh: "科目 {code}“{name}”在本表出现两次，请合并。", en: "Code {code} “{name}” stands twice in this table." },
  applies: ifCoded,
  check({ book, snapshot }): RuleResult<Found> {
    const codes = codeBookOf(book);
    const bears = ({ classification, code, row }: CodedRow): boolean => codes.bears(classification, code, row.label);
    const findings = book.tables.flatMap((table) => {
      const first = new Map<string, CodedRow[]>();
      const found: Found[] = [];
      // Under a bare 项目, names that are not the codes' own are those of projects.
      const ofProjects = table.columns.some(({ content, header }) => content === "name" && PROJECTS.test(header));
      for (const coded of codedRows(table)) {
        const { row, code } = coded;
        const key = `${row.axis}|${row.unitName}|${code}`;
        const alike = first.get(key);
        if (!alike) {
          first.set(key, [coded]);
          continue;
        }
        const listed = (other: CodedRow): boolean => ofProjects && other.row.label !== row.label && !bears(other) && !bears(coded);
        const earlier = alike.find((other) => besides(table, other, snapshot) === besides(table, coded, snapshot) && !listed(other));
        if (!earlier) {
          alike.push(coded);
          continue;
        }
        const [wrong, right] = bears(coded) && !bears(earlier) ? [earlier, coded] : [coded, earlier];
        found.push({
          at: wrong.at, related: right.row.codeCells,
          values: { code: text(code), name: text(wrong.row.label) },
        });
      }
      return found;
    });
    return { findings };
  },
});
