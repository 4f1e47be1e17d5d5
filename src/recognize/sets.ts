import { FEN_PER_UNIT, numberOfDecimal, parseAmountText } from "../model/money";
import type { Found } from "./locate";
import { piecesOf } from "./pieces";
import { layoutsOf } from "./rows";
import { statedLines } from "./stated";

/** Two tables that cannot be of one set: of one kind, and neither goes on where the other ended. */
export type Apart = (one: Found, other: Found) => boolean;

/** So many kinds come a second time where a workbook holds two sets. */
export const SET_COMES_AGAIN = 3;
/** Tables of a workbook that are compared each with each; a workbook of more is a collection that figures would not part in bounded time. */
const MOST_TABLES = 160;
/** Figures of a table that are compared; so many tell whose it is. */
const MOST_FIGURES = 1_000;
/** Figures are compared to hundreds of yuan, the finest step that tables in 万元 and in 元 have in common. */
const STEP_IN_FEN = 10_000;
/** Digits of a figure that say nothing: so short ones are alike by chance. */
const COMMON_DIGITS = 2;
/** What the name of a body says beside figures of three digits. */
const WEIGHT_OF_BODY = 4;
/** A set has at least this share of the tables of the largest; what is less is a part of one. Of some sets a form lets half be read. */
const SHARE_OF_WHOLE = 1 / 3;
/** Tables that are tied to the first set so many times as well as to all others are of it. */
const CLEARLY = 2;

/**
 * Parts the tables of several departments by their figures: the grand totals, items and projects of a department come again in
 * one table after the other of its set, and nowhere in the tables of another department. Which tables belong together is decided over
 * all of them, the strongest ties first, and no set has two tables of a kind.
 *
 * @param found every table in the order of the workbook
 * @param apart which tables of a kind cannot be of one set
 * @returns the tables of the first set, without those of which nothing says whether they are; null where the figures show no second set
 */
export function setsByFigures(found: readonly Found[], apart: Apart): ReadonlySet<Found> | null {
  if (found.length > MOST_TABLES) return null;
  const tables = new Tables(found, apart);
  tables.joinAll();
  return tables.first();
}

const NONE: ReadonlySet<number> = new Set();

class Tables {
  private readonly figures: readonly ReadonlySet<number>[];
  /** Ties between two tables: how many figures they share, but for those that tables of two sets share by chance. */
  private readonly ties: number[][];
  private readonly opposed: boolean[][];
  /** The body that each table names; null where it names none. */
  private readonly bodies: readonly (string | null)[];
  /** The set of each table, by the number of one of its tables. */
  private readonly setOf: number[];

  constructor(private readonly found: readonly Found[], apart: Apart) {
    this.figures = found.map(figuresOf);
    this.setOf = found.map((_, at) => at);
    this.opposed = found.map((one, at) => found.map((other, index) => at !== index && apart(one, other) && !this.printTheSame(at, index)));
    const common = this.sharedByChance();
    this.bodies = found.map((table) => statedLines(table).body?.name ?? null);
    const told = new Set(this.bodies).size > 1;
    const said = (one: number, other: number): number => (told && this.bodies[one] !== null && this.bodies[one] === this.bodies[other] ? WEIGHT_OF_BODY : 0);
    this.ties = found.map((_, at) => found.map((__, index) => (at === index || this.areApart(at, index) ? 0 : this.shared(at, index, common) + said(at, index))));
  }

  /** Tables of a kind, and of bodies that call themselves otherwise. */
  private areApart(one: number, other: number): boolean {
    const [own = null, others = null] = [this.bodies[one], this.bodies[other]];
    return this.opposed[one]?.[other] === true || (own !== null && others !== null && own !== others);
  }

  private shared(one: number, other: number, without = NONE): number {
    const [own = NONE, others = NONE] = [this.figures[one], this.figures[other]];
    let count = 0;
    for (const figure of own) if (others.has(figure) && !without.has(figure)) count += weightOf(figure);
    return count;
  }

  /** Two tables of a kind with mostly the same figures are one department's: in another measure, or once more. */
  private printTheSame(one: number, other: number): boolean {
    const [own, others] = [one, other].map((at) => this.shared(at, at));
    const least = Math.min(own ?? 0, others ?? 0);
    return least > 0 && this.shared(one, other) * 2 >= least;
  }

  private sharedByChance(): ReadonlySet<number> {
    const common = new Set<number>();
    this.opposed.forEach((row, at) => row.forEach((opposed, index) => {
      if (!opposed || index < at) return;
      for (const figure of this.figures[at] ?? []) if (this.figures[index]?.has(figure) === true) common.add(figure);
    }));
    return common;
  }

  /** Joins sets, those with the most figures in common first, as long as no two tables of a kind come together. */
  joinAll(): void {
    const ties = this.ties.map((row) => [...row]);
    const apart = this.found.map((_, at) => this.found.map((__, index) => this.areApart(at, index)));
    const open = new Set(this.setOf);
    for (let best = strongest(open, ties, apart); best; best = strongest(open, ties, apart)) {
      const [one, other] = best;
      open.delete(other);
      this.setOf.forEach((set, at) => { if (set === other) this.setOf[at] = one; });
      for (const each of open) {
        const sum = (ties[one]?.[each] ?? 0) + (ties[other]?.[each] ?? 0);
        const kept = apart[one]?.[each] === true || apart[other]?.[each] === true;
        for (const [from, to] of [[one, each], [each, one]] as const) {
          const [row, marks] = [ties[from], apart[from]];
          if (row) row[to] = sum;
          if (marks) marks[to] = kept;
        }
      }
    }
  }

  /** The tables of the set with which the workbook begins, where another stands beside it. */
  first(): ReadonlySet<Found> | null {
    const sizes = new Map<number, number>();
    for (const set of this.setOf) sizes.set(set, (sizes.get(set) ?? 0) + 1);
    const least = Math.max(SET_COMES_AGAIN, Math.max(...sizes.values()) * SHARE_OF_WHOLE);
    const isWhole = (at: number): boolean => (sizes.get(this.setOf[at] ?? -1) ?? 0) >= least;
    const head = this.setOf.find((set, at) => isWhole(at) && this.opposed[at]?.some((opposed, index) => opposed && this.setOf[index] !== set && isWhole(index)) === true);
    if (head === undefined) return null;
    const order = this.orderOf(head);
    if (order.kinds < SET_COMES_AGAIN) return null;
    return new Set(this.found.filter((_, at) => this.belongs(at, head, order)));
  }

  /** How tables of a set stand to those of their kind that are of another. */
  private orderOf(set: number): Order {
    const kinds = new Set<string>();
    let [pairs, lead] = [0, 0];
    this.opposed.forEach((row, at) => row.forEach((opposed, index) => {
      if (!opposed || this.setOf[at] !== set || this.setOf[index] === set) return;
      kinds.add(this.found[at]?.identified.fit.spec.id ?? "");
      pairs += 1;
      lead += at < index ? 1 : -1;
    }));
    return { kinds: kinds.size, pairs, lead };
  }

  /** Whether a table is of a set, beyond doubt. */
  private belongs(at: number, set: number, { pairs, lead }: Order): boolean {
    const among = (own: boolean): number => this.setOf.reduce((sum, other, index) => sum + ((other === set) === own ? this.ties[at]?.[index] ?? 0 : 0), 0);
    const [own, others] = [among(true), among(false)];
    if (this.setOf[at] === set) return own >= CLEARLY * others;
    if (others > 0) return false;
    const rivals = this.setOf.flatMap((_, index) => (this.opposed[at]?.[index] === true ? [index] : []));
    // Of two tables of a kind the one is of the first set where the other is of the second, or stands behind it as all others do.
    const [rival] = rivals;
    if (rival === undefined || rivals.length > 1 || this.setOf[rival] === set) return false;
    return this.setOf.filter((other) => other === this.setOf[rival]).length >= SET_COMES_AGAIN || (lead === pairs && at < rival);
  }
}

/** The two sets with the most in common that may come together; null where none have anything. */
function strongest(open: ReadonlySet<number>, ties: readonly (readonly number[])[], apart: readonly (readonly boolean[])[]): readonly [number, number] | null {
  let best: readonly [number, number] | null = null;
  let most = 0;
  for (const one of open) for (const other of open) {
    const tie = ties[one]?.[other] ?? 0;
    if (one >= other || tie <= most || apart[one]?.[other] === true) continue;
    best = [one, other];
    most = tie;
  }
  return best;
}

/** Kinds of which a set has one table and another set one more, pairs of these, and in how many more of them its own stands first. */
interface Order {
  readonly kinds: number;
  readonly pairs: number;
  readonly lead: number;
}

/** The larger figures of a table in steps, to compare with those of tables in other measures. */
function figuresOf(found: Found): ReadonlySet<number> {
  const figures = new Set<number>();
  const inFen = FEN_PER_UNIT[found.unit ?? "万元"];
  for (const { view, body, identified } of piecesOf(found)) {
    const layouts = layoutsOf(identified.fit);
    for (const draft of body.rows) {
      const places = draft.amounts ?? (layouts[draft.band]?.amounts ?? []).map(({ column }) => ({ row: draft.row, column, page: undefined }));
      for (const { row, column, page = view } of places) {
        const steps = Math.round((amountIn(page.value(row, column)) * inFen) / STEP_IN_FEN);
        if (figures.size < MOST_FIGURES && weightOf(steps) > 0) figures.add(steps);
      }
    }
  }
  return figures;
}

/** How little a figure is a matter of chance: by its digits without zeros at its end. */
function weightOf(steps: number): number {
  let digits = steps;
  while (digits >= 10 && digits % 10 === 0) digits /= 10;
  return Math.max(0, String(digits).length - COMMON_DIGITS);
}

function amountIn(value: ReturnType<Found["view"]["value"]>): number {
  if (typeof value === "number") return value;
  const amount = typeof value === "string" ? parseAmountText(value) : null;
  return amount === null ? 0 : numberOfDecimal(amount);
}
