/** One simulated sheet: its cells and everything that hangs on it. */
import { intersection, parseArea, type Area } from "./address";
import type { CellFormat } from "./cells";
import { invalidArgument } from "./errors";
import { Grid } from "./grid";
import type { FilterModel, ListObjectModel } from "./listObjects";
import type { PlainPage } from "./plainWorkbook";

export type Visibility = "Visible" | "Hidden" | "VeryHidden";

/** Column width and row height of a new sheet, in points (8.38 characters, one line of 11-point type). */
export const STANDARD_WIDTH = 54;
export const STANDARD_HEIGHT = 13.5;

export interface ConditionalFormatModel {
  readonly id: string;
  /** "Custom", "CellValue", or another kind of Excel's that is only stored. */
  readonly type: string;
  areas: readonly Area[];
  stopIfTrue: boolean;
  /** The rule of a Custom format. */
  formula: string;
  /** The rule of a CellValue format. */
  rule: { readonly formula1: string; readonly formula2?: string | null; readonly operator: string } | null;
  format: CellFormat;
}

export interface ValidationModel {
  area: Area;
  rule: unknown;
  errorAlert: unknown;
  prompt: unknown;
  ignoreBlanks: boolean;
}

export class SheetModel {
  visibility: Visibility = "Visible";
  tabColor = "";
  showGridlines = true;
  showHeadings = true;
  protected = false;
  protectionPassword = "";
  protectionOptions: Readonly<Record<string, unknown>> = {};
  readonly grid = new Grid();
  merges: readonly Area[] = [];
  /** In points. */
  readonly columnWidths = new Map<number, number>();
  readonly rowHeights = new Map<number, number>();
  hiddenRows = new Set<number>();
  hiddenColumns = new Set<number>();
  freeze = { rows: 0, columns: 0 };
  /** Strongest first. */
  conditionalFormats: ConditionalFormatModel[] = [];
  validations: ValidationModel[] = [];
  page: PlainPage = {};
  filter: FilterModel | null = null;
  tables: readonly ListObjectModel[] = [];

  constructor(
    readonly id: string,
    public name: string,
  ) {}

  /** The merged area that covers the cell, or undefined. */
  mergeAt(row: number, column: number): Area | undefined {
    return this.merges.find((area) => row >= area.top && row <= area.bottom && column >= area.left && column <= area.right);
  }

  mergesWithin(area: Area): readonly Area[] {
    return this.merges.filter((merge) => intersection(merge, area) !== null);
  }

  isLocked(row: number, column: number): boolean {
    return this.protected && this.grid.formatAt(row, column).locked !== false;
  }

  /** Whether protection leaves this kind of change free, e.g. "allowFormatCells". */
  permits(option: string): boolean {
    return !this.protected || this.protectionOptions[option] === true;
  }
}

const FORBIDDEN = /[[\]:*?/\\]/;

/** Throws when Excel would refuse this as a sheet's name. Duplicates are the workbook's to find. */
export function checkSheetName(name: string, location: string): void {
  if (name === "" || name.length > 31 || FORBIDDEN.test(name) || name.startsWith("'") || name.endsWith("'") || name.toLowerCase() === "history")
    throw invalidArgument(location, "The sheet name is empty, longer than 31 characters, or contains one of [ ] : * ? / \\.");
}

/** An area from A1 text; throws InvalidArgument. */
export function areaFrom(text: string, location: string): Area {
  const area = parseArea(text);
  if (!area) throw invalidArgument(location);
  return area;
}
