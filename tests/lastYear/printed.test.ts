import type { WorkbookSnapshot } from "../../src/model/snapshot";
import { retellText } from "../../src/review";
import { grid, workbook } from "../support/snapshots";

/** A text that prints a table, told anew: the lines of the table, and what is to be looked at. */
function printed(sheet: (year: number) => WorkbookSnapshot, title: string, lines: readonly string[], behind = ""): readonly [lines: readonly string[], looks: string] {
  const { text, looks } = retellText([`某局2024年部门预算说明`, title, "单位：万元", ...lines].join("\n") + behind, sheet(2024), sheet(2025));
  return [text.split(/[\n\u001c]/).slice(3, 3 + lines.length), looks.map(({ kind }) => kind).join()];
}

type Item = readonly [code: string, name: string, before: number, basic: number, project: number];

/** Expenditure with last year's beside. */
function spent(year: number, unit: "元" | "万元", rows: readonly Item[]): WorkbookSnapshot {
  const cells = ([code, name, before, basic, project]: Item): (string | number | null)[] => [code, name, before || null, basic + project || null, basic || null, project || null];
  const sum = (at: 2 | 3 | 4): number => rows.filter(([code]) => code.length === 3).reduce((total, row) => total + row[at], 0);
  return workbook(grid("支出表", [
    [`某局${year}年一般公共预算支出表`], [`单位：${unit}`], ["科目编码", "科目名称", `${year - 1}年预算数`, `${year}年预算数`, null, null], [null, null, null, "合计", "基本支出", "项目支出"],
    cells(["", "合计", sum(2), sum(3), sum(4)]), ...rows.map(cells),
  ]));
}

const tree = (before: number, basic: number, project: number): readonly Item[] => [["201", "一般公共服务支出", before, basic, project], ["20103", "政府办公厅（室）及相关机构事务", before, basic, project], ["2010301", "行政运行", before, basic, project]];
const linesOf = (rows: readonly Item[], figure: (amount: number) => string): readonly string[] => {
  const [first] = rows;
  const line = ([code, name, ...[before = 0, basic = 0, project = 0]]: Item): string => [code, name, ...[before, basic + project, basic, project].map((amount) => (amount === 0 ? "" : figure(amount)))].join("\t");
  return first ? [line(["", "合计", first[2], first[3], first[4]]), ...rows.map(line)] : [];
};

describe("printed tables", () => {
  it.each([
    ["in 万元, with 合计 among the headers and empty cells beside", "万元", (amount: number) => amount.toFixed(2), 1],
    ["in whole 元, whose amounts are no codes", "元", String, 10_000],
  ] as const)("%s: last year's column follows too, and headers stay", (_, unit, figure, times) => {
    const [last, now] = [tree(90 * times, 80 * times, 20 * times), tree(100 * times, 100 * times, 25 * times)];
    const head = ["科目编码\t科目名称\t合计\t\t基本支出\t项目支出"];
    const [lines] = printed((year) => spent(year, unit, year === 2024 ? last : now), "2024年一般公共预算支出表", [...head, ...linesOf(last, figure)]);
    expect(lines).toEqual([...head, ...linesOf(now, figure)]);
  });

  it("a row that has no name, before what stands on every page", () => {
    const three = (year: number): WorkbookSnapshot => workbook(grid("三公", [
      [`某局${year}年一般公共预算“三公”经费支出表`], ["单位：万元"], ["“三公”经费合计", "因公出国（境）费", "公务用车购置及运行费", null, null, "公务接待费"], [null, null, "小计", "公务用车购置费", "公务用车运行费", null],
      year === 2024 ? [15, 3, 10, 6, 4, 2] : [19.5, 3, 14, 9, 5, 2.5],
    ]));
    const [lines] = printed(three, "2024年一般公共预算“三公”经费支出表", ["“三公”经费合计\t因公出国（境）费\t小计\t公务用车购置费\t公务用车运行费\t公务接待费", "15.00\t3.00\t10.00\t6.00\t4.00\t2.00"], "\u001c某局2024年部门预算");
    expect(lines[1]).toBe("19.50\t3.00\t14.00\t9.00\t5.00\t2.50");
  });

  it("a change below zero that is still so is not said to have changed", () => {
    const costs = (year: number): WorkbookSnapshot => workbook(grid("支出表", [
      [`某局${year}年一般公共预算支出表`], ["单位：万元"], ["科目编码", "科目名称", `${year - 1}年预算数`, `${year}年预算数`, "增减额", "增减%"],
      ["", "合计", 90, 80, -10, -11.11], ["201", "一般公共服务支出", 90, 80, -10, -11.11], ["20103", "政府办公厅（室）及相关机构事务", 90, 80, -10, -11.11], ["2010301", "行政运行", 90, 80, -10, -11.11],
    ]));
    const lines = ["201\t一般公共服务支出", "20103\t政府办公厅（室）及相关机构事务", "2010301\t行政运行"].map((label) => `${label}\t90.00\t80.00\t-10.00\t-11.11`);
    const { slots } = retellText(["某局2025年部门预算说明", "2025年一般公共预算支出表", "单位：万元", ...lines].join("\n"), null, costs(2025));
    const below = slots.filter(({ text }) => text.startsWith("-"));
    expect([below.length, below.filter(({ former, text }) => former !== text)]).toEqual([6, []]);
  });

  it("one that had nothing is listed where it has something now", () => {
    const [lines, looks] = printed((year) => spent(year, "万元", year === 2024 ? [] : tree(0, 5, 2)), "2024年一般公共预算支出表", ["科目编码\t科目名称\t合计\t基本支出\t项目支出", "合计\t\t\t\t"]);
    expect([lines.at(-1), looks]).toEqual(["合计\t\t\t\t", "noneNow"]);
  });
});
