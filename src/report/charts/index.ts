import { analysisBlocksOf, type AnalysisLine } from "../../catalog/ownSheets/analysisFacts";
import { columnSpec } from "../../catalog/tables";
import { figureOf, rowOf, tableOf, type BookRow, type BookTable, type BudgetBook, type TableId } from "../../model/book";
import type { CellRef } from "../../model/cells";
import type { Fen, UnitOfMeasure } from "../../model/money";
import { textUnitOf } from "../../facts/measure";
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
  /** In which amounts are shown: the measure of the text. */
  readonly unit: UnitOfMeasure;
  readonly rows: readonly ChartRow[];
}

/** The same item this year and last year, in fen. */
export interface ComparedRow extends ChartRow {
  readonly lastYear: Fen;
}

/** What a chart of two series shows: the same item this year and last year. */
export interface ComparisonChart {
  readonly id: "this-year-against-last";
  readonly kind: "pairs";
  readonly title: string;
  readonly unit: UnitOfMeasure;
  readonly rows: readonly ComparedRow[];
}

/** What the change of a whole against last year is made of: each part that changed, from nothing to the whole change. */
export interface ChangeChart {
  readonly id: "change-by-class" | "change-of-three-public";
  readonly kind: "waterfall";
  readonly title: string;
  readonly unit: UnitOfMeasure;
  readonly rows: readonly ComparedRow[];
}

export type ChartData = BarChart | ComparisonChart | ChangeChart;

/**
 * The charts that a workbook gives: income by source, expenditure by class and by use, this year against last and what the change is made of. Items of
 * nothing are left out; a chart whose figures are not there, or that would show nothing, is not among them.
 */
export function chartsOf(book: BudgetBook): readonly ChartData[] {
  const unit = textUnitOf(book);
  const bars: readonly BarChart[] = [
    { id: "income-by-source", kind: "bars", title: "收入按来源", unit, rows: partsOfTotal(book, "revenue") },
    { id: "expenditure-by-class", kind: "bars", title: "支出按功能分类", unit, rows: classes(book) },
    { id: "expenditure-by-use", kind: "bars", title: "支出按用途", unit, rows: partsOfTotal(book, "expenditure") },
  ];
  const comparison: ComparisonChart = { id: "this-year-against-last", kind: "pairs", title: "本年与上年比较", unit, rows: comparisons(book) };
  const changes: readonly ChangeChart[] = [
    { id: "change-by-class", kind: "waterfall", title: "一般公共预算支出比上年增减", unit, rows: changesOfClasses(book) },
    { id: "change-of-three-public", kind: "waterfall", title: "“三公”经费比上年增减", unit, rows: changesOf(threePublic(book)) },
  ];
  return [...bars, comparison, ...changes].filter((chart) => chart.rows.length > 0);
}

const changesOf = (rows: readonly ComparedRow[]): readonly ComparedRow[] => rows.filter(({ value, lastYear }) => value !== lastYear);

/** The classes whose amount changed, where the table prints last year's beside it and the classes make up both totals; else nothing is known of the whole change. */
function changesOfClasses(book: BudgetBook): readonly ComparedRow[] {
  const table = tableOf(book, "general-expenditure");
  const total = table && rowOf(table, "total");
  const whole = total && comparedRow(total);
  if (!table || !whole) return [];
  const rows = table.rows.filter(({ kind }) => kind === "class").map(comparedRow);
  const known = rows.filter((row) => row !== null);
  const sum = (part: (row: ComparedRow) => Fen): Fen => known.reduce((all, row) => all + part(row), 0);
  const complete = known.length === rows.length && sum(({ value }) => value) === whole.value && sum(({ lastYear }) => lastYear) === whole.lastYear;
  return complete ? changesOf(known) : [];
}

/** A row with both its amount and last year's; an empty cell beside an amount is nothing, and two empty cells are no row. */
function comparedRow(row: BookRow): ComparedRow | null {
  const [now, before] = [row.cells.get("total"), row.cells.get("last-year")];
  if (!now || !before) return null;
  const [value, lastYear] = [figureOf(now), figureOf(before)];
  if (!value && !lastYear) return null;
  return { label: row.label.trim(), value: value?.money ?? 0, lastYear: lastYear?.money ?? 0, at: now.ref };
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
/** The lines that the whole of 三公 is made of. */
const PARTS_OF_THREE_PUBLIC = ["three-public.overseas", "three-public.reception", "three-public.vehicle-purchase", "three-public.vehicle-running"];

/** The parts of 三公, all of them; nothing where one is not there, for then nothing is known of the whole change. */
function threePublic(book: BudgetBook): readonly ComparedRow[] {
  const lines = analysisBlocksOf(book.profile).flatMap((block) => block.lines).filter(({ id }) => PARTS_OF_THREE_PUBLIC.includes(id));
  const reader = new FactReader(book);
  const known = lines.every(({ amount, lastYear }) => reader.amount(amount, null).known && lastYear !== undefined && reader.amount(lastYear, null).known);
  return known && lines.length === PARTS_OF_THREE_PUBLIC.length ? lines.flatMap((line) => comparison(reader, line)) : [];
}

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
