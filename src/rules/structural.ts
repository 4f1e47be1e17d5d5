import type { BudgetBook } from "../model/book";
import { figureOf } from "../model/book";
import { CellBytes } from "../model/cellBytes";
import { CellMap, cellKey, type CellRef } from "../model/cells";
import { amountAreas, isReadByTables } from "../model/readCells";
import { bearingOf, placeOfAmount, rightOf, STRUCTURAL_OUTCOME, type Bearing, type Structure } from "../model/structure";
import type { AnyEvaluation, Evaluation, RelationStatus } from "../relations/evaluate";
import type { JudgedRelation } from "../relations/instance";
import type { LaidRelation } from "../relations/laid";
import { StructuralInstance, StructuralOperands, type StructuralRelation } from "./structuralInstance";
import { STRUCTURAL_RULES } from "./structuralRules";

/** Whether a relation was found in the structure of a table. */
export function isStructural(relation: JudgedRelation): relation is StructuralRelation {
  return relation.kind === "structural";
}

const ACROSS: ReadonlySet<Bearing> = new Set(["column-total", "column-equal", "change", "rate"]);

/** How a relation of the structure is judged, by its outcome; what is not listed says nothing. */
export const STATUS: Readonly<Record<number, RelationStatus>> = {
  [STRUCTURAL_OUTCOME.holds]: "passed", [STRUCTURAL_OUTCOME.rounding]: "rounding", [STRUCTURAL_OUTCOME.fails]: "failed",
  [STRUCTURAL_OUTCOME.blankTotal]: "failed",
};

/**
 * The relations of the structural reading as they are judged beside those of the catalogue. What the catalogue judged itself
 * is not judged twice: a cell that it sums in the same direction, and two cells that it reads both.
 */
export function structuralEvaluations(book: BudgetBook, laid: readonly LaidRelation[], declared: readonly Evaluation[]): readonly AnyEvaluation[] {
  const { structure } = book;
  if (!structure) return [];
  const taken = judgedSums(book, laid, declared);
  const isRead = (id: number): boolean => isReadByTables(book, operands.sheetOf(id), amounts.row[id] ?? 0, amounts.column[id] ?? 0);
  const { relations, amounts } = structure;
  const operands = new StructuralOperands(structure);
  const specs = relations.forms.map(({ bearing }, own): StructuralRelation => ({
    kind: "structural", id: `structure/${bearing}`, rule: STRUCTURAL_RULES[bearing], derives: false, bearing,
    get grounds() {
      const { holds = 0, alike = 0 } = relations.forms[own] ?? {};
      return holds > 0 ? holds : alike;
    },
  }));
  const money = (id: number): number => amounts.money[id] ?? 0;
  const evaluations: AnyEvaluation[] = [];
  for (let at = 0; at < relations.left.length; at += 1) {
    const left = relations.left[at] ?? 0;
    const relation = specs[relations.form[at] ?? 0];
    const status = STATUS[relations.outcome[at] ?? 0];
    if (!relation || status === undefined || relation.bearing === "rate") continue;
    const { bearing } = relation;
    const within = bearing === "tie" || bearing === "pane-totals";
    if (!within && taken(ACROSS.has(bearing), operands.sheetOf(left), amounts.row[left] ?? 0, amounts.column[left] ?? 0)) continue;
    const right = rightOf(relations, at);
    if (within && isRead(left) && right.every(isRead)) continue;
    // A change is said of its own cell: change + base = this year.
    const [side, total] = bearing === "change" ? [right.slice().reverse(), Int32Array.of(left)] : [Int32Array.of(left), right];
    evaluations.push({
      instance: new StructuralInstance(at, operands, relation, side, total), status, left: side.reduce((all, id) => all + money(id), 0), right: total.reduce((all, id) => all + money(id), 0),
      ...(relations.outcome[at] === STRUCTURAL_OUTCOME.blankTotal ? { empty: "left" as const } : {}),
    });
  }
  return evaluations;
}

/** What the structure of a table shows a cell to add up. */
interface ShownSum {
  /** Its place among the relations of the structure. */
  readonly relation: number;
  readonly holds: boolean;
  /** Some sum of that direction in the table fails, so that the reading as a whole is not borne out. */
  readonly broken: boolean;
  /** In so many other places a sum of this form holds. */
  readonly elsewhere: number;
}

/** Sums that the structure shows, by direction and cell; told from how its relations come out now. */
export class ShownSums {
  /** The last relation that sums a cell, and of each relation the one before it that does; -1 where there is none. */
  private readonly last = new CellMap<number>();
  private readonly before: Int32Array;
  /** Of sums of the catalogue whether one of the structure is over the same cells: these do not change. */
  private readonly over = new Map<LaidRelation, { readonly relation: number; readonly is: boolean }>();
  /** Of each direction of a table how many relations fail. */
  private readonly broken = new Map<string, number>();

  constructor(private readonly structure: Structure) {
    const { relations } = structure;
    this.before = new Int32Array(relations.left.length);
    relations.left.forEach((left, at) => {
      if (isBroken(relations.outcome[at])) this.count(at, 1);
      const bearing = bearingOf(relations, at);
      if (bearing === undefined || NO_SUMS.has(bearing)) return;
      const ref = placeOfAmount(structure, left);
      this.before[at] = this.last.get(ref) ?? -1;
      this.last.set(ref, at);
    });
  }

  /** A relation comes out otherwise than before. */
  turned(at: number, before: number, now: number): void {
    if (isBroken(before)) this.count(at, -1);
    if (isBroken(now)) this.count(at, 1);
  }

  /** The last sum of a cell that holds, else the first; of parts other than nothing. */
  of(across: boolean, ref: CellRef): ShownSum | undefined {
    const { relations, amounts } = this.structure;
    let found: ShownSum | undefined;
    for (let at = this.last.get(ref) ?? -1; at >= 0; at = this.before[at] ?? -1) {
      if (this.addsAcross(at) !== across || !rightOf(relations, at).some((id) => amounts.money[id] !== 0)) continue;
      const outcome = relations.outcome[at];
      // To the step, or as figures do that were each rounded on their own.
      const holds = outcome === STRUCTURAL_OUTCOME.holds || outcome === STRUCTURAL_OUTCOME.rounding;
      found = { relation: at, holds, broken: (this.broken.get(this.directionOf(at)) ?? 0) > 0, elsewhere: relations.forms[relations.form[at] ?? 0]?.holds ?? 0 };
      if (holds) return found;
    }
    return found;
  }

  /** The cells other than nothing that a sum adds up. */
  partsOf({ relation }: ShownSum): readonly CellRef[] {
    const { relations, amounts } = this.structure;
    return [...rightOf(relations, relation)].filter((id) => amounts.money[id] !== 0).map((id) => placeOfAmount(this.structure, id));
  }

  /** Whether a sum adds up the same cells in the same order as a relation of the catalogue. */
  isOver({ relation }: ShownSum, sum: LaidRelation): boolean {
    const known = this.over.get(sum);
    if (known?.relation === relation) return known.is;
    const is = this.isOverCells(relation, sum);
    this.over.set(sum, { relation, is });
    return is;
  }

  private isOverCells(relation: number, { layout: { ids, amounts }, middle, to }: LaidRelation): boolean {
    const parts = rightOf(this.structure.relations, relation);
    return parts.length === to - middle && parts.every((part, at) => {
      const { sheet, row, column } = placeOfAmount(this.structure, part);
      const id = ids[middle + at] ?? -1;
      return amounts.arrays.row[id] === row && amounts.arrays.column[id] === column && amounts.sheetOf(id) === sheet;
    });
  }

  private count(at: number, by: number): void {
    const direction = this.directionOf(at);
    this.broken.set(direction, (this.broken.get(direction) ?? 0) + by);
  }

  private addsAcross(at: number): boolean {
    const bearing = bearingOf(this.structure.relations, at);
    return bearing !== undefined && ACROSS.has(bearing);
  }

  private directionOf(at: number): string {
    const { relations, amounts } = this.structure;
    return `${this.addsAcross(at)} ${amounts.table[relations.left[at] ?? -1]}`;
  }
}

/** Relations of the structure that add up nothing. */
const NO_SUMS: ReadonlySet<Bearing> = new Set(["tie", "pane-totals", "rate", "change"]);

function isBroken(outcome: number | undefined): boolean {
  return outcome === STRUCTURAL_OUTCOME.fails || outcome === STRUCTURAL_OUTCOME.blankTotal;
}

/**
 * Where a sum of the catalogue fails and the structure of the same table shows another sum of the same cell that holds, the
 * catalogue's reading of this layout is wrong, not the figure: it is not judged. Nor is it where the structure adds up more columns,
 * in rows enough: what fails is told of all of them.
 */
export function readAsFiguresSay(book: BudgetBook, laid: readonly LaidRelation[], evaluations: readonly Evaluation[]): readonly Evaluation[] {
  const { structure } = book;
  if (!structure || !evaluations.some(({ status }) => status === "failed")) return evaluations;
  const sums = new ShownSums(structure);
  return evaluations.map((evaluation, at) => {
    const sum = laid[at];
    return sum ? readAsShown(evaluation, sum, sums) : evaluation;
  });
}

/** In so many other rows a sum over more columns holds before the catalogue's is left aside where it does not. */
const WIDER_ELSEWHERE = 2;

/** {@link readAsFiguresSay} of one relation. */
export function readAsShown(evaluation: Evaluation, sum: LaidRelation, sums: ShownSums): Evaluation {
  if (evaluation.status !== "failed" || sum.relation.kind === "tie") return evaluation;
  const total = sum.operandAt("left", 0).cell;
  if (!total) return evaluation;
  const across = isAcross(sum);
  const shown = sums.of(across, total.ref);
  if (!shown || (!shown.holds && (shown.elsewhere < WIDER_ELSEWHERE || sums.isOver(shown, sum)))) return evaluation;
  const own = new Set(sum.right.flatMap(({ cell }) => (cell && (figureOf(cell)?.money ?? 0) !== 0 ? [cellKey(cell.ref)] : [])));
  // Each part with what it adds up itself: what the structure leaves out stands below what it keeps, lines of a project under the project's own.
  const groups = sums.partsOf(shown).map((part) => {
    const further = sums.of(across, part);
    return [part, ...(further ? sums.partsOf(further) : [])].map(cellKey);
  });
  const kept = new Set(groups.flat());
  const covers = [...own].every((part) => kept.has(part));
  const within = groups.every(([part = ""]) => own.has(part));
  // Columns that the kind of table does not have elsewhere.
  const wider = covers && shown.elsewhere >= WIDER_ELSEWHERE && groups.some((group) => !group.some((part) => own.has(part)));
  // One amount that equals another is no sum.
  const another = !within && !shown.broken && groups.length > 1;
  return wider || (shown.holds && ((within && covers) || another)) ? leftAside(evaluation) : evaluation;
}

function leftAside({ instance, left, right }: Evaluation): Evaluation {
  return { instance, status: "notApplicable", left, right };
}

/** Whether a sum adds up cells beside its total, not above or below it. */
function isAcross({ layout: { ids, amounts: { arrays: { row } } }, from, middle, to }: LaidRelation): boolean {
  const own = row[ids[from] ?? -1];
  let any = false;
  for (let at = middle; at < to; at += 1) {
    const id = ids[at] ?? -1;
    if (id < 0) continue;
    if (row[id] !== own) return false;
    any = true;
  }
  return any;
}

/** Whether relations of the catalogue sum a cell and could judge it, in a direction. */
function judgedSums(book: BudgetBook, laid: readonly LaidRelation[], declared: readonly Evaluation[]): (across: boolean, sheet: string, row: number, column: number) => boolean {
  const sums = new CellBytes(book.tables.flatMap(amountAreas));
  for (let at = 0; at < declared.length; at += 1) {
    const sum = laid[at];
    const status = declared[at]?.status;
    if (!sum || sum.relation.kind === "tie" || status === "insufficientData" || status === "notApplicable") continue;
    const { layout: { ids, amounts }, from } = sum;
    const total = ids[from] ?? -1;
    if (total >= 0) sums.mark(amounts.sheetOf(total), amounts.arrays.row[total] ?? 0, amounts.arrays.column[total] ?? 0, isAcross(sum) ? SUMMED_ACROSS : SUMMED_DOWN);
  }
  return (isAcross, sheet, row, column) => (sums.at(sheet, row, column) & (isAcross ? SUMMED_ACROSS : SUMMED_DOWN)) !== 0;
}

/** The directions in which a cell is a sum, as bits. */
const [SUMMED_ACROSS, SUMMED_DOWN] = [1, 2];
