import type { AxisId, ColumnRole, TableId } from "../model/book";
import type { DeclaredRule } from "../model/ruleWords";
import { RELATION_RULES } from "./relationRules";
import type {
  ChildrenRelation, ClassTotalRelation, ColumnSumRelation, FactPattern, LineSumRelation, OutlineRelation, ProjectsRelation,
  RowPattern, TieRelation, UnitsRelation,
} from "./relationTypes";

/** Every row: total column = Σ its parts. Source: 勾稽关系 横向, the printed column headers. */
export function sumOfColumns(table: TableId, axis: AxisId = "main"): ColumnSumRelation {
  return { kind: "columnSum", id: `${table}/${axis}/columns`, rule: RELATION_RULES.columns, derives: true, table, axis };
}

/** Class = Σ divisions, division = Σ items. Source: 政府收支分类科目, codes extend their parent's. */
export function sumOfChildren(table: TableId, axis: AxisId = "main", derives = true): ChildrenRelation {
  return { kind: "children", id: `${table}/${axis}/children`, rule: RELATION_RULES.children, derives, table, axis };
}

/** Total = Σ classes. */
export function sumOfClasses(table: TableId, axis: AxisId = "main", total = "total"): ClassTotalRelation {
  return { kind: "classTotal", id: `${table}/${axis}/${total}`, rule: RELATION_RULES.classes, derives: true, table, axis, total };
}

/** A line of a balance = Σ lines. */
export function sumOfLines(table: TableId, axis: AxisId, total: string, parts: readonly string[]): LineSumRelation {
  return { kind: "lineSum", id: `${table}/${axis}/${total}`, rule: RELATION_RULES.lines, derives: true, table, axis, total, parts };
}

/**
 * A line = Σ lines, where the layout prints the `needed` ones (every one unless said otherwise): 其中 may list some of
 * them only. It does not apply where any of `between` is printed.
 */
export function sumOfListedLines(
  table: TableId, axis: AxisId, total: string, parts: readonly string[], needed: readonly string[] = parts, between: readonly string[] = [],
): LineSumRelation {
  return {
    ...sumOfLines(table, axis, total, parts), id: `${table}/${axis}/${total}=parts`, derives: false, whenPrinted: needed,
    ...(between.length === 0 ? {} : { unlessPrinted: between }),
  };
}

/** 汇总 = 本级 + 下属, 合计 = Σ 汇总 or Σ units. */
export function sumOfUnits(table: TableId, axis: AxisId = "main"): UnitsRelation {
  return { kind: "units", id: `${table}/${axis}/units`, rule: RELATION_RULES.units, derives: true, table, axis };
}

/** 合计 = Σ projects. */
export function sumOfProjects(table: TableId, axis: AxisId = "main"): ProjectsRelation {
  return { kind: "projects", id: `${table}/${axis}/projects`, rule: RELATION_RULES.projects, derives: true, table, axis };
}

/** 合计 = Σ the widest groups, a group = Σ what stands below it. Source: the indented lists of 政府采购预算表. */
export function sumOfOutline(table: TableId, axis: AxisId = "main"): OutlineRelation {
  return { kind: "outline", id: `${table}/${axis}/outline`, rule: RELATION_RULES.outline, derives: true, table, axis };
}

/** Names cells of a table for a tie. `row` is a key, or one of the joining patterns. */
export function cells(table: TableId, row: string | RowPattern, column: ColumnRole, axis: AxisId = "main"): FactPattern {
  return { table, axis, row: typeof row === "string" ? { kind: "key", key: row } : row, column };
}

/** Joins both sides on every code. */
export const eachCode: RowPattern = { kind: "eachCode" };
/** Joins both sides on every project. */
export const eachProject: RowPattern = { kind: "eachProject" };

/** Joins both sides on the projects that both name. */
export const sharedProjects: RowPattern = { kind: "sharedProjects" };

/** Σ of all codes of that many digits below a prefix. */
export function codesUnder(prefix: string, digits: number): RowPattern {
  return { kind: "codes", prefix, digits };
}

/** Options of {@link tie}. */
export type TieOptions = Partial<Pick<TieRelation, "operator" | "when" | "derives" | "derivesRows" | "perhaps" | "within" | "unless" | "ofOneMoney">>;

/** left = Σ right (or ≤, ≥). Source: 勾稽关系 表间. */
export function tie(id: string, rule: DeclaredRule, left: FactPattern, right: readonly FactPattern[], options: TieOptions = {}): TieRelation {
  return { kind: "tie", id, rule, derives: false, operator: "=", left, right, ...options };
}
