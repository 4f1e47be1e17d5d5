import { openExcel } from "../../src/simulator/loadOffice";
import type { SimulatedExcel } from "../../src/simulator/host";

let host: SimulatedExcel;
beforeEach(() => {
  host = openExcel();
});
afterEach(() => {
  expect(host.heldReferences).toBe(0);
});

/** Runs on Sheet1 with the real client. */
const onSheet = <T>(work: (sheet: Excel.Worksheet, context: Excel.RequestContext) => Promise<T>): Promise<T> =>
  Excel.run((context) => work(context.workbook.worksheets.getItem("Sheet1"), context));

const read = (address: string): Promise<{ values: unknown[][]; formulas: unknown[][]; text: string[][]; types: unknown[][]; formats: unknown[][] }> =>
  onSheet(async (sheet, context) => {
    const range = sheet.getRange(address).load("values,formulas,text,valueTypes,numberFormat");
    await context.sync();
    return { values: range.values, formulas: range.formulas, text: range.text, types: range.valueTypes, formats: range.numberFormat };
  });

const put = (address: string, values: unknown[][], numberFormat?: string): Promise<void> =>
  onSheet(async (sheet, context) => {
    const range = sheet.getRange(address);
    if (numberFormat !== undefined) range.numberFormat = numberFormat as unknown as string[][];
    range.values = values;
    await context.sync();
  });

describe("what Excel makes of something written into a cell", () => {
  test.each([
    // written, format before, value, formula, type, text
    [12.5, "General", 12.5, 12.5, "Double", "12.5"],
    ["12.50", "General", 12.5, 12.5, "Double", "12.5"],
    ["1,234.5", "General", 1234.5, 1234.5, "Double", "1,234.50"],
    ["12%", "General", 0.12, 0.12, "Double", "12%"],
    ["12.5%", "0.0%", 0.125, 0.125, "Double", "12.5%"],
    ["(3)", "General", -3, -3, "Double", "-3"],
    ["001", "General", 1, 1, "Double", "1"],
    ["001", "@", "001", "001", "String", "001"],
    ["'001", "General", "001", "001", "String", "001"],
    ["20101", "@", "20101", "20101", "String", "20101"],
    [20101, "@", "20101", "20101", "String", "20101"],
    ["=1+1", "@", "=1+1", "=1+1", "String", "=1+1"],
    ["'=1+1", "General", "=1+1", "=1+1", "String", "=1+1"],
    ["=1+1", "General", 2, "=1+1", "Double", "2"],
    ["+1", "General", 1, 1, "Double", "1"],
    ["+A5", "General", 0, "=+A5", "Double", "0"],
    ["'+A5", "General", "+A5", "+A5", "String", "+A5"],
    ["- 人员", "General", "- 人员", "- 人员", "String", "- 人员"],
    ["2022-03-01", "General", 44621, 44621, "Double", "2022/3/1"],
    [true, "General", true, true, "Boolean", "TRUE"],
    ["true", "General", true, true, "Boolean", "TRUE"],
    ["#N/A", "General", "#N/A", "#N/A", "Error", "#N/A"],
    ["=1/0", "General", "#DIV/0!", "=1/0", "Error", "#DIV/0!"],
    ["", "General", "", "", "Empty", ""],
    ["合计", "General", "合计", "合计", "String", "合计"],
  ])("%j in %s", async (written, format, value, formula, type, text) => {
    await put("A1", [[written]], format);
    const cell = await read("A1");
    expect([cell.values[0]?.[0], cell.formulas[0]?.[0], cell.types[0]?.[0], cell.text[0]?.[0]]).toStrictEqual([value, formula, type, text]);
  });

  test("null leaves a cell and an empty text empties it", async () => {
    await put("A1:C1", [[1, 2, 3]]);
    await put("A1:C1", [[null, "", 9]]);
    expect((await read("A1:C1")).values).toStrictEqual([[1, "", 9]]);
  });

  test("one value fills a range", async () => {
    await onSheet(async (sheet, context) => {
      sheet.getRange("A1:B2").values = 7 as unknown as unknown[][];
      await context.sync();
    });
    expect((await read("A1:B2")).values).toStrictEqual([[7, 7], [7, 7]]);
  });

  test("a grid of another size is refused and nothing written", async () => {
    await put("A1:B1", [[1, 2]]);
    await expect(put("A1:B1", [[5], [6]])).rejects.toMatchObject({ code: "InvalidArgument" });
    expect((await read("A1:B1")).values).toStrictEqual([[1, 2]]);
  });
});

test.each([
  [2560.96, "0.00", "2560.96"],
  [1234567.891, "#,##0.00", "1,234,567.89"],
  [0, "0.00;-0.00;;@", ""],
  [-1.5, "0.00;-0.00;;@", "-1.50"],
  [2.675, "0.00", "2.68"],
  [1.005, "0.00", "1.01"],
  [0.1234, "0%", "12%"],
  [0.1234, "0.00%", "12.34%"],
  [44621, 'yyyy"年"m"月"', "2022年3月"],
  [44621, "yyyy年m月d日", "2022年3月1日"],
  [123456789012, "General", "1.23457E+11"],
  [0.1, "General", "0.1"],
  [1 / 3, "General", "0.333333333"],
])("%d shown as %s", async (value, format, text) => {
  await put("A1", [[value]], format);
  expect((await read("A1")).text).toStrictEqual([[text]]);
});

test("results are exact numbers, not what is displayed", async () => {
  await put("A1:A5", [["=0.1+0.2"], ["=1/3"], ["=1234567.89012345/3"], ["=2/3*1E-9"], ["=DATE(2022,3,1)"]], "0.00");
  expect((await read("A1:A5")).values).toStrictEqual([[0.1 + 0.2], [1 / 3], [1234567.89012345 / 3], [(2 / 3) * 1e-9], [44621]]);
});

test("formulas of other sheets, unquoted Chinese names, defined names and wildcards", async () => {
  const values = await Excel.run(async (context) => {
    const budget = context.workbook.worksheets.add("预算 2022");
    const short = context.workbook.worksheets.add("总表");
    budget.getRange("A1:A4").numberFormat = "@" as unknown as string[][];
    budget.getRange("A1:B4").values = [["201", "=SUMIFS(B2:B$4,$A2:$A$4,$A1&\"??\")"], ["20101", 1.1], ["20102", 2.2], ["2010201", 9]];
    short.getRange("A1").values = [[5]];
    context.workbook.names.add("合计", budget.getRange("B2:B3"));
    const result = context.workbook.worksheets.getItem("Sheet1").getRange("A1:D1");
    result.formulas = [["='预算 2022'!B1", "=总表!A1*2", "=SUM(合计)", "=IFERROR(无此名,\"无\")"]];
    result.load("values");
    await context.sync();
    return result.values;
  });
  expect(values).toStrictEqual([[1.1 + 2.2, 10, 1.1 + 2.2, "无"]]);
});

describe("circles and formulas that cannot be read", () => {
  test.each([
    ["A3", "=SUM(A1:A5)"],
    ["A3", "=A3+1"],
    ["A3", "=SUM($A:$A)"],
    ["A3", "=SUM(Sheet1!A1:B9)"],
    ["A1", "=1+"],
    ["A1", "=SUM(A2"],
  ])("%s %s is refused", async (address, formula) => {
    await expect(put(address, [[formula]])).rejects.toMatchObject({ code: "InvalidArgument" });
    expect((await read(address)).values).toStrictEqual([[""]]);
  });

  test.each(["=ROW(A3)", "=COLUMNS($A$3:A3)", "=SUM(A4:A$40)"])("A3 %s is no circle", async (formula) => {
    await put("A3", [[formula]]);
    expect((await read("A3")).formulas).toStrictEqual([[formula]]);
  });

  test("a circle through other cells is reported", async () => {
    await put("A1:A2", [["=A2"], ["=A1"]]);
    expect(host.circles()).toStrictEqual(["Sheet1!A1", "Sheet1!A2"]);
  });
});

test("manual calculation keeps results until asked", async () => {
  const seen = await onSheet(async (sheet, context) => {
    const range = sheet.getRange("A1:B1");
    range.values = [[1, "=A1*10"]];
    range.load("values");
    await context.sync();
    context.workbook.application.calculationMode = "Manual";
    sheet.getRange("A1").values = [[2]];
    range.load("values");
    await context.sync();
    const before = range.values[0]?.[1];
    context.workbook.application.calculate("Full");
    range.load("values");
    await context.sync();
    return [before, range.values[0]?.[1]];
  });
  expect(seen).toStrictEqual([10, 20]);
});

test("a big write comes in pieces and arrives whole", async () => {
  const rows = Array.from({ length: 1000 }, (_, row) => [row, `项目${row}`, row / 7]);
  await put("A1:C1000", rows);
  expect((await read("A1:C1000")).values).toStrictEqual(rows);
});

test("ten thousand formulas", async () => {
  const rows = Array.from({ length: 5000 }, (_, row) => [row * 1.01, `=A${row + 1}*2`, `=SUM(A${row + 1}:A${Math.min(row + 20, 5000)})`]);
  await put("A1:C5000", rows);
  const { values } = await read("B1:C5000");
  expect(values[4999]).toStrictEqual([4999 * 1.01 * 2, 4999 * 1.01]);
});
