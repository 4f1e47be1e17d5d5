import { levelOf } from "../catalog/classifications";
import { codeBookOf } from "../catalog/classifications/codeBook";
import type { TieRelation } from "../catalog/relationTypes";
import { axisSpec, RELATIONS } from "../catalog/tables";
import { formOf, type BookRow, type BookTable } from "../model/book";
import { BookIndex } from "../relations/lookup";
import { sourcesInUse } from "../relations/sources";
import { lineName, writeCode } from "./codes";
import { hasTypedAmount, rowsFollow } from "./derivations";
import { placeOf, rowLike, unitScopes } from "./insertItemPlace";
import type { FillState } from "./state";
import { codeColumns, onlyColumn, plannedRow } from "./tables";

/** The ties by which whole rows of a table follow from other tables, code by code. */
const TIES: readonly TieRelation[] = RELATIONS.filter((relation): relation is TieRelation =>
  relation.kind === "tie" && relation.derivesRows !== undefined && relation.left.row.kind === "eachCode" && relation.left.column === "total");

/**
 * Rows of the tables that follow from others code by code (支出总表 and 财政拨款支出预算表 from the tables of the funds, 财政拨款基本
 * 支出预算表 from that of the general public budget), where their tie derives rows and nobody has typed an amount into them: so no
 * figure is typed twice. The amounts are derived like any other. A table with typed amounts, with codes by unit, or of a layout
 * of no known region is left alone.
 */
export function generateFollowingRows(state: FillState): void {
  for (const tie of TIES) {
    const table = state.table(tie.left.table);
    if (!table || !isOurs(state, table) || table.rows.some(hasTypedAmount)) continue;
    if (!rowsFollow(tie.derivesRows ?? "always", sourcesInUse(new BookIndex(state.current())))) continue;
    const present = new Set(table.rows.flatMap(({ code }) => code ?? []));
    for (const row of lackingRows(state, tie, present)) insertRow(state, tie, row);
  }
}

/** A layout in which codes of the whole body stand beside their names. */
function isOurs(state: FillState, table: BookTable): boolean {
  return formOf(state.current()) !== null && table.unit !== null && unitScopes(table).size === 0
    && codeColumns(table, "main").length > 0 && onlyColumn(table, "main", "name") !== null;
}

/** One row for each code that a source prints and the table lacks, in the order of the codes. */
function lackingRows(state: FillState, { right }: TieRelation, present: ReadonlySet<string>): readonly (BookRow & { readonly code: string })[] {
  const lacking = new Map<string, BookRow & { readonly code: string }>();
  for (const { table } of right) {
    for (const row of state.table(table)?.rows ?? []) {
      const { code } = row;
      if (row.axis === "main" && code !== null && row.key === code && !present.has(code) && !lacking.has(code)) lacking.set(code, { ...row, code });
    }
  }
  return [...lacking.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
}

function insertRow(state: FillState, { left }: TieRelation, source: BookRow & { readonly code: string }): void {
  const id = left.table;
  const before = state.table(id);
  const classification = axisSpec(id, left.axis)?.rows.classified?.classification ?? "functional";
  const kind = levelOf(classification, source.code);
  const name = lineName(source, codeBookOf(state.current()), classification);
  const place = before && placeOf(state, before, "", source.code);
  if (!before || !place || !kind) return;
  if (place.insert) state.insertRows(before.sheet, place.row, 1, rowLike(state, before, place.row, source.code));
  const table = state.table(id) ?? before;
  const row = plannedRow(table, "main", { row: place.row, code: source.code, name, kind });
  writeCode(state, table, row);
  // Of a code without a known name the amount counts all the same.
  if (row.labelCell && name !== "") state.work.setValue(row.labelCell, name, { table: id, kind: "row" });
  state.replaceTable({ ...table, rows: [...table.rows, row].sort((a, b) => a.row - b.row) });
}
