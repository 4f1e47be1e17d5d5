import { columnSpec } from "../catalog/tables";
import type { BookCell, BudgetBook } from "../model/book";
import { figureOf } from "../model/book";
import { cellKey } from "../model/cells";
import type { CellRef } from "../model/cells";
import { withRelated, type CheckCounts, type Finding } from "../model/findings";
import type { Fen, UnitOfMeasure } from "../model/money";
import { defineRule } from "../model/ruleWords";
import { operandsOf, SIDES, type JudgedTable, type Operand, type Side } from "../relations/instance";
import type { AnyEvaluation, Evaluation } from "../relations/evaluate";
import { amountOf as amount, text } from "./findingValues";
import { findingOf } from "./define";
import { causesOf } from "./causes";
import { movedAmounts } from "./moved";
import type { Cause } from "./causes";
import { roundedInOtherUnit } from "./coarseYuan";
import { roundingExplains } from "./regime";
import { ONE_SET, setsOf, type SetOf } from "./sets";
import { isStructural } from "./structural";
import { surroundingsOf, type Surroundings } from "./surroundings";
import { placeOfRelation } from "./trials";
import { unfilledAmounts } from "./unfilled";
import type { RuleContext, RuleResult } from "./types";

/** What came of the relations of a book, as it is told: with gaps told apart that rounding explains. */
export interface Verdicts {
  /** Relations of the catalogue, and those among them that fail. */
  readonly declared: readonly Evaluation[];
  readonly failed: readonly Evaluation[];
  /** Relations of the structure that fail. */
  readonly failedByStructure: readonly AnyEvaluation[];
  /** Relations of both kinds that hold only because figures were rounded. */
  readonly rounding: readonly AnyEvaluation[];
  readonly counts: CheckCounts;
  readonly around: Surroundings;
}

/** Verdicts of all relations of a book. */
export function verdictsOf({ book, evaluations, structural }: Pick<RuleContext, "book" | "evaluations" | "structural">): Verdicts {
  const both: readonly AnyEvaluation[] = [...evaluations, ...structural];
  const setOf = setsOf(book, structural);
  const declared = judged(evaluations, both, setOf);
  const byStructure = judged(structural, both, setOf);
  const all: readonly AnyEvaluation[] = [...declared, ...byStructure];
  const isFailed = ({ status }: AnyEvaluation): boolean => status === "failed";
  const [failed, failedByStructure] = [declared.filter(isFailed), byStructure.filter(isFailed)];
  const counts = { passed: 0, rounding: 0, failed: 0, notApplicable: 0, insufficientData: 0 };
  for (let at = 0; at < all.length; at += 1) counts[(all[at] as AnyEvaluation).status] += 1;
  return {
    declared, failed, failedByStructure, rounding: all.filter(({ status }) => status === "rounding"),
    counts: { passed: counts.passed + counts.rounding, failed: counts.failed, notApplicable: counts.notApplicable, insufficientData: counts.insufficientData },
    around: surroundingsOf(all),
  };
}

/**
 * Every relation of the catalogue: a finding for each one that does not hold, under the rule that the relation names,
 * led by the cell that explains most of them. Source: DOMAIN §3, 勾稽关系.
 *
 * @param explained groups whose lead is a finding of form, by the places of the relations that it explains
 */
export function relationsHold(book: BudgetBook, { declared, failed, failedByStructure, rounding, counts, around }: Verdicts, explained: ReadonlyMap<string, string>): RuleResult {
  const groupOf = (evaluation: AnyEvaluation): string | undefined => (explained.size === 0 ? undefined : explained.get(placeOfRelation(evaluation)));
  const first = new Set(explained.values()).size + 1;
  const open = failed.filter((evaluation) => groupOf(evaluation) === undefined);
  const moved = movedAmounts([...open, ...failedByStructure], around);
  const isMoved = new Set<AnyEvaluation>(moved.flatMap(({ evaluations }) => evaluations));
  const unfilled = unfilledAmounts(book, open.filter((evaluation) => !isMoved.has(evaluation)), declared);
  const findings = [
    ...failed.flatMap((evaluation) => {
      const group = groupOf(evaluation);
      return group === undefined ? [] : [failureOf(evaluation, shownOf(evaluation, null), { group })];
    }),
    ...unfilled.findings,
    ...[...moved, ...unfilled.causes, ...causesOf([...unfilled.rest, ...failedByStructure.filter((evaluation) => !isMoved.has(evaluation))], around)].flatMap((cause, at) => findingsOf(cause, `g${first + at}`)),
  ];
  return { findings: [...findings, ...roundingHint(rounding)], ...counts };
}

/**
 * Evaluations with those as failed whose gap rounding would explain only if the figures had been rounded at all.
 *
 * @param among everything that was evaluated, by which it is told whether figures were rounded
 * @param setOf the tables that belong together, of which that is told for each set of its own
 */
export function judged<E extends AnyEvaluation>(evaluations: readonly E[], among: readonly AnyEvaluation[] = evaluations, setOf: SetOf = ONE_SET): readonly E[] {
  // Most workbooks have no such gap; then nothing is to be told of how figures were rounded.
  if (!evaluations.some(({ status }) => status === "rounding" || status === "failed")) return evaluations;
  const explained = roundingExplains(among, setOf);
  const coarse = roundedInOtherUnit(among.filter((evaluation) => evaluation.status === "failed" || (evaluation.status === "rounding" && explained(evaluation))));
  return evaluations.map((evaluation) => toldByRounding(evaluation, coarse, explained));
}

/** An evaluation as it is told: rounding explains what fails only by it, or does not explain what holds only by it. */
export function toldByRounding<E extends AnyEvaluation>(evaluation: E, coarse: ReadonlySet<AnyEvaluation>, explained: (evaluation: AnyEvaluation) => boolean): E {
  if (evaluation.status === "failed") return coarse.has(evaluation) ? { ...evaluation, status: "rounding" } : evaluation;
  return evaluation.status === "rounding" && !explained(evaluation) ? { ...evaluation, status: "failed" } : evaluation;
}

function findingsOf(cause: Cause, group: string): readonly Finding[] {
  const [wrong] = cause.cells.length === 1 ? cause.cells : [];
  const failures = cause.evaluations.map((evaluation) => ({ evaluation, shown: shownOf(evaluation, wrong?.cell.ref ?? null) }));
  // The finding at the wrong cell leads its group; a sum explains it more plainly than a tie does.
  const order = ({ evaluation: { instance }, shown }: (typeof failures)[number]): number => (shown.isWrong ? 0 : 2) + (instance.relation.rule.id.startsWith("sum/") ? 0 : 1);
  return failures.sort((a, b) => order(a) - order(b)).map(({ evaluation, shown }, at) => {
    if (at > 0 || shown.isWrong || !wrong) return failureOf(evaluation, shown, { group, ...(at === 0 && shown.isWrong ? { rootCause: true } : {}), ...alternativesTo(cause, shown) });
    return ledFrom(failureOf(evaluation, shown, { group }), wrong);
  });
}

/** The first finding moved to the typed amount behind the formulas that the relation compares. */
function ledFrom(finding: Finding, { cell, table, correction }: Cause["cells"][number]): Finding {
  const money = figureOf(cell)?.money ?? 0;
  const unit = table.unit ?? "元";
  return {
    ...finding, at: cell.ref, related: [finding.at, ...finding.related], rootCause: true,
    values: {
      ...finding.values, printed: amount(money, unit, cell), expected: amount(money + correction, unit, cell), difference: amount(-correction, unit, cell),
    },
  };
}

/** Where several cells explain the group equally well, each finding says which others do. */
function alternativesTo({ cells }: Cause, shown: Shown): Pick<Finding, "alternatives"> {
  if (cells.length < 2) return {};
  const at = cellKey(shown.operand.cell.ref);
  return { alternatives: cells.map(({ cell }) => cell.ref).filter((ref) => cellKey(ref) !== at) };
}

function failureOf(evaluation: AnyEvaluation, shown: Shown, more: Pick<Finding, "group" | "rootCause" | "alternatives">): Finding {
  const { instance } = evaluation;
  const { cell: { ref: at }, table } = shown.operand;
  // A table in which nothing is filled in may state no unit; the other side has one.
  const unit = table.unit ?? instance.left[0]?.table.unit ?? "元";
  const { relation: { id, rule } } = instance;
  return withRelated({ rule: rule.id, severity: rule.severity, at, relation: id, values: valuesOf(evaluation, shown, unit), ...more }, () => cellsBeside(instance, at));
}

/** The printed cells of a relation but one. */
function cellsBeside(instance: AnyEvaluation["instance"], at: CellRef): readonly CellRef[] {
  const cells: CellRef[] = [];
  for (const side of SIDES) {
    instance.eachPlace(side, (sheet, row, column) => { if (row !== at.row || column !== at.column || sheet !== at.sheet) cells.push({ sheet, row, column }); });
  }
  return cells;
}

type Printed = Operand<JudgedTable> & { readonly cell: BookCell };

/** The cell at which a failing relation is shown. */
interface Shown {
  readonly operand: Printed;
  readonly side: Side;
  /** It is the one that is wrong. */
  readonly isWrong: boolean;
}

/** What an operand would have to be for the relation to hold. */
function expectedOf({ left, right }: AnyEvaluation, { operand, side }: Pick<Shown, "operand" | "side">): Fen {
  return (figureOf(operand.cell)?.money ?? 0) + (side === "left" ? right - left : left - right);
}

/** What the finding says of the cell at which it is shown, and of both sides. */
function valuesOf(evaluation: AnyEvaluation, shown: Shown, unit: UnitOfMeasure): Finding["values"] {
  const { instance, left, right } = evaluation;
  const { cell } = shown.operand;
  const figure = figureOf(cell);
  const money = figure?.money ?? 0;
  const expected = expectedOf(evaluation, shown);
  return {
    printed: figure ? amount(money, unit, cell) : { kind: "blank" }, expected: amount(expected, unit, cell),
    difference: amount(money - expected, unit, cell), left: amount(left, unit, cell), right: amount(right, unit, cell),
    leftNames: text(namesOf(instance, "left")), leftCount: text(String(instance.sizeOf("left"))),
    rightNames: text(namesOf(instance, "right")), rightCount: text(String(instance.sizeOf("right"))),
    operator: text(instance.operator),
    // What holds for the cell itself: one on the right of ≥ must not exceed the left.
    bound: text(shown.side === "right" ? MIRRORED[instance.operator] : instance.operator),
    ...(isStructural(instance.relation) ? { grounds: text(String(instance.relation.grounds)) } : {}),
  };
}

/**
 * The cell at which a relation is shown: the wrong one where it is known and named; else the empty side where one is empty, else
 * the sum; never one that would have to be below zero to be right, where another need not.
 */
function shownOf(evaluation: AnyEvaluation, wrong: CellRef | null): Shown {
  const { instance, empty } = evaluation;
  if (wrong) for (const side of SIDES) {
    const [at] = instance.placesOf(side, wrong);
    const operand = at === undefined ? null : instance.operandAt(side, at);
    if (operand && isPrinted(operand)) return { operand, side, isWrong: true };
  }
  let first: Shown | null = null;
  for (const { operand, side } of operandsOf(instance, empty === "right" ? ["right", "left"] : SIDES)) {
    if (!isPrinted(operand)) continue;
    const shown: Shown = { operand, side, isWrong: false };
    first ??= shown;
    if (operand.cell.signed === true || expectedOf(evaluation, shown) >= 0) return shown;
  }
  // What fails compares figures, which are printed.
  if (!first) throw new RangeError(`no figure in ${instance.relation.id}`);
  return first;
}

function isPrinted(operand: Operand<JudgedTable>): operand is Printed {
  return operand.cell !== null;
}

const MIRRORED = { "=": "=", "<=": ">=", ">=": "<=" } as const;

/** The rule for sums that differ by rounding alone. */
export const ROUNDING = defineRule({
  id: "hint/rounding",
  severity: "hint",
  title: { zh: "四舍五入造成的尾差", en: "Differences explained by rounding" },
  message: {
    zh: "有 {count} 处合计只差四舍五入的尾数，各数取整后不能逐项相加属正常，请留意。",
    en: "{count} sums differ only by rounding of their parts; this is usual, have a look.",
  },
});

/** One finding for all relations that hold only because figures were rounded. */
function roundingHint(rounding: readonly AnyEvaluation[]): readonly Finding[] {
  const cells = rounding.flatMap((evaluation) => evaluation.instance.left.flatMap((operand) => operand.cell?.ref ?? []));
  const [at, ...related] = cells;
  if (!at) return [];
  return [findingOf(ROUNDING, { at, related, values: { count: text(String(rounding.length)) } })];
}

/** Names of a long sum that are spelled out; the report says how many there are. */
const MOST_NAMES = 3;

function namesOf(instance: AnyEvaluation["instance"], side: Side): string {
  return Array.from({ length: Math.min(MOST_NAMES, instance.sizeOf(side)) }, (_, at) => {
    const operand = instance.operandAt(side, at);
    const { id } = operand.table;
    const column = (id === "structural" ? undefined : columnSpec(id, operand.axis, operand.role)?.label) ?? operand.role;
    const row = operand.row?.label ?? operand.key;
    return `${operand.table.title || operand.table.sheet}〔${row} · ${column}〕`;
  }).join(" + ");
}
