import type { BookTable, BudgetBook } from "../model/book";
import { cellText, prefixed, type LiveFormula, type RangeEnd } from "./formulaText";
import { lastTableRow } from "./tables";
import type { WorkingBook } from "./working";

/** Rows below the header that ranges reach at least, so that rows typed into the prepared space count at once. */
const REACH = 31;
/** Rows that ranges reach beyond the last row of a longer table. */
const SPARE = 10;

/** Where ranges over a table's rows end (0-based rows): the end of a new one, and how far an old one may end. */
export interface TableEnd {
  readonly chosen: number;
  readonly least: number;
  readonly most: number;
}

/**
 * Finds how far ranges may reach below a table's last row: up to the next table or the next figures on the sheet, over
 * empty rows and notes, which add nothing to a sum; where the total stands at the bottom, to the row above it, for a range
 * that held the total would depend on itself.
 */
export class TableEnds {
  private readonly known = new Map<BookTable, TableEnd>();

  constructor(private readonly book: BudgetBook, private readonly work: WorkingBook) {}

  of(table: BookTable): TableEnd {
    const known = this.known.get(table);
    if (known) return known;
    const total = bottomTotal(table);
    if (total !== null) {
      const above = { least: lastRowAbove(table, total), most: total - 1, chosen: total - 1 };
      this.known.set(table, above);
      return above;
    }
    const least = lastTableRow(table);
    const most = this.limit(table, least);
    const end = { least, most, chosen: Math.max(least, Math.min(most, Math.max(table.bodyRow + REACH - 1, least + SPARE))) };
    this.known.set(table, end);
    return end;
  }

  private limit(table: BookTable, last: number): number {
    const nextTable = this.book.tables
      .filter((other) => other.sheet === table.sheet && other !== table && other.area.row > last)
      .reduce((first, other) => Math.min(first, other.area.row), Infinity);
    const columns = table.columns.filter((column) => column.content === "amount").map((column) => column.column);
    const bottom = Math.max(this.work.lastRow(table.sheet), last);
    for (let row = last + 1; row <= bottom && row < nextTable; row += 1) {
      if (columns.some((column) => !this.work.isBlank({ sheet: table.sheet, row, column }))) return row - 1;
    }
    return Math.min(nextTable - 1, MAX_ROW);
  }
}

const MAX_ROW = 1_048_575;

/** The row of a total that stands below everything that it sums up; null where the table has none such. */
function bottomTotal(table: BookTable): number | null {
  const total = table.rows.find((row) => row.axis === "main" && row.kind === "total" && row.sheet === table.sheet)?.row ?? -1;
  return total > table.bodyRow && table.rows.length > 1 && total === lastTableRow(table) ? total : null;
}

function lastRowAbove(table: BookTable, total: number): number {
  return table.rows.reduce((last, row) => (row.sheet === table.sheet && row.row < total ? Math.max(last, row.row) : last), table.bodyRow);
}

/** A cell that a formula names. */
export interface Place {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
}

/** Collects the text of a formula and the open ends of its ranges. */
export class FormulaWriter {
  readonly ends = new Map<string, RangeEnd>();

  constructor(readonly own: string) {}

  /** A range down a column whose end may lie elsewhere. */
  down(sheet: string, column: number, first: number, end: TableEnd, fixed: { readonly start: boolean; readonly column: boolean }): string {
    const body = `${cellText(first, column, { row: fixed.start, column: fixed.column })}:${cellText(end.chosen, column, { row: true, column: fixed.column })}`;
    this.ends.set(body, { least: end.least + 1, most: end.most + 1 });
    return prefixed(sheet, this.own, body);
  }

  /** SUM of cells, neighbours joined into areas; an area never holds a cell that was not named. */
  sum(places: readonly Place[]): string {
    const parts = areasText(places, this.own);
    const groups: string[] = [];
    for (let index = 0; index < parts.length; index += MOST_ARGUMENTS) groups.push(`SUM(${parts.slice(index, index + MOST_ARGUMENTS).join(",")})`);
    return groups.length === 1 ? groups[0] ?? "" : `SUM(${groups.join(",")})`;
  }

  formula(expression: string): LiveFormula {
    return { text: `=${expression}`, ends: this.ends };
  }
}

/** Excel takes at most 255 arguments. */
const MOST_ARGUMENTS = 200;

/** References to cells in the order of sheet, column and row, neighbours below each other (else beside each other) joined. */
function areasText(places: readonly Place[], own: string): readonly string[] {
  const sameRow = new Set(places.map((place) => `${place.sheet}|${place.row}`)).size === 1;
  const sorted = [...places].sort((a, b) => (a.sheet === b.sheet ? a.column - b.column || a.row - b.row : a.sheet < b.sheet ? -1 : 1));
  const texts: string[] = [];
  let first: Place | null = null;
  let last: Place | null = null;
  const close = (): void => {
    if (!first || !last) return;
    const from = cellText(first.row, first.column);
    const to = cellText(last.row, last.column);
    texts.push(prefixed(first.sheet, own, from === to ? from : `${from}:${to}`));
  };
  for (const place of sorted) {
    const next = last !== null && place.sheet === last.sheet &&
      (sameRow ? place.row === last.row && place.column === last.column + 1 : place.column === last.column && place.row === last.row + 1);
    if (!next) {
      close();
      first = place;
    }
    last = place;
  }
  close();
  return texts;
}
