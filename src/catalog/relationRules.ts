import type { Severity } from "../model/findings";
import { defineRule, type DeclaredRule, type Worded } from "../model/ruleWords";

const MESSAGE: Worded = {
  zh: "{what}本格{printed}，按勾稽关系{should}{transposed}（{relation}）。{alternatives}",
  en: "{what}This cell {printed}; by the relation {should}{transposed} ({relation}).{alternatives}",
};

function rule(id: string, severity: Severity, zh: string, en: string): DeclaredRule {
  return defineRule({ id, severity, title: { zh, en }, message: MESSAGE });
}

/**
 * The rules under which relations are reported that do not hold. A relation names one of them; its findings inherit id and
 * severity. Source: 勾稽关系.
 */
export const RELATION_RULES = {
  columns: rule("sum/columns", "inconsistency", "合计列等于各分列之和", "Total column equals its parts"),
  children: rule("sum/children", "inconsistency", "上级科目等于下级科目之和", "A class equals its divisions, a division its items"),
  classes: rule("sum/total", "inconsistency", "合计等于各类之和", "Total equals the classes"),
  lines: rule("sum/lines", "inconsistency", "合计行等于各项之和", "Total line equals its lines"),
  units: rule("sum/units", "inconsistency", "合计等于各单位之和", "Total equals the units"),
  projects: rule("sum/projects", "inconsistency", "合计等于各项目之和", "Total equals the projects"),
  outline: rule("sum/groups", "inconsistency", "各组合计等于其下各项之和", "A group equals what stands below it"),
  balanceRevenue: rule("tie/balance-revenue", "inconsistency", "收支总表收入与收入总表一致", "Income of the balance agrees with the revenue table"),
  balanceExpenditure: rule("tie/balance-expenditure", "inconsistency", "收支总表支出与支出总表一致", "Expenditure of the balance agrees with the expenditure table"),
  revenueExpenditure: rule("tie/revenue-expenditure", "inconsistency", "收入总表与支出总表一致", "Revenue agrees with expenditure"),
  incomeExpenditure: rule("tie/income-expenditure", "inconsistency", "收入总计等于支出总计", "Total income equals total expenditure"),
  expenditureFunds: rule("tie/expenditure-funds", "inconsistency", "支出总表等于各项拨款支出表之和", "Expenditure equals the tables of its funds"),
  appropriationIncome: rule("tie/appropriation-income", "inconsistency", "财政拨款收入与收支总表一致", "Fiscal appropriation agrees with the balance"),
  appropriationExpenditure: rule("tie/appropriation-expenditure", "inconsistency", "财政拨款支出等于三本预算支出之和", "Appropriation expenditure equals the three funds"),
  basicEconomic: rule("tie/basic-economic", "inconsistency", "基本支出两表合计一致", "Basic expenditure agrees by function and by economic class"),
  fundBalance: rule("tie/fund-balance", "inconsistency", "基金支出表与收支总表一致", "Fund expenditure agrees with the balance"),
  projectExpenditure: rule("tie/project-expenditure", "inconsistency", "项目支出表与支出表一致", "Projects agree with project expenditure"),
  keyProject: rule("tie/key-project", "inconsistency", "重点项目与项目支出表一致", "Key projects agree with the project table"),
  fundsWithinExpenditure: rule("bound/funds-within-expenditure", "inconsistency", "拨款支出不超过全部支出", "Funds do not exceed all expenditure"),
  threePublic: rule("bound/three-public", "inconsistency", "“三公”经费不小于基本支出中的同项", "Three public expenses cover the same items of basic expenditure"),
  officeRunning: rule("bound/office-running", "inconsistency", "机关运行经费不大于基本支出中的同项", "Office running costs are part of the same items of basic expenditure"),
  economicClass: rule("tie/economic-class", "inconsistency", "按经济分类的支出合计与按功能分类的一致", "Expenditure by economic class agrees with expenditure by function"),
  economicWithin: rule("bound/economic-within", "inconsistency", "全部支出不小于其中的基本支出", "All expenditure of a class is not less than its basic expenditure"),
  performanceTarget: rule("tie/performance-target", "inconsistency", "绩效目标表的金额与项目支出表一致", "Performance targets agree with the project table"),
  fundThreePublic: rule("bound/fund-three-public", "inconsistency", "政府性基金“三公”经费不超过基金支出", "Three public expenses of the funds do not exceed their expenditure"),
  economicBooks: rule("hint/economic-books", "hint", "两套经济分类的对应科目通常相等", "The two economic classifications usually agree class by class"),
  socialInsurance: rule("hint/social-insurance", "hint", "社保缴费功能分类与经济分类通常相等", "Social insurance usually agrees by function and by economic class"),
} as const satisfies Readonly<Record<string, DeclaredRule>>;
