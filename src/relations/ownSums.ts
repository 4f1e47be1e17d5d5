import type { LineSumRelation, RelationSpec } from "../catalog/relationTypes";
import { tableSpec } from "../catalog/tables";
import type { AxisId, RowKey, TableId } from "../model/book";
import type { BookIndex } from "./lookup";

/** The sums by which the catalogue makes up the lines of a kind of table, found by axis and line rather than looked for among all its relations. */
interface OwnSums {
  readonly made: ReadonlyMap<string, LineSumRelation>;
  readonly begun: ReadonlyMap<string, LineSumRelation>;
  readonly ofClasses: ReadonlySet<string>;
  readonly totals: ReadonlySet<string>;
}

/** Of a book, by kind of table. */
const KNOWN = new WeakMap<BookIndex, Map<TableId, OwnSums>>();

function ownSums(index: BookIndex, table: TableId): OwnSums {
  const ofBook = KNOWN.get(index) ?? new Map<TableId, OwnSums>();
  KNOWN.set(index, ofBook);
  const sums = ofBook.get(table) ?? sumsAmong(tableSpec(table).relations);
  ofBook.set(table, sums);
  return sums;
}

function sumsAmong(relations: readonly RelationSpec[]): OwnSums {
  const [made, begun] = [new Map<string, LineSumRelation>(), new Map<string, LineSumRelation>()];
  const [ofClasses, totals] = [new Set<string>(), new Set<string>()];
  for (const relation of relations) {
    if (relation.kind !== "lineSum" && relation.kind !== "classTotal") continue;
    const total = lineOf(relation.axis, relation.total);
    totals.add(total);
    if (relation.kind === "classTotal") ofClasses.add(total);
    else if (relation.whenPrinted === undefined) {
      const first = lineOf(relation.axis, relation.parts[0] ?? "");
      if (!made.has(total)) made.set(total, relation);
      if (!begun.has(first)) begun.set(first, relation);
    }
  }
  return { made, begun, ofClasses, totals };
}

function lineOf(axis: AxisId, key: RowKey): string {
  return `${axis} ${key}`;
}

/** The sum that always makes up a line; undefined where there is none. */
export function sumThatMakes(index: BookIndex, table: TableId, axis: AxisId, line: RowKey): LineSumRelation | undefined {
  return ownSums(index, table).made.get(lineOf(axis, line));
}

/** The sum that always begins with a line; undefined where there is none. */
export function sumThatBeginsWith(index: BookIndex, table: TableId, axis: AxisId, line: RowKey): LineSumRelation | undefined {
  return ownSums(index, table).begun.get(lineOf(axis, line));
}

/** Whether a line is the sum of the classes of its axis. */
export function sumsClasses(index: BookIndex, table: TableId, axis: AxisId, line: RowKey): boolean {
  return ownSums(index, table).ofClasses.has(lineOf(axis, line));
}

/** Whether a line is a total, of other lines or of classes. */
export function isTotalLine(index: BookIndex, table: TableId, axis: AxisId, line: RowKey): boolean {
  return ownSums(index, table).totals.has(lineOf(axis, line));
}
