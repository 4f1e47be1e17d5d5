import { anchored, knownFrom } from "../../src/model/anchors";
import { addressOf } from "../../src/model/cells";
import type { Edit, SheetDraft } from "../../src/model/edits";
import type { CellContent, WorkbookSnapshot } from "../../src/model/snapshot";

/** Edits name the words beside their cells: the code and name of the row, the heading of the column. */
const ROWS = [
  ["支出表", null, null, null], [null, null, null, null], ["编码", "名称", "合计", "基本"], ["201", "一般公共服务", null, 3], ["20103", "政府办公厅", null, 3], [null, null, null, null], ["注", null, null, null],
];
const SNAPSHOT: WorkbookSnapshot = {
  sheets: [{
    name: "表", visibility: "visible", protected: false, row: 0, column: 0, values: ROWS, formulas: ROWS.map((row) => row.map(() => "")), numberFormats: ROWS.map((row) => row.map(() => "General")),
    merges: [], hiddenRows: [], hiddenColumns: [],
  }, {
    name: "空", visibility: "visible", protected: false, row: 0, column: 0, values: [], formulas: [], numberFormats: [], merges: [], hiddenRows: [], hiddenColumns: [],
  }],
};
const DRAFT: SheetDraft = {
  name: "新表", cells: [], merges: [], styles: [], choices: [], columnWidths: [], rowHeights: {}, freeze: { rows: 0, columns: 0 }, print: { orientation: "portrait", titleRows: null },
};
const at = (row: number, column: number, sheet = "表") => ({ sheet, row, column });
const value = (row: number, column: number, to: string | number = 1, sheet = "表"): Edit => ({ kind: "setValue", at: at(row, column, sheet), expects: { value: null }, value: to });
const formula = (row: number, column: number, text: string): Edit => ({ kind: "setFormula", at: at(row, column), expects: { value: null }, formula: text, result: 0 });

function words(edits: readonly Edit[]): readonly string[] {
  const [first] = anchored(edits, knownFrom(SNAPSHOT));
  const cells = first?.kind === "expect" ? first.cells : [];
  return cells.map(({ at: ref, content }) => `${addressOf(ref)} ${String((content as Extract<CellContent, { value: unknown }>).value)}`);
}

test.each<[string, readonly Edit[], readonly string[]]>([
  ["a value: code, name and heading", [value(3, 2)], ["A4 201", "B4 一般公共服务", "C3 合计"]],
  ["a mark, as a value", [{ kind: "mark", at: at(4, 3), severity: "error", note: "" }], ["A5 20103", "B5 政府办公厅", "D3 基本"]],
  ["a formula with the rows and columns that it reads", [formula(3, 2, "=D4+D5")], ["A4 201", "B4 一般公共服务", "A5 20103", "B5 政府办公厅", "C3 合计", "D3 基本"]],
  ["not the whole columns that it reads", [formula(3, 2, "=SUM(D:D)")], ["A4 201", "B4 一般公共服务", "C3 合计"]],
  ["two columns once", [value(3, 2), value(4, 2)], ["A4 201", "B4 一般公共服务", "A5 20103", "B5 政府办公厅", "C3 合计"]],
  ["not the words that the edits change", [value(3, 1, "国防支出"), value(3, 2)], ["A4 201", "B3 名称", "C3 合计"]],
  ["rows that come by the rows around them", [{ kind: "insertRows", sheet: "表", row: 4, count: 2 }], ["A4 201", "B4 一般公共服务", "A5 20103", "B5 政府办公厅"]],
  ["rows that go with the rows around them", [{ kind: "deleteRows", sheet: "表", row: 4, count: 1, expects: [] }], ["A4 201", "B4 一般公共服务", "A5 20103", "B5 政府办公厅"]],
  ["a cell below rows that came, where it stood before", [{ kind: "insertRows", sheet: "表", row: 6, count: 2 }, value(8, 2)], ["A7 注", "C3 合计"]],
  ["nothing of a row that the edits made", [{ kind: "insertRows", sheet: "表", row: 6, count: 2 }, value(7, 2)], ["A7 注"]],
  ["a cell below rows that went", [{ kind: "deleteRows", sheet: "表", row: 5, count: 1, expects: [] }, value(5, 2)], ["A5 20103", "B5 政府办公厅", "A7 注", "C3 合计"]],
  ["nothing of a sheet that the edits bring", [{ kind: "insertSheet", draft: DRAFT, before: null }, value(3, 2, 1, "新表")], []],
  ["nothing of a sheet under its new name", [{ kind: "renameSheet", sheet: "表", to: "旧表" }, value(3, 2, 1, "旧表")], []],
  ["nothing of an empty sheet", [value(3, 2, 1, "空")], []],
  ["a mark leaves the words of its own cell", [{ kind: "mark", at: at(3, 1), severity: "error", note: "" }], ["A4 201", "B4 一般公共服务", "B3 名称"]],
  ["a formula is none of its words", [formula(3, 1, "=D4")], ["A4 201", "B3 名称", "D3 基本"]],
  ["the first two words of a row alone", [value(2, 3)], ["A3 编码", "B3 名称"]],
  ["the corners of what a formula reads", [formula(5, 0, "=SUM(C4:D5)")], ["A4 201", "B4 一般公共服务", "A5 20103", "B5 政府办公厅", "C3 合计", "D3 基本"]],
  ["whole rows that it reads are no corners", [formula(3, 2, "=SUM(5:5)")], ["A4 201", "B4 一般公共服务", "C3 合计"]],
  ["the upper heading where a column is met twice", [value(4, 2), value(3, 2)], ["A4 201", "B4 一般公共服务", "A5 20103", "B5 政府办公厅", "C3 合计"]],
  ["nothing of what a formula reads in a row that the edits made", [{ kind: "insertRows", sheet: "表", row: 4, count: 1 }, formula(3, 2, "=D5")], ["A4 201", "B4 一般公共服务", "A5 20103", "B5 政府办公厅", "C3 合计"]],
  ["rows in the middle of others that went, and below", [{ kind: "deleteRows", sheet: "表", row: 1, count: 1, expects: [] }, value(2, 2)], ["A1 支出表", "A3 编码", "B3 名称", "A4 201", "B4 一般公共服务", "C3 合计"]],
  ["rows above others that went", [{ kind: "deleteRows", sheet: "表", row: 5, count: 1, expects: [] }, value(3, 3)], ["A5 20103", "B5 政府办公厅", "A7 注", "A4 201", "B4 一般公共服务", "D3 基本"]],
  ["rows that came, then others that went, in their order", [{ kind: "insertRows", sheet: "表", row: 1, count: 2 }, { kind: "deleteRows", sheet: "表", row: 3, count: 1, expects: [] }, value(4, 2)],
    ["A1 支出表", "A3 编码", "B3 名称", "A4 201", "B4 一般公共服务", "C3 合计"]],
  ["rows of a sheet that the edits bring", [{ kind: "insertSheet", draft: DRAFT, before: null }, { kind: "insertRows", sheet: "新表", row: 4, count: 1 }], []],
  ["nothing of what a formula reads on such a sheet", [{ kind: "insertSheet", draft: DRAFT, before: null }, formula(3, 2, "=新表!A1")], ["A4 201", "B4 一般公共服务", "C3 合计"]],
  ["a sheet that goes, marks that go and what others expect say nothing", [{ kind: "deleteSheet", sheet: "空" } as Edit, { kind: "unmark", at: null }, { kind: "expect", cells: [] }], []],
  ["nothing of a sheet that is not there", [value(3, 2, 1, "没有")], []],
  ["nothing in the first row", [value(0, 1)], ["A1 支出表"]],
])("%s", (_title, edits, expected) => {
  expect([...words(edits)].sort()).toEqual([...expected].sort());
});

test("the edits follow what they expect, and stand alone where there is nothing to expect", () => {
  const edits = [value(3, 2)];
  expect(anchored(edits, knownFrom(SNAPSHOT)).slice(1)).toEqual(edits);
  expect(anchored([value(3, 2, 1, "空")], knownFrom(SNAPSHOT))).toEqual([value(3, 2, 1, "空")]);
});

test("a heading further up than 60 rows is none of the cell", () => {
  const far = (below: number): readonly string[] => {
    const values = Array.from({ length: 70 }, (_, row) => (row === 0 ? ["标题"] : [null]));
    const sheet = { name: "表", visibility: "visible" as const, protected: false, row: 0, column: 0, values, formulas: values.map(() => [""]), numberFormats: values.map(() => ["General"]), merges: [], hiddenRows: [], hiddenColumns: [] };
    return anchored([value(below, 0)], knownFrom({ sheets: [sheet] })).map(({ kind }) => kind);
  };
  expect([far(60), far(61)]).toEqual([["expect", "setValue"], ["setValue"]]);
});
