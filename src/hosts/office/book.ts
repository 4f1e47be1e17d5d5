import type { CellRef } from "../../model/cells";
import { ENTRY_TINT } from "../../model/edits";
import type { CellContent } from "../../model/snapshot";
import { contentOf, type BookAdapter, type EditableBook } from "../editable";

/** A workbook as far as edits need it: contents, number formats, marks; of looks the fill ("#RRGGBB") of cells that are to be tinted or not. */
export type Book = EditableBook<string, undefined>;

/** Contents, and the tint of cells to type; other looks stay Excel's. */
export const CONTENTS: BookAdapter<string, undefined> = {
  style: (base, { fill }) => fill ?? base,
  tinted: (fill, on) => (fill === (on ? undefined : ENTRY_TINT) ? (on ? ENTRY_TINT : undefined) : fill),
  newSheet: () => undefined,
  newNames: () => [],
};

/** What stands in a cell and how it is shown. */
export interface CellState {
  readonly content: CellContent;
  readonly numberFormat: string;
}

/** A cell to be given a content and number format, and what it has now. */
export interface CellChange {
  readonly at: CellRef;
  readonly now: CellState;
  readonly next: CellState;
}

/** What a book says of a cell. */
export function stateAt(book: Book, at: CellRef): CellState {
  const cell = book.sheets.find(({ name }) => name === at.sheet)?.rows.get(at.row)?.cells.get(at.column);
  return { content: contentOf(cell), numberFormat: cell?.numberFormat ?? "General" };
}
