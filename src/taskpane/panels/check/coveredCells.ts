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
  const { area } = table;
  // A table may have a hundred thousand rows: its numbers are gone through as they stand, by the place of their state in RANK.
  const ranks = new Int8Array(area.columns);
  const blame = blamed(findings);
  const used = new Uint8Array(area.columns);
  let rows = 0;
  for (const line of lines) {
    if (!ranksOf(line, area, blame, ranks)) continue;
    rows += 1;
    for (let index = 0; index < area.columns; index += 1) if ((ranks[index] ?? NONE) >= 0) used[index] = 1;
  }
  const columns = [...used.keys()].filter((index) => used[index] === 1);
  const perLine = Math.max(1, Math.ceil(rows / MOST_LINES));
  const height = Math.ceil(rows / perLine);
  const best = new Int8Array(height * columns.length).fill(RANK.length);
  const from = new Array<Line | undefined>(best.length);
  const counts = new Int32Array(RANK.length);
  const unchecked: CellRef[] = [];
  const refOf = (line: Line, index: number): CellRef => ({ sheet: line.map.sheet, row: line.row, column: area.column + index });
  let row = 0;
  for (const line of lines) {
    if (!ranksOf(line, area, blame, ranks)) continue;
    const first = Math.floor(row / perLine) * columns.length;
    columns.forEach((index, across) => {
      const rank = ranks[index] ?? NONE;
      if (rank < 0) return;
      counts[rank] = (counts[rank] ?? 0) + 1;
      if (rank < (best[first + across] ?? 0)) {
        best[first + across] = rank;
        from[first + across] = line;
      }
      if (rank === ALONE || rank === UNREAD) unchecked.push(refOf(line, index));
    });
    row += 1;
  }
  const squares = from.flatMap((line, place): readonly Square[] => {
    const [state, across] = [RANK[best[place] ?? NONE], place % columns.length];
    return line && state ? [{ line: Math.floor(place / columns.length), across, state, at: refOf(line, columns[across] ?? 0) }] : [];
  });
  const count = (state: SquareState): number => counts[RANK.indexOf(state)] ?? 0;
  return {
    lines: height, columns: columns.length, squares, unchecked,
    counts: { wrong: count("wrong"), involved: count("involved"), unread: count("unread"), alone: count("alone"), checked: count("checked") },
  };
}

/** Where no number stands. */
const NONE = -1;
const [UNREAD, ALONE] = [RANK.indexOf("unread"), RANK.indexOf("alone")];
/** The place in RANK by the byte of a map. */
const RANK_OF_BYTE = Int8Array.from(CELL_COVERAGES, (coverage) => (coverage === "none" ? NONE : RANK.indexOf(coverage)));

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

/** What became of each number of a row, from the area's first column on, as places in RANK; whether there is any. */
function ranksOf({ map, row }: Line, area: CellRef & { readonly columns: number }, blame: Blame, into: Int8Array): boolean {
  const own = blame.get(map.sheet)?.get(row);
  const { columns, states } = map;
  const first = (row - map.row) * columns;
  let any = false;
  for (let index = 0; index < area.columns; index += 1) {
    const across = area.column + index - map.column;
    let rank = across >= 0 && across < columns ? (RANK_OF_BYTE[states[first + across] ?? 0] ?? NONE) : NONE;
    const accused = own?.get(area.column + index);
    if (accused !== undefined) rank = RANK.indexOf(accused);
    into[index] = rank;
    any ||= rank >= 0;
  }
  return any;
}
