import { analysisBlocksOf, type AnalysisLine } from "../../catalog/ownSheets/analysisFacts";
import { columnSpec } from "../../catalog/tables";
import { figureOf, rowOf, tableOf, type BookRow, type BookTable, type BudgetBook, type TableId } from "../../model/book";
import type { CellRef } from "../../model/cells";
import type { Fen } from "../../model/money";
import { FactReader } from "../../facts/facts";

/** One bar: what it is called, how much it is in fen, and the cell that says so (null for a sum of several). */
export interface ChartRow {
  readonly label: string;
  readonly value: Fen;
  readonly at: CellRef | null;
}

/** What a chart of one series shows. The table behind the picture has the same rows. */
export interface BarChart {
  readonly id: "income-by-source" | "expenditure-by-class" | "expenditure-by-use";
  readonly kind: "bars";
  readonly title: string;
  readonly rows: readonly ChartRow[];
}

/** What a chart of two series shows: the same item this year and last year. */
export interface ComparisonChart {
  readonly id: "this-year-against-last";
  readonly kind: "pairs";
  readonly title: string;
  readonly rows: readonly { readonly label: string; readonly value: Fen; readonly lastYear: Fen; readonly at: CellRef | null }[];
}

export type ChartData = BarChart | ComparisonChart;

/**
 * The charts that a workbook gives: income by source, expenditure by class and by use, this year against last. Items of
 * nothing are left out; a chart whose figures are not there, or that would show nothing, is not among them.
 */
export function chartsOf(book: BudgetBook): readonly ChartData[] {
  const bars: readonly BarChart[] = [
    { id: "income-by-source", kind: "bars", title: "收入按来源", rows: partsOfTotal(book, "revenue") },
    { id: "expenditure-by-class", kind: "bars", title: "支出按功能分类", rows: classes(book) },
    { id: "expenditure-by-use", kind: "bars", title: "支出按用途", rows: partsOfTotal(book, "expenditure") },
  ];
  const comparison: ComparisonChart = { id: "this-year-against-last", kind: "pairs", title: "本年与上年比较", rows: comparisons(book) };
  return [...bars, comparison].filter((chart) => chart.rows.length > 0);
}

/** The amounts that the total of a table's total row is made of, as far down as the table prints them. */
function partsOfTotal(book: BudgetBook, id: TableId): readonly ChartRow[] {
  const table = tableOf(book, id);
  const total = table && rowOf(table, "total");
  return table && total ? leaves(table, total, "total").filter((row) => row.value !== 0) : [];
}

/** Roles whose parts are of no interest of their own. */
const WHOLE: readonly string[] = ["carry-over"];

function leaves(table: BookTable, row: BookRow, role: string): readonly ChartRow[] {
  const spec = columnSpec(table.id, row.axis, role);
  const parts = WHOLE.includes(role) ? [] : (spec?.parts ?? []).flatMap((part) => leaves(table, row, part));
  if (parts.length > 0) return parts;
  const cell = row.cells.get(role);
  const figure = figureOf(cell);
  return cell && figure && role !== "total" ? [{ label: spec?.label ?? role, value: figure.money, at: cell.ref }] : [];
}

function classes(book: BudgetBook): readonly ChartRow[] {
  return (tableOf(book, "expenditure")?.rows ?? []).flatMap((row) => {
    const cell = row.kind === "class" ? row.cells.get("total") : undefined;
    const figure = figureOf(cell);
    return cell && figure && figure.money !== 0 ? [{ label: row.label.trim(), value: figure.money, at: cell.ref }] : [];
  });
}

/** Blocks of 预算分析表 that compare with last year and whose lines do not contain each other. */
const COMPARED = ["totals", "three-public", "running-costs"];
const CONTAINED = ["three-public.overseas", "three-public.reception", "three-public.vehicles", "three-public.vehicle-purchase", "three-public.vehicle-running"];

function comparisons(book: BudgetBook): ComparisonChart["rows"] {
  const lines = analysisBlocksOf(book.profile).filter((block) => COMPARED.includes(block.id)).flatMap((block) => block.lines);
  const reader = new FactReader(book);
  return lines.filter((line) => !CONTAINED.includes(line.id)).flatMap((line) => comparison(reader, line));
}

/** Nothing where an amount is not there: what nobody typed is no zero. */
function comparison(reader: FactReader, line: AnalysisLine): ComparisonChart["rows"] {
  const now = reader.amount(line.amount, null);
  const before = line.lastYear ? reader.amount(line.lastYear, null) : null;
  if (!now.known || !before?.known || (now.value === 0 && before.value === 0)) return [];
  return [{ label: line.label, value: now.value, lastYear: before.value, at: now.at }];
}
