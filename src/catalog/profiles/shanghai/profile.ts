import type { Profile, SheetEntry } from "../../../model/profile";
import { LAYOUTS } from "./layout";
import { CARS, SECTIONS } from "./text";

const FISCAL = "财政拨款收支";
const ASSETS = "国有资产";

function amount(id: string, section: string, label: string, hint: string): SheetEntry {
  return { id, section, label, content: "amount", hint, measure: "" };
}

function counted(id: string, section: string, label: string, measure: string): SheetEntry {
  return { id, section, label, content: "count", hint: "没有的填 0", measure };
}

/** What the region asks for in its own way: last year's budgets by fund, what is reserved for small firms, cars of its eight kinds. */
const ENTRIES: readonly SheetEntry[] = [
  amount("last-year-budget.fiscal-appropriation", FISCAL, "财政拨款收入上年预算数", "可不填。空白时取下面三项之和"),
  amount("last-year-budget.general-public-budget", FISCAL, "一般公共预算上年预算数", "没有的填 0"),
  amount("last-year-budget.government-fund", FISCAL, "政府性基金上年预算数", "没有的填 0"),
  amount("last-year-budget.state-capital", FISCAL, "国有资本经营预算上年预算数", "没有的填 0"),
  { id: "reason.fiscal-appropriation", section: FISCAL, label: "增减原因", content: "text", hint: "增减幅度较大时须填写，只写原因，如 项目调整", measure: "" },
  { ...counted("running-costs.administrative-units", "机关运行经费", "机关数", "家"), hint: "可不填。填写的写明下属几家机关" },
  { ...counted("running-costs.participating-institutions", "机关运行经费", "参公事业单位数", "家"), hint: "可不填。" },
  amount("procurement.small-and-medium", "政府采购", "面向中小企业预留金额", "可不填。没有填的不写这一句"),
  amount("procurement.small-and-micro", "政府采购", "其中预留给小型和微型企业", "填了上一项的须填写"),
  amount("performance.amount", "预算绩效", "涉及项目预算资金", "没有的填 0"),
  counted("performance.projects", "预算绩效", "编报绩效目标的项目数", "个"),
  { id: "assets.date", section: ASSETS, label: "截止日期", content: "text", hint: "可不填。空白时为上年8月31日", measure: "" },
  ...CARS.map(({ id, name }) => counted(`vehicles.${id}`, ASSETS, name, "辆")),
  counted("equipment.1m", ASSETS, "单价100万元（含）以上设备", "台（套）"),
  ...CARS.map(({ id, name }) => counted(`planned-vehicles.${id}`, "购置计划", `购置${name}`, "辆")),
  counted("planned.1m", "购置计划", "购置单价100万元（含）以上设备", "台（套）"),
];

/** Terms before the explanation of the whole, and behind the tables what is said of other matters. */
const PARTS: Profile["parts"] = [
  { heading: "一、{department}主要职能", holds: [{ of: "functions" }] },
  { heading: "二、{department}机构设置", holds: [{ of: "institutions" }] },
  { heading: "三、名词解释", holds: [{ of: "glossary" }] },
  { heading: "四、{year}{department}预算编制说明", holds: [{ of: "text", sections: ["explanation"] }] },
  { heading: "五、{year}{department}预算表", holds: [{ of: "tables" }] },
  { heading: "六、其他相关情况说明", holds: [{ of: "text" }] },
];

/** The nine tables of Shanghai in 元, the last in 万元, and the explanation in 万元 around them. */
export const shanghai: Profile = {
  id: "shanghai",
  name: "上海",
  nameEnglish: "Shanghai",
  level: "province",
  seenAt: ["county"],
  scopes: ["department", "unit"],
  years: [2024, null],
  bodyWords: { department: "部门", unit: "预算单位" },
  preparedBy: { department: "编制部门：", unit: "编制单位：" },
  settings: { units: ["元"], textUnit: "万元", multipleFrom: null, materialChangePercent: 10, printsEveryLevel: true, groupsThousands: true },
  tables: LAYOUTS,
  text: SECTIONS,
  parts: PARTS,
  entries: ENTRIES,
  signs: [{ table: "general-expenditure", with: ["basic", "project"], without: ["last-year"], titled: "支出功能分类预算表" }],
  signsNeeded: 1,
  seenUntil: 2026,
  unshown: [{ zh: "项目经费情况说明：逐个项目的文字，由单位另写", en: "项目经费情况说明: free text on single projects, which the office writes itself" }],
  source: {
    zh: "上海市普陀区五个部门及单位2024年、2025年部门预算公开全文，上海市区级部门预算公开模板2026年",
    en: "whole budgets of five bodies of Putuo district, 2024 and 2025; the template of Shanghai's districts for 2026",
  },
  evidence: "document",
};
