/** Places in a workbook. Rows and columns count from 0 everywhere inside; A1 notation appears only at the edges. */

/** What a cell shows as a value: text, number, logical, or nothing. Errors are the texts Excel shows ("#REF!"). */
export type Scalar = string | number | boolean | null;

/** One cell. */
export interface CellRef {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
}

/** A rectangle of cells on one sheet. */
export interface Area {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

/** Whether two areas have a cell in common. */
export function meets(a: Area, b: Area): boolean {
  return a.sheet === b.sheet && a.row < b.row + b.rows && b.row < a.row + a.rows && a.column < b.column + b.columns && b.column < a.column + a.columns;
}

/** Column letters of a 0-based column: 0 → "A", 27 → "AB". */
export function columnLetters(column: number): string {
  let letters = "";
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

/** The 0-based column of letters: "A" → 0. */
export function columnOfLetters(letters: string): number {
  let column = 0;
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}

/** "C5". */
export function addressOf(ref: { readonly row: number; readonly column: number }): string {
  return `${columnLetters(ref.column)}${ref.row + 1}`;
}

/** "A1:G24", or "A1" for a single cell. */
export function areaAddress(area: Area): string {
  const first = addressOf(area);
  const last = addressOf({ row: area.row + area.rows - 1, column: area.column + area.columns - 1 });
  return first === last ? first : `${first}:${last}`;
}

/** Reads "C5" or "$C$5"; null when it is not one cell. */
export function parseAddress(text: string): { row: number; column: number } | null {
  const match = /^\$?([A-Za-z]{1,3})\$?([1-9]\d{0,6})$/.exec(text);
  if (!match) return null;
  return { row: Number(match[2]) - 1, column: columnOfLetters(match[1] ?? "") };
}

/** Reads "A1:G24" or "A1" on a sheet; null when malformed. */
export function parseArea(sheet: string, text: string): Area | null {
  const [from, to] = text.split(":");
  const a = parseAddress(from ?? "");
  const b = parseAddress(to ?? from ?? "");
  if (!a || !b) return null;
  const row = Math.min(a.row, b.row);
  const column = Math.min(a.column, b.column);
  return { sheet, row, column, rows: Math.abs(a.row - b.row) + 1, columns: Math.abs(a.column - b.column) + 1 };
}

/** A sheet name as a formula writes it: 'a b' quoted where needed (always for anything but plain letters). */
export function quotedSheet(sheet: string): string {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(sheet) && !/^[A-Za-z]{1,3}\d+$/.test(sheet)
    ? sheet
    : `'${sheet.replaceAll("'", "''")}'`;
}

/** Whether two references are the same cell. */
export function sameCell(a: CellRef, b: CellRef): boolean {
  return a.row === b.row && a.column === b.column && a.sheet === b.sheet;
}

/** A key for maps and sets of cells. */
export function cellKey(ref: CellRef): string {
  return `${ref.sheet}!${addressOf(ref)}`;
}

/** What belongs to cells, where so many are asked for that a text for each would cost more than the work itself. */
export class CellMap<V> {
  private readonly sheets = new Map<string, Map<number, V[]>>();
  private sheet: string | null = null;
  private rows: Map<number, V[]> | undefined;
  private row = -1;
  /** What the cells of the row at hand have, by column. */
  private cells: V[] | undefined;

  get({ sheet, row, column }: CellRef): V | undefined {
    return this.cellsOf(sheet, row)?.[column];
  }

  has(ref: CellRef): boolean {
    return this.get(ref) !== undefined;
  }

  set({ sheet, row, column }: CellRef, value: V): void {
    let cells = this.cellsOf(sheet, row);
    if (!cells) {
      if (!this.rows) this.sheets.set(sheet, this.rows = new Map());
      // Most rows have one cell only: room for more would cost more than the cell.
      this.rows.set(row, cells = this.cells = new Array<V>(column + 1));
    }
    cells[column] = value;
  }

  /** Cells come sheet by sheet and row by row: the last ones are at hand. */
  private cellsOf(sheet: string, row: number): V[] | undefined {
    if (sheet !== this.sheet) {
      this.sheet = sheet;
      this.rows = this.sheets.get(sheet);
      this.row = -1;
    }
    if (row !== this.row) {
      this.row = row;
      this.cells = this.rows?.get(row);
    }
    return this.cells;
  }
}

/**
 * What a formula shows whose result nobody knows: the file holds none, and it could not be calculated here. No error of the
 * workbook, and neither a blank nor a zero.
 */
export const NOT_CALCULATED = "#UNCALCULATED!";

const ERROR_VALUE = /^#(REF!|DIV\/0!|N\/A|NAME\?|NULL!|NUM!|VALUE!|SPILL!|CALC!|UNCALCULATED!|CIRC!|N\/IMPL!|ERROR!|CONNECT!|FIELD!|BLOCKED!|GETTING_DATA)$/;

/** Whether a cell value is one of Excel's error texts. */
export function isErrorValue(value: Scalar): value is string {
  return typeof value === "string" && value.startsWith("#") && ERROR_VALUE.test(value);
}
