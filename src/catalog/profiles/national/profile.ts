import type { Profile } from "../../../model/profile";
import { TABLES_FIRST } from "../parts";
import { LAYOUTS } from "./layout";
import { SECTIONS } from "./text";

/** What the national form asks for differently: no table of projects answers it. */
const ENTRIES: Profile["entries"] = [
  { id: "performance.amount", section: "预算绩效", label: "涉及一般公共预算当年拨款", content: "amount", hint: "没有的填 0", measure: "" },
  { id: "performance.projects", section: "预算绩效", label: "一级项目数", content: "count", hint: "没有的填 0", measure: "个" },
];

/** The nine tables that the whole country prints, with last year beside the general public budget, and their explanation. */
export const national: Profile = {
  id: "national",
  name: "全国",
  nameEnglish: "National",
  level: "national",
  seenAt: ["central"],
  scopes: ["department", "unit"],
  years: [2021, null],
  bodyWords: { department: "部门", unit: "单位" },
  settings: { units: ["万元", "元"], textUnit: null, multipleFrom: null, materialChangePercent: 10, printsEveryLevel: true },
  tables: LAYOUTS,
  text: SECTIONS,
  parts: TABLES_FIRST,
  entries: ENTRIES,
  signs: [
    { table: "general-expenditure", with: ["last-year", "change"], without: [] },
    { table: "three-public-expenses", with: ["total"], without: ["unitName", "unitCode", "office-running"] },
    { table: "revenue", with: ["code", "carry-over"], without: ["unitName"] },
  ],
  signsNeeded: 3,
  seenUntil: 2025,
  unshown: [{
    zh: "项目支出绩效目标表：中央部门随预算公开的一级项目绩效目标，各栏未见",
    en: "项目支出绩效目标表: targets of first-level projects, which central departments publish beside the nine tables; its columns were not seen",
  }],
  source: {
    zh: "财政部关于中央部门预算公开九张报表的说明（2021年），上海交通大学2025年、中国科学技术大学2018年部门预算公开",
    en: "the Ministry of Finance on the nine tables of central departments (2021); budgets of two universities of the central government, 2025 and 2018",
  },
  evidence: "document",
};
