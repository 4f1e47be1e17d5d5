import type { CellRef } from "../model/cells";
import type { ApplyResult, Edit } from "../model/edits";
import type { WorkbookSnapshot } from "../model/snapshot";

/** What a host can do beyond reading and writing; asked before a feature is offered. */
export interface HostCapabilities {
  /** Marks carry a comment with the finding's words. */
  readonly comments: boolean;
  /** A cell can be brought into view. */
  readonly select: boolean;
}

/** Called while long work goes on; `total` 0 when it is not known. */
export type Progress = (done: number, total: number) => void;

/**
 * Where a workbook lives: open in Excel, in a file, in memory. The core never sees a host; entry rooms choose one.
 * Every method rejects with a {@link HostError} when the workbook cannot be reached.
 */
export interface Host {
  readonly capabilities: HostCapabilities;
  /** Reads the whole workbook. Sheets that hold our marks are read without them. */
  read(progress?: Progress): Promise<WorkbookSnapshot>;
  /**
   * Applies edits in order, all or none: an edit whose expectation fails refuses the batch before anything is
   * written; a failure in the middle is put back. The outcome is told per edit.
   */
  apply(edits: readonly Edit[], progress?: Progress): Promise<ApplyResult>;
  /** Brings a cell into view and selects it. */
  select(ref: CellRef): Promise<void>;
}

/** Why a host could not be reached or read. */
export type HostErrorCode =
  | "notAWorkbook" | "emptyFile" | "passwordProtected" | "tooLarge" | "unreadable" | "editing" | "unavailable" | "fileNotFound";

/** A failure of the host itself, with the place it concerns; worded for people by the report. */
export class HostError extends Error {
  constructor(readonly code: HostErrorCode, readonly place: string, detail: string) {
    super(detail);
    this.name = "HostError";
  }
}
