import type { Sources } from "./amounts";
import { checkValue } from "./amounts";
import { isOtherBase } from "./clauses";
import { Collector } from "./collector";
import type { Mention } from "./said";
import type { Layout } from "./layout";
import { aboutOf, leadOf, toldOfBothYears } from "./phrases";
import { isFree } from "./sections";
import { RULES } from "./rules";

const BASE_BEFORE = /(?:比|较|与|同|相比)$/;
const LAST_YEARS = /^年度?(?:当年)?(?:预算)?(?:执行数|执行|决算)/;
const BUDGETS_OWN = /^年度?[，]?(?:当年)?(?:(?:部门|单位|区级|市级|县级|全年|本部门|本单位|预算单位)[^，。；]{0,20}?预算|(?:收入|支出|收支)(?:总体)?(?:总?预算|总?[计额]|合计)|总(?:收入|支出)|预算总|预算安排|预算收支|预算编制|“?三公|一般公共预算|政府性基金预算|国有资本经营预算|政府采购预算|财政拨款|[^，。；年]{2,40}?(?:收入预算|支出预算|收支总预算|拨款收支|当年拨款|拨款预算|经费预算|情况说明|总表|支出表))/;
const LOOKAHEAD = 60;
const YEAR_LENGTH = 4;

const YEAR = /(?<!\d)((?:19|20)\d\d)(?=年)/g;
/** How often, at least, and by which part of all such places a year must be said to be the text's. */
const OFTEN_ENOUGH = 2;
const MOST = 0.6;

/**
 * The year whose budget a text explains, read from itself: the one that stands before 部门预算, 收入预算 and their like. null
 * where it speaks of none, or of several alike.
 */
export function yearOfText(layout: Layout): number | null {
  const counts = new Map<number, number>();
  for (const paragraph of layout.paragraphs) {
    if (paragraph.kind === "row") continue;
    const words = layout.clean.slice(paragraph.start, Math.min(paragraph.end, paragraph.start + LONGEST_LOOK));
    for (const match of words.matchAll(YEAR)) {
      const end = match.index + match[0].length;
      const after = words.slice(end, end + LOOKAHEAD);
      const base = BASE_BEFORE.test(words.slice(Math.max(0, match.index - 8), match.index));
      if (!base && (LAST_YEARS.test(after) || !BUDGETS_OWN.test(after))) continue;
      // What is compared with a year is of the year after. A heading speaks for all that stands below it.
      const year = Number(match[1]) + (base ? 1 : 0);
      counts.set(year, (counts.get(year) ?? 0) + (paragraph.kind === "heading" ? OFTEN_ENOUGH : 1));
    }
  }
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const [most] = [...counts].sort(([, a], [, b]) => b - a);
  return most && most[1] >= OFTEN_ENOUGH && most[1] >= all * MOST ? most[0] : null;
}

/** A paragraph says at its beginning of which year it speaks. */
const LONGEST_LOOK = 400;

/**
 * A year is the budget's where it speaks of this year's figures, the one before behind 比 or with 执行数. Years of dates,
 * documents, reasons and of parts that quote no table are free.
 *
 * @param beside figures of its paragraph, with their verdicts
 * @param year the budget's
 */
export function checkYear(mention: Mention, beside: readonly Mention[], year: number | null, sources: Sources, collector: Collector): void {
  if (mention.figure.kind !== "year" && mention.figure.kind !== "date") return;
  mention.status = "free";
  if (year === null || isFree(mention.topic)) return;
  const { clean } = collector.layout;
  const { start, end, kind } = mention.figure;
  const printed = Number(mention.figure.decimal.digits);
  const before = clean.slice(Math.max(mention.paragraph.start, start - 8), start);
  const after = clean.slice(end, Math.min(mention.paragraph.end, end + LOOKAHEAD));
  if (kind === "date") {
    if (/截[至止]$/.test(before)) verdict(mention, printed === year || printed === year - 1, year - 1, collector);
    return;
  }
  if (isQuoted(clean, mention) || isReason(clean, mention)) return;
  if (BASE_BEFORE.test(before)) baseOf(mention, [], year, collector);
  else if (LAST_YEARS.test(after)) baseOf(mention, beside, year, collector);
  else if (BUDGETS_OWN.test(after)) {
    budgetsOwn(mention, beside, year, collector);
  } else if (printed !== year && beside.length <= MOST_BESIDE && (isOfThisMatter(clean, mention, beside, year) || isOfThisYears(mention, beside, year, sources, collector))) {
    verdict(mention, false, year, collector);
  } else if (printed === year || printed === year - 1) {
    mention.status = "agree";
  }
}

/**
 * A base is the year before the budget's. "较2019年增长35%" is so on purpose, and what was carried out in a year long past is no base; nor is a year
 * to which a sentence goes back behind the one before the budget's: "2021年决算数12.50万元，2020年决算数13.20万元".
 */
function baseOf(mention: Mention, beside: readonly Mention[], year: number, collector: Collector): void {
  const { figure, sentence } = mention;
  const printed = Number(figure.decimal.digits);
  const goesBack = printed < year - 1 && beside.some((other) =>
    other.sentence[0] === sentence[0] && other.figure.kind === "year" && other.figure.start < figure.start && Number(other.figure.decimal.digits) === year - 1);
  if (!isOtherBase(printed, year) && !goesBack) verdict(mention, printed === year - 1, year - 1, collector);
}

/** A year before the words of a budget is the budget's, unless the year before is told beside it or what became of that. */
function budgetsOwn(mention: Mention, beside: readonly Mention[], year: number, collector: Collector): void {
  const printed = Number(mention.figure.decimal.digits);
  if (isBeside(collector.layout.clean, mention, year)) mention.status = "agree";
  else if (printed !== year - 1 || !isOfLastYear(mention, beside, collector)) verdict(mention, printed === year, year, collector);
}

/** The words of a sentence around a place: of one without end, as far as they can bear on it. */
function nearIn(clean: string, [from, to]: readonly [start: number, end: number], at: number): string {
  return clean.slice(Math.max(from, at - LONGEST_LOOK), Math.min(to, at + LONGEST_LOOK));
}

/** What every text tells of its own year. */
const THIS_MATTER = /^年度?[，]?[^，。；年]{0,14}?(?:公务接待费|因公出国|公务用车|机关运行经费|(?:所有|全部)收入)/;

/** Whether a year long past stands alone before what a text tells of its own year: nothing is said to have become of it, and no other year stands beside it. */
function isOfThisMatter(clean: string, { figure, sentence }: Mention, beside: readonly Mention[], year: number): boolean {
  if (Number(figure.decimal.digits) === year - 1 || !THIS_MATTER.test(clean.slice(figure.end, figure.end + LOOKAHEAD))) return false;
  const others = beside.filter((other) => other.sentence[0] === sentence[0] && other.figure.kind === "year" && other.figure.start !== figure.start);
  return others.length === 0 && !CARRIED_OUT.test(nearIn(clean, sentence, figure.start)) && !/^年度?[^，。；]{0,8}(?:起|以来)/.test(clean.slice(figure.end, figure.end + LOOKAHEAD));
}

/** In paragraphs of more figures than these nobody tells years apart. */
const MOST_BESIDE = 500;
/** Digits, at least, of an amount that is not another year's by chance. */
const FEWEST_DIGITS = 3;
const LONGEST_TO_AMOUNT = 40;

/**
 * Whether what a sentence tells of one other year alone is what the tables hold for this one, by the words between or those that head its
 * paragraph: "住房公积金（项）：2024年预算数为48.89万元". What did not change proves nothing of the year before.
 */
function isOfThisYears({ figure: { start, after }, sentence, paragraph }: Mention, beside: readonly Mention[], year: number, sources: Sources, { layout }: Collector): boolean {
  const { clean } = layout;
  const own = beside.filter(({ sentence: [from] }) => from === sentence[0]);
  const amount = own.find(({ figure }) => figure.start > start && figure.kind === "amount");
  if (!amount || amount.figure.start - after > LONGEST_TO_AMOUNT || (amount.figure.money?.money ?? 0) === 0 || String(amount.figure.decimal.digits).length < FEWEST_DIGITS) return false;
  const words = nearIn(clean, sentence, start);
  if (CARRIED_OUT.test(words)) return false;
  const nextBefore = Number(clean.slice(start, start + YEAR_LENGTH)) === year - 1;
  if (nextBefore && /持平|一致|相同|无变化|无增减/.test(clean.slice(paragraph.start, Math.min(paragraph.end, sentence[1] + LOOKAHEAD)))) return false;
  // Told beside this year's it is what it says to be.
  if (own.some(({ figure }) => figure.kind === "year" && figure.start !== start && Number(figure.decimal.digits) === year) || /本年|今年/.test(words)) return false;
  if (amount.role === "value" && amount.status === "agree") return true;
  const headed = aboutOf(leadOf(clean.slice(paragraph.words, paragraph.words + LOOKAHEAD * 2)));
  const lead = headed === "" ? /^[^，。；：]{4,80}$/.exec(clean.slice(Math.max(paragraph.words, sentence[0]), start))?.[0] ?? "" : headed;
  if (lead === "" || !["value", "base", "aside"].includes(amount.role) || !/^年度?[^，。；]{0,12}$/.test(clean.slice(start + YEAR_LENGTH, amount.figure.start))) return false;
  const asThisYears: Mention = { ...amount, role: "value", label: lead, subject: null };
  checkValue(asThisYears, sources, new Collector(layout));
  return asThisYears.status === "agree";
}

/** Words of what has been done with a budget. */
const CARRIED_OUT = /执行(?!公务)|决算|完成|实际|已|结余|进度|(?<!厉行)节约/;

/** Whether last year's budget is meant: this year's tables do not have the amount that is told of it, and what became of it is told. */
function isOfLastYear({ figure: { start }, sentence }: Mention, beside: readonly Mention[], { layout }: Collector): boolean {
  const first = beside.find(({ figure, sentence: [from] }) => figure.start > start && from === sentence[0] && figure.kind === "amount");
  // "培训费12万元。2025年培训费预算为10万元": it was read as last year's by its name.
  if (first?.role === "base") return true;
  return first !== undefined && first.status !== "agree" && CARRIED_OUT.test(layout.clean.slice(start, sentence[1]));
}

/** Whether the year before is told beside the budget's own. */
function isBeside(clean: string, { figure: { start }, sentence }: Mention, year: number): boolean {
  const words = /^[^，。；：]{2,40}?(?=\d|[，。；：])/.exec(clean.slice(start + YEAR_LENGTH, sentence[1]))?.[0] ?? "";
  return toldOfBothYears(clean.slice(start, start + YEAR_LENGTH) + words, clean.slice(...sentence), year) !== null;
}

/** Whether a year stands in the name of a document. */
function isQuoted(clean: string, { figure: { start }, paragraph }: Mention): boolean {
  return /《[^》]{0,40}$/.test(clean.slice(Math.max(paragraph.start, start - 40), start));
}

function isReason(clean: string, mention: Mention): boolean {
  const { start } = mention.figure;
  const sentence = clean.slice(Math.max(mention.sentence[0], start - 120), start);
  return /原因|主要是|主要用于/.test(sentence.slice(sentence.lastIndexOf("；") + 1));
}

function verdict(mention: Mention, holds: boolean, expected: number, collector: Collector): void {
  mention.status = holds ? "agree" : "disagree";
  if (holds) return;
  mention.expected = String(expected);
  collector.atFigure(mention, {
    rule: RULES.year, instead: String(expected),
    values: { printed: `${mention.figure.decimal.digits}年`, expected: `${expected}年` },
  });
}
