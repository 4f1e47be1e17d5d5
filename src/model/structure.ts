import type { Area, CellRef } from "./cells";
import type { Fen, UnitOfMeasure } from "./money";

/**
 * What a workbook says by its structure alone: grids of figures under headings, and the relations that headings, order and
 * figures bear out, whatever kind of table it is. Everything is in columns: an amount is an index, a relation a range.
 */

/** A column under the headers of a grid, by what stands in it: codes, labels, amounts, changes against another year and their rates, counts. */
export interface StructuralColumn {
  readonly column: number;
  readonly kind: "code" | "label" | "blank" | "amount" | "change" | "rate" | "counter";
  /** Headers as printed, from the top group down, joined with " / ". */
  readonly header: string;
  /** Plain header texts from the top group down, without years and units of measure. */
  readonly path: readonly string[];
  /** Period that the headers name ("2017", "上年", "本年"), "" where they name none. */
  readonly period: string;
  /** The unit of measure that its own headers state; null where it is the table's. */
  readonly unit: UnitOfMeasure | null;
}

/** A grid of figures under headings. */
export interface StructuralTable {
  readonly sheet: string;
  readonly area: Area;
  readonly title: string;
  readonly titleCell: CellRef | null;
  readonly unit: UnitOfMeasure | null;
  readonly columns: readonly StructuralColumn[];
  /** First and last row (0-based) below its headers. */
  readonly bodyRows: readonly [first: number, last: number];
}

/** What an amount of the structural reading is. */
export const STRUCTURAL_STATE = { blank: 0, figure: 1, unreadable: 2 } as const;

/** Figures by index. A blank cell under a heading is one of its own, so that what is missing has a place. */
export interface StructuralAmounts {
  /** Index of the table. */
  readonly table: Int32Array;
  readonly row: Int32Array;
  readonly column: Int32Array;
  /** Fen; of a rate, millionths of a percent. */
  readonly money: Float64Array;
  /** Rounding step in the same measure; 0 for a blank. */
  readonly grain: Float64Array;
  /** STRUCTURAL_STATE of each. */
  readonly state: Uint8Array;
  /** 1 in a column of changes against another year. */
  readonly change: Uint8Array;
  /** Row label and column header of each, as indices of `words`. */
  readonly label: Int32Array;
  readonly header: Int32Array;
  readonly words: readonly string[];
}

/** From which part of the structure a relation follows. */
export type Bearing = "row-total" | "row-children" | "column-total" | "column-equal" | "change" | "rate" | "pane-totals" | "tie";

/** A relation in one place: holds, holds by rounding only, fails, or cannot be told; a blank total is one that fails. */
export const STRUCTURAL_OUTCOME = { unknown: 0, holds: 1, rounding: 2, fails: 3, blankTotal: 4, zero: 5 } as const;

/** Relations by index: amount `left[k]` = Σ amounts `right[from[k] … from[k+1]]`; of a rate: this year's amount and the base. */
export interface StructuralRelations {
  readonly left: Int32Array;
  readonly from: Int32Array;
  readonly right: Int32Array;
  /** STRUCTURAL_OUTCOME of each. */
  readonly outcome: Uint8Array;
  /** Index of the form that it is a place of. */
  readonly form: Int32Array;
  readonly forms: readonly StructuralForm[];
}

/** A form of relation: the same sum in every column, or in every row. */
export interface StructuralForm {
  readonly bearing: Bearing;
  /** In how many places it holds in figures other than zero. */
  readonly holds: number;
  /** In how many places its like hold in the same table, where it has one place only. */
  readonly alike: number;
}

/** A code that does not begin with the code of the line under which the figures have it. */
export interface CodeOutside {
  readonly at: CellRef;
  readonly code: string;
  /** What its line is called. */
  readonly name: string;
  readonly parent: string;
  readonly parentAt: CellRef;
}

/** A line of a list by a code. */
export interface ListedCode {
  /** Where the code stands, and its name: the same cell where one holds both. */
  readonly at: CellRef;
  readonly nameAt: CellRef;
  /** As printed: what is no code of the list's kind is in question. */
  readonly code: string;
  readonly name: string;
}

/** Which codes a list prints: functional (2…), economic (3…), or those of the government's own economic book (5…). */
export type CodesOfList = "functional" | "economic" | "government";

/** The lines of a table that are told by codes of one classification. */
export interface CodeList {
  readonly codes: CodesOfList;
  /** Whether the catalogue reads these codes itself, except for those that are none. */
  readonly known: boolean;
  readonly lines: readonly ListedCode[];
}

/** The structural reading of a workbook. */
export interface Structure {
  readonly tables: readonly StructuralTable[];
  readonly amounts: StructuralAmounts;
  readonly relations: StructuralRelations;
  /** Places whose numbers stand for no amount: codes, counts, years, numbers of rows and columns. */
  readonly counters: readonly Area[];
  /** Codes that look mistyped by where they stand. */
  readonly codesOutside: readonly CodeOutside[];
  /** Lists by a code that the catalogue does not read, and those in which it cannot read some code. */
  readonly codeLists: readonly CodeList[];
}

/** Where an amount stands. */
export function placeOfAmount({ tables, amounts: { table, row, column } }: Pick<Structure, "tables" | "amounts">, id: number): CellRef {
  return { sheet: tables[table[id] ?? -1]?.sheet ?? "", row: row[id] ?? -1, column: column[id] ?? -1 };
}

/** The amounts on the right of a relation, by its place. */
export function rightOf({ right, from }: StructuralRelations, at: number): Int32Array {
  return right.subarray(from[at], from[at + 1]);
}

/** From which part of the structure a relation follows, by its place. */
export function bearingOf({ forms, form }: StructuralRelations, at: number): Bearing | undefined {
  return forms[form[at] ?? -1]?.bearing;
}

/** Changes of the two sides of a relation, in fen. */
export type Shift = readonly [left: Fen, right: Fen];

/** What is otherwise in a reading that stays: relations by their place in the structure. */
export interface MovedRelations {
  /** Relations of which an amount changed, with the changes of their sides as the structure has them. */
  readonly touched: ReadonlyMap<number, Shift>;
  /** Those that come out otherwise, with how they came out before. */
  readonly turned: ReadonlyMap<number, number>;
}
