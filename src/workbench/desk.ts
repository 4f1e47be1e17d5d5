/** The workbook on the desk: what the page and its grid need of it, whoever holds it. */
import type { Telling } from "../hosts/host";
import type { FileChanges, Loss, Unshown } from "../hosts/xlsx";
import type { MarkLook } from "../hosts/marks";
import type { Unfollowed } from "../model/unfollowed";
import type { CellFormat, PlainSheet } from "../simulator";

/** A cell as it is drawn: a formula with its result, or a constant. */
export interface DrawnCell {
  readonly row: number;
  readonly column: number;
  /** "" when there is nothing to see. */
  readonly value: string | number | boolean;
  readonly error: boolean;
  /** With "=", or "". */
  readonly formula: string;
  readonly format: CellFormat;
}

type Shape = Pick<PlainSheet, "name" | "visibility" | "tabColor" | "merges" | "columnWidths" | "rowHeights" | "hiddenRows" | "hiddenColumns" | "freeze" | "showGridlines">;

/** A sheet as it is drawn. */
export interface DrawnSheet extends Shape {
  readonly id: string;
  /** What stands in rows that have something, by number. A row that changed is another object; what the same object holds is drawn alike. */
  readonly rows: ReadonlyMap<number, object>;
  /** The cells of one of these rows. */
  readonly cellsOf: (row: number) => readonly DrawnCell[];
  /** The looks of our marks by "row,column". */
  readonly marks: ReadonlyMap<string, MarkLook>;
  /** The rows whose contents may be others than in an earlier drawing of the sheet, its shape being the same; null where that is not known. */
  readonly touchedSince?: (before: DrawnSheet) => ReadonlySet<number> | null;
}

/** What somebody put into a cell. */
export interface Typed {
  readonly row: number;
  readonly column: number;
  /** "" empties the cell; text beginning with "=" is a formula unless `text`. */
  readonly input: string | number | boolean;
  /** It is text whatever it looks like. */
  readonly text: boolean;
  /** The number format that typing gave it (a date, a percentage); null when none. */
  readonly format: string | null;
}

/** Why the workbook did not take what a person did. */
export type RefusalWhy = "protected" | "nameTaken" | "formula" | "unsupported";

export class Refused extends Error {
  constructor(readonly why: RefusalWhy, detail: string) {
    super(detail);
    this.name = "Refused";
  }
}

/** Steps back and forth through what happened to the workbook, the pane's work included. */
export interface History {
  can(): { readonly undo: boolean; readonly redo: boolean };
  undo(): Promise<void>;
  redo(): Promise<void>;
}

/** Whether the workbook's contents changed; or only how it looks, as by marks that come and go with every check; or only the selection. */
export type DeskChange = "content" | "look" | "selection";

/** What is to be told of a file that was opened. */
export interface Opened {
  /** What saving would lose of it. */
  readonly losses: readonly Loss[];
  /** What stays in the file though the grid does not show it. */
  readonly unshown: readonly Unshown[];
  /** Whether it was in another format. */
  readonly converted: boolean;
}

/**
 * A workbook with one person at it. Sheets are named by name; what a person does rejects with {@link Refused} when the
 * workbook does not take it, and then leaves it as it was.
 */
export interface Desk {
  /** Whether columns can be inserted and deleted. */
  readonly columns: boolean;
  /** Null where the grid's own has to do. */
  readonly history: History | null;
  sheets(): readonly DrawnSheet[];
  /** Sheet and area ("A1:B2"). */
  selection(): { readonly sheet: string; readonly area: string };
  /** @returns how to stop listening */
  onDidChange(listener: (change: DeskChange) => void): () => void;

  type(sheet: string, cells: readonly Typed[]): Promise<void>;
  /**
   * Inserts rows or columns before `at`, or deletes them when `count` is negative.
   *
   * @returns the references that did not follow; none where the workbook itself would not say, as Excel does not
   */
  shift(sheet: string, axis: "row" | "column", at: number, count: number): Promise<readonly Unfollowed[]>;
  addSheet(): Promise<void>;
  deleteSheet(sheet: string): Promise<void>;
  renameSheet(sheet: string, to: string): Promise<void>;
  activate(sheet: string): void;
  select(sheet: string, area: string): void;

  /**
   * Looks whether a file can be opened, and leaves the workbook alone.
   *
   * @throws HostError when it cannot, "stopped" when it was given up
   */
  readable(bytes: Uint8Array, name: string, telling?: Telling): Promise<void>;
  /**
   * Puts a file in place of the workbook; one in another format becomes an .xlsx.
   *
   * @param changes what was changed since in the copy of it that was kept
   * @throws HostError when the file cannot be read, "stopped" when that was given up; the workbook then stays
   */
  open(bytes: Uint8Array, name: string, telling?: Telling, changes?: FileChanges | null): Promise<Opened>;
  /** Puts a workbook with one empty sheet in its place. */
  create(): Promise<void>;
  /** The .xlsx file, as it would be saved now. */
  bytes(): Promise<Uint8Array>;
  /**
   * The workbook to be kept by the browser: a file, the very same array as long as it is the same file, and what was changed of it
   * since; null where the file has it.
   */
  copy(): Promise<{ readonly bytes: Uint8Array; readonly changes: FileChanges | null }>;
}
