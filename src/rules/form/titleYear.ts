import type { Finding } from "../../model/findings";
import type { Rule, RuleResult } from "../types";

/** A title names another year than the budget's, which is the year that most titles name. */
export const titleYear: Rule = {
  id: "form/title-year",
  severity: "error",
  applies: (table) => (table.year === null ? "no" : "yes"),
  check({ book }): RuleResult {
    if (book.year === null) return { findings: [] };
    const year = book.year;
    const findings = book.tables.flatMap((table): Finding[] =>
      table.year !== null && table.year !== year
        ? [{
          rule: "form/title-year", severity: "error", related: [],
          at: table.titleCell ?? { sheet: table.sheet, row: table.area.row, column: table.area.column },
          values: { year: { kind: "text", text: String(table.year) }, expected: { kind: "text", text: String(year) }, title: { kind: "text", text: table.title } },
        }]
        : []);
    return { findings };
  },
};
