import { amountsOf, placesOf } from "../model/amountColumns";
import type { BookRow, BookTable, ColumnRole } from "../model/book";
import type { RelationSpec } from "../catalog/relationTypes";
import type { BookAmounts } from "./bookAmounts";
import type { Operand, RelationInstance, Side } from "./instance";
import { operandOf } from "./lookup";

/**
 * Relations of the catalogue laid over a book: which amounts each adds up, as numbers one behind the other. Operands are made
 * of them for whoever wants to see one.
 */
export class Layout {
  /** Amounts by id; -1 for what the book does not print. */
  ids = new Int32Array(256);
  private length = 0;

  constructor(readonly amounts: BookAmounts) {}

  private add(id: number): void {
    if (this.length === this.ids.length) {
      const larger = new Int32Array(this.length * 2);
      larger.set(this.ids);
      this.ids = larger;
    }
    this.ids[this.length] = id;
    this.length += 1;
  }

  /** A relation over operands. */
  over(relation: RelationSpec, operator: RelationInstance["operator"], left: readonly Operand[], right: readonly Operand[]): LaidRelation {
    const from = this.length;
    for (const operand of left) this.add(this.idOf(operand));
    const middle = this.length;
    for (const operand of right) this.add(this.idOf(operand));
    return new LaidRelation(this, relation, operator, from, middle, this.length, { left, right });
  }

  private idOf({ table, row, role, cell }: Operand): number {
    return row && cell ? this.amounts.idOf(table, row, role) : -1;
  }

  /** A relation that is not set up to be checked. */
  missing(relation: RelationSpec, operator: RelationInstance["operator"], missing: NonNullable<RelationInstance["missing"]>): LaidRelation {
    return new LaidRelation(this, relation, operator, this.length, this.length, this.length, { left: [], right: [] }, missing);
  }

  /** A row is the sum of other rows of its table, in each of some columns. */
  rowSums(relation: RelationSpec, table: BookTable, total: BookRow, parts: readonly BookRow[], roles: readonly ColumnRole[]): LaidRelation[] {
    const rows = [total, ...parts];
    const columns = amountsOf(table);
    const start = this.amounts.startOf(table);
    const firsts = Int32Array.from(rows, (row) => start + columns.firstOf(row));
    return roles.map((role) => {
      const from = this.length;
      let shape: ReadonlyMap<ColumnRole, number> | null = null;
      let place: number | undefined;
      for (let at = 0; at < rows.length; at += 1) {
        const own = placesOf((rows[at] ?? total).cells);
        if (own !== shape) place = (shape = own).get(role);
        if (place === undefined) return this.anew(from, relation, [operandOf(table, total, role)], parts.map((row) => operandOf(table, row, role)));
        this.add((firsts[at] ?? 0) + place);
      }
      return new LaidRelation(this, relation, "=", from, from + 1, this.length, null);
    });
  }

  /** What lacks a cell is laid out with operands that say what is lacking. */
  private anew(from: number, relation: RelationSpec, left: readonly Operand[], right: readonly Operand[]): LaidRelation {
    this.length = from;
    return this.over(relation, "=", left, right);
  }

  /** Columns are sums of others, in each row of an axis of a table that has them. */
  columnSums(relation: RelationSpec, table: BookTable, axis: BookRow["axis"], sums: readonly { readonly role: ColumnRole; readonly parts: readonly ColumnRole[] }[]): LaidRelation[] {
    const laid: LaidRelation[] = [];
    const start = this.amounts.startOf(table);
    const { from: firsts } = amountsOf(table);
    let shape: ReadonlyMap<ColumnRole, number> | null = null;
    let places: readonly { readonly total: number; readonly parts: readonly number[] }[] = [];
    table.rows.forEach((row, line) => {
      if (row.axis !== axis) return;
      const own = placesOf(row.cells);
      if (own !== shape) {
        shape = own;
        places = sums.map(({ role, parts }) => ({ total: own.get(role) ?? -1, parts: parts.map((part) => own.get(part) ?? -1) }));
      }
      const first = start + (firsts[line] ?? 0);
      places.forEach(({ total, parts }, at) => {
        const sum = sums[at];
        if (total < 0 || !sum) return;
        if (parts.includes(-1)) {
          laid.push(this.over(relation, "=", [operandOf(table, row, sum.role)], sum.parts.map((part) => operandOf(table, row, part))));
          return;
        }
        const from = this.length;
        this.add(first + total);
        for (const part of parts) this.add(first + part);
        laid.push(new LaidRelation(this, relation, "=", from, from + 1, this.length, null));
      });
    });
    return laid;
  }
}

/** A relation of the catalogue over amounts of a book by number. */
export class LaidRelation implements RelationInstance {
  readonly missing?: NonNullable<RelationInstance["missing"]>;

  /** @param operands what it names, where that is more than printed cells */
  constructor(
    readonly layout: Layout, readonly relation: RelationSpec, readonly operator: RelationInstance["operator"],
    /** Its amounts in the layout: `ids[from … middle]` on the left, `ids[middle … to]` on the right. */
    readonly from: number, readonly middle: number, readonly to: number,
    private operands: { readonly left: readonly Operand[]; readonly right: readonly Operand[] } | null, missing?: NonNullable<RelationInstance["missing"]>,
  ) {
    if (missing !== undefined) this.missing = missing;
  }

  get left(): readonly Operand[] {
    return this.made().left;
  }

  get right(): readonly Operand[] {
    return this.made().right;
  }

  private made(): { readonly left: readonly Operand[]; readonly right: readonly Operand[] } {
    const { layout: { ids, amounts }, from, middle, to } = this;
    return this.operands ??= {
      left: Array.from(ids.subarray(from, middle), (id) => amounts.operandAt(id)),
      right: Array.from(ids.subarray(middle, to), (id) => amounts.operandAt(id)),
    };
  }

  eachPlace(side: Side, visit: (sheet: string, row: number, column: number) => void): void {
    const { layout: { ids, amounts } } = this;
    const { row, column } = amounts.arrays;
    const end = side === "left" ? this.middle : this.to;
    // Amounts of one relation are mostly of one table.
    let [first, last, sheet] = [0, 0, ""];
    for (let at = side === "left" ? this.from : this.middle; at < end; at += 1) {
      const id = ids[at] ?? -1;
      if (id < 0) continue;
      if (id < first || id >= last) [first, last, sheet] = amounts.stretchOf(id);
      visit(sheet, row[id] ?? 0, column[id] ?? 0);
    }
  }
}
