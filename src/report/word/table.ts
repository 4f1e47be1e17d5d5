import { AlignmentType, BorderStyle, LineRuleType, Paragraph, Table, TableCell, TableLayoutType, TableRow, TextRun, VerticalAlignTable, WidthType } from "docx";
import type { Fit } from "./fit";
import type { GridCell, TableGrid } from "./grid";
import { countLines } from "./pages";
import { plainText } from "./printed";

/** A row with more lines than this may break across pages; shorter ones stay whole. */
const UNBROKEN_LINES = 12;
/** White space inside a cell, in twentieths of a point. */
const MARGIN = { side: 60, top: 30 } as const;
/** Height of a line as a multiple of its text size, exactly. */
const LEADING = 1.35;

/** A stranger's text as runs, a line break at each line end. */
export function textRuns(text: string): TextRun[] {
  return plainText(text).split("\n").map((line, index) => new TextRun({ text: line, ...(index > 0 ? { break: 1 } : {}) }));
}

/** A table with merged headers that stand again on every page. */
export function wordTable(grid: TableGrid, fit: Fit): Table {
  const border = { style: BorderStyle.SINGLE, size: 4, color: "000000" };
  const row = (cells: readonly GridCell[], header: boolean, together: boolean): TableRow => new TableRow({
    ...(header ? { tableHeader: true } : {}), ...(header || isUnbroken(cells, fit) ? { cantSplit: true } : {}), children: cells.map((cell) => wordCell(cell, fit, together)),
  });
  return new Table({
    layout: TableLayoutType.FIXED, width: { size: sum(fit.widths), type: WidthType.DXA }, columnWidths: [...fit.widths],
    margins: { marginUnitType: WidthType.DXA, top: MARGIN.top, bottom: MARGIN.top, left: MARGIN.side, right: MARGIN.side },
    borders: { top: border, bottom: border, left: border, right: border, insideHorizontal: border, insideVertical: border },
    rows: [...grid.header.map((cells) => row(cells, true, true)), ...grid.body.map((cells, index) => row(cells, false, staysWithNext(grid, index)))],
  });
}

/** Whether a row of the body stays on the page of what follows it: no last row, and no note, stands alone on a page. */
export function staysWithNext({ body, note }: TableGrid, index: number): boolean {
  const left = body.length - 1 - index;
  return left === 0 ? note !== null : left < ROWS_TOGETHER;
}

/** So many rows at least stand on the last page of a table. */
const ROWS_TOGETHER = 3;

/** Height of a row in points. */
export function rowHeight(cells: readonly GridCell[], fit: Fit): number {
  return linesIn(cells, fit) * fit.size * LEADING + (2 * MARGIN.top) / 20 + 0.5;
}

/** Whether a row stays on one page. */
export function isUnbroken(cells: readonly GridCell[], fit: Fit): boolean {
  return linesIn(cells, fit) <= UNBROKEN_LINES;
}

/** Lines of the tallest cell of a row; one that reaches over several rows has their room too. */
function linesIn(cells: readonly GridCell[], fit: Fit): number {
  return Math.max(1, ...cells.map((cell) => {
    const perLine = Math.max(1, (widthOf(cell, fit) - 2 * MARGIN.side) / 20 / fit.size - cell.indent);
    return Math.ceil(countLines(cell.text, perLine) / cell.rows);
  }));
}

function widthOf(cell: GridCell, fit: Fit): number {
  return sum(fit.widths.slice(cell.column, cell.column + cell.columns));
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

const ALIGNMENT = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT } as const;

function wordCell(cell: GridCell, fit: Fit, together: boolean): TableCell {
  const size = Math.round(fit.size * 2);
  return new TableCell({
    width: { size: widthOf(cell, fit), type: WidthType.DXA }, columnSpan: cell.columns, rowSpan: cell.rows, verticalAlign: VerticalAlignTable.CENTER,
    children: cell.text.split("\n").map((line) => new Paragraph({
      style: "TableCell", ...(together ? { keepNext: true } : {}), alignment: ALIGNMENT[cell.align], spacing: { line: Math.round(fit.size * LEADING * 20), lineRule: LineRuleType.EXACT },
      ...(cell.indent > 0 ? { indent: { left: Math.round(cell.indent * fit.size * 20) } } : {}),
      children: [new TextRun({ text: plainText(line), size, bold: cell.bold })],
    })),
  });
}
