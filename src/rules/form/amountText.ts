import { ifMeasured } from "../applies";
import { defineTableRule } from "../define";
import type { Found, RuleResult } from "../types";
import { text } from "../findingValues";
import { oddCells, columnName } from "../cells";

/** Text stands where an amount should be, so no sum can count it. Source: 编报说明, amounts are numbers. */
export const amountText = defineTableRule({
  id: "form/amount-text",
  severity: "error",
  title: { zh: "金额处是文字", en: "Text where an amount should be" },
  message: {
    zh: "〔{row} · {column}〕应填金额，现为文字“{text}”，无法参与计算；请改为数字。",
    en: "〔{row} · {column}〕 should be an amount but holds the text “{text}”; type a number.",
  },
  applies: ifMeasured,
  check({ book }): RuleResult<Found> {
    const findings: Found[] = [];
    for (const amount of oddCells(book)) {
      const { cell, row } = amount;
      if (cell.state.kind !== "text") continue;
      findings.push({
        at: cell.ref,
        values: {
          text: text(cell.state.text), row: text(row.label), column: text(columnName(amount)),
        },
      });
    }
    return { findings };
  },
});
