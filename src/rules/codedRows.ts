import { classificationOf } from "../catalog/tables";
import type { ClassificationId } from "../catalog/types";
import type { BookRow, BookTable } from "../model/book";
import type { CellRef } from "../model/cells";

/** A row that prints a code of a classification; one that was understood by its name alone is none. */
export interface CodedRow {
  readonly row: BookRow;
  readonly classification: ClassificationId;
  readonly code: string;
  /** Where the code begins: it may stand in three cells. */
  readonly at: CellRef;
}

/** The rows of a table that print their code, in sheet order. */
export function codedRows(table: BookTable): readonly CodedRow[] {
  const known = CODED.get(table);
  if (known) return known;
  const coded = table.rows.flatMap((row): readonly CodedRow[] => {
    const { code } = row;
    const at = row.codeCells[0];
    const classification = classificationOf(table.id, row.axis);
    return code !== null && at && classification ? [{ row, classification, code, at }] : [];
  });
  CODED.set(table, coded);
  return coded;
}

/** Every rule of codes asks. */
const CODED = new WeakMap<BookTable, readonly CodedRow[]>();
