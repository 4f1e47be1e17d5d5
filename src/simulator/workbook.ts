/** The simulated workbook: its sheets, names and comments, and who is told when they change. */
import { cellArea, formatArea, parseArea, quoteSheet, type Area, type Shift } from "./address";
import { Calculation } from "./calculation";
import { isError, type Cell, type CellValue } from "./cells";
import { Display } from "./display";
import { invalidArgument, invalidOperation, itemExists, itemNotFound } from "./errors";
import { pieces } from "./references";
import { checkSheetName, SheetModel } from "./sheet";

export interface NameModel {
  readonly name: string;
  /** With "=". */
  formula: string;
  visible: boolean;
  comment: string;
  /** The sheet it is valid on; null for the whole workbook. */
  readonly scope: SheetModel | null;
}

export interface CommentModel {
  readonly id: string;
  sheet: SheetModel;
  row: number;
  column: number;
  content: string;
  readonly author: string;
  resolved: boolean;
  readonly created: Date;
}

/** What happened to the workbook, whoever did it. */
export type Change =
  | { readonly kind: "cells"; readonly sheet: SheetModel; readonly area: Area; readonly how: string; readonly shift?: Shift }
  | { readonly kind: "format" | "comments" | "view"; readonly sheet: SheetModel; readonly area?: Area }
  | { readonly kind: "sheetAdded" | "sheetDeleted" | "sheetActivated" | "sheetDeactivated" | "sheetMoved" | "sheetVisibility" | "protection"; readonly sheet: SheetModel }
  | { readonly kind: "sheetRenamed"; readonly sheet: SheetModel; readonly before: string }
  | { readonly kind: "names" | "loaded" }
  | { readonly kind: "selection"; readonly sheet: SheetModel; readonly area: Area };

const NAME = /^[\p{L}_\\][\p{L}\p{N}_.\\?]{0,254}$/u;

export class WorkbookModel {
  name = "Simulated.xlsx";
  /** See `Quirks.circles`. */
  acceptsCircles = false;
  sheets: SheetModel[] = [];
  names: NameModel[] = [];
  comments: CommentModel[] = [];
  settings: Record<string, string> = {};
  selection: Area = cellArea(0, 0);
  readonly calculation: Calculation = new Calculation(this);
  readonly display = new Display();
  private front: SheetModel | undefined;
  private counter = 0;
  private readonly listeners = new Set<(change: Change) => void>();

  onChange(listener: (change: Change) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  tell(change: Change): void {
    for (const listener of [...this.listeners]) listener(change);
  }

  newId(prefix: string): string {
    this.counter += 1;
    return `{${prefix}-${this.counter.toString(16).toUpperCase().padStart(8, "0")}}`;
  }

  get active(): SheetModel {
    const sheet = this.front ?? this.sheets.find((one) => one.visibility === "Visible") ?? this.sheets[0];
    if (!sheet) throw invalidOperation("Workbook", "The workbook has no sheet.");
    return sheet;
  }

  /** By id, or by name without regard to case. */
  find(key: string): SheetModel | undefined {
    return this.sheets.find((sheet) => sheet.id === key) ?? this.sheets.find((sheet) => sheet.name.toLowerCase() === key.toLowerCase());
  }

  sheet(key: string, location = "WorksheetCollection.getItem"): SheetModel {
    const sheet = this.find(key);
    if (!sheet) throw itemNotFound(location);
    return sheet;
  }

  /** Puts other sheets in place of everything. */
  reset(name: string, sheets: readonly SheetModel[], settings: Record<string, string>): void {
    Object.assign(this, { name, sheets: [...sheets], names: [], comments: [], settings, selection: cellArea(0, 0) });
    this.front = undefined;
    this.calculation.invalidate();
  }

  addSheet(name: string | null, location = "WorksheetCollection.add"): SheetModel {
    let free = name ?? "";
    if (name === null) for (let number = this.sheets.length + 1; free === "" || this.find(free); number++) free = `Sheet${number}`;
    checkSheetName(free, location);
    if (this.find(free)) throw itemExists(location);
    const sheet = new SheetModel(this.newId("SHEET"), free);
    this.sheets.push(sheet);
    this.calculation.invalidate();
    this.tell({ kind: "sheetAdded", sheet });
    return sheet;
  }

  activate(sheet: SheetModel): void {
    if (sheet.visibility !== "Visible") throw invalidOperation("Worksheet.activate", "A hidden sheet cannot be activated.");
    const before = this.active;
    if (before === sheet) return;
    this.front = sheet;
    this.selection = cellArea(0, 0);
    this.tell({ kind: "sheetDeactivated", sheet: before });
    this.tell({ kind: "sheetActivated", sheet });
  }

  /** Forgets which sheet is in front when it is going away. */
  leave(sheet: SheetModel): void {
    if (this.active !== sheet) return;
    const place = this.sheets.indexOf(sheet);
    const others = [...this.sheets.slice(place + 1), ...this.sheets.slice(0, place).reverse()];
    const next = others.find((one) => one.visibility === "Visible");
    if (next) this.activate(next);
  }

  select(sheet: SheetModel, area: Area): void {
    this.activate(sheet);
    this.selection = area;
    this.tell({ kind: "selection", sheet, area });
  }

  /** The cell's value, a formula's result included. */
  valueOf(sheet: SheetModel, row: number, column: number, cell: Cell | undefined = sheet.grid.at(row, column)): CellValue {
    if (!cell) return "";
    if (cell.formula === "") return cell.value;
    const result = this.calculation.resultOf(sheet, row, column, cell);
    return this.acceptsCircles && isError(result) && result.error === "#CIRC!" ? 0 : result;
  }

  textOf(sheet: SheetModel, row: number, column: number): string {
    const cell = sheet.grid.at(row, column);
    return cell ? this.display.text(this.valueOf(sheet, row, column, cell), cell.format.numberFormat ?? "General") : "";
  }

  // Names ------------------------------------------------------------------------------------------------------------

  findName(name: string, scope: SheetModel | null): NameModel | undefined {
    return this.names.find((one) => one.scope === scope && one.name.toLowerCase() === name.toLowerCase());
  }

  /** The formula behind a name as a formula on `sheet` sees it: the sheet's own names first; "Sheet!name" is understood. */
  nameFormula(name: string, sheet: SheetModel): string | null {
    const at = name.lastIndexOf("!");
    if (at >= 0) {
      const other = this.find(name.slice(0, at).replace(/^'|'$/g, "").replace(/''/g, "'"));
      return other ? (this.findName(name.slice(at + 1), other)?.formula ?? null) : null;
    }
    return (this.findName(name, sheet) ?? this.findName(name, null))?.formula ?? null;
  }

  addName(name: string, formula: string, scope: SheetModel | null, comment: string, location = "NamedItemCollection.add"): NameModel {
    if (!NAME.test(name) || parseArea(name) || /^[rc]$/i.test(name) || !formula.startsWith("=")) throw invalidArgument(location);
    if (this.findName(name, scope)) throw itemExists(location);
    const added: NameModel = { name, formula, visible: true, comment, scope };
    this.names.push(added);
    this.namesChanged();
    return added;
  }

  deleteName(name: NameModel): void {
    this.names = this.names.filter((one) => one !== name);
    this.namesChanged();
  }

  namesChanged(): void {
    this.calculation.invalidate();
    this.tell({ kind: "names" });
  }

  /** The one area that a name stands for, or null when it is something else. */
  areaOfName(name: NameModel): { readonly sheet: SheetModel; readonly area: Area } | null {
    const [only, ...more] = pieces(name.formula.slice(1));
    if (only?.kind !== "reference" || more.length > 0) return null;
    const sheet = only.reference.sheet === null ? (name.scope ?? this.active) : this.find(only.reference.sheet);
    return sheet ? { sheet, area: only.reference.area } : null;
  }

  // Comments ---------------------------------------------------------------------------------------------------------

  commentAt(sheet: SheetModel, row: number, column: number): CommentModel | undefined {
    return this.comments.find((comment) => comment.sheet === sheet && comment.row === row && comment.column === column);
  }

  addComment(sheet: SheetModel, row: number, column: number, content: string, author = "Simulated User", location = "CommentCollection.add"): CommentModel {
    if (content === "") throw invalidArgument(location);
    if (this.commentAt(sheet, row, column)) throw invalidOperation(location, "The cell has a comment already.");
    const comment: CommentModel = { id: this.newId("COMMENT"), sheet, row, column, content, author, resolved: false, created: new Date() };
    this.comments.push(comment);
    this.tell({ kind: "comments", sheet });
    return comment;
  }

  deleteComment(comment: CommentModel): void {
    this.comments = this.comments.filter((one) => one !== comment);
    this.tell({ kind: "comments", sheet: comment.sheet });
  }

  /** "Sheet!A1:B2", the sheet quoted where needed. */
  fullAddress(sheet: SheetModel, area: Area): string {
    return `${quoteSheet(sheet.name)}!${formatArea(area)}`;
  }
}
