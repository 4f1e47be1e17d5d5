import type { BookCell, BookRow, BookTable, BudgetBook } from "../model/book";
import { figureOf } from "../model/book";
import type { Fen } from "../model/money";
import type { RelationSpec } from "../catalog/relationTypes";
import type { JudgedRelation, JudgedTable, Operand, RelationInstance } from "./instance";

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
export function evaluateAll(book: BudgetBook, instances: readonly RelationInstance[]): readonly Evaluation[] {
  return instances.map(evaluatorOf(book, instances));
}

/** Evaluates relations of a book one by one, as long as no amount comes, goes or becomes zero. */
export function evaluatorOf(book: BudgetBook, instances: readonly RelationInstance[]): (instance: RelationInstance) => Evaluation {
  const states = tableStates(book, instances);
  const waiting = waitingSums(instances, states);
  return (instance) => evaluate(instance, states, waiting);
}

/** Why two sides are not compared: nothing stands there, a side is not yet filled in, or a hint has nothing to hint at. Null where they are. */
function unjudgedBy({ relation, left, right }: RelationInstance, leftSum: Side, rightSum: Side, states: ReadonlyMap<BookTable, TableState>): RelationStatus | null {
  if (leftSum.count === 0 && rightSum.count === 0) return "notApplicable";
  if (leftSum.count === 0 && rightSum.money !== 0 && !left.some(({ table }) => sumsFilled(states.get(table), relation))) return "insufficientData";
  if (rightSum.count === 0 && leftSum.money !== 0 && !right.some(({ table }) => states.get(table)?.hasFigures === true)) return "insufficientData";
  return relation.rule.severity === "hint" && (leftSum.money === 0 || rightSum.money === 0) ? "notApplicable" : null;
}

function evaluate(instance: RelationInstance, states: ReadonlyMap<BookTable, TableState>, waiting: ReadonlySet<BookCell>): Evaluation {
  const none = (status: RelationStatus): Evaluation => ({ instance, status, left: 0, right: 0 });
  if (instance.missing !== undefined) return none(instance.missing === "condition" ? "notApplicable" : "insufficientData");
  if (isOpen(instance.left, waiting) || isOpen(instance.right, waiting)) return none("insufficientData");
  const left = sumOf(instance.left);
  const right = sumOf(instance.right);
  const result = (status: RelationStatus): Evaluation => ({ instance, status, left: left.money, right: right.money });
  const unjudged = unjudgedBy(instance, left, right, states);
  if (unjudged !== null) return result(unjudged);
  const status = compare(instance, left, right);
  if (status !== "failed") return result(status);
  if (missesUnread(instance, left.money - right.money)) return result("insufficientData");
  const empty = left.count === 0 ? "left" : right.count === 0 ? "right" : null;
  return empty === null ? result("failed") : { ...result("failed"), empty };
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
 * (of columns) or column (of rows), for a tie in the row of which it takes several columns. Those may be parts of it.
 */
function missesUnread(instance: RelationInstance, gap: Fen): boolean {
  const amounts = instance.operator === "=" ? unreadBeside(instance) : [];
  if (amounts.length > MOST_UNREAD) return true;
  let sums = new Set<Fen>([0]);
  for (const money of amounts) sums = new Set([...sums].flatMap((sum) => [sum, sum + money]));
  return gap !== 0 && sums.has(gap);
}

function unreadBeside({ relation, left, right }: RelationInstance): readonly Fen[] {
  const [total] = relation.kind === "tie" ? right : left;
  const at = total?.cell?.ref;
  if (!at || !total.table.unread || (relation.kind === "tie" && right.length < 2)) return [];
  const { rows, columns } = unreadOf(total.table);
  return (relation.kind === "columnSum" || relation.kind === "tie" ? rows.get(`${at.sheet}|${at.row}`) : columns.get(`${at.sheet}|${at.column}`)) ?? [];
}

/** Printed figures of one side: their sum, how many there are, and the steps to which they were rounded. */
interface Side {
  readonly money: Fen;
  readonly count: number;
  /** Sum of the steps, and the one that all have; null where they differ or there is none. */
  readonly room: Fen;
  readonly grain: Fen | null;
}

function sumOf(operands: readonly Operand[]): Side {
  let money = 0;
  let count = 0;
  let room = 0;
  let grain: Fen | null = null;
  let even = true;
  for (const { cell } of operands) {
    if (cell?.state.kind !== "amount") continue;
    const { figure } = cell.state;
    money += figure.money;
    count += 1;
    room += figure.grain;
    if (grain === null) grain = figure.grain;
    else if (grain !== figure.grain) even = false;
  }
  return { money, count, room, grain: even ? grain : null };
}

/** What {@link agreement} says of figures, of two sides that are summed already. */
function compare({ operator }: RelationInstance, left: Side, right: Side): RelationStatus {
  const gap = left.money - right.money;
  if (gap === 0 || (operator === "<=" && gap < 0) || (operator === ">=" && gap > 0)) return "passed";
  const even = left.count === 0 ? right.grain !== null : right.count === 0 ? left.grain !== null : left.grain !== null && left.grain === right.grain;
  if ((left.count + right.count === 2 && even) || Math.abs(gap) * 2 >= left.room + right.room) return "failed";
  // Figures of different grains (元 in one table, 万元 in another) agree as far as the coarser one can tell.
  return even ? "rounding" : "passed";
}

/** Whether a cell cannot be read or waits for others to be filled. */
function isOpen(operands: readonly Operand[], waiting: ReadonlySet<BookCell>): boolean {
  for (const { cell } of operands) {
    if (cell === null || (cell.state.kind === "amount" && waiting.size === 0)) continue;
    if (isUnreadable(cell) || waiting.has(cell)) return true;
  }
  return false;
}

function isUnreadable(cell: BookCell): boolean {
  const { kind } = cell.state;
  return kind === "text" || kind === "error" || kind === "unitUnknown";
}

/** Levels of sums that may stand above each other: items, divisions, classes, totals, lines. */
const DEEPEST = 8;

/**
 * Blank sums of tables in which no sum is filled in yet, although there is something to add: whatever quotes them cannot
 * be judged before they are filled.
 */
function waitingSums(instances: readonly RelationInstance[], states: ReadonlyMap<BookTable, TableState>): ReadonlySet<BookCell> {
  const waiting = new Set<BookCell>();
  const open = instances.filter((instance) => {
    const { relation, left } = instance;
    const [total] = left;
    return relation.derives && left.length === 1 && total?.cell?.state.kind === "blank" && !sumsFilled(states.get(total.table), relation);
  });
  // A sum of blank sums waits as they do: a class for its divisions, those for their items.
  for (let before = -1, level = 0; waiting.size !== before && level < DEEPEST; level++) {
    before = waiting.size;
    for (const { left, right } of open) {
      const cell = left[0]?.cell;
      if (cell && right.some((part) => part.cell !== null && ((figureOf(part.cell)?.money ?? 0) !== 0 || waiting.has(part.cell)))) waiting.add(cell);
    }
  }
  return waiting;
}

function tableStates(book: BudgetBook, instances: readonly RelationInstance[]): ReadonlyMap<BookTable, TableState> {
  const filled = new Map<BookTable, Set<RelationInstance["relation"]["kind"]>>();
  for (const instance of instances) {
    if (instance.relation.kind === "tie" && !instance.relation.derives) continue;
    for (const operand of instance.left) {
      if (!figureOf(operand.cell ?? undefined)) continue;
      const kinds = filled.get(operand.table) ?? new Set();
      kinds.add(instance.relation.kind);
      filled.set(operand.table, kinds);
    }
  }
  return new Map(book.tables.map((table) => [table, {
    hasFigures: table.rows.some(hasFigure),
    filled: filled.get(table) ?? new Set(),
  }]));
}

function hasFigure({ cells }: BookRow): boolean {
  for (const { state } of cells.values()) if (state.kind === "amount") return true;
  return false;
}
