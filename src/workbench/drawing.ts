/** How the workbook on the desk looks in the grid: plain data of one into plain data of the other. */
import {
  BooleanNumber, BorderStyleTypes, CellValueType, HorizontalAlign, LocaleType, VerticalAlign, WrapStrategy,
  type IBorderData, type IBorderStyleData, type ICellData, type IStyleData, type IWorkbookData, type IWorksheetData,
} from "@univerjs/core";
import { parseArea } from "../model/cells";
import type { MarkLook } from "../hosts/marks";
import type { Border, CellFormat } from "../simulator";
import type { DrawnCell, DrawnSheet } from "./desk";

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
/** Of a line, by the size of its letters; and the highest row that Excel has, in pixels. */
const LINE_HEIGHT = 1.25;
const MOST_HEIGHT = 409 * POINT;
/** Text that the grid would take for a number, or for a formula when its cell is edited, unless told. */
const FORCED = /^[\s+-]*[\d.,]+%?$|^[=+\-@]./;

/** Cells of one row, by column. */
export type RowData = Record<number, ICellData>;

/** The looks of marks by row and column. */
export type MarksByRow = ReadonlyMap<number, ReadonlyMap<number, MarkLook>>;

/** A cell with the look of its mark. */
interface Marked {
  readonly cell: DrawnCell;
  readonly look: MarkLook | undefined;
}

/** The marks of a sheet, to be asked row by row. */
export function marksByRow({ marks }: DrawnSheet): MarksByRow {
  const rows = new Map<number, Map<number, MarkLook>>();
  for (const [key, look] of marks) {
    const [row = 0, column = 0] = key.split(",").map(Number);
    const own = rows.get(row) ?? new Map<number, MarkLook>();
    rows.set(row, own.set(column, look));
  }
  return rows;
}

/** Everything the grid draws of a row's cells: values, formulas, looks and marks. */
export function rowData(sheet: DrawnSheet, row: number, marks: MarksByRow): RowData {
  const data: RowData = {};
  for (const [column, marked] of cellsOfRow(sheet, row, marks)) data[column] = cellData(marked);
  return data;
}

function cellData({ cell, look }: Marked): ICellData {
  return { s: styleOf(aligned(cell.format, cell.value), look), ...contentOf(cell) };
}

function cellsOfRow(sheet: DrawnSheet, row: number, marks: MarksByRow): ReadonlyMap<number, Marked> {
  const looks = marks.get(row);
  const cells = new Map<number, Marked>();
  for (const cell of sheet.rows.has(row) ? sheet.cellsOf(row) : []) cells.set(cell.column, { cell, look: looks?.get(cell.column) });
  for (const [column, look] of looks ?? []) if (!cells.has(column)) cells.set(column, { cell: { row, column, value: "", error: false, formula: "", format: {} }, look });
  return cells;
}

/** What is drawn otherwise in a row than it was, by column; null for a cell in which nothing is drawn any more. */
export function rowChanges(before: readonly [sheet: DrawnSheet, marks: MarksByRow] | null, now: readonly [sheet: DrawnSheet, marks: MarksByRow], row: number): ReadonlyMap<number, ICellData | null> {
  const [was, is] = [before ? cellsOfRow(before[0], row, before[1]) : NOTHING, cellsOfRow(now[0], row, now[1])];
  const changes = new Map<number, ICellData | null>();
  for (const [column, marked] of is) {
    const old = was.get(column);
    if (!old || !isDrawnAlike(old, marked)) changes.set(column, cellData(marked));
  }
  for (const column of was.keys()) if (!is.has(column)) changes.set(column, null);
  return changes;
}

const NOTHING: ReadonlyMap<number, Marked> = new Map();

function isDrawnAlike(a: Marked, b: Marked): boolean {
  if (a.cell.value !== b.cell.value || a.cell.formula !== b.cell.formula || a.cell.error !== b.cell.error) return false;
  return (a.cell.format === b.cell.format && a.look === b.look) || styleNumber(a.cell.format, a.cell.value, a.look) === styleNumber(b.cell.format, b.cell.value, b.look);
}

/** What stands in a drawn cell, as {@link contentText} tells it of the grid's own. */
export function drawnText(sheet: DrawnSheet | undefined, row: number, column: number): string {
  const cell = sheet?.rows.has(row) ? sheet.cellsOf(row).find((each) => each.column === column) : undefined;
  return contentText(cell ? contentOf(cell) : {});
}

/** What a cell holds: its formula, or else its value. */
export function contentText({ f, v }: ICellData): string {
  return JSON.stringify([f ?? null, f ? null : (v ?? null)]);
}

/** Every style that was drawn, by its text; a workbook has few, for however many cells. */
const styles = new Map<string, number>();
/** The styles of unmarked cells by their format, which many cells share, and the type of the value. */
const unmarked = new WeakMap<CellFormat, Map<string, number>>();

function styleNumber(format: CellFormat, value: DrawnCell["value"], look: MarkLook | undefined): number {
  if (look) return numbered(styleOf(aligned(format, value), look));
  let known = unmarked.get(format);
  if (!known) unmarked.set(format, (known = new Map()));
  let number = known.get(typeof value);
  if (number === undefined) known.set(typeof value, (number = numbered(styleOf(aligned(format, value), undefined))));
  return number;
}

function numbered(style: IStyleData): number {
  const text = JSON.stringify(style);
  const number = styles.get(text) ?? styles.size;
  styles.set(text, number);
  return number;
}

function contentOf({ value, error, formula }: DrawnCell): ICellData {
  const data: ICellData = formula === "" ? {} : { f: formula };
  if (value === "") return data;
  if (typeof value === "number") return { ...data, v: value, t: CellValueType.NUMBER };
  if (typeof value === "boolean") return { ...data, v: value ? 1 : 0, t: CellValueType.BOOLEAN };
  return { ...data, v: value, t: !error && FORCED.test(value) ? CellValueType.FORCE_STRING : CellValueType.STRING };
}

/** A number stands at the right and a truth value in the middle where the file says nothing. */
function aligned(format: CellFormat, value: DrawnCell["value"]): CellFormat {
  const { horizontalAlignment = "General" } = format;
  if (horizontalAlignment !== "General" || typeof value === "string") return format;
  return { ...format, horizontalAlignment: typeof value === "number" ? "Right" : "Center" };
}

const on = (value: boolean | undefined): BooleanNumber => (value ? BooleanNumber.TRUE : BooleanNumber.FALSE);
const colour = (rgb: string | undefined): { readonly rgb: string } | null => (rgb === undefined ? null : { rgb });

/** How the grid draws a cell; what a mark says of it goes before its own look. */
function styleOf(format: CellFormat, look: MarkLook | undefined): IStyleData {
  const { fontName = "宋体", fontSize = 11, underline = "None", numberFormat = "General" } = format;
  const style: IStyleData = {
    ff: fontName,
    fs: fontSize,
    bl: on(look ? look.bold : format.bold),
    it: on(look ? look.italic : format.italic),
    ul: { s: on(look ? look.underline : underline !== "None") },
    st: { s: on(format.strikethrough) },
    bg: colour(look?.fill ?? format.fillColor),
    cl: colour(look?.fontColor ?? format.fontColor),
    ...placed(format),
    bd: bordersOf(format),
    n: numberFormat === "General" ? null : { pattern: numberFormat },
  };
  return format.indentLevel ? { ...style, pd: { l: 2 + format.indentLevel * 9 } } : style;
}

function placed({ horizontalAlignment = "", verticalAlignment = "Center", wrapText }: CellFormat): Pick<IStyleData, "ht" | "vt" | "tb"> {
  return {
    ht: HORIZONTAL[horizontalAlignment] ?? HorizontalAlign.UNSPECIFIED,
    vt: VERTICAL[verticalAlignment] ?? VerticalAlign.MIDDLE,
    tb: wrapText ? WrapStrategy.WRAP : WrapStrategy.OVERFLOW,
  };
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

/** Which sheets there are and what the grid can only be told of by building them anew. */
export function frameOf(sheets: readonly DrawnSheet[]): string {
  return JSON.stringify(sheets.map(({ id, name, visibility, tabColor, freeze, showGridlines }) => [id, name, visibility, tabColor, freeze, showGridlines]));
}

/** What stands around the cells of a sheet; when it changes, its cells alone are not enough. */
const AROUND = ["merges", "columnWidths", "rowHeights", "hiddenRows", "hiddenColumns"] as const;
export type Around = { readonly [Part in (typeof AROUND)[number]]: DrawnSheet[Part] | undefined };

/** What stands around the cells, without the cells. */
export function aroundOf({ merges, columnWidths, rowHeights, hiddenRows, hiddenColumns }: DrawnSheet): Around {
  return { merges, columnWidths, rowHeights, hiddenRows, hiddenColumns };
}

/** Whether the same stands around; at once where it is the same objects, as a list may have a hundred thousand heights. */
export function isAlikeAround(a: Around, b: Around): boolean {
  return AROUND.every((part) => a[part] === b[part]) || JSON.stringify(AROUND.map((part) => a[part])) === JSON.stringify(AROUND.map((part) => b[part]));
}

/** One sheet with its shape: widths, heights, merges, frozen panes; without its cells. */
export function sheetData(sheet: DrawnSheet, { lastRow, lastColumn, widths, heights }: Measured): Partial<IWorksheetData> {
  const { rows, columns } = sheet.freeze ?? { rows: 0, columns: 0 };
  const rowData: Record<number, { h?: number; hd?: BooleanNumber }> = {};
  const columnData: Record<number, { w?: number; hd?: BooleanNumber }> = {};
  for (const [row, height] of heights) rowData[row] = { h: height };
  for (const { row, height } of sheet.rowHeights ?? []) rowData[row] = { h: height * POINT };
  for (const row of sheet.hiddenRows ?? []) rowData[row] = { ...rowData[row], hd: BooleanNumber.TRUE };
  for (const [column, width] of widths) columnData[column] = { w: pixelsOf(width) };
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
    rowData,
    columnData,
  };
}

/** More than this a number never needs. */
const WIDEST_NUMBER = 24;

/** What a sheet's cells say of its shape; told row by row, so that others may work in between. */
export class Measured {
  lastRow = 0;
  lastColumn = 0;
  /**
   * Widths in characters of columns that the file gives none and whose numbers need more than usual: a number that is cut reads
   * as another one.
   */
  readonly widths = new Map<number, number>();
  /** Heights in pixels of rows whose text is broken into several lines, as other programs fit them; estimated, a wide letter being two narrow ones. */
  readonly heights = new Map<number, number>();
  private readonly known: ReadonlyMap<number, number>;

  constructor(private readonly sheet: DrawnSheet) {
    this.known = new Map((sheet.columnWidths ?? []).map(({ column, width }) => [column, width]));
  }

  /** Takes note of a row. */
  take(row: number): void {
    this.lastRow = Math.max(this.lastRow, row);
    for (const cell of this.sheet.cellsOf(row)) {
      this.lastColumn = Math.max(this.lastColumn, cell.column);
      if (typeof cell.value === "number") this.widen(cell, cell.value);
      else if (typeof cell.value === "string" && cell.format.wrapText) this.heighten(cell, cell.value);
    }
  }

  private widen({ column, format: { numberFormat = "General" } }: DrawnCell, value: number): void {
    if (this.known.has(column)) return;
    const decimals = /\.(0+)/.exec(numberFormat)?.[1]?.length;
    const digits = decimals === undefined ? String(value) : value.toFixed(decimals);
    const separators = numberFormat.includes(",") ? Math.floor(Math.log10(Math.max(1, Math.abs(value))) / 3) : 0;
    const needed = Math.min(WIDEST_NUMBER, digits.length + separators + 1);
    if (needed > Math.max(STANDARD_WIDTH, this.widths.get(column) ?? 0)) this.widths.set(column, needed);
  }

  private heighten({ row, column, format }: DrawnCell, value: string): void {
    const room = Math.max(1, this.known.get(column) ?? STANDARD_WIDTH);
    const lines = value.split("\n").reduce((sum, line) => sum + Math.max(1, Math.ceil(lettersOf(line) / room)), 0);
    if (lines <= 1 || isMerged(this.sheet, row, column)) return;
    this.heights.set(row, Math.min(MOST_HEIGHT, Math.max(this.heights.get(row) ?? 0, Math.ceil(lines * (format.fontSize ?? 11) * POINT * LINE_HEIGHT))));
  }
}

function lettersOf(text: string): number {
  return [...text].reduce((sum, letter) => sum + (letter > "\u2e7f" ? 2 : 1), 0);
}

function isMerged(sheet: DrawnSheet, row: number, column: number): boolean {
  return (sheet.merges ?? []).some((text) => {
    const area = parseArea(sheet.name, text);
    return area !== null && row >= area.row && row < area.row + area.rows && column >= area.column && column < area.column + area.columns;
  });
}

/** A width in characters as pixels, with Excel's padding of five. */
function pixelsOf(characters: number): number {
  return Math.round(characters * 8 + 5);
}

/** A workbook of these sheets. */
export function workbookData(id: string, sheets: readonly Partial<IWorksheetData>[]): IWorkbookData {
  return {
    id,
    name: id,
    appVersion: "0.25.1",
    locale: LocaleType.ZH_CN,
    styles: {},
    sheetOrder: sheets.map((sheet) => sheet.id ?? ""),
    sheets: Object.fromEntries(sheets.map((sheet) => [sheet.id ?? "", sheet])),
  };
}
