import type { OfficePackage } from "../package/parts";
import { child, childrenOf, type XmlElement } from "../package/xml";
import { marksOf } from "./sheetPart";

/** What a file holds that a plain grid of cells does not show. All of it stays in the file. */
export type Unshown =
  | "charts" | "pictures" | "shapes" | "pivotTables" | "slicers" | "controls" | "embeddedObjects" | "chartSheets" | "notes" | "threadedComments"
  | "conditionalFormats" | "validations" | "links" | "filters" | "tables" | "sparklines" | "externalLinks" | "connections" | "outlines" | "scenarios" | "dataTables";

/** What saving cannot keep: macros, which a plain workbook may not have, and a signature, which no changed file has. */
export type Loss = "macros" | "signature";

const BY_PART: readonly (readonly [RegExp, Unshown])[] = [
  [/\/charts\//i, "charts"], [/\/media\/|\/cellimages\.xml$/i, "pictures"], [/\/diagrams\//i, "shapes"], [/\/pivotTables\//i, "pivotTables"],
  [/\/(?:slicers|timelines)\//i, "slicers"], [/\/(?:ctrlProps|activeX)\//i, "controls"], [/\/embeddings\//i, "embeddedObjects"],
  [/\/chartsheets\//i, "chartSheets"], [/\/threadedComments\//i, "threadedComments"], [/\/externalLinks\//i, "externalLinks"],
  [/\/connections\.xml$|\/queryTables\//i, "connections"], [/\/tables\//i, "tables"],
];

/** What drawings hold besides charts and pictures, by the parts in which it stands: text boxes and lines, and controls of the old kind. */
const IN_DRAWINGS: readonly (readonly [part: RegExp, inside: RegExp, kind: Unshown])[] = [
  [/\/drawings\/[^/]*\.xml$/i, /<(?:[\w.-]+:)?(?:sp|cxnSp|grpSp)[\s>]/, "shapes"], [/\.vml$/i, /\bObjectType="(?!Note")/, "controls"],
];

/** What can be told of a file from the names of its parts, and from its drawings. */
export function unshownParts(office: OfficePackage): Unshown[] {
  const drawn = IN_DRAWINGS.flatMap(([part, inside, kind]) => (office.names.some((name) => part.test(`/${name}`) && inside.test(new TextDecoder().decode(office.letters(name)?.utf8))) ? [kind] : []));
  return [...BY_PART.flatMap(([pattern, kind]) => (office.names.some((name) => pattern.test(`/${name}`)) ? [kind] : [])), ...drawn];
}

/** Whether a rule only offers words of its own, as our lists do, and takes whatever else is typed: nobody misses it where it is not drawn. */
function proposes({ attributes, children }: XmlElement): boolean {
  const words = children.find(({ name }) => name === "formula1")?.text ?? "";
  return attributes.get("type") === "list" && !/^(?:1|true)$/.test(attributes.get("showErrorMessage") ?? "") && words.trim().startsWith('"');
}

/**
 * What a sheet holds that a grid does not show.
 *
 * @param hasTables whether tables of results (模拟运算表) stand among its cells
 */
export function unshownOfSheet(root: XmlElement, hasNotes: boolean, hasTables: boolean): Unshown[] {
  const ours = new Set(marksOf(root, "").rules.map(({ rule }) => rule));
  const formats = childrenOf(root, "conditionalFormatting").some(({ children }) => children.some((rule) => rule.name === "cfRule" && !ours.has(rule)));
  const extensions = JSON.stringify((child(root, "extLst")?.children ?? []).flatMap(({ children }) => children.map(({ name }) => name)));
  const found: readonly (readonly [boolean, Unshown])[] = [
    [formats || extensions.includes('"conditionalFormattings"'), "conditionalFormats"], [(child(root, "dataValidations")?.children ?? []).some((rule) => !proposes(rule)) || extensions.includes('"dataValidations"'), "validations"],
    [child(root, "hyperlinks") !== undefined, "links"], [child(root, "autoFilter") !== undefined, "filters"], [extensions.includes('"sparklineGroups"'), "sparklines"], [hasNotes, "notes"],
    [isGrouped(root), "outlines"], [child(root, "scenarios") !== undefined, "scenarios"], [hasTables, "dataTables"],
  ];
  return found.flatMap(([is, kind]) => (is ? [kind] : []));
}

/** Whether rows or columns are grouped, so that a click folds them. */
function isGrouped(root: XmlElement): boolean {
  const { attributes } = child(root, "sheetFormatPr") ?? { attributes: new Map<string, string>() };
  return ["outlineLevelRow", "outlineLevelCol"].some((name) => Number(attributes.get(name) ?? 0) > 0);
}

/** What saving a file would lose. */
export function lossesOf(office: OfficePackage): Loss[] {
  const named = (pattern: RegExp): boolean => office.names.some((name) => pattern.test(name));
  return [...(named(/(?:^|\/)vbaProject[^/]*\.bin$/i) ? ["macros" as const] : []), ...(named(/^_xmlsignatures\//i) ? ["signature" as const] : [])];
}
