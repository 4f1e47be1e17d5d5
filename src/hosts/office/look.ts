import { addressOf, type Area } from "../../model/cells";
import type { Edit } from "../../model/edits";
import { bookOfSnapshot, type EditableRow } from "../editable";
import type { Mark } from "../marks";
import { SheetRows } from "../sheetRows";
import { MAX_COLUMNS, MAX_ROWS } from "../../model/formulas";
import { AskedCircumstances, PLAIN_CIRCUMSTANCES, type Circumstances } from "./circumstances";
import { AskedFills, tintable } from "./fills";
import { FoundMarks } from "./foundMarks";
import { GridReader, type ReadGrid, type Wanted } from "./grids";
import { askSheets, listedSheets, readWorkbook, type ListedSheet } from "./reading";
import { rectanglesOf } from "../../model/rectangles";
import type { Book } from "./book";

/** The workbook just before a batch is written, as far as the batch concerns it. */
export interface Look {
  /** Contents now; marks where {@link located}. */
  readonly book: Book;
  /** Sheets by name. */
  readonly sheets: ReadonlyMap<string, Excel.Worksheet>;
  /** The cells that `book` knows; null when it knows all. */
  readonly areas: readonly Area[] | null;
  readonly found: FoundMarks;
  /** Our marks where the batch changes marks; null when they are only located by the write that removes them all. */
  readonly marks: readonly Mark[] | null;
  readonly circumstances: Circumstances;
}

/** What the batch asks of marks. */
interface MarkWishes {
  /** Sheets on which marks are set or taken off. */
  readonly sheets: ReadonlySet<string>;
  /** All marks of the workbook are taken off. */
  readonly all: boolean;
}

/** What this Excel is taken to be able to do. */
export interface Abilities {
  readonly comments: boolean;
  /** It answers the rules of conditional formats only one by one. */
  readonly apart: boolean;
  /** It tells of filters, tables and how it calculates. */
  readonly circumstances: boolean;
}

const STRUCTURAL = new Set<Edit["kind"]>(["insertRows", "deleteRows", "renameSheet", "deleteSheet"]);

/** More cells than these are read in blocks of their own rather than with the list of sheets. */
const CELLS_BESIDE_LIST = 5_000;

function markWishesOf(edits: readonly Edit[]): MarkWishes {
  const sheets = new Set<string>();
  let all = false;
  for (const edit of edits) {
    if (edit.kind !== "mark" && edit.kind !== "unmark") continue;
    if (edit.at === null) all = true;
    else sheets.add(edit.at.sheet);
  }
  return { sheets, all };
}

function isMarking({ all, sheets }: MarkWishes): boolean {
  return all || sheets.size > 0;
}

/** Reads the whole workbook for a batch. */
async function lookAtAll(context: Excel.RequestContext, { edits, found, wishes, marked, written, telling }: {
  readonly edits: readonly Edit[]; readonly found: FoundMarks; readonly wishes: MarkWishes; readonly marked: ReadonlySet<string>; readonly written: ReadonlySet<string>; readonly telling: boolean;
}): Promise<Look> {
  let asking: AskedCircumstances | null = null;
  let fills: AskedFills | null = null;
  const { sheets, snapshot } = await readWorkbook(context, undefined, (listed) => {
    const there = new Map(listed.map(({ name, sheet }) => [name, sheet]));
    fills = new AskedFills(edits, (name) => there.get(name) ?? context.workbook.worksheets.getItem(name), telling);
    if (!telling) return;
    asking = new AskedCircumstances(context);
    for (const { name, sheet } of listed) if (written.has(name)) asking.ask(name, sheet);
  });
  const handles = new Map(sheets.map(({ name, sheet }) => [name, sheet]));
  for (const [name, sheet] of handles) if (wishes.all || marked.has(name)) found.ask(sheet);
  if (isMarking(wishes)) await context.sync();
  await found.take();
  const circumstances = await answers(asking);
  const book = bookOfSnapshot<string, undefined>(snapshot, undefined);
  (fills as AskedFills | null)?.put(book);
  return locate(context, { book, sheets: handles, areas: null, found, marks: null, circumstances }, wishes);
}

/**
 * Reads what a batch concerns: in one sync where it only sets cells, adds sheets or marks; the whole workbook where rows
 * or sheets move, because formulas anywhere may follow.
 *
 * @param hints names of sheets from the last reading, so that marks on them are asked for before the list has come.
 */
export async function look(context: Excel.RequestContext, edits: readonly Edit[], hints: readonly string[], { comments, apart, circumstances: telling }: Abilities): Promise<Look> {
  const found = new FoundMarks(context, { apart });
  const wishes = markWishesOf(edits);
  const marked = new Set([...wishes.sheets, ...(wishes.all ? hints : [])]);
  if (isMarking(wishes) && comments) found.askComments();

  const written = writtenSheets(edits);
  // Where Excel tells of no filters and tables, what they do shows in cells that nobody asked to change.
  if (edits.some(({ kind }) => STRUCTURAL.has(kind)) || (!telling && written.size > 0)) return lookAtAll(context, { edits, found, wishes, marked, written, telling });

  const asked = new Map<string, Excel.Worksheet>();
  const handle = (name: string): Excel.Worksheet => {
    const sheet = asked.get(name) ?? context.workbook.worksheets.getItemOrNullObject(name);
    asked.set(name, sheet);
    return sheet;
  };
  const list = askSheets(context);
  const wanted: Wanted[] = areasOf(edits).map((area) => ({ sheet: handle(area.sheet), area }));
  const reader = new GridReader(context, wanted);
  const early = wanted.reduce((sum, { area }) => sum + area.rows * area.columns, 0) <= CELLS_BESIDE_LIST;
  if (early) reader.ask();
  for (const name of marked) found.ask(handle(name));
  const asking = telling && written.size > 0 ? new AskedCircumstances(context) : null;
  for (const name of written) asking?.ask(name, handle(name));
  const fills = new AskedFills(edits, handle, telling);
  await context.sync();
  if (early) reader.take();
  await reader.finish();
  await found.take();
  const circumstances = await answers(asking);

  const listed = listedSheets(list);
  const late = wishes.all ? listed.filter(({ name }) => !marked.has(name)) : [];
  for (const { sheet } of late) found.ask(sheet);
  if (late.length > 0) await context.sync();
  await found.take();

  const sheets = new Map(listed.map(({ name, sheet }) => [name, asked.get(name) ?? sheet]));
  const book = { names: [], moves: [], sheets: listed.map((sheet) => sparseSheet(sheet, reader.grids)) };
  fills.put(book);
  return locate(context, { book, sheets, areas: wanted.map(({ area }) => area), found, marks: null, circumstances }, wishes);
}

const answers = (asking: AskedCircumstances | null): Promise<Circumstances> => asking?.take() ?? Promise.resolve(PLAIN_CIRCUMSTANCES);

/** Sheets that are there already and in whose cells or rows something is changed. */
function writtenSheets(edits: readonly Edit[]): ReadonlySet<string> {
  const inserted = new Set(edits.flatMap((edit) => (edit.kind === "insertSheet" ? [edit.draft.name] : [])));
  return new Set(edits.flatMap((edit) => {
    const name = edit.kind === "setValue" || edit.kind === "setFormula" ? edit.at.sheet : edit.kind === "insertRows" || edit.kind === "deleteRows" ? edit.sheet : null;
    return name === null || inserted.has(name) ? [] : [name];
  }));
}

/** Finds out where our marks are, unless none are there or all of them go. */
async function locate(context: Excel.RequestContext, seen: Look, wishes: MarkWishes): Promise<Look> {
  if (wishes.all || wishes.sheets.size === 0) return wishes.all ? seen : { ...seen, marks: [] };
  if (!seen.found.any) return { ...seen, marks: [] };
  seen.found.locate();
  await context.sync();
  const marks = seen.found.marks(nameIn(seen.sheets)) ?? [];
  for (const mark of marks) seen.book.sheets.find(({ name }) => name === mark.at.sheet)?.marks.set(keyOf(mark), mark);
  return { ...seen, marks };
}

const keyOf = ({ at }: Mark): string => addressOf(at);

/** The name of a sheet among those listed. */
export function nameIn(sheets: ReadonlyMap<string, Excel.Worksheet>): (sheet: Excel.Worksheet) => string | undefined {
  const names = new Map([...sheets].map(([name, sheet]) => [sheet, name]));
  return (sheet) => names.get(sheet);
}

/** The areas that cells to be set lie in: one a sheet where they lie close together. */
function areasOf(edits: readonly Edit[]): Area[] {
  const inserted = new Set(edits.flatMap((edit) => (edit.kind === "insertSheet" ? [edit.draft.name] : [])));
  const cells = new Map<string, { row: number; column: number; key: number }[]>();
  const places = edits.flatMap((edit) => {
    if (edit.kind === "setValue" || edit.kind === "setFormula") return [edit.at];
    return edit.kind === "expect" ? edit.cells.map(({ at }) => at) : edit.kind === "tint" ? tintable(edit.area) : [];
  });
  for (const { sheet, row, column } of places) {
    if (inserted.has(sheet) || row < 0 || column < 0 || row >= MAX_ROWS || column >= MAX_COLUMNS) continue;
    const own = cells.get(sheet) ?? [];
    own.push({ row, column, key: 0 });
    cells.set(sheet, own);
  }
  return [...cells].flatMap(([sheet, own]) => {
    let [top, left, bottom, right] = [MAX_ROWS, MAX_COLUMNS, 0, 0];
    for (const { row, column } of own) {
      [top, left, bottom, right] = [Math.min(top, row), Math.min(left, column), Math.max(bottom, row), Math.max(right, column)];
    }
    const box = { sheet, row: top, column: left, rows: bottom - top + 1, columns: right - left + 1 };
    if (box.rows * box.columns <= own.length * 4 + 256) return [box];
    return rectanglesOf(own).map(({ row, column, rows, columns }) => ({ sheet, row, column, rows, columns }));
  });
}

function sparseSheet({ name, visibility, protected: locked }: ListedSheet, grids: readonly ReadGrid[]): Book["sheets"][number] {
  const rows = new SheetRows<EditableRow<string>>();
  for (const { area, values, formulas, numberFormats } of grids) {
    if (area.sheet !== name) continue;
    values.forEach((line, r) => {
      const cells = new Map(rows.get(area.row + r)?.cells);
      rows.set(area.row + r, { cells, height: undefined, hidden: false, extra: undefined });
      line.forEach((value, c) => {
        cells.set(area.column + c, { value, formula: formulas[r]?.[c] ?? "", numberFormat: numberFormats[r]?.[c] ?? "General", style: undefined });
      });
    });
  }
  return { name, visibility, protected: locked, rows, merges: [], choices: [], marks: new Map(), hiddenColumns: [], extra: undefined };
}
