import type { Profile } from "../../../model/profile";
import { zhejiang } from "../zhejiang/profile";
import { LAYOUTS } from "./layout";

/** The national set of nine tables. */
export const national: Profile = {
  id: "national",
  name: "全国",
  nameEnglish: "National",
  level: "national",
  scopes: ["department", "unit"],
  years: [2021, null],
  bodyWords: { department: "部门", unit: "单位" },
  settings: { units: ["万元", "元"], textUnit: null, multipleFrom: null, materialChangePercent: 10, printsEveryLevel: true },
  tables: LAYOUTS,
  text: zhejiang.text,
  entries: [],
  signs: [],
  signsNeeded: 1,
  source: "财政部关于中央部门预算公开九张报表的说明（2021年），上海交通大学2025年、中国科学技术大学2018年部门预算公开",
  evidence: "document",
};
