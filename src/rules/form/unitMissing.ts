import { defineTableRule } from "../define";
import { text } from "../findingValues";
import { titlePlace } from "../../model/book";
import type { Found, RuleResult } from "../types";

/** A table does not state its unit of measure, so its figures were not compared with other tables'. */
export const unitMissing = defineTableRule({
  id: "form/unit-missing",
  severity: "error",
  title: { zh: "未注明金额单位", en: "Unit of measure not stated" },
  message: {
    zh: "“{title}”没有注明“单位：元”或“单位：万元”，本表金额未作核对；请补上单位行。",
    en: "“{title}” does not state its unit of measure, so its amounts were not checked; add 单位：元 or 单位：万元.",
  },
  check({ book }): RuleResult<Found> {
    return {
      findings: book.tables.filter((table) => table.unit === null).map((table) => ({
        at: titlePlace(table),
        values: { title: text(table.title) },
      })),
    };
  },
});
