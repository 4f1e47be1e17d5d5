import type { LineSumRelation } from "../catalog/relationTypes";
import type { BookTable, RowKey } from "../model/book";
import type { BookContext } from "./context";
import type { Operand } from "./instance";
import { operandOf } from "./lookup";
import { sumsClasses, sumThatMakes } from "./ownSums";
import { codeTreeOf } from "./tree";

/** Parts of a line that the layout prints: the line itself, else its own parts, else (for all expenditure) the classes. */
export function printedLine(context: BookContext, table: BookTable, axis: LineSumRelation["axis"], key: RowKey, role: string): readonly Operand[] {
  const { index } = context;
  const rows = index.rowsOf(table.id, axis, key);
  if (rows.length > 0) return rows.map((row) => operandOf(table, row, role));
  const own = sumThatMakes(index, table.id, axis, key);
  if (own) {
    // A line that may stand inside it or beside it stands inside where it is not printed itself.
    const parts = own.floating?.inner === key ? [...own.parts, own.floating.line] : own.parts;
    return parts.flatMap((part) => printedLine(context, table, axis, part, role));
  }
  if (!sumsClasses(index, table.id, axis, key)) return [];
  return codeTreeOf(table, axis).roots.map((root) => operandOf(table, root, role));
}
