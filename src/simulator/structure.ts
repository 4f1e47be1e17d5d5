/** What changes the shape of a workbook: rows and columns come and go, sheets are renamed, moved, copied and deleted. */
import { cellArea, intersection, LAST_COLUMN, LAST_ROW, sameArea, shiftArea, WHOLE_SHEET, type Area, type Shift } from "./address";
import { PLAIN } from "./cells";
import { accessDenied, invalidArgument, invalidOperation, itemExists } from "./errors";
import { shiftKeys, span } from "./grid";
import { shiftListObjects } from "./listObjects";
import { forgetSheet, renameInFormula, shiftFormula } from "./references";
import { checkSheetName, type SheetModel } from "./sheet";
import type { WorkbookModel } from "./workbook";

/** The shift that inserting or deleting this area means. */
export function shiftOf(area: Area, direction: "Down" | "Right" | "Up" | "Left"): Shift {
  const rows = direction === "Down" || direction === "Up";
  const count = rows ? area.bottom - area.top + 1 : area.right - area.left + 1;
  return {
    axis: rows ? "row" : "column",
    at: rows ? area.top : area.left,
    count: direction === "Down" || direction === "Right" ? count : -count,
    from: rows ? area.left : area.top,
    to: rows ? area.right : area.bottom,
  };
}

/**
 * Inserts or deletes cells and moves everything that hangs on them, formulas of the whole workbook included.
 * Throws AccessDenied on a protected sheet that does not allow it, InvalidOperation when a merged area would be torn.
 */
export function shiftCells(workbook: WorkbookModel, sheet: SheetModel, shift: Shift, location: string): void {
  const rows = shift.axis === "row";
  const whole = shift.from === 0 && shift.to === (rows ? LAST_COLUMN : LAST_ROW);
  const option = `allow${shift.count > 0 ? "Insert" : "Delete"}${rows ? "Rows" : "Columns"}`;
  if (sheet.protected && !(whole && sheet.permits(option))) throw accessDenied(location);
  if (!whole) refuseTornMerges(sheet, shift, location);
  const target = (place: number): number | null =>
    place < shift.at ? place : shift.count < 0 && place < shift.at - shift.count ? null : place + shift.count;

  sheet.grid.shift(shift);
  if (shift.count > 0) copyFormatsFromBefore(sheet, shift);
  sheet.merges = keep(sheet.merges, shift).filter((area) => area.top !== area.bottom || area.left !== area.right);
  for (const format of sheet.conditionalFormats) format.areas = keep(format.areas, shift);
  sheet.conditionalFormats = sheet.conditionalFormats.filter((format) => format.areas.length > 0);
  sheet.validations = sheet.validations.flatMap((rule) => {
    const area = shiftArea(rule.area, shift);
    return area ? [{ ...rule, area }] : [];
  });
  shiftListObjects(sheet, shift);
  if (whole) {
    shiftSizes(sheet, rows, target);
    shiftPage(sheet, shift);
  }
  shiftComments(workbook, sheet, shift);
  rewriteAll(workbook, (formula, own) => shiftFormula(formula, own.name, sheet.name, shift));
  if (workbook.active === sheet) workbook.selection = shiftArea(workbook.selection, shift) ?? workbook.selection;
  workbook.calculation.invalidate();
  const how = `${whole ? (rows ? "Row" : "Column") : "Cell"}${shift.count > 0 ? "Inserted" : "Deleted"}`;
  const last = shift.at + Math.abs(shift.count) - 1;
  const area = rows ? { top: shift.at, bottom: last, left: shift.from, right: shift.to } : { top: shift.from, bottom: shift.to, left: shift.at, right: last };
  workbook.tell({ kind: "cells", sheet, area, how, shift });
}

/** Heights or widths, and what is hidden, go with their rows or columns. */
function shiftSizes(sheet: SheetModel, rows: boolean, target: (place: number) => number | null): void {
  shiftKeys(rows ? sheet.rowHeights : sheet.columnWidths, target);
  if (rows) sheet.hiddenRows = moved(sheet.hiddenRows, target);
  else sheet.hiddenColumns = moved(sheet.hiddenColumns, target);
}

/** Comments go with their cells. */
function shiftComments(workbook: WorkbookModel, sheet: SheetModel, shift: Shift): void {
  workbook.comments = workbook.comments.filter((comment) => {
    if (comment.sheet !== sheet) return true;
    const area = shiftArea(cellArea(comment.row, comment.column), shift);
    if (area) Object.assign(comment, { row: area.top, column: area.left });
    return area !== null;
  });
}

const keep = (areas: readonly Area[], shift: Shift): readonly Area[] => areas.map((area) => shiftArea(area, shift)).filter((area) => area !== null);

function moved(places: ReadonlySet<number>, target: (place: number) => number | null): Set<number> {
  return new Set([...places].map(target).filter((place) => place !== null));
}

function refuseTornMerges(sheet: SheetModel, shift: Shift, location: string): void {
  const rows = shift.axis === "row";
  const strip: Area = rows ? { top: shift.at, bottom: LAST_ROW, left: shift.from, right: shift.to } : { top: shift.from, bottom: shift.to, left: shift.at, right: LAST_COLUMN };
  for (const merge of sheet.merges) {
    const touched = intersection(merge, strip);
    if (touched && !sameArea(touched, merge)) throw invalidOperation(location, "A merged area would be torn apart.");
  }
}

/** New rows look like the row above, new columns like the column to the left. */
function copyFormatsFromBefore(sheet: SheetModel, shift: Shift): void {
  const before = shift.at - 1;
  if (before < 0) return;
  const rows = shift.axis === "row";
  const source: Area = rows ? { top: before, bottom: before, left: shift.from, right: shift.to } : { top: shift.from, bottom: shift.to, left: before, right: before };
  for (const { row, column, cell } of [...sheet.grid.within(source)]) {
    if (cell.format === PLAIN) continue;
    for (const place of span(shift.at, shift.at + shift.count - 1)) sheet.grid.ensure(rows ? place : row, rows ? column : place).format = cell.format;
  }
  const formats = rows ? sheet.grid.rowFormats : sheet.grid.columnFormats;
  const line = formats.get(before);
  if (line && shift.from === 0) for (const place of span(shift.at, shift.at + shift.count - 1)) formats.set(place, line);
}

function shiftPage(sheet: SheetModel, shift: Shift): void {
  const along = (text: string | undefined): string | undefined => (text === undefined ? undefined : shiftFormula(text, sheet.name, sheet.name, shift));
  const { titleRows, titleColumns, printArea, ...rest } = sheet.page;
  const next = { titleRows: along(titleRows), titleColumns: along(titleColumns), printArea: along(printArea) };
  sheet.page = { ...rest, ...Object.fromEntries(Object.entries(next).filter(([, text]) => text !== undefined && text !== "#REF!")) };
}

/** Gives every formula of the workbook (cells, names, conditional formats) a chance to be written anew. */
export function rewriteAll(workbook: WorkbookModel, rewrite: (formula: string, own: SheetModel) => string): void {
  for (const sheet of workbook.sheets) {
    for (const { cell } of sheet.grid.within(WHOLE_SHEET)) if (cell.formula !== "") cell.formula = rewrite(cell.formula, sheet);
    for (const format of sheet.conditionalFormats) {
      if (format.formula !== "") format.formula = rewrite(format.formula, sheet);
      if (format.rule) {
        const { formula1, formula2, operator } = format.rule;
        format.rule = { formula1: rewrite(formula1, sheet), operator, ...(typeof formula2 === "string" ? { formula2: rewrite(formula2, sheet) } : {}) };
      }
    }
  }
  for (const name of workbook.names) name.formula = rewrite(name.formula, name.scope ?? workbook.active);
}

export function renameSheet(workbook: WorkbookModel, sheet: SheetModel, name: string): void {
  checkSheetName(name, "Worksheet.name");
  const other = workbook.sheets.find((one) => one !== sheet && one.name.toLowerCase() === name.toLowerCase());
  if (other) throw itemExists("Worksheet.name");
  const before = sheet.name;
  if (before === name) return;
  sheet.name = name;
  rewriteAll(workbook, (formula) => renameInFormula(formula, before, name));
  workbook.calculation.invalidate();
  workbook.tell({ kind: "sheetRenamed", sheet, before });
}

export function deleteSheet(workbook: WorkbookModel, sheet: SheetModel): void {
  const otherVisible = workbook.sheets.some((one) => one !== sheet && one.visibility === "Visible");
  if (!otherVisible) throw invalidOperation("Worksheet.delete", "A workbook must contain at least one visible worksheet.");
  if (sheet.visibility === "VeryHidden") throw invalidOperation("Worksheet.delete", "A very hidden sheet cannot be deleted.");
  workbook.leave(sheet);
  workbook.sheets = workbook.sheets.filter((one) => one !== sheet);
  workbook.comments = workbook.comments.filter((comment) => comment.sheet !== sheet);
  workbook.names = workbook.names.filter((name) => name.scope !== sheet);
  rewriteAll(workbook, (formula) => forgetSheet(formula, sheet.name));
  workbook.calculation.invalidate();
  workbook.tell({ kind: "sheetDeleted", sheet });
}

export function moveSheet(workbook: WorkbookModel, sheet: SheetModel, position: number): void {
  if (!Number.isInteger(position) || position < 0 || position >= workbook.sheets.length) throw invalidArgument("Worksheet.position");
  const rest = workbook.sheets.filter((one) => one !== sheet);
  rest.splice(position, 0, sheet);
  workbook.sheets = rest;
  workbook.calculation.invalidate();
  workbook.tell({ kind: "sheetMoved", sheet });
}

export function setVisibility(workbook: WorkbookModel, sheet: SheetModel, visibility: unknown): void {
  if (visibility !== "Visible" && visibility !== "Hidden" && visibility !== "VeryHidden") throw invalidArgument("Worksheet.visibility");
  const others = workbook.sheets.some((one) => one !== sheet && one.visibility === "Visible");
  if (visibility !== "Visible" && !others) throw invalidOperation("Worksheet.visibility", "A workbook must contain at least one visible worksheet.");
  const inFront = workbook.active === sheet;
  sheet.visibility = visibility;
  if (inFront && visibility !== "Visible") workbook.leave(sheet);
  workbook.tell({ kind: "sheetVisibility", sheet });
}

/** A copy at the given position: cells, looks, merges, set-up, conditional formats, comments and the sheet's own names. */
export function copySheet(workbook: WorkbookModel, sheet: SheetModel, position: number): SheetModel {
  const stem = sheet.name.replace(/ \(\d+\)$/, "").slice(0, 26);
  let number = 2;
  while (workbook.find(`${stem} (${number})`)) number += 1;
  const copy = workbook.addSheet(`${stem} (${number})`, "Worksheet.copy");
  for (const { row, column, cell } of sheet.grid.within(WHOLE_SHEET)) {
    const { value, formula, format } = cell;
    Object.assign(copy.grid.ensure(row, column), { value, formula, format });
  }
  for (const [row, format] of sheet.grid.rowFormats) copy.grid.rowFormats.set(row, format);
  for (const [column, format] of sheet.grid.columnFormats) copy.grid.columnFormats.set(column, format);
  for (const [column, width] of sheet.columnWidths) copy.columnWidths.set(column, width);
  for (const [row, height] of sheet.rowHeights) copy.rowHeights.set(row, height);
  const { merges, tabColor, showGridlines, showHeadings, protectionPassword, protectionOptions, page } = sheet;
  Object.assign(copy, { merges, tabColor, showGridlines, showHeadings, protected: sheet.protected, protectionPassword, protectionOptions, page });
  copy.freeze = { ...sheet.freeze };
  copy.hiddenRows = new Set(sheet.hiddenRows);
  copy.hiddenColumns = new Set(sheet.hiddenColumns);
  copy.conditionalFormats = sheet.conditionalFormats.map((format) => ({ ...format, id: workbook.newId("CF") }));
  copy.validations = sheet.validations.map((rule) => ({ ...rule }));
  for (const { row, column, content, author } of workbook.comments.filter((comment) => comment.sheet === sheet)) workbook.addComment(copy, row, column, content, author);
  for (const name of workbook.names.filter((one) => one.scope === sheet)) workbook.addName(name.name, renameInFormula(name.formula, sheet.name, copy.name), copy, name.comment);
  moveSheet(workbook, copy, position);
  return copy;
}
