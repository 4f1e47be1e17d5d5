import type { BudgetBook } from "../../model/book";
import type { Fen } from "../../model/money";
import type { Comparison, Mention } from "../../proofread/said";
import type { Counterparts } from "../../proofread/counterparts";
import { Layout } from "../../proofread/layout";
import { yearOfText } from "../../proofread/years";
import type { Base, Bound } from "./bindings";
import { isOutturn } from "./bindings";
import { yearOfTags, type OwnTag } from "./tagged";

/** Whether a figure already says an amount, as exactly as it is printed. One cut off instead of rounded counts as such where it was so before. */
export function saysAlready({ figure: { money }, status }: Mention, now: Fen): boolean {
  if (!money) return false;
  const gap = Math.abs(Math.abs(now) - Math.abs(money.money));
  return gap * 2 <= money.grain || (status === "truncated" && gap < money.grain) || gap <= 0;
}

/** Whether a comparison already says what the tables give: none of its figures is contradicted. `now` is null where the text does not say the amount itself. */
export function isTrueAlready({ subject, change, rate, base }: Comparison, now: Bound | null): boolean {
  return (now === null || saysAlready(subject, now.money)) && [change, rate, base].every((mention) => mention?.status !== "disagree");
}

/**
 * Last year's amount for a comparison of a text that is of this year already, where this year's tables do not print it: last year's
 * workbook has it, or else the text says it itself, by the amount in it or by the change that it told.
 *
 * @param isSaid whether the text says the amount that is compared
 */
export function baseAsTold({ subject, change, base, baseName, direction }: Comparison, now: Bound, toLast: Counterparts | null, isSaid: boolean): Base | null {
  const before = isOutturn(baseName) ? null : toLast?.of(now.cells) ?? null;
  if (before) return { money: before.money, cells: [], from: "budget", differs: false };
  if (!isSaid) return null;
  const said = base?.figure.money?.money;
  if (said !== undefined) return { money: said, cells: [], from: "budget", differs: false };
  const [amount, moved] = [subject.figure.money?.money, change?.figure.money?.money];
  if (amount === undefined || (moved === undefined && direction !== 0)) return null;
  return { money: amount - direction * (moved ?? 0), cells: [], from: "budget", differs: false };
}

/** Whether a text is of this year's budget: its words say it, or where they say nothing its figures carry that year. Revisions that were refused leave tags behind. */
export function isOfThisYear(text: string, last: BudgetBook | null, now: BudgetBook, tags: readonly OwnTag[]): boolean {
  if (now.year === null || last?.year === now.year) return false;
  return (yearOfText(new Layout(text)) ?? yearOfTags(tags)) === now.year;
}
