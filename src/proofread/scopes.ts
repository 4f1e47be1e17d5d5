import type { BudgetBook, TableId } from "../model/book";
import { tableOf } from "../model/book";
import type { AmountFact } from "../model/sentences";
import { OTHER_FUND_TABLES } from "../catalog/sources";
import { saysNothing } from "../facts/tables";
import { plain } from "./labels";
import type { Topic } from "./sections";

/**
 * Whose money an amount is of: all sources together, the three funds of the fiscal appropriation, or one fund. An amount
 * of one scope proves nothing about the amount of the same name in another.
 */
export type Scope = "all" | "fiscal" | "general" | "fund" | "capital";

const WORDS: readonly (readonly [RegExp, Scope])[] = [
  [/政府性基金/, "fund"], [/国有资本经营/, "capital"], [/一般公共预算|公共财政预算/, "general"], [/财政拨款/, "fiscal"],
];

/** The scope that words name; null where they name none, or more than one ("一般公共预算和政府性基金预算"). */
export function scopeOfWords(words: string): Scope | null {
  const text = plain(words);
  const named = WORDS.filter(([pattern]) => pattern.test(text)).map(([, scope]) => scope);
  // 一般公共预算财政拨款 is the fund's part of the appropriation.
  const [first, second] = named.filter((scope) => scope !== "fiscal" || named.length === 1);
  return first !== undefined && second === undefined ? first : null;
}

/** The scope in which a part of the text speaks where its words name none. */
export function scopeOfTopic(topic: Topic): Scope | null {
  switch (topic) {
    case "overall": case "revenue": case "expenditure": return "all";
    case "appropriation": return "fiscal";
    case "general-allocation": return "general";
    case "government-fund": return "fund";
    case "state-capital": return "capital";
    default: return null;
  }
}

const TABLES: Readonly<Partial<Record<TableId, Scope>>> = {
  balance: "all", revenue: "all", expenditure: "all", "appropriation-balance": "fiscal", "general-expenditure": "general", "general-basic-expenditure": "general",
  "appropriation-expenditure": "fiscal", "appropriation-basic-expenditure": "fiscal", "office-running-costs": "general",
  "government-fund-expenditure": "fund", "state-capital-expenditure": "capital",
};

const LINES: readonly (readonly [ending: string, Scope])[] = [
  ["general-public-budget", "general"], ["government-fund", "fund"], ["state-capital", "capital"], ["fiscal-appropriation", "fiscal"],
];

/**
 * The scope of what a fact reads: of the line or column of a fund, else of the whole table; the three funds' tables together
 * are the appropriation. null where it reads none.
 */
export function scopeOfFact(fact: AmountFact): Scope | null {
  switch (fact.kind) {
    case "cell": return LINES.find(([ending]) => fact.row.endsWith(ending) || fact.column.endsWith(ending))?.[1] ?? TABLES[fact.table] ?? null;
    case "sum": {
      const scopes = new Set(fact.of.map(scopeOfFact));
      const [only] = scopes;
      return scopes.size === 1 ? only ?? null : scopes.has("all") ? "all" : "fiscal";
    }
    default: return null;
  }
}

/** Whether the appropriation is the general public budget alone: the two other funds' tables are there and say nothing. */
function isGeneralAlone(book: BudgetBook): boolean {
  return OTHER_FUND_TABLES.every((id) => {
    const table = tableOf(book, id);
    return table === undefined ? id === "state-capital-expenditure" : saysNothing(table) || table.rows.every((row) => [...row.cells.values()].every(({ state }) =>
      state.kind === "blank" || (state.kind === "amount" && state.figure.money === 0)));
  });
}

/** Whether what a fact reads bears on an amount of a scope; an amount of no scope may be of any. */
export function bearsOn(fact: AmountFact, scope: Scope | null, book: BudgetBook): boolean {
  const own = scopeOfFact(fact);
  if (scope === null || own === null || own === scope) return true;
  const pair = [own, scope];
  return pair.includes("fiscal") && pair.includes("general") && isGeneralAlone(book);
}
