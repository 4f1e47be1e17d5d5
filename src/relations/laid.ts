import { AMOUNT_FLAG, AMOUNT_KIND, amountsOf, placesOf } from "../model/amountColumns";
import type { BookRow, BookTable, ColumnRole } from "../model/book";
import type { CellRef } from "../model/cells";
import type { Fen } from "../model/money";
import type { RelationSpec } from "../catalog/relationTypes";
import type { BookAmounts } from "./bookAmounts";
import { ascends, placeIn, type Operand, type RelationInstance, type Side } from "./instance";
import { operandOf } from "./lookup";

/** An amount that a relation names: its number where it is printed, else the operand that says what is lacking. */
export type Amount = number | Operand;

/**
 * Relations of the catalogue laid over a book: which amounts each adds up, as numbers one behind the other. Operands are made
 * of them for whoever wants to see one.
 */
export class Layout {
  /** Amounts by id; -1 for what the book does not print. */
  ids = new Int32Array(256);
  /** The relations in the order in which they were laid. */
  readonly laid: LaidRelation[] = [];
  private length = 0;

  constructor(readonly amounts: BookAmounts) {}

  /** Makes room for so many more amounts. */
  private reserve(count: number): void {
    if (this.length + count <= this.ids.length) return;
    const larger = new Int32Array(Math.max(this.length + count, this.ids.length * 2));
    larger.set(this.ids);
    this.ids = larger;
  }

  private add(id: number): void {
    if (this.length === this.ids.length) this.reserve(1);
    this.ids[this.length] = id;
    this.length += 1;
  }

  /** A relation over operands. */
  over(relation: RelationSpec, operator: RelationInstance["operator"], left: readonly Operand[], right: readonly Operand[]): void {
    const from = this.length;
    for (const operand of left) this.add(this.idOf(operand));
    const middle = this.length;
    for (const operand of right) this.add(this.idOf(operand));
    this.laid.push(new LaidRelation(this, relation, operator, from, middle, this.length, { left, right }));
  }

  /** A relation of one amount to others: the number of each that is printed, the operand of one that is not. */
  between(relation: RelationSpec, operator: RelationInstance["operator"], left: Amount, right: readonly Amount[]): void {
    const from = this.length;
    const operands: { left?: readonly Operand[]; right?: readonly Operand[] } = {};
    if (!this.addAmount(left)) operands.left = [this.operandOf(left)];
    let printed = true;
    for (let at = 0; at < right.length; at += 1) if (!this.addAmount(right[at] ?? -1)) printed = false;
    if (!printed) operands.right = right.map((amount) => this.operandOf(amount));
    this.laid.push(new LaidRelation(this, relation, operator, from, from + 1, this.length, operands));
  }

  /** Adds an amount; false where it is not printed. */
  private addAmount(amount: Amount): boolean {
    const printed = typeof amount === "number";
    this.add(printed ? amount : -1);
    return printed;
  }

  private operandOf(amount: Amount): Operand {
    return typeof amount === "number" ? this.amounts.operandAt(amount) : amount;
  }

  private idOf({ table, row, role, cell }: Operand): number {
    return row && cell ? this.amounts.idOf(table, row, role) : -1;
  }

  /** A relation that is not set up to be checked. */
  missing(relation: RelationSpec, operator: RelationInstance["operator"], missing: NonNullable<RelationInstance["missing"]>): void {
    this.laid.push(new LaidRelation(this, relation, operator, this.length, this.length, this.length, { left: [], right: [] }, missing));
  }

  /** What adds up amounts from `from` on to the one there. */
  private sum(relation: RelationSpec, from: number): void {
    this.laid.push(new LaidRelation(this, relation, "=", from, from + 1, this.length, null));
  }

  /** A row is the sum of other rows of its table, in each of some columns. */
  rowSums(relation: RelationSpec, table: BookTable, total: BookRow, parts: readonly BookRow[], roles: readonly ColumnRole[]): void {
    const columns = amountsOf(table);
    const start = this.amounts.startOf(table);
    const firsts = new Int32Array(parts.length + 1);
    const shape = placesOf(total.cells);
    let alike = true;
    for (let at = 0; at < firsts.length; at += 1) {
      const row = at === 0 ? total : parts[at - 1] ?? total;
      firsts[at] = start + columns.firstOf(row);
      if (placesOf(row.cells) !== shape) alike = false;
    }
    this.reserve(roles.length * firsts.length);
    for (const role of roles) {
      const from = this.length;
      // Most rows have their roles in the same order.
      const place = alike ? shape.get(role) : undefined;
      let at = 0;
      for (; at < firsts.length; at += 1) {
        const own = alike ? place : placesOf((at === 0 ? total : parts[at - 1] ?? total).cells).get(role);
        if (own === undefined) break;
        this.add((firsts[at] ?? 0) + own);
      }
      if (at === firsts.length) this.sum(relation, from);
      else this.anew(from, relation, [operandOf(table, total, role)], parts.map((row) => operandOf(table, row, role)));
    }
  }

  /** What lacks a cell is laid out with operands that say what is lacking. */
  private anew(from: number, relation: RelationSpec, left: readonly Operand[], right: readonly Operand[]): void {
    this.length = from;
    this.over(relation, "=", left, right);
  }

  /** Columns are sums of others, in each row of an axis of a table that has them. */
  columnSums(relation: RelationSpec, table: BookTable, axis: BookRow["axis"], sums: readonly ColumnSum[]): void {
    const start = this.amounts.startOf(table);
    const { from: firsts } = amountsOf(table);
    let shape: ReadonlyMap<ColumnRole, number> | null = null;
    let placed: readonly PlacedSum[] = [];
    for (let line = 0; line < table.rows.length; line += 1) {
      const row = table.rows[line];
      if (row?.axis !== axis) continue;
      const own = placesOf(row.cells);
      if (own !== shape) {
        shape = own;
        placed = sums.flatMap((sum) => placedIn(own, sum));
        this.reserve((table.rows.length - line) * placed.reduce((all, { parts }) => all + 1 + (parts?.length ?? 0), 0));
      }
      const first = start + (firsts[line] ?? 0);
      for (const { sum, total, parts } of placed) {
        const from = this.length;
        if (parts === null) {
          this.over(relation, "=", [operandOf(table, row, sum.role)], sum.parts.map((part) => operandOf(table, row, part)));
          continue;
        }
        this.add(first + total);
        for (let at = 0; at < parts.length; at += 1) this.add(first + (parts[at] ?? 0));
        this.sum(relation, from);
      }
    }
  }
}

/** A column over others. */
interface ColumnSum {
  readonly role: ColumnRole;
  readonly parts: readonly ColumnRole[];
}

/** A column over others by their places in a row; null where the row lacks one of them. */
interface PlacedSum {
  readonly sum: ColumnSum;
  readonly total: number;
  readonly parts: readonly number[] | null;
}

/** The sum in rows of these places; none where they have no such column. */
function placedIn(places: ReadonlyMap<ColumnRole, number>, sum: ColumnSum): readonly PlacedSum[] {
  const total = places.get(sum.role);
  if (total === undefined) return [];
  const parts = sum.parts.map((part) => places.get(part) ?? -1);
  return [{ sum, total, parts: parts.includes(-1) ? null : parts }];
}

/** A relation of the catalogue over amounts of a book by number. */
export class LaidRelation implements RelationInstance {
  /** Whether the amounts of a side stand one below the other, once somebody asked. */
  private descends: { left?: boolean; right?: boolean } | null;
  readonly missing?: NonNullable<RelationInstance["missing"]>;

  /** @param operands what it names, where that is more than printed cells */
  constructor(
    readonly layout: Layout, readonly relation: RelationSpec, readonly operator: RelationInstance["operator"],
    /** Its amounts in the layout: `ids[from … middle]` on the left, `ids[middle … to]` on the right. */
    readonly from: number, readonly middle: number, readonly to: number,
    private operands: { left?: readonly Operand[]; right?: readonly Operand[] } | null, missing?: NonNullable<RelationInstance["missing"]>,
  ) {
    this.descends = null;
    if (missing !== undefined) this.missing = missing;
  }

  get left(): readonly Operand[] {
    return (this.operands ??= {}).left ??= this.madeOf("left");
  }

  get right(): readonly Operand[] {
    return (this.operands ??= {}).right ??= this.madeOf("right");
  }

  private madeOf(side: Side): readonly Operand[] {
    const { layout: { ids, amounts } } = this;
    return Array.from(ids.subarray(this.startOf(side), this.endOf(side)), (id) => amounts.operandAt(id));
  }

  private startOf(side: Side): number {
    return side === "left" ? this.from : this.middle;
  }

  private endOf(side: Side): number {
    return side === "left" ? this.middle : this.to;
  }

  sizeOf(side: Side): number {
    return this.operands?.[side]?.length ?? this.endOf(side) - this.startOf(side);
  }

  operandAt(side: Side, at: number): Operand {
    const { layout: { ids, amounts } } = this;
    return this.operands?.[side]?.[at] ?? amounts.operandAt(ids[this.startOf(side) + at] ?? -1);
  }

  placesOf(side: Side, { sheet, row, column }: CellRef): readonly number[] {
    const { layout: { ids, amounts } } = this;
    const { arrays } = amounts;
    const [start, size] = [this.startOf(side), this.endOf(side) - this.startOf(side)];
    const rowAt = (at: number): number | undefined => arrays.row[ids[start + at] ?? -1];
    const isAt = (at: number): boolean => {
      const id = ids[start + at] ?? -1;
      return id >= 0 && arrays.row[id] === row && arrays.column[id] === column && amounts.stretchOf(id)[2] === sheet;
    };
    // A long sum down a column is not gone through cell by cell more than once.
    const descends = this.descends ??= {};
    if (descends[side] ??= ascends(size, rowAt)) return placeIn(size, rowAt, row).filter(isAt);
    const places: number[] = [];
    for (let at = 0; at < size; at += 1) if (isAt(at)) places.push(at);
    return places;
  }

  eachFigure(side: Side, visit: (money: Fen, grain: Fen, rounded: boolean) => void): void {
    const { layout: { ids, amounts: { arrays: { kind, money, grain, flags } } } } = this;
    for (let at = this.startOf(side); at < this.endOf(side); at += 1) {
      const id = ids[at] ?? -1;
      if (id >= 0 && kind[id] === AMOUNT_KIND.amount) visit(money[id] ?? 0, grain[id] ?? 0, ((flags[id] ?? 0) & AMOUNT_FLAG.rounded) !== 0);
    }
  }

  eachPlace(side: Side, visit: (sheet: string, row: number, column: number) => void): void {
    const { layout: { ids, amounts } } = this;
    const { row, column } = amounts.arrays;
    const end = this.endOf(side);
    // Amounts of one relation are mostly of one table.
    let [first, last, sheet] = [0, 0, ""];
    for (let at = this.startOf(side); at < end; at += 1) {
      const id = ids[at] ?? -1;
      if (id < 0) continue;
      if (id < first || id >= last) [first, last, sheet] = amounts.stretchOf(id);
      visit(sheet, row[id] ?? 0, column[id] ?? 0);
    }
  }
}
