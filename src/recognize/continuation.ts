import { readBody } from "./body";
import { isHeaderRow } from "./headers";
import { FIRST_DIGIT } from "./identify";
import type { Found } from "./locate";
import { bodyIn, isUnitLine } from "./text";
import { titleOfSheet, titlesIn, type TitleReading } from "./titles";
import { rowsSayingTable, type Span, type SheetView } from "./view";

/**
 * The rest of a table at the top of a sheet that repeats no header: a page of its own, with or without the title. It is
 * one only if it is seen or entitled, and everything down to the next title reads as rows of the table before, in the same columns, with codes or
 * names of its kind; anything else is left to be found, or left over.
 */
export function continuation(view: SheetView, previous: Found, span: Span): Found | null {
  const start = firstBodyRow(view, previous, span);
  if (!start || isHeaderRow(view, start.row, span)) return null;
  // A hidden sheet of numbers holds what formulas look up.
  if (!start.title && view.sheet.visibility !== "visible") return null;
  const named = start.title ? null : titleOfSheet(view, view.ref(start.row, span.column));
  if (named && !named.kinds.includes(previous.identified.fit.spec)) return null;
  const { identified } = previous;
  const columns = new Set(identified.columns.map(({ column }) => column));
  const last = lastRowBefore(view, start.row, span);
  for (let row = start.row; row <= last; row++) {
    for (let column = span.column; column <= span.lastColumn; column++) {
      if (view.value(row, column) !== null && !columns.has(column)) return null;
    }
  }
  const body = readBody(view, identified.fit, identified.columns, [start.row - 1, start.row - 1], { ...span, lastRow: last });
  const keyed = body.rows.filter((row) => row.key !== null && row.kind !== "total");
  const [first] = keyed;
  if (body.leftovers.length > 0 || !first || body.rows.filter((row) => row.hasAmounts).length * 2 < body.rows.length) return null;
  if (!keyed.every((row) => row.code === null || suits(previous, row.band, row.code))) return null;
  if (!keyed.some((row) => row.code !== null || row.kind === "line" || row.unitName !== null)) return null;
  return {
    view, span, title: start.title, unit: null, unitCell: null, body,
    identified: { ...identified, headerRows: [start.row - 1, start.row - 1] }, firstRow: start.title?.at.row ?? start.row,
  };
}

function suits({ identified }: Found, band: number, code: string): boolean {
  const classification = identified.fit.axes[band]?.axis.rows.classified?.classification;
  return classification === undefined || FIRST_DIGIT[classification].test(code);
}

/** The first row that is neither title nor a line about the table; null under a title of another kind. */
function firstBodyRow(view: SheetView, previous: Found, span: Span): { readonly row: number; readonly title: TitleReading | null } | null {
  let title: TitleReading | null = null;
  for (let row = span.row; row <= span.lastRow; row++) {
    if (view.isBlankRow(row, span)) continue;
    const [found] = titlesIn(view, row, span);
    if (found) {
      if (title || !found.kinds.includes(previous.identified.fit.spec)) return null;
      title = found;
    } else if (!isAboutTable(view, row, span)) {
      return { row, title };
    }
  }
  return null;
}

/** A row of nothing but the unit of measure and the body. */
function isAboutTable(view: SheetView, row: number, span: Span): boolean {
  for (let column = span.column; column <= span.lastColumn; column++) {
    const text = view.text(row, column);
    if (view.value(row, column) !== null && !isUnitLine(text) && bodyIn(text) === null) return false;
  }
  return true;
}

function lastRowBefore(view: SheetView, first: number, span: Span): number {
  const titled = rowsSayingTable(view.sheet).find((row) => row >= first && row <= span.lastRow && titlesIn(view, row, span).length > 0);
  return titled === undefined ? span.lastRow : titled - 1;
}
