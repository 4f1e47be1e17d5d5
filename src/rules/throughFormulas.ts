import type { BookCell } from "../model/book";
import { figureOf, formulaOf } from "../model/book";
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

/** The cells behind the formulas of one relation. */
interface Behind {
  readonly typed: Term[];
  readonly blank: Term[];
}

/** Cells that one relation may lead to: beyond them a single one is no likely slip. */
const MOST_TERMS = 3000;
/** Cells that all failed relations together may lead to. */
const MOST_TERMS_IN_ALL = 300_000;

/**
 * Which typed amounts stand behind the sums of a workbook with live formulas. A formula whose amount equals the sum that
 * a relation derives for it follows its parts when they change: a wrong amount typed below it shows where the sum is
 * compared with something else, although the sum itself holds. So does an amount that is not typed yet: a blank sum of
 * blanks follows them, too. Formulas whose amount differs from their relations (a
 * result that was not calculated anew, a formula of another meaning) are taken as they stand, like typed amounts.
 */
export class Dependence {
  private readonly parts = new Map<string, readonly Part[]>();
  private left = MOST_TERMS_IN_ALL;
  private blanksLeft = MOST_TERMS_IN_ALL;

  constructor(evaluations: readonly AnyEvaluation[]) {
    for (const evaluation of evaluations) {
      const cell = mayFollow(evaluation);
      if (!cell) continue;
      const { instance, status } = evaluation;
      const key = cellKey(cell.ref);
      if (!(followsBlank(cell, status) && !this.parts.has(key)) && !(status === "passed" && this.follows(cell, key, instance))) continue;
      this.parts.set(key, instance.right.flatMap(({ cell: part, table }) => (part ? [{ cell: part, table }] : [])));
    }
  }

  /** Whether no amount follows from others. */
  get isEmpty(): boolean {
    return this.parts.size === 0;
  }

  /** Counts the cells that relations lead to from the beginning, for others to be asked about. */
  begin(): this {
    this.left = this.blanksLeft = MOST_TERMS_IN_ALL;
    return this;
  }

  /** Whether a formula is taken for what a relation says of it: the first that holds, unless another plainly is what it adds up. */
  private follows(total: BookCell, key: string, instance: AnyEvaluation["instance"]): boolean {
    const formula = formulaOf(total);
    return formula !== "" && (!this.parts.has(key) || addsUp(formula, total, instance.right.flatMap(({ cell }) => cell ?? [])));
  }

  /** Whether a cell's amount follows from others, so that what is wrong with it is wrong there. */
  isDerived(cell: BookCell): boolean {
    return this.parts.has(cellKey(cell.ref));
  }

  /**
   * What a relation depends on: the cells it names, and the cells behind their formulas into which an amount is typed, or
   * could be. Cells that cancel out are left out, since changing them changes nothing.
   *
   * @param wanted cells to look for; without it every cell, within bounds
   */
  termsOf(evaluation: AnyEvaluation, wanted?: ReadonlySet<string>): readonly Term[] {
    const terms = new Map<string, { cell: BookCell; table: JudgedTable; weight: number; direct: boolean }>();
    const add = (cell: BookCell, table: JudgedTable, weight: number, direct: boolean): void => {
      const key = cellKey(cell.ref);
      const term = terms.get(key);
      if (!term) terms.set(key, { cell, table, weight, direct });
      else terms.set(key, { ...term, weight: term.weight + weight });
    };
    const { left, right } = evaluation.instance;
    const operands = [...left.map((operand) => ({ operand, side: 1 })), ...right.map((operand) => ({ operand, side: -1 }))];
    for (const { operand: { cell, table }, side } of operands) if (cell) add(cell, table, side, true);
    if (this.parts.size > 0) {
      const behind: Behind = { typed: [], blank: [] };
      const whole = operands.every(({ operand: { cell }, side }) => !cell || this.collect(cell, side, wanted, new Set(), behind));
      if (whole) for (const { cell, table, weight } of [...behind.typed, ...behind.blank]) add(cell, table, weight, false);
    }
    return [...terms.values()].filter(({ weight }) => weight !== 0);
  }

  /** Adds the cells behind a derived one into which amounts are typed; false when too many are. */
  private collect(cell: BookCell, weight: number, wanted: ReadonlySet<string> | undefined, above: Set<string>, into: Behind): boolean {
    const key = cellKey(cell.ref);
    const parts = this.parts.get(key);
    if (!parts || above.has(key)) return true;
    above.add(key);
    for (const { cell: part, table } of parts) {
      if (this.isDerived(part)) {
        if (!this.collect(part, weight, wanted, above, into)) return false;
      } else if (wanted ? wanted.has(cellKey(part.ref)) : figureOf(part)) {
        if (!wanted && (into.typed.length >= MOST_TERMS || (this.left -= 1) < 0)) return false;
        into.typed.push({ cell: part, table, weight, direct: false });
      } else if (!wanted && into.blank.length < MOST_TERMS && (this.blanksLeft -= 1) >= 0) {
        into.blank.push({ cell: part, table, weight, direct: false });
      }
    }
    above.delete(key);
    return true;
  }
}

/** The total of a relation whose amount would follow from its parts, were it a formula or a blank: null where there is no such cell. */
export function mayFollow({ instance }: AnyEvaluation): BookCell | null {
  if (!instance.relation.derives || instance.sizeOf("left") !== 1) return null;
  const { cell } = instance.operandAt("left", 0);
  return cell && (cell.state.kind === "blank" || formulaOf(cell) !== "") ? cell : null;
}

/** Whether nothing stands in a sum because nothing stands in its parts. */
function followsBlank(total: BookCell, status: AnyEvaluation["status"]): boolean {
  return status === "notApplicable" && total.state.kind === "blank";
}

/** Whether the formula plainly adds up these cells. */
function addsUp(formula: string, total: BookCell, parts: readonly BookCell[]): boolean {
  const areas = summedAreas(formula, total.ref.sheet) ?? [];
  return parts.every((part) => areas.some((area) => covers(area, part.ref)));
}
