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

type Rows = Extract<FileContents, { readonly kind: "book" }>["book"]["sheets"][number]["rows"];

/** Rows of a book in pieces, so that taking them over never holds up the page for long. */
export type RowsOfSheet = readonly (readonly [number: number, row: Rows extends Map<number, infer Row> ? Row : never])[];

/** What it tells. A book comes with empty sheets after its rows. */
export type Told =
  | { readonly told: "advance"; readonly part: number }
  | { readonly told: "rows"; readonly sheet: number; readonly rows: RowsOfSheet }
  | { readonly told: "done"; readonly answer: Answer }
  | { readonly told: "failed"; readonly code: HostErrorCode | null; readonly place: string; readonly detail: string };

/** What came of a file. */
export interface Answer {
  /** The .xlsx file that another format became; null for one that was it already; the file with its changes where that was asked for. */
  readonly converted: Uint8Array | null;
  readonly from: ForeignFormat | null;
  readonly contents: FileContents | null;
}
