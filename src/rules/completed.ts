import type { BookCell, BookRow, BookTable, BudgetBook, ColumnRole } from "../model/book";
import { BLANK, figureOf, typedAmount } from "../model/book";
import type { Fen } from "../model/money";
import { grainOf } from "../model/money";
import type { Evaluation, RelationStatus } from "../relations/evaluate";
import type { Operand, RelationInstance } from "../relations/instance";
import { contextOf, instantiate } from "../relations/instantiate";
import { cellsOf, derivedBy } from "./sums";
import { evaluationsOf, placeOfRelation } from "./trials";

/** An amount that a table lacks: in a blank cell, or in a row that it does not print. */
export interface LackingAmount {
  readonly operand: Operand;
  readonly amount: Fen;
}

/**
 * The relations that hold once lacking amounts stand where they belong and every sum that held before has followed them,
 * whether by formula or typed anew: what fails because of them alone, by the place of the relation.
 */
export function holdingOnceCompleted(book: BudgetBook, all: readonly Evaluation[], lacking: readonly LackingAmount[]): ReadonlySet<string> {
  const completed = withAmounts(book, lacking);
  const held = new Set(all.filter(({ status }) => status === "notApplicable" || holds(status)).map(placeOfRelation));
  const amountOf = followingSums(instantiate(contextOf(completed)).filter((instance) => held.has(placeOfRelation({ instance }))));
  const followed = withCells(completed, (cell) => withMoney(cell, amountOf(cell)));
  return new Set(evaluationsOf(followed).filter(({ status }) => holds(status)).map(placeOfRelation));
}

function holds(status: RelationStatus): boolean {
  return status === "passed" || status === "rounding";
}

/** What stands in a cell once it has followed what it adds up, by the first of these relations that derives it; its own amount where none does. */
function followingSums(instances: readonly RelationInstance[]): (cell: BookCell) => Fen {
  const sums = new Map<BookCell, readonly BookCell[]>();
  for (const instance of instances) {
    const total = derivedBy(instance)?.cell;
    if (total && !sums.has(total)) sums.set(total, cellsOf(instance.right));
  }
  const known = new Map<BookCell, Fen>();
  const amountOf = (cell: BookCell): Fen => {
    const found = known.get(cell);
    if (found !== undefined) return found;
    const own = ownMoney(cell);
    // Sums that lead back to themselves stay as they are.
    known.set(cell, own);
    const money = sums.get(cell)?.reduce((sum, part) => sum + amountOf(part), 0) ?? own;
    known.set(cell, money);
    return money;
  };
  return amountOf;
}

function withAmounts(book: BudgetBook, lacking: readonly LackingAmount[]): BudgetBook {
  const typed = new Map(lacking.map(({ operand: { cell }, amount }) => [cell, amount]));
  const filled = withCells(book, (cell) => withMoney(cell, typed.get(cell) ?? ownMoney(cell)));
  return { ...filled, tables: filled.tables.map((table): BookTable => {
    const rows = rowsOf(table, lacking.filter(({ operand }) => operand.row === null && operand.table.id === table.id));
    return rows.length === 0 ? table : { ...table, rows: [...table.rows, ...rows] };
  }) };
}

/** One row for each key that the table lacks, with the amounts that are known of it: of several for one cell, what the first relation says. */
function rowsOf(table: BookTable, lacking: readonly LackingAmount[]): readonly BookRow[] {
  const rows = new Map<string, { readonly operand: Operand; readonly amounts: Map<ColumnRole, Fen> }>();
  for (const { operand, amount } of lacking) {
    const row = rows.get(`${operand.axis}|${operand.key}`) ?? { operand, amounts: new Map<ColumnRole, Fen>() };
    if (!row.amounts.has(operand.role)) row.amounts.set(operand.role, amount);
    rows.set(`${operand.axis}|${operand.key}`, row);
  }
  return [...rows.values()].map(({ operand: { axis, key }, amounts }, at): BookRow => ({
    axis, key, kind: "item", sheet: table.sheet, row: -1 - at, label: key, labelCell: null, code: key, codeCells: [], unitName: null, unitCode: null,
    cells: new Map([...amounts].map(([role, money], column): [ColumnRole, BookCell] => [role, withMoney({ ref: { sheet: table.sheet, row: -1 - at, column }, state: BLANK }, money)])),
  }));
}

function withCells(book: BudgetBook, change: (cell: BookCell) => BookCell): BudgetBook {
  return { ...book, tables: book.tables.map((table) => ({
    ...table, rows: table.rows.map((row) => ({ ...row, cells: new Map([...row.cells].map(([role, cell]) => [role, change(cell)])) })),
  })) };
}

function ownMoney(cell: BookCell): Fen {
  return figureOf(cell)?.money ?? 0;
}

/** The cell with another amount; nothing stands there still where the amount is none. */
function withMoney(cell: BookCell, money: Fen): BookCell {
  if (money === ownMoney(cell)) return cell;
  return { ...cell, state: typedAmount({ money, grain: figureOf(cell)?.grain ?? grainOf("元", 2) }) };
}
