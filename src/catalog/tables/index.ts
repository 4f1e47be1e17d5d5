import type { TableId } from "../../model/book";
import type { RelationSpec } from "../relationTypes";
import type { AxisSpec, ClassificationId, ColumnSpec, TableSpec } from "../types";
import { appropriationBalance } from "./appropriationBalance";
import { appropriationBasicExpenditure, appropriationExpenditure } from "./appropriationExpenditure";
import { balance } from "./balance";
import { appropriationEconomicExpenditure, appropriationGovernmentEconomicExpenditure, economicExpenditure, governmentEconomicExpenditure } from "./economicExpenditure";
import { expenditure } from "./expenditure";
import { governmentFundExpenditure, stateCapitalExpenditure } from "./fundExpenditure";
import { generalBasicExpenditure } from "./generalBasicExpenditure";
import { generalExpenditure } from "./generalExpenditure";
import { governmentProcurement } from "./governmentProcurement";
import { officeRunningCosts } from "./officeRunningCosts";
import { generalProjects, purchasedServices, transfers } from "./lists";
import { performanceTargets } from "./performanceTargets";
import { keyProjectExpenditure, projectExpenditure } from "./projectExpenditure";
import { revenue } from "./revenue";
import { fundThreePublic, threePublicExpenses } from "./threePublicExpenses";

/** Every kind of table: those of Zhejiang in the order in which it prints them, then what other regions print beside them. */
export const TABLES: readonly TableSpec[] = [
  balance, revenue, expenditure, appropriationBalance, generalExpenditure, generalBasicExpenditure, threePublicExpenses,
  governmentFundExpenditure, stateCapitalExpenditure, projectExpenditure, keyProjectExpenditure,
  appropriationExpenditure, appropriationBasicExpenditure, officeRunningCosts, governmentProcurement, purchasedServices, performanceTargets,
  economicExpenditure, appropriationEconomicExpenditure, governmentEconomicExpenditure, appropriationGovernmentEconomicExpenditure,
  generalProjects, fundThreePublic, transfers,
];

/** Every relation of the field, in the order of the tables. */
export const RELATIONS: readonly RelationSpec[] = TABLES.flatMap((table) => table.relations);

const BY_ID: ReadonlyMap<TableId, TableSpec> = new Map(TABLES.map((table) => [table.id, table]));

/** The kind of table of an id. */
export function tableSpec(id: TableId): TableSpec {
  const spec = BY_ID.get(id);
  if (!spec) throw new RangeError(`no table kind ${id}`);
  return spec;
}

/** The axis of a kind of table, or undefined where it has none of that id. */
export function axisSpec(id: TableId, axis: string): AxisSpec | undefined {
  return AXES.get(id)?.get(axis);
}

const AXES: ReadonlyMap<TableId, ReadonlyMap<string, AxisSpec>> = new Map(TABLES.map((table) => [table.id, new Map([...table.axes].reverse().map((axis) => [axis.id as string, axis]))]));

/** The classification by whose codes the rows of an axis are listed; undefined where they are units, projects or lines of their own. */
export function classificationOf(id: TableId, axis: string): ClassificationId | undefined {
  return axisSpec(id, axis)?.rows.classified?.classification;
}

const COLUMNS: ReadonlyMap<string, ReadonlyMap<string, ReadonlyMap<string, ColumnSpec>>> = new Map(TABLES.map((table) => [table.id, new Map(
  table.axes.map((axis) => [axis.id as string, new Map([...axis.columns].reverse().map((column) => [column.role, column]))]),
)]));

/** The column of a role, or undefined. */
export function columnSpec(id: TableId, axis: string, role: string): ColumnSpec | undefined {
  return COLUMNS.get(id)?.get(axis)?.get(role);
}
