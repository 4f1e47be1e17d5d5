/** Copying cells: formulas move their relative references, a small source fills a bigger target by repetition. */
import { columnCount, rowCount, type Area } from "./address";
import { interpret } from "./input";
import { span } from "./grid";
import { moveFormula } from "./references";
import type { SheetModel } from "./sheet";
import type { WorkbookModel } from "./workbook";
import { requireUnlocked } from "./writing";

interface Place {
  readonly sheet: SheetModel;
  readonly area: Area;
}

export function copyCells(workbook: WorkbookModel, from: Place, to: Place, how: { readonly kind: string; readonly skipBlanks: boolean }): void {
  const rows = Math.max(rowCount(from.area), rowCount(to.area));
  const columns = Math.max(columnCount(from.area), columnCount(to.area));
  const target = { top: to.area.top, left: to.area.left, bottom: to.area.top + rows - 1, right: to.area.left + columns - 1 };
  const copies = [...span(0, rows - 1)].flatMap((down) =>
    [...span(0, columns - 1)].map((over) => {
      const row = from.area.top + (down % rowCount(from.area));
      const column = from.area.left + (over % columnCount(from.area));
      const cell = from.sheet.grid.at(row, column);
      return {
        row: target.top + down,
        column: target.left + over,
        rows: target.top + down - row,
        columns: target.left + over - column,
        value: how.kind === "Values" ? workbook.valueOf(from.sheet, row, column) : (cell?.value ?? ""),
        formula: how.kind === "Values" ? "" : (cell?.formula ?? ""),
        format: from.sheet.grid.formatAt(row, column),
      };
    }),
  );
  for (const copy of copies) {
    if (how.skipBlanks && copy.value === "" && copy.formula === "") continue;
    // A whole row is mostly cells that nobody ever touched, here and there.
    if (how.kind === "Formats" && !from.sheet.grid.at(copy.row - copy.rows, copy.column - copy.columns) && !to.sheet.grid.at(copy.row, copy.column)) continue;
    const cell = to.sheet.grid.ensure(copy.row, copy.column);
    if (how.kind === "All" || how.kind === "Formats") cell.format = copy.format;
    if (how.kind === "Formats") continue;
    cell.value = copy.value;
    cell.formula = copy.formula === "" ? "" : interpret(moveFormula(copy.formula, copy.rows, copy.columns), "General", "Range.copyFrom").formula;
    delete cell.result;
    workbook.calculation.cellChanged(to.sheet, copy.row, copy.column);
  }
  workbook.tell({ kind: "cells", sheet: to.sheet, area: target, how: "RangeEdited" });
}

/** Sorts the rows of the area by the values in one column, ascending: numbers, then text, then logicals, empty last. */
export function sortRows(workbook: WorkbookModel, sheet: SheetModel, area: Area, byColumn: number): void {
  requireUnlocked(sheet, area, "Range.sort");
  const rank = (value: unknown): number => (value === "" ? 4 : typeof value === "number" ? 0 : typeof value === "string" ? 1 : typeof value === "boolean" ? 2 : 3);
  const lines = [...span(area.top, area.bottom)].map((row) => ({ row, key: workbook.valueOf(sheet, row, byColumn), cells: [...span(area.left, area.right)].map((column) => ({ ...sheet.grid.ensure(row, column) })) }));
  lines.sort((a, b) => {
    if (rank(a.key) !== rank(b.key)) return rank(a.key) - rank(b.key);
    if (typeof a.key === "number" && typeof b.key === "number") return a.key - b.key;
    return typeof a.key === "string" && typeof b.key === "string" ? a.key.localeCompare(b.key, "zh-Hans-CN") : 0;
  });
  lines.forEach((line, index) => {
    line.cells.forEach(({ value, formula, format }, over) => {
      const row = area.top + index;
      const cell = sheet.grid.ensure(row, area.left + over);
      delete cell.result;
      Object.assign(cell, { value, formula: formula === "" ? "" : moveFormula(formula, row - line.row, 0), format });
      workbook.calculation.cellChanged(sheet, row, area.left + over);
    });
  });
  workbook.tell({ kind: "cells", sheet, area, how: "RangeEdited" });
}
