import { review } from "../../../src/review";
import { checkedBy, saidOf, sheetsOf } from "../../support/said";

const GENERAL = (rows: string): string => `
    支出表
    2026年部门一般公共预算支出表 | | | | 单位：万元
    科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出
    ${rows.trim()}\n`;

const TOTAL = (rows: string): string => `
    总表
    2026年部门支出预算总表 | | | | 单位：万元
    科目编码 | 科目名称 | 总计 | 基本支出 | 项目支出
    ${rows.trim()}\n`;

const BASIC = (rows: string): string => `
    基本支出表
    2026年部门一般公共预算基本支出表 | | | | 单位：万元
    科目编码 | 科目名称 | 合计 | 人员经费 | 公用经费
    ${rows.trim()}\n`;

/** A list by the code of the function and what stands beside it. */
const LIST = (column: string, rows: string): string => `
    支出表
    2026年部门一般公共预算支出表 | | | | | 单位：万元
    ${column} | 合计 | 基本支出 | 项目支出
    ${rows.trim()}\n`;

const MALFORMED = "不是有效的位数或开头；功能分类为 2 开头的 3、5、7 位，经济分类为 3 开头（政府预算的为 5 开头）的 3、5 位。";

const RUNNING = "2010301 | 行政运行 | 30.00 | 30.00 |";

/** What is said of codes, with the cells that bear on it. */
test.each<[what: string, rule: string, workbook: string, said: readonly string[]]>([
  ["a code twice, with one name: the later", "form/code-duplicate", GENERAL(`
    ${RUNNING}
    2010302 | 一般行政管理事务 | 20.00 | | 20.00
    ${RUNNING}`), ["错误 支出表!A5 (A3) 科目 2010301“行政运行”在本表出现两次，请合并。"]],
  ["a code twice: the one beside the name of another code", "form/code-duplicate", GENERAL(`
    2010301 | 一般行政管理事务 | 20.00 | | 20.00
    2010303 | 机关服务 | 20.00 | | 20.00
    ${RUNNING}`), ["错误 支出表!A3 (A5) 科目 2010301“一般行政管理事务”在本表出现两次，请合并。"]],
  ["a code twice, neither with its name: the later", "form/code-duplicate", GENERAL(`
    2010301 | 甲项 | 20.00 | | 20.00
    2010301 | 乙项 | 30.00 | 30.00 |`), ["错误 支出表!A4 (A3) 科目 2010301“乙项”在本表出现两次，请合并。"]],
  ["a code three times", "form/code-duplicate", GENERAL(`
    ${RUNNING}
    ${RUNNING}
    ${RUNNING}`), ["错误 支出表!A4 (A3) 科目 2010301“行政运行”在本表出现两次，请合并。", "错误 支出表!A5 (A3) 科目 2010301“行政运行”在本表出现两次，请合并。"]],
  ["a code on both sides of two tables stands once in each", "form/code-duplicate", GENERAL(RUNNING) + TOTAL(RUNNING), []],
  ["a list by two classifications: a code stands beside each of its economic codes, twice beside one", "form/code-duplicate", LIST("科目编码 | 科目名称 | 部门经济科目", `
    2010301 | 行政运行 | 30101 基本工资 | 30.00 | 30.00 |
    2010301 | 行政运行 | 30201 办公费 | 20.00 | 20.00 |
    2010302 | 一般行政管理事务 | | 5.00 | | 5.00
    2010302 | 一般行政管理事务 | 30201 办公费 | 20.00 | | 20.00
    2010302 | 一般行政管理事务 | 30201 办公费 | 10.00 | | 10.00`), ["错误 支出表!A7 (A6) 科目 2010302“一般行政管理事务”在本表出现两次，请合并。"]],
  ["a list by what stands in two columns", "form/code-duplicate", LIST("科目编码 | 科目名称 | 款项 | 用途", `
    2010301 | 行政运行 | 甲乙 | 丙 | 30.00 | 30.00 |
    2010301 | 行政运行 | 甲 | 乙丙 | 20.00 | 20.00 |`), []],
  ["a list by project, which stands before the code and its name", "form/code-duplicate", LIST("项目 | 科目编码 | 科目名称", `
    甲项目 | ${RUNNING}
    乙项目 | ${RUNNING}
    乙项目 | ${RUNNING}`), ["错误 支出表!B5 (B4) 科目 2010301“行政运行”在本表出现两次，请合并。"]],
  ["a list by project, which prints no names of codes", "form/code-duplicate", LIST("项目 | 科目编码", `
    甲项目 | 2010301 | 20.00 | | 20.00
    乙项目 | 2010301 | 30.00 | | 30.00
    乙项目 | 2010301 | 10.00 | | 10.00`), ["错误 支出表!B5 (B4) 科目 2010301“乙项目”在本表出现两次，请合并。"]],
  ["a bare 项目 above names of codes", "form/code-duplicate", LIST("项目 | 科目编码", `
    行政运行 | 2010301 | 20.00 | | 20.00
    机关服务 | 2010301 | 30.00 | | 30.00`), ["错误 支出表!B4 (B3) 科目 2010301“机关服务”在本表出现两次，请合并。"]],
  ["lines that are counted, and remarked upon, are no list by that", "form/code-duplicate", `
    支出表
    2026年部门一般公共预算支出表 | | | | | | 单位：万元
    序号 | 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 | 备注
    1 | 2010301 | 行政运行 | 30.00 | 30.00 | | 年初
    2 | 2010301 | 行政运行 | 20.00 | 20.00 | | 追加`, ["错误 支出表!B4 (B3) 科目 2010301“行政运行”在本表出现两次，请合并。"]],
  ["a list by use, with the code before the name in its cell", "form/code-duplicate", LIST("科目 | 用途", `
    2010301 行政运行 | 会议 | 30.00 | 30.00 |
    2010301 行政运行 | 培训 | 20.00 | 20.00 |`), []],
  ["too long, or of the other classification", "form/code-malformed", GENERAL(`
    ${RUNNING}
    20103021 | 一般行政管理事务 | 20.00 | | 20.00
    30103 | 机关服务 | 20.00 | | 20.00`), [
    "错误 支出表!A4 “一般行政管理事务”的科目编码 20103021 不是有效的位数或开头；功能分类为 2 开头的 3、5、7 位，经济分类为 3 开头（政府预算的为 5 开头）的 3、5 位。",
    "错误 支出表!A5 “机关服务”的科目编码 30103 不是有效的位数或开头；功能分类为 2 开头的 3、5、7 位，经济分类为 3 开头（政府预算的为 5 开头）的 3、5 位。",
  ]],
  ["of the economic classification", "form/code-malformed", BASIC(`
    301 | 工资福利支出 | 20.00 | 20.00 |
    20101 | 基本工资 | 10.00 | 10.00 |
    3010102 | 津贴补贴 | 10.00 | 10.00 |`), [
    "错误 基本支出表!A4 “基本工资”的科目编码 20101 不是有效的位数或开头；功能分类为 2 开头的 3、5、7 位，经济分类为 3 开头（政府预算的为 5 开头）的 3、5 位。",
    "错误 基本支出表!A5 “津贴补贴”的科目编码 3010102 不是有效的位数或开头；功能分类为 2 开头的 3、5、7 位，经济分类为 3 开头（政府预算的为 5 开头）的 3、5 位。",
  ]],
  ["a letter for a digit", "form/code-malformed", GENERAL(`
    ${RUNNING}
    201O302 | 一般行政管理事务 | 20.00 | | 20.00
    201 03 03 | 机关服务 | 20.00 | | 20.00`), ["错误 支出表!A4 “一般行政管理事务”的科目编码 201O302 不是有效的位数或开头；功能分类为 2 开头的 3、5、7 位，经济分类为 3 开头（政府预算的为 5 开头）的 3、5 位。"]],
  ["a date below the table is no code; a wrong code without a name, beside an amount, is", "form/code-malformed", GENERAL(`
    ${RUNNING}
    1010302 | | 20.00 | | 20.00
    20260101 | | | |`), ["错误 支出表!A4 “”的科目编码 1010302 不是有效的位数或开头；功能分类为 2 开头的 3、5、7 位，经济分类为 3 开头（政府预算的为 5 开头）的 3、5 位。"]],
  ["a date below the table", "form/code-malformed", GENERAL(`
    ${RUNNING}
    20260101 | | | |`), []],
  ["a wrong code without amounts, beside a name", "form/code-malformed", GENERAL(`
    ${RUNNING}
    1010302 | 一般行政管理事务 | | |`), ["错误 支出表!A4 “一般行政管理事务”的科目编码 1010302 不是有效的位数或开头；功能分类为 2 开头的 3、5、7 位，经济分类为 3 开头（政府预算的为 5 开头）的 3、5 位。"]],
  ["a number alone between the rows, and one beside an amount", "form/code-malformed", GENERAL(`
    ${RUNNING}
    1010302 | | | |
    10103 | | 5.00 | | 5.00`), [`错误 支出表!A5 “”的科目编码 10103 ${MALFORMED}`]],
  ["rows that are understood by their names have no code, whatever their amounts, numbers and marks", "form/code-malformed", GENERAL(`
    ${RUNNING}
    | 一般行政管理事务 | 1234567 | | 1234567
    3 | 事业运行 | 1234567 | | 1234567
    T1 | 合计 | 2469164.00 | 30.00 | 2469134`), []],
  ["the government's own economic book begins with 5", "form/code-malformed", GENERAL(`
    501 | 机关工资福利支出 | 30.00 | 30.00 |
    50101 | 工资奖金津补贴 | 30.00 | 30.00 |
    302 | 商品和服务支出 | 20.00 | 20.00 |`).replace("一般公共预算支出表", "支出预算表（政府预算经济分类）"), [`错误 支出表!A5 “商品和服务支出”的科目编码 302 ${MALFORMED}`]],
  ["codes in three columns of which one has a letter", "form/code-malformed", `
    支出表
    2026年部门一般公共预算支出表 | | | | | | 单位：万元
    类 | 款 | 项 | 科目名称 | 合计 | 基本支出 | 项目支出
    '201 | '03 | '01 | 行政运行 | 30.00 | 30.00 |
    '201 | '03 | 'O2 | 一般行政管理事务 | 20.00 | | 20.00`, ["错误 支出表!C4 “一般行政管理事务”的科目编码 O2 不是有效的位数或开头；功能分类为 2 开头的 3、5、7 位，经济分类为 3 开头（政府预算的为 5 开头）的 3、5 位。"]],
  ["a parent that has no row, once for all of its codes", "form/code-parent", GENERAL(`
    201 | 一般公共服务支出 | 50.00 | 30.00 | 20.00
    ${RUNNING}
    2010302 | 一般行政管理事务 | 20.00 | | 20.00
    208 | 社会保障和就业支出 | 30.00 | 30.00 |
    20805 | 行政事业单位养老支出 | 30.00 | 30.00 |
    2080501 | 行政单位离退休 | 30.00 | 30.00 |`), ["错误 支出表!A4 (A5) 科目 2010301“行政运行”等 2 行的上级科目 20103 没有单独成行，其金额不在任何小计内；请补上上级科目。"]],
  ["in a table that prints items alone no parent is lacking", "form/code-parent", GENERAL(`
    ${RUNNING}
    2010302 | 一般行政管理事务 | 20.00 | | 20.00`), []],
  ["a code of which nothing is known has no known parent", "form/code-parent", GENERAL(`
    201 | 一般公共服务支出 | 30.00 | 30.00 |
    20103 | 政府办公厅（室）及相关机构事务 | 30.00 | 30.00 |
    ${RUNNING}
    2998801 | 本地项目 | 20.00 | | 20.00`), []],
  ["a code that no book lists, below a parent that one does", "form/code-parent", GENERAL(`
    201 | 一般公共服务支出 | 10.00 | | 10.00
    20101 | 人大事务 | 10.00 | | 10.00
    2010388 | 专门事务 | 20.00 | | 20.00`), ["错误 支出表!A5 科目 2010388“专门事务”的上级科目 20103 没有单独成行，其金额不在任何小计内；请补上上级科目。"]],
  ["a row that is understood by its name lacks no parent", "form/code-parent", GENERAL(`
    201 | 一般公共服务支出 | 20.00 | | 20.00
    20101 | 人大事务 | 20.00 | | 20.00
    | 拥军优属 | 20.00 | | 20.00`), []],
  ["a code that no book lists, once for all tables", "form/code-unknown", GENERAL(`
    ${RUNNING}
    2010388 | 专门事务 | 10.00 | 10.00 |`) + TOTAL(`
    ${RUNNING}
    2010388 | 专门事务 | 10.00 | 10.00 |`) + BASIC("30177 | 新补助 | 10.00 | 10.00 |"), [
    "提示 支出表!A4 (总表!A4) 科目编码 2010388“专门事务”不在本插件收录的科目表中，请对照当年《政府收支分类科目》核对。",
    "提示 基本支出表!A3 科目编码 30177“新补助”不在本插件收录的科目表中，请对照当年《政府收支分类科目》核对。",
  ]],
  ["a malformed code is not unknown besides", "form/code-unknown", GENERAL("20103021 | 一般行政管理事务 | 20.00 | | 20.00"), []],
  ["the name of another code", "form/code-name", GENERAL(`
    ${RUNNING}
    2010302 | 其他政府办公厅（室）及相关机构事务支出 | 20.00 | | 20.00`), ["提示 支出表!B4 (A4) 科目编码 2010302 的名称是“一般行政管理事务”，本格写作“其他政府办公厅（室）及相关机构事务支出”。"]],
  ["the name of another code, although the other table has it right", "form/code-name", GENERAL(`
    ${RUNNING}
    2010302 | 其他政府办公厅（室）及相关机构事务支出 | 20.00 | | 20.00`) + TOTAL(`
    ${RUNNING}
    2010302 | 一般行政管理事务 | 20.00 | | 20.00`), ["错误 支出表!B4 (A4) 科目编码 2010302 的名称是“一般行政管理事务”，本格写作“其他政府办公厅（室）及相关机构事务支出”。"]],
  ["the name of a code of another length", "form/code-name", GENERAL("2080505 | 行政事业单位养老支出 | 20.00 | 20.00 |"), ["提示 支出表!B3 (A3) 科目编码 2080505 的名称是“机关事业单位基本养老保险缴费支出”，本格写作“行政事业单位养老支出”。"]],
  ["a name that no code has", "form/code-name", GENERAL("2010302 | 一般管理 | 20.00 | | 20.00"), []],
  ["no name at all", "form/code-name", GENERAL("2010302 | | 20.00 | | 20.00"), []],
  ["a name of former years", "form/code-name", GENERAL("210 | 医疗卫生与计划生育支出 | 20.00 | | 20.00"), ["提示 支出表!B3 (A3) 科目编码 210 的名称是“卫生健康支出”，本格写作“医疗卫生与计划生育支出”。"]],
  ["a name of former years, in the last budget of those", "form/code-name", GENERAL("210 | 医疗卫生与计划生育支出 | 20.00 | | 20.00").replace("2026", "2018"), []],
  ["a name of former years, in the first budget after them", "form/code-name", GENERAL("210 | 医疗卫生与计划生育支出 | 20.00 | | 20.00").replace("2026", "2019"), ["提示 支出表!B3 (A3) 科目编码 210 的名称是“卫生健康支出”，本格写作“医疗卫生与计划生育支出”。"]],
  ["a name of former years, where no year is named", "form/code-name", GENERAL("210 | 医疗卫生与计划生育支出 | 20.00 | | 20.00").replace("2026年", ""), ["提示 支出表!B3 (A3) 科目编码 210 的名称是“卫生健康支出”，本格写作“医疗卫生与计划生育支出”。"]],
  ["a former name of the other classification", "form/code-name", BASIC("301 | 医疗卫生与计划生育支出 | 20.00 | 20.00 |"), []],
  ["the name that another table prints beside a code that no book lists", "form/code-name", GENERAL("2010302 | 专门事务 | 20.00 | | 20.00") + TOTAL("2010388 | 专门事务 | 20.00 | | 20.00"), []],
  ["two unlisted codes with one name, as the other table has it", "form/code-name", GENERAL(`
    2010388 | 别的事务 | 20.00 | | 20.00
    2010389 | | 20.00 | | 20.00`) + TOTAL(`
    2010388 | 专门事务 | 20.00 | | 20.00
    2010389 | 别的事务 | 20.00 | | 20.00`), ["错误 支出表!B3 (A3) 科目编码 2010388 的名称是“专门事务”，本格写作“别的事务”。"]],
  ["a former name of another code, in a budget of those years", "form/code-name", GENERAL("208 | 医疗卫生与计划生育支出 | 20.00 | | 20.00").replace("2026", "2018"), ["提示 支出表!B3 (A3) 科目编码 208 的名称是“社会保障和就业支出”，本格写作“医疗卫生与计划生育支出”。"]],
  ["an unlisted code, of which the others do not agree", "form/code-name", GENERAL("2010388 | 行政运行 | 10.00 | 10.00 |") + TOTAL("2010388 | 专门事务 | 10.00 | 10.00 |") + GENERAL("2010388 | 别的事务 | 10.00 | 10.00 |").replace("一般公共预算支出表", "政府性基金预算支出表").replace("支出表\n", "基金表\n"), []],
  ["an unlisted code, of which the others agree, beside the name of another", "form/code-name", GENERAL("2010388 | 行政运行 | 10.00 | 10.00 |") + TOTAL("2010388 | 专门事务 | 10.00 | 10.00 |"), ["错误 支出表!B3 (A3) 科目编码 2010388 的名称是“专门事务”，本格写作“行政运行”。"]],
  ["an unlisted code beside a name that no code has", "form/code-name", GENERAL("2010388 | 别的事务 | 10.00 | 10.00 |") + TOTAL("2010388 | 专门事务 | 10.00 | 10.00 |"), []],
])("%s", (_what, rule, workbook, said) => {
  expect(saidOf(rule, workbook)).toEqual(said);
});

test("rules of codes pass over tables that print none", () => {
  const text = `${GENERAL(RUNNING)}
    收入
    2026年部门收入预算总表 | | | 单位：万元
    单位名称 | 总计 | 一般公共预算 | 事业收入
    某局 | 30.00 | 30.00 |`;
  expect(["form/code-duplicate", "form/code-malformed", "form/code-parent", "form/code-unknown", "form/code-name"].map((rule) => `${rule}: ${checkedBy(rule, text)}`)).toEqual([
    "form/code-duplicate: general-expenditure passed, revenue notApplicable",
    "form/code-malformed: general-expenditure passed, revenue notApplicable",
    "form/code-parent: general-expenditure passed, revenue notApplicable",
    "form/code-unknown: general-expenditure passed, revenue notApplicable",
    "form/code-name: general-expenditure passed, revenue notApplicable",
  ]);
});

/** The code whose name stands there, by which the finding is mended: of the same length, where several bear it. */
test.each<[row: string, other: string]>([
  ["2080505 | 行政事业单位养老支出", "20805"], ["210 | 医疗卫生与计划生育支出", "none"], ["2010302 | 其他教育支出", "2059999"], ["20103 | 其他教育支出", "20599"], ["208 | 医疗卫生与计划生育支出", "210"],
])("%s", (row, other) => {
  const [finding] = review(sheetsOf(GENERAL(`${row} | 20.00 | 20.00 |`))).findings.filter(({ rule }) => rule === "form/code-name");
  const value = finding?.values.otherCode;
  expect(value?.kind === "text" ? value.text : "none").toBe(other);
});

test("one name beside two codes: where the other code stands is among the cells that bear on it", () => {
  const list = (sheet: string, code: string): string => `
    ${sheet}
    2026年项目支出安排表（按政府预算经济分类） | | | | 单位：万元
    科目编码 | 科目名称 | 合计 | 本级 | 所属单位
    502 | 机关商品和服务支出 | 25.00 | 13.00 | 12.00
    50201 | 办公经费 | 16.00 | 8.00 | 8.00
    ${code} | 委托业务费 | 9.00 | 5.00 | 4.00
    503 | 机关资本性支出（一） | 15.00 | 7.00 | 8.00
    50306 | 设备购置 | 15.00 | 7.00 | 8.00
     | 合计 | 40.00 | 20.00 | 20.00\n`;
  const { findings } = review(sheetsOf(list("汇总", "50208") + list("项目", "50205")));
  expect(findings.filter(({ rule }) => rule === "form/code-differs").map(({ at, related }) => [at, ...related].map(({ sheet, row, column }) => `${sheet} ${row},${column}`))).toEqual([
    ["汇总 4,0", "汇总 4,1", "项目 4,0"],
    ["项目 4,0", "项目 4,1", "汇总 4,0"],
  ]);
});
