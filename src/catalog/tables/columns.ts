import type { ColumnSpec } from "../types";

/** Code and name of a classified table; three columns 类 款 项 share the role "code". */
export const CODE_AND_NAME: readonly ColumnSpec[] = [
  { role: "code", content: "code", label: "科目编码", words: ["科目编码", "科目代码", "编码", "代码", "类", "款", "项"], without: ["单位"] },
  { role: "name", content: "name", label: "科目名称", words: ["科目名称", "名称", "科目", "项目", "功能分类", "支出功能分类", "经济分类", "支出经济分类"], without: ["单位", "项目支出"] },
];

/** Unit of a row, by code or name. */
export const UNIT_COLUMNS: readonly ColumnSpec[] = [
  { role: "unitCode", content: "unitCode", label: "单位代码", words: ["单位代码", "单位编码", "部门编码", "部门代码"], without: ["科目编码", "科目代码"] },
  { role: "unitName", content: "unitName", label: "单位名称", words: ["单位名称", "单位", "部门名称"], without: ["收入", "支出", "资金", "补助", "上缴"] },
];

/** Total, basic and project expenditure of the table of one fund, with the split that only the general budget prints. */
export const FUND_COLUMNS: readonly ColumnSpec[] = [
  ...UNIT_COLUMNS,
  ...CODE_AND_NAME,
  { role: "total", content: "amount", label: "合计", words: ["合计", "总计", "小计", "预算数", "金额"], parts: ["basic", "project"] },
  { role: "basic", content: "amount", label: "基本支出", words: ["基本支出", "小计"], under: ["基本支出"], parts: ["personnel", "operating"], ofAllMoney: true },
  { role: "personnel", content: "amount", label: "人员经费", words: ["人员经费", "人员支出"], ofAllMoney: true },
  { role: "operating", content: "amount", label: "公用经费", words: ["公用经费", "日常公用", "公用支出"], ofAllMoney: true },
  { role: "project", content: "amount", label: "项目支出", words: ["项目支出"], ofAllMoney: true },
];

/** Last year's outturn beside the budget, and how the budget went against it, as the national form prints them. */
export const LAST_YEAR_COLUMNS: readonly ColumnSpec[] = [
  { role: "last-year", content: "amount", label: "上年执行数", words: ["执行数", "上年执行数"], without: ["比", "较"], lastYear: true },
  { role: "change", content: "comparison", label: "增减额", words: ["增减额", "增减数"], lastYear: true },
  { role: "change-rate", content: "comparison", label: "增减%", words: ["增减%", "增减率", "增减幅度", "增减比例"], lastYear: true },
];

/** Label (or group and label) and amount of layouts that print the columns of a table as rows. */
export const ROLES_IN_ROWS: readonly ColumnSpec[] = [
  { role: "line", content: "name", label: "项目", words: ["项目", "收入项目", "支出项目", "内容"] },
  { role: "detail", content: "name", label: "明细项目", words: ["明细项目"] },
  { role: "total", content: "amount", label: "预算数", words: ["预算数", "合计", "金额", "预算金额", "本年预算", "预算"] },
];
