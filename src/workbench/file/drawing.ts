/** An .xlsx file's contents as the grid draws them. */
import { addressOf, areaAddress, isErrorValue } from "../../model/cells";
import { MARK_LOOKS } from "../../hosts/marks";
import type { XlsxHost } from "../../hosts/xlsx";
import type { CellFormat } from "../../simulator";
import type { DrawnCell, DrawnSheet } from "../desk";
import { formatOf } from "../styles";

type FileBook = XlsxHost["contents"];
type FileSheet = FileBook["sheets"][number];
type FileCell = FileSheet["rows"] extends Map<number, { cells: Map<number, infer Cell> }> ? Cell : never;

const VISIBILITY = { visible: "Visible", hidden: "Hidden", veryHidden: "VeryHidden" } as const;
/** Columns beyond these are never drawn one by one: a file may give the rest of the sheet one width. */
const LAST_COLUMN = 256;
/** A zero is hidden by a format whose third section is empty ("0.00;-0.00;;@"), which the grid does not know. */
const HIDES_ZERO = /^[^;]*;[^;]*;(;|$)/;

/** Formats by the file's style and number format; styles are shared between cells and never changed. */
const formats = new WeakMap<object, Map<string, CellFormat>>();
const UNSTYLED = {};

/** Every sheet as it is drawn. A sheet is known by its name. */
export function drawnSheets(book: FileBook): readonly DrawnSheet[] {
  return book.sheets.map((sheet) => ({
    id: sheet.name,
    name: sheet.name,
    visibility: VISIBILITY[sheet.visibility],
    ...shapeOf(sheet),
    merges: sheet.merges.map(areaAddress),
    cells: cellsOf(sheet),
    marks: new Map([...sheet.marks.values()].map(({ at, severity }) => [`${at.row},${at.column}`, MARK_LOOKS[severity]])),
  }));
}

function cellsOf(sheet: FileSheet): DrawnCell[] {
  return [...sheet.rows].flatMap(([row, { cells }]) => [...cells].map(([column, cell]): DrawnCell => {
    const hidden = cell.value === 0 && HIDES_ZERO.test(cell.numberFormat);
    return {
      row, column, formula: cell.formula, value: hidden ? "" : (cell.value ?? ""), format: formatOfCell(cell),
      error: isErrorValue(cell.value),
    };
  }));
}

function formatOfCell({ style = UNSTYLED, numberFormat }: FileCell): CellFormat {
  let known = formats.get(style);
  if (!known) formats.set(style, (known = new Map()));
  let format = known.get(numberFormat);
  if (!format) known.set(numberFormat, (format = { ...formatOf(style), numberFormat }));
  return format;
}

function shapeOf(sheet: FileSheet): Pick<DrawnSheet, "tabColor" | "columnWidths" | "rowHeights" | "hiddenRows" | "hiddenColumns" | "freeze" | "showGridlines"> {
  const { cols, views, properties } = sheet.extra.model;
  // exceljs gives null for a file that says nothing of its views.
  const view = (views as typeof views | null | undefined)?.[0] as { state?: string; xSplit?: number; ySplit?: number; showGridLines?: boolean } | undefined;
  const tab = (properties as typeof properties | undefined)?.["tabColor"] as { argb?: string } | undefined;
  const rows = [...sheet.rows];
  return {
    columnWidths: (cols ?? []).flatMap(({ min, max, width }) =>
      width === undefined ? [] : Array.from({ length: Math.min(max, LAST_COLUMN) - min + 1 }, (_, index) => ({ column: min - 1 + index, width }))),
    rowHeights: rows.flatMap(([row, { height }]) => (height ? [{ row, height }] : [])),
    hiddenRows: rows.flatMap(([row, { hidden }]) => (hidden ? [row] : [])),
    hiddenColumns: sheet.hiddenColumns.filter((column) => column < LAST_COLUMN),
    showGridlines: view?.showGridLines !== false,
    ...(tab?.argb ? { tabColor: `#${tab.argb.slice(-6)}` } : {}),
    ...(view?.state === "frozen" ? { freeze: { rows: view.ySplit ?? 0, columns: view.xSplit ?? 0 } } : {}),
  };
}

/** The first sheet that can be seen, and its first cell. */
export function firstCell(book: FileBook): { readonly sheet: string; readonly area: string } {
  const sheet = book.sheets.find(({ visibility }) => visibility === "visible") ?? book.sheets[0];
  return { sheet: sheet?.name ?? "", area: addressOf({ row: 0, column: 0 }) };
}
