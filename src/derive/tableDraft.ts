import { layoutTitle, type BodyWords, type LayoutBody, type LayoutColumn, type LayoutLine, type LayoutRole, type Scope, type TableLayout } from "../model/profile";
import type { SheetDraft } from "../model/edits";
import type { UnitOfMeasure } from "../model/money";
import { codeBookOf } from "../catalog/classifications/codeBook";
import { everyClass, numbered } from "./classLines";
import { ENTRY_STYLE, entryColumns, entryRoles } from "./entryTints";
import { BODY_STYLE, DraftBuilder, HEADER_STYLE, TITLE_STYLE, UNIT_STYLE } from "./draft";

/** First row of the title: below the table's number, where it has one. */
function titleRowOf({ number }: TableLayout): number {
  return number === undefined ? 0 : 1;
}

/** First row of the header, below the title and the line with the unit of measure. */
function headerRowOf(layout: TableLayout): number {
  return titleRowOf(layout) + 2;
}

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
  return headerRowOf(layout) + layout.headerRows + (layout.numberRow ? 1 : 0);
}

/** The sheet of a prescribed table: title, header, fixed rows, and empty rows prepared with formats and borders. */
export function tableDraft(layout: TableLayout, body: Body, sheet: string): SheetDraft {
  const width = layout.columns.length;
  const builder = new DraftBuilder();
  const title = titleRowOf(layout);
  const header = headerRowOf(layout);
  if (layout.number !== undefined) builder.put(0, 0, layout.number).style([0, 0, 1, 1], { ...UNIT_STYLE, horizontal: "left" });
  builder.put(title, 0, `${body.year}年${layoutTitle(layout, body.words, body.scope)}`).merge([title, 0, 1, width]).style([title, 0, 1, width], TITLE_STYLE).height(title, 30);
  unitLine(builder, title + 1, width, `单位：${layout.unit ?? body.unit}`, body);
  builder.style([header, 0, layout.headerRows, width], HEADER_STYLE);
  for (const cell of layout.header) {
    builder.put(header + cell.row, cell.column, headerText(cell.text, body.year)).merge([header + cell.row, cell.column, cell.rows, cell.columns]);
  }
  headerHeights(layout, body.year).forEach((height, row) => builder.height(header + row, height));
  if (layout.numberRow) {
    const row = header + layout.headerRows;
    builder.style([row, 0, 1, width], { ...HEADER_STYLE, bold: false, numberFormat: "@" }).putRow(row, 0, layout.numberRow);
  }
  const first = bodyRowOf(layout);
  const rows = bodyRows(layout.body, body);
  builder.style([first, 0, rows, width], BODY_STYLE);
  layout.columns.forEach((column, index) => builder.style([first, index, rows, 1], styleOf(column, layout)));
  fillBody(builder, layout, body, first);
  tintEntries(builder, layout, first, rows);
  return builder.build(sheet, {
    columnWidths: layout.columns.map((column) => column.width),
    freeze: { rows: first, columns: layout.frozenColumns },
    print: { orientation: layout.orientation, titleRows: [0, first - 1] },
  });
}

/** Tints what is to be typed: prepared rows, and the one row of amounts; what is printed otherwise is told only by the whole set. */
function tintEntries(builder: DraftBuilder, layout: TableLayout, first: number, rows: number): void {
  const { body, columns } = layout;
  if (body.kind === "lines") return;
  if (body.kind === "roles") {
    const column = columns.findIndex(({ content }) => content === "amount");
    for (const row of entryRoles(layout, body.rows)) builder.style([first + row, column, 1, 1], ENTRY_STYLE);
    return;
  }
  for (const [row, count] of preparedRuns(builder, first, rows)) {
    for (const column of entryColumns(layout)) builder.style([row, column, count, 1], ENTRY_STYLE);
  }
}

/** Runs of rows in which nothing is printed yet. */
function preparedRuns(builder: DraftBuilder, first: number, rows: number): readonly (readonly [row: number, count: number])[] {
  const runs: [number, number][] = [];
  for (let row = first; row < first + rows; row += 1) {
    if (builder.isPrinted(row)) continue;
    const last = runs.at(-1);
    if (last && last[0] + last[1] === row) last[1] += 1;
    else runs.push([row, 1]);
  }
  return runs;
}

/** The line below the title: the unit of measure at its right end, and before it whose table it is, where the region says so. */
function unitLine(builder: DraftBuilder, row: number, width: number, measure: string, { preparedBy, scope, department }: Body): void {
  builder.style([row, 0, 1, width], UNIT_STYLE);
  if (preparedBy === null || width === 1) {
    builder.put(row, 0, measure).merge([row, 0, 1, width]);
    return;
  }
  builder.put(row, 0, `${preparedBy[scope]}${department}`).merge([row, 0, 1, width - 1]).style([row, 0, 1, width - 1], { horizontal: "left" });
  builder.put(row, width - 1, measure);
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

function unitLabels(kind: "units" | "departmentOnly", { department, units }: Pick<Body, "department" | "units">): readonly string[] {
  if (kind === "departmentOnly" || units.length === 0) return [department];
  return [`${department}（汇总）`, `${department}（本级）`, ...units];
}

/** First row below everything that an inserted sheet prepares for a table, whoever it is of; null where that depends on its units. */
export function rowBelow(layout: TableLayout): number | null {
  const { body } = layout;
  return body.kind === "units" || body.kind === "departmentOnly" ? null : bodyRowOf(layout) + bodyRows(body, { units: [], department: "" });
}

function bodyRows(body: LayoutBody, whose: Pick<Body, "department" | "units">): number {
  switch (body.kind) {
    case "lines": return linesAbove(body) + body.totals.length;
    case "units": case "departmentOnly": return 1 + unitLabels(body.kind, whose).length + body.preparedRows;
    case "classified": case "projects": return 1 + body.preparedRows;
    case "oneRow": return 1;
    case "roles": return body.rows.length;
    case "outline": return 1 + body.groups.length * (1 + body.preparedRows);
  }
}

/** Rows of a balance above its totals: its longest side; where the expenditure side is generated by filling, with room to spare. */
function linesAbove({ income, everyClass: classes, uses = [] }: Extract<LayoutBody, { kind: "lines" }>): number {
  return classes || uses.length > 0 ? Math.max(income.length, classes?.length ?? 0, uses.length) : income.length + SPARE_LINES;
}

function fillBody(builder: DraftBuilder, layout: TableLayout, whose: Body, first: number): void {
  const { body } = layout;
  const labelColumn = (axis: string): number => layout.columns.findIndex((column) => column.axis === axis && column.content === "name");
  switch (body.kind) {
    case "lines":
      fillLines(builder, layout, body, { first, income: labelColumn("income"), expenditure: labelColumn("expenditure"), uses: labelColumn("economic") }, whose.year);
      return;
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
    case "roles":
      fillRoles(builder, layout, body.rows, first);
      return;
    case "outline":
      builder.put(first, 0, body.totalLabel).style([first, 0, 1, layout.columns.length], { bold: true }).style([first, 0, 1, 1], { horizontal: "center" });
      body.groups.forEach((group, index) => {
        const row = first + 1 + index * (1 + body.preparedRows);
        builder.put(row, 0, group.label).style([row, 0, 1, layout.columns.length], { bold: true });
      });
      return;
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

/** Where the lines of a balance stand: the first row, and the column of labels of each pane; -1 for a pane that is not there. */
interface Panes {
  readonly first: number;
  readonly income: number;
  readonly expenditure: number;
  readonly uses: number;
}

function fillLines(builder: DraftBuilder, { columns }: TableLayout, body: Extract<LayoutBody, { kind: "lines" }>, { first, income, expenditure, uses }: Panes, year: number): void {
  const put = (lines: readonly LayoutLine[], column: number): void => {
    lines.forEach((line, index) => {
      builder.put(first + index, column, line.label);
      if (line.indent > 0) builder.style([first + index, column, 1, 1], { indent: line.indent });
    });
  };
  put(body.income, income);
  put(body.uses ?? [], uses < 0 ? expenditure : uses);
  put(numbered(body, everyClass(body, codeBookOf({ officeCodes: [], year }))).map(({ code, name }) => ({ id: code, label: name, indent: 0 })), expenditure);
  const totals = first + linesAbove(body);
  body.totals.forEach((line, index) => {
    const row = totals + index;
    builder.put(row, income, line.income.label).put(row, expenditure, line.expenditure.label);
    builder.style([row, 0, 1, columns.length], { bold: true });
    builder.style([row, income, 1, 1], { horizontal: "center" }).style([row, expenditure, 1, 1], { horizontal: "center" });
    // One total of both panes: its label reaches to the last column of labels, its amount stands behind it.
    if (uses >= 0) builder.merge([row, expenditure, 1, uses - expenditure + 1]);
  });
}

/** What others print as columns, one below the other: a group reaches down over its rows, a label without one over both columns. */
function fillRoles(builder: DraftBuilder, layout: TableLayout, rows: readonly LayoutRole[], first: number): void {
  const width = layout.columns.filter(({ content }) => content === "name").length;
  rows.forEach(({ label, group, role }, index) => {
    const row = first + index;
    if (width > 1 && group !== undefined) {
      const next = rows.findIndex((other, at) => at > index && (other.group !== undefined || other.role === "total"));
      builder.put(row, 0, group).merge([row, 0, (next < 0 ? rows.length : next) - index, 1]);
    }
    if (role === "total") {
      builder.put(row, 0, label).merge([row, 0, 1, width]).style([row, 0, 1, layout.columns.length], { bold: true }).style([row, 0, 1, 1], { horizontal: "center" });
    } else builder.put(row, width - 1, label);
  });
}
