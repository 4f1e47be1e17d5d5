import type { Profile, SheetEntry } from "../../../model/profile";
import { TABLES_FIRST } from "../parts";
import { LAYOUTS } from "./layout";
import { CARS, SECTIONS } from "./text";

const LAST = "上年预算数";
const REASON = "增减幅度较大时须填写，只写原因，如 项目调整";

function amount(id: string, section: string, label = LAST): SheetEntry {
  return { id, section, label, content: "amount", hint: "没有的填 0", measure: "万元" };
}

/** Last year's budget of one thing, and why it changed. */
function compared(id: string, section: string): readonly SheetEntry[] {
  return [amount(`last-year-budget.${id}`, section), { id: `reason.${id}`, section, label: "增减原因", content: "text", hint: REASON, measure: "" }];
}

function counted(id: string, section: string, label: string, measure: string): SheetEntry {
  return { id, section, label, content: "count", hint: "没有的填 0", measure };
}

const ASSETS = "国有资产";

/** What the region asks for in its own way: last year's budget of every source and use, meetings and training, its kinds of car. */
const ENTRIES: readonly SheetEntry[] = [
  amount("last-year-budget.total", "收支总计"),
  ...compared("general-public-budget", "一般公共预算收入"), ...compared("government-fund", "政府性基金预算收入"), ...compared("special-account", "财政专户管理资金"),
  ...compared("unit-funds", "其他资金"), ...compared("carry-over", "上年结转资金"),
  ...compared("basic", "基本支出"), ...compared("project", "项目支出"), ...compared("reserve", "单位预留机动经费"),
  ...compared("fiscal-appropriation", "财政拨款"), ...compared("meetings", "会议费"), ...compared("training", "培训费"),
  amount("last-year.running-costs", "机关运行经费"),
  ...CARS.map(({ id, name }) => counted(id, ASSETS, name, "辆")), counted("equipment.200k", ASSETS, "单价20万元（含）以上设备", "台（套）"),
  counted("performance.projects", "预算绩效", "实行绩效目标管理的项目数", "个"), amount("performance.amount", "预算绩效", "涉及财政性资金"),
];

/** Jiangsu: twelve numbered tables in 万元, and the fourteen sections that explain them. */
export const jiangsu: Profile = {
  id: "jiangsu",
  name: "江苏",
  nameEnglish: "Jiangsu",
  level: "province",
  seenAt: ["province"],
  scopes: ["department", "unit"],
  years: [2018, null],
  bodyWords: { department: "部门", unit: "单位" },
  preparedBy: { department: "部门：", unit: "单位：" },
  settings: { units: ["万元"], textUnit: "万元", multipleFrom: null, materialChangePercent: 10, printsEveryLevel: true },
  tables: LAYOUTS,
  text: SECTIONS,
  parts: TABLES_FIRST,
  entries: ENTRIES,
  signs: [
    { table: "appropriation-expenditure", with: ["total"], without: ["basic"] },
    { table: "expenditure", with: ["reserve"], without: [] },
    { table: "office-running-costs", with: [], without: [] },
    { table: "three-public-expenses", with: ["meetings", "training"], without: [] },
    { table: "government-procurement", with: ["category"], without: [] },
  ],
  signsNeeded: 3,
  seenUntil: 2019,
  unshown: [{
    zh: "2020年以后增加的表（国有资本经营预算支出表等）：未见，请按财政部门当年下发的格式加入",
    en: "tables added since 2020 (国有资本经营预算支出表 and others) were not seen; please add them as your finance department issued them",
  }],
  source: { zh: "江苏省四个省级部门2018年、2019年部门预算公开全文（十二张表和情况说明）", en: "whole budgets of four provincial offices, 2018 and 2019 (twelve tables and their explanation)" },
  evidence: "document",
};
