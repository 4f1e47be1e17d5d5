import fc from "fast-check";
import { addressOf, areaAddress, columnLetters, columnOfLetters, isErrorValue, parseAddress, parseArea, quotedSheet } from "../../src/model/cells";

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

test.each([["收入 (2)", "'收入 (2)'"], ["Sheet1", "Sheet1"], ["A1", "'A1'"], ["it's", "'it''s'"], ["2022", "'2022'"]])(
  "%s in a formula is %s", (name, expected) => expect(quotedSheet(name)).toBe(expected));

test.each([["#REF!", true], ["#DIV/0!", true], ["#1 项目", false], ["", false], [5, false]])("%s is an error: %s", (value, expected) =>
  expect(isErrorValue(value)).toBe(expected));
