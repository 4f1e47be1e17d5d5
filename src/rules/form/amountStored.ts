import type { BookCell, BookTable } from "../../model/book";
import type { Finding } from "../../model/findings";
import { amountCells } from "../cells";
import type { AmountCell } from "../cells";
import type { Rule, RuleContext, RuleResult } from "../types";

/** One hint a table for all of its cells of a kind, so that a column of text does not drown everything else. */
function onePerTable(context: RuleContext, rule: string, counts: (cell: BookCell) => boolean): RuleResult {
  const cells = new Map<BookTable, AmountCell[]>();
  for (const amount of amountCells(context.book)) {
    if (counts(amount.cell)) cells.set(amount.table, [...(cells.get(amount.table) ?? []), amount]);
  }
  const findings = [...cells].flatMap(([table, own]): Finding[] => {
    const [first, ...rest] = own;
    return first ? [{
      rule, severity: "hint", at: first.cell.ref, related: rest.map((amount) => amount.cell.ref),
      values: { count: { kind: "text", text: String(own.length) }, title: { kind: "text", text: table.title } },
    }] : [];
  });
  return { findings };
}

/** Amounts stored as text: they read well and count for nothing in a sum. Zeros do no harm. */
export const amountStoredAsText: Rule = {
  id: "form/amount-stored-as-text",
  severity: "hint",
  check: (context) => onePerTable(context, "form/amount-stored-as-text",
    (cell) => cell.state.kind === "amount" && cell.state.asText && cell.state.figure.money !== 0),
};

/** Typed amounts with more decimals than are printed: what is published no longer adds up to what is stored. */
export const amountMoreDecimals: Rule = {
  id: "form/amount-more-decimals",
  severity: "hint",
  check: (context) => onePerTable(context, "form/amount-more-decimals",
    (cell) => cell.state.kind === "amount" && cell.state.rounded && cell.state.formula === ""),
};
