import { formOf, type BookRow, type BookTable, type BudgetBook, type TableId } from "../../model/book";
import type { Area } from "../../model/cells";
import { layoutOf, linesOfBody } from "../../model/profile";
import { numberFormatAt, sheetOf, valueAt, type SheetSnapshot, type WorkbookSnapshot } from "../../model/snapshot";
import { decimalsOfFormat } from "../../recognize/amounts";
import { tableTitle } from "../words";
import { plainText, printedAmount, printedValue } from "./printed";
import { bodySpans, headerSpans, type Span } from "./spans";

/** One printed cell of a table. */
export interface GridCell {
  readonly text: string;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
  readonly align: "left" | "center" | "right";
  /** Depth in the classification or of a fixed line, in characters. */
  readonly indent: number;
  readonly bold: boolean;
}

/** What a column holds: amounts stay on one line, codes too, texts may break. */
export type GridColumn = "amount" | "code" | "text";

/** A table as it is printed: rows of cells, a cell that another one covers being left out of its row. */
export interface TableGrid {
  readonly id: TableId;
  readonly title: string;
  /** Lines between title and header (编制部门：…, 单位：万元). */
  readonly above: readonly { readonly left: string; readonly right: string }[];
  readonly columns: readonly GridColumn[];
  /** Header rows, the column-number row among them: repeated on every page. */
  readonly header: readonly (readonly GridCell[])[];
  readonly body: readonly (readonly GridCell[])[];
  readonly note: string | null;
  /** Whether the region prescribes it on a page turned sideways. */
  readonly landscape: boolean;
}

/** Depth of a row whose key is its code: classes have three digits, each level below two more. */
function depthOf(row: BookRow): number | undefined {
  return /^\d{3,7}$/.test(row.key) ? (row.key.length - 3) / 2 : undefined;
}

/** Every recognised table as it is printed, in the order of the workbook. */
export function tableGrids(book: BudgetBook, snapshot: WorkbookSnapshot): readonly TableGrid[] {
  return book.tables.flatMap((table) => {
    const sheet = sheetOf(snapshot, table.sheet);
    return sheet ? [new GridReader(book, table, sheet).grid()] : [];
  });
}

class GridReader {
  /** Absolute rows and columns that are printed. */
  readonly #headerRows: readonly number[];
  readonly #bodyRows: readonly number[];
  readonly #columns: readonly number[];
  readonly #rowAt = new Map<string, BookRow>();
  readonly #usualFormats = new Map<number, string>();
  readonly #indentOfLine: ReadonlyMap<string, number>;

  constructor(private readonly book: BudgetBook, private readonly table: BookTable, private readonly sheet: SheetSnapshot) {
    const { area, headerRows, bodyRow, lastBodyRow, note } = table;
    for (const row of table.rows) this.#rowAt.set(`${row.axis},${row.row}`, row);
    const hiddenRows = new Set(sheet.hiddenRows);
    const hiddenColumns = new Set(sheet.hiddenColumns);
    const between = (first: number, last: number): number[] =>
      Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index).filter((row) => !hiddenRows.has(row));
    const everyColumn = Array.from({ length: area.columns }, (_, index) => area.column + index);
    const said = (row: number): boolean => everyColumn.some((column) => this.text(row, column) !== "");
    this.#headerRows = between(headerRows[0], bodyRow - 1).filter(said);
    const body = between(bodyRow, Math.max(bodyRow, lastBodyRow)).filter((row) => row !== note?.at.row);
    const filled = body.filter(said);
    // A header over nothing is no table.
    this.#bodyRows = filled.length > 0 || note !== null ? filled : body.slice(0, 1);
    this.#columns = everyColumn.filter((column) =>
      !hiddenColumns.has(column) && [...this.#headerRows, ...this.#bodyRows].some((row) => this.text(row, column) !== "" || this.isMerged(row, column)));
    const form = formOf(book);
    const layout = form ? layoutOf(form, table.id)?.body : undefined;
    this.#indentOfLine = new Map(layout ? linesOfBody(layout).map((line) => [line.id, line.indent]) : []);
  }

  grid(): TableGrid {
    const { table, book } = this;
    const form = formOf(book);
    const first = this.#headerRows.filter((row) => row <= table.headerRows[1]);
    const texts = first.map((row) => this.#columns.map((column) => this.text(row, column)));
    const numbers = this.#headerRows.filter((row) => row > table.headerRows[1]);
    return {
      id: table.id,
      title: table.title === "" ? `${book.year === null ? "" : `${book.year}年`}${tableTitle(table.id)}` : plainText(table.title).replace(/\s+/g, ""),
      above: this.above(),
      columns: this.#columns.map((column) => this.contentOf(column)),
      header: [
        ...this.cells(first, headerSpans(texts, this.#columns.length, this.merged(first)), true),
        ...this.cells(numbers, bodySpans(numbers.length, this.#columns.length, this.merged(numbers)), true),
      ],
      body: this.cells(this.#bodyRows, bodySpans(this.#bodyRows.length, this.#columns.length, this.merged(this.#bodyRows)), false),
      note: table.note === null ? null : plainText(table.note.text),
      landscape: form !== null && layoutOf(form, table.id)?.orientation === "landscape",
    };
  }

  private text(row: number, column: number): string {
    const value = valueAt(this.sheet, row, column);
    const format = numberFormatAt(this.sheet, row, column);
    const cell = this.amountCell(row, column);
    return cell ? printedAmount(cell, value, format === "General" ? this.usualFormat(column) : format, this.table.unit) : printedValue(value, format);
  }

  /** The format of a column's other amounts, for rows that were typed below the prepared ones and have none. */
  private usualFormat(column: number): string {
    const known = this.#usualFormats.get(column);
    if (known !== undefined) return known;
    const formats = this.table.rows.filter((row) => this.amountCell(row.row, column)).map((row) => numberFormatAt(this.sheet, row.row, column));
    const usual = formats.find((format) => decimalsOfFormat(format) !== null) ?? "General";
    this.#usualFormats.set(column, usual);
    return usual;
  }

  private amountCell(row: number, column: number): ReturnType<BookRow["cells"]["get"]> {
    const role = this.table.columns.find((candidate) => candidate.column === column && candidate.content === "amount");
    return role && this.#rowAt.get(`${role.axis},${row}`)?.cells.get(role.role);
  }

  private isMerged(row: number, column: number): boolean {
    return this.sheet.merges.some((merge) => inside(merge, row, column) && this.text(merge.row, merge.column) !== "");
  }

  /** The workbook's merged areas as spans over the printed rows and columns. */
  private merged(rows: readonly number[]): readonly Span[] {
    return this.sheet.merges.flatMap((merge) => {
      const own = rows.filter((row) => row >= merge.row && row < merge.row + merge.rows);
      const across = this.#columns.filter((column) => column >= merge.column && column < merge.column + merge.columns);
      const [row] = own;
      const [column] = across;
      if (row === undefined || column === undefined || own.length * across.length < 2) return [];
      return [{ row: rows.indexOf(row), column: this.#columns.indexOf(column), rows: own.length, columns: across.length }];
    });
  }

  private cells(rows: readonly number[], spans: readonly Span[], header: boolean): readonly (readonly GridCell[])[] {
    const lines: GridCell[][] = rows.map(() => []);
    for (const span of spans) {
      const row = rows[span.row] ?? 0;
      const column = this.#columns[span.column] ?? 0;
      lines[span.row]?.push({ ...this.look(row, column, header), text: this.textOf(row, column), column: span.column, rows: span.rows, columns: span.columns });
    }
    return lines;
  }

  /** Text of a cell, or of the merged area whose first cell is not printed. */
  private textOf(row: number, column: number): string {
    const own = this.text(row, column);
    const area = own === "" ? this.sheet.merges.find((merge) => inside(merge, row, column)) : undefined;
    return area ? this.text(area.row, area.column) : own;
  }

  private look(row: number, column: number, header: boolean): Pick<GridCell, "align" | "indent" | "bold"> {
    if (header) return { align: "center", indent: 0, bold: row <= this.table.headerRows[1] };
    const role = this.table.columns.find((candidate) => candidate.column === column);
    const line = role && this.#rowAt.get(`${role.axis},${row}`);
    const total = line?.kind === "total" || (line?.kind === "line" && /(合计|总计)$/.test(line.label.replace(/\s+/g, "")));
    if (this.contentOf(column) === "amount") return { align: "right", indent: 0, bold: total };
    // Over codes that are split the label of a total stands in a column of codes.
    if (total && !(role?.content === "code" && /^\d*$/.test(this.text(row, column).trim()))) return { align: "center", indent: 0, bold: true };
    const named = role?.content === "name" && line !== undefined;
    const indent = named ? depthOf(line) ?? this.#indentOfLine.get(line.key) ?? 0 : 0;
    return { align: "left", indent, bold: total };
  }

  private contentOf(column: number): GridColumn {
    const role = this.table.columns.find((candidate) => candidate.column === column);
    if (role) return role.content === "amount" ? "amount" : role.content === "code" || role.content === "unitCode" || role.content === "rowNumber" ? "code" : "text";
    const values = this.#bodyRows.map((row) => valueAt(this.sheet, row, column)).filter((value) => value !== null);
    return values.length > 0 && values.every((value) => typeof value === "number") ? "amount" : "text";
  }

  /** What stands between title and header; the unit of measure goes to the right. */
  private above(): TableGrid["above"] {
    const { area, titleCell, headerRows } = this.table;
    const lines: { left: string; right: string }[] = [];
    for (let row = (titleCell?.row ?? area.row - 1) + 1; row < headerRows[0]; row += 1) {
      const texts = Array.from({ length: area.columns }, (_, index) => this.text(row, area.column + index)).filter((text) => text !== "");
      const [last] = texts.slice(-1);
      if (last === undefined) continue;
      const split = texts.map((text) => UNIT_OF_MEASURE.exec(text));
      const right = split.map((parts) => parts?.[2] ?? "").filter((text) => text !== "").join("  ");
      const left = texts.map((text, index) => (split[index]?.[1] ?? text).trim()).filter((text) => text !== "");
      lines.push(right === "" && left.length > 1 ? { left: left.slice(0, -1).join("  "), right: last } : { left: left.join("  "), right });
    }
    return lines;
  }
}

/** A line that states the unit of measure, and what stands before it in the same cell. */
const UNIT_OF_MEASURE = /^([\s\S]*?)((?:金额|计量)?单位[:：]\s*(?:人民币)?[亿万千百]*元[\s\S]*)$/;

function inside(area: Area, row: number, column: number): boolean {
  return row >= area.row && row < area.row + area.rows && column >= area.column && column < area.column + area.columns;
}
