import type { Area } from "../model/cells";
import type { Edit } from "../model/edits";
import { rectanglesOf } from "../model/rectangles";
import { cellsIn, putCell, type BookAdapter, type EditableSheet } from "./editable";

/**
 * Gives the cells of an area the tint of cells to type, or takes it off them; see the edit `tint`. Cells that the book does not
 * hold have no look that could change.
 *
 * @returns the edits that undo it
 */
export function tintCells<S, X>(sheet: EditableSheet<S, X>, area: Area, on: boolean, adapter: BookAdapter<S, X>): readonly Edit[] {
  const changed: { row: number; column: number; key: boolean }[] = [];
  for (const { row, column, cell } of cellsIn(sheet, area)) {
    const style = adapter.tinted(cell.style, on);
    if (style === cell.style) continue;
    putCell(sheet, { row, column }, { ...cell, style });
    changed.push({ row, column, key: on });
  }
  return rectanglesOf(changed).map(({ key, ...box }): Edit => ({ kind: "tint", area: { sheet: sheet.name, ...box }, on: !key }));
}
