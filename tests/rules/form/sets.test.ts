import type { BudgetBook } from "../../../src/model/book";
import type { Structure } from "../../../src/model/structure";
import { NATIONAL } from "../../../src/catalog/profiles";
import { recognizeWorkbook } from "../../../src/recognize";
import { runRules } from "../../../src/rules/run";
import { checkedBy, said, saidOf, sheetsOf } from "../../support/said";
import { smallBook } from "../../support/smallBook";

/** A table of expenditure under a title, on a sheet of its own. */
const TABLE = (sheet: string, title: string, rows = "201 | 一般公共服务支出 | 30.00 | 30.00 |", unit = "单位：万元"): string => `
    ${sheet}
    ${title} | | | | ${unit}
    科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出
    ${rows}\n`;

const [GENERAL, TOTAL, FUND, CAPITAL] = ["一般公共预算支出表", "支出预算总表", "政府性基金预算支出表", "国有资本经营预算支出表"];

const REVENUE = (rows: string): string => `
    收入表
    2026年部门收入预算总表 | | | 单位：万元
    单位名称 | 总计 | 一般公共预算 | 事业收入
    ${rows}\n`;

const BASICS = (rows: string): string => `
    基本信息
    基本信息
    事项 | 内容 | 填写说明
    ${rows}\n`;

/** What is said of titles: the year, the body and the unit of measure that they name. */
test.each<[what: string, rule: string, workbook: string, said: readonly string[]]>([
  ["one title names another year", "form/title-year", TABLE("一", `2026年部门${GENERAL}`) + TABLE("二", `2026年部门${TOTAL}`) + TABLE("三", `2025年部门${FUND}`), ["错误 三!A1 表题“2025年部门政府性基金预算支出表”写的是 2025 年，其他表是 2026 年。"]],
  ["titles without a year", "form/title-year", TABLE("一", `2026年部门${GENERAL}`) + TABLE("二", `部门${TOTAL}`), []],
  ["no unit of measure", "form/unit-missing", TABLE("一", `2026年部门${GENERAL}`, undefined, "") + TABLE("二", `2026年部门${TOTAL}`), ["错误 一!A1 “2026年部门一般公共预算支出表”没有注明“单位：元”或“单位：万元”，本表金额未作核对；请补上单位行。"]],
  ["two units of measure", "form/unit-conflict", TABLE("一", `2026年部门${GENERAL}（元）`) + TABLE("二", `2026年部门${TOTAL}`), ["错误 一!E1 (A1) “2026年部门一般公共预算支出表（元）”既注明 元 又注明 万元，核对时按 元 计算；请改为一种。"]],
  ["one title names another body than two others", "form/body-differs", TABLE("一", `2026年某区民政局部门${GENERAL}`) + TABLE("二", `2026年某区民政局部门${TOTAL}`) + TABLE("三", `2026年某区教育局部门${FUND}`), ["错误 三!A1 (一!A1) “2026年某区教育局部门政府性基金预算支出表”写的是“某区教育局”，其他表是“某区民政局”。"]],
  ["a shorter name of the same body", "form/body-differs", TABLE("一", `2026年某区民政局部门${GENERAL}`) + TABLE("二", `2026年某区民政局部门${TOTAL}`) + TABLE("三", `2026年区民政局部门${FUND}`), []],
  ["with its code, or as its own office", "form/body-differs", TABLE("一", `2026年某区民政局部门${GENERAL}`) + TABLE("二", `2026年某区民政局部门${TOTAL}`) + TABLE("三", `2026年部门${FUND}\n    编制部门：[125001]某区民政局（本级）`) + TABLE("四", `2026年部门${CAPITAL}\n    编制部门：125001-某区民政局机关本级`), []],
  ["two titles, two bodies: the units of the revenue table tell", "form/body-differs", TABLE("一", `2026年某区民政局部门${GENERAL}`) + TABLE("二", `2026年某区教育局部门${TOTAL}`) + REVENUE("合计 | 30.00 | 30.00 |\n    某区民政局（本级） | 20.00 | 20.00 |\n    某区救助站 | 10.00 | 10.00 |"), ["错误 二!A1 “2026年某区教育局部门支出预算总表”写的是“某区教育局”，其他表是“某区民政局”。"]],
  ["a unit of the revenue table is no stranger", "form/body-differs", TABLE("一", `2026年某区民政局部门${GENERAL}`) + TABLE("二", `2026年某区救助站部门${TOTAL}`) + REVENUE("合计 | 30.00 | 30.00 |\n    某区民政局（本级） | 20.00 | 20.00 |\n    某区救助站 | 10.00 | 10.00 |"), []],
  ["two titles, two bodies: 基本信息 tells", "form/body-differs", BASICS("部门名称 | 某区民政局") + TABLE("一", `2026年某区民政局部门${GENERAL}`) + TABLE("二", `2026年某区教育局部门${TOTAL}`), ["错误 二!A1 “2026年某区教育局部门支出预算总表”写的是“某区教育局”，其他表是“某区民政局”。"]],
  ["two titles, two bodies: the units on 基本信息 tell", "form/body-differs", BASICS("预算年度 | 2026\n    |\n    单位代码 | 单位名称 | 单位性质\n    '001 | 某区民政局 | 行政\n    '002 | 某区救助站 | 公益一类") + TABLE("一", `2026年某区救助站部门${GENERAL}`) + TABLE("二", `2026年某区教育局部门${TOTAL}`), ["错误 二!A1 “2026年某区教育局部门支出预算总表”写的是“某区教育局”，其他表是“某区民政局”。"]],
  ["two titles, two bodies, and nothing tells", "form/body-differs", TABLE("一", `2026年某区民政局部门${GENERAL}`) + TABLE("二", `2026年某区教育局部门${TOTAL}`), []],
  ["half of four agree, and nothing else tells", "form/body-differs", TABLE("一", `2026年某区民政局部门${GENERAL}`) + TABLE("二", `2026年某区民政局部门${TOTAL}`) + TABLE("三", `2026年某区教育局部门${FUND}`) + TABLE("四", `2026年某区水利局部门${CAPITAL}`), []],
  ["one title says 单位 to three that say 部门", "form/body-differs", TABLE("一", `2026年部门${GENERAL}`) + TABLE("二", `2026年部门${TOTAL}`) + TABLE("三", `2026年部门${FUND}`) + TABLE("四", `2026年单位${CAPITAL}`), ["提示 四!A1 “2026年单位国有资本经营预算支出表”写的是“单位”，其他表是“部门”。"]],
  ["one title says 部门 to three that say 单位", "form/body-differs", TABLE("一", `2026年部门${GENERAL}`) + TABLE("二", `2026年单位${TOTAL}`) + TABLE("三", `2026年单位${FUND}`) + TABLE("四", `2026年单位${CAPITAL}`), ["提示 一!A1 “2026年部门一般公共预算支出表”写的是“部门”，其他表是“单位”。"]],
  ["a title that says both, and two to two", "form/body-differs", TABLE("一", `2026年部门单位${GENERAL}`) + TABLE("二", `2026年部门${TOTAL}`) + TABLE("三", `2026年单位${FUND}`), []],
  ["one to two is no habit", "form/body-differs", TABLE("一", `2026年部门${GENERAL}`) + TABLE("二", `2026年部门${TOTAL}`) + TABLE("三", `2026年单位${FUND}`), []],
  ["部门预算单位 and 金额单位 are no such words", "form/body-differs", TABLE("一", `2026年部门${GENERAL}`) + TABLE("二", `2026年部门${TOTAL}`) + TABLE("三", `2026年部门${FUND}`) + TABLE("四", `2026年预算单位${CAPITAL}`) + TABLE("五", "2026年财政拨款预算支出表（金额单位：万元）"), []],
])("%s", (_what, rule, workbook, found) => {
  expect(saidOf(rule, workbook)).toEqual(found);
});

/** Names of one body that say it with its number before it or a remark behind it; those of others. */
test.each<[first: string, other: string, differ: boolean]>([
  ["某区民政局（本级）", "125001某区民政局", false], ["某区民政局本级", "[125001]某区民政局", false], ["某区民政局机关本级", "（125001）某区民政局", false], ["某区民政局汇总", "【125-001】-某区民政局", false],
  ["某区民政局合计", "125_某区民政局", false], ["某区民政局（公章）", "125：某区民政局", false], ["某区民政局（盖章）本级", "1、某区民政局", false], ["某区民政局", "区民政局", false],
  ["某区民政局（本级）", "某区民政局（汇总）", false], ["某区民政一局", "某区民政二局", true], ["某区民政局（本级）", "125001某区教育局", true], ["某区1号中心", "某区2号中心", true], ["某（东）区民政局", "某（西）区民政局", true],
  ["某区本级财政局", "某区汇总财政局", true],
])("“%s” beside “%s”", (first, other, differ) => {
  const of = (name: string): string => `\n    编制部门：${name}`;
  expect(saidOf("form/body-differs", TABLE("一", `2026年部门${GENERAL}${of(first)}`) + TABLE("二", `2026年部门${TOTAL}${of(first)}`) + TABLE("三", `2026年部门${FUND}${of(other)}`)).length).toBe(differ ? 1 : 0);
});

test("of names that most titles agree with the longest is the usual one", () => {
  const of = (name: string): string => `\n    编制部门：${name}`;
  expect(saidOf("form/body-differs", [["一", GENERAL, "民政局"], ["二", TOTAL, "某区民政局"], ["三", FUND, "区民政局"], ["四", CAPITAL, "教育局"]].map(([sheet = "", title = "", name = ""]) => TABLE(sheet, `2026年部门${title}${of(name)}`)).join(""))).toEqual(["错误 四!A2 (二!A2) “2026年部门国有资本经营预算支出表”写的是“教育局”，其他表是“某区民政局”。"]);
});

const EMPTY = "合计 | | | |";

/** Notes of tables: why one is empty, and what does not fit it. */
test.each<[what: string, rule: RegExp, workbook: string, said: readonly string[]]>([
  ["empty without a word", /note-/, TABLE("一", `2026年部门${GENERAL}`) + TABLE("二", `2026年部门${FUND}`, EMPTY), ["form/note-missing 提示 二!A1 “2026年部门政府性基金预算支出表”没有数据，也没有“本单位没有……，故本表无数据”的说明。"]],
  ["zeros in a fund's table are no business either", /note-/, TABLE("一", `2026年部门${GENERAL}`) + TABLE("二", `2026年部门${FUND}`, "合计 | | 0.00 | 0.00 | 0.00"), ["form/note-missing 提示 二!A1 “2026年部门政府性基金预算支出表”没有数据，也没有“本单位没有……，故本表无数据”的说明。"]],
  ["a set that nobody has begun", /note-/, TABLE("一", `2026年部门${GENERAL}`, EMPTY) + TABLE("二", `2026年部门${FUND}`, EMPTY) + TABLE("三", `2026年部门${CAPITAL}`, EMPTY), []],
  ["two tables that nobody has begun", /note-/, TABLE("一", `2026年部门${GENERAL}`, EMPTY) + TABLE("二", `2026年部门${FUND}`, EMPTY), [
    "form/note-missing 提示 一!A1 “2026年部门一般公共预算支出表”没有数据，也没有“本单位没有……，故本表无数据”的说明。",
    "form/note-missing 提示 二!A1 “2026年部门政府性基金预算支出表”没有数据，也没有“本单位没有……，故本表无数据”的说明。",
  ]],
  ["the totals are not filled in yet", /note-/, TABLE("一", `2026年部门${GENERAL}`, "201 | 一般公共服务支出 | | 30.00 |\n    20103 | 政府办公厅（室）及相关机构事务 | | 30.00 |") + TABLE("二", `2026年部门${FUND}`, EMPTY), []],
  ...["注：本部门没有政府性基金预算拨款安排的支出，故本表无数据。", "无", "本单位无此项内容", "本年度未安排", "没有政府性基金收入"].map((note): [string, RegExp, string, string[]] =>
    [`“${note}”`, /note-/, TABLE("一", `2026年部门${GENERAL}`) + TABLE("二", `2026年部门${FUND}`, `${EMPTY}\n    ${note}`), []]),
  ["a note three rows below the table", /note-/, TABLE("一", `2026年部门${GENERAL}`) + TABLE("二", `2026年部门${FUND}`, `${EMPTY}\n    |\n    |\n    本单位没有此项支出`), []],
  ["words of another kind", /note-/, TABLE("一", `2026年部门${GENERAL}`) + TABLE("二", `2026年部门${FUND}`, `${EMPTY}\n    填表人：某某`), ["form/note-missing 提示 二!A1 “2026年部门政府性基金预算支出表”没有数据，也没有“本单位没有……，故本表无数据”的说明。"]],
  ["figures, and a note that says none", /note-/, TABLE("一", `2026年部门${GENERAL}`) + TABLE("二", `2026年部门${FUND}`, "208 | 社会保障和就业支出 | 5.00 | | 5.00\n    注：本部门没有政府性基金预算拨款安排的支出，故本表无数据。"), ["form/note-contradicts 错误 二!A4 “2026年部门政府性基金预算支出表”有数据，表下却注明“注：本部门没有政府性基金预算拨款安排的支出，故本表无数据。”；请删去说明或核对数据。"]],
  ["figures, and below them the same without 注", /note-/, TABLE("一", `2026年部门${GENERAL}`) + TABLE("二", `2026年部门${FUND}`, "208 | 社会保障和就业支出 | 5.00 | | 5.00\n    | 本表无数据"), ["form/note-contradicts 错误 二!B4 “2026年部门政府性基金预算支出表”有数据，表下却注明“本表无数据”；请删去说明或核对数据。"]],
  ["figures, and a note of another matter", /note-/, TABLE("一", `2026年部门${GENERAL}`) + TABLE("二", `2026年部门${FUND}`, "208 | 社会保障和就业支出 | 5.00 | | 5.00\n    注：没有项目支出的单位不列。"), []],
  ["the note of the fund beside it", /note-/, TABLE("一", `2026年部门${GENERAL}`) + TABLE("二", `2026年部门${CAPITAL}`, `${EMPTY}\n    注：本部门没有政府性基金预算拨款安排的支出，故本表无数据。`), ["form/note-other-fund 错误 二!A4 “2026年部门国有资本经营预算支出表”的说明写的是“政府性基金”：“注：本部门没有政府性基金预算拨款安排的支出，故本表无数据。”，请改正。"]],
  ["a note that names both funds", /note-/, TABLE("一", `2026年部门${GENERAL}`) + TABLE("二", `2026年部门${CAPITAL}`, `${EMPTY}\n    注：本部门没有政府性基金和国有资本经营预算支出，故本表无数据。`), []],
  ["another fund named in a remark that denies nothing", /note-/, TABLE("一", `2026年部门${GENERAL}`) + TABLE("二", `2026年部门${CAPITAL}`, "208 | 社会保障和就业支出 | 5.00 | | 5.00\n    注：政府性基金另表列示。"), []],
  ["a table of no fund may name any", /note-/, TABLE("一", `2026年部门${GENERAL}`) + TABLE("二", `2026年部门${TOTAL}`, "201 | 一般公共服务支出 | 30.00 | 30.00 |\n    注：没有政府性基金支出。"), []],
])("%s", (_what, rule, workbook, found) => {
  const snapshot = sheetsOf(workbook);
  expect(runRules(recognizeWorkbook(snapshot), snapshot).findings.filter((finding) => rule.test(finding.rule)).map((finding) => `${finding.rule} ${said(finding)}`)).toEqual(found);
});

test("what rules of titles and notes have to look at", () => {
  const text = TABLE("一", `2026年部门${GENERAL}`) + TABLE("二", `部门${FUND}`, `${EMPTY}\n    注：本部门没有政府性基金预算拨款安排的支出，故本表无数据。`) + TABLE("三", `2026年部门${CAPITAL}`, EMPTY);
  expect(["form/title-year", "form/body-differs", "form/note-missing", "form/note-contradicts", "form/note-other-fund", "form/unit-conflict"].map((rule) => `${rule}: ${checkedBy(rule, text)}`)).toEqual([
    "form/title-year: general-expenditure passed, government-fund-expenditure notApplicable, state-capital-expenditure passed",
    "form/body-differs: general-expenditure passed, government-fund-expenditure passed, state-capital-expenditure passed",
    "form/note-missing: general-expenditure notApplicable, government-fund-expenditure passed, state-capital-expenditure failed",
    "form/note-contradicts: general-expenditure notApplicable, government-fund-expenditure passed, state-capital-expenditure notApplicable",
    "form/note-other-fund: general-expenditure notApplicable, government-fund-expenditure passed, state-capital-expenditure notApplicable",
    "form/unit-conflict: general-expenditure passed, government-fund-expenditure passed, state-capital-expenditure passed",
  ]);
});

const FIVE = ["balance/income\n | amount\n201 | 1", "revenue\n | total\ntotal | 1", "expenditure\n | total\n201 | 1", "appropriation-balance/income\n | amount\n201 | 1", "general-expenditure\n | total\n201 | 1"].join("\n\n");
const SIX = `${FIVE}\n\ngeneral-basic-expenditure\n | total\n301 | 1`;
const NINE = `${SIX}\n\nthree-public-expenses\n | total\ntotal | 1\n\ngovernment-fund-expenditure\n | total\n208 | 1\n\nstate-capital-expenditure\n | total\n208 | 1`;

/** A structure of tables by sheet, first row and title, in which nothing was read. */
function shownTables(tables: readonly { readonly sheet: string; readonly row: number; readonly title: string }[]): Structure {
  const [none, bytes] = [new Int32Array(), new Uint8Array()];
  return {
    tables: tables.map(({ sheet, row, title }) => ({ sheet, title, area: { sheet, row, column: 0, rows: 9, columns: 5 }, titleCell: null, unit: "万元", columns: [], bodyRows: [row, row + 8] })),
    amounts: { table: none, row: none, column: none, money: new Float64Array(), grain: new Float64Array(), state: bytes, change: bytes, label: none, header: none, words: [] },
    relations: { left: none, from: none, right: none, outcome: bytes, form: none, forms: [] }, counters: [], codesOutside: [], codeLists: [],
  };
}

/** Tables of the prescribed set that are not there. */
test.each<[what: string, book: BudgetBook, said: readonly string[], counts: string]>([
  ["five tables are a part of a set", smallBook(FIVE), [], "0 passed, 0 failed, 0 not applicable"],
  ["six are a set with gaps; of which region is not known", smallBook(SIX), [
    "提示 部门收支预算总表!A1 没有找到“部门一般公共预算“三公”经费支出表”；没有数据的表也应列出空表并说明。",
    "提示 部门收支预算总表!A1 没有找到“部门政府性基金预算支出表”；没有数据的表也应列出空表并说明。",
    "提示 部门收支预算总表!A1 没有找到“部门国有资本经营预算支出表”；没有数据的表也应列出空表并说明。",
  ], "6 passed, 3 failed, 0 not applicable"],
  ["before the year in which the table of state capital was added", { ...smallBook(SIX), year: 2020 }, [
    "提示 部门收支预算总表!A1 没有找到“部门一般公共预算“三公”经费支出表”；没有数据的表也应列出空表并说明。",
    "提示 部门收支预算总表!A1 没有找到“部门政府性基金预算支出表”；没有数据的表也应列出空表并说明。",
  ], "6 passed, 2 failed, 0 not applicable"],
  ["in that year", { ...smallBook(SIX), year: 2021 }, [
    "提示 部门收支预算总表!A1 没有找到“部门一般公共预算“三公”经费支出表”；没有数据的表也应列出空表并说明。",
    "提示 部门收支预算总表!A1 没有找到“部门政府性基金预算支出表”；没有数据的表也应列出空表并说明。",
    "提示 部门收支预算总表!A1 没有找到“部门国有资本经营预算支出表”；没有数据的表也应列出空表并说明。",
  ], "6 passed, 3 failed, 0 not applicable"],
  ["of a year that is not known", { ...smallBook(SIX), year: null }, [
    "提示 部门收支预算总表!A1 没有找到“部门一般公共预算“三公”经费支出表”；没有数据的表也应列出空表并说明。",
    "提示 部门收支预算总表!A1 没有找到“部门政府性基金预算支出表”；没有数据的表也应列出空表并说明。",
  ], "6 passed, 2 failed, 0 not applicable"],
  ["the office says whose form it is", { ...smallBook(SIX), profileBy: "basics", year: 2020 }, [
    "错误 部门收支预算总表!A1 没有找到“部门一般公共预算“三公”经费支出表”；没有数据的表也应列出空表并说明。",
    "错误 部门收支预算总表!A1 没有找到“部门政府性基金预算支出表”；没有数据的表也应列出空表并说明。",
    "错误 部门收支预算总表!A1 没有找到“部门国有资本经营预算支出表”；没有数据的表也应列出空表并说明。",
  ], "6 passed, 3 failed, 0 not applicable"],
  ["the tables show whose form it is", { ...smallBook(SIX), profileBy: "signs" }, [
    "错误 部门收支预算总表!A1 没有找到“部门一般公共预算“三公”经费支出表”；没有数据的表也应列出空表并说明。",
    "错误 部门收支预算总表!A1 没有找到“部门政府性基金预算支出表”；没有数据的表也应列出空表并说明。",
    "错误 部门收支预算总表!A1 没有找到“部门国有资本经营预算支出表”；没有数据的表也应列出空表并说明。",
  ], "6 passed, 3 failed, 0 not applicable"],
  ["a sheet may be the table that is missing; one that bears its title and is read by its structure is", { ...smallBook(SIX), profileBy: "basics", leftovers: [
    { reason: "ambiguousTable", detail: "部门政府性基金预算支出表、部门国有资本经营预算支出表", area: { sheet: "表七", row: 2, column: 1, rows: 9, columns: 5 } },
    { reason: "unknownTable", detail: "部门一般公共预算“三公”经费支出表", area: { sheet: "表八", row: 0, column: 0, rows: 9, columns: 5 } },
  ] as BudgetBook["leftovers"] }, [
    "提示 表七!B3 没有找到“部门政府性基金预算支出表”；没有数据的表也应列出空表并说明。",
    "提示 表七!B3 没有找到“部门国有资本经营预算支出表”；没有数据的表也应列出空表并说明。",
  ], "7 passed, 2 failed, 0 not applicable"],
  ["what bears the title of a missing table is that table neither as a sheet that was replaced nor as one that may be another", { ...smallBook(SIX), profileBy: "basics", leftovers: [
    { reason: "replacedSheet", detail: "部门政府性基金预算支出表", area: { sheet: "旧表", row: 2, column: 1, rows: 9, columns: 5 } },
    { reason: "ambiguousTable", detail: "部门收入预算总表、部门支出预算总表", area: { sheet: "表七", row: 2, column: 1, rows: 9, columns: 5 } },
  ] as BudgetBook["leftovers"] }, [
    "错误 部门收支预算总表!A1 没有找到“部门一般公共预算“三公”经费支出表”；没有数据的表也应列出空表并说明。",
    "错误 部门收支预算总表!A1 没有找到“部门政府性基金预算支出表”；没有数据的表也应列出空表并说明。",
    "错误 部门收支预算总表!A1 没有找到“部门国有资本经营预算支出表”；没有数据的表也应列出空表并说明。",
  ], "6 passed, 3 failed, 0 not applicable"],
  ["a table that only some regions have may be left out, as far as signs tell", { ...smallBook(NINE), profile: { ...NATIONAL, tables: NATIONAL.tables.map((form) => (form.table === "revenue" ? { ...form, table: "government-procurement" as const } : form)) }, profileBy: "signs" }, [
    "提示 部门收支预算总表!A1 没有找到“政府采购预算表”；没有数据的表也应列出空表并说明。",
  ], "8 passed, 1 failed, 0 not applicable"],
  ["tables that their structure alone tells are those that bear their titles, or whose sheets do; one that is read by its kind is of that kind", { ...smallBook(SIX), profileBy: "basics", structure: shownTables([
    { sheet: "基金", row: 2, title: "2026年政府性基金预算支出表" }, { sheet: "国有资本经营预算支出表", row: 0, title: "" }, { sheet: smallBook(SIX).tables[0]?.sheet ?? "", row: 0, title: "一般公共预算“三公”经费支出表" },
  ]) }, ["错误 部门收支预算总表!A1 没有找到“部门一般公共预算“三公”经费支出表”；没有数据的表也应列出空表并说明。"], "8 passed, 1 failed, 0 not applicable"],
  ["all nine", smallBook(NINE), [], "9 passed, 0 failed, 0 not applicable"],
])("%s", (_what, book, found, counts) => {
  const { findings, checks } = runRules(book);
  const own = findings.filter(({ rule }) => rule === "form/table-missing");
  expect(own.map(said)).toEqual(found);
  // What the same book counts besides, where nothing is prescribed.
  const none = runRules({ ...book, profile: { ...book.profile, tables: [] }, leftovers: [] }).checks;
  expect(`${checks.passed - none.passed} passed, ${checks.failed - none.failed} failed, ${checks.notApplicable - none.notApplicable} not applicable`).toBe(counts);
});
