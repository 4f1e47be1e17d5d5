/** How the simulated workbook looks in the grid: plain data of one into plain data of the other. */
import {
  BooleanNumber, BorderStyleTypes, CellValueType, HorizontalAlign, LocaleType, VerticalAlign, WrapStrategy,
  type IBorderData, type IBorderStyleData, type ICellData, type IStyleData, type IWorkbookData, type IWorksheetData,
} from "@univerjs/core";
import { parseArea } from "../model/cells";
import { MARK_LOOKS, severityOfMarkFormula, type MarkLook } from "../hosts/marks";
import type { Border, CellFormat, PlainSheet, SimulatedExcel } from "../simulator";

const POINT = 96 / 72;
/** Room below and beside the used range, so that there is somewhere to type. */
const SPARE_ROWS = 60;
const SPARE_COLUMNS = 10;
const LEAST_ROWS = 200;
const LEAST_COLUMNS = 26;

const HORIZONTAL: Readonly<Record<string, HorizontalAlign>> = {
  Left: HorizontalAlign.LEFT, Center: HorizontalAlign.CENTER, Right: HorizontalAlign.RIGHT, Justify: HorizontalAlign.JUSTIFIED,
  CenterAcrossSelection: HorizontalAlign.CENTER, Distributed: HorizontalAlign.DISTRIBUTED,
};
const VERTICAL: Readonly<Record<string, VerticalAlign>> = { Top: VerticalAlign.TOP, Center: VerticalAlign.MIDDLE, Bottom: VerticalAlign.BOTTOM };
const LINES: Readonly<Record<string, BorderStyleTypes>> = {
  Continuous: BorderStyleTypes.THIN, Dash: BorderStyleTypes.DASHED, Dot: BorderStyleTypes.DOTTED, Double: BorderStyleTypes.DOUBLE,
  DashDot: BorderStyleTypes.DASH_DOT, DashDotDot: BorderStyleTypes.DASH_DOT_DOT, SlantDashDot: BorderStyleTypes.SLANT_DASH_DOT,
};

/** Width in characters and height in points of a new sheet's columns and rows. */
const STANDARD_WIDTH = 8.38;
const STANDARD_HEIGHT = 13.5;
/** Text that the grid would take for a number unless told. */
const NUMERIC = /^[\s+-]*[\d.,]+%?$/;

/** A cell as it is drawn: a formula with its result, or a constant. */
interface DrawnCell {
  readonly row: number;
  readonly column: number;
  readonly value: string | number | boolean;
  readonly error: boolean;
  readonly formula: string;
  readonly format: CellFormat;
}

/** A sheet as it is drawn. */
export interface DrawnSheet extends Omit<PlainSheet, "cells"> {
  readonly id: string;
  readonly cells: readonly DrawnCell[];
}

/** The whole workbook as it is now. */
export function drawnSheets(excel: SimulatedExcel): readonly DrawnSheet[] {
  const ids = new Map(excel.user.sheets().map(({ id, name }) => [name, id]));
  return excel.save().sheets.map((sheet) => ({
    ...sheet,
    id: ids.get(sheet.name) ?? sheet.name,
    cells: sheet.cells.map(({ row, column, value, error, formula, format = {} }) => {
      if (formula === undefined && value !== 0) return { row, column, value: error ?? value ?? "", error: error !== undefined, formula: "", format };
      const shown = excel.user.cell(sheet.name, row, column);
      // A format that hides zeros ("0.00;-0.00;;@") is not known to the grid.
      return { row, column, value: shown.value === 0 && shown.text === "" ? "" : shown.value, error: shown.error, formula: shown.formula, format };
    }),
  }));
}

/** Cells of one sheet, by row and column. */
export type CellMatrix = Record<number, Record<number, ICellData>>;

/** Everything the grid draws of a sheet's cells: values, formulas, looks and marks. */
export function cellsOf(sheet: DrawnSheet): CellMatrix {
  const matrix: CellMatrix = {};
  const marks = marksOf(sheet);
  const put = (row: number, column: number, data: ICellData): void => {
    (matrix[row] ??= {})[column] = data;
  };
  for (const cell of sheet.cells) put(cell.row, cell.column, cellData(cell, marks.get(`${cell.row},${cell.column}`)));
  for (const [key, look] of marks) {
    const [row = 0, column = 0] = key.split(",").map(Number);
    if (!matrix[row]?.[column]) put(row, column, { s: styleOf({}, look) });
  }
  return matrix;
}

function cellData({ value, error, formula, format }: DrawnCell, look: MarkLook | undefined): ICellData {
  const data: ICellData = { s: styleOf(format, look) };
  if (formula !== "") data.f = formula;
  if (value === "") return data;
  if (typeof value === "number") return { ...data, v: value, t: CellValueType.NUMBER };
  if (typeof value === "boolean") return { ...data, v: value ? 1 : 0, t: CellValueType.BOOLEAN };
  return { ...data, v: value, t: !error && NUMERIC.test(value) ? CellValueType.FORCE_STRING : CellValueType.STRING };
}

/** The looks of our marks by "row,column". Other conditional formats are kept in the workbook but not drawn. */
function marksOf(sheet: DrawnSheet): Map<string, MarkLook> {
  const marks = new Map<string, MarkLook>();
  for (const { formula, areas } of [...(sheet.conditionalFormats ?? [])].reverse()) {
    const severity = formula === undefined ? null : severityOfMarkFormula(formula);
    if (!severity) continue;
    for (const text of areas) {
      const area = parseArea(sheet.name, text);
      if (!area) continue;
      for (let row = area.row; row < area.row + area.rows; row++) {
        for (let column = area.column; column < area.column + area.columns; column++) marks.set(`${row},${column}`, MARK_LOOKS[severity]);
      }
    }
  }
  return marks;
}

function styleOf(format: CellFormat, look: MarkLook | undefined): IStyleData {
  const on = (value: boolean | undefined): BooleanNumber => (value ? BooleanNumber.TRUE : BooleanNumber.FALSE);
  const fill = look?.fill ?? format.fillColor;
  const color = look?.fontColor ?? format.fontColor;
  const style: IStyleData = {
    ff: format.fontName ?? "宋体",
    fs: format.fontSize ?? 11,
    bl: on(look ? look.bold : format.bold),
    it: on(look ? look.italic : format.italic),
    ul: { s: on(look ? look.underline : format.underline !== undefined && format.underline !== "None") },
    st: { s: on(format.strikethrough) },
    bg: fill === undefined ? null : { rgb: fill },
    cl: color === undefined ? null : { rgb: color },
    ht: HORIZONTAL[format.horizontalAlignment ?? ""] ?? HorizontalAlign.UNSPECIFIED,
    vt: VERTICAL[format.verticalAlignment ?? "Center"] ?? VerticalAlign.MIDDLE,
    tb: format.wrapText ? WrapStrategy.WRAP : WrapStrategy.OVERFLOW,
    bd: bordersOf(format),
    n: format.numberFormat === undefined || format.numberFormat === "General" ? null : { pattern: format.numberFormat },
  };
  if (format.indentLevel) style.pd = { l: 2 + format.indentLevel * 9 };
  return style;
}

function bordersOf(format: CellFormat): IBorderData | null {
  const { borders } = format;
  if (!borders) return null;
  return { t: lineOf(borders.EdgeTop), r: lineOf(borders.EdgeRight), b: lineOf(borders.EdgeBottom), l: lineOf(borders.EdgeLeft) };
}

function lineOf(border: Border | undefined): IBorderStyleData | null {
  if (!border || border.style === "None") return null;
  const thick = border.weight === "Thick" ? BorderStyleTypes.THICK : border.weight === "Medium" ? BorderStyleTypes.MEDIUM : null;
  return { s: (border.style === "Continuous" ? thick : null) ?? LINES[border.style] ?? BorderStyleTypes.THIN, cl: { rgb: border.color } };
}

/** Everything besides the cells that the grid is built from; when it changes, cells alone are not enough. */
export function shapeOf(sheets: readonly DrawnSheet[]): string {
  return JSON.stringify(sheets.map(({ id, name, visibility, tabColor, merges, columnWidths, rowHeights, hiddenRows, hiddenColumns, freeze, showGridlines }) =>
    [id, name, visibility, tabColor, merges, columnWidths, rowHeights, hiddenRows, hiddenColumns, freeze, showGridlines]));
}

/** One sheet with its shape: widths, heights, merges, frozen panes. */
function sheetData(sheet: DrawnSheet): Partial<IWorksheetData> {
  const lastRow = sheet.cells.reduce((last, { row }) => Math.max(last, row), 0);
  const lastColumn = sheet.cells.reduce((last, { column }) => Math.max(last, column), 0);
  const { rows, columns } = sheet.freeze ?? { rows: 0, columns: 0 };
  const rowData: Record<number, { h?: number; hd?: BooleanNumber }> = {};
  const columnData: Record<number, { w?: number; hd?: BooleanNumber }> = {};
  for (const { row, height } of sheet.rowHeights ?? []) rowData[row] = { h: height * POINT };
  for (const row of sheet.hiddenRows ?? []) rowData[row] = { ...rowData[row], hd: BooleanNumber.TRUE };
  for (const { column, width } of sheet.columnWidths ?? []) columnData[column] = { w: pixelsOf(width) };
  for (const column of sheet.hiddenColumns ?? []) columnData[column] = { ...columnData[column], hd: BooleanNumber.TRUE };
  return {
    id: sheet.id,
    name: sheet.name,
    tabColor: sheet.tabColor ?? "",
    hidden: (sheet.visibility ?? "Visible") === "Visible" ? BooleanNumber.FALSE : BooleanNumber.TRUE,
    freeze: { xSplit: columns, ySplit: rows, startRow: rows > 0 ? rows : -1, startColumn: columns > 0 ? columns : -1 },
    rowCount: Math.max(LEAST_ROWS, lastRow + SPARE_ROWS),
    columnCount: Math.max(LEAST_COLUMNS, lastColumn + SPARE_COLUMNS),
    defaultColumnWidth: pixelsOf(STANDARD_WIDTH),
    defaultRowHeight: STANDARD_HEIGHT * POINT + 4,
    showGridlines: sheet.showGridlines === false ? BooleanNumber.FALSE : BooleanNumber.TRUE,
    mergeData: (sheet.merges ?? []).flatMap((text) => {
      const area = parseArea(sheet.name, text);
      return area ? [{ startRow: area.row, endRow: area.row + area.rows - 1, startColumn: area.column, endColumn: area.column + area.columns - 1 }] : [];
    }),
    cellData: cellsOf(sheet),
    rowData,
    columnData,
  };
}

/** A width in characters as pixels, with Excel's padding of five. */
function pixelsOf(characters: number): number {
  return Math.round(characters * 8 + 5);
}

/** The whole workbook. */
export function workbookData(id: string, sheets: readonly DrawnSheet[]): IWorkbookData {
  return {
    id,
    name: id,
    appVersion: "0.25.1",
    locale: LocaleType.ZH_CN,
    styles: {},
    sheetOrder: sheets.map((sheet) => sheet.id),
    sheets: Object.fromEntries(sheets.map((sheet) => [sheet.id, sheetData(sheet)])),
  };
}
