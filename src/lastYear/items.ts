import { codesDownTo, formerNames } from "../catalog/classifications";
import { codeBookOf } from "../catalog/classifications/codeBook";
import { FUND_TABLES } from "../catalog/sources";
import type { BudgetBook } from "../model/book";
import { candidateRows, codeOf, nameOf } from "../facts/rows";
import { plainName, type SourcePurpose } from "./lastYear";

/** An item of this year's tables with the names from its class down. */
export interface ThisYearsItem {
  readonly code: string;
  readonly names: readonly string[];
}

/** The items of which this year's text says what they are used for, by code. */
export function itemsOf(book: BudgetBook): ReadonlyMap<string, ThisYearsItem> {
  const names = new Map<string, string>();
  const codes: string[] = [];
  for (const id of FUND_TABLES) {
    const table = book.tables.find((each) => each.id === id);
    if (!table) continue;
    for (const row of table.rows) {
      const code = codeOf(row);
      if (code !== null && row.kind !== "total" && !names.has(code)) names.set(code, nameOf(row));
    }
    codes.push(...candidateRows(table, { table: id, axis: "main", level: "leaf", column: "total", total: "total" }).flatMap((row) => codeOf(row) ?? []));
  }
  const nameAt = (code: string): string => names.get(code) ?? codeBookOf(book).nameOf("functional", code)?.name ?? "";
  return new Map([...new Set(codes)].sort().map((code) => [code, { code, names: codesDownTo(code).map(nameAt) }]));
}

/** The item of this year that a purpose of last year is of: by its code, else by all its names; null where there is none, or more than one. */
export function matchPurpose(items: ReadonlyMap<string, ThisYearsItem>, { code, path }: SourcePurpose): { readonly code: string; readonly renamed: boolean } | null {
  if (code !== null) {
    const item = items.get(code);
    return item ? { code, renamed: path.length > 0 && !sameName(path.at(-1) ?? "", item.names.at(-1) ?? "") } : null;
  }
  const found = [...items.values()].filter(({ names }) => names.length === path.length && names.every((name, level) => sameName(name, path[level] ?? "")));
  const [item] = found;
  return item && found.length === 1 ? { code: item.code, renamed: false } : null;
}

/** Whether names are the same, one of them perhaps without 支出 behind it or as it read before the book was changed. */
function sameName(now: string, then: string): boolean {
  const [a, b] = [comparable(now), comparable(then)];
  return a === b || formerNames.some(({ name, current }) => comparable(current) === a && comparable(name) === b);
}

function comparable(name: string): string {
  return plainName(name).replace(/支出$/, "");
}
