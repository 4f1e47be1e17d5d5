import { cell, optionalCell, sum } from "../catalog/text/pieces";
import { FISCAL_FUNDS } from "../catalog/sources";
import { tableOf } from "../model/book";
import type { AmountFact } from "../model/sentences";
import type { Value, ValueReader } from "./values";
import { moneyOf, sumOf } from "./values";

const TOTALS: readonly string[] = ["revenue-grand-total", "expenditure-grand-total"];
/** What the treasury grants this year. */
const GRANTED: readonly AmountFact[] = [
  cell("balance", "amount", "fiscal-appropriation", "income"),
  sum(cell("balance", "amount", "general-public-budget", "income"), ...FISCAL_FUNDS.slice(1).map((id) => optionalCell("balance", "amount", id, "income"))),
];
/** What was carried over of it, in all and by fund. */
const CARRIED = cell("balance", "amount", "carry-over-in", "income");
const CARRIED_OF_FUNDS: readonly AmountFact[] = [cell("revenue", "carry-over.fiscal"), sum(...FISCAL_FUNDS.map((id) => cell("revenue", `carry-over.${id}`)))];

/**
 * A total of the balance of the fiscal appropriation where the workbook has no such table: what the balance of all money says that the
 * treasury grants, with what was carried over of it. null where that is told of all money alone, or the fact is another one.
 */
export function appropriationTold(fact: AmountFact, reader: ValueReader): Value | null {
  if (fact.kind !== "cell" || fact.table !== "appropriation-balance" || fact.column !== "amount" || tableOf(reader.book, "appropriation-balance")) return null;
  const granted = first(GRANTED, reader);
  if (!granted || granted.cells.length === 0) return null;
  if (fact.row === "current-revenue-total") return granted;
  if (!TOTALS.includes(fact.row)) return null;
  const all = reader.amount(CARRIED);
  if (!all) return null;
  if (moneyOf(all) === 0) return granted;
  const carried = first(CARRIED_OF_FUNDS, reader);
  // Layouts without a column for it count what was carried over in with the funds.
  return carried ? sumOf([granted, carried]) : null;
}

function first(facts: readonly AmountFact[], reader: ValueReader): Value | null {
  for (const fact of facts) {
    const value = reader.amount(fact);
    if (value) return value;
  }
  return null;
}
