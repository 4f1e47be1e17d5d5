import type { ColumnSpec, TableSpec } from "../types";
import { RELATION_RULES } from "../relationRules";
import { cells, eachCode, sumOfChildren, sumOfClasses, sumOfColumns, tie } from "../relations";
import { FISCAL_FUNDS, FUND_TABLES, FUNDS } from "../sources";
import { SOURCE_LINES } from "./balance";
import { FUND_COLUMNS } from "./columns";
import { generalBasicExpenditure } from "./generalBasicExpenditure";

const BY_FUND: readonly ColumnSpec[] = SOURCE_LINES.filter(({ id }) => FISCAL_FUNDS.includes(id))
  .map(({ id, label, words }): ColumnSpec => ({ role: id, content: "amount", label, words }));

/** 财政拨款支出预算表: what the three fiscal funds pay for together, by functional code; some regions print it beside the table of each fund. */
export const appropriationExpenditure: TableSpec = {
  id: "appropriation-expenditure",
  title: "财政拨款支出预算表",
  titleWords: [["财政拨款", "支出"]],
  titleWithout: ["收支", "基本支出", "项目支出", "三公", "一般公共预算", "政府性基金", "国有资本", "经济分类", "经济科目", "专户", "机关运行", "明细", "非财政"],
  regional: true,
  axes: [{ id: "main", rows: { classified: { classification: "functional", byNameOnly: false } }, columns: [...FUND_COLUMNS, ...BY_FUND] }],
  relations: [
    sumOfColumns("appropriation-expenditure"),
    sumOfChildren("appropriation-expenditure"),
    sumOfClasses("appropriation-expenditure"),
    tie("appropriation-expenditure/codes=funds", RELATION_RULES.appropriationExpenditure,
      cells("appropriation-expenditure", eachCode, "total"), FUND_TABLES.map((table) => cells(table, eachCode, "total")), { derivesRows: "always" }),
    tie("appropriation-expenditure/total=funds", RELATION_RULES.appropriationExpenditure,
      cells("appropriation-expenditure", "total", "total"), FUND_TABLES.map((table) => cells(table, "total", "total"))),
    ...FUNDS.map(({ id, table }) =>
      tie(`appropriation-expenditure/codes.${id}=${table}`, RELATION_RULES.appropriationExpenditure,
        cells("appropriation-expenditure", eachCode, id), [cells(table, eachCode, "total")], { derivesRows: "always" })),
  ],
};

/**
 * 财政拨款基本支出预算表: what the three fiscal funds pay for staff and running, by economic code. Where it stands alone it is
 * the table of the general public budget under another name, for that fund pays for nearly all of it.
 */
export const appropriationBasicExpenditure: TableSpec = {
  id: "appropriation-basic-expenditure",
  title: "财政拨款基本支出预算表",
  titleWords: [["财政拨款", "基本支出"]],
  titleWithout: generalBasicExpenditure.titleWithout,
  regional: true,
  beside: "general-basic-expenditure",
  axes: generalBasicExpenditure.axes,
  relations: [
    sumOfColumns("appropriation-basic-expenditure"),
    sumOfChildren("appropriation-basic-expenditure"),
    sumOfClasses("appropriation-basic-expenditure"),
    tie("appropriation-basic-expenditure/codes=general-basic-expenditure", RELATION_RULES.basicEconomic,
      cells("appropriation-basic-expenditure", eachCode, "total"), [cells("general-basic-expenditure", eachCode, "total")],
      { when: "generalFiscalOnly", derivesRows: "generalFiscalOnly" }),
    tie("appropriation-basic-expenditure/codes>=general-basic-expenditure", RELATION_RULES.fundsWithinExpenditure,
      cells("appropriation-basic-expenditure", eachCode, "total"), [cells("general-basic-expenditure", eachCode, "total")],
      { when: "notGeneralFiscalOnly", operator: ">=" }),
    tie("appropriation-basic-expenditure/total=appropriation-expenditure", RELATION_RULES.basicEconomic,
      cells("appropriation-basic-expenditure", "total", "total"), [cells("appropriation-expenditure", "total", "basic")]),
  ],
};
