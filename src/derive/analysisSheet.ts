import { ANALYSIS_COLUMNS, ANALYSIS_LAYOUT, analysisBlocks, type FoundBlock } from "../catalog/ownSheets/analysis";
import { analysisBlocksOf, type AnalysisBlock, type AnalysisColumn } from "../catalog/ownSheets/analysisFacts";
import type { CellRef } from "../model/cells";
import type { UnitOfMeasure } from "../model/money";
import type { AnalysisFormulas, PlannedLine } from "./analysisFormulas";
import { BODY_STYLE, DraftBuilder, HEADER_STYLE, TITLE_STYLE, UNIT_STYLE } from "./draft";
import { saysTheSame } from "./formulaText";
import type { FillState } from "./state";

const SHEET = ANALYSIS_LAYOUT.sheet;
const WIDTH = ANALYSIS_COLUMNS.length + 1;
const AS = { table: "analysis", kind: "formula" } as const;

interface PlannedBlock {
  readonly block: AnalysisBlock;
  readonly lines: readonly PlannedLine[];
}

/**
 * Writes 预算分析表: inserts it where there is none, otherwise brings every block up to date in place: lines that a block
 * lacks are inserted, lines whose class is gone are cleared. The sheet is derived through and through.
 */
export function writeAnalysis(state: FillState, formulas: AnalysisFormulas): void {
  const planned = analysisBlocksOf(state.current().profile).map((block): PlannedBlock => ({ block, lines: formulas.lines(block) })).filter(({ lines }) => lines.length > 0);
  if (planned.length === 0) return;
  if (!state.work.hasSheet(SHEET)) insertSheet(state, planned, formulas.unit);
  else stateUnit(state, formulas.unit);
  for (const { block, lines } of planned) {
    const found = blocksOf(state).find((other) => other.block.id === block.id) ?? appendBlock(state, block);
    const rows = placeLines(state, found, lines);
    lines.forEach(({ line }, index) => {
      const row = rows[index] ?? 0;
      const at = (column: AnalysisColumn): CellRef | null => {
        const place = block.columns.includes(column) ? found.columns.get(column) : undefined;
        return place === undefined ? null : { sheet: SHEET, row, column: place };
      };
      for (const column of block.columns) writeCell(state, at(column), formulas.cell(block, line, column, at));
    });
  }
}

function writeCell(state: FillState, at: CellRef | null, cell: ReturnType<AnalysisFormulas["cell"]>): void {
  if (!at) return;
  if (!cell) {
    state.work.setValue(at, null, AS);
    return;
  }
  const content = state.work.content(at);
  if (state.values || cell.formula === null) {
    const value = cell.result === "" ? null : cell.result;
    if ("formula" in content || content.value !== value) state.work.setValue(at, value, AS);
  } else if (!("formula" in content) || !saysTheSame(content.formula, cell.formula, SHEET)) {
    state.work.setFormula(at, cell.formula.text, cell.result, AS);
  }
}

function blocksOf(state: FillState): readonly FoundBlock[] {
  const text = (row: number, column: number): string => String(state.work.value({ sheet: SHEET, row, column }) ?? "").trim();
  return analysisBlocks(text, bottomOf(state) + 1, WIDTH + 6);
}

function bottomOf(state: FillState): number {
  return Math.max(state.work.lastRow(SHEET), state.work.lastWrittenRow(SHEET));
}

/** Rows of a block's lines after making room for them; their labels are written. */
function placeLines(state: FillState, found: FoundBlock, lines: readonly PlannedLine[]): readonly number[] {
  const first = found.titleRow + 2;
  const next = blocksOf(state).map((other) => other.titleRow).filter((row) => row > found.titleRow).sort((a, b) => a - b)[0];
  const room = next === undefined ? Infinity : next - 1 - first;
  if (lines.length > room) state.insertRows(SHEET, first + Math.max(room, 0), lines.length - Math.max(room, 0));
  const last = next === undefined ? bottomOf(state) : first + Math.max(room, lines.length) - 1;
  for (let row = first + lines.length; row <= last; row += 1) {
    for (let column = 0; column < WIDTH; column += 1) {
      if (!state.work.isBlank({ sheet: SHEET, row, column })) state.work.setValue({ sheet: SHEET, row, column }, null, AS);
    }
  }
  return lines.map(({ label }, index) => {
    state.work.setValue({ sheet: SHEET, row: first + index, column: 0 }, label, { table: "analysis", kind: "text" });
    return first + index;
  });
}

/** A block that the sheet lacks is put below the others. */
function appendBlock(state: FillState, block: AnalysisBlock): FoundBlock {
  const titleRow = bottomOf(state) + 2;
  const as = { table: "analysis", kind: "text" } as const;
  state.work.setValue({ sheet: SHEET, row: titleRow, column: 0 }, block.title, as);
  state.work.setValue({ sheet: SHEET, row: titleRow + 1, column: 0 }, ANALYSIS_LAYOUT.labelHeader, as);
  const columns = new Map(ANALYSIS_COLUMNS.map(({ id, header }, index): [AnalysisColumn, number] => {
    state.work.setValue({ sheet: SHEET, row: titleRow + 1, column: index + 1 }, header, as);
    return [id, index + 1];
  }));
  return { block, titleRow, lines: [], columns };
}

/** The line that states the measure, where the sheet has one above its blocks, states the one in which its amounts now are. */
function stateUnit(state: FillState, unit: UnitOfMeasure): void {
  const first = Math.min(...blocksOf(state).map(({ titleRow }) => titleRow), bottomOf(state) + 1);
  for (let row = 0; row < first; row += 1) {
    for (let column = 0; column < WIDTH; column += 1) {
      const at = { sheet: SHEET, row, column };
      const stated = String(state.work.value(at) ?? "");
      if (/^单位[:：]/.test(stated.trim()) && stated !== ANALYSIS_LAYOUT.unitLine(unit)) state.work.setValue(at, ANALYSIS_LAYOUT.unitLine(unit), { table: "analysis", kind: "text" });
    }
  }
}

function insertSheet(state: FillState, planned: readonly PlannedBlock[], unit: UnitOfMeasure): void {
  const builder = new DraftBuilder();
  builder.put(0, 0, SHEET).merge([0, 0, 1, WIDTH]).style([0, 0, 1, WIDTH], TITLE_STYLE).height(0, 30);
  builder.put(1, 0, ANALYSIS_LAYOUT.unitLine(unit)).merge([1, 0, 1, WIDTH]).style([1, 0, 1, WIDTH], UNIT_STYLE);
  let row: number = ANALYSIS_LAYOUT.firstRow;
  for (const { block, lines } of planned) {
    builder.put(row, 0, block.title).style([row, 0, 1, 1], { bold: true, fontSize: 11 });
    builder.style([row + 1, 0, 1, WIDTH], HEADER_STYLE).putRow(row + 1, 0, [ANALYSIS_LAYOUT.labelHeader, ...ANALYSIS_COLUMNS.map(({ header }) => header)]);
    builder.style([row + 2, 0, lines.length, WIDTH], BODY_STYLE);
    builder.style([row + 2, 1, lines.length, WIDTH - 1], { numberFormat: "0.00", horizontal: "right" });
    lines.forEach(({ label }, index) => builder.put(row + 2 + index, 0, label));
    row += lines.length + 3;
  }
  state.work.insertSheet(builder.build(SHEET, {
    columnWidths: [46, 14, 12, 14, 14, 12], freeze: { rows: 0, columns: 1 }, print: { orientation: "portrait", titleRows: null },
  }));
}
