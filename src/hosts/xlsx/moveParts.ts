import type { OfficePackage, PackageChanges } from "../package/parts";
import { Splices } from "../package/splice";
import { encodeXml, isTrue, prefixedAttribute, type XmlElement } from "../package/xml";
import { moveBoxes } from "./notes";
import type { Moves } from "./moves";

/** Elements whose text is a formula. */
const FORMULAS = new Set(["f", "nf", "formula", "formula1", "formula2", "calculatedColumnFormula", "totalsRowFormula"]);
/** Attributes that hold areas of the sheet. */
const AREAS = ["ref", "sqref", "sourceRef", "topLeftCell", "activeCell"] as const;
/** Elements that mean nothing without their area; the others keep the area that they had. */
const GO_WITH_AREA = new Set([
  "mergeCell", "hyperlink", "conditionalFormatting", "dataValidation", "protectedRange", "ignoredError", "cellWatch", "sortCondition", "comment", "threadedComment", "inputCells", "cellSmartTags",
]);
/** Elements that name their one cell by the attribute "r". */
const ONE_CELL = new Set(["cellWatch", "inputCells", "singleXmlCell", "cellSmartTags"]);
/** Elements that say an area of a sheet which they name: where a pivot table or a consolidation takes its figures from. */
const SOURCES = new Set(["worksheetSource", "rangeSet", "dataRef"]);
/** Attributes that hold a formula: where a link leads, what a box or a picture of cells shows, what a control is tied to. */
const FORMULA_ATTRIBUTES = ["location", "textlink", "cellRange", "fmlaLink", "fmlaRange", "fmlaTxbx", "fmlaGroup", "linkedCell", "listFillRange"] as const;
/** Kinds of parts, hanging on a sheet, that refer to cells. */
const FOLLOWED = new Set([
  "table", "drawing", "chart", "chartEx", "chartUserShapes", "threadedComment", "pivotTable", "ctrlProp", "tableSingleCells", "namedSheetView",
]);

/**
 * Lets everything in a part follow rows and sheets that moved: areas, formulas, breaks of pages, anchors of drawings.
 *
 * @param sheet the sheet in the file whose areas the part means; "" for none
 * @param gone elements that are taken out already
 */
export function moveElements(root: XmlElement, splices: Splices, moves: Moves, sheet: string, gone: ReadonlySet<XmlElement>): void {
  for (const element of root.children) {
    if (gone.has(element) || element.name === "sheetData") continue;
    if (moveElement(element, root, splices, moves, sheet)) moveElements(element, splices, moves, sheet, gone);
  }
}

/** Whether the element is still there. */
function moveElement(element: XmlElement, parent: XmlElement, splices: Splices, moves: Moves, sheet: string): boolean {
  if (sheet !== "" && !moveAreas(element, splices, moves, sheet)) return false;
  moveFormulas(element, splices, moves, sheet);
  if (SOURCES.has(element.name)) moveSource(element, splices, moves);
  if (sheet === "") return true;
  switch (element.name) {
    case "col": return parent.name !== "cols" || moveColumnRun(element, splices, moves, sheet);
    case "sqref": moveAreaText(element, splices, moves, sheet); break;
    case "brk": moveBreak(element, parent, splices, moves, sheet); break;
    case "from":
    case "to": moveAnchor(element, parent, splices, moves, sheet); break;
  }
  return true;
}

/** Areas that attributes name; false where the element went with its area. */
function moveAreas(element: XmlElement, splices: Splices, moves: Moves, sheet: string): boolean {
  for (const name of ONE_CELL.has(element.name) ? ["r"] : SOURCES.has(element.name) ? [] : AREAS) {
    const refs = element.attributes.get(name);
    if (refs === undefined) continue;
    const moved = moves.areas(sheet, refs);
    if (moved === "" && GO_WITH_AREA.has(element.name)) {
      splices.remove(element);
      return false;
    }
    if (moved !== "" && moved !== refs) splices.attribute(element, name, moved);
  }
  return true;
}

/** Formulas that stand in attributes or are the text of the element. */
function moveFormulas(element: XmlElement, splices: Splices, moves: Moves, sheet: string): void {
  const names = element.name === "cfvo" && element.attributes.get("type") === "formula" ? [...FORMULA_ATTRIBUTES, "val"] : FORMULA_ATTRIBUTES;
  for (const name of names) {
    const formula = element.attributes.get(name);
    if (formula === undefined || (name === "location" && leadsOutside(element, formula))) continue;
    const inside = formula.startsWith("#") ? 1 : 0;
    const moved = moves.formula(formula.slice(inside), sheet);
    if (moved !== formula.slice(inside)) splices.attribute(element, name, formula.slice(0, inside) + moved);
  }
  // Beside its cells' formula a chart repeats it as "sqref"; in a sheet that is a list of areas.
  const isFormula = FORMULAS.has(element.name) || (sheet === "" && element.name === "sqref");
  if (!isFormula || element.children.length > 0 || element.text === "") return;
  const moved = moves.formula(element.text, sheet);
  if (moved !== element.text) setText(element, splices, moved);
}

/** Whether a link leads to a place in another file or on a page: what it names is none of this workbook's cells. */
function leadsOutside(link: XmlElement, place: string): boolean {
  return prefixedAttribute(link, "id") !== undefined && !place.startsWith("#");
}

function setText(element: XmlElement, splices: Splices, text: string): void {
  splices.replace(element.openEnd, element.closeStart, encodeXml(text));
}

function moveAreaText(element: XmlElement, splices: Splices, moves: Moves, sheet: string): void {
  if (element.children.length > 0) return;
  const moved = moves.areas(sheet, element.text);
  if (moved !== "" && moved !== element.text) setText(element, splices, moved);
}

function moveBreak(element: XmlElement, parent: XmlElement, splices: Splices, moves: Moves, sheet: string): void {
  const place = Number(element.attributes.get("id"));
  const moved = moves.place(sheet, parent.name === "colBreaks" ? "column" : "row", place);
  if (moved !== null && moved !== place) splices.attribute(element, "id", String(moved));
}

function moveSource(element: XmlElement, splices: Splices, moves: Moves): void {
  const [sheet, ref] = [element.attributes.get("sheet"), element.attributes.get("ref")];
  if (sheet === undefined || ref === undefined) return;
  const moved = moves.areas(sheet, ref);
  if (moved !== "" && moved !== ref) splices.attribute(element, "ref", moved);
  const named = /^'((?:[^']|'')*)'!/.exec(moves.formula(`'${sheet.replaceAll("'", "''")}'!A1`, ""))?.[1]?.replaceAll("''", "'");
  if (named !== undefined && named !== sheet) splices.attribute(element, "sheet", named);
}

/** One corner of a drawing. One that keeps its size goes as far as its first corner, one that stays where it is not at all. */
function moveAnchor(element: XmlElement, anchor: XmlElement, splices: Splices, moves: Moves, sheet: string): void {
  const holding = holdingOf(anchor);
  if (holding === "absolute") return;
  const leads = holding === "oneCell" ? (anchor.children.find(({ name }) => name === "from") ?? element) : element;
  for (const [name, axis] of [["row", "row"], ["col", "column"]] as const) {
    const place = element.children.find((child) => child.name === name);
    const lead = Number(leads.children.find((child) => child.name === name)?.text);
    const moved = place ? moves.place(sheet, axis, lead) : null;
    if (place && moved !== null && moved !== lead) splices.replace(place.openEnd, place.closeStart, String(Number(place.text) + moved - lead));
  }
}

/** How a drawing holds to the cells under it; controls say so in words of their own. */
function holdingOf({ name, attributes }: XmlElement): "twoCell" | "oneCell" | "absolute" {
  if (name === "anchor") return isTrue(attributes.get("sizeWithCells")) ? "twoCell" : isTrue(attributes.get("moveWithCells")) ? "oneCell" : "absolute";
  const said = attributes.get("editAs");
  return said === "oneCell" || said === "absolute" ? said : "twoCell";
}

/** What a sheet says of its columns follows them. */
function moveColumnRun(element: XmlElement, splices: Splices, moves: Moves, sheet: string): boolean {
  const [first, last] = [Number(element.attributes.get("min")) - 1, Number(element.attributes.get("max")) - 1];
  const moved = moves.span(sheet, "column", first, last);
  if (!moved) {
    splices.remove(element);
    return false;
  }
  if (moved[0] !== first) splices.attribute(element, "min", String(moved[0] + 1));
  if (moved[1] !== last) splices.attribute(element, "max", String(moved[1] + 1));
  return true;
}

/** Lets the parts that hang on a sheet follow, and those that hang on them; notes are written with the marks. */
export function moveHangingParts(office: OfficePackage, changes: PackageChanges, moves: Moves, part: string, sheet: string, seen: Set<string>): void {
  for (const { kind, part: target } of office.relationships(part)) {
    const name = target === null ? undefined : office.find(target);
    if (name === undefined || seen.has(name) || !FOLLOWED.has(kind)) continue;
    seen.add(name);
    moveTree(office, changes, moves, name, kind === "chart" || kind === "chartEx" ? "" : sheet);
    moveLinks(office, changes, moves, name, sheet);
    moveHangingParts(office, changes, moves, name, sheet, seen);
  }
}

/** Links into this workbook that a part keeps among its relations ("#表!A1"), as pictures do. */
export function moveLinks(office: OfficePackage, changes: PackageChanges, moves: Moves, part: string, sheet: string): void {
  for (const { id, part: target, element } of office.relationships(part)) {
    const said = element.attributes.get("Target") ?? "";
    if (target !== null || !said.startsWith("#")) continue;
    const [place, escaped] = unescaped(said.slice(1));
    const moved = moves.formula(place, sheet);
    if (moved !== place) changes.retarget(part, id, `#${escaped ? encodeURI(moved) : moved}`);
  }
}

function unescaped(text: string): [text: string, escaped: boolean] {
  try {
    const plain = decodeURI(text);
    return [plain, plain !== text];
  } catch {
    return [text, false];
  }
}

/** Lets one part follow. */
export function moveTree(office: OfficePackage, changes: PackageChanges, moves: Moves, name: string, sheet: string): void {
  const tree = office.tree(name);
  if (!tree) return;
  const splices = new Splices(tree.part.text);
  const own = tree.root.attributes.get("ref");
  if (own !== undefined && sheet !== "") {
    const moved = moves.areas(sheet, own);
    if (moved !== "" && moved !== own) splices.attribute(tree.root, "ref", moved);
  }
  moveFormulas(tree.root, splices, moves, sheet);
  moveElements(tree.root, splices, moves, sheet, new Set());
  if (!splices.empty) changes.write(name, tree.part.bytes(splices.applied()));
}

/** Boxes of notes and controls after rows of their sheet moved. */
export function movedBoxes(drawing: string, moves: Moves, sheet: string): string {
  return moves.none ? drawing : moveBoxes(drawing, (axis, at) => moves.place(sheet, axis, at), (formula) => moves.formula(formula, sheet));
}
