import { createOfficeHost } from "../../../src/hosts/office";
import type { Edit } from "../../../src/model/edits";
import { contentAt } from "../../../src/model/snapshot";
import { draftOf, open, page, saved } from "./workbook";

const at = (address: string, sheet = "支出"): { sheet: string; row: number; column: number } => ({ sheet, row: Number(address.slice(1)) - 1, column: address.charCodeAt(0) - 65 });
const value = (address: string, expects: string | number | null, next: string | number | boolean | null, numberFormat?: string): Edit =>
  ({ kind: "setValue", at: at(address), expects: { value: expects }, value: next, ...(numberFormat === undefined ? {} : { numberFormat }) });
const formula = (address: string, expects: string | number | null, text: string): Edit =>
  ({ kind: "setFormula", at: at(address), expects: { value: expects }, formula: text, result: null });

const BOOK = [
  page("支出", [["科目", "合计", "基本", "项目"], ["行政运行", null, 3, 4], ["培训", null, 1, 2], ["合计", null, "=SUM(C2:C3)", "=SUM(D2:D3)"]],
    { columnFormats: [{ column: 3, format: { numberFormat: "0.00" } }] }),
  page("收入", [["合计", "=支出!C4"]]),
];

interface Case {
  readonly title: string;
  readonly edits: readonly Edit[];
  /** Cells of 支出 afterwards; null for what must not be there. */
  readonly gives: readonly (readonly [address: string, content: unknown])[];
}

const CASES: readonly Case[] = [
  { title: "values and formulas", edits: [formula("B2", null, "=C2+D2"), formula("B3", null, "=C3+D3"), value("C2", 3, 3.5)],
    gives: [["B2", "=C2+D2"], ["B3", "=C3+D3"], ["C2", 3.5]] },
  { title: "text with a number format", edits: [value("A2", "行政运行", "2010301", "@"), value("A3", "培训", "0010", "@")], gives: [["A2", "2010301"], ["A3", "0010"]] },
  { title: "text that looks like something else", edits: ["=1+1", "+86", "-10", "@SUM(A1)", "2010301", "12%", "TRUE", "2022-1-1", "'引号", "''", "1/2", "＝1"]
    .map((text, index): Edit => ({ kind: "setValue", at: at(`F${index + 1}`), expects: { value: null }, value: text })),
    gives: ["=1+1", "+86", "-10", "@SUM(A1)", "2010301", "12%", "TRUE", "2022-1-1", "'引号", "''", "1/2", "＝1"].map((text, index) => [`F${index + 1}`, text] as const) },
  { title: "a cell emptied, logicals", edits: [value("C2", 3, null), value("G1", null, true)], gives: [["C2", null], ["G1", true]] },
  { title: "the same cell twice", edits: [value("C2", 3, 5), value("C2", 5, 6)], gives: [["C2", 6]] },
  { title: "rows inserted and filled", edits: [{ kind: "insertRows", sheet: "支出", row: 2, count: 2 }, value("A3", null, "差旅"), value("C3", null, 9), formula("B6", null, "=C6+D6")],
    gives: [["A3", "差旅"], ["A5", "培训"], ["C6", "=SUM(C2:C5)"], ["B6", "=C6+D6"]] },
  { title: "rows that look like another one", edits: [{ kind: "insertRows", sheet: "支出", row: 3, count: 2, like: 0 }, value("A4", null, "差旅"), value("B5", null, 5)],
    gives: [["A4", "差旅"], ["A6", "合计"], ["B5", 5]] },
  { title: "rows deleted", edits: [{ kind: "deleteRows", sheet: "支出", row: 2, count: 1, expects: [{ row: 2, column: 0, content: { value: "培训" } }, { row: 2, column: 2, content: { value: 1 } }, { row: 2, column: 3, content: { value: 2 } }] }],
    gives: [["A3", "合计"], ["C3", "=SUM(C2:C2)"]] },
  { title: "a sheet renamed", edits: [{ kind: "renameSheet", sheet: "收入", to: "收入 表" }, { kind: "setFormula", at: at("C2"), expects: { value: 3 }, formula: "='收入 表'!A1", result: null }], gives: [["C2", "='收入 表'!A1"]] },
  { title: "a sheet inserted and written on", edits: [{ kind: "insertSheet", draft: draftOf("新表"), before: "收入" }, formula("B2", null, "=新表!C4"), { kind: "setValue", at: { sheet: "新表", row: 3, column: 3 }, expects: { value: 0 }, value: 8 }], gives: [["B2", "=新表!C4"]] },
];

describe("applied, then taken back", () => {
  test.each(CASES)("$title", async ({ edits, gives }) => {
    const excel = open(BOOK);
    const host = createOfficeHost();
    const [before, looked] = [await host.read(), saved(excel)];
    const result = await host.apply(edits);
    expect(result).toMatchObject({ applied: true, outcomes: edits.map(() => ({ done: true })) });
    const after = await host.read();
    for (const [address, expected] of gives) {
      const content = contentAt(after, at(address));
      expect([address, "formula" in content ? content.formula : content.value]).toEqual([address, expected]);
    }
    expect(excel.heldReferences).toBe(0);
    expect(await host.apply(result.inverse)).toMatchObject({ applied: true });
    expect(await host.read()).toEqual(before);
    expect(saved(excel).sheets.map(({ merges, conditionalFormats, comments }) => ({ merges, conditionalFormats, comments })))
      .toEqual(looked.sheets.map(({ merges, conditionalFormats, comments }) => ({ merges, conditionalFormats, comments })));
  });

  test.each([[0, "00.0"], [1, "General"], [4, "@"]])("a row inserted like row %d takes its formats, which may have moved", async (like, format) => {
    const formats = ["00.0", "General", "0.00%", "General", "@"];
    const excel = open([{ name: "支出", cells: formats.map((numberFormat, row) => ({ row, column: 0, value: "x", format: { numberFormat } })) }]);
    const host = createOfficeHost();
    await host.apply([{ kind: "insertRows", sheet: "支出", row: 3, count: 1, like }, value("A4", null, "新")]);
    const [sheet] = (await host.read()).sheets;
    expect(sheet?.numberFormats[3]).toEqual([format]);
    expect(excel.heldReferences).toBe(0);
  });

  test("text that looks like a formula stays text when it is edited again", async () => {
    const excel = open(BOOK);
    await createOfficeHost().apply([value("F1", null, "=HYPERLINK(\"x\")")]);
    expect(excel.user.formulas("支出").some(({ row, column }) => row === 0 && column === 5)).toBe(false);
  });
});

describe("nothing is written", () => {
  const own = { sheet: "支出", row: 1, column: 2 };
  const insert = (name: string, before: string | null = null): Edit => ({ kind: "insertSheet", draft: draftOf(name, 2), before });
  test.each<[string, readonly Edit[], number, string, unknown]>([
    ["a cell changed since the snapshot", [value("D2", 4, 5), value("C2", 99, 5)], 1, "changed", own],
    ["a formula where a value was", [value("C4", 4, 5)], 0, "changed", { ...own, row: 3 }],
    ["the name of a sheet taken", [value("C2", 3, 5), insert("收入")], 1, "nameTaken", null],
    ["no such sheet", [{ kind: "setValue", at: { sheet: "没有", row: 0, column: 0 }, expects: { value: null }, value: 1 }], 0, "noSuchSheet", { sheet: "没有", row: 0, column: 0 }],
    ["no sheet to stand before", [insert("新", "没有")], 0, "noSuchSheet", null],
    ["not only what was expected in the rows", [{ kind: "deleteRows", sheet: "支出", row: 1, count: 1, expects: [] }], 0, "changed", { ...own, column: 0 }],
    ["not only what was expected on the sheet", [{ kind: "deleteSheet", sheet: "收入", expects: [] }], 0, "changed", { sheet: "收入", row: 0, column: 0 }],
    ["no number", [{ kind: "setValue", at: own, expects: { value: 3 }, value: Infinity }], 0, "unsupported", own],
    ["outside the sheet", [{ kind: "setValue", at: { ...own, row: 2_000_000 }, expects: { value: null }, value: 1 }], 0, "unsupported", { ...own, row: 2_000_000 }],
  ])("%s", async (_title, edits, index, reason, place) => {
    const excel = open(BOOK);
    const before = saved(excel);
    const { applied, outcomes, inverse } = await createOfficeHost().apply(edits);
    expect([applied, inverse, outcomes.map((outcome) => (outcome.done ? "done" : outcome.reason))]).toEqual([false, [], edits.map((_edit, i) => (i === index ? reason : "cancelled"))]);
    expect(outcomes[index]).toMatchObject({ done: false, reason, at: place });
    expect(saved(excel)).toEqual(before);
  });

  test("on a protected sheet, which stays protected and is named", async () => {
    const excel = open([{ ...page("支出", [["a"]]), protected: true }, page("收入", [["a"]])]);
    const before = saved(excel);
    const { outcomes } = await createOfficeHost().apply([value("A1", "a", "b"), { kind: "setValue", at: at("A1", "收入"), expects: { value: "a" }, value: "b" }]);
    expect(outcomes).toMatchObject([{ done: false, reason: "protected", at: at("A1"), detail: "支出" }, { done: false, reason: "cancelled" }]);
    expect(saved(excel)).toEqual(before);
  });

  test("when somebody else changed the cell after the pane had read it", async () => {
    const excel = open(BOOK);
    const host = createOfficeHost();
    await host.read();
    excel.user.type("支出", 1, 2, 77);
    expect(await host.apply([value("C2", 3, 5)])).toMatchObject({ applied: false, outcomes: [{ reason: "changed" }] });
    expect(excel.user.cell("支出", 1, 2).value).toBe(77);
  });

  test("while a cell is being edited, where Excel cannot wait", async () => {
    const excel = open(BOOK);
    excel.user.beginCellEdit();
    const seam = { run: <T>(batch: (context: Excel.RequestContext) => Promise<T>): Promise<T> => Excel.run(batch), supports: () => false };
    expect(await createOfficeHost(seam).apply([value("C2", 3, 5), value("D2", 4, 5)])).toMatchObject({ applied: false, outcomes: [{ reason: "editing" }, { reason: "editing" }] });
    excel.user.endCellEdit();
    expect(excel.user.cell("支出", 1, 2).value).toBe(3);
  });
});

describe("round trips", () => {
  test("eleven tables and our own sheets take at most four, whatever their size", async () => {
    const excel = open(BOOK);
    const host = createOfficeHost();
    await host.read();
    excel.takeStats();
    const edits = Array.from({ length: 14 }, (_, index): Edit => ({ kind: "insertSheet", draft: draftOf(`表${index}`, 120), before: null }));
    expect((await host.apply(edits)).applied).toBe(true);
    const { exchanges, requestBytes, actions } = excel.takeStats();
    expect(exchanges.length).toBeLessThanOrEqual(4);
    expect(Math.max(...exchanges.map((exchange) => exchange.requestBytes))).toBeLessThan(4_000_000);
    // The look, the contents, the print set-up and, apart because it is the printer's, the paper.
    expect([exchanges.length, requestBytes < 1_500_000, actions < 8_000]).toEqual([4, true, true]);
  });

  test("a thousand formulas take two, neighbours together", async () => {
    const excel = open([page("支出", Array.from({ length: 1_000 }, (_, row) => [row, row]))]);
    const edits = Array.from({ length: 1_000 }, (_, row): Edit => formula(`C${row + 1}`, null, `=A${row + 1}+B${row + 1}`));
    expect((await createOfficeHost().apply(edits)).applied).toBe(true);
    const { exchanges, actions } = excel.takeStats();
    expect([exchanges.length, actions < 60]).toEqual([2, true]);
  });

  test("a request never exceeds 4 MB: 60,000 cells of text are sent in parts", async () => {
    const excel = open(BOOK, { platform: "web" });
    const draft = { ...draftOf("大", 0), cells: Array.from({ length: 60_000 }, (_, index) => ({ row: 3 + Math.floor(index / 6), column: index % 6, content: { value: `一般公共预算财政拨款支出预算表内容说明文字${index}` } })) };
    expect((await createOfficeHost().apply([{ kind: "insertSheet", draft, before: null }])).applied).toBe(true);
    const { exchanges } = excel.takeStats();
    expect(Math.max(...exchanges.map(({ requestBytes }) => requestBytes))).toBeLessThan(4_200_000);
    expect(exchanges.length).toBeGreaterThan(2);
  });
});

test("a draft becomes a sheet with its look and print set-up", async () => {
  const excel = open(BOOK);
  await createOfficeHost().apply([{ kind: "insertSheet", draft: draftOf("新表", 3), before: "收入" }]);
  const { sheets } = saved(excel);
  expect(sheets.map(({ name }) => name)).toEqual(["支出", "新表", "收入"]);
  const sheet = sheets[1];
  expect(sheet).toMatchObject({
    merges: ["A1:G1"], freeze: { rows: 3, columns: 2 },
    page: { orientation: "Landscape", paperSize: "A4", zoom: { horizontalFitToPages: 1 }, centerHorizontally: true, titleRows: "1:3" },
  });
  // What a list cannot hold is left out: a value with a comma would be two, one that begins with "=" a formula.
  expect(sheet?.validations?.map(({ area, rule, errorAlert }) => [area, rule, errorAlert])).toEqual([
    ["B4:B6", { list: { inCellDropDown: true, source: "行政单位,事业单位" } }, { showAlert: false, style: "Information", title: "", message: "" }],
  ]);
  expect(sheet?.columnWidths?.map(({ width }) => width)).toEqual([12, 30, 14, 14, 14, 14, 14]);
  expect(sheet?.rowHeights).toEqual([{ row: 0, height: 30 }, { row: 3, height: 20 }, { row: 4, height: 20 }]);
  const cell = (row: number, column: number): unknown => sheet?.cells.find((one) => one.row === row && one.column === column);
  expect(cell(0, 0)).toMatchObject({ value: "新表（2022年）", format: { bold: true, fontSize: 16, horizontalAlignment: "Center" } });
  expect(cell(3, 0)).toMatchObject({ value: "2010300", format: { numberFormat: "@" } });
  expect(cell(4, 2)).toMatchObject({ formula: "=SUM(D5:E5)", format: { numberFormat: "0.00;-0.00;", fillColor: "#F2F2F2", wrapText: true, indentLevel: 1 } });
  expect(Object.keys((cell(4, 3) as { format: { borders: object } }).format.borders).sort()).toEqual(["EdgeBottom", "EdgeLeft", "EdgeRight", "EdgeTop"]);
});
