import { readFileSync } from "node:fs";
import fc from "fast-check";
import { initSync, Model } from "@ironcalc/wasm";
import { moveRowsInFormula } from "../../src/model/formulas";
import { canonicalFormula, deleteSheetInFormula, renameSheetInFormula, replaceWords, translateFormula } from "../../src/hosts/references";
import { sheetNameProblem } from "../../src/hosts/sheetNames";

describe("rows inserted or deleted move references", () => {
  it.each([
    // formula, own sheet, changed sheet, row (0-based), count, expected
    ["=SUM(A1:A4)", "表1", "表1", 2, 2, "=SUM(A1:A6)"],
    ["=SUM(A1:A4)", "表1", "表1", 4, 2, "=SUM(A1:A4)"],
    ["=SUM(A1:A4)", "表1", "表1", 0, 1, "=SUM(A2:A5)"],
    ["=$A$3+A$1", "表1", "表1", 1, 1, "=$A$4+A$1"],
    ["=表1!C5+C5", "表2", "表1", 0, 1, "=表1!C6+C5"],
    ["='表1'!C5", "表2", "表1", 0, 1, "='表1'!C6"],
    ["='it''s'!C5", "表2", "it's", 0, 1, "='it''s'!C6"],
    ["=SUM(A:A)+SUM(2:3)", "表1", "表1", 1, 1, "=SUM(A:A)+SUM(3:4)"],
    ['=IF(A2="A2",LOG10(A2),"a""A2")', "表1", "表1", 0, 1, '=IF(A3="A2",LOG10(A3),"a""A2")'],
    ["=[1]表1!A5+A5", "表1", "表1", 0, 1, "=[1]表1!A5+A6"],
    ["=Table1[A5]+A5", "表1", "表1", 0, 1, "=Table1[A5]+A6"],
    ["=XFE2022+X1E5+收入A5+A5", "表1", "表1", 0, 1, "=XFE2022+X1E5+收入A5+A6"],
    ["=1E5+A5", "表1", "表1", 0, 1, "=1E5+A6"],
    ["=SUM(A5:A2)", "表1", "表1", 2, 1, "=SUM(A6:A2)"],
    ["=A3", "表1", "表1", 2, -1, "=#REF!"],
    ["=表1!A3", "表2", "表1", 2, -1, "=表1!#REF!"],
    ["=SUM(A3:A5)", "表1", "表1", 2, -1, "=SUM(A3:A4)"],
    ["=SUM(A3:A5)", "表1", "表1", 4, -3, "=SUM(A3:A4)"],
    ["=SUM(A3:A5)", "表1", "表1", 2, -3, "=SUM(#REF!)"],
    ["=A1048576", "表1", "表1", 0, 1, "=#REF!"],
  ] as const)("%s on %s, %s row %i by %i", (formula, own, changed, row, count, expected) => {
    expect(moveRowsInFormula(formula, own, changed, row, count)).toBe(expected);
  });

  it("agrees with the calculation library on insertion", () => {
    initSync({ module: readFileSync(require.resolve("@ironcalc/wasm/wasm_bg.wasm")) });
    const cell = fc.tuple(fc.constantFrom("", "$"), fc.constantFrom("A", "C", "AA"), fc.constantFrom("", "$"), fc.integer({ min: 1, max: 30 })).map((parts) => parts.join(""));
    const reference = fc.tuple(fc.constantFrom("", "'表 2'!", "Other!"), cell, fc.option(cell)).map(([sheet, a, b]) => `${sheet}${a}${b === null ? "" : `:${b}`}`);
    fc.assert(fc.property(fc.array(reference, { minLength: 1, maxLength: 4 }), fc.integer({ min: 0, max: 31 }), fc.integer({ min: 1, max: 5 }), (references, row, count) => {
      const model = new Model("book", "en", "UTC", "en");
      try {
        model.newSheet();
        model.newSheet();
        model.renameSheet(1, "表 2");
        model.renameSheet(2, "Other");
        const formula = `=SUM(${references.join(",")})`;
        model.setUserInput(2, 40, 40, formula);
        const before = model.getCellContent(2, 40, 40);
        model.insertRows(1, row + 1, count);
        expect(canonicalFormula(moveRowsInFormula(before, "Other", "表 2", row, count))).toBe(canonicalFormula(model.getCellContent(2, 40, 40)));
      } finally {
        model.free();
      }
    }), { numRuns: 60 });
  });
});

describe("sheets renamed, deleted, formulas copied", () => {
  it.each([
    ["=表1!A1+'表1'!B2+表10!A1", "表1", "表1 (旧)", "='表1 (旧)'!A1+'表1 (旧)'!B2+表10!A1"],
    ['="表1!A1"&sheet!A1', "Sheet", "it's", '="表1!A1"&\'it\'\'s\'!A1'],
    ["=表1!合计", "表1", "表2", "=表2!合计"],
  ])("%s: %s → %s", (formula, from, to, expected) => expect(renameSheetInFormula(formula, from, to)).toBe(expected));

  it("a deleted sheet leaves #REF!", () => {
    expect(deleteSheetInFormula("=SUM('表1'!A1:B2)+A1", "表1")).toBe("=SUM(#REF!)+A1");
  });

  it.each([
    ["=A1+$A1+A$1+$A$1", 2, 3, "=D3+$A3+D$1+$A$1"],
    ["='A1'!A1:B2+LOG10(A1)", 1, 0, "='A1'!A2:B3+LOG10(A2)"],
    ["=A1", -1, 0, "=#REF!"],
    ["=SUM(A:A,1:1)", 1, 1, "=SUM(B:B,2:2)"],
  ])("%s copied by %i, %i", (formula, rows, columns, expected) => expect(translateFormula(formula, rows, columns)).toBe(expected));

  it("compares formulas as programs rewrite them", () => {
    expect(canonicalFormula("=sum( '表2'!a1 , \"a b\")")).toBe(canonicalFormula('=SUM(表2!A1,"a b")'));
    expect(canonicalFormula('=_xlfn.IFS(A1,"x")')).toBe(canonicalFormula('=IFS(A1,"x")'));
    expect(canonicalFormula('="a"')).not.toBe(canonicalFormula('="A"'));
  });

  it("replaces names, not functions or texts", () => {
    expect(replaceWords('=合计+SUM(合计)&"合计"&合计(1)', (word) => (word === "合计" ? "表!$A$1" : null))).toBe('=表!$A$1+SUM(表!$A$1)&"合计"&合计(1)');
  });
});

it.each([
  ["收支预算总表", null], ["", "empty"], ["  ", "empty"], ["a".repeat(31), null], ["a".repeat(32), "tooLong"], ["a[1]", "illegalCharacter"],
  ["a/b", "illegalCharacter"], ["'a", "illegalCharacter"], ["a'b", null], ["a:b", "illegalCharacter"], ["History", "reserved"],
])("sheet name %j: %s", (name, problem) => expect(sheetNameProblem(name)).toBe(problem));
