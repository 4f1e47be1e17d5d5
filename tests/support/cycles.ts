import { addressOf, cellKey, type CellRef } from "../../src/model/cells";
import { areasOf } from "../../src/model/formulas";
import type { WorkbookSnapshot } from "../../src/model/snapshot";

/**
 * Cells whose formulas depend on themselves as Excel counts it: by every cell of the ranges that they name, whatever SUMIFS
 * then picks of them. Empty where there are none.
 */
export function circularCells(workbook: WorkbookSnapshot): readonly string[] {
  const formulas = new Map<string, { readonly at: CellRef; readonly formula: string }>();
  for (const sheet of workbook.sheets) {
    sheet.formulas.forEach((line, row) => line.forEach((formula, column) => {
      const at = { sheet: sheet.name, row: sheet.row + row, column: sheet.column + column };
      if (formula !== "") formulas.set(cellKey(at), { at, formula });
    }));
  }
  const done = new Map<string, "underway" | "free">();
  const circular: string[] = [];
  const visit = (key: string): void => {
    const cell = formulas.get(key);
    if (!cell || done.get(key) === "free") return;
    if (done.get(key) === "underway") {
      circular.push(`${cell.at.sheet} ${addressOf(cell.at)}`);
      return;
    }
    done.set(key, "underway");
    for (const { sheet, row, column, rows, columns } of areasOf(cell.formula, cell.at.sheet)) {
      for (let each = row; each < row + rows; each += 1) for (let next = column; next < column + columns; next += 1) visit(cellKey({ sheet, row: each, column: next }));
    }
    done.set(key, "free");
  };
  for (const key of formulas.keys()) visit(key);
  return circular;
}
