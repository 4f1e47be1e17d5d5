import { areaOfReference, isOwnReference, tokensOf, type FormulaToken } from "../../model/formulas";
import type { Area } from "../../model/cells";

/** A cell in the graph: its place (sheet, row and column from 0) and its formula, "" for a cell that only others stand on. */
export interface GraphCell {
  readonly sheet: number;
  readonly row: number;
  readonly column: number;
  readonly text: string;
}

/** Functions whose cells are found only when they run. */
const FINDING = new Set(["OFFSET", "INDIRECT", "CELL", "FORMULATEXT"]);
/** More dependencies are not followed: then no order is known. A workbook of 100,000 formulas has some hundred thousand. */
const MOST_EDGES = 8_000_000;

/** In which order formulas can be calculated. */
export interface Order {
  /**
   * For each the weight of the heaviest chain of formulas on which it stands, itself not counted; -1 for those in a circle or
   * standing on one. The weight of a formula is how much of the library's stack it needs, in units of the simplest (`=A1`).
   */
  readonly depths: Float64Array;
  /** Those whose cells are found only when they run. */
  readonly unclear: readonly number[];
  /** 1 for those whose place is not sure: in a circle, unclear, or standing on one that is. */
  readonly loose: Uint8Array;
}

/** The formulas of one column, by row, under a binary tree: node 1 is its top, the cell `i` is node `rows.length + i`. */
interface Column {
  readonly rows: number[];
  readonly cells: number[];
  /** Number in the graph of the tree's node 0. */
  base: number;
}

/**
 * Which formulas stand on which. Ranges are followed through a tree over the cells of each column, so that running totals
 * (`SUM($C$5:C900)`) cost a logarithm each and not their length.
 */
export class DependencyGraph {
  private readonly columns = new Map<number, Map<number, Column>>();
  private readonly sheets: ReadonlyMap<string, number>;
  private readonly unclear: number[] = [];
  private readonly weights: Float64Array;
  private from: number[] = [];
  private to: number[] = [];
  private nodes: number;
  private readonly starts: Int32Array;
  private readonly targets: Int32Array;

  constructor(private readonly cells: readonly GraphCell[], private readonly names: readonly string[]) {
    this.sheets = new Map(names.map((name, index) => [name.toLowerCase(), index]));
    const order = cells.map((_, index) => index).sort((a, b) => (cells[a]?.row ?? 0) - (cells[b]?.row ?? 0));
    for (const index of order) this.settle(index);
    this.nodes = cells.length;
    this.weights = new Float64Array(cells.length);
    for (const columns of this.columns.values()) for (const column of columns.values()) this.plant(column);
    cells.forEach((cell, index) => { if (!this.connect(cell, index)) this.unclear.push(index); });
    [this.starts, this.targets] = this.byStart();
    this.from = [];
  }

  /** In which order the cells can be calculated. */
  order(): Order {
    const count = this.cells.length;
    if (this.full) return { depths: new Float64Array(count).fill(-1), unclear: this.unclear, loose: new Uint8Array(count).fill(1) };
    const depths = new Float64Array(this.nodes);
    const waiting = new Int32Array(this.nodes);
    for (const to of this.targets) waiting[to] = (waiting[to] ?? 0) + 1;
    const ready: number[] = [];
    for (let node = 0; node < this.nodes; node += 1) if (waiting[node] === 0) ready.push(node);
    const done = new Uint8Array(this.nodes);
    for (let at = 0; at < ready.length; at += 1) {
      const node = ready[at] ?? 0;
      done[node] = 1;
      // A node of a tree stands for the cells under it; only a formula makes the chain heavier.
      const passed = (depths[node] ?? 0) + (this.weights[node] ?? 0);
      for (let edge = this.starts[node] ?? 0; edge < (this.starts[node + 1] ?? 0); edge += 1) {
        const to = this.targets[edge] ?? 0;
        depths[to] = Math.max(depths[to] ?? 0, passed);
        waiting[to] = (waiting[to] ?? 0) - 1;
        if (waiting[to] === 0) ready.push(to);
      }
    }
    const known = depths.slice(0, count).map((depth, index) => (done[index] ? depth : -1));
    return { depths: known, unclear: this.unclear, loose: this.reached(this.unclear).slice(0, count).map((loose, index) => (loose || !done[index] ? 1 : 0)) };
  }

  /** 1 for each cell that is one of `starts` or stands on one; everything that cannot be told, too. */
  reached(starts: readonly number[]): Uint8Array {
    const reached = new Uint8Array(this.nodes);
    if (this.full) return reached.fill(1);
    const open = [...starts];
    for (const start of starts) reached[start] = 1;
    for (let node = open.pop(); node !== undefined; node = open.pop()) {
      for (let edge = this.starts[node] ?? 0; edge < (this.starts[node + 1] ?? 0); edge += 1) {
        const to = this.targets[edge] ?? 0;
        if (reached[to]) continue;
        reached[to] = 1;
        open.push(to);
      }
    }
    return reached;
  }

  /** {@link reached}, with those formulas whose cells cannot be told and what stands on them. */
  affectedBy(starts: readonly number[]): Uint8Array {
    return this.reached([...starts, ...this.unclear]);
  }

  private get full(): boolean {
    return this.to.length > MOST_EDGES;
  }

  private settle(index: number): void {
    const cell = this.cells[index];
    if (!cell) return;
    const columns = this.columnsOf(cell.sheet);
    let known = columns.get(cell.column);
    if (!known) columns.set(cell.column, (known = { rows: [], cells: [], base: 0 }));
    known.rows.push(cell.row);
    known.cells.push(index);
  }

  private columnsOf(sheet: number): Map<number, Column> {
    let columns = this.columns.get(sheet);
    if (!columns) this.columns.set(sheet, (columns = new Map<number, Column>()));
    return columns;
  }

  private plant(column: Column): void {
    const leaves = column.rows.length;
    column.base = this.nodes;
    this.nodes += leaves;
    for (let node = 1; node < leaves; node += 1) {
      for (const child of [2 * node, 2 * node + 1]) this.edge(this.nodeOf(column, child), column.base + node);
    }
  }

  private nodeOf(column: Column, node: number): number {
    const leaves = column.rows.length;
    return node >= leaves ? (column.cells[node - leaves] ?? 0) : column.base + node;
  }

  /** Leads the cells that a formula names to it; false when not all can be told. */
  private connect({ sheet, text }: GraphCell, index: number): boolean {
    if (text === "") return true;
    let known = true;
    const own = this.names[sheet] ?? "";
    const tokens = tokensOf(text);
    this.weights[index] = weightOf(tokens);
    for (const token of tokens) {
      if (isUnclear(token)) known = false;
      if (!isOwnReference(token) || this.full) continue;
      const area = areaOfReference(token, own);
      const target = this.sheets.get(area.sheet.toLowerCase());
      if (target !== undefined) this.lead(this.columnsOf(target), area, index);
    }
    return known;
  }

  private lead(columns: ReadonlyMap<number, Column>, area: Area, to: number): void {
    if (area.columns <= columns.size) {
      for (let number = area.column; number < area.column + area.columns; number += 1) this.leadColumn(columns.get(number), area, to);
    } else {
      for (const [number, column] of columns) if (number >= area.column && number < area.column + area.columns) this.leadColumn(column, area, to);
    }
  }

  private leadColumn(column: Column | undefined, { row, rows }: Area, to: number): void {
    if (!column || this.full) return;
    const leaves = column.rows.length;
    let low = leaves + firstAtLeast(column.rows, row);
    let high = leaves + firstAtLeast(column.rows, row + rows);
    for (; low < high; low >>= 1, high >>= 1) {
      if (low & 1) this.edge(this.nodeOf(column, low++), to);
      if (high & 1) this.edge(this.nodeOf(column, --high), to);
    }
  }

  private edge(from: number, to: number): void {
    this.from.push(from);
    this.to.push(to);
  }

  /** The edges sorted by where they begin: the targets of node `n` stand from `starts[n]` to `starts[n + 1]`. */
  private byStart(): readonly [starts: Int32Array, targets: Int32Array] {
    const starts = new Int32Array(this.nodes + 1);
    for (const node of this.from) starts[node + 1] = (starts[node + 1] ?? 0) + 1;
    for (let node = 0; node < this.nodes; node += 1) starts[node + 1] = (starts[node + 1] ?? 0) + (starts[node] ?? 0);
    const next = starts.slice();
    const targets = new Int32Array(this.from.length);
    this.from.forEach((node, edge) => {
      targets[next[node] ?? 0] = this.to[edge] ?? 0;
      next[node] = (next[node] ?? 0) + 1;
    });
    return [starts, targets];
  }
}

/** Index of the first of sorted numbers that is not below `least`. */
function firstAtLeast(sorted: readonly number[], least: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < least) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Whether the cells behind a part of a formula are not told by its text: found by a function, of a table, in a spilled area, between two results. */
function isUnclear({ kind, text }: FormulaToken): boolean {
  if (kind === "function") return FINDING.has(text.toUpperCase().replace(/^(_XLFN\.|_XLWS\.)+/, ""));
  return kind === "bracket" || (kind === "other" && (text === ":" || text === "#"));
}

/** Measured with the library: a call of a function inside another takes as much of its stack as four references, an operator half as much as one. */
const CALL = 4;
const BRACKET = 1;
const OPERATOR = 0.5;

function weightOf(tokens: readonly FormulaToken[]): number {
  const open: number[] = [];
  let [depth, deepest, operators] = [0, 0, 0];
  tokens.forEach(({ kind, text }, at) => {
    if (kind !== "other") return;
    if (text === "(") {
      open.push(tokens[at - 1]?.kind === "function" ? CALL : BRACKET);
      depth += open.at(-1) ?? 0;
      deepest = Math.max(deepest, depth);
    } else if (text === ")") {
      depth -= open.pop() ?? 0;
    } else if (text !== ",") {
      operators += 1;
    }
  });
  return 1 + deepest + OPERATOR * operators;
}
