import type { Sources } from "./amounts";
import { Collector } from "./collector";
import { checkComparison } from "./comparisons";
import type { Layout } from "./layout";
import type { Breakdown, Comparison, Mention, Said } from "./said";

/** Between an amount and the direction stands nothing but the base. */
export const BASE_ALONE = /^，(?:总计|合计|共|总体)?(?:[比较与同](?:上年|去年|上一年|(?:19|20)\d\d年)[^，。；：]{0,12}，?|同比)?(?:总共|共|总体)?[净均]?$/;

/**
 * "公务用车购置及运行费29万元，其中购置费20万元，运行费9万元，较上年减少3万元": behind the parts of a whole words do not tell whether the last part
 * or the whole has changed. The figures do where last year's amount is known, or change and rate tell it; where they tell nothing, the
 * whole is taken if several parts were told, and nobody is certain.
 */
export function settleCompared({ comparisons, breakdowns, mentions }: Said, sources: Sources, layout: Layout): void {
  for (const comparison of comparisons) {
    const breakdown = breakdowns.find((each) => toldBefore(comparison, each).at(-1) === comparison.subject);
    if (!breakdown) {
      const whole = isSentenceOfItsOwn(comparison, layout) && fits(comparison, comparison.subject, sources, layout) === false ? wholeBefore(comparison, mentions, sources, layout) : null;
      if (whole) take(comparison, whole);
      continue;
    }
    if (!isOpen(comparison, breakdown, layout)) continue;
    const [own, ofWhole] = [comparison.subject, breakdown.whole].map((subject) => fits(comparison, subject, sources, layout));
    // Where parts have comparisons of their own, so has the last.
    if (ofWhole === false || own !== false && breakdown.parts.some((part) => comparisons.some((other) => other !== comparison && other.subject === part))) continue;
    comparison.unsure = own === ofWhole;
    if (own === false || own === null && ofWhole || comparison.unsure && toldBefore(comparison, breakdown).length > 1) take(comparison, breakdown.whole);
  }
}

/** The parts that were told when a comparison is made: more of the whole may follow. */
function toldBefore({ start }: Comparison, { parts }: Breakdown): readonly Mention[] {
  return parts.filter(({ figure }) => figure.start < start);
}

/** Whether a comparison may be the whole's: it has no words of its own, and does not tell last year's amount. */
function isOpen({ subject, word, base, start }: Comparison, { whole }: Breakdown, { clean }: Layout): boolean {
  return base === null && start >= subject.figure.after && whole.figure.kind === "amount" && BASE_ALONE.test(clean.slice(subject.figure.after, word[0]));
}

/** "…，其他收入20万元。较上年预算增加60万元": whether a comparison begins a sentence that names nothing. */
function isSentenceOfItsOwn({ subject, word, start }: Comparison, { clean }: Layout): boolean {
  return start > subject.figure.after && clean[start - 1] === "。" && BASE_ALONE.test(`，${clean.slice(start, word[0])}`);
}

/** The amount of the paragraph of which a comparison holds, where it is one alone; null where none is, or several are. */
function wholeBefore(comparison: Comparison, mentions: readonly Mention[], sources: Sources, layout: Layout): Mention | null {
  const amounts = mentions.slice(0, MOST_BEFORE).filter(({ role, figure }) => role === "value" && figure.money !== null && figure.start < comparison.start);
  const [first, ...others] = amounts.filter((subject) => fits(comparison, subject, sources, layout) === true);
  return first && others.every(({ figure }) => figure.money?.money === first.figure.money?.money) ? first : null;
}

/** Figures with which a paragraph begins, whose amounts are tried for a comparison. */
const MOST_BEFORE = 12;

/** Whether a comparison holds if it is of that amount; null where nothing tells. */
function fits(comparison: Comparison, subject: Mention, sources: Sources, layout: Layout): boolean | null {
  const copy = (mention: Mention | null): Mention | null => mention && { ...mention, status: null };
  const trial: Comparison = { ...comparison, subject: { ...subject }, change: copy(comparison.change), rate: copy(comparison.rate), base: copy(comparison.base), settled: false };
  const heard = new Collector(layout);
  checkComparison(trial, sources, heard);
  if (heard.findings().length > 0) return false;
  const isFromNothing = trial.direction === 1 && trial.rate === null && (trial.change?.figure.money?.money ?? 0) !== 0 && trial.change?.figure.money?.money === subject.figure.money?.money;
  return trial.settled || trial.change?.status === "agree" || trial.rate?.status === "agree" || isFromNothing ? true : null;
}

function take(comparison: Comparison, subject: Mention): void {
  comparison.subject = subject;
  for (const mention of [comparison.change, comparison.rate]) if (mention) mention.subject = subject;
}
