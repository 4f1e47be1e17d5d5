import type { BookRow } from "../../model/book";
import type { Rule, RuleResult } from "../types";

/** One code on two rows of a table (of one unit, where rows are grouped by unit): its amounts are split or counted twice. */
export const codeDuplicate: Rule = {
  id: "form/code-duplicate",
  severity: "error",
  check({ book }): RuleResult {
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
        return [{
          rule: "form/code-duplicate", severity: "error" as const, at, related: earlier.codeCells,
          values: { code: { kind: "text" as const, text: row.code }, name: { kind: "text" as const, text: row.label } },
        }];
      });
    });
    return { findings };
  },
};
