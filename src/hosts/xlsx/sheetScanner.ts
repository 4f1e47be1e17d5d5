import { HostError } from "../host";
import { MAX_COLUMNS, MAX_ROWS } from "../../model/formulas";
import { attributesOf, closeOf, decode, END_OF_CELL, END_OF_INLINE, endOfName, endOfText, insideOfText, isAt, numberOf, skipMarkup, spelledNumber, spells, textOf } from "./cellText";

/** What {@link SheetScanner.next} came to. */
export const enum Token { rowStart, cell, rowEnd, end }

/** How a cell says its value. */
export const enum CellType { number, shared, text, inline, logical, error, date }

const [LESS, SLASH, GREATER, COLON] = [0x3c, 0x2f, 0x3e, 0x3a];
const [EQUALS, DOUBLE, SINGLE] = [0x3d, 0x22, 0x27];
const [C, F, I, R, S, T, V] = [0x63, 0x66, 0x69, 0x72, 0x73, 0x74, 0x76];
/** The types that are said by one letter: n, s, b, e, d. */
const LETTERS = new Map<number, CellType>([[0x6e, CellType.number], [0x73, CellType.shared], [0x62, CellType.logical], [0x65, CellType.error], [0x64, CellType.date]]);

/**
 * Goes through the rows and cells of a worksheet part from front to back, once, without making anything of them: what a
 * cell says is told as places in the part's bytes. Elements are known by where they stand, so that any prefix will do;
 * what is not known is passed over. Cells and rows without address follow the one before.
 */
export class SheetScanner {
  /** Where `<sheetData …>` begins and its first tag ends; both -1 when there is none. */
  readonly dataStart: number;
  readonly dataOpenEnd: number;
  /** Where `</sheetData>` begins and ends; known at the end. */
  dataCloseStart = -1;
  dataEnd = -1;
  /** With its colon, as the sheet's elements have it. */
  readonly prefix: string;

  row = -1;
  rowStart = -1;
  rowOpenEnd = -1;
  rowCloseStart = -1;
  rowEnd = -1;
  rowHidden = false;
  /** Points; NaN when the row says none. */
  rowHeight = NaN;
  /** Index of the format of the row's empty cells; -1 for none. */
  rowStyle = -1;

  column = -1;
  cellStart = -1;
  cellOpenEnd = -1;
  cellEnd = -1;
  style = 0;
  type: CellType = CellType.number;
  /** The inside of `<v>`, or of `<is>`; -1 when there is none. */
  valueStart = -1;
  valueEnd = -1;
  /** The element `<v>` or `<is>` whole. */
  valueTagStart = -1;
  valueTagEnd = -1;
  /** The inside of `<f>`; -1 when there is none. */
  formulaStart = -1;
  formulaEnd = -1;
  formulaTagStart = -1;
  formulaTagEnd = -1;

  private at: number;
  private inRow = false;
  private rowEmpty = false;
  /** Whether the row says that its format is meant. */
  private rowFormatted = false;
  private nameStart = 0;
  private nameEnd = 0;
  private selfClosing = false;
  private readonly length: number;

  /** @param place the file and the sheet, for errors */
  constructor(readonly bytes: Uint8Array, private readonly place: string) {
    this.length = bytes.length;
    this.at = 0;
    const found = this.findData();
    this.dataStart = found;
    this.dataOpenEnd = found < 0 ? -1 : this.at;
    this.prefix = found < 0 ? "" : decode(bytes, found + 1, this.nameStart);
    if (found >= 0 && this.selfClosing) {
      this.dataCloseStart = this.at;
      this.dataEnd = this.at;
    }
  }

  /** Goes to the next row, cell or row's end. @throws HostError unreadable for a sheet that is cut off or says impossible addresses */
  next(): Token {
    if (this.dataEnd >= 0 || this.dataStart < 0) return Token.end;
    if (this.rowEmpty) {
      this.rowEmpty = false;
      this.rowCloseStart = this.rowEnd = this.rowOpenEnd;
      return Token.rowEnd;
    }
    for (;;) {
      const start = this.nextTag();
      const first = this.bytes[this.nameStart];
      const length = this.nameEnd - this.nameStart;
      if (this.bytes[start + 1] === SLASH) {
        this.at = this.closed(this.nameEnd);
        if (this.inRow) {
          this.inRow = false;
          this.rowCloseStart = start;
          this.rowEnd = this.at;
          return Token.rowEnd;
        }
        this.dataCloseStart = start;
        this.dataEnd = this.at;
        return Token.end;
      }
      if (this.inRow && length === 1 && first === C) {
        this.readCell(start);
        return Token.cell;
      }
      if (!this.inRow && length === 3 && first === R) {
        this.readRow(start);
        return Token.rowStart;
      }
      this.skipElement();
    }
  }

  /** The number of the cell's value; NaN when it says none. */
  number(): number {
    const number = numberOf(this.bytes, this.valueStart, this.valueEnd);
    return Number.isNaN(number) ? spelledNumber(this.text()) : number;
  }

  /** The text of the cell's value, without blanks around it. */
  text(): string {
    return textOf(this.bytes, this.valueStart, this.valueEnd).trim();
  }

  /** The attributes of the cell's formula ("t", "si", "ref"); null when its tag has none. */
  formulaAttributes(): ReadonlyMap<string, string> | null {
    const close = this.formulaStart < 0 ? this.formulaTagEnd : this.formulaStart;
    const tag = decode(this.bytes, this.formulaTagStart, close);
    return tag.includes("=") ? attributesOf(tag) : null;
  }

  private findData(): number {
    for (;;) {
      const at = this.bytes.indexOf(LESS, this.at);
      if (at < 0) return -1;
      const skipped = skipMarkup(this.bytes, at, this.length);
      if (skipped > at) {
        this.at = skipped;
        continue;
      }
      this.readName(at);
      const closing = this.bytes[at + 1] === SLASH;
      this.at = this.closed(this.nameEnd);
      if (!closing && decode(this.bytes, this.nameStart, this.nameEnd) === "sheetData") return at;
    }
  }

  /** Where the next tag begins; its name is read. */
  private nextTag(): number {
    const { bytes, length } = this;
    let at = this.at;
    for (;;) {
      while (at < length && bytes[at] !== LESS) at += 1;
      if (at >= length) throw this.broken("the sheet is cut off");
      const next = bytes[at + 1];
      if (next !== 0x21 && next !== 0x3f) break;
      at = skipMarkup(bytes, at, length);
    }
    this.readName(at);
    return at;
  }

  private readName(at: number): void {
    const { bytes, length } = this;
    let next = at + 1;
    if (bytes[next] === SLASH) next += 1;
    this.nameStart = next;
    // Names of cells and values are one letter.
    if (bytes[next + 1] === GREATER) {
      this.nameEnd = next + 1;
      return;
    }
    for (; next < length; next += 1) {
      const byte = bytes[next] ?? 0;
      if (byte === COLON) this.nameStart = next + 1;
      else if (byte === GREATER || byte === SLASH || byte <= 0x20) break;
    }
    this.nameEnd = next;
  }

  /** Where the tag ends whose name ended at `from`; tells whether it closes itself. */
  private closed(from: number): number {
    const end = this.bytes[from] === GREATER ? from + 1 : closeOf(this.bytes, from - 1, this.length);
    if (this.bytes[end - 1] !== GREATER) throw this.broken("the sheet is cut off");
    this.selfClosing = this.bytes[end - 2] === SLASH;
    return end;
  }

  /** Passes over an element whose name was read, with all that is in it; where its inside ends. */
  private skipElement(): number {
    const open = (this.at = this.closed(this.nameEnd));
    if (this.selfClosing) return open;
    for (let depth = 1; ;) {
      const start = this.nextTag();
      const closing = this.bytes[start + 1] === SLASH;
      this.at = this.closed(this.nameEnd);
      if (closing) depth -= 1;
      else if (!this.selfClosing) depth += 1;
      if (depth === 0) return start;
    }
  }

  /** Goes once through the tag of a row or a cell whose name was read, and takes what its attributes say. */
  private readAttributes(ofCell: boolean): void {
    const { bytes, length } = this;
    for (let at = this.nameEnd; at < length; at += 1) {
      let byte = bytes[at] ?? 0;
      if (byte <= 0x20 || byte === SLASH) continue;
      if (byte === GREATER) {
        this.selfClosing = bytes[at - 1] === SLASH;
        this.at = at + 1;
        return;
      }
      const nameStart = at;
      const nameEnd = endOfName(bytes, at, length);
      at = nameEnd;
      while (at < length && ((byte = bytes[at] ?? 0) === EQUALS || byte <= 0x20)) at += 1;
      if (byte !== DOUBLE && byte !== SINGLE) throw this.broken("an attribute without its value");
      const valueStart = at + 1;
      at = valueStart;
      while (at < length && bytes[at] !== byte) at += 1;
      if (!ofCell) this.rowAttribute(nameStart, nameEnd, valueStart, at);
      else if (nameEnd - nameStart === 1) this.cellAttribute(bytes[nameStart] ?? 0, valueStart, at);
    }
    throw this.broken("the sheet is cut off");
  }

  private readRow(start: number): void {
    this.rowStart = start;
    this.row += 1;
    this.column = -1;
    this.rowHidden = false;
    this.rowHeight = NaN;
    this.rowStyle = -1;
    this.rowFormatted = false;
    this.readAttributes(false);
    this.rowOpenEnd = this.at;
    if (this.row >= MAX_ROWS) throw this.broken(`row ${this.row + 1}`);
    if (!this.rowFormatted) this.rowStyle = -1;
    this.inRow = !this.selfClosing;
    this.rowEmpty = this.selfClosing;
  }

  private rowAttribute(nameStart: number, nameEnd: number, start: number, end: number): void {
    const { bytes } = this;
    switch (nameEnd - nameStart) {
      case 1:
        if (bytes[nameStart] === R) this.row = this.address(start, end, MAX_ROWS);
        else if (bytes[nameStart] === S) this.rowStyle = numberOf(bytes, start, end);
        break;
      case 2: if (spells(bytes, nameStart, nameEnd, "ht")) this.rowHeight = numberOf(bytes, start, end); break;
      case 6: if (spells(bytes, nameStart, nameEnd, "hidden")) this.rowHidden = this.yes(start, end); break;
      case 12: if (spells(bytes, nameStart, nameEnd, "customFormat")) this.rowFormatted = this.yes(start, end); break;
      default: break;
    }
  }

  private readCell(start: number): void {
    this.cellStart = start;
    this.column += 1;
    this.style = 0;
    this.type = CellType.number;
    this.valueStart = this.valueEnd = this.valueTagStart = this.valueTagEnd = -1;
    this.formulaStart = this.formulaEnd = this.formulaTagStart = this.formulaTagEnd = -1;
    this.readAttributes(true);
    this.cellOpenEnd = this.at;
    if (this.column >= MAX_COLUMNS) throw this.broken(`column ${this.column + 1} of row ${this.row + 1}`);
    if (this.selfClosing) this.cellEnd = this.at;
    else this.readInside();
  }

  private readInside(): void {
    const { bytes } = this;
    for (;;) {
      // Mostly the cell ends behind its value.
      if (isAt(bytes, this.at, END_OF_CELL)) {
        this.cellEnd = this.at = this.at + END_OF_CELL.length;
        return;
      }
      const start = this.nextTag();
      if (bytes[start + 1] === SLASH) {
        this.cellEnd = this.at = this.closed(this.nameEnd);
        return;
      }
      const length = this.nameEnd - this.nameStart;
      const first = bytes[this.nameStart];
      const isValue = length === 1 && first === V;
      const isFormula = length === 1 && first === F;
      const isInline = length === 2 && first === I && bytes[this.nameStart + 1] === S;
      if (!isValue && !isFormula && !isInline) {
        this.skipElement();
        continue;
      }
      const open = this.closed(this.nameEnd);
      let close = open;
      if (isInline) {
        if (!this.selfClosing && this.isPlainInline(start, open)) continue;
        close = this.skipElement();
      } else {
        if (!this.selfClosing) {
          close = endOfText(bytes, open, this.length);
          if (bytes[close + 1] !== SLASH) throw this.broken("an element inside a value");
        }
        this.at = this.selfClosing ? open : this.behind(close);
      }
      if (isFormula) {
        this.formulaTagStart = start;
        this.formulaTagEnd = this.at;
        this.formulaStart = open;
        this.formulaEnd = close;
      } else if (isValue || this.type === CellType.inline) {
        this.valueTagStart = start;
        this.valueTagEnd = this.at;
        this.valueStart = open;
        this.valueEnd = close;
      }
    }
  }

  /** Where `</v>` or `</f>` ends; any other way of writing it is gone through. */
  private behind(close: number): number {
    return this.bytes[close + 3] === GREATER ? close + 4 : this.closed(close + 1);
  }

  /**
   * Takes an inline string that is one text without markup, as nearly all are, for the text that it is; whether it was one.
   *
   * @param start where `<is>` begins; its inside does at `open`
   */
  private isPlainInline(start: number, open: number): boolean {
    const { bytes } = this;
    const first = insideOfText(bytes, open);
    if (first < 0) return false;
    const last = bytes.indexOf(LESS, first);
    if (!isAt(bytes, last, END_OF_INLINE)) return false;
    this.at = last + END_OF_INLINE.length;
    if (this.type !== CellType.inline) return true;
    this.type = CellType.text;
    this.valueTagStart = start;
    this.valueTagEnd = this.at;
    this.valueStart = first;
    this.valueEnd = last;
    return true;
  }

  private cellAttribute(name: number, start: number, end: number): void {
    if (name === R) this.cellAddress(start, end);
    else if (name === S) this.style = numberOf(this.bytes, start, end) || 0;
    else if (name === T) this.type = this.typeOf(start, end);
  }

  private typeOf(start: number, end: number): CellType {
    const { bytes } = this;
    if (end - start === 1) {
      const type = LETTERS.get(bytes[start] ?? 0);
      if (type !== undefined) return type;
    } else if (spells(bytes, start, end, "inlineStr")) return CellType.inline;
    else if (spells(bytes, start, end, "str")) return CellType.text;
    throw this.broken(`a cell of type ${decode(bytes, start, end)}`);
  }

  /** Takes the column of an address; its row is that of the row it stands in. */
  private cellAddress(start: number, end: number): void {
    let column = 0;
    let at = start;
    for (; at < end; at += 1) {
      const byte = (this.bytes[at] ?? 0) & 0xdf;
      if (byte < 0x41 || byte > 0x5a) break;
      column = column * 26 + byte - 0x40;
    }
    const digits = at;
    let row = 0;
    for (let byte = this.bytes[at] ?? 0; at < end && byte >= 0x30 && byte <= 0x39; byte = this.bytes[(at += 1)] ?? 0) row = row * 10 + byte - 0x30;
    row = at === end && row > 0 && row <= MAX_ROWS ? row - 1 : this.address(digits, end, MAX_ROWS);
    if (column < 1 || column > MAX_COLUMNS || row !== this.row) throw this.broken(`the address ${decode(this.bytes, start, end)} in row ${this.row + 1}`);
    this.column = column - 1;
  }

  /** The 0-based place that a 1-based number says. */
  private address(start: number, end: number, most: number): number {
    const number = numberOf(this.bytes, start, end);
    if (!Number.isInteger(number) || number < 1 || number > most) throw this.broken(`the address ${decode(this.bytes, start, Math.min(end, start + 20))}`);
    return number - 1;
  }

  private yes(start: number, end: number): boolean {
    return spells(this.bytes, start, end, "1") || spells(this.bytes, start, end, "true") || spells(this.bytes, start, end, "on");
  }

  private broken(detail: string): HostError {
    return new HostError("unreadable", this.place, detail);
  }
}
