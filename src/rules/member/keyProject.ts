import { defineTableRule } from "../define";
import { text } from "../findingValues";
import { labelPlace } from "../../model/book";
import type { Found, RuleResult } from "../types";

/** Every key project is a project of the project table. Source: DOMAIN §3. */
export const keyProjectListed = defineTableRule({
  id: "member/key-project",
  severity: "inconsistency",
  title: { zh: "重点项目应列在项目支出表中", en: "Key project is not in the project table" },
  message: { zh: "重点项目“{project}”不在项目支出预算表中。", en: "Key project “{project}” is not in the project table." },
  check({ lookup }): RuleResult<Found> {
    const keys = lookup.index.table("key-project-expenditure")?.rows.filter((row) => row.kind === "project") ?? [];
    const projects = lookup.index.table("project-expenditure");
    if (!projects) return { findings: [], insufficientData: keys.length };
    if (!projects.rows.some((row) => row.kind === "project")) return { findings: [], insufficientData: keys.length };
    const findings = keys.flatMap((row): Found[] => {
      if (lookup.index.rowsOf("project-expenditure", "main", row.key).length > 0) return [];
      return [{
        at: labelPlace(row),
        values: { project: text(row.label), unit: text(row.unitName ?? "") },
      }];
    });
    return { findings, passed: keys.length - findings.length, failed: findings.length };
  },
});
