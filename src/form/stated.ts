import { SUPPLEMENT_LAYOUT } from "../catalog/ownSheets/supplement";
import type { BudgetBook, SheetFact } from "../model/book";
import type { Scalar } from "../model/cells";
import type { Edit } from "../model/edits";
import { FEN_PER_UNIT } from "../model/money";
import { sheetOf, valueAt, lastColumn, lastRow, type SheetSnapshot, type WorkbookSnapshot } from "../model/snapshot";
import { LAST_YEARS_HEADER, type StatedEntry } from "../model/stated";
import { addedOwnSheets } from "./ownSheets";

/**
 * Gives what last year's text states, and no table holds, its rows on a 补充资料 that is there, below the others; what last year's said
 * stands beside, also of the entries that it asked for already. What is typed there is neither moved nor written over.
 *
 * @param own whether the workbook is last year's, so that what its own entries say becomes last year's
 */
export function statedEdits({ supplement }: BudgetBook, snapshot: WorkbookSnapshot, stated: readonly StatedEntry[], own: boolean): readonly Edit[] {
  const sheet = supplement && sheetOf(snapshot, supplement.sheet);
  const list = sheet ? headerOf(sheet) : null;
  if (!supplement || !sheet || !list || stated.length === 0) return [];
  const put = (row: number, column: number, value: Scalar): Edit => ({ kind: "setValue", at: { sheet: sheet.name, row, column }, expects: { value: null }, value });
  const [part = 0, label = 1, , measure = 3] = list.columns;
  const lasting = list.last ?? Math.max(lastColumn(sheet), ...list.columns) + 1;
  const said = new Map(stated.map(({ id, last }) => [id, last]));
  const beside = [...supplement.facts.values()].flatMap((fact): Edit[] => {
    const last = said.get(fact.id) ?? (own && said.size > 0 ? valueOf(fact) : null);
    const stands = valueAt(sheet, fact.at.row, lasting);
    return last === null || stands === last || (stands !== null && !own) ? [] : [{ ...put(fact.at.row, lasting, last), expects: { value: stands } } as Edit];
  });
  const lacking = stated.filter(({ id }) => !supplement.facts.has(id));
  const { row, column } = supplement.free;
  const rows = lacking.flatMap((entry, nth): Edit[] => [
    put(row + nth, part, entry.section), put(row + nth, label, entry.label), put(row + nth, measure, entry.measure), put(row + nth, lasting, entry.last),
    // As text, "10%" stays what was typed; as a number it would be 0.1.
    ...(entry.content === "rate" ? [{ ...put(row + nth, column, null), numberFormat: "@" } as Edit] : []),
  ]);
  return [
    ...(list.last === null ? [put(list.row, lasting, LAST_YEARS_HEADER)] : []), ...beside,
    ...(lacking.length === 0 ? [] : [
      { kind: "insertRows", sheet: sheet.name, row, count: lacking.length } as const, ...rows,
      { kind: "tint", area: { sheet: sheet.name, row, column, rows: lacking.length, columns: 1 }, on: true } as const,
    ]),
  ];
}

/** As {@link statedEdits} for a workbook of this year, whichever of our sheets it has; 补充资料 is added behind its own sheets. */
export function askForStated(book: BudgetBook, snapshot: WorkbookSnapshot, stated: readonly StatedEntry[]): readonly Edit[] {
  return book.supplement ? statedEdits(book, snapshot, stated, false) : addedOwnSheets(book, snapshot, book.year, false, stated);
}

/** The column of 补充资料 in which last year's values stand; null on any other sheet. */
export function lastYearsColumn(sheet: SheetSnapshot): number | null {
  return headerOf(sheet)?.last ?? null;
}

/** The value of an amount, rate or count in the measure in which it was typed; null for anything else. */
function valueOf({ figure, unit, count, rate }: SheetFact): number | null {
  return figure && unit ? figure.money / FEN_PER_UNIT[unit] : rate ?? count;
}

/** The row of the list's header, the columns of its words, and that of last year's values where there is one. */
function headerOf(sheet: SheetSnapshot): { readonly row: number; readonly columns: readonly number[]; readonly last: number | null } | null {
  for (let row = sheet.row; row <= lastRow(sheet); row += 1) {
    const at = (word: string): number => {
      for (let column = sheet.column; column <= lastColumn(sheet); column += 1) if (String(valueAt(sheet, row, column) ?? "").trim() === word) return column;
      return -1;
    };
    const columns = SUPPLEMENT_LAYOUT.headers.slice(0, -1).map(at);
    if (columns.every((column) => column >= 0)) return { row, columns, last: at(LAST_YEARS_HEADER) < 0 ? null : at(LAST_YEARS_HEADER) };
  }
  return null;
}
