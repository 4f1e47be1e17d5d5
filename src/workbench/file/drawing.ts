/** An .xlsx file's contents as the grid draws them. */
import { addressOf, areaAddress, isErrorValue } from "../../model/cells";
import { MARK_LOOKS } from "../../hosts/marks";
import type { XlsxHost } from "../../hosts/xlsx";
import type { CellFormat } from "../../simulator";
import type { DrawnCell, DrawnSheet } from "../desk";
import { formatOfLook } from "../looks";
import { TouchedRows } from "./touchedRows";

type FileBook = XlsxHost["contents"];
type FileSheet = FileBook["sheets"][number];
type FileCell = FileSheet["rows"] extends ReadonlyMap<number, { cells: ReadonlyMap<number, infer Cell> }> ? Cell : never;

const VISIBILITY = { visible: "Visible", hidden: "Hidden", veryHidden: "VeryHidden" } as const;
/** Columns beyond these are never drawn one by one: a file may give the rest of the sheet one width. */
const LAST_COLUMN = 256;
/** A zero is hidden by a format whose third section is empty ("0.00;-0.00;;@"), which the grid does not know. */
const HIDES_ZERO = /^[^;]*;[^;]*;(;|$)/;

/** Formats by the file's style and number format; styles are shared between cells and never changed. */
const formats = new WeakMap<NonNullable<FileCell["style"]>, Map<string, CellFormat>>();
const UNSTYLED: NonNullable<FileCell["style"]> = { format: 0, changes: null };

/** Draws the sheets of a file again and again; while nothing but cells changes, only what changed is looked at. */
export class FileDrawing {
  /** What changed of the file; told by whoever changes it. */
  readonly touched = new TouchedRows();
  /** The shapes of sheets by name, and the version of the file from which on they hold. */
  private readonly shapes = new Map<string, readonly [since: number, shape: Shape]>();
  private readonly versions = new WeakMap<DrawnSheet, number>();

  /** Every sheet as it is drawn. A sheet is known by its name. */
  sheets(file: XlsxHost): readonly DrawnSheet[] {
    const { touched, versions } = this;
    return file.contents.sheets.map((sheet) => {
      const drawn: DrawnSheet = {
        id: sheet.name,
        name: sheet.name,
        visibility: VISIBILITY[sheet.visibility],
        ...this.shapeOf(sheet),
        rows: sheet.rows,
        cellsOf: (row) => cellsOf(sheet, row, file),
        marks: new Map([...sheet.marks.values()].map(({ at, severity }) => [`${at.row},${at.column}`, MARK_LOOKS[severity]])),
        touchedSince: (before) => touched.since(versions.get(before) ?? -1, sheet.name),
      };
      versions.set(drawn, touched.version);
      return drawn;
    });
  }

  private shapeOf(sheet: FileSheet): Shape {
    const known = this.shapes.get(sheet.name);
    if (known && this.touched.since(known[0], sheet.name)) return known[1];
    const shape = shapeOf(sheet);
    this.shapes.set(sheet.name, [this.touched.version, shape]);
    return shape;
  }
}

function cellsOf(sheet: FileSheet, row: number, file: XlsxHost): DrawnCell[] {
  return [...(sheet.rows.get(row)?.cells ?? [])].map(([column, cell]): DrawnCell => {
    const hidden = cell.value === 0 && HIDES_ZERO.test(cell.numberFormat);
    return {
      row, column, formula: cell.formula, value: hidden ? "" : (cell.value ?? ""), format: formatOfCell(cell, file),
      error: isErrorValue(cell.value),
    };
  });
}

function formatOfCell({ style = UNSTYLED, numberFormat }: FileCell, file: XlsxHost): CellFormat {
  let known = formats.get(style);
  if (!known) formats.set(style, (known = new Map()));
  let format = known.get(numberFormat);
  if (!format) known.set(numberFormat, (format = formatOfLook(file.lookOf(style), numberFormat)));
  return format;
}

type Shape = Pick<DrawnSheet, "merges" | "tabColor" | "columnWidths" | "rowHeights" | "hiddenRows" | "hiddenColumns" | "freeze" | "showGridlines">;

function shapeOf(sheet: FileSheet): Shape {
  const { columns, view } = sheet.extra;
  const rowHeights: { readonly row: number; readonly height: number }[] = [];
  const hiddenRows: number[] = [];
  for (const [row, { height, hidden }] of sheet.rows) {
    if (height) rowHeights.push({ row, height });
    if (hidden) hiddenRows.push(row);
  }
  return {
    merges: sheet.merges.map(areaAddress),
    columnWidths: columns.flatMap(({ first, last, width }) =>
      width === undefined ? [] : Array.from({ length: Math.max(0, Math.min(last, LAST_COLUMN - 1) - first + 1) }, (_, index) => ({ column: first + index, width }))),
    rowHeights, hiddenRows,
    hiddenColumns: sheet.hiddenColumns.filter((column) => column < LAST_COLUMN),
    showGridlines: view.showGridlines,
    ...(view.tabColor ? { tabColor: view.tabColor } : {}),
    ...(view.freeze ? { freeze: view.freeze } : {}),
  };
}

/** The first sheet that can be seen, and its first cell. */
export function firstCell(book: FileBook): { readonly sheet: string; readonly area: string } {
  const sheet = book.sheets.find(({ visibility }) => visibility === "visible") ?? book.sheets[0];
  return { sheet: sheet?.name ?? "", area: addressOf({ row: 0, column: 0 }) };
}
