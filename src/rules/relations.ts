import { columnSpec } from "../catalog/tables";
import type { BookCell } from "../model/book";
import { figureOf } from "../model/book";
import { cellKey } from "../model/cells";
import type { CellRef } from "../model/cells";
import type { Finding } from "../model/findings";
import type { Fen, UnitOfMeasure } from "../model/money";
import { defineRule } from "../model/ruleWords";
import type { JudgedTable, Operand } from "../relations/instance";
import type { AnyEvaluation } from "../relations/evaluate";
import { amountOf as amount, text } from "./findingValues";
import { findingOf } from "./define";
import { causesOf } from "./causes";
import type { Cause } from "./causes";
import { roundingExplains } from "./regime";
import { isStructural } from "./structural";
import { placeOfRelation } from "./trials";
import { unfilledAmounts } from "./unfilled";
import type { RuleContext, RuleResult } from "./types";

/**
 * Every relation of the catalogue: a finding for each one that does not hold, under the rule that the relation names,
 * led by the cell that explains most of them. Source: DOMAIN §3, 勾稽关系.
 */
export function relationsHold({ book, evaluations, structural, explained }: RuleContext): RuleResult {
  const both: readonly AnyEvaluation[] = [...evaluations, ...structural];
  const declared = judged(evaluations, both);
  const byStructure = judged(structural, both);
  const all: readonly AnyEvaluation[] = [...declared, ...byStructure];
  const failed = declared.filter((evaluation) => evaluation.status === "failed");
  const failedByStructure = byStructure.filter((evaluation) => evaluation.status === "failed");
  const rounding = all.filter((evaluation) => evaluation.status === "rounding");
  const groupOf = (evaluation: AnyEvaluation): string | undefined => explained.get(placeOfRelation(evaluation));
  const first = new Set(explained.values()).size + 1;
  const open = failed.filter((evaluation) => groupOf(evaluation) === undefined);
  const unfilled = unfilledAmounts(book, open, declared);
  const findings = [
    ...failed.flatMap((evaluation) => failureOf(evaluation, new Map(), groupOf(evaluation) ?? "", false)).filter(({ group }) => group !== ""),
    ...unfilled.findings,
    ...[...unfilled.causes, ...causesOf([...unfilled.rest, ...failedByStructure], all)].flatMap((cause, at) => findingsOf(cause, `g${first + at}`)),
  ];
  const counts = new Map<AnyEvaluation["status"], number>();
  for (const { status } of all) counts.set(status, (counts.get(status) ?? 0) + 1);
  const count = (status: AnyEvaluation["status"]): number => counts.get(status) ?? 0;
  return {
    findings: [...findings, ...roundingHint(rounding)],
    passed: count("passed") + rounding.length,
    failed: failed.length + failedByStructure.length,
    notApplicable: count("notApplicable"),
    insufficientData: count("insufficientData"),
  };
}

/**
 * Evaluations with those as failed whose gap rounding would explain only if the figures had been rounded at all.
 *
 * @param among everything that was evaluated, by which it is told whether figures were rounded
 */
export function judged<E extends AnyEvaluation>(evaluations: readonly E[], among: readonly AnyEvaluation[] = evaluations): readonly E[] {
  // Most workbooks have no such gap; then nothing is to be told of how figures were rounded.
  if (!evaluations.some(({ status }) => status === "rounding")) return evaluations;
  const explained = roundingExplains(among);
  return evaluations.map((evaluation) =>
    (evaluation.status === "rounding" && !explained(evaluation) ? { ...evaluation, status: "failed" } : evaluation));
}

function findingsOf(cause: Cause, group: string): readonly Finding[] {
  const certain = cause.cells.length === 1;
  const wrong = new Map(cause.cells.map(({ cell, correction }) => [cellKey(cell.ref), correction]));
  const findings = cause.evaluations.map((evaluation) => withAlternatives(failureOf(evaluation, wrong, group, certain), cause));
  // The finding at the wrong cell leads its group; a sum explains it more plainly than a tie does.
  const order = (finding: Finding): number => (finding.rootCause ? 0 : 2) + (finding.rule.startsWith("sum/") ? 0 : 1);
  const ordered = findings.sort((a, b) => order(a) - order(b)).map((finding, at) => (at === 0 ? finding : omitRoot(finding)));
  const [lead, ...rest] = ordered;
  return lead && certain && !lead.rootCause ? [ledFrom(lead, cause), ...rest] : ordered;
}

/** The first finding moved to the typed amount behind the formulas that the relation compares. */
function ledFrom(finding: Finding, { cells: [wrong] }: Cause): Finding {
  if (!wrong) return finding;
  const { cell, table, correction } = wrong;
  const money = figureOf(cell)?.money ?? 0;
  const unit = table.unit ?? "元";
  return {
    ...finding, at: cell.ref, related: [finding.at, ...finding.related.filter((ref) => cellKey(ref) !== cellKey(cell.ref))], rootCause: true,
    values: {
      ...finding.values, printed: amount(money, unit, cell), expected: amount(money + correction, unit, cell), difference: amount(-correction, unit, cell),
    },
  };
}

/** Where several cells explain the group equally well, each finding says which others do. */
function withAlternatives(finding: Finding, cause: Cause): Finding {
  if (cause.cells.length < 2) return finding;
  return { ...finding, alternatives: cause.cells.map(({ cell }) => cell.ref).filter((ref) => cellKey(ref) !== cellKey(finding.at)) };
}

function omitRoot(finding: Finding): Finding {
  const { rootCause: _, ...rest } = finding;
  return rest;
}

function failureOf(evaluation: AnyEvaluation, wrong: ReadonlyMap<string, Fen>, group: string, certain: boolean): Finding {
  const { instance } = evaluation;
  const operands = [...instance.left, ...instance.right];
  const printed = operands.filter((operand): operand is Printed => operand.cell !== null);
  const culprit = certain ? printed.find((operand) => wrong.has(cellKey(operand.cell.ref))) : undefined;
  const shown = culprit ?? shownOf(evaluation, printed);
  const at = shown?.cell.ref ?? placeOf(operands);
  return findingOf(instance.relation.rule, {
    at, relation: instance.relation.id,
    related: printed.map((operand) => operand.cell.ref).filter((ref) => cellKey(ref) !== cellKey(at)),
    values: valuesOf(evaluation, shown, shown?.table.unit ?? operands[0]?.table.unit ?? "元"),
    group,
    ...(culprit ? { rootCause: true } : {}),
  });
}

type Printed = Operand<JudgedTable> & { readonly cell: BookCell };

/** What an operand would have to be for the relation to hold. */
function expectedOf({ instance, left, right }: AnyEvaluation, operand: Operand<JudgedTable>): Fen {
  return (figureOf(operand.cell ?? undefined)?.money ?? 0) + (instance.left.includes(operand) ? right - left : left - right);
}

/** What the finding says of the cell at which it is shown, and of both sides. */
function valuesOf(evaluation: AnyEvaluation, shown: Printed | undefined, unit: UnitOfMeasure): Finding["values"] {
  const { instance, left, right } = evaluation;
  const cell = shown?.cell;
  const figure = figureOf(cell);
  const money = figure?.money ?? 0;
  const expected = shown ? expectedOf(evaluation, shown) : right - left;
  const onLeft = shown === undefined || instance.left.includes(shown);
  return {
    printed: shown && !figure ? { kind: "blank" } : amount(money, unit, cell), expected: amount(expected, unit, cell),
    difference: amount(money - expected, unit, cell), left: amount(left, unit, cell), right: amount(right, unit, cell),
    leftNames: text(namesOf(instance.left)), leftCount: text(String(instance.left.length)),
    rightNames: text(namesOf(instance.right)), rightCount: text(String(instance.right.length)),
    operator: text(instance.operator),
    // What holds for the cell itself: one on the right of ≥ must not exceed the left.
    bound: text(onLeft ? instance.operator : MIRRORED[instance.operator]),
    ...(isStructural(instance.relation) ? { grounds: text(String(instance.relation.grounds)) } : {}),
  };
}

/**
 * The cell at which a relation without a certain culprit is shown: the empty side where one is empty, else the sum; never
 * one that would have to be below zero to be right, where another need not.
 */
function shownOf(evaluation: AnyEvaluation, printed: readonly Printed[]): Printed | undefined {
  const { instance, empty } = evaluation;
  const side = (operands: readonly Operand<JudgedTable>[]): readonly Printed[] => printed.filter((operand) => operands.includes(operand));
  const order = empty === "right" ? [...side(instance.right), ...side(instance.left)] : [...side(instance.left), ...side(instance.right)];
  return order.find((operand) => expectedOf(evaluation, operand) >= 0 || operand.cell.signed === true) ?? order[0];
}

const MIRRORED = { "=": "=", "<=": ">=", ">=": "<=" } as const;

/** A relation may fail because a whole row is missing; then the table's title stands for it. */
function placeOf(operands: readonly Operand<JudgedTable>[]): CellRef {
  const table = operands[0]?.table;
  return table?.titleCell ?? { sheet: table?.sheet ?? "", row: table?.area.row ?? 0, column: table?.area.column ?? 0 };
}

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

function namesOf(operands: readonly Operand<JudgedTable>[]): string {
  return operands.slice(0, MOST_NAMES).map((operand) => {
    const { id } = operand.table;
    const column = (id === "structural" ? undefined : columnSpec(id, operand.axis, operand.role)?.label) ?? operand.role;
    const row = operand.row?.label ?? operand.key;
    return `${operand.table.title || operand.table.sheet}〔${row} · ${column}〕`;
  }).join(" + ");
}
