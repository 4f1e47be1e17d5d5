import { levelOf, parentOf } from "../catalog/classifications";
import type { ClassificationId } from "../catalog/types";
import type { BookRow, BookTable } from "../model/book";
import { lastTableRow } from "./tables";
import type { FillState } from "./state";

/** The rows of one unit in a table that prints codes for each; "" for codes of the whole body. */
export type ScopeKey = string;

/** Where a new row goes: into a blank prepared row, or before a row that moves down. */
export interface RowPlace {
  readonly row: number;
  readonly insert: boolean;
}

/**
 * The row that a new one should look like: the nearest of its level, else the nearest with any code, else the blank row at the
 * place itself, prepared or not, rather than the total or the header above it; undefined where something else stands there.
 */
export function rowLike(state: FillState, table: BookTable, row: number, code: string): number | undefined {
  const coded = table.rows.filter((each) => each.axis === "main" && each.code !== null && each.sheet === table.sheet);
  const alike = coded.filter((each) => each.code?.length === code.length);
  // Above the place the distance is to the row before it, so that of two neighbours both are as near.
  const distance = (each: number): number => (each < row ? row - 1 - each : each - row);
  const [nearest] = [...(alike.length > 0 ? alike : coded)].sort((a, b) => distance(a.row) - distance(b.row) || a.row - b.row);
  if (nearest) return nearest.row;
  return isBlank(state, table, row) ? row : undefined;
}

/** The scope of a row: its unit by name, else by code. */
export function scopeOf(row: BookRow): ScopeKey {
  return row.unitName ?? row.unitCode ?? "";
}

const HEADS: ReadonlySet<BookRow["kind"]> = new Set<BookRow["kind"]>(["unit", "ownOffice"]);

/** Units whose codes a table prints, with their names as printed; empty where it prints the codes of the whole body alone. */
export function unitScopes(table: BookTable): ReadonlyMap<ScopeKey, string> {
  const found = new Map<ScopeKey, string>();
  for (const row of table.rows) {
    const scope = scopeOf(row);
    if (row.axis !== "main" || scope === "") continue;
    if (HEADS.has(row.kind)) found.set(scope, row.label);
    else if (row.code !== null && !found.has(scope)) found.set(scope, scope);
  }
  return found;
}

/** The coded rows of a scope, in sheet order. */
export function codedRows(table: BookTable, scope: ScopeKey): readonly BookRow[] {
  return table.rows.filter((row) => row.axis === "main" && row.code !== null && scopeOf(row) === scope);
}

/**
 * The codes that choosing `code` adds to a scope, class first: the chosen one and the parents that are not there, at the
 * levels that the table prints. A table that stops at classes gets the class.
 */
export function lackingCodes(table: BookTable, scope: ScopeKey, classification: ClassificationId, code: string, everyLevel: boolean): readonly string[] {
  const printed = table.rows.filter((row) => row.axis === "main" && row.code !== null);
  const lengths = new Set(printed.map((row) => row.code?.length ?? 0));
  // One or two rows do not tell what a layout leaves out.
  const all = everyLevel || printed.length < FEW;
  const present = new Set(codedRows(table, scope).map((row) => row.code));
  const line: string[] = [];
  for (let each: string | null = code; each !== null; each = parentOf(each)) line.unshift(each);
  return line.filter((each) => levelOf(classification, each) !== null && (all || lengths.has(each.length)) && !present.has(each));
}

const FEW = 3;
const LONGEST_CODE = 7;

/**
 * Where a code belongs among the rows of its scope: in the order of the codes; in a table that is in no order, below the
 * last of its kin. Null where a table with several units has no row of this one.
 */
export function placeOf(state: FillState, table: BookTable, scope: ScopeKey, code: string): RowPlace | null {
  const rows = codedRows(table, scope).filter((row) => row.sheet === table.sheet);
  const below = parentsBelow(rows);
  const key = (each: string): string => (below ? each.padEnd(LONGEST_CODE, "~") : each);
  const keys = rows.map((row) => key(row.code ?? ""));
  const own = key(code);
  if (keys.every((each, index) => index === 0 || (keys[index - 1] ?? "") <= each)) {
    const next = rows.find((_, index) => (keys[index] ?? "") > own);
    return next ? { row: next.row, insert: true } : end(state, table, scope, rows.at(-1) ?? null);
  }
  // A parent of what was typed at any place stands right above it.
  const [child] = below ? [] : rows.filter((row) => row.code?.startsWith(code));
  if (child) return { row: child.row, insert: true };
  const kin = kinOf(rows, code);
  const before = [...kin].reverse().find((row) => key(row.code ?? "") < own) ?? kin.at(-1);
  return before ? after(state, table, before.row) : end(state, table, scope, rows.at(-1) ?? null);
}

/** Whether parents stand below what they sum up. */
function parentsBelow(rows: readonly BookRow[]): boolean {
  const byCode = new Map(rows.map((row) => [row.code, row.row]));
  const pairs = rows.flatMap((row) => {
    const parent = byCode.get(parentOf(row.code ?? "") ?? "");
    return parent === undefined ? [] : [parent > row.row];
  });
  return pairs.length > 0 && pairs.every((each) => each);
}

/** The rows below the nearest ancestor that is printed, itself among them; all rows where none is. */
function kinOf(rows: readonly BookRow[], code: string): readonly BookRow[] {
  for (let parent = parentOf(code); parent !== null; parent = parentOf(parent)) {
    const kin = rows.filter((row) => row.code?.startsWith(parent ?? ""));
    if (kin.length > 0) return kin;
  }
  return rows;
}

function end(state: FillState, table: BookTable, scope: ScopeKey, last: BookRow | null): RowPlace | null {
  if (last) return after(state, table, last.row);
  const heads = table.rows.filter((row) => row.axis === "main" && row.sheet === table.sheet);
  const head = scope === "" ? null : heads.find((row) => HEADS.has(row.kind) && scopeOf(row) === scope);
  if (head) return after(state, table, head.row);
  if (scope !== "" && heads.some((row) => row.code !== null)) return null;
  const total = heads.find((row) => row.kind === "total");
  if (!total) return isBlank(state, table, table.bodyRow) ? { row: table.bodyRow, insert: false } : { row: table.bodyRow, insert: true };
  if (total.row === lastTableRow(table) && total.row > table.bodyRow) {
    return isBlank(state, table, table.bodyRow) ? { row: table.bodyRow, insert: false } : { row: total.row, insert: true };
  }
  return after(state, table, total.row);
}

/** Below a row: a blank prepared row where that is the end of the table, else a row that is inserted. */
function after(state: FillState, table: BookTable, row: number): RowPlace {
  const next = row + 1;
  const others = table.rows.filter((each) => each.sheet === table.sheet && each.row > row);
  const atEnd = others.every((each) => each.kind === "total");
  return { row: next, insert: !(atEnd && next <= table.lastBodyRow && isBlank(state, table, next)) };
}

function isBlank(state: FillState, table: BookTable, row: number): boolean {
  return Array.from({ length: table.area.columns }, (_, index) => table.area.column + index)
    .every((column) => state.work.isBlank({ sheet: table.sheet, row, column })) && table.note?.at.row !== row;
}
