import type { Area, CellRef } from "./cells";
import type { Figure, UnitOfMeasure } from "./money";
import type { Profile } from "./profile";
import type { Structure, StructuralTable } from "./structure";

/** The kinds of table of a disclosure: the eleven of Zhejiang, which other regions print too, and those that some regions print beside them. */
export type TableId =
  | "balance"
  | "revenue"
  | "expenditure"
  | "appropriation-balance"
  | "general-expenditure"
  | "general-basic-expenditure"
  | "three-public-expenses"
  | "government-fund-expenditure"
  | "state-capital-expenditure"
  | "project-expenditure"
  | "key-project-expenditure"
  | "appropriation-expenditure"
  | "appropriation-basic-expenditure"
  | "office-running-costs"
  | "government-procurement"
  | "purchased-services"
  | "performance-targets"
  | "economic-expenditure"
  | "appropriation-economic-expenditure"
  | "government-economic-expenditure"
  | "appropriation-government-economic-expenditure"
  | "general-projects"
  | "fund-three-public"
  | "transfers";

/** A table has one axis of rows ("main") or, in a balance, two side by side; few print expenditure a third time, by economic class. */
export type AxisId = "main" | "income" | "expenditure" | "economic";

/**
 * What a row is: a total; a class (类), division (款) or item (项) of the functional classification, or a class and
 * item of the economic one; a fixed line; a department's summary (汇总), own office (本级) or unit; a project; the
 * subtotal of one unit's projects.
 */
export type RowKind =
  | "total" | "class" | "division" | "item" | "line" | "summary" | "ownOffice" | "unit" | "project" | "subtotal";

/** Whether a row is one of the bodies that a department consists of: a unit, or the department's own office. */
export function isUnit({ kind }: { readonly kind: RowKind }): boolean {
  return kind === "unit" || kind === "ownOffice";
}

/**
 * Stable name of a row inside its table: "total"; a code ("2010301"); a line id ("carry-over-in"); "summary:NAME",
 * "ownOffice:NAME", "unit:NAME"; "project:UNIT/NAME"; "subtotal:UNIT". Names are normalised (see recognize).
 */
export type RowKey = string;

/** What a column means in its table, e.g. "total", "personnel", "carry-over.state-capital". */
export type ColumnRole = string;

/** What stands in a cell, read with the table's unit of measure. */
export type CellState =
  | { readonly kind: "blank" }
  | {
      readonly kind: "amount";
      /** Printed figure: rounded as the number format shows it. */
      readonly figure: Figure;
      /** The amount came from text such as "1,234.50", not from a number. */
      readonly asText: boolean;
      /** The stored value has more decimals than are printed, so the printed figure is a rounding. */
      readonly rounded: boolean;
      readonly formula: string;
    }
  /** Text where an amount should be. */
  | { readonly kind: "text"; readonly text: string }
  /** A formula in error (#REF!). */
  | { readonly kind: "error"; readonly text: string }
  /** A number whose unit of measure is unknown, so that it is no amount yet. */
  | { readonly kind: "unitUnknown"; readonly text: string };

/** One amount cell of a recognised table. */
export interface BookCell {
  readonly ref: CellRef;
  readonly state: CellState;
  /** Amounts below zero are as usual here as others: changes against the year before. */
  readonly signed?: true;
}

/** A row of a recognised table, in sheet order. */
export interface BookRow {
  readonly axis: AxisId;
  readonly key: RowKey;
  readonly kind: RowKind;
  readonly sheet: string;
  readonly row: number;
  /** The name as printed, and where. */
  readonly label: string;
  readonly labelCell: CellRef | null;
  /** Code of digits only ("2010301"), and the cell(s) in which it stands (three cells where 类 款 项 are split). */
  readonly code: string | null;
  readonly codeCells: readonly CellRef[];
  /** Unit to which a project or subtotal row belongs: normalised name and code, where printed. */
  readonly unitName: string | null;
  readonly unitCode: string | null;
  /** The row's amount cells by column role. */
  readonly cells: ReadonlyMap<ColumnRole, BookCell>;
}

/** A column that was given a role. */
export interface BookColumn {
  readonly axis: AxisId;
  readonly role: ColumnRole;
  readonly content: "amount" | "comparison" | "code" | "name" | "unitCode" | "unitName" | "text" | "rowNumber";
  readonly column: number;
  /** The header as printed, levels joined with " / ". */
  readonly header: string;
}

/** What the lines around a table's title say, each with its cell. */
export interface StatedLines {
  /** The department or unit that the table is of, from a line 编制部门：… or from its title; null where neither names one. */
  readonly body: { readonly name: string; readonly at: CellRef } | null;
  /** Every unit of measure stated from the title down to the header; usually one. */
  readonly units: readonly { readonly unit: UnitOfMeasure; readonly at: CellRef }[];
}

/** A table that was recognised on a sheet. */
export interface BookTable {
  readonly id: TableId;
  readonly sheet: string;
  /** From the title (or the header where there is none) to the last row or note. */
  readonly area: Area;
  readonly title: string;
  readonly titleCell: CellRef | null;
  /** Year named in the title. */
  readonly year: number | null;
  readonly unit: UnitOfMeasure | null;
  readonly unitCell: CellRef | null;
  readonly stated: StatedLines;
  /** First and last header row (0-based), without the column-number row. */
  readonly headerRows: readonly [first: number, last: number];
  /** First row after the header (and after the column-number row). */
  readonly bodyRow: number;
  /** Last row (0-based) that may hold rows of the table, empty prepared rows included; the note stands below or in it. */
  readonly lastBodyRow: number;
  readonly columns: readonly BookColumn[];
  /** Columns with headers of their own that the kind of table does not know, and what they say. */
  readonly others?: readonly Pick<BookColumn, "column" | "header">[];
  /** Columns without a role whose headers announce counts, not amounts: 序号, 人数, 分值. */
  readonly counts?: readonly number[];
  readonly rows: readonly BookRow[];
  /** Amounts other than zero inside the table whose row or column was not understood: a sum that misses just these cannot be judged. */
  readonly unread?: readonly BookCell[];
  /** "注：…" under the table. */
  readonly note: { readonly text: string; readonly at: CellRef } | null;
}

/** Something on a sheet that was not understood, kept so that nothing passes unseen. */
export interface Leftover {
  readonly area: Area;
  readonly reason:
    | "noHeader"          // figures without a header that could be read
    | "unknownTable"      // looks like a table of no known kind
    | "ambiguousTable"    // could be two kinds of table
    | "ambiguousColumn"   // a column whose role is not clear
    | "unknownRow"        // a row that is neither code, unit, line nor project
    | "unknownUnit"       // 单位 of measure not stated
    | "duplicateTable"    // a second table of the same kind
    | "structureOnly"     // a second table of the same kind, of which the sums within itself are checked and nothing else
    | "replacedSheet"     // a sheet kept from before an insert replaced it
    | "finalAccounts"     // a table of final accounts (决算), which is no budget
    | "unreadForm"       // a form that the workbook brings along and that cannot be read
    | "otherSheet";       // a sheet that is not about the budget tables
  readonly detail: string;
}

/** A fact typed into one of our own sheets. */
export interface SheetFact {
  readonly id: string;
  /** Cell that holds, or should hold, the value. */
  readonly at: CellRef;
  /** Text as typed, trimmed; null when blank. */
  readonly text: string | null;
  /** The amount, for entries that are amounts; null when blank or no amount. */
  readonly figure: Figure | null;
  /** The unit of measure in which the sheet says that its amount stands; null for anything else, and where it says none. */
  readonly unit: UnitOfMeasure | null;
  /** The whole number, for entries that are counts; null when blank or no whole number. What a text states in words of its own may have decimals. */
  readonly count: number | null;
  /** The number of per cent, for rates that a text states; null for all else, when blank, and where a number below one leaves open whether it is of one or of a hundred. */
  readonly rate: number | null;
}

/** A unit listed on 基本信息. */
export interface ListedUnit {
  readonly code: string | null;
  readonly name: string;
  /** 行政 or 事业, as typed; null when blank. */
  readonly nature: string | null;
}

/** What 基本信息 says; each with its cell. */
export interface BasicInformation {
  readonly sheet: string;
  readonly facts: ReadonlyMap<string, SheetFact>;
  readonly units: readonly ListedUnit[];
  /** Where the value of an entry would stand whose row the sheet has not: in the first empty row below the others. */
  readonly free: CellRef;
}

/** What 补充资料 says: facts by id ("last-year.revenue", "purpose:2010301", those that a text states in words of its own by these). */
export interface Supplement {
  readonly sheet: string;
  readonly facts: ReadonlyMap<string, SheetFact>;
  /** Where the value of an entry would stand whose row the sheet has not: in the first empty row below the others. */
  readonly free: CellRef;
}

/** One year's codes and names of the office's own 《政府收支分类科目》, as they stand on 科目表; codes of expenditure alone. */
export interface OfficeCodes {
  readonly year: number;
  readonly functional: ReadonlyMap<string, string>;
  readonly economic: ReadonlyMap<string, string>;
}

/** A workbook understood: its tables, our own sheets, and what was not understood. */
export interface BudgetBook {
  /** The form of the region that it was read with; the national one where none was recognised. */
  readonly profile: Profile;
  /** How the region was told: as 基本信息 says, or by the signs of its tables; null where it could not be told. */
  readonly profileBy: "basics" | "signs" | null;
  readonly year: number | null;
  /** Name of the department or unit, where it could be read. */
  readonly body: string | null;
  readonly scope: "department" | "unit" | null;
  readonly tables: readonly BookTable[];
  readonly basics: BasicInformation | null;
  readonly supplement: Supplement | null;
  /** The office's own books of codes that the workbook carries on 科目表, oldest first. */
  readonly officeCodes: readonly OfficeCodes[];
  /** Cells of 预算分析表 by fact id ("share.source.general-public-budget"), for sentences to point at. */
  readonly analysis: ReadonlyMap<string, CellRef>;
  readonly leftovers: readonly Leftover[];
  /** What the sheets say by their structure alone; absent where nobody asked for it. */
  readonly structure?: Structure;
}

/** The form of the book's region; null where the region could not be told, so that nothing is known of what it prints. */
export function formOf(book: Pick<BudgetBook, "profile" | "profileBy">): Profile | null {
  return book.profileBy === null ? null : book.profile;
}

/** The recognised table of a kind, or undefined. */
export function tableOf(book: BudgetBook, id: TableId): BookTable | undefined {
  return book.tables.find((table) => table.id === id);
}

/** The row of a key on an axis, or undefined. */
export function rowOf(table: BookTable, key: RowKey, axis: AxisId = "main"): BookRow | undefined {
  return table.rows.find((row) => row.key === key && row.axis === axis);
}

/** Where what is said of a table as a whole is shown: its title, or where it begins. */
export function titlePlace({ titleCell, sheet, area }: Pick<BookTable, "titleCell" | "sheet" | "area">): CellRef {
  return titleCell ?? { sheet, row: area.row, column: area.column };
}

/** Where what is said of a row as a whole is shown: its name, or the first column where it has none. */
export function labelPlace({ labelCell, sheet, row }: Pick<BookRow, "labelCell" | "sheet" | "row">): CellRef {
  return labelCell ?? { sheet, row, column: 0 };
}

/** Nothing stands in the cell. */
export const BLANK: CellState = { kind: "blank" };

/** An amount as a number that was typed, shown as it is. */
export function typedAmount(figure: Figure): CellState {
  return { kind: "amount", figure, asText: false, rounded: false, formula: "" };
}

/** The formula of an amount; "" where it was typed, and for cells without an amount. */
export function formulaOf({ state }: BookCell): string {
  return state.kind === "amount" ? state.formula : "";
}

/** The figure in a cell; null for anything but a readable amount. */
export function figureOf(cell: BookCell | undefined): Figure | null {
  return cell?.state.kind === "amount" ? cell.state.figure : null;
}

/** Tables that only their structure tells: no table of the catalogue stands there. */
export function tablesByStructure({ structure, tables }: BudgetBook): readonly StructuralTable[] {
  const within = (area: Area, sheet: string, row: number, rows: number): boolean => area.sheet === sheet && area.row < row + rows && row < area.row + area.rows;
  // A table of the catalogue may go on on another sheet.
  return (structure?.tables ?? []).filter(({ area }) => !tables.some((table) =>
    within(area, table.area.sheet, table.area.row, table.area.rows) || table.rows.some(({ sheet, row }) => within(area, sheet, row, 1))));
}
