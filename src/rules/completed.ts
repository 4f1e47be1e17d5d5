import type { BookCell, BookRow, BookTable, BudgetBook, ColumnRole } from "../model/book";
import { BLANK, figureOf, typedAmount } from "../model/book";
import type { CellRef } from "../model/cells";
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
  const { completed, amounts } = withLackingRows(book, lacking);
  const held = new Set(all.filter(({ status }) => status === "notApplicable" || holds(status)).map(placeOfRelation));
  const gain = gainsThrough(instantiate(contextOf(completed)).filter((instance) => held.has(placeOfRelation({ instance }))), amounts);
  const followed: BudgetBook = { ...completed, tables: completed.tables.map((table) => ({
    ...table, rows: table.rows.map((row) => ({ ...row, cells: new Map([...row.cells].map(([role, cell]) => [role, withMore(cell, gain(cell))])) })),
  })) };
  return new Set(evaluationsOf(followed).filter(({ status }) => holds(status)).map(placeOfRelation));
}

function holds(status: RelationStatus): boolean {
  return status === "passed" || status === "rounding";
}

/**
 * How much more stands in a cell once it has followed what it adds up, by the first of these sums that has more.
 *
 * @param amounts cells with what they lack themselves
 */
function gainsThrough(sums: readonly RelationInstance[], amounts: ReadonlyMap<BookCell, Fen>): (cell: BookCell) => Fen {
  const partsOf = new Map<BookCell, (readonly BookCell[])[]>();
  for (const instance of sums) {
    const total = derivedBy(instance)?.cell;
    if (total) partsOf.set(total, [...partsOf.get(total) ?? [], cellsOf(instance.right)]);
  }
  const known = new Map(amounts);
  const gain = (cell: BookCell): Fen => {
    const found = known.get(cell);
    if (found !== undefined) return found;
    // Sums that lead back to themselves stay as they are.
    known.set(cell, 0);
    const money = (partsOf.get(cell) ?? []).map((parts) => parts.reduce((sum, part) => sum + gain(part), 0)).find((each) => each !== 0) ?? 0;
    known.set(cell, money);
    return money;
  };
  return gain;
}

/** The book with the rows that it lacks, blank as yet, and what each cell lacks: of several amounts for one, what the first relation says. */
function withLackingRows(book: BudgetBook, lacking: readonly LackingAmount[]): { readonly completed: BudgetBook; readonly amounts: ReadonlyMap<BookCell, Fen> } {
  const amounts = new Map<BookCell, Fen>();
  const tables = book.tables.map((table): BookTable => {
    const rows = new Map<string, Map<ColumnRole, BookCell>>();
    const added: BookRow[] = [];
    for (const { operand: { table: { id }, axis, key, role, cell }, amount } of lacking) {
      if (id !== table.id) continue;
      const cells = rows.get(`${axis}|${key}`) ?? new Map<ColumnRole, BookCell>();
      const own = cell ?? cells.get(role) ?? { ref: NOWHERE, state: BLANK };
      if (!amounts.has(own)) amounts.set(own, amount);
      if (cell) continue;
      cells.set(role, own);
      if (!rows.has(`${axis}|${key}`)) added.push({ axis, key, kind: "item", ...NOWHERE, label: key, labelCell: null, code: key, codeCells: [], unitName: null, unitCode: null, cells });
      rows.set(`${axis}|${key}`, cells);
    }
    return { ...table, rows: [...table.rows, ...added] };
  });
  return { completed: { ...book, tables }, amounts };
}

/** Where a row stands that no sheet prints. */
const NOWHERE: CellRef = { sheet: "", row: -1, column: -1 };

/** The cell with so much more in it. */
function withMore(cell: BookCell, more: Fen): BookCell {
  if (more === 0) return cell;
  const { money, grain } = figureOf(cell) ?? { money: 0, grain: grainOf("元", 2) };
  return { ...cell, state: typedAmount({ money: money + more, grain }) };
}
