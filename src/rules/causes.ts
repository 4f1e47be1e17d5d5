import type { BookCell } from "../model/book";
import { figureOf } from "../model/book";
import { cellKey } from "../model/cells";
import type { Fen } from "../model/money";
import type { AnyEvaluation } from "../relations/evaluate";
import type { JudgedTable } from "../relations/instance";
import type { Term } from "./throughFormulas";
import { Dependence } from "./throughFormulas";
import type { Surroundings } from "./surroundings";
import { emptySide } from "./unfilled";

/**
 * What explains a set of failed relations: the cells each of which, changed by `correction`, makes every relation of
 * the group hold. More than one where the figures do not tell which of them is wrong.
 */
export interface Cause {
  readonly cells: readonly { readonly cell: BookCell; readonly table: JudgedTable; readonly correction: Fen }[];
  readonly evaluations: readonly AnyEvaluation[];
}

interface Touch {
  readonly evaluation: AnyEvaluation;
  /** Change of this cell that makes the relation hold exactly. */
  readonly needed: Fen;
}

interface Candidate {
  readonly cell: BookCell;
  readonly table: JudgedTable;
  /** A failed relation names the cell itself; else it stands behind a formula that one names. */
  direct: boolean;
  readonly failed: Touch[];
  /** Relations that hold now and would break if the cell changed. */
  holds: number;
}

/**
 * Groups failed relations by probable cause, with the relations around them that speak against one. A cell explains the relations that the same change of it would mend; every
 * relation that holds and contains the cell speaks against it. The cell that explains most leads the first group;
 * what it does not explain is grouped again. Hints weigh half. In a workbook with live formulas a typed amount explains
 * what its sums break too, however far up.
 */
export function causesOf(failed: readonly AnyEvaluation[], around: Surroundings): readonly Cause[] {
  if (failed.length === 0) return [];
  const long = around.dependence.isEmpty ? onlyLong(failed) : null;
  return (long && causesAmong(sharedTerms(failed, long), around, long)) ?? causesAmong(allTerms(failed, around.dependence.begin()), around, null) ?? [];
}

/** The cells that may explain each failed relation, in the order of the relations. */
type Terms = ReadonlyMap<AnyEvaluation, readonly Term[]>;

function allTerms(failed: readonly AnyEvaluation[], dependence: Dependence): Terms {
  return new Map(failed.map((evaluation) => [evaluation, dependence.termsOf(evaluation)]));
}

/** Cells of a relation that are not gone through one by one without need. */
const LONG = 200;

/** The only long one of failed relations; null where there is none, or more, or it says which side is empty. */
function onlyLong(failed: readonly AnyEvaluation[]): AnyEvaluation | null {
  const [long, ...more] = failed.filter(({ instance }) => instance.sizeOf("left") + instance.sizeOf("right") > LONG);
  return long && more.length === 0 && long.empty === undefined ? long : null;
}

/** Terms of which those of the long relation are only the cells that another failed one names too. */
function sharedTerms(failed: readonly AnyEvaluation[], long: AnyEvaluation): Terms {
  const direct = new Dependence([]);
  const others = new Map(failed.flatMap((evaluation) => (evaluation === long ? [] : [[evaluation, direct.termsOf(evaluation)] as const])));
  const cells = new Map([...others.values()].flat().map(({ cell }) => [cellKey(cell.ref), cell.ref]));
  const { instance } = long;
  const shared = [...cells.values()].flatMap((ref) => {
    const [left, right] = [instance.placesOf("left", ref), instance.placesOf("right", ref)];
    const [first] = [...left.map((at) => ["left", at] as const), ...right.map((at) => ["right", at] as const)];
    return first && left.length !== right.length ? [{ side: first[0], at: first[1], weight: left.length - right.length }] : [];
  }).sort((a, b) => a.side.localeCompare(b.side) || a.at - b.at);
  const own = shared.flatMap(({ side, at, weight }): readonly Term[] => {
    const { cell, table } = instance.operandAt(side, at);
    return cell ? [{ cell, table, weight, direct: true }] : [];
  });
  return new Map(failed.map((evaluation) => [evaluation, evaluation === long ? own : others.get(evaluation) ?? []]));
}

/**
 * @param long a relation of which not all terms are given: only where each cause is better than any cell that it alone names
 *   is the answer known
 * @returns null where it is not
 */
function causesAmong(terms: Terms, around: Surroundings, long: AnyEvaluation | null): readonly Cause[] | null {
  const candidates = candidatesOf(terms, around);
  const causes = clusters(terms).map((cluster) => {
    const own = new Map<string, Candidate>();
    for (const evaluation of cluster) {
      for (const term of terms.get(evaluation) ?? []) {
        const key = keyOf(term);
        const candidate = candidates.get(key);
        if (candidate) own.set(key, candidate);
      }
    }
    return explain(cluster, own, long);
  });
  return causes.includes(null) ? null : causes.flatMap((each) => each ?? []);
}

/** Beyond so many separate causes in one cluster the figures are not slips but another budget; they are listed singly. */
const MOST_CAUSES = 100;

function explain(cluster: readonly AnyEvaluation[], candidates: Map<string, Candidate>, long: AnyEvaluation | null): readonly Cause[] | null {
  const open = new Set(cluster);
  const causes: Cause[] = [];
  while (causes.length < MOST_CAUSES) {
    const best = bestCandidates(candidates, open);
    const lead = best[0];
    // A cell that the long relation alone names explains nothing but that one.
    if (long && open.has(long) && (lead?.score ?? 0) <= weightOf(long)) return null;
    if (!lead) break;
    for (const evaluation of lead.explained) open.delete(evaluation);
    causes.push({
      cells: best.map(({ candidate, correction }) => ({ cell: candidate.cell, table: candidate.table, correction })),
      evaluations: lead.explained,
    });
    for (const [key, candidate] of candidates) {
      if (!candidate.failed.some((touch) => open.has(touch.evaluation))) candidates.delete(key);
    }
  }
  return [...causes, ...[...open].map((evaluation) => ({ cells: [], evaluations: [evaluation] }))];
}

/** Failed relations that share cells, directly or through one another. */
function clusters(terms: Terms): readonly (readonly AnyEvaluation[])[] {
  const failed = [...terms.keys()];
  // None for those that lead themselves.
  const leader: number[] = [];
  const find = (at: number): number => {
    let root = at;
    for (let above = leader[root]; above !== undefined; above = leader[root]) root = above;
    if (root !== at) leader[at] = root;
    return root;
  };
  const firstWith = new Map<string, number>();
  failed.forEach((evaluation, at) => {
    for (const { cell } of terms.get(evaluation) ?? []) {
      const key = cellKey(cell.ref);
      const [own, other] = [find(at), find(firstWith.get(key) ?? at)];
      firstWith.set(key, other);
      if (own !== other) leader[own] = other;
    }
  });
  const groups = new Map<number, AnyEvaluation[]>();
  failed.forEach((evaluation, at) => {
    const root = find(at);
    const group = groups.get(root) ?? [];
    group.push(evaluation);
    groups.set(root, group);
  });
  return [...groups.values()];
}

interface Scored {
  readonly candidate: Candidate;
  readonly correction: Fen;
  readonly explained: readonly AnyEvaluation[];
  readonly score: number;
}

/**
 * Of equally good explanations those that a relation names itself; what stands behind formulas, only where it says more,
 * and then with the blanks behind them that say as much: an amount that nobody has typed yet is as likely as a wrong one.
 */
function bestCandidates(candidates: ReadonlyMap<string, Candidate>, open: ReadonlySet<AnyEvaluation>): readonly Scored[] {
  let best: Scored[] = [];
  const blanks: Scored[] = [];
  for (const candidate of candidates.values()) {
    const scored = score(candidate, open);
    if (!scored) continue;
    const lead = best[0];
    if (isBlankBehind(candidate)) blanks.push(scored);
    else if (!lead || scored.score > lead.score) best = [scored];
    else if (scored.score === lead.score && sameEvaluations(scored.explained, lead.explained)) best.push(scored);
  }
  const [lead] = best;
  const direct = best.filter(({ candidate }) => candidate.direct);
  if (!lead || direct.length > 0) return direct;
  return [...best, ...blanks.filter((scored) => scored.score >= lead.score && sameEvaluations(scored.explained, lead.explained))];
}

/** A blank behind the sums that a relation names gives doubt, no verdict. */
function isBlankBehind({ cell, direct }: Pick<Term, "cell" | "direct">): boolean {
  return !direct && cell.state.kind === "blank";
}

/** A blank that a relation names, and the same blank behind its sums, are weighed apart. */
function keyOf(term: Pick<Term, "cell" | "direct">): string {
  return `${cellKey(term.cell.ref)}${isBlankBehind(term) ? BEHIND : ""}`;
}
const BEHIND = "|behind";

function score(candidate: Candidate, open: ReadonlySet<AnyEvaluation>): Scored | null {
  const byCorrection = new Map<Fen, AnyEvaluation[]>();
  for (const touch of candidate.failed) {
    if (!open.has(touch.evaluation) || wouldBeNegative(candidate, touch)) continue;
    const explained = byCorrection.get(touch.needed) ?? [];
    explained.push(touch.evaluation);
    byCorrection.set(touch.needed, explained);
  }
  let best: Scored | null = null;
  for (const [correction, explained] of byCorrection) {
    const weight = explained.reduce((sum, evaluation) => sum + (isAgainstEmpty(candidate, evaluation) ? 0 : weightOf(evaluation)), 0);
    if (weight === 0) continue;
    const total = weight - candidate.holds;
    if (!best || total > best.score) best = { candidate, correction, explained, score: total };
  }
  return best;
}

/** Nobody forgets to type an amount below zero, and none is right where the table prints none. */
function wouldBeNegative({ cell }: Candidate, { needed }: Touch): boolean {
  const money = figureOf(cell)?.money ?? 0;
  return money >= 0 && money + needed < 0 && cell.signed !== true;
}

/** That nothing stands on the other side accuses no figure on this one; something else has to. */
function isAgainstEmpty({ cell }: Candidate, evaluation: AnyEvaluation): boolean {
  return evaluation.empty !== undefined && !emptySide(evaluation).some((operand) => operand.cell === cell);
}

function weightOf(evaluation: AnyEvaluation): number {
  return evaluation.instance.relation.rule.severity === "hint" ? 0.5 : 1;
}

function sameEvaluations(a: readonly AnyEvaluation[], b: readonly AnyEvaluation[]): boolean {
  return a.length === b.length && a.every((evaluation) => b.includes(evaluation));
}

function candidatesOf(terms: Terms, around: Surroundings): Map<string, Candidate> {
  const candidates = new Map<string, Candidate>();
  for (const [evaluation, own] of terms) {
    const gap = evaluation.left - evaluation.right;
    for (const { cell, table, weight, direct } of own) {
      // No single change of an amount that counts twice is told apart from two slips.
      if (Math.abs(weight) !== 1) continue;
      const key = keyOf({ cell, direct });
      const candidate = candidates.get(key) ?? { cell, table, direct: false, failed: [], holds: 0 };
      candidate.direct ||= direct;
      candidate.failed.push({ evaluation, needed: -weight * gap });
      candidates.set(key, candidate);
    }
  }
  around.eachHolding([...candidates.values()].map(({ cell }) => cell), (cell, evaluation) => {
    // Where a relation names a blank, no other that holds without it speaks for leaving it so.
    const candidate = candidates.get(keyOf({ cell, direct: false }));
    if (candidate) candidate.holds += weightOf(evaluation);
  });
  return candidates;
}
