import type { BookTable, BudgetBook, TableId } from "../model/book";
import { meets, type Area } from "../model/cells";
import type { FormColumnUse } from "../model/form";
import type { UnitOfMeasure } from "../model/money";
import type { StructuralColumn } from "../model/structure";

/** What the amounts of a column are: a budget, what was really received or spent, or not said. */
export type Basis = "budget" | "outturn" | "unsaid";

/** A column of last year's table with the year that its amounts are of. */
export interface YearColumn {
  readonly column: number;
  readonly header: string;
  readonly use: FormColumnUse;
  /** Years before the budget's own: 0 for the budget itself, 1 for the year before it. */
  readonly yearsBefore: number;
  readonly basis: Basis;
  /** What the headers say beside year and basis: "小计", "基本支出/小计". */
  readonly rest: string;
}

/** A table as it was understood, by its structure or, where that says nothing, by the catalogue. */
export interface YearTable {
  readonly sheet: string;
  readonly title: string;
  readonly id: TableId | "structural";
  readonly area: Area;
  readonly unit: UnitOfMeasure | null;
  readonly bodyRows: readonly [first: number, last: number];
  readonly columns: readonly YearColumn[];
}

/** Words of a header that name a year or a basis, and nothing of what is counted. */
const PERIOD_WORDS = /(?:上一?年度?|去年|前年|本年度?|今年|当年)?(?:年初)?(?:调整后?|追加)?(?:预算|决算|执行|预计执行|完成|实际)(?:数|金额|情况|安排)?|^(?:上一?年度?|去年|前年|本年度?|今年|当年)数?$/g;
const FUNDS = /一般公共预算|公共财政预算|政府性基金预算|国有资本经营预算|政府预算|部门预算/g;

/** What a header says of the basis of its amounts. */
export function basisOf(header: string): Basis {
  const words = header.replace(FUNDS, "");
  if (/执行|决算|完成|实际/.test(words)) return "outturn";
  // A budget that was changed during the year is not the one that was published.
  return /预算|年初/.test(words) && !/调整|追加|变动/.test(words) ? "budget" : "unsaid";
}

/** Every table of a book: what structure reads, and what only the catalogue knows. */
export function yearTables(book: BudgetBook): readonly YearTable[] {
  const structural = (book.structure?.tables ?? []).map((table): YearTable => {
    const known = book.tables.filter(({ sheet, area }) => sheet === table.sheet && meets(area, table.area));
    return {
      sheet: table.sheet, title: table.title, id: known.length === 1 ? known[0]?.id ?? "structural" : "structural", area: table.area, unit: table.unit, bodyRows: table.bodyRows,
      columns: table.columns.map((column) => learned(column, book.year, contentsOf(known))),
    };
  });
  const others = book.tables.filter(({ sheet, area }) => !structural.some((table) => table.sheet === sheet && meets(area, table.area)));
  return [...structural, ...others.map((table) => byCatalogue(table, book.year))];
}

type Content = BookTable["columns"][number]["content"];

/** What the catalogue found in columns. */
function contentsOf(tables: readonly BookTable[]): ReadonlyMap<number, Content> {
  return new Map(tables.flatMap((table) => table.columns.map(({ column, content }) => [column, content] as const)));
}

const ROW_NUMBERS = /^(?:序号|行次|栏次|编号|排序)$/;
const CODES = /(?:编码|代码)$/;
const COUNTED = /[人次数量台辆面积户个]/;

function learned(column: StructuralColumn, year: number | null, contents: ReadonlyMap<number, Content>): YearColumn {
  const { header, period, path, kind } = column;
  const placed = placeInTime(header, period, path, year);
  return { column: column.column, header, use: useOf(kind, contents.get(column.column), path, placed.yearsBefore), ...placed };
}

/** What a column is for: as the catalogue knows it, else by its header and what stands in it. */
function useOf(kind: StructuralColumn["kind"], known: Content | undefined, path: readonly string[], yearsBefore: number): FormColumnUse {
  const leaf = path.at(-1) ?? "";
  const amount = yearsBefore === 0 ? "thisYear" : "before";
  if (known === "code" || known === "unitCode" || path.some((text) => CODES.test(text))) return "code";
  if (known === "rowNumber" || ROW_NUMBERS.test(leaf)) return "number";
  if (known === "amount" && kind !== "change" && kind !== "rate") return amount;
  switch (kind) {
    case "amount": case "blank": return known === undefined || known === "comparison" ? amount : "label";
    case "counter": return COUNTED.test(leaf) ? "count" : "number";
    default: return kind;
  }
}

/** The year that a column is of. What names no year is of the budget itself, and its amounts are the budget. */
function placeInTime(header: string, period: string, path: readonly string[], year: number | null): Pick<YearColumn, "yearsBefore" | "basis" | "rest"> {
  const named = /^\d{4}$/.test(period) && year !== null ? year - Number(period) : period === "上年" ? 1 : 0;
  const basis = basisOf(header);
  return {
    yearsBefore: named, basis: named === 0 && basis === "unsaid" ? "budget" : basis,
    rest: path.map((text) => text.replace(PERIOD_WORDS, "")).filter((text) => text !== "").join("/"),
  };
}

function byCatalogue(table: BookTable, year: number | null): YearTable {
  const use = (content: BookTable["columns"][number]["content"], role: string): FormColumnUse => {
    if (content === "comparison") return role.endsWith("rate") ? "rate" : "change";
    if (content === "amount") return role === "last-year" ? "before" : "thisYear";
    return content === "code" || content === "unitCode" ? "code" : content === "rowNumber" ? "number" : "label";
  };
  return {
    sheet: table.sheet, title: table.title, id: table.id, area: table.area, unit: table.unit, bodyRows: [table.bodyRow, Math.max(table.bodyRow, table.lastBodyRow)],
    columns: table.columns.map(({ column, content, role, header }) => {
      const period = role === "last-year" ? "上年" : "";
      return { column, header, use: use(content, role), ...placeInTime(header, period, header.split(" / "), year) };
    }),
  };
}

/** From where a column of a year before takes its figures, or why it takes none. */
export interface Source {
  readonly from: number | null;
  /** "sure": the same kind of amount of the right year; "unsure": there is one, of which nobody can tell whether it is meant; "none". */
  readonly certainty: "sure" | "unsure" | "none";
}

const WHOLE = /^(?:合计|小计|总计|计)?$/;

/** The column among others that says the same beside its year; a total is the same as what says nothing; null where there is none or several. */
export function columnOfLike(column: YearColumn, candidates: readonly YearColumn[]): YearColumn | null {
  const exact = candidates.filter(({ rest }) => rest === column.rest);
  if (exact.length === 1) return exact[0] ?? null;
  const whole = WHOLE.test(column.rest) ? candidates.filter(({ rest }) => WHOLE.test(rest)) : [];
  return whole.length === 1 ? whole[0] ?? null : exact.length === 0 && candidates.length === 1 && WHOLE.test(column.rest) ? candidates[0] ?? null : null;
}

/**
 * The column that held, last year, what a column of a year before has to hold this year: of the year after it, of the same
 * basis, under the same header. An outturn of last year is in no budget, so its column takes nothing.
 */
export function sourceOf(column: YearColumn, table: YearTable, shift: number): Source {
  if (column.use !== "before" || shift !== 1) return { from: null, certainty: "none" };
  const later = table.columns.filter(({ use, yearsBefore }) => (use === "thisYear" || use === "before") && yearsBefore === column.yearsBefore - 1);
  const same = (candidates: readonly YearColumn[]): YearColumn | null => columnOfLike(column, candidates);
  const sure = column.basis === "unsaid" ? null : same(later.filter(({ basis }) => basis === column.basis));
  if (sure) return { from: sure.column, certainty: "sure" };
  const other = same(later);
  return other ? { from: other.column, certainty: "unsure" } : { from: null, certainty: "none" };
}
