import type { Scalar } from "../model/cells";
import type { CellStyle, ChoiceList, SheetDraft } from "../model/edits";
import type { CellContent } from "../model/snapshot";

type Box = readonly [row: number, column: number, rows: number, columns: number];

/** Text that a program would take for a formula when typed. */
const FORMULA_LIKE = /^[=+\-@＝＋－＠]/;

/** Collects what a new sheet holds. Values are values: text beginning with = + - @ stays text. */
export class DraftBuilder {
  private readonly cells: { row: number; column: number; content: CellContent }[] = [];
  private readonly merges: { row: number; column: number; rows: number; columns: number }[] = [];
  private readonly styles: { row: number; column: number; rows: number; columns: number; style: CellStyle }[] = [];
  private readonly choices: ChoiceList[] = [];
  private readonly rowHeights: Record<number, number> = {};

  /** Puts a value; null and "" put nothing. */
  put(row: number, column: number, value: Scalar): this {
    if (value === null || value === "") return this;
    if (typeof value === "string" && FORMULA_LIKE.test(value)) this.style([row, column, 1, 1], { numberFormat: "@" });
    this.cells.push({ row, column, content: { value } });
    return this;
  }

  /** Puts a row of values from a column on. */
  putRow(row: number, column: number, values: readonly Scalar[]): this {
    values.forEach((value, index) => this.put(row, column + index, value));
    return this;
  }

  /** Whether something was put into a row. */
  isPrinted(row: number): boolean {
    return this.cells.some((cell) => cell.row === row);
  }

  /** Merges cells; a single cell is left as it is. */
  merge([row, column, rows, columns]: Box): this {
    if (rows * columns > 1) this.merges.push({ row, column, rows, columns });
    return this;
  }

  /** Styles a run of cells; later styles win where they overlap. */
  style([row, column, rows, columns]: Box, style: CellStyle): this {
    if (rows > 0 && columns > 0) this.styles.push({ row, column, rows, columns, style });
    return this;
  }

  /** Lets a run of cells offer values. */
  offer([row, column, rows, columns]: Box, values: readonly string[]): this {
    if (values.length > 0) this.choices.push({ row, column, rows, columns, values });
    return this;
  }

  /** Sets a row's height in points. */
  height(row: number, points: number): this {
    this.rowHeights[row] = points;
    return this;
  }

  /** The draft of a sheet of that name. */
  build(name: string, page: Pick<SheetDraft, "columnWidths" | "freeze" | "print">): SheetDraft {
    return { name, cells: this.cells, merges: this.merges, styles: this.styles, choices: this.choices, rowHeights: this.rowHeights, ...page };
  }
}

const FONT = "宋体";
/** Looks shared by every sheet of ours. */
export const TITLE_STYLE: CellStyle = { bold: true, fontName: "黑体", fontSize: 16, horizontal: "center", vertical: "center" };
export const UNIT_STYLE: CellStyle = { fontName: FONT, fontSize: 10, horizontal: "right", vertical: "center" };
export const HEADER_STYLE: CellStyle = { bold: true, fontName: FONT, fontSize: 10, horizontal: "center", vertical: "center", wrap: true, border: true };
export const BODY_STYLE: CellStyle = { fontName: FONT, fontSize: 10, vertical: "center", border: true };
export const NOTE_STYLE: CellStyle = { fontName: FONT, fontSize: 10, fontColor: "#595959", vertical: "center" };
