import type { BookRow, BookTable } from "../../model/book";
import type { Review } from "../../model/plans";
import type { Structure } from "../../model/structure";

/**
 * A review as the pane shows it and hands it on: of the rows of tables only those in which something was found, and the places
 * of those that stand on another sheet than their table; of the structure only which tables it tells. Everything else is as
 * it was; the whole book of a large workbook would hold up the page when it is handed over.
 */
export function shownReview(review: Review): Review {
  const { book, findings, accepted } = review;
  const named = new Map<string, Set<number>>();
  for (const { at } of [...findings, ...accepted.map(({ finding }) => finding)]) named.set(at.sheet, (named.get(at.sheet) ?? new Set()).add(at.row));
  const tables = book.tables.map((table) => ({ ...table, rows: rowsShown(table, named) }));
  const structure = book.structure && { structure: tablesAlone(book.structure) };
  return { ...review, book: { ...book, tables, ...structure } };
}

const NO_CELLS: BookRow["cells"] = new Map();

function rowsShown({ sheet, rows }: BookTable, named: ReadonlyMap<string, ReadonlySet<number>>): readonly BookRow[] {
  return rows.flatMap((row): BookRow[] => {
    if (named.get(row.sheet)?.has(row.row)) return [{ ...row, cells: new Map(row.cells) }];
    return row.sheet === sheet ? [] : [{ ...row, cells: NO_CELLS }];
  });
}

function tablesAlone({ tables, counters, codesOutside, codeLists, relations, amounts }: Structure): Structure {
  const [none, nothing, bytes] = [new Int32Array(), new Float64Array(), new Uint8Array()];
  return {
    tables, counters, codesOutside, codeLists,
    amounts: { table: none, row: none, column: none, money: nothing, grain: nothing, state: bytes, change: bytes, label: none, header: none, words: amounts.words.slice(0, 0) },
    relations: { left: none, from: none, right: none, outcome: bytes, form: none, forms: relations.forms },
  };
}
