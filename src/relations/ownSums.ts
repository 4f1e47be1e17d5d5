import type { LineSumRelation, RelationSpec } from "../catalog/relationTypes";
import { tableSpec } from "../catalog/tables";
import type { AxisId, RowKey, TableId } from "../model/book";

/** The sums by which the catalogue makes up the lines of a kind of table, found by axis and line rather than looked for among all its relations. */
interface OwnSums {
  readonly made: ReadonlyMap<string, LineSumRelation>;
  readonly begun: ReadonlyMap<string, LineSumRelation>;
  readonly ofClasses: ReadonlySet<string>;
  readonly totals: ReadonlySet<string>;
}

const KNOWN = new Map<TableId, OwnSums>();

function ownSums(table: TableId): OwnSums {
  const known = KNOWN.get(table);
  if (known) return known;
  const sums = sumsAmong(tableSpec(table).relations);
  KNOWN.set(table, sums);
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
export function sumThatMakes(table: TableId, axis: AxisId, line: RowKey): LineSumRelation | undefined {
  return ownSums(table).made.get(lineOf(axis, line));
}

/** The sum that always begins with a line; undefined where there is none. */
export function sumThatBeginsWith(table: TableId, axis: AxisId, line: RowKey): LineSumRelation | undefined {
  return ownSums(table).begun.get(lineOf(axis, line));
}

/** Whether a line is the sum of the classes of its axis. */
export function sumsClasses(table: TableId, axis: AxisId, line: RowKey): boolean {
  return ownSums(table).ofClasses.has(lineOf(axis, line));
}

/** Whether a line is a total, of other lines or of classes. */
export function isTotalLine(table: TableId, axis: AxisId, line: RowKey): boolean {
  return ownSums(table).totals.has(lineOf(axis, line));
}
