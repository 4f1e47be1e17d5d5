import { addressOf } from "../../model/cells";
import { ByteSplices } from "./byteSplices";
import { decode } from "./cellText";
import type { FileCell, FileRow, FileSheet, RowExtra } from "./readBook";
import { columnsOf, type SheetBytes } from "./sheetPart";
import type { SheetScanner} from "./sheetScanner";
import { Token } from "./sheetScanner";
import type { StyleWriter } from "./styleWriter";
import { cellXml, sameCellContent, type CellSource } from "./writeCell";

/** What rows are written with. */
export interface RowContext {
  readonly styles: StyleWriter;
  readonly date1904: boolean;
  /** Formats of empty cells by 0-based column; undefined for the plain one. */
  readonly columnFormat: (column: number) => number | undefined;
  /** Rows or columns of this sheet were inserted or deleted, so that formulas that cells share must be written out. */
  readonly moved: boolean;
  /** An area of this sheet in the file as it is now; "" when it is gone. */
  readonly areaNow: (area: string) => string;
  /** Where a column of the file is now, null when it is gone; null when no column moved. */
  readonly columnNow: ((column: number) => number | null) | null;
}

/** One cell of a row in the file: places in its bytes. */
interface FoundCell {
  readonly column: number;
  readonly start: number;
  readonly end: number;
  readonly openEnd: number;
  readonly style: number;
  readonly formula: readonly [start: number, end: number];
  readonly value: readonly [start: number, end: number];
  /** What the formula's tag says of a table of results (数据表) that begins here; null for none. */
  readonly table: ReadonlyMap<string, string> | null;
  /** The group whose formula it shares; null for none. */
  readonly group: string | null;
  /** Whether the group's formula stands here. */
  readonly leads: boolean;
}

/** One row of the file: places in its bytes. */
interface FoundRow {
  readonly number: number;
  readonly start: number;
  readonly openEnd: number;
  readonly closeStart: number;
  readonly end: number;
  readonly style: number;
  readonly cells: readonly FoundCell[];
}

/** The rows of a sheet, changed where its cells are; everything else byte for byte. */
export class RowWriter {
  private readonly splices = new ByteSplices();
  private readonly pending: [number: number, row: FileRow][];
  private readonly byOrigin = new Map<number, [number: number, row: FileRow][]>();
  /** Groups of formulas whose first cell no longer says the formula. */
  private readonly broken = new Set<string>();
  private readonly scanner: SheetScanner;
  private written = -1;

  constructor(sheet: FileSheet, private readonly before: FileSheet, { scanner }: SheetBytes, private readonly context: RowContext) {
    this.scanner = scanner;
    const fresh: [number, FileRow][] = [];
    for (const entry of [...sheet.rows].sort(([a], [b]) => a - b)) {
      const origin = (entry[1].extra as RowExtra | undefined)?.origin;
      if (origin === undefined || !before.rows.has(origin)) {
        if (entry[1].cells.size > 0) fresh.push(entry);
        continue;
      }
      const known = this.byOrigin.get(origin);
      if (known) known.push(entry);
      else this.byOrigin.set(origin, [entry]);
    }
    this.pending = fresh;
  }

  /** Goes through the file's rows. @returns the pieces of the sheet's data between its two tags, null when nothing changed */
  write(): Uint8Array[] | null {
    const { scanner } = this;
    const done = new Set<number>();
    for (let token = scanner.next(); token !== Token.end; token = scanner.next()) {
      const found = this.find();
      const rows = this.byOrigin.get(found.number) ?? [];
      // Of a row that the file has twice, the first one has got the cells of both.
      const again = done.has(found.number);
      const stays = again ? found.cells.length === 0 && rows[0]?.[0] === found.number : rows.length > 0;
      if (!stays) this.splices.replace(found.start, found.end, "");
      done.add(found.number);
      for (const [index, [number, row]] of again ? [] : rows.entries()) {
        if (index === 0) {
          this.insertPending(found.start, number);
          this.change(found, number, row);
        } else {
          this.splices.replace(found.end, found.end, this.rowXml(number, row, found));
        }
        this.written = number;
      }
    }
    const end = scanner.dataCloseStart;
    this.insertPending(end, Infinity);
    return this.splices.empty ? null : this.splices.applied(scanner.bytes, scanner.dataOpenEnd, end);
  }

  /** Rows for a sheet that has none in the file. */
  allXml(): string {
    return this.pending.map(([number, row]) => this.rowXml(number, row, null)).join("");
  }

  private find(): FoundRow {
    const { scanner } = this;
    const [number, start, openEnd, style] = [scanner.row, scanner.rowStart, scanner.rowOpenEnd, scanner.rowStyle];
    const cells: FoundCell[] = [];
    for (let token = scanner.next(); token === Token.cell; token = scanner.next()) {
      const shared = scanner.formulaTagStart < 0 ? null : scanner.formulaAttributes();
      const group = shared?.get("t") === "shared" ? (shared.get("si") ?? null) : null;
      cells.push({
        column: scanner.column, start: scanner.cellStart, end: scanner.cellEnd, openEnd: scanner.cellOpenEnd, style: scanner.style,
        formula: [scanner.formulaTagStart, scanner.formulaTagEnd], value: [scanner.valueTagStart, scanner.valueTagEnd],
        table: shared?.get("t") === "dataTable" ? shared : null, group, leads: group !== null && scanner.formulaEnd > scanner.formulaStart,
      });
    }
    return { number, start, openEnd, closeStart: scanner.rowCloseStart, end: scanner.rowEnd, style, cells };
  }

  private insertPending(at: number, before: number): void {
    while (this.pending.length > 0 && (this.pending[0]?.[0] ?? 0) < before) {
      const entry = this.pending.shift();
      if (!entry) return;
      this.splices.replace(at, at, this.rowXml(entry[0], entry[1], null));
      this.written = entry[0];
    }
  }

  /** Changes a row of the file where it differs. */
  private change(found: FoundRow, number: number, row: FileRow): void {
    const { columnNow } = this.context;
    const known = new Set(found.cells.map(({ column }) => (columnNow ? columnNow(column) : column)));
    const fresh = [...row.cells.keys()].filter((column) => !known.has(column)).sort((a, b) => a - b);
    const spans = fresh.length > 0 || columnNow !== null;
    const [tag, addressed] = this.tag(found);
    if (number !== found.number || (!addressed && number !== this.written + 1)) this.splices.replace(found.start, found.openEnd, numbered(tag, number, spans));
    else if (spans && found.openEnd < found.end) this.replaceTag(found, tag, numbered(tag, number, true));
    if (fresh.length > 0 && found.openEnd === found.end) {
      this.splices.replace(found.start, found.end, `${opened(numbered(tag, number, true))}${fresh.map((column) => this.freshXml(number, column, row, found.style)).join("")}</${this.scanner.prefix}row>`);
      return;
    }
    this.changeCells(found, number, row, fresh);
  }

  /** Changes the cells that a row of the file has and puts the `fresh` ones between and behind them. */
  private changeCells(found: FoundRow, number: number, row: FileRow, fresh: number[]): void {
    const old = this.before.rows.get(found.number)?.cells;
    const { columnNow } = this.context;
    for (const cell of found.cells) {
      const before = old?.get(cell.column);
      const column = columnNow ? columnNow(cell.column) : cell.column;
      const now = column === null ? undefined : row.cells.get(column);
      while (column !== null && fresh.length > 0 && (fresh[0] ?? 0) < column) this.splices.replace(cell.start, cell.start, this.freshXml(number, fresh.shift() ?? 0, row, found.style));
      if (now && before && column !== null) this.changeCell(cell, number, column, now, before, found.number);
      else this.splices.replace(cell.start, cell.end, "");
    }
    for (const column of fresh) this.splices.replace(found.closeStart, found.closeStart, this.freshXml(number, column, row, found.style));
  }

  private replaceTag({ start, openEnd }: FoundRow, old: string, now: string): void {
    if (now !== old) this.splices.replace(start, openEnd, now);
  }

  private changeCell(found: FoundCell, row: number, column: number, now: FileCell, before: FileCell, rowBefore: number): void {
    const dissolved = found.group !== null && (this.context.moved || this.broken.has(found.group));
    const same = sameCellContent(now, before) && !dissolved;
    if (found.leads && found.group !== null && !same) this.broken.add(found.group);
    if (!same) {
      this.splices.replace(found.start, found.end, this.cell(row, column, now, this.source(found, before), dissolved || found.leads));
    } else if (row !== rowBefore || column !== found.column) {
      const tag = decode(this.scanner.bytes, found.start, found.openEnd);
      this.splices.replace(found.start, found.openEnd, addressedCell(tag, addressOf({ row, column })));
      if (found.table) this.moveTable(found, found.table);
    }
  }

  /** A table of results names its area and the cells it tries values in. */
  private moveTable({ formula: [start, end] }: FoundCell, said: ReadonlyMap<string, string>): void {
    let tag = decode(this.scanner.bytes, start, end);
    for (const name of ["ref", "r1", "r2"]) {
      const area = this.context.areaNow(said.get(name) ?? "");
      if (area !== "") tag = tag.replace(new RegExp(`(\\s${name}\\s*=\\s*)(["'])[^"']*\\2`), `$1$2${area}$2`);
    }
    this.splices.replace(start, end, tag);
  }

  private source(found: FoundCell, cell: FileCell): CellSource {
    const text = ([start, end]: readonly [number, number]): string => (start < 0 ? "" : decode(this.scanner.bytes, start, end));
    const tag = decode(this.scanner.bytes, found.start, found.openEnd);
    return {
      formula: text(found.formula), value: text(found.value), type: /\st\s*=\s*(?:"[^"]*"|'[^']*')/.exec(tag)?.[0] ?? "",
      rest: [...tag.matchAll(/\s(?:cm|vm|ph)\s*=\s*(?:"[^"]*"|'[^']*')/g)].map(([attribute]) => attribute).join(""), cell,
    };
  }

  private cell(row: number, column: number, cell: FileCell, source: CellSource | null, ownFormula: boolean): string {
    const { styles, date1904 } = this.context;
    return cellXml(this.scanner.prefix, addressOf({ row, column }), cell, styles.formatFor(cell.style, cell.numberFormat), source, ownFormula, date1904);
  }

  /** A cell where the file has none: it takes the format of its row, or else of its column. */
  private freshXml(number: number, column: number, row: FileRow, rowStyle: number): string {
    const cell = row.cells.get(column);
    if (!cell) return "";
    const inherited = rowStyle >= 0 ? rowStyle : this.context.columnFormat(column);
    if (cell.style !== undefined || inherited === undefined) return this.cell(number, column, cell, null, false);
    const style = this.context.styles.sheet.styleOf(inherited);
    const numberFormat = cell.numberFormat === "General" ? this.context.styles.sheet.numberFormat(inherited) : cell.numberFormat;
    return this.cell(number, column, { ...cell, style, numberFormat }, null, false);
  }

  /** A row that the file does not have, with the tag of the one that it is like. */
  private rowXml(number: number, row: FileRow, like: FoundRow | null): string {
    const p = this.scanner.prefix;
    const height = row.height === undefined ? "" : ` ht="${row.height}" customHeight="1"`;
    const tag = like ? opened(shown(numbered(this.tag(like)[0], number, false))) : `<${p}row r="${number + 1}"${height}${row.hidden ? ' hidden="1"' : ""}>`;
    const cells = [...row.cells.keys()].sort((a, b) => a - b).map((column) => this.freshXml(number, column, row, like?.style ?? -1));
    return `${tag}${cells.join("")}</${p}row>`;
  }

  /** A row's first tag, and whether it says the row's number. */
  private tag({ start, openEnd }: FoundRow): [tag: string, addressed: boolean] {
    const tag = decode(this.scanner.bytes, start, openEnd);
    return [tag, /\sr\s*=/.test(tag)];
  }
}

/** A row's tag with another number; `wider` where cells may stand outside of the columns that it says. */
function numbered(tag: string, number: number, wider: boolean): string {
  const addressed = /\sr\s*=\s*(["'])\d*\1/.test(tag) ? tag.replace(/(\sr\s*=\s*)(["'])\d*\2/, `$1$2${number + 1}$2`) : tag.replace(/^<[^\s/>]+/, `$& r="${number + 1}"`);
  return wider ? addressed.replace(/\sspans\s*=\s*(?:"[^"]*"|'[^']*')/, "") : addressed;
}

function shown(tag: string): string {
  return tag.replace(/\shidden\s*=\s*(?:"[^"]*"|'[^']*')/, "");
}

/** A tag that does not close itself. */
function opened(tag: string): string {
  return tag.replace(/\s*\/>$/, ">");
}

function addressedCell(tag: string, address: string): string {
  return /\sr\s*=/.test(tag) ? tag.replace(/(\sr\s*=\s*)(["'])[^"']*\2/, `$1$2${address}$2`) : tag.replace(/^<[^\s/>]+/, `$& r="${address}"`);
}

/** The format of empty cells of a column, from what a sheet says of its columns. */
export function columnFormats(root: Parameters<typeof columnsOf>[0]): (column: number) => number | undefined {
  const runs = columnsOf(root).filter(({ format }) => format > 0);
  return (column) => runs.find(({ first, last }) => column >= first && column <= last)?.format;
}
