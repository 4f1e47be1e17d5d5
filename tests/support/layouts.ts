import { knownCodes, nameOfCode } from "../../src/catalog/classifications";
import { CARRY_OVER_SOURCES, FISCAL_FUNDS, SOURCES } from "../../src/catalog/sources";
import type { AxisId, BookTable, BudgetBook, TableId } from "../../src/model/book";
import { tableOf } from "../../src/model/book";
import type { Fen } from "../../src/model/money";
import { bookOf, type DepartmentData } from "./department";

/** A column as it is printed: its headers from the group above to its own, and what stands in it. */
export interface PrintedColumn {
  readonly headers: readonly string[];
  readonly holds: "code" | "name" | "amount" | "text";
}

/** An amount in fen, a text, or nothing. */
export type PrintedCell = Fen | string | null;

/** A row of a printed table. */
export interface PrintedRow {
  readonly total: boolean;
  readonly cells: readonly PrintedCell[];
}

/** A table as a region prints it, before it is put on a sheet. */
export interface PrintedTable {
  readonly id: TableId;
  readonly title: string;
  readonly unit: "万元" | "元";
  readonly columns: readonly PrintedColumn[];
  readonly rows: readonly PrintedRow[];
  /** Column at which the second side begins; null for a table of one side. */
  readonly secondSide: number | null;
  readonly note: string | null;
}

/** The regions whose layouts are drawn. */
export const LAYOUTS = ["zhejiang", "shanghai", "national"] as const;
export type LayoutName = (typeof LAYOUTS)[number];

interface Line {
  readonly code: string | null;
  readonly label: string;
  readonly unit: string | null;
  readonly total: boolean;
  readonly amounts: ReadonlyMap<string, Fen>;
}

type Column = readonly [headers: string | readonly string[], role: string];

function linesOf(table: BookTable, axis: AxisId = "main"): readonly Line[] {
  return table.rows.filter((row) => row.axis === axis).map((row): Line => {
    const amounts = new Map([...row.cells].flatMap(([role, { state }]): [string, Fen][] => (state.kind === "amount" ? [[role, state.figure.money]] : [])));
    const parts = (["personnel", "operating"] as const).flatMap((role) => amounts.get(role) ?? []);
    if (!amounts.has("basic") && parts.length > 0) amounts.set("basic", parts.reduce((sum, part) => sum + part, 0));
    return { code: /^\d+$/.test(row.key) ? row.key : null, label: row.label, unit: row.unitName, total: row.kind === "total", amounts };
  });
}

const column = (headers: string | readonly string[], holds: PrintedColumn["holds"]): PrintedColumn => ({ headers: typeof headers === "string" ? [headers] : headers, holds });
const amountsIn = (line: Line, columns: readonly Column[]): readonly PrintedCell[] => columns.map(([, role]) => line.amounts.get(role) ?? null);

interface Heads {
  readonly id: TableId;
  readonly title: string;
  readonly unit?: "万元" | "元";
  readonly note?: string | null;
}

/** A table with code and name before its amounts. */
function coded(heads: Heads, lines: readonly Line[], columns: readonly Column[], totalBelow: boolean): PrintedTable {
  const rows = lines.map((line): PrintedRow => ({ total: line.total, cells: [line.code, line.label, ...amountsIn(line, columns)] }));
  return {
    unit: "万元", note: null, ...heads, secondSide: null,
    columns: [column("科目编码", "code"), column("科目名称", "name"), ...columns.map(([headers]) => column(headers, "amount"))],
    rows: totalBelow ? [...rows.filter((row) => !row.total), ...rows.filter((row) => row.total)] : rows,
  };
}

/** A table of labelled rows without codes. */
function labelled(heads: Heads, labels: readonly string[], rows: readonly (readonly [labels: readonly (string | null)[], line: Line])[], columns: readonly Column[], texts: readonly string[] = []): PrintedTable {
  return {
    unit: "万元", note: null, ...heads, secondSide: null,
    columns: [...labels.map((label) => column(label, "name")), ...columns.map(([headers]) => column(headers, "amount")), ...texts.map((text) => column(text, "text"))],
    rows: rows.map(([own, line]) => ({ total: line.total, cells: [...own, ...amountsIn(line, columns), ...texts.map(() => "按期完成。")] })),
  };
}

type SideRow = readonly [label: string, amounts: readonly PrintedCell[]];

/** A balance: income left, expenditure right, rows filled up with blanks. */
function twoSided(heads: Heads, income: readonly SideRow[], expenditure: readonly SideRow[], amounts: readonly string[]): PrintedTable {
  const right = (row: SideRow | undefined): readonly PrintedCell[] => (row ? [row[0], ...row[1]] : [null, ...amounts.map(() => null)]);
  return {
    unit: "万元", note: null, ...heads, secondSide: 2,
    columns: [column(["收入", "项目"], "name"), column(["收入", "预算数"], "amount"), column(["支出", "项目"], "name"), ...amounts.map((text) => column(["支出", text], "amount"))],
    rows: Array.from({ length: Math.max(income.length, expenditure.length) }, (_, index): PrintedRow =>
      ({ total: false, cells: [income[index]?.[0] ?? null, income[index]?.[1][0] ?? null, ...right(expenditure[index])] })),
  };
}

const NUMERALS = "一二三四五六七八九十";
function numeral(index: number): string {
  const value = index + 1;
  return value <= 10 ? NUMERALS.charAt(value - 1) : value < 20 ? `十${NUMERALS.charAt(value - 11)}` : `${NUMERALS.charAt(Math.floor(value / 10) - 1)}十${value % 10 === 0 ? "" : NUMERALS.charAt((value % 10) - 1)}`;
}

/** What the layouts are drawn from: the book that the filled tables of a department say. */
class Drawing {
  private readonly book: BudgetBook;

  constructor(private readonly data: DepartmentData) {
    this.book = bookOf(data);
  }

  lines(id: TableId, axis: AxisId = "main"): readonly Line[] {
    const table = tableOf(this.book, id);
    return table ? linesOf(table, axis) : [];
  }

  title(name: string): string {
    return `${this.data.year}年${name}`;
  }

  note(id: TableId): string | null {
    return tableOf(this.book, id)?.note?.text ?? null;
  }

  /** Income of the year by source, and what was carried over. */
  income(role: string): Fen {
    return this.lines("revenue").find((line) => line.total)?.amounts.get(role) ?? 0;
  }

  /** Columns of uses beyond basic and project expenditure that the department has. */
  otherUses(): readonly Column[] {
    const uses: readonly Column[] = [["事业单位经营支出", "business"], ["上缴上级支出", "to-superior"], ["对附属单位补助支出", "to-affiliates"]];
    return uses.filter(([, role]) => this.lines("expenditure").some((line) => (line.amounts.get(role) ?? 0) !== 0));
  }

  /** Every item's income by source: funds pay for their own, other sources for the rest in order; null where money is carried on. */
  incomeByCode(): readonly Line[] | null {
    if (this.data.carryOverOut !== 0) return null;
    const others = [...SOURCES.filter((source) => !source.fiscal).map(({ id }) => `current.${id}`), ...CARRY_OVER_SOURCES.map(({ id }) => `carry-over.${id}`)];
    const pools = others.map((role) => ({ role: role.startsWith("carry-over") ? "carry-over" : role, left: this.income(role) }));
    const items = new Map<string, Map<string, Fen>>();
    const give = (code: string, role: string, money: Fen): void => {
      const own = items.get(code) ?? new Map<string, Fen>();
      own.set(role, (own.get(role) ?? 0) + money);
      own.set("total", (own.get("total") ?? 0) + money);
      items.set(code, own);
    };
    const tables = ["general-expenditure", "government-fund-expenditure", "state-capital-expenditure"] as const;
    const fiscal = new Map<string, Fen>();
    tables.forEach((id, at) => {
      for (const line of this.lines(id)) {
        if (line.code?.length !== 7) continue;
        const money = line.amounts.get("total") ?? line.amounts.get("project") ?? 0;
        give(line.code, `current.${FISCAL_FUNDS[at] ?? ""}`, money);
        fiscal.set(line.code, (fiscal.get(line.code) ?? 0) + money);
      }
    });
    for (const line of this.lines("expenditure")) {
      if (line.code?.length !== 7) continue;
      let rest = (line.amounts.get("total") ?? 0) - (fiscal.get(line.code) ?? 0);
      for (const pool of pools) {
        const money = Math.min(rest, pool.left);
        if (money <= 0) continue;
        give(line.code, pool.role, money);
        pool.left -= money;
        rest -= money;
      }
    }
    return this.lines("expenditure").map((line): Line => {
      const amounts = new Map<string, Fen>();
      for (const [code, own] of items) {
        if (!line.total && !code.startsWith(line.code ?? "?")) continue;
        for (const [role, money] of own) amounts.set(role, (amounts.get(role) ?? 0) + money);
      }
      const all = FISCAL_FUNDS.reduce((sum, id) => sum + (amounts.get(`current.${id}`) ?? 0), 0);
      if (all !== 0 || line.total) amounts.set("fiscal-appropriation", all);
      return { ...line, amounts };
    });
  }
}

function unitRows(drawing: Drawing): readonly (readonly [readonly string[], Line])[] {
  return drawing.lines("revenue").map((line) => [[line.label], line]);
}

const REVENUE_BY_UNIT: readonly Column[] = [
  ["总计", "total"], [["本年收入", "小计"], "current"], ...SOURCES.map(({ id, label }): Column => [["本年收入", label], `current.${id}`]),
  [["上年结转结余", "小计"], "carry-over"], ...CARRY_OVER_SOURCES.map(({ id, label }): Column => [["上年结转结余", label], `carry-over.${id}`]),
];

function zhejiang(drawing: Drawing): readonly PrintedTable[] {
  const sides = (id: "balance" | "appropriation-balance", title: string): PrintedTable => {
    const side = (axis: AxisId): readonly SideRow[] => drawing.lines(id, axis).map((line): SideRow => [line.label, [line.amounts.get("amount") ?? null]]);
    return twoSided({ id, title: drawing.title(title) }, side("income"), side("expenditure"), ["预算数"]);
  };
  const uses: readonly Column[] = [["总计", "total"], ["人员支出", "personnel"], ["公用经费", "operating"], ["项目支出", "project"], ["事业单位经营支出", "business"], ["上缴上级支出", "to-superior"], ["对附属单位补助支出", "to-affiliates"]];
  const projects = drawing.lines("project-expenditure").map((line): readonly [readonly (string | null)[], Line] => [line.total ? ["合计", null] : [line.unit, line.label], line]);
  const keys = drawing.lines("key-project-expenditure").map((line): readonly [readonly (string | null)[], Line] => [line.total ? ["合计", null] : [line.unit, line.label], line]);
  return [
    sides("balance", "部门收支预算总表"),
    labelled({ id: "revenue", title: drawing.title("部门收入预算总表") }, ["单位名称"], unitRows(drawing), REVENUE_BY_UNIT),
    coded({ id: "expenditure", title: drawing.title("部门支出预算总表") }, drawing.lines("expenditure"), uses, false),
    sides("appropriation-balance", "部门财政拨款收支预算总表"),
    ...fundTables(drawing, ["部门一般公共预算支出表", "部门政府性基金预算支出表", "部门国有资本经营预算支出表"], "万元", false),
    basicTable(drawing, "部门一般公共预算基本支出表", "万元", false),
    labelled({ id: "three-public-expenses", title: drawing.title("部门一般公共预算“三公”经费支出表") }, ["单位名称"],
      drawing.lines("three-public-expenses").map((line) => [[line.label], line]), THREE_PUBLIC),
    labelled({ id: "project-expenditure", title: drawing.title("部门项目支出预算表") }, ["单位名称", "项目名称"], projects, PROJECT_FUNDS),
    labelled({ id: "key-project-expenditure", title: drawing.title("部门预算财政拨款重点项目支出预算表") }, ["单位名称", "一级项目名称"], keys, [["财政拨款金额", "amount"]], ["绩效目标"]),
  ];
}

const THREE_PUBLIC: readonly Column[] = [
  ["合计", "total"], ["因公出国（境）费用", "overseas"], [["公务用车购置及运行费", "小计"], "vehicles"], [["公务用车购置及运行费", "公务用车购置费"], "vehicle-purchase"],
  [["公务用车购置及运行费", "公务用车运行维护费"], "vehicle-running"], ["公务接待费", "reception"],
];
const PROJECT_FUNDS: readonly Column[] = [
  ["总计", "total"], ["一般公共预算", "general-public-budget"], ["政府性基金", "government-fund"], ["国有资本经营预算", "state-capital"], ["财政专户管理资金", "special-account"], ["单位资金", "unit-funds"],
];

function fundTables(drawing: Drawing, titles: readonly [string, string, string], unit: "万元" | "元", totalBelow: boolean): readonly PrintedTable[] {
  const ids = ["general-expenditure", "government-fund-expenditure", "state-capital-expenditure"] as const;
  return ids.map((id, at) => {
    const columns: readonly Column[] = at === 0 && !totalBelow
      ? [["合计", "total"], [["基本支出", "小计"], "basic"], [["基本支出", "人员经费"], "personnel"], [["基本支出", "公用经费"], "operating"], ["项目支出", "project"]]
      : [["合计", "total"], ["基本支出", "basic"], ["项目支出", "project"]];
    const lines = drawing.lines(id).map((line): Line => (id !== "state-capital-expenditure" ? line : { ...line, amounts: new Map([...line.amounts, ["total", line.amounts.get("project") ?? 0]]) }));
    return coded({ id, title: drawing.title(titles[at] ?? ""), unit, note: drawing.note(id) }, lines, columns, totalBelow);
  });
}

function basicTable(drawing: Drawing, title: string, unit: "万元" | "元", totalBelow: boolean): PrintedTable {
  return coded({ id: "general-basic-expenditure", title: drawing.title(title), unit }, drawing.lines("general-basic-expenditure"), [["合计", "total"], ["人员经费", "personnel"], ["公用经费", "operating"]], totalBelow);
}

/** Class rows of all expenditure with the amounts of some of its tables, the classes without figures too where a region prints them. */
function classRows(drawing: Drawing, empty: boolean): readonly (readonly [code: string, label: string])[] {
  const used = new Set(drawing.lines("expenditure").flatMap((line) => (line.code?.length === 3 ? [line.code] : [])));
  const codes = empty ? new Set([...knownCodes("functional").keys()].filter((code) => code.length === 3)) : used;
  return [...new Set([...codes, ...used])].sort().map((code) => [code, nameOfCode("functional", code)?.name ?? code]);
}

function balances(drawing: Drawing, unit: "万元" | "元", titles: readonly [string, string], empty: boolean): readonly PrintedTable[] {
  const money = (id: TableId, code: string): Fen => {
    const line = drawing.lines(id).find((candidate) => candidate.code === code);
    return line?.amounts.get("total") ?? line?.amounts.get("project") ?? 0;
  };
  const total = (id: TableId): Fen => drawing.lines(id).filter((line) => line.code?.length === 3).reduce((sum, line) => sum + (line.amounts.get("total") ?? line.amounts.get("project") ?? 0), 0);
  const out = drawing.income("total") - total("expenditure");
  const income = SOURCES.map(({ id, label }, index): SideRow => [`${numeral(index)}、${label}${label.endsWith("收入") ? "" : "收入"}`, [drawing.income(`current.${id}`) || null]]);
  const spent = classRows(drawing, empty).map(([code, label], index): SideRow => [`${numeral(index)}、${label}`, [money("expenditure", code) || null]]);
  const tables = ["general-expenditure", "government-fund-expenditure", "state-capital-expenditure"] as const;
  const fiscal = tables.map(total);
  const fiscalTotal = fiscal.reduce((sum, part) => sum + part, 0);
  const fiscalSpent = classRows(drawing, false).flatMap(([code, label]): SideRow[] => {
    const funds = tables.map((id) => money(id, code));
    const all = funds.reduce((sum, part) => sum + part, 0);
    return all === 0 ? [] : [[label, [all, ...funds.map((part) => part || null)]]];
  });
  return [
    twoSided({ id: "balance", title: drawing.title(titles[0]), unit },
      [...income, ["本年收入合计", [drawing.income("current")]], ["上年结转", [drawing.income("carry-over") || null]], ["收入总计", [drawing.income("total")]]],
      [...spent, ["本年支出合计", [total("expenditure")]], ["结转下年", [out || null]], ["支出总计", [drawing.income("total")]]], ["预算数"]),
    twoSided({ id: "appropriation-balance", title: drawing.title(titles[1]), unit },
      [["一、本年收入", [fiscalTotal]], ...FISCAL_FUNDS.map((id, index): SideRow => [`（${numeral(index)}）${SOURCES.find((source) => source.id === id)?.label ?? ""}拨款`, [fiscal[index] || null]]), ["二、上年结转", [null]], ["收入总计", [fiscalTotal]]],
      [["一、本年支出", [fiscalTotal, ...fiscal]], ...fiscalSpent.map(([label, cells], index): SideRow => [`（${numeral(index)}）${label}`, cells]), ["二、结转下年", [null, null, null, null]], ["支出总计", [fiscalTotal, ...fiscal]]],
      ["合计", "一般公共预算", "政府性基金预算", "国有资本经营预算"]),
  ];
}

function revenueTable(drawing: Drawing, title: string, unit: "万元" | "元", columns: readonly Column[], totalBelow: boolean): PrintedTable {
  const byCode = drawing.incomeByCode();
  const carried: readonly Column[] = drawing.income("carry-over") === 0 ? [] : [["上年结转", "carry-over"]];
  if (byCode) return coded({ id: "revenue", title: drawing.title(title), unit }, byCode, [["合计", "total"], ...carried, ...columns], totalBelow);
  return labelled({ id: "revenue", title: drawing.title(title), unit }, ["单位名称"], unitRows(drawing), REVENUE_BY_UNIT);
}

const OTHER_SOURCES: readonly Column[] = SOURCES.filter((source) => !source.fiscal).map(({ id, label }): Column => [label, `current.${id}`]);

function shanghai(drawing: Drawing): readonly PrintedTable[] {
  const threePublic = drawing.lines("three-public-expenses").filter((line) => line.total);
  const order: readonly Column[] = [
    [["“三公”经费预算数", "合计"], "total"], [["“三公”经费预算数", "因公出国（境）费"], "overseas"], [["“三公”经费预算数", "公务接待费"], "reception"],
    [["“三公”经费预算数", "公务用车购置及运行费", "小计"], "vehicles"], [["“三公”经费预算数", "公务用车购置及运行费", "购置费"], "vehicle-purchase"], [["“三公”经费预算数", "公务用车购置及运行费", "运行费"], "vehicle-running"],
  ];
  return [
    ...balances(drawing, "元", ["部门财务收支预算总表", "部门财政拨款收支预算总表"], false),
    revenueTable(drawing, "部门收入预算总表", "元", [["财政拨款收入", "fiscal-appropriation"], ...OTHER_SOURCES], true),
    coded({ id: "expenditure", title: drawing.title("部门支出预算总表"), unit: "元" }, drawing.lines("expenditure"), [["合计", "total"], ["基本支出", "basic"], ["项目支出", "project"], ...drawing.otherUses()], true),
    ...fundTables(drawing, ["部门一般公共预算支出功能分类预算表", "部门政府性基金预算支出功能分类预算表", "部门国有资本经营预算支出功能分类预算表"], "元", true),
    basicTable(drawing, "部门一般公共预算基本支出部门预算经济分类预算表", "元", true),
    labelled({ id: "three-public-expenses", title: drawing.title("部门“三公”经费和机关运行经费预算表") }, [], threePublic.map((line) => [[], line]), order),
  ];
}

function national(drawing: Drawing): readonly PrintedTable[] {
  const funds: readonly Column[] = FISCAL_FUNDS.map((id): Column => [`${SOURCES.find((source) => source.id === id)?.label ?? ""}拨款收入`, `current.${id}`]);
  return [
    ...balances(drawing, "万元", ["收支总表", "财政拨款收支总表"], true),
    revenueTable(drawing, "收入总表", "万元", [...funds, ...OTHER_SOURCES], false),
    coded({ id: "expenditure", title: drawing.title("支出总表") }, drawing.lines("expenditure"), [["合计", "total"], ["基本支出", "basic"], ["项目支出", "project"], ["上缴上级支出", "to-superior"], ["事业单位经营支出", "business"], ["对附属单位补助支出", "to-affiliates"]], false),
    ...fundTables(drawing, ["一般公共预算支出表", "政府性基金预算支出表", "国有资本经营预算支出表"], "万元", false),
    basicTable(drawing, "一般公共预算基本支出表", "万元", false),
    labelled({ id: "three-public-expenses", title: drawing.title("一般公共预算“三公”经费支出表") }, [], drawing.lines("three-public-expenses").filter((line) => line.total).map((line) => [[], line]), THREE_PUBLIC),
  ];
}

/** The tables of a department as a region prints them, every total there, every relation kept. */
export function printedTables(data: DepartmentData, layout: LayoutName): readonly PrintedTable[] {
  return { zhejiang, shanghai, national }[layout](new Drawing(data));
}
