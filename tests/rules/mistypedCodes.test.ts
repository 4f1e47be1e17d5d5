import { saidOf } from "../support/said";
import { foundIn } from "../support/smallFindings";
import { smallBook } from "../support/smallBook";

/** Revenue of one source alone, so that the two tables of expenditure say the same. */
const REVENUE = (amount: number): string => `
    revenue
          | total     | current.general-public-budget
    total | ${amount} | ${amount}`;

const TWO = (first: string, second: string, amount: number): string => `
    expenditure
            | total
    ${first.trim()}

    general-expenditure
            | total
    ${second.trim()}
${REVENUE(amount)}`;

const ITEMS = (middle: string): string => `
    201 一般公共服务支出 | 60
    20103 政府办公厅（室）及相关机构事务 | 60
    2010301 行政运行 | 10
    ${middle} | 20
    2010399 其他政府办公厅（室）及相关机构事务支出 | 30`;

const RIGHT = ITEMS("2010302 一般行政管理事务");

/** A code that was typed for another, told once, and nothing besides; where it is none, what fails is told as it is. */
test.each<[what: string, book: string, found: readonly string[]]>([
  ["one digit", TWO(RIGHT, ITEMS("2010802 一般行政管理事务"), 60), ["form/code-mistyped at general-expenditure 2010802: 2010802 → 2010302"]],
  ["two digits exchanged", TWO(RIGHT, ITEMS("2013002 一般行政管理事务"), 60), ["form/code-mistyped at general-expenditure 2013002: 2013002 → 2010302"]],
  ["a digit missing", TWO(RIGHT, ITEMS("201032 一般行政管理事务"), 60), ["form/code-mistyped at general-expenditure 201032: 201032 → 2010302"]],
  ["a digit doubled", TWO(RIGHT, ITEMS("20103302 一般行政管理事务"), 60), ["form/code-mistyped at general-expenditure 20103302: 20103302 → 2010302"]],
  ["in the first of the tables", TWO(ITEMS("2010802 一般行政管理事务"), RIGHT, 60), ["form/code-mistyped at expenditure 2010802: 2010802 → 2010302"]],
  ["another code of the same name, by its siblings alone", TWO(RIGHT.replace("一般行政管理事务", "专门事务"), ITEMS("2080802 专门事务"), 60), ["form/code-mistyped at general-expenditure 2080802: 2080802 → 2010302"]],
  ["a name that two codes of the siblings have", TWO(RIGHT.replace("其他政府办公厅（室）及相关机构事务支出", "一般行政管理事务"), ITEMS("2010802 一般行政管理事务"), 60), ["form/code-mistyped at general-expenditure 2010802: 2010802 → 2010302"]],
  ["no name", TWO(RIGHT, ITEMS("2010802").replace("2010802 |", "2010802  |"), 60), [
    "form/row-missing at general-expenditure 2010301: 2010302 → 20",
    "form/row-missing at expenditure 2010399: 2010802 → 20",
    "g1 sum/children at general-expenditure 2010802.total: 20 → 0, root",
  ]],
  ["a code that is wrong alike in the siblings, under this name", TWO(ITEMS("2010802 一般行政管理事务"), ITEMS("2010802 一般行政管理事务"), 60), [
    "form/code-mistyped at expenditure 2010802: 2010802 → 2010302",
  ]],
  ["nothing fails: codes are as they are", "expenditure\n | total\n2010802 一般行政管理事务 | 20\n\ngeneral-expenditure\n | total\n2010302 一般行政管理事务 | 20", []],
  ["the code of a division, above its items", `
    expenditure
            | total
    201     | 60
    20130 政府办公厅（室）及相关机构事务 | 60
    2010301 | 60
    20199   | 0`, ["form/code-mistyped at expenditure 20130: 20130 → 20103"]],
  ["an item that every division has, below its own: its amount is wrong", `
    expenditure
            | total
    213     | 30
    21303 水利 | 30
    2130301 行政运行 | 20`, ["g1 sum/children at expenditure 2130301.total: 20 → 30, root"]],
  ["in a list unit by unit, beside another unit that has the code", `
    expenditure
    | total
    甲>20103 政府办公厅（室）及相关机构事务 | 30
    甲>2010301 行政运行 | 10
    甲>2010802 一般行政管理事务 | 20
    乙>20103 政府办公厅（室）及相关机构事务 | 20
    乙>2010302 一般行政管理事务 | 20

    general-expenditure
    | total
    20103 政府办公厅（室）及相关机构事务 | 50
    2010301 行政运行 | 10
    2010302 一般行政管理事务 | 40`, ["form/code-mistyped at expenditure 甲>2010802: 2010802 → 2010302"]],
  ["codes of the economic classification", `
    general-basic-expenditure
            | total
    301     | 30
    30111 基本工资 | 10
    30102 津贴补贴 | 20

    appropriation-basic-expenditure
            | total
    301     | 30
    30101 基本工资 | 10
    30102 津贴补贴 | 20`, []],
  ["another slip beside it", TWO(RIGHT, ITEMS("2010802 一般行政管理事务").replace("| 30", "| 31"), 60), [
    "form/code-mistyped at general-expenditure 2010802: 2010802 → 2010302",
    "g1 sum/children at general-expenditure 2010399.total: 31 → 30, root",
    "g1 tie/expenditure-funds at general-expenditure 2010399.total: 31 → 30",
  ]],
  ["two codes mistyped", TWO(RIGHT, ITEMS("2010802 一般行政管理事务").replace("2010399", "2010339"), 60), [
    "form/code-mistyped at general-expenditure 2010802: 2010802 → 2010302",
    "form/code-mistyped at general-expenditure 2010339: 2010339 → 2010399",
  ]],
])("%s", (_what, book, found) => {
  expect(foundIn(smallBook(book))).toEqual(found);
});

const PAGE = (name: string, title: string, rows: string): string => `
    ${name}
    2026年部门${title} | | | | 单位：万元
    类 | 款 | 项 | 科目名称 | 合计
    ${rows.trim()}\n`;

const INCOME = `
    收入表
    2026年部门收入预算总表 | | 单位：万元
    单位名称 | 总计 | 一般公共预算
    某局 | 60.00 | 60.00\n`;

const ROWS = (class_: string, division: string, item: string): string => `
    '201 | | | 一般公共服务支出 | 60.00
    '201 | '03 | | 政府办公厅（室）及相关机构事务 | 60.00
    '201 | '03 | '01 | 行政运行 | 40.00
    '${class_} | '${division} | '${item} | 一般行政管理事务 | 20.00`;

/** Where class, division and item stand in columns of their own, the slip is shown in the column in which it was made. */
test.each<[string, string, string, readonly string[]]>([
  ["201", "03", "08", ["错误 支出表!C6 (A6 B6) “一般行政管理事务”的科目编码写作 2010308，按名称和各表勾稽关系应为 2010302；其余核对已按 2010302 进行。"]],
  ["201", "08", "02", ["错误 支出表!B6 (A6 C6) “一般行政管理事务”的科目编码写作 2010802，按名称和各表勾稽关系应为 2010302；其余核对已按 2010302 进行。"]],
  ["201", "03", "021", ["错误 支出表!C6 (A6 B6) “一般行政管理事务”的科目编码写作 20103021，按名称和各表勾稽关系应为 2010302；其余核对已按 2010302 进行。"]],
  ["207", "03", "02", ["错误 支出表!A6 (B6 C6) “一般行政管理事务”的科目编码写作 2070302，按名称和各表勾稽关系应为 2010302；其余核对已按 2010302 进行。"]],
])("class %s, division %s, item %s", (class_, division, item, found) => {
  expect(saidOf("form/code-mistyped", PAGE("总表", "支出预算总表", ROWS("201", "03", "02")).replace("合计", "总计") + PAGE("支出表", "一般公共预算支出表", ROWS(class_, division, item)) + INCOME)).toEqual(found);
});

test("beside codes for which the book of codes has many others, the one that the siblings tell", () => {
  const book = `${TWO(RIGHT, ITEMS("2010802 一般行政管理事务"), 60)}\n\n    government-fund-expenditure\n            | total\n    2010353 机关服务 | 5\n    2010453 机关服务 | 5`;
  expect(foundIn(smallBook(book), /code-mistyped/)).toEqual(["form/code-mistyped at general-expenditure 2010802: 2010802 → 2010302"]);
});

test("codes without names are not taken for one another", () => {
  const rows = (item: string): string => `'201 | '03 | | | 20.00\n    '201 | '03 | '${item} | | 20.00`;
  expect(saidOf("form/code-mistyped", PAGE("总表", "支出预算总表", rows("02")).replace("合计", "总计") + PAGE("支出表", "一般公共预算支出表", rows("08")) + INCOME.replaceAll("60", "20"))).toEqual([]);
});

test("a table that prints names alone took the typed code with the name: it is put right there, too", () => {
  const text = `
    支出表
    2026年部门支出预算总表 | | 单位：万元
    科目编码 | 科目名称 | 总计
     | 合计 | 80.00
    210 | 某类支出 | 60.00
    20103 | 政府办公厅（室）及相关机构事务 | 60.00
    2010301 | 行政运行 | 60.00
    208 | 社会保障和就业支出 | 20.00

    收支表
    2026年部门收支预算总表 | | | 单位：万元
    收入 | | 支出 |
    项目 | 预算数 | 项目 | 预算数
    一、一般公共预算 | 80.00 | 一、某类支出 | 60.00
     | | 二、社会保障和就业支出 | 20.00
    收入总计 | 80.00 | 支出总计 | 80.00`;
  expect(saidOf("form/code-mistyped", text)).toEqual(["错误 支出表!A4 “某类支出”的科目编码写作 210，按名称和各表勾稽关系应为 201；其余核对已按 201 进行。"]);
  // What differs between the two tables is told of the right code.
  expect(saidOf("tie/balance-expenditure", text.replace("一、某类支出 | 60.00", "一、某类支出 | 61.00"))).toEqual([expect.stringContaining("收支表!D4 (支出表!C4) 收支总表支出与支出总表一致：本格为 61.00 万元，按勾稽关系应为 60.00")]);
});

/** More than a dozen suspicious rows, both tables counted, are no slips but another set of codes. */
test.each<[rows: number, found: number]>([[5, 5], [6, 6], [7, 0]])("%s codes that differ", (count, found) => {
  const rows = (division: string): string => Array.from({ length: count }, (_, at) => `${division}${String(at + 10)} ${"甲乙丙丁戊己庚辛壬癸子丑寅".charAt(at)}项 | 10`).join("\n");
  const book = smallBook(TWO(rows("20103"), rows("20108"), count * 10));
  expect(foundIn(book, /code-mistyped/).length).toBe(found);
});
