import { readText } from "../../src/proofread";
import { recognizeWorkbook } from "../../src/recognize";
import { grid, rowsOf, workbook } from "../support/snapshots";

const BOOK = recognizeWorkbook(workbook(grid("项目", rowsOf(`
2026年部门项目支出预算表||||
单位：万元||||
单位名称|项目名称|总计|一般公共预算|单位资金
岚池市教育局|事业单位督导|12.00|12.00|
岚池市教育局|实训设备|30.00|20.00|10.00
合计||42.00|32.00|10.00`.trim()))));

/** Cards of two projects one behind the other, as texts of some regions print them: what a line of the second is told with, and what is called. */
const LINES: readonly (readonly [line: string, called: readonly string[]])[] = [
  ["预算安排规模：30.00万元。", []],
  ["预算安排规模：12.00万元。", ["实训设备 30.00万元"]],
  ["2026年预算安排：31.00万元。", ["实训设备 30.00万元"]],
  ["项目预算金额：33.00万元", ["实训设备 30.00万元"]],
  ["预算安排规模：30.00万元。\n（三）项目名称：事业单位督导\n项目单位：局机关\n预算安排规模：21.00万元", ["事业单位督导 12.00万元"]],
  // What it costs over the years is no amount of the table.
  ["项目总投资：90.00万元。", []],
];

test.each(LINES)("%s", (line, called) => {
  const text = `五、2026年项目支出情况说明\n（一）项目名称：事业单位督导\n设立的政策依据：上级文件。\n预算安排规模：12.00万元。\n（二）项目名称：实训设备\n设立的政策依据：上级文件\n${line}\n资金执行时间：2026年1月至12月。\n`;
  const { findings } = readText(text, BOOK);
  expect(findings.filter(({ severity }) => severity !== "hint").map(({ values: { label, expected } }) => [label, expected].map((value) => (value?.kind === "text" ? value.text : "")).join(" "))).toEqual(called);
});
