import type { DeclaredRule } from "../model/ruleWords";
import type { Collector } from "./collector";
import { shortLabel } from "./amounts";
import { lastFrom } from "./layout";
import { FALLING, RISING } from "./phrases";
import type { Comparison, Mention, Said } from "./said";
import { RULES } from "./rules";

const AT_LARGE = /财政拨款|一般公共预算|政府性基金|国有资本经营|(?:收入|支出|收支)(?:总)?(?:预算|计|总计|合计)|基本支出|项目支出|三公/;

interface Told {
  readonly comparison: Comparison;
  readonly mention: Mention;
  readonly now: number;
  /** |change|, 0 for 持平. */
  readonly size: number;
}

/**
 * The change against last year stands in several places: where this year's amount is the same, direction, base and size
 * must be told the same way. Against 执行数 income and expenditure may rightly differ in size; never in the rest.
 */
export function checkRepeated(said: readonly Said[], collector: Collector): void {
  const told = said.flatMap(({ comparisons }) => comparisons).flatMap((comparison): Told[] => {
    const now = comparison.subject.figure.money?.money;
    const size = comparison.direction === 0 ? 0 : comparison.change?.figure.money?.money;
    // Two items may be of one size by chance; income, appropriation and expenditure at large are not.
    if (!AT_LARGE.test(comparison.subject.label)) return [];
    if (comparison.settled || now === undefined || now === 0 || size === undefined) return [];
    return [{ comparison, mention: comparison.change ?? comparison.subject, now, size: Math.abs(size) }];
  });
  const byAmount = new Map<number, Told[]>();
  for (const each of told) byAmount.set(each.now, [...(byAmount.get(each.now) ?? []), each].slice(0, 50));
  for (const group of byAmount.values()) {
    if (group.length < 2) continue;
    const flagged = new Set<Told>();
    // Income in all and the appropriation may be of one size by chance: they are two facts, with changes of their own.
    for (const same of grouped(group, ({ comparison: { subject } }) => (subject.scope === "all" ? "all" : "funds")).values()) sizes(same, flagged, collector);
    for (const same of grouped(group.filter(({ size }) => size > 0), ({ size }) => String(size)).values()) {
      const rest = same.filter((each) => !flagged.has(each));
      disagreeing(rest, ({ comparison }) => String(comparison.direction), flagged, (each, usual) => {
        each.mention.status = "disagree";
        report(each, collector, RULES.direction, each.comparison.direction > 0 ? "增加" : "减少", usual === "1" ? "增加" : "减少");
      });
      const named = rest.filter((each) => each.comparison.baseName !== "" && !flagged.has(each));
      disagreeing(named, ({ comparison }) => comparison.baseName, flagged, (each, usual) => {
        report(each, collector, RULES.base, each.comparison.baseName, usual);
      });
      if (rest.length > 1) for (const each of rest) if (!flagged.has(each) && each.comparison.change) each.comparison.change.status ??= "agree";
    }
  }
}

/** Against last year's budget the same amount of fiscal appropriation has changed by one and the same amount. */
function sizes(group: readonly Told[], flagged: Set<Told>, collector: Collector): void {
  const fiscal = group.filter(({ comparison: { baseName, subject } }) => baseName === "预算" && /财政拨款|一般公共预算/.test(subject.label));
  for (const same of grouped(fiscal, ({ comparison }) => String(comparison.baseYear)).values()) {
    disagreeing(same, ({ size }) => String(size), flagged, (each, usual) => {
      if (each.comparison.change) each.comparison.change.status = "disagree";
      report(each, collector, RULES.repeated, said(each, collector), saidAs(same, usual, collector));
    });
  }
  // Against another base they need not be the same, but mostly are.
  for (const same of grouped(group, ({ comparison }) => `${comparison.baseName} ${comparison.direction}`).values()) {
    const rest = same.filter((each) => !flagged.has(each) && each.size > 0);
    disagreeing(rest, ({ size }) => String(size), flagged, (each, usual) => {
      report(each, collector, RULES.changeElsewhere, said(each, collector), saidAs(rest, usual, collector));
    });
  }
}

function saidAs(all: readonly Told[], size: string, collector: Collector): string {
  const other = all.find((each) => String(each.size) === size);
  return other ? said(other, collector) : "";
}

/** Calls for every one that is not told as most are; for all where no way of telling is the usual one. */
function disagreeing(all: readonly Told[], of: (each: Told) => string, flagged: Set<Told>, call: (each: Told, usual: string) => void): void {
  const counts = new Map<string, number>();
  for (const each of all) counts.set(of(each), (counts.get(of(each)) ?? 0) + 1);
  if (counts.size < 2) return;
  const ranked = [...counts].sort(([, a], [, b]) => b - a);
  const [first, second] = ranked;
  if (!first || !second) return;
  const tie = first[1] === second[1];
  for (const each of all) {
    const own = of(each);
    if (!tie && own === first[0]) continue;
    flagged.add(each);
    call(each, own === first[0] ? second[0] : first[0]);
  }
}

function report({ comparison, mention }: Told, collector: Collector, rule: DeclaredRule, printed: string, expected: string): void {
  const place = rule === RULES.direction ? comparison.word : rule === RULES.base ? comparison.baseWords : [mention.figure.start, mention.figure.end] as const;
  collector.at(place, mention.sentence, {
    rule, at: comparison.subject.cells[0] ?? null, values: { label: shortLabel(comparison.subject.label), printed, expected },
  });
}

function said({ comparison }: Told, collector: Collector): string {
  const { change, direction } = comparison;
  if (!change) return "持平";
  return `${direction > 0 ? "增加" : "减少"}${collector.layout.clean.slice(change.figure.start, change.figure.end)}${change.figure.measure}`;
}

function grouped<Entry>(entries: readonly Entry[], key: (entry: Entry) => string): ReadonlyMap<string, readonly Entry[]> {
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    const list = groups.get(key(entry));
    if (list) list.push(entry);
    else groups.set(key(entry), [entry]);
  }
  return groups;
}

const REASON_HEAD = /(增加|增长|减少|下降)的?(?:主要)?原因/g;

/** "财政拨款收入支出增加的主要原因": the direction is that of the comparison which it explains. */
export function checkReasons(said: readonly Said[], collector: Collector): void {
  const { clean } = collector.layout;
  let recent: readonly Comparison[] = [];
  let topic = "";
  for (const each of said) {
    if (each.topic !== topic) recent = [];
    topic = each.topic;
    const words = clean.slice(each.paragraph.start, each.paragraph.end);
    for (const match of words.matchAll(REASON_HEAD)) {
      const at = each.paragraph.start + match.index;
      const own = lastFrom(each.comparisons, ({ start }) => start < at);
      const explained = (own ? [own] : recent.filter(({ subject }) => /财政拨款|收入|支出/.test(subject.label)));
      const directions = new Set(explained.map(({ direction }) => direction));
      const direction = /增/.test(match[1] ?? "") ? 1 : -1;
      if (explained.length === 0 || directions.has(direction) || !directions.has(direction === 1 ? -1 : 1)) continue;
      const expected = direction === 1 ? "减少" : "增加";
      collector.at([at, at + 2], [at, Math.min(each.paragraph.end, at + words.slice(match.index, match.index + 200).search(/。|$/) + 1)], {
        rule: RULES.direction, instead: expected, values: { label: "原因", printed: match[1] ?? "", expected },
      });
    }
    if (each.comparisons.length > 0) recent = [...recent, ...each.comparisons].slice(-12);
  }
}

/** Places that give one reason with the rate of their own change before another that does not is told. */
const USUAL_GROUNDS = 3;

/** "减少10%。主要原因是按规定压减10%": a reason given in the same words for several changes, each with the rate of its change, but for one. */
export function checkGroundRates(said: readonly Said[], collector: Collector): void {
  const told = said.flatMap(({ mentions, comparisons }) => mentions.flatMap((mention): { readonly mention: Mention; readonly rate: Mention }[] => {
    if (mention.role !== "aside" || mention.figure.kind !== "percentage") return [];
    const rate = lastFrom(comparisons, ({ start }) => start < mention.figure.start)?.rate;
    return rate?.figure.kind === "percentage" ? [{ mention, rate }] : [];
  }));
  const isSame = ({ mention, rate }: { readonly mention: Mention; readonly rate: Mention }): boolean => {
    const [a, b] = [mention.figure.decimal, rate.figure.decimal];
    return a.digits * 10n ** BigInt(b.decimals) === b.digits * 10n ** BigInt(a.decimals);
  };
  for (const group of grouped(told, ({ mention }) => shortLabel(mention.label)).values()) {
    const odd = group.filter((each) => !isSame(each));
    const [only] = odd;
    if (!only || odd.length > 1 || group.length - 1 < USUAL_GROUNDS || only.rate.status === "disagree") continue;
    only.mention.status = "disagree";
    const printed = ({ figure }: Mention): string => collector.layout.clean.slice(figure.start, figure.end) + figure.measure;
    collector.atFigure(only.mention, { rule: RULES.repeated, values: { label: shortLabel(only.mention.label), printed: printed(only.mention), expected: printed(only.rate) } });
  }
}

const THRESHOLD = /单价(\d+(?:\.\d+)?)万元(?:（含）)?及?以上(?:（含）)?的?(通用|专用)?(?:设备|资产)/g;

/** "单价100万元（含）以上设备" says which equipment is told of; what there is and what is to be bought are told by the same price. */
export function checkThresholds(collector: Collector): void {
  const { clean } = collector.layout;
  const told = [...clean.matchAll(THRESHOLD)].map((match) => ({ price: match[1] ?? "", kind: match[2] ?? "", at: match.index + 2 }));
  for (const same of grouped(told, ({ kind }) => kind).values()) {
    const prices = new Set(same.map(({ price }) => Number(price)));
    const [first, other] = [same[0], same.find(({ price }) => Number(price) !== Number(same[0]?.price))];
    // More prices than two are a list of their own.
    if (!first || !other || prices.size > 2) continue;
    collector.amongStretches([first, other].map(({ at, price }) => ({ stretch: [at, at + price.length], sentence: [at - 2, at + price.length + 2] })), {
      rule: RULES.repeated, values: { label: `单价…以上${first.kind}设备`, printed: `${first.price}万元`, expected: `${other.price}万元` },
    });
  }
}

const GROUNDS = /(?:原因(?:是|为)?|主要是)：?([^。；]{2,80})/g;

/** A reason that speaks of the opposite change, as one that was kept from last year does. Worth a look only. */
export function checkGrounds(said: readonly Said[], collector: Collector): void {
  for (const { paragraph, comparisons } of said) {
    if (comparisons.length === 0) continue;
    const words = collector.layout.clean.slice(paragraph.start, paragraph.end);
    for (const match of words.matchAll(GROUNDS)) {
      const grounds = match[1] ?? "";
      const at = paragraph.start + match.index;
      const { direction = 0, end = at } = lastFrom(comparisons, ({ start }) => start < at) ?? {};
      // "…增加16万元；公务接待费减少1万元，主要原因是…": it is of the change told last, of which the base was not understood.
      if ((direction > 0 ? FALLING : RISING).test(collector.layout.clean.slice(end, at))) continue;
      if (direction === 0 || /上年|去年|(?:19|20)\d\d|其中/.test(grounds) || RISING.test(grounds) === FALLING.test(grounds)) continue;
      if (RISING.test(grounds) === direction > 0) continue;
      collector.at([at, at + match[0].length], [at, at + match[0].length], {
        rule: RULES.reasonDirection, values: { printed: grounds, expected: direction > 0 ? "增加" : "减少" },
      });
    }
  }
}
