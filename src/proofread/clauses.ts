import type { Paragraph } from "./layout";
import { BASE, BESIDE_BASE, DIRECTION, LISTED, MAIN_PURPOSE, PURPOSE, REASON, bareOf, coreOf, isGeneric, isRise } from "./phrases";
import type { Comparison, Mention } from "./said";

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
  if (word) return { rise: isRise(word[1] ?? ""), at: word.index, length: (word[1] ?? "").length };
  const beside = BESIDE_BASE.exec(clause);
  return beside ? { rise: /大|高|多/.test(beside[1] ?? ""), at: beside.index, length: (beside[1] ?? "").length } : null;
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

/** Whether words begin a reason or a purpose; what money of a reason is for ("增加209万元用于办公用房租赁") belongs to the reason. */
export function asideOf(words: string, within: "reason" | "purpose" | null): "reason" | "purpose" | null {
  if (REASON.test(words)) return "reason";
  const purpose = within === "reason" ? MAIN_PURPOSE : PURPOSE;
  return purpose.test(words) && !LISTED.test(words) ? "purpose" : null;
}

/** Whether a value was said under words, or under longer ones that end with them. */
export function isNamed({ label }: Mention, own: string): boolean {
  const core = coreOf(label);
  // 收支总计 is 收支总预算 said otherwise.
  const whole = (words: string): string => words.replace(/总[计额]?$/, "");
  return isGeneric(own) ? bareOf(core, own) : whole(core).endsWith(whole(own));
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

/** Gives a comparison its rate, with the word of direction before it. */
export function rated(comparison: Comparison, rate: Mention, direction: 1 | -1, word: readonly [number, number]): void {
  comparison.rate = rate;
  comparison.rateDirection = direction;
  comparison.rateWord = word;
}
