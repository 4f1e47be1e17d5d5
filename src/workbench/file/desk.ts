/** An .xlsx file on the desk, with the pane's host beside the person: both act on one workbook, one after the other. */
import { newXlsx, type FileChanges, type XlsxHost } from "../../hosts/xlsx";
import { HostError, type Host, type LiveWorkbook, type Progress, type Telling, type Unsubscribe } from "../../hosts/host";
import { areaAddress, parseArea, type CellRef } from "../../model/cells";
import type { ApplyResult, Edit, EditOutcome, SheetDraft } from "../../model/edits";
import type { CellContent } from "../../model/snapshot";
import { unfollowed, type Unfollowed } from "../../model/unfollowed";
import { contentOf, isFilled } from "../../hosts/editable";
import { Refused, type Desk, type DeskChange, type DrawnSheet, type History, type Opened, type RefusalWhy, type Typed } from "../desk";
import { FileDrawing, firstCell } from "./drawing";
import { editOf } from "./input";

type FileBook = XlsxHost["contents"];

/** Steps kept for undoing, and how many rows all of them together may hold; they share the rows that did not change. */
const MOST_STEPS = 50;
const MOST_ROWS = 500_000;
/** Workbooks of fewer rows are written as files each time they are kept. */
const LARGE_ROWS = 5_000;
const NOT_A_FORMULA = new Set(["#ERROR!", "#CIRC!"]);
const WHY: Readonly<Partial<Record<Exclude<EditOutcome, { done: true }>["reason"], RefusalWhy>>> = { protected: "protected", nameTaken: "nameTaken" };

export class FileDesk implements Desk {
  /** Formulas do not follow columns that move, so the grid does not offer it. */
  readonly columns = false;
  readonly history: History;
  /** The workbook as the pane and the ribbon reach it. */
  readonly host: Host;
  private file: XlsxHost = newXlsx();
  /** The file that was opened; null for a new workbook. */
  private opened: Uint8Array | null = null;
  private past: FileBook[] = [];
  private future: FileBook[] = [];
  private readonly drawing = new FileDrawing();
  private place = { sheet: "", area: "A1" };
  private readonly listeners = new Set<(change: DeskChange) => void>();
  private last: Promise<unknown> = Promise.resolve();
  /** Sheets whose cells the last change touched; null where it may have touched more than cells. */
  private touched: readonly string[] | null = null;
  /** Whether the change under way is the pane's. */
  private own = false;

  private constructor() {
    this.host = {
      capabilities: this.file.capabilities,
      read: (progress) => this.next(() => this.file.read(progress)),
      apply: (edits, progress) => this.next(async () => {
        this.own = true;
        try {
          return await this.change(edits, progress);
        } finally {
          this.own = false;
        }
      }),
      outsideFormulas: () => this.next(() => this.file.outsideFormulas()),
      select: (ref) => this.show(ref),
      live: this.live(),
    };
    this.history = {
      can: () => ({ undo: this.past.length > 0, redo: this.future.length > 0 }),
      undo: () => this.next(() => this.step(this.past, this.future)),
      redo: () => this.next(() => this.step(this.future, this.past)),
    };
  }

  /** A desk with a workbook of one empty sheet. */
  static async empty(): Promise<FileDesk> {
    const desk = new FileDesk();
    await desk.create();
    return desk;
  }

  sheets(): readonly DrawnSheet[] {
    return this.drawing.sheets(this.file);
  }

  selection(): { readonly sheet: string; readonly area: string } {
    const known = this.file.contents.sheets.some(({ name }) => name === this.place.sheet);
    return known ? this.place : firstCell(this.file.contents);
  }

  onDidChange(listener: (change: DeskChange) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  type(sheet: string, cells: readonly Typed[]): Promise<void> {
    return this.next(async () => {
      const rows = this.file.contents.sheets.find(({ name }) => name === sheet)?.rows;
      const edits = cells.map((typed) => {
        const before = rows?.get(typed.row)?.cells.get(typed.column);
        return editOf({ sheet, row: typed.row, column: typed.column }, typed, { content: contentOf(before), numberFormat: before?.numberFormat ?? "General" });
      });
      const book = this.file.contents;
      accepted(await this.change(edits));
      const wrong = edits.find((edit) => edit.kind === "setFormula" && NOT_A_FORMULA.has(String(this.valueAt(edit.at))));
      if (!wrong || wrong.kind !== "setFormula") return;
      this.past.pop();
      this.putBack(book);
      throw new Refused("formula", wrong.formula);
    });
  }

  shift(sheet: string, axis: "row" | "column", at: number, count: number): Promise<readonly Unfollowed[]> {
    return this.next(async () => {
      if (axis === "column") throw new Refused("unsupported", "columns");
      const expects = this.filled(sheet, at, at - count);
      const edits: readonly Edit[] = [count > 0 ? { kind: "insertRows", sheet, row: at, count } : { kind: "deleteRows", sheet, row: at, count: -count, expects }];
      const behind = unfollowed(await this.file.read(), edits, await this.file.outsideFormulas());
      accepted(await this.change(edits));
      return behind;
    });
  }

  addSheet(): Promise<void> {
    return this.next(async () => {
      const names = new Set(this.file.contents.sheets.map(({ name }) => name.toLowerCase()));
      let number = names.size + 1;
      while (names.has(`sheet${number}`)) number += 1;
      this.place = { sheet: `Sheet${number}`, area: "A1" };
      accepted(await this.change([{ kind: "insertSheet", draft: emptySheet(`Sheet${number}`), before: null }]));
    });
  }

  deleteSheet(sheet: string): Promise<void> {
    return this.next(async () => accepted(await this.change([{ kind: "deleteSheet", sheet, expects: this.filled(sheet, 0, Infinity) }])));
  }

  renameSheet(sheet: string, to: string): Promise<void> {
    return this.next(async () => {
      const selected = this.selection();
      accepted(await this.change([{ kind: "renameSheet", sheet, to }]));
      if (selected.sheet === sheet) this.place = { ...selected, sheet: to };
    });
  }

  activate(sheet: string): void {
    if (this.selection().sheet !== sheet) this.select(sheet, "A1");
  }

  select(sheet: string, area: string): void {
    this.place = { sheet, area };
    this.tell("selection");
  }

  async readable(bytes: Uint8Array, name: string, telling: Telling = {}): Promise<void> {
    await (await import("../../hosts/apart")).snapshotApart(bytes, name, telling);
  }

  open(bytes: Uint8Array, name: string, telling: Telling = {}, changes: FileChanges | null = null): Promise<Opened> {
    return this.next(async () => {
      const { host, from, bytes: opened } = await (await import("../../hosts/apart")).openApart(bytes, name, telling);
      if (changes) host.take(changes);
      this.replace(host, opened);
      return { losses: host.wouldLose, unshown: host.unshown, converted: from !== null };
    });
  }

  create(): Promise<void> {
    return this.next(async () => {
      const file = newXlsx();
      await file.apply([{ kind: "insertSheet", draft: emptySheet("Sheet1"), before: null }]);
      this.replace(file, null);
    });
  }

  bytes(): Promise<Uint8Array> {
    return this.next(async () => {
      const changes = await this.largeChanges();
      const apart = changes && this.opened ? await (await import("../../hosts/apart")).writtenApart(this.opened, "", changes) : null;
      return apart ?? (await this.file.bytes());
    });
  }

  /** A large workbook is kept as it was opened, with what was changed since: to write its file takes seconds. */
  copy(): ReturnType<Desk["copy"]> {
    return this.next(async () => {
      const changes = await this.largeChanges();
      return { bytes: changes && this.opened ? this.opened : await this.file.bytes(), changes };
    });
  }

  /** What was changed of a large file since it was opened; null for a small one, or where that is nearly everything. */
  private largeChanges(): Promise<FileChanges | null> {
    return this.opened && rowsOf(this.file.contents) >= LARGE_ROWS ? this.file.changes() : Promise.resolve(null);
  }

  private replace(file: XlsxHost, opened: Uint8Array | null): void {
    this.file = file;
    this.opened = opened;
    this.past = [];
    this.future = [];
    this.place = firstCell(file.contents);
    this.touched = null;
    this.drawing.touched.all();
    this.tell("content");
  }

  /** What the pane may follow while somebody works. */
  private live(): LiveWorkbook {
    const listen = (wanted: DeskChange, told: () => void): Promise<Unsubscribe> => {
      const stop = this.onDidChange((change) => (change === wanted ? told() : undefined));
      return Promise.resolve(() => Promise.resolve(stop()));
    };
    return {
      // Calculated as it is changed.
      calculate: () => Promise.resolve(),
      activeCell: () => Promise.resolve(this.activeCell()),
      readSheets: (names) => this.next(async () => {
        const { sheets } = await this.file.read();
        return { listed: sheets.map(({ name, visibility, protected: closed }) => ({ name, visibility, protected: closed })), sheets: sheets.filter(({ name }) => names.includes(name)) };
      }),
      onSelectionChanged: (listener) => listen("selection", () => listener(this.activeCell())),
      onChanged: (listener) => listen("content", () => listener({ sheets: this.touched, moved: this.touched === null, own: this.own })),
    };
  }

  private activeCell(): CellRef {
    const { sheet, area } = this.selection();
    const { row = 0, column = 0 } = parseArea(sheet, area) ?? {};
    return { sheet, row, column };
  }

  private show(ref: CellRef): Promise<void> {
    if (!this.file.contents.sheets.some(({ name }) => name === ref.sheet)) return Promise.reject(new HostError("unavailable", ref.sheet, "no such sheet"));
    this.select(ref.sheet, areaAddress({ ...ref, rows: 1, columns: 1 }));
    return Promise.resolve();
  }

  /** Does one thing after all that was asked for before it. */
  private next<T>(work: () => Promise<T>): Promise<T> {
    const done = this.last.then(work, work);
    this.last = done.catch(() => undefined);
    return done;
  }

  private async change(edits: readonly Edit[], progress?: Progress): Promise<ApplyResult> {
    const before = this.file.contents;
    const { result, cells } = await this.file.applied(edits, progress);
    if (!result.applied) return result;
    this.touch(cells);
    // Marks come and go with every check; taking them back is not what somebody wants of "undo".
    const marksOnly = edits.every(({ kind }) => kind === "mark" || kind === "unmark" || kind === "expect");
    if (!marksOnly) {
      this.past.push(before);
      this.future = [];
      let [rows, later] = [0, this.file.contents];
      const kept = this.past.slice(-MOST_STEPS).reverse().filter((book) => {
        rows += rowsBeside(book, later);
        later = book;
        return rows <= MOST_ROWS || book === before;
      });
      this.past = kept.reverse();
    }
    this.tell(marksOnly ? "look" : "content");
    return result;
  }

  private putBack(book: FileBook): void {
    this.touch(this.file.restore(book));
    this.tell("content");
  }

  /** Takes note of the cells that changed; null where more than cells may have. */
  private touch(cells: readonly CellRef[] | null): void {
    if (cells) this.drawing.touched.cells(cells);
    else this.drawing.touched.all();
    this.touched = cells && [...new Set(cells.map(({ sheet }) => sheet))];
  }

  private step(from: FileBook[], to: FileBook[]): Promise<void> {
    const book = from.pop();
    if (book) {
      to.push(this.file.contents);
      this.putBack(book);
    }
    return Promise.resolve();
  }

  private valueAt({ sheet, row, column }: CellRef): unknown {
    return this.file.contents.sheets.find(({ name }) => name === sheet)?.rows.get(row)?.cells.get(column)?.value;
  }

  private filled(sheet: string, first: number, end: number): Extract<Edit, { kind: "deleteRows" }>["expects"] {
    const found: { readonly row: number; readonly column: number; readonly content: CellContent }[] = [];
    for (const [row, { cells }] of this.file.contents.sheets.find(({ name }) => name === sheet)?.rows ?? []) {
      if (row < first || row >= end) continue;
      for (const [column, cell] of cells) if (isFilled(cell)) found.push({ row, column, content: contentOf(cell) });
    }
    return found;
  }

  private tell(change: DeskChange): void {
    for (const listener of this.listeners) listener(change);
  }
}

function accepted({ applied, outcomes }: ApplyResult): void {
  if (applied) return;
  const refusal = outcomes.find((outcome) => !outcome.done && outcome.reason !== "cancelled");
  if (refusal && !refusal.done) throw new Refused(WHY[refusal.reason] ?? "unsupported", refusal.detail);
}

function rowsOf({ sheets }: FileBook): number {
  return sheets.reduce((sum, { rows }) => sum + rows.size, 0);
}

/** Rows that a book does not share with a later one: as many as it keeps alone. */
function rowsBeside({ sheets }: FileBook, later: FileBook): number {
  const others = new Map(later.sheets.map(({ name, rows }) => [name, rows]));
  return sheets.reduce((sum, { name, rows }) => {
    const other = others.get(name);
    return sum + (other ? rows.beside(other) : rows.size);
  }, 0);
}

function emptySheet(name: string): SheetDraft {
  return { name, cells: [], merges: [], styles: [], choices: [], columnWidths: [], rowHeights: {}, freeze: { rows: 0, columns: 0 }, print: { orientation: "portrait", titleRows: null } };
}
