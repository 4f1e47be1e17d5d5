/** A rectangle of cells that is printed as one: rows and columns count from 0 inside its grid. */
export interface Span {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

/** Which cells are already inside a span. */
class Covered {
  readonly #cells = new Set<string>();

  has(row: number, column: number): boolean {
    return this.#cells.has(`${row},${column}`);
  }

  /** Takes the cells of a span; false, and nothing taken, where one of them is taken already. */
  take(span: Span): boolean {
    for (let row = span.row; row < span.row + span.rows; row += 1) {
      for (let column = span.column; column < span.column + span.columns; column += 1) if (this.has(row, column)) return false;
    }
    for (let row = span.row; row < span.row + span.rows; row += 1) {
      for (let column = span.column; column < span.column + span.columns; column += 1) this.#cells.add(`${row},${column}`);
    }
    return true;
  }
}

/** Cells of a grid as spans: those merged in the workbook, then every other cell by itself. In order of their places. */
export function bodySpans(rows: number, columns: number, merged: readonly Span[]): readonly Span[] {
  const covered = new Covered();
  const spans = merged.filter((span) => covered.take(span));
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const span = { row, column, rows: 1, columns: 1 };
      if (covered.take(span)) spans.push(span);
    }
  }
  return spans.sort((a, b) => a.row - b.row || a.column - b.column);
}

/**
 * The cells of a header as spans. What the workbook merged is kept; where it merged nothing (a file without layout), the
 * tree is read from the texts: a group reaches over the blank cells to its right that have something below them, and a
 * column without parts reaches down to the last header row.
 */
export function headerSpans(texts: readonly (readonly string[])[], columns: number, merged: readonly Span[]): readonly Span[] {
  const rows = texts.length;
  const covered = new Covered();
  const spans = merged.filter((span) => covered.take(span));
  const blank = (row: number, column: number): boolean => (texts[row]?.[column] ?? "") === "" && !covered.has(row, column);
  const blankBelow = (row: number, column: number): boolean => {
    for (let below = row + 1; below < rows; below += 1) if (!blank(below, column)) return false;
    return true;
  };
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      if (covered.has(row, column)) continue;
      if (blank(row, column)) {
        covered.take({ row, column, rows: 1, columns: 1 });
        spans.push({ row, column, rows: 1, columns: 1 });
        continue;
      }
      const leaf = blankBelow(row, column);
      let width = 1;
      while (column + width < columns && blank(row, column + width) && blankBelow(row, column + width) === leaf) width += 1;
      const span = { row, column, rows: leaf ? rows - row : 1, columns: width };
      covered.take(span);
      spans.push(span);
    }
  }
  return spans.sort((a, b) => a.row - b.row || a.column - b.column);
}
