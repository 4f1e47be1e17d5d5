import { itemFactId } from "../catalog/ownSheets/supplement";
import type { BookRow, BookTable, BudgetBook } from "../model/book";
import type { CellRef } from "../model/cells";
import { cellKey } from "../model/cells";
import type { Figure } from "../model/money";
import { BookIndex } from "../relations/lookup";
import type { AmountFact, CountFact } from "../model/sentences";
import type { PlaceColumn, PlaceLine } from "./places";
import { candidateRows } from "../facts/rows";
import { saysNothing } from "../facts/tables";

/** What the workbook says of an amount: the figures whose sum it is, and their cells. */
export interface Value {
  readonly figures: readonly Figure[];
  readonly cells: readonly CellRef[];
  /** Usually so, but a text may rightly say something else (performance need not be all project expenditure). */
  readonly usual: boolean;
  /** It is of other money than the words speak of: it may agree, but neither proves nor doubts anything. */
  readonly otherMoney?: true;
  /** The one row of a table in which its cells stand. */
  readonly at?: { readonly table: BookTable; readonly row: BookRow };
  /** The same in a table that was read by its structure. */
  readonly place?: { readonly line: PlaceLine; readonly column: PlaceColumn };
  /** What its words mean, where that is a fact of our own sentences or of the words of any region. */
  readonly fact?: AmountFact;
}

/** What the workbook says of a count. */
export interface Count {
  readonly count: number;
  readonly cells: readonly CellRef[];
  readonly usual: boolean;
}

/** Σ of the figures, in fen. */
export function moneyOf(value: Value): number {
  return value.figures.reduce((sum, figure) => sum + figure.money, 0);
}

/** A key by which two values of the same cells are recognised. */
export function keyOf(value: Value): string {
  return value.cells.map(cellKey).sort().join(" ");
}

/** Reads amounts of a book with the grain of their cells. A blank is zero only in a table that has figures or says that it has none. */
export class ValueReader {
  private readonly index: BookIndex;
  private readonly filled = new Map<string, boolean>();

  constructor(readonly book: BudgetBook) {
    this.index = new BookIndex(book);
  }

  /** null where the book does not say it. `row` is the row that a list stands at. */
  amount(fact: AmountFact, row: BookRow | null = null, table: BookTable | null = null): Value | null {
    switch (fact.kind) {
      case "cell": return this.cell(fact);
      case "here": return row && table ? this.cellsOf(table, [row], fact.column, false) : null;
      case "typed": return this.typed(fact.id);
      case "typedOfItem": return row?.code == null ? null : this.typed(itemFactId(fact.id, row.code));
      case "typedOr": {
        const typed = this.typed(fact.id);
        if (typed) return typed;
        const otherwise = this.amount(fact.otherwise, row, table);
        return otherwise && { ...otherwise, usual: true };
      }
      case "printedOr": return this.amount(fact.cell, row, table) ?? this.amount(fact.otherwise, row, table);
      case "sum": return sumOf(fact.of.map((part) => this.amount(part, row, table)));
    }
  }

  /** A count and the cells that say it; null where the book does not. `usual` as in {@link Value}. */
  count(fact: CountFact): Count | null {
    switch (fact.kind) {
      case "count": case "countUnlessFree": case "countOr": {
        const typed = this.book.supplement?.facts.get(fact.id);
        if (typed?.count != null) return { count: typed.count, cells: [typed.at], usual: false };
        const otherwise = fact.kind === "countOr" ? this.count(fact.otherwise) : null;
        return otherwise && { ...otherwise, usual: true };
      }
      case "counts": {
        const parts = fact.of.map((part) => (part.kind === "count" && part.blankIsNone ? this.count(part) ?? { count: 0, cells: [], usual: false } : this.count(part)));
        if (parts.some((part) => part === null)) return null;
        return { count: parts.reduce((sum, part) => sum + (part?.count ?? 0), 0), cells: parts.flatMap((part) => part?.cells ?? []), usual: false };
      }
      case "rowCount": {
        const table = this.index.table(fact.rows.table);
        if (!table || !this.hasFigures(table)) return null;
        const rows = candidateRows(table, fact.rows).filter((row) => [...row.cells.values()].some(({ state }) => state.kind === "amount" && state.figure.money !== 0));
        return { count: rows.length, cells: rows.flatMap((row) => row.labelCell ?? []), usual: true };
      }
      case "unitCount": return null;
    }
  }

  /** The cells of a row in a column. */
  ofRow(table: BookTable, row: BookRow, column: string): Value | null {
    return this.cellsOf(table, [row], column, false);
  }

  private typed(id: string): Value | null {
    const fact = this.book.supplement?.facts.get(id);
    return fact?.figure ? { figures: [fact.figure], cells: [fact.at], usual: false } : null;
  }

  private cell(fact: Extract<AmountFact, { kind: "cell" }>): Value | null {
    const table = this.index.table(fact.table);
    if (!table) return null;
    let rows = this.index.rowsOf(fact.table, fact.axis, fact.row);
    if (rows.length === 0 && fact.row === "total") {
      const onAxis = table.rows.filter((row) => row.axis === fact.axis);
      if (onAxis.length === 1) rows = onAxis;
    }
    if (rows.length > 0) return this.cellsOf(table, rows.slice(0, 1), fact.column, fact.optional);
    return fact.optional || saysNothing(table) ? { figures: [], cells: [], usual: false } : null;
  }

  private cellsOf(table: BookTable, rows: readonly BookRow[], column: string, optional: boolean): Value | null {
    const figures: Figure[] = [];
    const cells: CellRef[] = [];
    for (const row of rows) {
      const roles = this.index.printedColumns(table.id, row.axis, column);
      if (roles.length === 0 && !optional && !saysNothing(table)) return null;
      for (const role of roles) {
        const cell = row.cells.get(role);
        if (!cell || cell.state.kind === "blank") {
          if (!this.hasFigures(table) && !saysNothing(table)) return null;
          if (cell) cells.push(cell.ref);
        } else if (cell.state.kind === "amount") {
          figures.push(cell.state.figure);
          cells.push(cell.ref);
        } else {
          return null;
        }
      }
    }
    const [row] = rows;
    return { figures, cells, usual: false, ...(row && rows.length === 1 ? { at: { table, row } } : {}) };
  }

  private hasFigures(table: BookTable): boolean {
    const known = this.filled.get(table.id);
    if (known !== undefined) return known;
    const has = table.rows.some((row) => [...row.cells.values()].some((cell) => cell.state.kind === "amount"));
    this.filled.set(table.id, has);
    return has;
  }
}

/** Σ of values; null where one is not known. */
export function sumOf(parts: readonly (Value | null)[]): Value | null {
  const known = parts.flatMap((part) => (part ? [part] : []));
  if (known.length < parts.length) return null;
  const [only, second] = known;
  if (only && !second) return only;
  return {
    figures: known.flatMap((part) => part.figures), cells: known.flatMap((part) => part.cells), usual: known.some((part) => part.usual),
  };
}
