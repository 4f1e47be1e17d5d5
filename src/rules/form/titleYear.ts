import { defineTableRule } from "../define";
import type { Found, RuleResult } from "../types";

/** A title names another year than the budget's, which is the year that most titles name. */
export const titleYear = defineTableRule({
  id: "form/title-year",
  severity: "error",
  title: { zh: "表题年份不一致", en: "Year in the title differs" },
  message: { zh: "表题“{title}”写的是 {year} 年，其他表是 {expected} 年。", en: "The title “{title}” names {year}, the other tables {expected}." },
  applies: (table) => (table.year === null ? "no" : "yes"),
  check({ book }): RuleResult<Found> {
    if (book.year === null) return { findings: [] };
    const year = book.year;
    const findings = book.tables.flatMap((table): Found[] =>
      table.year !== null && table.year !== year
        ? [{
          related: [],
          at: table.titleCell ?? { sheet: table.sheet, row: table.area.row, column: table.area.column },
          values: { year: { kind: "text", text: String(table.year) }, expected: { kind: "text", text: String(year) }, title: { kind: "text", text: table.title } },
        }]
        : []);
    return { findings };
  },
});
