import type { BookCell, BookTable, CellState } from "../model/book";
import { CellMap } from "../model/cells";
import type { CellRef } from "../model/cells";
import type { Finding } from "../model/findings";
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
  /** Of cell `k`: `entries[from[k] … from[k + 1]]`, the relations that name it, by place in the evaluations. */
  private readonly from: Int32Array;
  private readonly entries: Int32Array;
  private readonly status: readonly RelationStatus[];
  private readonly instances: readonly LaidRelation[];
  private readonly evaluate: (instance: LaidRelation) => Evaluation;

  /**
   * @param judged a book in which nothing had to be put right
   * @returns null where verdicts rest on more than the relations, so that any change has to be judged as a whole
   */
  static of(judged: JudgedBook, findings: readonly Finding[]): StandingJudgement | null {
    const all: readonly AnyEvaluation[] = [...judged.evaluations, ...judged.structural];
    // Whether figures were rounded is told by all of them together.
    if (all.some(({ status }) => status === "rounding")) return null;
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
    for (const table of book.tables) {
      for (const { cells } of table.rows) {
        for (const cell of cells.values()) {
          // Where a cell has two roles, it stands for two amounts.
          if (this.places.has(cell.ref)) this.speakOf(cell.ref);
          this.places.set(cell.ref, this.own.length);
          this.own.push(cell);
          this.tables.push(table);
        }
      }
    }
    [this.from, this.entries] = this.relationsOfCells();
    for (const { at, related, alternatives = [] } of findings) this.speakOf(at, ...related, ...alternatives);
    if (failed.length > 0) {
      const dependence = new Dependence(all);
      for (const evaluation of failed) for (const { cell } of dependence.termsOf(evaluation)) this.speakOf(cell.ref);
    }
    // A sum that misses just what stands in them is not judged.
    for (const { unread = [] } of book.tables) for (const { ref } of unread) this.speakOf(ref);
  }

  private speakOf(...refs: readonly CellRef[]): void {
    for (const ref of refs) this.spoken.set(ref, true);
  }

  private relationsOfCells(): readonly [from: Int32Array, entries: Int32Array] {
    const count = new Int32Array(this.own.length + 1);
    const each = (visit: (place: number, relation: number) => void): void => {
      this.instances.forEach(({ layout: { ids }, from, to }, relation) => {
        for (let at = from; at < to; at += 1) {
          const place = ids[at] ?? -1;
          if (place >= 0) visit(place, relation);
        }
      });
    };
    each((place) => { count[place + 1] = (count[place + 1] ?? 0) + 1; });
    for (let place = 0; place < this.own.length; place += 1) count[place + 1] = (count[place + 1] ?? 0) + (count[place] ?? 0);
    const from = count.slice();
    const entries = new Int32Array(count[this.own.length] ?? 0);
    each((place, relation) => {
      entries[count[place] ?? 0] = relation;
      count[place] = (count[place] ?? 0) + 1;
    });
    return [from, entries];
  }

  /** The place of a cell in `own`; -1 where the catalogue knows none there. */
  private placeOf(ref: CellRef): number {
    return this.places.get(ref) ?? -1;
  }

  /** The cell of a table of the catalogue; null where the catalogue knows none there. */
  cellAt(ref: CellRef): BookCell | null {
    return this.own[this.placeOf(ref)] ?? null;
  }

  /** Whether a cell stands in the same table as one of a table of the catalogue. */
  isBeside(cell: CellRef, other: CellRef): boolean {
    return this.tables[this.placeOf(cell)] === this.tables[this.placeOf(other)];
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
    const touched = [...states.keys()].map(({ ref }) => this.placeOf(ref));
    const tables = [...new Set(touched.flatMap((place) => this.tables[place] ?? []))];
    const laidOut = tables.map((table) => figuresLaidOutBy(lookup, table));
    for (const [cell, state] of states) {
      (cell as { state: CellState }).state = state;
      lookup.index.amounts.put(this.placeOf(cell.ref), state);
    }
    return tables.every((table, at) => figuresLaidOutBy(lookup, table) === laidOut[at]) && this.relationsOf(touched).every((at) => this.comesOutAlike(at));
  }

  /** The relations that name some cells, by place in the evaluations. */
  private relationsOf(places: readonly number[]): readonly number[] {
    return [...new Set(places.flatMap((place) => [...this.entries.subarray(this.from[place], this.from[place + 1])]))];
  }

  private comesOutAlike(at: number): boolean {
    const instance = this.instances[at];
    return instance !== undefined && this.status[at] !== "failed" && this.evaluate(instance).status === this.status[at];
  }
}

/** Rules of form whose findings are tried as what breaks relations. */
const TRIED: ReadonlySet<string> = new Set(["form/code-duplicate", "form/amount-stored-as-text"]);

/** Whether relations that fail lead to suppositions by which the whole book is judged again. */
function triesSomething({ book, evaluations, structural }: JudgedBook, findings: readonly Finding[]): boolean {
  const failed = evaluations.filter(({ status }) => status === "failed");
  return [...failed, ...structural].some(({ empty }) => empty !== undefined) || findings.some(({ rule }) => TRIED.has(rule)) ||
    unitSuspects(book, failed).length > 0 || hasSuspectCodes(book);
}
