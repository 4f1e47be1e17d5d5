import type { BookCell, BookRow, BookTable, BudgetBook, ColumnRole } from "../model/book";
import { BLANK, figureOf, typedAmount } from "../model/book";
import { cellKey } from "../model/cells";
import type { Fen } from "../model/money";
import { grainOf } from "../model/money";
import type { Evaluation } from "../relations/evaluate";
import { evaluateAll } from "../relations/evaluate";
import type { Operand, RelationInstance } from "../relations/instance";
import { contextOf, instantiate } from "../relations/instantiate";
import { placeOfRelation } from "./trials";

/** An amount that a table lacks: in a blank cell, or in a row that it does not print. */
export interface LackingAmount {
  readonly operand: Operand;
  readonly amount: Fen;
}

/** Levels of sums that may stand above an amount: items, divisions, classes, totals, lines, ties. */
const DEEPEST = 8;

/**
 * The relations that hold once lacking amounts stand where they belong and every sum that held before has followed them,
 * whether by formula or typed anew: what fails because of them alone, by the place of the relation.
 */
export function holdingOnceCompleted(book: BudgetBook, all: readonly Evaluation[], lacking: readonly LackingAmount[]): ReadonlySet<string> {
  const completed = withAmounts(book, lacking);
  const instances = instantiate(contextOf(completed));
  const held = new Set(all.filter(({ status, left }) => status === "passed" || (status !== "failed" && left === 0)).map(placeOfRelation));
  const sums = sumsOf(instances, held);
  const added = new Map<BookCell, Fen>();
  for (let level = 0, changed = true; changed && level < DEEPEST; level += 1) {
    changed = false;
    for (const [cell, parts] of sums) {
      const money = parts.reduce((sum, part) => sum + (added.get(part) ?? figureOf(part)?.money ?? 0), 0);
      if (money === (added.get(cell) ?? figureOf(cell)?.money ?? 0)) continue;
      added.set(cell, money);
      changed = true;
    }
  }
  const followed = withCells(completed, (cell) => (added.has(cell) ? withMoney(cell, added.get(cell) ?? 0) : cell));
  const tried = evaluateAll(followed, instantiate(contextOf(followed)));
  return new Set(tried.filter(({ status }) => status === "passed" || status === "rounding").map(placeOfRelation));
}

/** Sums that held before, each with the parts of the first relation that derives it. */
function sumsOf(instances: readonly RelationInstance[], held: ReadonlySet<string>): ReadonlyMap<BookCell, readonly BookCell[]> {
  const sums = new Map<BookCell, readonly BookCell[]>();
  for (const instance of instances) {
    const [total] = instance.left;
    if (!instance.relation.derives || instance.operator !== "=" || instance.left.length !== 1 || !total?.cell || sums.has(total.cell)) continue;
    if (!held.has(placeOfRelation({ instance, status: "passed", left: 0, right: 0 }))) continue;
    sums.set(total.cell, instance.right.flatMap(({ cell }) => cell ?? []));
  }
  return sums;
}

function withAmounts(book: BudgetBook, lacking: readonly LackingAmount[]): BudgetBook {
  const typed = new Map(lacking.flatMap(({ operand: { cell }, amount }) => (cell ? [[cellKey(cell.ref), amount] as const] : [])));
  const filled = withCells(book, (cell) => {
    const amount = typed.get(cellKey(cell.ref));
    return amount === undefined ? cell : withMoney(cell, amount);
  });
  return { ...filled, tables: filled.tables.map((table): BookTable => {
    const rows = rowsOf(table, lacking.filter(({ operand }) => operand.row === null && operand.table.id === table.id));
    return rows.length === 0 ? table : { ...table, rows: [...table.rows, ...rows] };
  }) };
}

/** One row for each key that the table lacks, with the amounts that are known of it. */
function rowsOf(table: BookTable, lacking: readonly LackingAmount[]): readonly BookRow[] {
  const rows = new Map<string, { readonly operand: Operand; readonly amounts: Map<ColumnRole, Fen> }>();
  for (const { operand, amount } of lacking) {
    const row = rows.get(`${operand.axis}|${operand.key}`) ?? { operand, amounts: new Map<ColumnRole, Fen>() };
    if (!row.amounts.has(operand.role)) row.amounts.set(operand.role, amount);
    rows.set(`${operand.axis}|${operand.key}`, row);
  }
  return [...rows.values()].map(({ operand: { axis, key }, amounts }, at): BookRow => ({
    axis, key, kind: KINDS[key.length] ?? "line", sheet: table.sheet, row: -1 - at, label: key, labelCell: null, code: key, codeCells: [], unitName: null, unitCode: null,
    cells: new Map(table.columns.filter((column) => column.axis === axis && column.content === "amount").map(({ role, column }): [ColumnRole, BookCell] => {
      const blank: BookCell = { ref: { sheet: table.sheet, row: -1 - at, column }, state: BLANK };
      const amount = amounts.get(role);
      return [role, amount === undefined ? blank : withMoney(blank, amount)];
    })),
  }));
}

const KINDS: Readonly<Record<number, BookRow["kind"]>> = { 3: "class", 5: "division", 7: "item" };

function withCells(book: BudgetBook, change: (cell: BookCell) => BookCell): BudgetBook {
  return { ...book, tables: book.tables.map((table) => ({
    ...table, rows: table.rows.map((row) => ({ ...row, cells: new Map([...row.cells].map(([role, cell]) => [role, change(cell)])) })),
  })) };
}

function withMoney(cell: BookCell, money: Fen): BookCell {
  const { state } = cell;
  if (state.kind === "amount") return { ...cell, state: { ...state, figure: { ...state.figure, money } } };
  return { ...cell, state: typedAmount({ money, grain: grainOf("元", 2) }) };
}
