/**
 * Keeps a workbook of the calculation library (IronCalc) in step with the simulator's cells and reads results back exactly.
 *
 * The library's own row and sheet operations are not used: deleting the edge row of a range turns it into #REF! there, and defined
 * names neither move nor may be Chinese. Formulas are moved in the simulator (references.ts) and the library's workbook is filled
 * anew after a change of structure, which costs about 30 ms per thousand cells, once before the next result is asked for.
 *
 * Exact results: the library only gives text. Each formula cell is read as 15 digits, and a second sheet holds, at the same
 * place, what those digits lack, so that the sum of the two is the very number.
 */
import { cellArea, columnName, WHOLE_SHEET } from "./address";
import { isError, type Cell, type CellValue } from "./cells";
import { Engine, EngineBroken, newModel, type Model } from "./engine";
import { formatReference, pieces } from "./references";
import type { SheetModel } from "./sheet";

/** What the calculation needs to know of a workbook. */
export interface CalculationSource {
  readonly sheets: readonly SheetModel[];
  /** The formula (with "=") behind a defined name as seen from a sheet, or null. */
  nameFormula(name: string, sheet: SheetModel): string | null;
}

const FIFTEEN_DIGITS = "0.00000000000000E+000";
const NUMBER = 1;
const TEXT = 2;
const LOGICAL = 4;
const REMAINDERS = "\u00A7";

/** What a formula shows while the library cannot calculate the workbook. */
const BROKEN: CellValue = { error: "#CALC!" };

export class Calculation {
  private readonly engine = new Engine();
  private model: Model | undefined;
  /** Whether the library broke over the workbook as it is now. */
  private broken = false;
  private generation = 0;
  private stale = true;
  /** How many columns of each sheet have the format with all digits. */
  private styled: number[] = [];
  private readonly changed = new Map<SheetModel, Set<number>>();
  private readonly shapes = new Map<string, boolean>();
  private manualSince: number | null = null;
  /** Whether some formula may be out of date. */
  pending = true;

  constructor(private readonly source: CalculationSource) {}

  /** The structure changed: sheets, names, or cells moved. */
  invalidate(): void {
    this.stale = true;
    this.pending = true;
  }

  cellChanged(sheet: SheetModel, row: number, column: number): void {
    this.pending = true;
    if (this.stale) return;
    let cells = this.changed.get(sheet);
    if (!cells) this.changed.set(sheet, (cells = new Set()));
    cells.add(row * 16_384 + column);
  }

  recalculate(): void {
    this.pending = true;
    this.evaluate();
    if (this.manual) this.manualSince = this.generation;
  }

  /** In manual mode results stay as they are until `recalculate`; new formulas are calculated once. */
  get manual(): boolean {
    return this.manualSince !== null;
  }
  set manual(on: boolean) {
    this.manualSince = on ? this.generation : null;
  }

  /** The formula cell's result. */
  resultOf(sheet: SheetModel, row: number, column: number, cell: Cell): CellValue {
    if (this.manualSince !== null && cell.result !== undefined && (cell.resultOf ?? -1) >= this.manualSince) return cell.result;
    this.evaluate();
    if (cell.resultOf === this.generation && cell.result !== undefined) return cell.result;
    cell.result = this.guarded(() => this.read(this.source.sheets.indexOf(sheet), row, column)) ?? BROKEN;
    cell.resultOf = this.generation;
    return cell.result;
  }

  /** Whether the library can read the formula's grammar; tried once for each shape of formula, references and names set aside. */
  isReadable(formula: string): boolean {
    if (!isBalanced(formula)) return false;
    const shape = pieces(formula)
      .map((piece) => (piece.kind === "reference" ? (piece.reference.single ? "$A$1" : "$A$1:$B$2") : piece.kind === "name" ? "$A$1" : piece.text))
      .join("");
    let readable = this.shapes.get(shape);
    if (readable === undefined) {
      // One that breaks the library is grammar all the same.
      readable = this.guarded(() => {
        const model = newModel();
        model.setUserInput(0, 9, 9, shape);
        model.evaluate();
        const shown = model.getFormattedCellValue(0, 9, 9);
        model.free();
        return shown !== "#ERROR!";
      }) ?? true;
      this.shapes.set(shape, readable);
    }
    return readable;
  }

  /** Formula cells in a circle, as "Sheet!A1" places without quoting. */
  circles(): readonly string[] {
    const found: string[] = [];
    for (const sheet of this.source.sheets)
      for (const { row, column, cell } of sheet.grid.within(WHOLE_SHEET)) {
        if (cell.formula === "") continue;
        const result = this.resultOf(sheet, row, column, cell);
        if (isError(result) && result.error === "#CIRC!") found.push(`${sheet.name}!${columnName(column)}${row + 1}`);
      }
    return found;
  }

  private evaluate(): void {
    if (!this.pending) return;
    this.broken = false;
    this.guarded(() => {
      if (this.stale || !this.model) this.fill();
      else for (const [sheet, cells] of this.changed) for (const place of cells) this.put(this.model, sheet, Math.floor(place / 16_384), place % 16_384);
      this.model?.evaluate();
      this.model?.flushSendQueue();
    });
    this.changed.clear();
    this.pending = false;
    this.generation += 1;
  }

  /** Does something with the library; undefined where that breaks it, until the workbook is another one. */
  private guarded<T>(work: () => T): T | undefined {
    if (this.broken) return undefined;
    try {
      return this.engine.use(work);
    } catch (error) {
      if (!(error instanceof EngineBroken)) throw error;
      // What it made went with its instance.
      this.model = undefined;
      this.broken = true;
      this.stale = true;
      return undefined;
    }
  }

  private fill(): void {
    this.model?.free();
    const model = newModel();
    this.model = model;
    const { sheets } = this.source;
    for (let index = 1; index < 2 * sheets.length; index++) model.newSheet();
    sheets.forEach((_, index) => model.renameSheet(index, `${REMAINDERS}${index}`));
    sheets.forEach((sheet, index) => {
      model.renameSheet(index, sheet.name);
      model.renameSheet(sheets.length + index, `${REMAINDERS}${REMAINDERS}${index}`);
    });
    this.styled = sheets.map(() => 0);
    for (const sheet of sheets) for (const { row, column, cell } of sheet.grid.within(WHOLE_SHEET)) if (cell.formula !== "" || cell.value !== "") this.put(model, sheet, row, column, true);
    this.stale = false;
  }

  private put(model: Model, sheet: SheetModel, row: number, column: number, fresh = false): void {
    const index = this.source.sheets.indexOf(sheet);
    if (index < 0) return;
    const remainders = this.source.sheets.length + index;
    this.style(model, index, column);
    const cell = sheet.grid.at(row, column);
    const hadRemainder = !fresh && model.getCellContent(remainders, row + 1, column + 1) !== "";
    if (!cell || cell.formula === "") {
      if (!cell || cell.value === "") model.rangeClearContents(index, row + 1, column + 1, row + 1, column + 1);
      else model.setUserInput(index, row + 1, column + 1, constantInput(cell.value));
      if (hadRemainder) model.rangeClearContents(remainders, row + 1, column + 1, row + 1, column + 1);
      return;
    }
    model.setUserInput(index, row + 1, column + 1, this.translate(cell.formula, sheet));
    if (hadRemainder) return;
    const place = formatReference({ sheet: sheet.name, area: cellArea(row, column), absolute: { top: false, left: false, bottom: false, right: false }, single: true }, true);
    model.setUserInput(remainders, row + 1, column + 1, `=${place}-VALUE(TEXT(${place},"${FIFTEEN_DIGITS}"))`);
  }

  /** Gives whole columns the format with all digits, up to the one needed: all columns of a sheet would take a second. */
  private style(model: Model, index: number, column: number): void {
    const done = this.styled[index] ?? 0;
    if (column < done) return;
    const width = Math.min(16_384, column + 17) - done;
    for (const sheet of [index, this.source.sheets.length + index]) model.updateRangeStyle({ sheet, row: 1, column: done + 1, width, height: 1_048_576 }, "num_fmt", FIFTEEN_DIGITS);
    this.styled[index] = done + width;
  }

  /** The formula in the words the library understands: sheets quoted, defined names replaced by what they stand for. */
  private translate(formula: string, sheet: SheetModel, depth = 0): string {
    return pieces(formula)
      .map((piece) => {
        if (piece.kind === "reference") {
          const { reference } = piece;
          if (reference.sheet === null) return depth === 0 ? piece.text : formatReference({ ...reference, sheet: sheet.name }, true);
          const known = this.source.sheets.some((one) => one.name.toLowerCase() === reference.sheet?.toLowerCase());
          return known ? formatReference(reference, true) : "#REF!";
        }
        if (piece.kind === "other") return /#REF!$/.test(piece.text) && !piece.text.startsWith('"') ? "#REF!" : piece.text;
        if (piece.kind !== "name") return piece.text;
        const inner = depth > 8 ? null : this.source.nameFormula(piece.text, sheet);
        if (inner === null) return /[^\x20-\x7E]|!/.test(piece.text) ? "#NAME?" : piece.text;
        const body = this.translate(inner, sheet, depth + 1).replace(/^=/, "");
        return pieces(body).length > 1 ? `(${body})` : body;
      })
      .join("");
  }

  private read(index: number, row: number, column: number): CellValue {
    const model = this.model;
    if (!model) return "";
    const shown = model.getFormattedCellValue(index, row + 1, column + 1);
    switch (model.getCellType(index, row + 1, column + 1)) {
      case NUMBER:
        return this.number(model, index, row, column, shown);
      case TEXT:
        return shown;
      case LOGICAL:
        return shown === "TRUE";
      default:
        return { error: shown };
    }
  }

  private number(model: Model, index: number, row: number, column: number, shown: string): number {
    let digits = shown;
    if (!/^-?\d\.\d{14}E[+-]\d+$/.test(digits)) {
      // A formula with dates or percents brings its own format along; the digits are wanted.
      model.updateRangeStyle({ sheet: index, row: row + 1, column: column + 1, width: 1, height: 1 }, "num_fmt", FIFTEEN_DIGITS);
      digits = model.getFormattedCellValue(index, row + 1, column + 1);
    }
    const high = Number(digits);
    const low = Number(model.getFormattedCellValue(this.source.sheets.length + index, row + 1, column + 1));
    return Number.isFinite(low) ? high + low : high;
  }
}

/** A constant as typed so that the library takes it for what it is: text behind an apostrophe. */
function constantInput(value: CellValue): string {
  if (isError(value)) return value.error;
  if (typeof value === "string") return `'${value}`;
  return typeof value === "boolean" ? (value ? "TRUE" : "FALSE") : String(value);
}

/** Whether every bracket is closed; the library closes those left open at the end, Excel refuses them from a program. */
function isBalanced(formula: string): boolean {
  let open = 0;
  for (const piece of pieces(formula)) {
    if (piece.text === "(") open += 1;
    if (piece.text === ")") open -= 1;
    if (open < 0) return false;
  }
  return open === 0;
}
