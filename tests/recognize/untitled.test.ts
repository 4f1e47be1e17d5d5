import { understand } from "../../src/review";
import { grid, rowsOf, workbook } from "../support/snapshots";

/** Tables without a title: a header names a kind only where it says clearly more of it than of any other. */
test.each<[header: string, kind: string | null]>([
  ["单位名称 | 合计 | 一般公共预算 | 政府性基金 | 其他收入", "revenue"],
  ["单位名称 | 合计 | 一般公共预算 | 政府性基金 | 其他资金", "project-expenditure"],
  ["单位名称 | 合计 | 一般公共预算 | 政府性基金 | 单位资金收入", null],
  ["单位名称 | 合计 | 一般公共预算 | 政府性基金 | 自有资金", null],
  ["科目编码 | 科目名称 | 合计 | 上缴上级支出", "expenditure"],
  ["科目编码 | 科目名称 | 合计 | 基本支出 | 上缴上级部门", "expenditure"],
  ["科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出", null],
])("%s", (header, kind) => {
  const coded = header.startsWith("科目");
  const amounts = header.split("|").slice(coded ? 2 : 1).map(() => "10").join(" | ");
  const { tables } = understand(workbook(grid("表", rowsOf(`单位：万元\n${header}\n${coded ? "'2010301 | 行政运行" : "某局"} | ${amounts}`), { format: "0.00" })));
  expect(tables.map(({ id }) => id)).toEqual(kind === null ? [] : [kind]);
});
