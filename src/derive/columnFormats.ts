import type { BookTable } from "../model/book";
import type { CellRef } from "../model/cells";
import type { WorkingBook } from "./working";

/**
 * Number formats of whole columns: a total in a row that was typed below the prepared ones takes the format that the
 * column has further up, so that 8 prints as 8.00 like its neighbours.
 */
export class ColumnFormats {
  private readonly known = new Map<string, string | undefined>();

  constructor(private readonly work: WorkingBook) {}

  /** The format to set with a figure written at `at`; undefined where the cell has one, or its column has none. */
  missingAt(table: BookTable, at: CellRef): string | undefined {
    return this.work.numberFormat(at) === "General" ? this.ofColumn(table, at) : undefined;
  }

  private ofColumn(table: BookTable, at: CellRef): string | undefined {
    const key = `${at.sheet}|${table.id}|${at.column}`;
    if (!this.known.has(key)) {
      const formats = table.rows.flatMap((row) => (row.sheet === at.sheet ? [...row.cells.values()] : []))
        .filter(({ ref }) => ref.column === at.column)
        .map(({ ref }) => this.work.numberFormat(ref));
      this.known.set(key, formats.find((format) => format !== "General" && format !== "@"));
    }
    return this.known.get(key);
  }
}
