import type { BudgetBook } from "../model/book";
import { agreement } from "../model/money";
import { expectedText, shortLabel } from "./amounts";
import type { Collector } from "./collector";
import { digits } from "./parts";
import { coreOf } from "./phrases";
import { RULES } from "./rules";
import type { Mention, Said } from "./said";
import { scopeOfWords } from "./scopes";

/** What is carried over lets a fund's income and expenditure differ. */
const CARRIED = /结转|结余/;

/**
 * "一般公共预算财政拨款收入…万元，一般公共预算财政拨款支出…万元": what the treasury grants of a fund is spent, so that the two amounts
 * told one after the other are one. Where anything is carried over they need not be.
 */
export function checkBothSides(said: readonly Said[], book: BudgetBook, collector: Collector): void {
  if (CARRIED.test(collector.layout.clean) || book.tables.some(({ rows }) => rows.some(({ key, cells }) => /carry-over/.test(key) && [...cells.values()].some(({ state }) => state.kind === "amount" && state.figure.money !== 0)))) return;
  for (const { mentions } of said) {
    const values = mentions.filter(({ role, figure }) => role === "value" && figure.kind === "amount");
    values.forEach((income, at) => {
      const spent = values[at + 1];
      if (spent?.sentence === income.sentence && areSides(income, spent)) compare(income, spent, collector);
    });
  }
}

function areSides(income: Mention, spent: Mention): boolean {
  const [left, right] = [coreOf(income.label), coreOf(spent.label)];
  const scope = scopeOfWords(income.label);
  return scope !== null && scope === scopeOfWords(spent.label) && left.endsWith("收入") && right.endsWith("支出") && left.replace(/收入$/, "") === right.replace(/支出$/, "");
}

function compare(income: Mention, spent: Mention, collector: Collector): void {
  const [a, b] = [income.figure.money, spent.figure.money];
  if (!a || !b || income.status === "disagree" || spent.status === "disagree") return;
  if (agreement([{ figure: a, sign: 1 }, { figure: b, sign: -1 }]) !== "differs") {
    income.status ??= "agree";
    spent.status ??= "agree";
    return;
  }
  // What a cell says is right.
  const [wrong, right] = income.cells.length > 0 && spent.cells.length === 0 ? [spent, income] : [income, spent];
  if (wrong.cells.length > 0) return;
  wrong.status = "disagree";
  const printed = digits(wrong, collector);
  const expected = right.figure.money ? expectedText(wrong, right.figure.money.money, printed) : "";
  collector.among([wrong, right], {
    rule: RULES.bothSides, at: right.cells[0] ?? null, related: right.cells.slice(1),
    values: { label: shortLabel(wrong.label), printed: printed + wrong.figure.measure, other: shortLabel(right.label), expected: expected + wrong.figure.measure },
  });
}
