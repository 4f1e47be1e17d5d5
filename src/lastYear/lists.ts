import type { Scalar } from "../model/cells";
import type { SheetSnapshot } from "../model/snapshot";
import { lastColumn, lastRow, valueAt } from "../model/snapshot";

/** A list on a sheet: the row of its header, and the column of each of its words. */
export interface ListHeader {
  readonly sheet: SheetSnapshot;
  readonly row: number;
  readonly columns: readonly number[];
}

/** The list under a header with these words in one row; null where the sheet has none. */
export function listOn(sheet: SheetSnapshot, headers: readonly string[]): ListHeader | null {
  for (let row = sheet.row; row <= lastRow(sheet); row += 1) {
    const texts = new Map<string, number>();
    for (let column = lastColumn(sheet); column >= sheet.column; column -= 1) texts.set(textOf(valueAt(sheet, row, column)).replace(/\s+/g, ""), column);
    const columns = headers.flatMap((header) => texts.get(header) ?? []);
    if (columns.length === headers.length) return { sheet, row, columns };
  }
  return null;
}

/** A cell of a list as text, "" where it is blank or beyond the sheet. */
export function textIn(list: ListHeader, row: number, index: number): string {
  return textOf(valueAt(list.sheet, row, list.columns[index] ?? -1));
}

function textOf(value: Scalar): string {
  return value === null ? "" : String(value).trim();
}
