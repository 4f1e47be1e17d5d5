import { readText } from "../../src/proofread";
import { recognizeWorkbook } from "../../src/recognize";
import { grid, rowsOf, workbook } from "../support/snapshots";

const BOOK = recognizeWorkbook(workbook(grid("4", rowsOf(`
2026年财政拨款收支总表|||||
单位：万元|||||
收入||支出|||
项目|预算数|项目|合计|一般公共预算|政府性基金预算
一、本年收入|370.00|一、本年支出|412.00|382.00|30.00
（一）一般公共预算拨款|340.00|（一）教育支出|382.00|382.00|
（二）政府性基金预算拨款|30.00|（二）城乡社区支出|30.00||30.00
二、上年结转|42.00|二、结转下年|||
收入总计|412.00|支出总计|412.00|382.00|30.00`.trim()))));

/** Words of what is granted this year alone, what is carried over beside it: what is right, and what is called. */
test.each([
  ["当年拨款收入370.00万元，上年结转42.00万元", []],
  ["当年拨款收入412.00万元，上年结转42.00万元", ["370.00万元"]],
  ["本年拨款收入370.00万元，上年结转24.00万元", ["42.00万元"]],
  ["当年财政拨款收入317.00万元，上年结转42.00万元", ["370.00万元"]],
])("%s", (said, called) => {
  const { findings } = readText(`四、财政拨款收支总体情况\n2026年财政拨款收支总预算412.00万元。收入为财政拨款，其中：${said}；支出包括：教育支出382.00万元、城乡社区支出30.00万元。\n`, BOOK);
  expect(findings.map(({ values: { expected } }) => (expected?.kind === "text" ? expected.text : null))).toEqual(called);
});
