import type { TableSpec } from "../types";
import { RELATION_RULES } from "../relationRules";
import { cells, sharedProjects, sumOfColumns, sumOfProjects, tie } from "../relations";
import { UNIT_COLUMNS } from "./columns";

/**
 * 绩效目标表: what a project (a task of the whole body, a transfer) is given in the year and what it is to achieve. Printed as a list
 * of projects, or as one card a project, in which the amounts stand below each other. Indicators are words, whatever digits they
 * have, and are not judged. Where the table of projects names the same project, both give it the same amount.
 */
export const performanceTargets: TableSpec = {
  id: "performance-targets",
  title: "绩效目标表",
  titleWords: [["绩效"], ["绩效", "转移支付"]],
  titleWithout: ["决算", "自评", "评价结果", "重点项目支出预算"],
  regional: true,
  axes: [{
    id: "main",
    rows: { projects: true, cards: { project: ["项目名称", "一级项目名称", "专项名称", "转移支付名称", "政策任务名称"], whole: ["部门名称", "部门(单位)名称", "单位名称"] } },
    columns: [
      ...UNIT_COLUMNS,
      { role: "project", content: "name", label: "项目名称", words: ["项目名称", "一级项目名称", "任务名称", "专项名称", "主要任务", "项目"], without: ["资金", "支出", "属性", "类别", "编码"] },
      {
        role: "total", content: "amount", label: "年度资金总额", words: ["年度资金总额", "资金总额", "年度预算", "预算金额", "项目资金", "合计", "金额", "预算数", "年度金额", "项目金额", "年度资金", "年度预算金额"],
        parts: ["appropriation", "other-funds"],
      },
      { role: "appropriation", content: "amount", label: "财政拨款", words: ["财政拨款", "财政资金", "其中财政拨款", "当年财政拨款", "本年财政拨款"], without: ["其他"] },
      { role: "other-funds", content: "amount", label: "其他资金", words: ["其他资金", "单位资金", "自有资金", "自筹资金"], without: ["财政拨款"] },
      { role: "target", content: "text", label: "绩效目标", words: ["绩效目标", "年度绩效目标", "年度总体目标", "总体目标", "年度目标", "主要内容"] },
      { role: "indicator.first", content: "text", label: "一级指标", words: ["一级指标"] },
      { role: "indicator.second", content: "text", label: "二级指标", words: ["二级指标"] },
      { role: "indicator.third", content: "text", label: "三级指标", words: ["三级指标", "指标名称"] },
      { role: "indicator.value", content: "text", label: "指标值", words: ["指标值", "目标值", "年度指标值", "绩效指标值"] },
      { role: "indicator.unit", content: "text", label: "度量单位", words: ["度量单位", "计量单位", "指标单位"] },
      { role: "indicator.weight", content: "text", label: "权重", words: ["权重", "分值", "指标权重"] },
    ],
  }],
  relations: [
    sumOfColumns("performance-targets"),
    sumOfProjects("performance-targets"),
    tie("performance-targets/projects=project-expenditure", RELATION_RULES.performanceTarget,
      cells("performance-targets", sharedProjects, "total"), [cells("project-expenditure", sharedProjects, "total")]),
  ],
};
