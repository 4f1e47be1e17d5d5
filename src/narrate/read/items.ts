import { nameOfCode } from "../../catalog/classifications";
import type { BookRow, BookTable, BudgetBook, TableId } from "../../model/book";
import { tableOf } from "../../model/book";
import type { Figure } from "../../model/money";
import { agreement } from "../../model/money";
import { codeOf, nameOf } from "../rows";
import type { Topic } from "./sections";
import type { Value, ValueReader } from "./values";
import { sumOf } from "./values";

const FUND_TABLES: readonly TableId[] = ["general-expenditure", "government-fund-expenditure", "state-capital-expenditure"];
const LEVEL_DIGITS = [3, 5, 7] as const;

/** Tables whose rows a topic names, in groups: the sum of a group's rows is one meaning. */
function groupsOf(topic: Topic): readonly (readonly TableId[])[] {
  switch (topic) {
    case "general-allocation": return [["general-expenditure"]];
    case "government-fund": return [["government-fund-expenditure"]];
    case "state-capital": return [["state-capital-expenditure"]];
    case "appropriation": return [["appropriation-balance"], FUND_TABLES];
    case "overall": return [["balance"], ["expenditure"]];
    case "expenditure": return [["expenditure"], ["balance"]];
    case "basic-expenditure": return [["general-basic-expenditure"]];
    case "explanation": return [FUND_TABLES, ["expenditure"], ["appropriation-balance"]];
    default: return [];
  }
}

/** What the words of an item line mean. */
export interface FoundItem {
  /** Meanings of the amount, best first; empty where the item is in no table. */
  readonly values: readonly Value[];
  /** The path as the tables name it, where the text names it otherwise. */
  readonly expected: readonly string[] | null;
  /** The path as the text names it. */
  readonly path: readonly string[];
}

interface Coded {
  readonly code: string;
  readonly rows: readonly { readonly table: BookTable; readonly row: BookRow }[];
  readonly names: readonly string[];
}

/** Finds rows by the names that a text gives: 类（类）款（款）项（项）, 类-款-项, or one name. */
export class Items {
  private readonly byTables = new Map<string, ReadonlyMap<string, Coded>>();
  private readonly byName = new Map<string, ReadonlyMap<string, readonly Coded[]>>();

  constructor(private readonly book: BudgetBook, private readonly reader: ValueReader) {}

  /** null where the words name no item at all. */
  find(words: string, topic: Topic, printed: Figure): FoundItem | null {
    const path = pathOf(words);
    if (!path) return null;
    let other: FoundItem | null = null;
    for (const tables of groupsOf(topic)) {
      const exact = this.named(tables, path.at(-1) ?? "").filter((coded) => matches(coded, path));
      if (exact.length > 0) return { values: exact.flatMap((coded) => this.valueOf(coded) ?? []), expected: null, path };
      other ??= path.length > 1 ? this.misnamed(tables, path, printed) : null;
    }
    return other;
  }

  /** An item whose amount is the printed one and whose names are partly those of the text; no value where there is none. */
  private misnamed(tables: readonly TableId[], path: readonly string[], printed: Figure): FoundItem | null {
    const all = [...this.coded(tables).values()].filter(({ code }) => code.length === LEVEL_DIGITS[path.length - 1]);
    if (all.length === 0) return null;
    const same = all.filter((coded) => path.some((name, level) => comparable(coded.names[level] ?? "") === comparable(name)) && agreesWith(printed, this.valueOf(coded)));
    const [only] = same;
    if (only && same.length === 1) return { values: [this.valueOf(only)].flatMap((value) => value ?? []), expected: only.names, path };
    return { values: [], expected: [], path };
  }

  private valueOf(coded: Coded): Value | null {
    return sumOf(coded.rows.map(({ table, row }) => this.reader.ofRow(table, row, table.id.includes("balance") ? "amount" : "total")));
  }

  private named(tables: readonly TableId[], name: string): readonly Coded[] {
    const key = tables.join();
    let names = this.byName.get(key);
    if (!names) {
      const map = new Map<string, Coded[]>();
      for (const coded of this.coded(tables).values()) {
        const own = comparable(coded.names.at(-1) ?? "");
        map.set(own, [...(map.get(own) ?? []), coded]);
      }
      this.byName.set(key, map);
      names = map;
    }
    return names.get(comparable(name)) ?? [];
  }

  private coded(tables: readonly TableId[]): ReadonlyMap<string, Coded> {
    const key = tables.join();
    const known = this.byTables.get(key);
    if (known) return known;
    const rows = new Map<string, { table: BookTable; row: BookRow }[]>();
    const names = new Map<string, string>();
    for (const id of tables) {
      const table = tableOf(this.book, id);
      for (const row of table?.rows ?? []) {
        const code = codeOf(row);
        if (!table || code === null || (row.axis !== "main" && row.axis !== "expenditure")) continue;
        const list = rows.get(code);
        if (list) list.push({ table, row });
        else rows.set(code, [{ table, row }]);
        if (!names.has(code)) names.set(code, nameOf(row));
      }
    }
    const nameAt = (code: string): string => names.get(code) ?? nameOfCode("functional", code)?.name ?? "";
    const coded = new Map([...rows].map(([code, list]): [string, Coded] =>
      [code, { code, rows: list, names: LEVEL_DIGITS.filter((digits) => digits <= code.length).map((digits) => nameAt(code.slice(0, digits))) }]));
    this.byTables.set(key, coded);
    return coded;
  }
}

/** Names from class to item, as many as the words give; one where they give a single name. */
function pathOf(words: string): readonly string[] | null {
  const label = words.replace(/[“”‘’「」\s]/g, "").replace(/^[、，；：]+/, "").replace(/^(?:其中[：，]?|包括|(?:收入|支出)包括：?)+/, "").replace(/(?:科目|预算|安排|支出预算)$/, "").slice(-160);
  const marked = label.split(/（\d{0,7}[类款项]）/).map((part) => part.replace(/^[-、]+|[-、]+$/g, ""));
  if (marked.length > 1) {
    const tail = marked.at(-1) ?? "";
    // "一般公共服务（类）支出": the class is named without its 支出.
    if (marked.length === 2 && (tail === "支出" || tail === "")) return [`${marked[0] ?? ""}${tail}`];
    return tail === "" || tail === "支出" ? marked.slice(0, -1) : null;
  }
  const parts = label.split("-");
  if (parts.length === 3 || parts.length === 2) return parts.every((part) => part !== "") ? parts : null;
  return label === "" ? null : [label];
}

/** Whether the names given, from the class down or only the last, are those of a code. */
function matches(coded: Coded, path: readonly string[]): boolean {
  if (path.length === 1) return comparable(coded.names.at(-1) ?? "") === comparable(path[0] ?? "");
  return coded.names.length === path.length && path.every((name, level) => comparable(coded.names[level] ?? "") === comparable(name));
}

/** A name without 支出 behind it, numbers of codes, and brackets of one width. */
function comparable(name: string): string {
  return name.replaceAll("(", "（").replaceAll(")", "）").replace(/^\d{3,7}/, "").replace(/支出$/, "");
}

function agreesWith(printed: Figure, value: Value | null): boolean {
  return value !== null && agreement([{ figure: printed, sign: 1 }, ...value.figures.map((figure) => ({ figure, sign: -1 as const }))]) !== "differs";
}
