import type { ColumnSpec, TableSpec } from "../types";
import { RELATION_RULES } from "../relationRules";
import { cells, eachCode, sumOfChildren, sumOfClasses, sumOfColumns, sumOfUnits, tie } from "../relations";
import { CARRY_OVER_SOURCES, FISCAL_FUNDS, SOURCES } from "../sources";
import { SOURCE_LINES } from "./balance";
import { ROLES_IN_ROWS } from "./columns";

const CARRY_OVER_WORDS: Readonly<Record<string, readonly string[]>> = {
  "special-account": ["专户资金", "财政专户"],
  "unit-funds": ["单位资金"],
};

function wordsOfSource(id: string): readonly string[] {
  return SOURCE_LINES.find((line) => line.id === id)?.words ?? [];
}

/** What some layouts divide a source into, in rows below it. */
const DETAILS: Readonly<Record<string, readonly ColumnSpec[]>> = {
  "general-public-budget": [
    { role: "general.appropriation", content: "amount", label: "公共财政拨款（补助）资金", words: ["公共财政拨款补助资金", "公共财政拨款"], below: ["一般公共预算"] },
    { role: "general.earmarked", content: "amount", label: "专项收入", words: ["专项收入"], below: ["一般公共预算"] },
  ],
  "special-account": [
    { role: "account.tuition", content: "amount", label: "专户管理教育收费", words: ["专户管理教育收费", "教育收费"], below: ["专户"] },
    { role: "account.non-tax", content: "amount", label: "其他非税收入", words: ["其他非税收入"], below: ["专户"] },
  ],
};

const CURRENT_COLUMNS: readonly ColumnSpec[] = SOURCES.map((source) => {
  const details = DETAILS[source.id] ?? [];
  return {
    role: `current.${source.id}`, content: "amount", label: source.label, words: wordsOfSource(source.id), without: ["结转", "结余"],
    ...(details.length === 0 ? {} : { parts: details.map(({ role }) => role) }),
  };
});

const CARRIED = ["上年结转", "结转结余", "上年结余", "拨款结转"];

const CARRY_OVER_COLUMNS: readonly ColumnSpec[] = CARRY_OVER_SOURCES.map((source) => ({
  role: `carry-over.${source.id}`, content: "amount", label: `上年结转结余 ${source.label}`,
  words: CARRY_OVER_WORDS[source.id] ?? wordsOfSource(source.id), under: CARRIED,
}));

/** What was carried over from last year: the whole, fiscal and other money, and by source. */
export const CARRIED_COLUMNS: readonly ColumnSpec[] = [
  {
    role: "carry-over", content: "amount", label: "上年结转结余小计", words: ["小计", "合计", "上年结转结余", "上年结转和结余", "上年结转和结余资金", "上年结转"], under: CARRIED,
    parts: ["carry-over.fiscal", "carry-over.non-fiscal"],
  },
  {
    role: "carry-over.fiscal", content: "amount", label: "上年结转结余 财政拨款", words: ["财政拨款", "财政拨款结转", "财政拨款结转结余", "财政拨款资金"], without: ["非财政", "一般公共", "政府性", "国有"],
    under: CARRIED, parts: CARRY_OVER_SOURCES.filter((source) => source.fiscal).map((source) => `carry-over.${source.id}`),
  },
  {
    role: "carry-over.non-fiscal", content: "amount", label: "上年结转结余 非财政拨款", words: ["非财政拨款", "非财政拨款结转", "非财政拨款结转结余", "非财政拨款资金"],
    under: CARRIED, parts: CARRY_OVER_SOURCES.filter((source) => !source.fiscal).map((source) => `carry-over.${source.id}`),
  },
  ...CARRY_OVER_COLUMNS,
];

/**
 * 部门收入预算总表: income by source. Rows are units (Zhejiang) or functional codes (Shanghai, national).
 */
export const revenue: TableSpec = {
  id: "revenue",
  title: "部门收入预算总表",
  titleWords: [["收入", "总表"], ["收入预算表"], ["收入总体"], ["收入预算总体"], ["收入情况表"], ["收入表"]],
  titleWithout: ["收支", "支出", "财政拨款", "非税", "专户"],
  axes: [{
    id: "main",
    rows: { units: true, classified: { classification: "functional", byNameOnly: false } },
    columns: [
      { role: "unitCode", content: "unitCode", label: "单位代码", words: ["单位代码", "单位编码", "部门编码", "部门代码"] },
      { role: "unitName", content: "unitName", label: "单位名称", words: ["单位名称", "单位", "部门名称", "部门单位名称"], without: ["收入", "支出", "资金", "补助", "上缴"] },
      { role: "code", content: "code", label: "科目编码", words: ["科目编码", "科目代码", "编码", "代码", "类", "款", "项"], without: ["单位", "部门编码", "部门代码"] },
      { role: "name", content: "name", label: "科目名称", words: ["科目名称", "功能分类科目名称", "名称", "科目"], without: ["单位", "部门名称", "编码", "代码", "项目名称"] },
      { role: "total", content: "amount", label: "总计", words: ["总计", "合计"], parts: ["current", "carry-over", "institution-fund"] },
      {
        role: "current", content: "amount", label: "本年收入小计", words: ["小计", "合计", "本年收入合计", "本年收入"], under: ["本年收入", "当年收入"],
        parts: ["fiscal-appropriation", "current.special-account", "unit-funds"],
      },
      {
        role: "fiscal-appropriation", content: "amount", label: "财政拨款收入", words: ["财政拨款收入", "财政拨款", "财政拨款小计"],
        parts: FISCAL_FUNDS.map((id) => `current.${id}`),
      },
      ...CURRENT_COLUMNS,
      {
        role: "unit-funds", content: "amount", label: "单位资金", words: ["单位资金", "单位资金收入", "自有资金"], inRows: ["其他资金"], without: ["结转", "结余"],
        parts: [...SOURCES.filter(({ id, fiscal }) => !fiscal && id !== "special-account").map(({ id }) => `current.${id}`), "debt"],
      },
      { role: "debt", content: "amount", label: "债务资金（银行贷款）", words: ["债务资金银行贷款", "债务资金"], below: ["其他资金", "单位资金"] },
      ...Object.values(DETAILS).flat(),
      { role: "institution-fund", content: "amount", label: "用事业基金弥补收支差额", words: ["用事业基金弥补收支差额", "使用非财政拨款结余", "用非财政拨款结余"] },
      ...CARRIED_COLUMNS,
      {
        role: "carry-over.used", content: "amount", label: "动用上年结转和结余资金", words: ["动用上年结转和结余资金", "动用上年结转"], below: ["上年结转"], within: "carry-over",
      },
    ],
    rolesInRows: ROLES_IN_ROWS,
  }],
  relations: [
    sumOfColumns("revenue"),
    sumOfUnits("revenue"),
    sumOfChildren("revenue"),
    sumOfClasses("revenue"),
    tie("revenue/codes=expenditure", RELATION_RULES.revenueExpenditure,
      cells("revenue", eachCode, "total"), [cells("expenditure", eachCode, "total")], { when: "noCarryOver" }),
    tie("revenue/total=expenditure", RELATION_RULES.revenueExpenditure,
      cells("revenue", "total", "total"), [cells("expenditure", "total", "total")], { when: "noCarryOver" }),
    tie("revenue/codes.fiscal=appropriation-balance", RELATION_RULES.revenueExpenditure,
      cells("revenue", eachCode, "fiscal-appropriation"), [cells("appropriation-balance", eachCode, "amount", "expenditure")], { when: "noCarryOver" }),
  ],
};
