import type { PackageChanges } from "../package/parts";
import { Splices } from "../package/splice";
import { child, childrenOf, encodeAttribute, encodeXml, type XmlElement } from "../package/xml";
import type { FileBook, FileSheet } from "./readBook";
import { insertInOrder, WORKBOOK_ORDER } from "./order";
import { isStrict, relationsOf } from "./plainParts";
import type { ListedSheet, WorkbookPart } from "./workbookPart";

/** A sheet in the order in which the file will list it: one that it lists already, or a new one with its relation. */
type Placed = { readonly listed: ListedSheet; readonly sheet: FileSheet | null } | { readonly listed: null; readonly sheet: FileSheet; readonly relation: string };

/** Lists the sheets and names of a book in its workbook part, and asks for calculation at opening where it is needed. */
export function writeWorkbookPart(workbook: WorkbookPart, book: FileBook, relations: ReadonlyMap<FileSheet, string>, changes: PackageChanges, recalculate: boolean): void {
  const splices = new Splices(workbook.part.text);
  const placed = placedSheets(workbook, book, relations);
  writeSheets(workbook, placed, splices);
  writeNames(workbook, book, placed, splices);
  writeViews(workbook, placed, splices);
  if (recalculate) askForCalculation(workbook, splices);
  if (!splices.empty) changes.write(workbook.name, workbook.part.bytes(splices.applied()));
}

function placedSheets(workbook: WorkbookPart, book: FileBook, relations: ReadonlyMap<FileSheet, string>): Placed[] {
  const byPart = new Map(book.sheets.flatMap((sheet) => (sheet.extra.part === null ? [] : [[sheet.extra.part, sheet] as const])));
  const placed: Placed[] = workbook.sheets.flatMap((listed): Placed[] => {
    if (listed.part === null) return [{ listed, sheet: null }];
    const sheet = byPart.get(listed.part);
    return sheet ? [{ listed, sheet }] : [];
  });
  let after = 0;
  for (const sheet of book.sheets) {
    if (sheet.extra.part !== null) {
      after = placed.findIndex((entry) => entry.sheet === sheet) + 1;
    } else {
      placed.splice(after, 0, { listed: null, sheet, relation: relations.get(sheet) ?? "" });
      after += 1;
    }
  }
  return placed;
}

function writeSheets({ root, sheets }: WorkbookPart, placed: readonly Placed[], splices: Splices): void {
  const list = child(root, "sheets");
  if (!list) return;
  const kept = new Set(placed.map(({ listed }) => listed));
  for (const listed of sheets) if (!kept.has(listed)) splices.remove(listed.element);
  let number = sheets.reduce((most, { element }) => Math.max(most, Number(element.attributes.get("sheetId")) || 0), 0);
  const p = root.prefix;
  const relations = relationsOf(isStrict(root.attributes.values()));
  const prefix = [...root.attributes].find(([name, value]) => name.startsWith("xmlns:") && value === relations)?.[0].slice("xmlns:".length);
  let at = list.openEnd;
  for (const entry of placed) {
    if (entry.listed) {
      if (entry.sheet && entry.sheet.name !== entry.listed.name) splices.attribute(entry.listed.element, "name", entry.sheet.name);
      at = entry.listed.element.end;
      continue;
    }
    number += 1;
    const relation = prefix === undefined ? `xmlns:r="${relations}" r:id="${entry.relation}"` : `${prefix}:id="${entry.relation}"`;
    const piece = `<${p}sheet name="${encodeAttribute(entry.sheet.name)}" sheetId="${number}" ${relation}/>`;
    if (list.openEnd === list.end) splices.append(list, piece);
    else splices.insert(at, piece);
  }
}

function writeNames({ root, names, nameElements }: WorkbookPart, book: FileBook, placed: readonly Placed[], splices: Splices): void {
  const position = (scope: string): number => placed.findIndex(({ listed, sheet }) => (sheet?.name ?? listed?.name) === scope);
  const byOrigin = new Map(book.names.flatMap((name) => (name.origin === undefined ? [] : [[name.origin, name] as const])));
  const gone: XmlElement[] = [];
  for (const [origin, element] of nameElements.entries()) {
    const now = byOrigin.get(origin);
    if (!now || (now.scope !== null && position(now.scope) < 0)) {
      gone.push(element);
      continue;
    }
    if (now.formula !== names[origin]?.formula) splices.replace(element.openEnd, element.closeStart, encodeXml(now.formula));
    if (now.scope !== null && element.attributes.get("localSheetId") !== String(position(now.scope))) splices.attribute(element, "localSheetId", String(position(now.scope)));
  }
  const list = child(root, "definedNames");
  const p = root.prefix;
  const added = book.names.filter(({ origin, scope }) => origin === undefined && (scope === null || position(scope) >= 0)).map(({ name, formula, scope, hidden }) =>
    `<${p}definedName name="${encodeAttribute(name)}"${scope === null ? "" : ` localSheetId="${position(scope)}"`}${hidden ? ' hidden="1"' : ""}>${encodeXml(formula)}</${p}definedName>`).join("");
  if (!list) {
    if (added !== "") insertInOrder(splices, root, WORKBOOK_ORDER, "definedNames", `<${p}definedNames>${added}</${p}definedNames>`);
  } else if (added === "" && gone.length > 0 && gone.length === list.children.length) {
    splices.remove(list);
  } else {
    for (const element of gone) splices.remove(element);
    if (added !== "") splices.append(list, added);
  }
}

/** The sheet in front stays in front; where it went, the first that can be seen. */
function writeViews({ root, sheets }: WorkbookPart, placed: readonly Placed[], splices: Splices): void {
  for (const view of childrenOf(child(root, "bookViews"), "workbookView")) {
    for (const name of ["activeTab", "firstSheet"]) {
      const before = Number(view.attributes.get(name) ?? 0);
      const listed = sheets[before];
      const found = listed ? placed.findIndex((entry) => entry.listed === listed) : 0;
      const now = found >= 0 ? found : Math.max(0, placed.findIndex((entry) => (entry.listed ?? entry.sheet).visibility === "visible"));
      if (now !== before && sheets.length > 0) splices.attribute(view, name, String(now));
    }
  }
}

function askForCalculation({ root }: WorkbookPart, splices: Splices): void {
  const settings = child(root, "calcPr");
  if (settings) splices.attribute(settings, "fullCalcOnLoad", "1");
  else insertInOrder(splices, root, WORKBOOK_ORDER, "calcPr", `<${root.prefix}calcPr fullCalcOnLoad="1"/>`);
}
