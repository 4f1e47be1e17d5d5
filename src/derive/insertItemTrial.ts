import type { Area } from "../model/cells";
import type { SheetSnapshot, WorkbookSnapshot } from "../model/snapshot";
import type { WorkingBook } from "./working";

/** A workbook as it will be after the edits so far, for reading it again before anything is written. */
export function snapshotAfter(snapshot: WorkbookSnapshot, work: WorkingBook): WorkbookSnapshot {
  const touched = new Set(work.edits.flatMap((edit) => ("sheet" in edit ? [edit.sheet] : "at" in edit && edit.at ? [edit.at.sheet] : [])));
  return { sheets: snapshot.sheets.map((sheet) => (touched.has(sheet.name) ? sheetAfter(sheet, work) : sheet)) };
}

function sheetAfter(sheet: SheetSnapshot, work: WorkingBook): SheetSnapshot {
  const written = work.edits.flatMap((edit) => ("at" in edit && edit.at?.sheet === sheet.name ? [edit.at.column] : []));
  const top = work.moved({ sheet: sheet.name, row: sheet.row, column: sheet.column }).row;
  const first = Math.min(sheet.row, top);
  const last = Math.max(work.lastRow(sheet.name), work.lastWrittenRow(sheet.name));
  const left = Math.min(sheet.column, ...written);
  const right = Math.max(sheet.column + (sheet.values[0]?.length ?? 0) - 1, ...written);
  const each = <T>(read: (row: number, column: number) => T): T[][] =>
    Array.from({ length: last - first + 1 }, (_, down) => Array.from({ length: right - left + 1 }, (__, across) => read(first + down, left + across)));
  const at = (row: number, column: number): { sheet: string; row: number; column: number } => ({ sheet: sheet.name, row, column });
  const line = (row: number): number => work.moved(at(row, 0)).row;
  return {
    ...sheet, row: first, column: left,
    values: each((row, column) => work.value(at(row, column))),
    formulas: each((row, column) => {
      const content = work.content(at(row, column));
      return "formula" in content ? content.formula : "";
    }),
    numberFormats: each((row, column) => work.numberFormat(at(row, column))),
    merges: sheet.merges.map((area) => moved(area, line)),
    hiddenRows: sheet.hiddenRows.map(line),
  };
}

/** An area grows by rows inserted inside it. */
function moved(area: Area, line: (row: number) => number): Area {
  const row = line(area.row);
  return { ...area, row, rows: line(area.row + area.rows - 1) - row + 1 };
}
