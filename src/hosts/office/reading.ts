import { addressOf } from "../../model/cells";
import type { SheetSnapshot, WorkbookSnapshot } from "../../model/snapshot";
import { HostError, type Progress } from "../host";
import { GridReader } from "./grids";
import { WORKBOOK_CELLS } from "./limits";

/** A sheet of the open workbook and what is known of it without its cells. */
export interface ListedSheet {
  readonly sheet: Excel.Worksheet;
  readonly name: string;
  readonly visibility: SheetSnapshot["visibility"];
  readonly protected: boolean;
}

const VISIBILITY: Readonly<Record<string, SheetSnapshot["visibility"]>> = { Hidden: "hidden", VeryHidden: "veryHidden" };

/** Queues the list of sheets. */
export function askSheets(context: Excel.RequestContext): Excel.WorksheetCollection {
  const sheets = context.workbook.worksheets;
  sheets.load("items/id,items/name,items/visibility,items/protection/protected");
  return sheets;
}

/** The list of sheets after the sync, in order. */
export function listedSheets(sheets: Excel.WorksheetCollection): ListedSheet[] {
  return sheets.items.map((sheet) => ({
    sheet, name: sheet.name, visibility: VISIBILITY[sheet.visibility] ?? "visible", protected: sheet.protection.protected,
  }));
}

/**
 * Reads the whole workbook: one sync for the sheets, one for their used ranges, one a block of 4 MB. Merged areas are
 * not read (asking for them empties the user's undo list), nor which rows are hidden (a call a row).
 *
 * @param beside queues other questions to go with that for the used ranges
 */
export async function readWorkbook(context: Excel.RequestContext, progress?: Progress, beside: (listed: readonly ListedSheet[]) => void = () => undefined): Promise<{ readonly sheets: readonly ListedSheet[]; readonly snapshot: WorkbookSnapshot }> {
  const list = askSheets(context);
  const { application } = context;
  application.load("calculationMode");
  await context.sync();
  const sheets = listedSheets(list);
  const read = await readListed(context, sheets, progress, beside);
  return { sheets, snapshot: { sheets: read, ...(application.calculationMode === "Manual" ? { calculation: "manual" } : {}) } };
}

/** Reads some sheets: one sync for the list, one for their used ranges, one a block of 4 MB. */
export async function readSheets(context: Excel.RequestContext, names: readonly string[]): Promise<{ readonly listed: readonly ListedSheet[]; readonly sheets: readonly SheetSnapshot[] }> {
  const list = askSheets(context);
  await context.sync();
  const listed = listedSheets(list);
  return { listed, sheets: await readListed(context, listed.filter(({ name }) => names.includes(name))) };
}

async function readListed(context: Excel.RequestContext, sheets: readonly ListedSheet[], progress?: Progress, beside: (listed: readonly ListedSheet[]) => void = () => undefined): Promise<readonly SheetSnapshot[]> {
  const used = sheets.map(({ sheet }) => {
    const range = sheet.getUsedRangeOrNullObject(true).untrack();
    range.load("rowIndex,columnIndex,rowCount,columnCount");
    return range;
  });
  beside(sheets);
  await context.sync();

  let room = WORKBOOK_CELLS;
  const wanted = sheets.map(({ sheet, name }, index) => {
    const range = used[index];
    const area = !range || range.isNullObject
      ? { sheet: name, row: 0, column: 0, rows: 0, columns: 0 }
      : { sheet: name, row: range.rowIndex, column: range.columnIndex, rows: range.rowCount, columns: range.columnCount };
    room -= area.rows * area.columns;
    if (room < 0) throw new HostError("tooLarge", `${name}!${addressOf({ row: area.row + area.rows - 1, column: area.column + area.columns - 1 })}`, `used range of ${area.rows} rows × ${area.columns} columns`);
    return { sheet, area };
  });
  const filled = wanted.filter(({ area }) => area.rows > 0);
  const reader = new GridReader(context, filled, progress);
  await reader.finish();

  const grids = new Map(reader.grids.map((grid) => [grid.area.sheet, grid]));
  return sheets.map(({ name, visibility, protected: locked }) => {
    const grid = grids.get(name);
    return {
      name, visibility, protected: locked, row: grid?.area.row ?? 0, column: grid?.area.column ?? 0,
      values: grid?.values ?? [], formulas: grid?.formulas ?? [], numberFormats: grid?.numberFormats ?? [],
      merges: [], hiddenRows: [], hiddenColumns: [],
    };
  });
}
