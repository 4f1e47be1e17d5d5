import { recognizeWorkbook } from "../../src/recognize";
import { grid, rowsOf, workbook } from "../support/snapshots";

/** Headers of project tables whose columns beside the project are none of its kind's: which rows are projects, and what was read of them. */
const TABLES: Readonly<Record<string, string>> = {
  "codes in three columns, uses by economic class": `
项目支出情况表|||||||
单位：万元|||||||
科目编码|||科目名称|项目名称|项目支出合计|商品和服务支出|资本性支出
类|款|项|||||
205|01|02|一般行政管理事务|督导经费|12.00|12.00|
205|03|02|中等职业教育|实训设备|30.00||30.00
合计|||||42.00|12.00|30.00`,
  "codes in one column": `
项目支出情况表|||||
单位：万元|||||
科目编码|科目名称|项目名称|项目支出合计|商品和服务支出|资本性支出
2050102|一般行政管理事务|督导经费|12.00|12.00|
2050302|中等职业教育|实训设备|30.00||30.00
合计|||42.00|12.00|30.00`,
};

test.each(Object.keys(TABLES))("%s", (name) => {
  const [table, ...others] = recognizeWorkbook(workbook(grid("项目", rowsOf((TABLES[name] ?? "").trim())))).tables;
  expect(others).toEqual([]);
  expect(table?.rows.map(({ kind, label, cells }) => [kind, label, cells.get("total")?.state.kind])).toEqual([
    ["project", "督导经费", "amount"], ["project", "实训设备", "amount"], ["total", "合计", "amount"],
  ]);
});

test("lines that print the code of their class with its name, and sides headed 功能分类, are a balance's", () => {
  const [table] = recognizeWorkbook(workbook(grid("一", rowsOf(`
部门收支总体情况表|||
单位：万元|||
收入||支出|
项目|预算数|功能分类|预算数
财政拨款(补助)|50.00|205 教育支出|58.00
  一般公共预算|50.00|208 社会保障和就业支出|12.00
单位资金|20.00|221 住房保障支出|
小计|70.00|小计|70.00
收入总计|70.00|支出总计|70.00`.trim())))).tables;
  expect(table?.rows.filter(({ key }) => key !== null).map(({ axis, key }) => [axis, key])).toEqual([
    ["income", "fiscal-appropriation"], ["expenditure", "205"], ["income", "general-public-budget"], ["expenditure", "208"], ["income", "unit-funds"], ["expenditure", "221"],
    ["income", "revenue-grand-total"], ["expenditure", "expenditure-grand-total"],
  ]);
});
