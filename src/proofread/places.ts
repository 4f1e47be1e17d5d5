import type { BudgetBook } from "../model/book";
import type { CellRef } from "../model/cells";
import type { Figure } from "../model/money";
import { STRUCTURAL_STATE, type Structure } from "../model/structure";
import type { Named, Side } from "./names";
import { named } from "./names";
import type { Scope } from "./scopes";
import { scopeOfWords } from "./scopes";

/** Of what a table is, by its title. */
export type Matter = "balance" | "income" | "expenditure" | "basic" | "project" | "three-public" | "running-costs" | "procurement" | "other";

/** Of which year a column is; "change" also for rates. */
export type Period = "now" | "before" | "change";

/** A column of a table that was read by its structure. */
export interface PlaceColumn {
  readonly name: Named;
  readonly period: Period;
  readonly side: Side | null;
  /** Of this table's column of all amounts: 合计, 金额, 预算数. */
  readonly main: boolean;
  /** Headers as printed. */
  readonly printed: string;
}

/** A line of one side of a table: its name, and its amounts by column. */
export interface PlaceLine {
  readonly table: PlaceTable;
  readonly name: Named;
  readonly side: Side | null;
  readonly total: boolean;
  readonly cells: ReadonlyMap<PlaceColumn, PlaceCell>;
}

export interface PlaceCell {
  readonly at: CellRef;
  /** null for a blank. */
  readonly figure: Figure | null;
}

/** A table by its title. */
export interface PlaceTable {
  readonly title: string;
  readonly scope: Scope | null;
  readonly matter: Matter;
  readonly columns: readonly PlaceColumn[];
  readonly lines: readonly PlaceLine[];
}

const MATTERS: readonly (readonly [RegExp, Matter])[] = [
  [/三公/, "three-public"], [/机关运行/, "running-costs"], [/采购/, "procurement"], [/绩效|目标/, "other"], [/基本支出/, "basic"], [/项目/, "project"], [/收支|收入[、和与及]?支出/, "balance"],
  [/收入/, "income"], [/支出/, "expenditure"],
];

/** The side on which everything in a table stands. */
export const SIDES: Readonly<Partial<Record<Matter, Side>>> = { income: "income", expenditure: "expenditure", basic: "expenditure", project: "expenditure" };

/** The tables of a book by what they are called, for words to be looked up in. */
export function placesOf(book: BudgetBook, year: number | null): readonly PlaceTable[] {
  const { structure } = book;
  return structure ? structure.tables.map((_, at) => tableAt(structure, at, rowsByTable(structure), year)) : [];
}

const byStructure = new WeakMap<Structure, ReadonlyMap<number, readonly number[]>>();

/** Ids of amounts by their table. */
function rowsByTable(structure: Structure): ReadonlyMap<number, readonly number[]> {
  const known = byStructure.get(structure);
  if (known) return known;
  const ids = new Map<number, number[]>();
  structure.amounts.table.forEach((table, id) => {
    const list = ids.get(table);
    if (list) list.push(id);
    else ids.set(table, [id]);
  });
  byStructure.set(structure, ids);
  return ids;
}

/** Group headers that name nothing: "支出 / 功能分类 / 金额". */
const NAMELESS = /^(?:收入|支出|项目|科目|功能分类|经济分类|支出用途|用途|金额|合计|总计|小计|本年预算数?|当年预算数?|预算数?|年度?预算数?|本年|单位预算|部门预算|财政拨款预算|(?:预算)?执行数|决算数)$/;
const MAIN = /^(?:金额|合计|总计|小计|本年预算数?|当年预算数?|预算数?|年度?预算数?|本年合计|预算金额|(?:预算)?执行数|决算数)?$/;

function tableAt(structure: Structure, at: number, ids: ReadonlyMap<number, readonly number[]>, year: number | null): PlaceTable {
  const table = structure.tables[at];
  const { title = "", sheet = "" } = table ?? {};
  const spanned = spannedByLabels(table);
  const own = (ids.get(at) ?? []).filter((id) => !spanned.has(structure.amounts.column[id] ?? -1));
  // Where no title is printed the name of the sheet is it.
  return new TableReader(structure.amounts, sheet, title === "" ? sheet : title, yearOfColumns(structure.amounts, own, year)).read(own);
}

/** Blank columns over which the header of the labels goes on: they hold no amounts, not even blank ones. */
function spannedByLabels(table: Structure["tables"][number] | undefined): ReadonlySet<number> {
  const labels = new Set(table?.columns.flatMap(({ kind, header }) => (kind === "label" || kind === "code" ? [header] : [])));
  return new Set(table?.columns.flatMap(({ kind, header, column }) => (kind === "blank" && header !== "" && labels.has(header) ? [column] : [])));
}

type OpenLine = PlaceLine & { readonly cells: Map<PlaceColumn, PlaceCell> };

/** Gathers the amounts of one table into lines and columns. */
class TableReader {
  private readonly columns = new Map<string, PlaceColumn>();
  private readonly lines = new Map<string, OpenLine>();
  private readonly table: PlaceTable & { readonly columns: PlaceColumn[]; readonly lines: PlaceLine[] };

  constructor(private readonly amounts: Structure["amounts"], private readonly sheet: string, title: string, private readonly year: number | null) {
    this.table = { title, scope: scopeOfTitle(title), matter: MATTERS.find(([pattern]) => pattern.test(title))?.[1] ?? "other", columns: [], lines: [] };
  }

  read(ids: readonly number[]): PlaceTable {
    const { amounts, sheet } = this;
    for (const id of ids) {
      if (amounts.state[id] === STRUCTURAL_STATE.unreadable) continue;
      const at: CellRef = { sheet, row: amounts.row[id] ?? 0, column: amounts.column[id] ?? 0 };
      const column = this.columnAt(at, amounts.words[amounts.header[id] ?? -1] ?? "");
      const line = this.lineAt(at, column, amounts.words[amounts.label[id] ?? -1] ?? "");
      line.cells.set(column, { at, figure: amounts.state[id] === STRUCTURAL_STATE.figure ? { money: amounts.money[id] ?? 0, grain: amounts.grain[id] ?? 1 } : null });
    }
    return this.table;
  }

  private columnAt(at: CellRef, header: string): PlaceColumn {
    const key = `${at.column} ${header}`;
    const known = this.columns.get(key);
    if (known) return known;
    const column = columnOf(header, this.year);
    this.columns.set(key, column);
    this.table.columns.push(column);
    return column;
  }

  /** The line of one side of a balance: two stand in one row. */
  private lineAt(at: CellRef, column: PlaceColumn, label: string): OpenLine {
    const key = `${at.row} ${column.side ?? ""} ${label}`;
    const known = this.lines.get(key);
    if (known) return known;
    const { table } = this;
    const name = named(label);
    const line: OpenLine = { table, name, side: name.side ?? column.side ?? SIDES[table.matter] ?? null, total: TOTAL.test(label.replace(/\s/g, "")), cells: new Map() };
    this.lines.set(key, line);
    table.lines.push(line);
    return line;
  }
}

/** The year of a book's tables, as their titles say it, else as their columns do where all of these print years; null where nothing says it. */
export function yearOfTables({ year, structure }: BudgetBook): number | null {
  if (year !== null || !structure) return year;
  const { amounts } = structure;
  const latest = [...rowsByTable(structure).values()].flatMap((ids) => {
    const headers = headersOf(amounts, ids);
    const years = headers.map(yearPrinted);
    const last = Math.max(...years.map((each) => each ?? 0));
    // A column of what was carried out is not planned; one without a year may be of the year after.
    const planned = headers.some((header, at) => years[at] === last && !/执行|决算|完成/.test(header));
    return years.length > 0 && !years.includes(null) && planned ? [last] : [];
  });
  const distinct = new Set(latest);
  return distinct.size === 1 ? latest[0] ?? null : null;
}

/** Headers of a table's columns that hold amounts, those of changes and rates aside. */
function headersOf(amounts: Structure["amounts"], ids: readonly number[]): readonly string[] {
  const filled = ids.filter((id) => amounts.state[id] === STRUCTURAL_STATE.figure);
  return [...new Set(filled.map((id) => amounts.words[amounts.header[id] ?? -1] ?? ""))].filter((header) => !CHANGE.test(header));
}

/** A year in the header of a column. */
const PRINTED_YEAR = /(?:19|20)\d\d/g;

/** The year that the header of a column of amounts prints last; null for none, or where it is of what was left over. */
function yearPrinted(header: string): number | null {
  const printed = /结转|结余/.test(header) ? undefined : [...header.matchAll(PRINTED_YEAR)].at(-1)?.[0];
  return printed === undefined ? null : Number(printed);
}

/**
 * The year of which a table's columns tell where they print years: the budget's own where one of them is of it, else the latest, which is the
 * only one that can be planned. A column without a year beside them is of the budget's year.
 */
function yearOfColumns(amounts: Structure["amounts"], ids: readonly number[], year: number | null): number | null {
  const years = headersOf(amounts, ids).map(yearPrinted);
  const dated = years.flatMap((each) => each ?? []);
  if (dated.length === 0 || (year !== null && dated.includes(year))) return year;
  const latest = Math.max(...dated);
  return years.includes(null) ? year ?? latest + 1 : latest;
}

const TOTAL = /^(?:[一二三四五六七八九十]、)?(?:(?:本年|当年)?(?:收入|支出|收支)?(?:预算)?(?:合计|总计|小计)|三公经费合计|“三公”经费合计)?$/;

function scopeOfTitle(title: string): Scope | null {
  const own = scopeOfWords(title);
  if (own) return own;
  return /三公|机关运行|采购|绩效|项目/.test(title) ? null : "all";
}

function columnOf(header: string, year: number | null): PlaceColumn {
  const path = header.split(" / ").map((each) => each.replace(/\s/g, ""));
  const words = path.map((each) => each.replace(/(?:19|20)\d\d年?度?|上年度?|去年/g, "")).filter((each) => each !== "" && !NAMELESS.test(each));
  const income = path.some((each) => /收入/.test(each));
  const expenditure = path.some((each) => /支出/.test(each));
  return {
    name: named(words.at(-1) ?? ""), period: periodOf(header, year), side: income === expenditure ? null : income ? "income" : "expenditure",
    main: words.length === 0 && MAIN.test((path.at(-1) ?? "").replace(/(?:19|20)\d\d年?度?|上年度?|去年/g, "")), printed: header,
  };
}

const CHANGE = /增减|增长|增幅|比上年|较上年|%|％|占比|比重|比例/;

function periodOf(header: string, year: number | null): Period {
  if (CHANGE.test(header)) return "change";
  if (/上年|去年|上一年/.test(header) && !/结转|结余/.test(header)) return "before";
  const printed = [...header.matchAll(PRINTED_YEAR)].at(-1)?.[0];
  if (printed === undefined || year === null) return "now";
  return Number(printed) === year ? "now" : Number(printed) === year - 1 ? "before" : "change";
}
