import fc from "fast-check";
import { addressOf, areaAddress, columnLetters, columnOfLetters, isErrorValue, parseAddress, parseArea, quotedSheet, sameCell } from "../../src/model/cells";

test.each([[0, "A"], [25, "Z"], [26, "AA"], [701, "ZZ"], [702, "AAA"]])("column %d is %s", (column, letters) => expect(columnLetters(column)).toBe(letters));

test("letters and columns are inverse", () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 16383 }), (column) => columnOfLetters(columnLetters(column)) === column));
});

test("addresses are inverse", () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 1048575 }), fc.integer({ min: 0, max: 16383 }), (row, column) =>
    JSON.stringify(parseAddress(addressOf({ row, column }))) === JSON.stringify({ row, column })));
});

test.each([["C3:A1", "A1:C3"], ["$B$2", "B2"]])("area %s reads as %s", (typed, expected) => {
  const area = parseArea("表", typed);
  expect(area && areaAddress(area)).toBe(expected);
});

test.each([["收入 (2)", "'收入 (2)'"], ["Sheet1", "Sheet1"], ["A1", "'A1'"], ["it's", "'it''s'"], ["2022", "'2022'"], ["ABC123", "'ABC123'"], ["A1b", "A1b"], ["ABCD1", "ABCD1"], ["_a", "_a"]])(
  "%s in a formula is %s", (name, expected) => expect(quotedSheet(name)).toBe(expected));

test.each([["#REF!", true], ["#DIV/0!", true], ["#1 项目", false], ["", false], [5, false], ["表#REF!", false], ["#REF!的", false]])("%s is an error: %s", (value, expected) =>
  expect(isErrorValue(value)).toBe(expected));

test.each([["x$A$1"], ["A1b"], ["A0"], ["ABCD1"], ["A12345678"], ["1"], [""]])("%s is no address", (text) => {
  expect(parseAddress(text)).toBeNull();
  expect([parseArea("表", `A1:${text}`), parseArea("表", `${text}:A1`)]).toEqual([null, null]);
});

test("one cell is the same cell by sheet, row and column", () => {
  const cell = { sheet: "表", row: 1, column: 2 };
  expect([sameCell(cell, { ...cell }), sameCell(cell, { ...cell, sheet: "别" }), sameCell(cell, { ...cell, row: 2 }), sameCell(cell, { ...cell, column: 1 })]).toEqual([true, false, false, false]);
});
