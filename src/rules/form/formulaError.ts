import type { Finding } from "../../model/findings";
import type { Rule, RuleResult } from "../types";
import { amountCells } from "../cells";

/** An amount cell shows an error such as #REF!: the figure is lost and every sum with it. */
export const formulaError: Rule = {
  id: "form/formula-error",
  severity: "error",
  check({ book }): RuleResult {
    const findings: Finding[] = [];
    for (const { cell, row, column } of amountCells(book)) {
      if (cell.state.kind !== "error") continue;
      findings.push({
        rule: "form/formula-error", severity: "error", at: cell.ref, related: [],
        values: {
          text: { kind: "text", text: cell.state.text }, row: { kind: "text", text: row.label }, column: { kind: "text", text: column },
        },
      });
    }
    return { findings };
  },
};
