/** One table as many programs write it: read the same, written where it was asked and nowhere else, cleared without a trace. */
import { zipOf } from "../../src/hosts/package/zip";
import { openXlsx } from "../../src/hosts/xlsx";
import { valueAt, type SheetSnapshot } from "../../src/model/snapshot";
import type { Edit } from "../../src/model/edits";
import { partsOf } from "../support/packages";
import { schemaFaults } from "../support/schemaOrder";
import { BOOK, plainParts, SHEET, strangerBytes, STRANGERS, STYLES, type Stranger } from "../support/strangers";
import { spelledZip } from "../support/zips";

const texts = (bytes: Uint8Array): Map<string, string> => new Map([...partsOf(bytes)].map(([name, part]) => [name, Buffer.from(part).toString("utf8")]));
const read = async (bytes: Uint8Array): Promise<SheetSnapshot | undefined> => (await (await openXlsx(bytes, "x.xlsx")).read()).sheets[0];

const VALUES = [
  ["2026年部门一般公共预算支出表", null, null, null], ["科目编码", "科目名称", "合计", null], [null, "合计", 140.5, null], ["2010301", " 行政运行 ", 140.5, true], [46024, null, null, "#N/A"],
];
const MARKS: readonly Edit[] = [[2, 2, "error"], [3, 0, "hint"], [7, 6, "inconsistency"]].map(([row, column, severity], index) => ({
  kind: "mark", at: { sheet: "支出表", row: Number(row), column: Number(column) }, severity: severity as "error", note: index < 2 ? "请核对" : "",
}));

describe.each(STRANGERS.map((stranger): [string, Stranger] => [stranger[0], stranger]))("%s", (_, stranger) => {
  const bytes = strangerBytes(stranger);

  it("means what the plain one means", async () => {
    const sheet = await read(bytes);
    expect(sheet?.values).toEqual(VALUES);
    expect(sheet?.formulas[2]).toEqual(["", "", "=SUM(C4:C5)", ""]);
  });

  it("a typed amount changes its cell and what stands on it", async () => {
    const host = await openXlsx(bytes, "x.xlsx");
    expect(await host.apply([{ kind: "setValue", at: { sheet: "支出表", row: 3, column: 2 }, expects: { value: 140.5 }, value: 150.25 }])).toMatchObject({ applied: true });
    const saved = await host.bytes();
    const after = await read(saved);
    expect(after && [valueAt(after, 2, 2), valueAt(after, 3, 2), valueAt(after, 4, 0)]).toEqual([150.25, 150.25, 46024]);
    const [old, now] = [texts(bytes), texts(saved)];
    const changed = [...old.keys()].filter((name) => old.get(name) !== now.get(name));
    expect([changed.length, now.size]).toEqual([1, old.size]);
    const [part = ""] = changed;
    // Everything but the two cells is as it was.
    const cells = /<(?:x:)?c [^>]*r\s*=\s*["']C[34]["'][^]*?<\/(?:x:)?c>|<(?:x:)?c[^>]*>(?:(?!<\/(?:x:)?c>)[^])*1[45]0(?:(?!<\/(?:x:)?c>)[^])*<\/(?:x:)?c>/g;
    expect(now.get(part)?.replace(cells, "#")).toBe(old.get(part)?.replace(cells, "#"));
  });

  it("marks and notes go without a trace", async () => {
    const host = await openXlsx(bytes, "x.xlsx");
    expect((await host.apply(MARKS)).applied).toBe(true);
    const marked = await host.bytes();
    expect(schemaFaults(marked)).toEqual(schemaFaults(bytes));
    const again = await openXlsx(marked, "x.xlsx");
    expect(again.marks.map(({ severity }) => severity).sort()).toEqual(["error", "hint", "inconsistency"]);
    expect((await read(marked))?.values).toEqual(VALUES);
    await again.apply([{ kind: "unmark", at: null }]);
    expect(texts(await again.bytes())).toEqual(texts(bytes));
  });
});

/** The plain package with rows in its sheet, and settings of its workbook. */
function withRows(rows: string, settings = "<workbookPr/>"): Uint8Array<ArrayBuffer> {
  const parts = plainParts();
  parts.set(SHEET, (parts.get(SHEET) ?? "").replace(/<sheetData>[^]*<\/sheetData>/, `<sheetData>${rows}</sheetData>`));
  parts.set(BOOK, (parts.get(BOOK) ?? "").replace("<workbookPr/>", settings));
  parts.set(STYLES, (parts.get(STYLES) ?? "").replace("</cellXfs>", '<xf numFmtId="20"/></cellXfs>').replace('count="2"', 'count="3"'));
  return spelledZip(new Map([...parts].map(([name, text]) => [name, new TextEncoder().encode(text)])));
}

describe("days", () => {
  it.each<[what: string, cell: string, settings: string, day: number]>([
    ["the first of March 1900", '<c r="A1" s="1"><v>61</v></c>', "", 61],
    ["an ISO date before the leap day that never was", '<c r="A1" t="d"><v>1900-02-28</v></c>', "", 59],
    ["an ISO date after it", '<c r="A1" t="d"><v>1900-03-01</v></c>', "", 61],
    ["an ISO date and time", '<c r="A1" s="1" t="d"><v>2026-01-02T12:00:00</v></c>', "", 46024.5],
    ["an ISO time", '<c r="A1" s="2" t="d"><v>T18:00:00</v></c>', "", 0.75],
    ["an ISO date in a workbook of 1904", '<c r="A1" s="1" t="d"><v>2026-01-02</v></c>', '<workbookPr date1904="true"/>', 46024],
    ["day 0 of 1904", '<c r="A1" s="1"><v>0</v></c>', '<workbookPr date1904="1"/>', 1462],
    ["an amount in a workbook of 1904", '<c r="A1"><v>44562</v></c>', '<workbookPr date1904="1"/>', 44562],
    ["the result of a formula in a workbook of 1904", '<c r="A1" s="1"><f>DATE(2026,1,2)</f><v>44562</v></c>', '<workbookPr date1904="1"/>', 46024],
  ])("%s", async (_, cell, settings, day) => {
    expect((await read(withRows(`<row r="1">${cell}</row>`, settings || "<workbookPr/>")))?.values).toEqual([[day]]);
  });

  it("a date typed into a workbook of 1904 is counted as its others are, and an ISO date beside it stays one", async () => {
    const host = await openXlsx(withRows('<row r="1"><c r="A1" s="1"><v>44562</v></c><c r="B1" s="1" t="d"><v>2026-01-02</v></c></row>', '<workbookPr date1904="1"/>'), "x.xlsx");
    await host.apply([{ kind: "setValue", at: { sheet: "支出表", row: 0, column: 0 }, expects: { value: 46024 }, value: 46025 }]);
    const sheet = texts(await host.bytes()).get(SHEET);
    expect(sheet).toContain('<c r="A1" s="1"><v>44563</v></c><c r="B1" s="1" t="d"><v>2026-01-02</v></c>');
  });
});

describe("cells that are long, shared or spill", () => {
  it.each<[what: string, rows: string, formulas: readonly (readonly string[])[], values: readonly (readonly unknown[])[]]>([
    ["a text as long as a cell can hold", `<row r="1"><c r="A1" t="inlineStr"><is><t>${"长".repeat(32_767)}</t></is></c></row>`, [[""]], [["长".repeat(32_767)]]],
    ["a formula shared downwards and across", '<row r="1"><c r="A1"><f t="shared" ref="A1:B2" si="3">C1+$D$1</f><v>1</v></c><c r="B1"><f t="shared" si="3"/><v>2</v></c></row><row r="2"><c r="A2"><f t="shared" si="3"></f><v>3</v></c><c r="B2"><f t="shared" si="3"/><v>4</v></c></row>', [["=C1+$D$1", "=D1+$D$1"], ["=C2+$D$1", "=D2+$D$1"]], [[1, 2], [3, 4]]],
    ["a shared formula whose first cell comes later", '<row r="1"><c r="A1"><f t="shared" si="0"/><v>1</v></c></row><row r="2"><c r="A2"><f t="shared" ref="A1:A2" si="0">B2*2</f><v>2</v></c></row>', [["=B1*2"], ["=B2*2"]], [[1], [2]]],
    ["an array formula", '<row r="1"><c r="A1"><f t="array" ref="A1:A2">B1:B2*2</f><v>2</v></c></row><row r="2"><c r="A2"><v>4</v></c></row>', [["=B1:B2*2"], [""]], [[2], [4]]],
    ["a table of results", '<row r="1"><c r="A1"><f t="dataTable" ref="A1:A2" dt2D="0" dtr="0" r1="B1"/><v>5</v></c></row><row r="2"><c r="A2"><v>6</v></c></row>', [[""], [""]], [[5], [6]]],
    ["carriage returns and letters that XML cannot hold", '<row r="1"><c r="A1" t="str"><v>甲_x000D_\n乙_x0007__x005F_x000D_</v></c></row>', [[""]], [["甲\r\n乙\u0007_x000D_"]]],
  ])("%s", async (_, rows, formulas, values) => {
    const bytes = withRows(rows);
    const sheet = await read(bytes);
    expect([sheet?.formulas, sheet?.values]).toEqual([formulas, values]);
    const host = await openXlsx(bytes, "x.xlsx");
    await host.apply([{ kind: "setValue", at: { sheet: "支出表", row: 8, column: 0 }, expects: { value: null }, value: 1 }]);
    expect(texts(await host.bytes()).get(SHEET)).toContain(`<sheetData>${rows}<row r="9"><c r="A9"><v>1</v></c></row></sheetData>`);
  });
});

it.each<[what: string, formula: string, edit: Edit, asks: boolean]>([
  ["that an array over several cells reads", '<f t="array" ref="A1:A2">B1:B2*2</f>', { kind: "setValue", at: { sheet: "支出表", row: 0, column: 1 }, expects: { value: 1 }, value: 10 }, true],
  ["that it does not read", '<f t="array" ref="A1:A2">B1:B2*2</f>', { kind: "setValue", at: { sheet: "支出表", row: 0, column: 3 }, expects: { value: null }, value: 10 }, false],
  ["beside a table of results", '<f t="dataTable" ref="A1:A2" dt2D="0" dtr="0" r1="B1"/>', { kind: "setValue", at: { sheet: "支出表", row: 0, column: 1 }, expects: { value: 1 }, value: 10 }, true],
  ["and rows come into an array", '<f t="array" ref="A1:A2">B1:B2*2</f>', { kind: "insertRows", sheet: "支出表", row: 1, count: 1 }, true],
])("a cell is typed %s: its results stay, and the file asks for calculation: %s", async (_, formula, change, asks) => {
  const bytes = withRows(`<row r="1"><c r="A1">${formula}<v>2</v></c><c r="B1"><v>1</v></c><c r="C1"><f>SUM(A1:A2)</f><v>6</v></c></row><row r="2"><c r="A2"><v>4</v></c><c r="B2"><v>2</v></c></row>`);
  const host = await openXlsx(bytes, "x.xlsx");
  expect((await host.apply([change])).applied).toBe(true);
  const saved = texts(await host.bytes());
  expect(saved.get(BOOK)?.includes('fullCalcOnLoad="1"')).toBe(asks);
  expect([...(saved.get(SHEET) ?? "").matchAll(/<c r="(?:A1|C1|A2|A3)"[^>]*>(?:<f[^>]*\/>|<f.*?<\/f>)?<v>([^<]*)/g)].map(([, value]) => value)).toEqual(["2", "6", "4"]);
});

it("sheets that nobody sees are read and stay what they are", async () => {
  const parts = plainParts();
  parts.set(BOOK, (parts.get(BOOK) ?? "").replace('r:id="r1"/>', 'state="veryHidden" r:id="r1"/>'));
  const bytes = spelledZip(new Map([...parts].map(([name, text]) => [name, new TextEncoder().encode(text)])));
  const host = await openXlsx(bytes, "x.xlsx");
  expect((await host.read()).sheets.map(({ visibility }) => visibility)).toEqual(["veryHidden"]);
  await host.apply([{ kind: "setValue", at: { sheet: "支出表", row: 3, column: 2 }, expects: { value: 140.5 }, value: 1 }]);
  expect(texts(await host.bytes()).get(BOOK)).toBe(parts.get(BOOK));
});

it("marks on several sheets go without a trace", async () => {
  const parts = plainParts();
  parts.set(BOOK, (parts.get(BOOK) ?? "").replace("</sheets>", '<sheet name="二" sheetId="2" r:id="r7"/></sheets>'));
  parts.set("xl/_rels/workbook.xml.rels", (parts.get("xl/_rels/workbook.xml.rels") ?? "").replace("</Relationships>", '<Relationship Id="r7" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet2.xml"/></Relationships>'));
  parts.set("xl/worksheets/sheet2.xml", parts.get(SHEET) ?? "");
  const bytes = spelledZip(new Map([...parts].map(([name, text]) => [name, new TextEncoder().encode(text)])));
  const host = await openXlsx(bytes, "x.xlsx");
  await host.apply(["支出表", "二"].map((sheet): Edit => ({ kind: "mark", at: { sheet, row: 2, column: 2 }, severity: "error", note: "请核对" })));
  const again = await openXlsx(await host.bytes(), "x.xlsx");
  await again.apply([{ kind: "unmark", at: null }]);
  expect(texts(await again.bytes())).toEqual(texts(bytes));
});

it("marks go without a trace beside a drawing whose kind is said for it alone", async () => {
  const parts = plainParts();
  parts.set("xl/drawings/vmlDrawing9.vml", '<xml xmlns:v="urn:schemas-microsoft-com:vml"/>');
  parts.set("[Content_Types].xml", (parts.get("[Content_Types].xml") ?? "").replace("</Types>", '<Override PartName="/xl/drawings/vmlDrawing9.vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/></Types>'));
  const bytes = spelledZip(new Map([...parts].map(([name, text]) => [name, new TextEncoder().encode(text)])));
  const host = await openXlsx(bytes, "x.xlsx");
  await host.apply(MARKS);
  const again = await openXlsx(await host.bytes(), "x.xlsx");
  await again.apply([{ kind: "unmark", at: null }]);
  expect(texts(await again.bytes())).toEqual(texts(bytes));
});

describe("a row that the file has twice", () => {
  const TWICE = '<row r="1"><c r="A1"><v>1</v></c></row><row r="2" ht="30"><c r="C2"><v>5</v></c></row><row r="2"><c r="A2"><v>7</v></c><c r="B2"><v>8</v></c></row>';

  it.each<[what: string, edit: Edit, rows: readonly (readonly unknown[])[]]>([
    ["moved", { kind: "insertRows", sheet: "支出表", row: 1, count: 1 }, [[1, null, null], [null, null, null], [7, 8, 5]]],
    ["changed", { kind: "setValue", at: { sheet: "支出表", row: 1, column: 1 }, expects: { value: 8 }, value: 9 }, [[1, null, null], [7, 9, 5]]],
  ])("%s, it is there once", async (_, change, rows) => {
    const host = await openXlsx(withRows(TWICE), "x.xlsx");
    expect((await host.apply([change])).applied).toBe(true);
    const saved = await host.bytes();
    expect((await read(saved))?.values).toEqual(rows);
    const numbers = [...(texts(saved).get(SHEET) ?? "").matchAll(/<row r="(\d+)"/g)].map(([, number]) => Number(number));
    expect(numbers).toEqual(rows.map((_row, index) => index + 1));
  });
});

it.each<[what: string, second: string, read: boolean]>([["the same", "a", true], ["another", "b", false]])("of two parts of one name the second says %s thing", async (_, second, isRead) => {
  const [first = "", ...parts] = [SHEET, ...plainParts().keys()];
  const content = (name: string): Uint8Array => new TextEncoder().encode(plainParts().get(name) ?? "");
  const bytes = zipOf([...parts.map((name) => [name, content(name)] as const), [first, second === "a" ? content(first) : content(BOOK)]]);
  if (isRead) expect((await read(bytes))?.values).toEqual(VALUES);
  else await expect(read(bytes)).rejects.toMatchObject({ code: "unreadable" });
});
