import type { Profile } from "../types";
import { BALANCE_LAYOUTS } from "./balanceLayouts";
import { LAYOUTS } from "./layout";
import { MATERIAL_CHANGE_PERCENT, TEXT_SETTINGS } from "./wording";

/** The eleven tables in the order of the disclosure. */
const ORDER = [
  "balance", "revenue", "expenditure", "appropriation-balance", "general-expenditure", "general-basic-expenditure",
  "three-public-expenses", "government-fund-expenditure", "state-capital-expenditure", "project-expenditure",
  "key-project-expenditure",
] as const;

/** Zhejiang: the province's prescribed eleven tables in 万元. */
export const zhejiang: Profile = {
  id: "zhejiang",
  name: "浙江",
  nameEnglish: "Zhejiang",
  tables: ORDER.flatMap((id) => [...BALANCE_LAYOUTS, ...LAYOUTS].filter((layout) => layout.table === id)),
  settings: { unit: TEXT_SETTINGS.unit, multipleFrom: TEXT_SETTINGS.multipleFrom, materialChangePercent: MATERIAL_CHANGE_PERCENT },
  printsEveryLevel: true,
};
