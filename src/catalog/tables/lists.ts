import type { TableId } from "../../model/book";
import type { ColumnSpec, TableSpec } from "../types";
import { RELATION_RULES } from "../relationRules";
import { cells, sumOfColumns, sumOfProjects, tie } from "../relations";
import { FISCAL_FUNDS } from "../sources";
import { SOURCE_LINES } from "./balance";
import { UNIT_COLUMNS } from "./columns";
import { carried } from "./projectExpenditure";

/** What a list is paid from: the three funds, the money of special accounts, and the body's own. */
const FUNDS: readonly ColumnSpec[] = [
  ...SOURCE_LINES.filter(({ id }) => FISCAL_FUNDS.includes(id) || id === "special-account").map(({ id, label, words }): ColumnSpec => ({ role: id, content: "amount", label, words })),
  { role: "unit-funds", content: "amount", label: "单位资金", words: ["单位资金", "其他资金", "自有资金", "单位自筹"] },
];

/** Units of rows; 单位名称（项目） names a project below its unit in one column, and so is the project's. */
const UNITS = UNIT_COLUMNS.map((column): ColumnSpec => ({ ...column, without: [...(column.without ?? []), "(项目", "(科目"] }));

/** The whole of a row, which is what its funds give it. */
function total(...words: readonly string[]): ColumnSpec {
  return { role: "total", content: "amount", label: "合计", words: ["合计", "总计", "小计", "金额", "预算数", "预算金额", ...words], parts: FUNDS.map(({ role }) => role) };
}

/** A list of what money goes to, one row each, whose total stands for all of it. */
function list(id: TableId, title: string, spec: Pick<TableSpec, "titleWords" | "titleWithout" | "relations">, columns: readonly ColumnSpec[]): TableSpec {
  return {
    id, title, regional: true, ...spec, axes: [{ id: "main", rows: { projects: true }, columns: [...UNITS, ...columns] }],
    relations: [sumOfColumns(id), sumOfProjects(id), ...spec.relations],
  };
}

/** 政府购买服务预算表: the services that are bought, by project and fund. What they are of all procurement differs from body to body, so that nothing ties them. */
export const purchasedServices = list("purchased-services", "政府购买服务预算表", { titleWords: [["购买服务"]], titleWithout: ["决算", "绩效"], relations: [] }, [
  {
    role: "project", content: "name", label: "购买服务项目", words: ["购买服务项目名称", "政府购买服务项目", "购买服务项目", "政府购买服务项目名称", "项目名称", "预算项目", "项目"],
    without: ["目录", "内容", "资金"],
  },
  { role: "catalogue", content: "text", label: "购买服务目录", words: ["政府购买服务目录", "购买服务目录", "指导性目录", "购买服务指导性目录", "政府购买服务指导性目录", "目录代码", "服务类别", "服务领域"], without: ["项目名称"] },
  { role: "item", content: "text", label: "购买内容", words: ["购买内容", "服务内容", "购买内容简述", "服务项目内容"] },
  total(), ...FUNDS,
]);

/** 一般公共预算项目支出表: the projects of the general public budget alone; their total is the project expenditure of its table. */
export const generalProjects = list("general-projects", "一般公共预算项目支出表", {
  titleWords: [["一般公共预算", "项目支出"]], titleWithout: ["经济分类", "绩效", "基本支出", "其他支出", "中期"],
  relations: [
    tie("general-projects/total=general-expenditure", RELATION_RULES.projectExpenditure, cells("general-projects", "total", "total"), [cells("general-expenditure", "total", "project")]),
    tie("general-projects/total=project-expenditure", RELATION_RULES.projectExpenditure,
      cells("general-projects", "total", "total"), [cells("project-expenditure", "total", "general-public-budget")], carried("general-public-budget")),
  ],
}, [
  { role: "code", content: "code", label: "科目编码", words: ["科目编码", "科目代码", "功能科目", "类", "款", "项"], without: ["项目", "单位"] },
  { role: "project", content: "name", label: "项目名称", words: ["项目名称", "单位名称(项目)", "单位名称(科目、项目)", "单位名称(科目)", "支出项目", "项目"], without: ["支出合计"] },
  { role: "total", content: "amount", label: "金额", words: ["合计", "总计", "小计", "金额", "预算数", "预算金额", "项目支出", "一般公共预算"] },
]);

/** 对下转移支付预算表: what the department hands down to lower governments, by item and fund; it need not be among its own expenditure. */
export const transfers = list("transfers", "对下转移支付预算表", { titleWords: [["转移支付"], ["转移性"]], titleWithout: ["决算", "绩效"], relations: [] }, [
  { role: "project", content: "name", label: "项目名称", words: ["项目名称", "单位名称(项目)", "转移支付项目", "转移支付名称", "专项名称", "项目"], without: ["资金", "绩效"] },
  total("转移支付金额"), ...FUNDS,
]);
