import { AMOUNT_KIND, amountsOf, type AmountColumns } from "../model/amountColumns";
import type { BookTable, Leftover, RowKind } from "../model/book";
import type { Fen } from "../model/money";
import { nestedFromTop, nestedLines, RunningSum, type LineAmounts } from "../model/nesting";
import type { LaidRelation } from "../relations/laid";
import type { DeclaredJudgement } from "./judgedBook";

/** How an amount stands in sums of the catalogue that hold, as bits. */
const [PART_DOWN, TOTAL_DOWN, ACROSS] = [1, 2, 4];

/** Rows that add up others where these have amounts. */
const ADDING: ReadonlySet<RowKind> = new Set(["total", "subtotal", "summary"]);

/** Sheets without any table that the catalogue knows, and those that another one replaced. */
const OTHER: ReadonlySet<Leftover["reason"]> = new Set(["otherSheet", "replacedSheet"]);

/**
 * Whether the catalogue alone judges a book, so that the structure of its tables need not be read: it could only find sums of
 * amounts that stand in sums already.
 *
 * A sum that the structure shows is judged where the catalogue has none of the same cell in the same direction, and so is what
 * amounts have in common that the catalogue does not read. Neither is there where every table is of a known kind and everything in
 * it is understood; where no relation fails, so that nobody asks whether the layout is read rightly; and where every amount is, down
 * its column and along its row, a part or the total of a sum that holds. An amount that stands alone in its column has no sum
 * down, and one that is the only one of its row without a sum could be a sum only of those that have one: then it equals what they come to. Of two
 * amounts beside each other one can only equal the other. No line that is the total of nothing may come to what the lines below it do:
 * where no word tells levels, figures may.
 * Columns of last year's amounts, of changes and of rates are left to the structure.
 *
 * That nothing is said otherwise is held by `tests/review/settled.test.ts`, over all workbooks that tests know or make up.
 */
export function isSettled({ of, book, slips, lookup, instances, evaluations }: DeclaredJudgement): boolean {
  if (book !== of || book.tables.length === 0 || slips.length > 0 || !book.leftovers.every(({ reason }) => OTHER.has(reason)) || !book.tables.every(isUnderstood)) return false;
  if (evaluations.some(({ status }) => status === "failed")) return false;
  const { amounts } = lookup.index;
  const marks = new Uint8Array(amounts.arrays.kind.length);
  for (let at = 0; at < instances.length; at += 1) {
    const status = evaluations[at]?.status;
    if (status === "passed" || status === "rounding") markSum(instances[at] as LaidRelation, marks);
  }
  return book.tables.every((table, at) => {
    const own = marks.subarray(amounts.starts[at], amounts.starts[at + 1]);
    return isNumberedInOrder(table) && sumsSettle(table, own) && !showsLevels(table, own);
  });
}

/** Rows of a classification. */
const OF_CODE: ReadonlySet<RowKind> = new Set(["class", "division", "item"]);

/** Whether nothing of a table is left that the structure could understand: no cell without a role, no line that lacks its code, no final accounts, no column that is compared with others. */
function isUnderstood({ unread, title, columns, rows }: BookTable): boolean {
  const coded = columns.some(({ content }) => content === "code");
  return (unread === undefined || unread.length === 0) && !title.includes("决算") && !columns.some(({ content, role }) => content === "comparison" || role === "last-year" || role.startsWith("change")) &&
    !(coded && rows.some(({ kind, codeCells }) => codeCells.length === 0 && OF_CODE.has(kind)));
}

function markSum({ layout: { ids, amounts: { arrays: { row } } }, relation, from, middle, to }: LaidRelation, marks: Uint8Array): void {
  const total = ids[from] ?? -1;
  if (relation.kind === "tie" || total < 0) return;
  let down = false;
  for (let at = middle; at < to; at += 1) {
    const id = ids[at] ?? -1;
    if (id >= 0 && row[id] !== row[total]) down = true;
  }
  marks[total] = (marks[total] ?? 0) | (down ? TOTAL_DOWN : ACROSS);
  for (let at = middle; at < to; at += 1) {
    const id = ids[at] ?? -1;
    if (id >= 0) marks[id] = (marks[id] ?? 0) | (down ? PART_DOWN : ACROSS);
  }
}

/** Whether the amounts of a table stand in sums, down and across. */
function sumsSettle(table: BookTable, marks: Uint8Array): boolean {
  const columns = amountsOf(table);
  const { arrays: { money, row, column }, from } = columns;
  const filled = new Map<number, number>();
  for (let id = 0; id < money.length; id += 1) if (money[id] !== 0) filled.set(column[id] ?? 0, (filled.get(column[id] ?? 0) ?? 0) + 1);
  for (let line = 0; line < table.rows.length; line += 1) {
    const begin = from[line] ?? 0;
    const end = from[line + 1] ?? 0;
    // What is one line to the catalogue may be printed below each other: then its amounts are not all totals.
    const adds = row[begin] === row[end - 1] && ADDING.has(table.rows[line]?.kind ?? "line");
    for (let first = begin, next = first; first < end; first = next) {
      while (next < end && row[next] === row[first]) next += 1;
      if (!lineSettles(columns, first, next, marks, filled, adds)) return false;
    }
  }
  return true;
}

/**
 * @param from the first of the amounts that stand beside each other; `to` the one behind the last
 * @param filled how many amounts other than zero each column has
 * @param adds whether the line adds up others
 */
function lineSettles({ arrays: { kind, money, column } }: AmountColumns, from: number, to: number, marks: Uint8Array, filled: ReadonlyMap<number, number>, adds: boolean): boolean {
  let [alone, lone, other, sum] = [0, 0, 0, 0];
  for (let id = from; id < to; id += 1) {
    if (kind[id] !== AMOUNT_KIND.amount && kind[id] !== AMOUNT_KIND.blank) return false;
    const own = marks[id] ?? 0;
    const amount = money[id] ?? 0;
    // A line that adds up others and shows nothing was perhaps left out.
    const needed = amount !== 0 ? PART_DOWN | TOTAL_DOWN : adds ? TOTAL_DOWN : 0;
    const others = (filled.get(column[id] ?? 0) ?? 0) - (amount === 0 ? 0 : 1);
    if (needed !== 0 && others > 0 && (own & needed) === 0) return false;
    if ((own & ACROSS) !== 0) sum += amount;
    else if (amount !== 0) [alone, lone, other] = [alone + 1, amount, lone];
  }
  return alone === 0 || to - from === 1 || mayStandAlone(alone, lone, other, sum);
}

/**
 * Whether amounts of a line that stand in no sum across show none themselves: a single one is not what the others come to, and of two
 * with nothing else beside them the one is not the other.
 */
function mayStandAlone(count: number, lone: Fen, other: Fen, sum: Fen): boolean {
  return count === 1 ? lone !== sum && lone * 2 !== sum : count === 2 && sum === 0 && lone !== other;
}

/** Rows of which words tell how they stand to others. */
const TOLD: ReadonlySet<RowKind> = new Set([...ADDING, "line"]);

/** Whether a line that the catalogue holds for the total of nothing comes, in every column, to what those below it do, as far as neither words nor codes tell the levels. */
function showsLevels({ rows, ...table }: BookTable, marks: Uint8Array): boolean {
  if (new Set(rows.flatMap(({ kind }) => (OF_CODE.has(kind) ? [kind] : []))).size > 1) return false;
  const columns = amountsOf({ rows, ...table });
  return [...new Set(rows.map(({ axis }) => axis))].some((axis) => {
    const lines = rows.flatMap((row, line) => (row.axis === axis ? [line] : []));
    const isLine = (at: number): boolean => !TOLD.has(rows[lines[at] ?? -1]?.kind ?? "total");
    const amounts = linesOf(columns, lines);
    const isTold = (at: number): boolean => {
      const line = lines[at] ?? -1;
      return marks.subarray(columns.from[line], columns.from[line + 1]).some((mark) => (mark & TOTAL_DOWN) !== 0);
    };
    const sum = new RunningSum(amounts);
    const isSum = (head: number, above: Int32Array): boolean => {
      sum.clear();
      for (let below = head + 1; below < above.length; below += 1) if (above[below] === head) sum.add(below);
      return sum.with(head).fails === 0;
    };
    return [nestedLines(amounts, -1, isLine), nestedFromTop(amounts, isLine)].some((above) => [...new Set(above)].some((head) => head >= 0 && !isTold(head) && isSum(head, above)));
  });
}

/** The amounts of some lines of a table, one below the other by the columns in which they stand. */
function linesOf({ arrays: { money, grain, column }, from }: AmountColumns, lines: readonly number[]): LineAmounts {
  const places = new Map<number, number>();
  const ids = lines.map((line) => {
    const own: number[] = [];
    for (let id = from[line] ?? 0, end = from[line + 1] ?? 0; id < end; id += 1) {
      const place = places.get(column[id] ?? -1) ?? places.size;
      places.set(column[id] ?? -1, place);
      own[place] = id;
    }
    return own;
  });
  const idOf = (line: number, place: number): number => ids[line]?.[place] ?? -1;
  return { lines: lines.length, columns: places.size, money: (line, place) => money[idOf(line, place)] ?? 0, grain: (line, place) => grain[idOf(line, place)] ?? 0 };
}

/** Numbers of the first and the second level in front of a line: 一、 and （一）. */
const [FIRST_LEVEL, SECOND_LEVEL] = [/^\s*[一二三四五六七八九十]+、/, /^\s*[（(]([一二三四五六七八九十]+)[）)]/];

/** Whether lines numbered at two levels stand below what they belong to, from the first one on: exchanged lines are told by their sums below each other. */
function isNumberedInOrder({ rows }: BookTable): boolean {
  const under = new Map<string, "head" | "parts">();
  const numbered = new Set(rows.flatMap(({ axis, label }) => (FIRST_LEVEL.test(label) ? [axis] : [])));
  return rows.every(({ axis, label }) => {
    if (!numbered.has(axis)) return true;
    if (FIRST_LEVEL.test(label)) under.set(axis, "head");
    const [, number] = SECOND_LEVEL.exec(label) ?? [];
    if (number === undefined) return true;
    const before = under.get(axis);
    under.set(axis, "parts");
    return before === "parts" || (before === "head" && number === "一");
  });
}
