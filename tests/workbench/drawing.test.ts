/** How cells look in the grid where the file says nothing of it. */
import type { DrawnCell, DrawnSheet } from "../../src/workbench/desk";
import { contentText, drawnText, marksByRow, Measured, rowData, sheetData } from "../../src/workbench/drawing";
import { SheetChanges } from "../../src/workbench/gridChanges";

/** The library is made for browsers; of it only names of ways to stand are used here, and each stands for itself. */
jest.mock("@univerjs/core", () => new Proxy({}, { get: () => new Proxy({}, { get: (_, name) => name }) }));

const drawn = (value: DrawnCell["value"], column = 0, format: DrawnCell["format"] = {}): DrawnCell => ({ row: 0, column, value, error: false, formula: "", format });
const sheetOf = (cells: readonly DrawnCell[], more: Partial<DrawnSheet> = {}): DrawnSheet => ({
  id: "s", name: "表", rows: new Map(cells.map(({ row }) => [row, {}])), cellsOf: (row) => cells.filter((cell) => cell.row === row), marks: new Map(), ...more,
});
const rowOf = (sheet: DrawnSheet): ReturnType<typeof rowData> => rowData(sheet, 0, marksByRow(sheet));
const widthOf = (cells: readonly DrawnCell[], more: Partial<DrawnSheet> = {}): number | undefined => {
  const sheet = sheetOf(cells, more);
  const measured = new Measured(sheet);
  for (const row of sheet.rows.keys()) measured.take(row);
  return sheetData(sheet, measured).columnData?.[0]?.w;
};
/** What is drawn anew, by "row,column"; null where nothing is drawn any more. */
const changesOf = (before: DrawnSheet | undefined, now: DrawnSheet, forgotten?: ReadonlyMap<number, ReadonlySet<number>>): Readonly<Record<string, unknown>> => {
  const changes = new SheetChanges(before, now, forgotten);
  for (const row of changes.rows()) if (row !== null) changes.take(row);
  return Object.fromEntries(Object.entries(changes.cellValue ?? {}).flatMap(([row, cells]) => Object.entries(cells).map(([column, data]) => [`${row},${column}`, data && data.v])));
};

test.each<[string, DrawnCell, string]>([
  ["a number stands at the right", drawn(2797.52), "RIGHT"],
  ["a truth value in the middle", drawn(true), "CENTER"],
  ["a text where texts stand", drawn("行政运行"), "UNSPECIFIED"],
  ["a number that is text too", drawn("2010301"), "UNSPECIFIED"],
  ["a number where the file puts it", drawn(1, 0, { horizontalAlignment: "Left" }), "LEFT"],
])("%s", (_, cell, align) => {
  const style = rowOf(sheetOf([cell]))[0]?.s;
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

describe("whether a cell is drawn anew", () => {
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
    expect([Object.keys(changesOf(one, other)).length === 0, JSON.stringify(rowOf(one)) === JSON.stringify(rowOf(other))]).toEqual([same, same]);
  });

  test("what was drawn in it is told as the grid tells its own cell", () => {
    const sheet = sheetOf([formula, drawn("两\n行", 1), drawn("", 2, bold)]);
    expect([0, 1, 2, 3].map((column) => drawnText(sheet, 0, column))).toEqual([0, 1, 2, 3].map((column) => contentText(rowOf(sheet)[column] ?? {})));
    expect(drawnText(undefined, 0, 0)).toBe(contentText({}));
  });
});

describe("of a sheet only what changed is drawn", () => {
  const cells = [0, 1, 2].flatMap((row) => [0, 1].map((column) => ({ ...drawn(10 * row + column, column), row })));
  const before = sheetOf(cells);
  const looked: number[] = [];
  /** The sheet with other cells in one row, whose other rows stayed what they were. */
  const changed = (row: number, own: readonly DrawnCell[]): DrawnSheet => ({
    ...before, rows: new Map([...before.rows, [row, {}] as const]),
    cellsOf: (each) => (looked.push(each), each === row ? own : before.cellsOf(each)),
  });
  beforeEach(() => { looked.length = 0; });

  test.each<[string, DrawnSheet | undefined, DrawnSheet, Readonly<Record<string, unknown>>]>([
    ["nothing of what stayed", before, before, {}],
    ["one cell", before, changed(1, [drawn(10), { ...drawn(99, 1), row: 1 }]), { "1,1": 99 }],
    ["a cell that was emptied", before, changed(1, [drawn(10)]), { "1,1": null }],
    ["a new row", before, changed(7, [{ ...drawn(5), row: 7 }]), { "7,0": 5 }],
    ["a row that went", before, { ...before, rows: new Map([...before.rows].slice(1)) }, { "0,0": null, "0,1": null }],
    ["everything of which nothing is known", undefined, before, { "0,0": 0, "0,1": 1, "1,0": 10, "1,1": 11, "2,0": 20, "2,1": 21 }],
  ])("%s", (_what, was, is, expected) => {
    expect(changesOf(was, is)).toEqual(expected);
  });

  test("rows that stayed are not looked at", () => {
    changesOf(before, changed(1, [drawn(10)]));
    expect(new Set(looked)).toEqual(new Set([1]));
  });

  test("what may show something else is drawn though it stayed, and what is not there is emptied", () => {
    expect(changesOf(before, before, new Map([[1, new Set([0, 5])]]))).toEqual({ "1,0": 10, "1,5": null });
  });

  test("marks that come and go, also where nothing stands", () => {
    const look = { fill: "#FFC7CE", fontColor: "#9C0006", bold: true, italic: false, underline: false };
    const marked = { ...before, marks: new Map([["2,1", look], ["4,4", look]]) };
    expect(Object.keys(changesOf(before, marked))).toEqual(["2,1", "4,4"]);
    expect(changesOf(marked, before)).toEqual({ "2,1": 21, "4,4": null });
    expect(changesOf(marked, { ...before, marks: new Map(marked.marks) })).toEqual({});
  });
});
