import { TURN_WORDS, OPPOSITE, type DirectionWords, type TurnWords } from "../../catalog/text/turns";
import type { TextUnderstood } from "../../proofread";
import { isRise } from "../../proofread/phrases";
import type { Comparison } from "../../proofread/said";

const UNCHANGED = /(?:无增减变化|无增减|没有变化|无变化|持平|一致|相同)$/;

/** The words in which last year's text tells comparisons, as far as it shows them; the catalogue's for the rest. */
export interface OfficeWords extends TurnWords {
  /** The word before the base of what is unchanged: "与", "比". */
  readonly unchangedBefore: string;
  /** Whether most comparisons tell a rate behind their change. */
  readonly tellsRate: boolean;
}

/** What the text shows of its office's words. */
export function officeWordsOf({ said, layout: { clean } }: TextUnderstood): OfficeWords {
  const comparisons = said.flatMap((each) => each.comparisons);
  const changed = comparisons.filter(({ direction, change }) => direction !== 0 && change !== null);
  const directed = (rise: boolean): DirectionWords => {
    const own = rise ? TURN_WORDS.rise : TURN_WORDS.fall;
    const words = (stretches: readonly (readonly [number, number])[]): string[] => stretches.map(([start, end]) => clean.slice(start, end)).filter((word) => word in OPPOSITE && isRise(word) === rise);
    return {
      change: mostOf(words(changed.map(({ word }) => word))) ?? own.change,
      rate: mostOf(words(changed.flatMap(({ rateWord }) => (rateWord ? [rateWord] : [])))) ?? own.rate,
    };
  };
  const flat = comparisons.filter(({ direction, change }) => direction === 0 && change === null);
  return {
    rise: directed(true), fall: directed(false),
    unchanged: mostOf(flat.flatMap(({ start, end }) => UNCHANGED.exec(clean.slice(start, end))?.[0] ?? [])) ?? TURN_WORDS.unchanged,
    unchangedBefore: mostOf(flat.flatMap(({ start }) => /^[比较与同]/.exec(clean.slice(start, start + 1))?.[0] ?? [])) ?? "与",
    tellsRate: changed.length === 0 || changed.filter(({ rate }) => rate !== null).length * 2 >= changed.length,
  };
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
