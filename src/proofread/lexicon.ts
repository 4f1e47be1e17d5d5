import { FUND_TABLES, FUNDS } from "../catalog/sources";
import { granted, SOURCE_LINES } from "../catalog/tables/balance";
import type { AmountFact } from "../model/sentences";
import { cell, optionalCell, sum } from "../catalog/text/pieces";

/** Words of any region for an amount, and the cells that may say it, best first. */
export interface LabelWords {
  readonly words: readonly string[];
  readonly facts: readonly AmountFact[];
}

const GRAND_INCOME = "revenue-grand-total";
const GRAND_EXPENDITURE = "expenditure-grand-total";

function fund(id: string): readonly AmountFact[] {
  return [...FUNDS.filter((each) => each.id === id).map(({ table }) => cell(table, "total")), cell("appropriation-balance", id, GRAND_EXPENDITURE, "expenditure")];
}

/** The three funds' column; an empty table counts as nothing. */
export function ofFunds(column: string): AmountFact {
  return sum(...FUND_TABLES.map((table) => cell(table, column)));
}

const FUNDS_SPENT = ofFunds("total");

function use(column: string): readonly AmountFact[] {
  return [
    cell("expenditure", column), cell("general-expenditure", column), cell("balance", column, GRAND_EXPENDITURE, "expenditure"),
    ...(column === "project" ? [] : [cell("general-basic-expenditure", column === "basic" ? "total" : column)]), ...ofEconomicClasses(column),
  ];
}

/** Personnel is what is paid under 301 and 303, operating the rest: so it is where the table has one column for both. */
function ofEconomicClasses(column: string): readonly AmountFact[] {
  const first = { personnel: "301", operating: "302" }[column];
  const rest = column === "personnel" ? ["303"] : ["307", "309", "310", "311", "312", "399"];
  return first === undefined ? [] : [sum(cell("general-basic-expenditure", "total", first), ...rest.map((code) => optionalCell("general-basic-expenditure", "total", code)))];
}

function threePublic(column: string): readonly AmountFact[] {
  return [cell("three-public-expenses", column)];
}

/** Every word with every ending. */
function each(stems: readonly string[], endings: readonly string[]): readonly string[] {
  return stems.flatMap((stem) => endings.map((ending) => stem + ending));
}

const SPENT = ["支出", "支出预算", "支出总额", "预算支出", "支出合计"];
const CARRIED = ["上年结转", "上年结转结余", "上年结转资金", "上年结余结转"];
const COST = ["", "预算", "支出", "支出预算", "经费", "预算支出", "总额"];

/** Sources by the words of the balances, wherever the words speak of income. */
const SOURCES: readonly LabelWords[] = SOURCE_LINES.filter(({ id }) => id !== "fiscal-appropriation").map(({ id, words }) => ({
  words: words.filter((word) => /收入|资金|差额|结余/.test(word)).flatMap((word) => [word, `${word}预算`]),
  facts: [cell("balance", "amount", id, "income"), cell("revenue", id === "institution-fund" ? id : `current.${id}`)],
}));

/** What each fund brings in this year and what was left over of it, told fund by fund: "一般公共预算本年收入…、上年结转…". */
const BY_FUND: readonly LabelWords[] = FUNDS.flatMap(({ id, name }): readonly LabelWords[] => [
  {
    words: each([name, `${name}拨款`, `${name}财政拨款`], ["本年收入", "当年收入", "本年收入预算", "本年拨款收入"]),
    facts: [cell("appropriation-balance", "amount", id, "income"), cell("balance", "amount", id, "income"), cell("revenue", `current.${id}`)],
  },
  {
    words: each([name], CARRIED),
    facts: [cell("appropriation-balance", "amount", `carry-over-in.${id}`, "income"), cell("balance", "amount", `carry-over-in.${id}`, "income"), optionalCell("revenue", `carry-over.${id}`)],
  },
]);

/** The labels that hold in every region; our own sentences are read by their declarations first. */
export const LABELS: readonly LabelWords[] = [
  { words: ["收支总预算", "收支预算", "收支预算总额", "收支预算总数", "收支总额", "收支总计", "收入支出总计", "收入支出预算总计", "收支预算总计", "收入支出总预算", "收入支出预算", "收入支出", "预算收支", "收支"], facts: [cell("balance", "amount", GRAND_INCOME, "income")] },
  {
    words: ["收入预算", "收入总计", "收入总预算", "收入预算总计", "收入预算总额", "总收入", "预算总收入", "收入合计", "预算收入", "预算总收入", "总收入预算", "收入总额", "全部收入"],
    facts: [cell("revenue", "total"), cell("balance", "amount", GRAND_INCOME, "income")],
  },
  {
    words: ["支出预算", "支出总计", "支出总预算", "支出预算总计", "支出预算总额", "总支出", "预算总支出", "支出合计", "预算支出", "总支出预算", "支出总额", "全部支出"],
    facts: [cell("expenditure", "total"), cell("balance", "amount", GRAND_EXPENDITURE, "expenditure")],
  },
  {
    words: ["本年收入合计", "本年收入", "本年收入预算", "当年收入", "当年收入合计", "本年预算收入"],
    facts: [cell("balance", "amount", "current-revenue-total", "income"), cell("revenue", "current"), cell("revenue", "total"), cell("balance", "amount", GRAND_INCOME, "income")],
  },
  {
    words: ["本年支出合计", "本年支出", "本年支出预算", "当年支出", "当年支出合计", "本年预算支出"],
    facts: [cell("balance", "amount", "current-expenditure-total", "expenditure"), cell("expenditure", "total"), cell("balance", "amount", GRAND_EXPENDITURE, "expenditure")],
  },
  {
    // 总计 has in it what was carried over, which the lines of the sources have not.
    words: each(["财政拨款"], ["收入总计", "收入总预算", "收入预算总计", "总收入"]),
    facts: [cell("appropriation-balance", "amount", GRAND_INCOME, "income"), cell("balance", "amount", "fiscal-appropriation", "income"), cell("revenue", "fiscal-appropriation")],
  },
  {
    words: each(["财政拨款"], ["收入", "收入预算", "预算收入"]),
    facts: [
      cell("balance", "amount", "fiscal-appropriation", "income"), cell("revenue", "fiscal-appropriation"),
      cell("appropriation-balance", "amount", GRAND_INCOME, "income"),
    ],
  },
  {
    words: ["当年拨款收入", "本年拨款收入", "当年拨款", "本年拨款", "当年财政拨款收入", "当年财政拨款", "本年财政拨款收入", "本年财政拨款"],
    facts: [cell("appropriation-balance", "amount", "current-revenue-total", "income"), cell("balance", "amount", "fiscal-appropriation", "income"), cell("revenue", "fiscal-appropriation")],
  },
  { words: ["财政拨款收支总预算", "财政拨款收支预算", "财政拨款收支总计", "财政拨款收支", "财政拨款收入支出总预算", "财政拨款收入支出预算"], facts: [cell("appropriation-balance", "amount", GRAND_INCOME, "income")] },
  {
    words: each(["财政拨款"], [...SPENT, "支出总计", "支出总预算", "支出合计"]),
    facts: [cell("appropriation-balance", "amount", GRAND_EXPENDITURE, "expenditure"), FUNDS_SPENT],
  },
  {
    words: each(["一般公共预算"], SPENT),
    facts: fund("general-public-budget"),
  },
  {
    // What is granted this year, where what was carried over is told beside it: "一般公共预算拨款支出…、上年结转支出…".
    words: each(["一般公共预算拨款", "一般公共预算财政拨款"], SPENT),
    facts: [...fund("general-public-budget"), cell("balance", "amount", "general-public-budget", "income")],
  },
  {
    // Without what was carried over, where the fund's table of expenditure holds that too.
    words: ["一般公共预算当年拨款", "一般公共预算当年财政拨款"],
    facts: [...fund("general-public-budget"), cell("balance", "amount", "general-public-budget", "income"), cell("revenue", "current.general-public-budget")],
  },
  {
    words: each(["政府性基金", "政府性基金预算", "政府性基金拨款", "政府性基金财政拨款", "政府性基金预算拨款", "政府性基金预算财政拨款"], SPENT),
    facts: [...fund("government-fund"), cell("balance", "amount", "government-fund", "income")],
  },
  {
    words: each(["国有资本经营预算", "国有资本经营预算拨款", "国有资本经营预算财政拨款", "国有资本经营"], SPENT),
    facts: [...fund("state-capital"), cell("balance", "amount", "state-capital", "income")],
  },
  {
    words: ["一般公共预算", "一般公共预算拨款", "一般公共预算财政拨款", "一般公共预算资金"],
    facts: [
      cell("balance", "amount", "general-public-budget", "income"), cell("revenue", "current.general-public-budget"), cell("appropriation-balance", "amount", "general-public-budget", "income"),
      ...fund("general-public-budget"),
    ],
  },
  {
    words: granted("政府性基金", "政府性基金预算"),
    facts: [
      cell("balance", "amount", "government-fund", "income"), cell("revenue", "current.government-fund"), cell("appropriation-balance", "amount", "government-fund", "income"),
      ...fund("government-fund"),
    ],
  },
  {
    words: granted("国有资本经营", "国有资本经营预算"),
    facts: [
      cell("balance", "amount", "state-capital", "income"), cell("revenue", "current.state-capital"), cell("appropriation-balance", "amount", "state-capital", "income"),
      ...fund("state-capital"),
    ],
  },
  { words: each(["财政拨款"], ["基本支出", "基本支出预算"]), facts: [cell("general-basic-expenditure", "total"), cell("general-expenditure", "basic"), ofFunds("basic")] },
  { words: each(["财政拨款"], ["项目支出", "项目支出预算"]), facts: [ofFunds("project"), cell("general-expenditure", "project")] },
  { words: each(["一般公共预算", "一般公共预算财政拨款", "一般公共预算拨款"], ["基本支出", "基本支出预算"]), facts: [cell("general-basic-expenditure", "total"), cell("general-expenditure", "basic")] },
  { words: each(["一般公共预算", "一般公共预算财政拨款", "一般公共预算拨款"], ["项目支出", "项目支出预算"]), facts: [cell("general-expenditure", "project")] },
  { words: ["基本支出", "基本支出预算"], facts: use("basic") },
  { words: ["项目支出", "项目支出预算"], facts: use("project") },
  { words: ["人员经费", "人员支出", "人员经费支出", "人员经费预算"], facts: use("personnel") },
  { words: ["公用经费", "日常公用经费", "日常公用支出", "日常公用经费支出", "公用支出", "公用经费支出", "公用经费预算"], facts: use("operating") },
  { words: each(CARRIED, ["", "支出", "安排的支出", "安排支出"]), facts: [cell("balance", "amount", "carry-over-in", "income"), optionalCell("revenue", "carry-over")] },
  { words: ["结转下年", "年终结转结余", "年末结转结余"], facts: [cell("balance", "amount", "carry-over-out", "expenditure")] },
  ...SOURCES,
  ...BY_FUND,
  { words: each(["三公经费", "财政拨款三公经费", "一般公共预算三公经费", "一般公共预算财政拨款三公经费"], COST), facts: threePublic("total") },
  { words: each(["因公出国（境）费", "因公出国（境）费用", "因公出国（境）", "因公出国费", "因公出国（境）经费"], COST), facts: threePublic("overseas") },
  { words: each(["公务接待费", "公务接待费用", "公务接待"], COST), facts: threePublic("reception") },
  { words: each(["公务用车购置及运行费", "公务用车购置及运行维护费", "公务用车购置和运行费", "公务用车购置和运行维护费", "公务用车购置及运行"], COST), facts: threePublic("vehicles") },
  { words: each(["公务用车购置费", "公务用车购置", "公务用车购置费用"], COST), facts: threePublic("vehicle-purchase") },
  { words: each(["公务用车运行费", "公务用车运行维护费", "公务用车运行维护", "公务用车运行费用"], COST), facts: threePublic("vehicle-running") },
  { words: each(["机关运行经费", "机关运行经费财政拨款", "财政拨款机关运行经费"], COST), facts: threePublic("office-running") },
];
