import { figureOf, type BookCell, type BookRow, type BudgetBook } from "../model/book";
import { cellKey, columnLetters, type CellRef } from "../model/cells";
import { areasOf } from "../model/formulas";
import { placeOfAmount, rightOf, STRUCTURAL_OUTCOME, type Structure } from "../model/structure";

/** Outcomes of a sum of the structure that is borne out by figures. */
const BORNE_OUT: ReadonlySet<number> = new Set([STRUCTURAL_OUTCOME.holds, STRUCTURAL_OUTCOME.rounding]);

/**
 * Lines of a list that stand below others of it, so that a total that adds up all of them counts them twice: a project's own line and
 * those of what it is spent on. The office's formulas tell it, whatever is typed yet; where only figures stand, the structure does, and
 * is believed where a printed total is right then and was not before.
 */
export class Details {
  private readonly known = new Map<BookRow, ReadonlySet<BookRow>>();
  private shown: ReadonlyMap<string, readonly CellRef[]> | null = null;

  constructor(private readonly structure: BudgetBook["structure"]) {}

  /** Those of the lines that a total adds up which another of them holds already. */
  of(total: BookRow, lines: readonly BookRow[]): ReadonlySet<BookRow> {
    const known = this.known.get(total) ?? this.detailsOf(total, lines);
    this.known.set(total, known);
    return known;
  }

  private detailsOf(total: BookRow, lines: readonly BookRow[]): ReadonlySet<BookRow> {
    const places = new Map(lines.flatMap((line) => [...line.cells.values()].map(({ ref }) => [cellKey(ref), line] as const)));
    const below = (partsOf: (cell: BookCell) => readonly string[]): ReadonlySet<BookRow> =>
      new Set(lines.flatMap((line) => [...line.cells.values()].flatMap(partsOf).flatMap((key) => places.get(key) ?? []).filter((part) => part !== line)));
    const byFormulas = below((cell) => addedUpBy(cell, lines.length));
    if (byFormulas.size > 0) return byFormulas;
    const wrong = [...total.cells].filter(([role, cell]) => differs(cell, role, lines));
    if (wrong.length === 0) return byFormulas;
    const byFigures = below(({ ref }) => (this.sums().get(cellKey(ref)) ?? []).map(cellKey));
    const tops = lines.filter((line) => !byFigures.has(line));
    return wrong.some(([role, cell]) => !differs(cell, role, tops)) ? byFigures : byFormulas;
  }

  /** What the structure shows cells to add up. */
  private sums(): ReadonlyMap<string, readonly CellRef[]> {
    return (this.shown ??= this.structure ? structuralSums(this.structure) : new Map<string, readonly CellRef[]>());
  }
}

/** Whether a printed total is not the sum of lines. */
function differs(total: BookCell, role: string, lines: readonly BookRow[]): boolean {
  const printed = figureOf(total)?.money;
  return printed !== undefined && printed !== lines.reduce((sum, { cells }) => sum + (figureOf(cells.get(role))?.money ?? 0), 0);
}

/** Cells of the same column that a cell's formula adds up, so many of each area at most. */
function addedUpBy({ ref, state }: BookCell, most: number): readonly string[] {
  const formula = state.kind === "amount" ? state.formula : "";
  // Most formulas of a list add up the columns of their row.
  if (!/\bSUM(?:IFS?)?\(|\+/i.test(formula) || !formula.toUpperCase().includes(columnLetters(ref.column))) return [];
  return areasOf(formula, ref.sheet).filter(({ sheet, column, columns }) => sheet === ref.sheet && column === ref.column && columns === 1)
    .flatMap(({ row, rows }) => Array.from({ length: Math.min(rows, most) }, (_, at) => cellKey({ ...ref, row: row + at })));
}

/** The cells that figures bear out a cell to add up, by the cell's key: the last sum of each that holds. */
export function structuralSums(structure: Structure): ReadonlyMap<string, readonly CellRef[]> {
  const { relations } = structure;
  const sums = new Map<string, readonly CellRef[]>();
  relations.left.forEach((left, at) => {
    if (!BORNE_OUT.has(relations.outcome[at] ?? -1)) return;
    sums.set(cellKey(placeOfAmount(structure, left)), [...rightOf(relations, at)].map((id) => placeOfAmount(structure, id)));
  });
  return sums;
}
