import type { Area, CellRef } from "../model/cells";
import type { SheetSnapshot } from "../model/snapshot";
import { isCodeLike, isColumnNumberRow, isHeaderRow, numbersAlone } from "./headers";
import { bodyIn, isFootline, isNote, plain, saysContinued, unitOfMeasureIn, withoutContinued } from "./text";
import { titleOfSheet, titlesIn } from "./titles";
import { comparedText, SheetView, type Span } from "./view";

/** A sheet of a run of pages, and by how many rows it stands lower in the run than it does by itself. */
interface Page {
  readonly sheet: SheetSnapshot;
  /** First row of the page in the run. */
  readonly from: number;
  readonly offset: number;
}

/** An area on its sheet, with its first row in the run and how much lower that is. */
export interface PageArea {
  readonly area: Area;
  readonly from: number;
  readonly offset: number;
}

/** A sheet with those on which its last table goes on under the same title and header, seen as one sheet; most are a sheet alone. */
export class Pages {
  /**
   * @param whole all pages below each other, under the name of the first, without what further ones print again on top
   * @param tops what they print again, on their sheets
   */
  constructor(readonly whole: SheetSnapshot, readonly pages: readonly Page[], readonly tops: readonly Area[]) {}

  /** The page on which a row of the run stands. */
  pageOf(row: number): Page | undefined {
    return this.pages.findLast(({ from }) => row >= from);
  }

  /** Where a cell of the run stands. */
  place(ref: CellRef): CellRef {
    const page = this.pageOf(ref.row);
    return page ? { sheet: page.sheet.name, row: ref.row - page.offset, column: ref.column } : ref;
  }

  /** The pieces of an area of the run on its sheets. */
  split(area: Area): readonly PageArea[] {
    return this.pages.flatMap((page, at) => {
      const first = Math.max(area.row, page.from);
      const end = Math.min(area.row + area.rows, this.pages[at + 1]?.from ?? Infinity);
      return first >= end && !(area.rows === 0 && first === area.row) ? [] : [{ area: { ...area, sheet: page.sheet.name, row: first - page.offset, rows: Math.max(0, end - first) }, from: first, offset: page.offset }];
    });
  }
}

/** Sheets in order, each with the sheets behind it on which its last table goes on. Takes time in proportion to the number of rows. */
export function pagesOf(sheets: readonly SheetSnapshot[]): readonly Pages[] {
  const runs: { readonly first: SheetView; readonly further: { readonly sheet: SheetSnapshot; readonly top: readonly number[] }[]; table: LastTable | null }[] = [];
  for (const sheet of sheets) {
    const run = runs.at(-1);
    const view = new SheetView(sheet);
    const top = run && sheet.visibility === "visible" && beginsLike(run.first, view) ? topAgain(run.table ??= lastTableOf(run.first), view) : [];
    if (run?.table && top.length > 0) {
      run.further.push({ sheet, top });
      run.table.goOn(view, (top.at(-1) ?? 0) + 1);
    } else runs.push({ first: view, further: [], table: null });
  }
  return runs.map(({ first: { sheet: first }, further }) => (further.length === 0 ? new Pages(first, [{ sheet: first, from: 0, offset: 0 }], []) : joined(first, further)));
}

/** Whether the first line of a sheet stands on another one, too: most sheets begin with a title of their own, and no more needs to be looked at. */
function beginsLike(first: SheetView, view: SheetView): boolean {
  const begins = rowsFrom(view, view.span.row).find((row) => !isNothing(view, row));
  if (begins === undefined) return false;
  const text = textOf(view, begins);
  const lead = leadOf(view, begins);
  return leadsOf(first).some((own, at) => own === lead && (text === "" || textOf(first, first.span.row + at) === text));
}

/** The first text of each row of a sheet; found once, since a workbook's pages are looked for more than once. */
function leadsOf(view: SheetView): readonly string[] {
  const known = LEADS.get(view.sheet);
  if (known) return known;
  const leads: string[] = [];
  for (let { row } = view.span; row <= view.span.lastRow; row += 1) leads.push(leadOf(view, row));
  LEADS.set(view.sheet, leads);
  return leads;
}

const LEADS = new WeakMap<SheetSnapshot, readonly string[]>();

/** The first text of a row. */
function leadOf(view: SheetView, row: number): string {
  const line = view.cells(row);
  for (let at = 0; at < line.length; at++) {
    const value = line[at] ?? null;
    if (value !== null) return withoutContinued(comparedText(value));
  }
  return "";
}

/** Whether a row of a page is blank, or numbers pages. */
function isNothing(view: SheetView, row: number): boolean {
  return view.isBlankRow(row, view.span) || (textOf(view, row) === "" && !numbersColumns(view, row) && !hasFigureOrCode(view, row));
}

/** Lines above the body of a table at most. */
const MOST_LINES = 14;
/** Lines above a title that are of its table. */
const MOST_ABOVE = 2;
/** What lines that add up others are called; 小计 comes again under every unit. */
const TOTAL = /(?:合计|总计)$/;
/** Lines that a full page has at least. */
const FEWEST_LINES = 4;
/** Columns in which the label of a line stands. */
const LABELS = 4;

/** The last table of a sheet: what stands above its body, and its totals so far. Bodies are looked at when a sheet begins like it, as few do. */
class LastTable {
  private readonly unseen: (readonly [view: SheetView, row: number])[] = [];
  /** Totals by what they are called, with the figures beside them. */
  private readonly known = new Map<string, string>();
  /** Lines of its longest page, whether a note closed the last one, and whether any has figures. */
  private most = 0;
  private closed = false;
  private filled = false;

  /** @param firstLine what the first line of its body is called */
  constructor(readonly view: SheetView, readonly lines: readonly { readonly row: number; readonly text: string }[], readonly firstLine: string) {}

  /** Takes a page whose body begins at a row. */
  goOn(view: SheetView, row: number): void {
    this.unseen.push([view, row]);
  }

  get totals(): ReadonlyMap<string, string> {
    this.look();
    return this.known;
  }

  private look(): void {
    for (const [view, row] of this.unseen.splice(0)) {
      for (const [label, line] of totalsFrom(view, row)) this.known.set(label, line);
      this.filled ||= rowsFrom(view, row).some((each) => hasFigureOrCode(view, each));
      this.most = Math.max(this.most, linesFrom(view, row));
      this.closed = rowsFrom(view, row).some((each) => isNote(view.text(each, view.span.column)));
    }
  }

  /**
   * Whether it may go on from a row of a sheet on that does not say so: another department's table begins with the same line and has
   * totals where this one has them. Where neither has any, a full page is followed by one that is no longer.
   */
  mayGoOn(view: SheetView, row: number, totals: ReadonlyMap<string, string>): boolean {
    this.look();
    if (!this.filled || nameOf(view, row) === this.firstLine) return false;
    return totals.size + this.known.size > 0 || (!this.closed && this.most >= FEWEST_LINES && linesFrom(view, row) <= this.most);
  }
}

function lastTableOf(view: SheetView): LastTable | null {
  const { span } = view;
  if (view.sheet.visibility !== "visible") return null;
  let start = span.row;
  for (let row = span.lastRow; row > span.row; row--) {
    if (titlesIn(view, row, span).length === 0) continue;
    start = row;
    break;
  }
  // Its number stands above it.
  for (let above = 0; above < MOST_ABOVE && start > span.row && !hasFigureOrCode(view, start - 1); above++) start -= 1;
  const rows = headOf(view, start);
  const body = firstBelow(view, (rows.at(-1) ?? start - 1) + 1);
  const table = new LastTable(view, rows.map((row) => ({ row, text: textOf(view, row) })), body === null ? "" : nameOf(view, body));
  table.goOn(view, body ?? start);
  return table;
}

/** Rows from one on down to the first with a figure or a code, blank ones left out. */
function headOf(view: SheetView, start: number): readonly number[] {
  const { span } = view;
  const rows: number[] = [];
  for (let row = start; row <= span.lastRow && rows.length < MOST_LINES; row++) {
    if (view.isBlankRow(row, span)) continue;
    if (!numbersColumns(view, row) && (hasFigureOrCode(view, row) || hasDash(view, row))) break;
    rows.push(row);
  }
  return rows;
}

function numbersColumns(view: SheetView, row: number): boolean {
  return isColumnNumberRow(view, row, view.span) || numbersAlone(view, row, view.span);
}

function hasFigureOrCode(view: SheetView, row: number): boolean {
  return view.line(row)?.some((value) => typeof value === "number" || (typeof value === "string" && (isCodeLike(value) || AMOUNT_TEXT.test(value)))) === true;
}

/** Whether a row says with dashes that there is nothing, as lines of a body do. */
function hasDash(view: SheetView, row: number): boolean {
  return view.cells(row).some((value) => typeof value === "string" && /^\s*[-—–－]{1,3}\s*$/.test(value));
}

/** What amounts that are stored as text begin with; years alone stand in headers too. */
const AMOUNT_TEXT = /^\s*[-+－(（△▲]?[\d０-９]+(?:[,，][\d０-９]{3})*[.．]?[\d０-９]*[)）]?\s*$/;

function firstBelow(view: SheetView, from: number): number | null {
  for (let row = from; row <= view.span.lastRow; row++) if (!view.isBlankRow(row, view.span)) return row;
  return null;
}

/** The texts of a row, without what says that a table goes on; "" for numbers of pages alone. */
function textOf(view: SheetView, row: number): string {
  const texts = textsOf(view, row);
  return texts.every((text) => text === "" || isFootline(text) || /^第?\d+页/.test(text)) ? "" : texts.join("|").replace(/\|+$/, "");
}

function textsOf(view: SheetView, row: number): readonly string[] {
  return view.cells(row).map((value) => withoutContinued(comparedText(value)));
}

/** What a line is called: its texts, and codes that are numbers. */
function nameOf(view: SheetView, row: number): string {
  return view.cells(row).map((value) => (typeof value === "string" ? (AMOUNT_TEXT.test(value) && !isCodeLike(value) ? "" : plain(value)) : isCodeLike(value) ? String(value) : "")).join("|");
}

function rowsFrom(view: SheetView, from: number): readonly number[] {
  return Array.from({ length: Math.max(0, view.span.lastRow - from + 1) }, (_, at) => from + at);
}

/** How many lines of a body there are from a row on: headers that are printed again and notes are none. */
function linesFrom(view: SheetView, from: number): number {
  return rowsFrom(view, from).filter((row) => !view.isBlankRow(row, view.span) && !numbersColumns(view, row) && !isHeaderRow(view, row, view.span) && !isNote(view.text(row, view.span.column))).length;
}

/** The whole of a row. */
function lineOf(view: SheetView, row: number): string {
  return JSON.stringify(view.cells(row));
}

/**
 * The rows with which a sheet prints again what stands above a table: some or all of its lines in order, its header among them; none where
 * the sheet begins otherwise, is another department's, or has a total that the table had with other figures.
 */
function topAgain(table: LastTable | null, view: SheetView): readonly number[] {
  if (!table || table.view.sheet.column !== view.sheet.column || isNamedOtherwise(table.view, view)) return [];
  const { rows, headed, isWhole } = linesAgain(table, view);
  const below = (rows.at(-1) ?? view.span.row - 1) + 1;
  const first = firstBelow(view, below);
  // A line without figures may read like headers; behind the whole of them it is none.
  if (!headed || first === null || (!isWhole && isHeaderRow(view, first, view.span))) return [];
  const totals = totalsFrom(view, first);
  if (!rows.some((row) => saysItGoesOn(view, row)) && !table.mayGoOn(view, first, totals)) return [];
  return [...totals].some(([label, line]) => table.totals.has(label) && table.totals.get(label) !== line) ? [] : rows;
}

/** The rows at the top of a sheet that are lines above a table, in their order; whether a header is among them, and all there is. */
function linesAgain({ lines }: LastTable, view: SheetView): { readonly rows: readonly number[]; readonly headed: boolean; readonly isWhole: boolean } {
  const { span } = view;
  const rows: number[] = [];
  let headed = false;
  let next = 0;
  for (let row = span.row; row <= span.lastRow; row++) {
    if (view.isBlankRow(row, span)) continue;
    const text = textOf(view, row);
    const numbered = numbersColumns(view, row);
    const numbersPages = isNothing(view, row);
    // A total of nothing in one table is text alone, and no header of another.
    const isSame = (line: LastTable["lines"][number]): boolean => line.text === text && (numbered || (text !== "" && !hasFigureOrCode(view, row)));
    const behind = lines.findIndex((line, index) => index >= next && isSame(line));
    // A header that was printed every so many lines may stand right below the page's.
    const at = behind < 0 && headed ? lines.findIndex(isSame) : behind;
    if (at < 0 && !numbersPages) break;
    rows.push(row);
    if (numbersPages) continue;
    next = at + 1;
    headed ||= isHeader(view, row, span);
  }
  return { rows, headed, isWhole: next === lines.length };
}

function saysItGoesOn(view: SheetView, row: number): boolean {
  return view.cells(row).some((value) => typeof value === "string" && saysContinued(plain(value)));
}

/** Whether a row is one of headers: not a title, a unit of measure or a body. */
function isHeader(view: SheetView, row: number, span: Span): boolean {
  const texts = textsOf(view, row).filter((text) => text !== "");
  return isHeaderRow(view, row, span) || (texts.length > 1 && titlesIn(view, row, span).length === 0 && !texts.some((text) => unitOfMeasureIn(text) !== null || bodyIn(text) !== null));
}

/** Whether the names of two sheets are titles of different tables. */
function isNamedOtherwise(first: SheetView, second: SheetView): boolean {
  const [own, other] = [first, second].map((view) => titleOfSheet(view, view.ref(view.span.row, view.span.column))?.text.replace(PAGE_OF_NAME, ""));
  return own !== undefined && other !== undefined && withoutContinued(own) !== withoutContinued(other);
}

/** What names of sheets have behind the title of their table: _2, (2), -2, 续2. */
const PAGE_OF_NAME = /[-_.(]?\d+\)?$/;

/** Totals from a row on, by what they are called, with their whole row. */
function totalsFrom(view: SheetView, from: number): ReadonlyMap<string, string> {
  const totals = new Map<string, string>();
  for (const row of rowsFrom(view, from)) {
    for (let column = view.span.column; column < view.span.column + LABELS; column++) {
      const text = view.text(row, column);
      // 合计 heads columns as well.
      if (TOTAL.test(text) && !isHeaderRow(view, row, view.span)) totals.set(text, lineOf(view, row));
    }
  }
  return totals;
}

/** A sheet as a page: without what it prints again on top, and without blank rows at its end. */
interface Part {
  readonly sheet: SheetSnapshot;
  /** Rows from the first of the sheet on. */
  readonly first: number;
  readonly end: number;
}

function partOf(sheet: SheetSnapshot, top: readonly number[]): Part {
  const end = sheet.values.findLastIndex((row) => row.some((value) => value !== null && value !== "")) + 1;
  return { sheet, first: top.length === 0 ? 0 : (top.at(-1) ?? 0) + 1 - sheet.row, end };
}

/** Sheets below each other as one sheet. */
function joined(head: SheetSnapshot, further: readonly { readonly sheet: SheetSnapshot; readonly top: readonly number[] }[]): Pages {
  const parts = [partOf(head, []), ...further.map(({ sheet, top }) => partOf(sheet, top))];
  const pages: Page[] = [];
  let next = head.row;
  for (const { sheet, first, end } of parts) {
    pages.push({ sheet, from: pages.length === 0 ? 0 : next, offset: next - sheet.row - first });
    next += end - first;
  }
  const width = Math.max(...parts.map(({ sheet: { values } }) => values[0]?.length ?? 0));
  const below = <T>(rowsOf: (sheet: SheetSnapshot) => readonly (readonly T[])[], blank: T): readonly (readonly T[])[] =>
    parts.flatMap(({ sheet, first, end }) => rowsOf(sheet).slice(first, end).map((row) => (row.length === width ? row : Array.from({ length: width }, (_, column) => row[column] ?? blank))));
  const holds = ({ sheet, first, end }: Part, row: number): boolean => row - sheet.row >= first && row - sheet.row < end;
  const lower = (at: number): number => pages[at]?.offset ?? 0;
  const whole: SheetSnapshot = {
    ...head, values: below(({ values }) => values, null), formulas: below(({ formulas }) => formulas, ""), numberFormats: below(({ numberFormats }) => numberFormats, "General"),
    merges: parts.flatMap((part, at) => part.sheet.merges.filter((area) => holds(part, area.row)).map((area) => ({ ...area, sheet: head.name, row: area.row + lower(at) }))),
    hiddenRows: parts.flatMap((part, at) => part.sheet.hiddenRows.filter((row) => holds(part, row)).map((row) => row + lower(at))),
  };
  const tops = parts.filter(({ first }) => first > 0).map(({ sheet, first }): Area => ({ sheet: sheet.name, row: sheet.row, column: sheet.column, rows: first, columns: sheet.values[0]?.length ?? 0 }));
  return new Pages(whole, pages, tops);
}
