import { STRUCTURAL_STATE } from "../model/structure";
import type { Amounts } from "./amounts";
import { bestOf, countOf, OUTCOME, supportOf, type Template } from "./candidates";
import { isHeaded, type GridColumn } from "./columns";
import { idAt, type Pane } from "./panes";
import { decided, madeOnce } from "./reliance";
import { sumsAcross } from "./sums";
import { readingsOfTotals } from "./totals";
import { saysOfWhich, totalRank, type TotalRank } from "./words";

/** A header with what stands under it; a leaf is a column of figures by its index in the pane. */
interface Head {
  readonly text: string;
  readonly column: number;
  readonly children: readonly Head[];
  readonly period: string;
}

/** The columns of a pane as a tree of their headers; changes and rates are no parts of sums over a row. */
function headsOf(columns: readonly (readonly [GridColumn, number])[], depth: number): readonly Head[] {
  const heads: Head[] = [];
  for (let at = 0; at < columns.length;) {
    const [first, index] = columns[at] ?? [];
    if (!first || index === undefined) break;
    const text = first.path[depth] ?? "";
    let end = at + 1;
    if (first.path.length > depth + 1) while (end < columns.length && columns[end]?.[0].path[depth] === text && (columns[end]?.[0].period === first.period || depth > 0)) end += 1;
    const group = columns.slice(at, end);
    const deeper = group.some(([column]) => column.path.length > depth + 1);
    heads.push(group.length === 1 && !deeper || group.length === 1
      ? { text: first.path.at(-1) ?? text, column: index, children: [], period: first.period }
      : { text, column: -1, children: headsOf(group, depth + 1), period: commonPeriod(group.map(([column]) => column.period)) });
    at = end;
  }
  return heads;
}

function commonPeriod(periods: readonly string[]): string {
  const [first = ""] = periods;
  return periods.every((period) => period === first) ? first : "";
}

/** Columns that stand for a header: its own, its total, or everything under it. */
function columnsFor(head: Head): readonly number[] {
  if (head.column >= 0) return [head.column];
  const total = head.children.find((child) => rankOf(child) > 0);
  if (total) return columnsFor(total);
  return head.children.filter(({ text }) => !saysOfWhich(text)).flatMap(columnsFor);
}

/** Rank of the total that a header names; a group of that name is one where it prints the whole before its parts (合计: 小计, 其中…). */
function rankOf(head: Head): TotalRank {
  return head.children.length > 0 && !head.children.some((child) => rankOf(child) > 0) ? 0 : totalRank(head.text);
}

/** The column of a total, or of the whole of a group that is one. */
function totalColumn(head: Head): number {
  return columnsFor(head)[0] ?? -1;
}

/** Relations over the columns of a pane that there is reason to believe, each over all its rows. */
export function readColumns(pane: Pane, amounts: Amounts): readonly Template[] {
  const columns = pane.figures.flatMap((column, at) => (column.kind === "amount" || column.kind === "blank" ? [[column, at] as const] : []));
  const believed: Template[] = [];
  const visit = (level: readonly Head[]): void => {
    const once = madeOnce<Template>(amounts);
    const over: Over = (total, members, bearing) => once(`${bearing} ${total} ${members.join()}`, () => sumsAcross(pane, amounts, bearing, total, members));
    const headed = level.filter(({ column }) => column < 0 || !isUnheaded(pane, column));
    believed.push(...decided(amounts, () => likelier(ofLevel(level, over), () => (headed.length === level.length ? null : ofLevel(headed, over)))));
    for (const { children } of level) if (children.length > 0) visit(children);
  };
  visit(headsOf(columns, 0));
  return believed;
}

function isUnheaded({ grid, figures }: Pane, column: number): boolean {
  const own = figures[column];
  return own?.kind === "amount" && !isHeaded(grid, own.column);
}

/** What is said of a level, or of it without columns that have no header: somebody's numbers beside the table, where the sums hold without them. */
function likelier(all: readonly Template[], headed: () => readonly Template[] | null): readonly Template[] {
  const gaps = (templates: readonly Template[]): number => templates.reduce((sum, each) => sum + countOf(each, OUTCOME.fails, OUTCOME.blankTotal), 0);
  const failing = gaps(all);
  const rest = failing > 0 ? headed() : null;
  return rest !== null && gaps(rest) < failing && supportOf(...rest).holds >= supportOf(...all).holds ? rest : all;
}

/**
 * Columns without a header of their own that no sum over the rows of their pane counts in, though there are such sums, and that have fewer
 * amounts than others: what stands there is beside the table.
 *
 * @param across the relations over the columns
 */
export function columnsBeside(pane: Pane, amounts: Amounts, across: readonly Template[]): ReadonlySet<number> {
  const beside = new Set(across.length === 0 ? [] : pane.figures.flatMap((_, at) => (isUnheaded(pane, at) ? [at] : [])));
  if (beside.size === 0) return beside;
  const filled = pane.figures.map((_, at) => countOfAmounts(pane, amounts, at));
  for (const at of beside) {
    const column = pane.figures[at]?.column;
    const isCounted = across.some(({ left, right }) => [left, right].some((ids) => ids.some((id) => amounts.column[id] === column)));
    if (isCounted || filled.every((count) => count <= (filled[at] ?? 0))) beside.delete(at);
  }
  return beside;
}

function countOfAmounts(pane: Pane, amounts: Amounts, column: number): number {
  let count = 0;
  for (let row = 0; row < pane.rows.length; row++) if (amounts.state[idAt(pane, row, column)] === STRUCTURAL_STATE.figure) count += 1;
  return count;
}

type Over = (total: number, members: readonly number[], bearing: "column-total" | "column-equal") => Template;

function ofLevel(level: readonly Head[], over: Over): readonly Template[] {
  const found: Template[] = [];
  const ranks = level.map(rankOf);
  for (const readings of readingsOfTotals(ranks)) {
    const tried = readings.flatMap((reading) => {
      const total = level[reading.total];
      const all = [...reading.members].flatMap((at) => (level[at] ? [level[at]] : []));
      const plain = all.filter((member) => !saysOfWhich(member.text));
      // 其中 before the first of several columns may stand for all of them.
      return (plain.length > 0 && plain.length < all.length ? [plain, all] : [plain]).flatMap((members) => {
        if (!total || !ofOnePeriod(total, members)) return [];
        const own = members.filter((member) => member.period === "" || total.period === "" || member.period === total.period);
        return own.length === 0 ? [] : [{ total, own, template: over(totalColumn(total), own.flatMap(columnsFor), "column-total") }];
      });
    });
    const best = bestOf(tried);
    if (!best) continue;
    const { holds, fails, places } = supportOf(best.template);
    const run = fails > 0 && holds < fails ? firstOf(best.total, best.own, over) : null;
    if (run) found.push(...(countOf(run, OUTCOME.sum) > 0 ? [run] : []));
    else if (fails === 0 ? holds > 0 : holds >= 2 * fails || (places === 1 && tried.length === 1) || (holds >= fails && fails === 1)) found.push(best.template);
  }
  found.push(...ofWhichColumns(level, over), ...dividedTwice(level, over));
  if (ranks.every((rank) => rank === 0)) found.push(...unnamedTotals(level, over));
  return found;
}

/**
 * The first columns behind a total, where they make it up in every row and all of them do not: 会议费 and 培训费 stand beside 三公.
 * One that holds as a single equality only, or in nothing but zeros, is not said to hold, and keeps the whole from being said to fail. Where none
 * make it up in every row, those do that make it up in all but a few.
 */
function firstOf(total: Head, own: readonly Head[], over: Over): Template | null {
  let wrongInFew: Template | null = null;
  for (let size = own.length - 1; size >= 2; size--) {
    const sums = over(total.column, own.slice(0, size).flatMap(columnsFor), "column-total");
    const { holds, fails } = supportOf(sums);
    if (fails === 0 && countOf(sums, OUTCOME.blankTotal) === 0) return sums;
    if (countOf(sums, OUTCOME.sum) >= RUN_SUPPORT && holds >= RUN_SUPPORT * fails) wrongInFew ??= sums;
  }
  return wrongInFew;
}

/** Rows in which the first columns must add up for each in which they do not. */
const RUN_SUPPORT = 2;

/** Whether members are of one period, or of the total's among others. */
function ofOnePeriod(total: Head, members: readonly Head[]): boolean {
  const periods = new Set(members.map(({ period }) => period).filter((period) => period !== ""));
  return total.period !== "" || periods.size < 2;
}

/** Rows that must add up before a column without a word for it is taken for a total. */
const UNNAMED_SUPPORT = 2;

/** A column that adds up those beside it though no word says so: the figures alone must say it, in several rows. */
function unnamedTotals(level: readonly Head[], over: Over): readonly Template[] {
  if (level.length < 3) return [];
  const [first, ...rest] = level;
  const last = level.at(-1);
  const tried = [[first, rest], [last, level.slice(0, -1)], [first, rest.slice(0, 2)]] as const;
  for (const [total, members] of tried) {
    if (!total || total.children.length > 0) continue;
    const own = members.filter(({ period, text }) => period === total.period && !saysOfWhich(text));
    if (own.length < 2) continue;
    const sums = over(totalColumn(total), own.flatMap(columnsFor), "column-total");
    const { holds, fails } = supportOf(sums);
    const sure = countOf(sums, OUTCOME.sum);
    if (sure >= UNNAMED_SUPPORT && fails <= Math.max(1, holds * 0.1) && holds >= 3 * fails) return [sums];
  }
  return [];
}

/**
 * A group with a total of its own (资金来源: 合计, 一般公共预算, 政府性基金) beside one without (地区: a column a place): the second
 * divides the same amount once more, where the rows say so.
 */
function dividedTwice(level: readonly Head[], over: Over): readonly Template[] {
  return level.flatMap((head, at) => {
    const [first, second] = [head, level[at + 1]];
    if (!second || first.children.length === 0 || second.children.length < 2 || first.period !== second.period || second.children.some((child) => rankOf(child) > 0)) return [];
    const total = first.children.find((child) => rankOf(child) > 0);
    if (!total) return [];
    const sums = over(total.column, columnsFor(second), "column-total");
    const { holds, fails } = supportOf(sums);
    const sure = countOf(sums, OUTCOME.sum);
    return sure >= UNNAMED_SUPPORT && fails <= Math.max(1, holds * 0.1) && holds >= 2 * fails ? [sums] : [];
  });
}

/** Rows in which a column must equal its 其中 before a row in which it does not counts against it. */
const EQUAL_SUPPORT = 3;

/**
 * A column of which the next ones print parts (其中). They may leave something out; where they never do but in one row, that
 * row is looked at: what really differs differs in the totals above it too.
 */
function ofWhichColumns(level: readonly Head[], over: Over): readonly Template[] {
  return level.flatMap((head, at) => {
    if (saysOfWhich(head.text) || !saysOfWhich(level[at + 1]?.text ?? "")) return [];
    const parts = level.slice(at + 1, at + 1 + level.slice(at + 1).findIndex(({ text }) => !saysOfWhich(text)));
    const own = parts.length > 0 ? parts : level.slice(at + 1);
    const [column] = columnsFor(head);
    if (column === undefined || head.children.length > 0) return [];
    const equal = over(column, own.flatMap(columnsFor), "column-equal");
    const agree = countOf(equal, OUTCOME.sum, OUTCOME.single);
    // A part that is left blank beside an amount differs as much as one that is smaller.
    const differ = countOf(equal, OUTCOME.fails, OUTCOME.unknown);
    return agree >= EQUAL_SUPPORT && differ <= 1 ? [equal] : [];
  });
}
