import type { CellRef } from "../../model/cells";
import type { Edit } from "../../model/edits";
import type { FileBook, FileCell, FileRow, FileSheet } from "./readBook";

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
  const old = new Set(before.sheets.map(({ extra }) => extra));
  const { rows, known } = otherRows(before, after);
  for (const [row, { cells }, { name, extra }] of rows) {
    const isNew = !old.has(extra);
    for (const [column, cell] of cells) {
      // Blank cells of inserted rows change nothing.
      if (known.has(cell) || (cell.formula === "" && cell.value === null)) continue;
      const spills = cell.array !== undefined && cell.array.rows * cell.array.columns > 1;
      if (isNew || lost || spills || cell.formula === "" || cell.formula.includes("#REF!") || OF_PLACES.test(cell.formula)) written.push({ sheet: name, row, column });
    }
  }
  return written;
}

interface OtherRows {
  readonly rows: readonly (readonly [row: number, content: FileRow, sheet: FileSheet])[];
  /** Cells that the book had before, in rows that it has no more. */
  readonly known: ReadonlySet<FileCell>;
}

/** Rows that a book did not have before, wherever they stood: rows that only moved are the same objects. */
function otherRows(before: FileBook, after: FileBook): OtherRows {
  const [old, now] = [before, after].map(({ sheets }) => new Map(sheets.map(({ extra, rows }) => [extra, rows])));
  const gone = new Set<FileRow>();
  for (const { extra, rows } of before.sheets) for (const row of rows.apart(now?.get(extra)).values()) gone.add(row);
  const rows: OtherRows["rows"][number][] = [];
  for (const sheet of after.sheets) for (const [row, content] of sheet.rows.apart(old?.get(sheet.extra))) if (!gone.delete(content)) rows.push([row, content, sheet]);
  // A row in which formulas were written anew has the other cells of the one before.
  const known = new Set<FileCell>();
  if (rows.length > 0) for (const { cells } of gone) for (const cell of cells.values()) known.add(cell);
  return { rows, known };
}

/** More rows than this are as soon read anew. */
const MOST_ROWS = 2_000;
const BESIDE_CELLS = ["name", "visibility", "protected", "merges", "choices", "hiddenColumns", "extra"] as const;

/**
 * The cells that are others in one book than in another, where nothing beside cells and marks differs; null where more does, or
 * in so many rows that the book is as soon read anew.
 */
export function cellsBetween(before: FileBook, after: FileBook): readonly CellRef[] | null {
  const { names, moves, sheets } = before;
  if (names !== after.names || moves !== after.moves || sheets.length !== after.sheets.length) return null;
  const cells: CellRef[] = [];
  let room = MOST_ROWS;
  for (const [index, sheet] of after.sheets.entries()) {
    const old = sheets[index];
    if (!old || BESIDE_CELLS.some((part) => old[part] !== sheet[part])) return null;
    for (const row of sheet.rows.differing(old.rows)) {
      const columns = columnsBetween(old.rows.get(row), sheet.rows.get(row));
      if (!columns || (room -= 1) < 0) return null;
      for (const column of columns) cells.push({ sheet: sheet.name, row, column });
    }
  }
  return cells;
}

/** The columns in which cells of a row are others than they were; null where more of the row is. */
function columnsBetween(before: FileRow | undefined, after: FileRow | undefined): readonly number[] | null {
  if (before?.height !== after?.height || (before?.hidden ?? false) !== (after?.hidden ?? false) || before?.extra !== after?.extra) return null;
  return [...new Set([...(before?.cells.keys() ?? []), ...(after?.cells.keys() ?? [])])].filter((column) => before?.cells.get(column) !== after?.cells.get(column));
}
