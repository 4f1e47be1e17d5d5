import type { BookRow, BookTable, BudgetBook } from "../../../model/book";
import { figureOf } from "../../../model/book";
import { cellKey, type CellRef } from "../../../model/cells";
import type { Fen, UnitOfMeasure } from "../../../model/money";
import type { Structure, StructuralColumn, StructuralTable } from "../../../model/structure";
import { codeOf, nameOf } from "../../../facts/rows";

/** A cell of a table that a text may print. */
export interface SourceCell {
  readonly at: CellRef;
  /** In fen; of a rate in millionths of a percent. null where nothing was read. */
  readonly amount: Fen | null;
}

/** A row of a table that a text may print, found again in another year's by its axis and key. */
export interface SourceRow {
  /** Of two lists side by side, which. */
  readonly axis: string;
  readonly key: string;
  /** What is told together: rows of one kind are all printed, or some of them. */
  readonly kind: string;
  /** Whether it comes and goes with the budget; fixed lines and totals stay. */
  readonly moves: boolean;
  readonly code: string | null;
  /** As the workbook prints it, and without numbering. */
  readonly label: string;
  readonly name: string;
  readonly unitName: string | null;
  readonly cells: ReadonlyMap<string, SourceCell>;
}

/** A column of figures; `key` is the same in every year. */
export interface SourceColumn {
  readonly key: string;
  readonly axis: string | null;
  readonly isRate: boolean;
}

/** A table as a text may print it, whether it is of a known kind or known by its structure alone. */
export interface SourceTable {
  /** The same in every year. */
  readonly id: string;
  /** Whether it is known by its structure alone: rows have no codes and kinds there. */
  readonly isStructural: boolean;
  readonly title: string;
  readonly unit: UnitOfMeasure;
  readonly columns: readonly SourceColumn[];
  readonly rows: readonly SourceRow[];
}

/** Rows that come and go with the budget. */
const MOVING: ReadonlySet<BookRow["kind"]> = new Set<BookRow["kind"]>(["class", "division", "item", "project", "unit", "ownOffice"]);
const TOTAL = /^(?:[一二三四五六七八九十]+、)?(?:(?:本年|当年|上年)?(?:收入|支出|收支)?(?:预算)?(?:合计|总计|小计|共计)|.*(?:结转|结余).*)?$/;
/** A figure in the structural reading that was read. */
const FILLED = 1;

/**
 * The tables of a book, those of known kinds first, and then all by their structure: a table that was taken for a kind may have
 * lines that the kind does not know. Those without a unit of measure print nothing that could be told.
 */
export function sourcesOf(book: BudgetBook): readonly SourceTable[] {
  const read = book.structure ? figuresOf(book.structure) : new Map<string, number>();
  const known = book.tables.flatMap((table) => (table.unit === null ? [] : [ofKind(table, table.unit, read, furtherColumns(table, book))]));
  const times = new Map<string, number>();
  const others = (book.structure?.tables ?? []).flatMap((table) => {
    const title = withoutYears(table.title);
    const nth = times.get(title) ?? 0;
    times.set(title, nth + 1);
    return book.structure && table.unit !== null ? [ofStructure(book.structure, table, table.unit, { id: `${title}|${nth}`, year: book.year })] : [];
  });
  return [...known, ...others];
}

/** A table of a known kind. @param read figures of the structure by their cells @param further columns that the kind does not know */
function ofKind(table: BookTable, unit: UnitOfMeasure, read: ReadonlyMap<string, number>, further: readonly FurtherColumn[]): SourceTable {
  const own = table.columns.filter(({ content }) => content === "amount" || content === "comparison");
  const columns = [...own.map(({ role, axis }) => ({ key: role, axis, isRate: role === RATE })), ...further.map(({ key, isRate }) => ({ key, axis: null, isRate }))];
  const rows = table.rows.map((row): SourceRow => {
    const cells = new Map<string, SourceCell>();
    for (const { role, content, column } of own) {
      const cell = row.cells.get(role);
      const at = cell?.ref ?? { sheet: row.sheet, row: row.row, column };
      // Changes and rates follow from amounts; what they print, the structure has read.
      if (content === "comparison") cells.set(role, { at, amount: read.get(cellKey(at)) ?? null });
      else if (cell) cells.set(role, { at, amount: figureOf(cell)?.money ?? null });
    }
    for (const { key, column } of further) {
      const at = { sheet: row.sheet, row: row.row, column };
      cells.set(key, { at, amount: read.get(cellKey(at)) ?? null });
    }
    return { axis: row.axis, key: row.key, kind: row.kind, moves: MOVING.has(row.kind), code: codeOf(row), label: row.label.trim(), name: nameOf(row), unitName: row.unitName, cells };
  });
  return { id: table.id, isStructural: false, title: table.title, unit, columns, rows };
}

const RATE = "change-rate";

interface FurtherColumn {
  readonly key: string;
  readonly column: number;
  readonly isRate: boolean;
}

/** Columns of figures beside those that a kind knows, such as last year's: as the structure has them. A table of two lists has none of its own. */
function furtherColumns({ rows, columns }: BookTable, { structure, year }: BudgetBook): readonly FurtherColumn[] {
  const [first] = rows;
  const known = new Set(columns.map(({ column }) => column));
  const table = first && rows.every(({ axis, sheet }) => axis === first.axis && sheet === first.sheet)
    ? structure?.tables.find((each) => each.sheet === first.sheet && each.columns.some(({ column, kind }) => isFigure({ kind }) && known.has(column))) : undefined;
  if (!table) return [];
  const keys = columnKeys(table, year);
  return table.columns.flatMap(({ column, kind }) => (isFigure({ kind }) && !known.has(column) ? [{ key: keys.get(column) ?? "", column, isRate: kind === "rate" }] : []));
}

/** Amounts and changes, in fen, and rates, in millionths of a percent, by their cells. */
function figuresOf({ tables, amounts }: Structure): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  const columns = tables.map(({ columns: all }) => new Set(all.filter(isFigure).map(({ column }) => column)));
  amounts.table.forEach((table, id) => {
    const column = amounts.column[id] ?? -1;
    if (amounts.state[id] === FILLED && columns[table]?.has(column)) found.set(cellKey({ sheet: tables[table]?.sheet ?? "", row: amounts.row[id] ?? 0, column }), amounts.money[id] ?? 0);
  });
  return found;
}

/** A table by its structure: a row for each label, whose figures stand beside it; of two lists side by side each has its own. */
function ofStructure({ tables, amounts }: Structure, table: StructuralTable, unit: UnitOfMeasure, { id: name, year }: { readonly id: string; readonly year: number | null }): SourceTable {
  const at = tables.indexOf(table);
  const ids = [...amounts.table.keys()].filter((id) => amounts.table[id] === at);
  const labelOf = (id: number): string => amounts.words[amounts.label[id] ?? -1] ?? "";
  const keys = columnKeys(table, year);
  const lists = listsOf(ids.map((id) => ({ row: amounts.row[id] ?? 0, column: amounts.column[id] ?? 0, label: labelOf(id) })));
  const axisAt = (column: number): string => String(lists.get(column) ?? 0);
  // Labels among the figures that label none of them belong to something that was not understood: lines stay lines.
  const [first, last] = [Math.min(...lists.keys()), Math.max(...lists.keys())];
  const isUnderstood = table.columns.filter(({ kind, column }) => kind === "label" && column > first && column < last).length <= new Set(lists.values()).size - 1;
  const rows = new Map<string, { readonly row: SourceRow; readonly cells: Map<string, SourceCell> }>();
  const times = new Map<string, number>();
  for (const id of ids) {
    const [row, column] = [amounts.row[id] ?? 0, amounts.column[id] ?? 0];
    const key = keys.get(column);
    const label = (labelOf(id).split(" / ").at(-1) ?? "").trim();
    const axis = axisAt(column);
    if (key === undefined || label === "") continue;
    let found = rows.get(`${row} ${axis}`);
    if (!found) {
      const plain = `${axis}|${withoutYears(label)}`;
      const nth = times.get(plain) ?? 0;
      times.set(plain, nth + 1);
      const cells = new Map<string, SourceCell>();
      found = { cells, row: { axis, key: `${plain}|${nth}`, kind: "line", moves: isUnderstood && !TOTAL.test(label.replace(/\s/g, "")), code: null, label, name: label, unitName: null, cells } };
      rows.set(`${row} ${axis}`, found);
    }
    found.cells.set(key, { at: { sheet: table.sheet, row, column }, amount: amounts.state[id] === FILLED ? amounts.money[id] ?? 0 : null });
  }
  const columns = table.columns.filter(isFigure).map(({ column, kind }) => ({ key: keys.get(column) ?? "", axis: axisAt(column), isRate: kind === "rate" }));
  return { id: name, isStructural: true, title: table.title, unit, columns, rows: [...rows.values()].map(({ row }) => row) };
}

/** To which list the columns of figures belong: those of one list have the same labels. */
function listsOf(cells: readonly { readonly row: number; readonly column: number; readonly label: string }[]): ReadonlyMap<number, number> {
  const columns = new Map<number, Map<number, string>>();
  for (const { row, column, label } of cells) columns.set(column, (columns.get(column) ?? new Map<number, string>()).set(row, label));
  const lists: ReadonlyMap<number, string>[] = [];
  return new Map([...columns].sort(([a], [b]) => a - b).map(([column, labels]) => {
    const same = lists.findIndex((list) => [...labels].filter(([row, label]) => list.get(row) === label).length * 2 > labels.size);
    return [column, same >= 0 ? same : lists.push(labels) - 1];
  }));
}

function isFigure({ kind }: Pick<StructuralColumn, "kind">): boolean {
  return kind === "amount" || kind === "change" || kind === "rate";
}

/** What columns of figures are called in every year: their headers, and of which year they are as seen from the budget's. */
function columnKeys({ columns }: StructuralTable, year: number | null): ReadonlyMap<number, string> {
  const times = new Map<string, number>();
  return new Map(columns.filter(isFigure).map(({ column, kind, path, period }) => {
    const when = /^(?:19|20)\d\d$/.test(period) && year !== null ? String(Number(period) - year) : period;
    const words = `${path.join("/")}|${kind}|${when}`;
    const nth = times.get(words) ?? 0;
    times.set(words, nth + 1);
    return [column, `${words}|${nth}`];
  }));
}

/** Words without white space and years, brackets alike. */
export function withoutYears(words: string): string {
  return words.replace(/\s/g, "").replace(/(?:19|20)\d\d年?度?/g, "").replaceAll("(", "（").replaceAll(")", "）");
}
