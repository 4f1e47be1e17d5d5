import { TURN_WORDS, OPPOSITE, type DirectionWords, type TurnWords } from "../../catalog/text/turns";
import type { TextUnderstood } from "../../proofread";
import type { Layout } from "../../proofread/layout";
import { isRise } from "../../proofread/phrases";
import type { Comparison, Said } from "../../proofread/said";

/** Why a change has no rate, clause by clause: the base is nothing, there was none of it, or no rate is told of it. */
const NO_RATE_CLAUSES = [
  // 因上年预算为0, 因2023年预算为0.00万元, 基数为0
  "(?:因为?|由于)?(?:[^，。；（）\\d]{0,12}|20\\d\\d年[^，。；（）\\d]{0,10})[为是](?:0|零)(?:\\.0+)?(?:万元|元)?",
  // 上年无此项预算, 上年未安排, 去年项目支出未列该项
  "(?:因为?|由于)?(?:上年度?|上一年度?|去年|20\\d\\d年度?)[^，。；（）\\d]{0,8}(?:没有|无|未)[^，。；（）\\d]{0,4}(?:预算|安排|编列|列支|列|项|支出|资金|经费|拨款|数)[^，。；（）\\d]{0,4}",
  // 增长率无可比性, 不可比, 增幅无法计算
  "(?:故|因此)?(?:增长率?|增减率|增幅|增长幅度|增减幅度?|变动率|同比|比率|比例)?[^，。；（）\\d]{0,4}(?:可比|对比|计算|比较)[^，。；（）\\d]{0,6}",
  // 增长--
  "(?:增长率?|增幅|同比)?(?:为)?(?:--?|/)",
  "(?:为|属|系)(?:本年|今年)?新增(?:项目|预算|科目|支出|资金|经费)",
];
const NO_RATE = new RegExp(`^(?:[，（](?:${NO_RATE_CLAUSES.join("|")})(?=[，。；（）]|$)）?)+`);
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
export function officeWordsOf({ said, layout }: TextUnderstood): OfficeWords {
  const { clean } = layout;
  const comparisons = said.flatMap((each) => each.comparisons);
  const changed = comparisons.filter(({ direction, change }) => direction !== 0 && change !== null);
  const directed = (rise: boolean): ShownWords => {
    const own = rise ? TURN_WORDS.rise : TURN_WORDS.fall;
    const words = (stretches: readonly (readonly [number, number])[]): string[] => stretches.map(([start, end]) => clean.slice(start, end)).filter((word) => word in OPPOSITE && isRise(word) === rise);
    const shows = { change: mostOf(words(changed.map(({ word }) => word))) ?? null, rate: mostOf(words(changed.flatMap(({ rateWord }) => (rateWord ? [rateWord] : [])))) ?? null };
    return { change: shows.change ?? own.change, rate: shows.rate ?? own.rate, shows };
  };
  const noRates = changed.flatMap((each) => { const stretch = noRateBehind(each, clean); return stretch ? [clean.slice(...stretch)] : []; }).filter((words) => !/\d{4}/.test(words));
  const flat = comparisons.filter(({ direction, change }) => direction === 0 && change === null);
  const before = (list: readonly Comparison[]): string | undefined => mostOf(list.flatMap(({ start }) => /^[比较与同]/.exec(clean.slice(start, start + 1))?.[0] ?? []));
  return {
    rise: directed(true), fall: directed(false),
    unchanged: mostOf(flat.flatMap(({ start, end }) => UNCHANGED.exec(clean.slice(start, end))?.[0] ?? [])) ?? TURN_WORDS.unchanged,
    perCent: perCentOf(said, layout) ?? TURN_WORDS.perCent,
    noRate: noRateOf(mostOf(noRates)) ?? TURN_WORDS.noRate,
    unchangedBefore: before(flat) ?? "与", changedBefore: before(changed) ?? "比",
    tellsRate: changed.length === 0 || changed.filter((each) => tellsRate(each, clean)).length * 2 >= changed.length,
  };
}

/** How most rates and shares are printed: 12%, 12％, 百分之12; null where there are none. */
function perCentOf(said: readonly Said[], layout: Layout): readonly [before: string, behind: string] | null {
  const figures = said.flatMap(({ mentions }) => mentions.flatMap(({ figure }) => (figure.kind === "percentage" && figure.measure === "%" ? [figure] : [])));
  const sign = mostOf(figures.map(({ from, start, end, after }) => layout.clean.slice(from, start) || layout.text.slice(layout.offsetOf(end - 1) + 1, layout.offsetOf(after - 1) + 1).trim()));
  return sign === undefined ? null : /^[%％]$/.test(sign) ? ["", sign] : [sign, ""];
}

/** Words why there is no rate, with the name of a base of nothing left open; null where the text has none. */
function noRateOf(words: string | undefined): TurnWords["noRate"] | null {
  const named = words === undefined ? null : /(?:上一?年|去年)度?(?:预算执行|执行|决算|预算)?数?(?=[为是][0零])/.exec(words);
  if (words === undefined) return null;
  return named ? [words.slice(0, named.index), { slot: "base" }, words.slice(named.index + named[0].length)] : [words];
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
