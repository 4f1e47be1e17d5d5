import { parentOf } from "../../catalog/classifications";
import { tableSpec } from "../../catalog/tables";
import type { BookTable } from "../../model/book";
import type { Finding } from "../../model/findings";
import type { Rule, RuleResult } from "../types";

/** A code whose parent has no row, in a table that prints parents: its amount is in no subtotal. */
export const codeParent: Rule = {
  id: "form/code-parent",
  severity: "error",
  check({ book, lookup }): RuleResult {
    const orphans = (table: BookTable): readonly Finding[] => table.rows.flatMap((row): Finding[] => {
      const classified = tableSpec(table.id).axes.find((axis) => axis.id === row.axis)?.rows.classified;
      const at = row.codeCells[0];
      const parent = row.code === null ? null : parentOf(row.code);
      if (!classified || !at || parent === null || !lookup.index.codeLengths(table.id, row.axis).has(parent.length)) return [];
      if (lookup.index.rowsOf(table.id, row.axis, parent).length > 0) return [];
      return [{
        rule: "form/code-parent", severity: "error", at, related: [],
        values: { code: { kind: "text", text: row.code ?? "" }, name: { kind: "text", text: row.label }, parent: { kind: "text", text: parent } },
      }];
    });
    return { findings: book.tables.flatMap(orphans) };
  },
};
