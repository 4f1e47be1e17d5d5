import type { FactPattern, TieRelation } from "../catalog/relationTypes";
import { FUND_TABLES, fundOfTable } from "../catalog/sources";
import { columnSpec, tableSpec } from "../catalog/tables";
import { OF_PART_OF_MONEY } from "../catalog/types";
import type { BookTable, RowKey, TableId } from "../model/book";
import { figureOf } from "../model/book";
import type { BookContext, Laying } from "./context";
import type { Operand } from "./instance";
import type { Amount } from "./laid";
import { operandOf } from "./lookup";
import { lacksNoMoreThan, moneyOf } from "./operands";
import { countsCarriedOtherwise } from "./otherMoney";
import { isTotalLine, sumThatBeginsWith } from "./ownSums";
import { printedLine } from "./printedLine";
import { conditionHolds } from "./sources";

/** Lays a tie over what both sides print: each code or project, or the one row that it names. */
export function layTies(context: Laying, declared: TieRelation): void {
  const relation = asPrinted(context, declared);
  const left = context.index.table(relation.left.table);
  if (!left) return;
  const isPrinted = ({ table }: FactPattern): boolean => context.index.table(table) !== undefined;
  const right = relation.right.every(isPrinted) ? relation.right : relation.right.filter((fact) => isPrinted(fact) || !isUnusedFund(context, fact.table));
  if (right.length === 0 || !right.every(isPrinted)) {
    if (right.some((fact) => !isPrinted(fact) && tableSpec(fact.table).regional === true)) return;
    context.layout.missing(relation, relation.operator, "table");
    return;
  }
  const facts = [relation.left, ...right];
  const missing = inapplicable(context, relation, facts);
  if (missing !== null) {
    context.layout.missing(relation, relation.operator, missing);
    return;
  }
  const isLaid = plainTies(context, relation, right);
  const only = right.length === 1 ? right[0] : undefined;
  const keys = keysOf(context, facts);
  for (let at = 0; at < keys.length; at += 1) {
    const key = keys[at] ?? "";
    if (isLaid?.(key) === true) continue;
    const leftOperands = resolve(context, relation.left, key);
    const parts = only ? [] : right.map((fact) => resolve(context, fact, key));
    const rightOperands = only ? resolve(context, only, key) : parts.flat();
    if (leftOperands.length === 0 || rightOperands.length === 0) continue;
    if (parts.some((part, place) => part.length === 0 && hasAmounts(context, right[place]))) {
      context.layout.missing(relation, relation.operator, "table");
      continue;
    }
    const taken = takingCarried(context, relation, key, leftOperands, rightOperands);
    if (taken.within) context.layout.missing(relation, relation.operator, "condition");
    else context.layout.over(relation, relation.operator, taken.left, taken.right);
  }
}

/** Why a tie does not apply to tables that are there; null where it does. */
function inapplicable(context: BookContext, { when, ofOneMoney }: TieRelation, facts: readonly FactPattern[]): "table" | "condition" | null {
  if (facts.some((fact) => tellsUsesOtherwise(context, fact))) return "table";
  if (when !== undefined && conditionHolds(when, context.sources) !== true) return "condition";
  return ofOneMoney === true && countsCarriedOtherwise(context.index) ? "condition" : null;
}

/** Whether a table divides only a part of the money by use (this year's, one fund's), so that it has no column for what a fact asks of all money. */
function tellsUsesOtherwise({ index }: BookContext, { table: id, axis, column }: FactPattern): boolean {
  const table = index.table(id);
  return table !== undefined && columnSpec(id, axis, column)?.ofAllMoney === true && table.columns.some((each) => each.axis === axis && each.role.startsWith(`${OF_PART_OF_MONEY}/`)) &&
    index.printedColumns(id, axis, column).length === 0;
}

/** A tie without what it would count in, where the layout tells that apart in a column of its own, and for filling, which has no figures to go by. */
function asPrinted({ index }: BookContext, relation: TieRelation): TieRelation {
  const { unless, perhaps: _perhaps, within: _within, ...plain } = relation;
  if (!unless) return relation;
  return index.forFilling || unless.some(({ table, axis, column }) => index.printedColumns(table, axis, column).length > 0) ? plain : relation;
}

/** Both sides of a tie, with what is carried over on that one whose table prints it; `within` where it is not compared for what stands there in part. */
interface Taken {
  readonly left: readonly Operand[];
  readonly right: readonly Operand[];
  readonly counted: number;
  readonly within: boolean;
}

function takingCarried(context: BookContext, relation: TieRelation, key: RowKey, left: readonly Operand[], right: readonly Operand[]): Taken {
  const isRight = relation.perhaps?.[0] !== undefined && relation.perhaps[0].table !== relation.left.table;
  const [side, other] = isRight ? [right, left] : [left, right];
  const own = withCarried(context, relation, key, side, other);
  return { left: isRight ? other : own, right: isRight ? own : other, counted: own.length, within: isWithin(context, relation, key, side, own, other) };
}

/** A side, with what may be counted in beside it where that is nearer to the other. */
function withCarried(context: BookContext, { perhaps = [] }: TieRelation, key: RowKey, side: readonly Operand[], other: readonly Operand[]): readonly Operand[] {
  if (perhaps.length === 0) return side;
  const more = perhaps.flatMap((fact) => resolve(context, fact, key)).filter(({ cell }) => figureOf(cell ?? undefined) !== null);
  const gap = moneyOf(side) - moneyOf(other);
  return Math.abs(gap + moneyOf(more)) < Math.abs(gap) ? [...side, ...more] : side;
}

/** How what is carried over is taken in a tie, for each key on which it joins: counted in, or within the gap. */
export function countsCarried(context: BookContext, declared: TieRelation): readonly (number | boolean)[] {
  const relation = asPrinted(context, declared);
  if (!printsCarried(context, relation)) return [];
  return keysOf(context, [relation.left, ...relation.right]).flatMap((key) => {
    const [left, right] = [resolve(context, relation.left, key), relation.right.flatMap((fact) => resolve(context, fact, key))];
    const { counted, within } = takingCarried(context, relation, key, left, right);
    return [counted, within];
  });
}

/** Whether the layout prints what may be counted in beside one side, or stand on the other in part. */
function printsCarried(context: BookContext, { perhaps = [], within = [] }: TieRelation): boolean {
  return [...perhaps, ...within].some((fact) => isColumnPrinted(context, fact));
}

function isColumnPrinted({ index }: BookContext, { table, axis, column }: FactPattern): boolean {
  return index.printedColumns(table, axis, column).length > 0;
}

/**
 * Whether the other side has more than this one by no more than what may stand there in part. Where the layout divides by fund what is carried over,
 * nothing stands there in part; where the whole of it (`own`) makes up the gap, neither.
 */
function isWithin(context: BookContext, { within: wholes = [], perhaps = [] }: TieRelation, key: RowKey, side: readonly Operand[], own: readonly Operand[], other: readonly Operand[]): boolean {
  const within = wholes.find((whole) => isColumnPrinted(context, whole));
  if (!within || moneyOf(own) === moneyOf(other)) return false;
  if (perhaps.some((fact) => fact.column !== within.column && isColumnPrinted(context, fact))) return false;
  return lacksNoMoreThan(side, other, resolve(context, within, key));
}

/** Whether a table has amounts, though it does not print the line that a fact names: that is not that there are none. */
function hasAmounts({ index }: BookContext, fact: FactPattern | undefined): boolean {
  const rows = fact?.row.kind === "key" ? index.table(fact.table)?.rows : undefined;
  return rows?.some((row) => row.axis === fact?.axis && [...row.cells.values()].some((cell) => (figureOf(cell)?.money ?? 0) !== 0)) ?? false;
}

/** A fund's own table may be left out where the workbook shows that the fund has no money. */
function isUnusedFund(context: BookContext, table: TableId): boolean {
  const fund = fundOfTable(table);
  if (!fund || fund.id === "general-public-budget" || !context.sources) return false;
  return !context.sources.current.has(fund.id) && !context.sources.carryOver;
}

/** Keys on which a tie joins: every code or project that either side prints, or the one empty key of a fixed tie. */
function keysOf(context: BookContext, facts: readonly FactPattern[]): readonly RowKey[] {
  const joined = facts.find((fact) => fact.row.kind === "eachCode" || fact.row.kind === "eachProject" || fact.row.kind === "sharedProjects");
  if (!joined) return [""];
  const [first] = facts;
  const printers = facts.map((fact) => printing(context, fact, first ?? fact));
  const isPrinted = (key: RowKey): boolean => {
    for (let at = 0; at < printers.length; at += 1) if (printers[at]?.(key) === false) return false;
    return true;
  };
  const seen = new Set<RowKey>();
  const keys: RowKey[] = [];
  for (const fact of facts) {
    const own = joinedBy(context, fact);
    for (let at = 0; at < own.length; at += 1) {
      const key = own[at] ?? "";
      if (seen.has(key)) continue;
      seen.add(key);
      if (isPrinted(key)) keys.push(key);
    }
  }
  return keys;
}

const NO_KEYS: readonly RowKey[] = [];

/** Keys of the rows of a fact's table on which it joins. */
function joinedBy({ index }: BookContext, { table, axis, row: { kind } }: FactPattern): readonly RowKey[] {
  switch (kind) {
    case "eachCode": return index.keysOf(table, axis, "code");
    case "eachProject": case "sharedProjects": return index.keysOf(table, axis, "project");
    default: return NO_KEYS;
  }
}

/**
 * Whether the layout of a fact's table prints rows such as a key's, null where it does for every key: a balance that stops at classes has no rows for
 * items, and a table of key projects lists some projects only, so their absence there means nothing. A fund's table
 * that is empty prints none at all and counts as nothing.
 */
function printing({ index }: BookContext, { table, axis, row }: FactPattern, first: FactPattern): ((key: RowKey) => boolean) | null {
  // Tables may name the same project otherwise: it is known by the name of the first.
  if (row.kind === "sharedProjects") return (key) => {
    const project = index.projectOf(table, axis, key);
    return project !== null && index.projectOf(first.table, first.axis, project.key)?.key === key;
  };
  if (row.kind === "eachProject" && table === "key-project-expenditure") return (key) => index.rowsOf(table, axis, key).length > 0;
  if (row.kind !== "eachCode") return null;
  const lengths = index.codeLengths(table, axis);
  if (lengths.size === 0 && FUND_TABLES.includes(table)) return null;
  return (key) => lengths.has(key.length);
}

/** Lays a tie of one amount to those of each fact that names nothing beside, as most are, without objects for what is printed; false for a key that has others. */
function plainTies(context: Laying, relation: TieRelation, right: readonly FactPattern[]): ((key: RowKey) => boolean) | null {
  if (printsCarried(context, relation)) return null;
  const left = onlyAmounts(context, relation.left);
  const others: ((key: RowKey) => Amount | null)[] = [];
  for (let at = 0; at < right.length; at += 1) {
    const other = left && onlyAmounts(context, right[at] as FactPattern);
    if (!other) return null;
    others.push(other);
  }
  // What is laid holds no part itself, so that one list serves all keys.
  const parts: Amount[] = [];
  return left && ((key) => {
    const one = left(key);
    if (one === null) return false;
    let printed = typeof one === "number";
    for (let at = 0; at < others.length; at += 1) {
      const part = others[at]?.(key) ?? null;
      if (part === null) return false;
      printed ||= typeof part === "number";
      parts[at] = part;
    }
    if (!printed) return false;
    context.layout.between(relation, relation.operator, one, parts);
    return true;
  });
}

/**
 * The one amount that a fact names by a key: its number where it is printed, what is lacking where a table prints no row of a code
 * or project. Null where it is none, or several. Null instead of an answer for facts that name amounts otherwise.
 */
function onlyAmounts({ index }: BookContext, fact: FactPattern): ((key: RowKey) => Amount | null) | null {
  const { axis, row: pattern } = fact;
  if (pattern.kind === "codes" || pattern.kind === "sharedProjects") return null;
  const table = index.table(fact.table);
  const [role, ...more] = table ? index.printedColumns(table.id, axis, fact.column) : [];
  if (!table || role === undefined || more.length > 0) return null;
  return (key) => {
    const rows = index.rowsOf(table.id, axis, pattern.kind === "key" ? pattern.key : key);
    const row = rows[0];
    if (!row) return pattern.kind === "key" ? null : { table, axis, key, role, row: null, cell: null };
    const id = rows.length === 1 ? index.amounts.idOf(table, row, role) : -1;
    return id < 0 ? null : id;
  };
}

function resolve(context: BookContext, fact: FactPattern, key: RowKey): readonly Operand[] {
  const { index } = context;
  const table = index.table(fact.table);
  if (!table) return [];
  switch (fact.row.kind) {
    case "eachCode": case "eachProject":
      return index.operands(table, fact.axis, key, fact.column);
    case "sharedProjects": {
      // Only what the table itself prints: a part of it is no less than all that another gives the project.
      const row = index.projectOf(fact.table, fact.axis, key);
      return row?.cells.has(fact.column) === true ? [operandOf(table, row, fact.column)] : [];
    }
    case "codes": {
      const { prefix, digits } = fact.row;
      return table.rows
        .filter((row) => row.axis === fact.axis && row.code !== null && row.code.startsWith(prefix) && row.code.length === digits)
        .flatMap((row) => index.printedColumns(table.id, fact.axis, fact.column).map((role) => operandOf(table, row, role)));
    }
    case "key":
      return keyOperands(context, table, fact, fact.row.key);
  }
}

/**
 * A fixed row; where it is a total that the layout does not print, the wider one that stands for it, of which it is the first part and nothing else
 * is there: 本年支出合计 is 支出总计 where nothing is carried over, so that a layout without the former is tied all the same. A line that nobody
 * understood may be what else is there.
 */
function keyOperands(context: BookContext, table: BookTable, fact: FactPattern, key: RowKey): readonly Operand[] {
  const { index } = context;
  if (index.rowsOf(table.id, fact.axis, key).length > 0) return index.operands(table, fact.axis, key, fact.column);
  const wider = isTotalLine(index, table.id, fact.axis, key) ? sumThatBeginsWith(index, table.id, fact.axis, key) : undefined;
  if (wider) {
    const others = wider.parts.slice(1).flatMap((part) => printedLine(context, table, fact.axis, part, fact.column));
    if (others.every(({ cell }) => (figureOf(cell ?? undefined)?.money ?? 0) === 0) && !hasUnknownLine(table, fact)) {
      return keyOperands(context, table, { ...fact, row: { kind: "key", key: wider.total } }, wider.total);
    }
  }
  // A code may be absent because nothing is planned for it; a line or total that is not printed has no figure to tie.
  return /^\d+$/.test(key) ? index.operands(table, fact.axis, key, fact.column) : [];
}

/** Whether an amount whose line means nothing known stands in the column that a fact names. */
function hasUnknownLine({ columns, unread = [] }: BookTable, { axis, column: role }: FactPattern): boolean {
  return unread.length > 0 && columns.some((column) => column.axis === axis && column.role === role && unread.some(({ ref }) => ref.column === column.column));
}
