import type { BudgetBook, CellState } from "../../src/model/book";
import { recognizeWorkbook } from "../../src/recognize";
import { decimalsOfFormat } from "../../src/recognize/amounts";
import { readCode, readSplitCode } from "../../src/recognize/codes";
import { grid, rowsOf, workbook, type GridCell } from "../support/snapshots";

function read(...texts: readonly string[]): BudgetBook {
  return recognizeWorkbook(workbook(...texts.map((text, index) => grid(`s${index}`, rowsOf(text)))));
}

/** [kind, key, unit] of each row of the first table. */
function rowsIn(book: BudgetBook, id: string): (string | null)[][] {
  return (book.tables.find((table) => table.id === id)?.rows ?? []).map((row) => [row.kind, row.key, row.unitName, row.unitCode]);
}

function stateOf(cells: readonly GridCell[], unit = "单位：万元"): CellState[] {
  const book = recognizeWorkbook(workbook(grid("x", [
    ["支出预算总表"], [unit], ["科目编码", "科目名称", "合计", "基本支出", "项目支出"],
    ...cells.map((cell, index): GridCell[] => [`20${index + 1}`, "名", cell]),
  ])));
  return (book.tables[0]?.rows ?? []).map((row) => row.cells.get("total")?.state ?? { kind: "blank" });
}

function shown(state: CellState | undefined): string {
  if (state?.kind !== "amount") return state?.kind ?? "none";
  return `${state.figure.money}/${state.figure.grain}${state.asText ? " text" : ""}${state.rounded ? " rounded" : ""}`;
}

it("a division that one column of codes tells by its own two digits is of the class above, as the item below it says", () => {
  const book = read(`部门支出总表
单位：万元
科目编码|科目名称|合计|基本支出|项目支出
|合计|60|30|30
'207|文化旅游体育与传媒支出|40|10|30
'01|文化和旅游|30|10|20
'2070109|群众文化|30|10|20
'2|文物|10||10
'2070204|文物保护|10||10
'208|社会保障和就业支出|20|20|
'05|无此款|20|20|
'2081099|其他|20|20|`);
  expect(rowsIn(book, "expenditure").map(([kind, key]) => [kind, key])).toEqual([
    ["total", "total"], ["class", "207"], ["division", "20701"], ["item", "2070109"], ["division", "20702"], ["item", "2070204"], ["class", "208"], ["item", "2081099"],
  ]);
});

it("the code before the name of a body is none of it", () => {
  const bodies = ["填报单位:[312]某县民政局", "编制部门：312001-某县民政局", "单位名称：【312】某县民政局", "部门名称：某县2024工作专班"];
  expect(bodies.map((body) => read(`部门支出总表\n${body}||||单位：万元\n科目编码|科目名称|合计|基本支出|项目支出\n'201|一般公共服务支出|30|10|20\n|合计|30|10|20`).body)).toEqual(["某县民政局", "某县民政局", "某县民政局", "某县2024工作专班"]);
});

describe("amounts", () => {
  const cases: readonly [string, GridCell[], string[], string?][] = [
    ["typed decimals share the finest step", [8, 10.5, 2797.52], ["8000000/10000", "10500000/10000", "2797520000/10000"]],
    ["a tail of a division does not set the step", [8.25, 1 / 3], ["8250000/10000", "330000/10000 rounded"]],
    ["binary noise is no tail", [0.1 + 0.2], ["300000/100000"]],
    ["whole 元 have a step of one 元", [12, 34], ["1200/100", "3400/100"], "单位：元"],
    ["the format prints", [{ value: 10.005, format: "0.00" }, { value: 1.26, format: "#,##0.0" }, { value: 3, format: "0" }], ["10010000/10000 rounded", "1300000/100000 rounded", "3000000/1000000"]],
    ["a section for zeros hides them, they are zero all the same", [{ value: 0, format: "0.00;-0.00;;@" }, { value: -1.5, format: "0.00;-0.00;;@" }], ["0/10000", "-1500000/10000"]],
    ["zeros alone have a fine step", [0, 0], ["0/10000", "0/10000"]],
    ["text with separators, brackets and full-width digits", ["1,234.50", "(12.00)", "３．５"], ["1234500000/10000 text", "-12000000/10000 text", "3500000/10000 text"]],
    ["dashes and 无 are blanks", ["—", "-", "／", "无", " ", null], ["blank", "blank", "blank", "blank", "blank", "blank"]],
    ["other text, errors, logicals", ["待定", "#REF!", true], ["text", "error", "text"]],
    ["without a unit of measure a number is no amount", [12.5, "1,000.00", "abc"], ["unitUnknown", "unitUnknown", "text"], "编制部门：甲局"],
    ["亿元", [1.5], ["15000000000/1000000000"], "单位：亿元"],
  ];
  test.each(cases.map(([name, cells, expected, unit]) => [name, cells, expected, unit ?? "单位：万元"] as const))("%s", (_name, cells, expected, unit) => {
    expect(stateOf(cells, unit).map(shown)).toEqual(expected);
  });

  test.each([
    ["0.00", 2], ["#,##0.00", 2], ["0", 0], ["0.0", 1], ["General", null], ["@", null], ["0.00%", null], ["0.00_);[Red](0.00)", 2],
    ["_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * \"-\"??_ ;_ @_ ", 2], ["yyyy/m/d", null], ["0.00E+00", null], ["#,##0,", null], ["0.00\"万元\"", 2],
  ])("format %s prints %s decimals", (format, decimals) => {
    expect(decimalsOfFormat(format)).toBe(decimals);
  });
});

describe("codes", () => {
  test.each([
    ["2010301", "2010301", ""], [2010301, "2010301", ""], ["2010301 ", "2010301", ""], ["301 2", "30102", ""], ["201 03 01", "2010301", ""],
    ["201-03-01", "2010301", ""], ["２０１", "201", ""], ["2010301 行政运行", "2010301", "行政运行"], ["[201]一般公共服务支出", "201", "一般公共服务支出"],
  ] as const)("%p is %s", (value, code, name) => {
    expect(readCode(value)).toEqual({ code, name });
  });
  test.each([["合计"], [null], ["一、财政拨款"], [12.5]])("%p is no code", (value) => {
    expect(readCode(value)).toBeNull();
  });
  test.each([
    [["301", "2"], "30102"], [["201", "03", "01"], "2010301"], [[201, 3, 1], "2010301"], [["201", "20103", "2010301"], "2010301"], [["201", null, null], "201"],
  ] as const)("%p together are %s", (values, code) => {
    expect(readSplitCode(values, { code: "" })).toEqual({ code, name: "" });
  });
});

describe("rows", () => {
  test("units: summary, own office, units, in any of the usual ways of writing", () => {
    const book = read(`
部门收入预算总表
单位：万元
单位||总计|本年收入||
|||小计|一般公共预算|其他收入
125|甲局（汇总）|9|9|9|
125001|甲局机关本级|4|4|4|
125002| 乙中心(丙中心) |5|5|5|
合计||9|9|9|`);
    expect(rowsIn(book, "revenue")).toEqual([
      ["summary", "summary:甲局", "甲局", "125"], ["ownOffice", "ownOffice:甲局", "甲局", "125001"],
      ["unit", "unit:乙中心（丙中心）", "乙中心（丙中心）", "125002"], ["total", "total", null, null],
    ]);
    expect(book.leftovers).toEqual([]);
  });

  test("projects inherit the unit above; a unit's code with an amount alone is its subtotal", () => {
    const book = read(`
部门预算财政拨款重点项目支出预算表
单位：万元
单位代码|单位名称|一级项目名称|财政拨款金额|绩效目标
**|**|**|**|**
'125001|||857.61|
'125001|甲局|窗口保障|659.01|很长的文字。
||平台（一期）|198.6|
'125002|乙中心|窗口保障|1|
合计|||858.61|`);
    expect(rowsIn(book, "key-project-expenditure")).toEqual([
      ["subtotal", "subtotal:125001", null, "125001"], ["project", "project:甲局/窗口保障", "甲局", "125001"],
      ["project", "project:甲局/平台（一期）", "甲局", "125001"], ["project", "project:乙中心/窗口保障", "乙中心", "125002"], ["total", "total", null, null],
    ]);
  });

  test("names without codes: the own code tables come first, the walk tells equal names apart", () => {
    const codes = `
支出预算总表
单位：万元
科目编码|科目名称|合计|基本支出|项目支出
'201|一般公共服务支出|4|4|
'20103|政府办公厅（室）及相关机构事务|2|2|
'2010301|行政运行|2|2|
'20177|新设事务|2|2|
'2017701|行政运行|2|2|
'206|科学技术支出|1||1
'20699|其他科学技术支出|1||1
'2069999|其他科学技术支出|1||1
'合计||5|4|1`;
    const book = read(`
收支预算总表
单位：万元
项目|预算数|项目|预算数
一、财政拨款收入|5|一、一般公共服务支出|4
||　政府办公厅(室)及相关机构事务|2
||  行政运行|2
||新设事务|2
||行政运行|2
||六、科学技术支出|1
||其他科学技术支出|1
||其他科学技术支出|1
||闻所未闻的支出|3
收入总计|5|支出总计|5`, codes);
    expect(rowsIn(book, "balance").map(([kind, key]) => [kind, key])).toEqual([
      ["line", "fiscal-appropriation"], ["class", "201"], ["division", "20103"], ["item", "2010301"], ["division", "20177"], ["item", "2017701"],
      ["class", "206"], ["division", "20699"], ["item", "2069999"], ["line", "revenue-grand-total"], ["line", "expenditure-grand-total"],
    ]);
    expect(book.leftovers.map((left) => [left.reason, left.detail])).toEqual([["unknownRow", "闻所未闻的支出"]]);
  });

  test("former names of a class lead to its code, classes alone do for a short list", () => {
    const book = read(`
财政拨款收支预算总表
单位：元
财政拨款收入||财政拨款支出|||
项目|预算数|项目|合计|一般公共预算|政府性基金预算
1、一般公共预算资金|3|一、医疗卫生与计划生育支出|1|1|
2、政府性基金||二、住房保障支出|2|2|
收入合计|3|支出合计|3|3|`);
    expect(rowsIn(book, "appropriation-balance").map(([, key]) => key)).toEqual([
      "general-public-budget", "210", "government-fund", "221", "revenue-grand-total", "expenditure-grand-total",
    ]);
  });

  test("收入合计 above 收入总计 is the total of the year; swapped sides are told by their headers", () => {
    const book = read(`
收支预算总表
单位：元
本年支出||本年收入|
项目|预算数|项目|预算数
一、住房保障支出|3|一、事业收入|3
支出合计|3|收入合计|3
|| 上年结转|1
年终结转结余|1|收入总计|4
支出总计|4||`);
    expect(book.tables[0]?.rows.map((row) => `${row.axis}:${row.key}`).sort()).toEqual([
      "expenditure:221", "expenditure:carry-over-out", "expenditure:current-expenditure-total", "expenditure:expenditure-grand-total",
      "income:carry-over-in", "income:current-revenue-total", "income:institutional-revenue", "income:revenue-grand-total",
    ]);
  });

  test("one row without a label, reception before vehicles; an empty table that says 无", () => {
    const book = read(`
2025年“三公”经费和机关运行经费预算表
编制单位：甲办公室 单位:万元
“三公”经费预算数||||||机关运行经费预算数
合计|因公出国(境)费|公务接待费|公务用车购置及运行费||
|||小计|购置费|运行费|
9.5|1|2|6.5|2|4.5|3`, `
国有资本经营预算支出表
单位：元
科目编码|科目名称|合计|基本支出|项目支出
无||||`);
    expect([...(book.tables[0]?.rows[0]?.cells ?? [])].map(([role, cell]) => [role, shown(cell.state)])).toEqual([
      ["total", "9500000/100000"], ["overseas", "1000000/100000"], ["reception", "2000000/100000"], ["vehicles", "6500000/100000"],
      ["vehicle-purchase", "2000000/100000"], ["vehicle-running", "4500000/100000"], ["office-running", "3000000/100000"],
    ]);
    expect(book.tables[1]?.rows).toEqual([]);
    expect([book.body, book.year, book.leftovers]).toEqual(["甲办公室", 2025, []]);
  });

  test("figures that cannot be placed are left over, never lost", () => {
    const book = read(`
支出预算总表
单位：元
科目编码|科目名称|合计|基本支出|项目支出|附加数
'201|一般公共服务支出|4|4||9
'2010|缺位编码|5|5||
||7||
注：本表单位为元。||||
||8||`);
    expect(book.leftovers.map((left) => [left.reason, left.area.row, left.detail])).toEqual([
      ["unknownRow", 5, ""], ["unknownRow", 7, ""], ["ambiguousColumn", 2, "附加数"],
    ]);
  });

  test("a code of a wrong length is a row, not a leftover, where it has a name and amounts", () => {
    const book = read(`
支出预算总表
单位：元
科目编码|科目名称|合计
'201|一般公共服务支出|4
'2010|缺位编码|4
'2011|没有金额|`);
    expect(book.tables[0]?.rows.map((row) => row.key)).toEqual(["201", "2010"]);
  });
});
