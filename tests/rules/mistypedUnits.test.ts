import type { BudgetBook } from "../../src/model/book";
import { recognizeWorkbook } from "../../src/recognize";
import { withUnitsPutRight } from "../../src/rules/mistypedUnits";
import { failedIn } from "../../src/rules/trials";
import { grid, rowsOf, workbook } from "../support/snapshots";

const CODES = ["2010301", "2010302", "2010303", "2010304"];

/** 支出总表 states 元 and prints 万元; 支出表 prints the same items in 元. Every item is a tie that misses by ten thousand. */
function book(inWan: readonly number[], inYuan: readonly number[]): BudgetBook {
  const table = (title: string, amounts: readonly number[]): string => `${title} | | 单位：元
科目编码 | 科目名称 | 合计
${amounts.map((amount, at) => `'${CODES[at] ?? ""} | 科目 | ${amount}`).join("\n")}`;
  const revenue = "2026年部门收入预算总表 | | | 单位：元\n单位名称 | 总计 | 一般公共预算 | 事业收入\n某局 | 500000 | 500000 |";
  const sheets = [table("2026年部门支出预算总表", inWan), table("2026年部门一般公共预算支出表", inYuan), revenue];
  return recognizeWorkbook(workbook(...sheets.map((text, at) => grid(`表${at + 1}`, rowsOf(text), { format: "0.00" }))));
}

const told = (of: BudgetBook): readonly string[] => withUnitsPutRight(of, failedIn(of)).findings.map(({ at, values }) => `${at.sheet} ${values.expected?.kind === "text" ? values.expected.text : ""}`);

test.each([
  ["two ties may be slips of the point", [100, 110], [1_000_000, 1_100_000], []],
  ["three ties show a wrong unit line", [100, 110, 120], [1_000_000, 1_100_000, 1_200_000], ["表1 万元"]],
  ["figures rounded to a hundredth of 万元 miss by the factor, too", [100.12, 110.35, 120.46], [1_001_234, 1_103_456, 1_204_567], ["表1 万元"]],
  ["amounts so small that rounding hides the factor do not", [0.12, 0.13, 0.11], [1_234, 1_267, 1_089], []],
])("%s", (_what, inWan, inYuan, findings) => {
  expect(told(book(inWan, inYuan))).toEqual(findings);
});
