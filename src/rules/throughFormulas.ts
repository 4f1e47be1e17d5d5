import type { BookCell } from "../model/book";
import { figureOf } from "../model/book";
import { cellKey } from "../model/cells";
import type { AnyEvaluation } from "../relations/evaluate";
import type { JudgedTable } from "../relations/instance";
import { covers, summedAreas } from "./formulas";

/** A cell that a relation names or that its formulas lead to, and how its amount enters left − right. */
export interface Term {
  readonly cell: BookCell;
  readonly table: JudgedTable;
  /** Change of left − right, in times of the change of this cell. */
  readonly weight: number;
  /** The relation names the cell itself. */
  readonly direct: boolean;
}

interface Part {
  readonly cell: BookCell;
  readonly table: JudgedTable;
}

/** Cells that one relation may lead to: beyond them a single one is no likely slip. */
const MOST_TERMS = 3000;
/** Cells that all failed relations together may lead to. */
const MOST_TERMS_IN_ALL = 300_000;

/**
 * Which typed amounts stand behind the sums of a workbook with live formulas. A formula whose amount equals the sum that
 * a relation derives for it follows its parts when they change: a wrong amount typed below it shows where the sum is
 * compared with something else, although the sum itself holds. Formulas whose amount differs from their relations (a
 * result that was not calculated anew, a formula of another meaning) are taken as they stand, like typed amounts.
 */
export class Dependence {
  private readonly parts = new Map<string, readonly Part[]>();
  private left = MOST_TERMS_IN_ALL;

  constructor(evaluations: readonly AnyEvaluation[]) {
    for (const { instance, status } of evaluations) {
      const [total] = instance.left;
      if (status !== "passed" || !instance.relation.derives || instance.operator !== "=" || instance.left.length !== 1 || !total?.cell) continue;
      const formula = formulaOf(total.cell);
      const key = cellKey(total.cell.ref);
      if (formula === "" || (this.parts.has(key) && !addsUp(formula, total.cell, instance.right.flatMap(({ cell }) => cell ?? [])))) continue;
      this.parts.set(key, instance.right.flatMap(({ cell, table }) => (cell ? [{ cell, table }] : [])));
    }
  }

  /** Whether a cell's amount follows from others, so that what is wrong with it is wrong there. */
  isDerived(cell: BookCell): boolean {
    return this.parts.has(cellKey(cell.ref));
  }

  /**
   * What a relation depends on: the cells it names, and the typed cells behind their formulas. Cells that cancel out
   * are left out, since changing them changes nothing.
   *
   * @param wanted cells to look for; without it every typed amount, within bounds
   */
  termsOf(evaluation: AnyEvaluation, wanted?: ReadonlySet<string>): readonly Term[] {
    const terms = new Map<string, { cell: BookCell; table: JudgedTable; weight: number; direct: boolean }>();
    const add = (cell: BookCell, table: JudgedTable, weight: number, direct: boolean): void => {
      const key = cellKey(cell.ref);
      const term = terms.get(key);
      if (!term) terms.set(key, { cell, table, weight, direct });
      else terms.set(key, { ...term, weight: term.weight + weight, direct: term.direct || direct });
    };
    const { left, right } = evaluation.instance;
    const operands = [...left.map((operand) => ({ operand, side: 1 })), ...right.map((operand) => ({ operand, side: -1 }))];
    for (const { operand: { cell, table }, side } of operands) if (cell) add(cell, table, side, true);
    if (this.parts.size > 0) {
      const behind: Term[] = [];
      const whole = operands.every(({ operand: { cell }, side }) => !cell || this.collect(cell, side, wanted, new Set(), behind));
      if (whole) for (const { cell, table, weight } of behind) add(cell, table, weight, false);
    }
    return [...terms.values()].filter(({ weight }) => weight !== 0);
  }

  /** Adds the typed cells behind a derived one; false when there are too many. */
  private collect(cell: BookCell, weight: number, wanted: ReadonlySet<string> | undefined, above: Set<string>, into: Term[]): boolean {
    const key = cellKey(cell.ref);
    const parts = this.parts.get(key);
    if (!parts || above.has(key)) return true;
    above.add(key);
    for (const { cell: part, table } of parts) {
      if (this.isDerived(part)) {
        if (!this.collect(part, weight, wanted, above, into)) return false;
      } else if (wanted ? wanted.has(cellKey(part.ref)) : figureOf(part)) {
        if (!wanted && (into.length >= MOST_TERMS || (this.left -= 1) < 0)) return false;
        into.push({ cell: part, table, weight, direct: false });
      }
    }
    above.delete(key);
    return true;
  }
}

function formulaOf(cell: BookCell): string {
  return cell.state.kind === "amount" ? cell.state.formula : "";
}

/** Whether the formula plainly adds up these cells. */
function addsUp(formula: string, total: BookCell, parts: readonly BookCell[]): boolean {
  const areas = summedAreas(formula, total.ref.sheet);
  return areas !== null && parts.length > 0 && parts.every((part) => areas.some((area) => covers(area, part.ref)));
}
