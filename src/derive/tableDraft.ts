import { layoutTitle, type BodyWords, type LayoutBody, type LayoutColumn, type Scope, type TableLayout } from "../model/profile";
import type { SheetDraft } from "../model/edits";
import type { UnitOfMeasure } from "../model/money";
import { BODY_STYLE, DraftBuilder, HEADER_STYLE, TITLE_STYLE, UNIT_STYLE } from "./draft";

/** Title, unit line: the header begins in the third row of every prescribed table. */
export const HEADER_ROW = 2;

/** Rows kept free for the expenditure side beside the lines of the income side of a balance. */
const SPARE_LINES = 2;

/** Whose tables they are. */
export interface Body {
  readonly year: number;
  readonly department: string;
  readonly units: readonly string[];
  readonly unit: UnitOfMeasure;
  readonly scope: Scope;
  readonly words: BodyWords;
  readonly preparedBy: BodyWords | null;
}

/** First row below the header and the column-number row. */
export function bodyRowOf(layout: TableLayout): number {
  return HEADER_ROW + layout.headerRows + (layout.numberRow ? 1 : 0);
}

/** The sheet of a prescribed table: title, header, fixed rows, and empty rows prepared with formats and borders. */
export function tableDraft(layout: TableLayout, body: Body, sheet: string): SheetDraft {
  const width = layout.columns.length;
  const builder = new DraftBuilder();
  builder.put(0, 0, `${body.year}年${layoutTitle(layout, body.words, body.scope)}`).merge([0, 0, 1, width]).style([0, 0, 1, width], TITLE_STYLE).height(0, 30);
  unitLine(builder, width, `单位：${layout.unit ?? body.unit}`, body);
  builder.style([HEADER_ROW, 0, layout.headerRows, width], HEADER_STYLE);
  for (const cell of layout.header) {
    builder.put(HEADER_ROW + cell.row, cell.column, headerText(cell.text, body.year)).merge([HEADER_ROW + cell.row, cell.column, cell.rows, cell.columns]);
  }
  headerHeights(layout, body.year).forEach((height, row) => builder.height(HEADER_ROW + row, height));
  if (layout.numberRow) {
    const row = HEADER_ROW + layout.headerRows;
    builder.style([row, 0, 1, width], { ...HEADER_STYLE, bold: false, numberFormat: "@" }).putRow(row, 0, layout.numberRow);
  }
  const first = bodyRowOf(layout);
  const rows = bodyRows(layout.body, body);
  builder.style([first, 0, rows, width], BODY_STYLE);
  layout.columns.forEach((column, index) => builder.style([first, index, rows, 1], styleOf(column, layout)));
  fillBody(builder, layout, body, first);
  return builder.build(sheet, {
    columnWidths: layout.columns.map((column) => column.width),
    freeze: { rows: first, columns: layout.frozenColumns },
    print: { orientation: layout.orientation, titleRows: [0, first - 1] },
  });
}

/** The line below the title: the unit of measure at its right end, and before it whose table it is, where the region says so. */
function unitLine(builder: DraftBuilder, width: number, measure: string, { preparedBy, scope, department }: Body): void {
  builder.style([1, 0, 1, width], UNIT_STYLE);
  if (preparedBy === null || width === 1) {
    builder.put(1, 0, measure).merge([1, 0, 1, width]);
    return;
  }
  builder.put(1, 0, `${preparedBy[scope]}${department}`).merge([1, 0, 1, width - 1]).style([1, 0, 1, width - 1], { horizontal: "left" });
  builder.put(1, width - 1, measure);
}

/** Heights in points: of a line of a header, of what is free above and below it, and of the least row. */
const LINE = 13;
const PADDING = 5;
const LEAST = 18;

/** Heights of the header's rows, so that no text of it is cut: programs fit no row to cells that are merged. */
function headerHeights({ header, headerRows, columns }: TableLayout, year: number): readonly number[] {
  const heights = Array.from({ length: headerRows }, () => LEAST);
  for (const cell of [...header].sort((a, b) => a.rows - b.rows)) {
    const room = columns.slice(cell.column, cell.column + cell.columns).reduce((sum, { width }) => sum + width, 0);
    const last = cell.row + cell.rows - 1;
    const lacking = linesIn(headerText(cell.text, year), room) * LINE + PADDING - heights.slice(cell.row, last + 1).reduce((sum, height) => sum + height, 0);
    if (lacking > 0) heights[last] = (heights[last] ?? 0) + lacking;
  }
  return heights;
}

/** Lines that a text takes in a column of so many letters, a Chinese one being two; a line is never filled to its last letter. */
function linesIn(text: string, width: number): number {
  const room = Math.max(2, 2 * Math.floor((width - 1) / 2));
  return text.split("\n").reduce((sum, line) => sum + Math.max(1, Math.ceil([...line].reduce((letters, letter) => letters + (letter > "\u2e7f" ? 2 : 1), 0) / room)), 0);
}

/** Per cent are printed as numbers, the sign being in the header. */
const PERCENT_FORMAT = "0.00";

function headerText(text: string, year: number): string {
  return text.replaceAll("{year}", String(year)).replaceAll("{lastYear}", String(year - 1));
}

function styleOf(column: LayoutColumn, layout: TableLayout): { numberFormat: string; horizontal: "left" | "right"; wrap?: boolean } {
  switch (column.content) {
    case "percent": return { numberFormat: PERCENT_FORMAT, horizontal: "right" };
    case "amount": return { numberFormat: layout.amountFormat, horizontal: "right" };
    case "code": return { numberFormat: "@", horizontal: "left" };
    case "name": case "text": return { numberFormat: "General", horizontal: "left", wrap: true };
  }
}

function unitLabels(kind: "units" | "departmentOnly", { department, units }: Body): readonly string[] {
  if (kind === "departmentOnly" || units.length === 0) return [department];
  return [`${department}（汇总）`, `${department}（本级）`, ...units];
}

function bodyRows(body: LayoutBody, whose: Body): number {
  switch (body.kind) {
    case "lines": return body.income.length + SPARE_LINES + body.totals.length;
    case "units": case "departmentOnly": return 1 + unitLabels(body.kind, whose).length + body.preparedRows;
    case "classified": case "projects": return 1 + body.preparedRows;
    case "oneRow": return 1;
  }
}

function fillBody(builder: DraftBuilder, layout: TableLayout, whose: Body, first: number): void {
  const { body } = layout;
  const labelColumn = (axis: string): number => layout.columns.findIndex((column) => column.axis === axis && column.content === "name");
  switch (body.kind) {
    case "lines": {
      const income = labelColumn("income");
      const expenditure = labelColumn("expenditure");
      body.income.forEach((line, index) => {
        builder.put(first + index, income, line.label);
        if (line.indent > 0) builder.style([first + index, income, 1, 1], { indent: line.indent });
      });
      const totals = first + body.income.length + SPARE_LINES;
      body.totals.forEach((line, index) => {
        builder.put(totals + index, income, line.income.label).put(totals + index, expenditure, line.expenditure.label);
        builder.style([totals + index, 0, 1, layout.columns.length], { bold: true });
        builder.style([totals + index, income, 1, 1], { horizontal: "center" }).style([totals + index, expenditure, 1, 1], { horizontal: "center" });
      });
      return;
    }
    case "classified": {
      const name = labelColumn("main");
      const row = body.totalAt === "top" ? first : first + body.preparedRows;
      // Over codes that are split the label goes across them to the names.
      const column = layout.columns.filter(({ content }) => content === "code").length > 1 ? layout.columns.findIndex(({ content }) => content === "code") : name;
      builder.put(row, column, body.totalLabel).merge([row, column, 1, name - column + 1]);
      builder.style([row, 0, 1, layout.columns.length], { bold: true }).style([row, column, 1, 1], { horizontal: "center" });
      return;
    }
    case "oneRow": return;
    case "units": case "departmentOnly": {
      const column = labelColumn("main");
      builder.put(first, column, body.totalLabel).style([first, 0, 1, layout.columns.length], { bold: true }).style([first, column, 1, 1], { horizontal: "center" });
      unitLabels(body.kind, whose).forEach((label, index) => {
        builder.put(first + 1 + index, column, label);
        const lines = linesIn(label, layout.columns[column]?.width ?? 0);
        if (lines > 1) builder.height(first + 1 + index, lines * LINE + PADDING);
      });
      return;
    }
    case "projects":
      builder.put(first, body.totalColumn, body.totalLabel).style([first, 0, 1, layout.columns.length], { bold: true }).style([first, body.totalColumn, 1, 1], { horizontal: "center" });
  }
}
