import fc from "fast-check";
import { figureOf, rowOf, tableOf, type BudgetBook } from "../../src/model/book";
import { chartsOf, type ChartData } from "../../src/report/charts";
import { understand } from "../../src/review";
import { DRESSES, dressed } from "../support/dresses";
import { printedTables } from "../support/layouts";
import { bookOf, fen, type DepartmentData } from "../support/department";
import { departments } from "../support/generated";
import { XIHU, xihuBook } from "../support/xihu";

/** A chart as a small table: label, amount in 万元, last year's. */
function flat(chart: ChartData | undefined): readonly (readonly (string | number)[])[] {
  return chart?.kind === "pairs" || chart?.kind === "waterfall"
    ? chart.rows.map((row) => [row.label, row.value / fen(1), row.lastYear / fen(1)])
    : chart?.rows.map((row) => [row.label, row.value / fen(1)]) ?? [];
}

const chart = (data: DepartmentData, id: ChartData["id"]): ChartData | undefined => chartsOf(bookOf(data)).find((each) => each.id === id);

test("the four charts of a published budget", () => {
  const charts = chartsOf(xihuBook());
  expect(charts.map((each) => [each.id, each.title, flat(each)])).toEqual([
    ["income-by-source", "收入按来源", [["一般公共预算", 2797.52]]],
    ["expenditure-by-class", "支出按功能分类", [["一般公共服务支出", 2560.96], ["科学技术支出", 139.65], ["社会保障和就业支出", 70.81], ["卫生健康支出", 26.1]]],
    ["expenditure-by-use", "支出按用途", [["人员支出", 930.94], ["公用经费", 656.63], ["项目支出", 1209.95]]],
    ["this-year-against-last", "本年与上年比较", [
      ["收入预算", 2797.52, 2588.36], ["支出预算", 2797.52, 2588.36], ["一般公共预算当年拨款", 2797.52, 2588.36], ["“三公”经费合计", 7.5, 7.5], ["机关运行经费", 579.13, 42.7],
    ]],
  ]);
});

const STRAIGHT = DRESSES[0] ?? { name: "straight" };
const change = (book: BudgetBook, id: ChartData["id"]): readonly (readonly (string | number)[])[] => flat(chartsOf(book).find((each) => each.id === id));

test("where a table prints last year's beside this year's, the change is shown as what it is made of", () => {
  const rows = change(understand(dressed(printedTables(XIHU, "central"), STRAIGHT)), "change-by-class");
  expect(rows.map(([label]) => label)).toEqual(["一般公共服务支出", "科学技术支出", "社会保障和就业支出", "卫生健康支出"]);
  const table = tableOf(understand(dressed(printedTables(XIHU, "central"), STRAIGHT)), "general-expenditure");
  const total = table && rowOf(table, "total");
  const moneyOf = (role: string): number => (figureOf(total?.cells.get(role))?.money ?? 0) / fen(1);
  expect(rows.reduce((sum, [, now = 0, before = 0]) => sum + Number(now) - Number(before), 0)).toBeCloseTo(moneyOf("total") - moneyOf("last-year"), 8);
});

test("nothing is said of a change whose parts do not make up the whole", () => {
  const snapshot = dressed(printedTables(XIHU, "central"), STRAIGHT);
  const book = understand(snapshot);
  const at = tableOf(book, "general-expenditure")?.rows.find(({ kind }) => kind === "class")?.cells.get("last-year")?.ref;
  const sheets = snapshot.sheets.map((sheet) => (sheet.name !== at?.sheet ? sheet : {
    ...sheet, values: sheet.values.map((line, row) => line.map((value, column) => (row + sheet.row === at.row && column + sheet.column === at.column ? Number(value) + 1 : value))),
  }));
  expect(change(understand({ sheets }), "change-by-class")).toEqual([]);
});

test("the change of 三公 is made of its parts, and is not shown where one of them is not known", () => {
  const { "last-year.three-public.reception": _reception, ...without } = XIHU.supplement;
  const supplement = { ...XIHU.supplement, "last-year.three-public.reception": 4.5 };
  expect(change(bookOf({ ...XIHU, supplement }), "change-of-three-public").map(([label, , before]) => [label, before])).toEqual([["公务接待费", 4.5]]);
  expect(change(bookOf({ ...XIHU, supplement: without }), "change-of-three-public")).toEqual([]);
});

test("every bar names the cell that says so", () => {
  for (const each of chartsOf(xihuBook())) for (const row of each.rows) expect(row.at?.sheet ?? "").not.toBe("");
});

test("last year's figures that nobody typed are left out, not shown as zero", () => {
  const { "last-year.revenue": _revenue, "last-year.three-public.overseas": _overseas, ...supplement } = XIHU.supplement;
  expect(flat(chart({ ...XIHU, supplement }, "this-year-against-last")).map(([label]) => label)).toEqual(["支出预算", "一般公共预算当年拨款", "机关运行经费"]);
});

test("a workbook without the tables gives no charts", () => {
  expect(chartsOf({ ...xihuBook(), tables: [], supplement: null })).toEqual([]);
});

test("bars of any department sum to the total of their table", () => {
  fc.assert(fc.property(departments, (data) => {
    const book = bookOf(data);
    for (const [id, table] of [["income-by-source", "revenue"], ["expenditure-by-class", "expenditure"], ["expenditure-by-use", "expenditure"]] as const) {
      const source = tableOf(book, table);
      const total = source && rowOf(source, "total")?.cells.get("total");
      const bars = chartsOf(book).find((each) => each.id === id)?.rows ?? [];
      expect(bars.reduce((sum, row) => sum + row.value, 0)).toBe(total?.state.kind === "amount" ? total.state.figure.money : 0);
    }
  }), { numRuns: 40 });
});
