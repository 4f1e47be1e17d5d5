/** The cells of one sheet, sparse, and the formats of whole rows and columns. */
import { bounding, cellArea, isWholeColumns, isWholeRows, LAST_COLUMN, LAST_ROW, type Area, type Shift } from "./address";
import { PLAIN, type Cell, type CellFormat } from "./cells";

export class Grid {
  private rows = new Map<number, Map<number, Cell>>();
  readonly rowFormats = new Map<number, CellFormat>();
  readonly columnFormats = new Map<number, CellFormat>();
  private sheetFormat: CellFormat = PLAIN;

  at(row: number, column: number): Cell | undefined {
    return this.rows.get(row)?.get(column);
  }

  formatAt(row: number, column: number): CellFormat {
    return this.at(row, column)?.format ?? this.rowFormats.get(row) ?? this.columnFormats.get(column) ?? this.sheetFormat;
  }

  /** The cell there, made when it is missing. */
  ensure(row: number, column: number): Cell {
    let line = this.rows.get(row);
    if (!line) this.rows.set(row, (line = new Map()));
    let cell = line.get(column);
    if (!cell) line.set(column, (cell = { value: "", formula: "", format: this.formatAt(row, column) }));
    return cell;
  }

  remove(row: number, column: number): void {
    this.rows.get(row)?.delete(column);
  }

  /** Every stored cell of the area, in no promised order. */
  *within(area: Area): Generator<{ readonly row: number; readonly column: number; readonly cell: Cell }> {
    const few = area.bottom - area.top < this.rows.size;
    const rowNumbers = few ? span(area.top, area.bottom) : [...this.rows.keys()].filter((row) => row >= area.top && row <= area.bottom);
    for (const row of rowNumbers) {
      const line = this.rows.get(row);
      if (!line) continue;
      for (const [column, cell] of line) if (column >= area.left && column <= area.right) yield { row, column, cell };
    }
  }

  /** Changes the format of every cell of the area; whole rows, columns and the whole sheet also for cells to come. */
  reformat(area: Area, change: (format: CellFormat, row: number, column: number) => CellFormat): void {
    if (isWholeColumns(area) || isWholeRows(area)) {
      for (const { row, column, cell } of this.within(area)) cell.format = change(cell.format, row, column);
      if (isWholeColumns(area) && isWholeRows(area)) {
        this.sheetFormat = change(this.sheetFormat, 0, 0);
        for (const [row, format] of this.rowFormats) this.rowFormats.set(row, change(format, row, 0));
        for (const [column, format] of this.columnFormats) this.columnFormats.set(column, change(format, 0, column));
      } else if (isWholeColumns(area)) {
        for (const column of span(area.left, area.right)) this.columnFormats.set(column, change(this.columnFormats.get(column) ?? this.sheetFormat, 0, column));
      } else for (const row of span(area.top, area.bottom)) this.rowFormats.set(row, change(this.rowFormats.get(row) ?? this.sheetFormat, row, 0));
      return;
    }
    for (const row of span(area.top, area.bottom))
      for (const column of span(area.left, area.right)) {
        const cell = this.ensure(row, column);
        cell.format = change(cell.format, row, column);
      }
  }

  /** The smallest rectangle round all cells that hold something (or, unless `valuesOnly`, are formatted); null on an empty sheet. */
  used(valuesOnly: boolean, inside?: Area): Area | null {
    let area: Area | null = null;
    for (const { row, column, cell } of this.within(inside ?? { top: 0, left: 0, bottom: LAST_ROW, right: LAST_COLUMN })) {
      if (cell.value === "" && cell.formula === "" && (valuesOnly || cell.format === PLAIN)) continue;
      const one = cellArea(row, column);
      area = area ? bounding(area, one) : one;
    }
    return area;
  }

  /** Moves cells as inserting or deleting does. Cells pushed over the sheet's end are lost. */
  shift(shift: Shift): void {
    const end = shift.at - shift.count;
    const byRow = shift.axis === "row";
    const target = (place: number): number | null => {
      if (place < shift.at) return place;
      if (shift.count < 0 && place < end) return null;
      return place + shift.count;
    };
    const moved = new Map<number, Map<number, Cell>>();
    for (const [row, line] of this.rows) {
      for (const [column, cell] of line) {
        const cross = byRow ? column : row;
        const inStrip = cross >= shift.from && cross <= shift.to;
        const place = inStrip ? target(byRow ? row : column) : byRow ? row : column;
        if (place === null || place > (byRow ? LAST_ROW : LAST_COLUMN)) continue;
        const newRow = byRow ? place : row;
        let newLine = moved.get(newRow);
        if (!newLine) moved.set(newRow, (newLine = new Map()));
        newLine.set(byRow ? column : place, cell);
      }
    }
    this.rows = moved;
    const whole = shift.from === 0 && shift.to === (byRow ? LAST_COLUMN : LAST_ROW);
    if (whole) shiftKeys(byRow ? this.rowFormats : this.columnFormats, target);
  }
}

/** Moves what is kept per row or per column; what `target` answers null for is dropped. */
export function shiftKeys<T>(map: Map<number, T>, target: (place: number) => number | null): void {
  const entries = [...map];
  map.clear();
  for (const [place, value] of entries) {
    const to = target(place);
    if (to !== null) map.set(to, value);
  }
}

export function* span(first: number, last: number): Generator<number> {
  for (let place = first; place <= last; place++) yield place;
}
