import { comparableName } from "../catalog/classifications";
import { codeBookOf } from "../catalog/classifications/codeBook";
import { tableSpec } from "../catalog/tables";
import type { TieRelation } from "../catalog/relationTypes";
import { formOf, type BookRow, type BookTable, type TableId } from "../model/book";
import { layoutOf, type LayoutBody } from "../model/profile";
import type { CellRef } from "../model/cells";
import { cellKey } from "../model/cells";
import { decimalOfNumber, fenOf, formatMoneyShort, type Fen } from "../model/money";
import { everyClass, numbered } from "./classLines";
import { lineName } from "./codes";
import type { FillState } from "./state";
import { amountColumns, onlyColumn, plannedRow } from "./tables";

const SHORTEST_CODE = 3;

/** A line that a balance should print on its expenditure side. */
interface Line {
  readonly code: string;
  readonly name: string;
  readonly kind: BookRow["kind"];
}

/** A row of a balance's expenditure side between the header and the totals. */
interface Slot {
  readonly row: number;
  readonly name: string;
  /** The recognised row that stands there. */
  readonly line: BookRow | null;
}

/** The tables whose expenditure side sums up other tables line by line. */
export const BALANCES: readonly TableId[] = ["balance", "appropriation-balance"];

/**
 * Generates the lines of the expenditure side of the balances from the tables that they sum up: every class, division and
 * item, in the order of the codes. Rows are inserted above the totals where there are too few, lines whose code is gone
 * are cleared. A line with a typed figure that no table gives is left where it is and reported.
 *
 * @param moneyOf what a source table will show for a code, in fen, so that typed figures can be compared
 * @param balances which of the balances
 */
export function generateLines(state: FillState, moneyOf: (table: TableId, code: string) => Fen, balances: readonly TableId[] = BALANCES): void {
  for (const id of balances) {
    const ties = linesOf(id);
    const relation = ties.find(({ right }) => right.some(({ table }) => state.table(table)?.rows.some(({ code }) => code !== null))) ?? ties[0];
    if (relation) generate(state, id, relation, moneyOf);
  }
}

/** The relations that give a balance its lines, code by code, the usual one first; none for a table that is no balance. */
export function linesOf(id: TableId): readonly TieRelation[] {
  return tableSpec(id).relations.filter((each): each is TieRelation =>
    each.kind === "tie" && each.derives && each.left.row.kind === "eachCode" && each.left.axis === "expenditure" && each.left.column === "amount");
}

function generate(state: FillState, id: TableId, relation: TieRelation, moneyOf: (table: TableId, code: string) => Fen): void {
  const table = state.table(id);
  if (!table) return;
  const nameColumn = onlyColumn(table, "expenditure", "name");
  const wanted = wantedLines(state, table, relation);
  if (nameColumn === null || wanted.length === 0) return;
  const totals = table.rows.filter((row) => row.axis === "expenditure" && row.kind === "line");
  const printed = codedRows(table);
  const end = totals.length === 0 ? table.lastBodyRow + 1 : Math.min(...totals.map((row) => row.row));
  // Totals above their lines, or a layout of no known region: what is printed there is not ours to arrange.
  if (printed.some((row) => row.row > end) || totals.length === 0) return;
  if (printed.length > 0 && (formOf(state.current()) === null || isArrangedOtherwise(printed, linesBody(state, id)))) return;
  // A side that lists uses has no lines of classes.
  if ((linesBody(state, id)?.uses ?? []).length > 0 && !table.columns.some(({ axis }) => axis === "economic")) return;
  const slots = slotsOf(state, table, nameColumn, end);
  const filled = slots.filter((slot) => slot.name !== "");
  if (sameLines(filled, wanted)) {
    adopt(state, table, wanted, filled.map((slot) => slot.row));
    return;
  }
  const expected = new Map(wanted.map((line) => [line.code, relation.right.reduce((sum, fact) => sum + moneyOf(fact.table, line.code), 0)]));
  const pinned = filled.filter((slot) => isPinned(state, table, slot, expected, relation));
  arrange(state, table, nameColumn, { wanted, slots, pinned, end });
}

function codedRows(table: BookTable): readonly BookRow[] {
  return table.rows.filter((row) => row.axis === "expenditure" && row.code !== null);
}

/**
 * Every code of the source tables, and every class that the form prints anyway where the balance prints it or none yet, in code order; only the levels that the balance
 * prints already, where it prints any. A class that is printed keeps the name it has there.
 */
function wantedLines(state: FillState, table: BookTable, relation: TieRelation): readonly Line[] {
  const codes = codeBookOf(state.current());
  const body = linesBody(state, table.id);
  const lines = new Map<string, Line>();
  for (const fact of relation.right) {
    for (const row of state.table(fact.table)?.rows ?? []) {
      if (row.code === null || row.axis !== fact.axis) continue;
      const name = lineName(row, codes);
      if (name !== "" && !lines.has(row.code)) lines.set(row.code, { code: row.code, name, kind: row.kind });
    }
  }
  const printed = codedRows(table);
  const levels = new Set(printed.map((row) => row.code?.length));
  const onlyClasses = body?.classes === "numbered" || (levels.size === 1 && levels.has(SHORTEST_CODE) && printed.length > 1);
  const wanted = [...lines.values()].filter((line) => !onlyClasses || line.code.length === SHORTEST_CODE);
  if (!body) return wanted.sort((a, b) => (a.code < b.code ? -1 : 1));
  const named = new Map(printed.map((row) => [row.code, withoutNumeral(row.label)]));
  // A table that lists its classes without one of them is of a year that did not have it, or leaves it out: a line of nothing is no reason to move rows.
  const fixed = everyClass(body, codes).filter(({ code }) => !lines.has(code) && (printed.length === 0 || named.has(code))).map((line): Line => ({ ...line, kind: "class" }));
  return numbered(body, [...wanted, ...fixed].map((line) => ({ ...line, name: (body.everyClass ? named.get(line.code) : undefined) ?? line.name })));
}

/** How the region prints the lines of a balance; null where it is not known. */
function linesBody(state: FillState, id: TableId): Extract<LayoutBody, { kind: "lines" }> | null {
  const form = formOf(state.current());
  const body = form ? layoutOf(form, id)?.body : undefined;
  return body?.kind === "lines" ? body : null;
}

/** Whether classes are numbered that the form does not number: an office's own list, with classes of nothing in their place. */
function isArrangedOtherwise(printed: readonly BookRow[], body: ReturnType<typeof linesBody>): boolean {
  return body !== null && body.classes !== "numbered" && printed.length > 1 && printed.every(({ label }) => /^\s*[（(]?[一二三四五六七八九十]+[）)、]/.test(label));
}

function withoutNumeral(label: string): string {
  return label.trim().replace(/^[一二三四五六七八九十]+、/, "");
}

function slotsOf(state: FillState, table: BookTable, column: number, end: number): readonly Slot[] {
  const byRow = new Map(codedRows(table).map((row) => [row.row, row]));
  return Array.from({ length: Math.max(0, end - table.bodyRow) }, (_, index) => {
    const row = table.bodyRow + index;
    const value = state.work.value({ sheet: table.sheet, row, column });
    return { row, name: value === null ? "" : String(value).trim(), line: byRow.get(row) ?? null };
  });
}

function sameLines(filled: readonly Slot[], wanted: readonly Line[]): boolean {
  return filled.length === wanted.length && filled.every((slot, index) => {
    const line = wanted[index];
    return line !== undefined && comparableName(slot.name) === comparableName(line.name) && (slot.line === null || slot.line.code === line.code);
  });
}

/** Whether a typed figure stands beside a line that the tables do not give: it is kept, and told. */
function isPinned(state: FillState, table: BookTable, slot: Slot, expected: ReadonlyMap<string, Fen>, relation: TieRelation): boolean {
  const replaceable = state.replaceable();
  return amountColumns(table, "expenditure").some(({ column }) => {
    const at: CellRef = { sheet: table.sheet, row: slot.row, column };
    const content = state.work.content(at);
    if ("formula" in content || typeof content.value !== "number" || content.value === 0 || replaceable.has(cellKey(at))) return false;
    const exact = decimalOfNumber(content.value);
    const typed = exact && table.unit ? fenOf(exact, table.unit) : null;
    if (typed === null || table.unit === null) return false;
    const derived = expected.get(slot.line?.code ?? "");
    if (derived === typed) return false;
    // A line of a code that is wanted is told later, beside its formula.
    if (derived === undefined) {
      state.conflicts.push({
        at: state.work.original(at), table: table.id, relation: relation.id,
        typed: formatMoneyShort(typed, table.unit, 6), derived: formatMoneyShort(0, table.unit),
      });
    }
    return true;
  });
}

interface Arrangement {
  readonly wanted: readonly Line[];
  readonly slots: readonly Slot[];
  readonly pinned: readonly Slot[];
  readonly end: number;
}

function arrange(state: FillState, before: BookTable, nameColumn: number, { wanted, slots, pinned, end }: Arrangement): void {
  const kept = new Set(pinned.map((slot) => slot.row));
  const keptCodes = new Set(pinned.flatMap((slot) => slot.line?.code ?? []));
  const lines = wanted.filter((line) => !keptCodes.has(line.code));
  const free = slots.filter((slot) => !kept.has(slot.row));
  const lacking = lines.length - free.length;
  if (lacking > 0) state.insertRows(before.sheet, end, lacking);
  const table = state.table(before.id) ?? before;
  const rows = [...free.map((slot) => slot.row), ...Array.from({ length: Math.max(0, lacking) }, (_, index) => end + index)];
  rows.forEach((row, index) => {
    const line = lines[index];
    const old = free[index]?.line?.code;
    const at: CellRef = { sheet: table.sheet, row, column: nameColumn };
    state.work.setValue(at, line?.name ?? null, { table: table.id, kind: "row" }, line && indentFormat(line.code, state.work.numberFormat(at)));
    for (const { column } of amountColumns(table, "expenditure")) {
      const amount: CellRef = { sheet: table.sheet, row, column };
      if (state.work.isBlank(amount)) continue;
      if (!line) state.work.setValue(amount, null, { table: table.id, kind: "row" });
      else if (old !== line.code) state.markStale(amount);
    }
  });
  const places = [...lines.map((line, index) => ({ line, row: rows[index] ?? end })),
    ...pinned.flatMap((slot) => wanted.filter((line) => line.code === slot.line?.code).map((line) => ({ line, row: slot.row })))];
  adopt(state, table, places.map((place) => place.line), places.map((place) => place.row));
}

/**
 * The number format that sets a division in by a character and an item by two, as balances are printed, the name itself
 * staying as it is; undefined where the cell needs none of its own.
 */
function indentFormat(code: string, present: string): string | undefined {
  const depth = (code.length - SHORTEST_CODE) / 2;
  if (depth > 0) return `"${"　".repeat(depth)}"@`;
  return present.startsWith('"　') ? "General" : undefined;
}


/** Takes the lines as the rows of the balance. */
function adopt(state: FillState, table: BookTable, lines: readonly Line[], rows: readonly number[]): void {
  const known = new Map(codedRows(table).map((row) => [`${row.row}|${row.code}`, row]));
  const coded = lines.map((line, index) => {
    const row = rows[index] ?? 0;
    return known.get(`${row}|${line.code}`) ?? withStates(state, plannedRow(table, "expenditure", { ...line, row }));
  });
  const others = table.rows.filter((row) => row.axis !== "expenditure" || row.code === null);
  state.replaceTable({ ...table, rows: [...others, ...coded].sort((a, b) => a.row - b.row) });
}

/** A line that was printed but not recognised keeps what stands beside it. */
function withStates(state: FillState, row: BookRow): BookRow {
  const cells = new Map([...row.cells].map(([role, cell]) => {
    const text = state.work.isBlank(cell.ref) ? null : String(state.work.value(cell.ref));
    return [role, text === null || Number.isFinite(Number(text)) ? cell : { ...cell, state: { kind: "text" as const, text } }];
  }));
  return { ...row, cells };
}
