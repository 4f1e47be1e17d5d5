import type { ColumnSpec, TableSpec } from "../types";
import type { RowPattern, TieRelation } from "../relationTypes";
import { RELATION_RULES } from "../relationRules";
import { cells, eachCode, sumOfChildren, sumOfClasses, sumOfColumns, sumOfLines, sumOfListedLines, tie } from "../relations";
import { FISCAL_FUNDS, FUND_TABLES, FUNDS } from "../sources";
import { CARRIED_LINES, carriedWords, EXPENDITURE_TOTAL_LINES, INCOME_TOTAL_LINES, SOURCE_LINES, USE_LINES, USES } from "./balance";

const FISCAL_LINES = SOURCE_LINES.filter((line) => line.id === "fiscal-appropriation" || FISCAL_FUNDS.includes(line.id));

const CARRIED_FUNDS = CARRIED_LINES.filter((line) => FISCAL_FUNDS.some((id) => line.id === `carry-over-in.${id}`));

/** Beside the appropriation's lines what was left over of it may be named by it: "财政拨款结转". */
const INCOME_TOTALS = INCOME_TOTAL_LINES.map((line) => (line.id === "carry-over-in" ? { ...line, words: [...line.words, ...carriedWords(["财政拨款", "上年财政拨款"])] } : line));

const EXPENDITURE_COLUMNS: readonly ColumnSpec[] = [
  { role: "line", content: "name", label: "项目", words: ["项目", "支出项目", "支出功能分类", "功能分类科目", "功能分类", "支出"] },
  { role: "amount", content: "amount", label: "预算数", words: ["预算数", "合计", "预算", "金额", "本年预算", "当年拨款"], parts: [...FISCAL_FUNDS, "carry-over"] },
  ...FISCAL_LINES.filter((line) => line.id !== "fiscal-appropriation").map((line): ColumnSpec => ({
    role: line.id, content: "amount", label: line.label, words: line.words,
  })),
  { role: "carry-over", content: "amount", label: "上年财政拨款结转", words: ["上年财政拨款资金结转", "上年财政拨款结转", "上年财政拨款结转结余", "上年结转", "上年结转结余", "上年结转资金"] },
];

/** What a fund pays of money carried over, where the layout prints that in a column of its own: of which fund it is, nobody says. */
function carriedBeside(row: string | RowPattern): Pick<TieRelation, "perhaps" | "within"> {
  const carried = cells("appropriation-balance", row, "carry-over", "expenditure");
  return { perhaps: [carried], within: [carried] };
}

/** 部门财政拨款收支预算总表: the three fiscal funds against what they pay for. */
export const appropriationBalance: TableSpec = {
  id: "appropriation-balance",
  title: "部门财政拨款收支预算总表",
  titleWords: [["财政拨款", "收支"]],
  titleWithout: [],
  axes: [
    {
      id: "income", rows: { lines: [...FISCAL_LINES, ...INCOME_TOTALS, ...CARRIED_FUNDS] },
      columns: [
        { role: "line", content: "name", label: "项目", words: ["项目", "收入项目", "收入"] },
        { role: "amount", content: "amount", label: "预算数", words: ["预算数", "预算", "金额", "本年预算", "当年拨款", "合计"] },
      ],
    },
    {
      id: "expenditure",
      rows: { classified: { classification: "functional", byNameOnly: true }, lines: [...EXPENDITURE_TOTAL_LINES, ...USE_LINES] },
      columns: EXPENDITURE_COLUMNS,
    },
  ],
  relations: [
    ...FISCAL_FUNDS.map((id) =>
      tie(`appropriation-balance/income/${id}=balance`, RELATION_RULES.appropriationIncome,
        cells("appropriation-balance", id, "amount", "income"), [cells("balance", id, "amount", "income")], { derives: true })),
    tie("appropriation-balance/income/fiscal-appropriation=balance", RELATION_RULES.appropriationIncome,
      cells("appropriation-balance", "fiscal-appropriation", "amount", "income"), [cells("balance", "fiscal-appropriation", "amount", "income")]),
    sumOfLines("appropriation-balance", "income", "fiscal-appropriation", FISCAL_FUNDS),
    sumOfLines("appropriation-balance", "income", "current-revenue-total", ["fiscal-appropriation"]),
    sumOfLines("appropriation-balance", "income", "revenue-grand-total", ["current-revenue-total", "carry-over-in"]),
    sumOfListedLines("appropriation-balance", "income", "carry-over-in", CARRIED_FUNDS.map((line) => line.id)),
    tie("appropriation-balance/expenditure/codes=funds", RELATION_RULES.appropriationExpenditure,
      cells("appropriation-balance", eachCode, "amount", "expenditure"),
      FUND_TABLES.map((table) => cells(table, eachCode, "total")), { derives: true, ofOneMoney: true }),
    ...FUNDS.flatMap(({ id, table }) => [
        tie(`appropriation-balance/expenditure/codes.${id}=${table}`, RELATION_RULES.appropriationExpenditure,
          cells("appropriation-balance", eachCode, id, "expenditure"), [cells(table, eachCode, "total")], { derives: true, ofOneMoney: true, ...carriedBeside(eachCode) }),
        tie(`appropriation-balance/expenditure/total.${id}=${table}`, RELATION_RULES.appropriationExpenditure,
          cells("appropriation-balance", "current-expenditure-total", id, "expenditure"), [cells(table, "total", "total")], { ofOneMoney: true, ...carriedBeside("current-expenditure-total") }),
    ]),
    sumOfChildren("appropriation-balance", "expenditure"),
    sumOfColumns("appropriation-balance", "expenditure"),
    sumOfClasses("appropriation-balance", "expenditure", "current-expenditure-total"),
    sumOfLines("appropriation-balance", "expenditure", "expenditure-grand-total", ["current-expenditure-total", "carry-over-out", "surplus-distribution"]),
    // Layouts that list the uses alone: those of basic expenditure follow, of projects and reserves only this table tells them.
    tie("appropriation-balance/expenditure/use.basic=appropriation-basic-expenditure", RELATION_RULES.basicEconomic,
      cells("appropriation-balance", "use.basic", "amount", "expenditure"), [cells("appropriation-basic-expenditure", "total", "total")], { derives: true }),
    sumOfListedLines("appropriation-balance", "expenditure", "current-expenditure-total", USES, ["use.basic", "use.project"]),
    { ...sumOfListedLines("appropriation-balance", "expenditure", "expenditure-grand-total", USES, ["use.basic", "use.project"], ["current-expenditure-total", "carry-over-out"]), derives: true },
    tie("appropriation-balance/expenditure/total=appropriation-expenditure", RELATION_RULES.appropriationExpenditure,
      cells("appropriation-balance", "current-expenditure-total", "amount", "expenditure"), [cells("appropriation-expenditure", "total", "total")]),
    tie("appropriation-balance/expenditure/total=funds", RELATION_RULES.appropriationExpenditure,
      cells("appropriation-balance", "current-expenditure-total", "amount", "expenditure"),
      FUND_TABLES.map((table) => cells(table, "total", "total")), { ofOneMoney: true }),
    tie("appropriation-balance/grand-totals", RELATION_RULES.incomeExpenditure,
      cells("appropriation-balance", "revenue-grand-total", "amount", "income"),
      [cells("appropriation-balance", "expenditure-grand-total", "amount", "expenditure")]),
  ],
};
