/**
 * A figure that a text states and no cell of the tables holds, as a row of 补充资料 asks for it: what is bought, owned, counted or
 * aimed at. It belongs to no region: the part of the text and the words before the figure say what it is.
 */
export interface StatedEntry {
  /** Of the fact that it is: an entry that sentences read, or {@link statedId} of its words. */
  readonly id: string;
  /** The heading under which the text states it, and what it calls it; 部分 and 事项 of the row. */
  readonly section: string;
  readonly label: string;
  readonly content: "amount" | "count" | "rate";
  /** The unit of an amount, what a count counts: 万元, 辆, 台（套）; {@link PER_CENT} of a rate. */
  readonly measure: string;
  /** What last year's text says, in that measure. */
  readonly last: number;
}

/** The measure of a rate. */
export const PER_CENT = "%";

const STATED = "stated:";

/** Id of what a text states in words of its own; brackets, quotes, numbering, white space and years make no difference. */
export function statedId(section: string, label: string): string {
  return `${STATED}${words(section)}|${words(label)}`;
}

/** Whether a fact is one that a text states in words of its own. */
export function isStatedId(id: string): boolean {
  return id.startsWith(STATED);
}

/** Header of the column of 补充资料 in which last year's values stand. */
export const LAST_YEARS_HEADER = "上年数";

const NUMBERING = /^\s*(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]\s*)+/;

function words(text: string): string {
  return text.replace(NUMBERING, "").normalize("NFKC").replace(/(?:19|20)\d\d年?度?/g, "").replace(/[\s“”„‟"'‘’「」:]/g, "");
}
