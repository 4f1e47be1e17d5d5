import type { Finding, Severity } from "../../src/model/findings";
import type { Review } from "../../src/model/plans";
import { briefOf, leftoversApart, slipOf, verdictDetails, verdictOf, verdictTitle, withoutLastYear } from "../../src/report";

const at = { sheet: "表", row: 0, column: 0 };
const finding = (severity: Severity): Finding => ({ rule: "form/note-missing", severity, at, related: [], values: {} });

function reviewed({ findings = [], accepted = 0, leftovers = [], insufficient = 0, tables = 1 }: {
  findings?: readonly Severity[]; accepted?: number; leftovers?: readonly string[]; insufficient?: number; tables?: number;
}): Review {
  return {
    findings: findings.map(finding), accepted: Array.from({ length: accepted }, () => ({})), lapsed: [],
    checks: { passed: 390, failed: 0, notApplicable: 0, insufficientData: insufficient },
    book: { tables: Array.from({ length: tables }, () => ({})), leftovers: leftovers.map((reason) => ({ reason })) },
  } as unknown as Review;
}

test.each([
  ["everything right", {}, "clean", "没有发现问题"],
  ["accepted", { accepted: 3 }, "doubt", "除已接受的 3 处外，没有发现问题"],
  ["sheets not understood", { leftovers: ["unknownTable", "unknownRow"] }, "doubt", "已核对的部分没有发现问题"],
  ["figures lacking", { insufficient: 5 }, "doubt", "已核对的部分没有发现问题"],
  ["accepted and not understood", { accepted: 1, leftovers: ["unknownUnit"] }, "doubt", "已核对的部分，除已接受的 1 处外，没有发现问题"],
  ["a sheet about something else", { leftovers: ["otherSheet"] }, "clean", "没有发现问题"],
  ["hints", { findings: ["hint", "hint"] }, "hints", "没有错误和不一致，有 2 处提示"],
  ["faults", { findings: ["error", "inconsistency", "inconsistency"], accepted: 2 }, "faults", "发现 3 处问题（错误 1、不一致 2）"],
  ["nothing read", { tables: 0 }, "none", "没有读到预算表"],
] as const)("the verdict is true: %s", (_, given, level, title) => {
  const verdict = verdictOf(reviewed(given));
  expect([verdict.level, verdictTitle(verdict)]).toEqual([level, title]);
});

test("what was accepted and not checked is told beside it, in both languages", () => {
  const verdict = verdictOf(reviewed({ accepted: 2, leftovers: ["unknownTable"], insufficient: 1 }));
  expect(verdictDetails(verdict)).toEqual(["390 项核对通过", "已接受 2 处", "1 处没有读懂、未核对", "1 项数据不足、未核对"]);
  expect(verdictDetails(verdict, "en")).toEqual(["390 checks passed", "2 accepted", "1 place not understood, not checked", "1 check lacked figures"]);
});

test.each([
  ["another year's", { last: 2024, now: 2026 }, "doubt", "已核对的部分没有发现问题", true],
  ["a workbook that names no year", { last: null, now: 2026 }, "doubt", "已核对的部分没有发现问题", true],
  ["last year's", { last: 2025, now: 2026 }, "clean", "没有发现问题", false],
] as const)("figures of last year held against %s workbook", (_, years, level, title, told) => {
  const verdict = verdictOf({ ...reviewed({}), across: { ...years, compared: 0, open: 0 } });
  expect([verdict.level, verdictTitle(verdict), verdictDetails(verdict).includes("没有与上年的工作簿核对")]).toEqual([level, title, told]);
});

test("where last year's workbook was chosen and not compared, nothing is called wholly right, and faults stay what they are", () => {
  expect(["clean", "faults"].map((_, index) => withoutLastYear(verdictOf(reviewed({ findings: index === 0 ? [] : ["error"] }))).level)).toEqual(["doubt", "faults"]);
  expect(verdictDetails(withoutLastYear(verdictOf(reviewed({}))), "en")).toEqual(["390 checks passed", "not compared with last year's workbook"]);
});

const money = (yuan: number) => ({ kind: "money", fen: Math.round(yuan * 100), unit: "元", decimals: 2 }) as const;
const relationFinding = (printed: number, expected: number): Finding => ({
  rule: "sum/total", relation: "x", severity: "inconsistency", at, related: [], values: { printed: money(printed), expected: money(expected), difference: money(printed - expected) },
});

test.each([
  ["neighbouring digits", 214.8, 241.8, "疑似两位数字写颠倒：41 写成 14"],
  ["around the decimal point", 126.7, 127.6, "疑似两位数字写颠倒：7.6 写成 6.7"],
  ["tenfold", 1250, 125, "疑似小数点错位（大了 10 倍）"],
  ["a hundredth", 1.25, 125, "疑似小数点错位（小了 100 倍）"],
  ["the sign", -12.5, 12.5, "疑似正负号写反"],
  ["digits far apart", 512.34, 312.54, ""],
  ["another amount", 35, 36, ""],
])("a slip is named where the digits tell: %s", (_, printed, expected, words) => {
  expect(slipOf(relationFinding(printed, expected))).toBe(words);
});

test("long amounts are read in groups", () => {
  expect(briefOf(relationFinding(94995790, 2797.52))).toBe("现为 94,995,790.00，应为 2797.52 元（差 94,992,992.48）");
});

test("what was left over is listed as the verdict counts it", () => {
  const review = reviewed({ leftovers: ["otherSheet", "structureOnly", "duplicateTable", "replacedSheet", "unknownRow"] });
  const { within, unread, aside } = leftoversApart(review.book);
  expect([within, unread, aside].map((each) => each.map(({ reason }) => reason))).toEqual([["structureOnly"], ["duplicateTable", "unknownRow"], ["otherSheet", "replacedSheet"]]);
  expect([within.length, unread.length]).toEqual([verdictOf(review).structureOnly, verdictOf(review).unread]);
});
