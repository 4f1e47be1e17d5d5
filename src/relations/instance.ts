import type { RelationSpec } from "../catalog/relationTypes";
import type { AxisId, BookCell, BookRow, BookTable, ColumnRole, TableId } from "../model/book";

/** What judging needs to know of the table in which a cell stands: one of the catalogue, or one known by its structure alone. */
export interface JudgedTable extends Pick<BookTable, "sheet" | "title" | "titleCell" | "area" | "unit"> {
  readonly id: TableId | "structural";
}

/** What judging needs to know of a relation, declared or found in the structure of a table. */
export type JudgedRelation = Pick<RelationSpec, "id" | "rule" | "derives"> & { readonly kind: string };

/** One cell that a relation names. `row` and `cell` are null where the layout prints no such row or column. */
export interface Operand<T extends JudgedTable = BookTable> {
  readonly table: T;
  readonly axis: AxisId;
  readonly key: string;
  readonly role: ColumnRole;
  readonly row: BookRow | null;
  readonly cell: BookCell | null;
}

/** One of the two sides of a relation. */
export type Side = "left" | "right";

/** A relation of the catalogue applied to the rows and columns of one workbook: Σ left (=, ≤, ≥) Σ right. */
export interface RelationInstance<T extends JudgedTable = BookTable, R extends JudgedRelation = RelationSpec> {
  readonly relation: R;
  readonly operator: "=" | "<=" | ">=";
  readonly left: readonly Operand<T>[];
  readonly right: readonly Operand<T>[];
  /** Why it was not set up to be checked, although its kind applies: a table it needs was not recognised. */
  readonly missing?: "table" | "condition";
  /** Calls with the place of every printed cell of a side; makes none of them. */
  eachPlace(side: Side, visit: (sheet: string, row: number, column: number) => void): void;
}

/** A relation over operands that are there already. */
export function overOperands<T extends JudgedTable, R extends JudgedRelation>(relation: R, left: readonly Operand<T>[], right: readonly Operand<T>[]): RelationInstance<T, R> {
  return {
    relation, operator: "=", left, right,
    eachPlace(side, visit) {
      for (const { cell } of side === "left" ? left : right) if (cell) visit(cell.ref.sheet, cell.ref.row, cell.ref.column);
    },
  };
}
