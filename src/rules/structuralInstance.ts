import type { BookCell, CellState } from "../model/book";
import { BLANK, typedAmount } from "../model/book";
import type { CellRef } from "../model/cells";
import type { Fen } from "../model/money";
import { placeOfAmount, type Bearing, type Structure, type StructuralTable } from "../model/structure";
import { ascends, placeIn, type JudgedRelation, type JudgedTable, type Operand, type RelationInstance, type Side } from "../relations/instance";

/** A relation that a table's structure shows, with what speaks for it. */
export interface StructuralRelation extends JudgedRelation {
  readonly kind: "structural";
  readonly bearing: Bearing;
  /** Other places in which it, or its like in the same table, holds, as the structure has it now. */
  readonly grounds: number;
}

/** The amounts of a structure as operands of relations; each is made when it is first asked for, and always the same. */
export class StructuralOperands {
  private readonly tables: readonly JudgedTable[];
  /** Of each table its columns of another unit of measure, whose amounts are told in theirs. */
  private readonly inOtherUnits: readonly ReadonlyMap<number, JudgedTable>[];
  private readonly made = new Map<number, Operand<JudgedTable>>();
  private readonly refs = new Map<number, CellRef>();
  private signed: Uint8Array | null = null;

  constructor(readonly structure: Structure) {
    this.tables = structure.tables.map(judgedTable);
    this.inOtherUnits = structure.tables.map(({ columns, unit }, at) => new Map(columns.flatMap((column) => {
      const own = this.tables[at];
      return own && column.unit !== null && column.unit !== unit ? [[column.column, { ...own, unit: column.unit }] as const] : [];
    })));
  }

  sheetOf(id: number): string {
    return this.tableOf(id).sheet;
  }

  private tableOf(id: number): JudgedTable {
    const { table, column } = this.structure.amounts;
    const at = table[id] ?? 0;
    return this.inOtherUnits[at]?.get(column[id] ?? -1) ?? this.tables[at] ?? NO_TABLE;
  }

  refOf(id: number): CellRef {
    const known = this.refs.get(id);
    if (known) return known;
    const ref = placeOfAmount(this.structure, id);
    this.refs.set(id, ref);
    return ref;
  }

  at(id: number): Operand<JudgedTable> {
    const known = this.made.get(id);
    if (known) return known;
    const { structure } = this;
    this.signed ??= changesIn(structure);
    const made = operand(structure, this.tableOf(id), id, this.refOf(id), this.signed[id] === 1);
    this.made.set(id, made);
    return made;
  }

  /** Another figure stands in an amount. */
  changed(id: number): void {
    const cell = this.made.get(id)?.cell;
    if (cell) (cell as { state: CellState }).state = stateOf(this.structure, id);
  }
}

/** A relation of the structure over amounts by number; operands are made of them for whoever wants to see one. */
export class StructuralInstance implements RelationInstance<JudgedTable, StructuralRelation> {
  readonly operator = "=";
  /** Whether the amounts of a side stand one below the other, once somebody asked. */
  private readonly descends: { left?: boolean; right?: boolean } = {};
  private lefts: readonly Operand<JudgedTable>[] | null = null;
  private rights: readonly Operand<JudgedTable>[] | null = null;

  /** @param at its place among the relations of the structure */
  constructor(readonly at: number, readonly operands: StructuralOperands, readonly relation: StructuralRelation, private readonly leftIds: Int32Array, private readonly rightIds: Int32Array) {}

  get left(): readonly Operand<JudgedTable>[] {
    return this.lefts ??= Array.from(this.leftIds, (id) => this.operands.at(id));
  }

  get right(): readonly Operand<JudgedTable>[] {
    return this.rights ??= Array.from(this.rightIds, (id) => this.operands.at(id));
  }

  private idsOf(side: Side): Int32Array {
    return side === "left" ? this.leftIds : this.rightIds;
  }

  sizeOf(side: Side): number {
    return this.idsOf(side).length;
  }

  operandAt(side: Side, at: number): Operand<JudgedTable> {
    return this.operands.at(this.idsOf(side)[at] ?? -1);
  }

  placesOf(side: Side, ref: CellRef): readonly number[] {
    const { row, column } = this.operands.structure.amounts;
    const ids = this.idsOf(side);
    const rowAt = (at: number): number | undefined => row[ids[at] ?? -1];
    const isAt = (at: number): boolean => {
      const id = ids[at] ?? -1;
      return row[id] === ref.row && column[id] === ref.column && this.operands.sheetOf(id) === ref.sheet;
    };
    // A long sum down a column is not gone through cell by cell more than once.
    if (this.descends[side] ??= ascends(ids.length, rowAt)) return placeIn(ids.length, rowAt, ref.row).filter(isAt);
    const places: number[] = [];
    for (let at = 0; at < ids.length; at += 1) if (isAt(at)) places.push(at);
    return places;
  }

  eachPlace(side: Side, visit: (sheet: string, row: number, column: number) => void): void {
    const { row, column } = this.operands.structure.amounts;
    for (const id of this.idsOf(side)) visit(this.operands.sheetOf(id), row[id] ?? 0, column[id] ?? 0);
  }

  eachFigure(side: Side, visit: (money: Fen, grain: Fen, rounded: boolean) => void): void {
    const { state, money, grain } = this.operands.structure.amounts;
    for (const id of this.idsOf(side)) if (state[id] === 1) visit(money[id] ?? 0, grain[id] ?? 1, false);
  }
}

/** What stands for the table of an amount that has none; every amount has. */
const NO_TABLE: JudgedTable = { id: "structural", sheet: "", title: "", titleCell: null, area: { sheet: "", row: 0, column: 0, rows: 0, columns: 0 }, unit: null };

const MOST_COLUMNS = 65_536;

/** Of each amount 1 where it is a change against another year or a sum of such. */
function changesIn({ amounts }: Structure): Uint8Array {
  const negative = new Set<number>();
  const columnOf = (id: number): number => (amounts.table[id] ?? 0) * MOST_COLUMNS + (amounts.column[id] ?? 0);
  amounts.money.forEach((money, id) => { if (money < 0) negative.add(columnOf(id)); });
  return negative.size === 0 ? amounts.change : amounts.change.map((change, id) => (negative.has(columnOf(id)) ? 1 : change));
}

function judgedTable({ sheet, title, titleCell, area, unit }: StructuralTable): JudgedTable {
  return { id: "structural", sheet, title, titleCell, area, unit };
}

function stateOf({ amounts: { state, money, grain } }: Structure, id: number): CellState {
  return state[id] === 1 ? typedAmount({ money: money[id] ?? 0, grain: grain[id] ?? 1 }) : BLANK;
}

function operand(structure: Structure, table: JudgedTable, id: number, ref: CellRef, signed: boolean): Operand<JudgedTable> {
  const { words, label, header } = structure.amounts;
  const word = (at: number | undefined): string => words[at ?? -1] ?? "";
  const cell: BookCell = { ref, ...(signed ? { signed: true as const } : {}), state: stateOf(structure, id) };
  return { table, axis: "main", key: word(label[id]), role: word(header[id]), row: null, cell };
}
