/** What a real Excel is documented or reported to do, on a simulated one that does it: what the host makes of it, and the pane says. */
import { createOfficeHost } from "../../../src/hosts/office";
import type { CellRef } from "../../../src/model/cells";
import type { ApplyResult, Edit } from "../../../src/model/edits";
import { wordRefusals } from "../../../src/report";
import type { SimulatedExcel } from "../../../src/simulator/host";
import type { PlainSheet } from "../../../src/simulator/plainWorkbook";
import type { Quirks } from "../../../src/simulator/quirks";
import { BOOK, openPane, SHEET } from "../../support/faults";
import { draftOf, open, page } from "./workbook";
import { openExcel } from "../../../src/simulator/loadOffice";

const at = (row: number, column: number): CellRef => ({ sheet: "支出", row, column });
const sum = (row: number): Edit => ({ kind: "setFormula", at: at(row, 2), expects: { value: null }, formula: `=SUM(A${row + 1}:B${row + 1})`, result: 3 });
const sums = [2, 3, 4, 5, 6].map(sum);
const ROWS = [["甲", "乙", "合计"], ...Array.from({ length: 7 }, () => [1, 2, null])];
const withRows = (more: Partial<PlainSheet> = {}, quirks: Partial<Quirks> = {}, api = "1.14"): SimulatedExcel => open([page("支出", ROWS, more), page("其他", [["x"]])], { quirks }, api);
const formulas = (excel: SimulatedExcel): readonly string[] => [2, 3, 4, 5, 6].map((row) => excel.user.cell("支出", row, 2).formula);
const words = ({ outcomes }: ApplyResult): string => wordRefusals(outcomes.filter((outcome) => outcome.done || outcome.reason !== "cancelled")).join(" ");
const right = [3, 4, 5, 6, 7].map((row) => `=SUM(A${row}:B${row})`);

describe("rows that a filter hides (office-js #224)", () => {
  const filter = { area: "A1:C8", hiddenRows: [3, 5] };

  test("a grid written over them lands in the visible rows, each the first line", async () => {
    const excel = withRows({ filter });
    await Excel.run(async (context) => {
      context.workbook.worksheets.getItem("支出").getRange("C3:C7").formulas = right.map((formula) => [formula]);
      await context.sync();
    });
    expect(formulas(excel)).toEqual([right[0], "", right[0], "", right[0]]);
  });

  test.each([{ filter }, { tables: [{ name: "表1", area: "E1:F8", filter: { area: "E1:F8", hiddenRows: [3, 5] } }] }])("the host writes row by row, and every row is right", async (more) => {
    const excel = withRows(more);
    const result = await createOfficeHost().apply(sums);
    expect([result.applied, formulas(excel)]).toEqual([true, right]);
  });

  test("an Excel that does not tell of filters is found out after writing, and everything is taken back", async () => {
    const excel = withRows({ filter }, { noFilters: true });
    const result = await createOfficeHost().apply(sums);
    expect([result.applied, result.leftBehind, formulas(excel)]).toEqual([false, undefined, ["", "", "", "", ""]]);
    expect(words(result)).toMatch(/支出!C4 等 \d 处：Excel 写入的内容与要求不同/);
  });
});

describe("Excel's tables (office-js #2093)", () => {
  const tables = [{ name: "表1", area: "A1:C8" }];

  test("formulas in one are refused beforehand, with what to do; figures are written", async () => {
    const excel = withRows({ tables });
    const refused = await createOfficeHost().apply(sums);
    expect([refused.applied, formulas(excel), words(refused)]).toEqual([false, ["", "", "", "", ""], expect.stringMatching(/支出!C3 等 5 处：位于 Excel“表格”中.*转换为区域/)]);
    const typed: Edit = { kind: "setValue", at: at(2, 2), expects: { value: null }, value: 3 };
    expect((await createOfficeHost().apply([typed])).applied).toBe(true);
  });

  test("where Excel does not tell of tables, the filled column is taken back whole", async () => {
    const excel = withRows({ tables }, { noFilters: true });
    const result = await createOfficeHost().apply([sum(2), sum(4)].map((edit) => ({ ...edit, ...(edit.kind === "setFormula" ? { formula: edit.formula.replace("A", "$A$") } : {}) })));
    expect([result.applied, result.leftBehind, formulas(excel)]).toEqual([false, undefined, ["", "", "", "", ""]]);
  });
});

test("a workbook that calculates on request is read as such; its results are old until it is asked", async () => {
  const excel = openExcel({ workbook: BOOK, requirementSets: { ExcelApi: "1.14" } });
  const pane = openPane(10_000);
  await pane.actions.previewFill(false);
  await pane.actions.fill([]);
  await Excel.run(async (context) => {
    context.application.calculationMode = "Manual";
    await context.sync();
  });
  expect(excel.user.cell(SHEET, 5, 2).value).toBe(7);
  excel.user.type(SHEET, 5, 3, 30);
  await pane.actions.check();
  expect(pane.state().notice).toMatchObject({ intent: "warning", title: "工作簿设为手动计算，公式结果可能是旧的", action: "recalculate" });
  expect(excel.user.cell(SHEET, 5, 2).value).toBe(7);
  await pane.actions.recalculate();
  expect(excel.user.cell(SHEET, 5, 2).value).toBe(34);
});

test("two rules on one cell (office-js #5222): marks that Excel does not find again are told as that, with what to do", async () => {
  const users = { conditionalFormats: [{ areas: ["A1:C2"], type: "CellValue" as const, operator: "LessThan", formula1: "=0", format: { fontColor: "#FF0000" } }] };
  const excel = withRows(users, { overlappingRules: true });
  const mark: Edit = { kind: "mark", at: at(1, 1), severity: "error", note: "不符" };
  expect((await createOfficeHost().apply([mark])).applied).toBe(true);
  const before = JSON.stringify(excel.save());
  const result = await createOfficeHost().apply([{ kind: "unmark", at: null }]);
  expect([result.applied, words(result)]).toEqual([false, expect.stringContaining("条件格式 → 管理规则")]);
  expect(JSON.stringify(excel.save())).toBe(before);
});

test("without a printer the sheets come, and what is missing of their print set-up is told", async () => {
  const excel = withRows({}, { noPrinter: true });
  const result = await createOfficeHost().apply([{ kind: "insertSheet", draft: draftOf("甲", 2), before: null }]);
  expect([result.applied, result.without, excel.save().sheets.find(({ name }) => name === "甲")?.page]).toEqual([true, ["pageSetup"], expect.objectContaining({ orientation: "Landscape", titleRows: "1:3" })]);
});

test("comments that are claimed and not there (office-js #4750): the marks stand, and that is told", async () => {
  const excel = withRows({}, { noComments: true });
  const result = await createOfficeHost().apply([{ kind: "mark", at: at(1, 1), severity: "error", note: "不符" }]);
  expect([result.applied, result.without, excel.user.read("支出").conditionalFormats?.length]).toEqual([true, ["comments"], 1]);
});

test("a workbook that may only be read: nothing is written, and that is said", async () => {
  const excel = withRows({}, { readOnly: true });
  const before = JSON.stringify(excel.save());
  const result = await createOfficeHost().apply(sums);
  expect([result.applied, words(result), JSON.stringify(excel.save())]).toEqual([false, expect.stringContaining("受保护"), before]);
});

test("circles, which Excel on the web takes for 0 without a word: filling makes none", async () => {
  const excel = openExcel({ workbook: BOOK, quirks: { circles: true }, requirementSets: { ExcelApi: "1.14" } });
  excel.user.type("备忘", 0, 1, "=B1+1");
  expect(excel.user.cell("备忘", 0, 1).value).toBe(0);
  excel.user.type("备忘", 0, 1, "");
  const pane = openPane(10_000);
  await pane.actions.previewFill(false);
  await pane.actions.fill([]);
  expect([pane.state().notice?.intent, excel.circles()]).toEqual(["success", []]);
});
