import { STRUCTURAL_STATE } from "../model/structure";
import { type Amounts, readFigures } from "./amounts";
import { templateOf, type Template } from "./candidates";
import { panesOf, type GridColumn } from "./columns";
import type { KnownDecimals } from "./decimals";
import type { Grid } from "./grids";
import { idAt, rowsOfPane, type Pane } from "./panes";
import { plain } from "../recognize/text";
import { totalRank } from "./words";
import type { Fen } from "../model/money";

/**
 * The panes of a grid with their figures read.
 *
 * @param known decimals that amounts of a unit of measure have at most elsewhere
 */
export function readPanes(grid: Grid, columns: readonly GridColumn[], at: number, amounts: Amounts, known: KnownDecimals): readonly Pane[] {
  const panes = panesOf(grid, columns).map((pane): Pane => {
    const rows = rowsOfPane(grid, pane);
    return { grid, at, columns: pane, rows, figures: pane.figures, ids: readFigures(amounts, grid, at, rows, pane.figures, known) };
  });
  return panes.length < 2 ? panes : shareTotals(panes, amounts);
}

function hasFigure(pane: Pane, line: number, amounts: Amounts): boolean {
  return pane.figures.some((_, column) => {
    const id = idAt(pane, line, column);
    return id >= 0 && amounts.state[id] !== STRUCTURAL_STATE.blank;
  });
}

/**
 * Whether a figure below the totals of two panes is nearer to their sum than to either: 人员经费合计 and 公用经费合计 side by
 * side, 基本支出总计 below them. The totals of both, as ids of amounts; null where it is not.
 */
function sumOfTotals([own, line]: readonly [Pane, number], [next, other]: readonly [Pane, number], column: number, amounts: Amounts): readonly [number, number] | null {
  const [a, b] = [own.rows.lastTotal(line), next.rows.lastTotal(other)];
  if (a < 0 || b < 0 || own.rows.row[a] !== next.rows.row[b]) return null;
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
  const shared = panes.map((pane) => ({ ...pane, rows: pane.rows.copy(), ids: pane.ids.slice() }));
  for (let at = 0; at + 1 < shared.length; at++) {
    const [own, next] = [shared[at], shared[at + 1]];
    if (!own || !next || own.figures.length !== next.figures.length) continue;
    const lines = new Map<number, number>();
    for (let line = 0; line < next.rows.length; line++) lines.set(next.rows.row[line] ?? -1, line);
    for (let line = 0; line < own.rows.length; line++) {
      const other = lines.get(own.rows.row[line] ?? -1);
      if (other === undefined || own.rows.total[line] === 0 || next.rows.text[other] !== "" || hasFigure(own, line, amounts) || !hasFigure(next, other, amounts)) continue;
      if (sumOfTotals([own, line], [next, other], 0, amounts)) own.rows.unname(line);
      else shareTotal(own, line, next, other, amounts);
    }
  }
  return shared;
}

/** Gives a total of one pane the figures that the next one has in its row, and those their name. */
function shareTotal(own: Pane, line: number, next: Pane, other: number, amounts: Amounts): void {
  const label = own.rows.label[line] ?? "";
  next.rows.name(other, label, own.rows.text[line] ?? "", own.rows.labelColumn[line] ?? -1);
  for (let column = 0; column < own.figures.length; column++) {
    const id = idAt(next, other, column);
    own.ids[line * own.figures.length + column] = id;
    if (id >= 0) amounts.label[id] = amounts.word(label);
  }
}

/** The grand totals of panes side by side are equal: 收入总计 = 支出总计, in each column both have. */
export function paneTotals(panes: readonly Pane[], amounts: Amounts): readonly Template[] {
  const found: Template[] = [];
  for (let at = 0; at + 1 < panes.length; at++) {
    const [left, right] = [panes[at], panes[at + 1]];
    if (!left || !right) continue;
    found.push(...sumsBelow(left, right, amounts));
    const [a, b] = [grandTotal(left), grandTotal(right)];
    if (a < 0 || b < 0 || left.rows.row[a] !== right.rows.row[b]) continue;
    const amountsOf = (pane: Pane): readonly number[] => pane.figures.flatMap(({ kind }, column) => (kind === "amount" ? [column] : []));
    const [one, two] = [amountsOf(left), amountsOf(right)];
    const [x, y] = [wholeOf(left, one), wholeOf(right, two)];
    const tie = templateOf(amounts, "pane-totals", [[idAt(left, a, x), [idAt(right, b, y)].filter((id) => id >= 0)]]);
    if (idAt(left, a, x) !== idAt(right, b, y)) found.push(tie);
  }
  amounts.reliance?.taken(found);
  return found;
}

/** Of the columns of amounts of a pane the one that the others divide: the widest that says so, wherever it stands, else the first. */
function wholeOf({ figures }: Pane, columns: readonly number[]): number {
  const rankAt = (column: number): number => {
    const path = figures[column]?.path ?? [];
    // The total of a group is less than one that stands by itself.
    const rank = totalRank(path.at(-1) ?? "");
    return rank === 0 ? 0 : rank - path.length / MOST_LEVELS;
  };
  return columns.reduce((whole, column) => (rankAt(column) > rankAt(whole) ? column : whole), columns[0] ?? 0);
}

/** More headers than stand above one another. */
const MOST_LEVELS = 100;

/** Figures of one pane, under a label of the one before it, that add up the totals of both. */
function sumsBelow(left: Pane, right: Pane, amounts: Amounts): readonly Template[] {
  if (left.figures.length !== right.figures.length) return [];
  const found: Template[] = [];
  const blank = new Map<number, number>();
  for (let line = right.rows.length - 1; line >= 0; line--) if (right.rows.text[line] === "") blank.set(right.rows.row[line] ?? -1, line);
  for (let line = 0; line < left.rows.length; line++) {
    const other = blank.get(left.rows.row[line] ?? -1);
    if (other === undefined || left.rows.text[line] !== "" || totalRank(plain(left.rows.label[line] ?? "")) === 0 || hasFigure(left, line, amounts)) continue;
    const totals = sumOfTotals([left, line], [right, other], 0, amounts);
    if (totals) found.push(templateOf(amounts, "row-total", [[idAt(right, other, 0), totals]]));
  }
  return found;
}

/** The last total of a pane, where it is of the widest kind that the pane has and says 收入 or 支出 or 总计. */
function grandTotal({ rows }: Pane): number {
  const last = rows.lastTotal();
  const rank = rows.rankOf(last);
  let widest = 0;
  for (let line = 0; line < rows.length; line++) widest = Math.max(widest, rows.rankOf(line));
  return last >= 0 && rank === widest && (rank === 3 || /收入|支出/.test(rows.text[last] ?? "")) ? last : -1;
}
