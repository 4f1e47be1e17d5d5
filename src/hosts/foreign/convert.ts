import type { WorkBook, WorkSheet } from "@e965/xlsx";
import { addressOf } from "../../model/cells";
import { plainTextOf } from "../../model/plainText";
import { HostError } from "../host";
import { Archive, Budget } from "../package/zip";
import { readOdsCells, type OdsCell } from "./ods";

/** Formats besides .xlsx that can be read: that of Excel up to 2003, which WPS calls .et, OpenDocument, and lists as text (.csv). */
export type ForeignFormat = "xls" | "ods" | "csv";

/** A workbook as an .xlsx file, and the format it came in; null when it was one already. */
export interface Converted {
  readonly bytes: Uint8Array;
  readonly from: ForeignFormat | null;
}

const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
/** BIFF files of the oldest programs stand without a container: the first record says so. */
const BARE_BIFF = [[0x09, 0x00], [0x09, 0x02], [0x09, 0x04], [0x09, 0x08]];
/** Files of before 1997 that do not say in which letters they are: GBK. */
const CHINESE = 936;
const ZIP = [0x50, 0x4b];
const LONGEST_TYPE = 200;
const ODS_TYPE = "application/vnd.oasis.opendocument.spreadsheet";
/** Limits of what is converted: bytes of the file, cells, and cells of the rectangles that hold them. */
const LARGEST_FILE = 64 * 1024 * 1024;
const MOST_CELLS = 1_000_000;
const MOST_SPANNED = 20_000_000;

/**
 * Turns a workbook of another format into an .xlsx file, which keeps values, formulas with their results, number formats,
 * merged cells, widths, hidden rows and columns, names and notes; fonts, borders and fills are lost. Any other file is given
 * back as it is. A .csv is told by its name; its cells stay the text that they are. The library that reads these formats is brought when the first one is opened.
 *
 * @throws HostError notAWorkbook, passwordProtected, tooLarge, unreadable
 */
export async function toXlsx(bytes: Uint8Array, place: string): Promise<Converted> {
  const from = formatOf(bytes, place);
  if (from === null) return { bytes, from };
  if (bytes.length > LARGEST_FILE) throw new HostError("tooLarge", place, `${bytes.length} bytes`);
  const cells = from === "ods" ? readOdsCells(bytes, { cells: MOST_CELLS, spanned: MOST_SPANNED }, place) : [];
  const { read, write } = await sheetJs();
  let workbook: WorkBook;
  try {
    // Values and formats as they are stored; a number that is shown as a date stays one.
    workbook = from === "csv" ? read(textOf(bytes, place), { type: "string", raw: true, dense: true })
      : silently(() => read(bytes, { type: "array", dense: true, cellNF: true, cellStyles: true, cellFormula: true, cellHTML: false, cellText: false, cellDates: false, codepage: CHINESE }));
  } catch (error) {
    if (error instanceof HostError) throw error;
    throw new HostError(codeOf(String(error)), place, String(error));
  }
  complete(workbook, cells);
  check(workbook, place);
  try {
    return { bytes: new Uint8Array(write(workbook, { type: "array", bookType: "xlsx", bookSST: true, compression: true, cellStyles: true }) as ArrayBuffer), from };
  } catch (error) {
    throw new HostError("unreadable", place, String(error));
  }
}

/** What the library's complaint means. A document of another program stands in the same container. */
function codeOf(complaint: string): "passwordProtected" | "notAWorkbook" | "unreadable" {
  if (/password-protected/i.test(complaint)) return "passwordProtected";
  return /cannot find workbook stream/i.test(complaint) ? "notAWorkbook" : "unreadable";
}

/** The name under which a converted workbook is saved: 预算.xls → 预算.xlsx. */
export function xlsxName(name: string): string {
  return /\.xlsx$/i.test(name) ? name : `${name.replace(/\.(?:xls|et|ods|csv)$/i, "")}.xlsx`;
}

/** The format by the first bytes; an encrypted .xlsx stands in the same container as an .xls and is left to its own reader. */
function formatOf(bytes: Uint8Array, place: string): ForeignFormat | null {
  const begins = (signature: readonly number[]): boolean => signature.every((byte, at) => bytes[at] === byte);
  if (begins(OLE)) return holdsUtf16(bytes, "EncryptedPackage") ? null : "xls";
  if (BARE_BIFF.some(begins)) return "xls";
  if (isOds(bytes)) return "ods";
  return /\.csv$/i.test(place) && bytes[0] !== ZIP[0] ? "csv" : null;
}

/** A list as text, in whichever encoding an office's program wrote it. */
function textOf(bytes: Uint8Array, place: string): string {
  const text = plainTextOf(bytes);
  if (text === null) throw new HostError("unreadable", place, "no text");
  return text.replace(/^\ufeff/, "");
}

function isOds(bytes: Uint8Array): boolean {
  if (!ZIP.every((byte, at) => bytes[at] === byte)) return false;
  try {
    const type = new Archive(bytes, "", new Budget(LONGEST_TYPE, "")).read("mimetype");
    return type !== undefined && new TextDecoder().decode(type).startsWith(ODS_TYPE);
  } catch {
    // A damaged zip is told by the reader of .xlsx files.
    return false;
  }
}

/** Whether the directory of a container names an entry so. */
function holdsUtf16(bytes: Uint8Array, text: string): boolean {
  const wanted = Uint8Array.from([...text].flatMap((letter) => [letter.charCodeAt(0), 0]));
  for (let at = bytes.indexOf(wanted[0] ?? 0, 512); at >= 0; at = bytes.indexOf(wanted[0] ?? 0, at + 1)) {
    if (wanted.every((byte, index) => bytes[at + index] === byte)) return true;
  }
  return false;
}

/** The library, with the tables of the encodings in which old files write Chinese. */
async function sheetJs(): Promise<typeof import("@e965/xlsx")> {
  const [library, encodings] = await Promise.all([import("@e965/xlsx"), import("@e965/xlsx/dist/cpexcel")]);
  library.set_cptable(encodings);
  return library;
}

/** The library tells developers of formats that it does not know; nobody who opens a file wants to hear it. */
function silently<T>(work: () => T): T {
  const { error } = globalThis.console;
  globalThis.console.error = (): void => undefined;
  try {
    return work();
  } finally {
    globalThis.console.error = error;
  }
}

/** Puts in what the library does not read of an OpenDocument file. */
function complete(workbook: WorkBook, cells: readonly OdsCell[]): void {
  for (const { sheet, row, column, formula, format } of cells) {
    const cell = workbook.Sheets[workbook.SheetNames[sheet] ?? ""]?.["!data"]?.[row]?.[column];
    if (!cell) continue;
    cell.z = format ?? "General";
    if (formula !== null) cell.f = formula.slice(1);
    else delete cell.f;
  }
}

/** Refuses what would make a huge file, and leaves out what is no sheet of cells. */
function check(workbook: WorkBook, place: string): void {
  let cells = 0;
  let spanned = 0;
  for (const name of workbook.SheetNames) {
    const sheet = workbook.Sheets[name];
    const used = usedOf(sheet);
    cells += used.cells;
    spanned += used.rows * used.columns;
    if (cells > MOST_CELLS || spanned > MOST_SPANNED) throw new HostError("tooLarge", `${place} ${name}`, `${cells} cells in ${spanned}`);
    if (!sheet) continue;
    sheet["!ref"] = used.cells === 0 ? "A1" : used.range;
    // The library writes rows one by one and expects each to be there.
    const rows = (sheet["!data"] ??= []);
    for (let row = 0; row < Math.max(1, used.rows); row += 1) rows[row] ??= [];
  }
  if (workbook.SheetNames.length === 0) throw new HostError("unreadable", place, "no sheets");
}

interface Used {
  readonly cells: number;
  readonly rows: number;
  readonly columns: number;
  readonly range: string;
}

/** The rectangle of cells that hold something: the file's own word for it may be a whole sheet. */
function usedOf(sheet: WorkSheet | undefined): Used {
  const rows = (sheet?.["!data"] ?? []) as readonly (readonly unknown[] | undefined)[];
  let [cells, bottom, right] = [0, -1, -1];
  // Holes of the lists are skipped.
  rows.forEach((row, number) => {
    row?.forEach((cell, column) => {
      if (cell === undefined || cell === null) return;
      cells += 1;
      bottom = number;
      right = Math.max(right, column);
    });
  });
  return { cells, rows: bottom + 1, columns: right + 1, range: `A1:${addressOf({ row: bottom, column: right })}` };
}

