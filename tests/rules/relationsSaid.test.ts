import { runRules } from "../../src/rules/run";
import { smallBook } from "../support/smallBook";
import { review } from "../../src/review";
import { said, sheetsOf } from "../support/said";

/** What is said of relations that fail: where it is shown, beside which cells, what stands there and what should, and what would explain it as well. */
test.each<[what: string, book: string, said: readonly string[]]>([
  ["a typed amount behind the formulas that a tie compares", `
    balance/expenditure
                              | amount
    201                       | 20
    208                       | 10
    current-expenditure-total | 30

    expenditure
            | total
    total   | =40
    201     | =30
    2010301 | 30
    208     | 10`, [
    "g1 root 不一致 部门支出预算总表!B6 (部门收支预算总表!V4 B5) 收支总表支出与支出总表一致：本格为 30.00 万元，按勾稽关系应为 20.00 万元，相差 10.00 万元（部门收支预算总表〔201 · 预算数〕 20.00 = 部门支出预算总表〔201 · 总计〕 30.00）。",
    "g1 不一致 部门收支预算总表!V6 (部门支出预算总表!B4) 收支总表支出与支出总表一致：本格为 30.00 万元，按勾稽关系应为 40.00 万元，相差 -10.00 万元（部门收支预算总表〔current-expenditure-total · 预算数〕 30.00 = 部门支出预算总表〔total · 总计〕 40.00）。",
  ]],
  ["the same in 元", `
    balance/expenditure 元
                              | amount
    201                       | 200000
    208                       | 100000
    current-expenditure-total | 300000

    expenditure 元
            | total
    total   | =400000
    201     | =300000
    2010301 | 300000
    208     | 100000`, [
    "g1 root 不一致 部门支出预算总表!B6 (部门收支预算总表!V4 B5) 收支总表支出与支出总表一致：本格为 300,000 元，按勾稽关系应为 200,000 元，相差 100,000 元（部门收支预算总表〔201 · 预算数〕 200,000 = 部门支出预算总表〔201 · 总计〕 300,000）。",
    "g1 不一致 部门收支预算总表!V6 (部门支出预算总表!B4) 收支总表支出与支出总表一致：本格为 300,000 元，按勾稽关系应为 400,000 元，相差 -100,000 元（部门收支预算总表〔current-expenditure-total · 预算数〕 300,000 = 部门支出预算总表〔total · 总计〕 400,000）。",
  ]],
  ["an amount behind formulas that two ties show, and a blank beside it in which it may be lacking", `
    balance/expenditure
                              | amount
    201                       | 35
    208                       | 10
    current-expenditure-total | 45

    expenditure
            | total
    total   | =40
    201     | =30
    2010301 | 30
    2010302 |
    208     | =10
    2080101 | 10
    2080102 |`, [
    "g1 不一致 部门收支预算总表!V4 (部门支出预算总表!B5) 收支总表支出与支出总表一致：本格为 35.00 万元，按勾稽关系两边相差 5.00 万元，若其他各项无误应为 30.00 万元（部门收支预算总表〔201 · 预算数〕 35.00 = 部门支出预算总表〔201 · 总计〕 30.00）。也可能是 部门支出预算总表!B6、部门支出预算总表!B7 有误。 [2 more]",
    "g1 不一致 部门收支预算总表!V6 (部门支出预算总表!B4) 收支总表支出与支出总表一致：本格为 45.00 万元，按勾稽关系两边相差 5.00 万元，若其他各项无误应为 40.00 万元（部门收支预算总表〔current-expenditure-total · 预算数〕 45.00 = 部门支出预算总表〔total · 总计〕 40.00）。也可能是 部门支出预算总表!B6、部门支出预算总表!B7 有误。 [2 more]",
  ]],
  ["a sum that would have to be below zero is not shown: its largest part is", `
    expenditure
            | total | basic | project
    201     | 30    | 40    | 5
    208     | 30    | 10    | 20`, ["g1 不一致 部门支出预算总表!B4 (C4 D4) 合计列等于各分列之和：本格为 30.00 万元，按勾稽关系两边相差 -15.00 万元，若其他各项无误应为 45.00 万元（部门支出预算总表〔201 · 总计〕 30.00 = 部门支出预算总表〔201 · 基本支出〕 + 部门支出预算总表〔201 · 项目支出〕 45.00）。也可能是 部门支出预算总表!C4 有误。 [1 more]"]],
  ["a row that may be below zero", `
    expenditure
            | total | basic | project
    201     | -30   | -10   | -10
    208     | 30    | 10    | 20`, ["g1 不一致 部门支出预算总表!B4 (C4 D4) 合计列等于各分列之和：本格为 -30.00 万元，按勾稽关系两边相差 -10.00 万元，若其他各项无误应为 -20.00 万元（部门支出预算总表〔201 · 总计〕 -30.00 = 部门支出预算总表〔201 · 基本支出〕 + 部门支出预算总表〔201 · 项目支出〕 -20.00）。也可能是 部门支出预算总表!C4、部门支出预算总表!D4 有误。 [2 more]"]],
  ["a part that is empty, where the total says it", `
    expenditure
            | total | basic | project
    total   | 50    | 20    | 30
    201     | 30    | 10    | 20
    208     | 20    | 10    |`, [
    "g1 root 不一致 部门支出预算总表!D6 (B6 C6) 合计列等于各分列之和：本格为空，按勾稽关系应为 10 万元，相差 -10 万元（部门支出预算总表〔208 · 总计〕 20 = 部门支出预算总表〔208 · 基本支出〕 + 部门支出预算总表〔208 · 项目支出〕 10）。",
    "g1 不一致 部门支出预算总表!D6 (D4 D5) 合计等于各类之和：本格为空，按勾稽关系应为 10 万元，相差 -10 万元（部门支出预算总表〔total · 项目支出〕 30 = 部门支出预算总表〔201 · 项目支出〕 + 部门支出预算总表〔208 · 项目支出〕 20）。",
  ]],
  ["cells at one address of two sheets", `
    general-expenditure
            | total
    2010301 | 30

    expenditure
            | total
    2010301 | 20

    revenue
          | total | current.general-public-budget
    total | 20    | 20`, ["g1 不一致 部门支出预算总表!B4 (部门一般公共预算支出表!B4) 支出总表等于各项拨款支出表之和：本格为 20.00 万元，按勾稽关系两边相差 -10.00 万元，若其他各项无误应为 30.00 万元（部门支出预算总表〔2010301 · 总计〕 20.00 = 部门一般公共预算支出表〔2010301 · 合计〕 30.00）。也可能是 部门一般公共预算支出表!B4 有误。 [1 more]"]],
  ["a bound, from the side of the smaller", `
    three-public-expenses
          | total | reception
    total | 5     | 2

    general-basic-expenditure
            | total
    30217   | 3`, [
    "g1 不一致 部门一般公共预算“三公”经费支出表!B4 (C4) 合计列等于各分列之和：本格为 5.00 万元，按勾稽关系两边相差 3.00 万元，若其他各项无误应为 2.00 万元（部门一般公共预算“三公”经费支出表〔total · “三公”经费合计〕 5.00 = 部门一般公共预算“三公”经费支出表〔total · 公务接待费〕 2.00）。也可能是 部门一般公共预算“三公”经费支出表!C4 有误。 [1 more]",
    "g2 不一致 部门一般公共预算“三公”经费支出表!C4 (部门一般公共预算基本支出表!B4) “三公”经费不小于基本支出中的同项：本格为 2.00 万元，按勾稽关系两边相差 -1.00 万元，若其他各项无误应不小于 3.00 万元（部门一般公共预算“三公”经费支出表〔total · 公务接待费〕 2.00 ≥ 部门一般公共预算基本支出表〔30217 · 合计〕 3.00）。也可能是 部门一般公共预算基本支出表!B4 有误。 [1 more]",
  ]],
])("%s", (_what, book, found) => {
  expect(runRules(smallBook(book)).findings.filter(({ rule }) => /^(?:sum|tie|bound)\//.test(rule)).map((finding) =>
    `${finding.group ?? "-"}${finding.rootCause ? " root" : ""} ${said(finding)}${(finding.alternatives ?? []).length > 0 ? ` [${(finding.alternatives ?? []).length} more]` : ""}`)).toEqual(found);
});

const SUMS = (...totals: readonly string[]): string => `expenditure\n | total | basic | project\n${totals.map((total, at) => `${201 + at} | ${total} | 10 | 20`).join("\n")}`;
const PROJECTS = (key: string): string => `project-expenditure\n | total\nproject:甲/一 | 10\nproject:甲/二 | 10\n\nkey-project-expenditure\n | appropriation\nproject:甲/一 | 10\nproject:甲/${key} | 10`;
const CODES = (code: string): string => `expenditure\n | total\n2010302 一般行政管理事务 | 20\n\ngeneral-expenditure\n | total\n${code} 一般行政管理事务 | 20\n\nrevenue\n | total | current.general-public-budget\ntotal | 20 | 20`;

/** Everything that was checked is counted once: what another figure or name changes of the counts. */
test.each<[what: string, before: string, after: string, change: string]>([
  ["a sum that fails instead of holding", SUMS("30", "30"), SUMS("30", "31"), "-1 passed, +1 failed"],
  ["a sum that cannot be judged", SUMS("30", "30"), SUMS("30", "三十"), "-2 passed, +1 failed, +1 insufficientData"],
  ["a sum that holds although one of its table misses by rounding", SUMS("30", "30.01"), SUMS("30", "40"), "-1 passed, +1 failed"],
  ["a sum whose gap is one of rounding", SUMS("30", "30"), SUMS("30", "30.01"), ""],
  ["a key project that is no project", PROJECTS("二"), PROJECTS("三"), "-1 passed, +1 failed"],
  ["a code put right", CODES("2010302"), CODES("2010802"), "+1 failed"],
])("counts of %s", (_what, before, after, change) => {
  const [{ checks: a }, { checks: b }] = [runRules(smallBook(before)), runRules(smallBook(after))];
  expect((["passed", "failed", "notApplicable", "insufficientData"] as const).flatMap((key) => (a[key] === b[key] ? [] : [`${b[key] > a[key] ? "+" : ""}${b[key] - a[key]} ${key}`])).join(", ")).toBe(change);
});

/** A rate of which an amount is wrong by another relation is not accused of it. */
test.each<[what: string, rows: string, said: readonly string[]]>([
  ["as figures say", "丙 | 200.00 | 250.00 | 50.00 | 25.00", []],
  ["another rate", "丙 | 200.00 | 250.00 | 50.00 | 52.00", ["structure/rate 不一致 表!E6 (C6 B6) 〔丙〕的增减比例为 52%，按本年数和上年数应为 25%。"]],
  ["another rate, with one decimal", "丙 | 200.00 | 250.00 | 50.00 | 52.5", ["structure/rate 不一致 表!E6 (C6 B6) 〔丙〕的增减比例为 52.5%，按本年数和上年数应为 25.0%。"]],
  ["a rate of a wrong amount", "丙 | 200.00 | 270.00 | 50.00 | 25.00", ["structure/change 不一致 表!D6 (B6 C6) 增减额等于本年数减上年数：本格为 50.00 万元，按本表结构两边相差 -20.00 万元，若其他各项无误应为 70.00 万元（资金变动表〔丙 · 增减额〕 + 资金变动表〔丙 · 2025年〕 250.00 = 资金变动表〔丙 · 2026年〕 270.00）。依据：本表同样的关系另有 3 处成立。也可能是 表!B6、表!C6 有误。"]],
  ["a change below zero, typed above it", "丙 | 250.00 | 200.00 | 50.00 | -20.00", ["structure/change 不一致 表!D6 (B6 C6) 增减额等于本年数减上年数：本格为 50.00 万元，按本表结构两边相差 100.00 万元，若其他各项无误应为 -50.00 万元（资金变动表〔丙 · 增减额〕 + 资金变动表〔丙 · 2025年〕 300.00 = 资金变动表〔丙 · 2026年〕 200.00）。依据：本表同样的关系另有 3 处成立。也可能是 表!B6、表!C6 有误。"]],
  ["no base", "丙 | 0.00 | 250.00 | 250.00 | 100.00", []],
])("rates: %s", (_what, rows, found) => {
  const { findings } = review(sheetsOf(`
    表
    资金变动表 | | | | 单位：万元
    项目 | 2025年 | 2026年 | 增减额 | 增减%
    甲 | 100.00 | 150.00 | 50.00 | 50.00
    乙 | 250.00 | 200.00 | -50.00 | -20.00
    丁 | 400.00 | 500.00 | 100.00 | 25.00
    ${rows}`));
  expect(findings.filter(({ rule }) => rule.startsWith("structure/")).map((finding) => `${finding.rule} ${said(finding)}`)).toEqual(found);
});

/** Amounts that nobody has typed yet, told once a table: the first three rows by name, in the order of the sheet, and the tables that have them. */
test.each<[what: string, book: string, said: readonly string[]]>([
  ["four rows of one table, for which two others have money", `
    balance/expenditure
               | amount
    201 一般公共服务支出 | 30
    205 教育支出 | 20
    208 社会保障和就业支出 | 10
    210 卫生健康支出 | 5

    expenditure
               | total | basic
    201 一般公共服务支出 | 30 | 30
    210 卫生健康支出 | |
    208 社会保障和就业支出 | |
    205 教育支出 | |
    213 农林水支出 | |

    general-expenditure
               | total | basic
    201 一般公共服务支出 | 30 | 30
    205 教育支出 | 20 | 20
    208 社会保障和就业支出 | 10 | 10
    210 卫生健康支出 | 5 | 5
    213 农林水支出 | 7 | 7

    revenue
          | total | current.general-public-budget
    total | 72    | 72`, ["不一致 部门支出预算总表!C5 (C6 C7 C8) “部门支出预算总表”有 4 行没有填写（卫生健康支出、社会保障和就业支出、教育支出 等），而“部门一般公共预算支出表”中有数；本格应为 5 万元。 blank"]],
  ["in 元", `
    balance/expenditure 元
        | amount
    201 | 300000
    205 | 200000
    208 | 100000

    expenditure 元
        | total
    201 | 300000
    205 |
    208 |`, ["不一致 部门支出预算总表!B5 (B6) “部门支出预算总表”有 2 行没有填写（205、208），而“部门收支预算总表”中有数；本格应为 200,000 元。 blank"]],
])("not filled in: %s", (_what, book, found) => {
  expect(runRules(smallBook(book)).findings.filter(({ rule }) => rule === "form/not-filled").map((finding) => `${said(finding)} ${finding.values.printed?.kind ?? ""}`)).toEqual(found);
});
