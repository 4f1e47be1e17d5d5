import { contentAt, formulaAt, lastColumn, lastRow, numberFormatAt, sheetOf, valueAt, type SheetSnapshot } from "../../src/model/snapshot";
import { figureOf, formOf, rowOf, tableOf, tablesByStructure, type BookRow, type BookTable, type BudgetBook } from "../../src/model/book";
import { CELL_COVERAGES } from "../../src/model/findings";
import { layoutTitle } from "../../src/model/profile";
import { NATIONAL } from "../../src/catalog/profiles";

/** B3:C4 of a sheet: places are absolute, outside the used range nothing stands. */
const SHEET: SheetSnapshot = {
  name: "表", visibility: "visible", protected: false, row: 2, column: 1, values: [["甲", 1], ["", true]], formulas: [["", "=1"], ["", ""]], numberFormats: [["@", "0.00"], ["General", "0"]],
  merges: [], hiddenRows: [], hiddenColumns: [],
};
const EMPTY: SheetSnapshot = { ...SHEET, name: "空", row: 0, column: 0, values: [], formulas: [], numberFormats: [] };
const BOOK = { sheets: [EMPTY, SHEET] };

test.each<[row: number, column: number, value: unknown, formula: string, format: string]>([
  [2, 1, "甲", "", "@"], [2, 2, 1, "=1", "0.00"], [3, 1, null, "", "General"], [3, 2, true, "", "0"], [1, 1, null, "", "General"], [4, 1, null, "", "General"], [2, 0, null, "", "General"], [2, 3, null, "", "General"],
])("at %s, %s: %s", (row, column, value, formula, format) => {
  expect([valueAt(SHEET, row, column), formulaAt(SHEET, row, column), numberFormatAt(SHEET, row, column)]).toEqual([value, formula, format]);
  expect(contentAt(BOOK, { sheet: "表", row, column })).toEqual(formula === "" ? { value } : { formula });
});

/** Tables that only their structure tells: those where no table of the catalogue stands, on the same rows of the same sheet. */
test.each<[what: string, sheet: string, row: number, rows: number, alone: boolean]>([
  ["above it", "表", 0, 3, true], ["reaching into it", "表", 0, 4, false], ["inside it", "表", 5, 1, false], ["around it", "表", 0, 20, false], ["from its last row on", "表", 9, 4, false], ["below it", "表", 10, 4, true],
  ["on another sheet", "别", 5, 2, true], ["where it goes on, on another sheet", "续", 2, 3, false], ["beside where it goes on", "续", 5, 3, true],
])("%s", (_what, sheet, row, rows, alone) => {
  const cells = new Map();
  const goesOn = { axis: "main", key: "201", kind: "class", sheet: "续", row: 4, label: "", labelCell: null, code: "201", codeCells: [], unitName: null, unitCode: null, cells } as const;
  const table = { id: "balance", area: { sheet: "表", row: 3, column: 0, rows: 7, columns: 4 }, rows: [goesOn] } as unknown as BookTable;
  const found = { area: { sheet, row, column: 0, rows, columns: 3 } };
  const book = { tables: [table], structure: { tables: [found] } } as unknown as BudgetBook;
  expect(tablesByStructure(book)).toEqual(alone ? [found] : []);
  expect(tablesByStructure({ ...book, structure: undefined } as unknown as BudgetBook)).toEqual([]);
});

test("what became of the numbers in cells, by the byte that stands for it", () => {
  expect(CELL_COVERAGES.map((state, at) => `${at} ${state}`)).toEqual(["0 none", "1 checked", "2 alone", "3 unread"]);
});

test("sheets by name, and what is used last", () => {
  expect([sheetOf(BOOK, "表"), sheetOf(BOOK, "别的"), contentAt(BOOK, { sheet: "别的", row: 2, column: 1 })]).toEqual([SHEET, undefined, { value: null }]);
  expect([lastRow(SHEET), lastColumn(SHEET), lastRow(EMPTY), lastColumn(EMPTY)]).toEqual([3, 2, -1, -1]);
});

test("tables, rows and figures of a book", () => {
  const row = (axis: BookRow["axis"], key: string): BookRow => ({ axis, key, kind: "item", sheet: "表", row: 1, label: "", labelCell: null, code: null, codeCells: [], unitName: null, unitCode: null, cells: new Map() });
  const table = { id: "balance", rows: [row("income", "a"), row("expenditure", "a"), row("main", "b")] } as unknown as BookTable;
  const book = { tables: [table], profile: NATIONAL, profileBy: null } as unknown as BudgetBook;
  expect([tableOf(book, "balance"), tableOf(book, "revenue"), formOf(book), formOf({ ...book, profileBy: "signs" })]).toEqual([table, undefined, null, NATIONAL]);
  expect([rowOf(table, "a", "expenditure"), rowOf(table, "a"), rowOf(table, "b")]).toEqual([table.rows[1], undefined, table.rows[2]]);
  const figure = { money: 100, grain: 1 };
  const ref = { sheet: "表", row: 1, column: 1 };
  expect([
    figureOf({ ref, state: { kind: "amount", figure, asText: false, rounded: false, formula: "" } }), figureOf({ ref, state: { kind: "blank" } }), figureOf(undefined),
  ]).toEqual([figure, null, null]);
  expect(layoutTitle({ title: "{body}收支表（{body}）" }, { department: "部门", unit: "单位" }, "unit")).toBe("单位收支表（单位）");
});
