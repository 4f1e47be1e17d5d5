import { HostError } from "../../../src/hosts/host";
import { createOfficeHost } from "../../../src/hosts/office";
import { sheetOf, valueAt } from "../../../src/model/snapshot";
import { open, page } from "./workbook";

describe("a workbook is read as it is", () => {
  const sheets = [
    page("收支 预算'总表", [
      ["2022年部门收支预算总表", null, null],
      [null, "单位：万元"],
      ["2010301", "行政运行", 12.5],
      ["合计", "", "=SUM(C3:C3)"],
      ["坏", "=1/0", true],
      [{ text: "=不是公式" }, { text: "+86" }, { text: "12.50" }],
    ], { merges: ["A1:C1"] }),
    { name: "空", cells: [] },
    { name: "藏", cells: [{ row: 9, column: 3, value: 7, format: { numberFormat: "0.00" } }], visibility: "Hidden" as const },
    { name: "深藏", cells: [{ row: 0, column: 0, error: "#N/A" }], visibility: "VeryHidden" as const, protected: true },
  ];

  test("values, formulas, formats, errors, text that looks like something else", async () => {
    open(sheets);
    const { sheets: read } = await createOfficeHost().read();
    expect(read.map(({ name, visibility, protected: locked }) => [name, visibility, locked])).toEqual([
      ["收支 预算'总表", "visible", false], ["空", "visible", false], ["藏", "hidden", false], ["深藏", "veryHidden", true],
    ]);
    expect(read[0]).toMatchObject({
      row: 0, column: 0,
      values: [
        ["2022年部门收支预算总表", null, null], [null, "单位：万元", null], ["2010301", "行政运行", 12.5], ["合计", null, 12.5], ["坏", "#DIV/0!", true],
        ["=不是公式", "+86", "12.50"],
      ],
      formulas: [["", "", ""], ["", "", ""], ["", "", ""], ["", "", "=SUM(C3:C3)"], ["", "=1/0", ""], ["", "", ""]],
    });
    expect(read[1]).toMatchObject({ values: [], formulas: [], numberFormats: [] });
    expect(read[2]).toMatchObject({ row: 9, column: 3, values: [[7]], numberFormats: [["0.00"]] });
    expect(read[3]).toMatchObject({ values: [["#N/A"]] });
  });

  test("nothing is kept or changed by it", async () => {
    const excel = open(sheets);
    const changes: unknown[] = [];
    excel.onDidChange((change) => changes.push(change));
    await createOfficeHost().read();
    expect([changes, excel.heldReferences, excel.registeredHandlers]).toEqual([[], 0, 0]);
  });
});

describe("round trips", () => {
  const wide = (count: number, rows: number): ReturnType<typeof page>[] =>
    Array.from({ length: count }, (_, index) => page(`表${index}`, Array.from({ length: rows }, (__, row) => [`科目${row}`, row, row / 3, "=B1", "行政单位离退休"])));
  test.each([[1, 10], [30, 20], [200, 4]])("%d sheets of %d rows cost three", async (count, rows) => {
    const excel = open(wide(count, rows));
    const seen: number[] = [];
    const { sheets } = await createOfficeHost().read((done) => seen.push(done));
    const stats = excel.takeStats();
    expect([sheets.length, stats.exchanges.length, seen.at(-1)]).toEqual([count, 3, count * rows * 5]);
  });

  test("100,000 cells: three and one a block of 4 MB, none above it", async () => {
    const excel = open([page("大", Array.from({ length: 20_000 }, (_, row) => [`项目${row}`, row * 1.25, row, "基本支出", row / 7]))], { platform: "web" });
    const snapshot = await createOfficeHost().read();
    const { exchanges, responseBytes } = excel.takeStats();
    const sheet = snapshot.sheets[0];
    expect(sheet && [valueAt(sheet, 0, 0), valueAt(sheet, 19_999, 1), sheet.values.length]).toEqual(["项目0", 24_998.75, 20_000]);
    expect(exchanges.length).toBeLessThanOrEqual(3 + Math.ceil(responseBytes / 4_000_000));
    expect(Math.max(...exchanges.map((exchange) => exchange.responseBytes))).toBeLessThanOrEqual(4_000_000);
  });

  test("long texts that a first block cannot hold are asked for in halves", async () => {
    const long = "预算".repeat(400);
    open([page("长", Array.from({ length: 3_000 }, (_, row) => [`${long}${row}`]))], { platform: "web" });
    const sheet = sheetOf(await createOfficeHost().read(), "长");
    expect(sheet?.values.map(([value]) => value)).toEqual(Array.from({ length: 3_000 }, (_, row) => `${long}${row}`));
  });
});

describe("what cannot be read is said in the host's words", () => {
  const far = { name: "远", cells: [{ row: 0, column: 0, value: 1 }, { row: 1_000_000, column: 20, value: 1 }] };
  test.each([
    ["a used range out of all proportion", "tooLarge", "远!U1000001", (): void => void open([far])],
    ["a cell is being edited", "editing", "", (): void => open([page("甲", [[1]])]).user.beginCellEdit()],
    ["Excel fails", "unavailable", "", (): void => open([page("甲", [[1]])]).faults.failRequest(2, { code: "GeneralException" })],
  ])("%s", async (_title, code, place, prepare) => {
    prepare();
    const seam = { run: <T>(batch: (context: Excel.RequestContext) => Promise<T>): Promise<T> => Excel.run(batch), supports: () => true };
    const failure = await createOfficeHost(seam).read().catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(HostError);
    expect(failure).toMatchObject({ code, place });
  });

  test("typing in a cell only delays the pane's own reading", async () => {
    const excel = open([page("甲", [[1]])]);
    excel.user.beginCellEdit();
    const reading = createOfficeHost().read();
    await new Promise((resolve) => setTimeout(resolve, 20));
    excel.user.endCellEdit();
    await expect(reading).resolves.toMatchObject({ sheets: [{ values: [[1]] }] });
  });
});

test("a cell is brought into view", async () => {
  const excel = open([page("甲", [[1]]), page("收入 表", [[1]])]);
  const host = createOfficeHost();
  await host.select({ sheet: "收入 表", row: 4, column: 2 });
  expect(excel.user.selection()).toEqual({ sheet: "收入 表", area: "C5" });
  await expect(host.select({ sheet: "没有", row: 0, column: 0 })).rejects.toMatchObject({ code: "unavailable", place: "没有!A1" });
});
