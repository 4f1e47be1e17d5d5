import type { TableId } from "../../model/book";
import type { FactPattern, RelationSpec } from "../relationTypes";
import type { ColumnSpec, TableSpec } from "../types";
import { RELATION_RULES } from "../relationRules";
import { cells, eachCode, sumOfChildren, sumOfClasses, sumOfColumns, tie } from "../relations";
import { FISCAL_FUNDS } from "../sources";
import { SOURCE_LINES } from "./balance";
import { CODE_AND_NAME, UNIT_COLUMNS } from "./columns";

/** How titles and headers call the government's own economic classification (5xx), beside that of departments (3xx). */
const GOVERNMENT_BOOK: readonly string[] = ["政府预算支出经济", "政府预算经济", "政府支出经济", "政府经济"];

const COLUMNS: readonly ColumnSpec[] = [
  ...UNIT_COLUMNS, ...CODE_AND_NAME,
  {
    role: "total", content: "amount", label: "合计", words: ["合计", "总计", "小计", "金额", "预算数", "财政拨款"],
    parts: [...FISCAL_FUNDS, "special-account", "unit-funds"],
  },
  ...SOURCE_LINES.filter(({ id }) => FISCAL_FUNDS.includes(id) || id === "special-account").map(({ id, label, words }): ColumnSpec => ({ role: id, content: "amount", label, words })),
  { role: "unit-funds", content: "amount", label: "单位资金", words: ["单位资金", "其他资金", "自有资金"] },
  { role: "basic", content: "amount", label: "基本支出", words: ["基本支出"] },
  { role: "project", content: "amount", label: "项目支出", words: ["项目支出"] },
];

/** Titles that are about the expenditure of one fund, or of one kind, by economic class. */
const OF_A_PART: readonly string[] = ["基本支出", "项目支出", "一般公共预算", "政府性基金", "国有资本", "三公", "绩效", "采购"];

function byClass(id: TableId, title: string, spec: Pick<TableSpec, "titleWords" | "titleWithout" | "book">, relations: readonly RelationSpec[]): TableSpec {
  return {
    id, title, regional: true, ...spec,
    axes: [{ id: "main", rows: { classified: { classification: "economic", byNameOnly: false } }, columns: COLUMNS }],
    relations: [sumOfColumns(id), sumOfChildren(id), sumOfClasses(id), ...relations],
  };
}

/** The total of all classes is that of the same expenditure by function. */
function totalOf(table: TableId, right: FactPattern): RelationSpec {
  return tie(`${table}/total=${right.table}`, RELATION_RULES.economicClass, cells(table, "total", "total"), [right]);
}

/**
 * What the classes of departments are in the government's classification, where each goes into the same ones whatever the body: what an
 * administrative body pays itself, and the same below what it gives to institutions. Source: 财预〔2017〕98号, the two books side by side.
 */
const SAME_MONEY: readonly (readonly [department: string, government: readonly string[]])[] = [["301", ["501", "50501"]], ["302", ["502", "50502"]], ["303", ["509"]]];

/** The tables of one expenditure in both books: as much in all, and the same class by class where the books are parallel. */
function bothBooks(department: TableId, government: TableId): readonly RelationSpec[] {
  return [
    tie(`${government}/total=${department}`, RELATION_RULES.economicClass, cells(government, "total", "total"), [cells(department, "total", "total")]),
    ...SAME_MONEY.map(([code, codes]) => tie(`${department}/${code}=${government}`, RELATION_RULES.economicBooks,
      cells(department, code, "total"), codes.map((each) => cells(government, each, "total")))),
  ];
}

const EXPENDITURE = cells("expenditure", "total", "total");
const APPROPRIATION = cells("appropriation-balance", "current-expenditure-total", "amount", "expenditure");

/** 支出经济分类表: all expenditure by the economic classes of departments. */
export const economicExpenditure = byClass("economic-expenditure", "部门支出经济分类表", {
  titleWords: [["支出", "经济分类"], ["支出", "经济科目"], ["分类汇总"], ["分类汇总", "部门预算支出经济分类"]], titleWithout: [...OF_A_PART, ...GOVERNMENT_BOOK, "财政拨款"],
}, [
  totalOf("economic-expenditure", EXPENDITURE),
  tie("economic-expenditure/codes>=general-basic-expenditure", RELATION_RULES.economicWithin,
    cells("economic-expenditure", eachCode, "total"), [cells("general-basic-expenditure", eachCode, "total")], { operator: ">=" }),
]);

/** 财政拨款支出表（部门经济分类）: what the fiscal appropriation pays for, by the same classes. */
export const appropriationEconomicExpenditure = byClass("appropriation-economic-expenditure", "财政拨款支出经济分类表", {
  titleWords: [["财政拨款", "经济分类"], ["财政拨款", "经济科目"]], titleWithout: [...OF_A_PART, ...GOVERNMENT_BOOK],
}, [
  totalOf("appropriation-economic-expenditure", APPROPRIATION),
  tie("appropriation-economic-expenditure/codes>=general-basic-expenditure", RELATION_RULES.economicWithin,
    cells("appropriation-economic-expenditure", eachCode, "total"), [cells("general-basic-expenditure", eachCode, "total")], { operator: ">=" }),
]);

const GOVERNMENT_TITLES = (before: readonly string[]): readonly (readonly string[])[] => GOVERNMENT_BOOK.flatMap((book) => [[...before, book], [...before, book, "分类汇总"]]);

/** 支出政府经济分类表: all expenditure by the government's own economic classes. */
export const governmentEconomicExpenditure = byClass("government-economic-expenditure", "支出政府预算经济分类表", {
  titleWords: GOVERNMENT_TITLES(["支出"]), titleWithout: [...OF_A_PART, "财政拨款"], book: "government",
}, [totalOf("government-economic-expenditure", EXPENDITURE), ...bothBooks("economic-expenditure", "government-economic-expenditure")]);

/** 财政拨款支出表（政府经济分类）: the fiscal appropriation by the same classes. */
export const appropriationGovernmentEconomicExpenditure = byClass("appropriation-government-economic-expenditure", "财政拨款支出政府预算经济分类表", {
  titleWords: GOVERNMENT_TITLES(["财政拨款"]), titleWithout: OF_A_PART, book: "government",
}, [
  totalOf("appropriation-government-economic-expenditure", APPROPRIATION),
  ...bothBooks("appropriation-economic-expenditure", "appropriation-government-economic-expenditure"),
]);
