import { AMOUNT_FLAG, AMOUNT_KIND, amountsOf, type AmountArrays } from "../../model/amountColumns";
import type { BookTable } from "../../model/book";
import { decimalsInUnit, FEN_PER_UNIT } from "../../model/money";
import { amountCells, oddCells } from "../cells";
import type { AmountCell } from "../cells";
import { ifMeasured } from "../applies";
import { defineTableRule } from "../define";
import { text } from "../findingValues";
import type { Found, RuleResult } from "../types";

/** One hint a table for all of its cells of a kind, so that a column of text does not drown everything else. */
function onePerTable(amounts: readonly AmountCell[]): RuleResult<Found> {
  const cells = new Map<BookTable, AmountCell[]>();
  for (const amount of amounts) {
    const own = cells.get(amount.table);
    if (own) own.push(amount);
    else cells.set(amount.table, [amount]);
  }
  const findings = [...cells].flatMap(([table, own]) => own.slice(0, 1).map(({ cell }): Found => ({
    at: cell.ref, related: own.slice(1).map((amount) => amount.cell.ref),
    values: { count: text(String(own.length)), title: text(table.title) },
  })));
  return { findings };
}

/** Amounts stored as text: they read well and count for nothing in a sum. Zeros do no harm. */
export const amountStoredAsText = defineTableRule({
  id: "form/amount-stored-as-text",
  severity: "hint",
  title: { zh: "金额存成了文本", en: "Amounts stored as text" },
  message: { zh: "“{title}”有 {count} 个金额是文本格式，求和公式不会计入；请转换为数字。", en: "{count} amounts of “{title}” are stored as text; sums do not count them." },
  applies: ifMeasured,
  check: ({ book }) => onePerTable(oddCells(book).filter(({ cell: { state } }) => state.kind === "amount" && state.asText && state.figure.money !== 0)),
});

/**
 * Typed amounts with more decimals than are printed, so that what is published no longer adds up to what is stored; and
 * those that print more decimals than the others of their table.
 */
export const amountMoreDecimals = defineTableRule({
  id: "form/amount-more-decimals",
  severity: "hint",
  title: { zh: "金额小数位多于显示位数", en: "More decimals than are printed" },
  message: { zh: "“{title}”有 {count} 个金额的小数位多于本表显示的位数，公开后可能与合计差尾数。", en: "{count} amounts of “{title}” have more decimals than are printed." },
  applies: ifMeasured,
  check({ book }): RuleResult<Found> {
    const usual = new Map(book.tables.map((table) => [table, usualDecimals(table)]));
    const isTyped = ({ kind, flags }: AmountArrays, id: number): boolean => kind[id] === AMOUNT_KIND.amount && ((flags[id] ?? 0) & AMOUNT_FLAG.formula) === 0;
    const isOdd = (arrays: AmountArrays, id: number, { unit }: BookTable, most: number): boolean => isTyped(arrays, id)
      && (((arrays.flags[id] ?? 0) & AMOUNT_FLAG.rounded) !== 0 || (unit !== null && decimalsInUnit(arrays.money[id] ?? 0, unit) > most));
    const anywhere = [...usual.values()].some((decimals) => decimals !== Infinity);
    return onePerTable(anywhere ? amountCells(book, (arrays, id, table) => isOdd(arrays, id, table, usual.get(table) ?? Infinity))
      : oddCells(book).filter(({ cell: { state } }) => state.kind === "amount" && state.formula === "" && state.rounded));
  },
});

/** Amounts of any table may have so many decimals. */
const ALWAYS_USUAL = 2;
/** One amount in so many may have more decimals than is usual. */
const FEW = 20;

/** The decimals with which all amounts of a table but a few make do; no limit where all make do with what is usual anywhere, or as many do not. */
function usualDecimals(table: BookTable): number {
  const { unit } = table;
  if (unit === null) return Infinity;
  const counts: number[] = [];
  let all = 0;
  const usualStep = FEN_PER_UNIT[unit] / 10 ** ALWAYS_USUAL;
  const { arrays, length } = amountsOf(table);
  for (let id = 0; id < length; id += 1) {
    const money = arrays.money[id] ?? 0;
    if (money === 0) continue;
    all += 1;
    // How many have no more decimals than are usual is not asked.
    const decimals = money % usualStep === 0 ? 0 : decimalsInUnit(money, unit);
    counts[decimals] = (counts[decimals] ?? 0) + 1;
  }
  if (counts.length <= ALWAYS_USUAL + 1) return Infinity;
  // From the most decimals down, past those few.
  let few = Math.max(1, Math.ceil(all / FEW));
  if (few >= all) return Infinity;
  for (let decimals = counts.length - 1; decimals > ALWAYS_USUAL; decimals -= 1) {
    few -= counts[decimals] ?? 0;
    if (few < 0) return decimals;
  }
  return ALWAYS_USUAL;
}
