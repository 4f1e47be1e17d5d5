import { PROFILES } from "../../src/catalog/profiles";
import { addressOf } from "../../src/model/cells";
import { review } from "../../src/review";
import { judgedBook } from "../../src/rules/judgedBook";
import { outcomesOf } from "../../src/rules/outcomes";
import { said, sheetsOf } from "../support/said";
import { smallBook } from "../support/smallBook";

/** Two years of four lines with the change between them and its rate. */
const YEARS = (rates: readonly [string, string, string, string], later = "150.00"): string => `
    两年
    安排变动表 | | | | 单位：万元
    项目 | 2025年 | 2026年 | 增减额 | 增减%
    甲 | 100.00 | ${later} | 50.00 | ${rates[0]}
    乙 | 250.00 | 200.00 | -50.00 | ${rates[1]}
    丙 | 200.00 | 250.00 | 50.00 | ${rates[2]}
    丁 | 300.00 | 400.00 | 100.00 | ${rates[3]}
    合计 | 850.00 | 1000.00 | 150.00 | 17.65`;

/** More rows, so that two wrong rates stand beside others that hold. */
const MORE = (third: string, of: string): string => `
    两年
    安排变动表 | | | | 单位：万元
    项目 | 2025年 | 2026年 | 增减额 | 增减%
    甲 | 100.00 | 150.00 | 50.00 | 50.00
    乙 | 150.00 | 120.00 | -30.00 | -20.00
    丙 | 200.00 | ${third} | 25.00 | 12.50
    丁 | 250.00 | 260.00 | 10.00 | ${of}
    戊 | 300.00 | 240.00 | -60.00 | -20.00
    己 | 350.00 | 357.00 | 7.00 | 2.00
    庚 | 400.00 | 440.00 | 40.00 | 10.00
    辛 | 500.00 | 450.00 | -50.00 | -10.00
    壬 | 600.00 | 750.00 | 150.00 | 25.00
    癸 | 800.00 | 1000.00 | 200.00 | 25.00`;

/** What is said of tables that no region knows, by their structure: every word of it. */
test.each<[what: string, workbook: string, findings: readonly string[]]>([
  ["a rate, by the decimals that it prints", YEARS(["50", "-20", "25", "33.53"]), [
    "structure/rate 不一致 两年!E6 (C6 B6) 〔丁〕的增减比例为 33.53%，按本年数和上年数应为 33.33%。",
  ]],
  ["a rate that prints none", YEARS(["50", "-20", "25", "34"]), [
    "structure/rate 不一致 两年!E6 (C6 B6) 〔丁〕的增减比例为 34%，按本年数和上年数应为 33%。",
  ]],
  ["a rate that prints one, of which the right one has none", YEARS(["50", "-20", "22.5", "33.33"]), [
    "structure/rate 不一致 两年!E5 (C5 B5) 〔丙〕的增减比例为 22.5%，按本年数和上年数应为 25.0%。",
  ]],
  ["an amount; no rate is accused of years that do not add up", YEARS(["50", "-20", "26", "33.33"], "160.00"), [
    "structure/rows 不一致 两年!C3 (C7 C4 C5 C6) 合计行等于所含各行之和（按表的结构）：本格为 160.00 万元，按本表结构应为 150.00 万元，相差 10.00 万元（安排变动表〔合计 · 2026年〕 1000.00 = 安排变动表〔甲 · 2026年〕 + 安排变动表〔乙 · 2026年〕 + 安排变动表〔丙 · 2026年〕 等 4 项 1010.00）。依据：本表同样的关系另有 2 处成立。",
    "structure/change 不一致 两年!C3 (D3 B3) 增减额等于本年数减上年数：本格为 160.00 万元，按本表结构应为 150.00 万元，相差 10.00 万元（安排变动表〔甲 · 增减额〕 + 安排变动表〔甲 · 2025年〕 150.00 = 安排变动表〔甲 · 2026年〕 160.00）。依据：本表同样的关系另有 4 处成立。",
  ]],
  ["two rates, where no total is printed", MORE("225.10", "7.00"), [
    "structure/change 不一致 两年!D5 (B5 C5) 增减额等于本年数减上年数：本格为 25.00 万元，按本表结构两边相差 -0.10 万元，若其他各项无误应为 25.10 万元（安排变动表〔丙 · 增减额〕 + 安排变动表〔丙 · 2025年〕 225.00 = 安排变动表〔丙 · 2026年〕 225.10）。依据：本表同样的关系另有 9 处成立。也可能是 两年!B5、两年!C5 有误。",
    "structure/rate 不一致 两年!E6 (C6 B6) 〔丁〕的增减比例为 7%，按本年数和上年数应为 4%。",
  ]],
  ["an amount by its change: the rate of its row is not accused, that of another row is", MORE("235.00", "7.00"), [
    "structure/change 不一致 两年!D5 (B5 C5) 增减额等于本年数减上年数：本格为 25.00 万元，按本表结构两边相差 -10.00 万元，若其他各项无误应为 35.00 万元（安排变动表〔丙 · 增减额〕 + 安排变动表〔丙 · 2025年〕 225.00 = 安排变动表〔丙 · 2026年〕 235.00）。依据：本表同样的关系另有 9 处成立。也可能是 两年!B5、两年!C5 有误。",
    "structure/rate 不一致 两年!E6 (C6 B6) 〔丁〕的增减比例为 7%，按本年数和上年数应为 4%。",
  ]],
  ["a total that is blank", `
    三项
    三项经费安排表 | | | 单位：万元
    项目 | 合计 | 培训 | 接待
    合计 | 60.00 | 35.00 | 25.00
    甲 | | 20.00 | 20.00
    乙 | 20.00 | 15.00 | 5.00`, [
    "structure/rows 不一致 三项!B4 (B3 B5) 合计行等于所含各行之和（按表的结构）：本格为空，按本表结构应为 40 万元，相差 -40 万元（三项经费安排表〔合计 · 合计〕 60 = 三项经费安排表〔甲 · 合计〕 + 三项经费安排表〔乙 · 合计〕 20）。依据：本表同样的关系另有 2 处成立。",
    "structure/columns 不一致 三项!B4 (C4 D4) 合计列等于所含各列之和（按表的结构）：本格为空，按本表结构应为 40 万元，相差 -40 万元（三项经费安排表〔甲 · 合计〕 0 = 三项经费安排表〔甲 · 培训〕 + 三项经费安排表〔甲 · 接待〕 40）。依据：本表同样的关系另有 2 处成立。",
  ]],
  ["totals of two sides, of which one is not that of its lines", `
    收支
    资金来源与运用表 | | | 单位：万元
    收入项目 | 数额 | 支出项目 | 数额
    拨款 | 60.00 | 人员 | 70.00
    其他 | 40.00 | 公用 | 30.00
    收入总计 | 101.00 | 支出总计 | 100.00`, [
    "structure/rows 不一致 收支!B5 (B3 B4) 合计行等于所含各行之和（按表的结构）：本格为 101.00 万元，按本表结构应为 100.00 万元，相差 1.00 万元（资金来源与运用表〔收入总计 · 数额〕 101.00 = 资金来源与运用表〔拨款 · 数额〕 + 资金来源与运用表〔其他 · 数额〕 100.00）。依据：本表同样的关系另有 1 处成立。",
    "structure/sides 不一致 收支!B5 (D5) 收入总计等于支出总计（按表的结构）：本格为 101.00 万元，按本表结构应为 100.00 万元，相差 1.00 万元（资金来源与运用表〔收入总计 · 数额〕 101.00 = 资金来源与运用表〔支出总计 · 数额〕 100.00）。依据：从字面和位置看只有这一种加法。",
  ]],
  ["a sum in one place alone", `
    单列
    设备安排表 | 单位：万元
    项目 | 数额
    合计 | 61.00
    甲 | 40.30
    乙 | 17.10
    丙 | 12.60`, [
    "structure/rows 不一致 单列!B3 (B4 B5 B6) 合计行等于所含各行之和（按表的结构）：本格为 61.00 万元，按本表结构两边相差 -9.00 万元，若其他各项无误应为 70.00 万元（设备安排表〔合计 · 数额〕 61.00 = 设备安排表〔甲 · 数额〕 + 设备安排表〔乙 · 数额〕 + 设备安排表〔丙 · 数额〕 70.00）。依据：从字面和位置看只有这一种加法。也可能是 单列!B4、单列!B5、单列!B6 有误。",
  ]],
  ["columns in units of measure of their own beside that of the table", `
    三项
    三项经费安排表 | | | 单位：万元
    项目 | 合计 | 培训（元） | 接待（元）
    合计 | 60.00 | 350000 | 250000
    甲 | 41.00 | 200000 | 200000
    丙 | 6.00 | 20000 | 40000
    乙 | 14.00 | 130000 | 10000`, [
    "structure/rows 不一致 三项!B4 (B3 B5 B6) 合计行等于所含各行之和（按表的结构）：本格为 41.00 万元，按本表结构应为 40.00 万元，相差 1.00 万元（三项经费安排表〔合计 · 合计〕 60.00 = 三项经费安排表〔甲 · 合计〕 + 三项经费安排表〔丙 · 合计〕 + 三项经费安排表〔乙 · 合计〕 61.00）。依据：本表同样的关系另有 2 处成立。",
    "structure/columns 不一致 三项!B4 (C4 D4) 合计列等于所含各列之和（按表的结构）：本格为 41.00 万元，按本表结构应为 40.00 万元，相差 1.00 万元（三项经费安排表〔甲 · 合计〕 41.00 = 三项经费安排表〔甲 · 培训(元)〕 + 三项经费安排表〔甲 · 接待(元)〕 40.00）。依据：本表同样的关系另有 3 处成立。",
  ]],
  ["each column in a unit of measure of its own", `
    三项
    三项经费安排表
    项目 | 合计（万元） | 培训（元） | 接待（元）
    合计 | 60.00 | 350000 | 250000
    甲 | 40.00 | 200000 | 200000
    丙 | 6.00 | 20000 | 40000
    乙 | 14.00 | 130000 | 20000`, [
    "structure/rows 不一致 三项!D6 (D3 D4 D5) 合计行等于所含各行之和（按表的结构）：本格为 20,000 元，按本表结构应为 10,000 元，相差 10,000 元（三项经费安排表〔合计 · 接待(元)〕 250,000 = 三项经费安排表〔甲 · 接待(元)〕 + 三项经费安排表〔丙 · 接待(元)〕 + 三项经费安排表〔乙 · 接待(元)〕 260,000）。依据：本表同样的关系另有 2 处成立。",
    "structure/columns 不一致 三项!D6 (B6 C6) 合计列等于所含各列之和（按表的结构）：本格为 20,000 元，按本表结构应为 10,000 元，相差 10,000 元（三项经费安排表〔乙 · 合计(万元)〕 140,000 = 三项经费安排表〔乙 · 培训(元)〕 + 三项经费安排表〔乙 · 接待(元)〕 150,000）。依据：本表同样的关系另有 3 处成立。",
  ]],
])("said of the structure: %s", (_what, workbook, findings) => {
  expect(review(sheetsOf(workbook), PROFILES).findings.map((finding) => `${finding.rule} ${said(finding)}`)).toEqual(findings);
});

test("a book without a structure has no relations of one, and its own are judged as they are", () => {
  const { structural, evaluations } = judgedBook(smallBook(`
    general-expenditure
          | total | basic | project
    total | 31    | 10    | 20
    201   | 31    | 10    | 20`));
  expect(structural).toEqual([]);
  expect(evaluations.filter(({ status }) => status === "failed").map(({ instance: { relation } }) => relation.rule.id)).toEqual(["sum/columns", "sum/columns"]);
});

/** What becomes of relations of the structure in the end, by their names: figures that were rounded each on their own hold. */
test.each<[what: string, workbook: string, outcomes: readonly string[]]>([
  ["figures rounded each on its own", `
    三项
    三项经费安排表 | | | 单位：万元
    项目 | 合计 | 培训 | 接待
    合计 | 60.01 | 35.00 | 25.00
    甲 | 40.01 | 20.00 | 20.00
    乙 | 20.00 | 15.00 | 5.00`, [
    "structure/row-total passed", "structure/row-total passed", "structure/row-total passed", "structure/column-total passed", "structure/column-total passed", "structure/column-total passed",
  ]],
])("%s", (_what, workbook, outcomes) => {
  const snapshot = sheetsOf(workbook);
  expect(outcomesOf(review(snapshot, PROFILES).book).map(({ relation, status }) => `${relation} ${status}`)).toEqual(outcomes);
});

/** Rates of increase in columns that the structure shows to be these: how many hold beside the seven sums, and what is said of those that do not. */
const RATES = (rate: string): string => `
    两年
    安排变动表 | | | | 单位：万元
    项目 | 2025年 | 2026年 | 增减额 | 增减%
    甲 | 100.00 | 150.00 | 50.00 | ${rate}
    乙 | 250.00 | 200.00 | -50.00 | -20.00
    丙 | 200.00 | 250.00 | 50.00 | 25.00
    合计 | 550.00 | 600.00 | 50.00 | 9.09`;

test.each<[what: string, workbook: string, checks: string, said: readonly string[]]>([
  ["rates that hold", RATES("50.00"), "11 passed, 0 failed", []],
  ["a rate of another base", RATES("33.33"), "10 passed, 1 failed", ["E3 (C3 B3)"]],
])("%s", (_what, workbook, checks, said) => {
  const { findings, checks: { passed, failed } } = review(sheetsOf(workbook), PROFILES);
  expect([`${passed} passed, ${failed} failed`, findings.filter(({ rule }) => rule === "structure/rate").map(({ at, related }) => `${addressOf(at)} (${related.map(addressOf).join(" ")})`)]).toEqual([checks, said]);
});
