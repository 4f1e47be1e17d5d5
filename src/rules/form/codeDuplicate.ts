import { codeBookOf } from "../../catalog/classifications/codeBook";
import { classificationOf } from "../../catalog/tables";
import type { BookRow, BookTable } from "../../model/book";
import { sheetOf, valueAt, type WorkbookSnapshot } from "../../model/snapshot";
import { ifCoded } from "../applies";
import { defineTableRule } from "../define";
import { text } from "../findingValues";
import type { Found, RuleResult } from "../types";

/**
 * What else a row prints before its amounts: the code of another classification, a project. Rows that differ there are lines of a list by
 * both.
 */
function besides(table: BookTable, row: BookRow, snapshot: WorkbookSnapshot): string {
  const sheet = sheetOf(snapshot, row.sheet);
  const own = table.columns.filter(({ axis }) => axis === row.axis);
  const read = new Set(own.map(({ column }) => column));
  const codes = own.filter(({ content }) => content === "code").map(({ column }) => column);
  const end = Math.min(...own.filter(({ content, column }) => content === "amount" && column > Math.min(...codes)).map(({ column }) => column));
  const texts: string[] = [];
  for (let column = Math.min(...codes); sheet && column < end && column < Infinity && end < Infinity; column += 1) {
    if (!read.has(column)) texts.push(String(valueAt(sheet, row.row, column) ?? "").trim());
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
    const findings = book.tables.filter((table) => ifCoded(table) === "yes").flatMap((table) => {
      const first = new Map<string, BookRow[]>();
      const found: Found[] = [];
      for (const row of table.rows) {
        const { code, codeCells: [at] } = row;
        if (code === null || !at) continue;
        const key = `${row.axis}|${row.unitName ?? row.unitCode}|${code}`;
        const alike = first.get(key);
        const earlier = alike?.find((other) => besides(table, other, snapshot) === besides(table, row, snapshot));
        if (!earlier) {
          if (alike) alike.push(row);
          else first.set(key, [row]);
          continue;
        }
        const classification = classificationOf(table.id, row.axis);
        const bears = ({ label }: BookRow): boolean => classification !== undefined && codes.bears(classification, code, label);
        const [wrong, right] = bears(row) && !bears(earlier) ? [earlier, row] : [row, earlier];
        found.push({
          at: wrong.codeCells[0] ?? at, related: right.codeCells,
          values: { code: text(code), name: text(wrong.label) },
        });
      }
      return found;
    });
    return { findings };
  },
});
