import type { BookCell, BookTable, CellState } from "../model/book";
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
  /** Of cell `k`: `entries[from[k] … from[k + 1]]`, the relations that name it, by place in the evaluations; one on whose left it stands as −1 − place. */
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
    const each = (visit: (place: number, entry: number) => void): void => {
      this.instances.forEach(({ layout: { ids }, from, middle, to }, relation) => {
        for (let at = from; at < to; at += 1) {
          const place = ids[at] ?? -1;
          if (place >= 0) visit(place, at < middle ? -1 - relation : relation);
        }
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
    const gaps = this.gapsOf(states);
    for (const [cell, state] of states) {
      (cell as { state: CellState }).state = state;
      lookup.index.amounts.put(this.placeOf(cell.ref), state);
    }
    return tables.every((table, at) => figuresLaidOutBy(lookup, table) === laidOut[at]) && [...gaps].every(([at, gap]) => this.comesOutAlike(at, gap));
  }

  /** How much larger left − right becomes, of each relation that names some of the cells. */
  private gapsOf(states: ReadonlyMap<BookCell, CellState>): ReadonlyMap<number, Fen> {
    const gaps = new Map<number, Fen>();
    for (const [cell, state] of states) {
      const change = moneyIn(state) - moneyIn(cell.state);
      const place = this.placeOf(cell.ref);
      for (const entry of this.entries.subarray(this.from[place], this.from[place + 1])) {
        const [relation, more] = entry < 0 ? [-1 - entry, change] : [entry, -change];
        gaps.set(relation, (gaps.get(relation) ?? 0) + more);
      }
    }
    return gaps;
  }

  /** Whether a relation has the same outcome: with the same gap, all but a hint, which asks for zeros; else it is evaluated again. */
  private comesOutAlike(at: number, gap: Fen): boolean {
    const instance = this.instances[at];
    if (!instance || this.status[at] === "failed") return false;
    return (gap === 0 && instance.relation.rule.severity !== "hint") || this.evaluate(instance).status === this.status[at];
  }
}

function moneyIn(state: CellState): Fen {
  return state.kind === "amount" ? state.figure.money : 0;
}

/** Rules of form whose findings are tried as what breaks relations. */
const TRIED: ReadonlySet<string> = new Set(["form/code-duplicate", "form/amount-stored-as-text"]);

/** Whether relations that fail lead to suppositions by which the whole book is judged again. */
function triesSomething({ book, evaluations, structural }: JudgedBook, findings: readonly Finding[]): boolean {
  const failed = evaluations.filter(({ status }) => status === "failed");
  return [...failed, ...structural].some(({ empty }) => empty !== undefined) || findings.some(({ rule }) => TRIED.has(rule)) ||
    unitSuspects(book, failed).length > 0 || hasSuspectCodes(book);
}
