import { toAsciiDigits } from "../../model/money";
import type { TextUnderstood } from "../../proofread";
import type { Paragraph } from "../../proofread/layout";
import type { Changes } from "./changes";
import type { Item } from "./itemLists";

/** From 0 to ０. */
const FULL_WIDTH = 0xfee0;
const NUMERALS = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];

/**
 * Sets the numbers of a list of paragraphs anew where items went or came. Paragraphs behind the list that go on counting are
 * counted on.
 *
 * @param added for each new item the one behind which it stands, null for the first place; in order
 * @returns the numbering of each new item; "" where the list has none
 */
export function renumber(items: readonly Item[], gone: ReadonlySet<Item>, added: readonly (Item | null)[], last: TextUnderstood, changes: Changes): readonly string[] {
  const { clean } = last.layout;
  const first = items[0]?.said.paragraph;
  const { layout } = last;
  const numbering = first ? layout.text.slice(layout.offsetOf(first.start), layout.offsetOf(numberingEnd(first, clean))) : "";
  let number = numberOf(numbering);
  if (number === null) return added.map(() => "");
  let former = number - 1;
  const put = (paragraph: Paragraph, value: number): void => {
    const { start } = paragraph;
    const digits = DIGITS.exec(clean.slice(start, numberingEnd(paragraph, clean)));
    if (!digits) return;
    const [from, to] = [start + digits.index, start + digits.index + digits[0].length];
    changes.words(from, to, written(value, layout.text.slice(layout.offsetOf(from), layout.offsetOf(to - 1) + 1)));
  };
  const numbers = new Map<number, string>();
  for (const item of [null, ...items]) {
    if (item) former += 1;
    if (item && !gone.has(item)) put(item.said.paragraph, number++);
    for (const [at, behind] of added.entries()) if (behind === item) numbers.set(at, renumbered(numbering, number++));
  }
  const end = last.said.findIndex(({ paragraph }) => paragraph === items.at(-1)?.said.paragraph);
  for (const { paragraph } of last.said.slice(end + 1)) {
    const own = clean.slice(paragraph.start, numberingEnd(paragraph, clean));
    if (own === "" || formOf(own) !== formOf(numbering) || numberOf(own) !== former + 1) break;
    former += 1;
    put(paragraph, number++);
  }
  return added.map((_, at) => numbers.get(at) ?? "");
}

/** Where the number of a paragraph ends: "1.", "（一）", or "一是" at the beginning of its words. */
export function numberingEnd({ start, words, end }: Paragraph, clean: string): number {
  return words > start ? words : start + (/^[一二三四五六七八九十]{1,3}是/.exec(clean.slice(start, Math.min(end, start + 4)))?.[0].length ?? 0);
}

/** How a list is numbered: its numbers apart, which tells the lists of one level. */
export function formOf(numbering: string): string {
  return numbering.replace(/\d{1,3}/, "1").replace(/[一二三四五六七八九十]{1,3}/, "一").normalize("NFKC").replace(/、/g, ".");
}

function renumbered(numbering: string, value: number): string {
  return numbering.replace(DIGITS, (digits) => written(value, digits));
}

const DIGITS = /[\d０-９]{1,3}|[一二三四五六七八九十]{1,3}/;

function numberOf(numbering: string): number | null {
  const said = DIGITS.exec(numbering)?.[0];
  if (said === undefined) return null;
  if (/^[\d０-９]/.test(said)) return Number(toAsciiDigits(said));
  const [tens, ones] = said.includes("十") ? said.split("十") : ["0", said];
  const value = (text: string | undefined, empty: number): number => (text === undefined || text === "" ? empty : Math.max(0, NUMERALS.indexOf(text)));
  return said.includes("十") ? value(tens, 1) * 10 + value(ones, 0) : value(ones, 0);
}

function written(value: number, like: string): string {
  if (/^\d/.test(like)) return String(value);
  if (/^[０-９]/.test(like)) return [...String(value)].map((digit) => String.fromCharCode(digit.charCodeAt(0) + FULL_WIDTH)).join("");
  if (value <= 10) return NUMERALS[value] ?? String(value);
  const tens = Math.floor(value / 10);
  return `${tens > 1 ? NUMERALS[tens] ?? "" : ""}十${value % 10 > 0 ? NUMERALS[value % 10] ?? "" : ""}`;
}
