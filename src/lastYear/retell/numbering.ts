import type { TextUnderstood } from "../../proofread";
import type { Changes } from "./changes";
import type { Item } from "./itemLists";

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
  const numbering = first ? clean.slice(first.start, first.words) : "";
  let number = numberOf(numbering);
  if (number === null) return added.map(() => "");
  let former = number - 1;
  const put = ({ start, words }: Item["said"]["paragraph"], value: number): void => {
    const digits = DIGITS.exec(clean.slice(start, words));
    if (digits) changes.words(start + digits.index, start + digits.index + digits[0].length, written(value, digits[0]));
  };
  const numbers = new Map<number, string>();
  for (const item of [null, ...items]) {
    if (item) former += 1;
    if (item && !gone.has(item)) put(item.said.paragraph, number++);
    for (const [at, behind] of added.entries()) if (behind === item) numbers.set(at, renumbered(numbering, number++));
  }
  const end = last.said.findIndex(({ paragraph }) => paragraph === items.at(-1)?.said.paragraph);
  for (const { paragraph } of last.said.slice(end + 1)) {
    if (paragraph.words === paragraph.start || numberOf(clean.slice(paragraph.start, paragraph.words)) !== former + 1) break;
    former += 1;
    put(paragraph, number++);
  }
  return added.map((_, at) => numbers.get(at) ?? "");
}

function renumbered(numbering: string, value: number): string {
  return numbering.replace(DIGITS, (digits) => written(value, digits));
}

const DIGITS = /\d{1,3}|[一二三四五六七八九十]{1,3}/;

function numberOf(numbering: string): number | null {
  const said = DIGITS.exec(numbering)?.[0];
  if (said === undefined) return null;
  if (/^\d/.test(said)) return Number(said);
  const [tens, ones] = said.includes("十") ? said.split("十") : ["0", said];
  const value = (text: string | undefined, empty: number): number => (text === undefined || text === "" ? empty : Math.max(0, NUMERALS.indexOf(text)));
  return said.includes("十") ? value(tens, 1) * 10 + value(ones, 0) : value(ones, 0);
}

function written(value: number, like: string): string {
  if (/^\d/.test(like)) return String(value);
  if (value <= 10) return NUMERALS[value] ?? String(value);
  const tens = Math.floor(value / 10);
  return `${tens > 1 ? NUMERALS[tens] ?? "" : ""}十${value % 10 > 0 ? NUMERALS[value % 10] ?? "" : ""}`;
}
