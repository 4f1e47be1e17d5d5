/** One small budget table as many programs would write it: each spelling is valid, and all mean the same. */
import { spelledZip, type ZipSpelling } from "./zips";

/** The parts of a package as texts. */
export type Parts = Map<string, string>;

/** A spelling: what it does to the parts of the plain package, and to the zip. */
export type Stranger = readonly [what: string, change: (parts: Parts) => void, zip?: ZipSpelling];

export const BOOK = "xl/workbook.xml";
export const SHEET = "xl/worksheets/sheet1.xml";
export const STYLES = "xl/styles.xml";
const STRINGS = "xl/sharedStrings.xml";
const TYPES = "[Content_Types].xml";
const BOOK_RELATIONS = "xl/_rels/workbook.xml.rels";
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/** The plain package. */
export function plainParts(): Parts {
  return new Map([
    [TYPES, `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/${BOOK}" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/${SHEET}" ContentType="${TYPE}.worksheet+xml"/><Override PartName="/${STYLES}" ContentType="${TYPE}.styles+xml"/><Override PartName="/${STRINGS}" ContentType="${TYPE}.sharedStrings+xml"/></Types>`],
    ["_rels/.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${KINDS}/officeDocument" Target="${BOOK}"/></Relationships>`],
    [BOOK, `<workbook xmlns="${MAIN}" xmlns:r="${KINDS}"><workbookPr/><sheets><sheet name="支出表" sheetId="1" r:id="r1"/></sheets></workbook>`],
    [BOOK_RELATIONS, `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${KINDS}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="${KINDS}/styles" Target="styles.xml"/><Relationship Id="r3" Type="${KINDS}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`],
    [STYLES, `<styleSheet xmlns="${MAIN}"><fonts count="1"><font><sz val="12"/><name val="宋体"/></font></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/><xf numFmtId="14" fontId="0" fillId="0" borderId="0"/></cellXfs></styleSheet>`],
    [STRINGS, `<sst xmlns="${MAIN}" count="5" uniqueCount="5"><si><t>2026年部门一般公共预算支出表</t></si><si><t>科目编码</t></si><si><t>科目名称</t></si><si><t>合计</t></si><si><t xml:space="preserve"> 行政运行 </t></si></sst>`],
    [SHEET, `<worksheet xmlns="${MAIN}" xmlns:r="${KINDS}"><dimension ref="A1:D5"/><sheetData><row r="1" spans="1:4"><c r="A1" t="s"><v>0</v></c></row><row r="2" spans="1:4"><c r="A2" t="s"><v>1</v></c><c r="B2" t="s"><v>2</v></c><c r="C2" t="s"><v>3</v></c></row><row r="3" spans="1:4"><c r="B3" t="s"><v>3</v></c><c r="C3"><f>SUM(C4:C5)</f><v>140.5</v></c></row><row r="4" spans="1:4"><c r="A4" t="str"><v>2010301</v></c><c r="B4" t="s"><v>4</v></c><c r="C4"><v>140.5</v></c><c r="D4" t="b"><v>1</v></c></row><row r="5" spans="1:4"><c r="A5" s="1"><v>46024</v></c><c r="D5" t="e"><v>#N/A</v></c></row></sheetData><pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/></worksheet>`],
  ]);
}

const edit = (part: string, ...changes: readonly (readonly [from: string | RegExp, to: string])[]) => (parts: Parts): void => {
  parts.set(part, changes.reduce((text, [from, to]) => text.replace(from, to), parts.get(part) ?? ""));
};
/** Gives a part another name, with all that refer to it. */
const renamed = (from: string, to: string, target: string) => (parts: Parts): void => {
  const entries = [...parts].map(([name, text]): [string, string] => [name === from ? to : name, text.replaceAll(`"/${from}"`, `"/${to}"`).replaceAll(`Target="${from.replace("xl/", "")}"`, `Target="${target}"`)]);
  parts.clear();
  for (const [name, text] of entries) parts.set(name, text);
};
/** Elements of a part with a prefix. */
const prefixed = (part: string, prefix: string) => (parts: Parts): void => {
  parts.set(part, (parts.get(part) ?? "").replace(/<(\/?)(?=[a-zA-Z])/g, `<$1${prefix}:`).replace(`xmlns="${MAIN}"`, `xmlns:${prefix}="${MAIN}"`));
};
const strict = (parts: Parts): void => {
  for (const [name, text] of parts) parts.set(name, text.replaceAll(MAIN, "http://purl.oclc.org/ooxml/spreadsheetml/main").replaceAll(KINDS, "http://purl.oclc.org/ooxml/officeDocument/relationships"));
};
const C4 = '<c r="C4"><v>140.5</v></c>';
const further = (name: string, kind: string, part: string, text: string) => (parts: Parts): void => {
  edit(BOOK, ["</sheets>", `<sheet name="${name}" sheetId="9" r:id="r9"/></sheets>`])(parts);
  edit(BOOK_RELATIONS, ["</Relationships>", `<Relationship Id="r9" Type="${kind}" Target="/${part}"/></Relationships>`])(parts);
  parts.set(part, text);
};

export const STRANGERS: readonly Stranger[] = [
  ["plain", () => undefined],
  ["a prefix on every element of the sheet", prefixed(SHEET, "x")],
  ["a prefix on every element of the workbook, styles and strings", (parts) => [BOOK, STYLES, STRINGS].forEach((part) => { prefixed(part, "x")(parts); })],
  ["a prefix on relations and types", (parts) => ["_rels/.rels", BOOK_RELATIONS, TYPES].forEach((part) => {
    parts.set(part, (parts.get(part) ?? "").replace(/<(\/?)(?=[A-Z])/g, "<$1p:").replace("xmlns=", "xmlns:p="));
  })],
  ["strict", strict],
  ["absolute targets", edit(BOOK_RELATIONS, [/Target="/g, 'Target="/xl/'])],
  ["targets with backslashes", edit(BOOK_RELATIONS, ["worksheets/sheet1.xml", "worksheets\\sheet1.xml"])],
  ["targets that go up and down", edit(BOOK_RELATIONS, ["worksheets/sheet1.xml", "./../xl/worksheets/../worksheets/sheet1.xml"])],
  ["targets in other capitals", edit(BOOK_RELATIONS, ["worksheets/sheet1.xml", "Worksheets/Sheet1.XML"])],
  ["a sheet of another name", renamed(SHEET, "xl/worksheets/Sheet0.xml", "worksheets/Sheet0.xml")],
  ["a sheet in another folder", renamed(SHEET, "data/支出.xml", "/data/支出.xml")],
  ["a sheet whose target is escaped", renamed(SHEET, "xl/worksheets/支出 1.xml", "worksheets/%E6%94%AF%E5%87%BA%201.xml")],
  ["a sheet whose name is escaped", renamed(SHEET, "xl/worksheets/%E6%94%AF.xml", "worksheets/%E6%94%AF.xml")],
  ["styles and strings of other names", (parts) => { renamed(STYLES, "xl/s/look.xml", "s/look.xml")(parts); renamed(STRINGS, "xl/SharedStrings2.xml", "SharedStrings2.xml")(parts); }],
  ["no styles at all", (parts) => { parts.delete(STYLES); edit(BOOK_RELATIONS, [/<Relationship Id="r2"[^>]*>/, ""])(parts); edit(TYPES, [/<Override PartName="\/xl\/styles[^>]*>/, ""])(parts); edit(SHEET, ['<c r="A5" s="1">', '<c r="A5">'])(parts); }],
  ["no dimension, no spans", edit(SHEET, [/<dimension[^>]*>/, ""], [/ spans="1:4"/g, ""])],
  ["cells without addresses", edit(SHEET, ['<c r="B3"', '<c/><c r="B3"'], ['<c r="D5"', '<c/><c/><c r="D5"'], [/(<c) r="[A-Z]\d"/g, "$1"])],
  ["rows without numbers", edit(SHEET, [/(<row) r="\d"/g, "$1"])],
  ["neither addresses nor numbers", edit(SHEET, ['<c r="B3"', '<c/><c r="B3"'], ['<c r="D5"', '<c/><c/><c r="D5"'], [/(<c|<row) r="[A-Z]?\d"/g, "$1"])],
  ["rows without cells between", edit(SHEET, ['</row><row r="3"', '</row><row r="2"/><row r="3"'], ["</sheetData>", '<row r="90" hidden="1"/></sheetData>'])],
  ["comments and instructions everywhere", edit(SHEET, ["<sheetData>", '<?app x="<c>"?><!-- <row r="9"> --><sheetData><!-- "\' -->'], [C4, "<!-- a --><c r=\"C4\"><?x y?><v>140<!-- b -->.5</v><!-- c --></c>"])],
  ["values as CDATA and by number", edit(SHEET, [C4, '<c r="C4"><v><![CDATA[140.5]]></v></c>'], ["<f>SUM(C4:C5)</f>", "<f><![CDATA[SUM(]]>C4&#58;C5)</f>"], ['<v>2010301</v>', "<v>20&#49;0301</v>"], ['<c r="B4" t="s"><v>4</v>', '<c r="B4" t="s"><v>&#52;</v>'], ['t="b"><v>1<', 't="b"><v>&#49;<'], ["#N/A", "&#35;N/A"])],
  ["blanks and line ends around everything", edit(SHEET, [/></g, ">\r\n  <"], ["<v>140.5</v>\r\n  </c>\r\n  <c r=\"D4\"", "<v> 140.5\r\n</v></c><c r=\"D4\""], [/ t="s">/g, "\n t = 's' >"])],
  ["single quotes, blanks round =", edit(SHEET, [/ r="([A-Z]?\d)"/g, " r = '$1'"])],
  ["unknown attributes and elements", edit(SHEET, ["<sheetData>", '<sheetData xmlns:a="urn:a">'], [C4, '<c r="C4" a:r="Z9" a:s="7"><v a:t="s">140.5</v></c>'], ["<v>2010301</v>", '<v>2010301</v><extLst><ext uri="{1}"><a:c r="A1"><v>3</v></a:c></ext></extLst>'])],
  ["two versions of one thing", edit(SHEET, ["</worksheet>", '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice xmlns:y="urn:y" Requires="y"><controls/></mc:Choice><mc:Fallback/></mc:AlternateContent></worksheet>'])],
  ["texts in the cells", edit(SHEET, ['<c r="B4" t="s"><v>4</v></c>', '<c r="B4" t="inlineStr"><is><r><t xml:space="preserve"> 行政</t></r><r><rPr><b/></rPr><t xml:space="preserve">运行 </t></r><rPh sb="0" eb="1"><t>xingzheng</t></rPh><phoneticPr fontId="0"/></is></c>'])],
  ["texts with readings over them", edit(STRINGS, [/<si><t xml:space="preserve"> 行政运行 <\/t>/, '<si><r><t xml:space="preserve"> 行政</t></r><r><t xml:space="preserve">运行 </t></r><rPh sb="0" eb="2"><t>xing</t></rPh>'])],
  ["a formula that two cells share", edit(SHEET, ["<f>SUM(C4:C5)</f>", '<f t="shared" ref="C3:D3" si="0">SUM(C4:C5)</f>'])],
  ["a formula marked for calculation", edit(SHEET, ["<f>SUM", '<f ca="1" aca="0">SUM'])],
  ["an ISO date", edit(SHEET, ['<c r="A5" s="1"><v>46024</v>', '<c r="A5" s="1" t="d"><v>2026-01-02T00:00:00Z</v>'])],
  ["days counted from 1904", (parts) => { edit(BOOK, ["<workbookPr/>", '<workbookPr date1904="1"/>'])(parts); edit(SHEET, ["46024", "44562"])(parts); }],
  ["numbers in other spellings", edit(SHEET, [C4, '<c r="C4" t="n"><v>+1.405E2</v></c>'], ["<v>140.5</v></c></row>", "<v>0140.50</v></c></row>"])],
  ["a sheet of charts, of macros and of a dialog beside it", (parts) => {
    further("图", `${KINDS}/chartsheet`, "xl/chartsheets/sheet1.xml", `<chartsheet xmlns="${MAIN}"/>`)(parts);
    edit(BOOK, ["</sheets>", '<sheet name="宏" sheetId="10" r:id="r10"/><sheet name="框" sheetId="11" r:id="r11"/></sheets>'])(parts);
    edit(BOOK_RELATIONS, ["</Relationships>", `<Relationship Id="r10" Type="http://schemas.microsoft.com/office/2006/relationships/xlMacrosheet" Target="macrosheets/sheet1.xml"/><Relationship Id="r11" Type="${KINDS}/dialogsheet" Target="dialogsheets/sheet1.xml"/></Relationships>`])(parts);
    parts.set("xl/macrosheets/sheet1.xml", `<xm:macrosheet xmlns="${MAIN}" xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main"><sheetData/></xm:macrosheet>`);
    parts.set("xl/dialogsheets/sheet1.xml", `<dialogsheet xmlns="${MAIN}"/>`);
  }],
  ["a sheet whose part is not there", edit(BOOK, ["</sheets>", '<sheet name="缺" sheetId="9" r:id="r77"/></sheets>'])],
  ["the kind of every part of relations said by itself", edit(TYPES, [/<Default Extension="rels"[^>]*>/, ""], ["</Types>", '<Override PartName="/_rels/.rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/_rels/workbook.xml.rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>'])],
  ["stored, not packed", () => undefined, { stored: true }],
  ["sizes behind the contents", () => undefined, { descriptors: true }],
  ["zip64", () => undefined, { zip64: true }],
  ["zip64 with unknown fields and a remark", () => undefined, { zip64: true, extra: true, stored: true }],
  ["unknown fields and a remark", () => undefined, { extra: true }],
  ["backslashes in the zip's names", () => undefined, { backslashes: true }],
];

/** The bytes of a spelling. */
export function strangerBytes([, change, zip]: Stranger): Uint8Array<ArrayBuffer> {
  const parts = plainParts();
  change(parts);
  const encoder = new TextEncoder();
  return spelledZip(new Map([...parts].map(([name, text]) => [name, encoder.encode(text)])), zip);
}
