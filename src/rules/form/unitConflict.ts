import { ifMeasured } from "../applies";
import { defineTableRule } from "../define";
import { text } from "../findingValues";
import type { Found, RuleResult } from "../types";

/**
 * One table states two units of measure, as 单位：万元 under a title that says 元. Which one its figures have cannot be
 * told; the first was used. Tables of one workbook may have different units.
 */
export const unitConflict = defineTableRule({
  id: "form/unit-conflict",
  severity: "error",
  title: { zh: "同一张表注明了两种金额单位", en: "Two units of measure in one table" },
  message: {
    zh: "“{title}”既注明 {used} 又注明 {other}，核对时按 {used} 计算；请改为一种。",
    en: "“{title}” states {used} and {other}; it was read as {used}. State one.",
  },
  applies: ifMeasured,
  check({ book }): RuleResult<Found> {
    return { findings: book.tables.flatMap((table): Found[] => {
      const other = table.stated.units.find(({ unit }) => unit !== table.unit);
      if (table.unit === null || !other) return [];
      return [{
        at: other.at, related: table.unitCell ? [table.unitCell] : [],
        values: {
          title: text(table.title || table.sheet), used: text(table.unit), other: text(other.unit),
        },
      }];
    }) };
  },
});
