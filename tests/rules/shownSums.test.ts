import { sumsIn } from "../support/sumsIn";

/** A balance of which 收入总计 is as much as its income and what was carried over. */
const INCOME = (ofYear: string): string => `
    收支总表
    2026年部门收支预算总表 | | | 单位：万元
    收入 | | 支出 |
    项目 | 预算数 | 项目 | 预算数
    一、一般公共预算 | 500.00 | 一般公共服务支出 | 620.00
    二、事业收入 | 80.00 | |
    本年收入合计 | ${ofYear} | 本年支出合计 | 620.00
    上年结转结余 | 40.00 | 年终结转结余 |
    收入总计 | 620.00 | 支出总计 | 620.00`;

const UNITS = (rows: string): string => `
    收入表
    2026年部门收入预算总表 | | 单位：万元
    单位名称 | 总计 | 一般公共预算
    ${rows.trim()}`;

const PROJECTS = (rows: string): string => `
    项目表
    2026年部门项目支出预算表 | | 单位：万元
    单位名称 | 项目名称 | 总计
    ${rows.trim()}`;

/** Two funds and a column that this kind of table does not have, with the totals of all, of the second project and of the third. */
const FUNDS_AND_MORE = (all: string, second: string, third: string): string => `
    项目表
    项目支出表 | | | | | 单位：万元
    单位名称 | 项目名称 | 合计 | 一般公共预算 | 政府性基金预算 | 事业收入
    合计 | | ${all} | 60.00 | 40.00 | 30.00
    甲局 | 甲项目 | 50.00 | 30.00 | 10.00 | 10.00
    甲局 | 乙项目 | ${second} | 10.00 | 10.00 | 10.00
    乙中心 | 丙项目 | ${third} | 20.00 | 20.00 | 10.00`;

/** Two columns that make up the total, beside basic and project expenditure that are only parts of it. */
const BESIDE = (last: string): string => `
    支出表
    2026年部门一般公共预算支出表 | | | | | | 单位：万元
    科目编码 | 科目名称 | 合计 | 行政口 | 社保口 | 基本支出 | 项目支出
     | 合计 | 100.00 | 60.00 | 40.00 | 30.00 | 20.00
    201 | 一般公共服务支出 | 60.00 | 45.00 | 15.00 | 20.00 | 15.00
    208 | 社会保障和就业支出 | 40.00 | 15.00 | ${last} | 10.00 | 5.00`;

/** Sums of the catalogue beside what the figures of the table show: where those show another sum that holds, the catalogue's is not judged. */
test.each<[what: string, workbook: string, rules: RegExp, sums: readonly string[]]>([
  ["units, and offices below one of them", UNITS(`
    合计 | 100.00 | 100.00
    甲中心 | 60.00 | 60.00
    一科 | 40.00 | 40.00
    二科 | 20.00 | 20.00
    乙中心 | 40.00 | 40.00`), /sum\/units|structure/, [
    "sum/units B3 = B4 B7 passed",
    "sum/units B4 = B5 B6 passed",
    "sum/units C3 = C4 C7 passed",
    "sum/units C4 = C5 C6 passed",
  ]],
  ["units alone, one of them wrong", UNITS(`
    合计 | 100.00 | 100.00
    甲中心 | 61.00 | 61.00
    乙中心 | 40.00 | 40.00`), /sum\/units/, ["sum/units B3 = B4 B5 failed", "sum/units C3 = C4 C5 failed"]],
  ["a unit that is as large as the total", UNITS(`
    合计 | 60.00 | 60.00
    甲中心 | 60.00 | 60.00
    乙中心 | 40.00 | 40.00`), /sum\/units/, ["sum/units B3 = B4 B5 failed", "sum/units C3 = C4 C5 failed"]],
  ["units, of which one has nothing", UNITS(`
    合计 | 100.00 | 100.00
    甲中心 | 60.00 | 60.00
    一科 | 40.00 | 40.00
    二科 | 20.00 | 20.00
    丙中心 | 0.00 | 0.00
    乙中心 | 40.00 | 40.00`), /sum\/units/, ["sum/units B3 = B4 B7 B8 passed", "sum/units B4 = B5 B6 passed", "sum/units C3 = C4 C7 C8 passed", "sum/units C4 = C5 C6 passed"]],
  ["projects with lines below them", PROJECTS(`
     | 合计 | 100.00
    某局 | 甲项目 | 60.00
    某局 | 甲项目一期 | 40.00
    某局 | 甲项目二期 | 20.00
    某局 | 乙项目 | 40.00`), /sum\/projects/, ["sum/projects C3 = C4 C5 C6 C7 notApplicable"]],
  ["rounded each on its own", PROJECTS(`
     | 合计 | 100.01
    某局 | 甲项目 | 60.00
    某局 | 甲项目一期 | 40.00
    某局 | 甲项目二期 | 20.00
    某局 | 乙项目 | 40.00
    某局 | 丙项目 | 0.00`), /sum\/projects/, ["sum/projects C3 = C4 C5 C6 C7 C8 notApplicable"]],
  ["rounded each on its own, with a column that the kind of table does not have", FUNDS_AND_MORE("129.99", "30.01", "49.99"), /columns/, [
    "sum/columns C3 = D3 E3 notApplicable", "sum/columns C4 = D4 E4 insufficientData", "sum/columns C5 = D5 E5 notApplicable", "sum/columns C6 = D6 E6 notApplicable",
    "structure/columns C3 = D3 E3 F3 rounding", "structure/columns C4 = D4 E4 F4 passed", "structure/columns C5 = D5 E5 F5 rounding", "structure/columns C6 = D6 E6 F6 rounding",
  ]],
  ["a column that the kind of table does not have, and a row that is wrong with it", FUNDS_AND_MORE("130.00", "30.00", "52.00"), /columns/, [
    "sum/columns C3 = D3 E3 insufficientData", "sum/columns C4 = D4 E4 insufficientData", "sum/columns C5 = D5 E5 insufficientData", "sum/columns C6 = D6 E6 notApplicable",
    "structure/columns C3 = D3 E3 F3 passed", "structure/columns C4 = D4 E4 F4 passed", "structure/columns C5 = D5 E5 F5 passed", "structure/columns C6 = D6 E6 F6 failed",
  ]],
  ["a column that the kind of table does not have, one row rounded and one wrong with it", FUNDS_AND_MORE("130.00", "30.01", "52.00"), /columns/, [
    "sum/columns C3 = D3 E3 insufficientData", "sum/columns C4 = D4 E4 insufficientData", "sum/columns C5 = D5 E5 notApplicable", "sum/columns C6 = D6 E6 notApplicable",
    "structure/columns C3 = D3 E3 F3 passed", "structure/columns C4 = D4 E4 F4 passed", "structure/columns C5 = D5 E5 F5 rounding", "structure/columns C6 = D6 E6 F6 failed",
  ]],
  ["columns beside those of the kind, which alone add up", BESIDE("25.00"), /columns/, [
    "sum/columns C3 = F3 G3 notApplicable", "sum/columns C4 = F4 G4 notApplicable", "sum/columns C5 = F5 G5 insufficientData",
    "structure/columns C3 = D3 E3 passed", "structure/columns C4 = D4 E4 passed", "structure/columns C5 = D5 E5 passed",
  ]],
  ["columns beside those of the kind, which add up nearly everywhere: neither reading is borne out", BESIDE("26.00"), /columns/, [
    "sum/columns C3 = F3 G3 failed", "sum/columns C4 = F4 G4 failed", "sum/columns C5 = F5 G5 failed",
  ]],
  ["one column beside those of the kind, which repeats the total", `
    支出表
    2026年部门一般公共预算支出表 | | | | | 单位：万元
    科目编码 | 科目名称 | 合计 | 批复数 | 基本支出 | 项目支出
     | 合计 | 100.00 | 100.00 | 30.00 | 20.00
    201 | 一般公共服务支出 | 60.00 | 60.00 | 20.00 | 15.00
    208 | 社会保障和就业支出 | 40.00 | 40.00 | 10.00 | 5.00`, /columns/, ["sum/columns C3 = E3 F3 failed", "sum/columns C4 = E4 F4 failed", "sum/columns C5 = E5 F5 failed"]],
  ["a subtotal of two funds and columns that the kind of table does not have, one row wrong with all of them", `
    项目表
    项目支出表 | | | | | | 单位：万元
    项目名称 | 合计 | 本年拨款 | | | 事业收入 | 其他收入
     | | 小计 | 一般公共预算 | 政府性基金预算 | |
    合计 | 140.00 | 100.00 | 60.00 | 40.00 | 30.00 | 10.00
    甲项目 | 53.00 | 40.00 | 30.00 | 10.00 | 10.00 | 3.00
    乙项目 | 33.00 | 20.00 | 10.00 | 10.00 | 10.00 | 3.00
    丙项目 | 55.00 | 40.00 | 20.00 | 20.00 | 10.00 | 4.00`, /columns/, [
    "sum/columns B4 = C4 insufficientData", "sum/columns C4 = D4 E4 passed", "sum/columns B5 = C5 insufficientData", "sum/columns C5 = D5 E5 passed",
    "sum/columns B6 = C6 insufficientData", "sum/columns C6 = D6 E6 passed", "sum/columns B7 = C7 notApplicable", "sum/columns C7 = D7 E7 passed",
    "structure/columns B4 = C4 F4 G4 passed", "structure/columns B5 = C5 F5 G5 passed", "structure/columns B6 = C6 F6 G6 passed", "structure/columns B7 = C7 F7 G7 failed",
  ]],
  ["a line of the table that has no code", `
    支出表
    2026年部门一般公共预算支出表 | | 单位：万元
    科目编码 | 科目名称 | 合计
     | 合计 | 110.00
    201 | 一般公共服务支出 | 60.00
    208 | 社会保障和就业支出 | 40.00
     | 结转下年 | 10.00`, /sum\/total/, ["sum/total C3 = C4 C5 insufficientData"]],
  ["a line that has no code, and a sum that misses it", `
    支出表
    2026年部门一般公共预算支出表 | | 单位：万元
    科目编码 | 科目名称 | 合计
     | 合计 | 109.00
    201 | 一般公共服务支出 | 60.00
    208 | 社会保障和就业支出 | 40.00
     | 结转下年 | 10.00`, /sum\/total/, ["sum/total C3 = C4 C5 failed"]],
  ["a tie of two tables, of which each adds up by itself", `
    支出表
    2026年部门一般公共预算支出表 | | | | 单位：万元
    科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出
     | 合计 | 60.00 | 35.00 | 25.00
    201 | 一般公共服务支出 | 40.00 | 20.00 | 20.00
    208 | 社会保障和就业支出 | 20.00 | 15.00 | 5.00

    经济
    2026年部门一般公共预算基本支出表 | | 单位：万元
    科目编码 | 科目名称 | 合计
     | 合计 | 36.00
    301 | 工资福利支出 | 31.00
    302 | 商品和服务支出 | 5.00`, /tie|structure/, ["tie/basic-economic C3 = D3 failed"]],
  ["a total of all that holds over a total of the year that does not", INCOME("590.00"), /sum\/lines/, [
    "sum/lines B6 = B4 B5 failed",
    "sum/lines B8 = B6 B7 failed",
    "sum/lines D8 = D6 D7 passed",
  ]],
  ["a total of all that holds, where that of the year is blank", INCOME(""), /sum\/lines/, [
    "sum/lines B6 = B4 B5 failed, left empty",
    "sum/lines B8 = B6 B7 failed",
    "sum/lines D8 = D6 D7 passed",
  ]],
  ["a total of the year that holds, and one of all that does not", INCOME("580.00").replace("620.00 | 支出总计", "621.00 | 支出总计"), /sum\/lines/, [
    "sum/lines B6 = B4 B5 passed",
    "sum/lines B8 = B6 B7 failed",
    "sum/lines D8 = D6 D7 passed",
  ]],
])("%s", (_what, workbook, rules, sums) => {
  expect(sumsIn(workbook, rules)).toEqual(sums);
});
