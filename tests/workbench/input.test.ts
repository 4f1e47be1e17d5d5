/** What a person's typing means to a workbook in a file. */
import { editOf, readTyped } from "../../src/workbench/file/input";
import type { Typed } from "../../src/workbench/desk";

const AT = { sheet: "甲", row: 1, column: 2 };
const EMPTY = { content: { value: null }, numberFormat: "General" } as const;

test.each([
  ["12.5", { value: 12.5 }],
  [" 12.5 ", { value: 12.5 }],
  ["1,234,567.89", { value: 1234567.89 }],
  ["-0.5", { value: -0.5 }],
  ["12%", { value: 0.12, format: "0%" }],
  ["12.5%", { value: 0.125, format: "0.00%" }],
  ["TRUE", { value: true }],
  ["12,34", { value: "12,34" }],
  ["1.2.3", { value: "1.2.3" }],
  ["二〇二六年", { value: "二〇二六年" }],
  ["1e5", { value: "1e5" }],
  ["%", { value: "%" }],
])("%j is read as %j", (text, read) => expect(readTyped(text)).toEqual(read));

const cases: [title: string, typed: Partial<Typed>, numberFormat: string, edit: object][] = [
  ["a number", { input: 12.5 }, "General", { kind: "setValue", value: 12.5 }],
  ["a number with a format of its own", { input: 45000, format: "yyyy-mm-dd" }, "General", { kind: "setValue", value: 45000, numberFormat: "yyyy-mm-dd" }],
  ["a number where the cell has its format", { input: 45000, format: "yyyy-mm-dd" }, "0.00", { kind: "setValue", value: 45000 }],
  ["a code in a cell for text", { input: 2010301 }, "@", { kind: "setValue", value: "2010301" }],
  ["a code with a leading zero, kept as text", { input: "0201", text: true }, "General", { kind: "setValue", value: "0201" }],
  ["a formula", { input: "=SUM(A1:A2)" }, "0.00", { kind: "setFormula", formula: "=SUM(A1:A2)", result: null }],
  ["what looks like a formula in a cell for text", { input: "=1+1" }, "@", { kind: "setValue", value: "=1+1" }],
  ["what looks like a formula but is text", { input: "=1+1", text: true }, "General", { kind: "setValue", value: "=1+1" }],
  ["a lone equals sign", { input: "=" }, "General", { kind: "setValue", value: "=" }],
  ["nothing", { input: "" }, "@", { kind: "setValue", value: null }],
  ["a percentage", { input: "12.5%" }, "General", { kind: "setValue", value: 0.125, numberFormat: "0.00%" }],
];
test.each(cases)("typing %s", (_title, typed, numberFormat, edit) => {
  const full: Typed = { row: 1, column: 2, input: "", text: false, format: null, ...typed };
  expect(editOf(AT, full, { ...EMPTY, numberFormat })).toEqual({ at: AT, expects: { value: null }, ...edit });
});
