/** What happened in the simulated Excel, put into the file that was opened. */
import { addressOf, parseArea, quotedSheet, type CellRef } from "../../model/cells";
import type { ChoiceList } from "../../model/edits";
import type { Axis } from "../../model/formulas";
import { sameContent } from "../../hosts/applyEdits";
import { cloneBook, contentOf, putCell, type BookName } from "../../hosts/editable";
import { severityOfMarkFormula, wordsOfMarkNote, type Mark } from "../../hosts/marks";
import { moveColumns } from "../../hosts/moveColumns";
import { moveRows, rewriteFormulas } from "../../hosts/moveRows";
import { deleteSheetInFormula, renameSheetInFormula } from "../../hosts/references";
import { SheetRows } from "../../hosts/sheetRows";
import type { FileBook, FileCell, FileSheet, FileStyle, XlsxHost } from "../../hosts/xlsx";
import { changedCells } from "../../hosts/xlsx/changedCells";
import type { CellFormat, PlainCell, PlainSheet, SimulatedWorkbook } from "../../simulator";
import { lookOfChange } from "../looks";
import type { KnownFormats } from "./open";

/** What became of rows, columns and sheets as wholes since the file was opened, in order. */
export type Happened =
  | { readonly kind: Axis; readonly sheet: string; readonly at: number; readonly count: number }
  | { readonly kind: "renamed"; readonly sheet: string; readonly to: string }
  | { readonly kind: "deleted"; readonly sheet: string };

const PLAIN: CellFormat = {};
const VISIBILITY = { Visible: "visible", Hidden: "hidden", VeryHidden: "veryHidden" } as const;

/** Gives the file the contents of the simulated workbook; what that does not know stays as it is. */
export async function writeBack(file: XlsxHost, opened: FileBook, happened: readonly Happened[], workbook: SimulatedWorkbook, formats: KnownFormats): Promise<void> {
  const book = cloneBook(opened);
  for (const event of happened) replay(book, event);
  const changed: CellRef[] = [];
  const known = new Map(book.sheets.map((sheet) => [sheet.name, sheet]));
  const sheets = workbook.sheets.map((plain) => {
    const sheet = known.get(plain.name) ?? newSheet(plain);
    changed.push(...writeCells(sheet, plain, formats));
    writeMarks(sheet, plain);
    return sheet;
  });
  book.sheets.splice(0, book.sheets.length, ...sheets);
  book.names = [...book.names, ...workbook.sheets.flatMap((plain) => (known.has(plain.name) ? [] : titleNames(plain)))];
  const lost = happened.some((event) => event.kind === "deleted" || ("count" in event && event.count < 0));
  await file.put(book, happened.length > 0 ? changedCells(opened, book, changed, lost) : changed);
}

function replay(book: FileBook, event: Happened): void {
  const sheet = book.sheets.find(({ name }) => name === event.sheet);
  // A sheet that came since has no place in the file to follow.
  if (!sheet) return;
  if (event.kind === "row") {
    moveRows(book, sheet, event.at, event.count);
  } else if (event.kind === "column") {
    moveColumns(book, sheet, event.at, event.count);
  } else if (event.kind === "renamed") {
    rewriteFormulas(book, (formula) => renameSheetInFormula(formula, event.sheet, event.to));
    book.names = book.names.map((name) => (name.scope === event.sheet ? { ...name, scope: event.to } : name));
    book.moves = [...book.moves, event];
    sheet.name = event.to;
  } else {
    rewriteFormulas(book, (formula) => deleteSheetInFormula(formula, event.sheet));
    book.names = book.names.filter(({ scope }) => scope !== event.sheet);
    book.moves = [...book.moves, event];
    book.sheets.splice(book.sheets.indexOf(sheet), 1);
  }
}

/** Makes a sheet's cells those of the plain one; where the contents changed. */
function writeCells(sheet: FileSheet, plain: PlainSheet, formats: KnownFormats): CellRef[] {
  const changed: CellRef[] = [];
  const seen = new Map<number, Set<number>>();
  for (const cell of plain.cells) {
    const { row, column } = cell;
    let columns = seen.get(row);
    if (!columns) seen.set(row, (columns = new Set()));
    columns.add(column);
    const before = sheet.rows.get(row)?.cells.get(column);
    const now = cellOf(cell, before, formats);
    if (now === before) continue;
    putCell(sheet, cell, now);
    if (!sameContent(contentOf(now), contentOf(before))) changed.push({ sheet: sheet.name, row, column });
  }
  for (const [row, { cells }] of sheet.rows) {
    for (const [column, cell] of cells) {
      if (seen.get(row)?.has(column)) continue;
      putCell(sheet, { row, column }, null);
      if (cell.value !== null || cell.formula !== "") changed.push({ sheet: sheet.name, row, column });
    }
  }
  for (const { row, height } of sheet.extra.part === null ? (plain.rowHeights ?? []) : []) {
    const line = sheet.rows.get(row);
    sheet.rows.set(row, { ...(line ?? { cells: new Map<number, FileCell>(), hidden: false, extra: undefined }), height });
  }
  return changed;
}

/** The cell as the file is to have it; the very cell where nothing changed, whose stored result then stays. */
function cellOf(plain: PlainCell, before: FileCell | undefined, formats: KnownFormats): FileCell {
  const { style, numberFormat } = styleOf(plain.format ?? PLAIN, before, formats);
  const formula = plain.formula ?? "";
  const value = formula !== "" ? null : (plain.error ?? (plain.value === "" ? null : (plain.value ?? null)));
  const same = before !== undefined && sameContent(contentOf(before), formula === "" ? { value } : { formula });
  if (same && before.style === style && before.numberFormat === numberFormat) return before;
  return same ? { ...before, style, numberFormat } : { value, formula, style, numberFormat };
}

function styleOf(format: CellFormat, before: FileCell | undefined, formats: KnownFormats): { readonly style: FileStyle | undefined; readonly numberFormat: string } {
  const known = formats.meaningOf(format);
  if (known) return known;
  const numberFormat = format.numberFormat ?? "General";
  if (!before) return Object.keys(format).length === 0 ? { style: undefined, numberFormat } : { style: { format: -1, changes: lookOfChange(PLAIN, format) }, numberFormat };
  const changes = lookOfChange(formats.formatOf(before), format);
  return Object.keys(changes).length === 0 ? { style: before.style, numberFormat } : { style: { format: before.style?.format ?? -1, changes }, numberFormat };
}

function writeMarks(sheet: FileSheet, plain: PlainSheet): void {
  const words = new Map((plain.comments ?? []).map(({ cell, content }) => [cell, wordsOfMarkNote(content) ?? ""]));
  const marks = new Map<string, Mark>();
  for (const { formula, areas } of [...(plain.conditionalFormats ?? [])].reverse()) {
    const severity = formula === undefined ? null : severityOfMarkFormula(formula);
    if (!severity) continue;
    for (const text of areas) {
      const area = parseArea(sheet.name, text);
      for (let index = 0; area && index < area.rows * area.columns; index += 1) {
        const at = { sheet: sheet.name, row: area.row + Math.floor(index / area.columns), column: area.column + (index % area.columns) };
        marks.set(addressOf(at), { at, severity, note: words.get(addressOf(at)) ?? "" });
      }
    }
  }
  sheet.marks.clear();
  for (const [address, mark] of marks) sheet.marks.set(address, mark);
}

function newSheet(plain: PlainSheet): FileSheet {
  const { page = {}, freeze = { rows: 0, columns: 0 } } = plain;
  const widths: number[] = [];
  for (const { column, width } of plain.columnWidths ?? []) widths[column] = width;
  const columnWidths = Array.from(widths, (width) => width ?? STANDARD_WIDTH);
  const [first, last = first] = (page.titleRows ?? "").replaceAll("$", "").split(":").map(Number);
  return {
    name: plain.name, visibility: VISIBILITY[plain.visibility ?? "Visible"], protected: plain.protected ?? false, rows: new SheetRows(),
    merges: (plain.merges ?? []).flatMap((text) => parseArea(plain.name, text) ?? []), choices: choicesOf(plain), marks: new Map(), hiddenColumns: plain.hiddenColumns ?? [],
    extra: {
      part: null, unshown: [], finding: [], columns: columnWidths.map((width, index) => ({ first: index, last: index, width, hidden: false, format: 0 })),
      view: { freeze: freeze.rows > 0 || freeze.columns > 0 ? freeze : null, showGridlines: plain.showGridlines ?? true, tabColor: plain.tabColor ?? null },
      draft: {
        columnWidths, freeze,
        print: { orientation: page.orientation === "Landscape" ? "landscape" : "portrait", titleRows: first && last ? [first - 1, last - 1] : null },
      },
    },
  };
}

/** Lists to choose from that stand in the cells themselves, not in other cells. */
function choicesOf({ name, validations = [] }: PlainSheet): readonly ChoiceList[] {
  return validations.flatMap(({ area: text, rule }) => {
    const area = parseArea(name, text);
    const list = typeof rule === "object" && rule !== null && "list" in rule ? rule.list : null;
    const source = typeof list === "object" && list !== null && "source" in list ? list.source : null;
    return area && typeof source === "string" && !source.startsWith("=") ? [{ ...area, values: source.split(",") }] : [];
  });
}

/** Characters; of columns between others that were given a width. */
const STANDARD_WIDTH = 8.43;

function titleNames({ name, page }: PlainSheet): BookName[] {
  const [first, last = first] = (page?.titleRows ?? "").replaceAll("$", "").split(":");
  return first ? [{ name: "_xlnm.Print_Titles", formula: `${quotedSheet(name)}!$${first}:$${last ?? first}`, scope: name, hidden: false }] : [];
}
