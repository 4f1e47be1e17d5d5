import type { BookCell, BookColumn, BookRow, BookTable, CellState, ColumnRole, Leftover } from "../model/book";
import { CommonStep, readAmount } from "./amounts";
import { announcesCounts } from "./counts";
import { AmountRows, rolesOf, type Decimals } from "./rowCells";
import { layoutsOf, type AmountColumn, type AxisLayout } from "./rows";
import type { Found } from "./locate";
import { OwnCodes, resolveNames } from "./names";
import { areaOf, bounds, joinPieces } from "./groups";
import { piecesOf } from "./pieces";
import { statedLines } from "./stated";
import type { SheetView } from "./view";

/** Tables of a workbook with their rows, and what was left over. */
export interface BuiltTables {
  readonly tables: readonly BookTable[];
  readonly leftovers: readonly Leftover[];
}

/** A piece of a table, with its columns by what they hold. */
interface Piece {
  readonly found: Found;
  readonly layouts: readonly AxisLayout[];
}

/** Turns what was found into tables: joins continuations, explains names by codes, reads the amounts. */
export function buildTables(found: readonly Found[]): BuiltTables {
  const leftovers: Leftover[] = [];
  const all = found.flatMap(piecesOf);
  const own = ownCodes(all);
  for (const piece of all) {
    piece.identified.fit.axes.forEach(({ axis }, band) => {
      const classified = axis.rows.classified;
      if (classified) resolveNames(piece.body.rows.filter((row) => row.band === band), classified.classification, own);
    });
  }
  const groups = joinPieces(found, leftovers).map((pieces) => pieces.map((piece): Piece => ({ found: piece, layouts: layoutsOf(piece.identified.fit) })));
  const steps = groups.map(stepOf);
  const tables = groups.map((group, at) => buildTable(group, steps[at]?.decimals ?? 0, mostOf(groups, steps, group), leftovers));
  for (const piece of groups.flat()) leftovers.push(...unplacedColumns(piece.found), ...unreadNames(piece.found));
  return { tables, leftovers };
}

function ownCodes(found: readonly Found[]): OwnCodes {
  const own = new OwnCodes();
  for (const { identified, body } of found) {
    const classifications = new Map(identified.fit.axes.map(({ axis }) => [axis.id, axis.rows.classified?.classification]));
    for (const row of body.rows) {
      const classification = classifications.get(row.axis);
      if (classification && row.code !== null) own.see(classification, row.code, row.label);
    }
  }
  return own;
}

/** The steps of the amounts of a table. */
function stepOf(group: readonly Piece[]): CommonStep {
  const step = new CommonStep();
  for (const piece of group) seeAmounts(piece, step);
  return step;
}

/** Decimals that the amounts of the workbook have at most that are of the unit of measure of a table. */
function mostOf(groups: readonly (readonly Piece[])[], steps: readonly CommonStep[], [own]: readonly Piece[]): number {
  const all = new CommonStep();
  groups.forEach(([head], at) => {
    const step = steps[at];
    if (step && head?.found.unit === own?.found.unit) all.join(step);
  });
  return all.most;
}

function buildTable(group: readonly Piece[], common: number, most: number, leftovers: Leftover[]): BookTable {
  const [head] = group;
  if (!head) throw new RangeError("a table needs a piece");
  const { found } = head;
  const spec = found.identified.fit.spec;
  // A continuation that states no unit of measure has the one of the table that it continues.
  const unitOf = (piece: Piece): Found["unit"] => piece.found.unit ?? found.unit;
  if (found.unit === null) leftovers.push({ area: areaOf(found), reason: "unknownUnit", detail: found.title?.text ?? spec.title });
  const decimals: Decimals = { common, most };
  const rows: KeyedRow[] = [];
  for (const piece of group) addRows(piece, unitOf(piece), decimals, rows);
  keyApart(rows);
  const unread = group.flatMap((piece) => unreadAmounts(piece, unitOf(piece), decimals));
  const others = found.identified.fit.unplaced.filter(({ own }) => own).map(({ column, printed }) => ({ column, header: printed }));
  const sameSheet = group.filter((piece) => piece.found.view.name === found.view.name);
  const lastPiece = sameSheet.at(-1) ?? head;
  const area = areaOf(found);
  const bottom = Math.max(...sameSheet.map((piece) => areaOf(piece.found)).map((piece) => piece.row + piece.rows));
  const noted = group.map((piece) => piece.found.body.note).find((note) => note !== null) ?? null;
  const columns = columnsOf(found);
  const counts = found.identified.columns.flatMap(({ column, levels }) => (announcesCounts(levels.at(-1) ?? "") && !columns.some((each) => each.column === column) ? [column] : []));
  return {
    id: spec.id, sheet: found.view.name, area: { ...area, rows: bottom - area.row },
    title: printedTitle(found), titleCell: found.title?.bySheet ? null : found.title?.at ?? null, year: found.title?.year ?? null,
    unit: found.unit, unitCell: found.unitCell, stated: statedLines(found), headerRows: found.identified.headerRows,
    bodyRow: found.body.bodyRow, lastBodyRow: lastPiece.found.body.lastBodyRow,
    columns, ...(counts.length === 0 ? {} : { counts }), ...(others.length === 0 ? {} : { others }), rows, ...(unread.length === 0 ? {} : { unread }), note: noted,
  };
}

function printedTitle({ view, title }: Found): string {
  if (!title) return "";
  return title.bySheet ? view.name : String(view.value(title.at.row, title.at.column)).trim();
}

type KeyedRow = Omit<BookRow, "key"> & { key: BookRow["key"] };

/**
 * The key of a code is the code, on the rows of every unit: what a unit spends on it is part of the department's amount.
 * Where the table prints the department's codes too, those of units have the unit in their key, and are no second amount.
 */
function keyApart(rows: readonly KeyedRow[]): void {
  const unitOf = (row: KeyedRow): string | null => row.unitName ?? row.unitCode;
  if (!rows.some((row) => row.code !== null && unitOf(row) === null)) return;
  for (const row of rows) {
    const unit = unitOf(row);
    if (row.code !== null && unit !== null) row.key = `${unit}/${row.code}`;
  }
}

function formatAt(view: SheetView, row: number, column: number): string {
  return view.sheet.numberFormats[row - view.sheet.row]?.[column - view.sheet.column] ?? "General";
}

const NO_AMOUNTS: readonly AmountColumn[] = [];

/** Takes note of every amount of a piece, for the decimals that the table prints. */
function seeAmounts({ found: { view, body }, layouts }: Piece, common: CommonStep): void {
  const { sheet } = view;
  for (const draft of body.rows) {
    if (draft.amounts) {
      for (const { row, column, page = view } of draft.amounts) common.see(page.value(row, column), formatAt(page, row, column));
      continue;
    }
    const values = view.line(draft.row);
    const formats = sheet.numberFormats[draft.row - sheet.row];
    const amounts = layouts[draft.band]?.amounts ?? NO_AMOUNTS;
    for (let at = 0; at < amounts.length; at += 1) {
      const index = (amounts[at]?.column ?? 0) - sheet.column;
      common.see(values?.[index] ?? null, formats?.[index] ?? "General");
    }
  }
}

/** Reads the amounts of the rows that have a key. */
function addRows(piece: Piece, unit: Found["unit"], decimals: Decimals, into: KeyedRow[]): void {
  const { view, body } = piece.found;
  const widest = Math.max(0, ...piece.layouts.map(({ amounts }) => amounts.length));
  const amounts = new AmountRows(view, unit, decimals, widest * body.rows.length);
  // A page goes on with the unit at which the one before it ended.
  let above: Pick<BookRow, "unitName" | "unitCode"> | null = into.at(-1) ?? null;
  for (const draft of body.rows) {
    const { key, kind } = draft;
    if (key === null || kind === null) continue;
    if ((draft.code === null && kind !== "project") || draft.unitName !== null || draft.unitCode !== null) above = null;
    const { unitName, unitCode } = above ?? draft;
    const cells = draft.amounts
      ? new Map(draft.amounts.map(({ role, row, column, page }): [ColumnRole, BookCell] => [role, (page ? new AmountRows(page, unit, decimals, 0) : amounts).cellAt(row, column)]))
      : amounts.read(draft.row, rolesOf(piece.layouts[draft.band]?.amounts ?? NO_AMOUNTS));
    into.push({
      axis: draft.axis, key: above?.unitName && kind === "project" ? key.replace(/^project:\/?/, `project:${above.unitName}/`) : key, kind, sheet: draft.sheet, row: draft.row, label: draft.label, labelCell: draft.labelCell,
      code: draft.code, codeCells: draft.codeCells, unitName, unitCode, cells,
    });
  }
}

/** The columns with their roles; where columns are printed as rows, the one column of amounts has the role of each row. */
function columnsOf({ identified, body }: Found): readonly BookColumn[] {
  const { axes, arrangement } = identified.fit;
  const columns = axes.flatMap((axis) => axis.columns);
  if (arrangement !== "rolesInRows") return columns;
  const roles = body.rows.flatMap((row) => (row.amounts ?? []).map(({ role, column, header }): BookColumn => ({ axis: row.axis, role, content: "amount", column, header })));
  return [...columns.filter((column) => column.content !== "amount"), ...roles];
}

function stateAt(view: SheetView, row: number, column: number, unit: Found["unit"], decimals: Decimals): CellState {
  const formula = view.sheet.formulas[row - view.sheet.row]?.[column - view.sheet.column] ?? "";
  return readAmount(view.value(row, column), formula, formatAt(view, row, column), unit, decimals.common, decimals.most);
}

function unplacedColumns(found: Found): readonly Leftover[] {
  const { view, body, identified } = found;
  const rows = Math.max(1, body.endRow - identified.headerRows[0] + 1);
  return identified.fit.unplaced.filter((column) => column.content.numbers > 0).map((column) => ({
    area: { sheet: view.name, row: identified.headerRows[0], column: column.column, rows, columns: 1 },
    reason: "ambiguousColumn" as const, detail: column.printed,
  }));
}

/** Amounts in columns and rows of a table that have no role. */
function unreadAmounts({ found, layouts }: Piece, unit: Found["unit"], decimals: Decimals): readonly BookCell[] {
  const { view, body, identified } = found;
  const columns = identified.fit.unplaced.filter((column) => column.content.numbers > 0).map(({ column }) => column);
  const inColumns = columns.flatMap((column) => rowsFrom(body.bodyRow, body.endRow).map((row) => [row, column] as const));
  const nameless = body.rows.filter((row) => row.key === null && row.hasAmounts).map(({ row, band }) => ({ row, amounts: layouts[band]?.amounts ?? [] }));
  const unknown = body.leftovers.filter(({ reason }) => reason === "unknownRow").map(({ area }) => ({
    row: area.row, amounts: layouts.flatMap((layout) => layout.amounts).filter(({ column }) => column >= area.column && column < area.column + area.columns),
  }));
  const inRows = [...nameless, ...unknown].flatMap(({ row, amounts }) => amounts.map(({ column }) => [row, column] as const));
  return [...inColumns, ...inRows].flatMap(([row, column]): BookCell[] => {
    const state = stateAt(view, row, column, unit, decimals);
    return state.kind === "amount" && state.figure.money !== 0 ? [{ ref: view.ref(row, column), state }] : [];
  });
}

function rowsFrom(first: number, last: number): readonly number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
}

function unreadNames(found: Found): readonly Leftover[] {
  const [first, last] = bounds(found);
  return found.body.rows.filter((row) => row.key === null && row.hasAmounts).map((row) => ({
    area: { sheet: row.sheet, row: row.row, column: row.labelCell?.column ?? first, rows: 1, columns: last - (row.labelCell?.column ?? first) + 1 },
    reason: "unknownRow" as const, detail: row.label,
  }));
}

