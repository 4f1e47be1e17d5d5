import { SaxesParser } from "saxes";
import { HostError } from "../host";
import { Archive, Budget } from "../package/zip";
import { excelFormula } from "./odsFormula";
import { OdsFormats } from "./odsFormats";

/** Unpacked bytes of what is read of an OpenDocument file; a million cells take about 200 bytes each. */
const MOST_UNPACKED = 200_000_000;
/** Styles first: cells name them. */
const PARTS = ["META-INF/manifest.xml", "styles.xml", "content.xml"];
const PIECE = 1_000_000;
const CELLS = new Set(["table:table-cell", "table:covered-table-cell"]);

/** What the library that converts does not read: formulas that name Chinese sheets, formats of columns and with conditions. */
export interface OdsCell {
  readonly sheet: number;
  readonly row: number;
  readonly column: number;
  /** As Excel writes it; null where there is none, or none that can be written so. */
  readonly formula: string | null;
  readonly format: string | null;
}

interface Most {
  readonly cells: number;
  readonly spanned: number;
}

type Attributes = Readonly<Record<string, string>>;

/**
 * Looks at an OpenDocument spreadsheet before it is converted: one cell can say that it stands a million times, and the library
 * that converts believes it.
 *
 * @param most cells with content, repetitions counted, and cells of the rectangles that hold them
 * @returns its cells with content
 * @throws HostError passwordProtected, tooLarge, unreadable
 */
export function readOdsCells(bytes: Uint8Array, most: Most, place: string): readonly OdsCell[] {
  const archive = new Archive(bytes, place, new Budget(MOST_UNPACKED, place));
  const reader = new Reader(most, place);
  for (const name of PARTS) {
    const part = archive.read(name);
    if (!part && name === "content.xml") throw new HostError("unreadable", place, "no content.xml");
    if (!part) continue;
    try {
      reader.read(new TextDecoder().decode(part));
    } catch (error) {
      throw error instanceof HostError ? error : new HostError("unreadable", place, `${name}: ${String(error)}`);
    }
  }
  return reader.cells;
}

class Reader {
  readonly cells: OdsCell[] = [];
  private readonly formats = new OdsFormats();
  private sheet = -1;
  private row = 0;
  private rows = 1;
  private rowStyle = "";
  private column = 0;
  /** How many columns the sheet's cells with content reach. */
  private right = 0;
  private columns = 1;
  /** Default styles of columns: each up to the column at which the next begins. */
  private columnStyles: { readonly end: number; readonly style: string }[] = [];
  private cell: Attributes | null = null;
  private filled = false;

  constructor(private readonly most: Most, private readonly place: string) {}

  read(xml: string): void {
    const parser = new SaxesParser();
    parser.on("error", (error) => { throw error; });
    parser.on("opentag", ({ name, attributes }) => { this.open(name, attributes as Attributes); });
    parser.on("text", (text) => {
      this.formats.addText(text);
      this.filled ||= this.cell !== null && text.trim() !== "";
    });
    parser.on("closetag", ({ name }) => { this.close(name); });
    // In pieces, so that a file that says too much is left as soon as it has.
    for (let at = 0; at < xml.length; at += PIECE) parser.write(xml.slice(at, at + PIECE));
    parser.close();
  }

  private open(name: string, attributes: Attributes): void {
    if (name === "manifest:encryption-data") throw new HostError("passwordProtected", this.place, "an encrypted OpenDocument file");
    this.formats.open(name, attributes);
    if (name === "table:table") {
      this.sheet += 1;
      this.row = 0;
      this.right = 0;
      this.columnStyles = [];
    } else if (name === "table:table-column") {
      const end = (this.columnStyles.at(-1)?.end ?? 0) + times(attributes["table:number-columns-repeated"]);
      this.columnStyles.push({ end, style: attributes["table:default-cell-style-name"] ?? "" });
    } else if (name === "table:table-row") {
      this.column = 0;
      this.rows = times(attributes["table:number-rows-repeated"]);
      this.rowStyle = attributes["table:default-cell-style-name"] ?? "";
    } else if (CELLS.has(name)) {
      this.cell = attributes;
      this.columns = times(attributes["table:number-columns-repeated"]);
      this.filled = attributes["office:value-type"] !== undefined || attributes["table:formula"] !== undefined;
    }
  }

  private close(name: string): void {
    this.formats.close(name);
    if (name === "table:table-row") this.row += this.rows;
    if (!CELLS.has(name) || !this.cell) return;
    if (this.filled) this.add(this.cell);
    this.column += this.columns;
    this.cell = null;
  }

  private add(attributes: Attributes): void {
    this.right = Math.max(this.right, this.column + this.columns);
    const spanned = (this.row + this.rows) * this.right;
    if (this.cells.length + this.rows * this.columns > this.most.cells || spanned > this.most.spanned) {
      throw new HostError("tooLarge", this.place, `cells in a rectangle of ${spanned}`);
    }
    const text = attributes["table:formula"];
    const formula = text === undefined ? null : excelFormula(text);
    for (let row = this.row; row < this.row + this.rows; row += 1) {
      for (let column = this.column; column < this.column + this.columns; column += 1) {
        const style = attributes["table:style-name"] ?? (this.rowStyle === "" ? this.styleOf(column) : this.rowStyle);
        this.cells.push({ sheet: this.sheet, row, column, formula, format: this.formats.formatOf(style) });
      }
    }
  }

  private styleOf(column: number): string {
    return this.columnStyles.find(({ end }) => column < end)?.style ?? "";
  }
}

function times(text: string | undefined): number {
  return Math.max(1, Math.floor(Number(text ?? 1)) || 1);
}
