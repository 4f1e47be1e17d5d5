import type { Scalar } from "../../src/model/cells";
import type { SheetSnapshot, WorkbookSnapshot } from "../../src/model/snapshot";

/** A cell of a fixture: a value, or a value with formula or number format. */
export type GridCell = Scalar | { readonly value: Scalar; readonly formula?: string; readonly format?: string };

/** Where a fixture stands and how its plain cells are formatted. */
export interface GridOptions {
  readonly row?: number;
  readonly column?: number;
  readonly format?: string;
}

function isScalar(cell: GridCell | undefined): cell is Scalar {
  return cell === null || typeof cell !== "object";
}

/** A sheet from nested arrays; rows may be of unequal length. */
export function grid(name: string, rows: readonly (readonly GridCell[])[], options: GridOptions = {}): SheetSnapshot {
  const width = Math.max(0, ...rows.map((row) => row.length));
  const each = <T>(read: (cell: GridCell) => T): T[][] =>
    rows.map((row) => Array.from({ length: width }, (_, column) => read(row[column] ?? null)));
  return {
    name, visibility: "visible", protected: false, row: options.row ?? 0, column: options.column ?? 0,
    values: each((cell) => (isScalar(cell) ? cell : cell.value)),
    formulas: each((cell) => (isScalar(cell) ? "" : cell.formula ?? "")),
    numberFormats: each((cell) => (isScalar(cell) ? options.format ?? "General" : cell.format ?? options.format ?? "General")),
    merges: [], hiddenRows: [], hiddenColumns: [],
  };
}

/** A workbook of sheets. */
export function workbook(...sheets: readonly SheetSnapshot[]): WorkbookSnapshot {
  return { sheets };
}

/** Rows written as text: cells between "|", numbers as numbers, empty cells as null; a number in quotes stays text. */
export function rowsOf(text: string): GridCell[][] {
  return text.trim().split("\n").map((line) => line.split("|").map((cell): GridCell => {
    const value = cell.trim();
    if (value === "") return null;
    const quoted = /^'(.*)$/.exec(value);
    if (quoted) return quoted[1] ?? "";
    return /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : value;
  }));
}
