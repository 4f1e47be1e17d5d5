import type { Leftover } from "../model/book";
import type { Area, CellRef, Scalar } from "../model/cells";
import { parseAmountText, type UnitOfMeasure } from "../model/money";
import { readBody, type Body } from "./body";
import { readCards } from "./cards";
import { continuation } from "./continuation";
import { isHeaderRow, isHeaderWord } from "./headers";
import { identify, isIdentified, type Identified } from "./identify";
import { bodyIn, isNote, unitOfMeasureIn, withoutContinued } from "./text";
import { readTitle, titleOfSheet, titlesIn, type TitleReading } from "./titles";
import { rowsSayingTable, type Span, type SheetView } from "./view";

/** A table found on a sheet, its rows not yet read as amounts. */
export interface Found {
  readonly view: SheetView;
  readonly span: Span;
  readonly title: TitleReading | null;
  readonly unit: UnitOfMeasure | null;
  readonly unitCell: CellRef | null;
  readonly identified: Identified;
  readonly body: Body & { readonly bodyRow: number };
  readonly firstRow: number;
  /** What stands of it on further sheets. */
  readonly further?: readonly Found[];
}

/** What a sheet holds. */
export interface SheetReading {
  readonly tables: readonly Found[];
  readonly leftovers: readonly Leftover[];
  /** Bodies named after 编制部门 and the like. */
  readonly bodies: readonly string[];
  /** The sheet has titles or headers of budget tables. */
  readonly about: boolean;
}

/** A unit of measure and where it is stated. */
interface StatedUnit {
  readonly unit: UnitOfMeasure | null;
  readonly cell: CellRef | null;
}

interface Scan {
  readonly view: SheetView;
  /** Headers without a title that could still be tried; each try costs time, and prose may look like headers. */
  tries: number;
  /** A unit of measure stated once, above the first table of the sheet. */
  stated: StatedUnit;
  readonly tables: Found[];
  readonly leftovers: Leftover[];
  readonly bodies: string[];
  /** A cell of the sheet holds the title of a table. */
  titled: boolean;
  about: boolean;
}

/** Untitled headers that are tried on a sheet before the rest is taken for something else. */
const MAX_TRIES = 40;
/** A title further above a header than this belongs to something else. */
const TITLE_DISTANCE = 15;

/**
 * Finds every table of a sheet, wherever it stands.
 *
 * @param previous the last table of the sheets before, which the first rows may continue without a header
 */
export function locateTables(view: SheetView, previous: Found | null): SheetReading {
  const scan: Scan = { view, tries: MAX_TRIES, stated: { unit: null, cell: null }, tables: [], leftovers: [], bodies: [], titled: false, about: false };
  const { span } = view;
  if (span.lastColumn < span.column) return scan;
  scan.titled = rowsSayingTable(view.sheet).some((row) => titlesIn(view, row, span).length > 0);
  scan.stated = unitIn(view, rowsBetween(span.row, firstTitle(view, span) - 1), span);
  const continued = previous ? continuation(view, previous, span) : null;
  if (continued) {
    scan.about = true;
    scan.tables.push(continued);
  }
  scanSpan(scan, continued ? { ...span, row: continued.body.endRow + 1 } : span, true);
  return scan.tables.length === 0 && scan.leftovers.length > 0 && isContents(view, span) ? { ...scan, leftovers: [], about: false } : scan;
}

/** Titles that make a list of contents. */
const FEWEST_TITLES = 3;
/** Pages of a disclosure at most. */
const MOST_PAGES = 999;

/** Whether a sheet lists titles of tables with the pages on which they stand: its numbers are whole and never become less from line to line. */
function isContents(view: SheetView, span: Span): boolean {
  const last = new Map<number, number>();
  let titles = 0;
  for (let row = span.row; row <= span.lastRow; row++) {
    for (let column = span.column; column <= span.lastColumn; column++) {
      const value = view.value(row, column);
      if (typeof value === "string" && /表(?:[(][^()]*[)])?$/.test(view.text(row, column))) titles += 1;
      if (typeof value !== "number") continue;
      if (!Number.isInteger(value) || value < (last.get(column) ?? 1) || value > MOST_PAGES) return false;
      last.set(column, value);
    }
  }
  return titles >= FEWEST_TITLES;
}

/** The first row that has a title of one of our tables; the row after the last one where none has. */
function firstTitle(view: SheetView, span: Span): number {
  return rowsSayingTable(view.sheet).find((row) => titlesIn(view, row, span).some((title) => title.kinds.length > 0)) ?? span.row;
}

/** Columns that several titles in one row divide: the blank column before a title is the border, else the title itself. */
function dividedSpans(scan: Scan, row: number, span: Span, titles: readonly TitleReading[]): readonly Span[] {
  const starts = titles.map((title) => title.at.column);
  return starts.map((start, index) => {
    const borderBefore = (column: number, previous: number): number => {
      for (let at = column; at > previous; at--) {
        let blank = true;
        for (let below = row + 1; below <= Math.min(span.lastRow, row + 12) && blank; below++) blank = scan.view.value(below, at) === null;
        if (blank && at < column) return at + 1;
      }
      return column;
    };
    const next = starts[index + 1];
    const first = index === 0 ? span.column : borderBefore(start, starts[index - 1] ?? start);
    return { row, lastRow: span.lastRow, column: first, lastColumn: next === undefined ? span.lastColumn : borderBefore(next, start) - 1 };
  });
}

/** Rows between a title and its header. */
const HEADER_DISTANCE = 6;

/** Last row of tables side by side: below a single title, headers on both sides of a border are one wider table's. */
function bandEnd(view: SheetView, below: readonly number[], titles: ReadonlyMap<number, readonly TitleReading[]>, parts: readonly Span[], span: Span): number {
  for (const row of below) {
    if ((titles.get(row)?.length ?? 0) > 1) continue;
    const header = rowsBetween(row + 1, Math.min(span.lastRow, row + HEADER_DISTANCE)).find((at) => isHeaderRow(view, at, span));
    if (header === undefined) continue;
    const crossed = parts.filter((part) => columnsOf(part).some((column) => isHeaderWord(view.headerText(header, column))));
    if (crossed.length > 1) return row - 1;
  }
  return span.lastRow;
}

function columnsOf(span: Span): readonly number[] {
  return rowsBetween(span.column, span.lastColumn);
}

function rowsBetween(first: number, last: number): readonly number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
}

function scanSpan(scan: Scan, span: Span, divide: boolean): void {
  const { view } = scan;
  const titleRows = new Map<number, readonly TitleReading[]>();
  for (const row of rowsSayingTable(view.sheet)) {
    const titles = row < span.row || row > span.lastRow ? [] : titlesIn(view, row, span);
    if (titles.length > 0) titleRows.set(row, titles);
  }
  const ordered = [...titleRows.keys()];
  let next = 0;
  const limitAfter = (row: number): number => {
    while (next < ordered.length && (ordered[next] ?? 0) <= row) next += 1;
    return (ordered[next] ?? span.lastRow + 1) - 1;
  };
  let zone = span.row;
  let row = span.row;
  let lastTitle = -Infinity;
  while (row <= span.lastRow) {
    const titles = titleRows.get(row);
    if (divide && titles && titles.filter((title) => title.kinds.length > 0).length > 1) {
      const parts = dividedSpans(scan, row, span, titles);
      const end = bandEnd(view, ordered.filter((at) => at > row), titleRows, parts, span);
      for (const part of parts) scanSpan(scan, { ...part, lastRow: end }, false);
      if (end < span.lastRow) scanSpan(scan, { ...span, row: end + 1 }, true);
      return;
    }
    if (titles) {
      lastTitle = row;
      reportUnread(scan, { ...span, row: zone, lastRow: row - 1 });
      zone = row;
      const cards = readCardsBelow(scan, titles, { ...span, lastRow: limitAfter(row) });
      row = (cards ?? row) + 1;
      if (cards !== null) zone = row;
      continue;
    }
    const tried = scan.tries > 0 || row - lastTitle <= TITLE_DISTANCE;
    if (!tried || !isHeaderRow(view, row, span)) { row += 1; continue; }
    const end = readTable(scan, row, zone, { ...span, lastRow: limitAfter(row) });
    row = end + 1;
    zone = row;
  }
  reportUnread(scan, { ...span, row: zone });
}

/** Reads what stands below titles as cards, one a project; their last row, or null where there are none. */
function readCardsBelow(scan: Scan, titles: readonly TitleReading[], span: Span): number | null {
  const found = titles.length === 1 && titles[0] ? readCards(scan.view, titles[0], span) : null;
  if (!found) return null;
  scan.about = true;
  scan.tables.push(found.unit === null ? { ...found, unit: scan.stated.unit, unitCell: scan.stated.cell } : found);
  return found.body.endRow;
}

/** So many blank columns stand between a table and what is written beside it. */
const APART = 2;

/**
 * The columns of a table without what stands apart beside it: from the first two columns on that are blank from the header to
 * the end, when no number stands beyond them. Merged areas are not blank, whatever stands in them.
 */
function withoutNotesBeside(view: SheetView, headerRow: number, span: Span): Span {
  const merged = new Set(view.sheet.merges.filter((area) => area.row <= span.lastRow && area.row + area.rows > headerRow && area.columns > 1)
    .flatMap((area) => rowsBetween(area.column, Math.min(span.lastColumn, area.column + area.columns - 1))));
  const holds = (column: number, wanted: (value: Scalar) => boolean): boolean => {
    for (let row = headerRow; row <= span.lastRow; row++) if (wanted(view.value(row, column))) return true;
    return false;
  };
  const isBlank = (column: number): boolean => !merged.has(column) && !holds(column, (value) => value !== null);
  let blanks = 0;
  let begun = false;
  for (const column of columnsOf(span)) {
    if (!isBlank(column)) {
      begun = true;
      blanks = 0;
      continue;
    }
    blanks += begun ? 1 : 0;
    if (blanks < APART) continue;
    const beyond = rowsBetween(column + 1, span.lastColumn);
    const numbers = beyond.some((at) => holds(at, (value) => typeof value === "number" || (typeof value === "string" && parseAmountText(value) !== null)));
    return numbers ? span : { ...span, lastColumn: column - APART };
  }
  return span;
}

/** Reads the table whose first header row was met; returns its last row. */
function readTable(scan: Scan, headerRow: number, zone: number, around: Span): number {
  const { view } = scan;
  const span = withoutNotesBeside(view, headerRow, around);
  scan.about = true;
  const above = titleAbove(view, headerRow, Math.max(zone, headerRow - TITLE_DISTANCE), around);
  const first = groupRowAbove(view, headerRow, above?.at.row ?? zone - 1, span);
  const { title, outcome } = entitled(scan, first, span, above);
  collectBodies(scan, zone, first, around);
  if (!title && !isIdentified(outcome)) scan.tries -= 1;
  if (!isIdentified(outcome)) return leaveUnknown(scan, outcome, title, first, span);
  const body = readBody(view, outcome.fit, outcome.columns, outcome.headerRows, span);
  const own = unitAbove(view, zone, outcome.headerRows[1], title?.at.row ?? first, around);
  const { unit, cell } = own.unit === null ? scan.stated : own;
  scan.tables.push({
    view, span, title, unit, unitCell: cell, identified: outcome, body,
    firstRow: title?.at.row ?? first,
  });
  scan.leftovers.push(...body.leftovers);
  const bottom = Math.max(body.endRow, outcome.headerRows[1]);
  return bottom;
}

/** What a header is under its title; where no cell of the sheet holds one, under the name of the sheet if that suits it, else under none. */
function entitled(scan: Scan, first: number, span: Span, title: TitleReading | null): { readonly title: TitleReading | null; readonly outcome: ReturnType<typeof identify> } {
  const { view } = scan;
  const named = title === null && !scan.titled && scan.tables.length === 0 ? titleOfSheet(view, view.ref(first, span.column)) : null;
  if (named) {
    const outcome = identify(view, first, span, named);
    // A name that says 表 is a title; a word alone (三公) may be wrong.
    if (isIdentified(outcome) || /表(?:[(][^()]*[)])?$/.test(withoutContinued(named.text))) return { title: named, outcome };
  }
  return { title, outcome: identify(view, first, span, title) };
}

/** The nearest text above a header that is a title. */
function titleAbove(view: SheetView, headerRow: number, first: number, span: Span): TitleReading | null {
  for (let row = headerRow - 1; row >= first; row--) {
    for (let column = span.column; column <= span.lastColumn; column++) {
      const text = view.text(row, column);
      const title = text === "" ? null : readTitle(text, view.ref(row, column), false);
      if (title) return title;
    }
  }
  return null;
}

/** A row with a single group header ("本年收入") above the first row that reads like headers belongs to them. */
function groupRowAbove(view: SheetView, headerRow: number, titleRow: number, span: Span): number {
  const row = headerRow - 1;
  if (row <= titleRow || row < span.row) return headerRow;
  let words = 0;
  for (let column = span.column; column <= span.lastColumn; column++) {
    const value = view.value(row, column);
    if (value === null) continue;
    const text = view.headerText(row, column);
    if (typeof value !== "string" || !isHeaderWord(text) || unitOfMeasureIn(text) !== null || bodyIn(text) !== null || isNote(text)) return headerRow;
    words += 1;
  }
  return words > 0 ? row : headerRow;
}

/** Where the unit of measure is stated: beside or under the title, else in the header, else above the title. */
function unitAbove(view: SheetView, zone: number, lastHeader: number, titleRow: number, span: Span): StatedUnit {
  const above = [...rowsBetween(Math.max(zone, titleRow - TITLE_DISTANCE), titleRow - 1)].reverse();
  return unitIn(view, [...rowsBetween(titleRow, lastHeader), ...above], span);
}

function unitIn(view: SheetView, rows: readonly number[], span: Span): StatedUnit {
  for (const row of rows) {
    for (let column = span.column; column <= span.lastColumn; column++) {
      const unit = unitOfMeasureIn(view.text(row, column));
      if (unit) return { unit, cell: view.ref(row, column) };
    }
  }
  return { unit: null, cell: null };
}

function collectBodies(scan: Scan, zone: number, headerRow: number, span: Span): void {
  for (let row = Math.max(zone, headerRow - TITLE_DISTANCE); row < headerRow; row++) {
    for (let column = span.column; column <= span.lastColumn; column++) {
      const name = bodyIn(scan.view.text(row, column));
      if (name) scan.bodies.push(name);
    }
  }
}

function areaOf(view: SheetView, span: Span, lastRow: number): Area {
  return { sheet: view.name, row: span.row, column: span.column, rows: Math.max(1, lastRow - span.row + 1), columns: span.lastColumn - span.column + 1 };
}

/** Sets aside a table that was not understood; it reaches to the next header or title. */
function leaveUnknown(scan: Scan, outcome: { reason: Leftover["reason"]; detail: string; headerRows: readonly [number, number] }, title: TitleReading | null, first: number, span: Span): number {
  let row = outcome.headerRows[1] + 1;
  let last = outcome.headerRows[1];
  for (; row <= span.lastRow; row++) {
    // Under a title of another kind everything down to the next title is that table's.
    if (!title && isHeaderRow(scan.view, row, span)) break;
    if (!scan.view.isBlankRow(row, span)) last = row;
  }
  scan.leftovers.push({ area: areaOf(scan.view, { ...span, row: title?.at.row ?? first }, last), reason: outcome.reason, detail: outcome.detail });
  return row - 1;
}

/**
 * Sets aside figures that stand under no header, and tables that have a title of another kind but no header of ours.
 * A number beside a title is a page number of a contents list.
 */
function reportUnread(scan: Scan, span: Span): void {
  const { view } = scan;
  let title: TitleReading | null = null;
  let first = -1;
  let last = -1;
  let figures = false;
  let otherRows = 0;
  for (let row = span.row; row <= span.lastRow; row++) {
    const said = saidIn(view, row, span);
    if (said === null) continue;
    title ??= said.title;
    if (said.title === null) {
      otherRows += 1;
      figures ||= said.numbers;
    }
    if (first < 0) first = row;
    last = row;
  }
  if (first < 0 || (!figures && !(title?.foreign === true && otherRows > 1))) return;
  if (title) scan.about = true;
  scan.leftovers.push({
    area: areaOf(view, { ...span, row: first }, last),
    reason: title?.foreign === true ? "unknownTable" : "noHeader", detail: title?.text ?? "",
  });
}

/** What a row has, wherever in the span: numbers, and the first title of a table; null for a blank row. */
function saidIn(view: SheetView, row: number, span: Span): { readonly numbers: boolean; readonly title: TitleReading | null } | null {
  let filled = false;
  let numbers = false;
  let title: TitleReading | null = null;
  const line = view.cells(row);
  for (let column = span.column; column <= span.lastColumn; column++) {
    const value = line[column - view.sheet.column] ?? null;
    if (value === null) continue;
    filled = true;
    if (typeof value === "number") numbers = true;
    else if (typeof value === "string" && value.includes("表")) title ??= readTitle(view.text(row, column), view.ref(row, column), true);
  }
  return filled ? { numbers, title } : null;
}
