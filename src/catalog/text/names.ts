import type { ColumnRole } from "../../model/book";

/** A source of money as the text names it: the line of the balances, the column of the revenue table, and its names. */
export interface SourceWording {
  /** Line id of the balance and of 预算分析表. */
  readonly line: string;
  readonly column: ColumnRole;
  /** Name in （一）. */
  readonly overall: string;
  /** Name in （二）. */
  readonly revenue: string;
}

const BY_ID: Readonly<Record<string, SourceWording>> = {
  "carry-over": { line: "carry-over-in", column: "carry-over", overall: "上年结转结余", revenue: "上年结转" },
  "general-public-budget": {
    line: "general-public-budget", column: "current.general-public-budget", overall: "一般公共预算拨款收入", revenue: "一般公共预算拨款收入",
  },
  "government-fund": {
    line: "government-fund", column: "current.government-fund", overall: "政府性基金预算拨款收入", revenue: "政府性基金收入",
  },
  "state-capital": {
    line: "state-capital", column: "current.state-capital", overall: "国有资本经营预算拨款收入", revenue: "国有资本经营预算收入",
  },
  "special-account": { line: "special-account", column: "current.special-account", overall: "财政专户管理资金收入", revenue: "专户资金" },
  "institutional-revenue": {
    line: "institutional-revenue", column: "current.institutional-revenue", overall: "事业收入", revenue: "事业收入（不含专户资金）",
  },
  "business-revenue": {
    line: "business-revenue", column: "current.business-revenue", overall: "事业单位经营收入", revenue: "事业单位经营收入",
  },
  "superior-subsidy": { line: "superior-subsidy", column: "current.superior-subsidy", overall: "上级补助收入", revenue: "上级补助收入" },
  "affiliate-payment": {
    line: "affiliate-payment", column: "current.affiliate-payment", overall: "附属单位上缴收入", revenue: "附属单位上缴收入",
  },
  "other-revenue": { line: "other-revenue", column: "current.other-revenue", overall: "其他收入", revenue: "其他收入" },
  "institution-fund": {
    line: "institution-fund", column: "institution-fund", overall: "用事业基金弥补收支差额", revenue: "用事业基金弥补收支差额",
  },
};

/** A source under its id. */
export interface NamedSource extends SourceWording {
  readonly id: string;
}

function inOrder(ids: readonly string[]): readonly NamedSource[] {
  return ids.flatMap((id) => {
    const wording = BY_ID[id];
    return wording ? [{ id, ...wording }] : [];
  });
}

/** Sources in the order of （一）, which is that of the tables. */
export const SOURCES_OVERALL: readonly NamedSource[] = inOrder([
  "general-public-budget", "government-fund", "state-capital", "special-account", "institutional-revenue", "business-revenue",
  "superior-subsidy", "affiliate-payment", "other-revenue", "institution-fund", "carry-over",
]);

/** Sources in the order of （二）. */
export const SOURCES_OF_REVENUE: readonly NamedSource[] = inOrder([
  "carry-over", "general-public-budget", "government-fund", "state-capital", "special-account", "institutional-revenue",
  "business-revenue", "other-revenue", "superior-subsidy", "affiliate-payment", "institution-fund",
]);

/** Uses of expenditure in the order of （三） 2; the last three are said only where they have a figure. */
export const USES: readonly { readonly column: ColumnRole; readonly name: string; readonly onlyIfAny: boolean }[] = [
  { column: "personnel", name: "人员支出", onlyIfAny: false },
  { column: "operating", name: "日常公用支出", onlyIfAny: false },
  { column: "project", name: "项目支出", onlyIfAny: false },
  { column: "business", name: "事业单位经营支出", onlyIfAny: true },
  { column: "to-superior", name: "上缴上级支出", onlyIfAny: true },
  { column: "to-affiliates", name: "对附属单位补助支出", onlyIfAny: true },
];

/** Columns of the three public expenses that make up 公务用车购置及运行维护费. */
export const VEHICLES_PARTS: readonly string[] = ["vehicle-purchase", "vehicle-running"];

/** The fiscal funds as （四） and （十） name them. */
export const FUND_NAMES: readonly { readonly id: string; readonly name: string }[] = [
  { id: "general-public-budget", name: "一般公共预算" },
  { id: "government-fund", name: "政府性基金预算" },
  { id: "state-capital", name: "国有资本经营预算" },
];
