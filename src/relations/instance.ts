import type { RelationSpec } from "../catalog/relationTypes";
import { cellKey, type CellRef } from "../model/cells";
import type { Fen } from "../model/money";
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
  /** How many operands a side has, and each by its place in it, without the others being made. */
  sizeOf(side: Side): number;
  operandAt(side: Side, at: number): Operand<T>;
  /** Where in a side a cell stands. */
  placesOf(side: Side, ref: CellRef): readonly number[];
  /** Calls with the place of every printed cell of a side; makes none of them. */
  eachPlace(side: Side, visit: (sheet: string, row: number, column: number) => void): void;
  /** Calls with every amount of a side in fen, and the step to which it is printed; makes no cell. */
  eachFigure(side: Side, visit: (money: Fen, grain: Fen, rounded: boolean) => void): void;
}

/** Whether numbers go up one by one or by more. */
export function ascends(size: number, of: (at: number) => number | undefined): boolean {
  for (let at = 1; at < size; at += 1) if (!((of(at - 1) ?? Infinity) < (of(at) ?? -Infinity))) return false;
  return true;
}

/** Where among ascending numbers one stands; none where it does not. */
export function placeIn(size: number, of: (at: number) => number | undefined, wanted: number): readonly number[] {
  let [from, to] = [0, size];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((of(middle) ?? 0) < wanted) from = middle + 1;
    else to = middle;
  }
  return from < size && of(from) === wanted ? [from] : [];
}

/** Both sides in their order. */
export const SIDES = ["left", "right"] as const;

/** The operands of a relation, left side first, each made when it is come to. */
export function* operandsOf<T extends JudgedTable, R extends JudgedRelation>(instance: RelationInstance<T, R>, sides: readonly Side[] = SIDES): Generator<{ readonly side: Side; readonly operand: Operand<T> }> {
  for (const side of sides) {
    const size = instance.sizeOf(side);
    for (let at = 0; at < size; at += 1) yield { side, operand: instance.operandAt(side, at) };
  }
}

/** A relation over operands that are there already. */
export function overOperands<T extends JudgedTable, R extends JudgedRelation>(relation: R, left: readonly Operand<T>[], right: readonly Operand<T>[]): RelationInstance<T, R> {
  const of = (side: Side): readonly Operand<T>[] => (side === "left" ? left : right);
  return {
    relation, operator: "=", left, right,
    sizeOf: (side) => of(side).length,
    operandAt: (side, at) => of(side)[at] as Operand<T>,
    placesOf: (side, ref) => of(side).flatMap(({ cell }, at) => (cell && cellKey(cell.ref) === cellKey(ref) ? [at] : [])),
    eachPlace(side, visit) {
      for (const { cell } of of(side)) if (cell) visit(cell.ref.sheet, cell.ref.row, cell.ref.column);
    },
    eachFigure(side, visit) {
      for (const { cell } of of(side)) if (cell?.state.kind === "amount") visit(cell.state.figure.money, cell.state.figure.grain, cell.state.rounded);
    },
  };
}
