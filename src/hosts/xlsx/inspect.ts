import type { Area } from "../../model/cells";
import type { Attached } from "../editable";
import { HostError } from "../host";
import { readNotes, readRelations, readSheetTail, readWorkbookPart, type WorkbookPart } from "./parts";
import { readZip, unpack, type ZipEntry } from "./zip";

/** Limits beyond which a file is not opened: all parts unpacked, in bytes, and cells with content or format. */
export const MAX_UNPACKED = 400_000_000;
export const MAX_FILE_CELLS = 3_000_000;

/** What saving through exceljs would lose, told before a file is overwritten. */
export type Loss =
  | "charts" | "shapes" | "pivotTables" | "macros" | "externalLinks" | "threadedComments" | "slicers" | "controls"
  | "embeddedObjects" | "connections" | "chartSheets" | "signature" | "structureProtection" | "extensions" | "conditionalFormats";

const LOSSES_BY_PART: readonly (readonly [RegExp, Loss])[] = [
  [/^xl\/charts\//, "charts"], [/^xl\/diagrams\//, "shapes"], [/^xl\/pivotTables\//, "pivotTables"], [/^xl\/vbaProject\.bin$/, "macros"],
  [/^xl\/externalLinks\//, "externalLinks"], [/^xl\/threadedComments\//, "threadedComments"],
  [/^xl\/(slicers|timelines)\//, "slicers"], [/^xl\/(ctrlProps|activeX)\//, "controls"], [/^xl\/embeddings\//, "embeddedObjects"],
  [/^xl\/(connections\.xml|queryTables\/)/, "connections"], [/^xl\/chartsheets\//, "chartSheets"], [/^_xmlsignatures\//, "signature"],
];

/** What was learnt of a file before exceljs sees it. */
export interface Inspected {
  readonly workbookPart: string;
  readonly workbook: WorkbookPart;
  readonly sheets: ReadonlyMap<string, InspectedSheet>;
  readonly wouldLose: readonly Loss[];
}

/** What we read ourselves of a sheet. */
export interface InspectedSheet {
  readonly merges: readonly Area[];
  readonly validations: readonly Attached[];
  /** Notes by address; exceljs drops those of cells that hold nothing. */
  readonly notes: ReadonlyMap<string, string>;
}

const OLE_MAGIC = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/**
 * Looks at a file without trusting it.
 *
 * @throws HostError emptyFile, notAWorkbook, passwordProtected, tooLarge, unreadable
 */
export async function inspect(bytes: Uint8Array, place: string): Promise<Inspected> {
  if (bytes.length === 0) throw new HostError("emptyFile", place, "no bytes");
  if (OLE_MAGIC.every((byte, index) => bytes[index] === byte)) {
    throw containsUtf16(bytes, "EncryptedPackage")
      ? new HostError("passwordProtected", place, "encrypted workbook")
      : new HostError("notAWorkbook", place, "an .xls file of Excel 97-2003: save it as .xlsx");
  }
  if (!(bytes[0] === 0x50 && bytes[1] === 0x4b)) throw new HostError("notAWorkbook", place, "not an .xlsx file");
  const entries = readZip(bytes, place);
  const total = [...entries.values()].reduce((sum, entry) => sum + entry.size, 0);
  if (total > MAX_UNPACKED) throw new HostError("tooLarge", place, `unpacks to ${total} bytes`);
  const part = [...entries.keys()].find((name) => /^xl\/workbook\.xml$/i.test(name));
  if (part === undefined) throw new HostError("notAWorkbook", place, entries.has("xl/workbook.bin") ? "an .xlsb file: save it as .xlsx" : "no workbook in it");

  const text = async (name: string): Promise<string> => {
    const entry = entries.get(name);
    return entry ? new TextDecoder().decode(await unpack(bytes, entry, MAX_UNPACKED, place)) : "";
  };
  const workbook = readWorkbookPart(await text(part));
  const relations = readRelations(await text("xl/_rels/workbook.xml.rels"));
  const losses = new Set<Loss>();
  for (const [pattern, loss] of LOSSES_BY_PART) if ([...entries.keys()].some((name) => pattern.test(name))) losses.add(loss);
  if (workbook.structureProtected) losses.add("structureProtection");
  for (const name of entries.keys()) {
    if (/^xl\/drawings\/drawing\d+\.xml$/.test(name) && /<xdr:(?:sp|cxnSp|grpSp|graphicFrame)\b/.test(await text(name))) losses.add("shapes");
  }

  const sheets = new Map<string, InspectedSheet>();
  let room = MAX_FILE_CELLS;
  let unpacked = 0;
  for (const { name, relation } of workbook.sheets) {
    const entry = entries.get(relations.get(relation) ?? "");
    if (!entry?.name.includes("worksheets/")) continue;
    const sheet = await inspectSheet(bytes, entry, name, MAX_UNPACKED - unpacked, place);
    unpacked += sheet.size;
    room -= sheet.cells;
    if (room < 0) throw new HostError("tooLarge", `${place} ${name}`, `more than ${MAX_FILE_CELLS} cells`);
    for (const loss of lossesOfTail(sheet.tail)) losses.add(loss);
    const own = readRelations(await text(entry.name.replace(/([^/]+)$/, "_rels/$1.rels")));
    const comments = [...own.values()].find((target) => /^xl\/(?:\w+\/)?comments[^/]*\.xml$/i.test(target));
    sheets.set(name, { ...readSheetTail(name, sheet.tail), notes: comments === undefined ? new Map() : readNotes(await text(comments)) });
  }
  return { workbookPart: part, workbook, sheets, wouldLose: [...losses] };
}

function containsUtf16(bytes: Uint8Array, text: string): boolean {
  const wanted = [...text].flatMap((ch) => [ch.charCodeAt(0), 0]);
  for (let at = 512; at + wanted.length <= bytes.length; at += 1) {
    if (bytes[at] === wanted[0] && wanted.every((byte, index) => bytes[at + index] === byte)) return true;
  }
  return false;
}

async function inspectSheet(bytes: Uint8Array, entry: ZipEntry, sheet: string, limit: number, place: string): Promise<{ size: number; cells: number; tail: string }> {
  const xml = await unpack(bytes, entry, limit, `${place} ${sheet}`);
  const [less, slash, c] = [0x3c, 0x2f, 0x63];
  let cells = 0;
  for (let at = 0; at + 2 < xml.length; at += 1) {
    if (xml[at] !== less || xml[at + 1] !== c) continue;
    const next = xml[at + 2];
    if (next === 0x20 || next === 0x3e || next === slash || next === 0x0a || next === 0x0d || next === 0x09) cells += 1;
  }
  const decoder = new TextDecoder();
  // The elements after the cells stand at the end; the cells' own text cannot hold the closing tag.
  const closing = lastIndexOf(xml, new TextEncoder().encode("</sheetData>"));
  return { size: xml.length, cells, tail: decoder.decode(closing < 0 ? xml : xml.subarray(closing)) };
}

function lastIndexOf(bytes: Uint8Array, wanted: Uint8Array): number {
  for (let at = bytes.length - wanted.length; at >= 0; at -= 1) {
    if (wanted.every((byte, index) => bytes[at + index] === byte)) return at;
  }
  return -1;
}

/** Kinds of conditional format that exceljs writes again; it drops the others and the stop flag. */
const KEPT_RULES = new Set([
  "expression", "cellIs", "top10", "aboveAverage", "dataBar", "colorScale", "iconSet", "containsText", "containsBlanks",
  "notContainsBlanks", "containsErrors", "notContainsErrors", "timePeriod",
]);

function lossesOfTail(tail: string): Loss[] {
  const losses: Loss[] = [];
  const rules = [...tail.matchAll(/<cfRule\s([^>]*)>/g)].map(([, tag = ""]) => tag);
  if (rules.some((tag) => /stopIfTrue="(1|true)"/.test(tag) || !KEPT_RULES.has(/\btype="(\w+)"/.exec(tag)?.[1] ?? ""))) losses.push("conditionalFormats");
  // exceljs keeps data bars and icon sets in extensions, nothing else (validations over sheets, sparklines, slicers).
  if (/<x14:dataValidation\b|<x14:sparkline\b|<x14:slicer/.test(tail)) losses.push("extensions");
  return losses;
}
