import { AMOUNT_FLAG, AMOUNT_KIND, type AmountArrays } from "../model/amountColumns";
import type { BookCell, BookTable, BudgetBook } from "../model/book";
import { BLANK } from "../model/book";
import type { LaidRelation } from "./laid";

/**
 * A book in which the zeros that formulas make of blanks are blank again: `ROUND(SUM(…),6)` over cells in which nobody has
 * typed anything shows 0.00, which is no figure that could be compared. A zero that somebody typed stays a zero, and so
 * does a sum of typed zeros.
 *
 * @param instances the relations of the book; a sum counts as made of nothing where every relation that derives it adds
 *   up nothing
 */
export function withoutHollowZeros(book: BudgetBook, instances: readonly LaidRelation[]): BudgetBook {
  const hollow = hollowCells(instances);
  if (hollow.size === 0) return book;
  const emptied = (cell: BookCell): BookCell => (hollow.has(cell) ? { ...cell, state: BLANK } : cell);
  return { ...book, tables: book.tables.map((table): BookTable => ({
    ...table,
    rows: table.rows.map((row) => ([...row.cells.values()].some((cell) => hollow.has(cell))
      ? { ...row, cells: new Map([...row.cells].map(([role, cell]) => [role, emptied(cell)])) } : row)),
  })) };
}

/** Sums by formula that show zero because nothing stands in any of their parts, sums of such sums included. */
function hollowCells(instances: readonly LaidRelation[]): ReadonlySet<BookCell> {
  if (!hasFormulaZero(instances)) return NO_CELLS;
  const sums = zerosByFormula(instances);
  const solid = madeOfFigures(sums);
  return new Set([...sums.keys()].filter((cell) => !solid.has(cell)));
}

/** Formulas that show zero, with the parts of every relation that derives them. */
function zerosByFormula(instances: readonly LaidRelation[]): ReadonlyMap<BookCell, readonly BookCell[]> {
  const sums = new Map<BookCell, BookCell[]>();
  for (const instance of instances) {
    const { layout: { ids, amounts: { arrays } }, relation, from, middle, missing } = instance;
    const total = ids[from] ?? -1;
    const derives = relation.derives || (relation.kind === "tie" && relation.derivesRows !== undefined);
    if (!derives || missing !== undefined || middle - from !== 1 || total < 0 || !isFormulaZero(arrays, total)) continue;
    const cell = instance.left[0]?.cell;
    if (!cell) continue;
    const parts = sums.get(cell) ?? [];
    for (const part of instance.right) if (part.cell) parts.push(part.cell);
    sums.set(cell, parts);
  }
  return sums;
}

/** Supposed to be made of nothing until a part turns out to be a figure; then whatever quotes it is one, too. */
function madeOfFigures(sums: ReadonlyMap<BookCell, readonly BookCell[]>): ReadonlySet<BookCell> {
  const quotedBy = new Map<BookCell, BookCell[]>();
  const figures: BookCell[] = [];
  for (const [total, parts] of sums) {
    for (const part of parts) {
      if (sums.has(part)) quotedBy.set(part, [...(quotedBy.get(part) ?? []), total]);
    }
    if (parts.some((part) => part.state.kind !== "blank" && !sums.has(part))) figures.push(total);
  }
  const solid = new Set<BookCell>(figures);
  for (let cell = figures.pop(); cell; cell = figures.pop()) {
    for (const total of quotedBy.get(cell) ?? []) {
      if (solid.has(total)) continue;
      solid.add(total);
      figures.push(total);
    }
  }
  return solid;
}

const NO_CELLS: ReadonlySet<BookCell> = new Set();

/** Whether a formula of the book shows zero at all; in most books typed or published none does. */
function hasFormulaZero([first]: readonly LaidRelation[]): boolean {
  const arrays = first?.layout.amounts.arrays;
  if (!arrays) return false;
  for (let id = 0; id < arrays.kind.length; id += 1) if (isFormulaZero(arrays, id)) return true;
  return false;
}

function isFormulaZero({ kind, flags, money }: AmountArrays, id: number): boolean {
  return kind[id] === AMOUNT_KIND.amount && ((flags[id] ?? 0) & AMOUNT_FLAG.formula) !== 0 && money[id] === 0;
}
