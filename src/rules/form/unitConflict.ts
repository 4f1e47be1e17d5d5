import type { Finding } from "../../model/findings";
import { ifMeasured } from "../formChecks";
import type { Rule, RuleResult } from "../types";

/**
 * One table states two units of measure, as 单位：万元 under a title that says 元. Which one its figures have cannot be
 * told; the first was used. Tables of one workbook may have different units.
 */
export const unitConflict: Rule = {
  id: "form/unit-conflict",
  severity: "error",
  applies: ifMeasured,
  check({ book }): RuleResult {
    return { findings: book.tables.flatMap((table): Finding[] => {
      const other = table.stated.units.find(({ unit }) => unit !== table.unit);
      if (table.unit === null || !other) return [];
      return [{
        rule: "form/unit-conflict", severity: "error", at: other.at, related: table.unitCell ? [table.unitCell] : [],
        values: {
          title: { kind: "text", text: table.title || table.sheet }, used: { kind: "text", text: table.unit }, other: { kind: "text", text: other.unit },
        },
      }];
    }) };
  },
};
