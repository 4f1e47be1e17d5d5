import type { Known } from "../model/anchors";
import { addressOf, type Area, type CellRef, type Scalar } from "../model/cells";
import type { Axis } from "../model/formulas";
import type { CellStyle, ChoiceList, SheetDraft } from "../model/edits";
import type { CellContent, SheetSnapshot, WorkbookSnapshot } from "../model/snapshot";
import { HostError } from "./host";
import type { Mark } from "./marks";
import { SheetRows } from "./sheetRows";

/**
 * A workbook in memory that edits can be applied to; what the memory and xlsx hosts hold, and what a plan is tried
 * on. `S` is the host's own way to say a style, `X` what it keeps with a sheet (print setup, widths, …).
 */
export interface EditableBook<S, X> {
  readonly sheets: EditableSheet<S, X>[];
  /** Defined names, print areas and titles among them. */
  names: readonly BookName[];
  /** What was done to rows and sheets as wholes, so that what a host keeps beside the cells can follow. */
  moves: readonly Move[];
}

/** Rows or columns inserted (`count` > 0) or deleted (`count` < 0) before the 0-based `at`, a sheet that got another name, or one that went. */
export type Move =
  | { readonly kind: Axis; readonly sheet: string; readonly at: number; readonly count: number }
  | { readonly kind: "renamed"; readonly sheet: string; readonly to: string }
  | { readonly kind: "deleted"; readonly sheet: string };

/** A defined name: its formula without "=". */
export interface BookName {
  readonly name: string;
  readonly formula: string;
  /** The sheet on which alone it is known; null for the whole workbook. */
  readonly scope: string | null;
  readonly hidden: boolean;
  /** Which of the file's names it is; absent for one that was added. */
  readonly origin?: number;
}

export interface EditableSheet<S, X> {
  name: string;
  readonly visibility: SheetSnapshot["visibility"];
  readonly protected: boolean;
  /** Rows by 0-based number; only those that have something. */
  rows: SheetRows<EditableRow<S>>;
  merges: readonly Area[];
  /** Lists that a new sheet brings with it; those of a sheet that was there before stay where the host keeps them. */
  choices: readonly ChoiceList[];
  /** Our marks by address ("C5"). */
  readonly marks: Map<string, Mark>;
  readonly hiddenColumns: readonly number[];
  readonly extra: X;
}

/** One row; never changed in place, so that books share it. */
export interface EditableRow<S> {
  readonly cells: ReadonlyMap<number, EditableCell<S>>;
  readonly height: number | undefined;
  readonly hidden: boolean;
  /** Whatever else the host keeps with a row; inserted rows share that of the row above. */
  readonly extra: unknown;
}

/** One cell; never changed in place. */
export interface EditableCell<S> {
  /** The value, or the last known result of the formula; null also when it is not known. */
  readonly value: Scalar;
  /** Formula with "=", "" when there is none. */
  readonly formula: string;
  readonly numberFormat: string;
  readonly style: S | undefined;
  /** The area of an array formula (Ctrl+Shift+Enter) of which this is the first cell. */
  readonly array?: Area;
}

/** How a host says styles and what it keeps with a new sheet. */
export interface BookAdapter<S, X> {
  style(base: S | undefined, patch: CellStyle): S | undefined;
  /** The style with the tint of cells to type (see the edit `tint`), or without it; the very same where that changes nothing. */
  tinted(style: S | undefined, on: boolean): S | undefined;
  newSheet(draft: SheetDraft): X;
  /** Names that a new sheet brings with it (its repeated title rows). */
  newNames(draft: SheetDraft): readonly BookName[];
}

/** An independent copy that shares nothing changeable with `book`; rows are shared until they change. */
export function cloneBook<S, X>(book: EditableBook<S, X>): EditableBook<S, X> {
  return {
    names: book.names,
    moves: book.moves,
    sheets: book.sheets.map((sheet) => ({
      ...sheet,
      marks: new Map(sheet.marks),
      rows: sheet.rows.copy(),
    })),
  };
}

/** Puts a cell into its place in a sheet, or (null) takes away what is there. */
export function putCell<S, X>({ rows }: EditableSheet<S, X>, { row: number, column }: Pick<CellRef, "row" | "column">, cell: EditableCell<S> | null): void {
  const row = rows.get(number);
  if (cell === null && !row?.cells.has(column)) return;
  const cells = new Map(row?.cells);
  if (cell) cells.set(column, cell);
  else cells.delete(column);
  rows.set(number, { height: undefined, hidden: false, extra: undefined, ...row, cells });
}

/** The cells that a sheet holds in an area; they may be changed on the way. */
export function* cellsIn<S, X>({ rows }: EditableSheet<S, X>, area: Omit<Area, "sheet">): Generator<{ readonly row: number; readonly column: number; readonly cell: EditableCell<S> }> {
  for (const [row, { cells }] of rows) {
    if (row < area.row || row >= area.row + area.rows) continue;
    for (const [column, cell] of cells) if (column >= area.column && column < area.column + area.columns) yield { row, column, cell };
  }
}

/** What stands in an editable cell. */
export function contentOf(cell: EditableCell<unknown> | undefined): CellContent {
  if (!cell) return { value: null };
  return cell.formula === "" ? { value: cell.value } : { formula: cell.formula };
}

/** A book as anchors are looked up in it. */
export function knownIn<S, X>({ sheets }: EditableBook<S, X>): Known {
  return {
    contentAt: ({ sheet, row, column }) => contentOf(sheets.find(({ name }) => name === sheet)?.rows.get(row)?.cells.get(column)),
    columnsOf: (name) => {
      let [first, last] = NO_COLUMNS;
      for (const span of sheets.find((sheet) => sheet.name === name)?.rows.said(columnSpans, spanOf) ?? []) [first, last] = [Math.min(first, span[0]), Math.max(last, span[1])];
      return last < 0 ? null : [first, last];
    },
  };
}

type Span = readonly [first: number, last: number];

const NO_COLUMNS: Span = [Number.MAX_SAFE_INTEGER, -1];
/** The columns of blocks of rows; asked with every mark of a sheet that may have a hundred thousand rows. */
const columnSpans = new WeakMap<object, Span>();

function spanOf(rows: ReadonlyMap<number, EditableRow<unknown>>): Span {
  let [first, last] = NO_COLUMNS;
  for (const { cells } of rows.values()) {
    for (const column of cells.keys()) {
      if (column < first) first = column;
      if (column > last) last = column;
    }
  }
  return [first, last];
}

/** Whether an editable cell has a value or formula. */
export function isFilled(cell: EditableCell<unknown>): boolean {
  return cell.formula !== "" || cell.value !== null;
}

/** The largest used range a snapshot may span, and how many cells of non-empty rows it may hold. */
export const MAX_SPAN = 60_000_000;
export const MAX_SNAPSHOT_CELLS = 3_000_000;

/** Reads an editable book as plain data; the used range is that of values and formulas, not of formats. */
export function snapshotOf<S, X>(book: EditableBook<S, X>): WorkbookSnapshot {
  const steps = snapshotSteps(book);
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}

/** {@link snapshotOf} in steps, between which others may work. */
export function* snapshotSteps<S, X>(book: EditableBook<S, X>): Generator<void, WorkbookSnapshot, void> {
  let room = MAX_SNAPSHOT_CELLS;
  const sheets: SheetSnapshot[] = [];
  for (const sheet of book.sheets) {
    const snapshot = yield* sheetSteps(sheet, room);
    room -= snapshot.cells;
    sheets.push(snapshot.sheet);
  }
  return { sheets };
}

/**
 * The snapshot of a book that differs in some cells only from the one of which `before` was made; null where it has to be made
 * anew, because a used range may be another one.
 */
export function snapshotAfter<S, X>(before: WorkbookSnapshot, book: EditableBook<S, X>, cells: readonly CellRef[]): WorkbookSnapshot | null {
  const bySheet = new Map<string, CellRef[]>();
  for (const at of cells) {
    const own = bySheet.get(at.sheet);
    if (own) own.push(at);
    else bySheet.set(at.sheet, [at]);
  }
  if (before.sheets.length !== book.sheets.length) return null;
  const sheets: SheetSnapshot[] = [];
  for (const [index, old] of before.sheets.entries()) {
    const sheet = book.sheets[index];
    const own = bySheet.get(old.name);
    const now = sheet?.name !== old.name ? null : own ? sheetAfter(old, sheet, own) : old;
    if (!now) return null;
    sheets.push(now);
  }
  return { ...before, sheets };
}

function sheetAfter<S, X>(before: SheetSnapshot, sheet: EditableSheet<S, X>, cells: readonly CellRef[]): SheetSnapshot | null {
  const after = { values: new Changed(before.values), formulas: new Changed(before.formulas), numberFormats: new Changed(before.numberFormats) };
  const [height, width] = [before.values.length, before.values[0]?.length ?? 0];
  for (const at of cells) {
    const [line, column] = [at.row - before.row, at.column - before.column];
    if (line < 0 || line >= height || column < 0 || column >= width) return null;
    const { value, formula, numberFormat } = sheet.rows.get(at.row)?.cells.get(at.column) ?? { value: null, formula: "", numberFormat: "General" };
    // What was the last of its row or column may leave the range.
    const isAtEdge = line === 0 || line === height - 1 || column === 0 || column === width - 1;
    if (isAtEdge && value === null && formula === "") return null;
    after.values.set(line, column, value);
    after.formulas.set(line, column, formula);
    after.numberFormats.set(line, column, numberFormat);
  }
  return { ...before, values: after.values.rows, formulas: after.formulas.rows, numberFormats: after.numberFormats.rows };
}

/** A matrix with other values in some places; what is the same stays the same object. */
class Changed<Value> {
  rows: readonly (readonly Value[])[];
  private own: (readonly Value[])[] | null = null;
  private readonly lines = new Map<number, Value[]>();

  constructor(before: readonly (readonly Value[])[]) {
    this.rows = before;
  }

  set(line: number, column: number, value: Value): void {
    if (Object.is(this.rows[line]?.[column], value)) return;
    this.rows = this.own ??= [...this.rows];
    let row = this.lines.get(line);
    if (!row) this.lines.set(line, (row = [...(this.own[line] ?? [])]));
    this.own[line] = row;
    row[column] = value;
  }
}

/** Rows after which others may work. */
const STEP = 64;

/** Rows and columns from the first to the last that is filled, and how many rows are. */
interface UsedRange {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
  readonly filledRows: number;
}

function* usedRange<S, X>({ rows }: EditableSheet<S, X>): Generator<void, UsedRange, void> {
  let [top, bottom, left, right, filledRows, seen] = [Infinity, -1, Infinity, -1, 0, 0];
  for (const [number, row] of rows) {
    let filled = false;
    if ((seen += 1) % STEP === 0) yield;
    for (const [column, cell] of row.cells) {
      if (!isFilled(cell)) continue;
      filled = true;
      left = Math.min(left, column);
      right = Math.max(right, column);
    }
    if (!filled) continue;
    filledRows += 1;
    top = Math.min(top, number);
    bottom = Math.max(bottom, number);
  }
  return { top, bottom, left, right, filledRows };
}

function* sheetSteps<S, X>(sheet: EditableSheet<S, X>, room: number): Generator<void, { sheet: SheetSnapshot; cells: number }, void> {
  const { top, bottom, left, right, filledRows } = yield* usedRange(sheet);
  const empty = filledRows === 0;
  const width = empty ? 0 : right - left + 1;
  const height = empty ? 0 : bottom - top + 1;
  if (filledRows * width > room || height * width > MAX_SPAN) {
    throw new HostError("tooLarge", `${sheet.name}!${addressOf({ row: bottom, column: right })}`, `used range of ${height} rows × ${width} columns`);
  }
  // Rows without content share one blank row, so that a stray cell far down costs little.
  const blank = { values: fill<Scalar>(width, null), formulas: fill(width, ""), formats: fill(width, "General") };
  const values: Scalar[][] = [];
  const formulas: string[][] = [];
  const numberFormats: string[][] = [];
  for (let number = empty ? 0 : top; number < (empty ? 0 : top) + height; number += 1) {
    const row = sheet.rows.get(number);
    if (number % STEP === 0) yield;
    if (!row || row.cells.size === 0) {
      values.push(blank.values);
      formulas.push(blank.formulas);
      numberFormats.push(blank.formats);
      continue;
    }
    const line = { values: [...blank.values], formulas: [...blank.formulas], formats: [...blank.formats] };
    for (const [column, cell] of row.cells) {
      if (column < left || column > right) continue;
      line.values[column - left] = cell.value;
      line.formulas[column - left] = cell.formula;
      line.formats[column - left] = cell.numberFormat;
    }
    values.push(line.values);
    formulas.push(line.formulas);
    numberFormats.push(line.formats);
  }
  const hiddenRows = [...sheet.rows].filter(([, row]) => row.hidden || row.height === 0).map(([number]) => number).sort((a, b) => a - b);
  return {
    cells: filledRows * width,
    sheet: {
      name: sheet.name, visibility: sheet.visibility, protected: sheet.protected,
      row: empty ? 0 : top, column: empty ? 0 : left,
      values, formulas, numberFormats, merges: sheet.merges, hiddenRows, hiddenColumns: sheet.hiddenColumns,
    },
  };
}

function fill<T>(length: number, value: T): T[] {
  return new Array<T>(length).fill(value);
}

/** An editable book made from a snapshot alone: contents, number formats and merges, no styles. */
export function bookOfSnapshot<S, X>(snapshot: WorkbookSnapshot, extra: X, marks: readonly Mark[] = []): EditableBook<S, X> {
  return { names: [], moves: [], sheets: snapshot.sheets.map((sheet) => sheetOfSnapshot(sheet, extra, marks)) };
}

function sheetOfSnapshot<S, X>(sheet: SheetSnapshot, extra: X, marks: readonly Mark[]): EditableSheet<S, X> {
  const hidden = new Set(sheet.hiddenRows);
  const rows = new SheetRows<EditableRow<S>>();
  sheet.values.forEach((line, r) => {
    const cells = new Map<number, EditableCell<S>>();
    line.forEach((value, c) => {
      const formula = sheet.formulas[r]?.[c] ?? "";
      const numberFormat = sheet.numberFormats[r]?.[c] ?? "General";
      if (formula === "" && (value === null || value === "") && numberFormat === "General") return;
      cells.set(sheet.column + c, { value: value === "" && formula === "" ? null : value, formula, numberFormat, style: undefined });
    });
    const number = sheet.row + r;
    if (cells.size > 0) rows.set(number, { cells, height: undefined, hidden: hidden.delete(number), extra: undefined });
  });
  for (const number of hidden) rows.set(number, { cells: new Map(), height: undefined, hidden: true, extra: undefined });
  return {
    name: sheet.name, visibility: sheet.visibility, protected: sheet.protected, rows, merges: sheet.merges, choices: [],
    marks: new Map(marks.filter((mark) => mark.at.sheet === sheet.name).map((mark) => [addressOf(mark.at), mark])),
    hiddenColumns: sheet.hiddenColumns, extra,
  };
}
