import { figureOf, formulaOf, type BookCell, type BookRow } from "../model/book";
import { cellKey, columnLetters } from "../model/cells";
import { areasOf } from "../model/formulas";
import type { StructuralSums } from "./structuralSums";

/**
 * Lines of a list that stand below others of it, so that a total that adds up all of them counts them twice: a project's own line and
 * those of what it is spent on. The office's formulas tell it, whatever is typed yet; where only figures stand, the structure does, and
 * is believed where a printed total is right then and was not before.
 */
export class Details {
  private readonly known = new Map<BookRow, ReadonlySet<BookRow>>();

  constructor(private readonly sums: StructuralSums) {}

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
    const byFigures = below(({ ref }) => this.sums.of(ref).flat().map(cellKey));
    const tops = lines.filter((line) => !byFigures.has(line));
    return wrong.some(([role, cell]) => !differs(cell, role, tops)) ? byFigures : byFormulas;
  }
}

/** Whether a printed total is not the sum of lines. */
function differs(total: BookCell, role: string, lines: readonly BookRow[]): boolean {
  const printed = figureOf(total)?.money;
  return printed !== undefined && printed !== lines.reduce((sum, { cells }) => sum + (figureOf(cells.get(role))?.money ?? 0), 0);
}

/** Cells of the same column that a cell's formula adds up, so many of each area at most. */
function addedUpBy(cell: BookCell, most: number): readonly string[] {
  const { ref } = cell;
  const formula = formulaOf(cell);
  // Most formulas of a list add up the columns of their row.
  if (!/\bSUM(?:IFS?)?\(|\+/i.test(formula) || !formula.toUpperCase().includes(columnLetters(ref.column))) return [];
  return areasOf(formula, ref.sheet).filter(({ sheet, column, columns }) => sheet === ref.sheet && column === ref.column && columns === 1)
    .flatMap(({ row, rows }) => Array.from({ length: Math.min(rows, most) }, (_, at) => cellKey({ ...ref, row: row + at })));
}
