import { areasOf, isOwnReference, MAX_COLUMNS, MAX_ROWS, moveInFormula, moveRowsInFormula, moveSpan, readPart, sameSheet, tokensOf, writePart } from "../../src/model/formulas";
import { areaAddress } from "../../src/model/cells";

/** The parts of a formula, each with its kind; references with the sheet that they name. */
test.each<[formula: string, parts: readonly string[]]>([
  ["=SUM(C7:C40)", ["other =", "function SUM", "other (", "reference C7:C40", "other )"]],
  ["='收入 表'!$C$7+表!D:D", ["other =", "reference '收入 表'!$C$7 @收入 表", "other +", "reference 表!D:D @表"]],
  ["='it''s'!A1", ["other =", "reference 'it''s'!A1 @it's"]],
  ["=[2]表!A1", ["other =", "reference [2]表!A1"]],
  ["=甲:丙!A1", ["other =", "reference 甲:丙!A1"]],
  ["=IF(A1=\"合计 A1\",1,#REF!)", ["other =", "function IF", "other (", "reference A1", "other =", "text \"合计 A1\"", "other ,", "name 1", "other ,", "error #REF!", "other )"]],
  ["=表1[金额] + 税率", ["other =", "name 表1", "bracket [金额]", "space  ", "other +", "space  ", "name 税率"]],
  ["=表!税率*2:3", ["other =", "sheet 表!", "name 税率", "other *", "reference 2:3"]],
  ["=LOG10(B2)+X1Y", ["other =", "function LOG10", "other (", "reference B2", "other )", "other +", "name X1Y"]],
])("the parts of %s", (formula, parts) => {
  expect(tokensOf(formula).map(({ kind, text, sheet }) => `${kind} ${text}${kind === "reference" && sheet !== null ? ` @${sheet}` : ""}`)).toEqual(parts);
  expect(tokensOf(formula).map(({ text }) => text).join("")).toBe(formula);
});

test("only references to one sheet of this workbook are its own", () => {
  expect(tokensOf("=A1+表!B2+[2]表!A1+甲:丙!A1+率").filter(isOwnReference).map(({ text }) => text)).toEqual(["A1", "表!B2"]);
});

test.each<[formula: string, areas: readonly string[]]>([
  ["=SUM(C7:$A$2)+表!B1", ["本 A2:C7", "表 B1"]],
  ["=SUM(3:2)", [`本 A2:XFD3`]],
  ["=SUM(D:B)", [`本 B1:D${MAX_ROWS}`]],
  ["=SUM([1]表!A1,\"A1\")", []],
])("the cells that %s reads", (formula, areas) => {
  expect(areasOf(formula, "本").map((area) => `${area.sheet} ${areaAddress(area)}`)).toEqual(areas);
});

test.each<[part: string, column: number | null, row: number | null]>([["$C7", 2, 6], ["C$7", 2, 6], ["$C$7", 2, 6], ["C", 2, null], ["$C", 2, null], ["$7", null, 6], ["7", null, 6]])(
  "one end of a reference: %s", (part, column, row) => {
    const read = readPart(part);
    expect([read.column, read.row, writePart(read)]).toEqual([column, row, part]);
  });

test("names of sheets are the same whatever their capitals", () => {
  expect([sameSheet("Sheet1", "sheet1"), sameSheet("表", "表"), sameSheet("表", "表一")]).toEqual([true, true, false]);
});

/** A span of rows or columns after some came (+) or went (−) before one of them. */
test.each<[what: string, span: readonly [number, number], at: number, count: number, after: readonly [number, number] | null]>([
  ["rows before it", [5, 9], 5, 2, [7, 11]], ["rows inside", [5, 9], 6, 2, [5, 11]], ["rows at its last", [5, 9], 9, 2, [5, 11]], ["rows behind it", [5, 9], 10, 2, [5, 9]], ["none", [5, 9], 0, 0, [5, 9]],
  ["gone before it", [5, 9], 2, -3, [2, 6]], ["gone before it and its first", [5, 9], 4, -2, [4, 7]], ["its first gone", [5, 9], 5, -1, [5, 8]], ["gone inside", [5, 9], 6, -2, [5, 7]],
  ["its last gone", [5, 9], 8, -2, [5, 7]], ["gone at its end and behind", [5, 9], 8, -5, [5, 7]], ["gone behind it", [5, 9], 10, -2, [5, 9]], ["all gone", [5, 9], 5, -5, null], ["more than all gone", [5, 9], 4, -9, null],
])("%s", (_what, [first, last], at, count, after) => {
  expect(moveSpan(first, last, at, count)).toEqual(after);
});

test("what is pushed over the edge of the sheet is cut off there", () => {
  expect([moveSpan(0, MAX_ROWS - 1, 5, 3), moveSpan(MAX_ROWS - 2, MAX_ROWS - 1, 0, 2), moveSpan(MAX_ROWS - 3, MAX_ROWS - 1, 0, 2)]).toEqual([[0, MAX_ROWS - 1], null, [MAX_ROWS - 1, MAX_ROWS - 1]]);
  expect([moveSpan(0, MAX_COLUMNS - 1, 5, 3, "column"), moveSpan(MAX_COLUMNS - 1, MAX_COLUMNS - 1, 0, 1, "column"), moveSpan(MAX_COLUMNS, MAX_COLUMNS, 0, 1)]).toEqual([[0, MAX_COLUMNS - 1], null, [MAX_COLUMNS + 1, MAX_COLUMNS + 1]]);
});

/** Formulas of the sheet 本 after two rows came before row 6 of it. */
test.each<[formula: string, after: string]>([
  ["=C5+C6", "=C5+C8"], ["=SUM(C2:C9)", "=SUM(C2:C11)"], ["=SUM($C$9:C2)", "=SUM($C$11:C2)"], ["=SUM(7:8)", "=SUM(9:10)"], ["=SUM($8:$8)", "=SUM($10:$10)"], ["=SUM(C:C)", "=SUM(C:C)"],
  ["=表!C9+本!C9", "=表!C9+本!C11"], ["=\"C9\"&C9", "=\"C9\"&C11"], ["=[1]本!C9", "=[1]本!C9"], ["=XFE9", "=XFE9"], ["=A1048577+A9", "=A1048577+A11"], ["=SUM(A1048576:A9)", "=SUM(A1048576:A11)"], ["=SUM(A9:A1048577)", "=SUM(A9:A1048577)"],
])("%s", (formula, after) => {
  expect(moveRowsInFormula(formula, "本", "本", 5, 2)).toBe(after);
});

test.each<[what: string, formula: string, after: string]>([
  ["wholly gone", "=C6+C9", "=#REF!+C7"], ["partly gone", "=SUM(C5:C9)", "=SUM(C5:C7)"], ["one row twice", "=SUM(C6:C6)+SUM(C8:C8)", "=SUM(#REF!)+SUM(C6:C6)"],
])("%s", (_what, formula, after) => {
  expect(moveRowsInFormula(formula, "本", "本", 5, -2)).toBe(after);
});

test("columns move as rows do; formulas of other sheets only where they name it", () => {
  expect(moveInFormula("=SUM($B:D)+B7+7:7", "本", "本", "column", 2, 1)).toBe("=SUM($B:E)+B7+7:7");
  expect([moveInFormula("=C9+本!C9", "别", "本", "row", 5, 2), moveInFormula("=C9", "别", "本", "row", 5, 2)]).toEqual(["=C9+本!C11", "=C9"]);
});
