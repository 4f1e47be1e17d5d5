import { NOT_CALCULATED, type Area, type CellRef, type Scalar } from "../../model/cells";
import { sameValue } from "../applyEdits";
import { putCell, type EditableBook, type EditableCell } from "../editable";
import { Slices } from "../slices";
import { Calculation, type Constant, type Wanted } from "./calculation";
import { DefinedNames } from "./definedNames";
import { DependencyGraph, type GraphCell } from "./dependencies";
import { FormulaRows } from "./formulaRows";
import { isMisread, spelledForLibrary } from "./librarySpelling";
import { onlyNeeded } from "./needed";
import { isReliable } from "./reliable";
import { hasUnknownSumRange, withWholeSumRanges } from "./sumRanges";
import { WorkbookDays } from "./days";

/**
 * Which results are calculated: all; those that are not known; or those that are not known or stand on one of the changed
 * cells. Every other result is taken as it is known.
 */
export type Which = "all" | "missing" | { readonly changed: readonly CellRef[] };

/** What came of a calculation. */
export interface Calculated {
  /** Cells that could not be calculated because the library broke or took too long, in reading order. */
  readonly broken: readonly CellRef[];
  /** Whether a result that should have been calculated is the one that was known before: the next program is to calculate. */
  readonly stale: boolean;
  /** Cells whose results are other ones than before. */
  readonly changed: readonly CellRef[];
}

/**
 * Calculates formulas of a book with the library and stores their results in its cells.
 *
 * What the library cannot calculate (an unknown function, a link to another workbook, what breaks it or takes it too long)
 * keeps the result that is known, and formulas that use it see that one; where none is known, it and what stands on it
 * without a result show {@link NOT_CALCULATED}. So does a formula of a file without its result that comes to an error where
 * the library is known to differ from Excel. A library that cannot be had calculates nothing.
 *
 * A result that comes to the same fifteen digits stays as it is known, with all its digits.
 *
 * @param days from which year the file counts its days: in one of 1904 formulas of days keep the results that they have
 * @param rows in which formulas stand, where that is known
 */
export async function calculateBook<S, X>(book: EditableBook<S, X>, which: Which, days: "1900" | "1904" = "1900", rows?: FormulaRows): Promise<Calculated> {
  const formulas = await formulasOf(book, which, rows ?? (await FormulaRows.of(book)));
  if (formulas.length === 0) return { broken: [], stale: false, changed: [] };
  const names = book.sheets.map(({ name }) => name);
  const counted = days === "1904" && typeof which !== "string" ? new WorkbookDays(book) : null;
  const reliable = (wanted: Wanted): boolean => wanted.formula === null || (isReliable(wanted.formula) && counted?.touches(wanted, wanted.formula) !== true);
  const { wanted, graph, rest, unreliable } = chosen(formulas, names, which, reliable);
  if (wanted.length === 0) return { broken: [], stale: unreliable, changed: [] };
  const given = onlyNeeded({ names, wanted, constants: [...(await constantsOf(book, which)), ...rest] });
  const calculation = new Calculation(given.names, given.wanted, given.constants, graph.order(), which === "missing");
  await calculation.run();
  calculation.forget(graph.reached(calculation.unknown()));
  const broken: CellRef[] = [];
  const changed: CellRef[] = [];
  let stale = unreliable;
  wanted.forEach(({ sheet, row, column }, index) => {
    if (calculation.isKept(index)) broken.push({ sheet: names[sheet] ?? "", row, column });
    stale ||= calculation.isStale(index);
    const on = book.sheets[sheet];
    const cell = on?.rows.get(row)?.cells.get(column);
    const value = calculation.resultOf(index) ?? (calculation.isKept(index) ? NOT_CALCULATED : null);
    if (!on || !cell || sameValue(cell.value, value)) return;
    putCell(on, { row, column }, { ...cell, value });
    changed.push({ sheet: on.name, row, column });
  });
  return { broken, stale, changed };
}

function isWanted(cell: EditableCell<unknown>, which: Which): boolean {
  return cell.formula !== "" && (which === "missing" ? cell.value === null : which !== "all" || !spreads(cell.array, cell.value));
}

async function formulasOf<S, X>(book: EditableBook<S, X>, which: Which, formulaRows: FormulaRows): Promise<readonly Wanted[]> {
  const formulas: Wanted[] = [];
  const names = new DefinedNames(book.names);
  const slices = new Slices();
  for (const [sheet, { rows, name }] of book.sheets.entries()) {
    for (const row of formulaRows.on(name)) {
      if (slices.due) await slices.rest();
      for (const [column, cell] of rows.get(row)?.cells ?? []) {
        if (isWanted(cell, which)) formulas.push({ sheet, row, column, formula: given(names.writtenOut(cell.formula, name), cell.value), known: cell.value, array: cell.array });
      }
    }
  }
  return formulas;
}

async function constantsOf<S, X>(book: EditableBook<S, X>, which: Which): Promise<readonly Constant[]> {
  const constants: Constant[] = [];
  const slices = new Slices();
  for (const [sheet, { rows }] of book.sheets.entries()) {
    for (const [row, { cells }] of rows) {
      if (slices.due) await slices.rest();
      for (const [column, cell] of cells) if (cell.value !== null && !isWanted(cell, which)) constants.push({ sheet, row, column, value: cell.value });
    }
  }
  return constants;
}

/** A formula as the library is given it; null for one that it would calculate otherwise than Excel where no result is known. */
function given(formula: string | null, known: Scalar): string | null {
  const spelled = formula === null ? null : spelledForLibrary(withWholeSumRanges(formula));
  return spelled !== null && known === null && (hasUnknownSumRange(spelled) || isMisread(spelled)) ? null : spelled;
}

/** An array formula over several cells, whose other results the book holds as plain values: it keeps all of them. */
function spreads(array: Area | undefined, value: Scalar): boolean {
  return array !== undefined && array.rows * array.columns > 1 && value !== null;
}

/** The formulas that are calculated, how they stand on each other, and the others with what is known of them. */
function chosen(
  formulas: readonly Wanted[], names: readonly string[], which: Which, reliable: (wanted: Wanted) => boolean,
): { readonly wanted: readonly Wanted[]; readonly graph: DependencyGraph; readonly rest: readonly Constant[]; readonly unreliable: boolean } {
  const graphOf = (cells: readonly Wanted[]): DependencyGraph => new DependencyGraph(cells.map(graphCell), names);
  if (typeof which === "string" || formulas.length === 0) return { wanted: formulas, graph: graphOf(formulas), rest: [], unreliable: false };
  const sheets = new Map(names.map((name, index) => [name, index]));
  const changed = which.changed.map(({ sheet, row, column }): GraphCell => ({ sheet: sheets.get(sheet) ?? -1, row, column, text: "" }));
  const all = new DependencyGraph([...formulas.map(graphCell), ...changed], names);
  const isChanged = new Set(changed.map(placeKey));
  const starts = formulas.flatMap((formula, index) => (formula.known === null || isChanged.has(placeKey(formula)) ? [index] : []));
  const affected = all.affectedBy([...starts, ...changed.map((_, index) => formulas.length + index)]);
  const stays = formulas.map((formula, index) => formula.known !== null
    && (!affected[index] || spreads(formula.array, formula.known) || (!reliable(formula) && !isChanged.has(placeKey(formula)))));
  const wanted = formulas.filter((_, index) => affected[index] && !stays[index]);
  const rest = formulas.flatMap(({ sheet, row, column, known }, index) => (stays[index] && known !== null ? [{ sheet, row, column, value: known }] : []));
  return { wanted, graph: graphOf(wanted), rest, unreliable: stays.some((stay, index) => stay && affected[index]) };
}

function graphCell({ sheet, row, column, formula }: Wanted): GraphCell {
  return { sheet, row, column, text: formula ?? "" };
}

function placeKey({ sheet, row, column }: GraphCell | Wanted): string {
  return `${sheet},${row},${column}`;
}

