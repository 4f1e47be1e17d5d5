import type { CellRef } from "../model/cells";
import type { ApplyResult, Edit } from "../model/edits";
import type { OutsideFormula } from "../model/unfollowed";
import type { SheetListing, SheetSnapshot, WorkbookSnapshot } from "../model/snapshot";

/** What a host can do beyond reading and writing; asked before a feature is offered. */
export interface HostCapabilities {
  /** Marks carry a comment with the finding's words. */
  readonly comments: boolean;
  /** A cell can be brought into view. */
  readonly select: boolean;
}

/** Called while long work goes on; `total` 0 when it is not known. */
export type Progress = (done: number, total: number) => void;

/** How long work tells of itself and is given up. */
export interface Telling {
  readonly progress?: Progress;
  readonly stop?: AbortSignal;
}

/**
 * Where a workbook lives: open in Excel, in a file, in memory. The core never sees a host; entry rooms choose one.
 * Every method rejects with a {@link HostError} when the workbook cannot be reached.
 */
export interface Host {
  readonly capabilities: HostCapabilities;
  /** Reads the whole workbook. Sheets that hold our marks are read without them. */
  read(progress?: Progress, stop?: AbortSignal): Promise<WorkbookSnapshot>;
  /**
   * Applies edits in order, all or none: an edit whose expectation fails refuses the batch before anything is
   * written; a failure in the middle is put back. The outcome is told per edit.
   *
   * @param stop gives up as long as nothing is written; a change that is on its way is waited for and told of.
   */
  apply(edits: readonly Edit[], progress?: Progress, stop?: AbortSignal): Promise<ApplyResult>;
  /** Formulas outside of the cells that find cells by a text or a distance; absent where the host does not tell. */
  outsideFormulas?(): Promise<readonly OutsideFormula[]>;
  /** Brings a cell into view and selects it. */
  select(ref: CellRef): Promise<void>;
  /** Absent where nobody works in the workbook while it is looked at: in a file. */
  readonly live?: LiveWorkbook;
}

/** A change of the workbook, told afterwards; several that follow each other quickly may be told as one. */
export interface WorkbookChange {
  /** Sheets whose cells changed; null when sheets came, went or cannot be told. */
  readonly sheets: readonly string[] | null;
  /** Rows, columns or cells moved, so that an address known before may mean another cell. */
  readonly moved: boolean;
  /** Whether this host made the change itself; false where Excel does not tell. */
  readonly own: boolean;
}

/** Ends what was begun; afterwards nothing is told any more. */
export type Unsubscribe = () => Promise<void>;

/**
 * A workbook in which somebody is working. Listening is not free: in desktop Excel a listener may empty the user's undo
 * list, so nothing listens unless it was asked for.
 */
export interface LiveWorkbook {
  /** Calculates every formula, where the workbook does not do so by itself. */
  calculate(): Promise<void>;
  /** The cell that has the cursor. */
  activeCell(): Promise<CellRef>;
  /** Reads some sheets anew, those of these names that are there, and lists all sheets in order. */
  readSheets(names: readonly string[]): Promise<{ readonly listed: readonly SheetListing[]; readonly sheets: readonly SheetSnapshot[] }>;
  /** Tells where the cursor went, whenever it moves. */
  onSelectionChanged(listener: (active: CellRef) => void): Promise<Unsubscribe>;
  onChanged(listener: (change: WorkbookChange) => void): Promise<Unsubscribe>;
}

/** Why a host could not be reached or read. */
export type HostErrorCode =
  | "notAWorkbook" | "emptyFile" | "passwordProtected" | "tooLarge" | "unreadable" | "editing" | "unavailable" | "fileNotFound" | "unanswered" | "stopped";

/** A failure of the host itself, with the place it concerns; worded for people by the report. */
export class HostError extends Error {
  constructor(readonly code: HostErrorCode, readonly place: string, detail: string) {
    super(detail);
    this.name = "HostError";
  }
}
