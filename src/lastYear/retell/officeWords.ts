import { TURN_WORDS, OPPOSITE, type DirectionWords, type TurnWords } from "../../catalog/text/turns";
import type { TextUnderstood } from "../../proofread";
import { isRise } from "../../proofread/phrases";
import type { Comparison, Said } from "../../proofread/said";

/** "，因上年预算为0，增长率无可比性": why no rate is told. */
const NO_RATE = /^(?:[，（](?:因为?|由于)?(?:[^，。；（）\d]{0,12}|(?:因为?|由于)?20\d\d年[^，。；（）\d]{0,10})[为是](?:0|零)(?:\.0+)?(?:万元|元)?(?:，?[^，。；（）]{0,6}(?:可比|对比|计算|比较|比率|比例)[^，。；（）]{0,6})?|[，（](?:增长率|增减率|增幅|增长幅度|增减幅度?|同比)[^，。；（）]{0,4}(?:可比|对比|计算|比较)[^，。；（）]{0,6})）?/;
const LONGEST_NO_RATE = 40;
const UNCHANGED = /(?:无增减变化|无增减|没有变化|无变化|持平|一致|相同)$/;

/** The words of one direction, and those of them that the text itself shows. */
export interface ShownWords extends DirectionWords {
  readonly shows: { readonly change: string | null; readonly rate: string | null };
}

/** The words in which last year's text tells comparisons, as far as it shows them; the catalogue's for the rest. */
export interface OfficeWords extends TurnWords {
  readonly rise: ShownWords;
  readonly fall: ShownWords;
  /** The word before the base of what changed: "比", "较". */
  readonly changedBefore: string;
  /** The word before the base of what is unchanged: "与", "比". */
  readonly unchangedBefore: string;
  /** Whether most comparisons tell a rate behind their change. */
  readonly tellsRate: boolean;
}

/** What the text shows of its office's words. */
export function officeWordsOf({ said, layout: { clean } }: TextUnderstood): OfficeWords {
  const comparisons = said.flatMap((each) => each.comparisons);
  const changed = comparisons.filter(({ direction, change }) => direction !== 0 && change !== null);
  const directed = (rise: boolean): ShownWords => {
    const own = rise ? TURN_WORDS.rise : TURN_WORDS.fall;
    const words = (stretches: readonly (readonly [number, number])[]): string[] => stretches.map(([start, end]) => clean.slice(start, end)).filter((word) => word in OPPOSITE && isRise(word) === rise);
    const shows = { change: mostOf(words(changed.map(({ word }) => word))) ?? null, rate: mostOf(words(changed.flatMap(({ rateWord }) => (rateWord ? [rateWord] : [])))) ?? null };
    return { change: shows.change ?? own.change, rate: shows.rate ?? own.rate, shows };
  };
  const flat = comparisons.filter(({ direction, change }) => direction === 0 && change === null);
  const before = (list: readonly Comparison[]): string | undefined => mostOf(list.flatMap(({ start }) => /^[比较与同]/.exec(clean.slice(start, start + 1))?.[0] ?? []));
  return {
    rise: directed(true), fall: directed(false),
    unchanged: mostOf(flat.flatMap(({ start, end }) => UNCHANGED.exec(clean.slice(start, end))?.[0] ?? [])) ?? TURN_WORDS.unchanged,
    unchangedBefore: before(flat) ?? "与", changedBefore: before(changed) ?? "比",
    tellsRate: changed.length === 0 || changed.filter((each) => tellsRate(each, clean)).length * 2 >= changed.length,
  };
}

/** Whether a comparison tells a rate, or why there is none. */
function tellsRate(comparison: Comparison, clean: string): boolean {
  return comparison.rate !== null || noRateBehind(comparison, clean) !== null;
}

/** Whether comparisons of a paragraph tell a rate: as its own do, else as those of the text. */
export function tellsRateIn({ comparisons }: Said, words: OfficeWords, clean: string): boolean {
  const changed = comparisons.filter(({ direction, change, rate }) => direction !== 0 && (change !== null || rate !== null));
  return changed.length === 0 ? words.tellsRate : changed.some((each) => tellsRate(each, clean));
}

/** Where the words stand that say why a change has no rate: behind it. null where there are none. */
export function noRateBehind({ change, rate }: Comparison, clean: string): readonly [start: number, end: number] | null {
  if (!change || rate) return null;
  const { after } = change.figure;
  const said = NO_RATE.exec(clean.slice(after, after + LONGEST_NO_RATE));
  return said ? [after, after + said[0].length] : null;
}

/** Where the words begin that say that nothing changed. */
export function unchangedAt(clean: string, { start, end }: Comparison): number {
  return end - (UNCHANGED.exec(clean.slice(start, end))?.[0].length ?? 0);
}

function mostOf(words: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0];
}
