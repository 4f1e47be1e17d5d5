import { amountsOf } from "../model/amountColumns";
import type { BookColumn, BookTable, BudgetBook, Leftover } from "../model/book";
import { CellBytes } from "../model/cellBytes";
import type { Area, Scalar } from "../model/cells";
import { CELL_COVERAGES, type CellCoverage, type Coverage, type CoverageMap } from "../model/findings";
import { numberFormatAt, type SheetSnapshot, type WorkbookSnapshot } from "../model/snapshot";
import type { LaidRelation } from "../relations/laid";
import type { JudgedBook } from "./judgedBook";
import { looksLikeAmount, parseAmountText } from "../model/money";
import { STRUCTURAL_OUTCOME, STRUCTURAL_STATE } from "../model/structure";

/** Which numbers of a workbook were judged, and what was not read: an area for each place that no leftover names yet. */
export interface Covered {
  readonly coverage: Coverage;
  /** Cell by cell, a sheet with budget tables each. */
  readonly maps: readonly CoverageMap[];
  readonly unread: readonly Leftover[];
}

/** Unread places of a sheet that are named one by one; where there are more, the area that holds them all is named. */
const MOST_AREAS = 20;
const CHECKED = 1;
const READ = 2;
/** Columns that say what a line is. */
const NAMING: ReadonlySet<BookColumn["content"]> = new Set(["code", "name", "unitCode", "unitName", "rowNumber"]);
/** The structure has an amount there that it cannot read. */
const ODD = 4;

/**
 * Accounts for every number other than zero on sheets with budget tables: in a judged relation, read but in none, or not read.
 * Codes, years, counts and the numbers of rows and columns are no amounts.
 *
 * @param judged every relation with its outcome
 */
export function coverageOf(judged: JudgedBook, snapshot: WorkbookSnapshot): Covered {
  const { book, lookup, instances, evaluations } = judged;
  // A byte for each cell of the sheets' used ranges; numbers stand nowhere else.
  const places = new CellBytes(snapshot.sheets.map(({ name, row, column, values }) => ({ sheet: name, row, column, rows: values.length, columns: values[0]?.length ?? 0 })));
  markStructure(judged, places);
  const { amounts } = lookup.index;
  const checked = new Uint8Array(amounts.arrays.kind.length);
  evaluations.forEach(({ status }, at) => {
    if (status === "insufficientData" || status === "notApplicable") return;
    const { layout: { ids }, from, to } = instances[at] as LaidRelation;
    for (let entry = from; entry < to; entry += 1) if ((ids[entry] ?? -1) >= 0) checked[ids[entry] ?? -1] = CHECKED;
  });
  book.tables.forEach((table, at) => {
    const { arrays, from } = amountsOf(table);
    const start = amounts.starts[at] ?? 0;
    table.rows.forEach(({ sheet }, line) => {
      for (let id = from[line] ?? 0, end = from[line + 1] ?? 0; id < end;) {
        // Those beside each other mostly fare alike.
        const first = id;
        const own = checked[start + first];
        while (id < end && checked[start + id] === own) id += 1;
        places.markAll(sheet, arrays, first, id, READ | (own ?? 0));
      }
    });
  });
  const coverage = { amounts: 0, checked: 0, alone: 0, unread: 0 };
  const maps: CoverageMap[] = [];
  const unread: Leftover[] = [];
  for (const sheet of snapshot.sheets) {
    if (!holdsTables(book, sheet.name)) continue;
    const marks = places.of(sheet.name);
    const states = new Uint8Array(marks.length);
    const areas = coverSheet(sheet, marks, aside(book, sheet.name), coverage, states);
    maps.push({ sheet: sheet.name, row: sheet.row, column: sheet.column, rows: sheet.values.length, columns: sheet.values[0]?.length ?? 0, states });
    // What a table that is checked by its structure leaves unread is named by itself.
    const named = book.leftovers.filter(({ area, reason }) => area.sheet === sheet.name && reason !== "structureOnly");
    const open = areas.filter((area) => !named.some((leftover) => within(area, leftover.area)));
    const joined = joinColumns(open);
    const listed = joined.length > MOST_AREAS ? [around(joined)] : joined;
    unread.push(...listed.map((area): Leftover => ({ area, reason: "noHeader", detail: "" })));
  }
  return { coverage, maps, unread };
}

/** Marks what the structure reads and judges; a code, name or number of a line in a table of the catalogue is none of its amounts. */
function markStructure({ book: { structure, tables: known }, structural }: JudgedBook, places: CellBytes): void {
  const check = (sheet: string, row: number, column: number): void => { places.mark(sheet, row, column, CHECKED); };
  for (const { instance, status } of structural) {
    if (status === "insufficientData" || status === "notApplicable") continue;
    instance.eachPlace("left", check);
    instance.eachPlace("right", check);
  }
  if (!structure) return;
  const { amounts: { table, row, column, state }, relations, tables } = structure;
  const mark = (id: number, as: number): void => { places.mark(tables[table[id] ?? 0]?.sheet ?? "", row[id] ?? 0, column[id] ?? 0, as); };
  for (let id = 0; id < state.length;) {
    const first = id;
    while (id < state.length && state[id] !== STRUCTURAL_STATE.unreadable && table[id] === table[first]) id += 1;
    if (id > first) places.markAll(tables[table[first] ?? 0]?.sheet ?? "", structure.amounts, first, id, READ);
    else mark(id++, ODD);
  }
  const rates = relations.forms.map(({ bearing }) => bearing === "rate");
  if (rates.includes(true)) relations.left.forEach((left, at) => {
    const outcome = relations.outcome[at];
    if (rates[relations.form[at] ?? 0] === true && (outcome === STRUCTURAL_OUTCOME.holds || outcome === STRUCTURAL_OUTCOME.fails)) mark(left, CHECKED);
  });
  for (const table of known) {
    for (const { content, column } of table.columns) if (NAMING.has(content)) places.clear({ ...table.area, row: table.bodyRow, rows: table.area.row + table.area.rows - table.bodyRow, column, columns: 1 });
  }
}

const stateOf = (state: CellCoverage): number => CELL_COVERAGES.indexOf(state);
const [CHECKED_STATE, ALONE_STATE, UNREAD_STATE] = [stateOf("checked"), stateOf("alone"), stateOf("unread")];

function holdsTables({ tables, structure, leftovers }: BudgetBook, sheet: string): boolean {
  return tables.some((table) => table.sheet === sheet || table.rows[0]?.sheet === sheet || (!amountsOf(table).onOneSheet && table.rows.some((row) => row.sheet === sheet))) || structure?.tables.some((table) => table.sheet === sheet) === true ||
    leftovers.some(({ area, reason }) => area.sheet === sheet && reason !== "otherSheet" && reason !== "replacedSheet");
}

/** Places of a sheet whose numbers are no amounts. */
function aside({ tables, structure }: BudgetBook, sheet: string): readonly Area[] {
  const heads = (table: BookTable): readonly Area[] => [
    { ...table.area, rows: Math.max(0, table.bodyRow - table.area.row) },
    ...table.columns.filter(({ content }) => content !== "amount").map(({ column }): Area => ({ ...table.area, column, columns: 1 })),
    ...(table.counts ?? []).map((column): Area => ({ ...table.area, column, columns: 1 })),
  ];
  return [...tables.filter((table) => table.sheet === sheet).flatMap(heads), ...tables.flatMap((table) => continuedAside(table, sheet)), ...(structure?.counters ?? []).filter((area) => area.sheet === sheet)];
}

/** Codes and names of the rows of a table that goes on on another sheet. */
function continuedAside(table: BookTable, sheet: string): readonly Area[] {
  if (table.rows.at(-1)?.sheet === table.sheet) return [];
  const [first, ...rest] = table.rows.filter((row) => row.sheet === sheet);
  if (!first) return [];
  const rows = (rest.at(-1) ?? first).row - first.row + 1;
  return table.columns.filter(({ content }) => content !== "amount").map(({ column }) => ({ sheet, row: first.row, column, rows, columns: 1 }));
}

/** What is summed up over the sheets. */
type Counts = { -readonly [K in keyof Coverage]: Coverage[K] };

/** Numbers of one column that were not read, as far as nothing else stands between them: an area that grows. */
class UnreadRun {
  readonly areas: Area[] = [];
  private first = -1;
  private last = -1;

  constructor(private readonly sheet: string, private readonly column: number) {}

  take(row: number): void {
    if (this.first < 0) this.first = row;
    this.last = row;
  }

  close(): void {
    if (this.first >= 0) this.areas.push({ sheet: this.sheet, row: this.first, column: this.column, rows: this.last - this.first + 1, columns: 1 });
    this.first = -1;
  }
}

/** Counts the numbers of a sheet, and notes what became of each in `states`; the areas of those that were not read, column by column. */
function coverSheet(sheet: SheetSnapshot, marks: Uint8Array, asides: readonly Area[], into: Counts, states: Uint8Array): readonly Area[] {
  const width = sheet.values[0]?.length ?? 0;
  const runs: UnreadRun[] = [];
  // Few columns hold numbers that nobody read.
  const beside: (readonly Area[])[] = [];
  const isAside = (index: number, row: number): boolean => {
    const column = sheet.column + index;
    const own = beside[index] ??= asides.filter((area) => column >= area.column && column < area.column + area.columns);
    return own.some((area) => row >= area.row && row < area.row + area.rows);
  };
  sheet.values.forEach((values, line) => {
    for (let index = 0; index < width; index += 1) {
      const value = values[index] ?? null;
      if (value === null) continue;
      const at = line * width + index;
      const mark = marks[at] ?? 0;
      const said = saidBy(value, mark);
      if (said === "nothing") continue;
      if (said === "text") runs[index]?.close();
      else if (said === "unreadable") {
        // Which it is, form/amount-text says.
        runs[index]?.close();
        into.amounts += 1;
        into.unread += 1;
        states[at] = UNREAD_STATE;
      } else if ((mark & (CHECKED | READ)) !== 0) {
        runs[index]?.close();
        into.amounts += 1;
        const checked = (mark & CHECKED) !== 0;
        into[checked ? "checked" : "alone"] += 1;
        states[at] = checked ? CHECKED_STATE : ALONE_STATE;
      } else if (!isAside(index, sheet.row + line) && !isDateOrYear(Number(value), numberFormatAt(sheet, sheet.row + line, sheet.column + index))) {
        into.amounts += 1;
        into.unread += 1;
        states[at] = UNREAD_STATE;
        (runs[index] ??= new UnreadRun(sheet.name, sheet.column + index)).take(sheet.row + line);
      }
    }
  });
  return runs.flatMap((run) => {
    run.close();
    return run.areas;
  });
}

/** What a cell says: a number other than zero, also one of digits typed as text where an amount was read; a text there that was meant for one; what ends a run of numbers; nothing. */
function saidBy(value: NonNullable<Scalar>, mark: number): "number" | "unreadable" | "text" | "nothing" {
  if (typeof value === "number") return value === 0 ? "text" : "number";
  if (value === "") return "nothing";
  if (typeof value !== "string" || (mark & (READ | ODD)) === 0 || !HAS_DIGITS.test(value)) return "text";
  const amount = parseAmountText(value);
  return amount === null ? (looksLikeAmount(value) ? "unreadable" : "text") : amount.digits === 0n ? "nothing" : "number";
}

const HAS_DIGITS = /[\d０-９]/;

/** Areas of the same rows in columns side by side as one. */
function joinColumns(areas: readonly Area[]): readonly Area[] {
  const joined: Area[] = [];
  for (const area of [...areas].sort((a, b) => a.row - b.row || a.rows - b.rows || a.column - b.column)) {
    const last = joined.at(-1);
    if (last && last.row === area.row && last.rows === area.rows && last.column + last.columns === area.column) joined[joined.length - 1] = { ...last, columns: last.columns + 1 };
    else joined.push(area);
  }
  return joined;
}

function isDateOrYear(value: number, format: string): boolean {
  return /[ymd年月日]/i.test(format.replace(/"[^"]*"|\[[^\]]*\]/g, "")) || (Number.isInteger(value) && value > 1989 && value < 2101);
}

function within(inner: Area, outer: Area): boolean {
  return inner.row >= outer.row && inner.row + inner.rows <= outer.row + outer.rows && inner.column >= outer.column && inner.column + inner.columns <= outer.column + outer.columns;
}

function around(areas: readonly Area[]): Area {
  return areas.reduce((all, area) => {
    const row = Math.min(all.row, area.row);
    const column = Math.min(all.column, area.column);
    return { ...all, row, column, rows: Math.max(all.row + all.rows, area.row + area.rows) - row, columns: Math.max(all.column + all.columns, area.column + area.columns) - column };
  });
}
