/** A file's contents as the simulated Excel's workbook. */
import { areaAddress, isErrorValue } from "../../model/cells";
import { MARK_LOOKS, markFormula, markNoteText, type Mark } from "../../hosts/marks";
import type { FileBook, FileCell, FileSheet, FileStyle, XlsxHost } from "../../hosts/xlsx";
import type { CellFormat, PlainCell, PlainComment, PlainConditionalFormat, PlainName, PlainSheet, SimulatedWorkbook } from "../../simulator";
import { formatOfLook } from "../looks";

const VISIBILITY = { visible: "Visible", hidden: "Hidden", veryHidden: "VeryHidden" } as const;
/** Columns beyond these are not described one by one: a file may give the rest of the sheet one width. */
const LAST_COLUMN = 256;
/** Names as the simulated Excel takes them. */
const NAME = /^[\p{L}_\\][\p{L}\p{N}_.\\?]*$/u;

/** The formats that the simulated Excel was given, and what each of them is in the file. */
export class KnownFormats {
  private readonly made = new Map<FileStyle | undefined, Map<string, CellFormat>>();
  private readonly meant = new WeakMap<CellFormat, { readonly style: FileStyle | undefined; readonly numberFormat: string }>();

  constructor(private readonly file: XlsxHost) {}

  /** The same object for the same style and number format, so that it is known again. */
  formatOf({ style, numberFormat }: Pick<FileCell, "style" | "numberFormat">): CellFormat {
    let byFormat = this.made.get(style);
    if (!byFormat) this.made.set(style, (byFormat = new Map()));
    let format = byFormat.get(numberFormat);
    if (!format) {
      format = formatOfLook(this.file.lookOf(style ?? { format: 0, changes: null }), numberFormat);
      byFormat.set(numberFormat, format);
      this.meant.set(format, { style, numberFormat });
    }
    return format;
  }

  /** What a format is in the file; undefined for one that was made since. */
  meaningOf(format: CellFormat): { readonly style: FileStyle | undefined; readonly numberFormat: string } | undefined {
    return this.meant.get(format);
  }
}

/** The whole workbook. What the simulated Excel cannot hold stays in the file; see {@link writeBack}. */
export function simulatedWorkbook(file: XlsxHost, formats: KnownFormats): SimulatedWorkbook {
  const { sheets, names } = file.contents;
  return { name: file.name, sheets: sheets.map((sheet) => plainSheet(sheet, formats)), names: plainNames(names) };
}

function plainNames(names: FileBook["names"]): PlainName[] {
  const taken = new Set<string>();
  return names.flatMap(({ name, formula, scope, hidden }): PlainName[] => {
    if (scope !== null || !NAME.test(name) || name.startsWith("_xlnm") || /^(?:[A-Za-z]{1,3}\d+|[rc])$/i.test(name) || formula === "" || taken.has(name.toLowerCase())) return [];
    taken.add(name.toLowerCase());
    return [{ name, formula: `=${formula}`, visible: !hidden }];
  });
}

function plainSheet(sheet: FileSheet, formats: KnownFormats): PlainSheet {
  const { columns, view } = sheet.extra;
  const rows = [...sheet.rows];
  const marks = [...sheet.marks.values()];
  return {
    name: sheet.name, visibility: VISIBILITY[sheet.visibility], protected: sheet.protected, showGridlines: view.showGridlines,
    cells: rows.flatMap(([row, { cells }]) => [...cells].map(([column, cell]) => plainCell(row, column, cell, formats))),
    merges: sheet.merges.map(areaAddress),
    columnWidths: columns.flatMap(({ first, last, width }) =>
      width === undefined ? [] : Array.from({ length: Math.max(0, Math.min(last, LAST_COLUMN - 1) - first + 1) }, (_, index) => ({ column: first + index, width }))),
    hiddenColumns: sheet.hiddenColumns.filter((column) => column < LAST_COLUMN),
    rowHeights: rows.flatMap(([row, { height }]) => (height ? [{ row, height }] : [])),
    hiddenRows: rows.flatMap(([row, { hidden }]) => (hidden ? [row] : [])),
    conditionalFormats: marks.map(plainMark), comments: marks.flatMap(plainComment),
    ...(view.tabColor ? { tabColor: view.tabColor } : {}),
    ...(view.freeze ? { freeze: view.freeze } : {}),
  };
}

function plainCell(row: number, column: number, cell: FileCell, formats: KnownFormats): PlainCell {
  const place = { row, column, format: formats.formatOf(cell) };
  if (cell.formula !== "") return { ...place, formula: cell.formula.replaceAll("_xlfn.", "") };
  if (cell.value === null) return place;
  return isErrorValue(cell.value) ? { ...place, error: cell.value } : { ...place, value: cell.value };
}

function plainMark({ at, severity }: Mark): PlainConditionalFormat {
  const look = MARK_LOOKS[severity];
  return {
    areas: [areaAddress({ ...at, rows: 1, columns: 1 })], type: "Custom", formula: markFormula(severity),
    format: {
      fillColor: look.fill, fontColor: look.fontColor, ...(look.bold ? { bold: true } : {}), ...(look.italic ? { italic: true } : {}),
      ...(look.underline ? { underline: "Single" } : {}),
    },
  };
}

function plainComment({ at, note }: Mark): PlainComment[] {
  return note === "" ? [] : [{ cell: areaAddress({ ...at, rows: 1, columns: 1 }), content: markNoteText(note) }];
}
