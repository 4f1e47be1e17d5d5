import type { HeaderCell, LayoutBody, LayoutColumn, TableLayout } from "../../../model/profile";
import { FUNDS } from "../../sources";
import { amountColumn as amount, balanceLine as line, CLASSIFIED_ROWS, CLASSIFIED_ROWS_ACROSS, FEW_ROWS, headerCell as cell } from "../layouts";

/** Thousands apart, two decimals, nothing for zero. */
const AMOUNTS = "#,##0.00;-#,##0.00;;@";

const COMMON = { numberRow: null, amountFormat: AMOUNTS, emptyNote: null, unit: null } as const;
const CLASSIFIED = { kind: "classified", totalLabel: "合计", totalAt: "bottom", preparedRows: CLASSIFIED_ROWS } as const;

const FUND_LINES = [
  line("general-public-budget", "一般公共预算资金"), line("government-fund", "政府性基金"), line("state-capital", "国有资本经营预算"),
];

/** Every source of the year; the funds of the fiscal appropriation below it. */
const BALANCE_BODY: LayoutBody = {
  kind: "lines", classes: "numbered",
  income: [
    line("fiscal-appropriation", "一、财政拨款收入"), ...FUND_LINES.map(({ id, label }, index) => line(id, `${index + 1}. ${label}`, 2)),
    line("institutional-revenue", "二、事业收入"), line("business-revenue", "三、事业单位经营收入"), line("other-revenue", "四、其他收入"),
  ],
  totals: [{ income: line("revenue-grand-total", "收入总计"), expenditure: line("expenditure-grand-total", "支出总计") }],
};

const LABEL = { role: "line", width: 28, content: "name" } as const;
const SIDE = { role: "amount", width: 18, content: "amount" } as const;
const INCOME: readonly LayoutColumn[] = [{ ...LABEL, axis: "income" }, { ...SIDE, axis: "income" }];

function spent(role: string, width = 17): LayoutColumn {
  return { axis: "expenditure", role, width, content: "amount" };
}

/** All income against expenditure by class; a department prints what each class costs. */
const departmentBalance: TableLayout = {
  ...COMMON, table: "balance", scope: "department", sheet: "财务收支预算总表", title: "{body}财务收支预算总表",
  header: [cell(0, 0, "本年收入", 1, 2), cell(0, 2, "本年支出", 1, 2), ...["项目", "预算数", "项目", "预算数"].map((text, column) => cell(1, column, text))],
  headerRows: 2, columns: [...INCOME, { ...LABEL, axis: "expenditure", width: 34 }, { ...SIDE, axis: "expenditure" }],
  body: BALANCE_BODY, orientation: "portrait", frozenColumns: 0,
};

/** A unit prints how much of each class goes to staff, to running it and to projects. */
const unitBalance: TableLayout = {
  ...COMMON, table: "balance", scope: "unit", sheet: "财务收支预算总表", title: "{body}财务收支预算总表",
  header: [
    cell(0, 0, "本年收入", 1, 2), cell(0, 2, "本年支出", 1, 5), cell(1, 0, "项目", 3), cell(1, 1, "预算数", 3), cell(1, 2, "项目", 3),
    cell(1, 3, "预算数", 1, 4), cell(2, 3, "合计", 2), cell(2, 4, "基本支出", 1, 2), cell(2, 6, "项目支出", 2), cell(3, 4, "人员经费"), cell(3, 5, "公用经费"),
  ],
  headerRows: 4, columns: [...INCOME, { ...LABEL, axis: "expenditure", width: 32 }, spent("amount"), spent("personnel"), spent("operating"), spent("project")],
  body: BALANCE_BODY, orientation: "landscape", frozenColumns: 0,
};

const FUNCTIONAL: readonly LayoutColumn[] = [
  ...[6, 5, 5].map((width): LayoutColumn => ({ axis: "main", role: "code", width, content: "code" })),
  { axis: "main", role: "name", width: 36, content: "name" },
];

/** 功能分类科目编码 over 类, 款 and 项; what the columns behind the names say, under one heading. */
function functionalHeader(group: string, columns: readonly string[]): readonly HeaderCell[] {
  return [
    cell(0, 0, "项目", 1, 4), cell(0, 4, group, 1, columns.length), cell(1, 0, "功能分类科目编码", 1, 3), cell(1, 3, "功能分类科目名称", 2),
    ...["类", "款", "项"].map((text, column) => cell(2, column, text)), ...columns.map((text, column) => cell(1, 4 + column, text, 2)),
  ];
}

const BY_CODE = { ...COMMON, headerRows: 3, body: CLASSIFIED, frozenColumns: 4 } as const;

const revenue: TableLayout = {
  ...BY_CODE, table: "revenue", sheet: "收入预算总表", title: "{body}收入预算总表",
  header: functionalHeader("收入预算", ["合计", "财政拨款收入", "事业收入", "事业单位经营收入", "其他收入"]),
  columns: [...FUNCTIONAL, ...["total", "fiscal-appropriation", "current.institutional-revenue", "current.business-revenue", "current.other-revenue"].map((role) => amount(role, 17))],
  orientation: "landscape", body: { ...CLASSIFIED, preparedRows: CLASSIFIED_ROWS_ACROSS },
};

const USES = ["total", "basic", "project"].map((role) => amount(role, 17));
const USE_NAMES = ["合计", "基本支出", "项目支出"];

const expenditure: TableLayout = {
  ...BY_CODE, table: "expenditure", sheet: "支出预算总表", title: "{body}支出预算总表",
  header: functionalHeader("支出预算", USE_NAMES), columns: [...FUNCTIONAL, ...USES], orientation: "portrait",
};

const appropriationBalance: TableLayout = {
  ...COMMON, table: "appropriation-balance", sheet: "财政拨款收支预算总表", title: "{body}财政拨款收支预算总表",
  header: [
    cell(0, 0, "财政拨款收入", 1, 2), cell(0, 2, "财政拨款支出", 1, 5),
    ...["项目", "预算数", "项目", "合计", "一般公共预算", "政府性基金预算", "国有资本经营预算"].map((text, column) => cell(1, column, text)),
  ],
  headerRows: 2, columns: [...INCOME, { ...LABEL, axis: "expenditure", width: 32 }, spent("amount"), ...FUNDS.map(({ id }) => spent(id))],
  body: {
    kind: "lines", classes: "numbered", income: FUND_LINES.map(({ id, label }, index) => line(id, `${"一二三".charAt(index)}、${label}`)),
    totals: [{ income: line("revenue-grand-total", "收入总计"), expenditure: line("expenditure-grand-total", "支出总计") }],
  },
  orientation: "landscape", frozenColumns: 0,
};

/** What one fund pays for. */
function fundExpenditure(table: TableLayout["table"], fund: string): TableLayout {
  return {
    ...BY_CODE, table, sheet: `${fund}支出功能分类预算表`, title: `{body}${fund}支出功能分类预算表`,
    header: functionalHeader(`${fund}支出`, USE_NAMES), columns: [...FUNCTIONAL, ...USES], orientation: "portrait",
    body: table === "general-expenditure" ? CLASSIFIED : { ...CLASSIFIED, preparedRows: FEW_ROWS },
    emptyNote: `注：本{department}{year}年无${fund}财政拨款安排的预算，故本表为空表。`,
  };
}

const generalBasicExpenditure: TableLayout = {
  ...BY_CODE, table: "general-basic-expenditure", sheet: "一般公共预算基本支出经济分类预算表", title: "{body}一般公共预算基本支出部门预算经济分类预算表",
  header: [
    cell(0, 0, "项目", 1, 3), cell(0, 3, "一般公共预算基本支出", 1, 3), cell(1, 0, "部门预算经济分类科目编码", 1, 2), cell(1, 2, "经济分类科目名称", 2),
    cell(2, 0, "类"), cell(2, 1, "款"), ...["合计", "人员经费", "公用经费"].map((text, column) => cell(1, 3 + column, text, 2)),
  ],
  columns: [
    { axis: "main", role: "code", width: 10, content: "code" }, { axis: "main", role: "code", width: 10, content: "code" },
    { axis: "main", role: "name", width: 34, content: "name" }, ...["total", "personnel", "operating"].map((role) => amount(role, 17)),
  ],
  frozenColumns: 3, orientation: "portrait",
};

/** One row: the three public expenses, reception before vehicles, and the running costs beside them; always in 万元. */
function threePublicExpenses(scope: "department" | "unit", whose: string): TableLayout {
  return {
    ...COMMON, table: "three-public-expenses", scope, sheet: "“三公”经费和机关运行经费预算表", title: `${whose}“三公”经费和机关运行经费预算表`,
    header: [
      cell(0, 0, "“三公”经费预算数", 1, 6), cell(0, 6, "机关运行经费预算数", 3), cell(1, 0, "合计", 2), cell(1, 1, "因公出国(境)费", 2), cell(1, 2, "公务接待费", 2),
      cell(1, 3, "公务用车购置及运行费", 1, 3), cell(2, 3, "小计"), cell(2, 4, "购置费"), cell(2, 5, "运行费"),
    ],
    headerRows: 3,
    columns: ["total", "overseas", "reception", "vehicles", "vehicle-purchase", "vehicle-running", "office-running"].map((role) => amount(role, 17)),
    body: { kind: "oneRow" }, orientation: "landscape", frozenColumns: 0, unit: "万元",
  };
}

/** The nine tables in the order of the disclosure; the first and the last differ for departments and units. */
export const LAYOUTS: readonly TableLayout[] = [
  departmentBalance, unitBalance, revenue, expenditure, appropriationBalance, ...FUNDS.map(({ table, name }) => fundExpenditure(table, name)),
  generalBasicExpenditure, threePublicExpenses("department", "部门"), threePublicExpenses("unit", "单位"),
];
