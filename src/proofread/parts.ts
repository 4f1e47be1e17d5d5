import { agreement } from "../model/money";
import type { ExactDecimal, Figure } from "../model/money";
import type { Sources } from "./amounts";
import { expectedText, shortLabel, unitOf } from "./amounts";
import { relationOf } from "./anchors";
import type { Collector } from "./collector";
import { thisYear } from "./comparisons";
import type { Breakdown, Comparison, Mention, Said } from "./said";
import { ownSectionsOf } from "./sections";
import type { Range } from "./verdicts";
import { compareRatio, rangeOf, ratioText } from "./verdicts";

/** Kinds of parts that together are always the whole. */
const EXHAUSTIVE: readonly (readonly RegExp[])[] = [
  [/货物/, /工程/, /服务/],
  [/公务用车购置(?!及|和)/, /公务用车运行/],
];

/** Checks that parts add up to their whole, and that no part is more than it. */
export function checkBreakdown(breakdown: Breakdown, collector: Collector): void {
  const { whole, parts } = breakdown;
  const [first] = parts;
  if (!first || breakdown.nested) return;
  const all = [whole, ...parts];
  const figures = all.map(figureOf);
  const known = figures.flatMap((figure) => (figure ? [figure] : []));
  if (known.length < all.length) return;
  // Trailing zeros are dropped: "0" or "34" beside "7.80" is as exact as that.
  const finest = Math.min(...known.map(({ grain }) => grain));
  const [total = { money: 0, grain: 1 }, ...rest] = known.map(({ money }) => ({ money, grain: money === 0 ? Math.min(1, finest) : finest }));
  const adds = agreement([{ figure: total, sign: 1 }, ...rest.map((figure) => ({ figure, sign: -1 as const }))]) !== "differs";
  if (adds && parts.length > 1) {
    for (const mention of all) mention.status ??= "agree";
    return;
  }
  if (adds || all.some((mention) => mention.status === "disagree")) return;
  if (isExhaustive(whole, parts)) {
    const money = rest.reduce((sum, figure) => sum + figure.money, 0);
    for (const mention of all) mention.status ??= "disagree";
    const expected = whole.figure.kind === "count" ? String(money) : expectedText(whole, money, digits(whole, collector));
    whole.expected = expected;
    collector.among(all, {
      rule: "text/parts", severity: "inconsistency", at: whole.cells[0] ?? null, related: all.flatMap((mention) => mention.cells), instead: expected,
      values: {
        label: shortLabel(whole.label), printed: digits(whole, collector) + whole.figure.measure, expected: expected + whole.figure.measure,
      },
    });
    return;
  }
  if (first.figure.kind === whole.figure.kind && rest[0] && rest[0].money > total.money) exceeds(first, whole, collector);
}

/** Checks that a part said elsewhere is not more than its whole. */
export function checkWithin(part: Mention, whole: Mention, collector: Collector): void {
  const [a, b] = [part.figure.money, whole.figure.money];
  if (!a || !b || part.status === "disagree" || whole.status === "disagree") return;
  if (a.money > b.money && agreement([{ figure: a, sign: 1 }, { figure: b, sign: -1 }]) === "differs") exceeds(part, whole, collector);
}

function exceeds(part: Mention, whole: Mention, collector: Collector): void {
  part.status = "disagree";
  collector.among([part, whole], {
    rule: "text/part-exceeds", severity: "inconsistency", at: whole.cells[0] ?? null,
    values: {
      label: shortLabel(part.label), printed: digits(part, collector) + part.figure.measure, whole: shortLabel(whole.label),
      expected: digits(whole, collector) + whole.figure.measure,
    },
  });
}

function isExhaustive(whole: Mention, parts: readonly Mention[]): boolean {
  if (whole.figure.kind === "count") return /车辆$/.test(whole.label) && parts.length > 2;
  return EXHAUSTIVE.some((kinds) => kinds.length === parts.length && kinds.every((kind) => parts.some(({ label }) => kind.test(label))));
}

/** The amount, or a count as a figure that was never rounded. */
function figureOf(mention: Mention): Figure | null {
  if (mention.figure.kind === "amount") return mention.figure.money;
  return mention.figure.kind === "count" && mention.figure.decimal.decimals === 0 ? { money: Number(mention.figure.decimal.digits), grain: 0 } : null;
}

/** Checks the shares of a paragraph: part ÷ whole, the whole being named, or what our sentence divides by, or what was broken down. */
export function checkShare(share: Mention, before: readonly Mention[], sources: Sources, collector: Collector): void {
  const part = share.subject;
  if (!part?.figure.money) return;
  const over = rangeOf(thisYear(part).map((figure) => ({ figure, sign: 1 })));
  const printed = share.figure.decimal;
  const compared = wholesOf(share, part, before, sources).map((whole) => {
    const under = rangeOf(whole.figures.map((figure) => ({ figure, sign: 1 })));
    const verdict = compareRatio(over, under, printed, 100);
    return { whole, under, verdict: verdict === "disagree" && isOfPrinted(part, whole, printed) ? "agree" : verdict };
  });
  const best = compared.find(({ verdict }) => verdict === "agree") ?? compared.find(({ verdict }) => verdict === "truncated") ?? compared[0];
  if (!best) return;
  const { whole, under, verdict } = best;
  if (verdict === null) {
    if (printed.digits === 0n) share.status = "agree";
    return;
  }
  share.cells = [...part.cells, ...whole.cells];
  share.status = verdict;
  if (verdict !== "disagree") part.status ??= "agree";
  if (verdict === "agree") return;
  const expected = ratioText(over, under, printed.decimals, 100);
  share.expected = expected;
  collector.atFigure(share, {
    rule: verdict === "truncated" ? "text/truncated" : "text/share", severity: verdict === "truncated" ? "hint" : "inconsistency",
    at: part.cells[0] ?? null, related: share.cells, instead: expected,
    values: { label: shortLabel(part.label), printed: `${digits(share, collector)}%`, expected: `${expected ?? ""}%` },
  });
}

/** Whether a share follows from the amounts as they are printed, rounded, rather than from the cells. */
function isOfPrinted(part: Mention, whole: Whole, share: ExactDecimal): boolean {
  const money = part.figure.money;
  if (!money) return false;
  const sum = whole.figures.reduce((total, figure) => total + figure.money, 0);
  const rounded = Math.round(sum / money.grain) * money.grain;
  const exact = (amount: number): Range => rangeOf([{ figure: { money: amount, grain: 0 }, sign: 1 }]);
  return compareRatio(exact(money.money), exact(rounded), share, 100) === "agree";
}

interface Whole { readonly figures: readonly Figure[]; readonly cells: Mention["cells"] }

/** What a share may be of, best first: what it names; else what our sentence divides by, or what the paragraph said first. */
function wholesOf(share: Mention, part: Mention, before: readonly Mention[], sources: Sources): readonly Whole[] {
  const named = /占([^，。；]{2,30}?)(?:的比例|的比重|的比率|比例|比重|的)?(?:为|约)?$/.exec(share.label)?.[1];
  if (named !== undefined) return sources.labels.amounts(named, share.topic).flatMap((fact) => sources.reader.amount(fact) ?? []);
  const own = part.fact && relationOf(sources.anchors.wholes, part.fact, ownSectionsOf(share.topic));
  const value = own ? sources.reader.amount(own.other) : null;
  const first = before.find((mention) => mention !== part && mention.topic === share.topic);
  return [...(value ? [value] : []), ...(first && first.status !== "disagree" ? [{ figures: thisYear(first), cells: first.cells }] : [])];
}

const FAMILIES: readonly { readonly whole: string; readonly parts: readonly string[] }[] = [
  { whole: "total", parts: ["overseas", "vehicles", "reception"] },
  { whole: "vehicles", parts: ["vehicle-purchase", "vehicle-running"] },
];

/** The three public expenses: the changes of the parts add up to the change of the whole, and all are against one base. */
export function checkThreePublic(said: readonly Said[], collector: Collector): void {
  const byColumn = new Map<string, Comparison>();
  for (const { topic, comparisons } of said) {
    if (topic !== "three-public") continue;
    for (const comparison of comparisons) {
      const { fact } = comparison.subject;
      if (fact?.kind === "cell" && fact.table === "three-public-expenses" && !byColumn.has(fact.column)) byColumn.set(fact.column, comparison);
    }
  }
  for (const { whole, parts } of FAMILIES) {
    const total = byColumn.get(whole);
    const rest = parts.map((part) => byColumn.get(part));
    if (!total || rest.some((part) => part === undefined)) continue;
    const all = [total, ...rest.flatMap((part) => part ?? [])];
    sameBase(all, collector);
    const changes = all.map(changeOf);
    if (changes.some((change) => change === null) || all.some(({ change }) => change?.status === "disagree")) continue;
    const terms = changes.flatMap((figure, at) => (figure ? [{ figure, sign: at === 0 ? 1 as const : -1 as const }] : []));
    // Where one part alone has changed, its change is that of the whole, printed twice.
    const alone = terms.slice(1).filter(({ figure }) => figure.money !== 0).length <= 1;
    const holds = agreement(terms);
    if (holds === "exact" || (holds === "rounding" && !alone)) {
      for (const { change } of all) if (change) change.status ??= "agree";
      continue;
    }
    const places = all.map(({ change, subject, word }) =>
      (change ? { stretch: [change.figure.start, change.figure.end] as const, sentence: change.sentence } : { stretch: word, sentence: subject.sentence }));
    const words = all.flatMap(({ change, word }) => (change ? [{ stretch: word, sentence: change.sentence }] : []));
    for (const { change } of all) if (change) change.status ??= "disagree";
    const money = terms.slice(1).reduce((sum, { figure }) => sum + figure.money, 0);
    const { subject } = total;
    collector.amongStretches([...places, ...words], {
      rule: "text/changes-add-up", severity: "inconsistency", at: subject.cells[0] ?? null,
      values: {
        label: shortLabel(subject.label), printed: changeText(total, collector),
        expected: money === 0 ? "持平" : `${money > 0 ? "增加" : "减少"}${expectedText(subject, Math.abs(money), "")}${unitOf(subject)}`,
      },
    });
  }
}

function changeOf({ change, direction }: Comparison): Figure | null {
  if (direction === 0) return { money: 0, grain: 1 };
  return change?.figure.money ? { money: direction * change.figure.money.money, grain: change.figure.money.grain } : null;
}

function changeText(comparison: Comparison, collector: Collector): string {
  if (comparison.direction === 0 || !comparison.change) return "持平";
  return `${comparison.direction > 0 ? "增加" : "减少"}${digits(comparison.change, collector)}${comparison.change.figure.measure}`;
}

function sameBase(all: readonly Comparison[], collector: Collector): void {
  const names = new Map<string, number>();
  for (const { baseName } of all) if (baseName !== "") names.set(baseName, (names.get(baseName) ?? 0) + 1);
  const [usual] = [...names].sort(([, a], [, b]) => b - a);
  if (!usual || names.size < 2) return;
  for (const { baseName, baseWords, subject } of all) {
    if (baseName === "" || baseName === usual[0]) continue;
    collector.at(baseWords, subject.sentence[1] >= baseWords[1] ? subject.sentence : baseWords, {
      rule: "text/base", severity: "inconsistency", at: subject.cells[0] ?? null,
      values: { label: shortLabel(subject.label), printed: baseName, expected: usual[0] },
    });
  }
}

function digits(mention: Mention, collector: Collector): string {
  return collector.layout.clean.slice(mention.figure.start, mention.figure.end);
}
