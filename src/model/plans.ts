import type { Acceptance, AcceptedFinding } from "./acceptance";
import type { BudgetBook, TableId } from "./book";
import type { CellRef, Scalar } from "./cells";
import type { Edit } from "./edits";
import type { CheckCounts, Coverage, CoverageMap, Finding } from "./findings";
import type { UnitOfMeasure } from "./money";
import type { Scope } from "./profile";
import type { CellContent } from "./snapshot";

/** What to do with a sheet whose name is already taken on insert. */
export type TakenSheetChoice = "skip" | "replace" | "beside";

/** A request to insert the prescribed sheets. */
export interface InsertRequest {
  /** Profile id, e.g. "zhejiang". */
  readonly profile: string;
  /** Whose budget it is: of a department (unless said otherwise), or of one unit. */
  readonly scope?: Scope;
  /** Unit of measure of the tables; the profile's usual one unless said otherwise. */
  readonly unit?: UnitOfMeasure;
  readonly year: number;
  readonly department: string;
  /** Names of the subordinate units, without the department's own office. */
  readonly units: readonly string[];
  /** Which tables; our own sheets 基本信息 and 补充资料 always come along. */
  readonly tables: readonly TableId[];
  /** For sheets whose names are taken: skip them, replace (the old one is kept under another name), or add beside. */
  readonly onTaken: TakenSheetChoice;
}

/** Edits that insert the sheets, and which names were taken. */
export interface InsertPlan {
  readonly edits: readonly Edit[];
  readonly inserted: readonly string[];
  /** Names that were taken, with what will be done. */
  readonly taken: readonly { readonly name: string; readonly choice: TakenSheetChoice; readonly newName: string | null }[];
}

/** A cell that filling will change. */
export interface FillChange {
  readonly at: CellRef;
  readonly table: TableId | "analysis" | "supplement";
  readonly kind: "formula" | "text" | "row";
  readonly before: CellContent;
  readonly after: CellContent;
  /** The number or text that the cell will show. */
  readonly result: Scalar;
}

/** A typed figure that differs from what its relation gives; kept unless the user says otherwise. */
export interface FillConflict {
  readonly at: CellRef;
  readonly table: TableId;
  /** Typed and derived amounts as printed in the table's unit. */
  readonly typed: string;
  readonly derived: string;
  /** Relation that derives the cell. */
  readonly relation: string;
}

/** A table that could not be filled (entirely), and why. */
export interface FillObstacle {
  readonly table: TableId | "analysis" | "supplement";
  readonly at: CellRef | null;
  readonly reason: "unitUnknown" | "codeUnknown" | "textAmount" | "noTable" | "nameAmbiguous" | "mixedUnits";
  readonly detail: string;
}

/** How far a table is filled: cells that can be derived and are, and those that wait. */
export interface FillProgress {
  readonly table: TableId;
  readonly derivable: number;
  readonly filled: number;
  /** The derivable cells that hold no amount yet. */
  readonly waiting: readonly CellRef[];
}

/** What filling would do, before it does it. */
export interface FillPlan {
  readonly edits: readonly Edit[];
  readonly changes: readonly FillChange[];
  readonly conflicts: readonly FillConflict[];
  readonly obstacles: readonly FillObstacle[];
  readonly progress: readonly FillProgress[];
}

/** The result of validating a workbook. */
export interface Review {
  readonly book: BudgetBook;
  /** What is open; accepted findings stand apart. */
  readonly findings: readonly Finding[];
  readonly checks: CheckCounts;
  /** Which numbers were judged, which only read, and which not. */
  readonly coverage: Coverage;
  /** The same cell by cell, a sheet with budget tables each. */
  readonly coverageMaps: readonly CoverageMap[];
  /** Findings that somebody accepted with a reason and whose figures have not changed since. */
  readonly accepted: readonly AcceptedFinding[];
  /** Acceptances that no finding answers to any more: the figures have changed, or the finding is gone. */
  readonly lapsed: readonly Acceptance[];
  /** The years of both workbooks where last year's was given: figures of the year before are compared only where they follow each other. */
  readonly across: YearsApart | null;
}

/** Years of the budgets of last year's workbook and of this year's; null where one names none. */
export interface YearsApart {
  readonly last: number | null;
  readonly now: number | null;
  /** Amounts of the year before that were held against last year's workbook. */
  readonly compared: number;
  /** Amounts that were not: of lines that it has not, or of columns that mostly differ from it. */
  readonly open: number;
}

/** Whether one is of the year before the other, so that they can be compared. */
export function followEachOther({ last, now }: Pick<YearsApart, "last" | "now">): boolean {
  return last !== null && now !== null && last === now - 1;
}
