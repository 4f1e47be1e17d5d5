import type { BookCell, BookTable, BudgetBook } from "../model/book";
import type { CellRef } from "../model/cells";
import { figureOf } from "../model/book";
import { cellKey } from "../model/cells";
import type { Finding } from "../model/findings";
import type { Fen } from "../model/money";
import { defineRule } from "../model/ruleWords";
import type { Evaluation } from "../relations/evaluate";
import type { JudgedRelation, JudgedTable, Operand } from "../relations/instance";
import type { Cause } from "./causes";
import type { LackingAmount } from "./completed";
import { holdingOnceCompleted } from "./completed";
import { findingOf } from "./define";
import { amountOf, text } from "./findingValues";
import { cellsOf, derivedBy, type PrintedOperand } from "./sums";
import { Dependence } from "./throughFormulas";
import { placeOfRelation } from "./trials";

/** The rule for amounts that nobody has typed yet although other tables have them. */
export const NOT_FILLED = defineRule({
  id: "form/not-filled",
  severity: "inconsistency",
  title: { zh: "有金额没有填写", en: "Amounts not filled in" },
  message: {
    zh: "“{title}”有 {count} 行没有填写（{rows}{more}），而“{source}”中有数；本格应为 {expected} {unit}。",
    en: "“{title}” has {count} rows that are not filled in ({rows}{more}), while “{source}” has figures; this cell should be {expected} {unit}.",
  },
});

/** Relations that fail because amounts are lacking: which amounts, table by table, and what is left to explain. */
export interface Unfilled {
  /** One for each table in which several amounts are wanting. */
  readonly findings: readonly Finding[];
  /** A single wanting amount is told by the relation that gives it. */
  readonly causes: readonly Cause[];
  /** Relations that fail for another reason. */
  readonly rest: readonly Evaluation[];
}

interface Wanting {
  readonly operand: PrintedOperand;
  readonly amount: Fen;
  /** The relation that says what is wanting. */
  readonly by: Evaluation;
}

/**
 * Blank cells for which another table has money, where nothing speaks for the blank: no typed sum holds without the
 * amount. They are wanting; whatever adds them up or quotes them cannot be judged before they are typed, and the filled
 * side is not accused. Source: 财预〔2016〕143号, every prescribed table is filled or says that it is empty.
 *
 * What a table lacks as a whole row is told by a rule of its own; what fails because of it is explained by it, too.
 *
 * @param failed relations that fail, of `all`
 */
export function unfilledAmounts(book: BudgetBook, failed: readonly Evaluation[], all: readonly Evaluation[]): Unfilled {
  if (!failed.some(({ empty }) => empty !== undefined)) return { findings: [], causes: [], rest: failed };
  const sums = new Sums(all);
  const typed = wantingCells(failed, (operand) => !sums.isSum(operand.cell) && !sums.holdsWithout(operand.cell));
  const rows = failed.flatMap((evaluation): readonly LackingAmount[] => {
    const operand = lackedRow(evaluation);
    return operand ? [{ operand, amount: lackingAmount(evaluation) }] : [];
  });
  const holding = (lacking: readonly LackingAmount[]): ReadonlySet<string> => (lacking.length === 0 ? new Set() : holdingOnceCompleted(book, all, lacking));
  const first = holding([...rows, ...typed.values()]);
  const below = new Set([...typed.values()].map(({ operand }) => operand.cell));
  // A sum over nothing stands for its parts only where no part is known to be lacking.
  const open = failed.filter((evaluation) => !first.has(placeOfRelation(evaluation)));
  const alone = wantingCells(open, (operand) => sums.isSum(operand.cell) && !sums.leadsTo(operand.cell, below) && sums.isEmpty(operand.cell));
  const wanting = new Map([...typed, ...alone]);
  if (wanting.size === 0 && rows.length === 0) return { findings: [], causes: [], rest: failed };
  const completed = alone.size === 0 ? first : holding([...rows, ...wanting.values()]);
  const nothing = rows.length === 0 ? [] : nothingBeside(failed, (operand) => !wanting.has(cellKey(operand.cell.ref)) && sums.isNothing(operand.cell));
  // What compares such a cell stays open; what holds once rows and cells are filled follows from both.
  const following = nothing.length === 0 ? completed : new Set([...completed, ...withoutPlaces(holding([...rows, ...wanting.values(), ...nothing]), nothing)]);
  const keys = new Set(wanting.keys());
  const dependence = new Dependence(all);
  const touching = failed.filter((evaluation) => dependence.termsOf(evaluation, keys).some(({ cell }) => keys.has(cellKey(cell.ref)))
    || emptySide(evaluation).some(({ cell }) => cell !== null && sums.leadsTo(cell, below)));
  const groups = byTable([...wanting.values()]);
  return {
    findings: groups.filter(({ length }) => length > 1).map(notFilled),
    causes: groups.filter(({ length }) => length === 1).map(([single]) => causeOf(single, touching)),
    rest: failed.filter((evaluation) => !touching.includes(evaluation) && !lackedRow(evaluation) && !following.has(placeOfRelation(evaluation))),
  };
}

/**
 * The row of a code that a table does not print at all although another has money for it, which is why a relation fails: of several tables
 * that could print it the first. Null where the relation holds, or fails for another reason.
 */
export function lackedRow(evaluation: Evaluation): Operand | null {
  if (evaluation.empty === undefined) return null;
  const side = emptySide(evaluation);
  const lacks = side.every(({ row }) => row === null) && filledSide(evaluation).some(({ row }) => row !== null && row.code !== null);
  return lacks ? side[0] ?? null : null;
}

/** The operands that have figures, of a relation with an empty side. */
export function filledSide<T extends JudgedTable, R extends JudgedRelation>({ instance, empty }: Evaluation<T, R>): readonly Operand<T>[] {
  return empty === "left" ? instance.right : instance.left;
}

/** The operands of the side on which nothing stands; none where both sides have figures. */
export function emptySide<T extends JudgedTable, R extends JudgedRelation>({ instance, empty }: Evaluation<T, R>): readonly Operand<T>[] {
  return empty === "left" ? instance.left : empty === "right" ? instance.right : [];
}

/** What the filled side of a relation has for the empty one, in fen; below zero where money is taken back. */
export function lackingAmount({ left, right }: Evaluation): Fen {
  return left + right;
}

/** Blank cells each alone on an empty side, by cell; of several relations the first says it: in the catalogue equalities stand before bounds. */
function wantingCells(failed: readonly Evaluation[], wanted: (operand: PrintedOperand) => boolean): ReadonlyMap<string, Wanting> {
  const found = new Map<string, Wanting>();
  for (const evaluation of failed) {
    const blanks = emptySide(evaluation).filter((operand): operand is PrintedOperand => operand.cell !== null);
    const [operand] = blanks;
    const amount = lackingAmount(evaluation);
    if (blanks.length !== 1 || !operand || amount < 0 || !wanted(operand) || found.has(cellKey(operand.cell.ref))) continue;
    found.set(cellKey(operand.cell.ref), { operand, amount, by: evaluation });
  }
  return found;
}

/**
 * Cells that say nothing, typed as zero or blank under a sum that holds so, where another table has money: which of both is right is
 * told by the relation that compares them. Beside rows that are lacking, the totals differ by both, and are not to blame for either.
 */
function nothingBeside(failed: readonly Evaluation[], wanted: (operand: PrintedOperand) => boolean): readonly Wanting[] {
  return failed.flatMap((by): readonly Wanting[] => {
    const { instance: { operator, left, right } } = by;
    const side = by.left === 0 ? left : by.right === 0 ? right : [];
    const printed = side.filter((operand): operand is PrintedOperand => operand.cell !== null);
    const [operand] = printed;
    return operator === "=" && printed.length === 1 && operand && wanted(operand) && lackingAmount(by) > 0 ? [{ operand, amount: lackingAmount(by), by }] : [];
  });
}

/** Places of relations but those by which something is wanting. */
function withoutPlaces(places: ReadonlySet<string>, wanting: readonly Wanting[]): readonly string[] {
  const own = new Set(wanting.map(({ by }) => placeOfRelation(by)));
  return [...places].filter((place) => !own.has(place));
}

/** The sums of a workbook: what each adds up, and of which parts a typed sum holds as they stand. */
class Sums {
  private readonly parts = new Map<BookCell, readonly BookCell[]>();
  private readonly without = new Set<BookCell>();

  constructor(all: readonly Evaluation[]) {
    for (const { instance, status } of all) {
      const total = derivedBy(instance)?.cell;
      if (!total) continue;
      const cells = cellsOf(instance.right);
      this.parts.set(total, [...this.partsOf(total), ...cells]);
      if (status !== "passed" || total.state.kind !== "amount" || total.state.formula !== "") continue;
      for (const cell of cells) this.without.add(cell);
    }
  }

  private partsOf(total: BookCell): readonly BookCell[] {
    return this.parts.get(total) ?? [];
  }

  isSum(cell: BookCell): boolean {
    return this.partsOf(cell).length > 0;
  }

  /** Whether a typed sum is right with the cell as it stands, so that nothing lacks in a blank one. */
  holdsWithout(cell: BookCell): boolean {
    return this.without.has(cell);
  }

  /** Whether nothing stands in any part of a sum. */
  isEmpty(cell: BookCell): boolean {
    return [...this.below(cell)].every(({ state }) => state.kind === "blank");
  }

  /** Whether nothing or zero stands in a cell and in every part of it. */
  isNothing(cell: BookCell): boolean {
    return [cell, ...this.below(cell)].every((part) => (figureOf(part)?.money ?? 0) === 0);
  }

  leadsTo(cell: BookCell, cells: ReadonlySet<BookCell>): boolean {
    return [...this.below(cell)].some((part) => cells.has(part));
  }

  private below(cell: BookCell): ReadonlySet<BookCell> {
    const below = new Set(this.partsOf(cell));
    // What is added while the set is gone over comes up in its turn.
    for (const part of below) for (const each of this.partsOf(part)) below.add(each);
    return below;
  }
}

/** The wanting amounts of one table, from above to below and from left to right. */
type WantingOfTable = readonly [first: Wanting, ...more: Wanting[]];

function byTable(wanting: readonly Wanting[]): readonly WantingOfTable[] {
  const tables = new Map<BookTable, [Wanting, ...Wanting[]]>();
  for (const one of wanting) {
    const known = tables.get(one.operand.table);
    if (known) known.push(one);
    else tables.set(one.operand.table, [one]);
  }
  const place = ({ operand: { cell: { ref } } }: Wanting): CellRef => ref;
  return [...tables.values()].map((own) => own.sort((a, b) => place(a).row - place(b).row || place(a).column - place(b).column));
}

/** One wanting amount, told by the relations that it alone mends; what only adds it up further on is explained by them. */
function causeOf({ operand: { cell, table }, amount }: Wanting, touching: readonly Evaluation[]): Cause {
  const has = (operands: readonly Operand[]): boolean => operands.some((operand) => operand.cell === cell);
  const change = ({ instance }: Evaluation): Fen => (has(instance.left) ? amount : has(instance.right) ? -amount : 0);
  return { cells: [{ cell, table, correction: amount }], evaluations: touching.filter((evaluation) => evaluation.left + change(evaluation) === evaluation.right) };
}

/** Rows whose names are spelled out. */
const MOST_NAMES = 3;

function notFilled(wanting: WantingOfTable): Finding {
  const [{ operand: { table, cell }, amount }, ...rest] = wanting;
  const rows = [...new Set(wanting.map(({ operand }) => operand.row?.label ?? operand.key))];
  const sources = [...new Set(wanting.flatMap(({ by }) => sourcesOf(by)))];
  return findingOf(NOT_FILLED, {
    at: cell.ref, related: rest.map(({ operand }) => operand.cell.ref),
    values: {
      printed: { kind: "blank" }, expected: amountOf(amount, table.unit ?? "元", undefined),
      title: text(table.title || table.sheet), count: text(String(rows.length)), rows: text(rows.slice(0, MOST_NAMES).join("、")),
      source: text(sources.join("、")),
    },
  });
}

/** Titles of the tables that have the amount: another, or its own where a sum is typed there and its part is not. */
function sourcesOf(evaluation: Evaluation): readonly string[] {
  return filledSide(evaluation).map(({ table }) => table.title || table.sheet);
}
