import type { CellRef } from "../../model/cells";
import type { Edit } from "../../model/edits";
import type { FileBook, FileCell } from "./readBook";

/** Functions whose result says where something stands, so that it changes when rows move. */
const OF_PLACES = /\b(?:ROWS?|OFFSET|INDIRECT|CELL|ADDRESS|SHEETS?|INDEX|MATCH)\(/i;
const STRUCTURE = new Set<Edit["kind"]>(["insertRows", "deleteRows", "insertSheet", "deleteSheet", "renameSheet"]);

/** The cells whose contents edits changed; see {@link changedCells}. */
export function cellsOfEdits(before: FileBook, after: FileBook, edits: readonly Edit[]): CellRef[] {
  const written = edits.flatMap((edit) => (edit.kind === "setValue" || edit.kind === "setFormula" ? [edit.at] : []));
  if (!edits.some(({ kind }) => STRUCTURE.has(kind))) return written;
  // Rows with nothing in them take no result with them.
  return changedCells(before, after, written, edits.some((edit) => (edit.kind === "deleteRows" && edit.expects.length > 0) || edit.kind === "deleteSheet"));
}

/**
 * The cells from which calculation starts after rows, columns or sheets moved. A formula that only follows them means what it
 * meant and keeps its result.
 *
 * @param typed cells whose contents were written
 * @param lost whether contents went with rows, columns or sheets
 */
export function changedCells(before: FileBook, after: FileBook, typed: readonly CellRef[], lost: boolean): CellRef[] {
  const written = [...typed];
  const known = new Set<FileCell>();
  for (const { rows } of before.sheets) for (const { cells } of rows.values()) for (const cell of cells.values()) known.add(cell);
  const old = new Set(before.sheets.map(({ extra }) => extra));
  for (const { name, rows, extra } of after.sheets) {
    const isNew = !old.has(extra);
    for (const [row, { cells }] of rows) {
      for (const [column, cell] of cells) {
        // Blank cells of inserted rows change nothing.
        if (known.has(cell) || (cell.formula === "" && cell.value === null)) continue;
        const spills = cell.array !== undefined && cell.array.rows * cell.array.columns > 1;
        if (isNew || lost || spills || cell.formula === "" || cell.formula.includes("#REF!") || OF_PLACES.test(cell.formula)) written.push({ sheet: name, row, column });
      }
    }
  }
  return written;
}
