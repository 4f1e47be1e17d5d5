import type { Area } from "../../model/cells";
import type { SheetDraft } from "../../model/edits";
import { isFilled, type EditableBook, type EditableCell, type EditableRow, type EditableSheet } from "../editable";
import { HostError } from "../host";
import { wordsOfMarkNote, type Mark } from "../marks";
import type { OfficePackage } from "../package/parts";
import { SheetRows } from "../sheetRows";
import { CellReader, type Reading } from "./cellReader";
import { findingRules, type FindingRule } from "./findingRules";
import { MAX_FILE_CELLS } from "./limits";
import type { FileStyle } from "./look";
import { notesOf } from "./notes";
import { columnsOf, frameOf, hiddenColumns, isProtected, marksOf, mergesOf, openSheet, viewOf, type ColumnRun, type SheetView } from "./sheetPart";
import { rowsTold, type Advance } from "./advance";
import { Token, type SheetScanner } from "./sheetScanner";
import { unshownOfSheet, type Unshown } from "./unshown";
import type { WorkbookPart } from "./workbookPart";

/** What is kept with a sheet besides its cells. */
export interface SheetExtra {
  /** The sheet's part in the file; null for a sheet that was added. */
  readonly part: string | null;
  readonly columns: readonly ColumnRun[];
  readonly view: SheetView;
  /** What it holds that a plain grid does not show. */
  readonly unshown: readonly Unshown[];
  /** Formulas outside of its cells that find cells by a text or a distance, as the file has them. */
  readonly finding: readonly FindingRule[];
  /** How an added sheet was asked for; null for one of the file. */
  readonly draft: Pick<SheetDraft, "columnWidths" | "freeze" | "print"> | null;
}

/** What is kept with a row: which row of the part its element is, or is like. */
export interface RowExtra {
  readonly origin: number;
}

export type FileBook = EditableBook<FileStyle, SheetExtra>;
export type FileSheet = EditableSheet<FileStyle, SheetExtra>;
export type FileRow = EditableRow<FileStyle>;
export type FileCell = EditableCell<FileStyle>;

/** Reads a file as a workbook that can be edited. @throws HostError tooLarge, unreadable */
export function readBook(office: OfficePackage, workbook: WorkbookPart, reading: Reading, advance: Advance = () => undefined): FileBook {
  let room = MAX_FILE_CELLS;
  const sheets = workbook.sheets.flatMap(({ name, part, visibility }, index): FileSheet[] => {
    if (part === null) return [];
    const opened = openSheet(office, part, name);
    const { rows, cells, hasTables } = readRows(opened, name, reading, rowsTold(advance, index, workbook.sheets.length));
    room -= cells;
    if (room < 0) throw new HostError("tooLarge", `${office.place} ${name}`, `more than ${MAX_FILE_CELLS} cells`);
    const { root } = frameOf(opened, `${office.place} ${name}`);
    const merges = mergesOf(root, name);
    hideMerged(rows, merges);
    const columns = columnsOf(root);
    const { marks } = marksOf(root, name);
    const notes = notesOf(office, part);
    return [{
      name, visibility, protected: isProtected(root), rows, merges, choices: [], marks: withWords(marks, notes),
      hiddenColumns: hiddenColumns(columns), extra: { part, columns, view: viewOf(root), unshown: unshownOfSheet(root, [...notes.values()].some((text) => wordsOfMarkNote(text) === null), hasTables), finding: findingRules(root), draft: null },
    }];
  });
  return { sheets, names: workbook.names, moves: [] };
}

/** A row while it is read. */
type OpenRow = FileRow & { readonly cells: Map<number, FileCell> };

function readRows({ scanner }: ReturnType<typeof openSheet>, sheet: string, reading: Reading, told: (scanner: SheetScanner) => void): { rows: SheetRows<OpenRow>; cells: number; hasTables: boolean } {
  const reader = new CellReader(scanner, sheet, reading);
  const rows = new SheetRows<OpenRow>();
  let cells: Map<number, FileCell> = new Map();
  let count = 0;
  for (let token = scanner.next(); token !== Token.end; token = scanner.next()) {
    if (token === Token.rowStart) {
      told(scanner);
      const known = rows.get(scanner.row);
      cells = known?.cells ?? new Map();
      if (!known) rows.set(scanner.row, { cells, height: Number.isNaN(scanner.rowHeight) ? undefined : scanner.rowHeight, hidden: scanner.rowHidden, extra: { origin: scanner.row } satisfies RowExtra });
    } else if (token === Token.cell) {
      count += 1;
      if (count > MAX_FILE_CELLS) break;
      const formula = reader.formula();
      cells.set(scanner.column, {
        value: reader.value(), formula, numberFormat: reader.numberFormat(), style: reading.styles.styleOf(scanner.style),
        ...(reader.array && formula !== "" ? { array: reader.array } : {}),
      });
    }
  }
  for (const { row, column, group } of reader.waiting) {
    const line = rows.get(row)?.cells;
    const cell = line?.get(column);
    if (cell) line?.set(column, { ...cell, formula: reader.formulaOf(group, row, column) });
  }
  return { rows, cells: count, hasTables: reader.hasTables };
}

/** Cells under a merged area show nothing and are taken for empty; what stands in them stays in the file. */
function hideMerged(rows: ReadonlyMap<number, OpenRow>, merges: readonly Area[]): void {
  for (const { row, column, rows: height, columns: width } of merges) {
    const covered = height > rows.size ? [...rows.keys()].filter((number) => number >= row && number < row + height) : Array.from({ length: height }, (_, index) => row + index);
    for (const number of covered) {
      const cells = rows.get(number)?.cells;
      if (!cells) continue;
      const columns = width > cells.size ? [...cells.keys()].filter((at) => at >= column && at < column + width) : Array.from({ length: width }, (_, index) => column + index);
      for (const at of columns) {
        const cell = cells.get(at);
        if (cell && isFilled(cell) && !(number === row && at === column)) cells.set(at, { value: null, formula: "", numberFormat: cell.numberFormat, style: cell.style });
      }
    }
  }
}

/** The marks with the words of the notes that we wrote beside them. */
function withWords(marks: Map<string, Mark>, notes: ReadonlyMap<string, string>): Map<string, Mark> {
  for (const [address, text] of marks.size === 0 ? [] : notes) {
    const mark = marks.get(address);
    const words = wordsOfMarkNote(text);
    if (mark && words !== null) marks.set(address, { ...mark, note: words });
  }
  return marks;
}
