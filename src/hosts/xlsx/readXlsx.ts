import type { WorkbookSnapshot } from "../../model/snapshot";
import { HostError } from "../host";
import { OfficePackage } from "../package/parts";
import type { Advance } from "./advance";
import type { Reading } from "./cellReader";
import { MAX_UNPACKED } from "./limits";
import { readBook, type FileBook } from "./readBook";
import { readSnapshot } from "./readSnapshot";
import { requireZip } from "./requireZip";
import { SharedStrings } from "./sharedStrings";
import { StyleSheet } from "./styleSheet";
import { readWorkbook, type WorkbookPart } from "./workbookPart";

/** A file whose parts can be read. */
export interface File {
  readonly office: OfficePackage;
  readonly workbook: WorkbookPart;
  readonly reading: Reading;
}

/**
 * What a file holds, read without calculating: plain data, or a book that can be edited. It can go from one thread to another.
 * Results that the file lacks are null in a book; a snapshot lacks none.
 */
export type FileContents = { readonly kind: "snapshot"; readonly snapshot: WorkbookSnapshot } | { readonly kind: "book"; readonly book: FileBook };

/** @throws HostError emptyFile, notAWorkbook, passwordProtected, tooLarge, unreadable */
export function openFile(bytes: Uint8Array, name: string): File {
  requireZip(bytes, name);
  const office = new OfficePackage(bytes, name, MAX_UNPACKED);
  const workbook = readWorkbook(office);
  const strings = office.related(workbook.name, "sharedStrings");
  const reading: Reading = {
    styles: StyleSheet.of(office, workbook.name), date1904: workbook.date1904,
    strings: new SharedStrings((strings === undefined ? undefined : office.letters(strings)?.utf8) ?? new Uint8Array()),
  };
  return { office, workbook, reading };
}

/**
 * Reads what a file holds: a snapshot where that will do, a book where one is wanted or a formula has no result.
 *
 * @throws HostError tooLarge, unreadable
 */
export function contentsOf({ office, workbook, reading }: File, want: FileContents["kind"], advance: Advance = () => undefined): FileContents {
  if (!workbook.sheets.some(({ part }) => part !== null)) throw new HostError("unreadable", office.place, "no worksheet could be read");
  if (want === "snapshot") {
    const { snapshot, unknownResults } = readSnapshot(office, workbook, reading, advance);
    if (!unknownResults) return { kind: "snapshot", snapshot };
  }
  return { kind: "book", book: readBook(office, workbook, reading, advance) };
}

/** Opens and reads a file; see {@link contentsOf}. */
export function readXlsx(bytes: Uint8Array, name: string, want: FileContents["kind"], advance: Advance): FileContents {
  return contentsOf(openFile(bytes, name), want, advance);
}
