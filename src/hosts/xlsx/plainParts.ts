/** The parts of a workbook that has nothing in it yet. */

export const XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
export const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
export const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const STRICT_RELATIONS = "http://purl.oclc.org/ooxml/officeDocument/relationships";
const TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/** Content types of parts. */
export const TYPE = {
  workbook: `${TYPES}.sheet.main+xml`, withMacros: "application/vnd.ms-excel.sheet.macroEnabled.main+xml", sheet: `${TYPES}.worksheet+xml`, styles: `${TYPES}.styles+xml`, comments: `${TYPES}.comments+xml`,
  drawing: "application/vnd.openxmlformats-officedocument.vmlDrawing",
} as const;

/** The namespaces of relations and their types, in the spelling of a file that is strict or not. */
export function relationsOf(strict: boolean): string {
  return strict ? STRICT_RELATIONS : RELATIONS;
}

/** Whether a part's root says that the file is of the strict kind. */
export function isStrict(namespaces: Iterable<string>): boolean {
  return [...namespaces].some((namespace) => namespace.startsWith("http://purl.oclc.org/ooxml/"));
}

/** Styles of a new workbook: Calibri 11, whose digits are 7 pixels wide, which the widths of our columns reckon with. */
export const PLAIN_STYLES = `${XML_HEAD}<styleSheet xmlns="${MAIN}"><fonts count="1"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts>`
  + '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>'
  + "<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>"
  + '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
  + '<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs>'
  + '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>';

const RELATION = (id: string, kind: string, target: string): string => `<Relationship Id="${id}" Type="${RELATIONS}/${kind}" Target="${target}"/>`;
const RELATIONS_PART = (relations: string): string =>
  `${XML_HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relations}</Relationships>`;

/** A workbook without sheets, which is no workbook yet: the format demands one. */
export const NEW_WORKBOOK: readonly (readonly [name: string, content: string])[] = [
  ["[Content_Types].xml", `${XML_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE.workbook}"/><Override PartName="/xl/styles.xml" ContentType="${TYPE.styles}"/></Types>`],
  ["_rels/.rels", RELATIONS_PART(RELATION("rId1", "officeDocument", "xl/workbook.xml"))],
  ["xl/workbook.xml", `${XML_HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><bookViews><workbookView xWindow="0" yWindow="0" windowWidth="24000" windowHeight="14000"/></bookViews><sheets></sheets></workbook>`],
  ["xl/_rels/workbook.xml.rels", RELATIONS_PART(RELATION("rId1", "styles", "styles.xml"))],
  ["xl/styles.xml", PLAIN_STYLES],
];
