import type { TableSpec } from "../types";
import { RELATION_RULES } from "../relationRules";
import { cells, eachCode, sumOfChildren, sumOfClasses, sumOfColumns, tie } from "../relations";
import { FUND_TABLES } from "../sources";
import { CODE_AND_NAME, ROLES_IN_ROWS, UNIT_COLUMNS } from "./columns";

/** Where what is carried over to next year stands beside the uses, 合计 covers it too, and no column is their total. */
const CARRIED_BESIDE = { words: ["结转下年", "年终结转"], named: "支出" };

/** 部门支出预算总表: all expenditure by functional code and use. */
export const expenditure: TableSpec = {
  id: "expenditure",
  title: "部门支出预算总表",
  titleWords: [["支出", "总表"], ["支出预算表"], ["支出总体"], ["支出预算总体"], ["支出情况表"], ["支出表"]],
  titleWithout: ["收支", "财政拨款", "一般公共预算", "政府性基金", "国有资本", "基本支出", "项目支出", "三公", "经济分类", "汇总", "专户", "人员", "公用"],
  axes: [{
    id: "main",
    rows: { classified: { classification: "functional", byNameOnly: false }, unlabelledRow: true },
    columns: [
      ...UNIT_COLUMNS,
      ...CODE_AND_NAME,
      { role: "total", content: "amount", label: "总计", words: ["总计", "合计", "预算数"], parts: ["basic", "project", "business", "to-superior", "to-affiliates", "reserve"], unlessBeside: CARRIED_BESIDE },
      { role: "with-carry-over", content: "amount", label: "合计（含结转下年）", words: ["总计", "合计"], parts: ["total", "carry-over-out"], onlyBeside: CARRIED_BESIDE },
      { role: "basic", content: "amount", label: "基本支出", words: ["基本支出", "小计"], under: ["基本支出"], parts: ["personnel", "operating"], ofAllMoney: true },
      { role: "personnel", content: "amount", label: "人员支出", words: ["人员支出", "人员经费"], ofAllMoney: true },
      { role: "operating", content: "amount", label: "公用经费", words: ["公用经费", "日常公用", "公用支出"], ofAllMoney: true },
      { role: "project", content: "amount", label: "项目支出", words: ["项目支出"], ofAllMoney: true },
      { role: "business", content: "amount", label: "事业单位经营支出", words: ["经营支出"], ofAllMoney: true },
      { role: "to-superior", content: "amount", label: "上缴上级支出", words: ["上缴上级"], ofAllMoney: true },
      { role: "to-affiliates", content: "amount", label: "对附属单位补助支出", words: ["附属单位补助", "下级单位补助"], ofAllMoney: true },
      { role: "reserve", content: "amount", label: "单位预留机动经费", words: ["单位预留机动经费", "预留机动经费", "机动经费"] },
      { role: "carry-over-out", content: "amount", label: "结转下年资金", words: ["结转下年资金", "结转下年", "年终结转结余"] },
    ],
    rolesInRows: ROLES_IN_ROWS,
  }],
  relations: [
    sumOfColumns("expenditure"),
    sumOfChildren("expenditure"),
    sumOfClasses("expenditure"),
    // One row of uses, without codes, follows from the tables by economic class where the general public budget pays for everything.
    tie("expenditure/total.basic=general-basic-expenditure", RELATION_RULES.basicEconomic,
      cells("expenditure", "total", "basic"), [cells("general-basic-expenditure", "total", "total")], { when: "generalOnly" }),
    ...(["total", "basic", "project"] as const).flatMap((column) => [
      tie(`expenditure/codes.${column}=funds`, RELATION_RULES.expenditureFunds,
        cells("expenditure", eachCode, column), FUND_TABLES.map((table) => cells(table, eachCode, column)), { when: "fiscalOnly", derivesRows: "generalBasicOnly" }),
      tie(`expenditure/total.${column}=funds`, RELATION_RULES.expenditureFunds,
        cells("expenditure", "total", column), FUND_TABLES.map((table) => cells(table, "total", column)), { when: "fiscalOnly" }),
      tie(`expenditure/codes.${column}>=funds`, RELATION_RULES.fundsWithinExpenditure,
        cells("expenditure", eachCode, column), FUND_TABLES.map((table) => cells(table, eachCode, column)), { when: "notFiscalOnly", operator: ">=" }),
      tie(`expenditure/total.${column}>=funds`, RELATION_RULES.fundsWithinExpenditure,
        cells("expenditure", "total", column), FUND_TABLES.map((table) => cells(table, "total", column)), { when: "notFiscalOnly", operator: ">=" }),
    ]),
    ...(["personnel", "operating"] as const).flatMap((column) => [
      tie(`expenditure/codes.${column}=general-expenditure`, RELATION_RULES.expenditureFunds,
        cells("expenditure", eachCode, column), [cells("general-expenditure", eachCode, column)], { when: "generalBasicOnly", derivesRows: "generalBasicOnly" }),
      tie(`expenditure/total.${column}=general-expenditure`, RELATION_RULES.expenditureFunds,
        cells("expenditure", "total", column), [cells("general-expenditure", "total", column)], { when: "generalBasicOnly" }),
      tie(`expenditure/codes.${column}>=general-expenditure`, RELATION_RULES.fundsWithinExpenditure,
        cells("expenditure", eachCode, column), [cells("general-expenditure", eachCode, column)], { when: "notGeneralBasicOnly", operator: ">=" }),
      tie(`expenditure/total.${column}>=general-expenditure`, RELATION_RULES.fundsWithinExpenditure,
        cells("expenditure", "total", column), [cells("general-expenditure", "total", column)], { when: "notGeneralBasicOnly", operator: ">=" }),
    ]),
  ],
};
