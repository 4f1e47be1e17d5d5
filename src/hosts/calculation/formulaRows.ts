import type { CellRef } from "../../model/cells";
import type { EditableBook, EditableRow } from "../editable";
import { Slices } from "../slices";

/** Whether a row holds formulas; rows never change, and are asked again after every edit that moved some. */
const holdsFormulas = new WeakMap<EditableRow<unknown>, boolean>();

function hasFormulas(row: EditableRow<unknown>): boolean {
  let holds = holdsFormulas.get(row);
  if (holds === undefined) holdsFormulas.set(row, (holds = [...row.cells.values()].some(({ formula }) => formula !== "")));
  return holds;
}

/** The rows of a book in which formulas stand, so that an edit does not go over all the others. */
export class FormulaRows {
  private constructor(private readonly sheets: ReadonlyMap<string, Set<number>>) {}

  /** Goes over all rows of a book, in slices. */
  static async of<S, X>(book: EditableBook<S, X>): Promise<FormulaRows> {
    const slices = new Slices();
    const sheets = new Map<string, Set<number>>();
    for (const { name, rows } of book.sheets) {
      const own = new Set<number>();
      sheets.set(name, own);
      for (const [row, content] of rows) {
        if (slices.due) await slices.rest();
        if (hasFormulas(content)) own.add(row);
      }
    }
    return new FormulaRows(sheets);
  }

  /** Follows a book of which nothing but these cells changed. */
  follow<S, X>(book: EditableBook<S, X>, changed: readonly CellRef[]): void {
    const sheets = new Map(book.sheets.map((sheet) => [sheet.name, sheet]));
    for (const { sheet, row } of changed) {
      const content = sheets.get(sheet)?.rows.get(row);
      if (content && hasFormulas(content)) this.sheets.get(sheet)?.add(row);
      else this.sheets.get(sheet)?.delete(row);
    }
  }

  /** The 0-based rows of a sheet. */
  on(sheet: string): Iterable<number> {
    return this.sheets.get(sheet) ?? [];
  }
}
