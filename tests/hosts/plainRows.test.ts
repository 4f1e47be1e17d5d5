/** Sheets of plain cells are read by an expression, all others byte by byte: what is read is the same, and a sheet that is wrong is told alike. */
import fc from "fast-check";
import { HostError } from "../../src/hosts/host";
import { SharedStrings } from "../../src/hosts/xlsx/sharedStrings";
import { SheetScanner } from "../../src/hosts/xlsx/sheetScanner";
import { tellPlainRows } from "../../src/hosts/xlsx/plainRows";
import type { Reading } from "../../src/hosts/xlsx/cellReader";
import { openXlsx } from "../../src/hosts/xlsx";
import { zipOf } from "../../src/hosts/package/zip";

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);
const sheetOf = (rows: string): string => `<worksheet xmlns="${MAIN}"><sheetData>${rows}</sheetData><mergeCells count="1"><mergeCell ref="J1:K2"/></mergeCells></worksheet>`;

function workbookOf(rows: string): Uint8Array<ArrayBuffer> {
  const relation = (id: string, type: string, target: string): string => `<Relationship Id="${id}" Type="${RELATIONS}/${type}" Target="${target}"/>`;
  const relations = (inside: string): string => `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inside}</Relationships>`;
  return zipOf(([
    ["[Content_Types].xml", '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/></Types>'],
    ["_rels/.rels", relations(relation("r1", "officeDocument", "xl/workbook.xml"))],
    ["xl/workbook.xml", `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets><sheet name="表" sheetId="1" r:id="r1"/></sheets></workbook>`],
    ["xl/_rels/workbook.xml.rels", relations(relation("r1", "worksheet", "worksheets/sheet1.xml") + relation("r2", "sharedStrings", "sharedStrings.xml") + relation("r3", "styles", "styles.xml"))],
    ["xl/sharedStrings.xml", `<sst xmlns="${MAIN}"><si><t>合计</t></si><si><r><t>工资</t></r><r><t>福利</t></r></si></sst>`],
    ["xl/styles.xml", `<styleSheet xmlns="${MAIN}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="4"/></cellXfs></styleSheet>`],
    ["xl/worksheets/sheet1.xml", sheetOf(rows)],
  ] as const).map(([name, text]) => [name, bytesOf(text)] as const));
}

async function read(rows: string): Promise<string> {
  try {
    return JSON.stringify(await (await openXlsx(workbookOf(rows), "book")).read(), (_, value: unknown) => (Object.is(value, -0) ? "-0" : value));
  } catch (error) {
    return error instanceof HostError ? `${error.code} ${error.message}` : String(error);
  }
}

const READING = { strings: new SharedStrings(bytesOf(`<sst><si><t>合计</t></si></sst>`)), date1904: false } as unknown as Reading;

/** Rows and cells as they are told; null where the sheet is left to the scanner. */
function told(rows: string): readonly string[] | null {
  const lines: string[] = [];
  const scanner = new SheetScanner(bytesOf(sheetOf(rows)), "sheet");
  const whole = tellPlainRows(scanner, READING, {
    startRow: (row) => { lines.push(`row ${row}`); }, endRow: () => undefined,
    add: (column, value, formula, style) => { lines.push(`cell ${column} ${JSON.stringify(value)} ${formula} ${style}`); },
  });
  // What was not told whole is gone through from its beginning.
  expect(scanner.dataEnd >= 0).toBe(whole);
  return whole ? lines : null;
}

test.each<[string, string, readonly string[] | null]>([
  ["numbers, texts and formulas", '<row r="2" spans="1:3" ht="15.5"><c r="A2" s="3"><v>-12.5</v></c><c r="B2" t="s"><v>0</v></c><c r="AA2" s="1" t="str"><f>A1&amp;B1</f><v>a</v></c></row>', null],
  ["a formula without entities", '<row r="2"><c r="A2" s="3"><v>-12.5</v></c><c r="B2" t="s"><v>0</v></c><c r="AA2" s="1"><f>SUM(A1:B1)</f><v>1E2</v></c></row>', ["row 1", 'cell 0 -12.5  3', 'cell 1 "合计"  0', "cell 26 100 =SUM(A1:B1) 1"]],
  ["inline texts, blanks kept", '<row r="1"><c r="A1" t="inlineStr"><is><t xml:space="preserve"> 一、收入 </t></is></c><c r="B1" s="2"/></row><row r="3"/>', ["row 0", 'cell 0 " 一、收入 "  0', "cell 1 null  2", "row 2"]],
  ["a hidden row", '<row r="1" hidden="1"><c r="A1"><v>1</v></c></row>', null],
  ["a row of no height", '<row r="1" ht="0"><c r="A1"><v>1</v></c></row>', null],
  ["a shared formula", '<row r="1"><c r="A1"><f t="shared" si="0" ref="A1:A2">B1</f><v>1</v></c></row>', null],
  ["an address of another row", '<row r="1"><c r="A2"><v>1</v></c></row>', null],
  ["a number that is none", '<row r="1"><c r="A1"><v>12,5</v></c></row>', null],
  ["a number without end", '<row r="1"><c r="A1"><v>1e999</v></c></row>', null],
  ["a logical value", '<row r="1"><c r="A1" t="b"><v>1</v></c></row>', null],
  ["escaped letters", '<row r="1"><c r="A1" t="str"><v>a_x000D_b</v></c></row>', null],
  ["blanks between the rows", '<row r="1"><c r="A1"><v>1</v></c></row>\n', null],
  ["runs of an inline text", '<row r="1"><c r="A1" t="inlineStr"><is><r><t>a</t></r></is></c></row>', null],
])("%s", (_, rows, lines) => { expect(told(rows)).toEqual(lines); });

const ADDRESS = fc.tuple(fc.constantFrom("A", "B", "I", "AB", "XFD", "XFE", "a"), fc.constantFrom("", "", "", "", "9"));
const VALUE = fc.constantFrom("<v>1</v>", "<v>-0.25</v>", "<v>1234567.891</v>", "<v>0.1</v>", "<v>1.5E-3</v>", "<v>-0</v>", "<v>12345678901234567890</v>", "<v> 5 </v>", "<v>合计</v>", "<v></v>", "<v/>", "", "<v>0</v>", "<v>7</v>", "<v>2010301</v>", "<v>a &lt; b</v>", "<is><t>一般公共预算</t></is>", "<is><t>一般公共预算拨款收入（本年）</t></is>", "<is><t/></is>", "<v><!-- 1 -->2</v>", "<q/><v>3</v>", "<v>_x4e00_</v>", "<v>1</v><v>2</v>");
const FORMULA = fc.constantFrom("", "", "", "<f>A1+B1</f>", "<f></f>", "<f/>", "<f>IF(A1&gt;0,1,2)</f>", '<f t="shared" si="1" ref="A1:B3">C1</f>', '<f t="shared" si="1"/>', '<f t="array" ref="A1:A2">C1</f>');
const ODD = fc.tuple(ADDRESS, fc.constantFrom("", ' s="1"', ' s="0"', ' s="99"'), fc.constantFrom("", "", ' t="n"', ' t="s"', ' t="str"', ' t="inlineStr"', ' t="b"', ' t="e"', ' t="d"'), FORMULA, VALUE, fc.boolean());
const PLAIN = fc.tuple(
  fc.tuple(fc.constantFrom("A", "B", "I", "AB", "XFD"), fc.constant("")), fc.constantFrom("", ' s="1"', ' s="99"'),
  fc.constantFrom(["", "", "<v>1</v>"], ["", "", "<v>-0.25</v>"], ["", "<f>A1+B1</f>", "<v>1.5E-3</v>"], ["", "<f>A1</f>", ""], ["", "", ""], [' t="s"', "", "<v>1</v>"], [' t="s"', "", "<v>7</v>"], [' t="str"', "<f>B1</f>", "<v>合计</v>"], [' t="str"', "", "<v></v>"], [' t="inlineStr"', "", "<is><t>一般公共预算拨款收入（本年）</t></is>"]),
).map(([address, style, [type = "", formula = "", value = ""]]) => [address, style, type, formula, value, true] as const);
const CELL = fc.oneof({ arbitrary: PLAIN, weight: 12 }, { arbitrary: ODD, weight: 1 });
const ROW = fc.tuple(fc.integer({ min: 1, max: 6 }), fc.constantFrom("", "", "", "", "", "", ' spans="1:5"', ' ht="15"', ' ht="0"', ' hidden="1"', ' x14ac:dyDescent="0.2" s="1" customFormat="1"'), fc.array(CELL, { maxLength: 4 }), fc.constantFrom("", "", "", "", "", "", "", "", "", "", "\n", "<!-- c -->"));

test("a sheet is read as it is where a comment before its rows has it gone through byte by byte", async () => {
  let plain = 0;
  await fc.assert(fc.asyncProperty(fc.array(ROW, { maxLength: 4 }), async (drawn) => {
    const rows = drawn.map(([number, attributes, cells, behind]) => `<row r="${number}"${attributes}>${cells.map(([[letters, other], style, type, formula, value, closed]) => {
      const tag = `<c r="${letters}${other === "" ? number : other}"${style}${type}`;
      return closed && value === "" ? `${tag}/>` : `${tag}>${formula}${value}</c>`;
    }).join("")}</row>${behind}`).join("");
    expect(await read(rows)).toBe(await read(`<!-- -->${rows}`));
    if (drawn.length > 0 && told(rows) !== null) plain += 1;
  }), { numRuns: 80 });
  // So that it is a law about something.
  expect(plain).toBeGreaterThan(15);
});
