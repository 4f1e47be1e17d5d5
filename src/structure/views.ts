import type { SheetSnapshot } from "../model/snapshot";
import { SheetView, type Span } from "../recognize/view";
import { isTitleLike } from "./rowsOfSheet";

/** A part of a sheet, seen as a sheet of its own. */
class PartView extends SheetView {
  override readonly span: Span;

  constructor(sheet: SheetSnapshot, span: Span) {
    super(sheet);
    this.span = span;
  }
}

/**
 * The parts of a sheet that stand side by side: columns that are blank from top to bottom part them where titles of tables stand
 * on both sides in one row. Most sheets are one part.
 */
export function viewsOf(sheet: SheetSnapshot): readonly SheetView[] {
  const whole = new SheetView(sheet);
  const { span } = whole;
  const blank = new Set<number>();
  for (let column = span.column + 1; column < span.lastColumn; column++) {
    if (sheet.values.every((row) => (row[column - sheet.column] ?? "") === "")) blank.add(column);
  }
  if (blank.size === 0) return [whole];
  const borders = new Set<number>();
  for (let row = span.row; row <= span.lastRow; row++) {
    let last = -1;
    for (let column = span.column; column <= span.lastColumn; column++) {
      const text = whole.text(row, column);
      if (text === "" || !isTitleLike(text)) continue;
      if (last >= 0) for (let at = column - 1; at > last; at--) if (blank.has(at)) { borders.add(at); break; }
      last = column;
    }
  }
  if (borders.size === 0) return [whole];
  const parts: SheetView[] = [];
  let first = span.column;
  for (const border of [...[...borders].sort((a, b) => a - b), span.lastColumn + 1]) {
    if (border > first) parts.push(new PartView(sheet, { ...span, column: first, lastColumn: border - 1 }));
    first = border + 1;
  }
  return parts;
}
