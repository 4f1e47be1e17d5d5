import { figureOf, isUnit, labelPlace, tablesByStructure, titlePlace, typedAmount, type RowKind } from "../../src/model/book";
import { withPlainLines } from "../../src/model/apart";
import { linesOfBody, type LayoutBody } from "../../src/model/profile";
import { followEachOther } from "../../src/model/plans";
import type { StructuralTable } from "../../src/model/structure";
import { smallBook } from "../support/smallBook";

const REF = { sheet: "表", row: 4, column: 2 };

test("what is said of a table stands at its title, else where the table begins; what is said of a row at its name, else in the first column", () => {
  const area = { sheet: "表", row: 3, column: 1, rows: 5, columns: 4 };
  expect([titlePlace({ titleCell: REF, sheet: "表", area }), titlePlace({ titleCell: null, sheet: "表", area })]).toEqual([REF, { sheet: "表", row: 3, column: 1 }]);
  expect([labelPlace({ labelCell: REF, sheet: "表", row: 4 }), labelPlace({ labelCell: null, sheet: "表", row: 4 })]).toEqual([REF, { sheet: "表", row: 4, column: 0 }]);
});

test("an amount that was typed is a figure, shown as it is", () => {
  const state = typedAmount({ money: 500, grain: 1 });
  expect(state).toEqual({ kind: "amount", figure: { money: 500, grain: 1 }, asText: false, rounded: false, formula: "" });
  expect([figureOf({ ref: REF, state }), figureOf({ ref: REF, state: { kind: "blank" } }), figureOf(undefined)]).toEqual([{ money: 500, grain: 1 }, null, null]);
});

test.each<[kind: RowKind, unit: boolean]>([["unit", true], ["ownOffice", true], ["summary", false], ["total", false], ["project", false]])("a row of %s is one of the bodies of a department: %s", (kind, unit) => {
  expect(isUnit({ kind })).toBe(unit);
});

/** Tables of the structure by sheet, first row and rows, beside one of the catalogue in the rows 0–4 that goes on in row 4 of another sheet. */
test.each<[sheet: string, row: number, rows: number, own: boolean]>([
  ["own", 0, 5, false], ["own", 5, 2, true], ["own", 4, 2, false], ["own", 20, 3, true], ["续", 0, 3, true], ["续", 3, 3, false], ["续", 5, 3, true], ["别的", 0, 9, true],
])("a table by its structure alone: %s from %i, %i rows: %s", (sheet, row, rows, own) => {
  const book = smallBook(`
    general-expenditure
        | total
    201 | 30
    205 | 30`);
  const [table] = book.tables;
  if (!table) throw new Error("no table");
  const [first, second] = table.rows;
  const onTwo = { ...table, rows: [first, { ...second, sheet: "续" }] } as typeof table;
  const shown = { sheet: sheet === "own" ? table.sheet : sheet, area: { sheet: sheet === "own" ? table.sheet : sheet, row, column: 0, rows, columns: 2 } } as StructuralTable;
  const other = { ...table, sheet: "三", area: { ...table.area, sheet: "三" }, rows: [] };
  expect(tablesByStructure({ ...book, tables: [other, onTwo], structure: { tables: [shown] } as unknown as NonNullable<typeof book.structure> })).toEqual(own ? [shown] : []);
});

test("without a structure there is no table by it", () => {
  expect(tablesByStructure(smallBook("general-expenditure\n | total\n201 | 30"))).toEqual([]);
});

test("lines of a balance are those of its income, of what it is used for, and its totals; other tables have none", () => {
  const line = (label: string) => ({ label });
  const totals = [{ income: line("收入总计"), expenditure: line("支出总计") }];
  const body = { kind: "lines", income: [line("拨款")], uses: [line("年终结转")], totals } as unknown as LayoutBody;
  const labels = (of: LayoutBody): readonly unknown[] => linesOfBody(of).map((each) => each.label);
  expect([labels(body), labels({ ...body, uses: undefined } as unknown as LayoutBody), labels({ kind: "codes" } as unknown as LayoutBody)])
    .toEqual([["拨款", "年终结转", "收入总计", "支出总计"], ["拨款", "收入总计", "支出总计"], []]);
});

test("words that stand apart are lines of their own for people", () => {
  expect(withPlainLines("正文\u001e脚注\u001d正文\u001c页眉")).toBe("正文\n脚注\n正文\n页眉");
});

test("no year follows one that is not told", () => {
  expect([followEachOther({ last: null, now: 1 }), followEachOther({ last: -1, now: null }), followEachOther({ last: null, now: null })]).toEqual([false, false, false]);
});
