import type { Pane, PaneRow } from "./panes";
import { idAt } from "./panes";
import { AMOUNT_STATE, type Amounts } from "./amounts";
import { totalRank } from "./words";

/** A line with the lines that stand under it, as one hypothesis about the rows of a pane has it. */
export interface Node {
  /** Index of its row in the pane; -1 for the list itself and for a group that has no row of its own. */
  readonly line: number;
  children: readonly Node[];
  /** It is a total of the level at which it stands. */
  readonly total: boolean;
  /** It has no figures of its own, so its children stand for it. */
  heading: boolean;
}

/** A hypothesis about the rows of a pane. */
export interface Tree {
  readonly by: "code" | "numbering" | "indentation" | "columns" | "order" | "figures";
  readonly root: Node;
}

/** Most lines have none under them. */
const NO_NODES: readonly Node[] = [];

function node(line: number, total = false): Node {
  return { line, children: NO_NODES, total, heading: false };
}

function put(under: Node, child: Node): void {
  if (under.children === NO_NODES) under.children = [child];
  else (under.children as Node[]).push(child);
}

/** Every hypothesis about the rows of a pane that its labels admit, the most telling first. */
export function treesOf(pane: Pane, amounts: Amounts): readonly Tree[] {
  const aligned = withPartsAligned(pane.rows);
  const trees = [...(aligned === pane.rows ? [] : treesByLabels(pane, aligned)), ...treesByLabels(pane, pane.rows)];
  trees.push({ by: "order", root: inOrder(pane.rows) });
  // Where a further label says 小计 again and again, labels tell the levels; one such line is the total of the table.
  const totals = pane.rows.filter(({ texts }) => texts.slice(1).some((text) => totalRank(text) > 0));
  if (totals.length < 2 && pane.rows.every(({ code }) => code === "")) {
    const nested = byFigures(pane, amounts, 2);
    if (nested) trees.push({ by: "figures", root: nested });
  }
  for (const { root } of trees) markHeadings(root, pane, amounts);
  return trees;
}

/**
 * Parts that go on below the first one, set in as far as the text behind 其中： and so deeper than the line that says 其中: they
 * stand beside it.
 */
function withPartsAligned(rows: readonly PaneRow[]): readonly PaneRow[] {
  let part: PaneRow | null = null;
  let some = false;
  const aligned = rows.map((row): PaneRow => {
    if (row.ofWhich) part = row;
    else if (part && (row.total > 0 || row.style !== "" || row.code !== "" || row.text === "" || row.indent <= part.indent)) part = null;
    if (!part || row.ofWhich) return row;
    some = true;
    return { ...row, ofWhich: true, indent: part.indent };
  });
  return some ? aligned : rows;
}

function treesByLabels(pane: Pane, rows: readonly PaneRow[]): Tree[] {
  const trees: Tree[] = [];
  let coded = 0;
  for (const { code } of rows) if (code !== "") coded += 1;
  if (coded >= 2) trees.push({ by: "code", root: byCode(rows) });
  // A single code may stand under its unit as well.
  if (coded >= 1 && rows.some(({ code, total, text }) => code === "" && total === 0 && text !== "")) trees.push({ by: "code", root: byCodeWithinUnits(rows) });
  if (differ(rows, isNamed, ({ shape }) => shape)) trees.push({ by: "columns", root: byShape(rows) });
  if (coded * 2 < rows.length) {
    if (rows.some(({ style, ofWhich }) => style !== "" || ofWhich)) {
      trees.push({ by: "numbering", root: byNumbering(rows, false) }, { by: "numbering", root: byNumbering(rows, true) });
    }
    if (differ(rows, isNamed, ({ indent }) => indent)) trees.push({ by: "indentation", root: byDepth(rows, ({ indent }) => indent, true) });
    if (pane.columns.labels.length > 1) {
      if (differ(rows, isNamed, ({ last }) => last)) trees.push({ by: "columns", root: byDepth(rows, ({ last }) => last, false) });
      const steps = differ(rows, () => true, ({ first }) => first);
      if (steps) trees.push({ by: "columns", root: byDepth(rows, ({ first }) => first, false) });
      if (steps || repeatsGroups(rows)) trees.push({ by: "columns", root: byGroups(rows) });
    }
  }
  if (rows !== pane.rows) trees.push({ by: "order", root: inOrder(rows) });
  return trees;
}

/** Whether a row names a line that is no total. */
function isNamed({ total, text }: PaneRow): boolean {
  return text !== "" && total === 0;
}

/** Whether rows of some kind are not all alike. */
function differ(rows: readonly PaneRow[], wanted: (row: PaneRow) => boolean, of: (row: PaneRow) => string | number): boolean {
  let first: string | number | null = null;
  for (const row of rows) {
    if (!wanted(row)) continue;
    if (first === null) first = of(row);
    else if (of(row) !== first) return true;
  }
  return false;
}

/** The levels that figures show where a line may stand above a single other one as well; null where there are none, or codes tell them. */
export function treeOfSingles(pane: Pane, amounts: Amounts): Tree | null {
  const root = pane.rows.some(({ code }) => code !== "") ? null : byFigures(pane, amounts, 1);
  if (!root) return null;
  markHeadings(root, pane, amounts);
  return { by: "figures", root };
}

/**
 * Lines whose cells are all blank and that have lines with figures under them. Where these are blank too, nothing says that
 * the line itself holds no amount.
 */
function markHeadings(root: Node, pane: Pane, amounts: Amounts): void {
  const columns = pane.figures.length;
  const isFilled = (line: number): boolean => {
    for (let column = 0; column < columns; column++) {
      const id = idAt(pane, line, column);
      if (id >= 0 && amounts.state[id] !== AMOUNT_STATE.blank) return true;
    }
    return false;
  };
  /** Marks a node and those under it; whether any of them is filled. */
  const visit = (each: Node): boolean => {
    let below = false;
    for (const child of each.children) if (visit(child)) below = true;
    const own = each.line >= 0 && isFilled(each.line);
    each.heading = each.line < 0 || (!own && below);
    return own || below;
  };
  visit(root);
}

/** Codes under the codes that they begin with; where codes repeat (one list a unit) under the last such code above them. */
function byCode(rows: readonly PaneRow[]): Node {
  const root = node(-1);
  const unique = !repeatsCodes(rows);
  const nodes = new Map<string, Node>();
  /** Where codes repeat, those under which a code may stand: each longer than the one before. */
  const open: { readonly code: string; readonly node: Node }[] = [];
  if (unique) rows.forEach(({ code }, line) => { if (code !== "") nodes.set(code, node(line)); });
  rows.forEach((row, line) => {
    if (row.code === "") {
      if (row.text !== "") put(root, node(line, row.total > 0));
      return;
    }
    const own = unique ? nodes.get(row.code) : undefined;
    if (own) {
      put(parentOf(row.code, nodes, root), own);
      return;
    }
    const placed = node(line);
    while ((open.at(-1)?.code.length ?? 0) >= row.code.length) open.pop();
    put(open.findLast(({ code }) => code.length >= CLASS && row.code.startsWith(code))?.node ?? root, placed);
    open.push({ code: row.code, node: placed });
  });
  return root;
}

function repeatsCodes(rows: readonly PaneRow[]): boolean {
  const seen = new Set<string>();
  for (const { code } of rows) {
    if (code === "") continue;
    if (seen.has(code)) return true;
    seen.add(code);
  }
  return false;
}

/** Digits of the shortest code. */
const CLASS = 3;

function parentOf(code: string, nodes: ReadonlyMap<string, Node>, root: Node): Node {
  for (let length = code.length - 1; length >= CLASS; length--) {
    const parent = nodes.get(code.slice(0, length));
    if (parent) return parent;
  }
  return root;
}

/** Codes in blocks under lines without a code: units, or other groups. */
function byCodeWithinUnits(rows: readonly PaneRow[]): Node {
  const root = node(-1);
  let unit: Node | null = null;
  let nodes = new Map<string, Node>();
  rows.forEach((row, line) => {
    if (row.code === "") {
      if (row.text === "") return;
      const own = node(line, row.total > 0);
      put(root, own);
      if (row.total === 0) {
        unit = own;
        nodes = new Map();
      }
      return;
    }
    const placed = node(line);
    put(parentOf(row.code, nodes, unit ?? root), placed);
    nodes.set(row.code, placed);
  });
  return root;
}

/**
 * Levels by the style of numbering, in the order in which styles appear. A line without numbering belongs to the numbered
 * one above it (`under`), or stands beside it.
 */
function byNumbering(rows: readonly PaneRow[], under: boolean): Node {
  const root = node(-1);
  const top = rows.find(({ style }) => style !== "")?.style ?? "";
  let stack: { readonly style: string; readonly node: Node }[] = [];
  rows.forEach((row, line) => {
    if (row.text === "") return;
    // The first style is the highest, whatever stands between.
    if (row.style === top && top !== "" && !row.ofWhich) stack = [];
    const total = row.total > 0 && row.style === "";
    if (total) {
      stack = [];
      put(root, node(line, true));
      return;
    }
    const own = node(line, row.total > 0 && !deeper(rows, line));
    const { style } = row;
    const open = stack.findIndex((each) => each.style === style);
    if (row.ofWhich && stack.length > 0 && (open < 0 || style === "")) {
      put(stack.at(-1)?.node ?? root, own);
      stack = [...stack, { style, node: own }];
      return;
    }
    if (open >= 0) stack = stack.slice(0, open);
    else if (style === "" && !under) stack = [];
    put(stack.at(-1)?.node ?? root, own);
    stack = [...stack, { style, node: own }];
  });
  return root;
}

/**
 * Levels by which columns of codes and names a line fills, in the order in which such shapes appear: a unit by its code, the
 * item under it by its name alone, projects by both. The shape of the first line is the highest.
 */
function byShape(rows: readonly PaneRow[]): Node {
  const root = node(-1);
  let stack: { readonly shape: string; readonly node: Node }[] = [];
  rows.forEach(({ text, code, total, shape }, line) => {
    if (text === "" && code === "") return;
    const own = node(line, total > 0);
    if (total > 0) {
      if (total > 1) stack = [];
      put(stack[0]?.node ?? root, own);
      return;
    }
    const open = stack.findIndex((each) => each.shape === shape);
    if (open >= 0) stack = stack.slice(0, open);
    put(stack.at(-1)?.node ?? root, own);
    stack = [...stack, { shape, node: own }];
  });
  return root;
}

/** Whether the next line is numbered in another style or a part: a numbered total is a line with lines under it. */
function deeper(rows: readonly PaneRow[], line: number): boolean {
  const next = rows[line + 1];
  return next !== undefined && next.total === 0 && (next.ofWhich || (next.style !== "" && next.style !== rows[line]?.style));
}

/** Levels by a number: indentation, or the first (last) label column that is filled. */
function byDepth(rows: readonly PaneRow[], depthOf: (row: PaneRow) => number, totalsAtTop: boolean): Node {
  const root = node(-1);
  let stack: { readonly depth: number; readonly node: Node }[] = [];
  rows.forEach((row, line) => {
    if (row.text === "" && row.last < 0) return;
    const depth = depthOf(row);
    const named = row.texts.find((text) => text !== "") ?? row.text;
    if (row.total > 0 && (row.total > 1 || totalsAtTop || row.texts.filter((text) => text !== "").length === 1)) {
      if (row.total > 1) stack = [];
      else stack = stack.filter((each) => each.depth < depth);
      put(stack.at(-1)?.node ?? root, node(line, true));
      return;
    }
    stack = stack.filter((each) => each.depth < depth);
    const own = node(line);
    put(stack.at(-1)?.node ?? root, own);
    if (named !== "") stack = [...stack, { depth, node: own }];
  });
  return root;
}

/** Whether a line goes on with the first label of the line above it. */
function repeatsGroups(rows: readonly PaneRow[]): boolean {
  return rows.some(({ texts: [name = ""] }, line) => line > 0 && name !== "" && rows[line - 1]?.texts[0] === name);
}

/**
 * Groups by the first label column, whose text reaches down to the next one or is repeated on every line; the lines of a group
 * may have a total among them.
 */
function byGroups(rows: readonly PaneRow[]): Node {
  const root = node(-1);
  let group: Node | null = null;
  let groupName = "";
  rows.forEach((row, line) => {
    const [name = "", ...rest] = row.texts;
    const further = rest.some((text) => text !== "");
    if (name !== "" && !further) {
      put(root, node(line, row.total > 0));
      group = null;
      return;
    }
    if ((name !== "" && name !== groupName) || !group) {
      group = node(-1);
      groupName = name;
      put(root, group);
    }
    put(group, node(line, rest.some((text) => /^(?:小计|合计|计)$/.test(text))));
  });
  return root;
}

/** Lines after a line that are tried as its parts. */
const MOST_PARTS = 60;

/**
 * Levels that no word shows, from the figures: a line that equals the sum of the lines after it, in every column, stands
 * above them (a department's summary above its offices). Null where there is none.
 *
 * @param least amounts other than zero that make up a line
 */
function byFigures(pane: Pane, amounts: Amounts, least: number): Node | null {
  const { rows } = pane;
  const columns = pane.figures.flatMap(({ kind }, at) => (kind === "amount" ? [at] : []));
  const money = (line: number, column: number): number => amounts.money[idAt(pane, line, column)] ?? 0;
  const isLine = (line: number): boolean => rows[line]?.total === 0 && rows[line].text !== "";
  let levels = 0;
  // The index behind the last line that makes up `line`, or -1.
  const partsOf = (line: number): number => {
    const rest = columns.map((column) => money(line, column));
    if (rest.every((each) => each === 0)) return -1;
    let nonzero = 0;
    for (let at = line + 1; at < rows.length && at <= line + MOST_PARTS && isLine(at); at++) {
      let some = false;
      columns.forEach((column, index) => {
        const part = money(at, column);
        some ||= part !== 0;
        rest[index] = (rest[index] ?? 0) - part;
      });
      if (some) nonzero += 1;
      if (rest.every((each) => each === 0) && nonzero >= least) return at + 1;
      if (rest.some((each) => each < 0)) return -1;
    }
    return -1;
  };
  if (amounts.reliance) {
    const lineOf = new Map<number, number>();
    rows.forEach((_, line) => { for (const column of columns) lineOf.set(idAt(pane, line, column), line); });
    // A line is looked at with those behind it only.
    const around = (line: number): string => rows.slice(Math.max(0, line - MOST_PARTS), line + 1).map((_, at) => (isLine(Math.max(0, line - MOST_PARTS) + at) ? partsOf(Math.max(0, line - MOST_PARTS) + at) : -1)).join();
    amounts.reliance.looked({ concerns: (id) => lineOf.has(id), comesTo: (ids) => ids.map((id) => around(lineOf.get(id) ?? 0)).join("|") });
  }
  const root = node(-1);
  for (let line = 0; line < rows.length;) {
    const own = node(line, (rows[line]?.total ?? 0) > 0);
    put(root, own);
    const end = isLine(line) ? partsOf(line) : -1;
    if (end > 0) {
      levels += 1;
      for (let part = line + 1; part < end; part++) put(own, node(part));
    }
    line = Math.max(line + 1, end);
  }
  return levels === 0 ? null : root;
}

/** No levels but totals and parts. */
function inOrder(rows: readonly PaneRow[]): Node {
  const root = node(-1);
  let last: Node = root;
  rows.forEach((row, line) => {
    if (row.text === "" && row.code === "" && row.last < 0) return;
    const own = node(line, row.total > 0);
    if (row.ofWhich && last !== root) put(last, own);
    else put(root, own);
    if (!own.total && !row.ofWhich) last = own;
  });
  return root;
}
