import { expectedText, shortLabel } from "./amounts";
import type { Sources } from "./amounts";
import type { Collector } from "./collector";
import { sentencesOf } from "./clauses";
import { isOfOthers, isOfOwnOffice } from "./others";
import type { Mention, Said } from "./said";
import { isFree } from "./sections";
import type { Value } from "./values";
import { moneyOf } from "./values";
import { compareAmount } from "./verdicts";
import { RULES } from "./rules";

/** Words behind a name that say no more than that it is an amount. */
const TAIL = "(?:预算|财政拨款|拨款|收支|收入|支出|安排|的|资金|经费)*";
const KINDS = "政府性基金|国有资本经营|因公出国（境）费用?|因公出国（境）经费|公务接待费用?|公务用车购置费用?|公务用车运行(?:维护)?费用?";
/** "没有使用政府性基金预算拨款安排的支出": that there is none of it. */
const NONE = new RegExp(`(?:没有|(?<!有)无|未)(?:使用|安排|涉及|编制|列支)?(?:(?:19|20)\\d\\d年)?((?:${KINDS})${TAIL})(?=[，。；、）]|$)`, "g");
/** "如无", "对没有…的": nothing is said to be so. */
const SUPPOSED = /(?:如|若|凡|对|对于|是否|倘|当)$/;
/** "收入全部为一般公共预算拨款收入": that all of the amount before is of it. */
const ALL = /(?:全部|均)(?:为|是|系|来自|来源于|由)([^，。；：\d]{4,30}?)(?:组成|构成|安排)?(?=[，。；）]|$)/g;
const LONGEST_BEFORE = 40;

/** Checks what a text says without a figure: that there is nothing of a kind, or that all of an amount is of one. */
export function checkToldWithout(prose: readonly Said[], sources: Sources, collector: Collector): void {
  for (const said of prose) {
    if (isFree(said.topic) || said.mentions.some(({ outside }) => outside)) continue;
    for (const sentence of sentencesOf(collector.layout.clean, said.paragraph)) {
      const words = collector.layout.clean.slice(...sentence);
      if (isOfOthers(words, sources.year) || isOfOwnOffice(words, sources.book.scope) || [...sources.otherBodies, ...sources.units.names].some((name) => words.includes(name))) continue;
      for (const match of words.matchAll(NONE)) none(match, words, sentence, said, sources, collector);
      for (const match of words.matchAll(ALL)) all(match, sentence, said, sources, collector);
    }
  }
}

/** What a name means for certain; nothing where the tables do not say it alike. */
function certain(name: string, { topic }: Said, { labels, reader }: Sources): Value | null {
  const facts = [...labels.amounts(name.replace(/安排|的/g, ""), topic), ...labels.amounts(name.replace(/(?:预算|财政拨款|拨款|收支|安排|的|资金)+/g, "") + "支出", topic)];
  const values = facts.flatMap((fact) => reader.amount(fact) ?? []).filter(({ figures, usual }) => figures.length > 0 && !usual);
  const [first] = values;
  return first && values.every((value) => moneyOf(value) === moneyOf(first)) ? first : null;
}

function none(match: RegExpExecArray, words: string, sentence: readonly [number, number], said: Said, sources: Sources, collector: Collector): void {
  const [phrase, name = ""] = match;
  const before = words.slice(Math.max(0, match.index - LONGEST_BEFORE), match.index);
  if (SUPPOSED.test(before)) return;
  const value = certain(name, said, sources);
  if (!value || moneyOf(value) <= 0) return;
  const start = sentence[0] + match.index;
  collector.at([start, start + phrase.length], sentence, {
    rule: RULES.amount, at: value.cells[0] ?? null, related: value.cells.slice(1),
    values: { label: shortLabel(name), printed: "没有", expected: inTenThousands(moneyOf(value)) },
  });
}

function all(match: RegExpExecArray, sentence: readonly [number, number], said: Said, sources: Sources, collector: Collector): void {
  const start = sentence[0] + match.index;
  const whole = said.mentions.findLast(({ figure, role }) => figure.start < start && figure.start >= sentence[0] && role === "value" && figure.kind === "amount");
  const printed = whole?.figure.money;
  if (!whole || !printed || whole.status !== "agree" || whole.whole !== null) return;
  const name = match[1] ?? "";
  const value = certain(name, said, sources);
  if (!value || compareAmount(printed, value.figures) !== "disagree" || isAnyOf(name, printed, said, sources)) return;
  collector.at([start, start + match[0].length], sentence, {
    rule: RULES.amount, at: value.cells[0] ?? null, related: [...value.cells.slice(1), ...whole.cells],
    values: { label: shortLabel(name), printed: collector.layout.clean.slice(whole.figure.start, whole.figure.end) + whole.figure.measure, expected: textLike(whole, moneyOf(value)) },
  });
}

/** Whether any meaning of a name has an amount. */
function isAnyOf(name: string, printed: NonNullable<Mention["figure"]["money"]>, { topic }: Said, { labels, reader }: Sources): boolean {
  return labels.amounts(name, topic).flatMap((fact) => reader.amount(fact) ?? []).some(({ figures }) => compareAmount(printed, figures) === "agree");
}

function textLike(mention: Mention, money: number): string {
  return expectedText(mention, money, "") + mention.figure.measure;
}

const FEN_OF_TEN_THOUSAND = 1_000_000;

function inTenThousands(money: number): string {
  return `${(money / FEN_OF_TEN_THOUSAND).toFixed(2)}万元`;
}
