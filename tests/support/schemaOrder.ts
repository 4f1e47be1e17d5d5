/** Whether a written package keeps what the format's schemas demand of the parts that we write. */
import { lettersOf } from "../../src/hosts/package/encoding";
import { OfficePackage, contentTypeOf } from "../../src/hosts/package/parts";
import { parseXml, type XmlElement } from "../../src/hosts/package/xml";

/** Children in the order of ECMA-376's schemas (sml.xsd, opc-contentTypes.xsd); none may stand before one that is listed earlier. */
const ORDERS: Readonly<Record<string, readonly string[]>> = {
  worksheet: "sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection protectedRanges scenarios autoFilter sortState dataConsolidate customSheetViews mergeCells phoneticPr conditionalFormatting dataValidations hyperlinks printOptions pageMargins pageSetup headerFooter rowBreaks colBreaks customProperties cellWatches ignoredErrors smartTags drawing legacyDrawing legacyDrawingHF drawingHF picture oleObjects controls webPublishItems tableParts extLst".split(" "),
  workbook: "fileVersion fileSharing workbookPr workbookProtection bookViews sheets functionGroups externalReferences definedNames calcPr oleSize customWorkbookViews pivotCaches smartTagPr smartTagTypes webPublishing fileRecoveryPr webPublishObjects extLst".split(" "),
  styleSheet: "numFmts fonts fills borders cellStyleXfs cellXfs cellStyles dxfs tableStyles colors extLst".split(" "),
  c: ["f", "v", "is", "extLst"], xf: ["alignment", "protection", "extLst"], dxf: ["font", "numFmt", "fill", "alignment", "border", "protection", "extLst"],
  border: ["start", "end", "left", "right", "top", "bottom", "diagonal", "vertical", "horizontal"], cfRule: ["formula", "colorScale", "dataBar", "iconSet", "extLst"],
  comments: ["authors", "commentList", "extLst"], comment: ["text", "commentPr"], sheetPr: ["tabColor", "outlinePr", "pageSetUpPr"],
};
/** Lists that say how many they hold, and that must not be empty. */
const COUNTED = ["fonts", "fills", "borders", "cellXfs", "numFmts", "dxfs", "mergeCells"];
const NEVER_EMPTY = new Set(["conditionalFormatting", "mergeCells", "numFmts", "definedNames", "fonts", "fills", "borders", "cellXfs"]);

/** What is wrong with a package, a line each; empty for one that a strict program opens without repairing. */
export function schemaFaults(bytes: Uint8Array): string[] {
  const office = new OfficePackage(bytes, "written", 1e9);
  const faults: string[] = [];
  const parts = office.names.filter((name) => /\.(?:xml|rels|vml)$/i.test(name));
  for (const name of parts) {
    const letters = lettersOf(office.letters(name)?.utf8 ?? new Uint8Array());
    const text = new TextDecoder("utf-8", { fatal: true }).decode(letters.utf8);
    if (name.endsWith(".vml")) continue;
    walk(parseXml(text, name), (element) => faults.push(...faultsOf(element).map((fault) => `${name}: ${fault}`)));
  }
  for (const name of office.names) {
    if (!name.includes("[") && contentTypeOf(office, name) === undefined) faults.push(`${name}: no content type`);
    if (name.endsWith(".rels")) continue;
    const ids = office.relationships(name).map(({ id }) => id);
    if (new Set(ids).size < ids.length) faults.push(`${name}: two relations of one id`);
    for (const { part, id } of office.relationships(name)) if (part !== null && office.find(part) === undefined) faults.push(`${name}: ${id} leads to ${part}, which is not there`);
  }
  return faults;
}

function walk(element: XmlElement, told: (element: XmlElement) => void): void {
  told(element);
  element.children.forEach((child) => walk(child, told));
}

function faultsOf(element: XmlElement): string[] {
  const faults: string[] = [];
  const order = ORDERS[element.name];
  let last = -1;
  for (const { name } of order ? element.children : []) {
    const place = order?.indexOf(name) ?? -1;
    if (place >= 0 && place < last) faults.push(`<${name}> stands too late in <${element.name}>`);
    last = Math.max(last, place);
  }
  const count = element.attributes.get("count");
  if (COUNTED.includes(element.name) && count !== undefined && Number(count) !== element.children.length) faults.push(`<${element.name} count="${count}"> holds ${element.children.length}`);
  if (NEVER_EMPTY.has(element.name) && element.children.length === 0) faults.push(`<${element.name}> is empty`);
  if (element.name === "row" || element.name === "sheetData") faults.push(...addressFaults(element));
  return faults;
}

/** Rows and cells with addresses stand in their order, each once. */
function addressFaults({ name, children }: XmlElement): string[] {
  const places = children.map(({ attributes }) => attributes.get("r")).filter((r) => r !== undefined)
    .map((r) => (name === "row" ? [...r.replace(/\d+$/, "")].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) : Number(r)));
  return places.some((place, index) => index > 0 && place <= (places[index - 1] ?? 0)) ? [`the children of <${name}> are out of order`] : [];
}
