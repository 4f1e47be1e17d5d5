import { readText } from "../../src/proofread";
import { textMessageOf } from "../../src/report";
import { yuanBook } from "../support/yuanBook";

type Case = readonly [rule: string, text: string, scope?: "unit" | undefined];

/** Each slip once. */
const SLIPS: readonly Case[] = [
  ["text/empty-reason", "财政拨款增加的主要原因是。"],
  ["text/empty-reason", "收入预算2797.52万元，主要原因是：；支出不变。"],
  ["text/empty-reason", "“行政运行”科目820.36万元，主要用于。"],
  ["text/unresolved-choice", "收入预算2797.52万元，比上年增加（减少）209.16万元。"],
  ["text/unresolved-choice", "支出增长（下降）的主要原因是任务变化。"],
  ["text/doubled", "主要原因是任务变化。。"],
  ["text/doubled", "收入预算2797.52万元，，主要是任务变化。"],
  ["text/doubled", "收入预算预算2797.52万元。"],
  ["text/doubled", "收入预算2797.52万元，。"],
  ["text/half-width", "收入预算2797.52万元,主要是任务变化。"],
  ["text/full-width-figure", "收入预算２７９７.52万元。"],
  ["text/full-width-figure", "收入预算2797．52万元。"],
  ["text/placeholder", "XX局收入预算2797.52万元。"],
  ["text/placeholder", "收入预算××万元。"],
  ["text/placeholder", "主要原因是待填。"],
  ["text/scope-word", "本部门收入预算2797.52万元。", "unit"],
  ["text/scope-word", "本单位收入预算2797.52万元。"],
  ["text/outdated-name", "医疗卫生与计划生育支出26.10万元。"],
  ["text/outdated-name", "文化体育与传媒（类）支出0万元。"],
  ["text/outdated-name", "“社会保障和就业支出（类）行政事业单位离退休（款）行政单位离退休（项）”科目4.58万元。"],
  ["text/quotes", "2022年“三公经费预算数为7.50万元。"],
  ["text/full-stop", "收入预算2797.52万元，主要原因是窗口业务有所调整"],
  ["text/reason-direction", "收入预算2797.52万元，比2021年预算减少209.16万元，主要原因是项目经费增加。"],
];

/** What looks like a slip and is none. */
const FINE: readonly Case[] = [
  ["text/empty-reason", "财政拨款增加的主要原因是任务变化。主要用于日常工作。"],
  ["text/empty-reason", "主要原因是：\n政策资金项目预算增加。"],
  ["text/unresolved-choice", "因公出国（境）费增加，公务用车（含购置）减少。"],
  ["text/doubled", "等等……事情是是非非，的的确确。"],
  ["text/half-width", "收入预算2,797.52万元，时间为10:30。"],
  ["text/full-width-figure", "收入预算2797.52万元，比上年增长8.08%。"],
  ["text/placeholder", "X101地块、IXX型设备。"],
  ["text/scope-word", "本单位收入预算2797.52万元，主管部门为区政府。", "unit"],
  ["text/scope-word", "本部门所属各预算单位收入预算2797.52万元。"],
  ["text/scope-word", "注：本单位没有政府性基金预算拨款安排的支出，故本表无数据。"],
  ["text/outdated-name", "主要用于行政事业单位离退休人员支出，卫生健康支出26.10万元。"],
  ["text/quotes", "2022年“三公”经费预算数为7.50万元。"],
  ["text/full-stop", "收入预算2797.52万元，主要原因是窗口业务有所调整。"],
  ["text/reason-direction", "收入预算2797.52万元，比2021年预算减少209.16万元，主要原因是2021年增加了一次性项目。"],
  ["text/reason-direction", "2022年“三公”经费预算数为7.50万元，比2021年预算数减少1.20万元。其中：公务接待费增加0.30万元，主要原因是接待任务增加。"],
];

function called(rule: string, text: string, scope: "unit" | "department" = "department"): readonly string[] {
  return readText(`其他重要事项的情况说明\n${text}`, yuanBook(scope)).findings.filter((finding) => finding.rule === rule).map(({ place }) => place.quote);
}

test.each<[what: string, names: readonly string[], called: number]>([
  ["a school with its own budget", ["临川市第一中学"], 0],
  ["the office alone, under its name and as 本级", ["临川市水利局", "临川市水利局本级"], 0],
  ["no unit at all", [], 0],
  ["an office and a station", ["临川市水利局本级", "临川市河道管理所"], 1],
])("本单位 in a department's text where the tables list %s", (_what, names, count) => {
  const book = yuanBook();
  const tables = book.tables.map((table, at) => {
    const rows = table.rows.filter(({ kind }) => kind !== "unit" && kind !== "ownOffice").map((row) => ({ ...row, unitName: null }));
    return { ...table, rows: at > 0 ? rows : [...rows, ...names.flatMap((unitName) => rows.slice(0, 1).map((row) => ({ ...row, unitName })))] };
  });
  const { findings } = readText("其他重要事项的情况说明\n本单位收入预算2797.52万元。", { ...book, tables });
  expect(findings.filter(({ rule }) => rule === "text/scope-word")).toHaveLength(count);
});

describe("wording", () => {
  for (const [rule, text, scope] of SLIPS) it(`${rule} is called: ${text}`, () => expect(called(rule, text, scope)).toHaveLength(1));

  for (const [rule, text, scope] of FINE) it(`${rule} is not called: ${text}`, () => expect(called(rule, text, scope)).toEqual([]));

  it("half-width marks are told once, with their number", () => {
    const { findings } = readText("一,二,三;四。\n五,六。", yuanBook());
    expect(findings.filter(({ rule }) => rule === "text/half-width").map(({ values }) => values.count)).toEqual([{ kind: "text", text: "4" }]);
  });
});

describe("the list of contents", () => {
  const tables = yuanBook().tables.map(({ title }) => title);
  const contents = (titles: readonly string[]): string => `目  录\n一、部门概况\n${titles.map((title, at) => `${at + 1}. ${title}……………${at + 3}`).join("\n")}\n部门概况\n主要职能是服务。`;
  const calls = (titles: readonly string[]): number => readText(contents(titles), yuanBook()).findings.filter(({ rule }) => rule === "text/contents").length;

  it("is that of the tables", () => expect(calls(tables)).toBe(0));
  it("lacks a table", () => expect(calls(tables.slice(1))).toBe(1));
  it("names a table that is not there", () => expect(calls([...tables, "2022年部门政府采购预算明细表"])).toBe(1));
  it("has a wrong year", () => {
    const wrong = readText(contents(tables).replace("3. 2022年", "3. 2023年"), yuanBook()).findings;
    expect(wrong.map(({ rule, place }) => [rule, place.line])).toEqual([["text/year", 5]]);
  });
});

it("no message leaves a gap", () => {
  for (const [, text] of SLIPS) {
    for (const finding of readText(`其他重要事项的情况说明\n${text}`, yuanBook()).findings) expect(textMessageOf(finding)).not.toMatch(/[{}]|undefined/);
  }
});
