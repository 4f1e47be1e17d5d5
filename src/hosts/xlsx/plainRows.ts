import { columnOfLetters, type Scalar } from "../../model/cells";
import { MAX_COLUMNS, MAX_ROWS } from "../../model/formulas";
import { END_OF_ROWS, isAt, spelledNumber } from "./cellText";
import type { Reading } from "./cellReader";
import type { SheetScanner } from "./sheetScanner";

/** Who is told the rows and cells of a sheet, from front to back. */
export interface RowTaker {
  startRow(row: number): void;
  add(column: number, value: Scalar, formula: string, style: number): void;
  endRow(): void;
}

/** Larger parts are gone through by their bytes: a second copy of them as a text would cost more than it saves. */
const LARGEST = 300_000;
const LESS = 0x3c;

/** A row that says nothing but its number and what does not concern its values. */
const ROW = /<row r="(\d{1,7})"((?: [a-zA-Z0-9:]+="[^"<&]*")*)(\/)?>/y;
/** What would have to be noted of a row: that it is hidden, or of no height. */
const UNUSUAL = / hidden=| ht="0/;
const END_OF_ROW = "</row>";
/** A cell as nearly all programs write it: its formula, and its value as a number, the number of a shared text, or a text. */
const CELL = /<c r="([A-Z]{1,3})(\d{1,7})"(?: s="(\d{1,6})")?(?: t="(n|s|str|inlineStr)")?(?:\/>|>(?:<f>([^<&\r]*)<\/f>)?(?:<v>([^<&\r]*)<\/v>|<is><t(?: xml:space="preserve")?>([^<&\r]*)<\/t><\/is>)?<\/c>)/y;

/**
 * Tells the rows of a small sheet that holds nothing but plain cells, by an expression of the platform instead of byte by byte. A sheet
 * with anything else in it is left to the {@link SheetScanner}, which alone says what is wrong; whoever was told of its first rows
 * forgets them.
 *
 * @returns whether all of it was told; then the scanner stands behind the rows
 */
export function tellPlainRows(scanner: SheetScanner, { strings, date1904 }: Reading, taker: RowTaker): boolean {
  const end = date1904 ? -1 : endOfRows(scanner);
  const text = end < 0 ? null : lettersOf(scanner.bytes.subarray(scanner.dataOpenEnd, end));
  if (text === null || !tellRows(text, strings, taker)) return false;
  scanner.dataCloseStart = end;
  scanner.dataEnd = end + END_OF_ROWS.length;
  return true;
}

function tellRows(text: string, strings: Reading["strings"], taker: RowTaker): boolean {
  let at = 0;
  while (at < text.length) {
    ROW.lastIndex = at;
    const opened = ROW.exec(text);
    if (!opened || UNUSUAL.test(opened[2] ?? "")) return false;
    const number = Number(opened[1]);
    if (number < 1 || number > MAX_ROWS) return false;
    at = ROW.lastIndex;
    taker.startRow(number - 1);
    if (opened[3] === undefined) at = tellCells(text, at, opened[1] ?? "", strings, taker);
    if (at < 0) return false;
    taker.endRow();
  }
  return true;
}

/** Tells the cells of a row. @returns where the next row begins; -1 where something else than plain cells stands in this one */
function tellCells(text: string, from: number, row: string, strings: Reading["strings"], taker: RowTaker): number {
  let at = from;
  for (;;) {
    CELL.lastIndex = at;
    const cell = CELL.exec(text);
    if (!cell) return text.startsWith(END_OF_ROW, at) ? at + END_OF_ROW.length : -1;
    at = CELL.lastIndex;
    const column = columnOfLetters(cell[1] ?? "");
    if (cell[2] !== row || column >= MAX_COLUMNS) return -1;
    const value = valueOf(cell[4] ?? "n", cell[6], cell[7], strings);
    if (value === undefined) return -1;
    const formula = cell[5];
    taker.add(column, value, formula === undefined || formula === "" ? "" : `=${formula}`, cell[3] === undefined ? 0 : Number(cell[3]));
  }
}

/** The value of a cell of a type; undefined where it has to be looked at more closely. */
function valueOf(type: string, value: string | undefined, inline: string | undefined, strings: Reading["strings"]): Scalar | undefined {
  if (type === "inlineStr") return inline === undefined ? undefined : textLike(inline);
  if (inline !== undefined) return undefined;
  if (value === undefined) return null;
  if (type === "str") return textLike(value);
  const number = spelledNumber(value);
  if (!Number.isFinite(number)) return undefined;
  return type === "s" ? strings.at(number) ?? null : number;
}

/** Most texts that are kept at a time. */
const MOST = 4096;
const known = new Map<string, string>();

/** The text as a string of its own: a part of another one would hold all of that as long as somebody remembers it. Texts that came by before are the same string. */
function textLike(part: string): string | undefined {
  const before = known.get(part);
  if (before !== undefined) return before;
  // Escapes of control characters.
  if (part.includes("_x")) return undefined;
  if (known.size >= MOST) known.clear();
  const own = String.fromCharCode(...Array.from(part, (_, at) => part.charCodeAt(at)));
  known.set(own, own);
  return own;
}

const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

function lettersOf(bytes: Uint8Array): string | null {
  try {
    return decoder.decode(bytes);
  } catch {
    // Bytes that are no letters.
    return null;
  }
}

/** Where the rows of a small sheet end; -1 where they are written unusually. */
function endOfRows({ bytes, dataStart, dataOpenEnd, dataEnd, prefix }: SheetScanner): number {
  if (dataStart < 0 || dataEnd >= 0 || prefix !== "" || bytes.length > LARGEST) return -1;
  for (let at = bytes.lastIndexOf(LESS); at >= dataOpenEnd; at = bytes.lastIndexOf(LESS, at - 1)) if (isAt(bytes, at, END_OF_ROWS)) return at;
  return -1;
}
