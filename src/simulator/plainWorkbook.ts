/**
 * A workbook as plain data: what the simulated Excel is filled from and read back into. Rows and columns count from 0;
 * everything but `name` and `cells` may be left out and then has Excel's default.
 */
import type { CellFormat } from "./cells";

/** A rectangle in A1 notation without sheet and "$": "A1", "A1:C3". */
export type PlainArea = string;

export interface PlainCell {
  readonly row: number;
  readonly column: number;
  /** The constant, kept as it is: text is never read as a number or formula. */
  readonly value?: string | number | boolean;
  /** An error constant such as "#N/A". */
  readonly error?: string;
  /** "=SUM(A1:A2)"; wins over `value`. */
  readonly formula?: string;
  /** The look, its number format included. */
  readonly format?: CellFormat;
}

export interface PlainConditionalFormat {
  readonly areas: readonly PlainArea[];
  /** Only these two kinds are simulated. */
  readonly type: "Custom" | "CellValue";
  /** Custom: "=A1>B1", relative to the first area's top-left cell. */
  readonly formula?: string;
  /** CellValue: "LessThan", "Between", … with one or two operands ("=0"). */
  readonly operator?: string;
  readonly formula1?: string;
  readonly formula2?: string;
  readonly stopIfTrue?: boolean;
  readonly format: CellFormat;
}

export interface PlainComment {
  readonly cell: PlainArea;
  readonly content: string;
  readonly author?: string;
  readonly resolved?: boolean;
}

export interface PlainName {
  readonly name: string;
  /** "=预算!$A$1:$B$2" or a constant formula. */
  readonly formula: string;
  readonly visible?: boolean;
  readonly comment?: string;
}

export interface PlainValidation {
  readonly area: PlainArea;
  /** Excel's rule object as the client writes it, e.g. `{list: {source: "甲,乙", inCellDropDown: true}}`. */
  readonly rule: unknown;
  readonly errorAlert?: unknown;
  readonly prompt?: unknown;
}

/** Page set-up with Excel's own words; margins in points. */
export interface PlainPage {
  readonly orientation?: "Portrait" | "Landscape";
  /** "A4", "A3", … */
  readonly paperSize?: string;
  readonly zoom?: { readonly scale?: number; readonly horizontalFitToPages?: number; readonly verticalFitToPages?: number };
  readonly centerHorizontally?: boolean;
  readonly centerVertically?: boolean;
  readonly leftMargin?: number;
  readonly rightMargin?: number;
  readonly topMargin?: number;
  readonly bottomMargin?: number;
  readonly headerMargin?: number;
  readonly footerMargin?: number;
  /** Rows repeated on every page: "1:5". */
  readonly titleRows?: string;
  readonly titleColumns?: string;
  readonly printArea?: PlainArea;
  readonly printGridlines?: boolean;
  readonly blackAndWhite?: boolean;
}

export interface PlainFilter {
  readonly area: PlainArea;
  readonly hiddenRows: readonly number[];
}

export interface PlainSheet {
  readonly name: string;
  readonly visibility?: "Visible" | "Hidden" | "VeryHidden";
  readonly tabColor?: string;
  readonly showGridlines?: boolean;
  readonly protected?: boolean;
  readonly protectionPassword?: string;
  readonly protectionOptions?: Readonly<Record<string, unknown>>;
  readonly cells: readonly PlainCell[];
  readonly merges?: readonly PlainArea[];
  /** Widths in characters of the default font, heights in points; only those that were set. */
  readonly columnWidths?: readonly { readonly column: number; readonly width: number }[];
  readonly rowHeights?: readonly { readonly row: number; readonly height: number }[];
  /** Formats of whole columns and rows, for cells that are not listed. */
  readonly columnFormats?: readonly { readonly column: number; readonly format: CellFormat }[];
  readonly rowFormats?: readonly { readonly row: number; readonly format: CellFormat }[];
  readonly hiddenRows?: readonly number[];
  readonly hiddenColumns?: readonly number[];
  /** How many rows and columns stay in view. */
  readonly freeze?: { readonly rows: number; readonly columns: number };
  /** First is strongest. */
  readonly conditionalFormats?: readonly PlainConditionalFormat[];
  readonly comments?: readonly PlainComment[];
  readonly validations?: readonly PlainValidation[];
  readonly page?: PlainPage;
  /** A filter over an area with its heading row, and the rows that it hides. */
  readonly filter?: PlainFilter;
  /** Excel's tables. */
  readonly tables?: readonly { readonly name: string; readonly area: PlainArea; readonly filter?: PlainFilter }[];
  /** Names valid on this sheet only. */
  readonly names?: readonly PlainName[];
}

/** A whole workbook. It has at least one visible sheet. */
export interface SimulatedWorkbook {
  /** File name, "预算.xlsx". */
  readonly name?: string;
  readonly sheets: readonly PlainSheet[];
  /** Name of the sheet in front; the first visible one when left out. */
  readonly activeSheet?: string;
  readonly names?: readonly PlainName[];
  /** The document settings of the common API (`Office.context.document.settings`), as JSON text per key. */
  readonly settings?: Readonly<Record<string, string>>;
}
