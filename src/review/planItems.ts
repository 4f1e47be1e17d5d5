import { draftItems, itemTables, itemUnits, type ItemDraft, type ItemPlan, type ItemRequest } from "../derive/insertItem";
import type { BookRow, BudgetBook, TableId } from "../model/book";
import type { WorkbookSnapshot } from "../model/snapshot";
import { recognizeWorkbook } from "../recognize";

/** A plan for some items, and the units from which to choose where tables print their codes by unit. */
export interface ItemProposal {
  readonly plan: ItemPlan;
  /** Key for the request, and name as printed. */
  readonly units: ReadonlyMap<string, string>;
}

/**
 * What inserting items of a classification would do: rows with the parents that are missing, in code order, in every table
 * that needs them (see `draftItems`). The plan is tried on a copy: a table that would afterwards be read otherwise than now,
 * the new rows apart, is left alone, and that is told.
 */
export function planItems(snapshot: WorkbookSnapshot, requests: readonly ItemRequest[]): ItemProposal {
  const book = recognizeWorkbook(snapshot);
  const excluded = new Set<TableId>();
  for (;;) {
    const draft = draftItems(book, snapshot, requests, excluded);
    const misread = draft.plan.edits.length === 0 ? [] : misreadTables(draft);
    if (misread.length === 0) return { plan: draft.plan, units: itemUnits(book, [...new Set(requests.flatMap((request) => itemTables(request, book)))]) };
    for (const id of misread) excluded.add(id);
  }
}

/** Touched tables that would not be read as planned; all of them where another table would change. */
function misreadTables({ expected, touched, after }: ItemDraft): readonly TableId[] {
  const read = recognizeWorkbook(after);
  const changed = expected.tables.filter((table) => rowsOf(expected, table.id) !== rowsOf(read, table.id)).map(({ id }) => id);
  const own = changed.filter((id) => touched.has(id));
  return changed.length === 0 || own.length > 0 ? own : [...touched];
}

/** The rows of a kind of table as one text: where each stands, what it is and whose. */
function rowsOf(book: BudgetBook, id: TableId): string {
  const said = (row: BookRow): string => [row.sheet, row.row, row.axis, row.key, row.unitName ?? row.unitCode ?? ""].join("|");
  return book.tables.filter((table) => table.id === id).flatMap((table) => table.rows.map(said)).sort().join("\n");
}
