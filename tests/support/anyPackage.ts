/** Workbooks as other programs might write them: every spelling that the format allows, drawn at random. */
import fc from "fast-check";
import { zipOf } from "../../src/hosts/package/zip";
import { addressOf, type Scalar } from "../../src/model/cells";

/** A cell of a generated workbook: its value, and how it is spelled. */
export interface AnyCell {
  readonly value: Scalar;
  readonly formula: string;
  readonly inline: boolean;
  readonly style: number;
}

/** A generated workbook: what it means and how it is spelled. */
export interface AnyPackage {
  readonly rows: readonly (readonly (AnyCell | null)[])[];
  readonly prefix: string;
  readonly quote: "'" | '"';
  readonly addresses: boolean;
  readonly space: string;
  readonly workbookPart: string;
  readonly sheetPart: string;
  readonly absolute: boolean;
  readonly strict: boolean;
  readonly encoding: "utf8" | "utf8-mark" | "utf16le" | "utf16be";
  /** Elements of the sheet beside its rows, in the order of the schema. */
  readonly extras: readonly string[];
  readonly styled: "none" | "empty lists" | "lists";
}

const TEXT = fc.oneof(
  fc.constantFrom("合计", "一般公共服务支出", " 前后空格 ", "a<b>&\"c\"'d'", "行一\n行二", "𠮷野家", "2010301", "=1+1"),
  fc.string({ unit: fc.constantFrom("甲", "a", "1", " ", "<", "&", "_", "x"), minLength: 1, maxLength: 8 }),
);
const NUMBER = fc.oneof(fc.integer({ min: -1_000_000, max: 1_000_000 }), fc.integer({ min: -99_999_999, max: 99_999_999 }).map((cents) => cents / 100), fc.constantFrom(40982.563138888887, 0.1 + 0.2, 1e21, -1.5e-7));
const CELL: fc.Arbitrary<AnyCell> = fc.record({
  value: fc.oneof({ arbitrary: NUMBER, weight: 4 }, { arbitrary: TEXT, weight: 3 }, fc.boolean(), fc.constantFrom("#N/A", "#DIV/0!"), fc.constant(null)),
  formula: fc.constantFrom("", "", "", "=1+1", "=SUM(A1:A3)", '=IF(A1>0,"是","否")'),
  inline: fc.boolean(), style: fc.integer({ min: 0, max: 1 }),
}).map((cell) => (cell.value === null ? { ...cell, formula: "" } : cell));

const EXTRAS = ["sheetProtection", "mergeCells", "conditionalFormatting", "dataValidations", "hyperlinks", "pageMargins", "pageSetup", "headerFooter", "rowBreaks", "ignoredErrors", "extLst"];

export const anyPackage: fc.Arbitrary<AnyPackage> = fc.record({
  rows: fc.array(fc.array(fc.option(CELL, { nil: null, freq: 3 }), { maxLength: 6 }), { minLength: 1, maxLength: 8 }),
  prefix: fc.constantFrom("", "", "x:", "main:"), quote: fc.constantFrom("'" as const, '"' as const), addresses: fc.boolean(),
  space: fc.constantFrom("", "\n", "\r\n  "), workbookPart: fc.constantFrom("xl/workbook.xml", "xl/workbook2.xml", "Book/wb.xml"),
  sheetPart: fc.constantFrom("xl/worksheets/sheet1.xml", "xl/worksheets/Sheet0.xml", "xl/worksheets/支出.xml", "data/s.xml"), absolute: fc.boolean(), strict: fc.boolean(),
  encoding: fc.constantFrom("utf8" as const, "utf8" as const, "utf8-mark" as const, "utf16le" as const, "utf16be" as const),
  extras: fc.subarray(EXTRAS), styled: fc.constantFrom("none" as const, "empty lists" as const, "lists" as const),
});

/** The name of the sheet. */
export const SHEET = "支出 表";

/** The bytes of a generated workbook. */
export function packageBytes(any: AnyPackage): Uint8Array<ArrayBuffer> {
  const main = any.strict ? "http://purl.oclc.org/ooxml/spreadsheetml/main" : "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  const relations = any.strict ? "http://purl.oclc.org/ooxml/officeDocument/relationships" : "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const types = "application/vnd.openxmlformats-officedocument.spreadsheetml";
  const folder = any.workbookPart.split("/")[0] ?? "";
  const strings: string[] = [];
  const sheet = sheetXml(any, main, strings);
  const target = (part: string): string => (any.absolute ? `/${part}` : part.startsWith(`${folder}/`) ? part.slice(folder.length + 1) : `../${part}`);
  const shared = `${folder}/sharedStrings.xml`;
  const parts: [string, string][] = [
    ["[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/${any.workbookPart}" ContentType="${types}.sheet.main+xml"/><Override PartName="/${any.sheetPart}" ContentType="${types}.worksheet+xml"/><Override PartName="/${shared}" ContentType="${types}.sharedStrings+xml"/>${any.styled === "none" ? "" : `<Override PartName="/${folder}/styles.xml" ContentType="${types}.styles+xml"/>`}</Types>`],
    ["_rels/.rels", relationsXml([["r1", `${relations}/officeDocument`, any.workbookPart]])],
    [any.workbookPart, spelled(any, `<#workbook xmlns${colon(any)}="${main}" xmlns:rel="${relations}"><#sheets><#sheet name="${SHEET}" sheetId="7" rel:id="r9"/></#sheets></#workbook>`)],
    [`${folder}/_rels/${any.workbookPart.split("/").pop() ?? ""}.rels`, relationsXml([["r9", `${relations}/worksheet`, target(any.sheetPart)], ["r8", `${relations}/sharedStrings`, target(shared)], ...(any.styled === "none" ? [] : [["r7", `${relations}/styles`, target(`${folder}/styles.xml`)] as const])])],
    [shared, `<sst xmlns="${main}">${strings.map((text) => `<si><t xml:space="preserve">${xml(text)}</t><rPh sb="0" eb="1"><t>よみ</t></rPh></si>`).join("")}</sst>`],
    [any.sheetPart, sheet],
  ];
  if (any.styled !== "none") parts.push([`${folder}/styles.xml`, stylesXml(any, main)]);
  return zipOf(parts.map(([name, text]) => [name, encoded(name === any.sheetPart || name === any.workbookPart ? any.encoding : "utf8", text)] as const));
}

function sheetXml(any: AnyPackage, main: string, strings: string[]): string {
  const rows = any.rows.map((cells, row) => {
    const body = cells.map((cell, column) => (cell ? cellXml(any, cell, any.addresses ? addressOf({ row, column }) : "", strings) : any.addresses ? "" : "<#c/>")).join(any.space);
    const number = any.addresses ? ` r="${row + 1}" spans="1:9"` : "";
    return body === "" ? `<#row${number}/>` : `<#row${number}>${body}</#row>`;
  });
  const mark = any.encoding.startsWith("utf16") ? '<?xml version="1.0" encoding="UTF-16"?>' : '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
  return spelled(any, `${mark}${any.space}<!-- <c r="A1"/> --><#worksheet xmlns${colon(any)}="${main}"><#dimension ref="A1"/><#sheetData>${any.space}${rows.join(any.space)}</#sheetData>${any.extras.map(extraXml).join("")}</#worksheet>`);
}

function cellXml(any: AnyPackage, { value, formula, inline, style }: AnyCell, address: string, strings: string[]): string {
  const tag = (type: string): string => `<#c${type}${style === 0 || any.styled !== "lists" ? "" : ` s="${style}"`}${address === "" ? "" : ` r="${address}"`}`;
  const f = formula === "" ? "" : `<#f>${xml(formula.slice(1))}</#f>`;
  if (value === null) return `${tag("")}/>`;
  if (typeof value === "number") return `${tag("")}>${f}<#v>${String(value)}</#v></#c>`;
  if (typeof value === "boolean") return `${tag(' t="b"')}>${f}<#v>${value ? 1 : 0}</#v></#c>`;
  if (/^#(N\/A|DIV\/0!)$/.test(value)) return `${tag(' t="e"')}>${f}<#v>${value}</#v></#c>`;
  if (formula !== "") return `${tag(' t="str"')}>${f}<#v>${xml(value)}</#v></#c>`;
  if (inline) return `${tag(' t="inlineStr"')}><#is><#r><#t xml:space="preserve">${xml(value.slice(0, 2))}</#t></#r><#r><#rPr><#b/></#rPr><#t xml:space="preserve">${xml(value.slice(2))}</#t></#r></#is></#c>`;
  strings.push(value);
  return `${tag(' t="s"')}><#v>${strings.length - 1}</#v></#c>`;
}

function extraXml(name: string): string {
  switch (name) {
    case "sheetProtection": return '<#protectedRanges><#protectedRange sqref="B2" name="可填"/></#protectedRanges>';
    case "mergeCells": return '<#mergeCells count="1"><#mergeCell ref="H1:I9"/></#mergeCells>';
    case "conditionalFormatting": return '<#conditionalFormatting sqref="A1:A9"><#cfRule type="duplicateValues" priority="3"/></#conditionalFormatting>';
    case "dataValidations": return '<#dataValidations count="1"><#dataValidation type="list" sqref="B1:B9"><#formula1>"甲,乙"</#formula1></#dataValidation></#dataValidations>';
    case "hyperlinks": return `<#hyperlinks><#hyperlink ref="A3" location="'支出 表'!A1" display="目录"/></#hyperlinks>`;
    case "pageMargins": return '<#pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/>';
    case "rowBreaks": return '<#rowBreaks count="1" manualBreakCount="1"><#brk id="5" max="16383" man="1"/></#rowBreaks>';
    case "ignoredErrors": return '<#ignoredErrors><#ignoredError sqref="A1:A9" numberStoredAsText="1"/></#ignoredErrors>';
    case "headerFooter": return "<#headerFooter><#oddFooter>&amp;P</#oddFooter></#headerFooter>";
    case "pageSetup": return '<#pageSetup paperSize="9"/>';
    default: return '<#extLst><#ext uri="{x}"><y:own xmlns:y="urn:y"><y:c r="A1"/></y:own></#ext></#extLst>';
  }
}

function stylesXml(any: AnyPackage, main: string): string {
  const lists = any.styled === "lists";
  return spelled({ ...any, prefix: any.prefix }, `<#styleSheet xmlns${colon(any)}="${main}"><#fonts count="1"><#font><#sz val="12"/><#name val="宋体"/></#font></#fonts><#fills count="1"><#fill><#patternFill patternType="none"/></#fill></#fills><#borders count="1"><#border/></#borders><#cellStyleXfs count="1"><#xf/></#cellStyleXfs>${lists ? '<#cellXfs count="2"><#xf numFmtId="0" fontId="0" fillId="0" borderId="0"/><#xf numFmtId="4" fontId="0" fillId="0" borderId="0"/></#cellXfs><#dxfs count="1"><#dxf><#font><#b/></#font></#dxf></#dxfs>' : '<#cellXfs count="1"><#xf numFmtId="0"/></#cellXfs><#dxfs count="0"/>'}</#styleSheet>`);
}

const colon = ({ prefix }: AnyPackage): string => (prefix === "" ? "" : `:${prefix.slice(0, -1)}`);

/** XML with "#" for the prefix, in the package's quotes. */
function spelled({ prefix, quote }: AnyPackage, text: string): string {
  const prefixed = text.replaceAll("<#", `<${prefix}`).replaceAll("</#", `</${prefix}`);
  return quote === '"' ? prefixed : prefixed.replace(/<[^!?][^<>]*>/g, (tag) => (tag.includes("'") ? tag : tag.replaceAll('"', "'")));
}

function relationsXml(relations: readonly (readonly [id: string, type: string, target: string])[]): string {
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relations.map(([id, type, target]) => `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`).join("")}</Relationships>`;
}

const xml = (text: string): string => text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_").replace(/[<>&"]/g, (ch) => `&#${ch.charCodeAt(0)};`);

function encoded(encoding: AnyPackage["encoding"], text: string): Uint8Array {
  if (encoding === "utf8") return new TextEncoder().encode(text);
  if (encoding === "utf8-mark") return new TextEncoder().encode(`\uFEFF${text}`);
  const marked = `\uFEFF${text}`;
  const bytes = new Uint8Array(marked.length * 2);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < marked.length; at += 1) view.setUint16(at * 2, marked.charCodeAt(at), encoding === "utf16le");
  return bytes;
}
