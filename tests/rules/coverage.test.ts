import { areaAddress } from "../../src/model/cells";
import { review } from "../../src/review";
import { sheetOfGrid } from "../support/gridPages";

const HEAD = "资金来源一览表 | | 单位：万元\n来源 | 人数 | 数额\n";

test.each([
  ["every number in a sum", `${HEAD}合计 | 30 | 50.00\n甲 | 10 | 20.00\n乙 | 20 | 30.00`, { amounts: 3, checked: 3, alone: 0, unread: 0 }, []],
  ["a number in no relation is alone", `${HEAD}甲 | 10 | 20.00\n乙 | 20 | 31.00`, { amounts: 2, checked: 0, alone: 2, unread: 0 }, []],
  ["a number under no header is named with its place", `${HEAD}合计 | 3 | 50.00\n甲 | 1 | 20.00\n乙 | 2 | 30.00\n\n\n`.replace(/^/, "77.00\n"), { amounts: 4, checked: 3, alone: 0, unread: 1 }, ["A1"]],
  ["a table of final accounts is told as such and not read", "2025年收入支出决算总表 | 单位：万元\n项目 | 决算数\n合计 | 50.00\n甲 | 20.00\n乙 | 30.00", { amounts: 3, checked: 0, alone: 0, unread: 3 }, ["A1:B5"]],
])("%s", (_name, grid, coverage, unread) => {
  const result = review({ sheets: [sheetOfGrid("表", grid)] });
  expect(result.coverage).toEqual(coverage);
  expect(result.book.leftovers.map(({ area }) => areaAddress(area))).toEqual(unread);
});
