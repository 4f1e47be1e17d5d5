import type { TableSpec } from "../types";
import { RELATION_RULES } from "../relationRules";
import { cells, eachCode, sumOfChildren, sumOfClasses, sumOfColumns, tie } from "../relations";
import { CODE_AND_NAME, UNIT_COLUMNS } from "./columns";

/**
 * 一般公共预算机关运行经费支出预算表: what the administrative units of the department need to run, by economic code. It is a part
 * of what the general public budget pays for running all of its units, never more of any code.
 */
export const officeRunningCosts: TableSpec = {
  id: "office-running-costs",
  title: "一般公共预算机关运行经费支出预算表",
  titleWords: [["机关运行经费"]],
  titleWithout: ["三公"],
  regional: true,
  axes: [{
    id: "main",
    rows: { classified: { classification: "economic", byNameOnly: false } },
    columns: [
      ...UNIT_COLUMNS,
      ...CODE_AND_NAME,
      { role: "total", content: "amount", label: "机关运行经费支出", words: ["机关运行经费支出", "机关运行经费", "合计", "总计", "预算数", "金额"] },
    ],
  }],
  relations: [
    sumOfColumns("office-running-costs"),
    sumOfChildren("office-running-costs"),
    sumOfClasses("office-running-costs"),
    tie("office-running-costs/codes<=general-basic-expenditure", RELATION_RULES.officeRunning,
      cells("office-running-costs", eachCode, "total"), [cells("general-basic-expenditure", eachCode, "total")], { operator: "<=" }),
  ],
};
