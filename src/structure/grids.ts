import type { CellRef } from "../model/cells";
import type { UnitOfMeasure } from "../model/money";
import { isHeaderWord } from "../recognize/headers";
import { bodyIn, plain, saysNothing, unitOfMeasureIn, withoutContinued } from "../recognize/text";
import type { SheetView } from "../recognize/view";
import { beginsBody, CONTENT, isTitleLike, SheetLines } from "./rowsOfSheet";

/** A rectangle of figures under headers, of whatever kind of table: rows and columns of the sheet, nothing named yet. */
export interface Grid {
  readonly lines: SheetLines;
  readonly view: SheetView;
  readonly title: { readonly text: string; readonly at: CellRef } | null;
  readonly unit: UnitOfMeasure | null;
  readonly unitCell: CellRef | null;
  /** Plain texts of the lines above the header that are titles or numbers of tables. */
  readonly titles: ReadonlySet<string>;
  /** Rows of headers from the groups down; none are left out between the first and the last. */
  readonly headerRows: readonly number[];
  /** Rows of the body in order; headers that are repeated after a page break are left out. */
  readonly bodyRows: number[];
}

/** Grids of a sheet, and the rows whose figures stand under no header. */
export interface SheetGrids {
  readonly lines: SheetLines;
  readonly grids: readonly Grid[];
  readonly headless: readonly number[];
}

/** Header rows that one table may have. */
const MOST_HEADER_ROWS = 8;

interface Scan {
  readonly lines: SheetLines;
  readonly view: SheetView;
  readonly grids: Grid[];
  readonly headless: number[];
  /** Rows since the last figures, oldest first. */
  pending: number[];
  current: Grid | null;
  /** The last unit of measure stated. */
  unit: { readonly unit: UnitOfMeasure; readonly at: CellRef } | null;
}

/** Finds every grid of a sheet from top to bottom. Linear in the number of cells. */
export function gridsOf(view: SheetView): SheetGrids {
  const lines = new SheetLines(view);
  const scan: Scan = { lines, view, grids: [], headless: [], pending: [], current: null, unit: null };
  const hidden = new Set(view.sheet.hiddenRows);
  for (let row = view.span.row; row <= view.span.lastRow; row++) {
    const kind = lines.kind(row);
    // Lines of the form that were hidden since nothing was typed into them.
    if (kind === "blank" || (kind === "texts" && scan.current && hidden.has(row))) continue;
    if (kind !== "figures") scan.pending.push(row);
    else takeFigures(scan, row);
  }
  if (scan.current) scan.current.bodyRows.push(...bodyPart(scan, lastOf(scan, scan.current)));
  return { lines, grids: scan.grids, headless: scan.headless };
}

/** The rows behind the last figures of a sheet that are still the table's: those below the title of another one, which has no figures, are not. */
function lastOf(scan: Scan, current: Grid): readonly number[] {
  const { pending } = scan;
  const end = pending.findIndex((row) => isEntitledAnew(scan, current, [row]));
  return end < 0 ? pending : pending.slice(0, end);
}

/** A row of figures: the rows before it are a header of its own, a repeated one, or lines of the table that goes on. */
function takeFigures(scan: Scan, row: number): void {
  const { current, pending } = scan;
  if (pending.length === 0) {
    (current?.bodyRows ?? scan.headless).push(row);
    return;
  }
  const header = (current && headerRepeatedIn(scan, current, pending)) ?? headerIn(scan, pending, row);
  scan.pending = [];
  if (current && header && sameHeader(scan, current, header.rows) && !isEntitledAnew(scan, current, pending)) {
    current.bodyRows.push(...header.body, row);
  } else if (header && (!current || isEntitledAnew(scan, current, pending) || startsAnew(scan, current, pending, header.rows))) {
    scan.current = newGrid(scan, pending, header, row);
    scan.grids.push(scan.current);
  } else if (current && !isEntitledAnew(scan, current, pending)) {
    current.bodyRows.push(...bodyPart(scan, pending), row);
  } else {
    // Below the title of another table without a header (a card) nothing is of the table above.
    scan.current = null;
    scan.headless.push(row);
  }
}

interface Header {
  readonly rows: readonly number[];
  /** Rows below it that hold labels only. */
  readonly body: readonly number[];
}

/** The header of a table once more among rows: what stands before it on its page and behind it are lines of the table that have no figures. */
function headerRepeatedIn(scan: Scan, current: Grid, pending: readonly number[]): Header | null {
  const { lines } = scan;
  const [top = -1] = current.headerRows;
  const count = current.headerRows.length;
  if (pending.length <= count || pending.some((row) => lines.kind(row) === "around")) return null;
  const width = lines.filled(top).length;
  const at = pending.findIndex((row, first) => lines.filled(row).length === width && current.headerRows.every((own, depth) => textsOf(scan, own) === textsOf(scan, pending[first + depth] ?? -1)));
  if (at < 0) return null;
  return { rows: pending.slice(at, at + count), body: bodyPart(scan, [...pending.slice(0, at), ...pending.slice(at + count)]) };
}

/** The run of header rows among the rows before a row of figures. */
function headerIn({ lines, view }: Scan, pending: readonly number[], figures: number): Header | null {
  let start = 0;
  pending.forEach((row, at) => {
    if (lines.kind(row) === "around") start = at + 1;
  });
  const texts = pending.slice(start).filter((row) => lines.kind(row) === "texts");
  const rows: number[] = [];
  for (const row of texts) {
    const cells = lines.filled(row);
    const [first] = cells;
    // A single text in the first column above everything else is a title without the word 表.
    if (rows.length === 0 && cells.length === 1 && first === view.span.column && texts.length > 1 && !isHeaderWord(view.headerText(row, first))) continue;
    // What leaves the first header's column blank is no line of the body.
    const underLabels = (first ?? 0) <= (lines.filled(rows[0] ?? row)[0] ?? 0);
    if (rows.length > 0 && underLabels && isBodyLabel(view, row, cells)) break;
    rows.push(row);
  }
  const last = rows.at(-1);
  if (last === undefined || rows.length > MOST_HEADER_ROWS) return null;
  const figured = lines.filled(figures).filter((column) => lines.content(figures, column) === CONTENT.number);
  const headed = rows.some((row) => lines.filled(row).some((column) => figured.length === 0 || column <= Math.max(...figured)));
  return headed ? { rows, body: texts.filter((row) => row > last) } : null;
}

/** Whether a row of texts is a line of the body: its first text is numbered or a total, and no header stands beside it. */
function isBodyLabel(view: SheetView, row: number, cells: readonly number[]): boolean {
  const words = cells.map((column) => view.headerText(row, column)).filter((text) => text !== "");
  return words.length > 0 && words.some(beginsBody) && words.filter((text) => isHeaderWord(text) && !beginsBody(text)).length === 0 &&
    (words.length === 1 || words.filter(beginsBody).length * 2 >= words.length);
}

function textsOf({ view, lines }: Pick<Grid, "view" | "lines">, row: number): string {
  return lines.filled(row).map((column) => `${column}:${view.headerText(row, column)}`).join("|");
}

/** Whether rows repeat the header of a table, as after a page break. */
function sameHeader(scan: Scan, grid: Grid, rows: readonly number[]): boolean {
  const own = new Set(grid.headerRows.map((row) => textsOf(scan, row)));
  return rows.every((row) => own.has(textsOf(scan, row)));
}

/** Whether a title of another table stands among rows; 续表, and what stood above the table already, go on with the same. */
function isEntitledAnew({ lines, view }: Scan, current: Grid, rows: readonly number[]): boolean {
  const own = withoutContinued(plain(current.title?.text ?? ""));
  return rows.some((row) => lines.kind(row) === "around" && lines.filled(row).some((column) => {
    const text = view.text(row, column);
    const title = withoutContinued(text);
    return isTitleLike(text) && title !== own && title.length > 3 && !current.titles.has(title);
  }));
}

/** Whether a grid repeats the header of another: the same texts in the same columns. */
export function repeatsHeader(first: Grid, second: Grid): boolean {
  const own = new Set(first.headerRows.map((row) => textsOf(first, row)));
  return second.headerRows.length === first.headerRows.length && second.headerRows.every((row) => own.has(textsOf(second, row)));
}

/** The body that a line above the header of a grid names; null where none does. */
export function bodyAbove({ lines, view, headerRows: [header = 0] }: Grid): string | null {
  for (let row = header - 1; row >= view.span.row && row >= header - MOST_LINES_ABOVE; row--) {
    for (const column of lines.filled(row)) {
      const body = bodyIn(view.text(row, column));
      if (body !== null) return body;
    }
  }
  return null;
}

/** Lines between the title of a table and its header. */
const MOST_LINES_ABOVE = 4;

/**
 * Whether a header begins another table rather than being a line of the one that goes on: a title or a unit of measure
 * stands before it, or several of its texts stand where the table has figures.
 */
function startsAnew(scan: Scan, current: Grid, pending: readonly number[], rows: readonly number[]): boolean {
  const { lines, view } = scan;
  const first = rows[0] ?? 0;
  const lastBody = current.bodyRows.at(-1) ?? first;
  const interrupted = pending.some((row) => row < first && lines.kind(row) === "around");
  const figured = figuredColumns(scan, current.bodyRows.slice(-20));
  const above = rows.flatMap((row) => lines.filled(row).filter((column) => (figured.get(column) ?? 0) > 0).map((column) => view.headerText(row, column)));
  const texts = rows.flatMap((row) => lines.filled(row).map((column) => view.headerText(row, column)));
  if (texts.length < 2 || beginsBody(texts[0] ?? "")) return false;
  const gap = first - lastBody > 1;
  return (interrupted && above.length > 0) || (interrupted && texts.length >= 2 && texts.some(isHeaderWord)) || (above.length >= 2 && new Set(above).size >= 2) ||
    (above.length > 0 && (gap || isHeaderWord(texts[0] ?? "")) && texts.filter(isHeaderWord).length >= 2);
}

/** By column how many more numbers than texts some rows have there: remarks with a number among them are no figures. */
function figuredColumns({ lines, view }: Scan, rows: readonly number[]): ReadonlyMap<number, number> {
  const more = new Map<number, number>();
  for (const row of rows) {
    for (const column of lines.filled(row)) {
      const content = lines.content(row, column);
      more.set(column, (more.get(column) ?? 0) + (content === CONTENT.number ? 1 : content === CONTENT.text && !saysNothing(view.text(row, column)) ? -1 : 0));
    }
  }
  return more;
}

/** Rows of texts that are lines of a body: what stands before titles and after notes. */
function bodyPart({ lines }: Scan, pending: readonly number[]): readonly number[] {
  return pending.filter((row) => lines.kind(row) === "texts");
}

function newGrid(scan: Scan, pending: readonly number[], header: Header, row: number): Grid {
  const { view, lines } = scan;
  const above = [...pending].reverse();
  const isHeader = (at: number): boolean => header.rows.includes(at);
  // A header may state the unit of its own columns beside the one above the table.
  scan.unit = statedAbove(scan, above.filter((at) => !isHeader(at))) ?? statedAbove(scan, above.filter(isHeader)) ?? scan.unit;
  return {
    lines, view, title: titleAbove(scan, above.filter((at) => at < (header.rows[0] ?? row))), unit: scan.unit?.unit ?? null, unitCell: scan.unit?.at ?? null,
    headerRows: header.rows, bodyRows: [...header.body, row],
    titles: new Set(pending.flatMap((at) => lines.filled(at).map((column) => view.text(at, column)).filter(isTitleLike).map(withoutContinued))),
  };
}

/** The unit of measure that the rows above a body state, the nearest first. */
function statedAbove({ view, lines }: Scan, rows: readonly number[]): Scan["unit"] {
  for (const row of rows) {
    for (const column of lines.filled(row)) {
      const unit = unitOfMeasureIn(view.text(row, column));
      if (unit) return { unit, at: view.ref(row, column) };
    }
  }
  return null;
}

/** So long a title says of what it is; a shorter one may be only its number (附件1). */
const TELLING_TITLE = 9;

/** The title above a header, the nearest rows first; else a text that stands there nearly alone. */
function titleAbove({ view, lines }: Scan, rows: readonly number[]): Grid["title"] {
  let title: Grid["title"] = null;
  let loose: Grid["title"] = null;
  for (const row of rows) {
    for (const column of lines.filled(row)) {
      const text = view.text(row, column);
      // A title may have the unit of measure behind it in brackets.
      if (unitOfMeasureIn(text) && !isTitleLike(text)) continue;
      const printed = { text: String(view.value(row, column)).trim(), at: view.ref(row, column) };
      if (isTitleLike(text) && text.length > (title?.text.length ?? 0) && (title === null || title.text.length < TELLING_TITLE)) title = printed;
      else if (text.length > 3 && lines.filled(row).length <= 2) loose ??= printed;
    }
  }
  return title ?? loose;
}
