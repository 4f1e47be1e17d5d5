import type { AxisId, ColumnRole, RowKey, TableId } from "../../model/book";
import { SOURCES_OF_REVENUE, USES, VEHICLES_PARTS } from "../profiles/zhejiang/wording";

/**
 * Columns of 预算分析表: 预算数 (万元), 占比 (% of the block's whole), 上年数 (万元), 增减额 = 预算数 − 上年数,
 * 增减率 (% of 上年数; nothing where that is zero).
 */
export type AnalysisColumn = "amount" | "share" | "lastYear" | "change" | "changeRate";

/** Where a figure of 预算分析表 comes from. `parts` are summed. */
export type AnalysisSource =
  | { readonly kind: "cell"; readonly table: TableId; readonly axis: AxisId; readonly row: RowKey; readonly column: ColumnRole }
  | { readonly kind: "supplement"; readonly id: string }
  | { readonly kind: "parts"; readonly of: readonly AnalysisSource[] };

/** One line of a block. Its facts are called `${id}.${column}`, e.g. "revenue.general-public-budget.share". */
export interface AnalysisLine {
  readonly id: string;
  readonly label: string;
  readonly amount: AnalysisSource;
  readonly lastYear?: AnalysisSource;
}

/** A block of 预算分析表. */
export interface AnalysisBlock {
  readonly id: string;
  readonly title: string;
  readonly columns: readonly AnalysisColumn[];
  /** Fixed lines; empty where `classes` gives them. */
  readonly lines: readonly AnalysisLine[];
  /** One line for each class row (三位科目) of that table, called `${table}.class:${code}`, its amount in that column. */
  readonly classes?: { readonly table: TableId; readonly column: ColumnRole };
  /** What shares are taken of. */
  readonly whole?: AnalysisSource;
}

/** The fact id of a cell of 预算分析表. */
export function analysisFactId(line: string, column: AnalysisColumn): string {
  return `${line}.${column}`;
}

/** The id of the line of a class, e.g. "general-expenditure.class:201". */
export function classLineId(table: TableId, code: string): string {
  return `${table}.class:${code}`;
}

function cell(table: TableId, column: ColumnRole, row: RowKey = "total", axis: AxisId = "main"): AnalysisSource {
  return { kind: "cell", table, axis, row, column };
}

function typed(id: string): AnalysisSource {
  return { kind: "supplement", id };
}

const COMPARISON: readonly AnalysisColumn[] = ["amount", "lastYear", "change", "changeRate"];
const STRUCTURE: readonly AnalysisColumn[] = ["amount", "share"];

function threePublicLastYear(parts: readonly string[]): AnalysisSource {
  return { kind: "parts", of: parts.map((part) => typed(`last-year.three-public.${part}`)) };
}

/** 预算分析表, block by block: what filling writes there as formulas, and what the sentences quote. */
export const ANALYSIS_BLOCKS: readonly AnalysisBlock[] = [
  {
    id: "totals", title: "收支总体与上年比较", columns: COMPARISON,
    lines: [
      { id: "revenue", label: "收入预算", amount: cell("revenue", "total"), lastYear: typed("last-year.revenue") },
      { id: "expenditure", label: "支出预算", amount: cell("expenditure", "total"), lastYear: typed("last-year.expenditure") },
      {
        id: "general-expenditure", label: "一般公共预算当年拨款", amount: cell("general-expenditure", "total"),
        lastYear: typed("last-year.general-public-budget"),
      },
    ],
  },
  {
    id: "sources", title: "收入按来源", columns: STRUCTURE, whole: cell("revenue", "total"),
    lines: SOURCES_OF_REVENUE.map(({ id, revenue, column }) => ({ id: `revenue.${id}`, label: revenue, amount: cell("revenue", column) })),
  },
  {
    id: "functions", title: "支出按功能分类", columns: STRUCTURE, whole: cell("expenditure", "total"),
    lines: [], classes: { table: "expenditure", column: "total" },
  },
  {
    id: "uses", title: "支出按用途", columns: STRUCTURE, whole: cell("expenditure", "total"),
    lines: USES.map(({ column, name }) => ({ id: `expenditure.${column}`, label: name, amount: cell("expenditure", column) })),
  },
  {
    id: "general-functions", title: "一般公共预算当年拨款结构", columns: STRUCTURE, whole: cell("general-expenditure", "total"),
    lines: [], classes: { table: "general-expenditure", column: "total" },
  },
  {
    id: "three-public", title: "“三公”经费与上年比较", columns: COMPARISON,
    lines: [
      {
        id: "three-public", label: "“三公”经费合计", amount: cell("three-public-expenses", "total"),
        lastYear: threePublicLastYear(["overseas", "reception", ...VEHICLES_PARTS]),
      },
      { id: "three-public.overseas", label: "因公出国（境）费用", amount: cell("three-public-expenses", "overseas"), lastYear: threePublicLastYear(["overseas"]) },
      { id: "three-public.reception", label: "公务接待费", amount: cell("three-public-expenses", "reception"), lastYear: threePublicLastYear(["reception"]) },
      { id: "three-public.vehicles", label: "公务用车购置及运行维护费", amount: cell("three-public-expenses", "vehicles"), lastYear: threePublicLastYear(VEHICLES_PARTS) },
      { id: "three-public.vehicle-purchase", label: "公务用车购置费", amount: cell("three-public-expenses", "vehicle-purchase"), lastYear: threePublicLastYear(["vehicle-purchase"]) },
      { id: "three-public.vehicle-running", label: "公务用车运行维护费", amount: cell("three-public-expenses", "vehicle-running"), lastYear: threePublicLastYear(["vehicle-running"]) },
    ],
  },
  {
    id: "running-costs", title: "机关运行经费与上年比较", columns: COMPARISON,
    lines: [{ id: "running-costs", label: "机关运行经费", amount: typed("running-costs"), lastYear: typed("last-year.running-costs") }],
  },
  {
    id: "procurement", title: "政府采购", columns: STRUCTURE,
    whole: { kind: "parts", of: ["goods", "works", "services"].map((part) => typed(`procurement.${part}`)) },
    lines: [
      { id: "procurement", label: "政府采购预算总额", amount: { kind: "parts", of: ["goods", "works", "services"].map((part) => typed(`procurement.${part}`)) } },
      { id: "procurement.goods", label: "货物", amount: typed("procurement.goods") },
      { id: "procurement.works", label: "工程", amount: typed("procurement.works") },
      { id: "procurement.services", label: "服务", amount: typed("procurement.services") },
    ],
  },
];
