import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { CFB, utils, write, type BookType, type CellObject } from "@e965/xlsx";
import { strToU8, zipSync } from "fflate";
import { toXlsx, xlsxName } from "../../src/hosts/foreign/convert";
import { excelFormula } from "../../src/hosts/foreign/odsFormula";
import { openXlsx } from "../../src/hosts/xlsx";
import type { WorkbookSnapshot } from "../../src/model/snapshot";
import { review } from "../../src/review";

async function read(bytes: Uint8Array, name: string): Promise<WorkbookSnapshot> {
  return (await openXlsx((await toXlsx(bytes, name)).bytes, name)).read();
}

/** A small budget table with a total, a formula on another sheet, a merged title, a code as text and a date. */
function book(bookType: BookType): Uint8Array {
  const sheet = utils.aoa_to_sheet([
    ["2024年部门支出预算总表", null, null], [null, null, "单位：万元"], ["科目编码", "科目名称", "合计"], [null, "合计", 30.25], ["201", "一般公共服务支出", 30.25],
  ]);
  sheet["!merges"] = [{ s: { r: 0, c: 0 }, e: { r: 0, c: 2 } }];
  const at = (address: string): CellObject => sheet[address] as CellObject;
  at("C4").f = "SUM(C5:C5)";
  for (const address of ["C4", "C5"]) at(address).z = "0.00";
  const other = utils.aoa_to_sheet([[30.25, 44561]]);
  (other["A1"] as CellObject).f = "'支出表'!C4";
  (other["B1"] as CellObject).z = "m/d/yy";
  const workbook = utils.book_new();
  utils.book_append_sheet(workbook, sheet, "支出表");
  utils.book_append_sheet(workbook, other, "补充");
  workbook.Workbook = { Sheets: [{ Hidden: 0 }, { Hidden: 1 }] };
  return new Uint8Array(write(workbook, { type: "array", bookType }) as ArrayBuffer);
}

/** The container of old Office files with a text in it. */
function wordDocument(): Uint8Array {
  const container = CFB.utils.cfb_new();
  CFB.utils.cfb_add(container, "/WordDocument", Array<number>(5_000).fill(7));
  return Uint8Array.from(CFB.write(container, { type: "array" }) as ArrayLike<number>);
}

describe("workbooks of other formats", () => {
  it.each([["biff8", "xls"], ["ods", "ods"]] as const)("%s", async (type, from) => {
    const bytes = book(type);
    expect((await toXlsx(bytes, "a")).from).toBe(from);
    const { sheets: [sheet, other] } = await read(bytes, `预算.${from}`);
    expect(sheet).toMatchObject({ name: "支出表", visibility: "visible", merges: [{ row: 0, column: 0, rows: 1, columns: 3 }] });
    expect([sheet?.values[3], sheet?.values[4]?.[0], sheet?.numberFormats[3]?.[2]]).toEqual([[null, "合计", 30.25], "201", "0.00"]);
    expect([other?.name, other?.values]).toEqual(["补充", [[30.25, 44561]]]);
  });

  it.each([["biff5", 936, "支出表"], ["biff4", null, "Sheet1"], ["biff3", null, "Sheet1"], ["biff2", null, "Sheet1"]] as const)("%s, as offices wrote it before 1997, letters of GBK", async (type, codepage, name) => {
    const workbook = utils.book_new();
    utils.book_append_sheet(workbook, utils.aoa_to_sheet([["2010301", "AAAABBBB", 12.5]]), "TTTTT1");
    const bytes = Buffer.from(write(workbook, { type: "array", bookType: type as BookType }) as ArrayBuffer);
    // The library that writes these files knows no Chinese: the letters are put in by hand, each as long as two of another word.
    const letters = { AAAABBBB: [0xd0, 0xd0, 0xd5, 0xfe, 0xd4, 0xcb, 0xd0, 0xd0], TTTTT1: [0xd6, 0xa7, 0xb3, 0xf6, 0xb1, 0xed] };
    for (const [word, gbk] of Object.entries(letters)) for (let at = bytes.indexOf(word); at >= 0; at = bytes.indexOf(word)) Buffer.from(gbk).copy(bytes, at);
    if (codepage !== null) bytes.writeUInt16LE(codepage, bytes.indexOf(Buffer.from([0x42, 0, 2, 0])) + 4);
    expect((await toXlsx(bytes, "a.xls")).from).toBe("xls");
    const [sheet] = (await read(bytes, "a.xls")).sheets;
    expect([sheet?.name, sheet?.values]).toEqual([name, [["2010301", "行政运行", 12.5]]]);
  });

  it("an .xlsx, and anything else, is given back as it is", async () => {
    for (const bytes of [book("xlsx"), new TextEncoder().encode("科目,金额"), new Uint8Array()]) expect(await toXlsx(bytes, "a")).toEqual({ bytes, from: null });
  });

  it.each([["预算.xls", "预算.xlsx"], ["预算.ET", "预算.xlsx"], ["预算.ods", "预算.xlsx"], ["预算.xlsx", "预算.xlsx"], ["预算", "预算.xlsx"]])("%s is saved as %s", (name, as) => {
    expect(xlsxName(name)).toBe(as);
  });
});

const SOFFICE = spawnSync("soffice", ["--version"]).status === 0;
(SOFFICE ? describe : describe.skip)("as LibreOffice writes them", () => {
  const dir = mkdtempSync(join(tmpdir(), "foreign-"));
  const sample = resolve(__dirname, "../../assets/samples/xihu-2022.xlsx");

  it.each(["xls", "ods"])("the sample in .%s gives the same verdicts", async (format) => {
    const done = spawnSync("soffice", [`-env:UserInstallation=file://${dir}/profile`, "--headless", "--convert-to", format, "--outdir", dir, sample], { encoding: "utf8" });
    expect(done.stderr).not.toMatch(/Error/);
    const [own, other] = [await read(readFileSync(sample), "a"), await read(readFileSync(join(dir, `xihu-2022.${format}`)), "b")].map((snapshot) => {
      const { book: understood, findings, checks } = review(snapshot) as unknown as { book: { tables: readonly unknown[] }; findings: readonly { rule: string; at: unknown; values: unknown }[]; checks: unknown };
      return { tables: understood.tables.length, findings: findings.map(({ rule, at, values }) => ({ rule, at, values })), checks };
    });
    expect(other).toEqual(own);
  }, 120_000);
});

describe("formulas of OpenDocument", () => {
  it.each([
    ["of:=SUM([.C8:.C$40];[.$A7])", "=SUM(C8:C$40,$A7)"], ["of:=[$支出预算总表.H6]*2", "=支出预算总表!H6*2"], ["of:=[$'一 般''表'.A1:.B2]", "='一 般''表'!A1:B2"],
    ["of:=SUM([.A:.A];[.2:.3])", "=SUM(A:A,2:3)"], ["of:=IF([.A1]=\"a;[.b]|\";{1;2|3;4};0)", "=IF(A1=\"a;[.b]|\",{1,2;3,4},0)"], ["of:=[.A1]~[.B1]", "=A1,B1"],
    ["of:=COM.MICROSOFT.IFS([.A1];1)", "=IFS(A1,1)"], ["of:=[#REF!]+[.A1]", "=#REF!+A1"], ["msoxl:=SUM(A1,B1)", "=SUM(A1,B1)"], ["of:=COUNT([.A1])", "=COUNT(A1)"],
    ["of:=['file:///x.ods'#$表.A1]", null], ["text", null],
  ])("%s", (text, excel) => {
    expect(excelFormula(text)).toBe(excel);
  });
});

describe("hostile files end with a word", () => {
  const ods = (rows: string, more: Readonly<Record<string, string>> = {}): Uint8Array => zipSync({
    mimetype: [strToU8("application/vnd.oasis.opendocument.spreadsheet"), { level: 0 }],
    "content.xml": strToU8(`<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x"><office:body><office:spreadsheet><table:table table:name="a">${rows}</table:table></office:spreadsheet></office:body></office:document-content>`),
    ...Object.fromEntries(Object.entries(more).map(([name, text]) => [name, strToU8(text)])),
  });
  const cell = (times: string): string => `<table:table-cell office:value-type="float" office:value="1" table:number-columns-repeated="${times}"/>`;

  it.each([
    ["a cell that stands a million times a row", ods(`<table:table-row table:number-rows-repeated="1048576">${cell("16384")}</table:table-row>`), "tooLarge"],
    ["a cell far away", ods(`<table:table-row table:number-rows-repeated="1048575"/><table:table-row><table:table-cell table:number-columns-repeated="16383"/>${cell("1")}</table:table-row>`), "tooLarge"],
    ["an element that is not closed", ods("<table:table-row>"), "unreadable"],
    ["an encrypted one", ods("", { "META-INF/manifest.xml": '<manifest:manifest xmlns:manifest="m"><manifest:encryption-data/></manifest:manifest>' }), "passwordProtected"],
    ["an .xls that is cut off", book("biff8").slice(0, 1_500), "unreadable"],
    ["a document of Word 97-2003", wordDocument(), "notAWorkbook"],
    ["a container without a workbook", Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...Array<number>(600).fill(0)]), "unreadable"],
  ])("%s", async (_, bytes, code) => {
    await expect(toXlsx(bytes, "a")).rejects.toMatchObject({ code });
  });
});
