import { areaAddress, cellKey, type Area, type CellRef } from "../../model/cells";
import type { Edit, EditOutcome } from "../../model/edits";
import { areasOf } from "../../model/formulas";
import type { CellContent } from "../../model/snapshot";
import { applyEdits, sameContent } from "../applyEdits";
import { cloneBook, contentOf, type EditableSheet } from "../editable";
import { canonicalFormula } from "../references";
import { CONTENTS, type Book } from "./book";
import { bytesOf, WATCH_BYTES } from "./limits";
import { rectanglesOf } from "../../model/rectangles";
import type { Watch } from "./requestQueue";
import type { Handle } from "./writer";

type Sheet = EditableSheet<string, undefined>;
type Outcomes = readonly EditOutcome[];

/** A request met, or left, something else than was expected; it is to be taken back. */
export class Mismatch extends Error {
  /**
   * @param met the workbook as the request met it
   * @param edits what the request was to carry out, and how each fares on what was met; null where Excel did something else
   */
  constructor(readonly cells: readonly CellRef[], readonly met: Book, readonly edits: readonly Edit[], readonly outcomes: Outcomes | null) {
    super(`${outcomes ? "met" : "left"} other contents at ${cells.slice(0, 5).map(cellKey).join(", ")}`);
    this.name = "Mismatch";
  }
}

interface Asked {
  readonly area: Area;
  readonly range: Excel.Range;
}

/** Rows beside those that are written or moved that are looked at as well, where a sheet is too large to look at whole. */
const BESIDE = 3;
/** Columns that tell what a row is, on a sheet too large to look at whole. */
const LABEL_COLUMNS = 2;

/**
 * Reads what the requests of a batch touch: in each request ahead of its writes and behind them, so that nobody can come
 * between. What was met is put before the very rules that planned the batch; what was left is compared with the plan.
 */
export class BatchWatch implements Watch {
  /** What the request under way is to carry out, and the rows it touches by sheet. */
  private edits: Edit[] = [];
  private touched = new Map<string, Map<number, readonly [left: number, right: number]>>();
  private moves = false;
  /** Whether a request so far has moved rows or sheets, so that what was to be found in its place is elsewhere. */
  private moved = false;
  private readonly fresh = new Set<string>();
  private unfinished: string | null = null;
  /** Sheets by the names they have as the request begins. */
  private there: ReadonlyMap<string, Handle>;
  private met: Asked[] = [];
  private left: Asked[] = [];

  /**
   * @param start the workbook as it is before the batch, as far as it is known
   * @param always edits that hold for every request: what must be found in its place as long as nothing moves
   */
  constructor(private start: Book, private readonly end: () => Book, private readonly sheets: () => ReadonlyMap<string, Handle>, private readonly always: readonly Edit[]) {
    this.there = new Map(sheets());
  }

  /** Takes note of edits that are queued, and of the cells that they concern. */
  note(edits: readonly Edit[]): void {
    this.edits.push(...edits);
    for (const edit of edits) {
      switch (edit.kind) {
        case "setValue":
        case "setFormula":
          this.touch(edit.at.sheet, edit.at.row, edit.at.column);
          break;
        case "expect":
          for (const { at } of edit.cells) this.touch(at.sheet, at.row, at.column);
          break;
        case "insertRows":
        case "deleteRows":
          this.moves = true;
          for (let row = edit.row - 1; row <= edit.row + edit.count; row += 1) if (row >= 0) this.touch(edit.sheet, row, 0);
          break;
        case "deleteSheet":
          this.moves = true;
          for (const { row, column } of edit.expects) this.touch(edit.sheet, row, column);
          break;
        case "renameSheet":
          this.moves = true;
          break;
        case "insertSheet":
          this.fresh.add(edit.draft.name);
          break;
        case "mark":
        case "unmark":
        case "tint":
          break;
      }
    }
  }

  /** A sheet is being filled over more than one request; null when that is done. */
  filling(name: string | null): void {
    this.unfinished = name;
  }

  before(context: Excel.RequestContext): void {
    for (const name of this.named()) context.workbook.worksheets.getItem(name).load("id");
    this.met = this.ask(this.there, (name) => !this.fresh.has(name) && this.start.sheets.some((sheet) => sheet.name === name));
  }

  after(): void {
    const inserted = this.edits.flatMap((edit) => (edit.kind === "insertSheet" ? [edit.draft.name] : []));
    for (const name of inserted) this.whole(name);
    const end = this.end();
    this.left = this.ask(this.sheets(), (name) => name !== this.unfinished && end.sheets.some((sheet) => sheet.name === name));
  }

  answered(): void {
    const { edits, moves } = this;
    this.moved ||= moves;
    const expects = this.moved ? [] : this.always;
    const book = cloneBook(this.start);
    for (const asked of this.met) take(book, asked);
    const met = cloneBook(book);
    const wanted = [...expects.filter((edit) => !edits.includes(edit)), ...edits];
    const trial = applyEdits(book, wanted, CONTENTS);
    const left = this.left;
    this.edits = [];
    this.touched = new Map();
    this.moves = false;
    this.start = book;
    this.there = new Map(this.sheets());
    if (!trial.done) {
      const at = trial.outcomes.flatMap((outcome) => (!outcome.done && outcome.at ? [outcome.at] : []));
      throw new Mismatch(at, met, wanted, trial.outcomes);
    }
    const written = targetsOf(edits);
    const wrong = left.flatMap(({ area, range }) => differing(book, area, range.formulas, (key) => !moves || written.has(key)));
    if (wrong.length > 0) throw new Mismatch(wrong, met, wanted, null);
  }

  private touch(name: string, row: number, column: number): void {
    const rows = this.touched.get(name) ?? new Map<number, readonly [number, number]>();
    const [left, right] = rows.get(row) ?? [column, column];
    this.touched.set(name, rows.set(row, [Math.min(left, column), Math.max(right, column)]));
  }

  private whole(name: string): void {
    for (const [row, { cells }] of this.end().sheets.find((sheet) => sheet.name === name)?.rows ?? []) for (const column of cells.keys()) this.touch(name, row, column);
  }

  /** Sheets that must still be there by their names: those written on, and those that new formulas refer to. */
  private named(): readonly string[] {
    const formulas = this.edits.flatMap((edit) => {
      if (edit.kind === "setFormula") return [{ on: edit.at.sheet, formula: edit.formula }];
      if (edit.kind !== "insertSheet") return [];
      return edit.draft.cells.flatMap(({ content }) => ("formula" in content ? [{ on: edit.draft.name, formula: content.formula }] : []));
    });
    const named = new Set([...this.touched.keys(), ...formulas.flatMap(({ on, formula }) => (formula.includes("!") ? areasOf(formula, on).map(({ sheet }) => sheet) : []))]);
    return this.start.sheets.flatMap(({ name }) => (!this.fresh.has(name) && [...named].some((each) => each.toLowerCase() === name.toLowerCase()) ? [name] : []));
  }

  private ask(sheets: ReadonlyMap<string, Handle>, concerned: (name: string) => boolean): Asked[] {
    const names = [...this.touched.keys()].filter(concerned);
    return names.flatMap((name) => {
      const sheet = sheets.get(name);
      return sheet ? this.areasOn(name, WATCH_BYTES / names.length).map((area): Asked => {
        const range = sheet().getRange(areaAddress(area)).untrack();
        range.load("formulas");
        return { area, range };
      }) : [];
    });
  }

  /** The whole of what is known of a sheet where that is little; else the rows that are touched, at worst in part. */
  private areasOn(sheet: string, most: number): readonly Area[] {
    const rows = this.touched.get(sheet) ?? new Map<number, readonly [number, number]>();
    const known = [this.start, this.end()].flatMap(({ sheets }) => sheets.filter(({ name }) => name === sheet));
    const box = boxOf(sheet, known, rows);
    if (bytesIn(known, box.row, box.row + box.rows) + box.rows * box.columns * 4 <= most) return [box];
    const beside = this.moves ? BESIDE : 0;
    const near = new Set([...rows.keys()].flatMap((row) => Array.from({ length: 2 * beside + 1 }, (_, index) => row - beside + index)).filter((row) => row >= 0));
    const bytes = [...near].reduce((sum, row) => sum + bytesIn(known, row, row + 1) + box.columns * 4, 0);
    const cells = [...near].flatMap((row) => {
      const [left, right] = rows.get(row) ?? [box.column, box.column];
      const columns = bytes <= most ? range(box.column, box.column + box.columns - 1) : [...new Set([...range(box.column, box.column + LABEL_COLUMNS - 1), ...range(left, right)])];
      return columns.map((column) => ({ row, column, key: 0 }));
    });
    return rectanglesOf(cells).map(({ row, column, rows: height, columns }) => ({ sheet, row, column, rows: height, columns }));
  }
}

const range = (first: number, last: number): number[] => Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);

function boxOf(sheet: string, known: readonly Sheet[], touched: ReadonlyMap<number, readonly [number, number]>): Area {
  let [top, left, bottom, right] = [Infinity, Infinity, 0, 0];
  const widen = (row: number, from: number, to: number): void => {
    [top, left, bottom, right] = [Math.min(top, row), Math.min(left, from), Math.max(bottom, row), Math.max(right, to)];
  };
  for (const [row, [from, to]] of touched) widen(row, from, to);
  for (const { rows } of known) {
    for (const [row, { cells }] of rows) for (const column of cells.keys()) widen(row, column, column);
  }
  return { sheet, row: top, column: left, rows: bottom - top + 1, columns: right - left + 1 };
}

function bytesIn(known: readonly Sheet[], from: number, to: number): number {
  return Math.max(0, ...known.map(({ rows }) => {
    let bytes = 0;
    for (const [row, { cells }] of rows) {
      if (row < from || row >= to) continue;
      for (const cell of cells.values()) bytes += bytesOf(cell.formula === "" ? cell.value ?? "" : cell.formula);
    }
    return bytes;
  }));
}

/** Puts what was read into a book. A text that begins like a formula is told from one by what was known of the cell. */
function take(book: Book, { area, range: { formulas } }: Asked): void {
  const sheet = book.sheets.find(({ name }) => name === area.sheet);
  if (!sheet) return;
  formulas.forEach((line: readonly unknown[], r) => {
    const number = area.row + r;
    const row = sheet.rows.get(number);
    const cells = new Map(row?.cells);
    sheet.rows.set(number, { height: undefined, hidden: false, extra: undefined, ...row, cells });
    line.forEach((raw, c) => {
      const known = cells.get(area.column + c);
      if (known && isSame(contentOf(known), raw)) return;
      const formula = typeof raw === "string" && raw.startsWith("=") ? raw : "";
      const value = typeof raw === "number" || typeof raw === "boolean" || (typeof raw === "string" && raw !== "") ? raw : null;
      cells.set(area.column + c, { value: formula === "" ? value : null, formula, numberFormat: known?.numberFormat ?? "General", style: known?.style });
    });
  });
}

/** Whether a cell holds this, as Excel tells it: constants as they are, formulas as texts. */
function isSame(content: CellContent, raw: unknown): boolean {
  if ("formula" in content) return typeof raw === "string" && (raw === content.formula || spelling(raw) === spelling(content.formula));
  const { value } = content;
  if (typeof raw !== "number" && typeof raw !== "boolean" && typeof raw !== "string") return value === null;
  return sameContent(content, { value: raw });
}

/** A formula without what Excel may write in its own way: capitals, spaces, quotes, "@" before what could be many cells. */
function spelling(formula: string): string {
  return canonicalFormula(formula).replaceAll("@", "").replace(/(?<![\w.$])0+(?=\d)|(?<=\.\d*?)0+(?!\d)/g, "");
}

/** Cells of an area that do not hold what the book says. Formulas that Excel moved by itself count where `exact` says so. */
function differing(book: Book, area: Area, formulas: readonly (readonly unknown[])[], exact: (key: string) => boolean): CellRef[] {
  const sheet = book.sheets.find(({ name }) => name === area.sheet);
  const wrong: CellRef[] = [];
  formulas.forEach((line, r) => line.forEach((raw, c) => {
    const at = { sheet: area.sheet, row: area.row + r, column: area.column + c };
    const content = contentOf(sheet?.rows.get(at.row)?.cells.get(at.column));
    if (isSame(content, raw)) return;
    if ("formula" in content && typeof raw === "string" && raw.startsWith("=") && !exact(cellKey(at))) return;
    wrong.push(at);
  }));
  return wrong;
}

/** Cells into which formulas are put, where they stand afterwards. */
function targetsOf(edits: readonly Edit[]): ReadonlySet<string> {
  const targets = new Map<string, string>();
  for (const edit of edits) {
    if (edit.kind === "setFormula") targets.set(cellKey(edit.at), edit.at.sheet);
    if (edit.kind === "insertRows" || edit.kind === "deleteRows") for (const [key, sheet] of targets) if (sheet === edit.sheet) targets.delete(key);
  }
  return new Set(targets.keys());
}
