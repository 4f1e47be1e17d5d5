import { levelOf } from "../catalog/classifications";
import { codeBookOf } from "../catalog/classifications/codeBook";
import { axisSpec } from "../catalog/tables";
import type { BookRow, BookTable, BudgetBook, TableId } from "../model/book";
import type { CellRef } from "../model/cells";
import type { Finding } from "../model/findings";
import { contentAt, type WorkbookSnapshot } from "../model/snapshot";
import { itemTables, type ItemFund, type ItemRequest } from "./insertItem";
import { codedRows, scopeOf } from "./insertItemPlace";

/** A code that somebody typed or pasted into a table by itself. */
export interface TypedItem {
  readonly request: ItemRequest;
  readonly name: string;
  /** Where it was typed. */
  readonly at: CellRef;
}

const FUND_OF: Partial<Readonly<Record<TableId, ItemFund>>> = {
  "general-expenditure": "general-public-budget", "government-fund-expenditure": "government-fund", "state-capital-expenditure": "state-capital",
};

/**
 * Items whose codes stand in a table without their names, or, in a workbook prepared here, in the table of a fund and not in
 * that of all expenditure: what was typed and waits to be completed. A code typed into the table of all expenditure alone is
 * taken as paid from the general public budget where the other funds have no item.
 */
export function typedItems(book: BudgetBook): readonly TypedItem[] {
  const found = new Map<string, TypedItem>();
  for (const table of book.tables) {
    const classified = axisSpec(table.id, "main")?.rows.classified;
    if (!classified || classified.byNameOnly) continue;
    for (const row of codedItems(table)) {
      const code = row.code ?? "";
      const request: ItemRequest = { classification: classified.classification, code, fund: fundFor(book, table, code), unit: scopeOf(row) === "" ? null : scopeOf(row) };
      const item = waitingItem(book, row, request, FUND_OF[table.id] !== undefined);
      const key = `${request.fund}|${request.unit ?? ""}|${code}`;
      if (item && !found.has(key)) found.set(key, item);
    }
  }
  return [...found.values()];
}

/**
 * Codes beside the total below a table: of a column of codes that was pasted over more rows than were prepared, one falls
 * there. It is no code of the total; it is given a row of its own, and its cell is cleared.
 */
export function codesBesideTotals(book: BudgetBook, snapshot: WorkbookSnapshot): readonly TypedItem[] {
  return book.tables.flatMap((table) => {
    const classified = axisSpec(table.id, "main")?.rows.classified;
    const [codes, second] = table.columns.filter(({ role }) => role === "code");
    if (!classified || classified.byNameOnly || !codes || second) return [];
    return table.rows.flatMap((row): TypedItem[] => {
      const at = { sheet: row.sheet, row: row.row, column: codes.column };
      const content = contentAt(snapshot, at);
      const code = "value" in content ? String(content.value ?? "").trim() : "";
      if (row.axis !== "main" || row.kind !== "total" || row.code !== null || row.labelCell?.column === codes.column || !/^\d+$/.test(code)) return [];
      const name = levelOf(classified.classification, code) === "item" ? codeBookOf(book).suggestedName(classified.classification, code) : null;
      return name === null ? [] : [{ request: { classification: classified.classification, code, fund: fundFor(book, table, code), unit: null }, name, at }];
    });
  });
}

/** The fund from which an item is paid whose code stands in a table. */
function fundFor(book: BudgetBook, table: BookTable, code: string): ItemFund {
  const otherFunds = (): boolean => ["government-fund-expenditure", "state-capital-expenditure"].some((id) => book.tables.some((each) => each.id === id && codedItems(each).length > 0));
  return FUND_OF[table.id] ?? fundOf(book, code) ?? (otherFunds() ? "other" : "general-public-budget");
}

/** The item of a row that waits to be completed: it has no name, or stands in the table of its fund alone. Null for any other. */
function waitingItem(book: BudgetBook, row: BookRow, request: ItemRequest, inFund: boolean): TypedItem | null {
  if (row.label !== "" && !(book.basics !== null && inFund && lacking(book, request))) return null;
  const name = codeBookOf(book).suggestedName(request.classification, request.code);
  const at = row.codeCells[0] ?? row.labelCell;
  return name !== null && at && levelOf(request.classification, request.code) === "item" ? { request, name, at } : null;
}

/**
 * The item whose row a finding misses, as it would be inserted: in the table's fund, or in that in whose table the code stands.
 * Null for findings that name no item (rule "form/row-missing" says which do).
 */
export function lackingItem(book: BudgetBook, { at, values: { item, code } }: Finding): ItemRequest | null {
  const table = book.tables.find(({ area }) => area.sheet === at.sheet && at.row >= area.row && at.row < area.row + area.rows);
  if (item?.kind !== "text" || code?.kind !== "text" || !table || (item.text !== "functional" && item.text !== "economic")) return null;
  return { classification: item.text, code: code.text, fund: FUND_OF[table.id] ?? fundOf(book, code.text) ?? "other", unit: null };
}

function codedItems(table: BookTable): readonly BookRow[] {
  return table.rows.filter((row) => row.axis === "main" && row.kind === "item" && row.code !== null);
}

/** The fund in whose table a code stands; null where it stands in none. */
function fundOf(book: BudgetBook, code: string): ItemFund | null {
  const table = book.tables.find(({ id, rows }) => FUND_OF[id] !== undefined && rows.some((row) => row.axis === "main" && row.code === code));
  return (table && FUND_OF[table.id]) ?? null;
}

/** Whether a table that is there and needs the item has no row of it. */
function lacking(book: BudgetBook, request: ItemRequest): boolean {
  return itemTables(request, book).some((id) => {
    const table = book.tables.find((each) => each.id === id);
    return table !== undefined && codedRows(table, request.unit ?? "").every((row) => row.code !== request.code);
  });
}
