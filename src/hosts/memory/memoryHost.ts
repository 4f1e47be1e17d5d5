import type { Area, CellRef, Scalar } from "../../model/cells";
import type { ApplyResult, CellStyle, Edit, SheetDraft } from "../../model/edits";
import type { CellContent, SheetSnapshot, WorkbookSnapshot } from "../../model/snapshot";
import { applyEdits } from "../applyEdits";
import { calculateBook } from "../calculation/calculate";
import { bookOfSnapshot, cloneBook, snapshotOf, type BookAdapter, type EditableBook, type EditableCell, type EditableRow } from "../editable";
import type { Host, HostCapabilities, Progress } from "../host";
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
  newSheet: ({ columnWidths, freeze, print }) => ({ columnWidths, freeze, print }),
  newNames: () => [],
};

/** A workbook that lives in memory alone; formulas are calculated by the library whenever it is read. */
export class MemoryHost implements Host {
  readonly capabilities: HostCapabilities = { comments: true, select: true };
  /** The cell that was selected last. */
  selected: CellRef | null = null;
  private calculated = false;

  private constructor(private book: Book, private readonly options: MemoryOptions) {}

  /** A workbook of the given sheets. */
  static of(sheets: readonly MemorySheet[], options: MemoryOptions = {}): MemoryHost {
    return new MemoryHost({ names: [], sheets: sheets.map(editableSheet) }, options);
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
    if (!this.calculated) {
      const book = cloneBook(this.book);
      await calculateBook(book, "all");
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
    }
    return Promise.resolve({ applied: trial.done, outcomes: trial.outcomes, inverse: trial.inverse });
  }

  select(ref: CellRef): Promise<void> {
    this.selected = ref;
    return Promise.resolve();
  }
}

function editableSheet(sheet: MemorySheet): Book["sheets"][number] {
  const rows = new Map<number, EditableRow<CellStyle>>();
  const height = Math.max(sheet.rows.length, sheet.numberFormats?.length ?? 0);
  for (let row = 0; row < height; row += 1) {
    const contents = sheet.rows[row] ?? [];
    const formats = sheet.numberFormats?.[row] ?? [];
    const cells = new Map<number, EditableCell<CellStyle>>();
    for (let column = 0; column < Math.max(contents.length, formats.length); column += 1) {
      const given = contents[column] ?? null;
      const content: CellContent = typeof given === "object" && given !== null ? given : { value: given };
      const numberFormat = formats[column] ?? "General";
      if ("value" in content && (content.value === null || content.value === "") && numberFormat === "General") continue;
      cells.set(column, {
        value: "value" in content && content.value !== "" ? content.value : null,
        formula: "formula" in content ? content.formula : "", numberFormat, style: undefined,
      });
    }
    if (cells.size > 0) rows.set(row, { cells, height: undefined, hidden: false, extra: undefined });
  }
  return {
    name: sheet.name, visibility: sheet.visibility ?? "visible", protected: sheet.protected ?? false, rows,
    merges: (sheet.merges ?? []).map((merge) => ({ sheet: sheet.name, ...merge })),
    marks: new Map(), attached: [], hiddenColumns: [], extra: undefined,
  };
}
