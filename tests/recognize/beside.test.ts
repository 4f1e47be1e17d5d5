/** What stands beside or below a table and is none of it: notes apart, dates. */
import { dateText, isDateFormat } from "../../src/model/dates";
import type { Scalar } from "../../src/model/cells";
import type { WorkbookSnapshot } from "../../src/model/snapshot";
import { recognizeWorkbook } from "../../src/recognize";
import { fillPlan } from "../support/workbooks";

const TABLE: readonly (readonly Scalar[])[] = [
  ["2026年部门一般公共预算支出表", null, null, null, "单位：万元"], ["科目编码", "科目名称", "合计", "基本支出", "项目支出"], [null, "合计", null, null, null],
  ["201", "一般公共服务支出", null, null, null], ["20103", "政府办公厅（室）及相关机构事务", null, null, null],
  ["2010301", "行政运行", null, 140, null], ["2010302", "一般行政管理事务", null, null, 100],
];

function sheet(rows: readonly (readonly Scalar[])[], formats: Readonly<Record<string, string>> = {}): WorkbookSnapshot {
  const width = Math.max(...rows.map((row) => row.length));
  const values = rows.map((row) => Array.from({ length: width }, (_, column) => row[column] ?? null));
  return {
    sheets: [{
      name: "支出表", visibility: "visible", protected: false, row: 0, column: 0, values, formulas: values.map((row) => row.map(() => "")),
      numberFormats: values.map((row, r) => row.map((_, c) => formats[`${r},${c}`] ?? "General")), merges: [], hiddenRows: [], hiddenColumns: [],
    }],
  };
}

test("a note two blank columns apart is no column of the table", () => {
  const beside = TABLE.map((row, index) => [...Array.from({ length: 7 }, (_, column) => row[column] ?? null), index === 1 ? "单位" : index === 4 ? "汇总" : null]);
  const plain = fillPlan(sheet(TABLE));
  expect(plain.edits.length).toBeGreaterThan(0);
  expect(fillPlan(sheet(beside)).edits).toEqual(plain.edits);
});

test("a date under a table is no code", () => {
  const dated = sheet([...TABLE, [], ["编制日期"], [44592]], { "9,0": "yyyy/m/d" });
  const [table] = recognizeWorkbook(dated).tables;
  expect(table?.rows.some(({ row }) => row === 9)).toBe(false);
  expect(fillPlan(dated).edits.filter((edit) => "at" in edit && edit.at !== null && edit.at.row === 9)).toEqual([]);
});

test.each<[string, readonly (readonly Scalar[])[], boolean]>([
  ["a bare number below a blank row and a note", [[], ["编制日期"], [], [44592]], false],
  ["a code of the classification below a blank row", [[], [2010350]], true],
  ["a code that nobody knows, right below the table", [[44592]], true],
  ["a code that nobody knows, with its name", [[], [44592, "某项"]], true],
  ["a code that nobody knows, with an amount", [[], [44592, null, null, 5]], true],
])("%s is a row: %s", (_, below, is) => {
  const [table] = recognizeWorkbook(sheet([...TABLE, ...below])).tables;
  expect(table?.rows.some(({ row }) => row === TABLE.length + below.length - 1)).toBe(is);
});

test.each<[string, boolean]>([
  ["yyyy/m/d", true], ['yyyy"年"m"月"d"日"', true], ["m/d/yy", true], ["h:mm", false], ["0.00", false], ["General", false], ["@", false], ["#,##0.00_);[Red](#,##0.00)", false],
  ['_ "¥"* #,##0.00_ ', false], ["[DBNum1]yyyy年m月d日", true], ["0.00E+00", false], ['0"年"', false], ["mmm-yy", true],
])("%s shows a date: %s", (format, is) => expect(isDateFormat(format)).toBe(is));

test.each<[number, string | null]>([[44561, "2021年12月31日"], [44561.75, "2021年12月31日"], [61, "1900年3月1日"], [0.5, null], [-1, null], [3_000_000, null]])("day %d is %s", (day, text) => expect(dateText(day)).toBe(text));
