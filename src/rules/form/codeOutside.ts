import type { CellRef } from "../../model/cells";
import { defineTableRule } from "../define";
import { covers } from "../formulas";
import { text } from "../findingValues";
import type { Found, RuleResult } from "../types";

/**
 * In a table that is read by its structure, a code that does not begin with the code of its parent, while the figures hold together only as
 * its part: it was mistyped. Once a code. Source: 政府收支分类科目, a code begins with its parent's.
 */
export const codeOutside = defineTableRule({
  id: "form/code-outside-parent",
  severity: "error",
  title: { zh: "科目编码与所在的上级科目不符", en: "Code does not belong to the parent under which it stands" },
  message: {
    zh: "“{name}”的科目编码 {code} 不以 {parent} 开头，而按数字它是 {parent} 的一项；请核对编码，合计已按 {parent} 之下核对。",
    en: "Code {code} of “{name}” does not begin with {parent}, of which the figures make it a part; check the code. Sums were checked with it under {parent}.",
  },
  check({ book: { tables, structure } }): RuleResult<Found> {
    // Codes of tables that the catalogue knows have rules of their own.
    const isKnown = (at: CellRef): boolean => tables.some(({ area, rows }) => covers(area, at) || rows.some((row) => row.sheet === at.sheet && row.row === at.row));
    const outside = (structure?.codesOutside ?? []).filter(({ at }) => !isKnown(at));
    return {
      findings: outside.map(({ at, parentAt, code, name, parent }) => ({ at, related: [parentAt], values: { code: text(code), name: text(name), parent: text(parent) } })),
      passed: 0, failed: outside.length,
    };
  },
});
