import { PROFILES } from "../../src/catalog/profiles";
import { addressOf } from "../../src/model/cells";
import { review } from "../../src/review";
import { sheetsOf } from "../support/said";

const OF_THESE = /^(?:sum|tie)\/|form\/(?:code-duplicate|code-parent|amount-stored-as-text)$/;

/** What is found, with the groups that it is in: "g1 form/code-duplicate 支出表!A5 root". */
function grouped(text: string): readonly string[] {
  return review(sheetsOf(text), PROFILES).findings.filter(({ rule }) => OF_THESE.test(rule)).map(({ group, rule, at, rootCause, alternatives = [] }) =>
    `${group ?? "-"} ${rule} ${at.sheet}!${addressOf(at)}${rootCause ? " root" : ""}${alternatives.length === 0 ? "" : ` or ${alternatives.map((ref) => `${ref.sheet}!${addressOf(ref)}`).join(" ")}`}`);
}

const GENERAL = (rows: string): string => `
    支出表
    2026年部门一般公共预算支出表 | | | | 单位：万元
    科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出
    ${rows.trim()}\n`;

/** A slip of form leads the sums that fail because of it; where mending it would not mend them, or would break others, it does not. */
test.each<[what: string, workbook: string, found: readonly string[]]>([
  ["a code that was pasted twice", GENERAL(`
     | 合计 | 50.00 | 30.00 | 20.00
    201 | 一般公共服务支出 | 50.00 | 30.00 | 20.00
    20103 | 政府办公厅（室）及相关机构事务 | 50.00 | 30.00 | 20.00
    2010301 | 行政运行 | 30.00 | 30.00 |
    2010302 | 一般行政管理事务 | 20.00 | | 20.00
    2010302 | 一般行政管理事务 | 20.00 | | 20.00`), ["g1 form/code-duplicate 支出表!A8 root", "g1 sum/children 支出表!C5", "g1 sum/children 支出表!E5"]],
  ["a code twice, of which both amounts count", GENERAL(`
    201 | 一般公共服务支出 | 70.00 | 30.00 | 40.00
    20103 | 政府办公厅（室）及相关机构事务 | 70.00 | 30.00 | 40.00
    2010301 | 行政运行 | 30.00 | 30.00 |
    2010302 | 一般行政管理事务 | 20.00 | | 20.00
    2010302 | 一般行政管理事务 | 20.00 | | 20.00`), ["- form/code-duplicate 支出表!A7"]],
  ["a code twice, and a sum that is wrong for another reason", GENERAL(`
    201 | 一般公共服务支出 | 77.00 | 30.00 | 47.00
    20103 | 政府办公厅（室）及相关机构事务 | 77.00 | 30.00 | 47.00
    2010301 | 行政运行 | 30.00 | 30.00 |
    2010302 | 一般行政管理事务 | 20.00 | | 20.00
    2010302 | 一般行政管理事务 | 25.00 | | 25.00`), [
    "- form/code-duplicate 支出表!A7",
    "g1 sum/children 支出表!C4 or 支出表!C5 支出表!C6 支出表!C7",
    "g2 sum/children 支出表!E5 root",
  ]],
  ["the earlier of two is too much", GENERAL(`
    201 | 一般公共服务支出 | 50.00 | 30.00 | 20.00
    20103 | 政府办公厅（室）及相关机构事务 | 50.00 | 30.00 | 20.00
    2010301 | 行政运行 | 30.00 | 30.00 |
    2010302 | 一般行政管理事务 | 25.00 | | 25.00
    2010302 | 一般行政管理事务 | 20.00 | | 20.00`), ["g1 form/code-duplicate 支出表!A7 root", "g1 sum/children 支出表!C4", "g1 sum/children 支出表!E4"]],
  ["a division that has no row, under its class", GENERAL(`
     | 合计 | 80.00 | 60.00 | 20.00
    201 | 一般公共服务支出 | 50.00 | 30.00 | 20.00
    2010301 | 行政运行 | 30.00 | 30.00 |
    2010302 | 一般行政管理事务 | 20.00 | | 20.00
    208 | 社会保障和就业支出 | 30.00 | 30.00 |
    20805 | 行政事业单位养老支出 | 30.00 | 30.00 |
    2080501 | 行政单位离退休 | 30.00 | 30.00 |`), ["- form/code-parent 支出表!A5"]],
  ["a division that has no row, beside one that has", GENERAL(`
     | 合计 | 60.00 | 30.00 | 30.00
    201 | 一般公共服务支出 | 60.00 | 30.00 | 30.00
    2010301 | 行政运行 | 30.00 | 30.00 |
    2010302 | 一般行政管理事务 | 20.00 | | 20.00
    20199 | 其他一般公共服务支出 | 10.00 | | 10.00
    2019999 | 其他一般公共服务支出 | 10.00 | | 10.00`), ["- form/code-parent 支出表!A5"]],
  ["a class and a division that have no rows, so that the total misses them", GENERAL(`
     | 合计 | 80.00 | 60.00 | 20.00
    2010301 | 行政运行 | 30.00 | 30.00 |
    2010302 | 一般行政管理事务 | 20.00 | | 20.00
    208 | 社会保障和就业支出 | 30.00 | 30.00 |
    20805 | 行政事业单位养老支出 | 30.00 | 30.00 |
    2080501 | 行政单位离退休 | 30.00 | 30.00 |`), ["- form/code-parent 支出表!A4"]],
  ["a class that has no row, above its division", GENERAL(`
     | 合计 | 80.00 | 60.00 | 20.00
    20103 | 政府办公厅（室）及相关机构事务 | 50.00 | 30.00 | 20.00
    2010301 | 行政运行 | 30.00 | 30.00 |
    2010302 | 一般行政管理事务 | 20.00 | | 20.00
    208 | 社会保障和就业支出 | 30.00 | 30.00 |
    20805 | 行政事业单位养老支出 | 30.00 | 30.00 |
    2080501 | 行政单位离退休 | 30.00 | 30.00 |`), ["- form/code-parent 支出表!A4"]],
  ["a class that has no row, and a total that is wrong for another reason", GENERAL(`
     | 合计 | 85.00 | 65.00 | 20.00
    20103 | 政府办公厅（室）及相关机构事务 | 50.00 | 30.00 | 20.00
    2010301 | 行政运行 | 30.00 | 30.00 |
    2010302 | 一般行政管理事务 | 20.00 | | 20.00
    208 | 社会保障和就业支出 | 30.00 | 30.00 |
    20805 | 行政事业单位养老支出 | 30.00 | 30.00 |
    2080501 | 行政单位离退休 | 30.00 | 30.00 |`), ["- form/code-parent 支出表!A4", "g1 sum/total 支出表!C3 root", "g2 sum/total 支出表!D3 root"]],
  ["a class that has no row in one of two tables that are tied", `${GENERAL(`
     | 合计 | 80.00 | 60.00 | 20.00
    20103 | 政府办公厅（室）及相关机构事务 | 50.00 | 30.00 | 20.00
    2010301 | 行政运行 | 30.00 | 30.00 |
    2010302 | 一般行政管理事务 | 20.00 | | 20.00
    208 | 社会保障和就业支出 | 30.00 | 30.00 |
    20805 | 行政事业单位养老支出 | 30.00 | 30.00 |
    2080501 | 行政单位离退休 | 30.00 | 30.00 |`)}
    财拨
    2026年部门财政拨款收支预算总表 | | | 单位：万元
    收入 | | 支出 |
    项目 | 预算数 | 项目 | 预算数
    一、一般公共预算 | 80.00 | 一般公共服务支出 | 50.00
     | | 社会保障和就业支出 | 30.00
    收入总计 | 80.00 | 支出总计 | 80.00`, ["- form/code-parent 支出表!A4"]],
  ["an amount as text, which the sum above it does not count", GENERAL(`
     | 合计 | 50.00 | 30.00 | 20.00
    201 | 一般公共服务支出 | 50.00 | 30.00 | 20.00
    20103 | 政府办公厅（室）及相关机构事务 | 50.00 | 30.00 | 20.00
    2010301 | 行政运行 | 30.00 | 30.00 |
    2010302 | 一般行政管理事务 | 20.00 | | 20.00
    2010399 | 其他政府办公厅（室）及相关机构事务支出 | '8.00 | | '8.00`), ["g1 form/amount-stored-as-text 支出表!C8 root", "g1 sum/children 支出表!C5", "g1 sum/children 支出表!E5"]],
  ["an amount as text, which the sum above it counts", GENERAL(`
    201 | 一般公共服务支出 | 58.00 | 30.00 | 28.00
    20103 | 政府办公厅（室）及相关机构事务 | 58.00 | 30.00 | 28.00
    2010301 | 行政运行 | 30.00 | 30.00 |
    2010302 | 一般行政管理事务 | 20.00 | | 20.00
    2010399 | 其他政府办公厅（室）及相关机构事务支出 | '8.00 | | '8.00`), ["- form/amount-stored-as-text 支出表!C7"]],
  ["two slips, each with its own sums", GENERAL(`
     | 合计 | 80.00 | 60.00 | 20.00
    201 | 一般公共服务支出 | 50.00 | 30.00 | 20.00
    20103 | 政府办公厅（室）及相关机构事务 | 50.00 | 30.00 | 20.00
    2010301 | 行政运行 | 30.00 | 30.00 |
    2010302 | 一般行政管理事务 | 20.00 | | 20.00
    2010302 | 一般行政管理事务 | 20.00 | | 20.00
    20805 | 行政事业单位养老支出 | 30.00 | 30.00 |
    2080501 | 行政单位离退休 | 30.00 | 30.00 |`), [
    "g1 form/code-duplicate 支出表!A8 root",
    "g1 sum/children 支出表!C5",
    "g1 sum/children 支出表!E5",
    "- form/code-parent 支出表!A9",
  ]],
])("%s", (_what, workbook, found) => {
  expect(grouped(workbook)).toEqual(found);
});

test("of many slips the first are tried, so that a workbook is not judged for minutes", () => {
  const codes = Array.from({ length: 10 }, (_, at) => `20${String(at + 10)}301`);
  const text = GENERAL(codes.flatMap((code) => [
    `${code.slice(0, 5)} | 款 | 10.00 | | 10.00`, `${code} | 项 | 10.00 | | 10.00`, `${code} | 项 | 10.00 | | 10.00`,
  ]).join("\n    "));
  expect(grouped(text).filter((found) => found.endsWith("root")).map((found) => found.split(" ")[1])).toEqual([
    "form/code-duplicate",
    "form/code-duplicate",
    "form/code-duplicate",
    "form/code-duplicate",
    "form/code-duplicate",
    "form/code-duplicate",
    "form/code-duplicate",
    "form/code-duplicate",
  ]);
});
