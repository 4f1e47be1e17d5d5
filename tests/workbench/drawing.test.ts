/** How cells look in the grid where the file says nothing of it. */
import type { DrawnCell, DrawnSheet } from "../../src/workbench/desk";
import { cellsOf, contentText, textsOf, workbookData } from "../../src/workbench/drawing";

/** The library is made for browsers; of it only names of ways to stand are used here, and each stands for itself. */
jest.mock("@univerjs/core", () => new Proxy({}, { get: () => new Proxy({}, { get: (_, name) => name }) }));

const drawn = (value: DrawnCell["value"], column = 0, format: DrawnCell["format"] = {}): DrawnCell => ({ row: 0, column, value, error: false, formula: "", format });
const sheetOf = (cells: readonly DrawnCell[], more: Partial<DrawnSheet> = {}): DrawnSheet => ({ id: "s", name: "表", cells, marks: new Map(), ...more });
const widthOf = (cells: readonly DrawnCell[], more: Partial<DrawnSheet> = {}): number | undefined => {
  const { sheets } = workbookData("w", [sheetOf(cells, more)]);
  return sheets["s"]?.columnData?.[0]?.w;
};

test.each<[string, DrawnCell, string]>([
  ["a number stands at the right", drawn(2797.52), "RIGHT"],
  ["a truth value in the middle", drawn(true), "CENTER"],
  ["a text where texts stand", drawn("行政运行"), "UNSPECIFIED"],
  ["a number that is text too", drawn("2010301"), "UNSPECIFIED"],
  ["a number where the file puts it", drawn(1, 0, { horizontalAlignment: "Left" }), "LEFT"],
])("%s", (_, cell, align) => {
  const style = cellsOf(sheetOf([cell]))[0]?.[0]?.s;
  expect(typeof style === "object" ? style?.ht : style).toBe(align);
});

test("a column of no width is wide enough for its numbers, so that none is cut into another one", () => {
  expect(widthOf([drawn(12)])).toBeUndefined();
  const plain = widthOf([drawn(949957900.25)]) ?? 0;
  const separated = widthOf([drawn(949957900.25, 0, { numberFormat: "#,##0.00" })]) ?? 0;
  expect(plain).toBeGreaterThanOrEqual("949957900.25".length * 8);
  expect(separated).toBeGreaterThanOrEqual("949,957,900.25".length * 8);
  // What the file says is kept.
  expect(widthOf([drawn(949957900.25)], { columnWidths: [{ column: 0, width: 5 }] })).toBe(45);
});

describe("the text by which a drawn cell is known", () => {
  const bold = { bold: true } as const;
  const look = { fill: "#FFC7CE", fontColor: "#9C0006", bold: true, italic: false, underline: false };
  const marked = { marks: new Map([["0,0", look]]) };
  const formula = { ...drawn(3), formula: "=1+2" };

  test.each<[string, DrawnSheet, DrawnSheet, boolean]>([
    ["is the same for the same drawing by other objects", sheetOf([drawn(3, 0, { ...bold })]), sheetOf([drawn(3, 0, { ...bold })]), true],
    ["is the same where a format says what goes without saying", sheetOf([drawn(3)]), sheetOf([drawn(3, 0, { fontSize: 11, horizontalAlignment: "Right" })]), true],
    ["tells another value", sheetOf([drawn(3)]), sheetOf([drawn(4)]), false],
    ["tells a number from its text", sheetOf([drawn(3)]), sheetOf([drawn("3")]), false],
    ["tells a truth value from a number", sheetOf([drawn(true)]), sheetOf([drawn(1)]), false],
    ["tells another look", sheetOf([drawn(3)]), sheetOf([drawn(3, 0, bold)]), false],
    ["tells a mark", sheetOf([drawn(3)]), sheetOf([drawn(3)], marked), false],
    ["tells a mark where nothing stands", sheetOf([]), sheetOf([], marked), false],
    ["tells a formula from its result", sheetOf([drawn(3)]), sheetOf([formula]), false],
    ["tells another result of a formula", sheetOf([formula]), sheetOf([{ ...formula, value: 4 }]), false],
    ["tells an error from the text of one", sheetOf([{ ...drawn("-1%"), error: true }]), sheetOf([drawn("-1%")]), false],
  ])("%s", (_, one, other, same) => {
    expect([[...textsOf(one)].join() === [...textsOf(other)].join(), JSON.stringify(cellsOf(one)) === JSON.stringify(cellsOf(other))]).toEqual([same, same]);
  });

  test("begins with what the grid's own cell holds", () => {
    const sheet = sheetOf([formula, drawn("两\n行", 1), drawn("", 2, bold)]);
    const matrix = cellsOf(sheet)[0] ?? {};
    expect([...textsOf(sheet).values()].map((text) => text.split("\n", 1)[0])).toEqual([0, 1, 2].map((column) => contentText(matrix[column] ?? {})));
  });
});
