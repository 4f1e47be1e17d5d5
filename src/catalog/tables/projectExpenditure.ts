import type { TableSpec } from "../types";
import { RELATION_RULES } from "../relationRules";
import { cells, eachProject, sumOfColumns, sumOfProjects, tie } from "../relations";
import { FISCAL_FUNDS } from "../sources";
import { SOURCE_LINES } from "./balance";
import { UNIT_COLUMNS } from "./columns";
import { CARRIED_COLUMNS } from "./revenue";

function wordsOf(id: string): readonly string[] {
  return SOURCE_LINES.find((line) => line.id === id)?.words ?? [];
}

/** What is carried over of a fund is paid from its table, and stands in a list of its projects, too, where these count it in; some layouts do not divide it by fund. */
export function carried(fund: string): { readonly perhaps: readonly [ReturnType<typeof cells>]; readonly within: readonly ReturnType<typeof cells>[] } {
  return {
    perhaps: [cells("project-expenditure", "total", `carry-over.${fund}`)],
    within: ["carry-over.fiscal", "carry-over"].map((column) => cells("project-expenditure", "total", column)),
  };
}

/** 部门项目支出预算表: every project by unit and fund. */
export const projectExpenditure: TableSpec = {
  id: "project-expenditure",
  title: "部门项目支出预算表",
  titleWords: [["项目支出"]],
  titleWithout: ["重点项目", "绩效目标", "基本支出", "三公", "一般公共预算", "政府性基金", "国有资本", "经济分类", "其他支出"],
  axes: [{
    id: "main",
    rows: { projects: true },
    columns: [
      ...UNIT_COLUMNS,
      { role: "project", content: "name", label: "项目名称", words: ["项目名称", "一级项目名称", "项目"] },
      { role: "total", content: "amount", label: "总计", words: ["总计", "合计", "预算数"], parts: ["fiscal-appropriation", "special-account", "unit-funds", "carry-over"] },
      { role: "fiscal-appropriation", content: "amount", label: "财政拨款", words: ["财政拨款", "财政拨款收入", "财政拨款小计", "本年拨款"], without: ["非财政", "结转", "结余"], parts: FISCAL_FUNDS },
      { role: "general-public-budget", content: "amount", label: "一般公共预算", words: wordsOf("general-public-budget") },
      { role: "government-fund", content: "amount", label: "政府性基金", words: wordsOf("government-fund") },
      { role: "state-capital", content: "amount", label: "国有资本经营预算", words: wordsOf("state-capital") },
      { role: "special-account", content: "amount", label: "财政专户管理资金", words: wordsOf("special-account") },
      { role: "unit-funds", content: "amount", label: "单位资金", words: ["单位资金", "其他资金", "自有资金"] },
      ...CARRIED_COLUMNS,
    ],
  }],
  relations: [
    sumOfColumns("project-expenditure"),
    sumOfProjects("project-expenditure"),
    tie("project-expenditure/total=expenditure", RELATION_RULES.projectExpenditure,
      cells("project-expenditure", "total", "total"), [cells("expenditure", "total", "project")]),
    tie("project-expenditure/general=general-expenditure", RELATION_RULES.projectExpenditure,
      cells("project-expenditure", "total", "general-public-budget"), [cells("general-expenditure", "total", "project")], carried("general-public-budget")),
    tie("project-expenditure/government-fund=fund-table", RELATION_RULES.projectExpenditure,
      cells("project-expenditure", "total", "government-fund"), [cells("government-fund-expenditure", "total", "project")], carried("government-fund")),
    tie("project-expenditure/state-capital=fund-table", RELATION_RULES.projectExpenditure,
      cells("project-expenditure", "total", "state-capital"), [cells("state-capital-expenditure", "total", "project")], carried("state-capital")),
  ],
};

/** 部门预算财政拨款重点项目支出预算表: the projects whose targets are published. */
export const keyProjectExpenditure: TableSpec = {
  id: "key-project-expenditure",
  title: "部门预算财政拨款重点项目支出预算表",
  titleWords: [["重点项目"]],
  titleWithout: [],
  axes: [{
    id: "main",
    rows: { projects: true },
    columns: [
      ...UNIT_COLUMNS,
      { role: "project", content: "name", label: "一级项目名称", words: ["项目名称", "一级项目名称", "项目"] },
      { role: "amount", content: "amount", label: "财政拨款金额", words: ["财政拨款金额", "金额", "预算数", "财政拨款"] },
      { role: "target", content: "text", label: "绩效目标", words: ["绩效目标", "项目绩效"] },
    ],
  }],
  relations: [
    sumOfProjects("key-project-expenditure"),
    tie("key-project-expenditure/projects=project-expenditure", RELATION_RULES.keyProject,
      cells("key-project-expenditure", eachProject, "amount"),
      FISCAL_FUNDS.map((fund) => cells("project-expenditure", eachProject, fund)), { derives: true }),
  ],
};
