import type { Area, CellRef, Scalar } from "./cells";

/** One sheet as read at one moment: plain data, no link back to the host. */
export interface SheetSnapshot {
  readonly name: string;
  readonly visibility: "visible" | "hidden" | "veryHidden";
  /** Whether the sheet is protected, so that writing to its locked cells fails. */
  readonly protected: boolean;
  /** Top-left of the used range; the grids below begin there. */
  readonly row: number;
  readonly column: number;
  /** Values of the used range, row by row; every row has the same length. */
  readonly values: readonly (readonly Scalar[])[];
  /** Formulas of the used range ("=SUM(A1:A2)"), "" where there is none. Same shape as `values`. */
  readonly formulas: readonly (readonly string[])[];
  /** Number formats of the used range ("0.00", "General", "@"). Same shape as `values`. */
  readonly numberFormats: readonly (readonly string[])[];
  /** Merged areas, where the host could tell them without side effects; recognition must not depend on them. */
  readonly merges: readonly Area[];
  /** 0-based rows and columns that are hidden, where the host could tell. */
  readonly hiddenRows: readonly number[];
  readonly hiddenColumns: readonly number[];
}

/** What a sheet is called and whether it is seen and open: what is known of it without its cells. */
export type SheetListing = Pick<SheetSnapshot, "name" | "visibility" | "protected">;

/** A whole workbook as read at one moment. */
export interface WorkbookSnapshot {
  readonly sheets: readonly SheetSnapshot[];
  /** Set where formulas are calculated on request only, so that their values may be those of earlier figures. */
  readonly calculation?: "manual";
}

/** The content of one cell: a formula when there is one, otherwise a value. An empty cell is `{value: null}`. */
export type CellContent = { readonly value: Scalar } | { readonly formula: string };

/** The sheet of that name, or undefined. */
export function sheetOf(snapshot: WorkbookSnapshot, name: string): SheetSnapshot | undefined {
  return snapshot.sheets.find((sheet) => sheet.name === name);
}

/** The value at an absolute row and column of the sheet; null outside the used range. Empty text counts as null. */
export function valueAt(sheet: SheetSnapshot, row: number, column: number): Scalar {
  const value = sheet.values[row - sheet.row]?.[column - sheet.column];
  return value === undefined || value === "" ? null : value;
}

/** The formula at an absolute row and column, "" when there is none. */
export function formulaAt(sheet: SheetSnapshot, row: number, column: number): string {
  return sheet.formulas[row - sheet.row]?.[column - sheet.column] ?? "";
}

/** The number format at an absolute row and column, "General" outside the used range. */
export function numberFormatAt(sheet: SheetSnapshot, row: number, column: number): string {
  return sheet.numberFormats[row - sheet.row]?.[column - sheet.column] ?? "General";
}

/** What stands in a cell: its formula, else its value. */
export function contentAt(snapshot: WorkbookSnapshot, ref: CellRef): CellContent {
  const sheet = sheetOf(snapshot, ref.sheet);
  if (!sheet) return { value: null };
  const formula = formulaAt(sheet, ref.row, ref.column);
  return formula === "" ? { value: valueAt(sheet, ref.row, ref.column) } : { formula };
}

/** Last used row (0-based), or -1 for an empty sheet. */
export function lastRow(sheet: SheetSnapshot): number {
  return sheet.row + sheet.values.length - 1;
}

/** Last used column (0-based), or -1 for an empty sheet. */
export function lastColumn(sheet: SheetSnapshot): number {
  return sheet.column + (sheet.values[0]?.length ?? 0) - 1;
}
