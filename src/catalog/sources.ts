import type { TableId } from "../model/book";

/**
 * Where a budget's money comes from. The ids name lines of the balances and, behind a group, columns of the revenue
 * table.
 */
export interface SourceSpec {
  readonly id: string;
  readonly label: string;
  readonly fiscal: boolean;
}

/** The nine sources of the year, in the order of the prescribed tables. */
export const SOURCES: readonly SourceSpec[] = [
  { id: "general-public-budget", label: "一般公共预算", fiscal: true },
  { id: "government-fund", label: "政府性基金预算", fiscal: true },
  { id: "state-capital", label: "国有资本经营预算", fiscal: true },
  { id: "special-account", label: "财政专户管理资金", fiscal: false },
  { id: "institutional-revenue", label: "事业收入", fiscal: false },
  { id: "business-revenue", label: "事业单位经营收入", fiscal: false },
  { id: "superior-subsidy", label: "上级补助收入", fiscal: false },
  { id: "affiliate-payment", label: "附属单位上缴收入", fiscal: false },
  { id: "other-revenue", label: "其他收入", fiscal: false },
];

/** The five kinds of money carried over from last year. */
export const CARRY_OVER_SOURCES: readonly SourceSpec[] = [
  { id: "general-public-budget", label: "一般公共预算", fiscal: true },
  { id: "government-fund", label: "政府性基金预算", fiscal: true },
  { id: "state-capital", label: "国有资本经营预算", fiscal: true },
  { id: "special-account", label: "专户资金结转结余", fiscal: false },
  { id: "unit-funds", label: "单位资金结转结余", fiscal: false },
];

/** Ids of the fiscal appropriation's three funds. */
export const FISCAL_FUNDS: readonly string[] = SOURCES.filter((source) => source.fiscal).map((source) => source.id);

/** A fund of the fiscal appropriation: its id as a source, the table of its expenditure, and its names. */
export interface FundSpec {
  readonly id: string;
  readonly table: TableId;
  /** Name in sentences: 政府性基金预算. */
  readonly name: string;
}

/** The three funds of the fiscal appropriation, each with the table that prints what it pays for. */
export const FUNDS: readonly FundSpec[] = [
  { id: "general-public-budget", table: "general-expenditure", name: "一般公共预算" },
  { id: "government-fund", table: "government-fund-expenditure", name: "政府性基金预算" },
  { id: "state-capital", table: "state-capital-expenditure", name: "国有资本经营预算" },
];

/** The tables that print what each fund pays for, in the order of the funds. */
export const FUND_TABLES: readonly TableId[] = FUNDS.map(({ table }) => table);

/** Those of the funds other than the general public budget, which are often empty. */
export const OTHER_FUND_TABLES: readonly TableId[] = FUND_TABLES.slice(1);

/** The fund whose expenditure a table prints, or undefined. */
export function fundOfTable(table: TableId): FundSpec | undefined {
  return FUNDS.find((fund) => fund.table === table);
}
