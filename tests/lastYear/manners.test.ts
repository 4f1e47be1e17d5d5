import type { WorkbookSnapshot } from "../../src/model/snapshot";
import { readText, retellText } from "../../src/review";
import { grid, workbook } from "../support/snapshots";

const OFFICE = "云岭县第三小学";

/** A balance of sources, and of what they pay for. */
function money(year: number, sources: readonly (readonly [name: string, amount: number])[]): WorkbookSnapshot {
  const total = sources.reduce((sum, [, amount]) => sum + amount, 0);
  return workbook(grid("总表", [
    [`${OFFICE}${year}年部门收支总表`], ["单位：万元"], ["收入", "预算数", "支出", "预算数"],
    ...sources.map(([name, amount], at) => [name, amount || null, ...(at === 0 ? ["教育支出", total] : [null, null])]), ["收入总计", total, "支出总计", total],
  ]));
}

/** What the general budget pays for, item by item; items of nothing have no row. */
function items(year: number, amounts: Readonly<Record<string, number>>): WorkbookSnapshot {
  const names: Readonly<Record<string, string>> = {
    205: "教育支出", 20502: "普通教育", 2050202: "小学教育", 2050203: "初中教育", 20508: "进修及培训", 2050803: "培训支出", 221: "住房保障支出", 22102: "住房改革支出", 2210201: "住房公积金",
  };
  const sum = (prefix: string): number => Object.entries(amounts).reduce((total, [code, amount]) => total + (code.startsWith(prefix) ? amount : 0), 0);
  return workbook(grid("支出表", [
    [`${OFFICE}${year}年一般公共预算支出表`], ["单位：万元"], ["科目编码", "科目名称", "合计", "基本支出", "项目支出"], ["合计", null, sum(""), sum(""), null],
    ...Object.entries(names).sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([code, name]) => (sum(code) === 0 ? [] : [[code, name, sum(code), sum(code), null]])),
  ]));
}

/** A paragraph of last year's text as it is this year, with what is to be looked at. */
function told(paragraph: string, last: WorkbookSnapshot, now: WorkbookSnapshot): readonly [paragraph: string, looks: string] {
  const { text, looks } = retellText(`${OFFICE}2024年部门预算说明\n一、收支预算总体情况\n${paragraph}`, last, now);
  return [text.split("\n").slice(2).join("\n"), looks.map(({ kind }) => kind).join()];
}

describe("why there is no rate is said in the words of the office", () => {
  const paragraph = (income: string, fund: string): string => `2024年收入预算300.00万元，较上年增加${income}。其中：一般公共预算拨款收入200.00万元；政府性基金预算拨款收入100.00万元，较上年增加100.00万元${fund}。`;
  it.each([
    ["，上年无此项预算"], ["，上年未安排"], ["，上年为零"], ["，增长--（基数为0，不可比）"], ["，上年无该预算，增长率无可比性"], ["（上年没有安排此项支出）"], ["，因上年预算为0，增长率无可比性"], ["，为新增项目"],
  ])("%s", (words) => {
    const last = money(2024, [["一般公共预算拨款收入", 200], ["政府性基金预算拨款收入", 100], ["其他收入", 0]]);
    const text = paragraph("100.00万元，增长50.00%", words);
    const [rises] = told(text, last, money(2025, [["一般公共预算拨款收入", 200], ["政府性基金预算拨款收入", 130], ["其他收入", 0]]));
    expect(rises.split("；")[1]).toBe("政府性基金预算拨款收入130.00万元，较上年增加30.00万元，增长30.00%。");
    const [gone, looks] = told(text.replace("100.00万元；", `100.00万元，较上年减少5.00万元，下降4.76%；`).replace("200.00万元；", "200.00万元，较上年减少5.00万元，下降2.44%；"), last, money(2025, [["一般公共预算拨款收入", 200], ["政府性基金预算拨款收入", 100], ["其他收入", 10]]));
    expect([gone.split("；").at(-1), looks]).toEqual([`其他收入10.00万元，较上年增加10.00万元${words.replace("上年预算", "上年")}。`, "added"]);
  });
});

describe("rates behind 百分之", () => {
  const last = money(2024, [["一般公共预算拨款收入", 200], ["政府性基金预算拨款收入", 100]]);
  it.each([
    ["a rise that falls", "2024年收入预算300.00万元，同比增加100.00万元，增长百分之50.00。", [180, 90], "2025年收入预算270.00万元，同比减少30.00万元，下降百分之10.00。"],
    ["a change without rate before", "2024年收入预算300.00万元，同比持平。其中：一般公共预算拨款收入200.00万元，占百分之66.67，同比增加20.00万元，增长百分之11.11。", [220, 110], "2025年收入预算330.00万元，同比增加30.00万元，增长百分之10.00。其中：一般公共预算拨款收入220.00万元，占百分之66.67，同比增加20.00万元，增长百分之10.00。"],
    ["none any more", "2024年收入预算300.00万元，同比增加100.00万元，增长百分之五十。", [200, 100], "2025年收入预算300.00万元，同比持平。"],
    ["in words", "2024年收入预算300.00万元，同比增加100.00万元，增长百分之五十。", [240, 120], "2025年收入预算360.00万元，同比增加60.00万元，增长百分之20。"],
  ] as const)("%s", (_, paragraph, [general, fund], expected) => {
    expect(told(paragraph, last, money(2025, [["一般公共预算拨款收入", general], ["政府性基金预算拨款收入", fund]]))[0]).toBe(expected);
  });

  it.each([
    ["百分之66.67", []], ["百分之六十六点六七", []], ["百分之56.67", ["66.67"]], ["百分之五十六点六七", ["66.67"]],
  ])("as they are read: %s", (share, expected) => {
    const { claims } = readText(`${OFFICE}2024年部门预算说明\n一、收支预算总体情况\n2024年收入预算300.00万元，其中：一般公共预算拨款收入200.00万元，占${share}。`, last);
    expect(claims.filter(({ status }) => status === "disagree").map(({ expected: right }) => right)).toEqual(expected);
  });
});

describe("what a comparison speaks of", () => {
  const book = (year: number, other: number): WorkbookSnapshot => money(year, [["一般公共预算拨款收入", 200], ["政府性基金预算拨款收入", 100], ["其他收入", other]]);
  const list = (total: string, other: string): string => `收入总预算${total}万元，收支平衡。收入预算中，一般公共预算拨款收入200.00万元、政府性基金预算拨款收入100.00万元、其他收入${other}万元。`;
  it.each([
    ["the total of the paragraph, where its figures say so", "较上年预算增加60.00万元，增长23.08%。", "较上年预算增加5.00万元，增长1.61%。"],
    ["the amount right before, where they fit that", "较上年预算增加4.00万元，增长66.67%。", "较上年预算增加5.00万元，增长50.00%。"],
  ])("%s", (_, comparison, expected) => {
    const total = comparison.includes("60.00万元") ? ["320.00", "20.00", 20] as const : ["310.00", "10.00", 10] as const;
    const [text] = told(`2024年${list(total[0], total[1])}${comparison}`, book(2024, total[2]), book(2025, total[2] + 5));
    expect(text.split("。").at(-2)).toBe(total[2] === 20 ? "较上年预算增加5.00万元，增长1.56%" : expected.slice(0, -1));
  });
});

describe("lists of items", () => {
  const list = (numbers: readonly string[], amounts: readonly string[]): string => ["小学教育", "培训支出", "住房公积金"].flatMap((name, at) => (amounts[at] ? [`${numbers[at] ?? ""}${name}${amounts[at]}万元。`] : [])).join("\n");
  const last = items(2024, { 2050202: 100, 2050803: 10, 2210201: 20 });
  it("numbered in full-width digits are numbered anew, and their new items are told without the class that the others leave out", () => {
    const [text, looks] = told(list(["１．", "２．", "３．"], ["100.00", "10.00", "20.00"]), last, items(2025, { 2050202: 110, 2050203: 50, 2210201: 20 }));
    expect([text.split("\n"), looks]).toEqual([["１．小学教育110.00万元。", "２．初中教育50.00万元。", "３．住房公积金20.00万元。"], "added,struck"]);
  });

  it("of sources take up what came, also where they begin with their whole or tell them in short", () => {
    const before = money(2024, [["一般公共预算拨款收入", 200], ["政府性基金预算拨款收入", 0], ["其他收入", 20]]);
    const now = money(2025, [["一般公共预算拨款收入", 200], ["政府性基金预算拨款收入", 80], ["其他收入", 20]]);
    expect(told("（二）收入预算表说明：2024年收入预算为220.00万元，其中：一般公共预算拨款收入200.00万元；其他收入20.00万元。", before, now)[0])
      .toBe("（二）收入预算表说明：2025年收入预算为300.00万元，其中：一般公共预算拨款收入200.00万元；政府性基金预算拨款收入80.00万元；其他收入20.00万元。");
    expect(told("2024年收入预算为220.00万元，包括：一般公共预算收入200.00万元、其他收入20.00万元。", before, now)[0])
      .toBe("2025年收入预算为300.00万元，包括：一般公共预算收入200.00万元、政府性基金预算收入80.00万元、其他收入20.00万元。");
  });
});

it("a fund that is named without 预算 and was nothing gets its money", () => {
  const book = (year: number, fund: number): WorkbookSnapshot => money(year, [["一般公共预算拨款收入", 200], ["政府性基金预算拨款收入", fund]]);
  expect(told("2024年收入预算200.00万元，其中一般公共预算拨款收入200.00万元、政府性基金拨款收入0.00万元。", book(2024, 0), book(2025, 80))[0])
    .toBe("2025年收入预算280.00万元，其中一般公共预算拨款收入200.00万元、政府性基金拨款收入80.00万元。");
});
