import type { TableSpec } from "../types";
import { RELATION_RULES } from "../relationRules";
import { cells, sumOfChildren, sumOfClasses, sumOfColumns, tie } from "../relations";
import { CODE_AND_NAME, UNIT_COLUMNS } from "./columns";

/** 部门一般公共预算基本支出表: basic expenditure of the general public budget by economic code. */
export const generalBasicExpenditure: TableSpec = {
  id: "general-basic-expenditure",
  title: "部门一般公共预算基本支出表",
  titleWords: [["一般公共预算", "基本支出"], ["财政拨款", "基本支出"], ["基本支出表"], ["基本支出情况表"], ["基本支出明细表"]],
  titleWithout: ["政府预算", "政府经济", "政府性基金", "国有资本", "功能分类"],
  axes: [{
    id: "main",
    rows: { classified: { classification: "economic", byNameOnly: false } },
    columns: [
      ...UNIT_COLUMNS,
      ...CODE_AND_NAME,
      { role: "total", content: "amount", label: "合计", words: ["合计", "总计", "小计", "预算数", "金额", "基本支出"], parts: ["personnel", "operating"] },
      { role: "personnel", content: "amount", label: "人员经费", words: ["人员经费", "人员支出"] },
      { role: "operating", content: "amount", label: "公用经费", words: ["公用经费", "日常公用", "公用支出"] },
    ],
  }],
  relations: [
    sumOfColumns("general-basic-expenditure"),
    sumOfChildren("general-basic-expenditure"),
    sumOfClasses("general-basic-expenditure"),
    tie("general-basic-expenditure/total=general-expenditure", RELATION_RULES.basicEconomic,
      cells("general-basic-expenditure", "total", "total"), [cells("general-expenditure", "total", "basic")]),
    tie("general-basic-expenditure/personnel=general-expenditure", RELATION_RULES.basicEconomic,
      cells("general-basic-expenditure", "total", "personnel"), [cells("general-expenditure", "total", "personnel")]),
    tie("general-basic-expenditure/operating=general-expenditure", RELATION_RULES.basicEconomic,
      cells("general-basic-expenditure", "total", "operating"), [cells("general-expenditure", "total", "operating")]),
  ],
};
