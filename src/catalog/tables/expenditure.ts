import type { TableSpec } from "../types";
import { RELATION_RULES } from "../relationRules";
import { cells, eachCode, sumOfChildren, sumOfClasses, sumOfColumns, tie } from "../relations";
import { FUND_TABLES } from "../sources";
import { CODE_AND_NAME, ROLES_IN_ROWS, UNIT_COLUMNS } from "./columns";

/** 部门支出预算总表: all expenditure by functional code and use. */
export const expenditure: TableSpec = {
  id: "expenditure",
  title: "部门支出预算总表",
  titleWords: [["支出", "总表"], ["支出预算表"], ["支出总体"], ["支出预算总体"], ["支出情况表"], ["支出表"]],
  titleWithout: ["收支", "财政拨款", "一般公共预算", "政府性基金", "国有资本", "基本支出", "项目支出", "三公", "经济分类", "汇总", "专户", "人员", "公用"],
  axes: [{
    id: "main",
    rows: { classified: { classification: "functional", byNameOnly: false } },
    columns: [
      ...UNIT_COLUMNS,
      ...CODE_AND_NAME,
      { role: "total", content: "amount", label: "总计", words: ["总计", "合计", "预算数"], parts: ["basic", "project", "business", "to-superior", "to-affiliates"] },
      { role: "basic", content: "amount", label: "基本支出", words: ["基本支出", "小计"], under: ["基本支出"], parts: ["personnel", "operating"] },
      { role: "personnel", content: "amount", label: "人员支出", words: ["人员支出", "人员经费"] },
      { role: "operating", content: "amount", label: "公用经费", words: ["公用经费", "日常公用", "公用支出"] },
      { role: "project", content: "amount", label: "项目支出", words: ["项目支出"] },
      { role: "business", content: "amount", label: "事业单位经营支出", words: ["经营支出"] },
      { role: "to-superior", content: "amount", label: "上缴上级支出", words: ["上缴上级"] },
      { role: "to-affiliates", content: "amount", label: "对附属单位补助支出", words: ["附属单位补助", "下级单位补助"] },
    ],
    rolesInRows: ROLES_IN_ROWS,
  }],
  relations: [
    sumOfColumns("expenditure"),
    sumOfChildren("expenditure"),
    sumOfClasses("expenditure"),
    ...(["total", "basic", "project"] as const).flatMap((column) => [
      tie(`expenditure/codes.${column}=funds`, RELATION_RULES.expenditureFunds,
        cells("expenditure", eachCode, column), FUND_TABLES.map((table) => cells(table, eachCode, column)), { when: "fiscalOnly", derivesRows: true }),
      tie(`expenditure/total.${column}=funds`, RELATION_RULES.expenditureFunds,
        cells("expenditure", "total", column), FUND_TABLES.map((table) => cells(table, "total", column)), { when: "fiscalOnly" }),
      tie(`expenditure/codes.${column}>=funds`, RELATION_RULES.fundsWithinExpenditure,
        cells("expenditure", eachCode, column), FUND_TABLES.map((table) => cells(table, eachCode, column)), { when: "notFiscalOnly", operator: ">=" }),
      tie(`expenditure/total.${column}>=funds`, RELATION_RULES.fundsWithinExpenditure,
        cells("expenditure", "total", column), FUND_TABLES.map((table) => cells(table, "total", column)), { when: "notFiscalOnly", operator: ">=" }),
    ]),
    ...(["personnel", "operating"] as const).flatMap((column) => [
      tie(`expenditure/codes.${column}=general-expenditure`, RELATION_RULES.expenditureFunds,
        cells("expenditure", eachCode, column), [cells("general-expenditure", eachCode, column)], { when: "generalBasicOnly", derivesRows: true }),
      tie(`expenditure/total.${column}=general-expenditure`, RELATION_RULES.expenditureFunds,
        cells("expenditure", "total", column), [cells("general-expenditure", "total", column)], { when: "generalBasicOnly" }),
      tie(`expenditure/codes.${column}>=general-expenditure`, RELATION_RULES.fundsWithinExpenditure,
        cells("expenditure", eachCode, column), [cells("general-expenditure", eachCode, column)], { when: "notGeneralBasicOnly", operator: ">=" }),
      tie(`expenditure/total.${column}>=general-expenditure`, RELATION_RULES.fundsWithinExpenditure,
        cells("expenditure", "total", column), [cells("general-expenditure", "total", column)], { when: "notGeneralBasicOnly", operator: ">=" }),
    ]),
  ],
};
