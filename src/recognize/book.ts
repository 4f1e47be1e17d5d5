import type { BookCell, BookColumn, BookRow, BookTable, CellState, ColumnRole, Leftover } from "../model/book";
import { areaAddress } from "../model/cells";
import { CommonStep, readAmount } from "./amounts";
import { AmountRows, rolesOf, type Decimals } from "./rowCells";
import { layoutsOf, type AmountColumn, type AxisLayout } from "./rows";
import type { Found } from "./locate";
import { OwnCodes, resolveNames } from "./names";
import { piecesOf } from "./pieces";
import { statedLines } from "./stated";
import { plain, withoutContinued } from "./text";
import { kindBeside } from "./titles";
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
  const groups = joinPieces(found, leftovers);
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

function headerKey({ identified }: Found): string {
  return identified.fit.axes.flatMap(({ columns }) => columns.map((column) => `${column.axis}.${column.role}`)).join("|");
}

/** Whether a second table of a kind goes on where the first ended: it says so, or it prints rows that the first lacks. */
function continues(group: Group, second: Found): boolean {
  const { head } = group;
  if (headerKey(head) !== headerKey(second)) return false;
  const [own, other] = [bodyOf(head), bodyOf(second)];
  if (own !== null && other !== null && own !== other) return false;
  const keys = keysOf(second);
  const fresh = keys.filter((key) => !/\|(total|subtotal:.*)$/.test(key));
  // A list with a total of its own is another department's, or another year's.
  const totalled = keys.some((key) => key.endsWith("|total") && group.keys.has(key));
  const goesOn = second.title?.continued === true;
  // Projects of several units may be called alike.
  if (fresh.some((key) => group.keys.has(key)) && !(goesOn && !totalled && fresh.every((key) => key.includes("|project:")))) return false;
  if (goesOn) return true;
  if (totalled) return false;
  return second.title === null || (fresh.length > 0 && sameTitle(head, second));
}

/**
 * Of two tables of a kind the one whose title names it best is it: 一般公共预算基本支出表 rather than 财政拨款基本支出表. What
 * has no title goes with the table before.
 */
function bestNamedFirst(found: readonly Found[]): readonly Found[] {
  const ranks = new Map<Found, number>();
  const last = new Map<string, number>();
  for (const piece of found) {
    const { id, titleWords } = piece.identified.fit.spec;
    const at = piece.title === null ? last.get(id) ?? 0 : titleWords.findIndex((group) => group.every((word) => piece.title?.text.includes(plain(word)) === true));
    last.set(id, Math.max(0, at));
    ranks.set(piece, Math.max(0, at));
  }
  return [...found].sort((a, b) => (ranks.get(a) ?? 0) - (ranks.get(b) ?? 0));
}

/** A second table of a kind as the kind that its title means beside the first, whose title says more; undefined where it is a duplicate. */
function otherKind(head: Found, piece: Found): Found | undefined {
  const { fit } = piece.identified;
  const [spec, first] = [piece, head].map(({ title }) => (title ? kindBeside(title, fit.spec.id) : undefined));
  return spec && !first && !sameTitle(head, piece) ? { ...piece, identified: { ...piece.identified, fit: { ...fit, spec } } } : undefined;
}

function sameTitle(first: Found, second: Found): boolean {
  return withoutContinued(first.title?.text ?? "") === withoutContinued(second.title?.text ?? "");
}

function keysOf(found: Found): readonly string[] {
  // Codes come again under every unit.
  return piecesOf(found).flatMap(({ body }) => body.rows).flatMap((row) => (row.key === null ? [] : [`${row.axis}|${row.code === null ? "" : row.unitName ?? row.unitCode ?? ""}|${row.key}`]));
}

/** A table with the pieces that continue it. */
class Group {
  readonly pieces: Found[] = [];
  private known: Set<string> | null = null;

  constructor(readonly head: Found) {
    this.add(head);
  }

  /** The rows of all pieces; most tables are of one piece, and nobody asks. */
  get keys(): ReadonlySet<string> {
    return this.known ??= new Set(this.pieces.flatMap(keysOf));
  }

  add(piece: Found): void {
    this.pieces.push(...piecesOf(piece));
    if (this.known) for (const key of keysOf(piece)) this.known.add(key);
  }
}

function joinPieces(found: readonly Found[], leftovers: Leftover[]): readonly (readonly Piece[])[] {
  const leave = (piece: Found, beside: Found): void => {
    const detail = `${piece.title?.text ?? piece.identified.fit.spec.title}（${beside.view.name} ${areaAddress(areaOf(beside))}）`;
    for (const page of piecesOf(piece)) leftovers.push({ area: areaOf(page), reason: "duplicateTable", detail });
  };
  const placeOf = placesAmong(found);
  const all = groupsOf(found);
  const begins = secondSetBegins(placeOf, all);
  const [first] = found;
  const { groups, others } = begins < found.length ? groupsOf(found.slice(0, begins)) : all;
  for (const { head, piece } of others.twice) leave(piece, head);
  if (first) for (const piece of found.slice(begins)) leave(piece, groups.get(piece.identified.fit.spec.id)?.head ?? first);
  for (const [id, { head, pieces }] of groups) {
    const beside = others.besides(head);
    if (!beside) continue;
    for (const piece of pieces.filter((each) => !pieces.some(({ further }) => further?.includes(each) === true))) leave(piece, beside);
    groups.delete(id);
  }
  return [...groups.values()].sort((a, b) => placeOf(a.head) - placeOf(b.head)).map(({ pieces }) => pieces.map((piece) => ({ found: piece, layouts: layoutsOf(piece.identified.fit) })));
}

/** Tables by kind with the pieces that continue them, and what comes a second time. */
interface Groups {
  readonly groups: Map<string, Group>;
  readonly others: OtherBodies;
}

function groupsOf(found: readonly Found[]): Groups {
  const groups = new Map<string, Group>();
  const others = new OtherBodies();
  for (const piece of bestNamedFirst(found)) {
    const id = piece.identified.fit.spec.id;
    const group = groups.get(id);
    const other = group && otherKind(group.head, piece);
    if (!group) groups.set(id, new Group(piece));
    else if (continues(group, piece)) group.add(piece);
    else if (other && !groups.has(other.identified.fit.spec.id)) groups.set(other.identified.fit.spec.id, new Group(other));
    else others.see(group.head, piece);
  }
  return { groups, others };
}

/** Bodies of whose set only parts stand in the workbook a second time: what else is of them belongs to no set that is checked. */
class OtherBodies {
  private readonly first = new Map<string, Found>();
  private readonly second = new Map<string, Found>();
  /** Second tables of a kind, and the first of each. */
  readonly twice: { readonly head: Found; readonly piece: Found }[] = [];

  /** Takes note of a second table of a kind, and of the first. */
  see(head: Found, piece: Found): void {
    this.twice.push({ head, piece });
    const [own, other] = [bodyOf(head), bodyOf(piece)];
    if (own === null || other === null || own === other) return;
    this.first.set(own, head);
    this.second.set(other, head);
  }

  /** A table of the set that is checked, where this one is of another body's; null else. */
  besides(head: Found): Found | null {
    const body = bodyOf(head);
    return body === null || this.first.has(body) ? null : this.second.get(body) ?? null;
  }
}

/** The number of a table among those found, by where it stands: read as another kind it is another object. */
function placesAmong(found: readonly Found[]): (found: Found) => number {
  const keyOf = ({ view, firstRow, span }: Found): string => `${view.name} ${firstRow} ${span.column}`;
  const places = new Map(found.map((each, at) => [keyOf(each), at]));
  return (each) => places.get(keyOf(each)) ?? -1;
}

/** So many kinds come a second time where a second set begins. */
const SET_BEGINS_AGAIN = 3;

/**
 * The place at which a second set of tables begins: before it stand the first tables of the kinds that come twice, from it on
 * further ones, and little else. Infinite where none does.
 */
function secondSetBegins(placeOf: (found: Found) => number, { groups, others: { twice } }: Groups): number {
  const placesOf = new Map([...groups.values()].map(({ head }) => [head, [placeOf(head)]]));
  for (const { head, piece } of twice) placesOf.get(head)?.push(placeOf(piece));
  // A later one may be named better.
  const kinds = [...placesOf.values()].map((places) => places.sort((a, b) => a - b));
  const begins = Math.min(...kinds.map(([, second = Infinity]) => second));
  const again = kinds.filter(([first = Infinity, second]) => second !== undefined && first < begins);
  const later = kinds.filter(([first = -1]) => first > begins);
  return again.length >= SET_BEGINS_AGAIN && again.length > 2 * later.length ? begins : Infinity;
}

function bodyOf(found: Found): string | null {
  return statedLines(found).body?.name ?? null;
}

function bounds({ identified, span }: Found): readonly [number, number] {
  const columns = identified.columns.map((column) => column.column);
  return [Math.min(...columns, span.lastColumn), Math.max(...columns)];
}

function areaOf(found: Found): BookTable["area"] {
  const [first, last] = bounds(found);
  const column = Math.min(first, found.title?.at.column ?? first);
  const bottom = Math.max(found.body.endRow, found.identified.headerRows[1]);
  return { sheet: found.view.name, row: found.firstRow, column, rows: bottom - found.firstRow + 1, columns: last - column + 1 };
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
  const sameSheet = group.filter((piece) => piece.found.view.name === found.view.name);
  const lastPiece = sameSheet.at(-1) ?? head;
  const area = areaOf(found);
  const bottom = Math.max(...sameSheet.map((piece) => areaOf(piece.found)).map((piece) => piece.row + piece.rows));
  const noted = group.map((piece) => piece.found.body.note).find((note) => note !== null) ?? null;
  return {
    id: spec.id, sheet: found.view.name, area: { ...area, rows: bottom - area.row },
    title: printedTitle(found), titleCell: found.title?.bySheet ? null : found.title?.at ?? null, year: found.title?.year ?? null,
    unit: found.unit, unitCell: found.unitCell, stated: statedLines(found), headerRows: found.identified.headerRows,
    bodyRow: found.body.bodyRow, lastBodyRow: lastPiece.found.body.lastBodyRow,
    columns: columnsOf(found), rows, ...(unread.length === 0 ? {} : { unread }), note: noted,
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

