/** The workbook of `npm start`: opened into the simulated Excel, changed there, saved into the file that it came from. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { openXlsx } from "../../src/hosts/xlsx";
import { markFormula, markNoteText } from "../../src/hosts/marks";
import { initCalculationSync, SimulatedExcel } from "../../src/simulator";
import { SimulatedDesk } from "../../src/workbench/simulated/desk";
import { anyPackage, packageBytes, SHEET } from "../support/anyPackage";
import { altered, partOf, partsOf } from "../support/packages";
import { schemaFaults } from "../support/schemaOrder";
import { formulaAt, valueAt } from "../../src/model/snapshot";

const SAMPLE = join(__dirname, "../../assets/samples/xihu-2022.xlsx");
beforeAll(() => initCalculationSync(readFileSync(require.resolve("@ironcalc/wasm/wasm_bg.wasm"))));

async function desk(bytes: Uint8Array): Promise<{ readonly desk: SimulatedDesk; readonly excel: SimulatedExcel }> {
  const excel = new SimulatedExcel();
  const made = new SimulatedDesk(excel);
  await made.open(bytes, "x.xlsx");
  return { desk: made, excel };
}

const parts = (bytes: Uint8Array): Map<string, string> => new Map([...partsOf(bytes)].map(([name, part]) => [name, Buffer.from(part).toString("base64")]));

test("a file that was only opened is saved as it is, however it is spelled", async () => {
  await fc.assert(fc.asyncProperty(anyPackage, async (any) => {
    const bytes = packageBytes(any);
    expect(parts(await (await desk(bytes)).desk.bytes())).toEqual(parts(bytes));
  }), { numRuns: 60 });
});

test("rows and columns that move take along what the simulated Excel never saw", async () => {
  const sheet = "xl/worksheets/sheet1.xml";
  const bytes = altered(packageBytes({
    rows: [[1, 2, 3].map((value) => ({ value, formula: "", inline: false, style: 0 })), [{ value: 6, formula: "=SUM(A1:C1)", inline: false, style: 0 }]],
    prefix: "", quote: '"', addresses: true, space: "", workbookPart: "xl/workbook.xml", sheetPart: sheet, absolute: false, strict: false, encoding: "utf8",
    extras: ["dataValidations", "hyperlinks", "ignoredErrors"], styled: "lists",
  }), sheet, (xml) => xml.replace("<sheetData>", '<cols><col min="2" max="3" width="20" customWidth="1"/></cols><sheetData>'));
  const { desk: opened, excel } = await desk(bytes);
  await opened.shift(SHEET, "row", 0, 2);
  await opened.shift(SHEET, "column", 1, 1);
  await opened.type(SHEET, [{ row: 2, column: 1, input: 10, text: false, format: null }]);
  await opened.renameSheet(SHEET, "改名");
  const saved = await opened.bytes();
  expect(schemaFaults(saved)).toEqual([]);
  const xml = partOf(saved, sheet);
  expect(xml).toContain('<col min="3" max="4" width="20" customWidth="1"/>');
  expect(xml).toContain('sqref="C3:C11"');
  expect(xml).toContain(`<hyperlink ref="A5" location="'改名'!A3" display="目录"/>`);
  const [read] = (await (await openXlsx(saved, "y")).read()).sheets;
  expect(read?.name).toBe("改名");
  expect(read && [valueAt(read, 2, 0), valueAt(read, 2, 1), valueAt(read, 2, 3), formulaAt(read, 3, 0), valueAt(read, 3, 0)]).toEqual([1, 10, 3, "=SUM(A3:D3)", 16]);
  expect(excel.save().sheets[0]?.name).toBe("改名");
});

test("marks of the pane are written as such, and looks that were changed are added", async () => {
  const bytes = readFileSync(SAMPLE);
  const { desk: opened, excel } = await desk(bytes);
  const plain = excel.save();
  const first = plain.sheets[0]?.name ?? "";
  excel.user.format(first, "B2", { fillColor: "#FFEE00", bold: true });
  excel.load({ ...excel.save(), sheets: excel.save().sheets.map((sheet) => (sheet.name === first
    ? { ...sheet, conditionalFormats: [{ areas: ["C3"], type: "Custom", formula: markFormula("error"), format: {} }], comments: [{ cell: "C3", content: markNoteText("不符") }] } : sheet)) });
  const saved = await opened.bytes();
  expect(schemaFaults(saved)).toEqual([]);
  const host = await openXlsx(saved, "y");
  expect(host.marks).toEqual([{ at: { sheet: first, row: 2, column: 2 }, severity: "error", note: "不符" }]);
  const style = host.contents.sheets[0]?.rows.get(1)?.cells.get(1)?.style;
  expect(style && host.lookOf(style)).toMatchObject({ fill: "#FFEE00", font: { bold: true } });
  expect((await host.read()).sheets.map(({ values }) => values)).toEqual((await (await openXlsx(bytes, "x")).read()).sheets.map(({ values }) => values));
});

test("a new workbook has the sheet that it shows, and sheets that come are added", async () => {
  const excel = new SimulatedExcel();
  const made = new SimulatedDesk(excel);
  await made.create();
  await made.type("Sheet1", [{ row: 0, column: 0, input: "文字", text: false, format: null }]);
  await made.addSheet();
  const saved = await made.bytes();
  expect(schemaFaults(saved)).toEqual([]);
  const { sheets } = await (await openXlsx(saved, "y")).read();
  expect(sheets.map(({ name, values }) => [name, values])).toEqual([["Sheet1", [["文字"]]], ["Sheet2", []]]);
});
