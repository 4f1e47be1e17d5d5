import { BASIC_ENTRIES, BASIC_LAYOUT } from "../catalog/ownSheets/supplement";
import type { BudgetBook } from "../model/book";
import type { CellRef } from "../model/cells";

/** How an entry is called whose row is not on the sheet: by what stands in that row, and that it is to be added. */
export function rowToAdd(labels: readonly string[]): string {
  return `${labels.join(" ")}（表中缺这一行，请补上）`;
}

/** An entry of 基本信息 that is not there: its name, and its cell or, where its row is gone, an empty one for it. */
export function absentBasic(book: Pick<BudgetBook, "basics">, id: string): { readonly fact: string; readonly at: CellRef } {
  const index = BASIC_ENTRIES.findIndex((entry) => entry.id === id);
  const label = BASIC_ENTRIES[index]?.label ?? id;
  const { basics } = book;
  const at = basics?.facts.get(id)?.at;
  if (at) return { fact: label, at };
  if (basics) return { fact: rowToAdd([label]), at: basics.free };
  return { fact: label, at: { sheet: BASIC_LAYOUT.sheet, row: BASIC_LAYOUT.firstRow + Math.max(0, index), column: BASIC_LAYOUT.valueColumn } };
}
