import type { LineSpec, TableSpec } from "../types";
import { sumOfColumns, sumOfOutline } from "../relations";
import { UNIT_COLUMNS } from "./columns";

/** What is bought: every item belongs to one of the three, which the catalogue of procurement letters A, B and C. */
export const PROCURED: readonly LineSpec[] = [
  { id: "goods", label: "货物", words: ["货物", "货物A", "A货物", "货物类", "货物采购", "政府采购货物预算"] },
  { id: "works", label: "工程", words: ["工程", "工程B", "B工程", "工程类", "工程采购", "政府采购工程预算"] },
  { id: "services", label: "服务", words: ["服务", "服务C", "C服务", "服务类", "服务采购", "政府采购服务预算"] },
];

/** 政府采购预算表: goods, works and services, each by project and economic item, and what is bought for it. */
export const governmentProcurement: TableSpec = {
  id: "government-procurement",
  title: "政府采购预算表",
  titleWords: [["采购"]],
  titleWithout: ["购买服务", "决算", "绩效", "资产"],
  regional: true,
  axes: [{
    id: "main",
    rows: { lines: PROCURED, outline: [["category"], ["project", "economic"], ["item"]] },
    columns: [
      ...UNIT_COLUMNS,
      { role: "category", content: "text", label: "采购品目大类", words: ["采购品目大类", "品目大类", "采购类别", "采购类型", "采购大类"] },
      { role: "project", content: "text", label: "专项名称", words: ["专项名称", "项目名称", "采购项目名称", "采购项目"], without: ["物品", "大类"] },
      { role: "economic", content: "text", label: "经济科目", words: ["经济科目", "经济分类", "部门预算支出经济分类"] },
      { role: "item", content: "name", label: "采购物品名称", words: ["采购物品名称", "采购品目", "采购品目名称", "采购目录", "采购内容", "品目名称", "采购物品"], without: ["大类"] },
      { role: "manner", content: "text", label: "采购组织形式", words: ["采购组织形式", "组织形式", "采购方式"] },
      { role: "total", content: "amount", label: "总计", words: ["总计", "合计", "采购金额", "金额", "预算金额", "预算数"] },
    ],
  }],
  relations: [sumOfColumns("government-procurement"), sumOfOutline("government-procurement")],
};
