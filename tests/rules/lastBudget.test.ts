import type { BudgetBook } from "../../src/model/book";
import { messageOf } from "../../src/report/rules";
import type { Fen } from "../../src/model/money";
import { typedAgainstLastYear, type PublishedBudget } from "../../src/rules/lastBudget";
import { xihuBook } from "../support/xihu";

/** 上年预算数 as typed on 补充资料, in 万元, beside what last year's workbook says. */
function compared(typed: Readonly<Record<string, number>>, published: Readonly<Record<string, number>>): ReturnType<typeof typedAgainstLastYear> {
  const wan = (amount: number): Fen => Math.round(amount * 1_000_000);
  const at = { sheet: "补充资料", row: 1, column: 2 };
  const facts = new Map(Object.entries(typed).map(([id, amount]) => [id, { id, at, text: String(amount), figure: { money: wan(amount), grain: 10_000 }, unit: "万元" as const, count: null }]));
  const book: BudgetBook = { ...xihuBook(), supplement: { sheet: "补充资料", facts } as unknown as BudgetBook["supplement"] };
  const there = { sheet: "三公", row: 5, column: 1 };
  return typedAgainstLastYear(book, new Map(Object.entries(published).map(([id, amount]): [string, PublishedBudget] => [id, { money: wan(amount), there }])));
}

const [OVERSEAS, RECEPTION, RUNNING] = ["last-year.three-public.overseas", "last-year.three-public.reception", "last-year.running-costs"] as const;

it.each([
  ["all as published", { [OVERSEAS]: 7, [RECEPTION]: 3 }, { [OVERSEAS]: 7, [RECEPTION]: 3 }, [], 2, 0],
  ["one of three typed wrongly", { [OVERSEAS]: 7, [RECEPTION]: 3.5, [RUNNING]: 500 }, { [OVERSEAS]: 7, [RECEPTION]: 3, [RUNNING]: 500 }, ["补充资料 〔（九）公务接待费〕的上年预算数为 3.50 万元，上年工作簿 三公!B6 是 3.00 万元。 0.5"], 2, 0],
  ["rounded to the last decimal printed", { [RUNNING]: 500.13 }, { [RUNNING]: 500.1284 }, [], 1, 0],
  ["most differ: another basis, nobody is accused", { [OVERSEAS]: 7, [RECEPTION]: 3 }, { [OVERSEAS]: 8, [RECEPTION]: 4 }, [], 0, 2],
  ["what last year's workbook does not give", { [OVERSEAS]: 7 }, { [RECEPTION]: 4 }, [], 0, 0],
] as const)("%s", (_, typed, published, wrong, passed, open) => {
  const { findings, ...counts } = compared(typed, published);
  const amount = (value: unknown): number => ((value as { fen?: number }).fen ?? NaN) / 1_000_000;
  expect(findings.map((finding) => `${finding.at.sheet} ${messageOf(finding)} ${amount(finding.values["difference"])}`)).toEqual(wrong);
  expect([counts.passed, counts.insufficientData]).toEqual([passed, open]);
});

test("a workbook without 补充资料 has typed nothing", () => {
  expect(typedAgainstLastYear({ ...xihuBook(), supplement: null }, new Map([[OVERSEAS, { money: 100, there: { sheet: "三公", row: 5, column: 1 } }]]))).toEqual({ findings: [], passed: 0, failed: 0, notApplicable: 0, insufficientData: 0 });
});
