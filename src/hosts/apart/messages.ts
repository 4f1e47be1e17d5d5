import type { ForeignFormat } from "../foreign/convert";
import type { HostErrorCode } from "../host";
import type { FileChanges, FileContents } from "../xlsx";

/** What a worker is asked: a file, and as what it is wanted. "converted": only as an .xlsx file; "written": with its changes. */
export interface Asked {
  readonly bytes: Uint8Array;
  readonly name: string;
  readonly want: FileContents["kind"] | "converted" | "written";
  /** What was changed of the file, where it is wanted written. */
  readonly changes?: FileChanges;
}

type Book = Extract<FileContents, { readonly kind: "book" }>["book"];
type Sheet = Book["sheets"][number];

/** A row of a book. */
export type RowOfBook = Sheet["rows"] extends ReadonlyMap<number, infer Row> ? Row : never;

/** Rows of a book in pieces, so that taking them over never holds up the page for long. */
export type RowsOfSheet = readonly (readonly [number: number, row: RowOfBook])[];

/** A book whose rows went before it. */
export interface BookWithoutRows {
  readonly kind: "withoutRows";
  readonly book: Omit<Book, "sheets"> & { readonly sheets: readonly Omit<Sheet, "rows">[] };
}

/** What it tells. A book comes after its rows. */
export type Told =
  | { readonly told: "advance"; readonly part: number }
  | { readonly told: "rows"; readonly sheet: number; readonly rows: RowsOfSheet }
  | { readonly told: "done"; readonly answer: Answer<Extract<FileContents, { readonly kind: "snapshot" }> | BookWithoutRows> }
  | { readonly told: "failed"; readonly code: HostErrorCode | null; readonly place: string; readonly detail: string };

/** What came of a file. */
export interface Answer<Contents = FileContents> {
  /** The .xlsx file that another format became; null for one that was it already; the file with its changes where that was asked for. */
  readonly converted: Uint8Array | null;
  readonly from: ForeignFormat | null;
  readonly contents: Contents | null;
}
