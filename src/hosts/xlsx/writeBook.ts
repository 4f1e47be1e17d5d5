import { joined } from "../package/encoding";
import { contentTypeOf, PackageChanges, type OfficePackage } from "../package/parts";
import { Splices } from "../package/splice";
import { child } from "../package/xml";
import { SheetRows } from "../sheetRows";
import { widenDimension } from "./dimension";
import { columnFormats, RowWriter } from "./writeRows";
import type { FileBook, FileSheet } from "./readBook";
import { moveElements, moveHangingParts, moveLinks, moveTree } from "./moveParts";
import { Moves } from "./moves";
import { newSheetXml } from "./newSheet";
import { isStrict, PLAIN_STYLES, relationsOf, TYPE } from "./plainParts";
import { frameOf, openSheet, type Frame, type SheetBytes } from "./sheetPart";
import { SheetScanner, Token } from "./sheetScanner";
import { StyleWriter } from "./styleWriter";
import type { StyleSheet } from "./styleSheet";
import { MarkLooks, ShapeBlocks, writeMarks, type MarkContext } from "./writeMarks";
import { writeWorkbookPart } from "./writeWorkbook";
import type { WorkbookPart } from "./workbookPart";

/** A file as it was opened. */
export interface OpenedFile {
  readonly office: OfficePackage;
  readonly workbook: WorkbookPart;
  readonly styles: StyleSheet;
  /** Its contents before any edit. */
  readonly before: FileBook;
}

/** What stands in a text in place of a sheet's rows while the text around them is changed; no XML can hold it. */
const ROWS = "\u0000";

/**
 * The file with a book's changes in it: cells, formats that were added, marks and notes, sheets that came and went. Every
 * other part, and every other byte of these parts, is the file's own.
 *
 * @param recalculate whether the file asks for calculation when it is opened
 * @param macros whether macros stay in it, as a name that ends in .xlsm allows
 */
export function writeBook(file: OpenedFile, book: FileBook, recalculate: boolean, macros = false): Uint8Array<ArrayBuffer> {
  return new BookWriter(file, book).write(recalculate, macros);
}

class BookWriter {
  private readonly changes: PackageChanges;
  private readonly styles: StyleWriter;
  private readonly context: MarkContext;
  private readonly moves: Moves;
  private readonly strict: boolean;
  private formulasChanged = false;

  constructor(private readonly file: OpenedFile, private readonly book: FileBook) {
    const { office, styles } = file;
    this.changes = new PackageChanges(office);
    this.styles = new StyleWriter(styles);
    this.moves = new Moves(book.moves);
    this.strict = isStrict(file.workbook.root.attributes.values());
    this.context = { office, changes: this.changes, looks: new MarkLooks(styles), moves: this.moves, blocks: new ShapeBlocks(office) };
  }

  write(recalculate: boolean, macros: boolean): Uint8Array<ArrayBuffer> {
    const { workbook, before } = this.file;
    const sheets = this.book.sheets.length > 0 ? this.book.sheets : [emptySheet()];
    const relations = new Map<FileSheet, string>();
    const seen = new Set<string>();
    for (const sheet of sheets) {
      const old = before.sheets.find(({ extra }) => extra.part !== null && extra.part === sheet.extra.part);
      if (old) this.changeSheet(sheet, old, seen);
      else relations.set(sheet, this.addSheet(sheet));
    }
    this.removeSheets(new Set(sheets.map(({ extra }) => extra.part)));
    if (!this.moves.none) this.moveBesideSheets(seen);
    this.writeStyles(sheets.some(({ marks }) => marks.size > 0));
    writeWorkbookPart(workbook, { ...this.book, sheets }, relations, this.changes, recalculate);
    if (this.formulasChanged) this.forgetOrder();
    this.becomeWorkbook(macros);
    return this.changes.bytes();
  }

  private changeSheet(sheet: FileSheet, old: FileSheet, seen: Set<string>): void {
    const { part } = sheet.extra;
    if (part === null) return;
    const rowsSame = sameRows(sheet, old);
    const marksSame = sameMarks(sheet, old) && this.moves.none;
    if (rowsSame && marksSame && this.moves.none) return;
    const opened = openSheet(this.file.office, part, old.name);
    const place = `${this.file.office.place} ${sheet.name}`;
    const rows = this.rows(sheet, old, opened, rowsSame, place);
    const frame = frameOf(opened, place);
    const splices = new Splices(frame.text);
    const gone = marksSame ? new Set<never>() : writeMarks(frame, splices, [...sheet.marks.values()], part, old.name, this.context);
    if (!this.moves.none) {
      moveElements(frame.root, splices, this.moves, old.name, gone);
      countMerges(frame, splices, this.moves, old.name);
      moveLinks(this.file.office, this.changes, this.moves, part, old.name);
      moveHangingParts(this.file.office, this.changes, this.moves, part, old.name, seen);
    }
    if (rows === null && splices.empty) return;
    // What moved has its area moved with it.
    if (rows !== null && this.moves.none) widenDimension(frame, splices, sheet, old);
    this.changes.write(part, opened.letters.back(whole(opened, frame, splices, rows)));
  }

  /** The rows where they changed: pieces between the tags of the sheet's data, or a text for a sheet that had none. */
  private rows(sheet: FileSheet, old: FileSheet, opened: SheetBytes, same: boolean, place: string): readonly Uint8Array[] | string | null {
    const { scanner } = opened;
    if (same) {
      while (scanner.next() !== Token.end);
      return null;
    }
    this.formulasChanged ||= !sameFormulas(sheet, old);
    let columns: ((column: number) => number | undefined) | null = null;
    const writer = new RowWriter(sheet, old, opened, {
      styles: this.styles, date1904: this.file.workbook.date1904, columnFormat: this.moves.ofColumns(old.name) ? () => undefined : (column) => (columns ??= columnFormats(frameOf(throughRows(opened.letters, place), place).root))(column), moved: this.moves.ofCells(old.name), areaNow: (area) => this.moves.areas(old.name, area), columnNow: this.moves.ofColumns(old.name) ? (column) => this.moves.place(old.name, "column", column) : null,
    });
    const pieces = writer.write();
    const inPlace = scanner.dataStart >= 0 && scanner.dataOpenEnd < scanner.dataEnd;
    return inPlace ? pieces : writer.allXml() || null;
  }

  private addSheet(sheet: FileSheet): string {
    const { workbook } = this.file;
    const name = this.changes.freeName("xl/worksheets/sheet", ".xml");
    const utf8 = new TextEncoder().encode(newSheetXml(sheet, this.strict));
    const opened = throughRows({ utf8, back: (bytes) => bytes }, sheet.name);
    const frame = frameOf(opened, sheet.name);
    const splices = new Splices(frame.text);
    const rows = new RowWriter(sheet, { ...sheet, rows: new SheetRows() }, opened, { styles: this.styles, date1904: workbook.date1904, columnFormat: () => undefined, moved: false, areaNow: (area) => area, columnNow: null });
    // Reserves the name before the notes of the sheet take relations of it.
    this.changes.add(name, "", TYPE.sheet);
    if (sheet.marks.size > 0) writeMarks(frame, splices, [...sheet.marks.values()], name, "", this.context);
    this.changes.write(name, whole(opened, frame, splices, [new TextEncoder().encode(rows.allXml())]));
    this.formulasChanged = true;
    return this.changes.relate(workbook.name, `${relationsOf(this.strict)}/worksheet`, name);
  }

  private removeSheets(kept: ReadonlySet<string | null>): void {
    const { office, workbook } = this.file;
    for (const { part, relation } of workbook.sheets) {
      if (part === null || kept.has(part)) continue;
      for (const hanging of office.relationships(part)) {
        if (hanging.part !== null && ["comments", "vmlDrawing", "printerSettings", "table", "drawing"].includes(hanging.kind)) this.changes.remove(hanging.part);
      }
      this.changes.remove(part);
      this.changes.unrelate(workbook.name, relation);
      this.formulasChanged = true;
    }
  }

  /** What refers to cells and belongs to no sheet of cells: the sources of pivot tables, and sheets that are one chart. */
  private moveBesideSheets(seen: Set<string>): void {
    const { office, workbook } = this.file;
    for (const { kind, part } of office.relationships(workbook.name)) {
      const name = part === null ? undefined : office.find(part);
      if (name === undefined) continue;
      if (kind === "pivotCacheDefinition") moveTree(office, this.changes, this.moves, name, "");
      else if (kind === "chartsheet" || kind === "dialogsheet") moveHangingParts(office, this.changes, this.moves, name, "", seen);
    }
  }

  private writeStyles(marked: boolean): void {
    const { styles, workbook } = this.file;
    const splices = new Splices(styles.part.text);
    this.styles.splice(splices);
    const looks = this.context.looks.splice(splices, marked);
    if (!this.styles.changed && !looks) return;
    const text = splices.applied();
    if (styles.name !== undefined && text === PLAIN_STYLES && /\d\.xml$/.test(styles.name)) {
      // It came with the first mark.
      this.changes.remove(styles.name);
      for (const { id, kind } of this.file.office.relationships(workbook.name)) if (kind === "styles") this.changes.unrelate(workbook.name, id);
      return;
    }
    if (styles.name !== undefined) {
      this.changes.write(styles.name, styles.part.bytes(text));
      return;
    }
    const name = this.changes.freeName("xl/styles", ".xml");
    this.changes.add(name, text, TYPE.styles);
    this.changes.relate(workbook.name, `${relationsOf(this.strict)}/styles`, name);
  }

  /** The order in which formulas were calculated; programs make it anew, and one that names other cells is a damage. */
  private forgetOrder(): void {
    const { office, workbook } = this.file;
    for (const { id, kind, part } of office.relationships(workbook.name)) {
      if (kind !== "calcChain" || part === null) continue;
      this.changes.remove(part);
      this.changes.unrelate(workbook.name, id);
    }
  }

  /** A workbook with macros, or a template, is saved as a plain workbook: under the name .xlsx Excel opens nothing else, and under .xlsm only what says that it may have macros. */
  private becomeWorkbook(macros: boolean): void {
    const { office, workbook } = this.file;
    const type = contentTypeOf(office, workbook.name);
    const wanted = macros ? TYPE.withMacros : TYPE.workbook;
    if (type !== undefined && type !== wanted && (macros || /macroEnabled|template/.test(type))) this.changes.type(workbook.name, wanted);
    if (macros || type === undefined || !/macroEnabled|template/.test(type)) return;
    for (const { id, kind, part } of office.relationships(workbook.name)) {
      if (kind !== "vbaProject" || part === null) continue;
      this.changes.remove(part);
      this.changes.unrelate(workbook.name, id);
    }
  }
}

/** A sheet's bytes, its rows gone through. */
function throughRows(letters: SheetBytes["letters"], place: string): SheetBytes {
  const scanner = new SheetScanner(letters.utf8, place);
  while (scanner.next() !== Token.end);
  return { letters, scanner };
}

/** The sheet's bytes: the frame as changed, with the rows between. */
function whole({ letters: { utf8 }, scanner }: SheetBytes, frame: Frame, splices: Splices, rows: readonly Uint8Array[] | string | null): Uint8Array {
  const encoder = new TextEncoder();
  if (typeof rows === "string") {
    const data = child(frame.root, "sheetData");
    if (data) splices.append(data, rows);
    return encoder.encode(splices.applied());
  }
  if (frame.rowsAt < 0 || scanner.dataOpenEnd === scanner.dataEnd) return encoder.encode(splices.applied());
  splices.insert(frame.rowsAt, ROWS);
  const text = splices.applied();
  const at = text.indexOf(ROWS);
  return joined([encoder.encode(text.slice(0, at)), ...(rows ?? [utf8.subarray(scanner.dataOpenEnd, scanner.dataCloseStart)]), encoder.encode(text.slice(at + 1))]);
}

function countMerges({ root }: Frame, splices: Splices, moves: Moves, sheet: string): void {
  const list = child(root, "mergeCells");
  const count = Number(list?.attributes.get("count") ?? NaN);
  if (!list || Number.isNaN(count)) return;
  const lost = list.children.filter(({ attributes }) => moves.areas(sheet, attributes.get("ref") ?? "") === "").length;
  if (lost > 0) splices.attribute(list, "count", String(count - lost));
}

function sameRows(a: FileSheet, b: FileSheet): boolean {
  if (a.rows.size !== b.rows.size) return false;
  for (const number of a.rows.differing(b.rows)) {
    const [row, other] = [a.rows.get(number), b.rows.get(number)];
    if (!row || !other || row.extra !== other.extra || row.cells.size !== other.cells.size) return false;
    for (const [column, cell] of row.cells) if (cell !== other.cells.get(column)) return false;
  }
  return true;
}

function sameFormulas(a: FileSheet, b: FileSheet): boolean {
  for (const [one, other] of [[a, b], [b, a]] as const) {
    for (const [number, { cells }] of one.rows) {
      for (const [column, cell] of cells) {
        if (cell.formula !== "" && cell.formula !== other.rows.get(number)?.cells.get(column)?.formula) return false;
      }
    }
  }
  return true;
}

function sameMarks({ marks: a }: FileSheet, { marks: b }: FileSheet): boolean {
  return a.size === b.size && [...a].every(([address, { severity, note }]) => b.get(address)?.severity === severity && b.get(address)?.note === note);
}

function emptySheet(): FileSheet {
  return {
    name: "Sheet1", visibility: "visible", protected: false, rows: new SheetRows(), merges: [], choices: [], marks: new Map(), hiddenColumns: [],
    extra: { part: null, columns: [], view: { freeze: null, showGridlines: true, tabColor: null }, unshown: [], finding: [], draft: null },
  };
}

