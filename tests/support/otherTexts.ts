import { altered } from "./packages";

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006";
const SHEET = "xl/worksheets/sheet1.xml";

/** What an office has put into a workbook besides its cells. */
export interface OtherParts {
  /** Inside of `headerFooter`. */
  readonly pages?: string;
  /** Inside of `definedNames`. */
  readonly names?: string;
  /** Inside of the plot area of a chart, before it the inside of its title. */
  readonly chart?: readonly [title: string, plot: string];
  /** Runs of a text box. */
  readonly box?: readonly string[];
  /** What is said of the text box to those who do not see it. */
  readonly alternative?: string;
  /** Inside of the data of a chart of the newer kind. */
  readonly newerChart?: string;
  readonly note?: string;
  /** Inside of the properties. */
  readonly properties?: string;
}

/** The first sheet of a workbook with what hangs on it, and a picture that nobody reads. */
export function withOtherParts(bytes: Uint8Array, { pages = "", names = "", chart = ["", ""], box = [], alternative = "", newerChart = "", note = "", properties = "" }: OtherParts): Uint8Array {
  const relation = (id: string, kind: string, target: string): string => `<Relationship Id="${id}" Type="${OFFICE}/relationships/${kind}" Target="${target}"/>`;
  const relations = (...all: readonly string[]): string => `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all.join("")}</Relationships>`;
  const parts: readonly (readonly [part: string, change: (xml: string) => string])[] = [
    [SHEET, (xml) => xml.replace("</worksheet>", `<headerFooter>${pages}</headerFooter><drawing xmlns:r="${OFFICE}/relationships" r:id="rIdD"/></worksheet>`)],
    ["xl/worksheets/_rels/sheet1.xml.rels", () => relations(relation("rIdD", "drawing", "../drawings/drawing1.xml"), relation("rIdC", "comments", "../comments1.xml"))],
    ["xl/drawings/_rels/drawing1.xml.rels", () => relations(relation("rId1", "chart", "../charts/chart1.xml"), relation("rId2", "image", "../media/image1.png"), '<Relationship Id="rId3" Type="http://schemas.microsoft.com/office/2014/relationships/chartEx" Target="../charts/chartEx1.xml"/>')],
    ["xl/drawings/drawing1.xml", () => `${HEAD}<xdr:wsDr xmlns:xdr="urn:d" xmlns:a="urn:a"><xdr:sp><xdr:nvSpPr><xdr:cNvPr id="2" name="2025" descr="${alternative}"/></xdr:nvSpPr><xdr:txBody><a:p>${box.map((text) => `<a:r><a:rPr b="1"/><a:t>${text}</a:t></a:r>`).join("")}</a:p></xdr:txBody></xdr:sp></xdr:wsDr>`],
    ["xl/charts/chart1.xml", () => `${HEAD}<c:chartSpace xmlns:c="urn:c" xmlns:a="urn:a"><c:chart><c:title>${chart[0]}</c:title><c:plotArea>${chart[1]}</c:plotArea></c:chart></c:chartSpace>`],
    ["xl/charts/chartEx1.xml", () => `${HEAD}<cx:chartSpace xmlns:cx="urn:cx"><cx:chartData><cx:data id="0">${newerChart}</cx:data></cx:chartData></cx:chartSpace>`],
    ["xl/media/image1.png", () => "2025年"],
    ["xl/comments1.xml", () => `${HEAD}<comments xmlns="urn:m"><authors><author>某</author></authors><commentList><comment ref="A1" authorId="0"><text><r><t>${note}</t></r></text></comment></commentList></comments>`],
    ["docProps/core.xml", () => `${HEAD}<cp:coreProperties xmlns:cp="urn:p" xmlns:dc="urn:dc" xmlns:dcterms="urn:t">${properties}</cp:coreProperties>`],
    ["_rels/.rels", (xml) => xml.replace("</Relationships>", `<Relationship Id="rIdP" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`)],
    ["[Content_Types].xml", (xml) => xml.replace("</Types>", `<Default Extension="png" ContentType="image/png"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/><Override PartName="/xl/comments1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"/></Types>`)],
    ["xl/workbook.xml", (xml) => xml.replace("</sheets>", `</sheets><definedNames>${names}</definedNames>`)],
  ];
  return parts.reduce((file: Uint8Array, [part, change]) => altered(file, part, change), bytes);
}

/** Points of a chart, of numbers or of words. */
export const points = (...values: readonly (string | number)[]): string => `<c:ptCount val="${values.length}"/>${values.map((value, index) => `<c:pt idx="${index}"><c:v>${value}</c:v></c:pt>`).join("")}`;
