import { addressOf, type Area, type Scalar } from "../../model/cells";
import { HostError, type Progress } from "../host";
import { hostErrorOf, isTooLarge } from "./failures";
import { bytesOf, EXCHANGE_BYTES, FIRST_BLOCK_CELLS } from "./limits";

/** A part of a sheet to read. */
export interface Wanted {
  readonly sheet: Excel.Worksheet;
  readonly area: Area;
}

/** What stands in an area, row by row. */
export interface ReadGrid {
  readonly area: Area;
  readonly values: Scalar[][];
  readonly formulas: string[][];
  readonly numberFormats: string[][];
}

interface Piece {
  readonly wanted: number;
  readonly sheet: Excel.Worksheet;
  readonly area: Area;
  range: Excel.Range | null;
}

/**
 * Reads areas in blocks of at most 4 MB. How many bytes a cell takes is learnt from the first block; a block that is
 * refused as too large, or answered with null, is asked for again in halves.
 */
export class GridReader {
  readonly grids: readonly ReadGrid[];
  private waiting: Piece[];
  private asked: Piece[] = [];
  private blockCells = FIRST_BLOCK_CELLS;
  private cells = 0;
  private bytes = 0;
  private readonly total: number;

  constructor(private readonly context: Excel.RequestContext, wanted: readonly Wanted[], private readonly progress?: Progress) {
    this.grids = wanted.map(({ area }) => ({
      area, values: grid<Scalar>(area, null), formulas: grid(area, ""), numberFormats: grid(area, "General"),
    }));
    this.waiting = wanted.map(({ sheet, area }, index) => ({ wanted: index, sheet, area, range: null }));
    this.total = wanted.reduce((sum, { area }) => sum + area.rows * area.columns, 0);
  }

  /** Queues the next block; it comes with the next sync. */
  ask(): void {
    let room = this.blockCells;
    while (room > 0) {
      const piece = this.waiting.shift();
      if (!piece) return;
      const { area } = piece;
      const rows = Math.min(area.rows, Math.max(Math.floor(room / area.columns), this.asked.length === 0 ? 1 : 0));
      if (rows === 0) {
        this.waiting.unshift(piece);
        return;
      }
      if (rows < area.rows) this.waiting.unshift({ ...piece, area: { ...area, row: area.row + rows, rows: area.rows - rows } });
      const part = { ...area, rows };
      const range = piece.sheet.getRangeByIndexes(part.row, part.column, part.rows, part.columns).untrack();
      range.load("values,formulas,numberFormat");
      this.asked.push({ ...piece, area: part, range });
      room -= part.rows * part.columns;
    }
  }

  /** Takes what came with the sync. */
  take(): void {
    const { asked } = this;
    this.asked = [];
    for (const piece of asked) {
      const { range } = piece;
      if (!range || range.isNullObject) continue;
      const values: unknown[][] | null = range.values;
      const formulas: unknown[][] | null = range.formulas;
      const formats: unknown[][] | null = range.numberFormat;
      if (values === null || formulas === null || formats === null) this.halve([piece]);
      else this.keep(piece, values, formulas, formats);
    }
    if (this.cells > 0) this.blockCells = Math.max(1, Math.floor(EXCHANGE_BYTES / Math.max(20, (this.bytes / this.cells) * 1.25)));
    this.progress?.(this.cells, this.total);
  }

  /** Reads what is still to be read. */
  async finish(): Promise<void> {
    while (this.waiting.length > 0) await this.block();
  }

  private async block(): Promise<void> {
    this.ask();
    try {
      await this.context.sync();
    } catch (failure) {
      if (!isTooLarge(failure)) throw failure;
      const { asked } = this;
      this.asked = [];
      this.blockCells = Math.max(1, Math.floor(asked.reduce((sum, { area }) => sum + area.rows * area.columns, 0) / 2));
      this.halve(asked, failure);
      return;
    }
    this.take();
  }

  private halve(pieces: readonly Piece[], failure?: unknown): void {
    for (const piece of [...pieces].reverse()) {
      const { area } = piece;
      const rows = Math.ceil(area.rows / 2);
      const columns = Math.ceil(area.columns / 2);
      const place = `${area.sheet}!${addressOf(area)}`;
      if (rows < area.rows) {
        this.waiting.unshift({ ...piece, area: { ...area, rows } }, { ...piece, area: { ...area, row: area.row + rows, rows: area.rows - rows } });
      } else if (columns < area.columns) {
        this.waiting.unshift({ ...piece, area: { ...area, columns } }, { ...piece, area: { ...area, column: area.column + columns, columns: area.columns - columns } });
      } else throw failure === undefined ? new HostError("tooLarge", place, "no values") : hostErrorOf(failure, place);
    }
  }

  private keep(piece: Piece, values: unknown[][], formulas: unknown[][], formats: unknown[][]): void {
    const target = this.grids[piece.wanted];
    if (!target) return;
    const { area } = piece;
    const down = area.row - target.area.row;
    const across = area.column - target.area.column;
    for (let row = 0; row < area.rows; row += 1) {
      const into = { values: target.values[row + down], formulas: target.formulas[row + down], formats: target.numberFormats[row + down] };
      if (!into.values || !into.formulas || !into.formats) continue;
      for (let column = 0; column < area.columns; column += 1) {
        const value = values[row]?.[column];
        const formula = formulas[row]?.[column];
        const format = formats[row]?.[column];
        this.bytes += bytesOf(value) + bytesOf(formula) + bytesOf(format);
        into.values[column + across] = scalarOf(value);
        // A text that begins with "=" stands in `formulas` as itself, like every constant.
        if (typeof formula === "string" && formula.startsWith("=") && formula !== value) into.formulas[column + across] = formula;
        if (typeof format === "string" && format !== "") into.formats[column + across] = format;
      }
    }
    this.cells += area.rows * area.columns;
  }
}

function scalarOf(value: unknown): Scalar {
  return typeof value === "number" || typeof value === "boolean" || (typeof value === "string" && value !== "") ? value : null;
}

function grid<T>(area: Area, value: T): T[][] {
  return Array.from({ length: area.rows }, () => new Array<T>(area.columns).fill(value));
}
