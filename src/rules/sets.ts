import type { BudgetBook } from "../model/book";
import { meets, type Area } from "../model/cells";
import { amountAreas } from "../model/readCells";
import type { AnyEvaluation } from "../relations/evaluate";
import type { JudgedTable } from "../relations/instance";

/** The set of tables that a relation judges, by number: 0 is the one that is checked by the catalogue. */
export type SetOf = (evaluation: AnyEvaluation) => number;

/** All tables are of one set. */
export const ONE_SET: SetOf = () => 0;

/** Tables that stand in the workbook for a second time, so that they are of another department, or of another measure. */
const SECOND: ReadonlySet<string> = new Set(["duplicateTable", "structureOnly"]);

/**
 * Tells apart the sets of tables of a workbook in which kinds of table come a second time. Tables of further sets are together as far
 * as they share lines; each other table that the catalogue does not read is a set of its own, unless it shares lines with one.
 *
 * @param structural the relations that the structure of the tables shows
 */
export function setsOf({ tables, leftovers, structure }: BudgetBook, structural: readonly AnyEvaluation[]): SetOf {
  const second = leftovers.filter(({ reason }) => SECOND.has(reason)).map(({ area }) => area);
  if (!structure || second.length === 0) return ONE_SET;
  const own = tables.flatMap(amountAreas);
  const sets = new JoinedSets();
  for (const { area } of structure.tables) {
    if (second.some((other) => meets(area, other))) sets.add(area, false);
    else if (!own.some((each) => meets(area, each))) sets.add(area, true);
  }
  for (const { instance, status } of structural) {
    if (instance.relation.id !== TIE || (status !== "passed" && status !== "rounding")) continue;
    sets.join(instance.operandAt("left", 0).table, instance.operandAt("right", 0).table);
  }
  return ({ instance }) => sets.of(instance.operandAt("left", 0).table);
}

const TIE = "structure/tie";

/** Tables of further sets by place, joined as far as they belong together. */
class JoinedSets {
  private readonly numbers = new Map<string, number>();
  /** Of each set another that it is part of, else itself; 0 is the set of the catalogue. */
  private readonly within: number[] = [0];
  /** Whether a set may turn out to be the catalogue's. */
  private readonly open: boolean[] = [false];

  /** @param open whether nothing says yet that it is not of the catalogue's set */
  add(area: Area, open: boolean): void {
    this.numbers.set(keyOf(area), this.within.length);
    this.open.push(open);
    this.within.push(this.within.length);
  }

  join(one: JudgedTable, other: JudgedTable): void {
    const [first, second] = [this.of(one), this.of(other)].sort((a, b) => a - b);
    if (first === undefined || second === undefined || first === second) return;
    // A line that is alike by chance does not make two departments one.
    if (first === 0 && this.open[second] !== true) return;
    this.within[second] = first;
    this.open[first] = this.open[first] === true && this.open[second] === true;
  }

  of({ area }: Pick<JudgedTable, "area">): number {
    let set = this.numbers.get(keyOf(area)) ?? 0;
    while (this.within[set] !== set) set = this.within[set] ?? 0;
    return set;
  }
}

function keyOf({ sheet, row, column }: Area): string {
  return `${sheet} ${row} ${column}`;
}
