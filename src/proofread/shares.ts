import { numberOfDecimal, type ExactDecimal, type Figure } from "../model/money";
import type { Sources } from "./amounts";
import { shortLabel } from "./amounts";
import { relationOf } from "./anchors";
import type { Collector } from "./collector";
import { thisYear } from "./comparisons";
import { distance, named } from "./names";
import { scaleOf } from "./figures";
import { isOfOthers } from "./others";
import { digits } from "./parts";
import type { Mention, Said } from "./said";
import { scopeOfTopic, scopeOfWords } from "./scopes";
import { ownSectionsOf } from "./sections";
import { compareRough } from "./roughly";
import type { Range, Verdict } from "./verdicts";
import type { Value } from "./values";
import { moneyOf } from "./values";
import { compareRatio, rangeOf, ratioText } from "./verdicts";
import { RULES } from "./rules";

/** Of more shares than these nobody makes up a sum. */
const LONGEST_LIST = 60;

const OF_NAMED = /占(?!比(?:重|例|率)?(?:分别)?(?:为|约|达)?$)([^，。；]{2,30}?)(?:的比例|的比重|的比率|比例|比重|的)?(?:为|约)?$/;

/** Whether a share names its whole: "占基本支出的". */
export function isOfNamed({ label }: Mention): boolean {
  return OF_NAMED.test(label);
}

/**
 * Checks a share: part ÷ whole, the whole being named, or what our sentence divides by, or what was broken down.
 *
 * @param named the last share of the paragraph that named its whole, which those behind it go on with
 * @param before the first value of the section and those of the paragraph
 * @param beside the shares of the list in which it stands
 */
export function checkShare(share: Mention, named: Mention | null, before: readonly Mention[], beside: readonly Mention[], sources: Sources, collector: Collector): void {
  const judged = judge(share, named, before, beside, sources);
  if (!judged) return;
  if (share.bare && judged.verdict !== "agree" && !isAmongShares(share, named, before, beside, sources)) {
    share.status = "free";
    return;
  }
  const { part, over, whole, under, verdict } = judged;
  const printed = share.figure.decimal;
  if (verdict === null) {
    if (printed.digits === 0n) share.status = "agree";
    return;
  }
  share.cells = [...part.cells, ...whole.cells];
  share.status = verdict;
  share.over = whole.is;
  if (verdict !== "disagree") part.status ??= "agree";
  if (verdict === "agree") return;
  const expected = ratioText(over, under, printed.decimals, scaleOf(share.figure));
  share.expected = expected;
  if (verdict === "disagree" && isFitted(share, expected, beside)) {
    share.status = "agree";
    collector.atFigure(share, {
      rule: RULES.shareFitted, at: part.cells[0] ?? null, related: share.cells, instead: expected,
      values: { label: shortLabel(part.label), printed: digits(share, collector) + share.figure.measure, expected: (expected ?? "") + share.figure.measure },
    });
    return;
  }
  collector.atFigure(share, {
    rule: verdict === "truncated" ? RULES.truncated : RULES.share,
    at: part.cells[0] ?? null, related: share.cells, instead: expected,
    values: { label: shortLabel(part.label), printed: digits(share, collector) + share.figure.measure, expected: (expected ?? "") + share.figure.measure },
  });
}

/** A share held against what it may be of. */
interface Judged {
  readonly part: Mention;
  readonly over: Range;
  readonly whole: Whole;
  readonly under: Range;
  /** null where the whole is nothing. */
  readonly verdict: Verdict | null;
}

/** The best of what a share may be of; null where nothing is known of which it could be. */
function judge(share: Mention, named: Mention | null, before: readonly Mention[], beside: readonly Mention[], sources: Sources): Judged | null {
  const part = namedPart(share, sources) ?? (isOfAnother(share) ? null : share.subject);
  if (!part || (!part.figure.money && !part.value)) return null;
  const over = rangeOf(thisYear(part, sources.dropsZeros).map((figure) => ({ figure, sign: 1 })));
  const printed = share.figure.decimal;
  const compared = wholesOf(share, part, named, before, beside, sources).map((whole): Judged => {
    const under = rangeOf(whole.figures.map((figure) => ({ figure, sign: 1 })));
    const verdict = compareRough(share.figure, over, under) ?? compareRatio(over, under, printed, scaleOf(share.figure));
    return { part, over, whole, under, verdict: verdict === "disagree" && !share.figure.roughness && isOfPrinted(part, whole, printed) ? "agree" : verdict };
  });
  return compared.find(({ verdict }) => verdict === "agree") ?? compared.find(({ verdict }) => verdict === "truncated") ?? compared[0] ?? null;
}

/** Rates of one list that are looked at to see what a bare one is. */
const MOST_BESIDE = 8;

/** Whether bare rates beside one are shares of their amounts, so that this one is meant as such. */
function isAmongShares(share: Mention, named: Mention | null, before: readonly Mention[], beside: readonly Mention[], sources: Sources): boolean {
  let looked = 0;
  for (const other of beside) {
    if (other === share || !other.bare) continue;
    if (judge(other, named, before, beside, sources)?.verdict === "agree") return true;
    looked += 1;
    if (looked === MOST_BESIDE) break;
  }
  return false;
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

const NAMES_PART = /^(?:其中[：，]?)?([^，。；：占]{2,30}?)(?:预算)?(?:占比|所占|占)/;

/** "分别占": of the amounts before, in their order. */
const IN_ORDER = /分别$/;

/** The words before 占 where they name another amount than was said last. */
function otherPart({ label, subject }: Mention): string | null {
  const words = NAMES_PART.exec(label)?.[1];
  // 资金 alone is called like anything.
  const isKind = words !== undefined && named(words).forms.at(-1) === "" && !subject?.label.includes(words);
  return words === undefined || IN_ORDER.test(words) || (subject && !isKind && isCalled(subject, words)) ? null : words;
}

/** "合同金额100万元，资金占比18%": a share that names another part, of which nothing tells the amount, is not of the amount before it. */
function isOfAnother(share: Mention): boolean {
  const words = otherPart(share);
  return words !== null && !/^(?:该|此|其|上述|以上|分别|约|各|两[项者])/.test(words);
}

/** "支出预算100万元，其中基本支出占80%": the part that a share names itself, where the text or the tables tell its amount for certain. */
function namedPart(share: Mention, { labels, memory, reader }: Sources): Mention | null {
  const words = otherPart(share);
  if (words === null) return null;
  const facts = labels.amounts(words, share.topic);
  const said = memory.said(facts, share.scope).at(-1);
  if (said) return said;
  const values = facts.flatMap((fact) => reader.amount(fact) ?? []);
  const [value] = values;
  if (!value || values.some((other) => moneyOf(other) !== moneyOf(value))) return null;
  return { ...share, role: "value", label: words, figure: { ...share.figure, kind: "amount", money: null }, subject: null, value, cells: value.cells };
}

interface Whole { readonly figures: readonly Figure[]; readonly cells: Mention["cells"]; readonly is: NonNullable<Mention["over"]> }

/** Words of all that there is, whatever the section speaks of. */
const OF_EVERYTHING = /总(?:收入|支出|预算|计)|(?:收入|支出)预?算?总|全部/;

/** The wholes that words name: what the tables say of them, else what the text itself says elsewhere. */
function wholesNamed(named: string, part: Mention, { topic }: Mention, { labels, reader, memory, items }: Sources): readonly Whole[] {
  const facts = labels.amounts(named, topic);
  const values = facts.flatMap((fact) => {
    const value = reader.amount(fact);
    return value ? [wholeOf({ ...value, fact })] : [];
  });
  if (facts.length === 0) return items.named(named, topic).map(wholeOf);
  const scopes = [scopeOfWords(named) ?? "all", ...(OF_EVERYTHING.test(named) ? [] : [scopeOfTopic(topic)])];
  return [...values, ...scopes.flatMap((scope) => memory.said(facts, scope)).filter((mention) => mention !== part).map((mention) => ({ figures: mention.figure.money ? [mention.figure.money] : [], cells: mention.cells, is: { mention } }))];
}

function wholeOf(value: Value): Whole {
  return { figures: value.figures, cells: value.cells, is: { value } };
}

function saidBefore(mention: Mention, { dropsZeros }: Sources): Whole {
  return { figures: thisYear(mention, dropsZeros), cells: mention.cells, is: { mention } };
}

/** Whether an amount of the text has the name of a whole: 政府采购预算总额 for 政府采购支出总额. */
function isCalled({ label }: Mention, name: string): boolean {
  return distance(named(label), named(name)) !== null;
}

/** What a share may be of, best first: what it names; else what our sentence divides by, or what the paragraph said first. */
function wholesOf(share: Mention, part: Mention, last: Mention | null, before: readonly Mention[], beside: readonly Mention[], sources: Sources): readonly Whole[] {
  const whole = OF_NAMED.exec(share.label)?.[1];
  if (whole !== undefined) {
    if (isOfOthers(whole, sources.year)) return [];
    const found = share.outside ? [] : wholesNamed(whole, part, share, sources);
    return found.length > 0 ? found : before.filter((mention) => mention !== part && mention.topic === share.topic && isCalled(mention, whole)).map((mention) => saidBefore(mention, sources));
  }
  const own = part.fact && relationOf(sources.anchors.wholes, part.fact, ownSectionsOf(share.topic));
  const value = own ? sources.reader.amount(own.other) : null;
  // A whole is told before its parts, not as one of them.
  const isWhole = (mention: Mention): boolean => mention.figure.start < part.figure.start && (mention === part.whole || mention === outerOf(beside) || !partsOf(beside).has(mention));
  // The first of the section, or of its own paragraph.
  const told = before.filter((mention) => mention !== part && mention.topic === share.topic && isWhole(mention));
  const same = last && last.sentence === share.sentence ? OF_NAMED.exec(last.label)?.[1] : undefined;
  return [
    ...(same === undefined ? [] : wholesNamed(same, part, share, sources)),
    ...(own && value ? [wholeOf({ ...value, fact: own.other })] : []),
    ...told.filter(({ status }) => status !== "disagree").map((mention) => saidBefore(mention, sources)),
    ...(told.length > 0 ? [] : [...sumOfParts(beside, part, sources), ...(own ? [] : wholeOfOthers(share, part, beside, sources))]),
  ];
}

/** Shares beside one, at least, that must be of a whole before it is held to be of that too. */
const FEWEST_OTHERS = 2;

/**
 * "社会保障和就业支出236.25万元，占29.03%；卫生健康支出…": where no whole is told, that of which the other shares of the list are: the total of the table in
 * which the part stands, or all parts together, for which one other share is enough.
 */
function wholeOfOthers(share: Mention, part: Mention, beside: readonly Mention[], { reader, dropsZeros }: Sources): readonly Whole[] {
  if (beside.length > LONGEST_LIST) return [];
  const at = part.value?.at;
  const column = part.value?.fact?.kind === "cell" ? part.value.fact.column : "total";
  const total = at?.table.rows.find(({ kind }) => kind === "total");
  const ofTable = at && total && at.row !== total ? reader.ofRow(at.table, total, column) : null;
  const parts = beside.flatMap((each) => (each.subject && otherPart(each) === null ? each.subject : []));
  const all: Whole = { figures: parts.flatMap((each) => thisYear(each, dropsZeros)), cells: parts.flatMap(({ cells }) => cells), is: { mention: part } };
  const others = beside.filter((other) => other !== share && other.subject !== null && other.subject !== part);
  const isOf = (whole: Whole, other: Mention): boolean => {
    const [over, under] = [other.subject ? thisYear(other.subject, dropsZeros) : [], whole.figures].map((figures) => rangeOf(figures.map((figure) => ({ figure, sign: 1 as const }))));
    return over !== undefined && under !== undefined && other.figure.decimal.decimals >= 2 && compareRatio(over, under, other.figure.decimal, 100) === "agree";
  };
  const fits = (whole: Whole, fewest: number): boolean => others.length >= fewest && others.filter((other) => isOf(whole, other)).length >= Math.max(fewest, others.length - 1);
  return [...(ofTable ? [wholeOf(ofTable)] : []).filter((whole) => fits(whole, FEWEST_OTHERS)), ...(parts.length === beside.length && fits(all, 1) ? [all] : [])];
}

const listed = new WeakMap<readonly Mention[], ReadonlySet<Mention>>();

/** The amounts that the shares of a list are of. */
function partsOf(list: readonly Mention[]): ReadonlySet<Mention> {
  const known = listed.get(list);
  if (known) return known;
  const parts = new Set(list.flatMap((each) => (each.subject && otherPart(each) === null ? each.subject : [])));
  listed.set(list, parts);
  return parts;
}

/**
 * "一般公共预算支出648万元，占全部支出的94%，其中：教育支出…，占一般公共预算支出的60%": the first amount of a list of shares whose own share names another
 * whole than those behind it, which are of it; null where there is none.
 */
function outerOf(list: readonly Mention[]): Mention | null {
  const known = outer.get(list);
  if (known !== undefined) return known;
  const [own, ...others] = list.map(({ label }) => OF_NAMED.exec(label)?.[1]);
  const subject = list[0]?.subject ?? null;
  const is = subject !== null && own !== undefined && others.some((name) => name !== undefined && name !== own && isCalled(subject, name)) ? subject : null;
  outer.set(list, is);
  return is;
}

const outer = new WeakMap<readonly Mention[], Mention | null>();

/** "按用途分：基本支出80万元，占80%；项目支出20万元，占20%": where no whole is told, the parts whose shares make up 100 are it. */
function sumOfParts(beside: readonly Mention[], part: Mention, { dropsZeros }: Sources): readonly Whole[] {
  if (beside.length > LONGEST_LIST) return [];
  const parts = beside.flatMap((each) => (each.subject && otherPart(each) === null ? each.subject : []));
  const hundredths = beside.reduce((sum, { figure: { decimal } }) => sum + numberOfDecimal(decimal) * 100, 0);
  if (parts.length < 2 || parts.length < beside.length || Math.abs(hundredths - 10_000) > beside.length) return [];
  return [{ figures: parts.flatMap((each) => thisYear(each, dropsZeros)), cells: parts.flatMap(({ cells }) => cells), is: { mention: part } }];
}

/** Whether a share is one last decimal off and the list adds up to 100 just by that. */
function isFitted({ figure: { decimal, measure } }: Mention, expected: string | null, beside: readonly Mention[]): boolean {
  if (expected === null || measure !== "%" || beside.length < 2 || beside.length > LONGEST_LIST) return false;
  const inLast = (text: string): number => Math.round(Number(text) * 10 ** decimal.decimals);
  const total = beside.reduce((sum, { figure }) => sum + Number(figure.decimal.digits) * 10 ** (decimal.decimals - figure.decimal.decimals), 0);
  return Math.abs(Number(decimal.digits) - inLast(expected)) === 1 && Math.round(total) === 100 * 10 ** decimal.decimals;
}

/** The shares of each list: those of one paragraph, or of paragraphs of one share each that follow each other. */
export function sharesBeside(said: readonly Said[]): ReadonlyMap<Mention, readonly Mention[]> {
  const beside = new Map<Mention, readonly Mention[]>();
  let list: Mention[] = [];
  const close = (): void => {
    for (const share of list) beside.set(share, list);
    list = [];
  };
  let topic = "";
  for (const each of said) {
    const shares = each.mentions.filter(({ role }) => role === "share");
    if (each.topic !== topic || shares.length !== 1) close();
    topic = each.topic;
    list.push(...shares);
    if (shares.length > 1) close();
  }
  close();
  return beside;
}
