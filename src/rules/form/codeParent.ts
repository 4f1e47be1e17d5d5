import { parentOf } from "../../catalog/classifications";
import { codeBookOf } from "../../catalog/classifications/codeBook";
import type { BookTable } from "../../model/book";
import { ifCoded } from "../applies";
import { codedRows, type CodedRow } from "../codedRows";
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
    const orphansOf = (table: BookTable): ReadonlyMap<string, readonly CodedRow[]> => {
      const byParent = new Map<string, CodedRow[]>();
      for (const coded of codedRows(table)) {
        const { row: { axis }, classification, code } = coded;
        const parent = parentOf(code);
        if (parent === null || !lookup.index.codeLengths(table.id, axis).has(parent.length) || lookup.index.rowsOf(table.id, axis, parent).length > 0) continue;
        if ([code, parent].some((each) => codes.isKnown(classification, each))) byParent.set(parent, [...(byParent.get(parent) ?? []), coded]);
      }
      return byParent;
    };
    return { findings: book.tables.flatMap((table) => [...orphansOf(table)].flatMap(([parent, rows]) => findingOf(parent, rows))) };
  },
});

function findingOf(parent: string, rows: readonly CodedRow[]): readonly Found[] {
  return rows.slice(0, 1).map(({ row, code, at }) => ({
    at, related: rows.slice(1).map((other) => other.at),
    values: {
      code: text(code), name: text(row.label), parent: text(parent),
      count: text(String(rows.length)),
    },
  }));
}
