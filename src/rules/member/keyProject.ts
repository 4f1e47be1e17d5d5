import type { Finding } from "../../model/findings";
import type { Rule, RuleResult } from "../types";

/** Every key project is a project of the project table. Source: DOMAIN §3. */
export const keyProjectListed: Rule = {
  id: "member/key-project",
  severity: "inconsistency",
  check({ lookup }): RuleResult {
    const keys = lookup.index.table("key-project-expenditure")?.rows.filter((row) => row.kind === "project") ?? [];
    const projects = lookup.index.table("project-expenditure");
    if (!projects) return { findings: [], insufficientData: keys.length };
    if (!projects.rows.some((row) => row.kind === "project")) return { findings: [], insufficientData: keys.length };
    const findings = keys.flatMap((row): Finding[] => {
      if (lookup.index.rowsOf("project-expenditure", "main", row.key).length > 0) return [];
      return [{
        rule: "member/key-project", severity: "inconsistency",
        at: row.labelCell ?? { sheet: row.sheet, row: row.row, column: 0 }, related: [],
        values: { project: { kind: "text", text: row.label }, unit: { kind: "text", text: row.unitName ?? "" } },
      }];
    });
    return { findings, passed: keys.length - findings.length, failed: findings.length };
  },
};
