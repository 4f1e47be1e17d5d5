import { addressOf, parseAddress, type Area } from "../model/cells";
import type { EditableBook, EditableCell, EditableRow, EditableSheet } from "./editable";
import type { Mark } from "./marks";
import { SheetRows } from "./sheetRows";
import { moveRowsInFormula, moveSpan } from "../model/formulas";

/** The area after rows of its sheet were inserted (`count` > 0) or deleted (`count` < 0); null when nothing is left. */
export function moveArea<Rows extends Pick<Area, "row" | "rows">>(area: Rows, row: number, count: number): Rows | null {
  const span = moveSpan(area.row, area.row + area.rows - 1, row, count);
  return span && { ...area, row: span[0], rows: span[1] - span[0] + 1 };
}

/** Applies `rewrite` to every formula of the book: cells and names. */
export function rewriteFormulas<S, X>(book: EditableBook<S, X>, rewrite: (formula: string, own: string) => string): void {
  for (const sheet of book.sheets) {
    for (const [number, row] of sheet.rows) {
      let cells: Map<number, EditableCell<S>> | null = null;
      for (const [column, cell] of row.cells) {
        if (cell.formula === "") continue;
        const formula = rewrite(cell.formula, sheet.name);
        if (formula !== cell.formula) (cells ??= new Map(row.cells)).set(column, { ...cell, formula });
      }
      if (cells) sheet.rows.set(number, { ...row, cells });
    }
  }
  book.names = book.names.map((name) => ({ ...name, formula: rewrite(name.formula, name.scope ?? "") }));
}

/**
 * Inserts (`count` > 0) or deletes (`count` < 0) rows before 0-based `row`: cells, heights, merges and marks move, every
 * formula of the workbook follows. Inserted rows take the formats of the row above.
 */
export function moveRows<S, X>(book: EditableBook<S, X>, sheet: EditableSheet<S, X>, row: number, count: number): void {
  const above = count > 0 ? sheet.rows.get(row - 1) : undefined;
  const rows = new SheetRows<EditableRow<S>>();
  for (const [number, content] of sheet.rows) {
    const span = moveSpan(number, number, row, count);
    if (span) rows.set(span[0], moveArrays(content, row, count));
  }
  for (let added = 0; added < count && above; added += 1) rows.set(row + added, formatsOf(above));
  sheet.rows = rows;
  sheet.merges = sheet.merges.flatMap((merge) => {
    const moved = moveArea(merge, row, count);
    return moved && moved.rows * moved.columns > 1 ? [moved] : [];
  });
  sheet.choices = sheet.choices.flatMap((list) => moveArea(list, row, count) ?? []);
  const marks = [...sheet.marks].flatMap(([address, mark]) => moveMark(address, mark, row, count));
  sheet.marks.clear();
  for (const mark of marks) sheet.marks.set(addressOf(mark.at), mark);
  rewriteFormulas(book, (formula, own) => moveRowsInFormula(formula, own, sheet.name, row, count));
  book.moves = [...book.moves, { kind: "row", sheet: sheet.name, at: row, count }];
}

/** A blank row with the formats and height of `row`. */
export function formatsOf<S>(row: EditableRow<S>): EditableRow<S> {
  const cells = new Map<number, EditableCell<S>>();
  for (const [column, { numberFormat, style }] of row.cells) cells.set(column, { value: null, formula: "", numberFormat, style });
  return { cells, height: row.height, hidden: false, extra: row.extra };
}

function moveArrays<S>(content: EditableRow<S>, row: number, count: number): EditableRow<S> {
  let cells: Map<number, EditableCell<S>> | null = null;
  for (const [column, cell] of content.cells) {
    if (!cell.array) continue;
    const array = moveArea(cell.array, row, count);
    const { array: _, ...rest } = cell;
    (cells ??= new Map(content.cells)).set(column, array ? { ...rest, array } : rest);
  }
  return cells ? { ...content, cells } : content;
}

function moveMark(address: string, mark: Mark, row: number, count: number): Mark[] {
  const at = parseAddress(address);
  const span = at && moveSpan(at.row, at.row, row, count);
  return span ? [{ ...mark, at: { ...mark.at, row: span[0] } }] : [];
}
