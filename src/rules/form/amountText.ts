import type { Finding } from "../../model/findings";
import { ifMeasured } from "../formChecks";
import type { Rule, RuleResult } from "../types";
import { amountCells } from "../cells";

/** Text stands where an amount should be, so no sum can count it. Source: 编报说明, amounts are numbers. */
export const amountText: Rule = {
  id: "form/amount-text",
  severity: "error",
  applies: ifMeasured,
  check({ book }): RuleResult {
    const findings: Finding[] = [];
    for (const { cell, row, column } of amountCells(book)) {
      if (cell.state.kind !== "text") continue;
      findings.push({
        rule: "form/amount-text", severity: "error", at: cell.ref, related: [],
        values: {
          text: { kind: "text", text: cell.state.text }, row: { kind: "text", text: row.label }, column: { kind: "text", text: column },
        },
      });
    }
    return { findings };
  },
};
