import type { Rule, RuleResult } from "../types";

/** A table does not state its unit of measure, so its figures were not compared with other tables'. */
export const unitMissing: Rule = {
  id: "form/unit-missing",
  severity: "error",
  check({ book }): RuleResult {
    return {
      findings: book.tables.filter((table) => table.unit === null).map((table) => ({
        rule: "form/unit-missing", severity: "error" as const, related: [],
        at: table.titleCell ?? { sheet: table.sheet, row: table.area.row, column: table.area.column },
        values: { title: { kind: "text" as const, text: table.title } },
      })),
    };
  },
};
