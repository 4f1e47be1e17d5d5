import { RELATIONS, columnSpec, tableSpec } from "../catalog/tables";
import type { LineSumRelation, RelationSpec } from "../catalog/relationTypes";
import { moneyIn } from "../model/amountColumns";
import type { BookRow, BookTable, ColumnRole } from "../model/book";
import { Layout, type LaidRelation } from "./laid";
import { operandOf, operandsIn, printedRoles, type BookIndex } from "./lookup";
import { sourcesInUse } from "./sources";
import { FUND_TABLES } from "../catalog/sources";
import { countsCarriedOtherwise } from "./otherMoney";
import { detailSum, isOneOfThem, nearest, withDetails } from "./columnParts";
import { contextOf, type BookContext, type Laying } from "./context";
import { standsInside } from "./floating";
import { printedLine } from "./printedLine";
import { countsCarried, layTies } from "./tieLaying";
import { codeTreeOf } from "./tree";
import { readUnits, type UnitReading } from "./unitReading";

export { contextOf, type BookContext };

/**
 * Every relation of the catalogue on every row and column that a book has, in the catalogue's order. Relations whose
 * tables were not recognised yield one instance with `missing`, so that nothing passes unseen.
 */
export function instantiate(context: BookContext, relations: readonly RelationSpec[] = RELATIONS): readonly LaidRelation[] {
  const laying: Laying = { ...context, layout: new Layout(context.index.amounts) };
  for (const relation of relations) lay(laying, relation);
  return laying.layout.laid;
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
  const floating = tableSpec(table.id).relations.flatMap((relation) => (relation.kind === "lineSum" && relation.floating !== undefined ? [standsInside(index, table.id, { ...relation, floating: relation.floating })] : []));
  const details = table.columns.filter(({ role }) => role.includes("/")).map(({ axis, role }) => detailSum(table, axis, role.slice(0, role.indexOf("/")))?.length);
  const bare = table.columns.filter(({ axis, role }) => columnSpec(table.id, axis, role)?.onlyBeside !== undefined).map(({ axis, role }) => nearest(index, table, axis, role, (columnSpec(table.id, axis, role)?.parts ?? []).flatMap((part) => index.printedColumns(table.id, axis, part))).length);
  const carried = RELATIONS.flatMap((relation) => (relation.kind === "tie" && relation.perhaps && [relation.left, ...relation.right].some((fact) => fact.table === table.id) ? [countsCarried(context, relation)] : []));
  const sources = sourcesInUse(index);
  const units = tableSpec(table.id).relations.flatMap((relation) => (relation.kind === "units" ? [placesIn(unitReadingOf(index, relation, table))] : []));
  const wholes = tableSpec(table.id).axes.map(({ id }) => index.wholeOf(table, id));
  const otherMoney = (table.id === "appropriation-balance" || FUND_TABLES.includes(table.id)) && countsCarriedOtherwise(index);
  return JSON.stringify([floating, details, bare, carried, otherMoney, units, wholes, sources && { ...sources, current: [...sources.current] }]);
}

/** A reading of units by the rows on which it stands. */
function placesIn({ by, totals, tops, sums }: UnitReading): unknown {
  const places = (rows: readonly BookRow[]): readonly string[] => rows.map(({ sheet, row }) => `${sheet} ${row}`);
  return [by, places(totals), places(tops), sums.map(({ summary, units }) => places([summary, ...units]))];
}

function layColumnSums({ index, layout }: Laying, relation: RelationSpec & { kind: "columnSum" }, table: BookTable): void {
  const sums = printedRoles(index, table.id, relation.axis).flatMap((role) => {
    const parts = (columnSpec(table.id, relation.axis, role)?.parts ?? []).flatMap((part) => index.printedColumns(table.id, relation.axis, part));
    if (parts.length === 0) return detailSum(table, relation.axis, role);
    if (isOneOfThem(table, relation.axis, parts)) return [];
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
  // A total that is said once more below the list is one amount, and a sum in both places.
  for (const total of table.rows.filter(({ axis, key }) => axis === relation.axis && key === relation.total)) {
    for (const role of roles) {
      if (!total.cells.has(role)) continue;
      if (roots.every(({ cells }) => cells.has(role))) layout.rowSums(relation, table, total, roots, [role]);
      else layout.over(relation, "=", [operandOf(table, total, role)], roots.flatMap((root) => operandsIn(table, root, role)));
    }
  }
}

function layLineSums(context: Laying, relation: LineSumRelation, table: BookTable): void {
  const roles = printedRoles(context.index, table.id, relation.axis);
  const prints = (line: string): boolean => context.index.rowsOf(table.id, relation.axis, line).length > 0;
  if (relation.whenPrinted?.every(prints) === false || relation.unlessPrinted?.some(prints) === true) return;
  const totals = context.index.rowsOf(table.id, relation.axis, relation.total);
  const floating = relation.floating;
  const inside = totals.length > 0 && floating !== undefined && standsInside(context.index, table.id, { ...relation, floating });
  const floated = floating !== undefined && inside === (floating.inner === relation.total) ? [floating.line] : [];
  for (const total of totals) {
    for (const role of roles) {
      const parts = [...relation.parts, ...floated].flatMap((part) => printedLine(context, table, relation.axis, part, role));
      if (parts.length > 0) context.layout.over(relation, "=", [operandOf(table, total, role)], parts);
    }
  }
}

function layUnitSums({ index, layout }: Laying, relation: UnitsRelation, table: BookTable): void {
  const roles = printedRoles(index, table.id, relation.axis);
  const { totals, tops, sums } = unitReadingOf(index, relation, table);
  for (const role of roles) {
    if (tops.length > 0) for (const row of totals) layout.rowSums(relation, table, row, tops, [role]);
    for (const { summary, units } of sums) layout.rowSums(relation, table, summary, units, [role]);
  }
}

type UnitsRelation = RelationSpec & { readonly kind: "units" };

function unitReadingOf(index: BookIndex, relation: UnitsRelation, table: BookTable): UnitReading {
  return readUnits(table.rows.filter((row) => row.axis === relation.axis), printedRoles(index, table.id, relation.axis), !index.forFilling);
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
