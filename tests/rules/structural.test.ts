import { PROFILES } from "../../src/catalog/profiles";
import { addressOf, type CellRef } from "../../src/model/cells";
import type { Fen } from "../../src/model/money";
import { review } from "../../src/review";
import { judgedBook } from "../../src/rules/judgedBook";
import { sheetsOf } from "../support/said";
import { sumsIn } from "../support/sumsIn";

/** Lines of four codes in a table of any kind, with the amount of the first. */
const LINES = (first: string): string => `
     | 合计 | 100.00
    205 | 教育支出 | ${first}
    206 | 科学技术支出 | 30.00
    207 | 文化支出 | 20.00
    208 | 社会保障和就业支出 | 10.00`;

/** Lines of two classes with what they hold, with the amount of the first. */
const CLASSES = (first: string): string => `
     | 合计 | 100.00
    205 | 教育支出 | ${first}
    20502 | 普通教育 | 25.00
    20503 | 职业教育 | 15.00
    206 | 科学技术支出 | 30.00
    20604 | 技术研究与开发 | 20.00
    20605 | 科技条件与服务 | 10.00
    208 | 社会保障和就业支出 | 30.00
    20805 | 行政事业单位养老支出 | 30.00`;

/** Relations that the structure of a table shows, where the catalogue knows none. */
test.each<[what: string, workbook: string, sums: readonly string[]]>([
  ["rows and columns", `
    三项
    三项经费安排表 | | | 单位：万元
    项目 | 合计 | 培训 | 接待
    合计 | 60.00 | 35.00 | 25.00
    甲 | 40.00 | 20.00 | 20.00
    乙 | 20.00 | 15.00 | 5.00`, [
    "structure/rows B3 = B4 B5 passed",
    "structure/rows C3 = C4 C5 passed",
    "structure/rows D3 = D4 D5 passed",
    "structure/columns B3 = C3 D3 passed",
    "structure/columns B4 = C4 D4 passed",
    "structure/columns B5 = C5 D5 passed",
  ]],
  ["a total that is blank", `
    三项
    三项经费安排表 | | | 单位：万元
    项目 | 合计 | 培训 | 接待
    合计 | | 35.00 | 25.00
    甲 | 40.00 | 20.00 | 20.00
    乙 | 20.00 | 15.00 | 5.00
    丙 | 20.00 | 15.00 | 5.00`, [
    "structure/rows B3 = B4 B5 failed, left empty",
    "structure/rows C3 = C4 C5 passed",
    "structure/rows D3 = D4 D5 passed",
    "structure/rows B5 = B6 passed",
    "structure/rows C5 = C6 passed",
    "structure/rows D5 = D6 passed",
    "structure/columns B3 = C3 D3 failed, left empty",
    "structure/columns B4 = C4 D4 passed",
    "structure/columns B5 = C5 D5 passed",
    "structure/columns B6 = C6 D6 passed",
  ]],
  ["changes of years, in both directions", `
    两年
    安排变动表 | | | 单位：万元
    项目 | 2025年 | 2026年 | 增减额
    合计 | 350.00 | 350.00 | 0.00
    甲 | 100.00 | 150.00 | 50.00
    乙 | 250.00 | 200.00 | -50.00`, [
    "structure/rows B3 = B4 B5 passed",
    "structure/rows C3 = C4 C5 passed",
    "structure/rows D3 = D4 D5 passed",
    "structure/change D3 B3 = C3 passed",
    "structure/change D4 B4 = C4 passed",
    "structure/change D5 B5 = C5 passed",
  ]],
  ["income and expenditure side by side", `
    收支
    资金来源与运用表 | | | 单位：万元
    收入项目 | 数额 | 支出项目 | 数额
    拨款 | 60.00 | 人员 | 70.00
    其他 | 40.00 | 公用 | 30.00
    收入总计 | 100.00 | 支出总计 | 100.00`, [
    "structure/rows B5 = B3 B4 passed",
    "structure/rows D5 = D3 D4 passed",
    "structure/sides B5 = D5 passed",
  ]],
  ["a balance of the catalogue, which judges both sides itself", `
    收支
    2026年部门收支预算总表 | | | 单位：万元
    收入 | | 支出 |
    项目 | 预算数 | 项目 | 预算数
    一、一般公共预算拨款收入 | 60.00 | 一、一般公共服务支出 | 40.00
    二、事业收入 | 40.00 | 二、社会保障和就业支出 | 60.00
    本年收入合计 | 100.00 | 本年支出合计 | 100.00
    收入总计 | 100.00 | 支出总计 | 100.00`, []],
  ["two tables of any kind, which list the same", `
    甲
    拨款分布表 | | 单位：万元
    编码 | 名称 | 数额${LINES("40.00")}

    乙
    拨款去向表 | | 单位：万元
    编码 | 名称 | 数额${LINES("41.00")}`, [
    "structure/rows C3 = C4 C5 C6 C7 passed",
    "structure/rows C3 = C4 C5 C6 C7 failed",
    "structure/tie C5 = C5 passed",
    "structure/tie C6 = C6 passed",
    "structure/tie C7 = C7 passed",
    "structure/tie C4 = C4 failed",
  ]],
  ["a table of any kind, and one of the catalogue that lists the same", `
    甲
    拨款分布表 | | 单位：万元
    编码 | 名称 | 数额${LINES("40.00")}

    支出
    2026年部门支出预算总表 | | 单位：万元
    科目编码 | 科目名称 | 总计${LINES("41.00")}`, [
    "structure/rows C3 = C4 C5 C6 C7 passed",
    "structure/tie C5 = C5 passed",
    "structure/tie C6 = C6 passed",
    "structure/tie C7 = C7 passed",
    "structure/tie C4 = C4 failed",
  ]],
  ["two tables of the catalogue that list the same, which it compares itself or does not compare", `
    支出
    2026年部门支出预算总表 | | 单位：万元
    科目编码 | 科目名称 | 总计${LINES("40.00")}

    拨款
    2026年部门一般公共预算支出表 | | 单位：万元
    科目编码 | 科目名称 | 合计${LINES("40.00")}`, []],
  ["a table of the catalogue, which judges its sums itself; a column that it does not know stands beside", `
    支出表
    2026年部门一般公共预算支出表 | | | | | 单位：万元
    科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 | 备用
     | 合计 | 60.00 | 35.00 | 25.00 | 9.00
    201 | 一般公共服务支出 | 40.00 | 20.00 | 20.00 | 5.00
    208 | 社会保障和就业支出 | 20.00 | 15.00 | 5.00 | 4.00`, ["structure/rows F3 = F4 F5 passed"]],
  ["rows of nothing, blank or zero, of which nothing is judged", `
    三项
    三项经费安排表 | | | 单位：万元
    项目 | 合计 | 培训 | 接待
    合计 | 60.00 | 35.00 | 25.00
    甲 | 40.00 | 20.00 | 20.00
    丙 | 0.00 | 0.00 | 0.00
    丁 | | |
    乙 | 20.00 | 15.00 | 5.00`, [
    "structure/rows B3 = B4 B5 B6 B7 passed",
    "structure/rows C3 = C4 C5 C6 C7 passed",
    "structure/rows D3 = D4 D5 D6 D7 passed",
    "structure/columns B3 = C3 D3 passed",
    "structure/columns B4 = C4 D4 passed",
    "structure/columns B7 = C7 D7 passed",
  ]],
  ["a table of any kind, and one of the catalogue that lists the same, with what it adds up itself", `
    支出
    2026年部门支出预算总表 | | 单位：万元
    科目编码 | 科目名称 | 总计${CLASSES("41.00")}

    甲
    拨款分布表 | | 单位：万元
    编码 | 名称 | 数额${CLASSES("40.00")}`, [
    "structure/rows C3 = C4 C7 C10 passed", "structure/rows C4 = C5 C6 passed", "structure/rows C7 = C8 C9 passed", "structure/rows C10 = C11 passed",
    "structure/tie C5 = C5 passed", "structure/tie C6 = C6 passed", "structure/tie C7 = C7 passed", "structure/tie C8 = C8 passed", "structure/tie C9 = C9 passed",
    "structure/tie C10 = C10 passed", "structure/tie C11 = C11 passed", "structure/tie C4 = C4 failed",
  ]],
])("structure: %s", (_what, workbook, sums) => {
  expect(sumsIn(workbook, /structure/)).toEqual(sums);
});

/** What stands behind a relation of the structure: its names, its amounts in 万元, and whether it may go below zero. */
test("operands of the structure", () => {
  const { structural } = judgedBook(review(sheetsOf(`
    两年
    安排变动表 | | | 单位：万元
    项目 | 2025年 | 2026年 | 增减额
    合计 | 350.00 | 350.00 | 0.00
    甲 | 100.00 | 150.00 | 50.00
    乙 | 250.00 | 200.00 | -50.00`), PROFILES).book);
  const operands = new Map(structural.flatMap(({ instance: { left, right } }) => [...left, ...right].map((each) => [each.cell ? addressOf(each.cell.ref) : "-", each] as const)));
  expect([...operands].sort(([a], [b]) => (a < b ? -1 : 1)).map(([address, { table, axis, key, role, cell }]) =>
    `${address} ${table.id} ${table.title} ${axis} ${key} ${role} ${cell?.state.kind === "amount" ? `${cell.state.figure.money} by ${cell.state.figure.grain}` : cell?.state.kind}${cell?.signed ? " signed" : ""}`)).toEqual([
    "B3 structural 安排变动表 main 合计 2025年 350000000 by 10000",
    "B4 structural 安排变动表 main 甲 2025年 100000000 by 10000",
    "B5 structural 安排变动表 main 乙 2025年 250000000 by 10000",
    "C3 structural 安排变动表 main 合计 2026年 350000000 by 10000",
    "C4 structural 安排变动表 main 甲 2026年 150000000 by 10000",
    "C5 structural 安排变动表 main 乙 2026年 200000000 by 10000",
    "D3 structural 安排变动表 main 合计 增减额 0 by 10000 signed",
    "D4 structural 安排变动表 main 甲 增减额 50000000 by 10000 signed",
    "D5 structural 安排变动表 main 乙 增减额 -50000000 by 10000 signed",
  ]);
});

test("a relation says the same by its numbers as by its operands", () => {
  const { structural } = judgedBook(review(sheetsOf(`
    两年
    安排变动表 | | | 单位：万元
    项目 | 2025年 | 2026年 | 增减额
    合计 | 350.00 | 350.00 | 0.00
    甲 | 100.00 | 150.00 | 50.00
    乙 | 250.00 | 200.00 | -50.00
    丙 | | |

    三项
    三项经费安排表 | | | 单位：元
    项目 | 合计 | 培训 | 接待
    合计 | | 35 | 25
    甲 | 40 | 20 | 20
    乙 | 20 | 15 | 5`), PROFILES).book);
  for (const { instance } of structural) {
    for (const side of ["left", "right"] as const) {
      const cells = instance[side].flatMap(({ cell }) => cell ?? []);
      const [places, figures]: [CellRef[], [Fen, Fen][]] = [[], []];
      instance.eachPlace(side, (sheet, row, column) => places.push({ sheet, row, column }));
      instance.eachFigure(side, (money, grain) => figures.push([money, grain]));
      expect(places).toEqual(cells.map(({ ref }) => ref));
      expect(figures).toEqual(cells.flatMap(({ state }) => (state.kind === "amount" ? [[state.figure.money, state.figure.grain]] : [])));
      expect(cells.map(({ ref }) => instance.placesOf(side, ref))).toEqual(cells.map((_, at) => [at]));
      expect(cells.flatMap(({ ref: { sheet, row, column } }) => [{ sheet: `${sheet}一`, row, column }, { sheet, row: row + 20, column }, { sheet, row, column: column + 20 }].flatMap((ref) => instance.placesOf(side, ref)))).toEqual([]);
    }
  }
  expect(structural.map(({ instance: { operator } }) => operator)).toEqual(structural.map(() => "="));
});

/** Columns in which some amount is below zero: any of them may be, in that table, and in no other. */
test("operands that may go below zero", () => {
  const { structural } = judgedBook(review(sheetsOf(`
    甲
    调剂安排表 | | | | 单位：万元
    项目 | 合计 | 年初安排 | 调剂安排 | 追加安排
    合计 | 85.00 | 70.00 | -10.00 | 25.00
    甲 | 45.00 | 40.00 | -15.00 | 20.00
    乙 | 40.00 | 30.00 | 5.00 | 5.00

    乙
    经费安排表 | | | | 单位：万元
    项目 | 合计 | 培训 | 接待 | 会议
    合计 | 85.00 | 40.00 | 25.00 | 20.00
    丙 | 45.00 | 20.00 | 15.00 | 10.00
    丁 | 40.00 | 20.00 | 10.00 | 10.00`), PROFILES).book);
  const cells = structural.flatMap(({ instance: { left, right } }) => [...left, ...right].flatMap(({ cell }) => cell ?? []));
  expect([...new Set(cells.filter(({ signed }) => signed === true).map(({ ref }) => `${ref.sheet}!${addressOf(ref)}`))].sort()).toEqual(["甲!D3", "甲!D4", "甲!D5"]);
});
