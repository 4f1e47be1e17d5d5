import { addressOf, type Area, type CellRef, type Scalar } from "../../model/cells";
import { ENTRY_TINT, type ApplyResult, type CellStyle, type Edit, type SheetDraft } from "../../model/edits";
import { contentAt, type CellContent, type SheetSnapshot, type WorkbookSnapshot } from "../../model/snapshot";
import { applyEdits } from "../applyEdits";
import { calculateBook } from "../calculation/calculate";
import { bookOfSnapshot, cloneBook, snapshotOf, type BookAdapter, type EditableBook, type EditableCell, type EditableRow } from "../editable";
import { SheetRows } from "../sheetRows";
import type { Host, HostCapabilities, LiveWorkbook, Progress, Unsubscribe, WorkbookChange } from "../host";
import type { Mark } from "../marks";

/** A sheet given to {@link MemoryHost.of}. */
export interface MemorySheet {
  readonly name: string;
  /** Rows from row 1, cells from column A. A string is text even when it begins with "="; formulas are `{formula}`. */
  readonly rows: readonly (readonly (Scalar | CellContent)[])[];
  /** Number formats by address row and column, "General" elsewhere. */
  readonly numberFormats?: readonly (readonly (string | undefined)[])[];
  readonly merges?: readonly Omit<Area, "sheet">[];
  readonly protected?: boolean;
  readonly visibility?: SheetSnapshot["visibility"];
}

/** What tests may ask of a memory host. */
export interface MemoryOptions {
  /** Fails every batch at the edit of this 0-based index, as a host that is lost in the middle would. */
  readonly failAt?: number;
}

type Layout = Pick<SheetDraft, "columnWidths" | "freeze" | "print">;
type Book = EditableBook<CellStyle, Layout | undefined>;

const ADAPTER: BookAdapter<CellStyle, Layout | undefined> = {
  style: (base, patch) => ({ ...base, ...patch }),
  tinted: (style, on) => {
    if (on) return style?.fill === undefined ? { ...style, fill: ENTRY_TINT } : style;
    if (style?.fill !== ENTRY_TINT) return style;
    const { fill: _, ...rest } = style;
    return rest;
  },
  newSheet: ({ columnWidths, freeze, print }) => ({ columnWidths, freeze, print }),
  newNames: () => [],
};

/** A workbook that lives in memory alone; formulas are calculated by the library whenever it is read. */
export class MemoryHost implements Host {
  readonly capabilities: HostCapabilities = { comments: true, select: true };
  /** The cell that was selected last. */
  selected: CellRef | null = null;
  private calculated = false;
  private readonly selectionListeners = new Set<(active: CellRef) => void>();
  private readonly changeListeners = new Set<(change: WorkbookChange) => void>();

  readonly live: LiveWorkbook = {
    // Calculated whenever it is read.
    calculate: () => Promise.resolve(),
    activeCell: () => Promise.resolve(this.selected ?? { sheet: this.book.sheets[0]?.name ?? "", row: 0, column: 0 }),
    readSheets: async (names) => {
      const { sheets } = await this.read();
      return { listed: sheets.map(({ name, visibility, protected: locked }) => ({ name, visibility, protected: locked })), sheets: sheets.filter(({ name }) => names.includes(name)) };
    },
    onSelectionChanged: (listener) => listening(this.selectionListeners, listener),
    onChanged: (listener) => listening(this.changeListeners, listener),
  };

  private constructor(private book: Book, private readonly options: MemoryOptions) {}

  /** A workbook of the given sheets. */
  static of(sheets: readonly MemorySheet[], options: MemoryOptions = {}): MemoryHost {
    return new MemoryHost({ names: [], moves: [], sheets: sheets.map(editableSheet) }, options);
  }

  /** A workbook with the contents, number formats and merges of a snapshot. */
  static from(snapshot: WorkbookSnapshot, options: MemoryOptions = {}): MemoryHost {
    return new MemoryHost(bookOfSnapshot(snapshot, undefined), options);
  }

  /** The marks on the workbook, sheet by sheet. */
  get marks(): readonly Mark[] {
    return this.book.sheets.flatMap(({ marks }) => [...marks.values()]);
  }

  /** The style of a cell, as far as edits gave it one. */
  styleAt(at: CellRef): CellStyle | undefined {
    return this.book.sheets.find(({ name }) => name === at.sheet)?.rows.get(at.row)?.cells.get(at.column)?.style;
  }

  async read(progress?: Progress): Promise<WorkbookSnapshot> {
    while (!this.calculated) {
      const before = this.book;
      const book = cloneBook(before);
      await calculateBook(book, "all");
      // What was written in the meantime must not be lost for results of before.
      if (this.book !== before) continue;
      this.book = book;
      this.calculated = true;
    }
    progress?.(1, 1);
    return snapshotOf(this.book);
  }

  apply(edits: readonly Edit[], progress?: Progress): Promise<ApplyResult> {
    const book = cloneBook(this.book);
    const trial = applyEdits(book, edits, ADAPTER, (index) => {
      if (index === this.options.failAt) throw new Error("the memory host was told to fail here");
      progress?.(index, edits.length);
    });
    if (trial.done) {
      this.book = book;
      this.calculated = false;
      this.tell(edits, true);
    }
    return Promise.resolve({ applied: trial.done, outcomes: trial.outcomes, inverse: trial.inverse });
  }

  select(ref: CellRef): Promise<void> {
    this.selected = ref;
    for (const listener of [...this.selectionListeners]) listener(ref);
    return Promise.resolve();
  }

  /** Types as the workbook's user would, past the pane. */
  async type(at: CellRef, value: Scalar): Promise<void> {
    const expects = contentAt(await this.read(), at);
    const edit: Edit = { kind: "setValue", at, expects, value };
    const book = cloneBook(this.book);
    if (!applyEdits(book, [edit], ADAPTER).done) throw new Error(`nothing can be typed into ${at.sheet}!${addressOf(at)}`);
    this.book = book;
    this.calculated = false;
    this.tell([edit], false);
  }

  /** How many listeners there are. */
  get listeners(): number {
    return this.selectionListeners.size + this.changeListeners.size;
  }

  private tell(edits: readonly Edit[], own: boolean): void {
    const written = edits.filter(({ kind }) => kind !== "mark" && kind !== "unmark");
    if (written.length === 0) return;
    const structural = written.some(({ kind }) => kind === "insertSheet" || kind === "deleteSheet" || kind === "renameSheet");
    const sheets = new Set(written.flatMap((edit) => ("at" in edit && edit.at !== null ? [edit.at.sheet] : "sheet" in edit ? [edit.sheet] : [])));
    const moved = written.some(({ kind }) => kind === "insertRows" || kind === "deleteRows");
    for (const listener of [...this.changeListeners]) listener({ sheets: structural ? null : [...sheets], moved, own });
  }
}

function listening<Told>(listeners: Set<(told: Told) => void>, listener: (told: Told) => void): Promise<Unsubscribe> {
  listeners.add(listener);
  return Promise.resolve(() => {
    listeners.delete(listener);
    return Promise.resolve();
  });
}

function editableSheet(sheet: MemorySheet): Book["sheets"][number] {
  const rows = new SheetRows<EditableRow<CellStyle>>();
  const height = Math.max(sheet.rows.length, sheet.numberFormats?.length ?? 0);
  for (let row = 0; row < height; row += 1) {
    const cells = cellsOf(sheet.rows[row] ?? [], sheet.numberFormats?.[row] ?? []);
    if (cells.size > 0) rows.set(row, { cells, height: undefined, hidden: false, extra: undefined });
  }
  return {
    name: sheet.name, visibility: sheet.visibility ?? "visible", protected: sheet.protected ?? false, rows,
    merges: (sheet.merges ?? []).map((merge) => ({ sheet: sheet.name, ...merge })),
    choices: [], marks: new Map(), hiddenColumns: [], extra: undefined,
  };
}

function cellsOf(contents: MemorySheet["rows"][number], formats: readonly (string | undefined)[]): Map<number, EditableCell<CellStyle>> {
  const cells = new Map<number, EditableCell<CellStyle>>();
  for (let column = 0; column < Math.max(contents.length, formats.length); column += 1) {
    const given = contents[column] ?? null;
    const content: CellContent = typeof given === "object" && given !== null ? given : { value: given };
    const value = "value" in content && content.value !== "" ? content.value : null;
    const formula = "formula" in content ? content.formula : null;
    const numberFormat = formats[column] ?? "General";
    if (formula === null && value === null && numberFormat === "General") continue;
    cells.set(column, { value, formula: formula ?? "", numberFormat, style: undefined });
  }
  return cells;
}
