import type { AxisId, TableId } from "../../model/book";
import type { UnitOfMeasure } from "../../model/money";

/** A header cell of a prescribed table: rows count from the first header row, columns from column A. */
export interface HeaderCell {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
  readonly text: string;
}

/** A column of a prescribed table. */
export interface LayoutColumn {
  readonly axis: AxisId;
  readonly role: string;
  /** Width in characters. */
  readonly width: number;
  readonly content: "amount" | "code" | "name" | "text";
}

/** A fixed line of a balance: its label as printed and its depth of indentation. */
export interface LayoutLine {
  readonly id: string;
  readonly label: string;
  readonly indent: number;
}

/**
 * What stands below the header of an inserted table. `lines`: two sides with fixed lines, the totals side by side at
 * the bottom. `classified`: the total row, then empty prepared rows for codes. `units`: 合计, 汇总, 本级 and units;
 * `departmentOnly`: 合计 and the department. `projects`: the total row, then prepared rows.
 */
export type LayoutBody =
  | {
      readonly kind: "lines";
      readonly income: readonly LayoutLine[];
      readonly totals: readonly { readonly income: LayoutLine; readonly expenditure: LayoutLine }[];
    }
  | { readonly kind: "classified"; readonly totalLabel: string; readonly preparedRows: number }
  | { readonly kind: "units"; readonly totalLabel: string; readonly preparedRows: number }
  | { readonly kind: "departmentOnly"; readonly totalLabel: string; readonly preparedRows: number }
  | { readonly kind: "projects"; readonly totalLabel: string; readonly totalColumn: number; readonly preparedRows: number };

/** How a region prints one kind of table. Row 1 is the title, row 2 the unit of measure, then the header. */
export interface TableLayout {
  readonly table: TableId;
  /** Name of the sheet. */
  readonly sheet: string;
  /** Title behind "2022年". */
  readonly title: string;
  readonly header: readonly HeaderCell[];
  readonly headerRows: number;
  /** The column-number row ("**", "1", …) below the header; null where none is printed. */
  readonly numberRow: readonly string[] | null;
  readonly columns: readonly LayoutColumn[];
  readonly body: LayoutBody;
  readonly amountFormat: string;
  readonly orientation: "portrait" | "landscape";
  /** Columns that stay in view when scrolling. */
  readonly frozenColumns: number;
  /** Note printed under the table when it has no figures; null where the form has none. */
  readonly emptyNote: string | null;
}

/** Settings that differ by region. */
export interface ProfileSettings {
  readonly unit: UnitOfMeasure;
  /** At and above this factor of the base, growth is worded as a multiple. */
  readonly multipleFrom: number;
  /** A change against last year of at least this many per cent is material and wants a reason. */
  readonly materialChangePercent: number;
}

/** A region's disclosure: which tables in what layout, and settings. Its wording stands beside it, in the same folder. */
export interface Profile {
  readonly id: string;
  /** Name in Chinese, for choosing. */
  readonly name: string;
  /** The same for an English Office. */
  readonly nameEnglish: string;
  readonly tables: readonly TableLayout[];
  readonly settings: ProfileSettings;
  /** Whether classified tables print every level of a code, so that a missing parent row is a gap to fill. */
  readonly printsEveryLevel: boolean;
}
