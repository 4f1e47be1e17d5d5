import { parentOf } from "../../catalog/classifications";
import { codeBookOf } from "../../catalog/classifications/codeBook";
import { classificationOf } from "../../catalog/tables";
import type { BookRow, BookTable } from "../../model/book";
import { ifCoded } from "../applies";
import { defineTableRule } from "../define";
import { text } from "../findingValues";
import type { Found, RuleResult } from "../types";

/** A parent that has no row, in a table that prints parents: the amounts of its codes are in no subtotal. Once a parent. */
export const codeParent = defineTableRule({
  id: "form/code-parent",
  severity: "error",
  title: { zh: "缺少上级科目行", en: "Parent code has no row" },
  message: {
    zh: "科目 {code}“{name}”{others}的上级科目 {parent} 没有单独成行，其金额不在任何小计内；请补上上级科目。",
    en: "Code {code} “{name}”{others} has no row for its parent {parent}, so no subtotal contains it.",
  },
  applies: ifCoded,
  check({ book, lookup }): RuleResult<Found> {
    // Of a code that the book of codes does not list nothing is known, what stands above it neither.
    const codes = codeBookOf(book);
    const orphansOf = (table: BookTable): ReadonlyMap<string, readonly BookRow[]> => {
      const byParent = new Map<string, BookRow[]>();
      for (const row of table.rows) {
        const classification = classificationOf(table.id, row.axis);
        const parent = row.code === null ? null : parentOf(row.code);
        if (!classification || row.codeCells.length === 0 || parent === null || !lookup.index.codeLengths(table.id, row.axis).has(parent.length)) continue;
        if (lookup.index.rowsOf(table.id, row.axis, parent).length > 0 || ![row.code ?? "", parent].some((code) => codes.isKnown(classification, code))) continue;
        byParent.set(parent, [...(byParent.get(parent) ?? []), row]);
      }
      return byParent;
    };
    return { findings: book.tables.flatMap((table) => [...orphansOf(table)].flatMap(([parent, rows]) => findingOf(parent, rows))) };
  },
});

function findingOf(parent: string, rows: readonly BookRow[]): readonly Found[] {
  const [first] = rows;
  const [at, ...related] = rows.flatMap((row) => row.codeCells[0] ?? []);
  return first && at ? [{
    at, related,
    values: {
      code: text(first.code ?? ""), name: text(first.label), parent: text(parent),
      count: text(String(rows.length)),
    },
  }] : [];
}
