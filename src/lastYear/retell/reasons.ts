import { OPPOSITE } from "../../catalog/text/turns";
import { MATERIAL_CHANGE } from "../../catalog/ownSheets/supplement";
import type { BudgetBook } from "../../model/book";
import { numberOfDecimal, parseAmountText, type Fen } from "../../model/money";
import type { TextUnderstood } from "../../proofread";
import { coreOf, isRise } from "../../proofread/phrases";
import type { Comparison, Said } from "../../proofread/said";
import type { Base, Bound } from "./bindings";
import type { Changes } from "./changes";
import type { OfficeWords } from "./officeWords";

/** A stretch of words that a person has to look at. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

const REASON = /(?:主要)?(?:原因|因素)(?:是|为|系|在于)?|主要(?:是|系|由于)|由于|系因|是因为/;
/** Behind a change only what begins so is its reason. */
const NOT_FAR = 60;

/** The reason that is told behind a comparison: the rest of its sentence, or the sentence behind it; null where there is none. */
export function reasonBehind({ layout: { clean } }: TextUnderstood, said: Said, comparison: Comparison): Stretch | null {
  const from = Math.max(comparison.rate?.figure.after ?? 0, comparison.end);
  const next = said.comparisons.find(({ start }) => start >= from);
  const until = Math.min(said.paragraph.end, next?.subject.sentence[0] !== undefined && next.subject.figure.start > from ? next.subject.figure.start : next?.start ?? said.paragraph.end);
  const mark = REASON.exec(clean.slice(from, Math.min(until, from + NOT_FAR)));
  if (!mark) return null;
  const start = from + mark.index;
  const stop = /[。；]/.exec(clean.slice(start, said.paragraph.end));
  return { start, end: stop ? start + stop.index : said.paragraph.end };
}

/** Whether a change is so great, or from or to nothing, that it wants a reason. */
export function isMaterial(now: Fen, base: Fen, percent: number): boolean {
  if (now === base) return false;
  return now === 0 || base === 0 || Math.abs(now - base) * 100 >= percent * Math.abs(base);
}

/** Whether the change that a comparison tells was so great when it was written. */
export function wasMaterial({ rate, change, subject, direction }: Comparison, percent: number): boolean {
  if (direction === 0) return false;
  if (rate) return rate.figure.kind === "multiple" || numberOfDecimal(rate.figure.decimal) >= percent;
  const [now, moved] = [subject.figure.money?.money, change?.figure.money?.money];
  return now !== undefined && moved !== undefined && isMaterial(now, now - direction * moved, percent);
}

/** From which change on a reason is wanted, in per cent: as 基本信息 says, else as the region does. */
export function materialPercentOf({ basics, profile }: BudgetBook): number {
  const typed = parseAmountText((basics?.facts.get(MATERIAL_CHANGE)?.text ?? "").replace(/[%％]$/, ""));
  return typed ? numberOfDecimal(typed) : profile.settings.materialChangePercent;
}

/** How an amount went last year, and how it goes this year. */
export interface Went {
  readonly comparison: Comparison;
  readonly now: Bound;
  readonly base: Base;
}

const DIRECTION_OF_REASON = /(增加|增长|上升|减少|下降|降低|持平)(?=的?(?:主要)?原因)/g;

/**
 * "财政拨款收入支出减少的主要原因是…": a direction without a figure goes as the comparison of its section that its words name, or as
 * the first one that went so last year. Gives back where words were turned.
 */
export function turnReasons(last: TextUnderstood, went: readonly Went[], words: OfficeWords, changes: Changes): readonly Stretch[] {
  const { clean } = last.layout;
  const turned: Stretch[] = [];
  for (const { paragraph, topic } of last.said) {
    if (paragraph.kind === "row") continue;
    for (const match of clean.slice(paragraph.start, paragraph.end).matchAll(DIRECTION_OF_REASON)) {
      const at = paragraph.start + match.index;
      const printed = match[1] ?? "";
      const before = went.filter(({ comparison }) => comparison.subject.topic === topic && comparison.end <= at && comparison.direction === directionOf(printed));
      const own = clauseBefore(clean, paragraph.start, at);
      // The reason of a section is that of its first amount, which is its total.
      const about = before.findLast(({ comparison: { subject } }) => own !== "" && coreOf(subject.label).endsWith(own)) ?? before[0];
      if (!about) continue;
      const gap = Math.sign(about.now.money - about.base.money);
      if (gap === directionOf(printed)) continue;
      const learned = gap < 0 ? words.fall : words.rise;
      changes.words(at, at + printed.length, gap === 0 ? words.unchanged : directionOf(printed) === 0 ? learned.change : OPPOSITE[printed] ?? learned.change);
      const stop = /[。；]/.exec(clean.slice(at, paragraph.end));
      turned.push({ start: at, end: stop ? at + stop.index : paragraph.end });
    }
  }
  return turned;
}

function directionOf(word: string): 1 | -1 | 0 {
  return word === "持平" ? 0 : isRise(word) ? 1 : -1;
}

function clauseBefore(clean: string, from: number, at: number): string {
  const before = clean.slice(Math.max(from, at - 40), at);
  return coreOf(before.slice(Math.max(before.lastIndexOf("，"), before.lastIndexOf("。"), before.lastIndexOf("；")) + 1));
}
