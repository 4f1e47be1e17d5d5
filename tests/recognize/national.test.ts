import { recognizeWorkbook } from "../../src/recognize";
import { grid, rowsOf, workbook } from "../support/snapshots";

/** The set of tables that most provinces print from the same system; figures are made up. */
const SHEETS: readonly string[] = [`
预算01表||||
部门收支总表||||
部门：甲县民政局|||单位：万元|
收入||支出||
项目|预算数|项目|预算数|
一、一般公共预算拨款收入|100|一、一般公共服务支出||
二、政府性基金预算拨款收入||二、外交支出||
三、国有资本经营预算拨款收入||三、社会保障和就业支出|110|
四、财政专户管理资金收入||四、卫生健康支出|5|
五、事业收入（不含专户资金）|10|||
六、事业单位经营收入||||
七、上级补助收入||||
八、附属单位上缴收入||||
九、其他收入|5|||
本年收入合计|115|本年支出合计|115|
上年结转结余|1|年终结转结余|1|
收入总计|116|支出总计|116|`, `
预算02表||||||||||||||||||
部门收入总表||||||||||||||||||
部门：甲县民政局|||||||||||||||||单位：万元|
部门（单位）代码|部门（单位）名称|合计|本年收入||||||||||上年结转结余|||||
|||小计|一般公共预算|政府性基金预算|国有资本经营预算|财政专户管理资金|事业收入|事业单位经营收入|上级补助收入|附属单位上缴收入|其他收入|小计|一般公共预算|政府性基金预算|国有资本经营预算|财政专户管理资金|单位资金
|合计|116|115|100|||||10||||5|1|1|||
'701|甲县民政局|116|115|100||||10||||5|1|1||||`, `
预算03表|||||||
部门支出总表|||||||
部门：甲县民政局|||||||单位：万元
科目编码|科目名称|合计|基本支出|项目支出|事业单位经营支出|上缴上级支出|对附属单位补助支出
|合计|115|80|35|||
208|社会保障和就业支出|110|75|35|||
20802|  民政管理事务|110|75|35|||
2080201|    行政运行|110|75|35|||
210|卫生健康支出|5|5||||`, `
预算04表||||||
财政拨款收支总表||||||
部门：甲县民政局||||||单位：万元
收入||支出||||
项目|预算数|项目|合计|一般公共预算|政府性基金预算|国有资本经营预算
一、本年收入|100|一、本年支出|100|100||
（一）一般公共预算拨款|100|（一）社会保障和就业支出|95|95||
（二）政府性基金预算拨款||（二）卫生健康支出|5|5||
（三）国有资本经营预算拨款||||||
二、上年结转||二、年终结转结余||||
收入总计|100|支出总计|100|100||`, `
预算07表||||||
一般公共预算“三公”经费支出表||||||
部门：甲县民政局||||||单位：万元
“三公”经费合计|因公出国（境）费|公务用车购置及运行费|||公务接待费|
||小计|公务用车购置费|公务用车运行费||
5||4||4|1|`, `
预算10表|||||||||||
项目支出表|||||||||||
部门：甲县民政局|||||||||||单位：万元
类型|项目名称|项目单位|合计|本年拨款|||财政拨款结转结余|||财政专户管理资金|单位资金
||||一般公共预算|政府性基金预算|国有资本经营预算|一般公共预算|政府性基金预算|国有资本经营预算||
合计|||35|20|||||||15
特定目标类|养老服务|甲县民政局|35|20|||||||15`];

test("the national set", () => {
  const book = recognizeWorkbook(workbook(...SHEETS.map((text, index) => grid(`Sheet${index + 1}`, rowsOf(text)))));
  expect(book.leftovers).toEqual([]);
  expect([book.profileBy, book.body, book.scope]).toEqual([null, "甲县民政局", "department"]);
  expect(book.tables.map((table) => [table.id, table.unit, table.columns.filter((column) => column.content === "amount").length])).toEqual([
    ["balance", "万元", 2], ["revenue", "万元", 17], ["expenditure", "万元", 6], ["appropriation-balance", "万元", 5],
    ["three-public-expenses", "万元", 6], ["project-expenditure", "万元", 9],
  ]);
  expect(book.tables.map((table) => table.rows.filter((row) => row.axis !== "income").map((row) => row.key))).toEqual([
    ["201", "202", "208", "210", "current-expenditure-total", "carry-over-out", "expenditure-grand-total"],
    ["total", "unit:甲县民政局"],
    ["total", "208", "20802", "2080201", "210"],
    ["current-expenditure-total", "208", "210", "carry-over-out", "expenditure-grand-total"],
    ["total"],
    ["total", "project:甲县民政局/养老服务"],
  ]);
  const income = book.tables[0]?.rows.filter((row) => row.axis === "income").map((row) => row.key);
  expect(income).toEqual([
    "general-public-budget", "government-fund", "state-capital", "special-account", "institutional-revenue", "business-revenue",
    "superior-subsidy", "affiliate-payment", "other-revenue", "current-revenue-total", "carry-over-in", "revenue-grand-total",
  ]);
});
