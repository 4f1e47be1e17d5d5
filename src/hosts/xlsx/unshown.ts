import type { OfficePackage } from "../package/parts";
import { child, childrenOf, type XmlElement } from "../package/xml";
import { marksOf } from "./sheetPart";

/** What a file holds that a plain grid of cells does not show. All of it stays in the file. */
export type Unshown =
  | "charts" | "pictures" | "shapes" | "pivotTables" | "slicers" | "controls" | "embeddedObjects" | "chartSheets" | "notes" | "threadedComments"
  | "conditionalFormats" | "validations" | "links" | "filters" | "tables" | "sparklines" | "externalLinks" | "connections";

/** What saving cannot keep: macros, which a plain workbook may not have, and a signature, which no changed file has. */
export type Loss = "macros" | "signature";

const BY_PART: readonly (readonly [RegExp, Unshown])[] = [
  [/\/charts\//i, "charts"], [/\/media\/|\/cellimages\.xml$/i, "pictures"], [/\/diagrams\//i, "shapes"], [/\/pivotTables\//i, "pivotTables"],
  [/\/(?:slicers|timelines)\//i, "slicers"], [/\/(?:ctrlProps|activeX)\//i, "controls"], [/\/embeddings\//i, "embeddedObjects"],
  [/\/chartsheets\//i, "chartSheets"], [/\/threadedComments\//i, "threadedComments"], [/\/externalLinks\//i, "externalLinks"],
  [/\/connections\.xml$|\/queryTables\//i, "connections"], [/\/tables\//i, "tables"],
];

/** What can be told of a file from the names of its parts. */
export function unshownParts(office: OfficePackage): Unshown[] {
  return BY_PART.flatMap(([pattern, kind]) => (office.names.some((name) => pattern.test(`/${name}`)) ? [kind] : []));
}

/** Whether a rule only offers words of its own, as our lists do, and takes whatever else is typed: nobody misses it where it is not drawn. */
function proposes({ attributes, children }: XmlElement): boolean {
  const words = children.find(({ name }) => name === "formula1")?.text ?? "";
  return attributes.get("type") === "list" && !/^(?:1|true)$/.test(attributes.get("showErrorMessage") ?? "") && words.trim().startsWith('"');
}

/** What a sheet holds that a grid does not show. */
export function unshownOfSheet(root: XmlElement, hasNotes: boolean): Unshown[] {
  const ours = new Set(marksOf(root, "").rules.map(({ rule }) => rule));
  const formats = childrenOf(root, "conditionalFormatting").some(({ children }) => children.some((rule) => rule.name === "cfRule" && !ours.has(rule)));
  const extensions = JSON.stringify((child(root, "extLst")?.children ?? []).flatMap(({ children }) => children.map(({ name }) => name)));
  const found: readonly (readonly [boolean, Unshown])[] = [
    [formats || extensions.includes('"conditionalFormattings"'), "conditionalFormats"], [(child(root, "dataValidations")?.children ?? []).some((rule) => !proposes(rule)) || extensions.includes('"dataValidations"'), "validations"],
    [child(root, "hyperlinks") !== undefined, "links"], [child(root, "autoFilter") !== undefined, "filters"], [extensions.includes('"sparklineGroups"'), "sparklines"], [hasNotes, "notes"],
  ];
  return found.flatMap(([is, kind]) => (is ? [kind] : []));
}

/** What saving a file would lose. */
export function lossesOf(office: OfficePackage): Loss[] {
  const named = (pattern: RegExp): boolean => office.names.some((name) => pattern.test(name));
  return [...(named(/(?:^|\/)vbaProject[^/]*\.bin$/i) ? ["macros" as const] : []), ...(named(/^_xmlsignatures\//i) ? ["signature" as const] : [])];
}
