import type { TextFigure } from "./figures";
import type { Paragraph } from "./layout";
import type { Named } from "./names";
import { distance, named } from "./names";
import { BASE, BEHIND_BASE, BEHIND_CHANGE, BESIDE_BASE, DIRECTION, LISTED, MAIN_PURPOSE, NET_CHANGE, PURPOSE, REASON, SIGNED, bareOf, coreOf, isGeneric, isRise } from "./phrases";
import type { Comparison, Mention } from "./said";
import type { Scope } from "./scopes";
import { scopeOfWords } from "./scopes";

/** A word of direction. */
export interface Direction {
  readonly rise: boolean;
  /** Where the word stands in the clause, and how long it is. */
  readonly at: number;
  readonly length: number;
}

/** The word of direction right before a figure: 增加…, or 小于上年预算数…. */
export function directionOf(clause: string): Direction | null {
  const word = DIRECTION.exec(clause);
  const rises = isRise(word?.[1] ?? "");
  // "增加-12.3万元" is a fall; "减少-12.3万元" may be either.
  if (word) return word[0].endsWith("-") && !rises ? null : { rise: rises && !word[0].endsWith("-"), at: word.index, length: (word[1] ?? "").length };
  const signed = SIGNED.exec(clause);
  if (signed) return { rise: signed[1] === "+", at: clause.length - 1, length: 1 };
  const behind = BEHIND_BASE.exec(clause);
  const more = behind?.[2];
  if (more !== undefined) return { rise: more === "多", at: clause.lastIndexOf(more), length: more.length };
  const beside = BESIDE_BASE.exec(clause);
  return beside ? { rise: /大|高|多|超/.test(beside[1] ?? ""), at: beside.index, length: (beside[1] ?? "").length } : null;
}

/** The last name of a base in words: what it is called, the words before it, and how far from the end it begins. */
export function baseIn(words: string): { readonly words: string; readonly before: string; readonly fromEnd: number } | null {
  const last = [...words.matchAll(BASE)].at(-1);
  const named = last?.[1];
  if (last === undefined || named === undefined) return null;
  return { words: named, before: words.slice(0, last.index), fromEnd: words.length - last.index - (last[0].length - named.length) };
}

/** The words that name what has changed: before the base, or, in "与上年相比，收入预算增加…", behind it. */
export function aboutIn(base: ReturnType<typeof baseIn>, before: string): string {
  return base && (before.includes(base.words) || coreOf(before) === "") ? base.before : before;
}

/** Words behind the last mark of some. */
export function clauseOf(words: string): string {
  return words.slice(Math.max(words.lastIndexOf("，"), words.lastIndexOf("。"), words.lastIndexOf("；"), words.lastIndexOf("：")) + 1);
}

/** Where the own words of a figure begin among those of its sentence: behind the last comma or colon that stands in no bracket closed before it. */
export function ownWordsIn(sentence: string): number {
  let at = sentence.length;
  let closed = 0;
  for (; at > 0; at -= 1) {
    const ch = sentence[at - 1];
    if (ch === "）") closed += 1;
    else if (ch === "（") closed -= 1;
    else if (closed <= 0 && (ch === "，" || ch === "：")) break;
  }
  // A bracket that is closed here and opened nowhere before holds nothing back.
  return at === 0 && closed > 0 ? Math.max(sentence.lastIndexOf("，"), sentence.lastIndexOf("：")) + 1 : at;
}

/** What a comparison speaks of where the text does not say its amount: its words alone. */
export function unspoken(change: Mention, words: string, scope: Scope | null): Mention {
  const label = clauseOf(words);
  return { ...change, role: "value", label, figure: { ...change.figure, kind: "amount", money: null }, subject: null, scope: scopeOfWords(label) ?? scope };
}

/** Whether something is known by its words alone. */
export function isUnspoken({ figure }: Mention): boolean {
  return figure.kind === "amount" && figure.money === null;
}

/** Whether words part a rate from the change that it measures by a mark alone; a sign before the rate is that of the change. */
export function measures(gap: string, direction: Comparison["direction"]): boolean {
  const mark = BEHIND_CHANGE.exec(gap);
  return mark !== null && (mark[1] === undefined || (mark[1] === "+") === (direction === 1));
}

/** The change that "增减相抵后增加…" behind its reasons tells once more; null where it tells another. */
export function netOf(figure: TextFigure, clause: string, told: Comparison | undefined): Mention | null {
  const direction = directionOf(clause);
  const net = direction && NET_CHANGE.exec(clause.slice(0, direction.at));
  if (figure.kind !== "amount" || !direction || !net || !told?.change || told.direction !== (direction.rise ? 1 : -1)) return null;
  const about = coreOf((net[1] ?? "").replace(BASE, ""));
  return about === "" || coreOf(told.subject.label).includes(about) ? told.change : null;
}

/** Whether words begin a reason or a purpose; what money of a reason is for ("增加209万元用于办公用房租赁") belongs to the reason. */
export function asideOf(words: string, within: "reason" | "purpose" | null): "reason" | "purpose" | null {
  if (REASON.test(words)) return "reason";
  const purpose = within === "reason" ? MAIN_PURPOSE : PURPOSE;
  return purpose.test(words) && !LISTED.test(words) ? "purpose" : null;
}

/** Income and expenditure in one. */
const BOTH_SIDES = /^(?:收支|收入(?:总计)?(?:和|与|及)?支出)(?:两者)?/;
const BOTH_TOLD = /收入(?:总计)?(?:和|与|及)?支出$/;

/** Whether a value was said under words, or under longer ones that end with them. */
export function isNamed({ label }: Mention, own: string): boolean {
  const core = coreOf(label);
  // 收支总计 is 收支总预算 said otherwise.
  const whole = (words: string): string => words.replace(/总[计额]?$/, "");
  // "收、支总计各增加", "收入、支出预算总计均减少": of either side.
  const sides = BOTH_SIDES.test(own) ? ["收入", "支出"].map((side) => own.replace(BOTH_SIDES, side)) : [];
  if (BOTH_SIDES.test(own) && bareOf(whole(core).replace(BOTH_TOLD, "收支"), whole(own.replace(BOTH_SIDES, "收支")))) return true;
  if (sides.some((words) => isSameName(named(label), named(words)) || (/总[计额]?$/.test(core) && bareOf(whole(core), whole(words))))) return true;
  return isGeneric(own) ? bareOf(core, own) : whole(core).endsWith(whole(own)) || isSameName(named(label), named(own));
}

/** Whether two names are one, but for words that say only that an amount is budgeted or spent. */
function isSameName(a: Named, b: Named): boolean {
  return a.forms[0] !== "" && b.forms[0] !== "" && (a.side === b.side || a.side === null || b.side === null) && distance(a, b) !== null;
}

/** The sentences of a paragraph. */
export function sentencesOf(clean: string, paragraph: Paragraph): readonly (readonly [start: number, end: number])[] {
  const sentences: (readonly [number, number])[] = [];
  let start = paragraph.start;
  for (let at = paragraph.start; at < paragraph.end; at += 1) {
    const ch = clean[at] ?? "";
    if (!/[。！？]/.test(ch)) continue;
    sentences.push([start, at + 1]);
    start = at + 1;
  }
  if (start < paragraph.end) sentences.push([start, paragraph.end]);
  return sentences;
}

/** The sentences of a paragraph for figures that come one after the other. */
export class Sentences {
  private readonly all: readonly (readonly [number, number])[];
  private now = 0;

  constructor(clean: string, private readonly paragraph: Paragraph) {
    this.all = sentencesOf(clean, paragraph);
  }

  /** The sentence of a place, which is not before the one that was asked for last. */
  at(start: number): readonly [start: number, end: number] {
    while ((this.all[this.now]?.[1] ?? Infinity) <= start && this.now + 1 < this.all.length) this.now += 1;
    return this.all[this.now] ?? [this.paragraph.start, this.paragraph.end];
  }
}

/** Gives a comparison its rate, with the word of direction before it. */
export function rated(comparison: Comparison, rate: Mention, direction: 1 | -1, word: readonly [number, number]): void {
  comparison.rate = rate;
  comparison.rateDirection = direction;
  comparison.rateWord = word;
}

/** The figure of a change, whose sign its word of direction has taken. */
export function unsigned(figure: TextFigure): TextFigure {
  const { money } = figure;
  return money && money.money < 0 ? { ...figure, money: { ...money, money: -money.money } } : figure;
}

/** Whether a base is named that is not the year before. A year of the kind that is left over from the text of last year is taken for a slip. */
export function isOtherBase(baseYear: number | null, year: number | null): boolean {
  return baseYear !== null && year !== null && baseYear < year - FEW_YEARS;
}

/** What is compared with a year farther back is compared with it on purpose. */
const FEW_YEARS = 2;
