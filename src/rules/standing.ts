import type { BookCell, BookTable, CellState } from "../model/book";
import { CellMap } from "../model/cells";
import type { CellRef } from "../model/cells";
import type { Fen } from "../model/money";
import type { MovedRelations, Shift, Structure } from "../model/structure";
import { evaluatorOf, type AnyEvaluation, type Evaluation } from "../relations/evaluate";
import { figuresLaidOutBy } from "../relations/instantiate";
import type { LaidRelation } from "../relations/laid";
import { eachNaming, entriesOf, type Entries } from "./entries";
import type { JudgedBook } from "./judgedBook";
import { hasSuspectCodes } from "./mistypedCodes";
import { unitSuspects } from "./mistypedUnits";
import { roundedInOtherUnit } from "./coarseYuan";
import { isExplained, roundedSheets } from "./regime";
import { toldByRounding, type Verdicts } from "./relations";
import { ruled, type Form, type Ruled } from "./run";
import { setsOf } from "./sets";
import { StandingRegime } from "./standingRegime";
import { readAsShown, ShownSums, STATUS } from "./structural";
import { StructuralInstance } from "./structuralInstance";
import { structuralRate } from "./structuralRate";
import { TRIED } from "./structure";
import { surroundingsOf, type Surroundings } from "./surroundings";
import { Dependence, mayFollow } from "./throughFormulas";

/** More relations that fail, or hold only by rounding, are no slips of somebody who is typing. */
const MOST_OPEN = 300;

/** The amounts of a structure, by id, that a cell is. */
type AmountsAt = (ref: CellRef) => readonly number[];

/** What judging says of a book whose figures changed: null where it says what it said before. */
export type Said = { readonly said: Ruled | null };

/**
 * A judgement that may outlast a change of figures: asked with the cells that changed, it says what is found then. Only relations that
 * the changes touch are evaluated again, and only what fails is explained anew; where more than that could come out otherwise,
 * it says so.
 */
export class StandingJudgement {
  /** Cells of the tables of the catalogue by place in `own`, which is the number of the amount in the book's columns. */
  private readonly places = new CellMap<number>();
  private readonly own: BookCell[] = [];
  private readonly tables: BookTable[] = [];
  private readonly entries: Entries;
  private readonly evaluate: ReturnType<typeof evaluatorOf>;
  /** Of each relation of the structure its place among those that are judged; -1 where it is not. */
  private readonly judgedAt: Int32Array;
  private readonly structuralEntries: Entries;
  /** Relations of the catalogue, then of the structure, by place: those that fail or hold only by rounding, and those that fail by their figures alone. */
  private readonly open = new Set<number>();
  private readonly failedByFigures = new Set<number>();
  private readonly counts = { passed: 0, rounding: 0, failed: 0, notApplicable: 0, insufficientData: 0 };
  private readonly regime: StandingRegime;
  private readonly sums: ShownSums;
  private dependence: Dependence | null;
  private suppositions: boolean | null = null;
  /** Cells of which a rule of form says something. */
  private readonly spoken = new CellMap<true>();

  /**
   * @param judged a book in which nothing had to be put right
   * @param form what the rules of form say of it
   * @param amountsAt the amounts of the structure (by id) that a cell is
   * @returns null where verdicts rest on more than the relations, so that any change has to be judged as a whole
   */
  static of(judged: JudgedBook, form: Form, amountsAt: AmountsAt): StandingJudgement | null {
    const { structure } = judged.book;
    const standing = structure && new StandingJudgement(judged, form, structure, amountsAt);
    return standing && standing.verdicts() !== null ? standing : null;
  }

  /** The judgement as it is now; its lists are this one's own. */
  private readonly judged: JudgedBook & { readonly byFigures: Evaluation[]; readonly evaluations: Evaluation[]; readonly structural: AnyEvaluation[] };

  private constructor(judged: JudgedBook, private readonly form: Form, private readonly structure: Structure, private readonly amountsAt: AmountsAt) {
    this.judged = { ...judged, byFigures: [...judged.byFigures], evaluations: [...judged.evaluations], structural: [...judged.structural] };
    const { book, instances, byFigures, structural } = this.judged;
    this.evaluate = evaluatorOf(book, instances);
    for (const table of book.tables) {
      for (const { cells } of table.rows) {
        for (const cell of cells.values()) {
          // Where a cell has two roles, it stands for two amounts.
          if (this.places.has(cell.ref)) this.speakOf([cell.ref]);
          this.places.set(cell.ref, this.own.length);
          this.own.push(cell);
          this.tables.push(table);
        }
      }
    }
    this.entries = entriesOf(this.own.length, (visit) => {
      instances.forEach(({ layout: { ids }, from, middle, to }, at) => {
        for (let entry = from; entry < to; entry += 1) if ((ids[entry] ?? -1) >= 0) visit(ids[entry] ?? -1, at, entry < middle);
      });
    });
    const { relations, amounts } = structure;
    this.judgedAt = new Int32Array(relations.left.length).fill(-1);
    structural.forEach(({ instance }, at) => { if (instance instanceof StructuralInstance) this.judgedAt[instance.at] = at; });
    this.structuralEntries = entriesOf(amounts.state.length, (visit) => {
      this.judgedAt.forEach((at, relation) => {
        if (at < 0) return;
        const turned = isChange(structural[at]);
        visit(relations.left[relation] ?? -1, relation, !turned);
        for (let part = relations.from[relation] ?? 0; part < (relations.from[relation + 1] ?? 0); part += 1) visit(relations.right[part] ?? -1, relation, turned);
      });
    });
    byFigures.forEach(({ status }, at) => { if (status === "failed") this.failedByFigures.add(at); });
    this.all.forEach(({ status }, at) => {
      this.counts[status] += 1;
      if (isOpen(status)) this.open.add(at);
    });
    this.regime = new StandingRegime(this.all, setsOf(book, structural));
    this.sums = new ShownSums(structure);
    this.dependence = new Dependence(this.all);
    this.speakOfForm();
  }

  private get all(): readonly AnyEvaluation[] {
    return [...this.judged.evaluations, ...this.judged.structural];
  }

  private speakOfForm(): void {
    for (const [rule, { findings }] of this.form.results) {
      if (rule === structuralRate) continue;
      for (const { at, related, alternatives } of findings) this.speakOf([at, ...related, ...(alternatives ?? [])]);
    }
    // A sum that misses just what stands in them is not judged.
    for (const { unread } of this.judged.book.tables) this.speakOf((unread ?? []).map(({ ref }) => ref));
  }

  private speakOf(refs: readonly CellRef[]): void {
    for (const ref of refs) this.spoken.set(ref, true);
  }

  /** The cell of a table of the catalogue; null where the catalogue knows none there. */
  cellAt(ref: CellRef): BookCell | null {
    return this.own[this.placeOf(ref)] ?? null;
  }

  /** The place of a cell in `own`; -1 where the catalogue knows none there. */
  private placeOf(ref: CellRef): number {
    return this.places.get(ref) ?? -1;
  }

  /** Whether a cell stands in the same table as one of a table of the catalogue. */
  isBeside(cell: CellRef, other: CellRef): boolean {
    return this.tables[this.placeOf(cell)] === this.tables[this.placeOf(other)];
  }

  /** Whether a rule of form says something of a cell, so that another figure in it is said otherwise. */
  isSpokenOf(ref: CellRef): boolean {
    return this.spoken.has(ref);
  }

  /**
   * What is found with other states of some cells, each an amount of the same sign and step as before, in a structure that stays.
   * The states are put into the book; null where the book has to be judged as a whole: then it is of no use any more.
   *
   * @param moved what is otherwise in the structure
   * @param ids its amounts that changed
   */
  outlasts(states: ReadonlyMap<BookCell, CellState>, moved: MovedRelations, ids: Iterable<number>): Said | null {
    const { judged: { lookup } } = this;
    const touched = [...states.keys()].map(({ ref }) => this.placeOf(ref));
    const tables = [...new Set(touched.flatMap((place) => this.tables[place] ?? []))];
    const laidOut = tables.map((table) => figuresLaidOutBy(lookup, table));
    const shifts = this.shiftsOf(states);
    for (const [cell, state] of states) {
      (cell as { state: CellState }).state = state;
      lookup.index.amounts.put(this.placeOf(cell.ref), state);
    }
    if (!tables.every((table, at) => figuresLaidOutBy(lookup, table) === laidOut[at])) return null;
    const before = this.open.size;
    this.regime.moved(shifts.size + moved.touched.size);
    if (!this.structureMoves(moved, ids) || !this.catalogueMoves(shifts)) return null;
    if (before === 0 && this.open.size === 0 && !this.tellsRates) return { said: null };
    const verdicts = this.verdicts();
    if (!verdicts) return null;
    const results = new Map(this.form.results).set(structuralRate, structuralRate.check({ ...this.judged, snapshot: { sheets: [] } }));
    return { said: ruled(this.judged, { ...this.form, results }, verdicts) };
  }

  /** Whether some table has rates, of which the amounts may be spoken of. */
  private get tellsRates(): boolean {
    return this.structure.relations.forms.some(({ bearing }) => bearing === "rate");
  }

  /** The relations of the catalogue that changes touch, each with the changes of its sides. */
  private shiftsOf(states: ReadonlyMap<BookCell, CellState>): ReadonlyMap<number, Shift> {
    const shifts = new Map<number, Shift>();
    for (const [cell, state] of states) {
      const change = moneyIn(state) - moneyIn(cell.state);
      eachNaming(this.entries, this.placeOf(cell.ref), (relation, onLeft) => {
        const [left, right] = shifts.get(relation) ?? [0, 0];
        shifts.set(relation, onLeft ? [left + change, right] : [left, right + change]);
      });
    }
    return shifts;
  }

  /** Puts in how relations of the structure come out; false where more follows from it. */
  private structureMoves({ touched, turned }: MovedRelations, ids: Iterable<number>): boolean {
    const { structure, judged: { structural } } = this;
    const [first] = structural;
    if (first?.instance instanceof StructuralInstance) for (const id of ids) first.instance.operands.changed(id);
    for (const [relation, before] of turned) {
      const now = structure.relations.outcome[relation] ?? 0;
      this.sums.turned(relation, before, now);
      if (STATUS[before] === undefined || STATUS[now] === undefined) return false;
    }
    for (const [relation, [left, right]] of touched) {
      const at = this.judgedAt[relation] ?? -1;
      const evaluation = structural[at];
      const status = STATUS[structure.relations.outcome[relation] ?? 0];
      if (!evaluation) continue;
      if (status === undefined || evaluation.empty !== undefined) return false;
      const [own, other] = isChange(evaluation) ? [right, left] : [left, right];
      this.put(this.judged.evaluations.length + at, { ...evaluation, status, left: evaluation.left + own, right: evaluation.right + other });
    }
    return true;
  }

  /** Puts in how relations of the catalogue come out; false where more follows from it. */
  private catalogueMoves(shifts: ReadonlyMap<number, Shift>): boolean {
    const { instances, byFigures, evaluations } = this.judged;
    for (const [at, shift] of shifts) {
      const instance = instances[at];
      const before = byFigures[at];
      if (!instance || !before) return false;
      const now = this.evaluated(instance, before, shift);
      byFigures[at] = now;
      if (now.status === "failed") this.failedByFigures.add(at);
      else this.failedByFigures.delete(at);
      if (!this.failedByFigures.has(at) && !this.putDeclared(at, now, evaluations)) return false;
    }
    if (this.failedByFigures.size > MOST_OPEN) return false;
    // What the structure shows of a total may be otherwise because another sum is.
    for (const at of this.failedByFigures) {
      const [instance, now] = [instances[at], byFigures[at]];
      if (!instance || !now || !this.putDeclared(at, readAsShown(now, instance, this.sums), evaluations)) return false;
    }
    return true;
  }

  private evaluated(instance: LaidRelation, before: Evaluation, [left, right]: Shift): Evaluation {
    const sides = { left: before.left + left, right: before.right + right };
    // What moves both sides alike leaves a relation as it was, unless a side is nothing before or after.
    const alike = left === right && [before.left, before.right, sides.left, sides.right].every((money) => money !== 0);
    return alike ? { ...before, ...sides } : this.evaluate(instance, sides);
  }

  /** Puts in a verdict of the catalogue; false where the structure would judge in its place, or no longer. */
  private putDeclared(at: number, now: Evaluation, evaluations: readonly Evaluation[]): boolean {
    if (isJudged(now) !== isJudged(evaluations[at])) return false;
    this.put(at, now);
    return true;
  }

  private put(at: number, now: AnyEvaluation): void {
    const { evaluations, structural } = this.judged;
    const declared = at < evaluations.length;
    const before = declared ? evaluations[at] : structural[at - evaluations.length];
    if (!before) return;
    if (declared) evaluations[at] = now as Evaluation;
    else structural[at - evaluations.length] = now;
    if (before.status === now.status) return;
    this.counts[before.status] -= 1;
    this.counts[now.status] += 1;
    if (isOpen(now.status)) this.open.add(at);
    else this.open.delete(at);
    if (mayFollow(now)) this.dependence = null;
  }

  /** What is to be told of the relations as they are now; null where that rests on more than can be told so. */
  private verdicts(): Verdicts | null {
    const { book, byFigures, evaluations, structural } = this.judged;
    if (this.open.size > MOST_OPEN) return null;
    const open = [...this.open].sort((a, b) => a - b).flatMap((at) => evaluations[at] ?? structural[at - evaluations.length] ?? []);
    const told = this.toldApart(open);
    if (told === null) return null;
    const failed = told.filter(({ status }) => status === "failed");
    const byFormAndCatalogue = [...this.failedByFigures].flatMap((at) => byFigures[at] ?? []);
    if ([...failed, ...byFormAndCatalogue].some(({ empty }) => empty !== undefined) || (failed.length + byFormAndCatalogue.length > 0 && this.triesSomething(book, byFormAndCatalogue))) return null;
    const rounding = told.filter(({ status }) => status === "rounding");
    const { passed, notApplicable, insufficientData } = this.counts;
    return {
      declared: evaluations, failed: failed.filter((each): each is Evaluation => !(each.instance instanceof StructuralInstance)),
      failedByStructure: failed.filter(({ instance }) => instance instanceof StructuralInstance),
      rounding, counts: { passed: passed + rounding.length, failed: failed.length, notApplicable, insufficientData }, around: this.around,
    };
  }

  /** Relations with those as failed that only rounding would explain, were figures rounded; null where it is not known whether they are. */
  private toldApart(open: readonly AnyEvaluation[]): readonly AnyEvaluation[] | null {
    const rounded = roundedSheets(open);
    const unexplained = new Set<AnyEvaluation>();
    for (const evaluation of open) {
      const exact = evaluation.status === "rounding" ? this.regime.isExact(evaluation) : true;
      if (exact === null) return null;
      if (evaluation.status === "rounding" && !isExplained(evaluation, exact, rounded)) unexplained.add(evaluation);
    }
    const coarse = roundedInOtherUnit(open.filter((evaluation) => !unexplained.has(evaluation)));
    return open.map((evaluation) => toldByRounding(evaluation, coarse, (each) => !unexplained.has(each)));
  }

  /** Whether relations that fail lead to suppositions by which the whole book is judged again. */
  private triesSomething(book: JudgedBook["book"], failed: readonly Evaluation[]): boolean {
    this.suppositions ??= [...this.form.results.values()].some(({ findings }) => findings.some(({ rule }) => TRIED.has(rule))) || hasSuspectCodes(book);
    return this.suppositions || unitSuspects(book, failed).length > 0;
  }

  private get around(): Surroundings {
    const dependence = this.dependence ??= new Dependence(this.all);
    return {
      dependence,
      eachHolding: (cells, visit) => {
        if (dependence.isEmpty) for (const cell of cells) this.eachNamingCell(cell.ref, (evaluation) => { if (evaluation.status === "passed" && evaluation.instance.operator === "=") visit(cell, evaluation); });
        else surroundingsOf(this.all).eachHolding(cells, visit);
      },
    };
  }

  /** Calls with every relation that names a cell, but for those in which it cancels out. */
  private eachNamingCell(ref: CellRef, visit: (evaluation: AnyEvaluation) => void): void {
    const { evaluations, structural } = this.judged;
    const weights = new Map<AnyEvaluation, number>();
    const add = (evaluation: AnyEvaluation | undefined, onLeft: boolean): void => { if (evaluation) weights.set(evaluation, (weights.get(evaluation) ?? 0) + (onLeft ? 1 : -1)); };
    const place = this.placeOf(ref);
    if (place >= 0) eachNaming(this.entries, place, (relation, onLeft) => { add(evaluations[relation], onLeft); });
    for (const id of this.amountsAt(ref)) eachNaming(this.structuralEntries, id, (relation, onLeft) => { add(structural[this.judgedAt[relation] ?? -1], onLeft); });
    for (const [evaluation, weight] of weights) if (weight !== 0) visit(evaluation);
  }
}

function moneyIn(state: CellState): Fen {
  return state.kind === "amount" ? state.figure.money : 0;
}

function isOpen(status: AnyEvaluation["status"]): boolean {
  return status === "failed" || status === "rounding";
}

function isJudged(evaluation: Evaluation | undefined): boolean {
  return evaluation !== undefined && evaluation.status !== "insufficientData" && evaluation.status !== "notApplicable";
}

function isChange(evaluation: AnyEvaluation | undefined): boolean {
  return evaluation?.instance.relation.id === "structure/change";
}
