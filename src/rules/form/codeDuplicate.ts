import { comparableName } from "../../catalog/classifications";
import { codeBookOf, type CodeBook } from "../../catalog/classifications/codeBook";
import { tableSpec } from "../../catalog/tables";
import type { BookRow, BookTable } from "../../model/book";
import { ifCoded } from "../applies";
import { defineTableRule } from "../define";
import type { Found, RuleResult } from "../types";

/** Whether a row has the name that its code has in the book. */
function bearsName(table: BookTable, row: BookRow, codes: CodeBook): boolean {
  const classification = tableSpec(table.id).axes.find((axis) => axis.id === row.axis)?.rows.classified?.classification;
  const known = classification && row.code !== null ? codes.nameOf(classification, row.code) : null;
  return known !== null && known !== undefined && comparableName(known.name) === comparableName(row.label);
}

/** One code on two rows of a table (of one unit, where rows are grouped by unit): its amounts are split or counted twice. */
export const codeDuplicate = defineTableRule({
  id: "form/code-duplicate",
  severity: "error",
  title: { zh: "科目编码重复", en: "Code occurs twice" },
  message: { zh: "科目 {code}“{name}”在本表出现两次，请合并。", en: "Code {code} “{name}” stands twice in this table." },
  applies: ifCoded,
  check({ book }): RuleResult<Found> {
    const codes = codeBookOf(book);
    const findings = book.tables.flatMap((table) => {
      const first = new Map<string, BookRow>();
      return table.rows.flatMap((row) => {
        const at = row.codeCells[0];
        if (row.code === null || !at) return [];
        const key = `${row.axis}|${row.unitName ?? row.unitCode ?? ""}|${row.code}`;
        const earlier = first.get(key);
        if (!earlier) {
          first.set(key, row);
          return [];
        }
        const [wrong, right] = bearsName(table, row, codes) && !bearsName(table, earlier, codes) ? [earlier, row] : [row, earlier];
        return [{
          at: wrong.codeCells[0] ?? at, related: right.codeCells,
          values: { code: { kind: "text" as const, text: row.code }, name: { kind: "text" as const, text: wrong.label } },
        }];
      });
    });
    return { findings };
  },
});
