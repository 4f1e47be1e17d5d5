import { bookWithChanges, type BookChanges } from "./bookChanges";
import { contentsOf, openFile } from "./readXlsx";
import { writeBook } from "./writeBook";

/**
 * A file with what was changed of it, as `XlsxHost.bytes` writes it: from plain data alone, so that another thread can do it. Results are
 * those that the changes bring; nothing is calculated.
 *
 * @param bytes the file as it was opened
 * @param stale whether the file asks for calculation when it is opened
 * @throws HostError as opening the file does
 */
export function writtenXlsx(bytes: Uint8Array, name: string, { book, stale }: { readonly book: BookChanges; readonly stale: boolean }): Uint8Array<ArrayBuffer> {
  const file = openFile(bytes, name);
  const contents = contentsOf(file, "book");
  if (contents.kind !== "book") throw new RangeError("a file to be changed is read as a book");
  return writeBook({ office: file.office, workbook: file.workbook, styles: file.reading.styles, before: contents.book }, bookWithChanges(contents.book, book), stale);
}
