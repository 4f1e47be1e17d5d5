import type { Area } from "./cells";

/** Where cells stand, in columns. */
interface Places {
  readonly row: Int32Array;
  readonly column: Int32Array;
}

interface SheetBytes {
  readonly area: Area;
  readonly bytes: Uint8Array;
}

/** A byte for each cell of some areas, one a sheet; whoever goes over many cells notes here what became of each, without an object for any. */
export class CellBytes {
  private readonly sheets = new Map<string, SheetBytes>();
  /** Cells come sheet by sheet: the last one is at hand. */
  private name: string | null = null;
  private own: SheetBytes | undefined;

  /** @param areas the cells that may be marked; several of one sheet count as the one that holds them all */
  constructor(areas: Iterable<Area>) {
    const around = new Map<string, Area>();
    for (const area of areas) around.set(area.sheet, joined(around.get(area.sheet) ?? area, area));
    for (const area of around.values()) this.sheets.set(area.sheet, { area, bytes: new Uint8Array(area.rows * area.columns) });
  }

  /** Sets bits of a cell; one outside of the areas is passed over. */
  mark(sheet: string, row: number, column: number, bits: number): void {
    const at = this.placeOf(sheet, row, column);
    if (this.own && at >= 0) this.own.bytes[at] = (this.own.bytes[at] ?? 0) | bits;
  }

  /**
   * Sets bits of several cells of a sheet.
   *
   * @param places where they stand: those from `from` on, up to the one before `to`
   */
  markAll(sheet: string, { row, column }: Places, from: number, to: number, bits: number): void {
    const own = this.sheets.get(sheet);
    if (!own) return;
    const { area, bytes } = own;
    for (let each = from; each < to; each += 1) {
      const line = (row[each] ?? 0) - area.row;
      const index = (column[each] ?? 0) - area.column;
      if (line < 0 || index < 0 || line >= area.rows || index >= area.columns) continue;
      const at = line * area.columns + index;
      bytes[at] = (bytes[at] ?? 0) | bits;
    }
  }

  /** Takes all bits from the cells of an area. */
  clear({ sheet, row, column, rows, columns }: Area): void {
    const own = this.sheets.get(sheet);
    if (!own) return;
    const { area, bytes } = own;
    const [left, right] = [Math.max(column, area.column), Math.min(column + columns, area.column + area.columns)];
    for (let line = Math.max(row, area.row); line < Math.min(row + rows, area.row + area.rows) && left < right; line += 1) {
      bytes.fill(0, (line - area.row) * area.columns + left - area.column, (line - area.row) * area.columns + right - area.column);
    }
  }

  /** The bits of a cell; none outside of the areas. */
  at(sheet: string, row: number, column: number): number {
    const at = this.placeOf(sheet, row, column);
    return at < 0 ? 0 : this.own?.bytes[at] ?? 0;
  }

  /** The bytes of a sheet, row by row. */
  of(sheet: string): Uint8Array {
    return this.sheets.get(sheet)?.bytes ?? new Uint8Array();
  }

  private placeOf(sheet: string, row: number, column: number): number {
    if (sheet !== this.name) {
      this.name = sheet;
      this.own = this.sheets.get(sheet);
    }
    if (!this.own) return -1;
    const { area } = this.own;
    const line = row - area.row;
    const index = column - area.column;
    return line < 0 || index < 0 || line >= area.rows || index >= area.columns ? -1 : line * area.columns + index;
  }
}

function joined(a: Area, b: Area): Area {
  const row = Math.min(a.row, b.row);
  const column = Math.min(a.column, b.column);
  return { sheet: a.sheet, row, column, rows: Math.max(a.row + a.rows, b.row + b.rows) - row, columns: Math.max(a.column + a.columns, b.column + b.columns) - column };
}
