import { isErrorValue, type Scalar } from "../../model/cells";
import type { BookName, EditableBook, EditableCell } from "../editable";
import { replaceWords } from "../references";
import { sameSheetName } from "../sheetNames";
import { calculationReady, newModel, type Model } from "./engine";

/** Fifteen significant digits, so that results are read exactly and not as some cell format shows them. */
const EXACT = "0.00000000000000E+000";
const EXACT_RESULT = /^-?\d\.\d{14}E[+-]\d+$/;
/** Cell types of the library. */
const NUMBER = 1;
const LOGICAL = 4;
/** How deep names may stand for names. */
const NAME_DEPTH = 8;

/** Results that mean the library cannot calculate the formula, not that the formula is wrong. */
const UNABLE = new Set(["#NAME?", "#ERROR!", "#N/IMPL!", "#SPILL!", "#CALC!"]);

/** A formula cell of the book by its place. */
interface Place {
  readonly sheet: number;
  readonly row: number;
  readonly column: number;
}

/**
 * Calculates the formulas of a book with the library and stores the results in its cells.
 *
 * @param which "all" replaces every result; "missing" only those that are not known. A result that was known stays
 * when the library cannot calculate the formula (an unknown function, a link to another workbook), and formulas that
 * use it see the known one.
 */
export async function calculateBook<S, X>(book: EditableBook<S, X>, which: "all" | "missing"): Promise<void> {
  const wanted = formulaPlaces(book, which);
  if (wanted.length === 0) return;
  await calculationReady();
  const model = newModel();
  try {
    fill(model, book);
    model.evaluate();
    if (freezeUnable(model, book)) model.evaluate();
    for (const place of wanted) {
      const cells = book.sheets[place.sheet]?.rows.get(place.row)?.cells;
      const cell = cells?.get(place.column);
      if (cell) cells?.set(place.column, { ...cell, value: readResult(model, place) });
    }
  } finally {
    model.free();
  }
}

function formulaPlaces<S, X>(book: EditableBook<S, X>, which: "all" | "missing"): Place[] {
  const places: Place[] = [];
  book.sheets.forEach(({ rows }, sheet) => {
    for (const [row, { cells }] of rows) {
      for (const [column, cell] of cells) {
        if (cell.formula !== "" && (which === "all" || cell.value === null) && !spreads(cell)) places.push({ sheet, row, column });
      }
    }
  });
  return places;
}

/** An array formula over several cells, whose other results the book holds as plain values. */
function spreads(cell: EditableCell<unknown>): boolean {
  return cell.array !== undefined && cell.array.rows * cell.array.columns > 1 && cell.value !== null;
}

function fill<S, X>(model: Model, book: EditableBook<S, X>): void {
  nameSheets(model, book);
  book.sheets.forEach(({ name, rows }, sheet) => {
    const columns = new Set<number>();
    for (const { cells } of rows.values()) for (const [column, cell] of cells) if (cell.formula !== "") columns.add(column);
    for (const column of columns) {
      model.updateRangeStyle({ sheet, row: 1, column: column + 1, width: 1, height: 1_048_576 }, "num_fmt", EXACT);
    }
    for (const [row, { cells }] of rows) {
      for (const [column, cell] of cells) setCell(model, { sheet, row, column }, cell, book.names, name);
    }
  });
}

function nameSheets<S, X>(model: Model, book: EditableBook<S, X>): void {
  book.sheets.forEach((_, index) => {
    if (index > 0) model.newSheet();
  });
  // Through names that nobody has, so that "Sheet2" may come first.
  book.sheets.forEach((_, index) => model.renameSheet(index, `\u00a7${index}`));
  book.sheets.forEach(({ name }, index) => model.renameSheet(index, name));
}

function setCell(model: Model, { sheet, row, column }: Place, cell: EditableCell<unknown>, names: readonly BookName[], own: string): void {
  if (cell.formula === "" || spreads(cell)) {
    if (cell.value !== null) model.setUserInput(sheet, row + 1, column + 1, inputOf(cell.value));
    return;
  }
  const formula = withoutNames(cell.formula, names, own, NAME_DEPTH);
  if (cell.array) model.setUserArrayFormula(sheet, row + 1, column + 1, cell.array.columns, cell.array.rows, formula);
  else model.setUserInput(sheet, row + 1, column + 1, formula);
}

/** A value as one types it: text with an apostrophe, so that it stays text whatever it begins with. */
function inputOf(value: Exclude<Scalar, null>): string {
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  if (typeof value === "number") return String(value);
  return isErrorValue(value) ? value : `'${value}`;
}

/** A formula with what stands behind its defined names in their place: the library knows no Chinese names. */
function withoutNames(formula: string, names: readonly BookName[], own: string, depth: number): string {
  if (names.length === 0 || depth === 0) return formula;
  return replaceWords(formula, (word) => {
    const known = names.filter(({ name }) => name.toLowerCase() === word.toLowerCase());
    const found = known.find(({ scope }) => scope !== null && sameSheetName(scope, own)) ?? known.find(({ scope }) => scope === null);
    if (!found) return null;
    const behind = withoutNames(found.formula, names, own, depth - 1);
    return /^[^(),+*/&<>=^ -]+$/.test(behind) ? behind : `(${behind})`;
  });
}

function readResult(model: Model, { sheet, row, column }: Place): Scalar {
  const type = model.getCellType(sheet, row + 1, column + 1);
  const shown = model.getFormattedCellValue(sheet, row + 1, column + 1);
  if (type === LOGICAL) return shown === "TRUE";
  if (type !== NUMBER) return shown;
  if (EXACT_RESULT.test(shown)) return Number(shown) + 0;
  // The library gave the cell a format of its own (a date, a percentage).
  model.updateRangeStyle({ sheet, row: row + 1, column: column + 1, width: 1, height: 1 }, "num_fmt", EXACT);
  return Number(model.getFormattedCellValue(sheet, row + 1, column + 1)) + 0;
}

/** Puts the known result in place of every formula that the library cannot calculate even alone. */
function freezeUnable<S, X>(model: Model, book: EditableBook<S, X>): boolean {
  let alone: Model | null = null;
  let frozen = false;
  try {
    for (const place of formulaPlaces(book, "all")) {
      const sheet = book.sheets[place.sheet];
      const cell = sheet?.rows.get(place.row)?.cells.get(place.column);
      if (!sheet || !cell || cell.value === null || isErrorValue(cell.value)) continue;
      const result = readResult(model, place);
      if (typeof result !== "string" || !UNABLE.has(result)) continue;
      if (!alone) {
        alone = newModel();
        nameSheets(alone, book);
      }
      if (result === "#SPILL!" || unableAlone(alone, place, cell, book.names, sheet.name)) {
        model.setUserInput(place.sheet, place.row + 1, place.column + 1, inputOf(cell.value));
        frozen = true;
      }
    }
  } finally {
    alone?.free();
  }
  return frozen;
}

function unableAlone(alone: Model, place: Place, cell: EditableCell<unknown>, names: readonly BookName[], own: string): boolean {
  setCell(alone, place, cell, names, own);
  alone.evaluate();
  const result = readResult(alone, place);
  alone.rangeClearAll(place.sheet, place.row + 1, place.column + 1, place.row + 1, place.column + 1);
  return typeof result === "string" && UNABLE.has(result);
}
