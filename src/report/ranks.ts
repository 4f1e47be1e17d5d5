/** The ranks of a disclosure's text, one way for the Word file and for what is copied (GB/T 9704: 黑体, 楷体, 仿宋). */

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
