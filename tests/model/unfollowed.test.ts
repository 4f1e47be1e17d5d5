/** Formulas that find their cells by a text or a distance: told where rows that move take them to other cells, and only there. */
import { callsOf } from "../../src/model/formulaArguments";
import { tokensOf } from "../../src/model/formulas";
import type { Edit } from "../../src/model/edits";
import { placeOfUnfollowed, unfollowed, type OutsideFormula } from "../../src/model/unfollowed";
import { grid, workbook } from "../support/snapshots";

const before = (row: number, count = 2, sheet = "支出表"): Edit => ({ kind: "insertRows", sheet, row: row - 1, count });

/** One formula in 目录!B3, beside what its cells hold: A1 "支出表!C8", A2 "C", A3 8, A4 a formula. */
function told(formula: string, edits: readonly Edit[], own: "目录" | "支出表" = "目录"): string | null {
  const rows = [["支出表!C8"], ["C"], [8, { value: 1, formula }], [{ value: "x", formula: "=A1" }]];
  const book = workbook(grid("目录", own === "目录" ? rows : []), grid("支出表", own === "支出表" ? rows : [[1]]), grid("it's", [[1]]));
  const found = unfollowed(book, edits);
  return found[0]?.by ?? null;
}

describe("on another sheet, two rows before row 6 of 支出表", () => {
  it.each<[formula: string, told: string | null]>([
    ["=支出表!C8", null],
    ['=INDIRECT("支出表!C8")', "text"],
    ['=SUM(1,INDIRECT("支出表!$C$3:$C$9"))', "text"],
    ['=INDIRECT("支出表!C5")', null],
    ['=INDIRECT("支出表!C:C")', null],
    ['=INDIRECT("目录!C8")', null],
    ['=INDIRECT("C8")', null],
    ['=INDIRECT("明细")', null],
    ['=INDIRECT("[别的.xlsx]支出表!C8")', null],
    ["=INDIRECT(A1)", "text"],
    ['=INDIRECT("支出表!"&A2&A3)', "text"],
    ['=INDIRECT("支出表!"&A2&A3-3)', null],
    ["=INDIRECT(A4)", "text"],
    ['=INDIRECT("支出表!"&A2&MATCH(1,B:B,0))', "text"],
    ['=INDIRECT("目录!"&A2&MATCH(1,B:B,0))', null],
    ['=INDIRECT("支出表!R8C3",FALSE)', "text"],
    ['=INDIRECT("支出表!R5C3",FALSE)', null],
    ['=INDIRECT("支出表!R[5]C",0)', "text"],
    ['=HYPERLINK("#支出表!A8","支出")', "text"],
    ['=HYPERLINK("#支出表!A1","支出")', null],
    ['=HYPERLINK("https://example.com/A8","x")', null],
    ["=OFFSET(支出表!A1,7,2)", "distance"],
    ["=OFFSET(支出表!A1,4,2)", null],
    ["=OFFSET(支出表!A7,1,2)", null],
    ["=OFFSET(支出表!A7,-3,2)", "distance"],
    ["=OFFSET(支出表!A1,0,0,9)", "distance"],
    ["=OFFSET(支出表!A1:A9,0,1)", null],
    ["=OFFSET(支出表!A1,COUNTA(支出表!A:A)-1,0)", "distance"],
    ["=OFFSET(支出表!A7,COUNTA(支出表!A:A)-1,0)", null],
    ["=OFFSET(目录!A1,7,2)", null],
    ["=OFFSET(明细,7,2)", "distance"],
    ["=INDEX(支出表!C1:C40,8)", "distance"],
    ["=INDEX(支出表!C1:C40,5)", null],
    ["=INDEX(支出表!C7:C40,2)", null],
    ["=INDEX(支出表!C:C,8)", "distance"],
    ["=INDEX(支出表!C1:C40,MATCH(1,支出表!A1:A40,0))", null],
    ["=INDEX(支出表!A8:F8,2)", null],
    ['=EVALUATE("支出表!C8*2")', "text"],
    ['=EVALUATE("支出表!C5*2")', null],
    ['="INDIRECT(""支出表!C8"")"', null],
    // What a text is put together of, and what cannot be told of it.
    ['=INDIRECT(" 支出表!C8 ")', "text"],
    ['=INDIRECT("支出表!C"&8)', "text"],
    ['=INDIRECT("支出表!C"&5)', null],
    ['=INDIRECT("支出表!C"&(4+4))', "text"],
    ['=INDIRECT("支出表!C"&RANDBETWEEN(1,9))', "text"],
    ['=INDIRECT("明细"&RANDBETWEEN(1,9))', null],
    ['=INDIRECT("目录!C"&RANDBETWEEN(1,9)&"+支出表!C1")', "text"],
    ['=INDIRECT(目录!B2&"8")', null],
    ["=INDIRECT(A1:A2)", "text"],
    ['=INDIRECT("支出表!C8*2")', null],
    // Rows and columns by number.
    ['=INDIRECT("支出表!R3C1:R9C1",FALSE)', "text"],
    ['=INDIRECT("支出表!R9C1:R3C1",FALSE)', "text"],
    ['=INDIRECT("支出表!R3C1:R5C1",FALSE)', null],
    ['=INDIRECT("支出表!R6C1:R5C1",FALSE)', "text"],
    ['=INDIRECT("支出表!R3C1:R[6]C1",FALSE)', "text"],
    ['=INDIRECT("支出表!R3C1:R[2]C1",FALSE)', null],
    ['=INDIRECT("支出表!RC:R[12]C",FALSE)', "text"],
    ['=INDIRECT("支出表!RC",FALSE)', null],
    ["=INDIRECT(\"'支出表'!R12C3\",FALSE)", "text"],
    ['=INDIRECT(" 支出表!R8C3 ",FALSE)', "text"],
    ['=INDIRECT("支出表!R8C3",TRUE)', null],
    ['=INDIRECT("支出表!C8",1)', "text"],
    ['=INDIRECT("x支出表!R8C3+1",FALSE)', null],
    // Links.
    ['=HYPERLINK("支出表!A8","支出")', null],
    ['=HYPERLINK("#支出表!A"&8)', "text"],
    ["=HYPERLINK(A3)", null],
    ["=HYPERLINK(A4)", null],
    // Distances that are counted, and heights.
    ["=OFFSET(支出表!A1,A3-1,2)", "distance"],
    ["=OFFSET(支出表!A1,A3-5,2)", null],
    ["=OFFSET(支出表!A1,+7,2)", "distance"],
    ["=OFFSET(支出表!A1,2+2-0,2)", null],
    ['=OFFSET(支出表!A1,"7",2)', "distance"],
    ['=OFFSET(支出表!A1,"4",2)', null],
    ["=OFFSET(支出表!A1,7.9,2)", "distance"],
    ["=OFFSET(支出表!A1,4.9,2)", null],
    ["=OFFSET(支出表!A1,,2)", null],
    ["=OFFSET(支出表!A1,12,2)", "distance"],
    ["=OFFSET(支出表!A1,0,0,5)", null],
    ["=OFFSET(支出表!A1,0,0,COUNTA(支出表!A:A))", "distance"],
    ["=OFFSET(支出表!A7,0,0,COUNTA(支出表!A:A))", null],
    ["=OFFSET(支出表!A8,0,0,-2)", null],
    ["=OFFSET(支出表!A8,0,0,-3)", null],
    ["=OFFSET(支出表!A8,0,0,-4)", "distance"],
    ["=OFFSET(支出表!A5,0,0,-3)", null],
    ["=OFFSET(支出表!A1:A9,0,0,5)", null],
    ["=OFFSET(支出表!A1:A9,0,0,9)", "distance"],
    ["=OFFSET(it's!A1,7,2)", "distance"],
    ["=INDEX(支出表!C1:C40,A3)", "distance"],
    ["=INDEX(支出表!C1:C40,A3-3)", null],
    ["=INDEX(支出表!C1:C40,0)", null],
    ["=INDEX(支出表!C1:C40,1)", null],
    ["=INDEX(支出表!C6:C40,1)", null],
    ["=INDEX(支出表!C5:C40,2)", "distance"],
    ["=INDEX(目录!C1:C40,8)", null],
    ["=INDEX(明细,8)", null],
    ["=INDEX(支出表!C1:C40)", null],
    ["=INDEX(支出表!C6:C40,0)", null],
    ["=INDEX(支出表!A5:F5,2)", null],
    // What is left open, and what of it is known all the same.
    ['=HYPERLINK("mailto:a#支出表!A8","x")', null],
    ['=OFFSET(支出表!A1,"",2)', "distance"],
    ['=OFFSET(支出表!A1," ",2)', "distance"],
    ["=OFFSET(支出表!A1,04,2)", null],
    ["=OFFSET(支出表!A1,4.95,2)", null],
    ["=INDIRECT(\"'it''s'!C\"&MATCH(1,B:B,0))", null],
    ['=INDIRECT("目"&RANDBETWEEN(1,2)&"录!C8")', "text"],
    ["=INDIRECT(RANDBETWEEN(1,9))", "text"],
    ['=INDIRECT("C"&RANDBETWEEN(1,9))', null],
    ['=INDIRECT("C"&支出表!A1&RANDBETWEEN(1,9))', "text"],
    ['=INDIRECT("支出表!C8"&B9)', "text"],
    ['=INDIRECT("支出表!R[12]C",FALSE)', "text"],
    ['=INDIRECT("支出表!C8",10)', "text"],
    ['=INDIRECT("支出表!C8",0.5)', "text"],
    ["=INDIRECT(\"'it''s'!R8C3\",FALSE)", null],
  ])("%s: %s", (formula, expected) => expect(told(formula, [before(6)])).toBe(expected));
  it.each<[formula: string, told: string | null]>([
    ["=INDIRECT(\"'it''s'!R8C3\",FALSE)", "text"], ["=INDIRECT(\"'it''s'!C8\")", "text"], ["=INDIRECT(\"'it''s'!C\"&MATCH(1,B:B,0))", "text"], ['=INDIRECT("支出表!R8C3",FALSE)', null],
  ])("rows of a sheet whose name is in quotes: %s: %s", (formula, expected) => expect(told(formula, [before(6, 2, "it's")])).toBe(expected));
});

describe("on the sheet itself, in row 3", () => {
  it.each<[formula: string, at: number, told: string | null]>([
    ['=INDIRECT("C"&ROW()+5)', 6, "text"],
    ['=INDIRECT("C"&ROW()+5)', 2, null],
    ['=INDIRECT("R[-1]C",FALSE)', 2, null],
    ['=INDIRECT("R[-1]C",FALSE)', 3, "text"],
    ['=INDIRECT("C"&ROW())', 2, null],
    ['=INDIRECT("C"&COLUMN())', 2, "text"],
    ["=OFFSET(B3,-1,0)", 2, null],
    ["=OFFSET(B3,-1,0)", 3, "distance"],
    ["=OFFSET(B3,2,0)", 4, "distance"],
    ["=OFFSET(B3,2,0)", 6, null],
    ['=HYPERLINK("#C"&ROW())', 2, null],
    ['=HYPERLINK("#C"&ROW()+5)', 6, "text"],
    ['=INDIRECT("C8")', 6, "text"],
    ['=INDIRECT("C8")', 9, null],
    ['=INDIRECT("C"&RANDBETWEEN(1,9))', 6, "text"],
    ['=INDIRECT("目录!C"&RANDBETWEEN(1,9))', 6, null],
    ["=INDIRECT(RANDBETWEEN(1,9)&目录!A1)", 6, "text"],
    ['=INDIRECT("C"&RANDBETWEEN(1,9)&目录!A1)', 6, "text"],
    ['=INDIRECT("R8C3",FALSE)', 6, "text"],
    ['=INDIRECT("R[-1]C:R[1]C",FALSE)', 2, null],
    ['=INDIRECT("R[-1]C:R[1]C",FALSE)', 4, "text"],
  ])("%s, rows before %i: %s", (formula, at, expected) => expect(told(formula, [before(at)], "支出表")).toBe(expected));
});

it.each<[what: string, edits: readonly Edit[], told: string | null]>([
  ["nothing moves", [{ kind: "setValue", at: { sheet: "支出表", row: 0, column: 0 }, expects: { value: 1 }, value: 2 }], null],
  ["rows go, the cell with them", [{ kind: "deleteRows", sheet: "支出表", row: 7, count: 1, expects: [] }], "text"],
  ["rows come and go", [before(6), { kind: "deleteRows", sheet: "支出表", row: 5, count: 2, expects: [] }], null],
  ["rows of another sheet", [before(1, 2, "it's")], null],
])("%s", (_, edits, expected) => expect(told('=INDIRECT("支出表!C8")', edits)).toBe(expected));

it("what goes with its own row is not told, nor what names rows that go themselves", () => {
  const gone = (row: number): Edit => ({ kind: "deleteRows", sheet: "支出表", row: row - 1, count: 1, expects: [] });
  expect([told('=INDIRECT("C8")', [gone(3)], "支出表"), told('=INDIRECT("C"&ROW()+5)', [gone(3)], "支出表"), told("=OFFSET(支出表!A3,1,0)", [gone(3)]), told("=INDEX(支出表!A3:A3,1)", [gone(3)])]).toEqual([null, null, null, null]);
});

it("a sheet with a quote in its name", () => expect(told("=INDIRECT(\"'it''s'!C8\")", [before(6, 2, "it's")])).toBe("text"));

it("names, formats and rules outside of the cells are told with the name or area that they have", () => {
  const outside: readonly OutsideFormula[] = [
    { kind: "name", sheet: null, where: "明细", formula: "OFFSET(支出表!$A$1,0,0,9,1)" },
    { kind: "conditionalFormat", sheet: "支出表", where: "C3:C9", formula: 'INDIRECT("C8")>0' },
    { kind: "validation", sheet: "目录", where: "C3", formula: "INDIRECT($B3)" },
    { kind: "validation", sheet: "目录", where: "C4", formula: 'INDIRECT("支出表!A1:A4")' },
  ];
  const found = unfollowed(workbook(grid("支出表", [[1]]), grid("目录", [[1]])), [before(6)], outside);
  expect(found.map((each) => [placeOfUnfollowed(each), each.by])).toEqual([["明细", "distance"], ["支出表!C3:C9", "text"], ["目录!C3", "text"]]);
});

it("a cell is told by its sheet and address", () => {
  const [found] = unfollowed(workbook(grid("目录", [[1, { value: 1, formula: '=INDIRECT("支出表!C8")' }]]), grid("支出表", [[1]])), [before(6)]);
  expect(found && placeOfUnfollowed(found)).toBe("目录!B1");
});

it.each<[formula: string, calls: readonly (readonly unknown[])[]]>([
  ["=PI()", [["PI", []]]],
  ["=IF(A1, SUM({1,2;3},B1) ,\",\")", [["IF", ["A1", "SUM({1,2;3},B1)", '","']], ["SUM", ["{1,2;3}", "B1"]]]],
  ["=_xlfn.XLOOKUP(A1,,(B1,C1))", [["XLOOKUP", ["A1", "", "(B1,C1)"]]]],
  ["=SUM(A1", [["SUM", ["A1"]]]],
])("calls of %s", (formula, calls) => {
  expect(callsOf(tokensOf(formula)).map(({ name, args }) => [name, args.map((arg) => arg.map(({ text }) => text).join(""))])).toEqual(calls);
});
