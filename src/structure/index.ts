import { isRecordSheet } from "../catalog/ownSheets/recordSheets";
import type { BudgetBook, Leftover } from "../model/book";
import type { Area } from "../model/cells";
import { isReadByTables } from "../model/readCells";
import type { SheetSnapshot, WorkbookSnapshot } from "../model/snapshot";
import type { CodeOutside, Structure, StructuralTable } from "../model/structure";
export { Reliance } from "./reliance";
export { StandingStructure } from "./standing";
import { columnsBeside, readColumns } from "./across";
import { Amounts } from "./amounts";
import type { Template } from "./candidates";
import { codeListsOf } from "./codeLists";
import { codesOutside } from "./codesOutside";
import { columnsOf, type GridColumn } from "./columns";
import { PrintedDecimals, type PlacedGrid } from "./decimals";
import { readRows } from "./down";
import { gridsOf, type Grid } from "./grids";
import { pagesOf, type PageArea, type Pages } from "../recognize/pages";
import { paneTotals, readPanes } from "./panesOfGrid";
import { readTies, type PaneRead } from "./ties";
import { relationsOf } from "./relations";
import type { Reliance } from "./reliance";
import { viewsOf } from "./views";
import { readYears } from "./years";

/** A structural reading, and what it leaves over. */
export interface StructureRead {
  readonly structure: Structure;
  readonly leftovers: readonly Leftover[];
}

/**
 * Reads every budget table of a workbook by its structure: grids of figures under headings, the tree of headers, the levels
 * of rows, panes side by side, years beside years, and lines that tables share. Words give what is likely (合计 sums
 * something, a code is under its prefix), the figures choose among the readings that are possible, and a relation that they
 * do not bear out is none. Takes time in proportion to the number of cells.
 *
 * @param book the same workbook as the catalogue reads it: its own sheets are left out
 * @param reliance is told on which figures the reading rests
 */
export function readStructure(snapshot: WorkbookSnapshot, book: BudgetBook, reliance: Reliance | null = null): StructureRead {
  const amounts = new Amounts(reliance);
  const tables: StructuralTable[] = [];
  const leftovers: Leftover[] = [];
  const counters: Area[] = [];
  const reads: (PaneRead & { readonly run: Pages })[] = [];
  const templates: Template[] = [];
  const outside: CodeOutside[] = [];
  const pages: PageOfTable[] = [];
  const decimals = new PrintedDecimals(book);
  const found: (PlacedGrid & { readonly run: Pages; readonly own: readonly PageArea[] })[] = [];
  for (const run of pagesOf(snapshot.sheets.filter((sheet) => !isLeftOut(sheet, book)))) {
    const onPages = (area: Area): readonly Area[] => run.split(area).map((page) => page.area);
    const parts = viewsOf(run.whole).map(gridsOf);
    counters.push(...run.tops);
    for (const { lines } of parts) counters.push(...lines.besides().flatMap(onPages));
    for (const grid of parts.flatMap(({ grids }) => grids)) {
      const own = run.split(areaOf(grid));
      if (/决算/.test(grid.title?.text ?? "")) {
        for (const { area } of own) leftovers.push({ area, reason: "finalAccounts", detail: grid.title?.text ?? "" });
        continue;
      }
      const columns = columnsOf(grid);
      counters.push(...countersOf(grid, columns).flatMap(onPages));
      const placed = { grid, columns, areas: own.map(({ area }) => area), run, own };
      if (grid.unit === null) continue;
      decimals.see(placed);
      found.push(placed);
    }
  }
  for (const placed of found) {
    const { grid, columns, run, own } = placed;
    const first = tables.length;
    const panes = readPanes(grid, columns, first, amounts, decimals.of(placed));
    for (const page of own) tables.push(tableOf(grid, columns, run, page));
    if (own.length > 1 || own.some(({ offset }) => offset > 0)) pages.push(...own.map((page, at) => ({ ...page, first, table: first + at })));
    for (const pane of panes) {
      const across = readColumns(pane, amounts);
      const rows = readRows(pane, amounts, columnsBeside(pane, amounts, across));
      reads.push({ pane, rows, run });
      outside.push(...codesOutside(pane, rows.tree).map((each) => ({ ...each, at: run.place(each.at), parentAt: run.place(each.parentAt) })));
      templates.push(...rows.relations, ...across, ...readYears(pane, amounts));
    }
    templates.push(...paneTotals(panes, amounts));
  }
  putOnPages(amounts, pages);
  const isRead = (id: number): boolean => isReadByTables(book, tables[amounts.grid[id] ?? -1]?.sheet ?? "", amounts.row[id] ?? 0, amounts.column[id] ?? 0);
  templates.push(...readTies(reads, amounts, isRead));
  const codeLists = reads.flatMap(({ pane, run }) => codeListsOf(pane, run, pane.ids.subarray(0, ENOUGH_TO_KNOW).some((id) => id >= 0 && isRead(id)) ? book : null));
  reliance?.close(amounts, templates);
  return { structure: { tables, amounts: amounts.frozen(), relations: relationsOf(templates, amounts), counters, codesOutside: outside, codeLists }, leftovers };
}

/** So many amounts of a pane tell whether the catalogue knows it. */
const ENOUGH_TO_KNOW = 200;

function tableOf({ title, unit, bodyRows }: Grid, columns: readonly GridColumn[], run: Pages, { area, from, offset }: PageArea): StructuralTable {
  const own = bodyRows.filter((row) => row >= from && row < from + area.rows).map((row) => row - offset);
  return {
    sheet: area.sheet, area, title: title?.text ?? "", titleCell: title ? run.place(title.at) : null, unit,
    columns: columns.map(({ printed, ...column }) => ({ ...column, header: printed })),
    bodyRows: [own[0] ?? area.row, own.at(-1) ?? area.row],
  };
}

/** A page of a table: the table as it was read whole, and the one that it is on its sheet. */
interface PageOfTable extends PageArea {
  readonly first: number;
  readonly table: number;
}

/** Amounts that were read on a run of pages, as those of the pages on which they stand. */
function putOnPages(amounts: Amounts, pages: readonly PageOfTable[]): void {
  if (pages.length === 0) return;
  const of = new Map<number, PageOfTable[]>();
  for (const page of pages) of.set(page.first, [...(of.get(page.first) ?? []), page]);
  for (let id = 0; id < amounts.length; id += 1) {
    const row = amounts.row[id] ?? 0;
    const page = of.get(amounts.grid[id] ?? -1)?.findLast(({ from }) => row >= from);
    if (!page) continue;
    amounts.grid[id] = page.table;
    amounts.row[id] = row - page.offset;
  }
}

/** Our own sheets, sheets that were replaced, and hidden ones. */
function isLeftOut(sheet: SheetSnapshot, book: BudgetBook): boolean {
  const analysis = [...book.analysis.values()][0]?.sheet;
  return sheet.visibility !== "visible" || isRecordSheet(sheet) || [book.basics?.sheet, book.supplement?.sheet, analysis].includes(sheet.name) ||
    book.leftovers.some(({ reason, area }) => reason === "replacedSheet" && area.sheet === sheet.name);
}

function areaOf({ view, title, headerRows, bodyRows }: Grid): Area {
  const first = Math.min(title?.at.row ?? Infinity, headerRows[0] ?? Infinity, bodyRows[0] ?? 0);
  const last = Math.max(bodyRows.at(-1) ?? first, headerRows.at(-1) ?? first);
  return { sheet: view.name, row: first, column: view.span.column, rows: last - first + 1, columns: view.span.lastColumn - view.span.column + 1 };
}

/** Columns of codes and counts, and everything above the body. */
function countersOf(grid: Grid, columns: readonly GridColumn[]): readonly Area[] {
  const area = areaOf(grid);
  const body = grid.bodyRows[0] ?? area.row;
  return [
    { ...area, rows: Math.max(0, body - area.row) },
    ...columns.filter(({ kind }) => kind === "code" || kind === "counter").map(({ column }): Area => ({ ...area, column, columns: 1 })),
  ];
}
