import type { Area, CellRef } from "../../model/cells";
import type { Edit } from "../../model/edits";
import { MAX_COLUMNS, MAX_ROWS } from "../../model/formulas";
import { cellsIn, putCell } from "../editable";
import type { Book } from "./book";

/** Fills of more cells of a sheet than these are not asked for: its cells keep the looks that they have. */
const MOST_CELLS = 20_000;
/** What Excel answers for a cell without a fill. */
const NONE = "#FFFFFF";
/** A fill that is not known; it is neither none nor ours, so that no edit touches it. */
const UNKNOWN = "";

interface Asked {
  readonly area: Area;
  /** null where nothing is asked. */
  readonly answer: OfficeExtension.ClientResult<Excel.CellProperties[][]> | null;
}

/** The fills of the cells that a batch tints or takes the tint off, as they are before it. */
export class AskedFills {
  private readonly asked: readonly Asked[];

  /**
   * Queues the questions.
   *
   * @param sheetOf sheets by the names that they have before the batch
   * @param able whether this Excel is taken to answer them
   */
  constructor(edits: readonly Edit[], sheetOf: (name: string) => Excel.Worksheet, able: boolean) {
    this.asked = boxesOf(edits).map((area) => {
      const asks = able && area.rows * area.columns <= MOST_CELLS;
      const range = asks ? sheetOf(area.sheet).getRangeByIndexes(area.row, area.column, area.rows, area.columns).untrack() : null;
      return { area, answer: range?.getCellProperties({ format: { fill: { color: true } } }) ?? null };
    });
  }

  /** Puts the answers into a book that was read in the same request. */
  put(book: Book): void {
    for (const { area, answer } of this.asked) {
      const sheet = book.sheets.find(({ name }) => name === area.sheet);
      if (!sheet) continue;
      for (const { row, column, cell } of cellsIn(sheet, area)) {
        const color = (answer === null ? UNKNOWN : (answer.value[row - area.row]?.[column - area.column]?.format?.fill?.color ?? UNKNOWN)).toUpperCase();
        putCell(sheet, { row, column }, { ...cell, style: color === NONE ? undefined : color });
      }
    }
  }
}

/** The cells of an area, where they are few enough for their fills to be asked for. */
export function tintable({ sheet, row, column, rows, columns }: Area): readonly CellRef[] {
  if (rows * columns > MOST_CELLS) return [];
  return Array.from({ length: rows * columns }, (_, index) => ({ sheet, row: row + Math.floor(index / columns), column: column + (index % columns) }));
}

/** One box a sheet round what is tinted, wide enough for where its rows stand before others of the batch move. */
function boxesOf(edits: readonly Edit[]): Area[] {
  const inserted = new Set(edits.flatMap((edit) => (edit.kind === "insertSheet" ? [edit.draft.name] : [])));
  const tints = edits.flatMap((edit) => (edit.kind === "tint" && !inserted.has(edit.area.sheet) ? [edit.area] : []));
  return [...new Set(tints.map(({ sheet }) => sheet))].map((sheet) => {
    const own = tints.filter((area) => area.sheet === sheet);
    const moved = (kind: "insertRows" | "deleteRows"): number => edits.reduce((sum, edit) => sum + (edit.kind === kind && edit.sheet === sheet ? edit.count : 0), 0);
    const top = Math.max(0, Math.min(...own.map(({ row }) => row)) - moved("insertRows"));
    const bottom = Math.min(MAX_ROWS, Math.max(...own.map(({ row, rows }) => row + rows)) + moved("deleteRows"));
    const left = Math.min(...own.map(({ column }) => column));
    const right = Math.min(MAX_COLUMNS, Math.max(...own.map(({ column, columns }) => column + columns)));
    return { sheet, row: top, column: left, rows: bottom - top, columns: right - left };
  });
}
