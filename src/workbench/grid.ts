/** The grid on the screen, kept the same as the workbook on the desk: the workbook is the truth, the grid draws and takes input. */
import { ICommandService, LifecycleService, LifecycleStages, UniverInstanceType, type ICommandInfo, type IWorksheetData, type Univer } from "@univerjs/core";
import type { FUniver } from "@univerjs/core/facade";
import { IRenderManagerService } from "@univerjs/engine-render";
import {
  AddWorksheetMergeMutation, InsertColMutation, InsertRowMutation, InsertSheetMutation, MoveColsMutation, MoveRangeMutation, MoveRowsMutation, RemoveColMutation,
  RemoveRowMutation, RemoveSheetMutation, RemoveWorksheetMergeMutation, ReorderRangeMutation, SetRangeValuesMutation, SetSelectionsOperation,
  SetWorksheetActiveOperation, SetWorksheetHideMutation, SetWorksheetNameMutation, SetWorksheetOrderMutation,
} from "@univerjs/sheets";
import { ILayoutService } from "@univerjs/ui";
import { parseArea, areaAddress } from "../model/cells";
import type { Unfollowed } from "../model/unfollowed";
import type { Desk, DeskChange, DrawnSheet, Typed } from "./desk";
import { Slices } from "../hosts/slices";
import { aroundOf, contentText, drawnText, frameOf, isAlikeAround, marksByRow, Measured, rowData, sheetData, workbookData, type Around, type MarksByRow, type RowData } from "./drawing";
import { SheetChanges } from "./gridChanges";
import { shapeChanges } from "./gridShape";
import { changedCells, hasLook, isRecord, typed } from "./gridTyped";
import { newUniver, type GridLocale } from "./univer";

/**
 * Marks our own writes, so that they are not taken for the person's. They are local: else the grid's formula plug-in, which
 * calculates nothing here, would answer each with writes of its own and queue a calculation.
 */
const OWN = { fromWorkbook: true, onlyLocal: true } as const;
/** What is done under these marks no person did: our own drawing, and what the grid's plug-ins write after an edit. */
const MACHINERY = ["fromWorkbook", "fromFormula"] as const;
/** The new workbook's canvas is there a moment after it was asked for; half a minute on a machine that is busy with something else. */
const CANVAS_TRIES = 600;
const CANVAS_WAIT_MS = 50;
/** What the grid can do to itself and the workbook is not told of; the grid is then drawn again as the workbook has it. */
const NOT_TAKEN: ReadonlySet<string> = new Set([
  MoveRowsMutation.id, MoveColsMutation.id, ReorderRangeMutation.id, AddWorksheetMergeMutation.id, RemoveWorksheetMergeMutation.id,
  SetWorksheetOrderMutation.id, SetWorksheetHideMutation.id,
]);

/** What a cell that is to be drawn anew is taken to hold. */
const EMPTY = contentText({});
/** Rows that are drawn before a workbook is shown; the others follow while it can be looked at. */
const AT_FIRST = 500;
const NO_MARKS: MarksByRow = new Map();

export class WorkbookGrid {
  private readonly univer: Univer;
  private readonly api: FUniver;
  private readonly commands: ICommandService;
  private readonly stop: () => void;
  /** What was last drawn, by sheet. */
  private drawn = new Map<string, DrawnSheet>();
  /** Cells that may show something else than was drawn in them, by sheet, row and column: they are drawn anew. */
  private forgotten = new Map<string, Map<number, Set<number>>>();
  /** Names of the drawn sheets by the grid's own id. */
  private names = new Map<string, string>();
  private unit = 0;
  private scheduled = false;
  /** Whether the grid is being brought in line; what changes meanwhile is drawn after it. */
  private refreshing = false;
  private again = false;
  private disposed = false;
  private tellShown: () => void = () => undefined;
  /** Done once the cells are drawn with one of them chosen, and so take keys. */
  readonly shown = new Promise<void>((resolve) => (this.tellShown = resolve));
  /** The sheets as they were last built; "" when the grid has changed them itself. */
  private frame = "";
  /** What stood around the cells when it was last drawn, by sheet; none for a sheet that the grid has changed itself. */
  private shapes = new Map<string, Around>();
  private drawing = false;
  /** Whether the workbook's selection moved and the grid has not followed yet. */
  private following = false;

  /** What was done here and the workbook has not answered yet; nothing is drawn over it meanwhile. */
  private pending = 0;

  /**
   * @param refused is called when the workbook refuses what was typed; the grid then shows again what it holds
   * @param behind is called with references that did not follow rows which somebody inserted or deleted
   */
  constructor(
    container: HTMLElement,
    private readonly desk: Desk,
    locale: GridLocale,
    private readonly refused: (error: unknown) => void,
    private readonly behind: (found: readonly Unfollowed[]) => void,
  ) {
    const { univer, api } = newUniver(container, locale, desk.columns);
    this.univer = univer;
    this.api = api;
    this.commands = univer.__getInjector().get(ICommandService);
    void this.refresh();
    this.commands.onCommandExecuted((command, options) => {
      if (!this.drawing && MACHINERY.every((mark) => options?.[mark] !== true)) this.take(command);
    });
    this.stop = desk.onDidChange((change) => this.changed(change));
  }

  dispose(): void {
    this.disposed = true;
    this.stop();
    this.univer.dispose();
  }

  /** Gives the cells the keyboard. */
  focus(): void {
    this.univer.__getInjector().get(ILayoutService).focus();
  }

  /** Whether a cell is being typed in. */
  editing(): boolean {
    return this.api.getActiveWorkbook()?.isCellEditing() ?? false;
  }

  /** Takes what is being typed, as it stands. */
  async commit(): Promise<void> {
    if (this.editing()) await this.api.getActiveWorkbook()?.endEditingAsync(true);
  }

  private changed(change: DeskChange): void {
    if (change !== "selection") this.schedule();
    else if (!this.drawing) this.follow();
  }

  /** Shows where the workbook's selection is; after what is still to be drawn, which may bring its sheet. */
  private follow(): void {
    this.following = true;
    if (this.scheduled || this.refreshing || this.pending > 0) return;
    this.following = false;
    this.showSelection();
  }

  private schedule(): void {
    if (this.scheduled) return;
    this.scheduled = true;
    setTimeout(() => void this.refresh(), 0);
  }

  /** Brings the grid in line with the workbook, in slices. */
  private async refresh(): Promise<void> {
    this.scheduled = false;
    if (this.pending > 0 || this.disposed) return;
    this.again = this.refreshing;
    if (this.refreshing) return;
    this.refreshing = true;
    try {
      const sheets = this.desk.sheets();
      if (frameOf(sheets) === this.frame) for (const sheet of sheets) await this.redraw(sheet);
      else await this.rebuild(sheets);
    } finally {
      this.refreshing = false;
      if (this.again) this.schedule();
    }
    if (this.following) this.follow();
  }

  /** Builds the grid's workbook anew: first what can be seen, then the rest. */
  private async rebuild(sheets: readonly DrawnSheet[]): Promise<void> {
    const slices = new Slices();
    const marks = sheets.map(marksByRow);
    const data: Partial<IWorksheetData>[] = [];
    for (const [index, sheet] of sheets.entries()) {
      const measured = new Measured(sheet);
      const cells: Record<number, RowData> = {};
      for (const row of sheet.rows.keys()) {
        measured.take(row);
        if (row < AT_FIRST) cells[row] = rowData(sheet, row, marks[index] ?? NO_MARKS);
        if (slices.due) await slices.rest();
      }
      for (const row of marks[index]?.keys() ?? []) cells[row] ??= rowData(sheet, row, marks[index] ?? NO_MARKS);
      data.push({ ...sheetData(sheet, measured), cellData: cells });
    }
    if (this.disposed) return;
    this.quietly(() => {
      const before = this.unit > 0 ? this.unitId() : null;
      this.unit += 1;
      this.univer.createUnit(UniverInstanceType.UNIVER_SHEET, workbookData(this.unitId(), data));
      // Not before: with no workbook at all the canvas is taken away for good.
      if (before) this.api.disposeUnit(before);
      this.frame = frameOf(sheets);
      this.shapes = new Map(sheets.map((sheet) => [sheet.id, aroundOf(sheet)]));
      this.names = new Map(sheets.map(({ id, name }) => [id, name]));
      this.drawn = new Map(sheets.map((sheet) => [sheet.id, sheet]));
      this.forgotten = new Map();
    });
    this.showSelection();
    for (const [index, sheet] of sheets.entries()) await this.drawRest(sheet, marks[index] ?? NO_MARKS, slices);
  }

  /** Puts the rows into the grid that were left out at first; none of them has been seen yet. */
  private async drawRest(sheet: DrawnSheet, marks: MarksByRow, slices: Slices): Promise<void> {
    const matrix = this.api.getActiveWorkbook()?.getSheetBySheetId(sheet.id)?.getSheet().getCellMatrix();
    for (const row of sheet.rows.keys()) {
      // Rows that the person has moved meanwhile are compared with the workbook anew, all of them.
      if (this.disposed || this.drawn.get(sheet.id) !== sheet) return;
      if (row < AT_FIRST) continue;
      matrix?.setRow(row, rowData(sheet, row, marks));
      if (slices.due) await slices.rest();
    }
  }

  /** Brings the workbook's selection into view. */
  private showSelection(tries = CANVAS_TRIES, unit = this.unit): void {
    if (this.disposed || unit !== this.unit) return;
    const { sheet: name, area: text } = this.desk.selection();
    const area = parseArea(name, text);
    const book = this.api.getActiveWorkbook();
    const sheet = book?.getSheetByName(name);
    if (!area || !sheet) return;
    if (!this.drawable()) {
      if (tries > 0) setTimeout(() => this.showSelection(tries - 1, unit), CANVAS_WAIT_MS);
      return;
    }
    this.quietly(() => {
      if (book?.getActiveSheet().getSheetId() !== sheet.getSheetId()) book?.setActiveSheet(sheet);
      const merge = area.rows === 1 && area.columns === 1 ? sheet.getSheet().getMergedCell(area.row, area.column) : null;
      const rows = Math.min(merge ? merge.endRow - area.row + 1 : area.rows, sheet.getMaxRows() - area.row);
      const columns = Math.min(merge ? merge.endColumn - area.column + 1 : area.columns, sheet.getMaxColumns() - area.column);
      if (rows < 1 || columns < 1) return;
      sheet.getRange(area.row, area.column, rows, columns).activate();
      const { xSplit, ySplit } = sheet.getFreeze();
      sheet.scrollToCell(Math.max(ySplit, area.row - 4), Math.max(xSplit, area.column - 2));
    });
    this.tellShown();
  }

  private drawable(): boolean {
    const injector = this.univer.__getInjector();
    return injector.get(LifecycleService).stage >= LifecycleStages.Rendered && injector.get(IRenderManagerService).getRenderById(this.unitId()) !== null;
  }

  /** Draws what changed on a sheet: the rows that were inserted, not the workbook. */
  private async redraw(sheet: DrawnSheet): Promise<void> {
    const slices = new Slices();
    await this.reshape(sheet, slices);
    const forgotten = this.forgotten.get(sheet.id);
    this.forgotten.delete(sheet.id);
    const changes = new SheetChanges(this.drawn.get(sheet.id), sheet, forgotten);
    for (const row of changes.rows()) {
      if (row !== null) changes.take(row);
      if (slices.due) await slices.rest();
    }
    if (this.pending > 0 || this.disposed) {
      // What was done here meanwhile comes first; all of it is drawn after that.
      for (const [row, columns] of forgotten ?? []) for (const column of columns) this.forget(sheet.id, row, column);
      return;
    }
    this.drawn.set(sheet.id, sheet);
    const { cellValue } = changes;
    if (cellValue !== null) this.quietly(() => this.commands.syncExecuteCommand(SetRangeValuesMutation.id, { unitId: this.unitId(), subUnitId: sheet.id, cellValue }, OWN));
  }

  private forget(id: string, row: number, column: number): void {
    const rows = this.forgotten.get(id) ?? new Map<number, Set<number>>();
    this.forgotten.set(id, rows.set(row, (rows.get(row) ?? new Set<number>()).add(column)));
  }

  private async reshape(sheet: DrawnSheet, slices: Slices): Promise<void> {
    const shape = aroundOf(sheet);
    const drawn = this.shapes.get(sheet.id);
    if (drawn && isAlikeAround(drawn, shape)) return;
    const measured = new Measured(sheet);
    for (const row of sheet.rows.keys()) {
      measured.take(row);
      if (slices.due) await slices.rest();
    }
    if (this.pending > 0 || this.disposed) return;
    this.shapes.set(sheet.id, shape);
    const model = this.api.getActiveWorkbook()?.getSheetBySheetId(sheet.id)?.getSheet();
    const changes = model ? shapeChanges(model, sheetData(sheet, measured)) : [];
    this.quietly(() => {
      for (const { id, params } of changes) this.commands.syncExecuteCommand(id, { unitId: this.unitId(), subUnitId: sheet.id, ...params }, OWN);
    });
  }

  /** A change that the person made in the grid. */
  private take(command: Readonly<ICommandInfo>): void {
    const params: unknown = command.params;
    if (!isRecord(params) || params["unitId"] !== this.unitId()) return;
    const id = typeof params["subUnitId"] === "string" ? params["subUnitId"] : "";
    const sheet = this.names.get(id) ?? "";
    const range: Record<string, unknown> = isRecord(params["range"]) ? params["range"] : {};
    const at = (name: string): number => (typeof range[name] === "number" ? range[name] : 0);
    const row = at("startRow");
    const column = at("startColumn");
    const rows = at("endRow") - row + 1;
    const columns = at("endColumn") - column + 1;
    const { desk } = this;
    switch (command.id) {
      case SetRangeValuesMutation.id:
        return this.takeCells(id, sheet, params["cellValue"]);
      case MoveRangeMutation.id:
        return this.takeMove(params["from"], params["to"]);
      case InsertRowMutation.id:
        return this.shifted(id, () => desk.shift(sheet, "row", row, rows));
      case RemoveRowMutation.id:
        return this.shifted(id, () => desk.shift(sheet, "row", row, -rows));
      case InsertColMutation.id:
        return this.shifted(id, () => desk.shift(sheet, "column", column, columns));
      case RemoveColMutation.id:
        return this.shifted(id, () => desk.shift(sheet, "column", column, -columns));
      case InsertSheetMutation.id:
        return this.structural(() => desk.addSheet());
      case RemoveSheetMutation.id:
        return this.structural(() => desk.deleteSheet(sheet));
      case SetSelectionsOperation.id:
        return this.takeSelection(sheet, params["selections"]);
      case SetWorksheetActiveOperation.id:
        return this.quietly(() => desk.activate(sheet));
      case SetWorksheetNameMutation.id:
        return this.structural(() => desk.renameSheet(sheet, typeof params["name"] === "string" ? params["name"] : ""));
      default:
        if (NOT_TAKEN.has(command.id)) this.structural(() => Promise.resolve());
    }
  }

  private takeSelection(sheet: string, selections: unknown): void {
    const first: unknown = Array.isArray(selections) ? selections[0] : undefined;
    const range = isRecord(first) && isRecord(first["range"]) ? first["range"] : null;
    if (!range) return;
    const { startRow, startColumn, endRow, endColumn } = range;
    if (typeof startRow !== "number" || typeof startColumn !== "number" || typeof endRow !== "number" || typeof endColumn !== "number") return;
    const area = areaAddress({ sheet, row: startRow, column: startColumn, rows: endRow - startRow + 1, columns: endColumn - startColumn + 1 });
    const now = this.desk.selection();
    if (now.sheet !== sheet || now.area !== area) this.quietly(() => this.desk.select(sheet, area));
  }

  /** The grid has changed its own shape already: it is built again from the workbook, whatever came of it there. */
  private structural(act: () => Promise<void>): void {
    this.tell(act, () => (this.frame = ""));
  }

  /** The grid has moved rows or columns of a sheet already: whatever it holds there now is compared with the workbook anew. */
  private shifted(id: string, act: () => Promise<readonly Unfollowed[]>): void {
    this.tell(async () => {
      const found = await act();
      if (found.length > 0) this.behind(found);
    }, () => {
      this.shapes.delete(id);
      this.drawn.delete(id);
      const model = this.api.getActiveWorkbook()?.getSheetBySheetId(id)?.getSheet();
      model?.getCellMatrix().forValue((row, column) => void this.forget(id, row, column));
    });
  }

  /** Cut and pasted, or dragged: cells of two places, perhaps of two sheets. */
  private takeMove(from: unknown, to: unknown): void {
    for (const side of [from, to]) {
      const id = isRecord(side) && typeof side["subUnitId"] === "string" ? side["subUnitId"] : "";
      if (isRecord(side)) this.takeCells(id, this.names.get(id) ?? "", side["value"]);
    }
  }

  private takeCells(id: string, sheet: string, cellValue: unknown): void {
    const book = this.api.getActiveWorkbook();
    const model = book?.getSheetBySheetId(id)?.getSheet();
    if (!book || !model || !isRecord(cellValue)) return;
    const styles = book.getWorkbook().getStyles();
    const cells: Typed[] = [];
    let forgotten = false;
    for (const { row, column, change } of changedCells(cellValue)) {
      const cell = model.getCellRaw(row, column) ?? null;
      const known = this.forgotten.get(id)?.get(row)?.has(column) ? EMPTY : drawnText(this.drawn.get(id), row, column);
      const same = contentText(cell ?? {}) === known;
      if (same && !hasLook(change)) continue;
      // Forgotten, so that whatever the workbook makes of it is drawn; a look that somebody gave it is not taken.
      this.forget(id, row, column);
      forgotten = true;
      if (!same) cells.push({ row, column, format: styles.getStyleByCell(cell)?.n?.pattern ?? null, ...typed(cell) });
    }
    if (cells.length > 0) this.tell(() => this.desk.type(sheet, cells));
    else if (forgotten) this.schedule();
  }

  private tell(act: () => Promise<void>, settled: () => void = () => undefined): void {
    this.pending += 1;
    void act()
      .catch((error: unknown) => this.refused(error))
      .finally(() => {
        this.pending -= 1;
        settled();
        this.schedule();
      });
  }

  private quietly(act: () => void): void {
    const before = this.drawing;
    this.drawing = true;
    try {
      act();
    } finally {
      this.drawing = before;
    }
  }

  private unitId(): string {
    return `workbook-${this.unit}`;
  }
}
