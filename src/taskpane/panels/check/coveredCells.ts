/** What a map of a table shows: what became of each of its numbers, and where something is wrong. */
import type { BookTable } from "../../../model/book";
import { CELL_COVERAGES, type CellCoverage, type CoverageMap, type Finding } from "../../../model/findings";
import type { CellRef } from "../../../model/cells";

/** What a map needs of a table: of the catalogue, or one that only its structure tells, whose rows all lie in its area. */
export type MappedTable = Pick<BookTable, "sheet" | "area" | "unit"> & { readonly rows?: BookTable["rows"] };

/** How a square of the map is drawn: "wrong" is a cell that a finding stands at, "involved" one that only follows from another's. */
export type SquareState = Exclude<CellCoverage, "none"> | "wrong" | "involved";

export interface Square {
  /** Of the map, from 0. */
  readonly line: number;
  readonly across: number;
  readonly state: SquareState;
  /** The cell that it leads to: the one that says most of those it stands for. */
  readonly at: CellRef;
}

/** The map of one table. */
export interface TableMap {
  readonly lines: number;
  readonly columns: number;
  readonly squares: readonly Square[];
  /** How many numbers are in which state; one that is wrong or involved counts there alone. */
  readonly counts: Readonly<Record<SquareState, number>>;
  /** Numbers that stand in no relation, and those that were not read. */
  readonly unchecked: readonly CellRef[];
}

/** More rows than this share their lines, so that a map of thousands of rows stays a picture. */
const MOST_LINES = 120;
/** What says most comes first: a line of several rows shows that. */
const RANK: readonly SquareState[] = ["wrong", "involved", "unread", "alone", "checked"];

/**
 * The map of a recognised table: its columns with numbers, its rows from top to bottom, those that go on on another sheet too.
 *
 * @param maps of the sheets, as the review has them
 * @param findings that are open or accepted
 */
export function mapOf(table: MappedTable, maps: readonly CoverageMap[], findings: readonly Finding[]): TableMap {
  const lines = linesOf(table, maps);
  const blame = blamed(findings);
  // A table may have a hundred thousand rows: its numbers are gone through as they stand, first to see where there are any.
  let rows = 0;
  const across = new Map<number, number>();
  for (const line of lines) if (eachNumber(table, line, blame, (_state, column) => across.set(column, 0))) rows += 1;
  [...across.keys()].sort((a, b) => a - b).forEach((column, index) => across.set(column, index));
  const perLine = Math.max(1, Math.ceil(rows / MOST_LINES));
  const squares = new Map<number, Square>();
  const counts = { wrong: 0, involved: 0, unread: 0, alone: 0, checked: 0 };
  const unchecked: CellRef[] = [];
  let row = 0;
  for (const own of lines) {
    const line = Math.floor(row / perLine);
    const any = eachNumber(table, own, blame, (state, column) => {
      counts[state] += 1;
      const place = across.get(column) ?? 0;
      const key = line * across.size + place;
      const before = squares.get(key);
      const at = (): CellRef => ({ sheet: own.map.sheet, row: own.row, column });
      if (!before || RANK.indexOf(state) < RANK.indexOf(before.state)) squares.set(key, { line, across: place, state, at: at() });
      if (state === "alone" || state === "unread") unchecked.push(at());
    });
    if (any) row += 1;
  }
  return { lines: Math.ceil(rows / perLine), columns: across.size, squares: [...squares.values()], counts, unchecked };
}

/** What the findings make of cells, by row and column of each sheet. Of those of one cause only the cause itself is blamed, where it is known. */
type Blame = ReadonlyMap<string, ReadonlyMap<number, ReadonlyMap<number, "wrong" | "involved">>>;

function blamed(findings: readonly Finding[]): Blame {
  const explained = new Set(findings.flatMap(({ group, rootCause }) => (rootCause === true && group !== undefined ? [group] : [])));
  const sheets = new Map<string, Map<number, Map<number, "wrong" | "involved">>>();
  for (const { at, group, rootCause } of findings) {
    const rows = sheets.get(at.sheet) ?? new Map<number, Map<number, "wrong" | "involved">>();
    const cells = rows.get(at.row) ?? new Map<number, "wrong" | "involved">();
    sheets.set(at.sheet, rows.set(at.row, cells));
    const follows = group !== undefined && explained.has(group) && rootCause !== true;
    if (!follows) cells.set(at.column, "wrong");
    else if (!cells.has(at.column)) cells.set(at.column, "involved");
  }
  return sheets;
}

/** A row of the table where the maps have it. */
interface Line {
  readonly map: CoverageMap;
  readonly row: number;
}

/** The table's own rows from top to bottom, each once; those that go on on another sheet behind them. */
function linesOf({ area, rows = [] }: MappedTable, maps: readonly CoverageMap[]): readonly Line[] {
  const seen = new Map<CoverageMap, Set<number>>();
  const lines: Line[] = [];
  const take = (sheet: string, row: number): void => {
    const map = maps.find((each) => each.sheet === sheet);
    if (!map || row < map.row || row >= map.row + map.rows) return;
    const known = seen.get(map) ?? new Set<number>();
    seen.set(map, known);
    if (known.has(row)) return;
    known.add(row);
    lines.push({ map, row });
  };
  for (let index = 0; index < area.rows; index += 1) take(area.sheet, area.row + index);
  for (const { sheet, row } of rows) take(sheet, row);
  return lines;
}

/** Every number of a row from left to right; whether there is any. */
function eachNumber({ area }: MappedTable, { map, row }: Line, blame: Blame, visit: (state: SquareState, column: number) => void): boolean {
  const own = blame.get(map.sheet)?.get(row);
  const first = (row - map.row) * map.columns - map.column;
  let any = false;
  for (let column = area.column; column < area.column + area.columns; column += 1) {
    const isOnMap = column >= map.column && column < map.column + map.columns;
    const state = own?.get(column) ?? (isOnMap ? (CELL_COVERAGES[map.states[first + column] ?? 0] ?? "none") : "none");
    if (state === "none") continue;
    any = true;
    visit(state, column);
  }
  return any;
}
