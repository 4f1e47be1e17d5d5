import type { BudgetBook } from "../model/book";
import type { WorkbookSnapshot } from "../model/snapshot";
import { plain, yearIn } from "../recognize/text";
import { basisOf } from "../facts/yearTables";

/**
 * Years in the words of a budget. A year that names last year's budget becomes this year's, the one before becomes last
 * year's; the number of a document, a law's year or anything else that happens to have four digits stays.
 */

/** A text with its years turned. */
export interface TurnedText {
  readonly text: string;
  /** Years of the budget that were left because what they name cannot be told. */
  readonly left: readonly string[];
  /** Whether a day or month of last year was taken out: "2022年1月25日" becomes "2023年  月  日". */
  readonly undated: boolean;
}

/** How much of a text may be turned: every year of a heading; of a sentence only the budget's own. */
export type TurnedPart = "heading" | "sentence";

const ARABIC = /(?<![\d０-９.])(?:20\d{2}|２０[０-９]{2})(?![\d０-９])/g;
const CHINESE = /二[〇○零０Ｏ][〇○零０Ｏ一二三四五六七八九]{2}(?=年)/g;
const DAY = /^\s*年\s*\d{1,2}\s*月(?:\s*\d{1,2}\s*日)?/;
/** What stands behind a year that is one: in a sentence 年 or a word of the field, in a heading any word. */
const BEHIND: Readonly<Record<TurnedPart, RegExp>> = {
  heading: /^\s*(?:$|[\u4e00-\u9fff“"'（()）《》【]|[-—~～至、/]\s*(?:20|２０))/,
  sentence: /^\s*(?:年|预算|部门|单位|决算|收支|财政|[-—~～至、/]\s*(?:20|２０))/,
};
/** What makes a number of four digits that of a document, a law or a contract. */
const OF_A_NUMBER = /(?:[〔［[【第A-Za-z号]\s*|[A-Za-z]-)$/;
/** Years before last year's budget that headings of three years have. */
const OLDEST = 3;
const DIGITS = "〇一二三四五六七八九";

/** Turns the years of a text from the budget of `from` to that of `to`. */
export function turnYears(text: string, from: number, to: number, part: TurnedPart): TurnedText {
  const left: string[] = [];
  let undated = false;
  const shift = to - from;
  const isTurned = (year: number): boolean => (part === "heading" ? year <= from + 1 && year >= from - OLDEST : year === from);
  const arabic = text.replace(ARABIC, (found, at: number) => {
    const year = Number(found.normalize("NFKC"));
    const [before, after] = [text.slice(0, at), text.slice(at + found.length)];
    if (!isTurned(year)) {
      if (year === from || year === from - 1) left.push(found);
      return found;
    }
    if (OF_A_NUMBER.test(before) || /^\s*[〕］\]】]/.test(after) || !(BEHIND[part].test(after) || /\d[-—~～至、/]\s*$/.test(before))) {
      if (year >= from - 1) left.push(found);
      return found;
    }
    const turned = String(year + shift);
    return /[０-９]/.test(found) ? [...turned].map((digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)).join("") : turned;
  });
  // A heading with a day is a statement of when it was made; nobody knows that of the new one yet.
  const dated = part === "heading" ? arabic.replace(new RegExp(`(?<!\\d)(${to}|${to - shift})(${DAY.source.slice(1)})`, "g"), (_found, year: string, day: string) => {
    undated = true;
    return `${year}年  月${day.includes("日") ? "  日" : ""}`;
  }) : arabic;
  const turned = dated.replace(CHINESE, (found) => {
    const zero = found.charAt(1);
    const year = Number([...found.slice(1)].map((ch) => Math.max(0, DIGITS.indexOf(ch))).join("")) + 2000;
    return isTurned(year) ? [...String(year + shift)].map((digit, index) => (index === 0 ? "二" : digit === "0" ? zero : DIGITS.charAt(Number(digit)))).join("") : found;
  });
  return { text: turned, left, undated };
}

/** Words of a column of one of several years. */
const BASIS = /(?:预算|执行|决算|完成)数/;
/** Rows at the top of a sheet in which a title may stand. */
const TOP_ROWS = 6;

/**
 * The year of a workbook's budget: what its tables say, else the year that the tops and names of its sheets say most often,
 * else the last year for which a column has a budget; null where none is named, or two are named alike.
 */
export function budgetYearOf(book: BudgetBook, { sheets }: WorkbookSnapshot): number | null {
  if (book.year !== null) return book.year;
  const counts = new Map<number, number>();
  for (const sheet of sheets) {
    const texts = [sheet.name, ...sheet.values.slice(0, TOP_ROWS).flat().filter((value): value is string => typeof value === "string")];
    const named = new Set(texts.filter((text) => !BASIS.test(text)).flatMap((text) => yearIn(plain(text)) ?? []));
    for (const year of named) counts.set(year, (counts.get(year) ?? 0) + 1);
  }
  const [first, second] = [...counts].sort((a, b) => b[1] - a[1]);
  if (first) return first[1] !== second?.[1] ? first[0] : null;
  const budgets = (book.structure?.tables ?? []).flatMap(({ columns }) => columns.filter(({ header, period }) => /^\d{4}$/.test(period) && basisOf(header) === "budget").map(({ period }) => Number(period)));
  return budgets.length === 0 ? null : Math.max(...budgets);
}
