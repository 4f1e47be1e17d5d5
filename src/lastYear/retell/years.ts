import type { TextUnderstood } from "../../proofread";
import type { Mention } from "../../proofread/said";
import type { Changes } from "./changes";

/** A year that stayed as it was though it may be last year's. */
export interface StaleYear {
  readonly start: number;
  readonly end: number;
}

const NUMERALS = "〇一二三四五六七八九";
const WRITTEN = /[一二][〇零○Ｏ0一二三四五六七八九]{3}(?=年)/g;
/** Names of documents and what they decide are not of a year. */
const IN_NAME = /《[^》]{0,60}$|[〔【［\[][^〕】］\]]{0,6}$/;
const LONGEST_NAME = 64;

/**
 * Turns the years of the budget and of the year before on by `by`. Years of documents stay; those of reasons, dates and parts that
 * quote no table stay too, and are told where they are the budget's or the one before.
 */
export function turnYears(last: TextUnderstood, year: number, by: number, changes: Changes): readonly StaleYear[] {
  const { clean } = last.layout;
  const stale: StaleYear[] = [];
  for (const { mentions, paragraph } of last.said) {
    for (const mention of mentions) {
      const { kind, start, end, decimal } = mention.figure;
      const printed = Number(decimal.digits);
      if ((kind !== "year" && kind !== "date") || decimal.decimals > 0 || (printed !== year && printed !== year - 1)) continue;
      if (IN_NAME.test(clean.slice(Math.max(paragraph.start, start - LONGEST_NAME), start))) continue;
      if (isTurned(mention, clean)) changes.words(start, end, String(printed + by));
      else stale.push({ start, end });
    }
    for (const match of clean.slice(paragraph.start, paragraph.end).matchAll(WRITTEN)) {
      const at = paragraph.start + match.index;
      const printed = Number([...match[0]].map((ch) => (/[零○Ｏ0]/.test(ch) ? 0 : NUMERALS.indexOf(ch))).join(""));
      if (printed === year || printed === year - 1) changes.words(at, at + match[0].length, written(printed + by));
    }
  }
  return stale;
}

/** Whether a year is one of the budget rather than of a reason or an event. */
function isTurned({ status, figure, topic, paragraph }: Mention, clean: string): boolean {
  if (status === "agree" || paragraph.kind === "heading" || paragraph.apart === "page") return true;
  if (paragraph.kind === "row") return figure.kind === "year";
  // What a project is to do this year is told under the year of the budget.
  const after = clean.slice(figure.end, Math.min(paragraph.end, figure.end + 12));
  return topic === "projects" && figure.kind === "year" && /^年度?(?:安排|预算|年度|项目|财政|本项目)/.test(after);
}

function written(year: number): string {
  return [...String(year)].map((digit) => NUMERALS[Number(digit)] ?? "").join("");
}
