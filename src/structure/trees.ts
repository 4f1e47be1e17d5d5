import { STRUCTURAL_STATE } from "../model/structure";
import type { Amounts } from "./amounts";
import { hasLevels, treesOfCodes } from "./codeTrees";
import { nestedFromTop, nestedLines, type LineAmounts } from "../model/nesting";
import { idAt, type Pane } from "./panes";
import type { PaneRows } from "./paneRows";
import { Open, Tree, type TreeBy } from "./tree";
import { totalRank } from "./words";

/** Every hypothesis about the rows of a pane that its labels admit, the most telling first. */
export function treesOf(pane: Pane, amounts: Amounts): readonly Tree[] {
  const aligned = withPartsAligned(pane.rows);
  const trees = [...(aligned === pane.rows ? [] : treesByLabels(pane, aligned)), ...treesByLabels(pane, pane.rows)];
  trees.push(inOrder(pane.rows));
  if (!hasLevels(pane.rows)) trees.push(...byFigures(pane, amounts, 2));
  // What two of them say is tried once.
  const distinct = trees.filter((tree, at) => !trees.slice(0, at).some((other) => other.isAs(tree)));
  for (const tree of distinct) markHeadings(tree, pane, amounts);
  return distinct;
}

/** Whether a line says in a further label column that it is a total: 一般公共预算 | 小计. */
export function saysTotalBehind(rows: PaneRows, line: number): boolean {
  for (let label = 1; label < rows.labels; label++) if (totalRank(rows.textIn(line, label)) > 0) return true;
  return false;
}

/**
 * Parts that go on below the first one, set in as far as the text behind 其中： and so deeper than the line that says 其中: they
 * stand beside it.
 */
function withPartsAligned(rows: PaneRows): PaneRows {
  let part = -1;
  let aligned = rows;
  for (let line = 0; line < rows.length; line++) {
    if (rows.ofWhich[line]) part = line;
    else if (part >= 0 && (rows.total[line] !== 0 || rows.style[line] !== "" || rows.code[line] !== "" || rows.text[line] === "" || (rows.indent[line] ?? 0) <= (rows.indent[part] ?? 0))) part = -1;
    if (part < 0 || rows.ofWhich[line]) continue;
    if (aligned === rows) aligned = rows.copy();
    aligned.ofWhich[line] = 1;
    aligned.indent[line] = rows.indent[part] ?? 0;
  }
  return aligned;
}

function treesByLabels(pane: Pane, rows: PaneRows): Tree[] {
  const trees: Tree[] = [];
  let coded = 0;
  let uncoded = 0;
  let numbered = 0;
  for (let line = 0; line < rows.length; line++) {
    if (rows.code[line] !== "") coded += 1;
    else if (isNamed(rows, line)) uncoded += 1;
    if (rows.style[line] !== "" || rows.ofWhich[line]) numbered += 1;
  }
  trees.push(...treesOfCodes(rows, coded, uncoded));
  if (differ(rows, rows.shape, true)) trees.push(byShape(rows));
  if (coded * 2 < rows.length) {
    if (numbered > 0) trees.push(byNumbering(rows, false), byNumbering(rows, true));
    if (differ(rows, rows.indent, true)) trees.push(byDepth("indentation", rows, rows.indent, true));
    if (pane.columns.labels.length > 1) {
      if (differ(rows, rows.last, true)) trees.push(byDepth("columns", rows, rows.last, false));
      const steps = differ(rows, rows.first, false);
      if (steps) trees.push(byDepth("columns", rows, rows.first, false));
      if (steps || repeatsGroups(rows)) trees.push(byGroups(rows));
    }
  }
  if (rows !== pane.rows) trees.push(inOrder(rows));
  return trees;
}

/** Whether a row names a line that is no total. */
function isNamed({ total, text }: PaneRows, line: number): boolean {
  return text[line] !== "" && total[line] === 0;
}

/** Whether rows are not all alike in a column; where `named`, those that name a line. */
function differ(rows: PaneRows, column: ArrayLike<string | number>, named: boolean): boolean {
  let first = -1;
  for (let line = 0; line < rows.length; line++) {
    if (named && !isNamed(rows, line)) continue;
    if (first < 0) first = line;
    else if (column[line] !== column[first]) return true;
  }
  return false;
}

/** The levels that figures show where a line may stand above a single other one as well; none where codes tell them. */
export function treesOfSingles(pane: Pane, amounts: Amounts): readonly Tree[] {
  const trees = hasLevels(pane.rows) ? [] : byFigures(pane, amounts, 1);
  for (const tree of trees) markHeadings(tree, pane, amounts);
  return trees;
}

/**
 * Lines whose cells are all blank and that have lines with figures under them. Where these are blank too, nothing says that
 * the line itself holds no amount.
 */
function markHeadings(tree: Tree, pane: Pane, amounts: Amounts): void {
  const columns = pane.figures.length;
  const isFilled = (line: number): boolean => {
    for (let column = 0; column < columns; column++) {
      const id = idAt(pane, line, column);
      if (id >= 0 && amounts.state[id] !== STRUCTURAL_STATE.blank) return true;
    }
    return false;
  };
  /** Marks a node and those under it; whether any of them is filled, where somebody asks for it. */
  const visit = (node: number, asked: boolean): boolean => {
    const line = tree.lineOf(node);
    let below = false;
    for (let child = tree.firstUnder(node); child >= 0; child = tree.behind(child)) if (visit(child, asked || line >= 0)) below = true;
    const own = line >= 0 && (asked || below) && isFilled(line);
    if (line < 0 || (!own && below)) tree.markHeading(node);
    return own || below;
  };
  visit(0, false);
}

/**
 * Levels by the style of numbering, in the order in which styles appear. A line without numbering belongs to the numbered
 * one above it (`under`), or stands beside it.
 */
function byNumbering(rows: PaneRows, under: boolean): Tree {
  const tree = new Tree("numbering", rows.length);
  const top = rows.style.find((style) => style !== "") ?? "";
  const open = new Open<string>();
  for (let line = 0; line < rows.length; line++) {
    if (rows.text[line] === "") continue;
    const style = rows.style[line] ?? "";
    const ofWhich = rows.ofWhich[line] === 1;
    // The first style is the highest, whatever stands between.
    if (style === top && top !== "" && !ofWhich) open.clear();
    const total = rows.total[line] !== 0;
    if (total && style === "") {
      open.clear();
      tree.put(0, tree.node(line, true));
      continue;
    }
    const own = tree.node(line, total && !deeper(rows, line));
    const isPart = ofWhich && !open.isEmpty && (style === "" || !open.has(style));
    if (!isPart && !open.endFrom((level) => level === style) && style === "" && !under) open.clear();
    tree.put(open.lowest, own);
    open.push(style, own);
  }
  return tree;
}

/**
 * Levels by which columns of codes and names a line fills, in the order in which such shapes appear: a unit by its code, the
 * item under it by its name alone, projects by both. The shape of the first line is the highest.
 */
function byShape(rows: PaneRows): Tree {
  const tree = new Tree("columns", rows.length);
  const open = new Open<string>();
  for (let line = 0; line < rows.length; line++) {
    if (rows.text[line] === "" && rows.code[line] === "") continue;
    const total = rows.rankOf(line);
    const own = tree.node(line, total > 0);
    if (total > 0) {
      if (total > 1) open.clear();
      tree.put(open.highest, own);
      continue;
    }
    const shape = rows.shape[line] ?? "";
    open.endFrom((level) => level === shape);
    tree.put(open.lowest, own);
    open.push(shape, own);
  }
  return tree;
}

/** Whether the next line is numbered in another style or a part: a numbered total is a line with lines under it. */
function deeper(rows: PaneRows, line: number): boolean {
  const next = line + 1;
  return next < rows.length && rows.total[next] === 0 && (rows.ofWhich[next] === 1 || (rows.style[next] !== "" && rows.style[next] !== rows.style[line]));
}

/** Levels by a number: indentation, or the first (last) label column that is filled. */
function byDepth(by: TreeBy, rows: PaneRows, depths: Int32Array, totalsAtTop: boolean): Tree {
  const tree = new Tree(by, rows.length);
  const open = new Open<number>();
  for (let line = 0; line < rows.length; line++) {
    if (rows.text[line] === "" && (rows.last[line] ?? -1) < 0) continue;
    const depth = depths[line] ?? 0;
    const total = rows.rankOf(line);
    const filled = rows.filledLabels(line);
    const isTotal = total > 0 && (total > 1 || totalsAtTop || filled === 1);
    if (isTotal && total > 1) open.clear();
    else open.keep((level) => level < depth);
    const own = tree.node(line, isTotal);
    tree.put(open.lowest, own);
    if (!isTotal && (filled > 0 || rows.text[line] !== "")) open.push(depth, own);
  }
  return tree;
}

/** Whether a line goes on with the first label of the line above it. */
function repeatsGroups(rows: PaneRows): boolean {
  for (let line = 1; line < rows.length; line++) if (rows.textIn(line, 0) !== "" && rows.textIn(line - 1, 0) === rows.textIn(line, 0)) return true;
  return false;
}

/**
 * Groups by the first label column, whose text reaches down to the next one or is repeated on every line; the lines of a group
 * may have a total among them.
 */
function byGroups(rows: PaneRows): Tree {
  // Each line may begin a group.
  const tree = new Tree("columns", 2 * rows.length);
  let group = -1;
  let groupName = "";
  for (let line = 0; line < rows.length; line++) {
    const name = rows.textIn(line, 0);
    let further = false;
    let total = false;
    for (let label = 1; label < rows.labels; label++) {
      const text = rows.textIn(line, label);
      if (text !== "") further = true;
      if (text === "小计" || text === "合计" || text === "计") total = true;
    }
    if (name !== "" && !further) {
      tree.put(0, tree.node(line, rows.total[line] !== 0));
      group = -1;
      continue;
    }
    if ((name !== "" && name !== groupName) || group < 0) {
      group = tree.node(-1);
      groupName = name;
      tree.put(0, group);
    }
    tree.put(group, tree.node(line, total));
  }
  return tree;
}

/** Fewer columns of amounts do not tell what the total of a list adds up. */
const WHOLE_TOLD = 2;

/**
 * Levels that no word shows, from the figures: a line of which most amounts are the sums of the lines after it stands above them (a
 * department's summary above its offices, an office above its stations). None where there are none.
 *
 * @param least lines with amounts that make up a line
 */
function byFigures(pane: Pane, amounts: Amounts, least: number): readonly Tree[] {
  const { rows } = pane;
  const columns = pane.figures.flatMap(({ kind }, at) => (kind === "amount" ? [at] : []));
  const totals: number[] = [];
  for (let line = 0; line < rows.length; line++) if (rows.rankOf(line) > 0) totals.push(line);
  const [whole = -1] = totals.length === 1 && columns.length >= WHOLE_TOLD ? totals : [];
  const of = ({ money, grain }: Amounts): LineAmounts => {
    const idOf = (line: number, column: number): number => idAt(pane, line, columns[column] ?? -1);
    return { lines: rows.length, columns: columns.length, money: (line, column) => money[idOf(line, column)] ?? 0, grain: (line, column) => grain[idOf(line, column)] ?? 0 };
  };
  const isLine = (line: number): boolean => isNamed(rows, line);
  const look = (): readonly Int32Array[] => [nestedLines(of(amounts), whole, isLine, least), nestedFromTop(of(amounts), isLine, least)];
  if (amounts.reliance) {
    const own = new Set<number>();
    for (let line = 0; line < rows.length; line++) for (const column of columns) own.add(idAt(pane, line, column));
    amounts.reliance.looked({ concerns: (id) => own.has(id), comesTo: () => look().join("|") });
  }
  return look().flatMap((above) => (above.every((line) => line < 0) ? [] : [treeAbove(rows, above)]));
}

/** Lines below the ones that stand above them. */
function treeAbove(rows: PaneRows, above: Int32Array): Tree {
  const tree = new Tree("figures", rows.length);
  const nodes = new Int32Array(rows.length);
  for (let line = 0; line < rows.length; line++) {
    nodes[line] = tree.node(line, rows.rankOf(line) > 0);
    const head = above[line] ?? -1;
    tree.put(head < 0 ? 0 : nodes[head] ?? 0, nodes[line] ?? 0);
  }
  return tree;
}

/** No levels but totals and parts. */
function inOrder(rows: PaneRows): Tree {
  const tree = new Tree("order", rows.length);
  let last = 0;
  for (let line = 0; line < rows.length; line++) {
    if (rows.text[line] === "" && rows.code[line] === "" && (rows.last[line] ?? -1) < 0) continue;
    const total = rows.total[line] !== 0;
    const ofWhich = rows.ofWhich[line] === 1;
    const own = tree.node(line, total);
    tree.put(ofWhich ? last : 0, own);
    if (!total && !ofWhich) last = own;
  }
  return tree;
}
