/** The ranks of a disclosure's text, one way for the Word file and for what is copied (GB/T 9704: 黑体, 楷体, 仿宋). */

/** A font of official documents: the name that programs know it by, and what stands in for it where it is not installed, best first. */
export interface RankFont {
  readonly name: string;
  readonly others: readonly string[];
}

/** The fonts by rank. Windows and WPS bring all of them but 小标宋, for which 宋体 stands in. */
export const RANK_FONTS = {
  title: { name: "方正小标宋简体", others: ["方正小标宋_GBK", "小标宋体", "华文中宋", "宋体", "SimSun"] },
  heading: { name: "黑体", others: ["SimHei", "STHeiti"] },
  subheading: { name: "楷体", others: ["楷体_GB2312", "KaiTi", "STKaiti"] },
  body: { name: "仿宋", others: ["仿宋_GB2312", "FangSong", "STFangsong"] },
} as const satisfies Readonly<Record<string, RankFont>>;

/** A font and its stand-ins as a style sheet names them. */
export function fontFamily({ name, others }: RankFont): string {
  return [name, ...others].join(",");
}

/** 28.95 points: 22 lines a page. */
export const LINE_POINTS = 28.95;

/** A paragraph of the text that is a heading of its own: numbered, short, and no sentence. */
const MINOR_HEADING = /^\d{1,2}[.．、]\s*[^。；：:，,\d]{2,30}$/;

/** Whether a paragraph is a heading of the third rank ("1.机关运行经费"). */
export function isMinorHeading(paragraph: string): boolean {
  return MINOR_HEADING.test(paragraph);
}

const NUMERALS = "一二三四五六七八九十";

/** Headings that are numbered "一、", "（一）" or "第一部分", as they follow each other: no number is left out. */
export function inSequence<Part extends { readonly heading: string }>(parts: readonly Part[]): readonly Part[] {
  let numbered = 0;
  return parts.map((part) => ({
    ...part, heading: part.heading.replace(/^(（?|第)[一二三四五六七八九十]([）、]|部分)/, (_, open: string, close: string) => `${open}${NUMERALS.charAt(numbered++)}${close}`),
  }));
}
