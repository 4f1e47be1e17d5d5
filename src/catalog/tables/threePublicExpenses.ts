import type { AxisSpec, ColumnSpec, TableSpec } from "../types";
import { RELATION_RULES } from "../relationRules";
import { cells, sumOfColumns, sumOfLines, sumOfUnits, tie } from "../relations";
import { FISCAL_FUNDS } from "../sources";
import { SOURCE_LINES } from "./balance";
import { UNIT_COLUMNS } from "./columns";

/** Funds of layouts that print 三公 in rows and a column for each fund: each is a row of its own, "fund:ID". */
const FUNDS = SOURCE_LINES.filter(({ id }) => FISCAL_FUNDS.includes(id));

const LINES: readonly { readonly column: string; readonly code: string }[] = [
  { column: "overseas", code: "30212" },
  { column: "vehicle-running", code: "30231" },
  { column: "vehicle-purchase", code: "31013" },
  { column: "reception", code: "30217" },
];

/** What some layouts print beside the three, and sum with them. */
const BESIDE = { words: ["会议费", "培训费"], named: "三公" };

/** Rows and columns of both tables of 三公, whatever pays. */
const AXIS: AxisSpec = {
  id: "main",
  rows: { units: true, unlabelledRow: true },
  columns: [
    ...UNIT_COLUMNS,
    {
      role: "total", content: "amount", label: "“三公”经费合计", words: ["合计", "三公经费合计", "三公经费小计", "三公经费"], parts: ["overseas", "vehicles", "reception"],
      unlessBeside: BESIDE,
    },
    {
      role: "all", content: "amount", label: "“三公”经费、会议费、培训费合计", words: ["合计", "总计"], onlyBeside: { ...BESIDE, seenDifferently: true }, parts: ["total", "meetings", "training"],
    },
    { role: "overseas", content: "amount", label: "因公出国（境）费用", words: ["因公出国", "出国费", "出国境费"] },
    {
      role: "vehicles", content: "amount", label: "公务用车购置及运行费小计", words: ["小计", "公务用车购置及运行", "公务用车购置和运行", "公务用车费", "公务用车购置及维护"], under: ["公务用车"],
      parts: ["vehicle-purchase", "vehicle-running"],
    },
    { role: "vehicle-purchase", content: "amount", label: "公务用车购置费", words: ["购置费", "公务用车购置", "公务用车购置费", "车辆购置"], without: ["运行"] },
    { role: "vehicle-running", content: "amount", label: "公务用车运行维护费", words: ["运行维护费", "运行费", "公务用车运行", "公务用车运行费", "公务用车运行维护费"], without: ["购置"] },
    { role: "reception", content: "amount", label: "公务接待费", words: ["公务接待费", "接待费"] },
    { role: "office-running", content: "amount", label: "机关运行经费", words: ["机关运行经费"] },
    { role: "meetings", content: "amount", label: "会议费", words: ["会议费"] },
    { role: "training", content: "amount", label: "培训费", words: ["培训费"] },
    { role: "administration", content: "amount", label: "行政经费", words: ["行政经费"] },
  ],
  rolesInRows: [
    { role: "line", content: "name", label: "项目", words: ["项目", "经费项目", "支出项目", "三公经费项目", "内容"] },
    { role: "total", content: "amount", label: "预算数", words: ["预算数", "合计", "金额", "预算金额", "本年预算", "预算"] },
    ...FUNDS.map(({ id, label, words }): ColumnSpec => ({ role: id, content: "amount", label, words })),
  ],
};

/** 部门一般公共预算“三公”经费支出表: overseas travel, official vehicles, official reception. */
export const threePublicExpenses: TableSpec = {
  id: "three-public-expenses",
  title: "部门一般公共预算“三公”经费支出表",
  titleWords: [["三公", "经费"]],
  titleWithout: ["政府性基金", "国有资本"],
  axes: [AXIS],
  relations: [
    sumOfColumns("three-public-expenses"),
    { ...sumOfLines("three-public-expenses", "main", "total", FUNDS.map(({ id }) => `fund:${id}`)), derives: false },
    sumOfUnits("three-public-expenses"),
    // The rest of a line is paid from projects, so the table may show more than basic expenditure does, never less.
    ...LINES.map(({ column, code }) =>
      tie(`three-public-expenses/${column}>=${code}`, RELATION_RULES.threePublic,
        cells("three-public-expenses", "total", column), [cells("general-basic-expenditure", code, "total")], { operator: ">=" })),
  ],
};

/** 政府性基金预算“三公”经费支出表: the same, paid from the government-managed funds; never more than they pay for in all. */
export const fundThreePublic: TableSpec = {
  id: "fund-three-public",
  title: "政府性基金预算“三公”经费支出表",
  titleWords: [["政府性基金", "三公"]],
  titleWithout: ["一般公共预算"],
  regional: true,
  axes: [AXIS],
  relations: [
    sumOfColumns("fund-three-public"),
    sumOfUnits("fund-three-public"),
    tie("fund-three-public/total<=government-fund-expenditure", RELATION_RULES.fundThreePublic,
      cells("fund-three-public", "total", "total"), [cells("government-fund-expenditure", "total", "total")], { operator: "<=" }),
  ],
};
