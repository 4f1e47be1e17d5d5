import { type Amounts, AMOUNT_STATE, readFigures } from "./amounts";
import { templateOf, type Template } from "./candidates";
import { panesOf, type GridColumn } from "./columns";
import type { Grid } from "./grids";
import { idAt, rowsOfPane, type Pane, type PaneRow } from "./panes";
import { plain } from "../recognize/text";
import { totalRank } from "./words";
import type { Fen } from "../model/money";

/** The panes of a grid with their figures read. */
export function readPanes(grid: Grid, columns: readonly GridColumn[], at: number, amounts: Amounts): readonly Pane[] {
  const panes = panesOf(grid, columns).map((pane): Pane => {
    const rows = rowsOfPane(grid, pane);
    return { grid, at, columns: pane, rows, figures: pane.figures, ids: readFigures(amounts, grid, at, rows, pane.figures) };
  });
  return panes.length < 2 ? panes : shareTotals(panes, amounts);
}

function hasFigure(pane: Pane, line: number, amounts: Amounts): boolean {
  return pane.figures.some((_, column) => {
    const id = idAt(pane, line, column);
    return id >= 0 && amounts.state[id] !== AMOUNT_STATE.blank;
  });
}

/** The last total of a pane above a line; -1 where there is none. */
function totalAbove(pane: Pane, line: number): number {
  return pane.rows.slice(0, line).findLastIndex(({ total }) => total > 0);
}

/**
 * Whether a figure below the totals of two panes is nearer to their sum than to either: 人员经费合计 and 公用经费合计 side by
 * side, 基本支出总计 below them. The totals of both, as ids of amounts; null where it is not.
 */
function sumOfTotals([own, line]: readonly [Pane, number], [next, other]: readonly [Pane, number], column: number, amounts: Amounts): readonly [number, number] | null {
  const [a, b] = [totalAbove(own, line), totalAbove(next, other)];
  if (a < 0 || b < 0 || own.rows[a]?.row !== next.rows[b]?.row) return null;
  const [first, second] = [idAt(own, a, column), idAt(next, b, column)];
  const whole = idAt(next, other, column);
  const isSum = (): boolean => isNearerToSum(amounts.money[whole] ?? 0, amounts.money[first] ?? 0, amounts.money[second] ?? 0);
  amounts.reliance?.looked({ concerns: (id) => id === whole || id === first || id === second, comesTo: () => String(isSum()) });
  return isSum() ? [first, second] : null;
}

function isNearerToSum(whole: Fen, x: Fen, y: Fen): boolean {
  return x > 0 && y > 0 && Math.abs(whole - x - y) < Math.min(Math.abs(whole - x), Math.abs(whole - y));
}

/**
 * A total may stand once for several panes that divide the same amount in different ways: its label in one pane, its figure
 * in the next. Then it is the total of both.
 */
function shareTotals(panes: readonly Pane[], amounts: Amounts): readonly Pane[] {
  const shared = panes.map((pane) => ({ ...pane, rows: [...pane.rows] as PaneRow[], ids: pane.ids.slice() }));
  const lineAt = (pane: Pane): ReadonlyMap<number, number> => new Map(pane.rows.map(({ row }, line) => [row, line]));
  for (let at = 0; at + 1 < shared.length; at++) {
    const [own, next] = [shared[at], shared[at + 1]];
    if (!own || !next || own.figures.length !== next.figures.length) continue;
    const lines = lineAt(next);
    own.rows.forEach((row, line) => {
      const other = lines.get(row.row);
      const beside = other === undefined ? undefined : next.rows[other];
      if (other === undefined || !beside || row.total === 0 || beside.text !== "" || hasFigure(own, line, amounts) || !hasFigure(next, other, amounts)) return;
      if (sumOfTotals([own, line], [next, other], 0, amounts)) {
        own.rows[line] = { ...row, text: "", total: 0, first: -1, last: -1 };
        return;
      }
      next.rows[other] = { ...beside, label: row.label, text: row.text, total: totalRank(row.text), labelColumn: row.labelColumn };
      for (let column = 0; column < own.figures.length; column++) {
        const id = next.ids[other * next.figures.length + column] ?? -1;
        own.ids[line * own.figures.length + column] = id;
        if (id >= 0) amounts.label[id] = amounts.word(row.label);
      }
    });
  }
  return shared;
}

/** The grand totals of panes side by side are equal: 收入总计 = 支出总计, in each column both have. */
export function paneTotals(panes: readonly Pane[], amounts: Amounts): readonly Template[] {
  const found: Template[] = [];
  for (let at = 0; at + 1 < panes.length; at++) {
    const [left, right] = [panes[at], panes[at + 1]];
    if (!left || !right) continue;
    found.push(...sumsBelow(left, right, amounts));
    const [a, b] = [grandTotal(left), grandTotal(right)];
    if (a < 0 || b < 0 || left.rows[a]?.row !== right.rows[b]?.row) continue;
    const amountsOf = (pane: Pane): readonly number[] => pane.figures.flatMap(({ kind }, column) => (kind === "amount" ? [column] : []));
    const [one, two] = [amountsOf(left), amountsOf(right)];
    // The first column is the whole; further ones divide it, alike only where there are as many.
    const pairs = one.length === two.length ? one.map((column, k) => [column, two[k] ?? 0] as const) : [[one[0] ?? 0, two[0] ?? 0] as const];
    const [x, y] = pairs[0] ?? [0, 0];
    const tie = templateOf(amounts, "pane-totals", [[idAt(left, a, x), [idAt(right, b, y)].filter((id) => id >= 0)]]);
    if (idAt(left, a, x) !== idAt(right, b, y)) found.push(tie);
  }
  amounts.reliance?.taken(found);
  return found;
}

/** Figures of one pane, under a label of the one before it, that add up the totals of both. */
function sumsBelow(left: Pane, right: Pane, amounts: Amounts): readonly Template[] {
  if (left.figures.length !== right.figures.length) return [];
  return left.rows.flatMap((row, line) => {
    const other = right.rows.findIndex((beside) => beside.row === row.row && beside.text === "");
    if (other < 0 || row.text !== "" || totalRank(plain(row.label)) === 0 || hasFigure(left, line, amounts)) return [];
    const totals = sumOfTotals([left, line], [right, other], 0, amounts);
    return totals ? [templateOf(amounts, "row-total", [[idAt(right, other, 0), totals]])] : [];
  });
}

/** The last total of a pane, where it is of the widest kind that the pane has and says 收入 or 支出 or 总计. */
function grandTotal(pane: Pane): number {
  const last = pane.rows.findLastIndex(({ total }) => total > 0);
  const row = pane.rows[last];
  const widest = pane.rows.reduce((most, { total }) => Math.max(most, total), 0);
  return row && row.total === widest && (row.total === 3 || /收入|支出/.test(row.text)) ? last : -1;
}
