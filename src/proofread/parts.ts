import { agreement } from "../model/money";
import type { Figure } from "../model/money";
import { expectedText, shortLabel } from "./amounts";
import type { Collector } from "./collector";
import type { Breakdown, Mention } from "./said";
import { RULES } from "./rules";

/** Kinds of parts that together are always the whole; what is none may be left out where `fewest` are enough. */
const EXHAUSTIVE: readonly { readonly whole?: RegExp; readonly kinds: readonly RegExp[]; readonly fewest: number }[] = [
  { whole: /采购/, kinds: [/货物/, /工程/, /服务/], fewest: 2 },
  { kinds: [/公务用车购置(?!及|和|与)/, /公务用车运行/], fewest: 2 },
  { whole: /三公/, kinds: [/因公出国/, /公务接待/, /公务用车(?:购置(?:及|和|与)|经?费)/], fewest: 3 },
  { whole: /三公/, kinds: [/因公出国/, /公务接待/, /公务用车购置(?!及|和|与)/, /公务用车运行/], fewest: 4 },
  { whole: /财政拨款/, kinds: [/^[^结转余]*[本当]年[^结转余]*$/, /上年结[转余]/], fewest: 2 },
  { whole: /财政拨款/, kinds: [/一般公共预算/, /政府性基金/, /国有资本经营/, /上年结[转余]/], fewest: 4 },
  { whole: /财政拨款|一般公共预算/, kinds: [/人员(?:经费|支出)/, /公用(?:经费|支出)/, /项目(?:经费|支出)/], fewest: 3 },
  { whole: /基本支出/, kinds: [/人员(?:经费|支出)/, /公用(?:经费|支出)/], fewest: 2 },
];

const MOST_KINDS = Math.max(...EXHAUSTIVE.map(({ kinds }) => kinds.length));

/**
 * Checks that parts add up to their whole, and that no part is more than it.
 *
 * @param others all breakdowns of its paragraph
 */
export function checkBreakdown(breakdown: Breakdown, others: readonly Breakdown[], collector: Collector): void {
  const { whole, parts } = breakdown;
  const [first] = parts;
  if (!first) return;
  const all = exhaustivePart(whole, breakdown.nested ? [...parts, ...goneOn(breakdown, others)] : parts);
  if (breakdown.nested || (all && all.length < parts.length)) {
    if (all) checkSum(whole, all, true, collector);
    return;
  }
  const added = checkSum(whole, parts, all !== null || exceedTogether(parts, whole), collector);
  if (added === "less" && first.figure.kind === whole.figure.kind) exceedsOf(first, whole, collector);
}

/**
 * Checks that parts add up to their whole; those that are known to be all of it must. "less" where a sum that need not be the
 * whole is not.
 */
export function checkSum(whole: Mention, parts: readonly Mention[], exhaustive: boolean, collector: Collector): "equal" | "less" | "unknown" {
  const all = [whole, ...parts];
  const figures = all.map(figureOf);
  const known = figures.flatMap((figure) => (figure ? [figure] : []));
  if (known.length < all.length) return "unknown";
  // Trailing zeros are dropped: "0" or "34" beside "7.80" is as exact as that, in the same unit.
  const finestOf = new Map<string, number>();
  const measureAt = (at: number): string => all[at]?.figure.measure ?? "";
  known.forEach(({ grain }, at) => finestOf.set(measureAt(at), Math.min(finestOf.get(measureAt(at)) ?? grain, grain)));
  const [total = { money: 0, grain: 1 }, ...rest] = known.map(({ money, grain }, at) => {
    const finest = finestOf.get(measureAt(at)) ?? grain;
    return { money, grain: money === 0 ? Math.min(1, finest) : finest };
  });
  const adds = agreement([{ figure: total, sign: 1 }, ...rest.map((figure) => ({ figure, sign: -1 as const }))]) !== "differs";
  if (adds && parts.length > 1) {
    for (const mention of all) mention.status ??= "agree";
    return "equal";
  }
  // What each of a table's cells says is no slip of the text, whatever its words make of them.
  if (adds || all.some((mention) => mention.status === "disagree") || all.every(({ status, cells }) => status === "agree" && cells.length > 0)) return "unknown";
  if (!exhaustive) return "less";
  const money = rest.reduce((sum, figure) => sum + figure.money, 0);
  for (const mention of all) mention.status ??= "disagree";
  const expected = whole.figure.kind === "count" ? String(money) : expectedText(whole, money, digits(whole, collector));
  whole.expected = expected;
  collector.among(all, {
    rule: RULES.parts, at: whole.cells[0] ?? null, related: all.flatMap((mention) => mention.cells), instead: expected,
    values: {
      label: shortLabel(whole.label), printed: digits(whole, collector) + whole.figure.measure, expected: expected + whole.figure.measure,
    },
  });
  return "unknown";
}

/** "采购100万元，其中货物50万元，其中面向中小企业20万元；工程30万元；服务20万元": what is told behind the parts of a part and is of the kinds of the whole. */
function goneOn({ whole, parts }: Breakdown, others: readonly Breakdown[]): readonly Mention[] {
  return others.filter((other) => other.nested && parts.includes(other.whole)).flatMap((other) => other.parts.filter(({ label }) => isOfKinds(whole, label)));
}

/** "两项合计", "以上三项共计". */
const OF_ITEMS = /^(?:以上|上述|前述)?([两二三四五六七八九十]|\d{1,2})(?:项|类|个科目)(?:支出|费用|经费|资金|收入)?(?:合计|共计|总计)/;
const COUNTED = "零一二三四五六七八九十";

/** Checks "甲142.22万元，乙160.14万元，两项合计302.36万元": as many amounts as are counted add up to what is said behind them. */
export function checkCounted(mentions: readonly Mention[], collector: Collector): void {
  mentions.forEach((total, at) => {
    const said = total.role === "value" && total.figure.kind === "amount" ? OF_ITEMS.exec(total.label)?.[1] : undefined;
    if (said === undefined) return;
    const count = said === "两" ? 2 : /\d/.test(said) ? Number(said) : COUNTED.indexOf(said);
    const before: Mention[] = [];
    for (let place = at - 1; place >= 0 && mentions[place]?.sentence === total.sentence && before.length <= count; place -= 1) {
      const mention = mentions[place];
      if (mention?.role === "value" && mention.figure.kind === "amount") before.unshift(mention);
    }
    // With another number of amounts before it nothing says which of them are counted.
    if (before.length === count && count > 1) checkSum(total, before, true, collector);
  });
}

/** "原值1256万元，净值576万元；其中房屋860万元": nothing says that the last of several amounts is the whole of what follows. */
function exceedsOf(first: Mention, whole: Mention, collector: Collector): void {
  if (/。|；.{0,4}$/.test(collector.layout.clean.slice(whole.figure.after, first.figure.start - first.label.length))) return;
  const [part, total] = [figureOf(first), figureOf(whole)];
  if (part && total && part.money > total.money) exceeds(first, whole, collector);
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
    rule: RULES.partExceeds, at: whole.cells[0] ?? null,
    values: {
      label: shortLabel(part.label), printed: digits(part, collector) + part.figure.measure, whole: shortLabel(whole.label),
      expected: digits(whole, collector) + whole.figure.measure,
    },
  });
}

/**
 * The first of some parts that are already all of their whole: "其中货物3万元、工程0万元、服务2万元；面向中小企业4万元". null where none are, or where
 * one behind them is of their kind.
 */
function exhaustivePart(whole: Mention, parts: readonly Mention[]): readonly Mention[] | null {
  if (parts.length > 1 && isExhaustive(whole, parts)) return parts;
  for (let count = Math.min(parts.length - 1, MOST_KINDS); count > 1; count -= 1) {
    const first = parts.slice(0, count);
    if (isExhaustive(whole, first) && !parts.slice(count).some(({ label }) => isOfKinds(whole, label))) return first;
  }
  return null;
}

/** Kinds of parts of which none holds anything of another: economic classes, sources of income. */
const APART: readonly (readonly RegExp[])[] = [
  [/工资福利/, /商品和服务/, /对个人和家庭/, /债务利息/, /资本性支出/, /对企业补助/],
  [/一般公共预算/, /政府性基金/, /国有资本经营/, /财政专户/, /事业收入/, /经营收入/, /上级补助/, /附属单位上缴/, /其他收入/, /上年结[转余]/],
];

/** Whether parts of which none holds anything of another are more than their whole. */
function exceedTogether(parts: readonly Mention[], whole: Mention): boolean {
  const met = APART.map((kinds) => parts.map(({ label }) => kinds.filter((kind) => kind.test(label))));
  const areApart = met.some((kinds) => kinds.every(({ length }) => length === 1) && new Set(kinds.flat()).size === parts.length);
  const [total, ...rest] = [whole, ...parts].map(figureOf);
  if (!areApart || !total) return false;
  return rest.reduce((sum, figure) => sum + (figure ? figure.money - figure.grain / 2 : 0), 0) > total.money + total.grain / 2;
}

/** Whether words name one of the kinds of parts that a whole has. */
function isOfKinds(whole: Mention, label: string): boolean {
  return EXHAUSTIVE.some(({ whole: named, kinds }) => named !== undefined && named.test(whole.label) && kinds.some((kind) => kind.test(label)));
}

/** Whether parts are all that there can be of their whole. */
export function isExhaustive(whole: Mention, parts: readonly Mention[]): boolean {
  if (whole.figure.kind === "count") return /车辆$/.test(whole.label) && parts.length > 2;
  return EXHAUSTIVE.some(({ whole: named, kinds, fewest }) => {
    if (parts.length > kinds.length || (named && !named.test(whole.label))) return false;
    const met = parts.map(({ label }) => kinds.findIndex((kind) => kind.test(label)));
    return met.length >= fewest && met.every((kind, at) => kind >= 0 && met.indexOf(kind) === at);
  });
}

/** The amount, or a count as a figure that was never rounded. */
function figureOf(mention: Mention): Figure | null {
  if (mention.figure.kind === "amount") return mention.figure.money;
  return mention.figure.kind === "count" && mention.figure.decimal.decimals === 0 ? { money: Number(mention.figure.decimal.digits), grain: 0 } : null;
}

/** The digits of a figure as printed. */
export function digits(mention: Mention, collector: Collector): string {
  return collector.layout.clean.slice(mention.figure.start, mention.figure.end);
}
