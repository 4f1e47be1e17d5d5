import type { RelationSpec } from "../catalog/relationTypes";
import type { AxisId, BookCell, BookRow, BookTable, ColumnRole } from "../model/book";

/** One cell that a relation names. `row` and `cell` are null where the layout prints no such row or column. */
export interface Operand {
  readonly table: BookTable;
  readonly axis: AxisId;
  readonly key: string;
  readonly role: ColumnRole;
  readonly row: BookRow | null;
  readonly cell: BookCell | null;
}

/** A relation of the catalogue applied to the rows and columns of one workbook: Σ left (=, ≤, ≥) Σ right. */
export interface RelationInstance {
  readonly relation: RelationSpec;
  readonly operator: "=" | "<=" | ">=";
  readonly left: readonly Operand[];
  readonly right: readonly Operand[];
  /** Why it was not set up to be checked, although its kind applies: a table it needs was not recognised. */
  readonly missing?: "table" | "condition";
}
