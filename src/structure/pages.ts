import type { Area, CellRef } from "../model/cells";
import type { SheetSnapshot } from "../model/snapshot";
import { plain, withoutContinued } from "../recognize/text";
import { bodyAbove, gridsOf, repeatsHeader, type Grid, type SheetGrids } from "./grids";
import { viewsOf } from "./views";
import { totalRank } from "./words";

/** A sheet of a run of pages, and by how many rows it stands lower in the run than it does by itself. */
interface Page {
  readonly sheet: string;
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

/** A sheet with those on which its last table goes on, seen as one sheet; most are a sheet alone. */
export class Pages {
  /** @param parts grids of the parts of the run that stand side by side */
  constructor(readonly parts: readonly SheetGrids[], private readonly pages: readonly Page[]) {}

  /** Where a cell of the run stands. */
  place(ref: CellRef): CellRef {
    const page = this.pages.findLast(({ from }) => ref.row >= from);
    return page ? { sheet: page.sheet, row: ref.row - page.offset, column: ref.column } : ref;
  }

  /** The pieces of an area of the run on its sheets. */
  split(area: Area): readonly PageArea[] {
    return this.pages.flatMap((page, at) => {
      const first = Math.max(area.row, page.from);
      const end = Math.min(area.row + area.rows, this.pages[at + 1]?.from ?? Infinity);
      return first >= end && !(area.rows === 0 && first === area.row) ? [] : [{ area: { ...area, sheet: page.sheet, row: first - page.offset, rows: Math.max(0, end - first) }, from: first, offset: page.offset }];
    });
  }
}

/** A run of pages while it grows. */
interface Run {
  readonly sheets: SheetSnapshot[];
  readonly parts: readonly SheetGrids[];
  /** The table that may go on. */
  last: Grid | null;
  /** What its totals are called, on all pages; null until a sheet looks as if it went on: after most tables none does. */
  totals: Set<string> | null;
}

/** Sheets in order, each with the sheets behind it on which its last table goes on under the same header. */
export function pagesOf(sheets: readonly SheetSnapshot[]): readonly Pages[] {
  const runs: Run[] = [];
  for (const sheet of sheets) {
    const parts = viewsOf(sheet).map(gridsOf);
    const [only, ...more] = parts;
    const run = runs.at(-1);
    const [first] = only?.grids ?? [];
    const last = more.length === 0 ? only?.grids.at(-1) ?? null : null;
    if (run && first && more.length === 0 && run.sheets[0]?.column === sheet.column && goesOn(run, first)) {
      run.sheets.push(sheet);
      // What the page begins with is entitled by the table that goes on.
      if (last !== first) run.last = last;
      for (const total of last ? totalsOf(last) : []) run.totals?.add(total);
    } else runs.push({ sheets: [sheet], parts, last, totals: null });
  }
  return runs.map(({ sheets: own, parts }) => {
    const [first] = own;
    if (!first || own.length === 1) return new Pages(parts, [{ sheet: first?.name ?? "", from: 0, offset: 0 }]);
    const [whole, pages] = joined(first, own);
    return new Pages(viewsOf(whole).map(gridsOf), pages);
  });
}

/** Whether a grid at the top of a sheet goes on with the last one before: the same header, no other title or body, and no total that was had. */
function goesOn(run: Run, next: Grid): boolean {
  const { last } = run;
  if (!last || !repeatsHeader(last, next)) return false;
  const [own, other] = [last, next].map(({ title }) => withoutContinued(plain(title?.text ?? "")));
  if (other !== "" && other !== own) return false;
  const [body, another] = [bodyAbove(last), bodyAbove(next)];
  if (body !== null && another !== null && body !== another) return false;
  const totals = run.totals ??= new Set(totalsOf(last));
  return !totalsOf(next).some((total) => totals.has(total));
}

/** Totals of a grid by what they are called. */
function totalsOf({ view, lines, bodyRows }: Grid): readonly string[] {
  return bodyRows.flatMap((row) => lines.filled(row).slice(0, LABELS).map((column) => view.text(row, column)).filter((text) => totalRank(text) > 1));
}

/** Among so many cells of a row its label stands. */
const LABELS = 3;

/** Sheets below each other as one sheet. */
function joined(first: SheetSnapshot, sheets: readonly SheetSnapshot[]): readonly [SheetSnapshot, readonly Page[]] {
  const pages: Page[] = [];
  let next = first.row;
  for (const sheet of sheets) {
    pages.push({ sheet: sheet.name, from: pages.length === 0 ? 0 : next, offset: next - sheet.row });
    next += sheet.values.length;
  }
  const width = Math.max(...sheets.map(({ values }) => values[0]?.length ?? 0));
  const wide = <T>(rows: readonly (readonly T[])[], blank: T): readonly (readonly T[])[] => rows.map((row) => (row.length === width ? row : Array.from({ length: width }, (_, column) => row[column] ?? blank)));
  const lower = (at: number): number => pages[at]?.offset ?? 0;
  return [{
    ...first, values: sheets.flatMap(({ values }) => wide(values, null)), formulas: sheets.flatMap(({ formulas }) => wide(formulas, "")), numberFormats: sheets.flatMap(({ numberFormats }) => wide(numberFormats, "General")),
    merges: sheets.flatMap(({ merges }, at) => merges.map((area) => ({ ...area, sheet: first.name, row: area.row + lower(at) }))),
    hiddenRows: sheets.flatMap(({ hiddenRows }, at) => hiddenRows.map((row) => row + lower(at))),
  }, pages];
}
