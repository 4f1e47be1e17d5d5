import { areaAddress } from "../../src/model/cells";
import type { BudgetBook } from "../../src/model/book";
import { recognizeWorkbook } from "../../src/recognize";
import { grid, rowsOf, workbook } from "../support/snapshots";

/** [table, sheet, range, unit] of every table. */
function flatTables(book: BudgetBook): (string | null)[][] {
  return book.tables.map((table) => [table.id, table.sheet, areaAddress(table.area), table.unit]);
}

function roles(book: BudgetBook): string[] {
  return book.tables.flatMap((table) => table.columns.map((column) => `${table.id} ${column.axis} ${column.role} ${column.column}`));
}

function keys(book: BudgetBook, at = 0): string[] {
  return (book.tables[at]?.rows ?? []).map((row) => (row.axis === "main" ? row.key : `${row.axis}:${row.key}`));
}

function leftovers(book: BudgetBook): string[][] {
  return book.leftovers.map((left) => [left.reason, left.area.sheet, areaAddress(left.area), left.detail]);
}

function read(...sheets: [name: string, text: string][]): BudgetBook {
  return recognizeWorkbook(workbook(...sheets.map(([name, text]) => grid(name, rowsOf(text)))));
}

const ZHEJIANG_BALANCE = `
2023年部门收支预算总表
单位：万元
收 入||支 出|
项 目|预算数|项 目|预算数
一、财政拨款||一般公共服务支出|
一般公共预算||财政事务|
政府性基金预算||国有资本经营预算支出|
国有资本经营预算|||
二、财政专户管理资金|||
三、事业收入|||
|||
本年收入合计||本年支出合计|
上年结转结余||年终结转结余|
收 入 总 计||支 出 总 计|`;

describe("layouts", () => {
  test("an empty table as inserted: prepared rows, column numbers, note", () => {
    const book = read(["a", ZHEJIANG_BALANCE], ["b", `
2023年部门政府性基金预算支出表
单位：万元
科目编码|科目名称|本年政府性基金预算支出||
||合 计|基本支出|项目支出
**|**|'1|'2|'3
|合计|||
||||
||||
注：本单位没有政府性基金预算拨款安排的支出，故本表无数据。||||`]);
    expect(flatTables(book)).toEqual([["balance", "a", "A1:D14", "万元"], ["government-fund-expenditure", "b", "A1:E9", "万元"]]);
    expect(roles(book)).toEqual([
      "balance income line 0", "balance income amount 1", "balance expenditure line 2", "balance expenditure amount 3",
      "government-fund-expenditure main code 0", "government-fund-expenditure main name 1", "government-fund-expenditure main total 2",
      "government-fund-expenditure main basic 3", "government-fund-expenditure main project 4",
    ]);
    const fund = book.tables[1];
    expect([fund?.headerRows, fund?.bodyRow, fund?.lastBodyRow, fund?.note?.at.row]).toEqual([[2, 3], 5, 7, 8]);
    expect(keys(book, 0)).toEqual([
      "income:fiscal-appropriation", "expenditure:201", "income:general-public-budget", "expenditure:20106", "income:government-fund",
      "expenditure:223", "income:state-capital", "income:special-account", "income:institutional-revenue", "income:current-revenue-total",
      "expenditure:current-expenditure-total", "income:carry-over-in", "expenditure:carry-over-out", "income:revenue-grand-total",
      "expenditure:expenditure-grand-total",
    ]);
    expect(leftovers(book)).toEqual([]);
  });

  test.each([
    ["收支总体情况表", "balance"], ["表1.部门收支总表", "balance"], ["2024年单位收支预算表", "balance"], ["附表2：2025年收入总表", "revenue"],
    ["预算公开02表 收入预算总体情况表", "revenue"], ["表1-2.部门支出总表", "expenditure"], ["支出总体情况表", "expenditure"],
    ["财政拨款收支总体情况表", "appropriation-balance"], ["一般公共预算财政拨款支出表", "general-expenditure"],
    ["一般公共预算支出情况表（按功能分类科目）", "general-expenditure"], ["二〇二四年一般公共预算支出预算表", "general-expenditure"],
    ["一般公共预算基本支出情况表（按经济分类科目）", "general-basic-expenditure"], ["一般公共预算财政拨款基本支出表", "general-basic-expenditure"],
    ["财政拨款“三公”经费支出表", "three-public-expenses"], ["一般公共预算＂三公＂经费、会议费、培训费支出情况表", "three-public-expenses"],
    ["政府性基金收支表", "government-fund-expenditure"], ["政府性基金预算财政拨款支出表", "government-fund-expenditure"],
    ["国有资本经营预算支出情况表", "state-capital-expenditure"], ["项目支出表", "project-expenditure"],
  ])("title %s is %s", (title, id) => {
    const header: Record<string, string> = {
      balance: "项目|预算数|项目|预算数\n一、事业收入|1|一般公共服务支出|1", "appropriation-balance": "项目|预算数|项目|预算数\n一、财政拨款|1|一般公共服务支出|1",
      revenue: "科目编码|科目名称|合计|财政拨款收入|事业收入\n201|一般公共服务支出|3|1|2",
      "three-public-expenses": "合计|因公出国（境）费用|公务用车购置及运行费|公务接待费\n3|1|1|1",
      "project-expenditure": "单位名称|项目名称|合计|一般公共预算\n甲局|办公|3|3",
      "general-basic-expenditure": "科目编码|科目名称|合计|人员经费|公用经费\n301|工资福利支出|3|3|",
    };
    const book = read(["x", `${title}\n单位：元\n${header[id] ?? "科目编码|科目名称|合计|基本支出|项目支出\n201|一般公共服务支出|3|1|2"}`]);
    expect(book.tables.map((table) => table.id)).toEqual([id]);
    expect(leftovers(book)).toEqual([]);
  });

  test.each([
    "2023年度部门收入支出决算总表", "项目支出绩效目标表", "部门整体支出绩效目标表", "政府采购预算明细表", "一般公共预算项目支出表",
    "财政拨款支出预算表（政府经济分类科目）", "政府购买服务预算财政拨款明细表", "政府性基金预算“三公”经费支出表", "支出预算分类汇总表（按政府预算经济分类）",
    "一般公共预算基本支出表—人员经费（工资福利支出）",
  ])("%s is none of the eleven", (title) => {
    const book = read(["x", `${title}\n单位：万元\n科目编码|科目名称|合计|基本支出|项目支出\n201|一般公共服务支出|3|1|2\n20103|其他|3|1|2`]);
    expect(book.tables).toEqual([]);
    expect(book.leftovers.map((left) => left.reason)).toEqual(["unknownTable"]);
  });

  test("government economic codes under a department title are not the economic table", () => {
    const book = read(["x", "一般公共预算基本支出表\n单位：万元\n科目编码|科目名称|合计|人员经费|公用经费\n501|机关工资福利支出|3|3|\n50101|工资奖金津补贴|3|3|"]);
    expect(book.tables).toEqual([]);
    expect(book.leftovers.map((left) => left.reason)).toEqual(["unknownTable"]);
  });

  test("national layout: this year's columns among others, sub-lines of the carry-over, total above its classes", () => {
    const book = read(["1", `
||||
财政拨款收支总表|||| 
部门：甲县水利局||||金额单位：万元
收入||支出||
项目|2025年预算|项目|2025年预算|
一、本年收入|10.5|一、本年支出|12.5|
（一）一般公共预算拨款|10.5|（一）一般公共服务支出|2|
（二）政府性基金预算拨款||（二）卫生健康支出|10.5|
二、上年结转|2|||
（一）一般公共预算拨款|2|二、结转下年||
收入总计|12.5|支出总计|12.5|`], ["2", `
一般公共预算支出表
功能分类科目||2024年执行数|2025年预算数|||2025年预算数比2024年执行数|
科目编码|科目名称|小计|小计|基本支出|项目支出|增减额|增减%
201|一般公共服务支出|1|2|2||1|100
合计||1|2|2||1|100`]);
    expect(flatTables(book)).toEqual([["appropriation-balance", "1", "A2:D11", "万元"], ["general-expenditure", "2", "A1:H5", null]]);
    expect(keys(book, 0)).toEqual([
      "income:current-revenue-total", "expenditure:current-expenditure-total", "income:general-public-budget", "expenditure:201",
      "income:government-fund", "expenditure:210", "income:carry-over-in", "income:carry-over-in.general-public-budget",
      "expenditure:carry-over-out", "income:revenue-grand-total", "expenditure:expenditure-grand-total",
    ]);
    expect(roles(book).filter((role) => role.startsWith("general"))).toEqual([
      "general-expenditure main code 0", "general-expenditure main name 1", "general-expenditure main last-year 2", "general-expenditure main total 3",
      "general-expenditure main basic 4", "general-expenditure main project 5", "general-expenditure main change 6", "general-expenditure main change-rate 7",
    ]);
    expect(leftovers(book).map(([reason, sheet]) => [reason, sheet])).toEqual([["unknownUnit", "2"]]);
    expect([book.year, book.body]).toEqual([null, "甲县水利局"]);
  });

  test("several tables on one sheet, below and beside each other, with blank rows and columns before", () => {
    const book = read(["all", `
||||||||
|表一 2024年部门支出预算总表||||||2024年部门一般公共预算支出表||||
|单位：万元||||||单位：元||||
|科目编码|科目名称|总计|基本支出|项目支出||科目编码|科目名称|合计|基本支出|项目支出
|'201|一般公共服务支出|3|1|2||'201|一般公共服务支出|30000|10000|20000
|合计||3|1|2||合计||30000|10000|20000
||||||||
|2024年部门一般公共预算“三公”经费支出表||||||||
|单位：万元||||||||
|单位名称|合计|因公出国（境）费用|公务接待费|公务用车购置及运行费||||
|甲局|3|1|1|1||||`]);
    expect(flatTables(book)).toEqual([
      ["expenditure", "all", "B2:F6", "万元"], ["three-public-expenses", "all", "B8:F11", "万元"], ["general-expenditure", "all", "H2:L6", "元"],
    ]);
    expect(leftovers(book)).toEqual([]);
  });

  test("one table over two sheets and with headers repeated inside", () => {
    const header = "科目编码|||科目名称|合计|基本支出|项目支出\n类|款|项||||";
    const book = read(
      ["a", `2024年部门支出预算总表\n单位：元\n${header}\n'201|||一般公共服务支出|30|30|\n'201|'03||政府办公厅（室）及相关机构事务|30|30|\n${header}\n'201|'03|'01|行政运行|30|30|`],
      ["b", `2024年部门支出预算总表（续）\n单位：元\n${header}\n'208|||社会保障和就业支出|5||5\n合计||||35|30|5`],
      ["c", `2024年部门支出预算总表\n单位：元\n${header}\n'208|||社会保障和就业支出|5||5\n合计||||5||5`],
    );
    expect(keys(book)).toEqual(["201", "20103", "2010301", "208", "total"]);
    expect(book.tables[0]?.rows.map((row) => row.sheet)).toEqual(["a", "a", "a", "b", "b"]);
    expect(leftovers(book).map(([reason, sheet]) => [reason, sheet])).toEqual([["duplicateTable", "c"]]);
  });

  test("without a title the header decides, or the table is left over", () => {
    const known = read(["x", "单位：万元\n单位名称|项目名称|总计|一般公共预算|政府性基金|财政专户管理资金|单位资金\n甲局|办公|3|3|||\n合计||3|3|||"]);
    expect(known.tables.map((table) => table.id)).toEqual(["project-expenditure"]);
    const unknown = read(["x", "单位：万元\n科目编码|科目名称|合计|基本支出|项目支出\n201|一般公共服务支出|3|1|2"]);
    expect(unknown.tables).toEqual([]);
    expect(unknown.leftovers.map((left) => left.reason)).toEqual(["ambiguousTable"]);
    const grouped = read(["x", "单位：万元\n科目编码|科目名称|一般公共预算支出||\n||合计|基本支出|项目支出\n201|一般公共服务支出|3|1|2"]);
    expect(grouped.tables.map((table) => table.id)).toEqual(["general-expenditure"]);
  });

  test("sheets about other things, figures without a header, contents lists", () => {
    const book = read(
      ["目录", "目录|\n一、2024年部门收支预算总表|1\n二、2024年部门收入预算总表|2"],
      ["人员", "姓名|年龄|电话\n张三|30|1234\n李四|40|5678"],
      ["空", ""],
      ["表", "2024年部门支出预算总表\n单位：元\n201|一般公共服务支出|3|1|2"],
    );
    expect(book.tables).toEqual([]);
    expect(leftovers(book).map(([reason, sheet]) => [reason, sheet])).toEqual([["otherSheet", "目录"], ["otherSheet", "人员"], ["noHeader", "表"]]);
  });
});

describe("bounded work", () => {
  test("prose that reads like headers is given up on", () => {
    const rows = Array.from({ length: 20_000 }, (_, row) => Array.from({ length: 6 }, (__, column) => `第${row}行项目支出说明${column}`));
    const book = recognizeWorkbook(workbook(grid("x", rows)));
    expect(book.tables).toEqual([]);
    expect(book.leftovers.length).toBeLessThan(60);
  });

  test("a table of many rows is read whole", () => {
    const rows = Array.from({ length: 30_000 }, (_, row) => ["甲局", `项目${row}`, row / 100, row / 100]);
    const book = recognizeWorkbook(workbook(grid("x", [["项目支出表"], ["单位：万元"], ["单位名称", "项目名称", "总计", "一般公共预算"], ...rows])));
    expect(book.tables[0]?.rows.length).toBe(30_000);
    expect(book.leftovers).toEqual([]);
  });
});
