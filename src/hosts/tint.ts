import type { Area } from "../model/cells";
import type { Edit } from "../model/edits";
import { rectanglesOf } from "../model/rectangles";
import type { BookAdapter, EditableSheet } from "./editable";

/**
 * Gives the cells of an area the tint of cells to type, or takes it off them; see the edit `tint`. Cells that the book does not
 * hold have no look that could change.
 *
 * @returns the edits that undo it
 */
export function tintCells<S, X>({ name, rows }: EditableSheet<S, X>, area: Area, on: boolean, adapter: BookAdapter<S, X>): readonly Edit[] {
  const changed: { row: number; column: number; key: boolean }[] = [];
  for (const [row, line] of [...rows]) {
    if (row < area.row || row >= area.row + area.rows) continue;
    const cells = new Map(line.cells);
    for (const [column, cell] of line.cells) {
      if (column < area.column || column >= area.column + area.columns) continue;
      const style = adapter.tinted(cell.style, on);
      if (style === cell.style) continue;
      cells.set(column, { ...cell, style });
      changed.push({ row, column, key: on });
    }
    if (changed.at(-1)?.row === row) rows.set(row, { ...line, cells });
  }
  return rectanglesOf(changed).map(({ key, ...box }): Edit => ({ kind: "tint", area: { sheet: name, ...box }, on: !key }));
}
