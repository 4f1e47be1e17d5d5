/** How a wrong amount may have come about, where its digits tell: the slips of typing that a person recognises at once. */
import type { Finding } from "../model/findings";
import type { Language } from "./language";
import { transposedDigits } from "./transposed";
import { valueText } from "./values";

/**
 * The slip of the hand that turns the expected amount into the printed one, in words; "" where the digits tell of none. A
 * guess at the cause, never at the amount.
 */
export function slipOf({ values: { printed, expected } }: Finding, language: Language = "zh"): string {
  if (printed?.kind !== "money" || expected?.kind !== "money" || printed.fen === expected.fen) return "";
  const swapped = transposedDigits(valueText(printed), valueText(expected));
  if (swapped) return language === "zh" ? `疑似两位数字写颠倒：${swapped[1]} 写成 ${swapped[0]}` : `Two digits may be transposed: ${swapped[1]} typed as ${swapped[0]}`;
  if (printed.fen === -expected.fen) return language === "zh" ? "疑似正负号写反" : "The sign may be reversed";
  const places = shifted(printed.fen, expected.fen);
  if (places !== null) return language === "zh" ? `疑似小数点错位（${places > 0 ? "大" : "小"}了 ${10 ** Math.abs(places)} 倍）` : `The decimal point may be misplaced (${10 ** Math.abs(places)} times too ${places > 0 ? "large" : "small"})`;
  return "";
}

/** By how many places the printed amount is too large; null where it is no power of ten. */
function shifted(is: number, should: number): number | null {
  for (const places of [1, 2, 3, 4]) {
    if (is === should * 10 ** places) return places;
    if (should === is * 10 ** places) return -places;
  }
  return null;
}
