import type { Finding, FindingValue } from "../../src/model/findings";
import { briefOf } from "../../src/report/brief";
import { messageOf } from "../../src/report/rules";

const money = (fen: number): FindingValue => ({ kind: "money", fen, unit: "万元", decimals: 2 });
const text = (words: string): FindingValue => ({ kind: "text", text: words });
const related = (operator: string, printed: FindingValue): Finding => ({
  rule: "sum/total", severity: "inconsistency", at: { sheet: "支出表", row: 2, column: 2 }, related: [], relation: "general-expenditure/main/total",
  values: { printed, expected: money(3_000_000), difference: money(-1_000_000), bound: text(operator), operator: text(operator), left: money(2_000_000), right: money(3_000_000),
    leftNames: text("支出表〔合计 · 合计〕"), leftCount: text("1"), rightNames: text("支出表〔类 · 合计〕"), rightCount: text("1") },
});

test.each([
  ["=", "应为 3.00", "应为 3.00 万元"],
  ["<=", "应不超过 3.00", "应不超过 3.00 万元"],
  [">=", "应不小于 3.00", "应不小于 3.00 万元"],
])("a relation with %s says %s", (operator, brief, whole) => {
  const finding = related(operator, money(2_000_000));
  expect(briefOf(finding)).toContain(brief);
  expect(messageOf(finding)).toContain(whole);
});

test.each([
  ["=", "should be 3.00"],
  ["<=", "at most 3.00"],
  [">=", "at least 3.00"],
])("in English with %s: %s", (operator, words) => expect(briefOf(related(operator, money(2_000_000)), "en")).toContain(words));

test("an empty cell is called empty, and an amount by its figure", () => {
  expect(briefOf(related("=", { kind: "blank" }))).toContain("现为空");
  expect(briefOf(related("=", money(2_000_000)))).toContain("现为 2.00");
});

test("the table is not named again beside its own cell, a missing one is", () => {
  const finding = (rule: string): Finding => ({ rule, severity: "hint", at: { sheet: "支出表", row: 0, column: 0 }, related: [], values: { title: text("支出预算总表") } });
  expect(briefOf(finding("form/note-missing"))).not.toContain("支出预算总表");
  expect(briefOf(finding("form/table-missing"))).toContain("支出预算总表");
});

test.each([
  ["zh", "现为 2.00，若其他无误应为 3.00 万元（差 -1.00）", "两边相差 -1.00 万元，若其他各项无误应为 3.00 万元"],
  ["en", "Shows 2.00, should be, if all else is right, 3.00 万元", "the sides differ by -1.00 万元; if everything else is right it should be 3.00 万元"],
] as const)("where another cell may be wrong as well, what would be right is said under that condition (%s)", (language, brief, whole) => {
  const finding: Finding = { ...related("=", money(2_000_000)), alternatives: [{ sheet: "支出表", row: 3, column: 2 }] };
  expect(briefOf(finding, language)).toContain(brief);
  expect(messageOf(finding, language)).toContain(whole);
});
