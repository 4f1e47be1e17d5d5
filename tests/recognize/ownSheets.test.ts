import type { SheetEntry } from "../../src/model/profile";
import { recognizeWorkbook } from "../../src/recognize";
import { readBasics, readSupplement } from "../../src/recognize/ownSheets";
import { grid, rowsOf, workbook } from "../support/snapshots";

const entry = (id: string, section: string, label: string, content: SheetEntry["content"], measure = ""): SheetEntry => ({ id, section, label, content, hint: "", measure });

const BASICS = [entry("department.name", "基本信息", "部门名称", "text"), entry("year", "基本信息", "预算年度", "count", "年")];
const SUPPLEMENT = [
  entry("last-year.revenue", "（二）收入", "上年执行数", "amount", "万元"), entry("reason.revenue", "（二）收入", "增减原因", "text"),
  entry("last-year.expenditure", "（三）支出", "上年执行数", "amount", "万元"), entry("vehicles", "（十）其他", "车辆数", "count", "辆"),
];

describe("基本信息", () => {
  test("entries by label wherever they stand, units below their header", () => {
    const basics = readBasics(grid("基本信息", rowsOf(`
基本信息
事项|内容|填写说明
预算年度|2024|四位年份
部门名称：|甲局|
||
单位代码|单位名称|单位性质
'125001|甲局（本级）|行政
|乙 中心|`), { row: 2, column: 1 }), BASICS);
    expect([...(basics?.facts.values() ?? [])].map((fact) => [fact.id, fact.text, fact.count, fact.at.row, fact.at.column])).toEqual([
      ["year", "2024", 2024, 4, 2], ["department.name", "甲局", null, 5, 2],
    ]);
    expect(basics?.units).toEqual([{ code: "125001", name: "甲局（本级）", nature: "行政" }, { code: null, name: "乙中心", nature: null }]);
  });

  test("a sheet of that name without any of it is none of ours", () => {
    expect(readBasics(grid("基本信息", [["姓名", "张三"]]), BASICS)).toBeNull();
  });
});

describe("补充资料", () => {
  const TEXT = `
补充资料
部分|事项|内容|计量|填写说明
（三）支出|上年执行数|1,234.50|万元|
（二）收入|上年执行数|2588.36|元|
|增减原因|项目经费有所增长||
（十）其他|车辆数|3|辆|
||||
各科目主要用途||||
科目编码|科目名称|主要用途||
2010301|行政运行|人员工资||
'2080501|行政单位离退休|||`;

  test("entries by part and label, amounts in the unit of their row, purposes by code", () => {
    const facts = readSupplement(grid("补充资料", rowsOf(TEXT)), SUPPLEMENT)?.facts;
    expect([...(facts?.values() ?? [])].map((fact) => [fact.id, fact.text, fact.figure?.money ?? null, fact.count, fact.at.row])).toEqual([
      ["last-year.expenditure", "1,234.50", 1_234_500_000, null, 2], ["last-year.revenue", "2588.36", 258_836, null, 3],
      ["reason.revenue", "项目经费有所增长", null, null, 4], ["vehicles", "3", null, 3, 5],
      ["purpose:2010301", "人员工资", null, null, 9], ["purpose:2080501", null, null, null, 10],
    ]);
  });

  test("a blank entry is a fact without text, a deleted row is no fact", () => {
    const facts = readSupplement(grid("补充资料", rowsOf("部分|事项|内容|计量|填写说明\n（二）收入|上年执行数||万元|")), SUPPLEMENT)?.facts;
    expect([...(facts?.values() ?? [])]).toEqual([
      { id: "last-year.revenue", at: { sheet: "补充资料", row: 1, column: 2 }, text: null, figure: null, unit: "万元", count: null, rate: null },
    ]);
  });
});

test("our own sheets are no tables and no leftovers", () => {
  const book = recognizeWorkbook(workbook(
    grid("基本信息", rowsOf("部门名称|甲局\n版式|zhejiang\n预算年度|2024")),
    grid("补充资料", rowsOf("部分|事项|内容|计量|填写说明\n（二）收入|上年执行数|5|万元|")),
    grid("预算分析表", rowsOf("预算分析表\n单位：万元、%\n收支总体与上年比较\n项目|预算数|上年数\n收入预算|7|5")),
  ));
  expect([book.profile.id, book.body, book.year, book.tables, book.leftovers]).toEqual(["zhejiang", "甲局", 2024, [], []]);
  expect(book.supplement?.facts.get("last-year.revenue")?.figure?.money).toBe(5_000_000);
  expect(book.analysis.get("revenue.lastYear")).toEqual({ sheet: "预算分析表", row: 4, column: 2 });
});
