/** What a simulated cell holds. */

/** An error value such as #REF!; kept apart from text that merely looks like one. */
export interface ErrorValue {
  readonly error: string;
}

/** A cell's value; "" is an empty cell. */
export type CellValue = string | number | boolean | ErrorValue;

export const BORDER_EDGES = ["EdgeTop", "EdgeBottom", "EdgeLeft", "EdgeRight", "InsideVertical", "InsideHorizontal", "DiagonalDown", "DiagonalUp"] as const;
export type BorderEdge = (typeof BORDER_EDGES)[number];

export interface Border {
  /** Excel's line style: "None", "Continuous", "Dash", "Double", … */
  readonly style: string;
  readonly color: string;
  readonly weight: string;
}

export type CellEdge = "EdgeTop" | "EdgeBottom" | "EdgeLeft" | "EdgeRight";

/** A cell's look. Absent members have Excel's default. Values are shared between cells: never changed in place. */
export interface CellFormat {
  readonly numberFormat?: string;
  /** "#RRGGBB"; absent means no fill. */
  readonly fillColor?: string;
  readonly fontName?: string;
  readonly fontSize?: number;
  readonly fontColor?: string;
  readonly bold?: boolean;
  readonly italic?: boolean;
  /** "None", "Single", "Double", … */
  readonly underline?: string;
  readonly strikethrough?: boolean;
  readonly horizontalAlignment?: string;
  readonly verticalAlignment?: string;
  readonly wrapText?: boolean;
  readonly shrinkToFit?: boolean;
  readonly indentLevel?: number;
  readonly textOrientation?: number;
  readonly locked?: boolean;
  readonly formulaHidden?: boolean;
  readonly borders?: Readonly<Partial<Record<CellEdge, Border>>>;
}

/** What an unformatted cell answers. */
export const FORMAT_DEFAULTS = {
  numberFormat: "General",
  fillColor: "#FFFFFF",
  fontName: "宋体",
  fontSize: 11,
  fontColor: "#000000",
  bold: false,
  italic: false,
  underline: "None",
  strikethrough: false,
  horizontalAlignment: "General",
  verticalAlignment: "Center",
  wrapText: false,
  shrinkToFit: false,
  indentLevel: 0,
  textOrientation: 0,
  locked: true,
  formulaHidden: false,
} as const;

export type FormatKey = keyof typeof FORMAT_DEFAULTS;

export const PLAIN: CellFormat = {};

export interface Cell {
  /** The constant; "" when the cell is empty or has a formula. */
  value: CellValue;
  /** The formula with its "=", or "". */
  formula: string;
  format: CellFormat;
  /** The formula's last result and the calculation it came from. */
  result?: CellValue;
  resultOf?: number;
}

export function isError(value: CellValue): value is ErrorValue {
  return typeof value === "object";
}

/** A value as it crosses the wire: errors as their text. */
export function plainValue(value: CellValue): string | number | boolean {
  return isError(value) ? value.error : value;
}

/** Excel's name of a value's type. */
export function valueTypeOf(value: CellValue): "Empty" | "Error" | "String" | "Double" | "Boolean" {
  if (isError(value)) return "Error";
  if (value === "") return "Empty";
  return typeof value === "string" ? "String" : typeof value === "number" ? "Double" : "Boolean";
}
