import { defineTableRule } from "../define";
import { text } from "../findingValues";
import { titlePlace } from "../../model/book";
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
          at: titlePlace(table),
          values: { year: text(String(table.year)), expected: text(String(year)), title: text(table.title) },
        }]
        : []);
    return { findings };
  },
});
