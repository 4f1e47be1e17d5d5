import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Workbook, type DataValidation, type Worksheet } from "exceljs";
import { planEdits } from "../../src/hosts/plan";
import { newXlsx, openXlsx } from "../../src/hosts/xlsx/xlsxHost";
import type { Edit, SheetDraft } from "../../src/model/edits";
import { altered, partOf } from "../support/packages";
import { referringBook } from "../support/references";
import { contentAt, formulaAt, numberFormatAt, sheetOf, valueAt, type WorkbookSnapshot } from "../../src/model/snapshot";

async function file(make: (sheet: Worksheet, workbook: Workbook) => void): Promise<Uint8Array> {
  const workbook = new Workbook();
  make(workbook.addWorksheet("表1"), workbook);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

const SHEET1 = "xl/worksheets/sheet1.xml";
const reopened = async (bytes: Uint8Array): Promise<WorkbookSnapshot> => (await openXlsx(bytes, "test")).read();
const cell = (snapshot: WorkbookSnapshot, row: number, column: number, sheet = "表1"): unknown => {
  const found = sheetOf(snapshot, sheet);
  return found && [valueAt(found, row, column), formulaAt(found, row, column), numberFormatAt(found, row, column)];
};

describe("files that are no workbooks", () => {
  const ole = new Uint8Array(2048);
  ole.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  const encrypted = ole.slice();
  [..."EncryptedPackage"].forEach((ch, index) => { encrypted[1024 + index * 2] = ch.charCodeAt(0); });
  it.each([
    ["empty", new Uint8Array(), "emptyFile"],
    ["text", new TextEncoder().encode("科目,金额\n"), "notAWorkbook"],
    [".xls", ole, "notAWorkbook"],
    ["encrypted", encrypted, "passwordProtected"],
    ["half a zip", new Uint8Array([0x50, 0x4b, 3, 4, 0, 0, 0, 0]), "unreadable"],
  ])("%s", async (_, bytes, code) => {
    await expect(openXlsx(bytes, "甲.xlsx")).rejects.toMatchObject({ name: "HostError", code, place: "甲.xlsx" });
  });

  it("cut off, damaged, without a workbook, claiming to be huge, too many cells", async () => {
    const whole = await file((sheet) => { for (let row = 1; row < 500; row += 1) sheet.getCell(row, 1).value = Math.sin(row); });
    await expect(openXlsx(whole.subarray(0, whole.length - 300), "x")).rejects.toMatchObject({ code: "unreadable" });
    const damaged = whole.slice();
    const at = Buffer.from(whole).indexOf(SHEET1) + SHEET1.length;
    damaged.fill(0xff, at + 10, at + 200);
    await expect(openXlsx(damaged, "x")).rejects.toMatchObject({ code: "unreadable" });
    const renamed = whole.slice();
    for (let at = 0; at < renamed.length - 15; at += 1) if (Buffer.from(renamed.subarray(at, at + 15)).toString() === "xl/workbook.xml") renamed[at + 3] = 0x7a;
    await expect(openXlsx(renamed, "x")).rejects.toMatchObject({ code: "notAWorkbook" });
    const row = `<row>${"<c/>".repeat(3_001)}</row>`;
    const many = altered(whole, SHEET1, (xml) => xml.replace(/<sheetData>[^]*<\/sheetData>/, `<sheetData>${row.repeat(1_000)}</sheetData>`));
    await expect(openXlsx(many, "x")).rejects.toMatchObject({ code: "tooLarge" });
    const twice = altered(whole, "xl/workbook.xml", (xml) => xml.replace(/<sheet [^>]*\/>/, (sheet) => sheet + sheet));
    await expect(openXlsx(twice, "x").then((host) => host.read())).rejects.toMatchObject({ code: "unreadable" });
  });
});

describe("reading", () => {
  it("values of every kind", async () => {
    const bytes = await file((sheet) => {
      sheet.addRow(["共享", { richText: [{ text: "富" }, { text: "文本", font: { bold: true } }] }, { text: "链接", hyperlink: "https://example.com/" }]);
      sheet.addRow([true, { error: "#N/A" }, new Date(Date.UTC(2022, 0, 1)), 0.1]);
      sheet.addRow([{ formula: "D2*3", result: 0.3 }, { formula: "D2*2" }, { formula: "IF(TRUE,\"是\")", result: "是" }, { formula: "1/0", result: { error: "#DIV/0!" } }]);
      sheet.getCell("C2").numFmt = "yyyy-mm-dd";
      sheet.getCell("D2").numFmt = "#,##0.00";
      sheet.getColumn(2).hidden = true;
      sheet.getRow(2).hidden = true;
    });
    const snapshot = await reopened(bytes);
    expect(snapshot.sheets[0]?.values).toEqual([["共享", "富文本", "链接", null], [true, "#N/A", 44562, 0.1], [0.3, 0.2, "是", "#DIV/0!"]]);
    expect(snapshot.sheets[0]?.formulas[2]).toEqual(["=D2*3", "=D2*2", '=IF(TRUE,"是")', "=1/0"]);
    expect(snapshot.sheets[0]).toMatchObject({ hiddenColumns: [1], hiddenRows: [1], protected: false, visibility: "visible" });
    expect(snapshot.sheets[0]?.numberFormats[1]).toEqual(["General", "General", "yyyy-mm-dd", "#,##0.00"]);
  });

  it("shared formulas, translated cell by cell", async () => {
    const bytes = altered(await file((sheet) => { sheet.addRow([1, 2]); }), SHEET1, (xml) => xml.replace(/<sheetData>[^]*<\/sheetData>/,
      '<sheetData><row r="1"><c r="A1"><v>1</v></c><c r="B1"><f t="shared" ref="B1:B3" si="0">A1*2+LOG10(A$1)+\'A1\'!A1</f><v>2</v></c></row>'
      + '<row r="2"><c r="A2"><v>2</v></c><c r="B2"><f t="shared" si="0"/><v>4</v></c></row><row r="3"><c r="B3"><f t="shared" si="0"/><v>0</v></c></row></sheetData>'));
    expect((await reopened(bytes)).sheets[0]?.formulas.map((row) => row[1])).toEqual(["=A1*2+LOG10(A$1)+'A1'!A1", "=A2*2+LOG10(A$1)+'A1'!A2", "=A3*2+LOG10(A$1)+'A1'!A3"]);
  });

  it("stray cells, formats over whole columns, merges, validations and names over the whole sheet cost little", async () => {
    const bytes = altered(altered(await file((sheet) => {
      sheet.addRow(["a", 1]);
      sheet.getCell("A1048576").value = "远";
      sheet.getCell("ZZ300000").style = { numFmt: "0.00" };
    }), SHEET1, (xml) => xml.replace("</sheetData>", '</sheetData><mergeCells count="1"><mergeCell ref="D1:XFD1000000"/></mergeCells>'
      + '<dataValidations count="1"><dataValidation type="list" allowBlank="1" sqref="C1:C1048576 E:E"><formula1>"行政,事业"</formula1></dataValidation></dataValidations>')),
    "xl/workbook.xml", (xml) => xml.replace("</sheets>", '</sheets><definedNames><definedName name="全表">\'表1\'!$A$1:$XFD$1048576</definedName><definedName name="税率">0.06</definedName></definedNames>'));
    const host = await openXlsx(bytes, "x");
    const snapshot = await host.read();
    expect(snapshot.sheets[0]?.values.length).toBe(1_048_576);
    expect(snapshot.sheets[0]?.values[0]).toEqual(["a", 1]);
    expect(snapshot.sheets[0]?.merges).toMatchObject([{ row: 0, column: 3, rows: 1_000_000 }]);
    const saved = await host.bytes();
    expect(partOf(saved, "xl/workbook.xml")).toContain('<definedName name="税率">0.06</definedName>');
    expect(partOf(saved, SHEET1)).toMatch(/<mergeCells count="1"><mergeCell ref="D1:XFD1000000"\/><\/mergeCells>.*sqref="C1:C1048576 E:E"><formula1>"行政,事业"<\/formula1>/);
  });

  it("a stray cell in the last corner is told, not read", async () => {
    const bytes = await file((sheet) => { sheet.getCell("A1").value = 1; sheet.getCell("XFD1048576").value = 1; });
    await expect(openXlsx(bytes, "x")).rejects.toMatchObject({ code: "tooLarge", place: "表1!XFD1048576" });
  });

  it("tells what saving would lose", async () => {
    const plain = await file((sheet) => { sheet.addRow([1]); });
    expect((await openXlsx(plain, "x")).wouldLose).toEqual([]);
    const workbook = altered(plain, "xl/workbook.xml", (xml) => xml.replace("<sheets>", '<workbookProtection lockStructure="1"/><sheets>'));
    expect((await openXlsx(workbook, "x")).wouldLose).toEqual([]);
    expect((await openXlsx(altered(plain, "xl/vbaProject.bin", () => "macros"), "x")).wouldLose).toEqual(["macros"]);
  });
});

const DRAFT: SheetDraft = {
  name: "收支 总表",
  cells: [
    { row: 0, column: 0, content: { value: "收支总表" } }, { row: 1, column: 0, content: { value: "2010301" } }, { row: 1, column: 1, content: { formula: "=表1!B2*2" } },
    { row: 2, column: 0, content: { value: "=HYPERLINK(\"x\")" } },
  ],
  merges: [{ row: 0, column: 0, rows: 1, columns: 2 }],
  styles: [
    { row: 0, column: 0, rows: 1, columns: 2, style: { bold: true, fontSize: 18, horizontal: "center", fontName: "宋体" } },
    { row: 1, column: 0, rows: 2, columns: 2, style: { border: true, fill: "#EEEEEE", vertical: "center", wrap: true } },
    { row: 1, column: 1, rows: 2, columns: 1, style: { numberFormat: "0.00" } }, { row: 1, column: 0, rows: 1, columns: 1, style: { numberFormat: "@", indent: 1 } },
  ],
  choices: [
    { row: 1, column: 1, rows: 2, columns: 1, values: ["行政单位", '参公“<"&事业'] }, { row: 1, column: 0, rows: 1, columns: 1, values: ["万元", "元"] },
    { row: 9, column: 0, rows: 1, columns: 1, values: ["甲,乙"] }, { row: 9, column: 1, rows: 1, columns: 1, values: ["长".repeat(256)] },
  ],
  columnWidths: [20, 12.5], rowHeights: { 0: 30 }, freeze: { rows: 1, columns: 0 }, print: { orientation: "landscape", titleRows: [0, 1] },
};

/** A file with one of everything that must survive. */
const rich = (): Promise<Uint8Array> => file((sheet, workbook) => {
  sheet.addRow(["项目", "金额", "比重"]);
  sheet.addRow(["甲", 10, { formula: "B2/B$5", result: 0.4 }]);
  sheet.addRow(["乙", 15, { formula: "B3/B$5", result: 0.6 }]);
  sheet.addRow(["注", null, null]);
  sheet.addRow(["合计", { formula: "SUM(B2:B4)", result: 25 }, { formula: "WEBSERVICE(A1)", result: "旧" }]);
  sheet.getCell("B3").style = { numFmt: "#,##0.00", font: { bold: true, color: { argb: "FFFF0000" } }, border: { top: { style: "double" } } };
  sheet.getRow(3).height = 33;
  sheet.getCell("A2").note = "用户的批注";
  sheet.getCell("H30").note = "空格上的批注";
  sheet.getCell("B2").dataValidation = { type: "decimal", operator: "greaterThan", formulae: [0], allowBlank: true };
  sheet.mergeCells("A4:A4");
  sheet.mergeCells("D2:D5");
  sheet.addConditionalFormatting({ ref: "B2:B5", rules: [{ type: "expression", priority: 1, formulae: ["$B2>$B$5"], style: { font: { italic: true } } }] });
  sheet.pageSetup.printArea = "A1:D5";
  sheet.views = [{ state: "frozen", xSplit: 0, ySplit: 1 }];
  const other = workbook.addWorksheet("表 2", { state: "hidden" });
  other.getCell("A1").value = { formula: "'表1'!B5+SUM(税率)", result: 50 };
  workbook.definedNames.add("'表1'!$B$2:$B$4", "税率");
});

describe("writing", () => {
  it.each([1, 3])("rows inserted like row %d look like it, wherever it stands", async (like) => {
    const host = await openXlsx(await rich(), "x");
    const looks = async (row: number): Promise<unknown> => {
      const workbook = new Workbook();
      await workbook.xlsx.load((await host.bytes()).buffer as ArrayBuffer);
      return workbook.getWorksheet("表1")?.getCell(row + 1, 2).style;
    };
    const wanted = await looks(like);
    await host.apply([{ kind: "insertRows", sheet: "表1", row: 3, count: 1, like }]);
    expect(await looks(3)).toEqual(wanted);
  });

  it("formulas that came without their results are saved with them, and everything else as it was", async () => {
    const given = await file((sheet) => {
      sheet.getCell("A1").value = 2;
      sheet.getCell("A2").value = { formula: "A1+1", result: 99 };
      sheet.getCell("A3").value = { formula: "SUM(A1)*2", result: 0 };
    });
    const lacking = altered(given, SHEET1, (xml) => xml.replace(/(<f>SUM\(A1\)\*2<\/f>)<v>0<\/v>/, "$1"));
    const saved = partOf(await (await openXlsx(lacking, "x")).bytes(), SHEET1);
    expect(saved).toBe(partOf(lacking, SHEET1).replace("<f>SUM(A1)*2</f>", "<f>SUM(A1)*2</f><v>4</v>"));
    expect(saved).not.toBe(partOf(lacking, SHEET1));
  });

  it("inserted rows move everything and take the formats above", async () => {
    const host = await openXlsx(await rich(), "x");
    const before = await host.read();
    const result = await host.apply([{ kind: "insertRows", sheet: "表1", row: 3, count: 2 }, { kind: "setValue", at: { sheet: "表1", row: 3, column: 1 }, expects: { value: null }, value: 5 }]);
    expect(result.applied).toBe(true);
    const saved = await host.bytes();
    const after = await reopened(saved);
    expect(cell(after, 6, 1)).toEqual([30, "=SUM(B2:B6)", "General"]);
    expect(cell(after, 1, 2)).toEqual([1 / 3, "=B2/B$7", "General"]);
    expect(cell(after, 6, 2)).toEqual(["旧", "=WEBSERVICE(A1)", "General"]);
    expect(contentAt(after, { sheet: "表 2", row: 0, column: 0 })).toEqual({ formula: "='表1'!B7+SUM(税率)" });
    expect(sheetOf(after, "表1")?.merges).toMatchObject([{ row: 1, rows: 6, column: 3 }]);
    const workbook = new Workbook();
    await workbook.xlsx.load(saved.buffer as ArrayBuffer);
    const sheet = workbook.getWorksheet("表1");
    expect(sheet?.getCell("B4").style).toMatchObject({ numFmt: "#,##0.00", font: { bold: true }, border: { top: { style: "double" } } });
    expect([sheet?.getRow(3).height, sheet?.getRow(4).height, sheet?.getCell("A2").note, sheet?.views[0]?.state]).toEqual([33, 33, "用户的批注", "frozen"]);
    expect(sheet?.pageSetup.printArea).toBe("A1:D7");
    const xml = partOf(saved, SHEET1);
    expect(xml).toContain('<conditionalFormatting sqref="B2:B7">');
    expect(xml).toContain("<formula>$B2&gt;$B$7</formula>");
    expect(xml).toMatch(/<dataValidation [^>]*sqref="B2"/);
    expect(partOf(saved, "xl/workbook.xml")).not.toContain("fullCalcOnLoad");
    expect(partOf(saved, "xl/workbook.xml")).toContain("'表1'!$B$2:$B$6</definedName>");
    expect((await host.apply(result.inverse)).applied).toBe(true);
    expect(await host.read()).toEqual(before);
    expect(await reopened(await host.bytes())).toEqual(before);
  });

  it("the area that a sheet says it takes up grows with what is written outside of it, and not otherwise", async () => {
    const bytes = altered(await file((sheet) => { sheet.addRow(["甲", 1]); sheet.addRow(["乙", 2]); }), SHEET1, (xml) => xml.replace(/<dimension [^>]*\/>/, '<dimension ref="A1:B2"/>'));
    const areaAfter = async (row: number, column: number): Promise<string | undefined> => {
      const host = await openXlsx(bytes, "x");
      expect((await host.apply([{ kind: "setValue", at: { sheet: "表1", row, column }, value: 3, expects: contentAt(await host.read(), { sheet: "表1", row, column }) }])).applied).toBe(true);
      return /<dimension ref="([^"]*)"/.exec(partOf(await host.bytes(), SHEET1))?.[1];
    };
    expect([await areaAfter(1, 1), await areaAfter(4, 3)]).toEqual(["A1:B2", "A1:D5"]);
  });

  it("a new workbook from a draft", async () => {
    const host = newXlsx();
    const result = await host.apply([
      { kind: "insertSheet", draft: { ...DRAFT, name: "表1", cells: [{ row: 1, column: 1, content: { value: 1.25 } }], merges: [], styles: [] }, before: null },
      { kind: "insertSheet", draft: DRAFT, before: "表1" },
    ]);
    expect(result.applied).toBe(true);
    const saved = await host.bytes();
    const snapshot = await reopened(saved);
    expect(snapshot).toEqual(await host.read());
    expect(snapshot.sheets.map(({ name }) => name)).toEqual(["收支 总表", "表1"]);
    // Codes that are text are no slip for Excel to mark.
    expect(["xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"].map((part) => /<ignoredError .*?>/.exec(partOf(saved, part))?.[0] ?? null).sort())
      .toEqual(['<ignoredError sqref="A2:A3" numberStoredAsText="1"/>', null]);
    expect([cell(snapshot, 1, 0, "收支 总表"), cell(snapshot, 1, 1, "收支 总表"), cell(snapshot, 2, 0, "收支 总表")])
      .toEqual([["2010301", "", "@"], [2.5, "=表1!B2*2", "0.00"], ['=HYPERLINK("x")', "", "@"]]);
    const workbook = new Workbook();
    await workbook.xlsx.load(saved.buffer as ArrayBuffer);
    const sheet = workbook.getWorksheet("收支 总表");
    expect(sheet?.pageSetup).toMatchObject({ paperSize: 9, orientation: "landscape", fitToPage: true, fitToWidth: 1, fitToHeight: 0, horizontalCentered: true, printTitlesRow: "1:2" });
    expect(sheet?.getCell("A1").style).toMatchObject({ font: { bold: true, size: 18, name: "宋体" }, alignment: { horizontal: "center" } });
    expect(sheet?.getCell("B2").style).toMatchObject({ numFmt: "0.00", border: { left: { style: "thin" } }, fill: { fgColor: { argb: "FFEEEEEE" } }, alignment: { vertical: "middle", wrapText: true } });
    expect([sheet?.getColumn(1).width, sheet?.getColumn(2).width, sheet?.getRow(1).height, sheet?.views[0]]).toMatchObject([20, 12.5, 30, { state: "frozen", ySplit: 1 }]);
    expect((await host.apply(result.inverse.slice(0, 1))).applied).toBe(true);
    expect((await host.read()).sheets.map(({ name }) => name)).toEqual(["表1"]);
  });

  it("lists to choose from stand where their rows are when the file is saved, and come back with their sheet", async () => {
    const host = newXlsx();
    await host.apply([{ kind: "insertSheet", draft: { ...DRAFT, name: "表1" }, before: null }, { kind: "insertSheet", draft: DRAFT, before: null }]);
    const lists = async (): Promise<readonly (readonly [string, unknown])[]> => {
      const workbook = new Workbook();
      await workbook.xlsx.load((await host.bytes()).buffer as ArrayBuffer);
      return ["A2", "B2", "B3", "B4", "A10", "B10"].map((address) => {
        const { formulae, showErrorMessage } = workbook.getWorksheet("收支 总表")?.getCell(address).dataValidation ?? {};
        return [address, formulae ? [formulae[0], showErrorMessage ?? false] : null] as const;
      });
    };
    const natures = ['"行政单位,参公“<""&事业"', false];
    expect(await lists()).toEqual([["A2", ['"万元,元"', false]], ["B2", natures], ["B3", natures], ["B4", null], ["A10", null], ["B10", null]]);
    await host.apply([{ kind: "insertRows", sheet: "收支 总表", row: 2, count: 1 }]);
    expect((await lists()).map(([address, list]) => [address, list !== null])).toEqual([["A2", true], ["B2", true], ["B3", true], ["B4", true], ["A10", false], ["B10", false]]);
    await host.apply([{ kind: "deleteRows", sheet: "收支 总表", row: 2, count: 1, expects: [] }]);
    const { sheets } = await host.read();
    const now = sheets.find(({ name }) => name === "收支 总表");
    const filled = now ? now.values.flatMap((line, row) => line.flatMap((_, column) => (line[column] === null && now.formulas[row]?.[column] === "" ? [] : [{ row: now.row + row, column: now.column + column }]))) : [];
    const gone = await host.apply([{ kind: "deleteSheet", sheet: "收支 总表", expects: filled.map((at) => ({ ...at, content: contentAt({ sheets }, { sheet: "收支 总表", ...at }) })) }]);
    expect(gone.applied).toBe(true);
    await host.apply(gone.inverse);
    expect(await lists()).toEqual([["A2", ['"万元,元"', false]], ["B2", natures], ["B3", natures], ["B4", null], ["A10", null], ["B10", null]]);
  });

  it("an empty new workbook can be opened", async () => {
    expect((await reopened(await newXlsx().bytes())).sheets).toHaveLength(1);
  });

  it("text that looks like a formula stays the text that it is, and gets the text format where it is written", async () => {
    const host = await openXlsx(await file((sheet) => { sheet.addRow(["=1+1", "-甲"]); }), "x");
    expect((await host.apply([{ kind: "setValue", at: { sheet: "表1", row: 0, column: 1 }, expects: { value: "-甲" }, value: "=2+2" }])).applied).toBe(true);
    const saved = await reopened(await host.bytes());
    expect([cell(saved, 0, 0), cell(saved, 0, 1)]).toEqual([["=1+1", "", "General"], ["=2+2", "", "@"]]);
  });

  it("marks: seen in the file, user's notes kept, removed without trace", async () => {
    const host = await openXlsx(await rich(), "x");
    const clean = await host.bytes();
    const marks: Edit[] = [
      { kind: "mark", at: { sheet: "表1", row: 1, column: 0 }, severity: "hint", note: "有批注" },
      { kind: "mark", at: { sheet: "表1", row: 2, column: 1 }, severity: "error", note: "合计不符" },
      { kind: "mark", at: { sheet: "表1", row: 40, column: 7 }, severity: "inconsistency", note: "空格" },
    ];
    expect((await host.apply(marks)).applied).toBe(true);
    const marked = await host.bytes();
    const workbook = new Workbook();
    await workbook.xlsx.load(marked.buffer as ArrayBuffer);
    expect(workbook.getWorksheet("表1")?.getCell("A2").note).toBe("用户的批注");
    expect(partOf(marked, "xl/comments1.xml")).toContain("空格上的批注");
    expect(JSON.stringify(workbook.getWorksheet("表1")?.getCell("B3").note)).toContain("合计不符");
    const again = await openXlsx(marked, "x");
    expect(again.marks.map(({ at, severity, note }) => [at.row, at.column, severity, note])).toEqual([[1, 0, "hint", ""], [2, 1, "error", "合计不符"], [40, 7, "inconsistency", "空格"]]);
    expect(await again.read()).toEqual(await reopened(clean));
    await again.apply([{ kind: "unmark", at: null }]);
    const unmarked = await again.bytes();
    for (const part of [SHEET1, "xl/comments1.xml", "xl/styles.xml"]) expect([part, partOf(unmarked, part)]).toEqual([part, partOf(clean, part)]);
  });

  it("a refused batch changes nothing", async () => {
    const host = await openXlsx(await rich(), "x");
    const before = await host.read();
    const result = await host.apply([{ kind: "insertRows", sheet: "表1", row: 0, count: 1 }, { kind: "setValue", at: { sheet: "表1", row: 1, column: 1 }, expects: { value: 10 }, value: 1 }]);
    expect(result.applied).toBe(false);
    expect(await host.read()).toEqual(before);
  });

  it.each<[string, (snapshot: WorkbookSnapshot) => readonly Edit[]]>([
    ["values and formats", () => [{ kind: "setValue", at: { sheet: "表1", row: 1, column: 1 }, expects: { value: 10 }, value: "=x" }, { kind: "setFormula", at: { sheet: "表1", row: 3, column: 1 }, expects: { value: null }, formula: "=B2", result: 0 }]],
    ["replaced sheet", () => [{ kind: "renameSheet", sheet: "表1", to: "表1 (旧)" }, { kind: "insertSheet", draft: { ...DRAFT, name: "表1" }, before: "表1 (旧)" }]],
    ["deleted rows", () => [{ kind: "deleteRows", sheet: "表1", row: 2, count: 1, expects: [{ row: 2, column: 0, content: { value: "乙" } }, { row: 2, column: 1, content: { value: 15 } }, { row: 2, column: 2, content: { formula: "=B3/B$5" } }] }]],
  ])("reverting %s, by the host and by a plan from the snapshot alone", async (_, make) => {
    const host = await openXlsx(await rich(), "x");
    const before = await host.read();
    const plan = planEdits(before, make(before));
    const result = await host.apply(make(before));
    expect([result.applied, plan.done]).toEqual([true, true]);
    expect(plan.inverse.map(({ kind }) => kind)).toEqual(result.inverse.map(({ kind }) => kind));
    expect((await host.apply(plan.inverse)).applied).toBe(true);
    expect(await host.read()).toEqual(before);
  });
});

const soffice = ["/usr/bin/soffice", "/usr/bin/libreoffice"].find(existsSync);
it("LibreOffice is there where everything is to be proved", () => {
  expect([process.env["CI"] === undefined, soffice !== undefined]).toContain(true);
});

(soffice ? it : it.skip)("LibreOffice opens what is written, calculates it to the same values, and what it saves reads the same", async () => {
  const host = await openXlsx(await rich(), "x");
  await host.apply([{ kind: "insertRows", sheet: "表1", row: 3, count: 1 }, { kind: "insertSheet", draft: DRAFT, before: null }, { kind: "mark", at: { sheet: "表1", row: 2, column: 1 }, severity: "error", note: "不符" }]);
  const folder = mkdtempSync(join(tmpdir(), "xlsx-"));
  writeFileSync(join(folder, "in.xlsx"), await host.bytes());
  execFileSync(soffice ?? "", [`-env:UserInstallation=file://${folder}/profile`, "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", join(folder, "out"), join(folder, "in.xlsx")], { stdio: "pipe", timeout: 60_000 });
  const back = await openXlsx(new Uint8Array(readFileSync(join(folder, "out", "in.xlsx"))), "x");
  const [mine, theirs] = [await host.read(), await back.read()];
  expect(theirs.sheets.map(({ name, visibility }) => [name, visibility])).toEqual(mine.sheets.map(({ name, visibility }) => [name, visibility]));
  expect(cell(theirs, 5, 1)).toEqual([25, "=SUM(B2:B5)", "General"]);
  expect(cell(theirs, 2, 0, "收支 总表")).toEqual(['=HYPERLINK("x")', "", "@"]);
  expect(cell(theirs, 1, 1, "收支 总表")).toEqual([20, "=表1!B2*2", "0.00"]);
  expect(back.marks).toMatchObject([{ at: { row: 2, column: 1 }, severity: "error", note: "不符" }]);
}, 90_000);

it("what the grid does not draw is told: a rule on what may be typed, not a list that only proposes", async () => {
  const own = await newXlsx();
  await own.apply([{ kind: "insertSheet", draft: DRAFT, before: null }]);
  expect((await openXlsx(await own.bytes(), "x")).unshown).toEqual([]);
  const refusing = (rule: DataValidation): Promise<Uint8Array> => file((sheet) => { sheet.getCell("A1").value = 1; sheet.getCell("B2").dataValidation = rule; });
  for (const rule of [{ type: "list", formulae: ['"甲,乙"'], showErrorMessage: true }, { type: "list", formulae: ["$D$1:$D$9"] }, { type: "decimal", operator: "greaterThan", formulae: [0] }] as const) {
    expect((await openXlsx(await refusing({ ...rule, formulae: [...rule.formulae] }), "x")).unshown).toEqual(["validations"]);
  }
});

it("whatever else the grid does not draw is told by its name", async () => {
  expect([...(await openXlsx(referringBook(), "x")).unshown].sort()).toEqual([
    "chartSheets", "charts", "conditionalFormats", "controls", "dataTables", "filters", "links", "notes", "pivotTables", "scenarios", "shapes", "sparklines", "tables", "threadedComments", "validations",
  ]);
});
