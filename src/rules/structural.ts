import type { BookCell, BudgetBook } from "../model/book";
import { BLANK, figureOf, typedAmount } from "../model/book";
import type { CellRef } from "../model/cells";
import { cellKey, CellMap } from "../model/cells";
import { STRUCTURAL_OUTCOME, type Bearing, type StructuralTable, type Structure } from "../model/structure";
import type { AnyEvaluation, Evaluation, RelationStatus } from "../relations/evaluate";
import type { JudgedRelation, JudgedTable, Operand } from "../relations/instance";
import { STRUCTURAL_RULES } from "./structuralRules";

/** A relation that a table's structure shows, with what speaks for it. */
export interface StructuralRelation extends JudgedRelation {
  readonly kind: "structural";
  readonly bearing: Bearing;
  /** Other places in which it, or its like in the same table, holds. */
  readonly grounds: number;
}

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
export function structuralEvaluations(book: BudgetBook, declared: readonly Evaluation[]): readonly AnyEvaluation[] {
  const { structure } = book;
  if (!structure) return [];
  const taken = judgedSums(declared);
  let cells: CellMap<true> | null = null;
  const isRead = (ref: CellRef): boolean => (cells ??= cellsOfTables(book)).has(ref);
  const { relations, amounts } = structure;
  const refs: (CellRef | undefined)[] = [];
  const refOf = (id: number): CellRef => (refs[id] ??= {
    sheet: structure.tables[amounts.table[id] ?? 0]?.sheet ?? "", row: amounts.row[id] ?? 0, column: amounts.column[id] ?? 0,
  });
  const tables = structure.tables.map(judgedTable);
  const operands: (Operand<JudgedTable> | undefined)[] = [];
  const operandOf = (id: number): Operand<JudgedTable> => (operands[id] ??= operand(structure, tables[amounts.table[id] ?? 0], id, refOf(id), signed[id] === 1));
  const specs = relations.forms.map(({ bearing, holds, alike }): StructuralRelation => ({
    kind: "structural", id: `structure/${bearing}`, rule: STRUCTURAL_RULES[bearing], derives: false, bearing,
    grounds: holds > 0 ? holds : alike,
  }));
  const signed = changesIn(structure);
  const evaluations: AnyEvaluation[] = [];
  relations.left.forEach((left, at) => {
    const relation = specs[relations.form[at] ?? 0];
    const status = STATUS[relations.outcome[at] ?? 0];
    if (!relation || status === undefined) return;
    const { bearing } = relation;
    if (bearing === "rate") return;
    const within = bearing === "tie" || bearing === "pane-totals";
    if (!within && taken(ACROSS.has(bearing), refOf(left))) return;
    const right = relations.right.subarray(relations.from[at], relations.from[at + 1]);
    if (within && isRead(refOf(left)) && right.every((id) => isRead(refOf(id)))) return;
    const money = (id: number): number => amounts.money[id] ?? 0;
    // A change is said of its own cell: change + base = this year.
    const [sides, total] = bearing === "change" ? [[...right].reverse(), [left]] : [[left], [...right]];
    const sum = (ids: readonly number[]): number => ids.reduce((all, id) => all + money(id), 0);
    evaluations.push({
      instance: { relation, operator: "=", left: sides.map(operandOf), right: total.map(operandOf) }, status, left: sum(sides), right: sum(total),
      ...(status === "failed" && relations.outcome[at] === STRUCTURAL_OUTCOME.blankTotal ? { empty: "left" as const } : {}),
    });
  });
  return evaluations;
}

/** What the structure of a table shows a cell to add up. */
interface ShownSum {
  /** The cells other than nothing that it adds up. */
  readonly parts: readonly string[];
  readonly holds: boolean;
  /** Some sum of that direction in the table fails, so that the reading as a whole is not borne out. */
  readonly broken: boolean;
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
    if (parts.length > 0 && (holds || !sums.has(key))) sums.set(key, { parts: parts.map(keyOf), holds, broken: broken.has(directionOf(bearing, left)) });
  });
  return sums;
}

/**
 * Where a sum of the catalogue fails and the structure of the same table shows another sum of the same cell that holds, the
 * catalogue's reading of this layout is wrong, not the figure: it is not judged.
 */
export function readAsFiguresSay(book: BudgetBook, evaluations: readonly Evaluation[]): readonly Evaluation[] {
  const { structure } = book;
  if (!structure || !evaluations.some(({ status }) => status === "failed")) return evaluations;
  const sums = shownSums(structure);
  return evaluations.map((evaluation) => {
    const [total] = evaluation.instance.left;
    if (evaluation.status !== "failed" || evaluation.instance.relation.kind === "tie" || !total?.cell) return evaluation;
    const across = isAcross(evaluation);
    const shown = sums.get(`${across} ${cellKey(total.cell.ref)}`);
    if (!shown?.holds) return evaluation;
    const own = evaluation.instance.right.flatMap(({ cell }) => (cell && (figureOf(cell)?.money ?? 0) !== 0 ? [cellKey(cell.ref)] : []));
    const kept = new Set(shown.parts);
    // What the structure leaves out stands below what it keeps: lines of a project under the project's own.
    const below = new Set(shown.parts.flatMap((part) => sums.get(`${across} ${part}`)?.parts ?? []));
    const within = shown.parts.every((part) => own.includes(part));
    const levels = within && own.every((part) => kept.has(part) || below.has(part));
    // One amount that equals another is no sum.
    const another = !within && !shown.broken && shown.parts.length > 1;
    return levels || another ? { ...evaluation, status: "notApplicable" } : evaluation;
  });
}

/** Whether a sum adds up cells beside its total, not above or below it. */
function isAcross({ instance: { left, right } }: Pick<Evaluation, "instance">): boolean {
  const row = left[0]?.cell?.ref.row;
  let any = false;
  for (const { cell } of right) {
    if (cell === null) continue;
    if (cell.ref.row !== row) return false;
    any = true;
  }
  return any;
}

/** Every amount cell of the catalogue's tables. */
function cellsOfTables({ tables }: BudgetBook): CellMap<true> {
  const read = new CellMap<true>();
  for (const { rows } of tables) for (const { cells } of rows) for (const { ref } of cells.values()) read.set(ref, true);
  return read;
}

/** Whether relations of the catalogue sum a cell and could judge it, in a direction. */
function judgedSums(declared: readonly Evaluation[]): (across: boolean, ref: CellRef) => boolean {
  const across = new CellMap<true>();
  const down = new CellMap<true>();
  for (const { instance, status } of declared) {
    const [total] = instance.left;
    if (!total?.cell || instance.relation.kind === "tie" || status === "insufficientData" || status === "notApplicable") continue;
    (isAcross({ instance }) ? across : down).set(total.cell.ref, true);
  }
  return (isAcross, ref) => (isAcross ? across : down).has(ref);
}

const MOST_COLUMNS = 65_536;

/** Of each amount 1 where it is a change against another year or a sum of such. */
function changesIn({ amounts }: Structure): Uint8Array {
  const negative = new Set<number>();
  const columnOf = (id: number): number => (amounts.table[id] ?? -1) * MOST_COLUMNS + (amounts.column[id] ?? -1);
  amounts.money.forEach((money, id) => { if (money < 0) negative.add(columnOf(id)); });
  return negative.size === 0 ? amounts.change : amounts.change.map((change, id) => (negative.has(columnOf(id)) ? 1 : change));
}

function judgedTable({ sheet, title, titleCell, area, unit }: StructuralTable): JudgedTable {
  return { id: "structural", sheet, title, titleCell, area, unit };
}

function operand({ amounts }: Structure, table: JudgedTable | undefined, id: number, ref: CellRef, signed: boolean): Operand<JudgedTable> {
  const own: JudgedTable = table ?? { id: "structural", sheet: ref.sheet, title: "", titleCell: null, area: { ...ref, rows: 1, columns: 1 }, unit: null };
  const state = amounts.state[id];
  const cell: BookCell = {
    ref, ...(signed ? { signed: true as const } : {}),
    state: state === 1 ? typedAmount({ money: amounts.money[id] ?? 0, grain: amounts.grain[id] ?? 1 }) : BLANK,
  };
  return { table: own, axis: "main", key: amounts.words[amounts.label[id] ?? -1] ?? "", role: amounts.words[amounts.header[id] ?? -1] ?? "", row: null, cell };
}
