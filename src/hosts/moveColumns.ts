import { addressOf, type Area } from "../model/cells";
import { moveInFormula, moveSpan } from "../model/formulas";
import type { EditableBook, EditableCell, EditableSheet } from "./editable";
import type { Mark } from "./marks";
import { rewriteFormulas } from "./moveRows";

/**
 * Inserts (`count` > 0) or deletes (`count` < 0) columns before the 0-based `at`: cells, merges and marks move, every formula
 * of the workbook follows. Inserted columns are blank.
 */
export function moveColumns<S, X>(book: EditableBook<S, X>, sheet: EditableSheet<S, X>, at: number, count: number): void {
  const now = (column: number): number | null => moveSpan(column, column, at, count, "column")?.[0] ?? null;
  for (const [number, row] of sheet.rows) {
    const cells = new Map<number, EditableCell<S>>();
    for (const [column, cell] of row.cells) {
      const moved = now(column);
      if (moved !== null) cells.set(moved, withArray(cell, at, count));
    }
    sheet.rows.set(number, { ...row, cells });
  }
  sheet.merges = sheet.merges.flatMap((merge) => {
    const moved = moveArea(merge, at, count);
    return moved && moved.rows * moved.columns > 1 ? [moved] : [];
  });
  sheet.choices = sheet.choices.flatMap((list) => moveArea(list, at, count) ?? []);
  const marks = [...sheet.marks.values()].flatMap((mark): Mark[] => {
    const column = now(mark.at.column);
    return column === null ? [] : [{ ...mark, at: { ...mark.at, column } }];
  });
  sheet.marks.clear();
  for (const mark of marks) sheet.marks.set(addressOf(mark.at), mark);
  rewriteFormulas(book, (formula, own) => moveInFormula(formula, own, sheet.name, "column", at, count));
  book.moves = [...book.moves, { kind: "column", sheet: sheet.name, at, count }];
}

function moveArea<Columns extends Pick<Area, "column" | "columns">>(area: Columns, at: number, count: number): Columns | null {
  const span = moveSpan(area.column, area.column + area.columns - 1, at, count, "column");
  return span && { ...area, column: span[0], columns: span[1] - span[0] + 1 };
}

function withArray<S>(cell: EditableCell<S>, at: number, count: number): EditableCell<S> {
  if (!cell.array) return cell;
  const array = moveArea(cell.array, at, count);
  const { array: _, ...rest } = cell;
  return array ? { ...rest, array } : rest;
}
