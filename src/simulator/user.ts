/** What a person at the simulated Excel sees and does: the workbench's grid and the tests work through this. */
import { formatArea, LAST_COLUMN, LAST_ROW, parseArea, WHOLE_SHEET, type Area } from "./address";
import { plainValue, type CellFormat } from "./cells";
import { invalidArgument, invalidOperation } from "./errors";
import { charactersOfPoints, pointsOfCharacters } from "./formats";
import { savePlain } from "./plainIO";
import type { PlainSheet } from "./plainWorkbook";
import { sortRows } from "./copying";
import { deleteSheet, moveSheet, renameSheet, setVisibility, shiftCells } from "./structure";
import type { SheetModel } from "./sheet";
import type { WorkbookModel } from "./workbook";
import { clearCells, mergeCells, unmergeCells, writeFormat, writeInput, writeNumberFormats } from "./writing";

export interface ShownCell {
  readonly row: number;
  readonly column: number;
  /** The raw value, a formula's result included; errors as their text ("#REF!"). */
  readonly value: string | number | boolean;
  /** Whether the value is an error. */
  readonly error: boolean;
  /** With "=", or "". */
  readonly formula: string;
  /** As displayed under the number format. */
  readonly text: string;
  readonly format: CellFormat;
}

/** A sheet as it is to be drawn: its plain description with results, texts and sizes. */
export interface ShownSheet extends Omit<PlainSheet, "cells"> {
  readonly id: string;
  readonly active: boolean;
  readonly cells: readonly ShownCell[];
  /** The used area, "" on an empty sheet. */
  readonly usedArea: string;
}

export interface SheetTab {
  readonly id: string;
  readonly name: string;
  readonly visibility: "Visible" | "Hidden" | "VeryHidden";
  readonly tabColor: string;
  readonly protected: boolean;
  readonly active: boolean;
}

/** Every method names sheets by name. Failures are HostErrors, as the client would get them. */
export class SimulatedUser {
  constructor(
    private readonly workbook: WorkbookModel,
    private readonly done: () => void,
    private readonly setEditing: (on: boolean) => void,
  ) {}

  private act(change: () => void): void {
    try {
      change();
    } finally {
      this.done();
    }
  }

  private onArea(sheet: string, area: string, change: (sheet: SheetModel, area: Area) => void): void {
    const parsed = parseArea(area);
    if (!parsed) throw invalidArgument("user");
    this.act(() => change(this.workbook.sheet(sheet), parsed));
  }

  // Looking -------------------------------------------------------------------------------------------------------------

  sheets(): readonly SheetTab[] {
    const { workbook } = this;
    return workbook.sheets.map((sheet) => {
      const { id, name, visibility, tabColor } = sheet;
      return { id, name, visibility, tabColor, protected: sheet.protected, active: sheet === workbook.active };
    });
  }

  /** The whole sheet as drawn. */
  read(sheet: string): ShownSheet {
    const model = this.workbook.sheet(sheet);
    const saved = savePlain(this.workbook).sheets[this.workbook.sheets.indexOf(model)];
    if (!saved) throw invalidArgument("user.read");
    const used = model.grid.used(false);
    const cells = saved.cells.map(({ row, column }) => this.cell(sheet, row, column));
    return { ...saved, id: model.id, active: model === this.workbook.active, cells, usedArea: used ? formatArea(used) : "" };
  }

  cell(sheet: string, row: number, column: number): ShownCell {
    const model = this.workbook.sheet(sheet);
    const value = this.workbook.valueOf(model, row, column);
    return {
      row,
      column,
      value: plainValue(value),
      error: typeof value === "object",
      formula: model.grid.at(row, column)?.formula ?? "",
      text: this.workbook.textOf(model, row, column),
      format: model.grid.formatAt(row, column),
    };
  }

  /** Sheet and area of the selection. */
  selection(): { readonly sheet: string; readonly area: string } {
    return { sheet: this.workbook.active.name, area: formatArea(this.workbook.selection) };
  }

  // Doing ---------------------------------------------------------------------------------------------------------------

  /** Types into one cell: text, "=…", "'text", a number; "" empties it. */
  type(sheet: string, row: number, column: number, input: string | number | boolean): void {
    // A hidden sheet has no cell under anybody's cursor.
    if (this.workbook.sheet(sheet).visibility !== "Visible") throw invalidOperation("user.type", "The sheet is hidden.");
    const area = { top: row, left: column, bottom: row, right: column };
    this.act(() => writeInput(this.workbook, this.workbook.sheet(sheet), area, input, "Range.values"));
  }

  /** Pastes a block; null leaves a cell. */
  paste(sheet: string, row: number, column: number, block: readonly (readonly (string | number | boolean | null)[])[]): void {
    const area = { top: row, left: column, bottom: row + block.length - 1, right: column + (block[0]?.length ?? 1) - 1 };
    this.act(() => writeInput(this.workbook, this.workbook.sheet(sheet), area, block, "Range.values"));
  }

  clear(sheet: string, area: string, what: "All" | "Contents" | "Formats" = "Contents"): void {
    this.onArea(sheet, area, (model, cells) => clearCells(this.workbook, model, cells, what));
  }

  select(sheet: string, area: string): void {
    this.onArea(sheet, area, (model, cells) => this.workbook.select(model, cells));
  }

  /** Changes the look; members that are left out stay. */
  format(sheet: string, area: string, change: CellFormat): void {
    this.onArea(sheet, area, (model, cells) => writeFormat(this.workbook, model, cells, "user.format", (format) => ({ ...format, ...change })));
  }

  numberFormat(sheet: string, area: string, numberFormat: string): void {
    this.onArea(sheet, area, (model, cells) => writeNumberFormats(this.workbook, model, cells, numberFormat, "user.numberFormat"));
  }

  merge(sheet: string, area: string): void {
    this.onArea(sheet, area, (model, cells) => mergeCells(this.workbook, model, cells, false));
  }

  unmerge(sheet: string, area: string): void {
    this.onArea(sheet, area, (model, cells) => unmergeCells(this.workbook, model, cells));
  }

  insertRows(sheet: string, row: number, count = 1): void {
    this.shift(sheet, "row", row, count);
  }

  deleteRows(sheet: string, row: number, count = 1): void {
    this.shift(sheet, "row", row, -count);
  }

  insertColumns(sheet: string, column: number, count = 1): void {
    this.shift(sheet, "column", column, count);
  }

  deleteColumns(sheet: string, column: number, count = 1): void {
    this.shift(sheet, "column", column, -count);
  }

  private shift(sheet: string, axis: "row" | "column", at: number, count: number): void {
    this.act(() => shiftCells(this.workbook, this.workbook.sheet(sheet), { axis, at, count, from: 0, to: axis === "row" ? LAST_COLUMN : LAST_ROW }, "user"));
  }

  /** Sorts whole rows of an area by one of its columns (0-based in the sheet), as Excel's ascending sort of values without headers. */
  sortRows(sheet: string, area: string, byColumn: number): void {
    this.onArea(sheet, area, (model, cells) => sortRows(this.workbook, model, cells, byColumn));
  }

  /** Width in characters. */
  columnWidth(sheet: string, column: number, width: number): void {
    this.act(() => {
      const model = this.workbook.sheet(sheet);
      model.columnWidths.set(column, pointsOfCharacters(width));
      this.workbook.tell({ kind: "format", sheet: model });
    });
  }

  /** Height in points. */
  rowHeight(sheet: string, row: number, height: number): void {
    this.act(() => {
      const model = this.workbook.sheet(sheet);
      model.rowHeights.set(row, height);
      this.workbook.tell({ kind: "format", sheet: model });
    });
  }

  /** A column's width in characters, the standard one where none was set. */
  widthOf(sheet: string, column: number): number {
    const points = this.workbook.sheet(sheet).columnWidths.get(column);
    return points === undefined ? 8.38 : charactersOfPoints(points);
  }

  addSheet(name?: string): void {
    this.act(() => this.workbook.activate(this.workbook.addSheet(name ?? null)));
  }

  renameSheet(sheet: string, name: string): void {
    this.act(() => renameSheet(this.workbook, this.workbook.sheet(sheet), name));
  }

  deleteSheet(sheet: string): void {
    this.act(() => deleteSheet(this.workbook, this.workbook.sheet(sheet)));
  }

  moveSheet(sheet: string, position: number): void {
    this.act(() => moveSheet(this.workbook, this.workbook.sheet(sheet), position));
  }

  activateSheet(sheet: string): void {
    this.act(() => this.workbook.activate(this.workbook.sheet(sheet)));
  }

  setVisibility(sheet: string, visibility: "Visible" | "Hidden" | "VeryHidden"): void {
    this.act(() => setVisibility(this.workbook, this.workbook.sheet(sheet), visibility));
  }

  /** Protects the sheet without a password, or takes protection off whatever the password. */
  protect(sheet: string, on: boolean): void {
    this.act(() => {
      const model = this.workbook.sheet(sheet);
      Object.assign(model, { protected: on, protectionPassword: "", protectionOptions: {} });
      this.workbook.tell({ kind: "protection", sheet: model });
    });
  }

  /** While a cell is being edited the client's requests fail, or wait when they asked for it. */
  beginCellEdit(): void {
    this.setEditing(true);
  }

  endCellEdit(): void {
    this.setEditing(false);
  }

  /** Every formula cell's place and formula, for checks. */
  formulas(sheet: string): readonly { readonly row: number; readonly column: number; readonly formula: string }[] {
    return [...this.workbook.sheet(sheet).grid.within(WHOLE_SHEET)].filter(({ cell }) => cell.formula !== "").map(({ row, column, cell }) => ({ row, column, formula: cell.formula }));
  }
}
