import { FUND_TABLES } from "../catalog/sources";
import { moneyIn } from "../model/amountColumns";
import type { BookTable } from "../model/book";
import type { Fen } from "../model/money";
import type { BookIndex } from "./lookup";
import { moneyOf } from "./operands";

const BALANCE = "appropriation-balance";

/**
 * Whether 财政拨款收支总表 and the tables of the funds show money of different years: the one this year's appropriation alone (当年拨款), the
 * other with what was carried over counted in. The figures say so where one side has more in some classes, and less in none, by
 * as much in all as a table prints as carried over from last year; then their lines are not held against each other.
 */
export function countsCarriedOtherwise(index: BookIndex): boolean {
  const balance = index.table(BALANCE);
  if (!balance || index.forFilling) return false;
  const carried = carriedOver(index, balance);
  if (carried.size === 0) return false;
  const totals = gapOf(index, balance, "current-expenditure-total", "total");
  const classes = index.keysOf(BALANCE, "expenditure", "code").filter((code) => code.length === CLASS).map((code) => gapOf(index, balance, code, code));
  if (classes.every((gap) => gap === 0) || (classes.some((gap) => gap > 0) && classes.some((gap) => gap < 0))) return false;
  return [totals, classes.reduce((sum, gap) => sum + gap, 0)].some((gap) => gap !== 0 && carried.has(Math.abs(gap)));
}

/** Digits of the code of a class. */
const CLASS = 3;

/** By how much the tables of the funds have more than the balance. */
function gapOf(index: BookIndex, balance: BookTable, line: string, row: string): Fen {
  const funds = FUND_TABLES.flatMap((id) => {
    const table = index.table(id);
    return table ? index.operands(table, "main", row, "total") : [];
  });
  return moneyOf(funds) - moneyOf(index.operands(balance, "expenditure", line, "amount"));
}

/** What tables print as carried over from last year: the balance among its income, those of the funds in a column of their own. */
function carriedOver(index: BookIndex, balance: BookTable): ReadonlySet<Fen> {
  const said = [index.rowsOf(balance.id, "income", "carry-over-in").reduce((sum, row) => sum + moneyIn(row, "amount"), 0)];
  let ofFunds = 0;
  for (const id of FUND_TABLES) {
    const columns = index.table(id)?.columns.filter(({ content, header }) => content === "amount" && /结转|结余/.test(header)) ?? [];
    for (const row of columns.length === 0 ? [] : index.rowsOf(id, "main", "total")) for (const { role } of columns) ofFunds += moneyIn(row, role);
  }
  return new Set([...said, ofFunds].filter((money) => money > 0));
}
