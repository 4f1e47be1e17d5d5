import { knownCodes, nameOfCode } from "../../src/catalog/classifications";
import { CARRY_OVER_SOURCES, FISCAL_FUNDS, SOURCES } from "../../src/catalog/sources";
import type { TableId } from "../../src/model/book";
import type { Fen } from "../../src/model/money";
import { coded, labelled, numeral, twoSided, type Column, type Drawing, type Line, type PrintedTable, type SideRow } from "./drawing";

/** Tables that several regions print alike. */

export function unitRows(drawing: Drawing): readonly (readonly [readonly string[], Line])[] {
  return drawing.lines("revenue").map((line) => [[line.label], line]);
}

export const REVENUE_BY_UNIT: readonly Column[] = [
  ["总计", "total"], [["本年收入", "小计"], "current"], ...SOURCES.map(({ id, label }): Column => [["本年收入", label], `current.${id}`]),
  [["上年结转结余", "小计"], "carry-over"], ...CARRY_OVER_SOURCES.map(({ id, label }): Column => [["上年结转结余", label], `carry-over.${id}`]),
];

export const THREE_PUBLIC: readonly Column[] = [
  ["合计", "total"], ["因公出国（境）费用", "overseas"], [["公务用车购置及运行费", "小计"], "vehicles"], [["公务用车购置及运行费", "公务用车购置费"], "vehicle-purchase"],
  [["公务用车购置及运行费", "公务用车运行维护费"], "vehicle-running"], ["公务接待费", "reception"],
];
export const PROJECT_FUNDS: readonly Column[] = [
  ["总计", "total"], ["一般公共预算", "general-public-budget"], ["政府性基金", "government-fund"], ["国有资本经营预算", "state-capital"], ["财政专户管理资金", "special-account"], ["单位资金", "unit-funds"],
];

export function fundTables(drawing: Drawing, titles: readonly [string, string, string], unit: "万元" | "元", totalBelow: boolean): readonly PrintedTable[] {
  const ids = ["general-expenditure", "government-fund-expenditure", "state-capital-expenditure"] as const;
  return ids.map((id, at) => {
    const columns: readonly Column[] = at === 0 && !totalBelow
      ? [["合计", "total"], [["基本支出", "小计"], "basic"], [["基本支出", "人员经费"], "personnel"], [["基本支出", "公用经费"], "operating"], ["项目支出", "project"]]
      : [["合计", "total"], ["基本支出", "basic"], ["项目支出", "project"]];
    const lines = drawing.lines(id).map((line): Line => (id !== "state-capital-expenditure" ? line : { ...line, amounts: new Map([...line.amounts, ["total", line.amounts.get("project") ?? 0]]) }));
    return coded({ id, title: drawing.title(titles[at] ?? ""), unit, note: drawing.note(id) }, lines, columns, totalBelow);
  });
}

export function basicTable(drawing: Drawing, title: string, unit: "万元" | "元", totalBelow: boolean): PrintedTable {
  return coded({ id: "general-basic-expenditure", title: drawing.title(title), unit }, drawing.lines("general-basic-expenditure"), [["合计", "total"], ["人员经费", "personnel"], ["公用经费", "operating"]], totalBelow);
}

/** Class rows of all expenditure with the amounts of some of its tables, the classes without figures too where a region prints them. */
export function classRows(drawing: Drawing, empty: boolean): readonly (readonly [code: string, label: string])[] {
  const used = new Set(drawing.lines("expenditure").flatMap((line) => (line.code?.length === 3 ? [line.code] : [])));
  const codes = empty ? new Set([...knownCodes("functional").keys()].filter((code) => code.length === 3)) : used;
  return [...new Set([...codes, ...used])].sort().map((code) => [code, nameOfCode("functional", code)?.name ?? code]);
}

export function balances(drawing: Drawing, unit: "万元" | "元", titles: readonly [string, string], empty: boolean): readonly PrintedTable[] {
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

export function revenueTable(drawing: Drawing, title: string, unit: "万元" | "元", columns: readonly Column[], totalBelow: boolean): PrintedTable {
  const byCode = drawing.incomeByCode();
  const carried: readonly Column[] = drawing.income("carry-over") === 0 ? [] : [["上年结转", "carry-over"]];
  if (byCode) return coded({ id: "revenue", title: drawing.title(title), unit }, byCode, [["合计", "total"], ...carried, ...columns], totalBelow);
  return labelled({ id: "revenue", title: drawing.title(title), unit }, ["单位名称"], unitRows(drawing), REVENUE_BY_UNIT);
}

export const OTHER_SOURCES: readonly Column[] = SOURCES.filter((source) => !source.fiscal).map(({ id, label }): Column => [label, `current.${id}`]);
