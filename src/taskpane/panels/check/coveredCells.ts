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
  const numbers = numbersOf(table, maps, blamed(findings));
  const rows = distinct(numbers.map(({ at }) => `${at.sheet}!${at.row}`));
  const columns = new Map([...new Set(numbers.map(({ at }) => at.column))].sort((a, b) => a - b).map((column, index) => [column, index]));
  const perLine = Math.max(1, Math.ceil(rows.size / MOST_LINES));
  const squares = new Map<string, Square>();
  const counts = { wrong: 0, involved: 0, unread: 0, alone: 0, checked: 0 };
  for (const { state, at } of numbers) {
    counts[state] += 1;
    const line = Math.floor((rows.get(`${at.sheet}!${at.row}`) ?? 0) / perLine);
    const across = columns.get(at.column) ?? 0;
    const before = squares.get(`${line},${across}`);
    if (!before || RANK.indexOf(state) < RANK.indexOf(before.state)) squares.set(`${line},${across}`, { line, across, state, at });
  }
  return {
    lines: Math.ceil(rows.size / perLine), columns: columns.size, squares: [...squares.values()], counts,
    unchecked: numbers.flatMap(({ state, at }) => (state === "alone" || state === "unread" ? [at] : [])),
  };
}

/** What the findings make of a cell. Of those of one cause only the cause itself is blamed, where it is known. */
function blamed(findings: readonly Finding[]): ReadonlyMap<string, "wrong" | "involved"> {
  const explained = new Set(findings.flatMap(({ group, rootCause }) => (rootCause === true && group !== undefined ? [group] : [])));
  const cells = new Map<string, "wrong" | "involved">();
  for (const { at, group, rootCause } of findings) {
    const key = `${at.sheet}!${at.row},${at.column}`;
    const follows = group !== undefined && explained.has(group) && rootCause !== true;
    if (!follows) cells.set(key, "wrong");
    else if (!cells.has(key)) cells.set(key, "involved");
  }
  return cells;
}

interface NumberOf {
  readonly state: SquareState;
  readonly at: CellRef;
}

/** Every number of the table's own rows, sheet by sheet and row by row. */
function numbersOf(table: MappedTable, maps: readonly CoverageMap[], blame: ReadonlyMap<string, "wrong" | "involved">): readonly NumberOf[] {
  const { area, rows = [] } = table;
  const places = distinct([...Array.from({ length: area.rows }, (_, index) => `${area.sheet}!${area.row + index}`), ...rows.map((row) => `${row.sheet}!${row.row}`)]);
  return [...places.keys()].flatMap((place) => {
    const split = place.lastIndexOf("!");
    const [sheet, row] = [place.slice(0, split), Number(place.slice(split + 1))];
    const map = maps.find((each) => each.sheet === sheet);
    if (!map || row < map.row || row >= map.row + map.rows) return [];
    return Array.from({ length: area.columns }, (_, index): CellRef => ({ sheet, row, column: area.column + index })).flatMap((at): NumberOf[] => {
      const across = at.column - map.column;
      const coverage = across < 0 || across >= map.columns ? "none" : (CELL_COVERAGES[map.states[(row - map.row) * map.columns + across] ?? 0] ?? "none");
      const state = blame.get(`${sheet}!${row},${at.column}`) ?? coverage;
      return state === "none" ? [] : [{ state, at }];
    });
  });
}

/** Each place once, with its number in the order of coming. */
function distinct(places: readonly string[]): ReadonlyMap<string, number> {
  return new Map([...new Set(places)].map((place, index) => [place, index]));
}
