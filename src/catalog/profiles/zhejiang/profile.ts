import type { Profile } from "../../../model/profile";
import { BALANCE_LAYOUTS } from "./balanceLayouts";
import { LAYOUTS } from "./layout";
import { TABLES_LAST } from "../parts";
import { SECTIONS } from "./text";

/** The eleven tables in the order of the disclosure. */
const ORDER = [
  "balance", "revenue", "expenditure", "appropriation-balance", "general-expenditure", "general-basic-expenditure",
  "three-public-expenses", "government-fund-expenditure", "state-capital-expenditure", "project-expenditure",
  "key-project-expenditure",
] as const;

/** Zhejiang: the province's prescribed eleven tables in 万元, and the ten sections of their explanation. */
export const zhejiang: Profile = {
  id: "zhejiang",
  name: "浙江",
  nameEnglish: "Zhejiang",
  level: "province",
  seenAt: ["city", "county"],
  scopes: ["department", "unit"],
  years: [2022, null],
  bodyWords: { department: "部门", unit: "单位" },
  settings: { units: ["万元"], textUnit: "万元", multipleFrom: 10, materialChangePercent: 10, printsEveryLevel: true },
  tables: ORDER.flatMap((id) => [...BALANCE_LAYOUTS, ...LAYOUTS].filter((layout) => layout.table === id)),
  text: SECTIONS,
  parts: TABLES_LAST,
  entries: [],
  signs: [
    { table: "revenue", with: ["unitName"], without: ["code"] },
    { table: "key-project-expenditure", with: [], without: [] },
    { table: "expenditure", with: ["personnel"], without: ["basic"] },
  ],
  signsNeeded: 2,
  seenUntil: 2025,
  editions: [{
    from: 2025, bodyWords: { department: "部门（单位）", unit: "部门（单位）" }, without: ["key-project-expenditure"],
    unshown: [{
      zh: "表十一 项目支出绩效表：只见表名，各栏未见，请按财政部门下发的格式加入",
      en: "table 11, 项目支出绩效表: its title alone was seen, not its columns; please add it as your finance department issued it",
    }],
    source: { zh: "一个设区市2025年市本级部门（单位）预算公开目录，一份", en: "one list of tables of a city's own departments and units, 2025" }, evidence: "contents",
  }],
  source: {
    zh: "杭州市西湖区2022年部门预算公开（全文），余杭区2024年、龙湾区2023年公开目录",
    en: "the whole budget of a department of Xihu district, Hangzhou, 2022; lists of tables of Yuhang, 2024, and Longwan, 2023",
  },
  evidence: "document",
};
