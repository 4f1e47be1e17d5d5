import type { CellRichTextValue, ConditionalFormattingRule, Style } from "exceljs";

/**
 * The plain data exceljs turns a workbook into and back (`workbook.model`), as far as we use it. We keep this data
 * instead of exceljs's objects: it can be copied, and moved without its own row operations, which leave formulas behind.
 */
export interface FileModel {
  worksheets: SheetModel[];
  sheets?: SheetModel[];
  definedNames: { name: string; ranges: string[] }[];
  properties: { date1904?: boolean } & Record<string, unknown>;
  calcProperties: { fullCalcOnLoad?: boolean };
  views: { activeTab?: number; firstSheet?: number }[] | undefined;
  [other: string]: unknown;
}

export interface SheetModel {
  id: number;
  name: string;
  state: "visible" | "hidden" | "veryHidden" | undefined;
  rows: RowModel[];
  cols: ColumnModel[] | undefined;
  merges: string[];
  mergeCells?: string[];
  dataValidations: Record<string, unknown>;
  conditionalFormattings: { ref: string; rules: RuleModel[] }[];
  tables: TableModel[];
  media: MediaModel[];
  rowBreaks: { id: number }[];
  autoFilter: string | { from: unknown; to: unknown } | null | undefined;
  sheetProtection: { sheet?: boolean } | null | undefined;
  properties: Record<string, unknown>;
  pageSetup: Record<string, unknown>;
  headerFooter: unknown;
  views: unknown[];
}

export interface RowModel {
  number: number;
  cells: CellModel[];
  min: number;
  max: number;
  height: number | undefined;
  hidden: boolean;
  style: unknown;
  outlineLevel: number;
  collapsed: boolean;
}

export interface ColumnModel {
  min: number;
  max: number;
  width?: number;
  hidden?: boolean;
  style?: unknown;
  [other: string]: unknown;
}

export interface CellModel {
  address: string;
  type: number;
  style: Partial<Style>;
  value?: unknown;
  formula?: string;
  sharedFormula?: string;
  shareType?: string;
  ref?: string;
  result?: unknown;
  text?: unknown;
  hyperlink?: string;
  tooltip?: string;
  comment?: NoteModel;
}

export interface NoteModel {
  type: "note";
  note: { texts?: { text?: string; font?: unknown }[]; [other: string]: unknown };
}

export type RuleModel = ConditionalFormattingRule & { formulae?: unknown[]; style?: Partial<Style>; dxfId?: number };

export interface TableModel {
  name: string;
  tableRef: string;
  autoFilterRef?: string;
  [other: string]: unknown;
}

export interface MediaModel {
  type: string;
  imageId: unknown;
  range?: { tl?: AnchorModel; br?: AnchorModel; [other: string]: unknown };
  [other: string]: unknown;
}

export interface AnchorModel {
  nativeRow: number;
  [other: string]: unknown;
}

/** Types of cell in exceljs. */
export const CELL = { nothing: 0, merge: 1, number: 2, text: 3, date: 4, hyperlink: 5, formula: 6, sharedText: 7, richText: 8, logical: 9, error: 10 } as const;

/** The plain text of what exceljs gives as text: a string, or runs of rich text. */
export function plainText(value: unknown): string {
  if (typeof value === "string") return value;
  if (isRichText(value)) return value.richText.map(({ text }) => text).join("");
  return value === null || value === undefined ? "" : String(value);
}

/** Whether a value is rich text. */
export function isRichText(value: unknown): value is CellRichTextValue {
  return typeof value === "object" && value !== null && "richText" in value && Array.isArray(value.richText);
}

/** A note of plain text. */
export function plainNote(text: string): NoteModel {
  return {
    type: "note",
    note: {
      texts: [{ text }], editAs: "twoCells",
      margins: { insetmode: "auto", inset: [0.13, 0.13, 0.25, 0.25] }, protection: { locked: "True", lockText: "True" },
    },
  };
}
