import type { SheetSnapshot } from "../model/snapshot";
import { isCodeLike, isColumnNumberRow, isHeaderRow } from "./headers";
import { withoutContinued } from "./text";
import { titlesIn } from "./titles";
import { rowsSayingTable, SheetView, type Span } from "./view";

/** Lines between a title and the first line of its table at most: unit of measure, body, headers, numbers of columns. */
const MOST_LINES = 12;
/** Totals that a table has once. */
const TOTAL = /^(?:[收支]入?出?(?:合计|总计)|合计|总计)$/;
/** Columns in which the label of a line stands. */
const LABELS = 4;

/**
 * A sheet without the tops of pages: title, unit of measure and header of a table that are printed again further down, where it
 * goes on. A second table under the same title has another body, another header or a total of its own, and stays one.
 */
export function withoutPageTops(sheet: SheetSnapshot): SheetSnapshot {
  const again = titlesAgain(sheet);
  if (again.length === 0) return sheet;
  const view = new SheetView(sheet);
  const blank = new Set<number>();
  let above = -1;
  for (const { first, row } of again) {
    const start = above >= first ? above : first;
    const top = pageTop(view, first, row);
    if (top.length > 0 && !hasTotalTwice(view, start, row)) for (const each of top) blank.add(each - sheet.row);
    else above = row;
  }
  return blank.size === 0 ? sheet : { ...sheet, values: sheet.values.map((line, at) => (blank.has(at) ? line.map(() => null) : line)) };
}

/** Titles that stand on a sheet before, with the row of the first. */
function titlesAgain(sheet: SheetSnapshot): readonly { readonly first: number; readonly row: number }[] {
  const seen = new Map<string, number>();
  const again: { readonly first: number; readonly row: number }[] = [];
  const view = new SheetView(sheet);
  for (const row of rowsSayingTable(sheet)) {
    for (const { text } of titlesIn(view, row, view.span)) {
      const title = withoutContinued(text);
      const first = seen.get(title);
      if (first === undefined) seen.set(title, row);
      else again.push({ first, row });
    }
  }
  return again;
}

/** The rows from a repeated title to the line behind its header, where they say what they said the first time; with the lines right above the title. */
function pageTop(view: SheetView, first: number, row: number): readonly number[] {
  const { span } = view;
  const rows = [row];
  let headed = false;
  for (let at = 1; at <= MOST_LINES && row + at <= span.lastRow; at++) {
    if (textsOf(view, first + at, span) !== textsOf(view, row + at, span) || !isLineOfTop(view, row + at, span)) break;
    headed ||= isHeaderRow(view, row + at, span);
    rows.push(row + at);
  }
  if (!headed) return [];
  for (let at = 1; row - at > first && first - at >= span.row; at++) {
    const text = textsOf(view, row - at, span);
    if (text === "" || text !== textsOf(view, first - at, span)) break;
    rows.push(row - at);
  }
  return rows;
}

/** Whether a row has neither figures nor codes, or numbers the columns. */
function isLineOfTop(view: SheetView, row: number, span: Span): boolean {
  if (isColumnNumberRow(view, row, span)) return true;
  for (let column = span.column; column <= span.lastColumn; column++) {
    const value = view.value(row, column);
    if (typeof value === "number" || (typeof value === "string" && isCodeLike(value))) return false;
  }
  return true;
}

/** Whether what stands from a title to its repetition has a total that comes again behind it. */
function hasTotalTwice(view: SheetView, first: number, row: number): boolean {
  const { span } = view;
  const before = new Set<string>();
  for (let at = first; at <= span.lastRow; at++) {
    // 合计 heads columns as well.
    if (isLineOfTop(view, at, span)) continue;
    for (let column = span.column; column < span.column + LABELS; column++) {
      const text = view.text(at, column);
      if (!TOTAL.test(text)) continue;
      if (at < row) before.add(text);
      else if (before.has(text)) return true;
    }
  }
  return false;
}

function textsOf(view: SheetView, row: number, span: Span): string {
  const texts: string[] = [];
  for (let column = span.column; column <= span.lastColumn; column++) texts.push(withoutContinued(view.text(row, column)));
  return texts.join("|").replace(/\|+$/, "");
}
