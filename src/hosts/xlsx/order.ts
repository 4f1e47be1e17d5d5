import type { Splices } from "../package/splice";
import type { XmlElement } from "../package/xml";

/** The order in which the format's schema demands the children of an element; a file out of order is repaired by Excel. */
export const SHEET_ORDER = [
  "sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetCalcPr", "sheetProtection", "protectedRanges", "scenarios", "autoFilter",
  "sortState", "dataConsolidate", "customSheetViews", "mergeCells", "phoneticPr", "conditionalFormatting", "dataValidations", "hyperlinks", "printOptions",
  "pageMargins", "pageSetup", "headerFooter", "rowBreaks", "colBreaks", "customProperties", "cellWatches", "ignoredErrors", "smartTags", "drawing",
  "legacyDrawing", "legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts", "extLst",
] as const;

export const WORKBOOK_ORDER = [
  "fileVersion", "fileSharing", "workbookPr", "workbookProtection", "bookViews", "sheets", "functionGroups", "externalReferences", "definedNames", "calcPr",
  "oleSize", "customWorkbookViews", "pivotCaches", "smartTagPr", "smartTagTypes", "webPublishing", "fileRecoveryPr", "webPublishObjects", "extLst",
] as const;

export const STYLE_ORDER = ["numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs", "tableStyles", "colors", "extLst"] as const;

/** Where in the order an element stands. Two versions of one thing stand where the first one says. */
export function placeInOrder(element: XmlElement, order: readonly string[]): number {
  if (element.name !== "AlternateContent") return order.indexOf(element.name);
  const inner = element.children.flatMap(({ children }) => children).find(({ name }) => order.includes(name));
  return inner ? order.indexOf(inner.name) : -1;
}

/** Puts a piece where an element of that name belongs: after the last that may stand before it. */
export function insertInOrder(splices: Splices, parent: XmlElement, order: readonly string[], name: string, piece: string): void {
  const place = order.indexOf(name);
  const next = parent.children.find((element) => placeInOrder(element, order) > place);
  if (!next) {
    splices.append(parent, piece);
    return;
  }
  // White space before the next element stays with it.
  const before = parent.children[parent.children.indexOf(next) - 1];
  splices.insert(before ? before.end : parent.openEnd, piece);
}
