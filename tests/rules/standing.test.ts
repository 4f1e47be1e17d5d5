import { reviewedBySteps } from "../support/liveSteps";

const SUMS = `
    支出表
    2026年部门一般公共预算支出表 | | | | 单位：万元
    科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出
     | 合计 | 60.00 | 35.00 | 25.00
    201 | 一般公共服务支出 | 40.00 | 20.00 | 20.00
    208 | 社会保障和就业支出 | 20.00 | 15.00 | 5.00`;

const TIED = `${SUMS}

    经济
    2026年部门一般公共预算基本支出表 | | | | 单位：万元
    科目编码 | 科目名称 | 合计 | 人员经费 | 公用经费
     | 合计 | 35.00 | 30.00 | 5.00
    301 | 工资福利支出 | 30.00 | 30.00 |
    302 | 商品和服务支出 | 5.00 | | 5.00`;

const WRONG_TIE = TIED.replace("合计 | 35.00 | 30.00 | 5.00", "合计 | 37.00 | 30.00 | 7.00").replace("302 | 商品和服务支出 | 5.00 | | 5.00", "302 | 商品和服务支出 | 7.00 | | 7.00");

/** Two of three lines show two decimals of basic expenditure, and the last if it does; below the table others may. */
const DECIMALS = (last: number, below = ""): string => `
    支出表
    2026年部门一般公共预算支出表 | | | | 单位：万元
    科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出
     | 合计 | 100.00 | ${36 + last} | ${64 - last}
    201 | 一般公共服务支出 | 50.00 | 20.25 | 29.75
    208 | 社会保障和就业支出 | 40.00 | 15.75 | 24.25
    210 | 卫生健康支出 | 10.00 | ${last} | ${10 - last}${below}`;

const FUND_BELOW = `
    |
    2026年部门政府性基金预算支出表 | | | | 单位：万元
    科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出
     | 合计 | 8.00 | 5.25 | 2.75
    229 | 其他支出 | 8.00 | 5.25 | 2.75`;

/** 一般公共预算 within all expenditure, of which 事业收入 pays a part. */
const BOUND = `
    支出表
    2026年部门一般公共预算支出表 | | | | 单位：万元
    科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出
     | 合计 | 60.00 | 35.00 | 25.00
    201 | 一般公共服务支出 | 40.00 | 20.00 | 20.00
    208 | 社会保障和就业支出 | 20.00 | 15.00 | 5.00

    总表
    2026年部门支出预算总表 | | | | 单位：万元
    科目编码 | 科目名称 | 总计 | 基本支出 | 项目支出
     | 合计 | 70.00 | 38.00 | 32.00
    201 | 一般公共服务支出 | 45.00 | 21.00 | 24.00
    208 | 社会保障和就业支出 | 25.00 | 17.00 | 8.00

    收入表
    2026年部门收入预算总表 | | | 单位：万元
    单位名称 | 总计 | 一般公共预算 | 事业收入
    某局 | 70.00 | 60.00 | 10.00`;

/** Amounts in hundredths, enough of them to show that none is rounded. */
const EXACT = `
    支出表
    2026年部门一般公共预算支出表 | | | | 单位：万元
    科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出
     | 合计 | 101.80 | 41.33 | 60.47
    201 | 一般公共服务支出 | 50.01 | 20.25 | 29.76
    205 | 教育支出 | 3.12 | 1.02 | 2.10
    206 | 科学技术支出 | 2.13 | 1.03 | 1.10
    207 | 文化旅游体育与传媒支出 | 4.14 | 2.04 | 2.10
    208 | 社会保障和就业支出 | 31.25 | 10.94 | 20.31
    210 | 卫生健康支出 | 6.15 | 4.05 | 2.10
    221 | 住房保障支出 | 5.00 | 2.00 | 3.00`;

/** Money that goes back beside money that is spent. */
const RETURNED = `
    支出表
    2026年部门一般公共预算支出表 | | | | 单位：万元
    科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出
     | 合计 | 1.00 | 3.00 | -2.00
    201 | 一般公共服务支出 | 5.00 | 2.00 | 3.00
    208 | 社会保障和就业支出 | -4.00 | 1.00 | -5.00`;

/** A column that the layout divides further, which some rows bear out. */
const DETAILS = (allowance: string): string => `
    支出表
    2026年部门一般公共预算支出表 | | | | | | 单位：万元
    科目编码 | 科目名称 | 合计 | 人员经费 | | | 项目支出
     | | | 小计 | 工资 | 补助 |
     | 合计 | 60.00 | 35.00 | 20.00 | 15.00 | 25.00
    201 | 一般公共服务支出 | 40.00 | 20.00 | 12.00 | 8.00 | 20.00
    208 | 社会保障和就业支出 | 20.00 | 15.00 | 8.00 | ${allowance} | 5.00`;

/** Income of which a line tells a part of the one above it. */
const BALANCE = `
    收支
    2026年收支预算总表 | | | 单位：万元
    收入 | | 支出 |
    项目 | 预算数 | 项目 | 预算数
    一、一般公共预算 | 60.00 | 一、一般公共服务支出 | 40.00
    其中：本级 | 50.00 | 二、社会保障和就业支出 | 30.00
    二、上年结转 | 10.00 | |
    收入总计 | 70.00 | 支出总计 | 70.00`;

/** A balance of which the totals stand once for two divisions of expenditure: by function and by use. */
const TWICE = `
    收支
    2026年收支预算总表 | | | | | 单位：万元
    收入 | | 支出 | | |
    项目名称 | 金额 | 功能分类 | | 支出用途 |
     | | 功能科目名称 | 金额 | 项目名称 | 金额
    一、财政拨款 | 60.00 | 一、一般公共服务支出 | 40.00 | 一、基本支出 | 35.00
    1.一般公共预算 | 60.00 | 八、社会保障和就业支出 | 20.00 | 二、项目支出 | 25.00
    当年收入小计 | 60.00 | 当年支出小计 | | | 60.00
    收入合计 | 60.00 | 支出合计 | | | 60.00`;

/** Changes one after the other, and whether each was judged by the cells that changed or with the whole workbook; what is said is always the same. */
test.each<[what: string, workbook: string, steps: readonly string[], took: string]>([
  ["amounts that move between lines, and back", SUMS, ["D4=21 E4=19 D5=14 E5=6", "D4=20 E4=20 D5=15 E5=5", "D4=18 E4=22 D5=17 E5=3"], "cells, cells, cells"],
  ["an amount with the sums above it, twice", SUMS, ["D4=21 C4=41 D3=36 C3=61", "D4=22 C4=42 D3=37 C3=62"], "cells, cells"],
  ["an amount without the sums above it, then with them", SUMS, ["D4=21", "D4=21 C4=41 D3=36 C3=61", "D4=22 C4=42 D3=37 C3=62"], "cells, cells, cells"],
  ["a sum that is right only in the end", SUMS, ["D4=21 C4=41 D3=36", "C3=61", "D4=22 C4=42 D3=37 C3=62"], "cells, cells, cells"],
  ["amounts on two sheets that are tied", TIED, ["支出表!D4=21 C4=41 D3=36 C3=61 经济!C3=36 D3=31 C4=31 D4=31", "支出表!D4=20 C4=40 D3=35 C3=60 经济!C3=35 D3=30 C4=30 D4=30"], "cells, cells"],
  ["one of two sheets that are tied", TIED, ["支出表!D4=21 C4=41 D3=36 C3=61", "经济!C3=36 D3=31 C4=31 D4=31"], "cells, cells"],
  ["beside a tie that fails: what it does not name", WRONG_TIE, ["支出表!E4=21 C4=41 E3=26 C3=61"], "whole"],
  ["beside a tie that fails: what neither it nor its sums name", WRONG_TIE, ["支出表!C4=41 C5=19 E4=21 E5=4", "支出表!C4=42 C5=18 E4=22 E5=3"], "whole, cells"],
  ["beside a tie that fails: what it names", WRONG_TIE, ["支出表!D4=22 C4=42 D3=37 C3=62", "支出表!D4=23 C4=43 D3=38 C3=63"], "cells, cells"],
  ["what stands behind the formulas of a tie that fails", WRONG_TIE.replace("35.00 | 25.00", "=SUM(D4:D5) → 35.00 | 25.00"), ["支出表!D4=19 D5=16 E4=21 E5=4"], "cells"],
  ["figures of which some are rounded", SUMS.replace("合计 | 60.00", "合计 | 60.01"), ["E4=19 D4=21 E5=6 D5=14"], "cells"],
  ["a code that was put right", `${SUMS.replace("208 |", "205 |")}

    总表
    2026年部门支出预算总表 | | | | 单位：万元
    科目编码 | 科目名称 | 总计 | 基本支出 | 项目支出
     | 合计 | 60.00 | 35.00 | 25.00
    201 | 一般公共服务支出 | 40.00 | 20.00 | 20.00
    208 | 社会保障和就业支出 | 20.00 | 15.00 | 5.00

    收入表
    2026年部门收入预算总表 | | | 单位：万元
    单位名称 | 总计 | 一般公共预算 | 事业收入
    某局 | 60.00 | 60.00 |`, ["总表!E4=19 D4=21 E5=6 D5=14 支出表!E4=19 D4=21 E5=6 D5=14"], "whole"],
  ["a sum that fails, beside an amount as text", SUMS.replace("208 | 社会保障和就业支出 | 20.00 | 15.00 | 5.00", "208 | 社会保障和就业支出 | 20.00 | 15.00 | '5.00").replace("合计 | 60.00", "合计 | 61.00"), ["E4=19 D4=21 D5=14"], "whole"],
  ["a sum that fails, beside one that is empty", SUMS.replace("20.00 | 15.00 | 5.00", " | 15.00 | 5.00"), ["D4=21 E4=19"], "whole"],
  ["a sum that fails in one table, amounts of another", WRONG_TIE, ["经济!D3=29 E3=8 D4=29 C4=29 E5=8 C5=8"], "cells"],
  ...([
    ["a code that stands twice", "201 | 一般公共服务支出 | 40.00 | 20.00 | 20.00\n    201 | 一般公共服务支出 | 40.00 | 20.00 | 20.00"],
    ["amounts as text that the total does not count", "201 | 一般公共服务支出 | 40.00 | 20.00 | 20.00\n    210 | 卫生健康支出 | '5.00 | '3.00 | '2.00"],
    ["a total that is empty", "201 | 一般公共服务支出 | | 20.00 | 20.00"],
    ["a code that may be mistyped", "20 1 | 一般公共服务支出 | 40.00 | 20.00 | 20.00\n    2010302 | 行政运行 | 7.00 | 7.00 |"],
  ] as const).map(([what, rows]): [string, string, readonly string[], string] => [
    `sums that fail beside ${what}: amounts of another table`, TIED.replace("201 | 一般公共服务支出 | 40.00 | 20.00 | 20.00", rows), ["经济!D3=29 E3=6 D4=29 C4=29 E5=6 C5=6"], "whole",
  ]),
  ["a sum that fails, and amounts of another table", TIED.replace("合计 | 60.00", "合计 | 61.00"), ["经济!D3=29 E3=6 D4=29 C4=29 E5=6 C5=6", "经济!D3=28 E3=7 D4=28 C4=28 E5=7 C5=7"], "cells, cells"],
  ["a gap of rounding, and amounts of another table", TIED.replace("合计 | 60.00", "合计 | 60.01"), ["经济!D3=29 E3=6 D4=29 C4=29 E5=6 C5=6"], "whole"],
  ["amounts of which one stands as text", SUMS.replace("15.00 | 5.00", "15.00 | '5.00"), ["D4=21 C4=41 D3=36 C3=61"], "cells"],
  ["amounts that give up their second decimal, as the last of the column", DECIMALS(5), ["D4=20.5 D5=15.5 E4=29.5 E5=24.5"], "whole"],
  ["amounts that give up their second decimal, while another keeps it", DECIMALS(5.25), ["D4=20.5 D5=15.5 E4=29.5 E5=24.5"], "cells"],
  ["amounts that give up their second decimal, while one of another table below keeps it", DECIMALS(5, FUND_BELOW), ["D4=20.5 D5=15.5 E4=29.5 E5=24.5"], "whole"],
  ["a column that was not understood", SUMS.replaceAll("项目支出\n", "项目支出 | 备用\n").replace("25.00\n", "25.00 | 9.00\n").replace("20.00 | 20.00\n", "20.00 | 20.00 | 5.00\n").replace("15.00 | 5.00", "15.00 | 5.00 | 4.00"), ["F4=6 F3=10"], "whole"],
  ["a bound that leaves room, up to where it leaves none", BOUND, ["支出表!D4=21 E4=19 D5=14 E5=6", "支出表!D4=22 E4=18 D5=13 E5=7"], "cells, cells"],
  ["a total alone, which is the first amount of all", SUMS, ["C3=61"], "cells"],
  ["a total of two divisions, with the parts of one of them", TWICE, ["B5=61 B6=61 B7=61 B8=61 F5=36 F7=61 F8=61"], "whole"],
  ["a bound of which both sides move, until it is broken", BOUND, ["总表!D4=20 D5=18 E4=25 E5=7 支出表!D4=21 D5=14 E4=19 E5=6"], "cells"],
  ["a hundredth that moves between columns, and back", EXACT, ["D4=20.26 E4=29.75", "D4=20.25 E4=29.76"], "whole, cells"],
  ["hundredths that two lines have more", EXACT, ["C4=50.02 E4=29.77", "C5=3.13 E5=2.11"], "whole, cells"],
  ["a hundredth that a total has more", EXACT, ["D3=41.34 E3=60.46", "D3=41.35 E3=60.45"], "whole, cells"],
  ["both sides of a tie that goes on to fail by as much", WRONG_TIE, ["支出表!D4=21 C4=41 D3=36 C3=61 经济!C4=31 D4=31 D3=31 C3=38", "支出表!D4=20 C4=40 D3=35 C3=60 经济!C4=30 D4=30 D3=30 C3=37"], "cells, cells"],
  ["amounts that go back, with their totals, then without", RETURNED, ["C3=2.00 E3=-1.00 E5=-4.00 C5=-3.00", "E5=-2.00 C5=-1.00"], "cells, cells"],
  ["amounts of which the parts come to nothing, and no longer", RETURNED, ["E5=-3.00 C5=-2.00 E3=-1.00 C3=2.00", "E4=5.00 C4=7.00", "E4=2.00 C4=4.00"], "cells, cells, cells"],
  ["details that add up, with their sums and without", DETAILS("7.00"), ["F6=9.00 F5=16.00", "F6=8.00 F5=15.00"], "whole, cells"],
  ["details of which rows cease to bear out that they add up", DETAILS("6.00"), ["F5=14.00", "F6=9.00", "F6=8.00"], "whole, whole, cells"],
  ["income with its total, then expenditure", BALANCE, ["B4=61.00 B7=71.00", "D4=41.00 D7=71.00"], "whole, cells"],
  ["income and expenditure, and back", BALANCE, ["B6=11.00 B7=71.00 D5=31.00 D7=71.00", "B4=59.00 B7=70.00 D5=30.00 D7=70.00"], "whole, cells"],
  ["a total that counts a part twice, and back", BALANCE, ["B7=120.00", "B7=70.00"], "whole, whole"],
  ["an amount that is hidden, and amounts beside it", SUMS.replace("支出表\n", "支出表 隐藏行=5\n"), ["D5=16 C5=21 D3=36 C3=61", "D4=21 C4=41 D3=37 C3=62"], "whole, cells"],
  ["a column that is hidden, and amounts beside it", SUMS.replace("支出表\n", "支出表 隐藏列=D\n"), ["D5=16 C5=21 D3=36 C3=61", "E5=6 C5=22 E3=26 C3=62"], "whole, cells"],
  ["an amount that a formula skips, and amounts beside it", SUMS.replace("合计 | 60.00", "合计 | =SUM(C4:C4) → 40.00"), ["C5=21 D5=16 D3=36", "D4=21 E4=19 D3=37 E3=24"], "whole, cells"],
  ["amounts beside totals by formula and one that was typed", SUMS.replace("合计 | 60.00 | 35.00", "合计 | =SUM(C4:C5) → 60.00 | =SUM(D4:D5) → 35.00"), ["E5=6 C5=21 E3=26 C3=61", "D5=16 C5=22 D3=36 C3=62"], "cells, cells"],
  ["amounts of lines whose code stands twice", SUMS.replace("合计 | 60.00 | 35.00 | 25.00", "合计 | 80.00 | 50.00 | 30.00").concat("\n    208 | 社会保障和就业支出 | 20.00 | 15.00 | 5.00"), ["D5=16 C5=21 D3=51 C3=81", "D4=21 C4=41 D3=52 C3=82"], "cells, cells"],
  ["an amount of a column that was not understood, then others", SUMS.replaceAll("项目支出\n", "项目支出 | 备用\n").replace("25.00\n", "25.00 | 9.00\n").replace("20.00 | 20.00\n", "20.00 | 20.00 | 5.00\n").replace("15.00 | 5.00", "15.00 | 5.00 | 4.00"), ["F4=6 F3=10", "D4=21 C4=41 D3=36 C3=61"], "whole, cells"],
  ["amounts that become nothing and come back", SUMS, ["D4=19 E4=21 D5=16 E5=4", "D4=0 E4=40 D3=16 E3=44", "D4=20 E4=20 D3=36 E3=24"], "cells, whole, whole"],
])("%s", (_what, workbook, steps, took) => {
  expect(reviewedBySteps(workbook, steps).took).toBe(took);
});
