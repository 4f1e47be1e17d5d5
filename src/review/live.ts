import { PROFILES } from "../catalog/profiles";
import type { BookCell, CellState } from "../model/book";
import { cellKey } from "../model/cells";
import type { Fen } from "../model/money";
import type { Review } from "../model/plans";
import type { Profile } from "../model/profile";
import type { WorkbookSnapshot } from "../model/snapshot";
import { STRUCTURAL_STATE, type Structure } from "../model/structure";
import { readByFigures } from "../recognize/columnsAddUp";
import { StandingJudgement, type Said } from "../rules/standing";
import { Reliance, StandingStructure } from "../structure";
import { changedValues, type ChangedValue } from "./changes";
import { isPlain, otherState } from "./plainChange";
import { ended, type Steps } from "./steps";
import { ownReviewSteps, reviewBesideLast, structuredSteps, type WholeReview } from "./whole";

/** What a review rests on: what would have to change for a verdict to change. */
interface Standing {
  readonly judgement: StandingJudgement;
  readonly structure: StandingStructure;
  readonly read: Structure;
  /** Sheets of which figures had a say in what their rows and columns are; any change there is judged as a whole. */
  readonly byFigures: ReadonlySet<string>;
}

/**
 * The review of a workbook in which somebody is working. It is kept with what it rests on: after a change of amounts that leaves
 * every relation as it came out, the same review holds, and only the cells are looked at that changed, however large the
 * workbook is. Whatever else changes (a label, a code, a row, an amount that comes or goes, a verdict) is judged as a whole.
 * The result is always that of a review of the whole workbook; what is compared with last year's workbook is compared anew.
 *
 * The review given out last is the only one to be used: its figures are changed in place.
 */
export class LiveReview {
  private snapshot: WorkbookSnapshot | null = null;
  private last: WorkbookSnapshot | null = null;
  private whole: WholeReview | null = null;
  /** What the last review rests on, as far as it was noted. */
  private standing: Noted | null = null;
  /** What the last review took: the cells that changed, or the whole workbook. */
  took: "cells" | "whole" = "whole";

  constructor(private readonly profiles: readonly Profile[] = PROFILES) {}

  /**
   * The review of the workbook as it is now.
   *
   * @param last last year's workbook, as {@link review} compares with it
   */
  of(now: WorkbookSnapshot, last: WorkbookSnapshot | null = null): Review {
    return ended(this.steps(now, last));
  }

  /** {@link of} in steps. Where they are not gone to their end, the next review is of the whole workbook. */
  *steps(now: WorkbookSnapshot, last: WorkbookSnapshot | null = null): Steps<Review> {
    const { snapshot, whole } = this;
    this.whole = null;
    const changes = snapshot && changedValues(snapshot, now);
    // What is compared with last year's amounts is also what the structure alone knows.
    const found = changes !== null && whole !== null && (last === null || whole.book.structure) ? this.outlasts(changes) : null;
    this.took = found ? "cells" : "whole";
    if (found && whole) {
      const own = found.said ? { ...whole.own, ...found.said } : whole.own;
      const review = found.said === null && last === null && this.last === null ? { ...whole.review } : reviewBesideLast({ book: whole.book, own }, now, this.profiles, last);
      this.whole = { ...whole, own, review };
    } else {
      this.standing = null;
      const reliance = new Reliance();
      this.whole = yield* ownReviewSteps(now, this.profiles, reliance, last);
      this.standing = new Noted(standingSteps(now, this.whole, this.profiles, reliance));
    }
    [this.snapshot, this.last] = [now, last];
    return this.whole.review;
  }

  /**
   * Notes a part of what the last review rests on, so that the first edit need not wait for it.
   *
   * @returns whether there is more to note
   */
  prepare(): boolean {
    return this.standing?.goOn() ?? false;
  }

  /** What is found after changes; null where the workbook has to be judged as a whole. */
  private outlasts(changes: readonly ChangedValue[]): Said | null {
    if (changes.length === 0) return { said: null };
    const standing = changes.every(isPlain) ? this.standing?.whole() : null;
    if (!standing) return null;
    const money = new Map<number, Fen>();
    const states = new Map<BookCell, CellState>();
    const changed = new Set(changes.map(({ at }) => cellKey(at)));
    for (const change of changes) if (!takeUp(change, standing, changed, money, states)) return null;
    const moved = standing.structure.outlasts(money);
    return moved && standing.judgement.outlasts(states, moved, money.keys());
  }
}

/** What a review rests on, noted part by part; null where verdicts rest on more than can be noted. */
class Noted {
  private standing: Standing | null | undefined;

  constructor(private readonly steps: Steps<Standing | null>) {}

  /** Notes the next part. @returns whether there is more */
  goOn(): boolean {
    if (this.standing !== undefined) return false;
    const step = this.steps.next();
    if (step.done === true) this.standing = step.value;
    return step.done !== true;
  }

  whole(): Standing | null {
    while (this.goOn());
    return this.standing ?? null;
  }
}

function* standingSteps(now: WorkbookSnapshot, whole: WholeReview, profiles: readonly Profile[], reliance: Reliance): Steps<Standing | null> {
  // Of a workbook that the catalogue alone judged the structure is read once the result is out: verdicts may change by it.
  const { book, own, judged } = whole.book.structure ? whole : yield* structuredSteps({ ...whole.judged, of: whole.book, evaluations: whole.judged.byFigures }, now, profiles, reliance, null);
  // Blanks made of zeros, and slips put right, are another book than the one that is given out.
  if (judged.book !== book || !book.structure) return null;
  const structure = new StandingStructure(book.structure, reliance);
  yield;
  structure.prepare();
  yield;
  const judgement = StandingJudgement.of(judged, own.form, (ref) => structure.amountsAt(ref));
  if (!judgement) return null;
  yield;
  const turned = book.tables.filter(({ rows }) => rows.some((row) => [...row.cells.values()].some(({ ref }) => ref.row !== row.row))).map(({ sheet }) => sheet);
  return { judgement, structure, read: book.structure, byFigures: new Set([...turned, ...now.sheets.filter(readByFigures).map(({ name }) => name)]) };
}

/** Notes what a changed cell is in both readings; false where it is in none, or more is said of it than that it is an amount. */
function takeUp(change: ChangedValue, { judgement, structure, read, byFigures }: Standing, changed: ReadonlySet<string>, money: Map<number, Fen>, states: Map<BookCell, CellState>): boolean {
  const { at } = change;
  const cell = judgement.cellAt(at);
  const ids = structure.amountsAt(at);
  if ((cell === null && ids.length === 0) || judgement.isSpokenOf(at) || byFigures.has(at.sheet)) return false;
  if (cell) {
    const state = cell.state.kind === "amount" ? otherState(change, cell.state.figure, (row) => judgement.isBeside(at, { ...at, row }) && !changed.has(cellKey({ ...at, row }))) : null;
    if (!state) return false;
    states.set(cell, state);
  }
  const { amounts, tables } = read;
  for (const id of ids) {
    const table = tables[amounts.table[id] ?? -1];
    const kind = table?.columns.find(({ column }) => column === at.column)?.kind;
    if (amounts.state[id] !== STRUCTURAL_STATE.figure || (kind !== "amount" && kind !== "change")) return false;
    const state = otherState(change, { money: amounts.money[id] ?? 0, grain: amounts.grain[id] ?? 0 }, (row) =>
      structure.amountsAt({ ...at, row }).some((other) => amounts.table[other] === amounts.table[id]) && !changed.has(cellKey({ ...at, row })));
    if (!state) return false;
    money.set(id, state.figure.money);
  }
  return true;
}
