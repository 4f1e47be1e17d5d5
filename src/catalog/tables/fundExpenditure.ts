import type { TableSpec } from "../types";
import { sumOfChildren, sumOfClasses, sumOfColumns } from "../relations";
import { FUND_COLUMNS } from "./columns";

/** 部门政府性基金预算支出表: what the government-managed funds pay for, by functional code. */
export const governmentFundExpenditure: TableSpec = {
  id: "government-fund-expenditure",
  title: "部门政府性基金预算支出表",
  titleWords: [["政府性基金", "支出"], ["政府性基金", "收支"]],
  titleWithout: ["一般公共预算", "国有资本", "三公", "经济分类", "基本支出", "项目支出"],
  axes: [{ id: "main", rows: { classified: { classification: "functional", byNameOnly: false } }, columns: FUND_COLUMNS }],
  relations: [
    sumOfColumns("government-fund-expenditure"),
    sumOfChildren("government-fund-expenditure"),
    sumOfClasses("government-fund-expenditure"),
  ],
};

/** 部门国有资本经营预算支出表: what the state capital operations budget pays for; Zhejiang prints 项目支出 alone. */
export const stateCapitalExpenditure: TableSpec = {
  id: "state-capital-expenditure",
  title: "部门国有资本经营预算支出表",
  titleWords: [["国有资本经营", "支出"], ["国有资本经营", "收支"]],
  titleWithout: ["一般公共预算", "政府性基金", "三公", "经济分类", "基本支出", "项目支出"],
  axes: [{ id: "main", rows: { classified: { classification: "functional", byNameOnly: false } }, columns: FUND_COLUMNS }],
  relations: [
    sumOfColumns("state-capital-expenditure"),
    sumOfChildren("state-capital-expenditure"),
    sumOfClasses("state-capital-expenditure"),
  ],
};
