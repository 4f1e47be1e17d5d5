/** Formulas that the calculation library reads otherwise than Excel: spelled so that it comes to the same, or left alone. */
import { calculateBook } from "../../src/hosts/calculation/calculate";
import { isMisread, spelledForLibrary } from "../../src/hosts/calculation/librarySpelling";
import { putCell, type EditableBook } from "../../src/hosts/editable";
import { SheetRows } from "../../src/hosts/sheetRows";
import type { Scalar } from "../../src/model/cells";

const CODES = ["甲", "乙", "丙", "乙"];
const AMOUNTS = [1, -3, 5, 7.25];

/** Codes in A1:A4, amounts in B1:B4, and in D1 a formula of which this result is known. */
function bookWith(formula: string, known: Scalar): EditableBook<undefined, undefined> {
  const book: EditableBook<undefined, undefined> = {
    names: [], moves: [],
    sheets: [{ name: "表", visibility: "visible", protected: false, rows: new SheetRows(), merges: [], choices: [], marks: new Map(), hiddenColumns: [], extra: undefined }],
  };
  const put = (row: number, column: number, value: Scalar, text = ""): void => {
    const [sheet] = book.sheets;
    if (sheet) putCell(sheet, { row, column }, { value, formula: text, numberFormat: "General", style: undefined });
  };
  CODES.forEach((code, row) => { put(row, 0, code); });
  AMOUNTS.forEach((amount, row) => { put(row, 1, amount); });
  put(0, 3, known, formula);
  return book;
}

const resultOf = (book: EditableBook<undefined, undefined>): Scalar | undefined => book.sheets[0]?.rows.get(0)?.cells.get(3)?.value;

async function missing(formula: string): Promise<Scalar | undefined> {
  const book = bookWith(formula, null);
  await calculateBook(book, "missing");
  return resultOf(book);
}

it.each<[formula: string, result: Scalar]>([
  ["=ROUND(1.005,2)", 1.01], ["=ROUND(0.285, 2 )", 0.29], ["=-ROUND(-0.285,2)", 0.29], ["=ROUND(2.675,2)", 2.68], ["=ROUND(1.0005,3)", 1.001], ["=round(1.15,1)", 1.2],
  ["=ROUND(ROUND(1.005,2)*10.05,1)", 10.2], ["=ROUND(1.004,2)", 1], ["=ROUND(100050/10000,2)", 10.01], ["=ROUND(SUM(B1:B4)/3,2)", 3.42], ["=ROUND(2.5,0)", 3], ["=ROUND(1234.5,-2)", 1200],
  ["=ROUND(SUM(B1:B4),6)", 10.25], ["=2^ROUND(1.96,1)", 4], ['=ROUND("丁",2)', "#VALUE!"], ["=MAX(ROUND(1.005,2),B1)", 1.01],
])("%s rounds what Excel shows", async (formula, result) => {
  expect(await missing(formula)).toBe(result);
});

it.each<[formula: string, result: Scalar]>([
  ['=SUMPRODUCT(--(A1:A4="乙"),B1:B4)', 4.25], ['=SUMPRODUCT(--(A1:A4="乙"),--(B1:B4>0),B1:B4)', 7.25], ['=SUMPRODUCT(- -(A1:A4="乙"))', 2], ['=--LEFT("201x",3)', 201], ["=B1+--TRUE", 2], ["=3--2", 5], ["=B1 - -B2", -2],
])("%s: a sign on a sign makes numbers", async (formula, result) => {
  expect(await missing(formula)).toBe(result);
});

describe.each([
  "=B1:B2 A1:D1", "=SUM(B1:B4 A2:C3)", "=SUM(B1:INDEX(B1:B4,2))", "=SUM(INDEX(A1:B4,1,2):B2)", '=LOOKUP(1,0/(A1:A4="乙"),B1:B4)', '=SUM(COUNTIF(A1:A4,{"甲","乙"}))', "=SUMPRODUCT(1/COUNTIF(A1:A4,A1:A4))",
  '=SUM(SUMIFS(B1:B4,A1:A4,{"甲","乙"}))', '=SUM(COUNTIFS(A1:A4,{"甲","乙"}))', '=SUM(AVERAGEIFS(B1:B4,A1:A4,{"甲","乙"}))', '=SUM(AVERAGEIF(A1:A4,{"甲","乙"},B1:B4))', '=SUMPRODUCT(ISNUMBER(FIND("乙",A1:A4))*B1:B4)', "=SUMPRODUCT(ISTEXT(A1:A4)*1)",
  "=SUM(LARGE(B1:B4,{1,2}))", "=SUM(SMALL(B1:B4,ROW(A1:A2)+{0,1}))", '=SUM(VLOOKUP({"甲","丙"},A1:B4,2,0))', '=COUNT(1/(A1:A4="乙"))', "=6/--2", '=COUNT(MATCH({"甲","乙"},A1:A4,0))',
])("%s", (formula) => {
  it("is not calculated: nothing false stands there", async () => {
    expect(await missing(formula)).toBe("#UNCALCULATED!");
  });

  it("keeps what Excel found", async () => {
    const book = bookWith(formula, 42);
    expect(await calculateBook(book, { changed: [{ sheet: "表", row: 1, column: 1 }, { sheet: "表", row: 1, column: 0 }] })).toMatchObject({ changed: [], stale: formula.includes("A") || formula.includes("B") });
    expect(resultOf(book)).toBe(42);
  });
});

it.each([
  "=IF(ISERROR(VLOOKUP(A1,B:C,2,0)),0,1)", "=ISNUMBER(MATCH(A1,B:B,0))", "=ISBLANK(A1)", '=COUNTIF(A1:A4,"<>"&B1)', '=COUNTIFS(A1:A4,"乙",B1:B4,">0")', "=COUNT(A1:B3,C1:C2)", '=SUMIFS(A1:A4,B1:B4,LEFT(C1,3)&"*")', "=VLOOKUP(A1&B1,B:C,MATCH(C1,B1:D1,0),0)",
  "=INDEX(B1:B4,MATCH(MAX(B1:B4),B1:B4,0))", "=LARGE(B1:B4,ROW(A1))", "=IF( A1 = 1 , B1 , ( C1 + 2 ) )", "='乙 表'!A1 + SUM( A1:B2 , C1 )", "=SUM(\n  A1:B2\n)", '="ROUND(1,2) A1 B1"', "=1%-1", "=A1--B1", "=2^-1",
])("%s is calculated as it stands", (formula) => {
  expect([isMisread(formula), spelledForLibrary(formula)]).toEqual([false, formula]);
});

it("a formula deeper than any program writes it is not gone into", () => {
  const deep = (levels: number): string => `=${"ISNUMBER(".repeat(levels)}A1${")".repeat(levels)}`;
  expect([deep(64), deep(800)].map(isMisread)).toEqual([false, true]);
});
