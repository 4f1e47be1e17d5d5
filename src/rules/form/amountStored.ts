import type { BookCell, BookTable } from "../../model/book";
import { figureOf } from "../../model/book";
import type { Finding } from "../../model/findings";
import { decimalInUnit } from "../../model/money";
import { amountCells } from "../cells";
import type { AmountCell } from "../cells";
import { ifMeasured } from "../formChecks";
import type { Rule, RuleContext, RuleResult } from "../types";

/** One hint a table for all of its cells of a kind, so that a column of text does not drown everything else. */
function onePerTable(context: RuleContext, rule: string, counts: (cell: BookCell, table: BookTable) => boolean): RuleResult {
  const cells = new Map<BookTable, AmountCell[]>();
  for (const amount of amountCells(context.book)) {
    if (counts(amount.cell, amount.table)) cells.set(amount.table, [...(cells.get(amount.table) ?? []), amount]);
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
  applies: ifMeasured,
  check: (context) => onePerTable(context, "form/amount-stored-as-text",
    (cell) => cell.state.kind === "amount" && cell.state.asText && cell.state.figure.money !== 0),
};

/**
 * Typed amounts with more decimals than are printed, so that what is published no longer adds up to what is stored; and
 * those that print more decimals than the others of their table.
 */
export const amountMoreDecimals: Rule = {
  id: "form/amount-more-decimals",
  severity: "hint",
  applies: ifMeasured,
  check(context): RuleResult {
    const usual = new Map(context.book.tables.map((table) => [table, usualDecimals(table)]));
    return onePerTable(context, "form/amount-more-decimals", ({ state }, table) => state.kind === "amount" && state.formula === ""
      && (state.rounded || (table.unit !== null && decimalInUnit(state.figure.money, table.unit).decimals > (usual.get(table) ?? Infinity))));
  },
};

/** Amounts of any table may have so many decimals. */
const ALWAYS_USUAL = 2;
/** One amount in so many may have more decimals than is usual. */
const FEW = 20;

/** The decimals with which all amounts of a table but a few make do. */
function usualDecimals(table: BookTable): number {
  const { unit } = table;
  if (unit === null) return Infinity;
  const decimals = table.rows.flatMap((row) => [...row.cells.values()].flatMap((cell) => {
    const money = figureOf(cell)?.money ?? 0;
    return money === 0 ? [] : [decimalInUnit(money, unit).decimals];
  })).sort((a, b) => b - a);
  return Math.max(ALWAYS_USUAL, decimals[Math.max(1, Math.ceil(decimals.length / FEW))] ?? Infinity);
}
