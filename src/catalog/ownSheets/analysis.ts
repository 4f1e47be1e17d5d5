import type { CellRef } from "../../model/cells";
import type { UnitOfMeasure } from "../../model/money";
import { lastRow, valueAt, type SheetSnapshot } from "../../model/snapshot";
import { ANALYSIS_BLOCKS, analysisFactId, classLineId, type AnalysisColumn, type BlockSpec } from "./analysisFacts";

/** The derived sheet 预算分析表: blocks below each other, each a title, a header and its lines, a blank row between. */
export const ANALYSIS_LAYOUT = {
  sheet: "预算分析表",
  /** What the line above the blocks says: amounts are in the measure of the text, shares in per cent. */
  unitLine: (unit: UnitOfMeasure): string => `单位：${unit}、%`,
  /** 0-based row of the first block's title. */
  firstRow: 2,
  labelHeader: "项目",
} as const;

/** The columns behind the labels, in order, with their headers. */
export const ANALYSIS_COLUMNS: readonly { readonly id: AnalysisColumn; readonly header: string }[] = [
  { id: "amount", header: "预算数" },
  { id: "share", header: "占比(%)" },
  { id: "lastYear", header: "上年数" },
  { id: "change", header: "增减额" },
  { id: "changeRate", header: "增减(%)" },
];

/** Label of the line of a class: its code and name. */
export function classLabel(code: string, name: string): string {
  return `${code} ${name}`;
}

/** A block found on the sheet: the rows of its title and header, its lines by id, and its columns. */
export interface FoundBlock {
  readonly block: BlockSpec;
  readonly titleRow: number;
  readonly lines: readonly { readonly id: string; readonly row: number }[];
  readonly columns: ReadonlyMap<AnalysisColumn, number>;
}

/** Finds the blocks by their titles, the columns by their headers, the lines by their labels; never by position. */
export function analysisBlocks(text: (row: number, column: number) => string, rows: number, columns: number): readonly FoundBlock[] {
  const titles = new Map(ANALYSIS_BLOCKS.map((block) => [block.title, block]));
  const found: FoundBlock[] = [];
  for (let row = 0; row < rows; row += 1) {
    const block = titles.get(text(row, 0));
    if (!block || found.some((other) => other.block === block)) continue;
    const headers = new Map<AnalysisColumn, number>();
    for (let column = 1; column < columns; column += 1) {
      const named = ANALYSIS_COLUMNS.find(({ header }) => header === text(row + 1, column));
      if (named) headers.set(named.id, column);
    }
    const lines: { id: string; row: number }[] = [];
    for (let line = row + 2; line < rows && text(line, 0) !== "" && !titles.has(text(line, 0)); line += 1) {
      const id = lineId(block, text(line, 0));
      if (id !== null) lines.push({ id, row: line });
    }
    found.push({ block, titleRow: row, lines, columns: headers });
  }
  return found;
}

function lineId(block: BlockSpec, label: string): string | null {
  const fixed = block.lines.find((line) => line.label === label);
  if (fixed) return fixed.id;
  const code = /^(\d{3})(?:\s|$)/.exec(label)?.[1];
  return block.classes && code !== undefined ? classLineId(block.classes.table, code) : null;
}

/** The cells of 预算分析表 by fact id ("revenue.general-public-budget.share"), found by title, label and header. */
export function analysisCells(sheet: SheetSnapshot): ReadonlyMap<string, CellRef> {
  const text = (row: number, column: number): string => String(valueAt(sheet, row, column) ?? "").trim();
  const cells = new Map<string, CellRef>();
  const width = sheet.column + (sheet.values[0]?.length ?? 0);
  for (const { block, lines, columns } of analysisBlocks(text, lastRow(sheet) + 1, width)) {
    for (const { id, row } of lines) {
      for (const name of block.columns) {
        const column = columns.get(name);
        if (column !== undefined) cells.set(analysisFactId(id, name), { sheet: sheet.name, row, column });
      }
    }
  }
  return cells;
}
