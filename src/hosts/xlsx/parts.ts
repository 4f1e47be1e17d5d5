import { areaAddress, columnLetters, parseArea, type Area } from "../../model/cells";
import type { Attached, BookName } from "../editable";
import { MAX_COLUMNS, MAX_ROWS } from "../../model/formulas";

/**
 * The pieces of XML that we read and write ourselves, because exceljs unrolls them cell by cell (names, validations
 * and merges over whole columns) or keeps only a part of them (names that are formulas or belong to one sheet).
 */

const ENTITIES: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };

function decodeXml(text: string): string {
  return text.replace(/&(?:#x([0-9a-fA-F]+)|#(\d+)|(lt|gt|amp|quot|apos));/g, (_, hex?: string, decimal?: string, name?: string) =>
    name === undefined ? String.fromCodePoint(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)) : (ENTITIES[name] ?? ""));
}

function encodeXml(text: string): string {
  return text.replace(/[<>&"]/g, (ch) => ({ "<": "&lt;", ">": "&gt;", "&": "&amp;", '"': "&quot;" })[ch] ?? ch);
}

function attributesOf(tag: string): ReadonlyMap<string, string> {
  const attributes = new Map<string, string>();
  for (const [, name = "", double, single] of tag.matchAll(/([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) {
    attributes.set(name, decodeXml(double ?? single ?? ""));
  }
  return attributes;
}

/** What workbook.xml says of sheets and names. */
export interface WorkbookPart {
  /** Sheets in order (chart sheets too): name and relation. */
  readonly sheets: readonly { readonly name: string; readonly relation: string }[];
  readonly names: readonly BookName[];
  /** The part without its names. */
  readonly rest: string;
  readonly structureProtected: boolean;
}

/** Reads xl/workbook.xml. */
export function readWorkbookPart(xml: string): WorkbookPart {
  const sheets = [...xml.matchAll(/<(?:\w+:)?sheet\s([^>]*)>/g)].map(([, tag = ""]) => {
    const attributes = attributesOf(tag);
    return { name: attributes.get("name") ?? "", relation: [...attributes].find(([name]) => name.endsWith(":id"))?.[1] ?? "" };
  });
  const names = [...xml.matchAll(/<definedName\s([^>]*[^/])>([^]*?)<\/definedName>/g)].map(([, tag = "", text = ""]): BookName => {
    const attributes = attributesOf(tag);
    const local = attributes.get("localSheetId");
    return {
      name: attributes.get("name") ?? "", formula: decodeXml(text), hidden: attributes.get("hidden") === "1",
      scope: local === undefined ? null : (sheets[Number(local)]?.name ?? null),
    };
  });
  return {
    sheets, names, rest: xml.replace(/<definedNames\b[^]*?(?:<\/definedNames>|\/>)/, ""),
    structureProtected: /<workbookProtection\b/.test(xml),
  };
}

/** workbook.xml with its names. `order` is the sheets' names as written. */
export function writeNames(xml: string, names: readonly BookName[], order: readonly string[]): string {
  const written = names.filter(({ scope }) => scope === null || order.includes(scope)).map(({ name, formula, scope, hidden }) => {
    const local = scope === null ? "" : ` localSheetId="${order.indexOf(scope)}"`;
    return `<definedName name="${encodeXml(name)}"${local}${hidden ? ' hidden="1"' : ""}>${encodeXml(formula)}</definedName>`;
  });
  return written.length === 0 ? xml : xml.replace("</sheets>", () => `</sheets><definedNames>${written.join("")}</definedNames>`);
}

/** The targets of a relationships part of the workbook or of a sheet, as part names by id. */
export function readRelations(xml: string): ReadonlyMap<string, string> {
  return new Map([...xml.matchAll(/<Relationship\s([^>]*)>/g)].map(([, tag = ""]) => {
    const attributes = attributesOf(tag);
    return [attributes.get("Id") ?? "", (attributes.get("Target") ?? "").replace(/^(?:\.\.\/|\/?xl\/)?/, "xl/")];
  }));
}

/** The notes of a comments part by address, as plain text. */
export function readNotes(xml: string): ReadonlyMap<string, string> {
  return new Map([...xml.matchAll(/<comment\s([^>]*)>([^]*?)<\/comment>/g)].map(([, tag = "", body = ""]) => {
    const text = [...body.matchAll(/<t(?:\s[^>]*)?>([^]*?)<\/t>/g)].map(([, run = ""]) => decodeXml(run)).join("");
    return [attributesOf(tag).get("ref") ?? "", text];
  }));
}

/** A data validation as kept on a sheet. */
export interface ValidationPart {
  readonly kind: "validation";
  readonly attributes: ReadonlyMap<string, string>;
}

/** What a worksheet part says after its cells. `tail` is its XML from the end of the cells on. */
export function readSheetTail(sheet: string, tail: string): { merges: Area[]; validations: Attached[] } {
  const merges = [...tail.matchAll(/<mergeCell\s[^>]*\bref="([^"]+)"/g)].flatMap(([, ref = ""]) => parseArea(sheet, ref) ?? []);
  const plain = tail.replace(/<extLst\b[^]*<\/extLst>/, "");
  const validations = [...plain.matchAll(/<dataValidation\s((?:[^>"]|"[^"]*")*?)(?:\/>|>([^]*?)<\/dataValidation>)/g)].flatMap(([, tag = "", body = ""]): Attached[] => {
    const attributes = new Map(attributesOf(tag));
    const areas = areasOf(sheet, attributes.get("sqref") ?? "");
    attributes.delete("sqref");
    const formulas = ["formula1", "formula2"].map((name) => decodeXml(new RegExp(`<${name}[^>]*>([^]*?)</${name}>`).exec(body)?.[1] ?? ""));
    return areas.length === 0 ? [] : [{ areas, formulas, what: { kind: "validation", attributes } satisfies ValidationPart }];
  });
  return { merges, validations };
}

/** Areas of a list such as "A1:B2 D4"; whole columns and rows are written out. */
export function areasOf(sheet: string, refs: string): Area[] {
  return refs.split(/\s+/).flatMap((ref) => {
    const columns = /^\$?([A-Za-z]+):\$?([A-Za-z]+)$/.exec(ref);
    if (columns) return parseArea(sheet, `${columns[1] ?? ""}1:${columns[2] ?? ""}${MAX_ROWS}`) ?? [];
    const rows = /^\$?(\d+):\$?(\d+)$/.exec(ref);
    if (rows) return parseArea(sheet, `A${rows[1] ?? ""}:${columnLetters(MAX_COLUMNS - 1)}${rows[2] ?? ""}`) ?? [];
    return ref === "" ? [] : (parseArea(sheet, ref) ?? []);
  });
}

/** A list of areas such as "A1:B2 D4". */
export function refsOf(areas: readonly Area[]): string {
  return areas.map(areaAddress).join(" ");
}

/** A worksheet part as exceljs wrote it, with merges and validations in their places. */
export function writeSheetTail(xml: string, merges: readonly Area[], attached: readonly Attached[]): string {
  const validations = attached.flatMap(({ areas, formulas, what }) => (isValidation(what) ? [writeValidation(areas, formulas, what)] : []));
  let text = xml;
  if (validations.length > 0) {
    text = insertBefore(text, /<(?:hyperlinks|printOptions|pageMargins|pageSetup|headerFooter|rowBreaks|drawing|picture|tableParts|extLst|legacyDrawing)\b|<\/worksheet>/,
      `<dataValidations count="${validations.length}">${validations.join("")}</dataValidations>`);
  }
  if (merges.length > 0) {
    text = insertBefore(text, /<(?:conditionalFormatting|dataValidations|hyperlinks|printOptions|pageMargins|pageSetup|headerFooter|rowBreaks|drawing|picture|tableParts|extLst|legacyDrawing)\b|<\/worksheet>/,
      `<mergeCells count="${merges.length}">${merges.map((area) => `<mergeCell ref="${areaAddress(area)}"/>`).join("")}</mergeCells>`);
  }
  return text;
}

function isValidation(what: unknown): what is ValidationPart {
  return typeof what === "object" && what !== null && "kind" in what && what.kind === "validation";
}

function writeValidation(areas: readonly Area[], formulas: readonly string[], { attributes }: ValidationPart): string {
  const said = [...attributes].filter(([name]) => !name.includes(":")).map(([name, value]) => ` ${name}="${encodeXml(value).replaceAll("\n", "&#10;")}"`).join("");
  const body = formulas.map((formula, index) => (formula === "" ? "" : `<formula${index + 1}>${encodeXml(formula)}</formula${index + 1}>`)).join("");
  return `<dataValidation${said} sqref="${refsOf(areas)}">${body}</dataValidation>`;
}

/** Inserts after the cells, before the first of the elements that must follow. */
function insertBefore(xml: string, next: RegExp, piece: string): string {
  const from = Math.max(xml.indexOf("</sheetData>"), xml.indexOf("<sheetData/>"), 0);
  const found = xml.slice(from).search(next);
  const at = found < 0 ? xml.length : from + found;
  return xml.slice(0, at) + piece + xml.slice(at);
}
