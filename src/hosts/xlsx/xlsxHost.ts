import type { CellRef } from "../../model/cells";
import type { ApplyResult, Edit, SheetDraft } from "../../model/edits";
import { quotedSheet } from "../../model/cells";
import type { OutsideFormula } from "../../model/unfollowed";
import type { WorkbookSnapshot } from "../../model/snapshot";
import { applyEdits } from "../applyEdits";
import { calculateBook } from "../calculation/calculate";
import { FormulaRows } from "../calculation/formulaRows";
import { cloneBook, snapshotAfter, snapshotSteps, type BookAdapter, type BookName } from "../editable";
import { type Host, type HostCapabilities, type Progress } from "../host";
import type { Mark } from "../marks";
import { inSlices } from "../slices";
import { zipOf } from "../package/zip";
import { bookWithChanges, changeSteps, type BookChanges } from "./bookChanges";
import { cellsBetween, cellsOfEdits } from "./changedCells";
import { lookOfPatch, lookOver, type FileStyle, type Look } from "./look";
import { outsideFormulas } from "./outsideFormulas";
import { NEW_WORKBOOK } from "./plainParts";
import { readBook, type FileBook, type SheetExtra } from "./readBook";
import { contentsOf, openFile, type File, type FileContents } from "./readXlsx";
import type { StyleSheet } from "./styleSheet";
import { TintedStyles } from "./tintedStyles";
import { lossesOf, unshownParts, type Loss, type Unshown } from "./unshown";
import { writeBook } from "./writeBook";

/** What was changed of a file since it was opened, and whether a result is not known that should be. */
export interface FileChanges {
  readonly book: BookChanges;
  readonly stale: boolean;
}

/** Edits that change nothing beside cells and marks. */
const OF_CELLS = new Set<Edit["kind"]>(["setValue", "setFormula", "mark", "unmark", "expect"]);

/**
 * A workbook in an .xlsx file. The file's package is what it is: reading takes from it, edits are kept beside it, and
 * {@link bytes} puts them into it. Reading and writing the file itself is the caller's; see {@link openXlsx}.
 */
export class XlsxHost implements Host {
  readonly capabilities: HostCapabilities = { comments: true, select: true };
  /** The cell that was selected last. */
  selected: CellRef | null = null;
  /** What saving would lose of the file that was opened; empty when nothing. */
  readonly wouldLose: readonly Loss[];
  /** The contents as the file has them; made when they are first asked for, because checking does without. */
  private before: FileBook | null;
  private book: FileBook | null;
  /** Whether a result could not be calculated that should have been. */
  private stale = false;
  /** Where formulas stand in {@link contents}; null where nobody has looked yet. */
  private formulaRows: FormulaRows | null = null;

  /**
   * Use {@link openXlsx} or {@link newXlsx}.
   *
   * @param unanswered the contents without the results that the file lacks; null where it lacks none
   */
  constructor(private readonly file: File, private snapshot: WorkbookSnapshot | null, before: FileBook | null, readonly name: string, private readonly unanswered: FileBook | null = null) {
    this.before = before;
    this.book = before;
    this.wouldLose = lossesOf(file.office);
  }

  /** What the file holds now, to be drawn; never changed in place, each batch makes another one. */
  get contents(): FileBook {
    this.before ??= readBook(this.file.office, this.file.workbook, this.file.reading);
    return (this.book ??= this.before);
  }

  /** What the file holds that a plain grid of cells does not show; all of it stays. */
  get unshown(): readonly Unshown[] {
    return [...new Set([...unshownParts(this.file.office), ...this.contents.sheets.flatMap(({ extra }) => extra.unshown)])];
  }

  /** What was changed since the file was opened, to be kept beside its bytes; null where that is nearly everything. */
  async changes(): Promise<FileChanges | null> {
    const { contents: now, stale } = this;
    const book = await inSlices(changeSteps(this.before ?? now, now));
    return book && { book, stale };
  }

  /** Takes over what {@link changes} told of the same file. */
  take({ book, stale }: FileChanges): void {
    this.replace(bookWithChanges(this.contents, book));
    this.stale = stale;
  }

  /**
   * Puts back what {@link contents} gave before; its results are taken as they are.
   *
   * @returns the cells that hold something else than now; null where more than cells and marks may differ
   */
  restore(contents: FileBook): readonly CellRef[] | null {
    const { snapshot, formulaRows } = this;
    const cells = cellsBetween(this.contents, contents);
    this.replace(contents);
    if (!cells) return null;
    this.snapshot = snapshot && snapshotAfter(snapshot, contents, cells);
    formulaRows?.follow(contents, cells);
    this.formulaRows = formulaRows;
    return cells;
  }

  private replace(contents: FileBook): void {
    this.snapshot = null;
    this.formulaRows = null;
    this.book = contents;
  }

  /**
   * Takes over contents made from {@link contents}, and calculates what stands on the changed cells.
   *
   * @param nothingElse whether the changed cells are all that changed
   * @returns cells whose results are other ones than before
   */
  async put(book: FileBook, changed: readonly CellRef[], nothingElse = false): Promise<readonly CellRef[]> {
    let rows = nothingElse ? this.formulaRows : null;
    // Where calculating breaks, the contents stay as they were, and where their formulas stand is looked for anew.
    this.formulaRows = null;
    rows?.follow(book, changed);
    if (changed.length > 0) rows ??= await FormulaRows.of(book);
    const days = this.file.workbook.date1904 ? "1904" : "1900";
    const { stale, changed: results } = rows && changed.length > 0 ? await calculateBook(book, { changed }, days, rows) : { stale: false, changed: [] };
    // Tables of results (模拟运算表) are values to us, and nobody knows on what they stand.
    this.stale ||= stale || (changed.length > 0 && book.sheets.some(({ extra }) => extra.unshown.includes("dataTables")));
    this.replace(book);
    this.formulaRows = rows;
    return results;
  }

  /** The marks on the workbook, sheet by sheet. */
  get marks(): readonly Mark[] {
    return this.contents.sheets.flatMap(({ marks }) => [...marks.values()]);
  }

  /** How cells of a style look, for drawing. */
  lookOf(style: FileStyle): Look {
    return this.file.reading.styles.lookOf(style);
  }

  async read(progress?: Progress): Promise<WorkbookSnapshot> {
    while (!this.snapshot) {
      const { contents } = this;
      const snapshot = await inSlices(snapshotSteps(contents));
      // What was changed meanwhile is another workbook.
      if (contents === this.contents) this.snapshot = snapshot;
    }
    progress?.(1, 1);
    return this.snapshot;
  }

  /** Applies edits and calculates what stands on the cells they change; see {@link Host.apply}. */
  async apply(edits: readonly Edit[], progress?: Progress): Promise<ApplyResult> {
    return (await this.applied(edits, progress)).result;
  }

  /**
   * {@link apply}, telling which cells hold something else than before; null where more than cells may have changed. Marks are
   * no contents.
   */
  async applied(edits: readonly Edit[], progress?: Progress): Promise<{ readonly result: ApplyResult; readonly cells: readonly CellRef[] | null }> {
    const { contents: before, snapshot } = this;
    const book = cloneBook(before);
    const trial = applyEdits(book, edits, fileAdapter(this.file.reading.styles), (index) => progress?.(index, edits.length));
    const result: ApplyResult = { applied: trial.done, outcomes: trial.outcomes, inverse: trial.inverse };
    if (!trial.done) return { result, cells: [] };
    const written = cellsOfEdits(before, book, edits);
    const onlyCells = edits.every(({ kind }) => OF_CELLS.has(kind));
    const results = await this.put(book, written, onlyCells);
    const cells = onlyCells ? [...written, ...results] : null;
    if (cells && snapshot) this.snapshot = snapshotAfter(snapshot, book, cells);
    return { result, cells };
  }

  outsideFormulas(): Promise<readonly OutsideFormula[]> {
    return Promise.resolve().then(() => outsideFormulas(this.file, this.contents));
  }

  select(ref: CellRef): Promise<void> {
    this.selected = ref;
    return Promise.resolve();
  }

  /**
   * The file as it would be saved. A workbook without sheets gets an empty one, which the format demands.
   * Formulas that came without their results get them: who looks at the file without calculating sees blanks else.
   *
   * @param macros whether its macros stay, which a name that ends in .xlsm allows and one that ends in .xlsx does not
   */
  bytes(macros = false): Promise<Uint8Array<ArrayBuffer>> {
    return Promise.resolve().then(() => {
      const { office, workbook, reading } = this.file;
      const book = this.contents;
      return writeBook({ office, workbook, styles: reading.styles, before: this.unanswered ?? this.before ?? book }, book, this.stale, macros);
    });
  }
}

/** The adapter of xlsx files. Equal patches of one base give the same object, which is stored once. */
function fileAdapter(styles: StyleSheet): BookAdapter<FileStyle, SheetExtra> {
  const known = new Map<FileStyle | undefined, WeakMap<object, FileStyle>>();
  const [tints, plain] = [new TintedStyles(styles, true), new TintedStyles(styles, false)];
  return {
    style(base, patch) {
      let byPatch = known.get(base);
      if (!byPatch) known.set(base, (byPatch = new WeakMap()));
      let style = byPatch.get(patch);
      if (!style) byPatch.set(patch, (style = { format: base?.format ?? -1, changes: lookOver(base?.changes ?? null, lookOfPatch(patch)) }));
      return style;
    },
    tinted: (style, on) => (on ? tints : plain).of(style),
    newSheet: ({ columnWidths, freeze, print }) => ({
      part: null, unshown: [], finding: [], draft: { columnWidths, freeze, print },
      columns: columnWidths.map((width, index) => ({ first: index, last: index, width, hidden: false, format: 0 })),
      view: { freeze: freeze.rows > 0 || freeze.columns > 0 ? freeze : null, showGridlines: true, tabColor: null },
    }),
    newNames: titleNames,
  };
}

function titleNames({ name, print }: SheetDraft): BookName[] {
  if (!print.titleRows) return [];
  const [first, last] = print.titleRows;
  return [{ name: "_xlnm.Print_Titles", formula: `${quotedSheet(name)}!$${first + 1}:$${last + 1}`, scope: name, hidden: false }];
}

/**
 * Opens an .xlsx file. Formulas without a stored result are calculated; those that have one keep it.
 *
 * @param name what to call the file in errors
 * @throws HostError emptyFile, notAWorkbook, passwordProtected, tooLarge, unreadable
 */
export async function openXlsx(bytes: Uint8Array, name: string): Promise<XlsxHost> {
  const file = openFile(bytes, name);
  return hostWith(file, contentsOf(file, "snapshot"), name);
}

/** The host of a file that was read elsewhere with {@link readXlsx}; what its formulas lack is calculated here. */
export function hostOf(bytes: Uint8Array, name: string, contents: FileContents): Promise<XlsxHost> {
  return hostWith(openFile(bytes, name), contents, name);
}

async function hostWith(file: File, contents: FileContents, name: string): Promise<XlsxHost> {
  if (contents.kind === "snapshot") return new XlsxHost(file, contents.snapshot, null, name);
  const { book } = contents;
  const unanswered = cloneBook(book);
  const { changed } = await calculateBook(book, "missing");
  return new XlsxHost(file, null, book, name, changed.length > 0 ? unanswered : null);
}

/** A new workbook without sheets, to which sheets are inserted. */
export function newXlsx(name = "新建.xlsx"): XlsxHost {
  const encoder = new TextEncoder();
  const bytes = zipOf(NEW_WORKBOOK.map(([part, content]) => [part, encoder.encode(content)] as const));
  return new XlsxHost(openFile(bytes, name), null, null, name);
}
