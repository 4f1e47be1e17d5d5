import type { ColumnRole, TableId } from "../../model/book";
import type { Profile } from "../../model/profile";
import type { AmountFact } from "../../model/sentences";
import { FISCAL_FUNDS } from "../sources";
import { SOURCES_OF_REVENUE, USES } from "../text/names";
import { cell, sum, typed } from "../text/pieces";
import { comparisonsOf, sharesOf } from "../text/reading";

/**
 * Columns of 预算分析表: 预算数 (万元), 占比 (% of the block's whole), 上年数 (万元), 增减额 = 预算数 − 上年数,
 * 增减率 (% of 上年数; nothing where that is zero).
 */
export type AnalysisColumn = "amount" | "share" | "lastYear" | "change" | "changeRate";

/** One line of a block. Its facts are called `${id}.${column}`, e.g. "revenue.general-public-budget.share". */
export interface AnalysisLine {
  readonly id: string;
  readonly label: string;
  readonly amount: AmountFact;
  readonly lastYear?: AmountFact;
  /** Lines that make this one up: it stands only where a region prints none of them. */
  readonly parts?: readonly string[];
}

/** A block of 预算分析表 as a region's text wants it. */
export interface AnalysisBlock extends Omit<BlockSpec, "lines"> {
  readonly lines: readonly AnalysisLine[];
}

/** A block of 预算分析表 with every line that it may have; the amount of a line that is compared is null, for the text says it. */
export interface BlockSpec {
  readonly id: string;
  readonly title: string;
  readonly columns: readonly AnalysisColumn[];
  /** Fixed lines; empty where `classes` gives them. */
  readonly lines: readonly { readonly id: string; readonly label: string; readonly amount: AmountFact | null; readonly parts?: readonly string[] }[];
  /** One line for each class row (三位科目) of that table, called `${table}.class:${code}`, its amount in that column. */
  readonly classes?: { readonly table: TableId; readonly column: ColumnRole };
  /** What shares are taken of. */
  readonly whole?: AmountFact;
}

/** The fact id of a cell of 预算分析表. */
export function analysisFactId(line: string, column: AnalysisColumn): string {
  return `${line}.${column}`;
}

/** The id of the line of a class, e.g. "general-expenditure.class:201". */
export function classLineId(table: TableId, code: string): string {
  return `${table}.class:${code}`;
}

const COMPARISON: readonly AnalysisColumn[] = ["amount", "lastYear", "change", "changeRate"];
const STRUCTURE: readonly AnalysisColumn[] = ["amount", "share"];

/** A line whose amount and base are those of the text's comparison. */
function compared(id: string, label: string): BlockSpec["lines"][number] {
  return { id, label, amount: null };
}

const PROCUREMENT = sum(...["goods", "works", "services"].map((part) => typed(`procurement.${part}`)));

/**
 * The blocks of 预算分析表 with every line that one of them may have. What is compared with last year, and with what, follows
 * the region's text: see {@link analysisBlocksOf}.
 */
export const ANALYSIS_BLOCKS: readonly BlockSpec[] = [
  {
    id: "totals", title: "收支总体与上年比较", columns: COMPARISON,
    lines: [compared("revenue", "收入预算"), compared("expenditure", "支出预算"), compared("general-expenditure", "一般公共预算当年拨款")],
  },
  {
    id: "sources", title: "收入按来源", columns: STRUCTURE, whole: cell("revenue", "total"),
    lines: [
      { id: "revenue.fiscal-appropriation", label: "财政拨款收入", amount: cell("revenue", "fiscal-appropriation"), parts: FISCAL_FUNDS.map((fund) => `revenue.${fund}`) },
      ...SOURCES_OF_REVENUE.map(({ id, revenue, column }) => ({ id: `revenue.${id}`, label: revenue, amount: cell("revenue", column) })),
    ],
  },
  {
    id: "functions", title: "支出按功能分类", columns: STRUCTURE, whole: cell("expenditure", "total"),
    lines: [], classes: { table: "expenditure", column: "total" },
  },
  {
    id: "uses", title: "支出按用途", columns: STRUCTURE, whole: cell("expenditure", "total"),
    lines: [
      { id: "expenditure.basic", label: "基本支出", amount: cell("expenditure", "basic"), parts: ["expenditure.personnel", "expenditure.operating"] },
      ...USES.map(({ column, name }) => ({ id: `expenditure.${column}`, label: name, amount: cell("expenditure", column) })),
    ],
  },
  {
    id: "general-functions", title: "一般公共预算当年拨款结构", columns: STRUCTURE, whole: cell("general-expenditure", "total"),
    lines: [], classes: { table: "general-expenditure", column: "total" },
  },
  {
    id: "three-public", title: "“三公”经费与上年比较", columns: COMPARISON,
    lines: [
      compared("three-public", "“三公”经费合计"), compared("three-public.overseas", "因公出国（境）费用"), compared("three-public.reception", "公务接待费"),
      compared("three-public.vehicles", "公务用车购置及运行维护费"), compared("three-public.vehicle-purchase", "公务用车购置费"),
      compared("three-public.vehicle-running", "公务用车运行维护费"),
    ],
  },
  { id: "running-costs", title: "机关运行经费与上年比较", columns: COMPARISON, lines: [compared("running-costs", "机关运行经费")] },
  {
    id: "procurement", title: "政府采购", columns: STRUCTURE, whole: PROCUREMENT,
    lines: [
      { id: "procurement", label: "政府采购预算总额", amount: PROCUREMENT },
      { id: "procurement.goods", label: "货物", amount: typed("procurement.goods") },
      { id: "procurement.works", label: "工程", amount: typed("procurement.works") },
      { id: "procurement.services", label: "服务", amount: typed("procurement.services") },
    ],
  },
];

/**
 * The blocks as a region's text wants them, with the very facts that its sentences read: a line is compared where they compare
 * it, and with the same base; a part of a whole is the one whose share they say.
 */
export function analysisBlocksOf(profile: Profile): readonly AnalysisBlock[] {
  const comparisons = new Map(comparisonsOf(profile.text).map((comparison) => [comparison.line, comparison]));
  const shares = new Map(sharesOf(profile.text).map((share) => [share.analysis, share.part]));
  return ANALYSIS_BLOCKS.map((block): AnalysisBlock => ({
    ...block,
    lines: block.lines.flatMap(({ id, label, amount, parts }): AnalysisLine[] => {
      const comparison = comparisons.get(id);
      if (amount === null) return comparison ? [{ id, label, amount: comparison.fact, lastYear: comparison.base }] : [];
      return [{ id, label, amount: shares.get(analysisFactId(id, "share")) ?? amount, ...(parts ? { parts } : {}) }];
    }),
  }));
}
