/** Rows of a block: as many as are copied when one of them changes. */
const BLOCK = 512;

type Block<Row> = Map<number, Row>;

/**
 * What a sheet has in rows, by 0-based number. A copy shares blocks of rows until one of the two changes them, so that a copy of a
 * hundred thousand rows costs no more than that of two hundred, and what two copies do not share is found without looking at the
 * rest. Rows come block by block from the first, within a block in the order in which they were put there.
 */
export class SheetRows<Row> implements ReadonlyMap<number, Row> {
  private blocks = new Map<number, Block<Row>>();
  /** Blocks that no copy shares. */
  private own = new Set<number>();
  private count = 0;
  /** Whether `blocks` has its keys from the first to the last. */
  private ordered = true;

  constructor(rows: Iterable<readonly [number, Row]> = []) {
    for (const [number, row] of rows) this.set(number, row);
  }

  /** How many rows there are. */
  get size(): number {
    return this.count;
  }

  get(number: number): Row | undefined {
    return this.blocks.get(blockOf(number))?.get(number);
  }

  has(number: number): boolean {
    return this.blocks.get(blockOf(number))?.has(number) === true;
  }

  /** Puts a row into its place. */
  set(number: number, row: Row): this {
    const block = this.changeable(blockOf(number));
    const before = block.size;
    block.set(number, row);
    this.count += block.size - before;
    return this;
  }

  /** Takes a row away. @returns whether there was one */
  delete(number: number): boolean {
    if (!this.has(number)) return false;
    const at = blockOf(number);
    const block = this.changeable(at);
    block.delete(number);
    if (block.size === 0) {
      this.blocks.delete(at);
      this.own.delete(at);
    }
    this.count -= 1;
    return true;
  }

  /** Rows of their own for another book; neither sees what is put into the other. */
  copy(): SheetRows<Row> {
    const copy = new SheetRows<Row>();
    copy.blocks = new Map(this.blocks);
    copy.count = this.count;
    copy.ordered = this.ordered;
    // From now on each block has two who look at it.
    this.own = new Set();
    return copy;
  }

  /** Numbers of the rows that are other objects here than in `other`, those that only one of the two has among them; shared blocks are passed over. */
  *differing(other: SheetRows<Row>): Generator<number, undefined> {
    for (const [at, block] of this.inOrder()) {
      const there = other.blocks.get(at);
      if (there === block) continue;
      for (const [number, row] of block) if (there?.get(number) !== row) yield number;
      for (const number of there?.keys() ?? []) if (!block.has(number)) yield number;
    }
    for (const [at, block] of other.inOrder()) if (!this.blocks.has(at)) yield* block.keys();
  }

  /** The rows that are other objects here than in `other`, all of them where there is none; as {@link differing}, without those that only the other has. */
  apart(other: SheetRows<Row> | undefined): ReadonlyMap<number, Row> {
    if (!other) return this;
    const rows = new Map<number, Row>();
    for (const [at, block] of this.inOrder()) {
      const there = other.blocks.get(at);
      if (there !== block) for (const [number, row] of block) if (there?.get(number) !== row) rows.set(number, row);
    }
    return rows;
  }

  /** How many rows stand in blocks that `other` does not share. */
  beside(other: SheetRows<Row>): number {
    let count = 0;
    for (const [at, block] of this.blocks) if (other.blocks.get(at) !== block) count += block.size;
    return count;
  }

  /** What is said of all rows together, block by block: of a block that copies share it is found once and kept in `known`. */
  *said<Said>(known: WeakMap<ReadonlyMap<number, Row>, Said>, of: (rows: ReadonlyMap<number, Row>) => Said): Generator<Said, undefined> {
    for (const [at, block] of this.blocks) {
      let said = known.get(block);
      if (said === undefined) {
        said = of(block);
        // A block of our own is changed in place.
        if (!this.own.has(at)) known.set(block, said);
      }
      yield said;
    }
  }

  *entries(): Generator<[number, Row], undefined> {
    for (const [, block] of this.inOrder()) yield* block;
  }

  *keys(): Generator<number, undefined> {
    for (const [, block] of this.inOrder()) yield* block.keys();
  }

  *values(): Generator<Row, undefined> {
    for (const [, block] of this.inOrder()) yield* block.values();
  }

  [Symbol.iterator](): Generator<[number, Row], undefined> {
    return this.entries();
  }

  forEach(visit: (row: Row, number: number, rows: ReadonlyMap<number, Row>) => void): void {
    for (const [number, row] of this) visit(row, number, this);
  }

  /** A block that may be changed, made where there is none. */
  private changeable(at: number): Block<Row> {
    const block = this.blocks.get(at);
    if (block && this.own.has(at)) return block;
    const own: Block<Row> = new Map(block);
    if (!block) this.ordered = false;
    this.blocks.set(at, own);
    this.own.add(at);
    return own;
  }

  private inOrder(): ReadonlyMap<number, Block<Row>> {
    if (!this.ordered) this.blocks = new Map([...this.blocks].sort(([a], [b]) => a - b));
    this.ordered = true;
    return this.blocks;
  }
}

function blockOf(number: number): number {
  return Math.floor(number / BLOCK);
}
