import { addressOf, type Area, type Scalar } from "../../model/cells";
import type { SheetSnapshot, WorkbookSnapshot } from "../../model/snapshot";
import { MAX_SNAPSHOT_CELLS, MAX_SPAN } from "../editable";
import { HostError } from "../host";
import type { OfficePackage } from "../package/parts";
import { CellReader, type Reading } from "./cellReader";
import { MAX_FILE_CELLS } from "./limits";
import { columnsOf, frameOf, hiddenColumns, isProtected, mergesOf, openSheet, type SheetBytes } from "./sheetPart";
import { rowsTold, type Advance } from "./advance";
import { tellPlainRows } from "./plainRows";
import { CellType, Token, type SheetScanner } from "./sheetScanner";
import type { WorkbookPart } from "./workbookPart";

/** A workbook as read in one go, and whether a formula has no stored result. */
export interface SnapshotReading {
  readonly snapshot: WorkbookSnapshot;
  readonly unknownResults: boolean;
}

/** What may still be read of a workbook; the sheets share it. */
interface Room {
  cells: number;
  filled: number;
}

/**
 * Reads every worksheet of a file as plain data, without anything that is only needed to write: one pass over the bytes of
 * each sheet.
 *
 * @throws HostError tooLarge with the sheet that is, unreadable
 */
export function readSnapshot(office: OfficePackage, workbook: WorkbookPart, reading: Reading, advance: Advance): SnapshotReading {
  const room: Room = { cells: MAX_FILE_CELLS, filled: MAX_SNAPSHOT_CELLS };
  let unknownResults = false;
  const sheets = workbook.sheets.flatMap(({ name, part, visibility }, index): SheetSnapshot[] => {
    if (part === null) return [];
    const opened = openSheet(office, part, name);
    const reader = new CellReader(opened.scanner, name, reading);
    const place = `${office.place} ${name}`;
    const { cells } = room;
    let rows = new RowsRead(name, place, room);
    if (!takePlainRows(opened, reading, rows)) {
      // What was told of it is forgotten.
      room.cells = cells;
      rows = new RowsRead(name, place, room);
      takeRows(opened, reader, rowsTold(advance, index, workbook.sheets.length), rows);
    }
    const { grid, hiddenRows } = rows;
    if (rows.unknownResults) unknownResults = true;
    for (const { row, column, group } of reader.waiting) grid.setFormula(row, column, reader.formulaOf(group, row, column));
    const { root } = frameOf(opened, place);
    const merges = mergesOf(root, name);
    const { row, column, values, formulas, numberFormats } = grid.finished(merges, room);
    return [{
      name, visibility, protected: isProtected(root), row, column, values, formulas, numberFormats, merges,
      hiddenRows: hiddenRows.sort((a, b) => a - b), hiddenColumns: hiddenColumns(columnsOf(root)),
    }];
  });
  return { snapshot: { sheets }, unknownResults };
}

/** The rows of a sheet as they come, within what may be read of a workbook. */
class RowsRead {
  readonly grid: Grid;
  readonly hiddenRows: number[] = [];
  /** Whether a formula has no stored result. */
  unknownResults = false;

  /** @param place the file and the sheet, for errors */
  constructor(sheet: string, private readonly place: string, private readonly room: Room) {
    this.grid = new Grid(sheet);
  }

  /** @throws HostError tooLarge */
  add(column: number, value: Scalar, formula: string, style: number, format: string, isIsoDate: boolean): void {
    this.room.cells -= 1;
    if (this.room.cells < 0) throw new HostError("tooLarge", this.place, `more than ${MAX_FILE_CELLS} cells`);
    if (value === null && formula !== "") this.unknownResults = true;
    this.grid.add(column, value, formula, style, format, isIsoDate);
  }
}

/** Tells the rows of a sheet of plain cells alone; false where anything else stands in it. */
function takePlainRows({ scanner }: SheetBytes, reading: Reading, read: RowsRead): boolean {
  const { grid } = read;
  const { styles } = reading;
  return tellPlainRows(scanner, reading, {
    startRow: (row) => { grid.startRow(row); },
    add: (column, value, formula, style) => { read.add(column, value, formula, style, styles.numberFormat(style), false); },
    endRow: () => { grid.endRow(); },
  });
}

/** Tells the rows of any sheet. @throws HostError unreadable, tooLarge */
function takeRows({ scanner }: SheetBytes, reader: CellReader, told: (scanner: SheetScanner) => void, read: RowsRead): void {
  const { grid } = read;
  for (let token = scanner.next(); token !== Token.end; token = scanner.next()) {
    if (token === Token.rowStart) {
      told(scanner);
      grid.startRow(scanner.row);
      if (scanner.rowHidden || scanner.rowHeight === 0) read.hiddenRows.push(scanner.row);
    } else if (token === Token.cell) {
      const formula = scanner.formulaTagStart < 0 ? "" : reader.formula();
      read.add(scanner.column, reader.value(), formula, scanner.style, reader.numberFormat(), scanner.type === CellType.date);
    } else {
      grid.endRow();
    }
  }
}

/** One row while it is read; cells by 0-based column. `formulas` stays null while there is none. */
interface Line {
  readonly number: number;
  values: Scalar[];
  formulas: string[] | null;
  formats: string[];
  filled: boolean;
}

/** A column behind every other. A whole number: what was once infinite is no small number to the engine ever after, nor is any column that is counted from it. */
const BEHIND_ALL = 2 ** 30 - 1;

/** Rows and columns of a sheet as they come, made into one rectangle at the end. Rows of equal formats share them. */
class Grid {
  private readonly lines: Line[] = [];
  private readonly byNumber = new Map<number, Line>();
  private line: Line = { number: -1, values: [], formulas: null, formats: [], filled: false };
  private width = 8;
  private left = BEHIND_ALL;
  private right = -1;
  private ordered = true;
  private readonly styles: number[] = [];
  private styled = 0;
  private formatsBefore: { readonly styles: readonly number[]; readonly formats: string[] } = { styles: [], formats: [] };

  constructor(private readonly sheet: string) {}

  startRow(number: number): void {
    const last = this.lines.at(-1);
    this.styled = 0;
    // A row that is listed twice goes on where it was.
    const again = last && number <= last.number ? this.lineOf(number) : undefined;
    if (last && number < last.number && !again) this.ordered = false;
    // Its formats may be those of other rows as well.
    if (again) again.formats = [...again.formats];
    this.line = again ?? { number, values: this.blank(), formulas: null, formats: [], filled: false };
    if (!again) this.lines.push(this.line);
  }

  add(column: number, value: Scalar, formula: string, style: number, format: string, isIsoDate: boolean): void {
    const { line, styles } = this;
    if (column >= this.styled) {
      while (this.styled < column) styles[this.styled++] = -1;
      this.styled = column + 1;
    }
    // A date that is spelled shows as one whatever its format.
    styles[column] = isIsoDate ? -2 - style : style;
    if (line.formats.length > 0 || format !== "General") line.formats[column] = format;
    if (value === null && formula === "") return;
    line.filled = true;
    if (column < this.left) this.left = column;
    if (column > this.right) this.right = column;
    if (column >= this.width) this.width = column + 1;
    while (line.values.length <= column) line.values.push(null);
    line.values[column] = value;
    if (formula !== "") (line.formulas ??= [])[column] = formula;
  }

  endRow(): void {
    const { styles, formats } = this.formatsBefore;
    let same = styles.length === this.styled && this.line.formats.length === formats.length;
    for (let column = 0; same && column < this.styled; column += 1) same = styles[column] === this.styles[column];
    if (same) this.line.formats = formats;
    else this.formatsBefore = { styles: this.styles.slice(0, this.styled), formats: this.line.formats };
  }

  setFormula(row: number, column: number, formula: string): void {
    const line = this.lineOf(row);
    if (!line || formula === "") return;
    (line.formulas ??= [])[column] = formula;
    line.filled = true;
    this.left = Math.min(this.left, column);
    this.right = Math.max(this.right, column);
  }

  /** The rectangle from the first to the last filled cell. Cells under a merged area show nothing and are taken for empty. */
  finished(merges: readonly Area[], room: Room): Pick<SheetSnapshot, "row" | "column" | "values" | "formulas" | "numberFormats"> {
    if (!this.ordered) this.lines.sort((a, b) => a.number - b.number);
    this.hideMerged(merges);
    const filled = this.lines.filter((line) => line.filled);
    const [first, last] = [filled[0]?.number ?? 0, filled.at(-1)?.number ?? -1];
    const [left, width, height] = filled.length === 0 ? [0, 0, 0] : [this.left, this.right - this.left + 1, last - first + 1];
    room.filled -= filled.length * width;
    if (room.filled < 0 || height * width > MAX_SPAN) {
      throw new HostError("tooLarge", `${this.sheet}!${addressOf({ row: last, column: this.right })}`, `used range of ${height} rows × ${width} columns`);
    }
    const blank = { values: new Array<Scalar>(width).fill(null), formulas: new Array<string>(width).fill(""), formats: new Array<string>(width).fill("General") };
    const values = new Array<Scalar[]>(height).fill(blank.values);
    const formulas = new Array<string[]>(height).fill(blank.formulas);
    const numberFormats = new Array<string[]>(height).fill(blank.formats);
    let shared = { from: [] as string[], to: blank.formats };
    for (const line of this.lines) {
      if (line.number < first || line.number > last) continue;
      const at = line.number - first;
      values[at] = cut(line.values, left, width, null);
      if (line.formulas) formulas[at] = cut(line.formulas, left, width, "");
      if (shared.from !== line.formats) shared = { from: line.formats, to: line.formats.length === 0 ? blank.formats : cut(line.formats, left, width, "General") };
      numberFormats[at] = shared.to;
    }
    return { row: first, column: left === BEHIND_ALL ? 0 : left, values, formulas, numberFormats };
  }

  private blank(): Scalar[] {
    const values = new Array<Scalar>(this.width);
    for (let column = 0; column < this.width; column += 1) values[column] = null;
    return values;
  }

  private lineOf(number: number): Line | undefined {
    if (this.byNumber.size !== this.lines.length) for (const line of this.lines) this.byNumber.set(line.number, line);
    return this.byNumber.get(number);
  }

  private hideMerged(merges: readonly Area[]): void {
    if (merges.length === 0 || this.lines.length === 0) return;
    let changed = false;
    for (const { row, column, rows, columns } of merges) {
      const end = Math.min(column + columns, this.right + 1);
      const covered = rows > this.lines.length ? this.lines.filter(({ number }) => number >= row && number < row + rows)
        : Array.from({ length: rows }, (_, index) => this.lineOf(row + index));
      for (const line of covered) {
        for (let at = column; line && at < end; at += 1) {
          if ((at === column && line.number === row) || (line.values[at] ?? null) === null) continue;
          line.values[at] = null;
          if (line.formulas) line.formulas[at] = "";
          changed = true;
        }
      }
    }
    if (changed) this.measure();
  }

  /** What is filled, after cells were taken for empty. */
  private measure(): void {
    this.left = BEHIND_ALL;
    this.right = -1;
    for (const line of this.lines) {
      line.filled = false;
      const width = Math.max(line.values.length, line.formulas?.length ?? 0);
      for (let column = 0; column < width; column += 1) {
        if ((line.values[column] ?? null) === null && (line.formulas?.[column] ?? "") === "") continue;
        line.filled = true;
        this.left = Math.min(this.left, column);
        this.right = Math.max(this.right, column);
      }
    }
  }
}

/** The cells from `left` on, `width` of them; the array itself where it is them already. */
function cut<T>(cells: T[], left: number, width: number, blank: T): T[] {
  if (left === 0 && cells.length === width && !cells.includes(undefined as T)) return cells;
  const out = new Array<T>(width);
  for (let column = 0; column < width; column += 1) out[column] = cells[left + column] ?? blank;
  return out;
}
