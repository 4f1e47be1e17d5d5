import { levelOf } from "../catalog/classifications";
import { codeBookOf } from "../catalog/classifications/codeBook";
import { FUND_TABLES } from "../catalog/sources";
import { formOf, type BookRow, type BookTable } from "../model/book";
import { BookIndex } from "../relations/lookup";
import { conditionHolds, sourcesInUse } from "../relations/sources";
import { lineName, writeCode } from "./codes";
import { hasTypedAmount } from "./derivations";
import { placeOf, unitScopes } from "./insertItemPlace";
import type { FillState } from "./state";
import { codeColumns, onlyColumn, plannedRow } from "./tables";

/**
 * Rows of 支出预算总表 for every code of the funds' tables, where the funds pay for everything (财政拨款 is the only source,
 * basic expenditure is the general public budget's) and nobody has typed an amount into it: the table then follows from theirs, and no figure is typed twice. The amounts are
 * derived like any other. A table with typed amounts, with codes by unit, or of a layout of no known region is left alone.
 */
export function generateExpenditureRows(state: FillState): void {
  const table = state.table("expenditure");
  if (!table || !isOurs(state, table) || table.rows.some(hasTypedAmount)) return;
  if (conditionHolds("generalBasicOnly", sourcesInUse(new BookIndex(state.current()))) !== true) return;
  const present = new Set(table.rows.flatMap(({ code }) => code ?? []));
  for (const row of lackingRows(state, present)) insertRow(state, row);
}

/** A layout in which codes of the whole body stand beside their names. */
function isOurs(state: FillState, table: BookTable): boolean {
  return formOf(state.current()) !== null && table.unit !== null && unitScopes(table).size === 0
    && codeColumns(table, "main").length > 0 && onlyColumn(table, "main", "name") !== null;
}

/** One row for each code that a fund's table prints and this one lacks, in the order of the codes. */
function lackingRows(state: FillState, present: ReadonlySet<string>): readonly (BookRow & { readonly code: string })[] {
  const lacking = new Map<string, BookRow & { readonly code: string }>();
  for (const id of FUND_TABLES) {
    for (const row of state.table(id)?.rows ?? []) {
      const { code } = row;
      if (row.axis === "main" && code !== null && row.key === code && !present.has(code) && !lacking.has(code)) lacking.set(code, { ...row, code });
    }
  }
  return [...lacking.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
}

function insertRow(state: FillState, source: BookRow & { readonly code: string }): void {
  const before = state.table("expenditure");
  const kind = levelOf("functional", source.code);
  const name = lineName(source, codeBookOf(state.current()));
  const place = before && placeOf(state, before, "", source.code);
  if (!before || !place || !kind || name === "") return;
  if (place.insert) state.insertRows(before.sheet, place.row, 1);
  const table = state.table("expenditure") ?? before;
  const row = plannedRow(table, "main", { row: place.row, code: source.code, name, kind });
  writeCode(state, table, row);
  if (row.labelCell) state.work.setValue(row.labelCell, name, { table: "expenditure", kind: "row" });
  state.replaceTable({ ...table, rows: [...table.rows, row].sort((a, b) => a.row - b.row) });
}
