import type { RelationCondition } from "../catalog/relationTypes";
import { FISCAL_FUNDS, FUNDS, OTHER_FUND_TABLES, SOURCES } from "../catalog/sources";
import { hasMoney, moneyIn } from "../model/amountColumns";
import type { BookTable } from "../model/book";
import type { BookIndex } from "./lookup";

/** Which sources have money this year; null where the workbook does not tell. */
export interface SourcesInUse {
  /** Ids of the sources of the year that have a figure other than zero. */
  readonly current: ReadonlySet<string>;
  /** Money carried over from last year. */
  readonly carryOver: boolean;
  /** Money carried over to next year, which income pays for and no expenditure table shows. */
  readonly carryOverOut: boolean;
  /** Another fund's table shows basic expenditure, so that the general public budget's does not show all of it. */
  readonly basicElsewhere: boolean;
}

/**
 * Reads the sources from the total row of `revenue`, else from the income side of `balance`. Only tables that are
 * filled tell: where neither shows any figure, the answer is null and conditional relations do not apply.
 */
export function sourcesInUse(index: BookIndex): SourcesInUse | null {
  return fromRevenue(index) ?? fromBalance(index);
}

/** Whether a condition holds; null where the sources are not known. */
export function conditionHolds(condition: RelationCondition, sources: SourcesInUse | null): boolean | null {
  if (!sources) return null;
  const others = [...sources.current].filter((id) => id !== "general-public-budget");
  const fiscal = others.every((id) => SOURCES.some((source) => source.id === id && source.fiscal));
  const generalFiscal = !others.some((id) => FISCAL_FUNDS.includes(id)) && !sources.carryOver;
  switch (condition) {
    case "noCarryOver": return !sources.carryOver && !sources.carryOverOut;
    case "generalBasicOnly": return fiscal && !sources.carryOver && !sources.basicElsewhere;
    case "notGeneralBasicOnly": return !fiscal || sources.carryOver || sources.basicElsewhere;
    case "generalOnly": return others.length === 0 && !sources.carryOver;
    case "generalFiscalOnly": return generalFiscal;
    case "notGeneralFiscalOnly": return !generalFiscal;
    case "fiscalOnly": return fiscal && !sources.carryOver;
    case "notFiscalOnly": return !fiscal || sources.carryOver;
  }
}

function fromRevenue(index: BookIndex): SourcesInUse | null {
  const table = index.table("revenue");
  if (!table) return null;
  // Units and totals alike: a source that any row has is in use, so a total that is not filled yet does not mislead.
  const has = (role: string): boolean => table.rows.some((row) => moneyIn(row, role) !== 0);
  const roles = table.columns.filter((column) => column.content === "amount").map((column) => column.role);
  if (!roles.some(has)) return null;
  const current = new Set(SOURCES.filter((source) => has(`current.${source.id}`)).map((source) => source.id));
  if (index.printsColumn("revenue", "main", "fiscal-appropriation") && has("fiscal-appropriation") && !SOURCES.some((s) => s.fiscal && current.has(s.id))) {
    // The layout prints the three fiscal funds in one column; the balance says which, else the tables of what they pay for.
    const funds = fromBalance(index)?.current ?? fundsThatPay(index);
    if (funds.size === 0) return null;
    for (const id of funds) current.add(id);
  }
  for (const other of ["institution-fund", "unit-funds"]) if (has(other)) current.add(other);
  if (hasUnknownColumn(table)) current.add(UNKNOWN_SOURCE);
  return { current, carryOver: carriesIn(index) || roles.some((role) => role.startsWith("carry-over") && has(role)), ...elsewhere(index) };
}

/** Money under a header of the income table that names no source of the catalogue: what it is, nobody knows, but it is there. */
const UNKNOWN_SOURCE = "unknown";

function hasUnknownColumn({ columns, unread = [] }: BookTable): boolean {
  const known = new Set(columns.map(({ column }) => column));
  return unread.some(({ ref }) => !known.has(ref.column));
}

/** The funds whose tables show any expenditure. */
function fundsThatPay(index: BookIndex): ReadonlySet<string> {
  const pays = (table: BookTable | undefined): boolean => table !== undefined && hasMoney(table);
  return new Set(FUNDS.filter(({ table }) => pays(index.table(table))).map(({ id }) => id));
}

/**
 * Whether the balance brings in money of last year, of which the income table need not have a column. Where all income is more than
 * that of the year, it does, although its line may say nothing.
 */
function carriesIn(index: BookIndex): boolean {
  const money = (key: string): number => incomeOf(index, key);
  return money("carry-over-in") !== 0 || (money("current-revenue-total") !== 0 && money("revenue-grand-total") > money("current-revenue-total"));
}

/** What a line of the balance's income says. */
function incomeOf(index: BookIndex, key: string): number {
  return index.rowsOf("balance", "income", key).reduce((sum, row) => sum + moneyIn(row, "amount"), 0);
}

function fromBalance(index: BookIndex): SourcesInUse | null {
  const money = (key: string): number => incomeOf(index, key);
  if (!index.table("balance") || money("revenue-grand-total") === 0) return null;
  const current = new Set(SOURCES.filter((source) => money(source.id) !== 0).map((source) => source.id));
  if (money("institution-fund") !== 0) current.add("institution-fund");
  return { current, carryOver: carriesIn(index), ...elsewhere(index) };
}

/** What the income tables do not say. */
function elsewhere(index: BookIndex): Pick<SourcesInUse, "carryOverOut" | "basicElsewhere"> {
  return { carryOverOut: carriesOut(index), basicElsewhere: OTHER_FUND_TABLES.some((id) => paysBasic(index.table(id))) };
}

const BASIC = ["basic", "personnel", "operating"];

function paysBasic(table: BookTable | undefined): boolean {
  return table?.rows.some((row) => BASIC.some((role) => moneyIn(row, role) !== 0)) ?? false;
}

function carriesOut(index: BookIndex): boolean {
  const tables = ["balance", "appropriation-balance"] as const;
  return tables.some((table) => index.rowsOf(table, "expenditure", "carry-over-out")
    .some((row) => moneyIn(row, "amount") !== 0));
}
