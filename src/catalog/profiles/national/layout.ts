import type { LayoutLine, TableLayout } from "../../../model/profile";
import { FUNDS, SOURCES } from "../../sources";
import { amountColumn as amount, balanceLine as line, BLANK_ZERO, CLASSIFIED_ROWS, CLASSIFIED_ROWS_ACROSS, CODE_AND_NAME, FEW_ROWS, headerCell as cell, TWO_SIDES } from "../layouts";

const NUMERALS = "一二三四五六七八九";

/** Sources numbered 一、二、…, each called as the national form calls it. */
function numbered(sources: readonly { readonly id: string; readonly name: string }[]): readonly LayoutLine[] {
  return sources.map(({ id, name }, index) => line(id, `${NUMERALS[index] ?? ""}、${name}`));
}

const NAMES: Readonly<Record<string, string>> = {
  "general-public-budget": "一般公共预算拨款收入", "government-fund": "政府性基金预算拨款收入", "state-capital": "国有资本经营预算拨款收入",
  "special-account": "财政专户管理资金收入",
};
const INCOME = numbered(SOURCES.map(({ id, label }) => ({ id, name: NAMES[id] ?? label })));
const FISCAL = numbered(FUNDS.map(({ id, name }) => ({ id, name: `${name}拨款` })));

const TOTALS = [
  { income: line("current-revenue-total", "本年收入合计"), expenditure: line("current-expenditure-total", "本年支出合计") },
  { income: line("carry-over-in", "上年结转"), expenditure: line("carry-over-out", "结转下年") },
  { income: line("revenue-grand-total", "收 入 总 计"), expenditure: line("expenditure-grand-total", "支 出 总 计") },
];

const COMMON = { numberRow: null, amountFormat: BLANK_ZERO, frozenColumns: 2, emptyNote: null, unit: null } as const;
const CLASSIFIED = { kind: "classified", totalLabel: "合计", totalAt: "bottom", preparedRows: CLASSIFIED_ROWS } as const;
const ACROSS = { ...CLASSIFIED, preparedRows: CLASSIFIED_ROWS_ACROSS } as const;
const BALANCE = { ...COMMON, ...TWO_SIDES, headerRows: 2, orientation: "portrait", frozenColumns: 0 } as const;

const balance: TableLayout = { ...BALANCE, table: "balance", sheet: "收支总表", title: "{body}收支总表", body: { kind: "lines", income: INCOME, totals: TOTALS } };

const revenue: TableLayout = {
  ...COMMON, table: "revenue", sheet: "收入总表", title: "{body}收入总表",
  header: [
    cell(0, 0, "科目", 1, 2), cell(1, 0, "科目编码"), cell(1, 1, "科目名称"), cell(0, 2, "合计", 2), cell(0, 3, "上年结转", 2),
    ...SOURCES.map(({ id, label }, index) => cell(0, 4 + index, NAMES[id] ?? label, 2)),
  ],
  headerRows: 2,
  columns: [...CODE_AND_NAME, amount("total"), amount("carry-over"), ...SOURCES.map(({ id }) => amount(`current.${id}`, 12))],
  body: ACROSS, orientation: "landscape",
};

const expenditure: TableLayout = {
  ...COMMON, table: "expenditure", sheet: "支出总表", title: "{body}支出总表",
  header: ["科目编码", "科目名称", "合计", "基本支出", "项目支出", "上缴上级支出", "事业单位经营支出", "对附属单位补助支出"].map((text, column) => cell(0, column, text)),
  headerRows: 1,
  columns: [...CODE_AND_NAME, amount("total"), amount("basic"), amount("project"), amount("to-superior"), amount("business", 16), amount("to-affiliates", 18)],
  body: ACROSS, orientation: "landscape",
};

const appropriationBalance: TableLayout = {
  ...BALANCE, table: "appropriation-balance", sheet: "财政拨款收支总表", title: "{body}财政拨款收支总表",
  body: { kind: "lines", income: FISCAL, totals: TOTALS },
};

const generalExpenditure: TableLayout = {
  ...COMMON, table: "general-expenditure", sheet: "一般公共预算支出表", title: "{body}一般公共预算支出表",
  header: [
    cell(0, 0, "功能分类科目", 1, 2), cell(1, 0, "科目编码"), cell(1, 1, "科目名称"), cell(0, 2, "{lastYear}年执行数", 2),
    cell(0, 3, "{year}年预算数", 1, 3), cell(1, 3, "小计"), cell(1, 4, "基本支出"), cell(1, 5, "项目支出"),
    cell(0, 6, "{year}年预算数比{lastYear}年执行数", 1, 2), cell(1, 6, "增减额"), cell(1, 7, "增减%"),
  ],
  headerRows: 2,
  columns: [
    ...CODE_AND_NAME, amount("last-year", 14), amount("total"), amount("basic"), amount("project"), amount("change"),
    { axis: "main", role: "change-rate", width: 10, content: "percent" },
  ],
  body: ACROSS, orientation: "landscape",
};

const generalBasicExpenditure: TableLayout = {
  ...COMMON, table: "general-basic-expenditure", sheet: "一般公共预算基本支出表", title: "{body}一般公共预算基本支出表",
  header: [
    cell(0, 0, "部门预算支出经济分类科目", 1, 2), cell(1, 0, "科目编码"), cell(1, 1, "科目名称"),
    cell(0, 2, "本年一般公共预算基本支出", 1, 3), cell(1, 2, "合计"), cell(1, 3, "人员经费"), cell(1, 4, "公用经费"),
  ],
  headerRows: 2,
  columns: [...CODE_AND_NAME, amount("total"), amount("personnel"), amount("operating")],
  body: CLASSIFIED, orientation: "portrait",
};

const threePublicExpenses: TableLayout = {
  ...COMMON, table: "three-public-expenses", sheet: "一般公共预算“三公”经费支出表", title: "{body}一般公共预算“三公”经费支出表",
  header: [
    cell(0, 0, "“三公”经费合计", 2), cell(0, 1, "因公出国(境)费", 2), cell(0, 2, "公务用车购置及运行费", 1, 3),
    cell(1, 2, "小计"), cell(1, 3, "公务用车购置费"), cell(1, 4, "公务用车运行费"), cell(0, 5, "公务接待费", 2),
  ],
  headerRows: 2,
  columns: ["total", "overseas", "vehicles", "vehicle-purchase", "vehicle-running", "reception"].map((role) => amount(role, 17)),
  body: { kind: "oneRow" }, orientation: "landscape", frozenColumns: 0,
};

function fundExpenditure(table: TableLayout["table"], fund: string): TableLayout {
  return {
    ...COMMON, table, sheet: `${fund}支出表`, title: `{body}${fund}支出表`,
    header: [
      cell(0, 0, "科目编码", 2), cell(0, 1, "科目名称", 2), cell(0, 2, `本年${fund}支出`, 1, 3),
      cell(1, 2, "合计"), cell(1, 3, "基本支出"), cell(1, 4, "项目支出"),
    ],
    headerRows: 2,
    columns: [...CODE_AND_NAME, amount("total"), amount("basic"), amount("project")],
    body: { ...CLASSIFIED, preparedRows: FEW_ROWS }, orientation: "portrait", emptyNote: `注：本单位没有使用${fund}拨款安排的支出，故本表无数据。`,
  };
}

/** The nine tables that every department of the country prints, in the order of the disclosure. */
export const LAYOUTS: readonly TableLayout[] = [
  balance, revenue, expenditure, appropriationBalance, generalExpenditure, generalBasicExpenditure, threePublicExpenses,
  fundExpenditure("government-fund-expenditure", "政府性基金预算"), fundExpenditure("state-capital-expenditure", "国有资本经营预算"),
];
