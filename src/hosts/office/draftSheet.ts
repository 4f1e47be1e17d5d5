import { areaAddress, columnLetters, type Scalar } from "../../model/cells";
import type { CellStyle, SheetDraft } from "../../model/edits";
import { listSource } from "../choices";
import { contentOf, isFilled, type EditableSheet } from "../editable";
import { inputOf } from "./cellInput";
import { bytesOf, WRITE_BYTES } from "./limits";
import { rectanglesOf } from "../../model/rectangles";
import type { RequestQueue } from "./requestQueue";
import type { Handle } from "./writer";

const ALIGNMENT = {
  left: "Left", center: "Center", right: "Right", top: "Top", bottom: "Bottom",
} as const;

/** Points of a column that shows this many digits of the usual 11-point type: 7 pixels each and 5 of margin. */
function pointsOf(characters: number): number {
  return characters <= 0 ? 0 : (Math.round(characters * 7) + 5) * 0.75;
}

/**
 * Queues content and look of a new, empty sheet. `planned` holds what the draft says, with the number
 * formats that keep text text. Contents come last: a sheet that has them has everything else.
 */
export async function fillSheet(queue: RequestQueue, sheet: Handle, draft: SheetDraft, planned: EditableSheet<unknown, unknown>): Promise<void> {
  await writeNumberFormats(queue, sheet, planned);
  for (const merge of draft.merges) await queue.add(3, 0, () => rangeAt(sheet, merge).merge(false));
  for (const { style, ...area } of draft.styles) await writeStyle(queue, () => rangeAt(sheet, area), area, style);
  await writeChoices(queue, sheet, draft);
  await writeSizes(queue, sheet, draft);
  await writeView(queue, sheet, draft);
  await writeContents(queue, sheet, planned);
}

interface Block {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

function rangeAt(sheet: Handle, block: Block): Excel.Range {
  return sheet().getRange(areaAddress({ sheet: "", ...block })).untrack();
}

async function writeNumberFormats(queue: RequestQueue, sheet: Handle, planned: EditableSheet<unknown, unknown>): Promise<void> {
  const formats = [...planned.rows].flatMap(([row, { cells }]) =>
    [...cells].filter(([, cell]) => cell.numberFormat !== "General").map(([column, cell]) => ({ row, column, key: cell.numberFormat })));
  for (const area of rectanglesOf(formats)) {
    await queue.add(3, bytesOf(area.key), () => setNumberFormat(rangeAt(sheet, area), area.key));
  }
}

/** Gives every cell of a range one number format; Excel takes one value for all, which its types do not say. */
export function setNumberFormat(range: Excel.Range, numberFormat: string): void {
  range.set({ numberFormat: numberFormat as unknown as string[][] });
}

async function writeContents(queue: RequestQueue, sheet: Handle, planned: EditableSheet<unknown, unknown>): Promise<void> {
  const filled = [...planned.rows].flatMap(([row, { cells }]) => [...cells].filter(([, cell]) => isFilled(cell)).map(([column, cell]) => ({ row, column, cell })));
  if (filled.length === 0) return;
  const bounds = boundsOf(filled);
  let lines: Scalar[][] = [];
  let first = bounds.row;
  let bytes = 0;
  const write = async (): Promise<void> => {
    const [row, block] = [first, lines];
    await queue.add(3 + Math.ceil((block.length * bounds.columns) / 1_500) * 7, bytes, () => {
      rangeAt(sheet, { ...bounds, row, rows: block.length }).formulas = block;
    });
    first += block.length;
    lines = [];
    bytes = 0;
  };
  for (let row = bounds.row; row < bounds.row + bounds.rows; row += 1) {
    // Null leaves a cell as it is, which is empty.
    const line = new Array<Scalar>(bounds.columns).fill(null);
    for (const [column, cell] of planned.rows.get(row)?.cells ?? []) {
      if (isFilled(cell)) line[column - bounds.column] = inputOf(contentOf(cell), cell.numberFormat);
    }
    const more = line.reduce<number>((sum, value) => sum + bytesOf(value), 0);
    if (lines.length > 0 && bytes + more > WRITE_BYTES / 2) await write();
    lines.push(line);
    bytes += more;
  }
  await write();
}

function boundsOf(cells: readonly { readonly row: number; readonly column: number }[]): Block {
  let [top, bottom, left, right] = [Infinity, -1, Infinity, -1];
  for (const { row, column } of cells) {
    top = Math.min(top, row);
    bottom = Math.max(bottom, row);
    left = Math.min(left, column);
    right = Math.max(right, column);
  }
  return { row: top, column: left, rows: bottom - top + 1, columns: right - left + 1 };
}

async function writeStyle(queue: RequestQueue, range: () => Excel.Range, area: Block, style: CellStyle): Promise<void> {
  await queue.add(2 + Object.keys(style).length * 2 + (style.border ? 20 : 0), 0, () => setStyle(range(), area, style));
}

function setStyle({ format }: Excel.Range, area: Block, style: CellStyle): void {
  if (style.bold !== undefined) format.font.bold = style.bold;
  if (style.fontName !== undefined) format.font.name = style.fontName;
  if (style.fontSize !== undefined) format.font.size = style.fontSize;
  if (style.fontColor !== undefined) format.font.color = style.fontColor;
  if (style.horizontal !== undefined) format.horizontalAlignment = ALIGNMENT[style.horizontal];
  if (style.vertical !== undefined) format.verticalAlignment = ALIGNMENT[style.vertical];
  if (style.wrap !== undefined) format.wrapText = style.wrap;
  if (style.indent !== undefined) format.indentLevel = style.indent;
  if (style.fill !== undefined) format.fill.color = style.fill;
  if (style.border) {
    const inside = [...(area.rows > 1 ? ["InsideHorizontal" as const] : []), ...(area.columns > 1 ? ["InsideVertical" as const] : [])];
    for (const edge of ["EdgeTop", "EdgeBottom", "EdgeLeft", "EdgeRight", ...inside] as const) {
      const border = format.borders.getItem(edge);
      border.style = "Continuous";
      border.weight = "Thin";
    }
  }
}

/** Lists to choose from. A value of one's own is not refused: the list helps, it does not decide. */
async function writeChoices(queue: RequestQueue, sheet: Handle, { choices }: SheetDraft): Promise<void> {
  for (const list of choices) {
    const source = listSource(list);
    if (source === null) continue;
    await queue.add(5, bytesOf(source), () => {
      const { dataValidation } = rangeAt(sheet, list);
      dataValidation.rule = { list: { inCellDropDown: true, source } };
      dataValidation.errorAlert = { showAlert: false, style: "Information", title: "", message: "" };
    });
  }
}

async function writeSizes(queue: RequestQueue, sheet: Handle, draft: SheetDraft): Promise<void> {
  for (const run of rectanglesOf(draft.columnWidths.map((width, column) => ({ row: 0, column, key: width })))) {
    const address = `${columnLetters(run.column)}:${columnLetters(run.column + run.columns - 1)}`;
    await queue.add(4, 0, () => {
      sheet().getRange(address).untrack().format.columnWidth = pointsOf(run.key);
    });
  }
  for (const run of rectanglesOf(Object.entries(draft.rowHeights).map(([row, height]) => ({ row: Number(row), column: 0, key: height })))) {
    await queue.add(4, 0, () => {
      sheet().getRange(`${run.row + 1}:${run.row + run.rows}`).untrack().format.rowHeight = run.key;
    });
  }
}

async function writeView(queue: RequestQueue, sheet: Handle, { freeze }: SheetDraft): Promise<void> {
  await queue.add(6, 0, () => {
    if (freeze.rows > 0 && freeze.columns > 0) sheet().freezePanes.freezeAt(rangeAt(sheet, { row: 0, column: 0, ...freeze }));
    else if (freeze.rows > 0) sheet().freezePanes.freezeRows(freeze.rows);
    else if (freeze.columns > 0) sheet().freezePanes.freezeColumns(freeze.columns);
  });
}

/** Queues the print set-up of a new sheet, its paper apart. */
export async function setUpPages(queue: RequestQueue, sheet: Handle, { print }: SheetDraft): Promise<void> {
  await queue.add(8, 0, () => {
    const { pageLayout } = sheet();
    pageLayout.orientation = print.orientation === "landscape" ? "Landscape" : "Portrait";
    pageLayout.zoom = { horizontalFitToPages: 1 };
    pageLayout.centerHorizontally = true;
    if (print.titleRows) pageLayout.setPrintTitleRows(`$${print.titleRows[0] + 1}:$${print.titleRows[1] + 1}`);
  });
}

/** Queues the paper of a new sheet's pages; which there are is the printer's to say, so this goes apart and last. */
export async function choosePaper(queue: RequestQueue, sheet: Handle): Promise<void> {
  await queue.add(3, 0, () => {
    sheet().pageLayout.paperSize = "A4";
  });
}
