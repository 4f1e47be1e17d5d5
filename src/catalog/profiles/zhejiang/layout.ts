import { CARRY_OVER_SOURCES, SOURCES } from "../../sources";
import type { LayoutColumn, TableLayout } from "../../../model/profile";
import { amountColumn as amount, BLANK_ZERO, CLASSIFIED_ROWS, CLASSIFIED_ROWS_ACROSS, CODE_AND_NAME, FEW_ROWS, headerCell as cell, PRINTED_ZERO, PROJECT_ROWS, UNIT_ROWS } from "../layouts";

const UNIT: LayoutColumn = { axis: "main", role: "unitName", width: 44, content: "name" };

/** "**" under each column of names, then 1, 2, 3 … */
function numberRow(names: number, amounts: number): readonly string[] {
  return [...Array.from({ length: names }, () => "**"), ...Array.from({ length: amounts }, (_, index) => String(index + 1))];
}

function emptyNote(fund: string): string {
  return `注：本单位没有${fund}预算拨款安排的支出，故本表无数据。`;
}

const CLASSIFIED = { kind: "classified", totalLabel: "合计", totalAt: "top", preparedRows: CLASSIFIED_ROWS } as const;
const ACROSS = { ...CLASSIFIED, preparedRows: CLASSIFIED_ROWS_ACROSS } as const;
const FEW = { ...CLASSIFIED, preparedRows: FEW_ROWS } as const;

const revenue: TableLayout = {
  table: "revenue", sheet: "收入预算总表", title: "{body}收入预算总表",
  header: [
    cell(0, 0, "单位名称", 2), cell(0, 1, "总计", 2),
    cell(0, 2, "本年收入", 1, SOURCES.length + 1), cell(1, 2, "小计"),
    ...SOURCES.map((source, index) => cell(1, 3 + index, source.label)),
    cell(0, 3 + SOURCES.length, "上年结转结余", 1, CARRY_OVER_SOURCES.length + 1), cell(1, 3 + SOURCES.length, "小计"),
    ...CARRY_OVER_SOURCES.map((source, index) => cell(1, 4 + SOURCES.length + index, source.label)),
  ],
  headerRows: 2, numberRow: numberRow(1, 3 + SOURCES.length + CARRY_OVER_SOURCES.length),
  columns: [
    { ...UNIT, width: 32 }, amount("total"), amount("current"), ...SOURCES.map((source) => amount(`current.${source.id}`, 11)),
    amount("carry-over"), ...CARRY_OVER_SOURCES.map((source) => amount(`carry-over.${source.id}`, 11)),
  ],
  body: { kind: "units", totalLabel: "合计", preparedRows: UNIT_ROWS },
  amountFormat: BLANK_ZERO, orientation: "landscape", frozenColumns: 1, emptyNote: null, unit: null,
};

const expenditure: TableLayout = {
  table: "expenditure", sheet: "支出预算总表", title: "{body}支出预算总表",
  header: [
    cell(0, 0, "科目编码", 2), cell(0, 1, "科目名称", 2), cell(0, 2, "总计", 2), cell(0, 3, "基本支出", 1, 2),
    cell(1, 3, "人员支出"), cell(1, 4, "公用经费"), cell(0, 5, "项目支出", 2), cell(0, 6, "事业单位经营支出", 2),
    cell(0, 7, "上缴上级支出", 2), cell(0, 8, "对附属单位补助支出", 2),
  ],
  headerRows: 2, numberRow: numberRow(2, 7),
  columns: [
    ...CODE_AND_NAME, amount("total"), amount("personnel"), amount("operating"), amount("project"), amount("business"),
    amount("to-superior"), amount("to-affiliates"),
  ],
  body: ACROSS, amountFormat: BLANK_ZERO, orientation: "landscape", frozenColumns: 2, emptyNote: null, unit: null,
};

const generalExpenditure: TableLayout = {
  table: "general-expenditure", sheet: "一般公共预算支出表", title: "{body}一般公共预算支出表",
  header: [
    cell(0, 0, "科目编码", 2), cell(0, 1, "科目名称", 2), cell(0, 2, "合 计", 2), cell(0, 3, "基本支出", 1, 3),
    cell(1, 3, "小计"), cell(1, 4, "人员经费"), cell(1, 5, "公用经费"), cell(0, 6, "项目支出", 2),
  ],
  headerRows: 2, numberRow: numberRow(2, 5),
  columns: [...CODE_AND_NAME, amount("total"), amount("basic"), amount("personnel"), amount("operating"), amount("project")],
  body: ACROSS, amountFormat: BLANK_ZERO, orientation: "landscape", frozenColumns: 2, emptyNote: null, unit: null,
};

const generalBasicExpenditure: TableLayout = {
  table: "general-basic-expenditure", sheet: "一般公共预算基本支出表", title: "{body}一般公共预算基本支出表",
  header: [
    cell(0, 0, "经济分类科目", 1, 2), cell(0, 2, "本年一般公共预算基本支出", 1, 3), cell(1, 0, "科目编码"), cell(1, 1, "科目名称"),
    cell(1, 2, "合计"), cell(1, 3, "人员经费"), cell(1, 4, "公用经费"),
  ],
  headerRows: 2, numberRow: numberRow(2, 3),
  columns: [...CODE_AND_NAME, amount("total"), amount("personnel"), amount("operating")],
  body: CLASSIFIED, amountFormat: BLANK_ZERO, orientation: "portrait", frozenColumns: 2, emptyNote: null, unit: null,
};

const threePublicExpenses: TableLayout = {
  table: "three-public-expenses", sheet: "一般公共预算“三公”经费支出表", title: "{body}一般公共预算“三公”经费支出表",
  header: [
    cell(0, 0, "单位名称", 2), cell(0, 1, "“三公”经费合计", 2), cell(0, 2, "因公出国(境)费用", 2),
    cell(0, 3, "公务用车购置及运行费", 1, 3), cell(1, 3, "小计"), cell(1, 4, "公务用车购置费"), cell(1, 5, "公务用车运行维护费"),
    cell(0, 6, "公务接待费", 2),
  ],
  headerRows: 2, numberRow: numberRow(1, 6),
  columns: [
    UNIT, amount("total"), amount("overseas"), amount("vehicles"), amount("vehicle-purchase"), amount("vehicle-running"),
    amount("reception"),
  ],
  body: { kind: "departmentOnly", totalLabel: "合计", preparedRows: UNIT_ROWS },
  amountFormat: PRINTED_ZERO, orientation: "landscape", frozenColumns: 1, emptyNote: null, unit: null,
};

const governmentFundExpenditure: TableLayout = {
  table: "government-fund-expenditure", sheet: "政府性基金预算支出表", title: "{body}政府性基金预算支出表",
  header: [
    cell(0, 0, "科目编码", 2), cell(0, 1, "科目名称", 2), cell(0, 2, "本年政府性基金预算支出", 1, 3),
    cell(1, 2, "合 计"), cell(1, 3, "基本支出"), cell(1, 4, "项目支出"),
  ],
  headerRows: 2, numberRow: numberRow(2, 3),
  columns: [...CODE_AND_NAME, amount("total"), amount("basic"), amount("project")],
  body: FEW, amountFormat: PRINTED_ZERO, orientation: "portrait", frozenColumns: 2, emptyNote: emptyNote("政府性基金"), unit: null,
};

const stateCapitalExpenditure: TableLayout = {
  table: "state-capital-expenditure", sheet: "国有资本经营预算支出表", title: "{body}国有资本经营预算支出表",
  header: [cell(0, 0, "科目编码"), cell(0, 1, "科目名称"), cell(0, 2, "项目支出")],
  headerRows: 1, numberRow: numberRow(2, 1),
  columns: [...CODE_AND_NAME, amount("project", 16)],
  body: FEW, amountFormat: PRINTED_ZERO, orientation: "portrait", frozenColumns: 2, emptyNote: emptyNote("国有资本经营"), unit: null,
};

const projectExpenditure: TableLayout = {
  table: "project-expenditure", sheet: "项目支出预算表", title: "{body}项目支出预算表",
  header: ["单位名称", "项目名称", "总计", "一般公共预算", "政府性基金", "国有资本经营预算", "财政专户管理资金", "单位资金"]
    .map((text, column) => cell(0, column, text)),
  headerRows: 1, numberRow: numberRow(2, 6),
  columns: [
    { ...UNIT, width: 36 }, { axis: "main", role: "project", width: 32, content: "name" }, amount("total"),
    amount("general-public-budget"), amount("government-fund"), amount("state-capital"), amount("special-account"), amount("unit-funds"),
  ],
  body: { kind: "projects", totalLabel: "合计", totalColumn: 1, preparedRows: PROJECT_ROWS },
  amountFormat: BLANK_ZERO, orientation: "landscape", frozenColumns: 2, emptyNote: null, unit: null,
};

const keyProjectExpenditure: TableLayout = {
  table: "key-project-expenditure", sheet: "重点项目支出预算表", title: "{body}预算财政拨款重点项目支出预算表",
  header: ["单位代码", "单位名称", "一级项目名称", "财政拨款金额", "绩效目标"].map((text, column) => cell(0, column, text)),
  headerRows: 1, numberRow: ["**", "**", "**", "**", "**"],
  columns: [
    { axis: "main", role: "unitCode", width: 11, content: "code" }, { ...UNIT, width: 30 },
    { axis: "main", role: "project", width: 26, content: "name" }, amount("amount"),
    { axis: "main", role: "target", width: 70, content: "text" },
  ],
  body: { kind: "projects", totalLabel: "合计", totalColumn: 0, preparedRows: PROJECT_ROWS },
  amountFormat: BLANK_ZERO, orientation: "landscape", frozenColumns: 3, emptyNote: null, unit: null,
};

/** The nine tables with one axis of rows, as the province prescribes them. */
export const LAYOUTS: readonly TableLayout[] = [
  revenue, expenditure, generalExpenditure, generalBasicExpenditure, threePublicExpenses, governmentFundExpenditure,
  stateCapitalExpenditure, projectExpenditure, keyProjectExpenditure,
];
