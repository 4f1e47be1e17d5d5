import { PROFILES } from "../catalog/profiles";
import { budgetYearOf } from "../form/years";
import { tablesByStructure } from "../model/book";
import type { Profile } from "../model/profile";
import type { WorkbookSnapshot } from "../model/snapshot";
import { understandWorkbook } from "./understand";

/** A sheet's title and the lines about it stand in its first rows. */
const TOP_ROWS = 3;

/**
 * Whose budget of which year a workbook is, as a word that stays the same while people work in it, and is another for every
 * other body, scope and year; null where it has no tables, or names no year. Where no body can be read, the titles of its
 * sheets stand for it.
 */
export function whoseWorkbook(snapshot: WorkbookSnapshot, profiles: readonly Profile[] = PROFILES): string | null {
  const book = understandWorkbook(snapshot, profiles);
  const year = budgetYearOf(book, snapshot);
  if (year === null || book.tables.length + tablesByStructure(book).length === 0) return null;
  return [year, book.scope ?? "", book.body === null ? titlesOf(snapshot) : plain(book.body)].join("|");
}

/** Whether one is the budget of the year before of the same body, by what `whoseWorkbook` tells of both. */
export function isYearBefore(last: string, now: string): boolean {
  const [[year = "", ...whose], [next = "", ...same]] = [last.split("|"), now.split("|")];
  return Number(year) + 1 === Number(next) && whose.join("|") === same.join("|");
}

function titlesOf({ sheets }: WorkbookSnapshot): string {
  const texts = sheets.flatMap(({ values }) => values.slice(0, TOP_ROWS).flatMap((row) => row.filter((value) => typeof value === "string")));
  return [...new Set(texts.map(plain))].sort().join("|");
}

/** Without white space, and without figures: years, days, numbers of pages. */
function plain(text: string): string {
  return text.replace(/[\s\d０-９]+/g, "");
}
