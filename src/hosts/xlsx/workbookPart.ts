import { HostError } from "../host";
import type { BookName } from "../editable";
import type { OfficePackage} from "../package/parts";
import { type PartText } from "../package/parts";
import { child, childrenOf, isTrue, prefixedAttribute, type XmlElement } from "../package/xml";

/** A sheet as the workbook lists it. */
export interface ListedSheet {
  readonly name: string;
  readonly visibility: "visible" | "hidden" | "veryHidden";
  readonly element: XmlElement;
  readonly relation: string;
  /** The worksheet's part; null for a sheet of charts or macros, and for one whose part is missing. */
  readonly part: string | null;
}

/** The workbook part: sheets in order, names, and how it counts days. */
export interface WorkbookPart {
  readonly name: string;
  readonly part: PartText;
  readonly root: XmlElement;
  readonly sheets: readonly ListedSheet[];
  readonly names: readonly BookName[];
  /** The elements of `names`, in their order. */
  readonly nameElements: readonly XmlElement[];
  /** Whether day 0 is in 1904 instead of 1900. */
  readonly date1904: boolean;
}

const STATES: Readonly<Record<string, ListedSheet["visibility"]>> = { hidden: "hidden", veryHidden: "veryHidden" };

/** @throws HostError notAWorkbook for a package that holds something else, unreadable for a damaged one */
export function readWorkbook(office: OfficePackage): WorkbookPart {
  const name = findWorkbook(office);
  const tree = office.tree(name);
  if (!tree) throw new HostError("unreadable", office.place, `the part ${name} is missing`);
  const { part, root } = tree;
  const relations = new Map(office.relationships(name).map((relation) => [relation.id, relation]));
  const sheets = childrenOf(child(root, "sheets"), "sheet").map((element): ListedSheet => {
    const relation = prefixedAttribute(element, "id") ?? "";
    const target = relations.get(relation);
    const found = target?.kind === "worksheet" && target.part !== null ? office.find(target.part) : undefined;
    return {
      name: element.attributes.get("name") ?? "", visibility: STATES[element.attributes.get("state") ?? ""] ?? "visible", element, relation, part: found ?? null,
    };
  });
  refuseTwice(sheets, office.place);
  const nameElements = childrenOf(child(root, "definedNames"), "definedName");
  const names = nameElements.map(({ attributes, text }, origin): BookName => {
    const local = attributes.get("localSheetId");
    return {
      name: attributes.get("name") ?? "", formula: text, hidden: isTrue(attributes.get("hidden")), origin,
      scope: local === undefined ? null : (sheets[Number(local)]?.name ?? null),
    };
  });
  return { name, part, root, sheets, names, nameElements, date1904: isTrue(child(root, "workbookPr")?.attributes.get("date1904")) };
}

/** Sheets are known by their names, which Excel keeps apart whatever their case: a list that names one twice is damaged. */
function refuseTwice(sheets: readonly ListedSheet[], place: string): void {
  const names = new Set<string>();
  for (const { name } of sheets) {
    const key = name.toLowerCase();
    if (names.has(key)) throw new HostError("unreadable", place, `two sheets are called ${name}`);
    names.add(key);
  }
}

function findWorkbook(office: OfficePackage): string {
  const name = office.related("", "officeDocument") ?? office.names.find((candidate) => /^xl\/workbook\d*\.xml$/i.test(candidate));
  if (name === undefined) throw new HostError("notAWorkbook", office.place, "no workbook in it");
  if (name.endsWith(".bin")) throw new HostError("notAWorkbook", office.place, "an .xlsb file: save it as .xlsx");
  if (/^(word|ppt)\//i.test(name)) throw new HostError("notAWorkbook", office.place, `it holds ${name}`);
  return name;
}
