import type { BudgetBook } from "../model/book";
import type { CellRef } from "../model/cells";
import { cellKey } from "../model/cells";
import { itemWords } from "./itemForms";
import type { Named } from "./names";
import { distance, named } from "./names";
import type { Matter, PlaceColumn, PlaceLine, PlaceTable } from "./places";
import { SIDES, placesOf } from "./places";
import type { Mention } from "./said";
import { scopeOfTopic } from "./scopes";
import type { Scope } from "./scopes";
import type { Topic } from "./sections";
import type { Value } from "./values";

/** What the words of an amount mean in the tables that were read by their structure. */
export interface Found {
  /** Meanings, best first. */
  readonly values: readonly Value[];
  /** Whether the best ones all say the same, so that the text can be held against them. */
  readonly sure: boolean;
}

/** Tables in which a part of the text is at home, best first; null where any may be. */
function mattersOf(topic: Topic): readonly Matter[] | null {
  switch (topic) {
    case "overall": return ["balance", "income", "expenditure"];
    case "revenue": return ["income", "balance"];
    case "expenditure": return ["expenditure", "balance", "project"];
    case "appropriation": return ["balance", "expenditure", "income"];
    case "general-allocation": case "government-fund": case "state-capital": return ["expenditure", "balance"];
    case "basic-expenditure": return ["basic"];
    case "three-public": return ["three-public"];
    case "running-costs": return ["running-costs"];
    case "procurement": return ["procurement"];
    // What has targets or is owned is a part of what the tables hold.
    case "performance": case "assets": case "duties": case "glossary": case "projects": case "tables": return [];
    default: return null;
  }
}

/** What a table as a whole is called, for words that speak of its total. */
const WHOLES: Readonly<Partial<Record<Matter, Named>>> = {
  income: named("收入"), expenditure: named("支出"), basic: named("基本支出"), project: named("项目支出"), "three-public": named("三公经费"), "running-costs": named("机关运行经费"),
  procurement: named("政府采购"),
};

/** Tables whose total is that of income or expenditure of their scope. */
const AT_LARGE: readonly Matter[] = ["balance", "income", "expenditure"];

interface Candidate {
  readonly line: PlaceLine;
  readonly column: PlaceColumn;
  /** Words left out on the way from one name to the other. */
  readonly distance: number;
  /** 0 in a table of the section, 1 in one of the words' own scope. */
  readonly tier: number;
}

/**
 * Finds amounts of any table by words: the title says whose money and of what it is, the row or the column what the amount is
 * called. The words of the amount, of its sentence and of the heading above it are held against these.
 */
export class Places {
  private readonly tables: readonly PlaceTable[];
  private byCell: ReadonlyMap<string, Place> | null = null;
  private byForm: ReadonlyMap<string, readonly PlaceLine[]> | null = null;

  constructor(book: BudgetBook, year: number | null) {
    this.tables = placesOf(book, year);
  }

  /** null where the words name nothing in tables that they may speak of. */
  find(mention: Mention): Found | null {
    const { label, topic, whole } = mention;
    const inLine = whole?.value?.place?.line;
    const beside = inLine ? foundIn(inLine, pathOf(label).name) : null;
    if (beside || (inLine && !inLine.total)) return beside;
    // Nothing but a mark between two amounts names the second.
    if (/^[、和及与，]*(?:共|约|即|为|达|计)?$/.test(label)) return null;
    const { name, parents } = pathOf(label);
    const matters = mattersOf(topic);
    const own = this.tables.filter(({ matter }) => !matters || matters.includes(matter)).flatMap((table) => candidatesIn(table, name, mention));
    // A part that the tables of the section do not know is told of the table of its whole: 人员经费…，其中工资福利支出….
    const beyond = own.length === 0 && whole?.value ? this.placeOf(whole.value.cells)?.line.table : undefined;
    const candidates = beyond ? candidatesIn(beyond, name, mention) : own;
    // Where the section says nothing, words that say whose money it is are at home in the tables of it.
    const ownScope = topic !== "other-matters" && name.scope !== null && candidates.every(({ line }) => line.table.scope === name.scope);
    return found(nearest(candidates, parents), matters !== null || ownScope);
  }

  /** Last year's amount beside an amount of this year; `baseName` is what the text calls it ("" where it does not). */
  before(value: Value, baseName: string): Value | null {
    const place = value.place ?? this.placeOf(value.cells);
    if (!place) return null;
    const { line, column } = place;
    const columns = [...line.cells.keys()].filter((other) =>
      other.period === "before" && other.main === column.main && distance(other.name, column.name) === 0 && isCalled(other.printed, baseName));
    const [only, second] = columns;
    return only && !second ? valueAt(line, only) : null;
  }

  /** This year's amounts of all lines of one name, in tables of any kind; empty where there are too many to mean one. */
  called(label: string): readonly { readonly line: PlaceLine; readonly value: Value }[] {
    this.byForm ??= formsOf(this.tables);
    const { name } = pathOf(label);
    const lines = new Set(name.forms.filter((form) => form.length >= FEWEST_LETTERS).flatMap((form) => this.byForm?.get(form) ?? []));
    if (lines.size > MOST_CALLED) return [];
    return [...lines].flatMap((line) => {
      const column = isByGovernments(line.table) ? null : mainOf(line);
      const value = column && valueAt(line, column);
      return value && value.figures.length > 0 ? [{ line, value }] : [];
    });
  }

  /** Where the one cell of a value that was read as declared stands in its table's structure. */
  private placeOf([cell, second]: readonly CellRef[]): Place | null {
    if (!cell || second) return null;
    this.byCell ??= new Map(this.tables.flatMap(({ lines }) => lines.flatMap((line) => [...line.cells].map(([column, { at }]): [string, Place] => [cellKey(at), { line, column }]))));
    return this.byCell.get(cellKey(cell)) ?? null;
  }
}

/** A name of fewer letters is that of anything; one of more lines is that of none for certain. */
const FEWEST_LETTERS = 2;
const MOST_CALLED = 40;

/** Lines by their names, the fullest and the barest. */
function formsOf(tables: readonly PlaceTable[]): ReadonlyMap<string, readonly PlaceLine[]> {
  const byForm = new Map<string, PlaceLine[]>();
  for (const line of tables.flatMap(({ lines }) => lines)) {
    for (const form of line.name.forms) {
      const known = byForm.get(form);
      if (!known) byForm.set(form, [line]);
      else if (known.length <= MOST_CALLED) known.push(line);
    }
  }
  return byForm;
}

/** A column of a line. */
type Place = NonNullable<Value["place"]>;

function isCalled(header: string, baseName: string): boolean {
  if (baseName === "") return true;
  return baseName === "执行数" ? /执行/.test(header) : baseName === "决算数" ? /决算/.test(header) : !/执行|决算/.test(header);
}

/** The last name of "类（类）款（款）项（项）", and those before it. */
function pathOf(label: string): { readonly name: Named; readonly parents: readonly Named[] } {
  const parts = itemWords(label).split(/（\d{0,7}[类款项]）[：:]?/).map((part) => part.replace(/^[-、：]+|[-、：]+$/g, ""));
  const tail = parts.pop() ?? "";
  if (parts.length === 0) return { name: named(tail), parents: [] };
  const last = parts.pop() ?? "";
  return { name: named(/^(?:支出|预算|合计|数)*$/.test(tail) ? last : tail), parents: parts.map(named) };
}

/** What a name means in a table: in that of the section by its own words, in one of the words' scope without these. */
function candidatesIn(table: PlaceTable, name: Named, { topic, scope }: Mention): readonly Candidate[] {
  const section = scopeOfTopic(topic);
  const candidates: Candidate[] = [];
  // What a table is of may be told by its title alone, or not at all.
  if (table.scope === null || table.scope === name.scope) candidates.push(...within(table, { ...name, scope: null }, false, table.scope === null ? 0 : 1, table.scope === null ? name.scope : null));
  if (section === null || table.scope === section) candidates.push(...within(table, name, true, 0));
  if (name.scope === null && scope !== null && table.scope === scope && section !== scope) candidates.push(...within(table, name, false, 1));
  return candidates;
}

/** The line or column of a table that a name means; its total where the name is that of the table. `asked` is whose money the words say: where the table tells that apart in columns, they mean these. */
function within(table: PlaceTable, name: Named, scoped: boolean, tier: number, asked: Scope | null = null): readonly Candidate[] {
  const side = SIDES[table.matter];
  if (side && name.side && side !== name.side) return [];
  const totals = table.lines.filter(({ total }) => total);
  const money = table.columns.some((column) => column.period === "now" && column.name.scope === asked) ? asked : null;
  const put = (line: PlaceLine, column: PlaceColumn | null, steps: number | null): readonly Candidate[] => (column && steps !== null ? [{ line, column, distance: steps, tier }] : []);
  const lines = table.lines.filter((line) => isMeant(line, name, scoped, totals)).flatMap((line) => put(line, mainOf(line, money), distance(line.name, name)));
  const candidates = totals.length > 0 ? totals : table.lines.length === 1 ? table.lines : [];
  const total = candidates.find((line) => money === null || mainOf(line, money) !== null) ?? candidates[0];
  if (!total || (name.scope !== null && scoped)) return lines;
  const whole = WHOLES[table.matter];
  const columns = name.forms[0] === "" ? [] : [...total.cells.keys()].filter(({ period, main }) => period === "now" && !main);
  // Where a column tells this year's money apart, the total over it and what was carried over is not that.
  const isNarrower = name.current && [...total.cells.keys()].some((column) => column.period === "now" && column.name.current);
  return [...lines, ...(whole && !isNarrower ? put(total, mainOf(total, money), distance(whole, name)) : []), ...columns.flatMap((column) => put(total, column, distance(column.name, name)))];
}

/** Whether a line may be what a name speaks of: on its side, of its scope, and a total only where the table's total is meant. */
function isMeant({ table, name: own, side, total }: PlaceLine, name: Named, scoped: boolean, totals: readonly PlaceLine[]): boolean {
  if (name.side && side && name.side !== side) return false;
  if (scoped ? own.scope !== name.scope : own.scope !== null) return false;
  if (!total) return true;
  // 合计 in a table of something narrower is not 收入 or 支出 at large.
  if (!AT_LARGE.includes(table.matter)) return false;
  // 本年收入 is not all income, unless the table makes no difference.
  return own.current === name.current || !totals.some((other) => other.side === side && other.name.current === name.current);
}

/** This year's column of all amounts of a line, of one fund's where that is asked for, or the only one that it has. */
function mainOf({ cells }: PlaceLine, money: Scope | null = null): PlaceColumn | null {
  const now = [...cells.keys()].filter((column) => column.period === "now" && (money === null || column.name.scope === money));
  const [only, second] = now;
  return now.find(({ main }) => main) ?? (second ? null : only ?? null);
}

/** Of lines of one name those that stand nearest below the names that were said before it. */
function nearest(candidates: readonly Candidate[], parents: readonly Named[]): readonly Candidate[] {
  const parent = parents.at(-1);
  if (!parent || candidates.length < 2) return candidates;
  const gaps = candidates.map(({ line }) => {
    const at = line.table.lines.indexOf(line);
    const above = line.table.lines.slice(0, at).findLastIndex((other) => (distance(other.name, parent) ?? 2) < 2);
    return above < 0 ? Infinity : at - above;
  });
  const least = new Map<PlaceTable, number>();
  candidates.forEach(({ line }, at) => least.set(line.table, Math.min(least.get(line.table) ?? Infinity, gaps[at] ?? Infinity)));
  return candidates.filter(({ line }, at) => gaps[at] === least.get(line.table));
}

function found(all: readonly Candidate[], atHome: boolean): Found | null {
  const filled = all.filter(({ line, column }) => line.cells.get(column)?.figure != null);
  // Of two lines of one name the one that was filled in is meant.
  const candidates = filled.length > 0 ? filled : all;
  if (candidates.length === 0) return null;
  const rank = ({ tier, distance: steps }: Candidate): number => 10 * tier + steps;
  const ordered = [...candidates].sort((a, b) => rank(a) - rank(b));
  const best = ordered.filter((each) => ordered[0] && rank(each) === rank(ordered[0]));
  const amounts = new Set(best.map(({ line, column }) => line.cells.get(column)?.figure?.money ?? 0));
  // What a government's book calls 工资福利支出 is a part of what a department's does.
  const ofGovernments = best.some(({ line: { table } }) => isByGovernments(table));
  return { values: ordered.map(({ line, column }) => valueAt(line, column)), sure: atHome && amounts.size === 1 && !ofGovernments };
}

const byGovernments = new WeakMap<PlaceTable, boolean>();

/** Whether a table is in the economic classes of governments. */
function isByGovernments(table: PlaceTable): boolean {
  const known = byGovernments.get(table);
  if (known !== undefined) return known;
  const is = /政府(?:预算)?(?:支出)?经济/.test(table.title) || table.lines.some(({ name }) => /^机关(?:工资福利|商品和服务)|^对事业单位经常性补助/.test(name.forms[0] ?? ""));
  byGovernments.set(table, is);
  return is;
}

function foundIn(line: PlaceLine, name: Named): Found | null {
  const columns = [...line.cells.keys()].filter((column) => column.period === "now" && distance(column.name, name) !== null && isOfScope(column.name.scope ?? line.table.scope, name));
  return columns.length === 0 ? null : { values: columns.map((column) => valueAt(line, column)), sure: columns.length === 1 };
}

/** Whether a column may be of the money that a name names: "政府性基金预算拨款" is no column of all funds. */
function isOfScope(scope: Named["scope"], name: Named): boolean {
  return name.scope === null || scope === null || !name.forms.includes("") || scope === name.scope;
}

function valueAt(line: PlaceLine, column: PlaceColumn): Value {
  const cell = line.cells.get(column);
  return { figures: cell?.figure ? [cell.figure] : [], cells: cell ? [cell.at] : [], usual: false, place: { line, column } };
}
