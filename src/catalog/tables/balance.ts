import type { ColumnSpec, LineSpec, TableSpec } from "../types";
import { RELATION_RULES } from "../relationRules";
import { cells, eachCode, sumOfChildren, sumOfClasses, sumOfColumns, sumOfLines, sumOfListedLines, tie } from "../relations";
import { CARRY_OVER_SOURCES, FISCAL_FUNDS, FUNDS, SOURCES } from "../sources";

/** The names of a fund with every way to say that it is money which is granted: 政府性基金拨款, 政府性基金预算财政拨款收入. */
export function granted(...names: readonly string[]): readonly string[] {
  return names.flatMap((name) => ["", "资金", "收入", "拨款", "拨款收入", "财政拨款", "财政拨款收入", "当年拨款", "当年拨款收入"].map((money) => name + money));
}

/** Lines of the income side that name sources; each label also occurs with 收入 or 资金 behind it. */
export const SOURCE_LINES: readonly LineSpec[] = [
  { id: "fiscal-appropriation", label: "财政拨款", words: ["财政拨款", "财政拨款收入", "财政拨款预算收入"] },
  { id: "general-public-budget", label: "一般公共预算", words: granted("一般公共预算") },
  { id: "government-fund", label: "政府性基金预算", words: granted("政府性基金预算", "政府性基金", "基金预算") },
  { id: "state-capital", label: "国有资本经营预算", words: granted("国有资本经营预算", "国有资本经营") },
  { id: "special-account", label: "财政专户管理资金", words: ["财政专户管理资金", "财政专户管理资金收入", "专户资金", "财政专户资金", "财政专户管理的资金", "教育收费资金", "财政专户拨款"] },
  { id: "institutional-revenue", label: "事业收入", words: ["事业收入", "事业收入不含专户资金", "事业预算收入", "事业单位事业收入"] },
  { id: "business-revenue", label: "事业单位经营收入", words: ["事业单位经营收入", "经营收入", "经营预算收入", "事业单位经营服务收入"] },
  { id: "superior-subsidy", label: "上级补助收入", words: ["上级补助收入", "上级单位补助收入", "上级补助预算收入"] },
  { id: "affiliate-payment", label: "附属单位上缴收入", words: ["附属单位上缴收入", "附属单位上缴预算收入", "附属单位缴款", "下级单位上缴收入"] },
  { id: "other-revenue", label: "其他收入", words: ["其他收入", "其他预算收入"] },
  { id: "unit-funds", label: "单位资金", words: ["单位资金", "单位资金收入", "其他资金", "自有资金"] },
  { id: "institution-fund", label: "用事业基金弥补收支差额", words: ["用事业基金弥补收支差额", "使用非财政拨款结余", "动用非财政拨款结余", "用非财政拨款结余弥补收支差额"] },
];

/** What was carried over from last year, by kind of money; such lines stand below 上年结转 and are named like the sources. */
export const CARRIED_LINES: readonly LineSpec[] = CARRY_OVER_SOURCES.map(({ id, label }): LineSpec => ({
  id: `carry-over-in.${id}`, label: `上年结转 ${label}`, under: "carry-over-in",
  words: id === "unit-funds" ? ["单位资金", "单位资金结转结余", "非财政拨款", "其他资金"] : SOURCE_LINES.find((line) => line.id === id)?.words ?? [],
}));

/** Total of the department's own budget, above its sources or uses, in layouts that number it 一、部门预算. */
const DEPARTMENT_BUDGET: LineSpec = { id: "department-budget", label: "部门预算", words: ["部门预算"] };

/** What is carried from one year into the next, as layouts word it: "上年结转", "年初财政拨款结转和结余". */
export function carriedWords(times: readonly string[]): readonly string[] {
  return times.flatMap((time) => ["结转结余", "结转", "结余结转", "结余", "结转和结余", "结转与结余", "结转及结余"].map((money) => time + money));
}

/** Lines below the sources, on the income side. */
export const INCOME_TOTAL_LINES: readonly LineSpec[] = [
  { id: "current-revenue-total", label: "本年收入合计", words: ["本年收入合计", "本年收入小计", "本年预算收入合计", "当年收入合计", "当年收入小计", "本年收入", "当年收入"] },
  { id: "carry-over-in", label: "上年结转结余", words: [...carriedWords(["上年", "年初", "年初财政拨款", "以前年度"]), "上年结转资金", "上年实户资金余额"] },
  { id: "revenue-grand-total", label: "收入总计", words: ["收入总计", "收入合计", "收入预算总计", "总计", "合计", "收入"] },
];

/** Lines below the classes, on the expenditure side. */
export const EXPENDITURE_TOTAL_LINES: readonly LineSpec[] = [
  { id: "current-expenditure-total", label: "本年支出合计", words: ["本年支出合计", "本年支出小计", "本年预算支出合计", "当年支出合计", "当年支出小计", "本年支出", "当年支出"] },
  { id: "carry-over-out", label: "年终结转结余", words: [...carriedWords(["年终", "年末", "年末财政拨款"]), "结转下年", "结转下年资金", "结转下年支出", "结转结余", "结转下年结余", "未安排支出的实户资金"] },
  { id: "surplus-distribution", label: "事业单位结余分配", words: ["事业单位结余分配", "结余分配", "转入事业基金"] },
  { id: "expenditure-grand-total", label: "支出总计", words: ["支出总计", "支出合计", "支出预算总计", "总计", "合计", "支出"] },
];

/** Lines of layouts that list expenditure by use. */
export const USE_LINES: readonly LineSpec[] = [
  { id: "use.basic", label: "基本支出", words: ["基本支出", "人员经费和公用经费支出"] },
  { id: "use.personnel", label: "人员经费", words: ["人员经费", "人员支出", "基本支出—人员经费"] },
  { id: "use.operating", label: "公用经费", words: ["公用经费", "日常公用经费", "公用支出", "日常公用支出"] },
  { id: "use.project", label: "项目支出", words: ["项目支出", "专项业务经费支出"] },
  { id: "use.reserve", label: "单位预留机动经费", words: ["单位预留机动经费", "预留机动经费"] },
  { id: "use.business", label: "事业单位经营支出", words: ["事业单位经营支出", "经营支出"] },
  { id: "use.to-superior", label: "上缴上级支出", words: ["上缴上级支出", "上缴上级"] },
  { id: "use.to-affiliates", label: "对附属单位补助支出", words: ["对附属单位补助支出", "对下级单位补助支出", "附属单位补助支出"] },
];
/** The uses that make up all expenditure. */
export const USES = ["use.basic", "use.project", "use.reserve", "use.business", "use.to-superior", "use.to-affiliates"];

/** The lines of uses, each with the column of the expenditure table that it sums up. */
const USES_OF_EXPENDITURE = [
  ["use.basic", "basic"], ["use.personnel", "personnel"], ["use.operating", "operating"], ["use.project", "project"], ["use.reserve", "reserve"],
  ["use.business", "business"], ["use.to-superior", "to-superior"], ["use.to-affiliates", "to-affiliates"],
] as const;

/**
 * Layouts whose income table has no column for what was carried over count it in with the funds that it came from, and need not say with which.
 * Source: 收入总体情况表 of Guangdong, whose 总计 is the 收入总计 of the balance.
 */
const CARRIED_OVER = cells("balance", "carry-over-in", "amount", "income");
const CARRIED_IN_SOURCES = { perhaps: [CARRIED_OVER], within: [CARRIED_OVER], unless: [cells("revenue", "total", "carry-over")] };

/** The two amount columns that each side may split (unit tables of Shanghai split uses; appropriation balances split funds). */
const INCOME_COLUMNS: readonly ColumnSpec[] = [
  { role: "line", content: "name", label: "项目", words: ["项目", "收入项目", "收入"] },
  { role: "amount", content: "amount", label: "预算数", words: ["预算数", "预算", "金额", "本年预算", "合计"] },
];

const EXPENDITURE_COLUMNS: readonly ColumnSpec[] = [
  { role: "line", content: "name", label: "项目", words: ["项目", "支出项目", "支出功能分类", "功能分类科目", "功能分类", "功能科目名称", "支出"] },
  { role: "amount", content: "amount", label: "预算数", words: ["预算数", "合计", "预算", "金额", "本年预算"], parts: ["basic", "project"] },
  { role: "basic", content: "amount", label: "基本支出", words: ["基本支出", "小计"], under: ["基本支出"], parts: ["personnel", "operating"] },
  { role: "personnel", content: "amount", label: "人员经费", words: ["人员经费", "人员支出"] },
  { role: "operating", content: "amount", label: "公用经费", words: ["公用经费", "日常公用"] },
  { role: "project", content: "amount", label: "项目支出", words: ["项目支出"] },
];

/** What 单位资金 sums up where a layout prints it: every source that is neither the treasury's nor on its special account. */
const UNIT_SOURCES = SOURCES.filter(({ id, fiscal }) => !fiscal && id !== "special-account").map(({ id }) => id);
const CURRENT_SOURCES = ["fiscal-appropriation", "special-account", "unit-funds"];

/** 使用非财政拨款结余 stands among the sources of the year, or below their total beside 上年结转. */
const INSTITUTION_FUND = { line: "institution-fund", inner: "current-revenue-total", outer: "revenue-grand-total" } as const;

/** 部门收支预算总表: all income by source against all expenditure by function. */
export const balance: TableSpec = {
  id: "balance",
  title: "部门收支预算总表",
  titleWords: [["收支", "总表"], ["收支总体"], ["收支预算总体"], ["收支预算表"], ["收支情况表"], ["收支表"]],
  titleWithout: ["财政拨款", "一般公共预算", "政府性基金", "国有资本", "专户"],
  axes: [
    { id: "income", rows: { lines: [...SOURCE_LINES, DEPARTMENT_BUDGET, ...INCOME_TOTAL_LINES, ...CARRIED_LINES] }, columns: INCOME_COLUMNS },
    {
      id: "expenditure",
      rows: { classified: { classification: "functional", byNameOnly: true }, lines: [...EXPENDITURE_TOTAL_LINES, DEPARTMENT_BUDGET, ...USE_LINES] },
      columns: EXPENDITURE_COLUMNS,
    },
    {
      id: "economic", optional: true,
      rows: { classified: { classification: "economic", byNameOnly: true }, lines: [...EXPENDITURE_TOTAL_LINES, DEPARTMENT_BUDGET, ...USE_LINES] },
      columns: [
        { role: "line", content: "name", label: "项目", words: ["项目", "支出项目", "支出经济分类", "经济分类科目", "经济分类", "经济科目", "支出"] },
        { role: "amount", content: "amount", label: "预算数", words: ["预算数", "合计", "预算", "金额", "本年预算"] },
      ],
    },
  ],
  relations: [
    ...SOURCES.map((source) =>
      tie(`balance/income/${source.id}=revenue`, RELATION_RULES.balanceRevenue,
        cells("balance", source.id, "amount", "income"), [cells("revenue", "total", `current.${source.id}`)], { derives: true, ...CARRIED_IN_SOURCES })),
    tie("balance/income/fiscal-appropriation=revenue", RELATION_RULES.balanceRevenue,
      cells("balance", "fiscal-appropriation", "amount", "income"), [cells("revenue", "total", "fiscal-appropriation")], CARRIED_IN_SOURCES),
    tie("balance/income/carry-over-in=revenue", RELATION_RULES.balanceRevenue,
      cells("balance", "carry-over-in", "amount", "income"), [cells("revenue", "total", "carry-over")], { derives: true }),
    // Where nothing is carried over, what a fund brings in is what its table pays out; the income table need not tell the funds apart.
    ...FUNDS.map(({ id, table }) =>
      tie(`balance/income/${id}=${table}`, RELATION_RULES.fundBalance,
        cells("balance", id, "amount", "income"), [cells(table, "total", "total")], { when: "noCarryOver", derives: true })),
    tie("balance/income/unit-funds=revenue", RELATION_RULES.balanceRevenue,
      cells("balance", "unit-funds", "amount", "income"), [cells("revenue", "total", "unit-funds")], { derives: true, ...CARRIED_IN_SOURCES }),
    sumOfLines("balance", "income", "fiscal-appropriation", FISCAL_FUNDS),
    sumOfLines("balance", "income", "unit-funds", UNIT_SOURCES),
    { ...sumOfLines("balance", "income", "current-revenue-total", CURRENT_SOURCES), floating: INSTITUTION_FUND },
    sumOfListedLines("balance", "income", "department-budget", CURRENT_SOURCES, ["department-budget"]),
    { ...sumOfLines("balance", "income", "revenue-grand-total", ["current-revenue-total", "carry-over-in"]), floating: INSTITUTION_FUND },
    sumOfListedLines("balance", "income", "carry-over-in", CARRIED_LINES.map((line) => line.id)),
    ...CARRY_OVER_SOURCES.map(({ id }) =>
      tie(`balance/income/carry-over-in.${id}=revenue`, RELATION_RULES.balanceRevenue,
        cells("balance", `carry-over-in.${id}`, "amount", "income"), [cells("revenue", "total", `carry-over.${id}`)])),
    tie("balance/income/current-revenue-total=revenue", RELATION_RULES.balanceRevenue,
      cells("balance", "current-revenue-total", "amount", "income"), [cells("revenue", "total", "current")], CARRIED_IN_SOURCES),
    tie("balance/income/revenue-grand-total=revenue", RELATION_RULES.balanceRevenue,
      cells("balance", "revenue-grand-total", "amount", "income"), [cells("revenue", "total", "total")]),
    tie("balance/expenditure/codes=expenditure", RELATION_RULES.balanceExpenditure,
      cells("balance", eachCode, "amount", "expenditure"), [cells("expenditure", eachCode, "total")], { derives: true }),
    ...["basic", "personnel", "operating", "project"].map((column) =>
      tie(`balance/expenditure/codes.${column}=expenditure`, RELATION_RULES.balanceExpenditure,
        cells("balance", eachCode, column, "expenditure"), [cells("expenditure", eachCode, column)], { derives: true })),
    // Where 支出总表 prints uses alone, the classes follow from what the funds pay for.
    tie("balance/expenditure/codes=appropriation-expenditure", RELATION_RULES.balanceExpenditure,
      cells("balance", eachCode, "amount", "expenditure"), [cells("appropriation-expenditure", eachCode, "total")], { when: "fiscalOnly", derives: true }),
    tie("balance/expenditure/codes>=appropriation-expenditure", RELATION_RULES.fundsWithinExpenditure,
      cells("balance", eachCode, "amount", "expenditure"), [cells("appropriation-expenditure", eachCode, "total")], { when: "notFiscalOnly", operator: ">=" }),
    ...USES_OF_EXPENDITURE.flatMap(([line, column]) => (["expenditure", "economic"] as const).map((axis) =>
      tie(`balance/${axis}/${line}=expenditure`, RELATION_RULES.balanceExpenditure,
        cells("balance", line, "amount", axis), [cells("expenditure", "total", column)], { derives: true }))),
    tie("balance/expenditure/carry-over-out=expenditure", RELATION_RULES.balanceExpenditure,
      cells("balance", "carry-over-out", "amount", "expenditure"), [cells("expenditure", "total", "carry-over-out")], { derives: true }),
    sumOfChildren("balance", "expenditure"),
    sumOfColumns("balance", "expenditure"),
    sumOfClasses("balance", "expenditure", "current-expenditure-total"),
    sumOfLines("balance", "expenditure", "expenditure-grand-total", ["current-expenditure-total", "carry-over-out", "surplus-distribution"]),
    ...(["expenditure", "economic"] as const).flatMap((axis) => [
      sumOfListedLines("balance", axis, "current-expenditure-total", USES, ["use.basic", "use.project"]),
      sumOfListedLines("balance", axis, "department-budget", USES, ["use.basic", "use.project"]),
      sumOfListedLines("balance", axis, "use.basic", ["use.personnel", "use.operating"]),
      sumOfListedLines("balance", axis, "expenditure-grand-total", USES, ["use.basic", "use.project"], ["current-expenditure-total", "carry-over-out"]),
    ]),
    sumOfClasses("balance", "expenditure", "department-budget"),
    sumOfChildren("balance", "economic", false),
    { ...sumOfClasses("balance", "economic", "current-expenditure-total"), derives: false },
    { ...sumOfLines("balance", "economic", "expenditure-grand-total", ["current-expenditure-total", "carry-over-out", "surplus-distribution"]), derives: false },
    ...["current-expenditure-total", "expenditure-grand-total", "carry-over-out"].map((line) =>
      tie(`balance/economic/${line}=expenditure`, RELATION_RULES.incomeExpenditure, cells("balance", line, "amount", "economic"), [cells("balance", line, "amount", "expenditure")])),
    tie("balance/expenditure/current-expenditure-total=expenditure", RELATION_RULES.balanceExpenditure,
      cells("balance", "current-expenditure-total", "amount", "expenditure"), [cells("expenditure", "total", "total")]),
    tie("balance/grand-totals", RELATION_RULES.incomeExpenditure,
      cells("balance", "revenue-grand-total", "amount", "income"), [cells("balance", "expenditure-grand-total", "amount", "expenditure")]),
  ],
};
