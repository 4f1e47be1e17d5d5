import { RELATIONS, columnSpec, tableSpec } from "../catalog/tables";
import { OF_THIS_YEAR } from "../catalog/types";
import type { FactPattern, LineSumRelation, RelationSpec, TieRelation } from "../catalog/relationTypes";
import { FUND_TABLES, fundOfTable } from "../catalog/sources";
import type { BookRow, BookTable, BudgetBook, ColumnRole, RowKey, TableId } from "../model/book";
import { figureOf } from "../model/book";
import type { Operand } from "./instance";
import { Layout, type LaidRelation } from "./laid";
import { BookIndex, operandOf, operandsIn, printedRoles } from "./lookup";
import { conditionHolds, sourcesInUse } from "./sources";
import type { SourcesInUse } from "./sources";
import { detailSum, nearest, withDetails } from "./columnParts";
import { standsInside } from "./floating";
import { nestedUnits, type NestedUnits } from "./nestedUnits";
import { codeTreeOf } from "./tree";
import { lacksNoMoreThan, moneyIn, moneyOf } from "./operands";

/** What instantiating needs of a book, gathered once. */
export interface BookContext {
  readonly index: BookIndex;
  readonly sources: SourcesInUse | null;
}

/** Gathers the context of a book, to check it or to fill it. */
export function contextOf(book: BudgetBook, forFilling = false): BookContext {
  const index = new BookIndex(book, forFilling);
  return { index, sources: sourcesInUse(index) };
}

/**
 * Every relation of the catalogue on every row and column that a book has, in the catalogue's order. Relations whose
 * tables were not recognised yield one instance with `missing`, so that nothing passes unseen.
 */
export function instantiate(context: BookContext, relations: readonly RelationSpec[] = RELATIONS): readonly LaidRelation[] {
  const laying: Laying = { ...context, layout: new Layout(context.index.amounts) };
  for (const relation of relations) lay(laying, relation);
  return laying.layout.laid;
}

/** A book over which relations are being laid. */
interface Laying extends BookContext {
  readonly layout: Layout;
}

function lay(context: Laying, relation: RelationSpec): void {
  const table = relation.kind === "tie" ? undefined : context.index.table(relation.table);
  if (relation.kind === "tie") layTies(context, relation);
  else if (table) laySums(context, relation, table);
}

function laySums(context: Laying, relation: Exclude<RelationSpec, { readonly kind: "tie" }>, table: BookTable): void {
  switch (relation.kind) {
    case "columnSum": return layColumnSums(context, relation, table);
    case "children": return layChildSums(context, relation, table);
    case "classTotal": return layClassTotals(context, relation, table);
    case "lineSum": return layLineSums(context, relation, table);
    case "units": return layUnitSums(context, relation, table);
    case "projects": return layProjectSums(context, relation, table);
    case "outline": return layOutlineSums(context, relation, table);
  }
}

/**
 * How those figures of a table come out that laying out relations looks at, besides whether they are zero: as long as this stays
 * the same, the same relations are laid out.
 */
export function figuresLaidOutBy(context: BookContext, table: BookTable): string {
  const { index } = context;
  const floating = tableSpec(table.id).relations.flatMap((relation) => (relation.kind === "lineSum" && relation.floating !== undefined ? [standsInside(table, { ...relation, floating: relation.floating })] : []));
  const details = table.columns.filter(({ role }) => role.includes("/")).map(({ axis, role }) => detailSum(table, axis, role.slice(0, role.indexOf("/")))?.length);
  const bare = table.columns.filter(({ axis, role }) => columnSpec(table.id, axis, role)?.onlyBeside !== undefined).map(({ axis, role }) => nearest(index, table, axis, role, (columnSpec(table.id, axis, role)?.parts ?? []).flatMap((part) => index.printedColumns(table.id, axis, part))).length);
  const carried = RELATIONS.flatMap((relation) => (relation.kind === "tie" && relation.perhaps && [relation.left, ...relation.right].some((fact) => fact.table === table.id) ? [countsCarried(context, relation)] : []));
  const sources = sourcesInUse(index);
  return JSON.stringify([floating, details, bare, carried, sources && { ...sources, current: [...sources.current] }]);
}

function layColumnSums({ index, layout }: Laying, relation: RelationSpec & { kind: "columnSum" }, table: BookTable): void {
  const sums = printedRoles(index, table.id, relation.axis).flatMap((role) => {
    const parts = (columnSpec(table.id, relation.axis, role)?.parts ?? []).flatMap((part) => index.printedColumns(table.id, relation.axis, part));
    if (parts.length === 0) return detailSum(table, relation.axis, role);
    const taken = nearest(index, table, relation.axis, role, withDetails(table, relation.axis, role, parts));
    return taken.length === 0 ? [] : [{ role, parts: taken }];
  });
  if (sums.length > 0) layout.columnSums(relation, table, relation.axis, sums);
}

function layChildSums({ index, layout }: Laying, relation: RelationSpec & { kind: "children" }, table: BookTable): void {
  const roles = printedRoles(index, table.id, relation.axis);
  for (const { row, children } of codeTreeOf(table, relation.axis).nodes) {
    if (children.length > 0) layout.rowSums(relation, table, row, children, roles.filter((role) => row.cells.has(role)));
  }
}

function layClassTotals({ index, layout }: Laying, relation: RelationSpec & { kind: "classTotal" }, table: BookTable): void {
  const { roots } = codeTreeOf(table, relation.axis);
  if (roots.length === 0) return;
  const roles = printedRoles(index, table.id, relation.axis);
  for (const total of index.rowsOf(table.id, relation.axis, relation.total)) {
    for (const role of roles) if (total.cells.has(role)) layout.over(relation, "=", [operandOf(table, total, role)], roots.flatMap((root) => operandsIn(table, root, role)));
  }
}

/** Parts of a line that the layout prints: the line itself, else its own parts, else (for all expenditure) the classes. */
function printedLine(context: BookContext, table: BookTable, axis: LineSumRelation["axis"], key: RowKey, role: string): readonly Operand[] {
  const { index } = context;
  const rows = index.rowsOf(table.id, axis, key);
  if (rows.length > 0) return rows.map((row) => operandOf(table, row, role));
  const own = tableSpec(table.id).relations.find((r) => r.kind === "lineSum" && r.whenPrinted === undefined && r.axis === axis && r.total === key);
  if (own?.kind === "lineSum") {
    // A line that may stand inside it or beside it stands inside where it is not printed itself.
    const parts = own.floating?.inner === key ? [...own.parts, own.floating.line] : own.parts;
    return parts.flatMap((part) => printedLine(context, table, axis, part, role));
  }
  const classes = tableSpec(table.id).relations.find((r) => r.kind === "classTotal" && r.axis === axis && r.total === key);
  if (!classes) return [];
  return codeTreeOf(table, axis).roots.map((root) => operandOf(table, root, role));
}

function layLineSums(context: Laying, relation: LineSumRelation, table: BookTable): void {
  const roles = printedRoles(context.index, table.id, relation.axis);
  const prints = (line: string): boolean => context.index.rowsOf(table.id, relation.axis, line).length > 0;
  if (relation.whenPrinted?.every(prints) === false || relation.unlessPrinted?.some(prints) === true) return;
  const totals = context.index.rowsOf(table.id, relation.axis, relation.total);
  const floating = relation.floating;
  const inside = totals.length > 0 && floating !== undefined && standsInside(table, { ...relation, floating });
  const floated = floating !== undefined && inside === (floating.inner === relation.total) ? [floating.line] : [];
  for (const total of totals) {
    for (const role of roles) {
      const parts = [...relation.parts, ...floated].flatMap((part) => printedLine(context, table, relation.axis, part, role));
      if (parts.length > 0) context.layout.over(relation, "=", [operandOf(table, total, role)], parts);
    }
  }
}

function layUnitSums({ index, layout }: Laying, relation: RelationSpec & { kind: "units" }, table: BookTable): void {
  const roles = printedRoles(index, table.id, relation.axis);
  const rows = table.rows.filter((row) => row.axis === relation.axis);
  const total = rows.filter((row) => row.kind === "total");
  const units = rows.filter(isUnit);
  const above = codesAboveOthers(units);
  const named = underSummaries(rows, ({ kind }) => kind === "summary");
  const coded = named.length > 0 ? named : underSummaries(rows, (row) => isUnit(row) && row.unitCode !== null && above.has(row.unitCode));
  // A unit that stands above the first department belongs to none of them.
  const below = new Set(coded.flatMap((entry) => [entry.summary, ...entry.units]));
  const single = named.length > 0 ? [] : units.filter((row) => !below.has(row));
  const tops = (summaries: typeof named): readonly BookRow[] => (summaries.length > 0 ? [...single, ...summaries.map((entry) => entry.summary)] : units);
  // A code that begins others is a department's above its units, unless the figures count it among them.
  const summaries = coded !== named && totalsHold(total, roles, units) > totalsHold(total, roles, tops(coded)) ? named : coded;
  const read = nestedWhereItHolds({ tops: tops(summaries), sums: summaries }, index.forFilling || named.length > 0 ? [] : total, units, roles);
  for (const role of roles) {
    if (read.tops.length > 0) for (const row of total) layout.rowSums(relation, table, row, read.tops, [role]);
    for (const { summary, units: own } of read.sums) if (own.length > 0) layout.rowSums(relation, table, summary, own, [role]);
  }
}

/** Units as their figures nest them, where the totals then hold that do not with what the words say. */
function nestedWhereItHolds(said: NestedUnits, totals: readonly BookRow[], units: readonly BookRow[], roles: readonly ColumnRole[]): NestedUnits {
  const holds = totalsHold(totals, roles, said.tops);
  if (holds === totals.reduce((count, total) => count + roles.filter((role) => moneyIn(total, role) !== 0).length, 0)) return said;
  const nested = nestedUnits(units, roles);
  return totalsHold(totals, roles, nested.tops) > holds ? nested : said;
}

type UnderSummary = NestedUnits["sums"][number];

function isUnit({ kind }: BookRow): boolean {
  return kind === "unit" || kind === "ownOffice";
}

/** Codes with which those of other units begin; in order, these stand right behind. */
function codesAboveOthers(units: readonly BookRow[]): ReadonlySet<string> {
  const codes = [...new Set(units.flatMap(({ unitCode }) => unitCode ?? []))].sort();
  return new Set(codes.filter((code, at) => codes[at + 1]?.startsWith(code) === true));
}

/** Summaries with the units that stand below each, up to the next. */
function underSummaries(rows: readonly BookRow[], isSummary: (row: BookRow) => boolean): readonly UnderSummary[] {
  const found: { summary: BookRow; units: BookRow[] }[] = [];
  for (const row of rows) {
    if (isSummary(row)) found.push({ summary: row, units: [] });
    else if (isUnit(row)) found.at(-1)?.units.push(row);
  }
  return found;
}

/** Amounts of totals that are the sum of these rows. */
function totalsHold(totals: readonly BookRow[], roles: readonly ColumnRole[], rows: readonly BookRow[]): number {
  return totals.reduce((count, total) => count + roles.filter((role) => moneyIn(total, role) !== 0 && rows.reduce((sum, row) => sum + moneyIn(row, role), 0) === moneyIn(total, role)).length, 0);
}

function layProjectSums({ index, layout }: Laying, relation: RelationSpec & { kind: "projects" }, table: BookTable): void {
  const roles = printedRoles(index, table.id, relation.axis);
  const rows = table.rows.filter((row) => row.axis === relation.axis);
  const projects = rows.filter((row) => row.kind === "project");
  const sums = rows.filter(({ kind }) => kind === "total" || kind === "subtotal");
  if (projects.length === 0 || sums.length === 0 || !isPlainList(index, table, projects, roles)) return;
  const below = sums.some(({ kind }) => kind === "subtotal") ? projectsOfUnits(projects) : () => [];
  for (const row of sums) {
    const parts = row.kind === "total" ? projects : below(row);
    if (parts.length > 0) layout.rowSums(relation, table, row, parts, roles);
  }
}

/** The projects of the unit of a subtotal, by its code, else by its name. */
function projectsOfUnits(projects: readonly BookRow[]): (subtotal: BookRow) => readonly BookRow[] {
  const [byCode, byName] = [new Map<string | null, BookRow[]>(), new Map<string | null, BookRow[]>()];
  const put = (into: Map<string | null, BookRow[]>, key: string | null, project: BookRow): unknown => into.get(key)?.push(project) ?? into.set(key, [project]);
  for (const project of projects) {
    put(byCode, project.unitCode, project);
    put(byName, project.unitName, project);
  }
  return ({ unitCode, unitName }) => (unitCode !== null ? byCode.get(unitCode) : byName.get(unitName)) ?? [];
}

/** Rows that are others' sums make the sum of all of them at least twice the total. */
const NESTED = 1.5;

/**
 * Whether the rows of a list are parts of its total, none of them a sum of others. Lists that regions print each in their own way have units and
 * classes among what these sum, which their structure tells: there the rows must make up the total in some column, or in none come near
 * to twice of it; and filling, which has no figures to go by, sums the lists of the form alone.
 */
function isPlainList(index: BookIndex, table: BookTable, projects: readonly BookRow[], roles: readonly ColumnRole[]): boolean {
  if (tableSpec(table.id).regional !== true) return true;
  if (index.forFilling) return index.formPrints(table.id);
  const total = table.rows.find((row) => row.kind === "total");
  const compared = total === undefined ? [] : roles.map((role) => ({ whole: moneyIn(total, role), sum: projects.reduce((all, row) => all + moneyIn(row, role), 0) })).filter(({ whole }) => whole !== 0);
  return compared.some(({ whole, sum }) => sum === whole) || compared.every(({ whole, sum }) => Math.abs(sum) < NESTED * Math.abs(whole));
}

/** How far in a row of an outline stands: fixed lines and groups of the widest step, groups within them, leaves. */
const STEPS: Readonly<Partial<Record<BookRow["kind"], number>>> = { line: 0, subtotal: 1, project: 2 };

function layOutlineSums({ index, layout }: Laying, relation: RelationSpec & { kind: "outline" }, table: BookTable): void {
  const rows = table.rows.flatMap((row) => (row.axis === relation.axis && STEPS[row.kind] !== undefined ? [{ row, step: STEPS[row.kind] ?? 0 }] : []));
  const roles = printedRoles(index, table.id, relation.axis);
  const sums = (whole: BookRow, below: typeof rows): void => {
    const widest = Math.min(...below.map(({ step }) => step));
    const parts = below.filter(({ step }) => step === widest);
    if (parts.length > 0) layout.rowSums(relation, table, whole, parts.map(({ row }) => row), roles);
  };
  for (const total of table.rows) if (total.axis === relation.axis && total.kind === "total") sums(total, rows);
  rows.forEach(({ row, step }, at) => {
    let end = at + 1;
    while ((rows[end]?.step ?? 0) > step) end += 1;
    sums(row, rows.slice(at + 1, end));
  });
}

function layTies(context: Laying, relation: TieRelation): void {
  const left = context.index.table(relation.left.table);
  if (!left) return;
  const right = relation.right.filter((fact) => context.index.table(fact.table) || !isUnusedFund(context, fact.table));
  if (right.length === 0 || right.some((fact) => !context.index.table(fact.table))) {
    if (right.some(({ table }) => !context.index.table(table) && tableSpec(table).regional === true)) return;
    context.layout.missing(relation, relation.operator, "table");
    return;
  }
  if ([relation.left, ...right].some((fact) => tellsUsesOtherwise(context, fact))) {
    context.layout.missing(relation, relation.operator, "table");
    return;
  }
  if (relation.when !== undefined && conditionHolds(relation.when, context.sources) !== true) {
    context.layout.missing(relation, relation.operator, "condition");
    return;
  }
  const [only, ...others] = right;
  for (const key of keysOf(context, [relation.left, ...right])) {
    const leftOperands = resolve(context, relation.left, key);
    const rightOperands = only && others.length === 0 ? resolve(context, only, key) : right.flatMap((fact) => resolve(context, fact, key));
    if (leftOperands.length === 0 || rightOperands.length === 0) continue;
    const own = withCarried(context, relation, key, leftOperands, rightOperands);
    if (isWithin(context, relation, key, own, rightOperands)) context.layout.missing(relation, relation.operator, "condition");
    else context.layout.over(relation, relation.operator, own, rightOperands);
  }
}

/** Whether a table divides only this year's money by use, so that it has no column for what a fact asks of all money. */
function tellsUsesOtherwise({ index }: BookContext, { table: id, axis, column }: FactPattern): boolean {
  const table = index.table(id);
  return table !== undefined && columnSpec(id, axis, column)?.ofAllYears === true && table.columns.some((each) => each.axis === axis && each.role.startsWith(`${OF_THIS_YEAR}/`)) &&
    index.printedColumns(id, axis, column).length === 0;
}

/** The left side, with what may be counted in beside it where that is nearer to the right. */
function withCarried(context: BookContext, { perhaps = [] }: TieRelation, key: RowKey, left: readonly Operand[], right: readonly Operand[]): readonly Operand[] {
  if (perhaps.length === 0) return left;
  const more = perhaps.flatMap((fact) => resolve(context, fact, key)).filter(({ cell }) => figureOf(cell ?? undefined) !== null);
  if (more.length === 0) return left;
  const gap = moneyOf(left) - moneyOf(right);
  return Math.abs(gap + moneyOf(more)) < Math.abs(gap) ? [...left, ...more] : left;
}

/** How what is carried over is taken in a tie of two totals: counted in, or within the gap. */
function countsCarried(context: BookContext, relation: TieRelation): readonly (number | boolean)[] {
  const [left, right] = [resolve(context, relation.left, ""), relation.right.flatMap((fact) => resolve(context, fact, ""))];
  const own = withCarried(context, relation, "", left, right);
  return [own.length, isWithin(context, relation, "", own, right)];
}

/** Whether the right has more than the left by no more than what may stand there in part. */
function isWithin(context: BookContext, { within, perhaps = [] }: TieRelation, key: RowKey, left: readonly Operand[], right: readonly Operand[]): boolean {
  if (!within || perhaps.some(({ table, axis, column }) => context.index.printedColumns(table, axis, column).length > 0)) return false;
  return lacksNoMoreThan(left, right, resolve(context, within, key));
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
  const keys = new Set<RowKey>();
  for (const fact of facts) {
    const table = context.index.table(fact.table);
    for (const row of table?.rows ?? []) {
      if (row.axis === fact.axis && joins(fact, row)) keys.add(row.key);
    }
  }
  const prints = facts.map((fact) => printing(context, fact));
  return [...keys].filter((key) => prints.every((printsLike) => printsLike(key)));
}

function joins(fact: FactPattern, row: BookRow): boolean {
  switch (fact.row.kind) {
    // Codes of units, where a table prints the whole department's too, are no second amount of it.
    case "eachCode": return row.code !== null && row.key === row.code;
    case "eachProject": case "sharedProjects": return row.kind === "project";
    default: return false;
  }
}

/**
 * Whether the layout of a fact's table prints rows such as a key's: a balance that stops at classes has no rows for
 * items, and a table of key projects lists some projects only, so their absence there means nothing. A fund's table
 * that is empty prints none at all and counts as nothing.
 */
function printing({ index }: BookContext, { table, axis, row }: FactPattern): (key: RowKey) => boolean {
  if (!index.table(table)) return () => false;
  if (row.kind === "sharedProjects") return (key) => index.projectOf(table, axis, key) !== null;
  if (row.kind === "eachProject" && table === "key-project-expenditure") return (key) => index.rowsOf(table, axis, key).length > 0;
  if (row.kind !== "eachCode") return () => true;
  const lengths = index.codeLengths(table, axis);
  const asNothing = lengths.size === 0 && FUND_TABLES.includes(table);
  return (key) => asNothing || lengths.has(key.length);
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
 * is there: 本年支出合计 is 支出总计 where nothing is carried over, so that a layout without the former is tied all the same.
 */
function keyOperands(context: BookContext, table: BookTable, fact: FactPattern, key: RowKey): readonly Operand[] {
  const { index } = context;
  if (index.rowsOf(table.id, fact.axis, key).length > 0) return index.operands(table, fact.axis, key, fact.column);
  const { relations } = tableSpec(table.id);
  const isTotal = relations.some((r) => (r.kind === "lineSum" || r.kind === "classTotal") && r.axis === fact.axis && r.total === key);
  const wider = relations.find((r) => r.kind === "lineSum" && r.whenPrinted === undefined && r.axis === fact.axis && r.parts[0] === key);
  if (isTotal && wider?.kind === "lineSum") {
    const others = wider.parts.slice(1).flatMap((part) => printedLine(context, table, fact.axis, part, fact.column));
    if (others.every(({ cell }) => (figureOf(cell ?? undefined)?.money ?? 0) === 0)) {
      return keyOperands(context, table, { ...fact, row: { kind: "key", key: wider.total } }, wider.total);
    }
  }
  // A code may be absent because nothing is planned for it; a line or total that is not printed has no figure to tie.
  return /^\d+$/.test(key) ? index.operands(table, fact.axis, key, fact.column) : [];
}
