import { FISCAL_FUNDS, SOURCES } from "../../src/catalog/sources";
import type { AxisId } from "../../src/model/book";
import type { DepartmentData } from "./department";
import { coded, Drawing, labelled, twoSided, type Column, type Line, type PrintedTable, type SideRow } from "./drawing";
import { REGIONS } from "./regions";
import { balances, basicTable, fundTables, OTHER_SOURCES, PROJECT_FUNDS, REVENUE_BY_UNIT, revenueTable, THREE_PUBLIC, unitRows } from "./sharedTables";

/** The layouts that are drawn in every dress. */
export const LAYOUTS = ["zhejiang", "shanghai", "national"] as const;
/** Layouts of further regions, drawn as they are. */
export const FURTHER_LAYOUTS = ["central", "jiangsu", "guangdong", "sichuan", "hunan"] as const;
export type LayoutName = (typeof LAYOUTS)[number] | (typeof FURTHER_LAYOUTS)[number];

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
  return { zhejiang, shanghai, national, ...REGIONS }[layout](new Drawing(data));
}
