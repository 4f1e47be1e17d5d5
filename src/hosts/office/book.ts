import type { CellRef } from "../../model/cells";
import type { CellContent } from "../../model/snapshot";
import { contentOf, type BookAdapter, type EditableBook } from "../editable";

/** A workbook as far as edits need it: contents, number formats, marks. */
export type Book = EditableBook<undefined, undefined>;

/** Contents alone; looks stay Excel's. */
export const CONTENTS: BookAdapter<undefined, undefined> = { style: () => undefined, newSheet: () => undefined, newNames: () => [] };

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
