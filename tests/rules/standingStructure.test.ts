/** Changes of amounts in tables of any kind, judged by the cells that changed: relations of the structure, rates, and what leads where several cells may be wrong. */
import { addressOf } from "../../src/model/cells";
import { reviewedBySteps } from "../support/liveSteps";

const YEARS = `
    两年
    安排变动表 | | | | 单位：万元
    项目 | 2025年 | 2026年 | 增减额 | 增减%
    甲 | 10000.00 | 15000.00 | 5000.00 | 50.00
    乙 | 25000.00 | 20000.00 | -5000.00 | -20.00
    丙 | 20000.00 | 25000.00 | 5000.00 | 25.00
    合计 | 55000.00 | 60000.00 | 5000.00 | 9.09`;

/** More rows, so that one rate that is wrong stands beside others that hold. */
const RATES = `
    两年
    安排变动表 | | | | 单位：万元
    项目 | 2025年 | 2026年 | 增减额 | 增减%
    甲 | 10000.00 | 15000.00 | 5000.00 | 50.00
    乙 | 15000.00 | 12000.00 | -3000.00 | -20.00
    丙 | 20000.00 | 22500.00 | 2500.00 | 12.50
    丁 | 25000.00 | 26000.00 | 1000.00 | 4.00
    戊 | 30000.00 | 28500.00 | -1500.00 | -5.00
    己 | 35000.00 | 35700.00 | 700.00 | 2.00
    合计 | 135000.00 | 139700.00 | 4700.00 | 3.48`;
const WRONG_RATE = RATES.replace("12.50", "12.34");

const GROUPED = `
    三项
    三项经费安排表 | | | | | 单位：万元
    项目 | 合计 | 基本支出 | | | 项目支出
     | | 小计 | 人员经费 | 公用经费 |
    合计 | 120.00 | 70.00 | 45.00 | 25.00 | 50.00
    甲 | 40.00 | 20.00 | 15.00 | 5.00 | 20.00
    乙 | 20.00 | 15.00 | 10.00 | 5.00 | 5.00
    丙 | 60.00 | 35.00 | 20.00 | 15.00 | 25.00`;

/** Two tables of any kind that list the same, of which one alone is divided. */
const LISTED = `
    甲
    拨款分布表 | | | | 单位：万元
    编码 | 名称 | 数额 | 人员 | 公用
     | 合计 | 100.00 | 60.00 | 40.00
    205 | 教育支出 | 40.00 | 25.00 | 15.00
    206 | 科学技术支出 | 30.00 | 15.00 | 15.00
    207 | 文化支出 | 20.00 | 12.00 | 8.00
    208 | 社会保障和就业支出 | 10.00 | 8.00 | 2.00

    乙
    拨款去向表 | | 单位：万元
    编码 | 名称 | 数额
     | 合计 | 100.00
    205 | 教育支出 | 40.00
    206 | 科学技术支出 | 30.00
    207 | 文化支出 | 20.00
    208 | 社会保障和就业支出 | 10.00`;

/** The same, where one list alone has a total: the other vouches for its lines. */
const LINES = LISTED.replace("     | 合计 | 100.00 | 60.00 | 40.00\n", "");

/** Of a tie between two tables of the catalogue only one side is divided. */
const DIVIDED = `
    支出表
    2026年部门一般公共预算支出表 | | | | 单位：万元
    科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出
     | 合计 | 60.00 | 35.00 | 25.00
    201 | 一般公共服务支出 | 40.00 | 20.00 | 20.00
    208 | 社会保障和就业支出 | 20.00 | 15.00 | 5.00

    经济
    2026年部门一般公共预算基本支出表 | | 单位：万元
    科目编码 | 科目名称 | 合计
     | 合计 | 35.00
    301 | 工资福利支出 | 30.00
    302 | 商品和服务支出 | 5.00`;

/** A total of all funds that the kind of table does not have, in rows enough to show it. */
const WIDER = `
    项目表
    项目支出表 | | | | | 单位：万元
    单位名称 | 项目名称 | 合计 | 一般公共预算 | 政府性基金预算 | 事业收入
    合计 | | 130.00 | 60.00 | 40.00 | 30.00
    甲局 | 甲项目 | 50.00 | 30.00 | 10.00 | 10.00
    甲局 | 乙项目 | 30.00 | 10.00 | 10.00 | 10.00
    乙中心 | 丙项目 | 50.00 | 20.00 | 20.00 | 10.00`;

/** Units with offices below one of them, of which the names do not tell. */
const OFFICES = `
    收入表
    2026年部门收入预算总表 | | 单位：万元
    单位名称 | 总计 | 一般公共预算
    合计 | 100.00 | 100.00
    甲中心 | 60.00 | 60.00
    一科 | 40.00 | 40.00
    二科 | 20.00 | 20.00
    乙中心 | 40.00 | 40.00`;

const FORMULAS = DIVIDED.replace("合计 | 60.00 | 35.00 | 25.00", "合计 | =SUM(C4:C5) → 60.00 | =SUM(D4:D5) → 35.00 | =SUM(E4:E5) → 25.00").replace("合计 | 35.00\n", "合计 | =SUM(C4:C5) → 35.00\n");

test.each<[what: string, workbook: string, steps: readonly string[], took: string, said: readonly string[]]>([
  ["a year's amount with the change and the totals, within what the rate shows", YEARS, ["C3=15000.10 D3=5000.10 C6=60000.10 D6=5000.10", "C3=15000.00 D3=5000.00 C6=60000.00 D6=5000.00"], "whole, whole", []],
  ["a year's amount with the change and the totals, beyond what the rates show, and further", YEARS, ["C3=16000.00 D3=6000.00 C6=61000.00 D6=6000.00", "C3=17000.00 D3=7000.00 C6=62000.00 D6=7000.00", "B3=9000 D3=8000 B6=54000 D6=8000"], "whole, cells, whole", []],
  ["a year's amount alone", YEARS, ["C3=16000.00", "C3=16000.00 D3=6000.00", "C6=61000.00 D6=6000.00"], "cells, cells, whole", []],
  ["a base alone", YEARS, ["B4=26000.00", "B4=25000.00"], "cells, cells", []],
  ["a change alone", YEARS, ["D5=5100.00", "D5=5200.00"], "cells, cells", ["g1 root structure/rows D5 (D6 D3 D4)", "g1 structure/change D5 (B5 C5)"]],
  ["a rate", YEARS, ["E3=51.00"], "whole", ["- structure/rate E3 (C3 B3)"]],
  ["a year's amount within what a rate shows, twice", RATES, ["C3=15000.10 D3=5000.10 C9=139700.10 D9=4700.10", "C3=15000.20 D3=5000.20 C9=139700.20 D9=4700.20"], "whole, cells", []],
  ["a year's amount beside another row's wrong rate", WRONG_RATE, ["C3=15000.10 D3=5000.10 C9=139700.10 D9=4700.10", "C3=15000.20 D3=5000.20 C9=139700.20 D9=4700.20"], "whole, cells", ["- structure/rate E5 (C5 B5)"]],
  ["the amount whose rate is wrong: another rate is expected", WRONG_RATE, ["C5=22501.00 D5=2501.00 C9=139701.00 D9=4701.00"], "cells", ["- structure/rate E5 (C5 B5)"]],
  ["the amount whose rate is wrong, and is not accused while the amount is", WRONG_RATE, ["C5=22501.00", "C5=22500.00"], "cells, cells", ["- structure/rate E5 (C5 B5)"]],
  ["an amount by which the wrong rate becomes right, and wrong again", WRONG_RATE, ["C5=22468.00 D5=2468.00 C9=139668.00 D9=4668.00", "C5=22500.00 D5=2500.00 C9=139700.00 D9=4700.00"], "cells, cells", ["- structure/rate E5 (C5 B5)"]],
  ["an amount of rows and columns", GROUPED, ["D5=16.00", "D5=15.00"], "cells, cells", []],
  ["an amount with its own sums, not those of the table", GROUPED, ["D5=16.00 C5=21.00 B5=41.00", "D5=17.00 C5=22.00 B5=42.00", "D4=47.00 C4=72.00 B4=122.00"], "cells, cells, cells", []],
  ["one sum of columns, of which the parts stand in more sums", GROUPED, ["B5=41.00 B4=121.00 F4=51.00 F6=6.00 B6=21.00 B4=122.00 F4=51.00", "B5=40.00 B4=121.00"], "whole, whole", []],
  ["a total of columns that the group alone makes up", GROUPED, ["D5=16.00 D4=46.00"], "whole", []],
  ["a total with two parts each in another row", GROUPED, ["F5=21.00 F6=6.00", "F5=20.00 F6=5.00"], "whole, whole", []],
  ["a total and the total of its group", GROUPED, ["F4=51.00 B4=121.00", "F4=52.00 B4=122.00"], "cells, cells", ["g1 structure/rows B4 (B5 B6 B7) or B5 B6 B7", "g2 structure/rows F4 (F5 F6 F7) or F5 F6 F7"]],
  ["amounts that move between the columns of a group", GROUPED, ["D5=16.00 E5=4.00", "D5=17.00 E5=3.00"], "cells, cells", ["g1 structure/rows D4 (D5 D6 D7) or D5 D6 D7", "g2 structure/rows E4 (E5 E6 E7) or E5 E6 E7"]],
  ["a part with the sum of its group, not with that of the row", GROUPED, ["D5=16.00 C5=21.00", "D5=17.00 C5=22.00"], "cells, cells", ["g1 root structure/rows C5 (C4 C6 C7)", "g1 structure/columns C5 (B5 F5)", "g2 structure/rows D4 (D5 D6 D7) or D5 D6 D7"]],
  ["the total of all alone", GROUPED, ["B4=121.00", "B4=122.00"], "cells, cells", ["g1 root structure/rows B4 (B5 B6 B7)", "g1 structure/columns B4 (C4 F4)"]],
  ["a gap of rounding", GROUPED, ["D5=15.01", "D5=15.02"], "cells, cells", ["g1 root structure/rows D5 (D4 D6 D7)", "g1 structure/columns D5 (C5 E5)"]],
  ["gaps of rounding, and one more", GROUPED, ["B4=120.01", "B5=40.01"], "whole, cells", ["- hint/rounding B4 (B5)"]],
  ["a line of one of two lists", LISTED, ["甲!C4=41.00 D4=26.00 C3=101.00 D3=61.00", "乙!C4=41.00 C3=101.00"], "whole, whole", []],
  ["a line of the list that is not divided", LISTED, ["乙!C4=41.00 C3=101.00"], "whole", []],
  ["lines of both lists at once", LISTED, ["乙!C4=41.00 C3=101.00 甲!C4=41.00 D4=26.00 C3=101.00 D3=61.00"], "cells", []],
  ["a total whose lines another list bears out", LINES, ["乙!C3=101.00", "乙!C3=102.00"], "cells, cells", ["g1 root structure/rows C3 (C4 C5 C6 C7)"]],
  ["a line that another list does not bear out, then does", LINES, ["乙!C4=41.00", "甲!C3=41.00 D3=26.00"], "whole, whole", ["g1 root structure/rows C3 (C4 C5 C6 C7)"]],
  ["lines of both lists, then the total", LINES, ["乙!C4=41.00 甲!C3=41.00 D3=26.00", "乙!C3=101.00"], "cells, cells", []],
  ["the divided side of a tie", DIVIDED, ["支出表!D4=21.00 C4=41.00 D3=36.00 C3=61.00"], "cells", ["g1 root tie/basic-economic C3 (D3)"]],
  ["the side of a tie that is not divided", DIVIDED, ["经济!C4=31.00 C3=36.00", "经济!C4=30.00 C3=35.00"], "cells, cells", []],
  ["a total that a tie names, alone", DIVIDED, ["经济!C3=36.00", "支出表!D3=36.00"], "cells, cells", ["g1 root sum/columns D3 (C3 E3)", "g1 sum/total D3 (D4 D5)", "g2 sum/total C3 (C4 C5) or C4 C5"]],
  ["slips in a table of the catalogue and in one of any kind", `${DIVIDED}\n${GROUPED}`, ["支出表!E4=21.00 三项!F5=21.00", "支出表!E4=22.00", "三项!F5=22.00"], "whole, cells, cells", [
    "g1 root sum/columns E4 (C4 D4)", "g1 sum/total E4 (E3 E5)", "g2 root structure/rows F5 (F4 F6 F7)", "g2 structure/columns F5 (B5 C5)",
  ]],
  ["two slips in two tables", DIVIDED, ["支出表!E4=21.00 经济!C5=6.00", "支出表!E4=20.00", "经济!C5=5.00"], "whole, cells, cells", []],
  ["typed amounts below formulas, with what follows", FORMULAS, ["支出表!D4=21.00 C4=41.00 D3=36.00 C3=61.00", "经济!C4=31.00 C3=36.00"], "cells, cells", []],
  ["a typed amount below formulas that were not calculated", FORMULAS, ["支出表!D4=21.00", "支出表!D3=36.00"], "cells, whole", ["g1 root sum/columns D4 (C4 E4)", "g1 sum/columns C3 (D3 E3)", "g1 tie/basic-economic C3 (D3)"]],
  ["two parts below formulas", FORMULAS, ["经济!C4=31.00 C5=4.00"], "cells", []],
  ["a row that fails beside totals over more columns", WIDER, ["C4=51.00", "C4=50.00", "D4=31.00 C4=51.00", "D3=61.00 C3=131.00"], "cells, cells, cells, cells", []],
  ["a column that was not understood, with the total", WIDER, ["F4=11.00 C4=51.00 F3=31.00 C3=131.00"], "whole", []],
  ["offices with the unit above them", OFFICES, ["B5=41.00 C5=41.00 B4=61.00 C4=61.00 B3=101.00 C3=101.00", "B5=42.00 C5=42.00"], "cells, whole", ["g1 sum/units B4 (B5 B6) or B5 B6", "g2 sum/units C4 (C5 C6) or C5 C6"]],
  ["an office alone, which leaves the other reading", OFFICES, ["B5=41.00", "B5=40.00"], "whole, whole", []],
  ["a total that becomes that of all offices, which leaves the other reading", OFFICES, ["B3=101.00", "B3=160.00", "B3=100.00"], "cells, cells, cells", []],
])("%s", (_what, workbook, steps, took, found) => {
  const { took: taken, last: { findings } } = reviewedBySteps(workbook, steps);
  expect([taken, findings.map(({ rule, at, related, group, rootCause, alternatives = [] }) => `${group ?? "-"}${rootCause === true ? " root" : ""} ${rule} ${addressOf(at)} (${related.map(addressOf).join(" ")})${alternatives.length > 0 ? ` or ${alternatives.map(addressOf).join(" ")}` : ""}`)]).toEqual([took, found]);
});
