/** Writing into cells as Excel does it: protection first, merged areas, circles refused, all of an assignment or nothing. */
import { cellArea, columnCount, containsCell, intersection, LAST_COLUMN, LAST_ROW, rowCount, sameArea, subtract, type Area } from "./address";
import { PLAIN, type CellFormat } from "./cells";
import { accessDenied, invalidArgument, invalidOperation } from "./errors";
import { span } from "./grid";
import { fillCalculatedColumns, lineUnderFilter } from "./listObjects";
import { interpret, type Interpreted } from "./input";
import { readsItself } from "./references";
import type { SheetModel } from "./sheet";
import type { WorkbookModel } from "./workbook";

/** Throws AccessDenied when any cell of the area is locked on a protected sheet. */
export function requireUnlocked(sheet: SheetModel, area: Area, location: string): void {
  if (!sheet.protected) return;
  const bounds = intersection(area, { top: 0, left: 0, bottom: 9_999, right: 999 });
  const beyond = bounds === null || !sameArea(bounds, area);
  if (beyond) throw accessDenied(location);
  for (const row of span(area.top, area.bottom)) for (const column of span(area.left, area.right)) if (sheet.isLocked(row, column)) throw accessDenied(location);
}

/** Throws AccessDenied when the sheet's protection forbids formatting. */
export function requireFormattable(sheet: SheetModel, location: string): void {
  if (!sheet.permits("allowFormatCells")) throw accessDenied(location);
}

/** The element for a cell of an assignment: one value for all, or a grid of the area's size. */
function elementsOf(area: Area, input: unknown, location: string): (row: number, column: number) => unknown {
  if (!Array.isArray(input)) return () => input;
  const lines: readonly unknown[] = input;
  const fits = lines.length === rowCount(area) && lines.every((line) => Array.isArray(line) && line.length === columnCount(area));
  if (!fits) throw invalidArgument(location, "The number of rows or columns in the input array doesn't match the size or dimensions of the range.");
  return (row, column) => {
    const line = lines[row];
    return Array.isArray(line) ? (line[column] as unknown) : undefined;
  };
}

function requireBounded(area: Area, location: string): void {
  if (area.bottom === LAST_ROW || area.right === LAST_COLUMN) throw invalidOperation(location, "Values cannot be written to whole rows or columns.");
}

/**
 * Assigns `values` or `formulas`: one element for all cells or a grid; null leaves a cell, "" empties it.
 * Nothing is written when anything in it must be refused.
 */
export function writeInput(workbook: WorkbookModel, sheet: SheetModel, area: Area, input: unknown, location: string): void {
  requireUnlocked(sheet, area, location);
  const element = elementsOf(area, input, location);
  if (Array.isArray(input) || input !== "") requireBounded(area, location);
  const planned: { readonly row: number; readonly column: number; readonly put: Interpreted }[] = [];
  const lineFor = lineUnderFilter(sheet, area);
  for (const row of span(area.top, area.bottom)) {
    const line = lineFor(row);
    if (line === null) continue;
    for (const column of span(area.left, area.right)) {
      const given = element(line - area.top, column - area.left);
      if (given === null || given === undefined) continue;
      const merge = sheet.mergeAt(row, column);
      if (merge && (merge.top !== row || merge.left !== column)) continue;
      const put = interpret(given, sheet.grid.formatAt(row, column).numberFormat ?? "General", location);
      planned.push({ row, column, put: put.formula === "" ? put : checkedFormula(workbook, sheet, row, column, put, given, location) });
    }
  }
  for (const { row, column, put } of planned) {
    if (put.value === "" && put.formula === "" && !sheet.grid.at(row, column)) continue;
    const cell = sheet.grid.ensure(row, column);
    cell.value = put.value;
    cell.formula = put.formula;
    delete cell.result;
    const general = (cell.format.numberFormat ?? "General") === "General";
    if (put.suggestedFormat !== undefined && general) cell.format = { ...cell.format, numberFormat: put.suggestedFormat };
    workbook.calculation.cellChanged(sheet, row, column);
  }
  fillCalculatedColumns(workbook, sheet, planned.map(({ row, column, put }) => ({ row, column, formula: put.formula })));
  workbook.tell({ kind: "cells", sheet, area, how: "RangeEdited" });
}

/** Refuses a formula that reads its own cell or cannot be read; text that only began like a formula ("+甲") stays text. */
function checkedFormula(workbook: WorkbookModel, sheet: SheetModel, row: number, column: number, put: Interpreted, given: unknown, location: string): Interpreted {
  if (!workbook.acceptsCircles && readsItself(put.formula, sheet.name, row, column, (name) => workbook.nameFormula(name, sheet)))
    throw invalidArgument(location, `Circular reference: the formula in ${workbook.fullAddress(sheet, cellArea(row, column))} reads its own cell.`);
  if (workbook.calculation.isReadable(put.formula)) return put;
  if (typeof given === "string" && !given.startsWith("=")) return { value: given, formula: "" };
  throw invalidArgument(location, `The formula ${put.formula} cannot be read.`);
}

/** Assigns number formats: one for all cells or a grid; null leaves a cell. */
export function writeNumberFormats(workbook: WorkbookModel, sheet: SheetModel, area: Area, input: unknown, location: string): void {
  requireFormattable(sheet, location);
  const element = elementsOf(area, input, location);
  if (Array.isArray(input)) requireBounded(area, location);
  const all: unknown[] = Array.isArray(input) ? input.flat() : [input];
  if (!all.every((format) => format === null || typeof format === "string")) throw invalidArgument(location);
  sheet.grid.reformat(area, (format, row, column) => {
    const given = element(row - area.top, column - area.left);
    return typeof given === "string" ? { ...format, numberFormat: given === "" ? "General" : given } : format;
  });
  workbook.tell({ kind: "format", sheet, area });
}

/** Changes the look of every cell of the area. */
export function writeFormat(workbook: WorkbookModel, sheet: SheetModel, area: Area, location: string, change: (format: CellFormat, row: number, column: number) => CellFormat): void {
  requireFormattable(sheet, location);
  sheet.grid.reformat(area, change);
  workbook.tell({ kind: "format", sheet, area });
}

/** Range.clear: "All", "Contents", "Formats", "Hyperlinks", "RemoveHyperlinks". */
export function clearCells(workbook: WorkbookModel, sheet: SheetModel, area: Area, what: string): void {
  const location = "Range.clear";
  requireUnlocked(sheet, area, location);
  const contents = what === "All" || what === "Contents";
  const formats = what === "All" || what === "Formats";
  if (formats) {
    requireFormattable(sheet, location);
    for (const { cell } of sheet.grid.within(area)) cell.format = PLAIN;
    if (area.bottom === LAST_ROW || area.right === LAST_COLUMN) sheet.grid.reformat(area, () => PLAIN);
    sheet.merges = sheet.merges.filter((merge) => !intersection(merge, area));
    clearConditionalFormats(sheet, area);
  }
  if (contents) emptyCells(workbook, sheet, area);
  if (what === "All") {
    for (const { row, column } of [...sheet.grid.within(area)]) sheet.grid.remove(row, column);
    workbook.comments = workbook.comments.filter((comment) => comment.sheet !== sheet || !containsCell(area, comment.row, comment.column));
    sheet.validations = sheet.validations.flatMap((rule) => subtract(rule.area, area).map((part) => ({ ...rule, area: part })));
  }
  workbook.tell(contents ? { kind: "cells", sheet, area, how: "RangeEdited" } : { kind: "format", sheet, area });
}

function emptyCells(workbook: WorkbookModel, sheet: SheetModel, area: Area): void {
  for (const { row, column, cell } of sheet.grid.within(area)) {
    cell.value = "";
    cell.formula = "";
    delete cell.result;
    workbook.calculation.cellChanged(sheet, row, column);
  }
}

/** Takes the area out of every conditional format of the sheet. */
export function clearConditionalFormats(sheet: SheetModel, area: Area): void {
  for (const format of sheet.conditionalFormats) format.areas = format.areas.flatMap((part) => subtract(part, area));
  sheet.conditionalFormats = sheet.conditionalFormats.filter((format) => format.areas.length > 0);
}

/** Merges the area, or each of its rows; only the first value that stands in it is kept, in the top-left cell. */
export function mergeCells(workbook: WorkbookModel, sheet: SheetModel, area: Area, across: boolean): void {
  requireUnlocked(sheet, area, "Range.merge");
  requireFormattable(sheet, "Range.merge");
  const parts = across ? [...span(area.top, area.bottom)].map((row) => ({ ...area, top: row, bottom: row })) : [area];
  for (const part of parts) {
    if (part.top === part.bottom && part.left === part.right) continue;
    const overlapping = sheet.mergesWithin(part);
    if (overlapping.some((merge) => subtract(merge, part).length > 0)) throw invalidOperation("Range.merge", "The area cuts through a merged area.");
    const keeper = sheet.grid.at(part.top, part.left);
    const kept = keeper ? { value: keeper.value, formula: keeper.formula } : { value: "", formula: "" };
    emptyCells(workbook, sheet, part);
    if (keeper) Object.assign(keeper, kept);
    workbook.calculation.cellChanged(sheet, part.top, part.left);
    sheet.merges = [...sheet.merges.filter((merge) => !intersection(merge, part)), part];
  }
  workbook.tell({ kind: "format", sheet, area });
}

export function unmergeCells(workbook: WorkbookModel, sheet: SheetModel, area: Area): void {
  requireFormattable(sheet, "Range.unmerge");
  sheet.merges = sheet.merges.filter((merge) => !intersection(merge, area));
  workbook.tell({ kind: "format", sheet, area });
}
