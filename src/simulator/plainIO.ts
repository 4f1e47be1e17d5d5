/** Fills the simulated workbook from plain data and reads it back. */
import { formatArea, WHOLE_SHEET, type Area } from "./address";
import { isError, PLAIN, type Cell, type CellFormat } from "./cells";
import { charactersOfPoints, pointsOfCharacters } from "./formats";
import type { FilterModel } from "./listObjects";
import type { PlainCell, PlainConditionalFormat, PlainFilter, PlainName, PlainSheet, SimulatedWorkbook } from "./plainWorkbook";
import { areaFrom, checkSheetName, SheetModel } from "./sheet";
import type { WorkbookModel } from "./workbook";
import { invalidArgument, itemExists } from "./errors";

const WHERE = "load";
const areasOf = (texts: readonly string[]): readonly Area[] => texts.map((text) => areaFrom(text, WHERE));

/** Replaces everything in the workbook. Throws InvalidArgument or ItemAlreadyExists when the description contradicts itself. */
export function loadPlain(workbook: WorkbookModel, plain: SimulatedWorkbook): void {
  if (!plain.sheets.some((sheet) => (sheet.visibility ?? "Visible") === "Visible")) throw invalidArgument(WHERE, "A workbook needs a visible sheet.");
  const taken = new Set<string>();
  for (const { name } of plain.sheets) {
    checkSheetName(name, WHERE);
    if (taken.has(name.toLowerCase())) throw itemExists(WHERE);
    taken.add(name.toLowerCase());
  }
  workbook.reset(plain.name ?? "Simulated.xlsx", plain.sheets.map((sheet) => sheetFrom(workbook, sheet)), { ...plain.settings });
  for (const sheet of plain.sheets) {
    const model = workbook.sheet(sheet.name);
    for (const comment of sheet.comments ?? []) {
      const cell = areaFrom(comment.cell, WHERE);
      workbook.addComment(model, cell.top, cell.left, comment.content, comment.author, WHERE).resolved = comment.resolved ?? false;
    }
    addNames(workbook, sheet.names ?? [], model);
  }
  addNames(workbook, plain.names ?? [], null);
  if (plain.activeSheet !== undefined) workbook.activate(workbook.sheet(plain.activeSheet));
  workbook.tell({ kind: "loaded" });
}

function addNames(workbook: WorkbookModel, names: readonly PlainName[], scope: SheetModel | null): void {
  for (const { name, formula, visible, comment } of names) workbook.addName(name, formula, scope, comment ?? "", WHERE).visible = visible ?? true;
}

function sheetFrom(workbook: WorkbookModel, plain: PlainSheet): SheetModel {
  const sheet = new SheetModel(workbook.newId("SHEET"), plain.name);
  const { visibility = "Visible", tabColor = "", showGridlines = true, protectionPassword = "", protectionOptions = {}, page = {}, freeze = { rows: 0, columns: 0 } } = plain;
  Object.assign(sheet, { visibility, tabColor, showGridlines, protected: plain.protected ?? false, protectionPassword, protectionOptions, page });
  sheet.freeze = { rows: freeze.rows, columns: freeze.columns };
  fillGrid(sheet, plain);
  const { merges = [], conditionalFormats = [], tables = [], validations = [] } = plain;
  sheet.merges = areasOf(merges);
  sheet.conditionalFormats = conditionalFormats.map((format) => conditionalFormat(workbook.newId("CF"), format));
  sheet.filter = filterFrom(plain.filter);
  sheet.tables = tables.map(({ name, area, filter }) => ({ name, area: areaFrom(area, WHERE), filter: filterFrom(filter) }));
  sheet.validations = validations.map(({ area, rule, errorAlert = null, prompt = null }) => ({ area: areaFrom(area, WHERE), rule, errorAlert, prompt, ignoreBlanks: true }));
  return sheet;
}

/** Cells, and the formats and sizes of rows and columns. */
function fillGrid(sheet: SheetModel, plain: PlainSheet): void {
  const { columnFormats = [], rowFormats = [], columnWidths = [], rowHeights = [] } = plain;
  for (const { column, format } of columnFormats) sheet.grid.columnFormats.set(column, format);
  for (const { row, format } of rowFormats) sheet.grid.rowFormats.set(row, format);
  for (const { row, column, value, error, formula, format } of plain.cells) {
    const cell = sheet.grid.ensure(row, column);
    if (format) cell.format = format;
    if (formula !== undefined && formula !== "") cell.formula = formula.startsWith("=") ? formula : `=${formula}`;
    else cell.value = error === undefined ? (value ?? "") : { error };
  }
  for (const { column, width } of columnWidths) sheet.columnWidths.set(column, pointsOfCharacters(width));
  for (const { row, height } of rowHeights) sheet.rowHeights.set(row, height);
  sheet.hiddenRows = new Set(plain.hiddenRows);
  sheet.hiddenColumns = new Set(plain.hiddenColumns);
}

function conditionalFormat(id: string, format: NonNullable<PlainSheet["conditionalFormats"]>[number]): SheetModel["conditionalFormats"][number] {
  const { type, stopIfTrue = false, formula = "", formula1 = "", formula2, operator = "EqualTo" } = format;
  return {
    id, type, areas: areasOf(format.areas), stopIfTrue, formula,
    rule: type === "CellValue" ? { formula1, operator, ...(formula2 === undefined ? {} : { formula2 }) } : null,
    format: format.format,
  };
}

function filterFrom(plain: PlainFilter | undefined): FilterModel | null {
  return plain ? { area: areaFrom(plain.area, WHERE), hidden: new Set(plain.hiddenRows) } : null;
}

function savedFilter(filter: FilterModel | null): { readonly filter?: PlainFilter } {
  return filter ? { filter: { area: formatArea(filter.area), hiddenRows: [...filter.hidden] } } : {};
}

/** The workbook as plain data; loading it again gives the same workbook. */
export function savePlain(workbook: WorkbookModel): SimulatedWorkbook {
  return {
    name: workbook.name,
    sheets: workbook.sheets.map((sheet) => savedSheet(workbook, sheet)),
    activeSheet: workbook.active.name,
    names: savedNames(workbook, null),
    settings: { ...workbook.settings },
  };
}

function savedNames(workbook: WorkbookModel, scope: SheetModel | null): readonly PlainName[] {
  return workbook.names.filter((name) => name.scope === scope).map(({ name, formula, visible, comment }) => ({ name, formula, visible, comment }));
}

const byPlace = (a: PlainCell, b: PlainCell): number => a.row - b.row || a.column - b.column;

function savedSheet(workbook: WorkbookModel, sheet: SheetModel): PlainSheet {
  const cells = [...sheet.grid.within(WHOLE_SHEET)]
    .filter(({ cell }) => cell.value !== "" || cell.formula !== "" || cell.format !== PLAIN)
    .map(({ row, column, cell }) => savedCell(row, column, cell))
    .sort(byPlace);
  return {
    name: sheet.name,
    visibility: sheet.visibility,
    ...(sheet.tabColor === "" ? {} : { tabColor: sheet.tabColor }),
    showGridlines: sheet.showGridlines,
    protected: sheet.protected,
    ...(sheet.protectionPassword === "" ? {} : { protectionPassword: sheet.protectionPassword }),
    protectionOptions: sheet.protectionOptions,
    cells,
    merges: sheet.merges.map((area) => formatArea(area)),
    columnWidths: [...sheet.columnWidths].map(([column, width]) => ({ column, width: charactersOfPoints(width) })),
    rowHeights: [...sheet.rowHeights].map(([row, height]) => ({ row, height })),
    columnFormats: [...sheet.grid.columnFormats].map(([column, format]) => ({ column, format })),
    rowFormats: [...sheet.grid.rowFormats].map(([row, format]) => ({ row, format })),
    hiddenRows: [...sheet.hiddenRows],
    hiddenColumns: [...sheet.hiddenColumns],
    freeze: { ...sheet.freeze },
    conditionalFormats: sheet.conditionalFormats.map(savedConditionalFormat),
    comments: workbook.comments
      .filter((comment) => comment.sheet === sheet)
      .map(({ row, column, content, author, resolved }) => ({ cell: formatArea({ top: row, left: column, bottom: row, right: column }), content, author, resolved })),
    validations: sheet.validations.map(({ area, rule, errorAlert, prompt }) => ({ area: formatArea(area), rule, errorAlert, prompt })),
    page: sheet.page,
    ...savedFilter(sheet.filter),
    ...(sheet.tables.length === 0 ? {} : { tables: sheet.tables.map(({ name, area, filter }) => ({ name, area: formatArea(area), ...savedFilter(filter) })) }),
    names: savedNames(workbook, sheet),
  };
}

function savedConditionalFormat(format: SheetModel["conditionalFormats"][number]): PlainConditionalFormat {
  const look: CellFormat = format.format;
  const shared = { areas: format.areas.map((area) => formatArea(area)), stopIfTrue: format.stopIfTrue, format: look };
  if (format.type !== "CellValue") return { ...shared, type: "Custom", formula: format.formula };
  const { formula1 = "", formula2, operator = "EqualTo" } = format.rule ?? {};
  return { ...shared, type: "CellValue", operator, formula1, ...(typeof formula2 === "string" ? { formula2 } : {}) };
}

function savedCell(row: number, column: number, cell: Cell): PlainCell {
  const format = cell.format === PLAIN ? {} : { format: cell.format };
  if (cell.formula !== "") return { row, column, formula: cell.formula, ...format };
  if (isError(cell.value)) return { row, column, error: cell.value.error, ...format };
  return cell.value === "" ? { row, column, ...format } : { row, column, value: cell.value, ...format };
}
