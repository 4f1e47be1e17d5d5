import { AMOUNT_KIND, amountsOf, moneyAt } from "../model/amountColumns";
import type { BookTable, BudgetBook } from "../model/book";
import { figureOf } from "../model/book";
import type { Fen } from "../model/money";
import type { RelationSpec } from "../catalog/relationTypes";
import type { JudgedRelation, JudgedTable, RelationInstance } from "./instance";
import type { LaidRelation, Layout } from "./laid";

/** Whether a relation holds in the printed figures. */
export type RelationStatus =
  | "passed"
  /** Holds only if the figures are roundings; see {@link evaluateAll}. */
  | "rounding"
  | "failed"
  | "notApplicable"
  | "insufficientData";

/** A relation and what became of it. `left` and `right` are sums of printed figures in fen. */
export interface Evaluation<T extends JudgedTable = BookTable, R extends JudgedRelation = RelationSpec> {
  readonly instance: RelationInstance<T, R>;
  readonly status: RelationStatus;
  readonly left: Fen;
  readonly right: Fen;
  /**
   * Of a relation that fails: the side on which nothing stands at all, neither figure nor typed zero, while the other has
   * money. What is wrong there is first of all that it is empty; the filled side is not accused by it.
   */
  readonly empty?: "left" | "right";
}

/** A relation of any origin and what became of it. */
export type AnyEvaluation = Evaluation<JudgedTable, JudgedRelation>;

/** Facts about a table that decide what a blank means. */
interface TableState {
  readonly hasFigures: boolean;
  /**
   * Kinds of sums that are filled in: a blank total among filled ones was lost, a table of blank totals is not filled
   * yet, and one whose classes are all blank prints them as headings.
   */
  readonly filled: ReadonlySet<RelationInstance["relation"]["kind"]>;
}

/** Whether a sum's blanks are lost figures. A row of codes is judged by its like; any other sum by every sum of the table. */
function sumsFilled(state: TableState | undefined, relation: RelationInstance["relation"]): boolean {
  return state !== undefined && (relation.kind === "children" ? state.filled.has("children") : state.filled.size > 0);
}

/** Evaluates every instance against the printed figures. Deterministic, linear in the number of operands. */
export function evaluateAll(book: BudgetBook, instances: readonly LaidRelation[]): readonly Evaluation[] {
  const evaluated = evaluatorOf(book, instances);
  const evaluations: Evaluation[] = [];
  for (let at = 0; at < instances.length; at += 1) evaluations.push(evaluated(instances[at] as LaidRelation));
  return evaluations;
}

/**
 * Evaluates relations of a book one by one, as long as no amount comes, goes or becomes zero.
 *
 * @returns what evaluates one; it may be told what the sides of one come to now that was judged before
 */
export function evaluatorOf(book: BudgetBook, instances: readonly LaidRelation[]): (instance: LaidRelation, sides?: Sides) => Evaluation {
  const states = tableStates(book, instances);
  const waiting = waitingSums(instances, states);
  const [left, right] = [new Sum(), new Sum()];
  const long = new Map<LaidRelation, readonly [Sum, Sum]>();
  return (instance, sides) => {
    const known = sides && long.get(instance);
    if (known) {
      [known[0].money, known[1].money] = [sides.left, sides.right];
      return outcomeOf(instance, known[0], known[1], states);
    }
    if (!sides || instance.to - instance.from <= LONG) return evaluate(instance, left, right, states, waiting);
    const [own, other] = [new Sum(), new Sum()];
    const evaluation = evaluate(instance, own, other, states, waiting);
    if (evaluation.status !== "insufficientData") long.set(instance, [own, other]);
    return evaluation;
  };
}

/** What the two sides of a relation come to. */
type Sides = Pick<Evaluation, "left" | "right">;

/** Amounts of a relation that are not gone through again for each change of what they come to. */
const LONG = 64;

/** Why two sides are not compared: nothing stands there, a side is not yet filled in, or a hint has nothing to hint at. Null where they are. */
function unjudgedBy(instance: LaidRelation, left: Sum, right: Sum, states: ReadonlyMap<BookTable, TableState>): RelationStatus | null {
  const { relation } = instance;
  if (left.count === 0 && right.count === 0) return "notApplicable";
  if (left.count === 0 && right.money !== 0 && !instance.left.some(({ table }) => sumsFilled(states.get(table), relation))) return "insufficientData";
  if (right.count === 0 && left.money !== 0 && !instance.right.some(({ table }) => states.get(table)?.hasFigures === true)) return "insufficientData";
  return relation.rule.severity === "hint" && (left.money === 0 || right.money === 0) ? "notApplicable" : null;
}

function evaluate(instance: LaidRelation, left: Sum, right: Sum, states: ReadonlyMap<BookTable, TableState>, waiting: ReadonlySet<number>): Evaluation {
  const { layout, from, middle, to, missing } = instance;
  if (missing !== undefined) return { instance, status: missing === "condition" ? "notApplicable" : "insufficientData", left: 0, right: 0 };
  if (!left.takes(layout, from, middle, waiting) || !right.takes(layout, middle, to, waiting)) return { instance, status: "insufficientData", left: 0, right: 0 };
  return outcomeOf(instance, left, right, states);
}

/** How a relation comes out whose sides are summed up. */
function outcomeOf(instance: LaidRelation, left: Sum, right: Sum, states: ReadonlyMap<BookTable, TableState>): Evaluation {
  const status = unjudgedBy(instance, left, right, states) ?? compare(instance.operator, left, right);
  if (status !== "failed") return { instance, status, left: left.money, right: right.money };
  const sums = { left: left.money, right: right.money };
  if (missesUnread(instance, sums.left - sums.right)) return { instance, status: "insufficientData", ...sums };
  const empty = left.count === 0 ? "left" : right.count === 0 ? "right" : null;
  return empty === null ? { instance, status, ...sums } : { instance, status, ...sums, empty };
}

/** Unread amounts whose combinations are tried; a table with more of them in one row or column is too little understood. */
const MOST_UNREAD = 10;

interface Unread {
  readonly rows: ReadonlyMap<string, readonly Fen[]>;
  readonly columns: ReadonlyMap<string, readonly Fen[]>;
}

const UNREAD = new WeakMap<BookTable, Unread>();

/** What a table's cells without a role hold, by row and by column. */
function unreadOf(table: BookTable): Unread {
  const known = UNREAD.get(table);
  if (known) return known;
  const rows = new Map<string, Fen[]>();
  const columns = new Map<string, Fen[]>();
  const put = (map: Map<string, Fen[]>, key: string, money: Fen): unknown => (map.get(key)?.push(money) ?? map.set(key, [money]));
  for (const cell of table.unread ?? []) {
    const money = figureOf(cell)?.money ?? 0;
    put(rows, `${cell.ref.sheet}|${cell.ref.row}`, money);
    put(columns, `${cell.ref.sheet}|${cell.ref.column}`, money);
  }
  const unread = { rows, columns };
  UNREAD.set(table, unread);
  return unread;
}

/**
 * Whether a relation fails by just what stands in cells that were not understood: for a sum inside a table in the same row
 * (of columns) or column (of rows), for a tie in the rows of which it takes several columns. Those may be parts of it.
 */
function missesUnread(instance: RelationInstance, gap: Fen): boolean {
  const amounts = instance.operator === "=" ? unreadBeside(instance) : [];
  if (amounts.length > MOST_UNREAD) return true;
  let sums = new Set<Fen>([0]);
  for (const money of amounts) sums = new Set([...sums].flatMap((sum) => [sum, sum + money]));
  return gap !== 0 && sums.has(gap);
}

/** Unread amounts, by which the left side may be greater than the right; those that its own side may lack count against it. */
function unreadBeside({ relation, left, right }: RelationInstance): readonly Fen[] {
  if (relation.kind !== "tie") return unreadIn(left, relation.kind === "columnSum" ? "rows" : "columns");
  const unread = (side: RelationInstance["left"]): readonly Fen[] => (side.length < 2 ? [] : unreadIn(side, "rows"));
  return [...unread(right), ...unread(left).map((money) => -money)];
}

/** What stands unread in the row or the column of a side's first amount. */
function unreadIn([first]: RelationInstance["left"], way: keyof Unread): readonly Fen[] {
  const at = first?.cell?.ref;
  if (!at || !first.table.unread) return [];
  return unreadOf(first.table)[way].get(`${at.sheet}|${way === "rows" ? at.row : at.column}`) ?? [];
}

/** Printed figures of one side: their sum, how many there are, and the steps to which they were rounded. One is used again and again. */
class Sum {
  money: Fen = 0;
  count = 0;
  /** Sum of the steps, and the one that all have; null where they differ or there is none. */
  room: Fen = 0;
  grain: Fen | null = null;

  /** Sums amounts of a layout; false where one cannot be read or waits for others to be filled. */
  takes({ ids, amounts: { arrays: { kind, money, grain } } }: Layout, from: number, to: number, waiting: ReadonlySet<number>): boolean {
    // One by one: a list of them costs an object for each sum while this is not compiled.
    let sum = 0;
    let count = 0;
    let room = 0;
    let step = -1;
    let even = true;
    for (let at = from; at < to; at += 1) {
      const id = ids[at] ?? -1;
      if (id < 0) continue;
      if (waiting.size > 0 && waiting.has(id)) return false;
      const own = kind[id];
      if (own === AMOUNT_KIND.blank) continue;
      if (own !== AMOUNT_KIND.amount) return false;
      const size = grain[id] ?? 0;
      sum += money[id] ?? 0;
      count += 1;
      room += size;
      if (step < 0) step = size;
      else if (step !== size) even = false;
    }
    this.money = sum;
    this.count = count;
    this.room = room;
    this.grain = even && step >= 0 ? step : null;
    return true;
  }
}

/** What {@link agreement} says of figures, of two sides that are summed already. */
function compare(operator: LaidRelation["operator"], left: Sum, right: Sum): RelationStatus {
  const gap = left.money - right.money;
  if (gap === 0 || (operator === "<=" && gap < 0) || (operator === ">=" && gap > 0)) return "passed";
  const even = left.count === 0 ? right.grain !== null : right.count === 0 ? left.grain !== null : left.grain !== null && left.grain === right.grain;
  if ((left.count + right.count === 2 && even) || Math.abs(gap) * 2 >= left.room + right.room) return "failed";
  // Figures of different grains (元 in one table, 万元 in another) agree as far as the coarser one can tell.
  return even ? "rounding" : "passed";
}

/** Levels of sums that may stand above each other: items, divisions, classes, totals, lines. */
const DEEPEST = 8;

/**
 * Blank sums of tables in which no sum is filled in yet, although there is something to add: whatever quotes them cannot
 * be judged before they are filled. Amounts by id.
 */
function waitingSums(instances: readonly LaidRelation[], states: ReadonlyMap<BookTable, TableState>): ReadonlySet<number> {
  const waiting = new Set<number>();
  const open = instances.filter(({ layout: { ids, amounts }, relation, from, middle }) => {
    const total = ids[from] ?? -1;
    if (!relation.derives || middle - from !== 1 || total < 0 || amounts.arrays.kind[total] !== AMOUNT_KIND.blank) return false;
    const table = amounts.tables[amounts.tableOf(total)];
    return table !== undefined && !sumsFilled(states.get(table), relation);
  });
  // A sum of blank sums waits as they do: a class for its divisions, those for their items.
  for (let before = -1, level = 0; waiting.size !== before && level < DEEPEST; level++) {
    before = waiting.size;
    for (const { layout: { ids, amounts: { arrays } }, from, middle, to } of open) {
      if (ids.subarray(middle, to).some((part) => part >= 0 && ((moneyAt(arrays, part) ?? 0) !== 0 || waiting.has(part)))) waiting.add(ids[from] ?? -1);
    }
  }
  return waiting;
}

function tableStates(book: BudgetBook, instances: readonly LaidRelation[]): ReadonlyMap<BookTable, TableState> {
  const states = new Map(book.tables.map((table) => [table, { hasFigures: amountsOf(table).arrays.kind.includes(AMOUNT_KIND.amount), filled: new Set<RelationInstance["relation"]["kind"]>() }]));
  for (let index = 0; index < instances.length; index += 1) {
    const { layout: { ids, amounts }, relation: { kind, derives }, from, middle } = instances[index] as LaidRelation;
    if (kind === "tie" && !derives) continue;
    for (let at = from; at < middle; at += 1) {
      const id = ids[at] ?? -1;
      if (id < 0 || amounts.arrays.kind[id] !== AMOUNT_KIND.amount) continue;
      const table = amounts.tables[amounts.tableOf(id)];
      if (table) states.get(table)?.filled.add(kind);
    }
  }
  return states;
}
