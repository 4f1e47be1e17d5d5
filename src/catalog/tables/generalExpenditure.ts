import type { TableSpec } from "../types";
import { RELATION_RULES } from "../relationRules";
import { cells, codesUnder, sumOfChildren, sumOfClasses, sumOfColumns, tie } from "../relations";
import { FUND_COLUMNS, LAST_YEAR_COLUMNS } from "./columns";

/** 部门一般公共预算支出表: what the general public budget pays for, by functional code and use. */
export const generalExpenditure: TableSpec = {
  id: "general-expenditure",
  title: "部门一般公共预算支出表",
  titleWords: [["一般公共预算", "支出"], ["一般公共预算财政拨款支出"]],
  titleWithout: ["基本支出", "三公", "项目支出", "经济分类", "政府性基金", "国有资本", "收支", "机关运行"],
  axes: [{ id: "main", rows: { classified: { classification: "functional", byNameOnly: false } }, columns: [...FUND_COLUMNS, ...LAST_YEAR_COLUMNS] }],
  relations: [
    sumOfColumns("general-expenditure"),
    sumOfChildren("general-expenditure"),
    sumOfClasses("general-expenditure"),
    // Held exactly in every document seen where the codes were right; a hint, because a part may be paid from projects.
    tie("general-expenditure/pension=economic", RELATION_RULES.socialInsurance,
      cells("general-expenditure", "2080505", "basic"), [cells("general-basic-expenditure", "30108", "total")]),
    tie("general-expenditure/annuity=economic", RELATION_RULES.socialInsurance,
      cells("general-expenditure", "2080506", "basic"), [cells("general-basic-expenditure", "30109", "total")]),
    tie("general-expenditure/medical=economic", RELATION_RULES.socialInsurance,
      cells("general-expenditure", codesUnder("21011", 7), "basic"),
      [cells("general-basic-expenditure", "30110", "total"), cells("general-basic-expenditure", "30111", "total")]),
    tie("general-expenditure/housing=economic", RELATION_RULES.socialInsurance,
      cells("general-expenditure", "2210201", "basic"), [cells("general-basic-expenditure", "30113", "total")]),
  ],
};
