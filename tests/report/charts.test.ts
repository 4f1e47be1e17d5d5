import fc from "fast-check";
import { rowOf, tableOf } from "../../src/model/book";
import { chartsOf, type ChartData } from "../../src/report/charts";
import { bookOf, fen, type DepartmentData } from "../support/department";
import { departments } from "../support/generated";
import { XIHU, xihuBook } from "../support/xihu";

/** A chart as a small table: label, amount in 万元, last year's. */
function flat(chart: ChartData | undefined): readonly (readonly (string | number)[])[] {
  return chart?.kind === "pairs"
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
