import { HostError } from "../host";
import { MAX_COLUMNS, MAX_ROWS } from "../../model/formulas";
import { closeOf, decode, endOfText, numberOf, skipMarkup, spelledNumber, textOf } from "./cellText";

/** What {@link SheetScanner.next} came to. */
export const enum Token { rowStart, cell, rowEnd, end }

/** How a cell says its value. */
export const enum CellType { number, shared, text, inline, logical, error, date }

const [LESS, SLASH, GREATER, COLON] = [0x3c, 0x2f, 0x3e, 0x3a];
const TYPES: Readonly<Record<string, CellType>> = {
  n: CellType.number, s: CellType.shared, str: CellType.text, inlineStr: CellType.inline, b: CellType.logical, e: CellType.error, d: CellType.date,
};

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
  cellCloseStart = -1;
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
      if (this.inRow && length === 1 && first === 0x63) {
        this.readCell(start);
        return Token.cell;
      }
      if (!this.inRow && length === 3 && first === 0x72) {
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

  /** Passes over an element whose name was read, with all that is in it. */
  private skipElement(): void {
    this.at = this.closed(this.nameEnd);
    if (this.selfClosing) return;
    for (let depth = 1; depth > 0;) {
      const start = this.nextTag();
      const closing = this.bytes[start + 1] === SLASH;
      this.at = this.closed(this.nameEnd);
      if (closing) depth -= 1;
      else if (!this.selfClosing) depth += 1;
    }
  }

  private readRow(start: number): void {
    this.rowStart = start;
    this.row += 1;
    this.column = -1;
    this.rowHidden = false;
    this.rowHeight = NaN;
    this.rowStyle = -1;
    const end = this.closed(this.nameEnd);
    const empty = this.selfClosing;
    this.rowOpenEnd = end;
    let formatted = false;
    let style = -1;
    this.eachAttribute(this.nameEnd, end, (nameStart, nameEnd, valueStart, valueEnd) => {
      switch (decode(this.bytes, nameStart, nameEnd)) {
        case "r": this.row = this.address(valueStart, valueEnd, MAX_ROWS); break;
        case "hidden": this.rowHidden = this.yes(valueStart, valueEnd); break;
        case "ht": this.rowHeight = numberOf(this.bytes, valueStart, valueEnd); break;
        case "s": style = numberOf(this.bytes, valueStart, valueEnd); break;
        case "customFormat": formatted = this.yes(valueStart, valueEnd); break;
        default: break;
      }
    });
    if (this.row >= MAX_ROWS) throw this.broken(`row ${this.row + 1}`);
    if (formatted) this.rowStyle = style;
    this.at = end;
    this.inRow = !empty;
    this.rowEmpty = empty;
  }

  private readCell(start: number): void {
    const { bytes } = this;
    this.cellStart = start;
    this.column += 1;
    this.style = 0;
    this.type = CellType.number;
    this.valueStart = this.valueEnd = this.valueTagStart = this.valueTagEnd = -1;
    this.formulaStart = this.formulaEnd = this.formulaTagStart = this.formulaTagEnd = -1;
    const end = this.closed(this.nameEnd);
    const empty = this.selfClosing;
    this.cellOpenEnd = end;
    for (let at = this.nameEnd; at < end;) {
      let byte = bytes[at] ?? 0;
      if (byte <= 0x20 || byte === SLASH || byte === GREATER) {
        at += 1;
        continue;
      }
      const nameStart = at;
      while (at < end && (byte = bytes[at] ?? 0) !== 0x3d && byte > 0x20) at += 1;
      const nameLength = at - nameStart;
      while (at < end && (byte = bytes[at] ?? 0) !== 0x22 && byte !== 0x27) at += 1;
      const quote = byte;
      const valueStart = at + 1;
      at = valueStart;
      while (at < end && bytes[at] !== quote) at += 1;
      if (nameLength === 1) this.cellAttribute(bytes[nameStart] ?? 0, valueStart, at);
      at += 1;
    }
    this.at = end;
    if (this.column >= MAX_COLUMNS) throw this.broken(`column ${this.column + 1} of row ${this.row + 1}`);
    if (empty) {
      this.cellCloseStart = this.cellEnd = end;
      return;
    }
    this.readInside();
  }

  private readInside(): void {
    const { bytes } = this;
    for (;;) {
      const start = this.nextTag();
      if (bytes[start + 1] === SLASH) {
        this.at = this.closed(this.nameEnd);
        this.cellCloseStart = start;
        this.cellEnd = this.at;
        return;
      }
      const length = this.nameEnd - this.nameStart;
      const first = bytes[this.nameStart];
      const isValue = length === 1 && first === 0x76;
      const isFormula = length === 1 && first === 0x66;
      const isInline = length === 2 && first === 0x69 && bytes[this.nameStart + 1] === 0x73;
      if (!isValue && !isFormula && !isInline) {
        this.skipElement();
        continue;
      }
      const open = this.closed(this.nameEnd);
      const empty = this.selfClosing;
      let close = open;
      if (isInline) {
        if (!empty) {
          this.skipElement();
          close = bytes.lastIndexOf(LESS, this.at - 1);
        } else {
          this.at = open;
        }
      } else if (!empty) {
        close = endOfText(bytes, open, this.length);
        if (bytes[close + 1] !== SLASH) throw this.broken("an element inside a value");
        this.readName(close);
        this.at = this.closed(this.nameEnd);
      } else {
        this.at = open;
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

  private cellAttribute(name: number, start: number, end: number): void {
    if (name === 0x72) this.cellAddress(start, end);
    else if (name === 0x73) this.style = numberOf(this.bytes, start, end) || 0;
    else if (name === 0x74) this.type = end - start === 1 && this.bytes[start] === 0x73 ? CellType.shared : this.typeOf(start, end);
  }

  private typeOf(start: number, end: number): CellType {
    const name = decode(this.bytes, start, end);
    const type = TYPES[name];
    if (type === undefined) throw this.broken(`a cell of type ${name}`);
    return type;
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
    const row = this.address(at, end, MAX_ROWS);
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
    const word = decode(this.bytes, start, end);
    return word === "1" || word === "true" || word === "on";
  }

  private eachAttribute(from: number, end: number, told: (nameStart: number, nameEnd: number, valueStart: number, valueEnd: number) => void): void {
    const { bytes } = this;
    for (let at = from; at < end;) {
      let byte = bytes[at] ?? 0;
      if (byte <= 0x20 || byte === SLASH || byte === GREATER) {
        at += 1;
        continue;
      }
      const nameStart = at;
      while (at < end && (byte = bytes[at] ?? 0) !== 0x3d && byte > 0x20) at += 1;
      const nameEnd = at;
      while (at < end && (byte = bytes[at] ?? 0) !== 0x22 && byte !== 0x27) at += 1;
      const quote = byte;
      const valueStart = at + 1;
      at = valueStart;
      while (at < end && bytes[at] !== quote) at += 1;
      told(nameStart, nameEnd, valueStart, at);
      at += 1;
    }
  }

  private broken(detail: string): HostError {
    return new HostError("unreadable", this.place, detail);
  }
}

/** The attributes of a tag by name. */
export function attributesOf(tag: string): ReadonlyMap<string, string> {
  const attributes = new Map<string, string>();
  const encoder = new TextEncoder();
  for (const [, name = "", double, single] of tag.matchAll(/\s([^\s=/>"']+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) {
    const value = encoder.encode(double ?? single ?? "");
    attributes.set(name, textOf(value, 0, value.length));
  }
  return attributes;
}
