import { tableSpec } from "../../src/catalog/tables";
import type { RelationSpec } from "../../src/catalog/relationTypes";
import type { BookCell, BookTable } from "../../src/model/book";
import type { Evaluation } from "../../src/relations/evaluate";
import { overOperands, type Operand } from "../../src/relations/instance";

/** A table without rows, for operands that are made up one by one. */
export const BARE: BookTable = {
  id: "general-expenditure", sheet: "支出表", area: { sheet: "支出表", row: 0, column: 0, rows: 1, columns: 1 }, title: "支出表", titleCell: null, year: null, unit: "万元",
  unitCell: null, stated: { body: null, units: [] }, headerRows: [0, 0], bodyRow: 1, lastBodyRow: 1, columns: [], rows: [], note: null,
};

const [INCONSISTENCY] = tableSpec("general-expenditure").relations.filter(({ rule }) => rule.severity === "inconsistency");
const [HINT] = tableSpec("general-expenditure").relations.filter(({ rule }) => rule.severity === "hint");

/** A printed amount in fen at a row of its own; the same row is the same cell. */
export function operand(row: number, money: number, grain = 10_000): Operand & { readonly cell: BookCell } {
  const cell: BookCell = { ref: { sheet: "支出表", row, column: 0 }, state: { kind: "amount", figure: { money, grain }, asText: false, rounded: false, formula: "" } };
  return { table: BARE, axis: "main", key: String(row), role: "total", row: null, cell };
}

/** An equality of made-up amounts, with the outcome that is said. */
export function equality(status: Evaluation["status"], left: readonly Operand[], right: readonly Operand[], severity: "inconsistency" | "hint" = "inconsistency"): Evaluation {
  const relation: RelationSpec | undefined = severity === "hint" ? HINT : INCONSISTENCY;
  if (!relation) throw new Error("the catalogue has no relation of that severity");
  const sum = (operands: readonly Operand[]): number => operands.reduce((total, { cell }) => total + (cell?.state.kind === "amount" ? cell.state.figure.money : 0), 0);
  return { instance: overOperands(relation, left, right), status, left: sum(left), right: sum(right) };
}
