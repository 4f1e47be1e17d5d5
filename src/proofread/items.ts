import { codesDownTo } from "../catalog/classifications";
import { codeBookOf } from "../catalog/classifications/codeBook";
import { FUND_TABLES } from "../catalog/sources";
import type { BookRow, BookTable, BudgetBook, TableId } from "../model/book";
import { tableOf } from "../model/book";
import type { Figure } from "../model/money";
import { agreement } from "../model/money";
import { codeOf, nameOf } from "../facts/rows";
import { withoutYear } from "./anchors";
import { bareCodeOf, itemWords } from "./itemForms";
import { CODE_BEFORE, CODE_BEHIND, COPULA } from "./phrases";
import type { Topic } from "./sections";
import type { Value, ValueReader } from "./values";
import { moneyOf, sumOf } from "./values";

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
    case "explanation": case "front": return [FUND_TABLES, ["expenditure"], ["appropriation-balance"]];
    default: return [];
  }
}

/** Where else the words may speak of an item though the heading does not say so: these can only agree. */
const ELSEWHERE: readonly (readonly TableId[])[] = [["expenditure"], ["appropriation-balance"], ["general-expenditure"], FUND_TABLES];

/** What the words of an item line mean. */
export interface FoundItem {
  /** Meanings of the amount, best first; empty where the item is in no table. */
  readonly values: readonly Value[];
  /** The path as the tables name it, where the text names it otherwise. */
  readonly expected: readonly string[] | null;
  /** The path as the text names it. */
  readonly path: readonly string[];
  /** Every level that the text names otherwise is printed in a table by the name expected. */
  readonly sure?: boolean;
  /** The code that the tables print for it, where the text prints one that none of them has for a name like it; null otherwise. */
  readonly code?: { readonly printed: string; readonly expected: string } | null;
}

/** Names of neighbouring levels; `from` is the level of the first, null where the words leave it open. */
interface Path {
  readonly names: readonly string[];
  readonly from: number | null;
  /** The code that stands behind the last name: 行政运行（2010301）. */
  readonly code: string | null;
  /** The code that stands before the first: 2010301行政运行. */
  readonly before: string | null;
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
  private codesByName: ReadonlyMap<string, ReadonlySet<string>> | null = null;

  constructor(private readonly book: BudgetBook, private readonly reader: ValueReader) {}

  /** null where the words name no item at all. */
  find(words: string, topic: Topic, printed: Figure): FoundItem | null {
    const path = pathOf(words);
    if (!path) return null;
    const bare = bareCodeOf(path.names[0] ?? "");
    if (bare !== null) return this.ofCode(bare, topic, printed);
    const groups = groupsOf(topic);
    let other: FoundItem | null = null;
    const single = path.names.length === 1;
    for (const tables of groups) {
      const values = this.valuesAt(tables, path);
      if (values) {
        const elsewhere = groups.length === 0 ? [] : ELSEWHERE.filter((each) => each !== tables).flatMap((each) => this.valuesAt(each, path) ?? []);
        const perhaps = [...this.rowsApart(tables, path), ...elsewhere].filter((value) => agreesWith(printed, value));
        return { values: [...values, ...perhaps], expected: null, path: path.names, code: values.some((value) => agreesWith(printed, value)) ? this.miscoded(tables, path) : null };
      }
      other ??= single ? this.misspelt(tables, path, printed) : this.misnamed(tables, path, printed);
    }
    if (path.code !== null) return other ?? this.byCode(path, printed);
    // Economic classes of basic expenditure are told where expenditure in all is told of.
    const beside = [...ELSEWHERE, ["general-basic-expenditure" as const]].flatMap((tables) => this.valuesAt(tables, path) ?? []).filter((value) => agreesWith(printed, value));
    return groups.length > 0 && beside.length > 0 && printed.money !== 0 ? { values: beside, expected: null, path: path.names } : other;
  }

  /**
   * What a name with its code means where the heading says nothing of the tables it is told of: held against them where all that have it
   * say the same, else it can only agree.
   */
  private byCode(path: Path, printed: Figure): FoundItem | null {
    const values = ELSEWHERE.flatMap((tables) => this.meantBy(tables, path).filter(({ code }) => code === path.code).flatMap((coded) => this.valueOf(coded) ?? []));
    const [first] = values;
    const agreed = first && values.every((value) => moneyOf(value) === moneyOf(first)) ? values : values.filter((value) => agreesWith(printed, value));
    return agreed.length > 0 ? { values: agreed, expected: null, path: path.names } : null;
  }

  /** What a code means that stands without a name ("301类280万元"): in the tables of its section, else it can only agree. */
  private ofCode(code: string, topic: Topic, printed: Figure): FoundItem | null {
    const at = (tables: readonly TableId[]): readonly Value[] => [this.coded(tables).get(code)].flatMap((coded) => (coded ? this.valueOf(coded) ?? [] : []));
    const own = groupsOf(topic).map(at).find((values) => values.length > 0);
    const values = own ?? [...ELSEWHERE, ["general-basic-expenditure" as const]].flatMap(at).filter((value) => agreesWith(printed, value));
    return values.length > 0 ? { values, expected: null, path: [code] } : null;
  }

  /** The code of the one item that a path names, where the code beside its name is another that no table, nor the book of codes, has for that name. */
  private miscoded(tables: readonly TableId[], path: Path): { readonly printed: string; readonly expected: string } | null {
    const printed = path.code ?? path.before;
    const [only, second] = this.meantBy(tables, path);
    if (printed === null || !only || second || only.code === printed || only.code.length !== printed.length) return null;
    const [name, book] = [path.names.at(-1) ?? "", codeBookOf(this.book)];
    if (this.codesCalled(name)?.has(printed)) return null;
    const isCalled = (["functional", "economic"] as const).some((classification) => comparable(book.nameOf(classification, printed)?.name ?? "") === comparable(name));
    return isCalled ? null : { printed, expected: only.code };
  }

  /** The codes that any table prints for a name. */
  private codesCalled(name: string): ReadonlySet<string> | undefined {
    this.codesByName ??= this.codesOfNames();
    return this.codesByName.get(comparable(name));
  }

  private codesOfNames(): ReadonlyMap<string, ReadonlySet<string>> {
    const codes = new Map<string, Set<string>>();
    for (const row of this.book.tables.flatMap(({ rows }) => rows)) {
      const [code, name] = [codeOf(row), comparable(nameOf(row))];
      if (code === null) continue;
      const known = codes.get(name);
      if (known) known.add(code);
      else codes.set(name, new Set([code]));
    }
    return codes;
  }

  /** What an item is in the tables that a topic is about; nothing where its words name none for certain. */
  named(words: string, topic: Topic): readonly Value[] {
    const path = pathOf(words);
    if (!path) return [];
    for (const tables of groupsOf(topic)) {
      const values = this.valuesAt(tables, path);
      if (values) return values;
    }
    return [];
  }

  /** The classes of the first table that a topic is about and that has the one named, each with its amount in fen; none where no table has it. */
  classes(name: string, topic: Topic): readonly { readonly name: string; readonly named: boolean; readonly money: number; readonly cells: Value["cells"] }[] {
    if (topic === "explanation" || topic === "front") return [];
    for (const tables of groupsOf(topic)) {
      const classes = [...this.coded(tables).values()].flatMap((coded) => {
        const [own = ""] = coded.names;
        const value = coded.names.length === 1 ? this.valueOf(coded) : null;
        return value ? [{ name: own, named: comparable(own) === comparable(name), money: moneyOf(value), cells: value.cells }] : [];
      });
      if (classes.some(({ named }) => named)) return classes;
    }
    return [];
  }

  private valuesAt(tables: readonly TableId[], path: Path): readonly Value[] | null {
    const found = this.meantBy(tables, path);
    const meant = found.length > 0 ? found : this.inBrackets(tables, path);
    return meant.length > 0 ? meant.flatMap((coded) => this.valueOf(coded) ?? []) : null;
  }

  private meantBy(tables: readonly TableId[], path: Path): readonly Coded[] {
    const exact = this.codedAs(tables, path.names.at(-1) ?? "").filter((coded) => matches(coded, path));
    return exact.length > 0 || path.names.length > 1 || path.from !== null ? exact : this.joinedAs(tables, path.names[0] ?? "");
  }

  /** An item that stands in brackets behind its class or division: "农林水支出（行政运行）". */
  private inBrackets(tables: readonly TableId[], { names: [name = "", second], from }: Path): readonly Coded[] {
    const [, above, own] = (second === undefined && from === null && /^([^（）]{3,30})（([^（）]{2,30})）$/.exec(name)) || [];
    if (above === undefined || own === undefined) return [];
    return this.codedAs(tables, own).filter(({ names }) => names.slice(0, -1).some((each) => comparable(each) === comparable(above)));
  }

  /** The rows of an item that a table prints more than once, unit by unit: a text that goes through the units means each in its turn. */
  private rowsApart(tables: readonly TableId[], path: Path): readonly Value[] {
    return this.meantBy(tables, path).filter(({ rows }) => rows.length > 1).flatMap((coded) => coded.rows.flatMap((row) => this.valueOf({ ...coded, rows: [row] }) ?? []));
  }

  /** An item whose amount is the printed one and whose names are partly those of the text; no value where there is none. */
  private misnamed(tables: readonly TableId[], path: Path, printed: Figure): FoundItem | null {
    const { names, from } = path;
    const all = [...this.coded(tables).values()].filter(({ code }) => codesDownTo(code).length === (from ?? 0) + names.length);
    if (all.length === 0 || printed.money === 0) return null;
    const ownNames = (coded: Coded): readonly string[] => coded.names.slice(from ?? 0);
    const same = all.filter((coded) => names.some((name, level) => comparable(ownNames(coded)[level] ?? "") === comparable(name)) && agreesWith(printed, this.valueOf(coded)));
    const [only] = same;
    if (only && same.length === 1 && isCutOff(names, ownNames(only))) return { values: [this.valueOf(only)].flatMap((value) => value ?? []), expected: null, path: names };
    if (only && same.length === 1) {
      const codes = codesDownTo(only.code).slice(from ?? 0);
      const isRight = (name: string, own: string): boolean => comparable(own) === comparable(name);
      const sure = names.every((name, level) => isRight(name, ownNames(only)[level] ?? "") || (this.codesCalled(ownNames(only)[level] ?? "")?.has(codes[level] ?? "") ?? false));
      return { values: [this.valueOf(only)].flatMap((value) => value ?? []), expected: ownNames(only), path: names, sure };
    }
    return from === null ? null : { values: [], expected: [], path: names };
  }

  /** A single name that is none, where one item of its level, or of nearly that name, has the printed amount. */
  private misspelt(tables: readonly TableId[], { names, from }: Path, printed: Figure): FoundItem | null {
    const name = comparable(names[0] ?? "");
    if (printed.money === 0 || name.length > LONGEST_NAME) return null;
    if (name.length < FEWEST_CHARACTERS) return from === null ? this.misspeltClass(tables, names[0] ?? "", printed) : null;
    const near = (coded: Coded): number => nearness(name, comparable(coded.names.at(-1) ?? ""));
    const [only, second] = [...this.coded(tables).values()]
      .filter((coded) => agreesWith(printed, this.valueOf(coded)) && (from === null ? near(coded) >= NEAR : coded.names.length === from + 1))
      .sort((a, b) => near(b) - near(a));
    const value = only && (second === undefined || near(second) < near(only)) ? this.valueOf(only) : null;
    const own = only?.names.at(-1) ?? "";
    const isSame = isCutOff(names, [own]) || (name.startsWith(comparable(own)) && MORE_OF_NAME.test(name.slice(comparable(own).length)));
    return only && value ? { values: [value], expected: isSame ? null : [own], path: names } : null;
  }

  /** A short name of a class with one wrong letter (教肓支出), whose amount is printed. */
  private misspeltClass(tables: readonly TableId[], name: string, printed: Figure): FoundItem | null {
    const own = comparable(name);
    if (!name.endsWith("支出") || own.length < 2) return null;
    const isNear = (other: string): boolean => other.length === own.length && [...other].filter((ch, at) => ch !== own[at]).length === 1;
    const [only, second] = [...this.coded(tables).values()].filter((coded) => coded.names.length === 1 && isNear(comparable(coded.names[0] ?? "")) && agreesWith(printed, this.valueOf(coded)));
    const value = only && !second ? this.valueOf(only) : null;
    return only && value ? { values: [value], expected: only.names, path: [name] } : null;
  }

  private valueOf(coded: Coded): Value | null {
    return sumOf(coded.rows.map(({ table, row }) => this.reader.ofRow(table, row, table.id.includes("balance") ? "amount" : "total")));
  }

  /** Items whose names are written one behind the other, parents first: 一般公共服务支出财政事务行政运行. */
  private joinedAs(tables: readonly TableId[], name: string): readonly Coded[] {
    const words = joined([name]);
    return [...this.coded(tables).values()].filter(({ names }) => names.length > 1 && (joined(names) === words || (names.length > 2 && joined(names.slice(1)) === words)));
  }

  private codedAs(tables: readonly TableId[], name: string): readonly Coded[] {
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
    const nameAt = (code: string): string => names.get(code) ?? codeBookOf(this.book).nameOf("functional", code)?.name ?? "";
    const coded = new Map([...rows].map(([code, list]): [string, Coded] =>
      [code, { code, rows: list, names: codesDownTo(code).map(nameAt) }]));
    this.byTables.set(key, coded);
    return coded;
  }
}

const LEVELS = "类款项";

/** Names of neighbouring levels, as many as the words give; one where they give a single name. */
function pathOf(words: string): Path | null {
  // “行政运行”项: the level stands behind the marks that hold the name.
  const given = withoutYear(itemWords(words.replace(/[”’」]([类款项])(?=支出|$)/g, "（$1）").replace(/[“”‘’「」\s]/g, "").replace(/(?:为|是|约|共)$/, "")))
    .replace(/^[）、，；：]+/, "").replace(/^(?:其中[：，]?|包括|[^，。；：]{0,12}(?:收入|支出)包括：?)+/, "").replace(COPULA, "").slice(-160);
  const code = CODE_BEHIND.exec(given)?.[1] ?? null;
  const before = CODE_BEFORE.exec(given)?.[1] ?? null;
  const label = given.replace(CODE_BEHIND, "").replace(/(?:科目|预算|安排|支出预算)+$/, "");
  const levels = [...label.matchAll(/（\d{0,7}([类款项])）/g)].map((match) => LEVELS.indexOf(match[1] ?? ""));
  if (levels.length > 0) {
    const marked = label.split(/（\d{0,7}[类款项]）/).map((part) => part.replace(/^[-、]+|[-、]+$/g, "").replace(/^\d{2,7}(?=[\u4e00-\u9fff])/, ""));
    const tail = marked.at(-1) ?? "";
    const [from = 0] = levels;
    if (levels.some((level, at) => level !== from + at) || (tail !== "" && tail !== "支出")) return null;
    // "一般公共服务（类）支出": the class is named without its 支出.
    if (marked.length === 2) return { names: [`${marked[0] ?? ""}${tail}`], from, code, before };
    return { names: marked.slice(0, -1), from, code, before };
  }
  const parts = label.split("-");
  if (parts.length === 3 || parts.length === 2) return parts.every((part) => /[\u4e00-\u9fff]{2}/.test(part)) ? { names: parts, from: parts.length === 3 ? 0 : null, code, before } : null;
  return label === "" ? null : { names: [label], from: null, code, before };
}

/**
 * Whether names differ in nothing but the beginning of the first: cut off where a line was torn, or grown together with a
 * heading. 其他 before a name makes another item of it.
 */
function isCutOff(names: readonly string[], real: readonly string[]): boolean {
  const [a, b] = [comparable(names[0] ?? ""), comparable(real[0] ?? "")];
  if (!names.slice(1).every((name, at) => comparable(name) === comparable(real[at + 1] ?? ""))) return false;
  if (a === "") return names.length > 1;
  if (a.endsWith(b)) return /情况$|说明$|内容$|[（）：]/.test(a.slice(0, a.length - b.length));
  return b.endsWith(a) && !b.slice(0, b.length - a.length).endsWith("其他");
}

/** Words behind the name of an item that say no more than what it is: 防汛项目, 培训专项. */
const MORE_OF_NAME = /^(?:项目|专项|工作|业务)+$/;

const FEWEST_CHARACTERS = 4;
const LONGEST_NAME = 30;

const NEAR = 0.5;

/** Which part of the longer of two names stands in the other, in order. */
function nearness(a: string, b: string): number {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  let row = Array.from({ length: short.length + 1 }, () => 0);
  for (const ch of long) {
    const next = [0];
    for (let at = 0; at < short.length; at += 1) next.push(ch === short[at] ? (row[at] ?? 0) + 1 : Math.max(next[at] ?? 0, row[at + 1] ?? 0));
    row = next;
  }
  return long === "" ? 0 : (row.at(-1) ?? 0) / long.length;
}

/** Whether the names given are those of a code: at their levels, or its last ones where the words leave the levels open. A level that no table names may be called anything. */
function matches(coded: Coded, { names, from }: Path): boolean {
  const first = from ?? coded.names.length - names.length;
  const isCalled = (own: string, name: string, last: boolean): boolean => (own === "" && !last) || comparable(own) === comparable(name);
  return first >= 0 && coded.names.length === first + names.length && names.every((name, level) => isCalled(coded.names[first + level] ?? "", name, level === names.length - 1));
}

/** Names one behind the other, without the 支出 that some of them have. */
function joined(names: readonly string[]): string {
  return comparable(names.join("")).replaceAll("支出", "");
}

/** A name without 支出 or 费 behind it and 的 within, its number in a list or codes before it, and brackets of one width. */
function comparable(name: string): string {
  return name.replaceAll("(", "（").replaceAll(")", "）").replace(/^.*(?:（\d{1,2}）|\d{1,2}[.、])/, "").replace(/^\d{3,7}[类款项]?/, "").replace(/的/g, "").replace(/(?:支出|经费|费用|费)+$/, "");
}

function agreesWith(printed: Figure, value: Value | null): boolean {
  return value !== null && agreement([{ figure: printed, sign: 1 }, ...value.figures.map((figure) => ({ figure, sign: -1 as const }))]) !== "differs";
}
