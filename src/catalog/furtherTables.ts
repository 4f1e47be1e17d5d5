/**
 * Kinds of table that regions print beside those of {@link TABLES}, known by their titles. What stands in them differs from body
 * to body (lists of several levels, indicators in words), so that their relations are read from their structure.
 */
export interface FurtherTable {
  readonly id: FurtherTableId;
  /** Title in the field's words, without year and body. */
  readonly title: string;
  readonly titleEnglish: string;
  /** Words of a title: every word of one group is there, and none of `without`. */
  readonly titleWords: readonly (readonly string[])[];
  readonly without?: readonly string[];
  /**
   * Words in a title that make it one of this kind whatever else it says ("一般公共预算项目绩效目标表"), unless a kind of table names
   * the word in its own titles.
   */
  readonly subjects?: readonly string[];
  /** How titles say that they print a part of one of {@link TABLES} only: its rows of one class, or one of its columns. */
  readonly parts?: RegExp;
}

export type FurtherTableId =
  | "performance-targets" | "purchased-services" | "government-procurement" | "fund-three-public" | "transfers" | "office-running-costs" | "assets"
  | "medium-term" | "economic-expenditure" | "basic-expenditure-details" | "project-list" | "special-account-expenditure" | "administration-costs" | "appropriation-expenditure";

/** In the order in which they are tried: what a table is about goes before the money that it is paid from. */
export const FURTHER_TABLES: readonly FurtherTable[] = [
  { id: "performance-targets", title: "绩效目标表", titleEnglish: "Performance targets", titleWords: [["绩效"]], subjects: ["绩效"] },
  { id: "purchased-services", title: "政府购买服务预算表", titleEnglish: "Purchase of services", titleWords: [["购买服务"]], subjects: ["购买服务"] },
  { id: "government-procurement", title: "政府采购预算表", titleEnglish: "Government procurement", titleWords: [["采购"]], subjects: ["采购"] },
  { id: "fund-three-public", title: "政府性基金“三公”经费支出表", titleEnglish: "Three public expenses of government-managed funds", titleWords: [["政府性基金", "三公"], ["国有资本", "三公"]] },
  { id: "transfers", title: "转移支付预算表", titleEnglish: "Transfers", titleWords: [["转移支付"], ["转移性"]], subjects: ["转移支付"] },
  { id: "office-running-costs", title: "机关运行经费支出表", titleEnglish: "Office running costs", titleWords: [["机关运行经费"]], without: ["三公"] },
  { id: "assets", title: "国有资产配置表", titleEnglish: "State assets", titleWords: [["资产"]], subjects: ["国有资产占用", "资产情况"] },
  { id: "medium-term", title: "项目中期规划预算表", titleEnglish: "Medium-term plan of projects", titleWords: [["中期"]] },
  {
    id: "basic-expenditure-details", title: "基本支出明细表", titleEnglish: "Details of basic expenditure",
    titleWords: [["基本支出"], ["工资福利"], ["商品和服务"], ["对个人和家庭"]], without: ["项目支出"],
    parts: /工资福利|商品和服务|对个人和家庭|[(—-](?:人员经费|公用经费)/,
  },
  {
    id: "economic-expenditure", title: "支出经济分类表", titleEnglish: "Expenditure by economic class", titleWords: [["经济分类"], ["经济科目"], ["分类汇总"]],
    subjects: ["政府预算支出", "政府预算经济", "政府经济", "政府支出经济", "分类汇总"],
  },
  { id: "project-list", title: "项目支出明细表", titleEnglish: "Projects of one fund", titleWords: [["项目支出"], ["专项资金"]] },
  { id: "special-account-expenditure", title: "财政专户管理资金支出表", titleEnglish: "Special account expenditure", titleWords: [["专户"]], subjects: ["专户管理资金预算支出"] },
  { id: "administration-costs", title: "行政经费表", titleEnglish: "Administration costs", titleWords: [["行政经费"]] },
  { id: "appropriation-expenditure", title: "财政拨款支出表", titleEnglish: "Fiscal appropriation expenditure", titleWords: [["财政拨款", "支出"]] },
];

/** What tables are about that are no budget of a department: final accounts, debt, how a budget was carried out, what is collected. */
const NO_BUDGET: readonly string[] = ["决算", "债务", "预算执行", "征收"];

const SUBJECTS: readonly string[] = [...NO_BUDGET, ...FURTHER_TABLES.flatMap(({ subjects = [] }) => subjects)];

/** Words of a title that make it another table than one of {@link TABLES} whose own titles do not have them. */
export function subjectsOf(title: string): readonly string[] {
  return SUBJECTS.filter((subject) => title.includes(subject));
}

/** Whether a title says that it prints a part of one of {@link TABLES} only. */
export function printsPart(title: string): boolean {
  return FURTHER_TABLES.some(({ parts }) => parts?.test(title) === true);
}

/** Words without one of which a text that ends in 表 is no title of a table of a budget. */
const SUBJECT_MATTER = /收入|支出|收支|经费|拨款|基金|国有资本|项目|预算|决算|绩效|采购|购买|资产|转移|债务|专户/;

/** Whether a title is about a budget at all, of a known kind or another. */
export function isOfBudget(title: string): boolean {
  return SUBJECT_MATTER.test(title);
}

/** What kind of further table a title names; final accounts and titles of other things name none. */
export function furtherTableOf(title: string): FurtherTable | null {
  if (/决算/.test(title)) return null;
  const says = (word: string): boolean => title.includes(word);
  return FURTHER_TABLES.find(({ titleWords, without = [] }) => titleWords.some((group) => group.every(says)) && !without.some(says)) ?? null;
}
