import type { ItemRequest } from "../../src/derive/insertItem";
import { planItem } from "../../src/review";
import { applied } from "../support/workbooks";
import { grid, rowsOf, workbook } from "../support/snapshots";

const ITEM: ItemRequest = { classification: "functional", code: "2080501", fund: "general-public-budget", unit: null };

/** A table of a layout of no known region, its rows as text. */
function foreign(rows: string): ReturnType<typeof workbook> {
  return workbook(grid("支出", rowsOf(`2024年一般公共预算支出表\n单位：万元\n科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出\n${rows}`)));
}

function bodyAfter(rows: string, request = ITEM): { readonly lines: readonly string[]; readonly told: readonly string[] } {
  const before = foreign(rows);
  const { plan } = planItem(before, request);
  const [sheet] = applied(before, plan.edits).after.sheets;
  return {
    lines: (sheet?.values ?? []).slice(3).map((line) => line.map((value) => value ?? "").join("|")),
    told: plan.obstacles.filter(({ reason }) => reason !== "noTable").map(({ reason }) => reason),
  };
}

test("a foreign table gets the row between its neighbours, in order, and nothing of it is written over", () => {
  const { lines, told } = bodyAfter("合计 | | 30 | 30 |\n'201 | 一般公共服务支出 | 10 | 10 |\n'20103 | 政府办公厅（室）及相关机构事务 | 10 | 10 |\n'2010301 | 行政运行 | 10 | 10 |\n'208 | 社会保障和就业支出 | 20 | 20 |\n'20805 | 行政事业单位养老支出 | 20 | 20 |\n'2080505 | 机关事业单位基本养老保险缴费支出 | 20 | 20 |");
  expect(told).toEqual([]);
  expect(lines).toEqual([
    "合计||30|30|", "201|一般公共服务支出|10|10|", "20103|政府办公厅（室）及相关机构事务|10|10|", "2010301|行政运行|10|10|", "208|社会保障和就业支出|20|20|",
    "20805|行政事业单位养老支出|20|20|", "2080501|行政单位离退休|||", "2080505|机关事业单位基本养老保险缴费支出|20|20|",
  ]);
});

test("a code that is there is not written again", () => {
  const { plan } = planItem(foreign("合计 | | 20 | 20 |\n'208 | 社会保障和就业支出 | 20 | 20 |\n'20805 | 行政事业单位养老支出 | 20 | 20 |\n'2080501 | 行政单位离退休 | 20 | 20 |"), ITEM);
  expect(plan).toMatchObject({ edits: [], rows: [], present: [{ table: "general-expenditure" }] });
});

test("tables that the workbook does not have are named, and nothing happens", () => {
  const { plan } = planItem(workbook(grid("空", [])), ITEM);
  expect(plan.edits).toEqual([]);
  expect(plan.obstacles.map(({ table, reason }) => [table, reason])).toEqual([["expenditure", "noTable"], ["general-expenditure", "noTable"]]);
});

test("a protected sheet is told and left alone", () => {
  const { sheets } = foreign("合计 | | 10 | 10 |\n'201 | 一般公共服务支出 | 10 | 10 |\n'20103 | 政府办公厅（室）及相关机构事务 | 10 | 10 |\n'2010301 | 行政运行 | 10 | 10 |");
  const { plan } = planItem({ sheets: sheets.map((sheet) => ({ ...sheet, protected: true })) }, ITEM);
  expect(plan.edits).toEqual([]);
  expect(plan.obstacles.map(({ reason }) => reason)).toContain("protected");
});
