import type { Scalar } from "../model/cells";
import { announcesCounts } from "../recognize/counts";
import { plain, remembering, withoutNumbering } from "../recognize/text";

/**
 * What the words of a row or a column say about structure, in any region: that it adds up others, that it is a part of
 * the line above, that it is a year before, a change, a rate or a count. No word here names a kind of table.
 */

/** How much a total covers: 小计 less than 合计, 合计 less than 总计; 0 for a line that is no total. */
export type TotalRank = 0 | 1 | 2 | 3;

const TOTALS: readonly (readonly [RegExp, TotalRank])[] = [
  [/(?:总计|总额|总合计)(?:数|金额)?$|^(?:总计|总额|收支总计)/, 3],
  [/(?:合计|共计|总数)(?:数|金额)?$|^(?:合计|共计)/, 2],
  [/小计(?:数|金额)?$|^(?:小计|计)$/, 1],
];

/** Rank of the total that a plain text names: 收入总计, 本年支出合计, 当年收入小计. */
export function totalRank(text: string): TotalRank {
  // Every total says 计, 总额 or 总数.
  return text.includes("计") || text.includes("总") ? rankSaid(text) : 0;
}

const rankSaid = remembering((text): TotalRank => {
  const bare = withoutNumbering(text).replace(/[(][^()]*[)]$/, "");
  return TOTALS.find(([pattern]) => pattern.test(bare))?.[1] ?? 0;
});

/** Whether a plain text says that it is a part of the line (or column) above or before it. */
export function saysOfWhich(text: string): boolean {
  return text.startsWith("其中") || text.startsWith("内含") || text.startsWith("含");
}

const STYLES: readonly (readonly [RegExp, string])[] = [
  [/^[一二三四五六七八九十]{1,3}[、.,]/, "一"], [/^\([一二三四五六七八九十]{1,3}\)/, "(一)"], [/^第[一二三四五六七八九十]{1,3}[类部项]/, "第"],
  [/^\d{1,2}[、.,](?!\d)/, "1."], [/^\(\d{1,2}\)/, "(1)"], [/^\d{1,2}\)/, "1)"], [/^[①-⑳]/, "①"],
];

/**
 * Style of the numbering with which a plain text begins ("一、", "（一）", "1.", "(1)", "①"), by which its level in a list
 * is told; "" for a text without numbering.
 */
export function numberingStyle(text: string): string {
  return NUMBERED.test(text) ? styleSaid(text) : "";
}

const NUMBERED = /^[一二三四五六七八九十(第\d①-⑳其]/;

const styleSaid = remembering((text) => {
  const bare = text.replace(/^其中[:,]?/, "");
  return STYLES.find(([pattern]) => pattern.test(bare))?.[1] ?? "";
});

/** Style of a number that stands alone in a column of its own: "一", "（一）", 1; "" for anything else. */
export function levelNumber(content: Scalar): string {
  const text = content === null ? "" : plain(String(content));
  return numberingStyle(/^[一二三四五六七八九十\d]+$/.test(text) ? `${text}、` : text);
}

/** Steps of indentation that a space is. */
const INDENTS: Readonly<Record<string, number>> = { "\u3000": 2, " ": 1, "\u00a0": 1, "\t": 4 };

/** Spaces before a label, full-width ones counted twice: its indentation as typed. */
export function indentation(text: string): number {
  let indent = 0;
  for (let at = 0; at < text.length; at++) {
    const step = INDENTS[text[at] ?? ""];
    if (step === undefined) break;
    indent += step;
  }
  return indent;
}

/** The period a header names: a year, 上年 or 本年; "" where it names none. */
export function periodOf(text: string): string {
  const year = /((?:19|20)\d{2})年?/.exec(text)?.[1];
  if (year !== undefined && !/比|较/.test(text)) return year;
  if (/上年|去年|上一年/.test(text) && !/比上年|较上年|结转|结余/.test(text)) return "上年";
  return /^(?:本年|今年|当年)(?:度)?(?:预算|决算|执行|安排)?数?$/.test(text) ? "本年" : "";
}

/** What kind of number a header announces. */
export type NumberKind = "amount" | "change" | "rate" | "counter";

/** Kind of number under a header path, from the words of its lowest header that says so. */
export function numberKind(path: readonly string[]): NumberKind {
  const leaf = path.at(-1) ?? "";
  const all = path.join("/");
  if (/[%％‰]|百分比|比例|比重|占比|增幅|降幅|增长率|增减率|变动率|幅度|完成率|支出率|执行率|同比/.test(leaf)) return "rate";
  if (announcesCounts(leaf)) return "counter";
  if (/增减|增加|减少|变动|差额|[比较](?:上年|去年|(?:19|20)\d{2})/.test(leaf) || /增减(?:额|情况|变化)|[比较](?:上年|(?:19|20)\d{2}年)/.test(all)) return "change";
  return "amount";
}

/** What a line holds by its label: the change between two years, its rate in percent, or (as most lines) amounts. */
export function lineKind(text: string): Exclude<NumberKind, "counter"> {
  if (text.length > LONGEST_COMPARISON || !/增减|增长|变动|升降|同比|^[比较](?:上年|去年)/.test(text)) return "amount";
  const kind = numberKind([text]);
  return kind === "change" || kind === "rate" ? kind : "amount";
}

/** Longer labels name something else. */
const LONGEST_COMPARISON = 20;

/** A name by which lines of two tables are told to be the same: without numbering, 其中, quotes and brackets of form. */
export const nameKey = remembering((text) => withoutNumbering(text).replace(/^其中[:,]?/, "").replace(/[()（）:：,，、]/g, ""));
