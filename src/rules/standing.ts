import type { BookCell, BookTable, CellState } from "../model/book";
import { BLANK, figureOf } from "../model/book";
import { CellMap } from "../model/cells";
import type { CellRef } from "../model/cells";
import type { Finding } from "../model/findings";
import type { Fen } from "../model/money";
import { evaluatorOf, type AnyEvaluation, type Evaluation, type RelationStatus } from "../relations/evaluate";
import { figuresLaidOutBy } from "../relations/instantiate";
import type { LaidRelation } from "../relations/laid";
import type { JudgedBook } from "./judgedBook";
import { hasSuspectCodes } from "./mistypedCodes";
import { unitSuspects } from "./mistypedUnits";
import { Dependence } from "./throughFormulas";

/**
 * A judgement that may outlast a change of figures: asked with the cells that changed, it says whether every verdict stays as it
 * is. Where a verdict may change, or other figures than those of the relations could be looked at, it says no.
 */
export class StandingJudgement {
  /** Cells of the tables of the catalogue by place in `own`, which is the number of the amount in the book's columns. */
  private readonly places = new CellMap<number>();
  private readonly own: BookCell[] = [];
  private readonly tables: BookTable[] = [];
  /** Of cell `k`: `entries[from[k] … from[k + 1]]`, relations by place in the evaluations; one on whose left it stands as −1 − place. */
  private readonly from: Int32Array;
  private readonly entries: Int32Array;
  private readonly status: RelationStatus[];
  private readonly left: Float64Array;
  private readonly right: Float64Array;
  private readonly instances: readonly LaidRelation[];
  private readonly evaluate: (instance: LaidRelation) => Evaluation;

  /** @returns null where verdicts rest on more than the relations, so that any change has to be judged as a whole */
  static of(judged: JudgedBook, findings: readonly Finding[]): StandingJudgement | null {
    const all: readonly AnyEvaluation[] = [...judged.evaluations, ...judged.structural];
    // Whether figures were rounded is told by all of them together.
    if (judged.slips.length > 0 || all.some(({ status }) => status === "rounding")) return null;
    const failed = all.filter(({ status }) => status === "failed");
    if (failed.length > 0 && triesSomething(judged, findings)) return null;
    return new StandingJudgement(judged, failed, all, findings);
  }

  /** Cells on which something is said, or that stand behind a failing relation. */
  private readonly spoken = new CellMap<true>();

  private constructor(private readonly judged: JudgedBook, failed: readonly AnyEvaluation[], all: readonly AnyEvaluation[], findings: readonly Finding[]) {
    const { book, evaluations } = judged;
    this.instances = judged.instances;
    this.evaluate = evaluatorOf(book, this.instances);
    this.status = evaluations.map(({ status }) => status);
    this.left = Float64Array.from(evaluations, ({ left }) => left);
    this.right = Float64Array.from(evaluations, ({ right }) => right);
    for (const table of book.tables) {
      for (const { cells } of table.rows) {
        for (const cell of cells.values()) {
          this.places.set(cell.ref, this.own.length);
          this.own.push(cell);
          this.tables.push(table);
        }
      }
    }
    [this.from, this.entries] = this.relationsOfCells();
    for (const { at, related, alternatives } of findings) for (const ref of [at, ...related, ...(alternatives ?? [])]) this.spoken.set(ref, true);
    if (failed.length > 0) {
      const dependence = new Dependence(all);
      for (const evaluation of failed) for (const { cell } of dependence.termsOf(evaluation)) this.spoken.set(cell.ref, true);
    }
    // A sum that misses just what stands in them is not judged.
    for (const { unread } of book.tables) for (const { ref } of unread ?? []) this.spoken.set(ref, true);
  }

  private relationsOfCells(): readonly [from: Int32Array, entries: Int32Array] {
    const count = new Int32Array(this.own.length + 1);
    const each = (visit: (place: number, entry: number) => void): void => {
      this.instances.forEach(({ layout: { ids }, from, middle, to }, at) => {
        for (let entry = from; entry < to; entry += 1) if ((ids[entry] ?? -1) >= 0) visit(ids[entry] ?? -1, entry < middle ? -1 - at : at);
      });
    };
    each((place) => { count[place + 1] = (count[place + 1] ?? 0) + 1; });
    for (let place = 0; place < this.own.length; place += 1) count[place + 1] = (count[place + 1] ?? 0) + (count[place] ?? 0);
    const from = count.slice();
    const entries = new Int32Array(count[this.own.length] ?? 0);
    each((place, entry) => {
      entries[count[place] ?? 0] = entry;
      count[place] = (count[place] ?? 0) + 1;
    });
    return [from, entries];
  }

  /** The cell of a table of the catalogue; null where the catalogue knows none there. */
  cellAt(ref: CellRef): BookCell | null {
    return this.own[this.places.get(ref) ?? -1] ?? null;
  }

  /** Whether two cells stand in one table of the catalogue. */
  isBeside(a: CellRef, b: CellRef): boolean {
    const [one, other] = [this.places.get(a), this.places.get(b)];
    return one !== undefined && other !== undefined && this.tables[one] === this.tables[other];
  }

  /** Whether something is said of a cell, so that another figure in it is said otherwise. */
  isSpokenOf(ref: CellRef): boolean {
    return this.spoken.has(ref);
  }

  /**
   * Whether every verdict stays with other states of some cells, each an amount of the same sign and step as before. The states
   * are put into the book; where the answer is no, the book is of no use any more.
   */
  outlasts(states: ReadonlyMap<BookCell, CellState>): boolean {
    const { judged: { lookup } } = this;
    const touched = [...states.keys()].map((cell) => this.places.get(cell.ref) ?? -1);
    // Where a cell has two roles, another object may stand for it.
    if (touched.some((place) => !states.has(this.own[place] ?? NO_CELL))) return false;
    const tables = [...new Set(touched.flatMap((place) => this.tables[place] ?? []))];
    const laidOut = tables.map((table) => figuresLaidOutBy(lookup, table));
    const shifts = this.shiftsOf(touched, states);
    for (const [cell, state] of states) (cell as { state: CellState }).state = state;
    for (const place of touched) lookup.index.amounts.put(place, this.own[place]?.state ?? NO_CELL.state);
    return tables.every((table, at) => figuresLaidOutBy(lookup, table) === laidOut[at]) && [...shifts].every(([at, shift]) => this.comesOutAlike(at, shift));
  }

  /** The relations that changes touch, each with the changes of its sides. */
  private shiftsOf(touched: readonly number[], states: ReadonlyMap<BookCell, CellState>): ReadonlyMap<number, readonly [left: Fen, right: Fen]> {
    const shifts = new Map<number, [Fen, Fen]>();
    for (const place of touched) {
      const cell = this.own[place] ?? NO_CELL;
      const state = states.get(cell);
      const change = (state?.kind === "amount" ? state.figure.money : 0) - (figureOf(cell)?.money ?? 0);
      for (let at = this.from[place] ?? 0; at < (this.from[place + 1] ?? 0); at += 1) {
        const entry = this.entries[at] ?? 0;
        const relation = entry < 0 ? -1 - entry : entry;
        const [left, right] = shifts.get(relation) ?? [0, 0];
        shifts.set(relation, entry < 0 ? [left + change, right] : [left, right + change]);
      }
    }
    return shifts;
  }

  private comesOutAlike(at: number, [left, right]: readonly [Fen, Fen]): boolean {
    const instance = this.instances[at];
    if (!instance || this.status[at] === "failed") return false;
    const [before, beforeRight] = [this.left[at] ?? 0, this.right[at] ?? 0];
    const [now, nowRight] = [before + left, beforeRight + right];
    const alike = left === right && (before === 0) === (now === 0) && (beforeRight === 0) === (nowRight === 0);
    if (!alike) {
      const evaluation = this.evaluate(instance);
      if (evaluation.status !== this.status[at]) return false;
      [this.left[at], this.right[at]] = [evaluation.left, evaluation.right];
      return true;
    }
    [this.left[at], this.right[at]] = [now, nowRight];
    return true;
  }
}

const NO_CELL: BookCell = { ref: { sheet: "", row: -1, column: -1 }, state: BLANK };

/** Rules of form whose findings are tried as what breaks relations. */
const TRIED: ReadonlySet<string> = new Set(["form/code-duplicate", "form/amount-stored-as-text"]);

/** Whether relations that fail lead to suppositions by which the whole book is judged again. */
function triesSomething({ book, evaluations, structural }: JudgedBook, findings: readonly Finding[]): boolean {
  const failed = evaluations.filter(({ status }) => status === "failed");
  return [...failed, ...structural].some(({ empty }) => empty !== undefined) || findings.some(({ rule }) => TRIED.has(rule)) ||
    unitSuspects(book, failed).length > 0 || hasSuspectCodes(book);
}
