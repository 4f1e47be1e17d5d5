import { amountsOf } from "../model/amountColumns";
import type { BookTable, BudgetBook } from "../model/book";
import { figureOf } from "../model/book";
import { CellBytes } from "../model/cellBytes";
import type { Area, CellRef } from "../model/cells";
import { cellKey, CellMap } from "../model/cells";
import { STRUCTURAL_OUTCOME, type Bearing, type Structure } from "../model/structure";
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

const STATUS: Readonly<Record<number, RelationStatus>> = {
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
  let cells: CellMap<true> | null = null;
  const isRead = (ref: CellRef): boolean => (cells ??= cellsOfTables(book)).has(ref);
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
    const right = relations.right.subarray(relations.from[at], relations.from[at + 1]);
    if (within && isRead(operands.refOf(left)) && right.every((id) => isRead(operands.refOf(id)))) continue;
    // A change is said of its own cell: change + base = this year.
    const [side, total] = bearing === "change" ? [right.slice().reverse(), Int32Array.of(left)] : [Int32Array.of(left), right];
    evaluations.push({
      instance: new StructuralInstance(operands, relation, side, total), status, left: side.reduce((all, id) => all + money(id), 0), right: total.reduce((all, id) => all + money(id), 0),
      ...(status === "failed" && relations.outcome[at] === STRUCTURAL_OUTCOME.blankTotal ? { empty: "left" as const } : {}),
    });
  }
  return evaluations;
}

/** What the structure of a table shows a cell to add up. */
interface ShownSum {
  /** The cells other than nothing that it adds up. */
  readonly parts: readonly string[];
  readonly holds: boolean;
  /** Some sum of that direction in the table fails, so that the reading as a whole is not borne out. */
  readonly broken: boolean;
  /** In so many other places a sum of this form holds. */
  readonly elsewhere: number;
}

/** Sums that the structure shows, by direction and cell. */
function shownSums({ relations, amounts, tables }: Structure): ReadonlyMap<string, ShownSum> {
  const sums = new Map<string, ShownSum>();
  const keyOf = (id: number): string => cellKey({ sheet: tables[amounts.table[id] ?? 0]?.sheet ?? "", row: amounts.row[id] ?? 0, column: amounts.column[id] ?? 0 });
  const broken = new Set<string>();
  const bearingOf = (at: number): Bearing | undefined => relations.forms[relations.form[at] ?? 0]?.bearing;
  const directionOf = (bearing: Bearing, left: number): string => `${ACROSS.has(bearing)} ${amounts.table[left] ?? -1}`;
  relations.left.forEach((left, at) => {
    const bearing = bearingOf(at);
    const outcome = relations.outcome[at];
    if (bearing && (outcome === STRUCTURAL_OUTCOME.fails || outcome === STRUCTURAL_OUTCOME.blankTotal)) broken.add(directionOf(bearing, left));
  });
  relations.left.forEach((left, at) => {
    const bearing = bearingOf(at);
    if (bearing === undefined || bearing === "tie" || bearing === "pane-totals" || bearing === "rate" || bearing === "change") return;
    const outcome = relations.outcome[at];
    const parts = [...relations.right.subarray(relations.from[at], relations.from[at + 1])].filter((id) => amounts.money[id] !== 0);
    // To the step, or as figures do that were each rounded on their own.
    const holds = outcome === STRUCTURAL_OUTCOME.holds || outcome === STRUCTURAL_OUTCOME.rounding;
    const key = `${ACROSS.has(bearing)} ${keyOf(left)}`;
    if (parts.length > 0 && (holds || !sums.has(key))) sums.set(key, { parts: parts.map(keyOf), holds, broken: broken.has(directionOf(bearing, left)), elsewhere: relations.forms[relations.form[at] ?? 0]?.holds ?? 0 });
  });
  return sums;
}

/**
 * Where a sum of the catalogue fails and the structure of the same table shows another sum of the same cell that holds, the
 * catalogue's reading of this layout is wrong, not the figure: it is not judged. Nor is it where the structure adds up more columns,
 * in rows enough: what fails is told of all of them.
 */
export function readAsFiguresSay(book: BudgetBook, laid: readonly LaidRelation[], evaluations: readonly Evaluation[]): readonly Evaluation[] {
  const { structure } = book;
  if (!structure || !evaluations.some(({ status }) => status === "failed")) return evaluations;
  const sums = shownSums(structure);
  return evaluations.map((evaluation, at) => {
    const sum = laid[at];
    if (!sum || evaluation.status !== "failed" || sum.relation.kind === "tie") return evaluation;
    const [total] = sum.left;
    if (!total?.cell) return evaluation;
    const across = isAcross(sum);
    const shown = sums.get(`${across} ${cellKey(total.cell.ref)}`);
    if (!shown) return evaluation;
    const own = evaluation.instance.right.flatMap(({ cell }) => (cell && (figureOf(cell)?.money ?? 0) !== 0 ? [cellKey(cell.ref)] : []));
    const kept = new Set(shown.parts);
    const partsOf = (part: string): readonly string[] => sums.get(`${across} ${part}`)?.parts ?? [];
    // What the structure leaves out stands below what it keeps: lines of a project under the project's own.
    const below = new Set(shown.parts.flatMap(partsOf));
    if (!shown.holds) {
      // Columns that the kind of table does not have elsewhere.
      const more = shown.parts.some((part) => !own.includes(part) && !partsOf(part).some((each) => own.includes(each)));
      const wider = more && shown.elsewhere >= WIDER_ELSEWHERE && own.every((part) => kept.has(part) || below.has(part));
      return wider ? { ...evaluation, status: "notApplicable" } : evaluation;
    }
    const within = shown.parts.every((part) => own.includes(part));
    const levels = within && own.every((part) => kept.has(part) || below.has(part));
    // One amount that equals another is no sum.
    const another = !within && !shown.broken && shown.parts.length > 1;
    const { instance, left, right } = evaluation;
    return levels || another ? { instance, status: "notApplicable", left, right } : evaluation;
  });
}

/** In so many other rows a sum over more columns holds before the catalogue's is left aside where it does not. */
const WIDER_ELSEWHERE = 2;

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

/** Every amount cell of the catalogue's tables. */
function cellsOfTables({ tables }: BudgetBook): CellMap<true> {
  const read = new CellMap<true>();
  for (const table of tables) {
    const columns = amountsOf(table);
    for (let id = 0; id < columns.length; id += 1) read.set(columns.refOf(id), true);
  }
  return read;
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

/** Where the amounts of a table stand, on each of its sheets. */
function amountAreas(table: BookTable): readonly Area[] {
  const { rows } = table;
  const { arrays: { row, column }, from } = amountsOf(table);
  const areas: Area[] = [];
  let [top, bottom, left, right] = [Infinity, -1, Infinity, -1];
  for (let line = 0; line < rows.length; line += 1) {
    for (let id = from[line] ?? 0; id < (from[line + 1] ?? 0); id += 1) {
      top = Math.min(top, row[id] ?? 0);
      bottom = Math.max(bottom, row[id] ?? 0);
      left = Math.min(left, column[id] ?? 0);
      right = Math.max(right, column[id] ?? 0);
    }
    const sheet = rows[line]?.sheet ?? "";
    if (sheet === rows[line + 1]?.sheet) continue;
    if (bottom >= 0) areas.push({ sheet, row: top, column: left, rows: bottom - top + 1, columns: right - left + 1 });
    [top, bottom, left, right] = [Infinity, -1, Infinity, -1];
  }
  return areas;
}
