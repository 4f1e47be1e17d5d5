/** From what the levels of a tree were told. */
export type TreeBy = "code" | "numbering" | "indentation" | "columns" | "order" | "figures";

const NO_NODES = new Int32Array(0);
const TOTAL = 1;
const HEADING = 2;

/**
 * A hypothesis about the rows of a pane: lines with the lines that stand under them, in columns. A node is its index; the list
 * itself is the first one.
 */
export class Tree {
  /** Index of a node's row in the pane; -1 for the list itself and for a group that has no row of its own. */
  readonly line: Int32Array;
  private readonly flags: Uint8Array;
  private readonly firstChild: Int32Array;
  private readonly lastChild: Int32Array;
  private readonly nextOne: Int32Array;
  private readonly count: Int32Array;
  size = 0;

  /** @param room how many nodes there are at most, the list itself not counted */
  constructor(readonly by: TreeBy, room: number) {
    this.line = new Int32Array(room + 1);
    this.flags = new Uint8Array(room + 1);
    this.firstChild = new Int32Array(room + 1).fill(-1);
    this.lastChild = new Int32Array(room + 1);
    this.nextOne = new Int32Array(room + 1).fill(-1);
    this.count = new Int32Array(room + 1);
    this.node(-1);
  }

  /** A node that stands nowhere yet. @param total it is a total of the level at which it will stand */
  node(line: number, total = false): number {
    const node = this.size;
    this.size = node + 1;
    this.line[node] = line;
    if (total) this.flags[node] = TOTAL;
    return node;
  }

  /** Puts a node behind those that stand under another one. */
  put(under: number, node: number): void {
    if (this.firstChild[under] === -1) this.firstChild[under] = node;
    else this.nextOne[this.lastChild[under] ?? 0] = node;
    this.lastChild[under] = node;
    this.count[under] = (this.count[under] ?? 0) + 1;
  }

  lineOf(node: number): number {
    return this.line[node] ?? -1;
  }

  /** The rows of several nodes. */
  linesOf(nodes: ArrayLike<number>): Int32Array {
    const lines = new Int32Array(nodes.length);
    for (let at = 0; at < nodes.length; at++) lines[at] = this.lineOf(nodes[at] ?? 0);
    return lines;
  }

  isTotal(node: number): boolean {
    return ((this.flags[node] ?? 0) & TOTAL) !== 0;
  }

  /** Whether a node has no figures of its own, so that those under it stand for it. */
  isHeading(node: number): boolean {
    return ((this.flags[node] ?? 0) & HEADING) !== 0;
  }

  markHeading(node: number): void {
    this.flags[node] = (this.flags[node] ?? 0) | HEADING;
  }

  /** The first node under one, and the one beside it; -1 where there is none. */
  firstUnder(node: number): number {
    return this.firstChild[node] ?? -1;
  }

  behind(node: number): number {
    return this.nextOne[node] ?? -1;
  }

  /** The nodes under one, in order. */
  childrenOf(node: number): Int32Array {
    const count = this.count[node] ?? 0;
    if (count === 0) return NO_NODES;
    const children = new Int32Array(count);
    let child = this.firstUnder(node);
    for (let at = 0; at < count; at++, child = this.behind(child)) children[at] = child;
    return children;
  }

  /** Whether any line stands under another one. */
  hasLevels(): boolean {
    for (let node = 1; node < this.size; node++) if (this.line[node] !== -1 && this.firstChild[node] !== -1) return true;
    return false;
  }

  /** Whether another tree has the very same levels. */
  isAs(other: Tree): boolean {
    if (this.size !== other.size) return false;
    for (let node = 0; node < this.size; node++) {
      if (this.line[node] !== other.line[node] || this.isTotal(node) !== other.isTotal(node) || this.firstChild[node] !== other.firstChild[node] || this.nextOne[node] !== other.nextOne[node]) return false;
    }
    return true;
  }
}

/** The nodes of a tree under which lines may still come, the highest first, each with what its level is told by. */
export class Open<T> {
  private readonly levels: T[] = [];
  private readonly nodes: number[] = [];

  push(level: T, node: number): void {
    this.levels.push(level);
    this.nodes.push(node);
  }

  /** Ends the first level of a kind and those below it; whether there was one. */
  endFrom(isEnded: (level: T) => boolean): boolean {
    const at = this.levels.findIndex(isEnded);
    if (at >= 0) this.levels.length = this.nodes.length = at;
    return at >= 0;
  }

  /** Ends every level of a kind, wherever it stands. */
  keep(isKept: (level: T) => boolean): void {
    let kept = 0;
    this.levels.forEach((level, at) => {
      if (!isKept(level)) return;
      this.levels[kept] = level;
      this.nodes[kept] = this.nodes[at] ?? 0;
      kept += 1;
    });
    this.levels.length = this.nodes.length = kept;
  }

  clear(): void {
    this.levels.length = this.nodes.length = 0;
  }

  get isEmpty(): boolean {
    return this.nodes.length === 0;
  }

  has(level: T): boolean {
    return this.levels.includes(level);
  }

  /** The highest and the lowest of them; the list itself where none is open. */
  get highest(): number {
    return this.nodes[0] ?? 0;
  }

  get lowest(): number {
    return this.nodes.at(-1) ?? 0;
  }
}
