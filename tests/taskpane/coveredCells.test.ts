import { addressOf } from "../../src/model/cells";
import type { Review } from "../../src/model/plans";
import { review } from "../../src/review";
import { mapOf, type TableMap } from "../../src/taskpane/panels/check/coveredCells";
import { sheetOfGrid } from "../support/gridPages";

const HEAD = "2030年部门一般公共预算支出表\n单位：万元\n科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出\n";
const RIGHT = `${HEAD}201 | 一般公共服务支出 | 10.00 | 4.00 | 6.00\n20103 | 政府办公厅及相关机构事务 | 10.00 | 4.00 | 6.00\n2010301 | 行政运行 | 7.00 | 3.00 | 4.00\n2010302 | 一般行政管理事务 | 3.00 | 1.00 | 2.00\n | 合计 | 10.00 | 4.00 | 6.00`;

function mapped(grid: string): { readonly map: TableMap; readonly result: Review } {
  const result = review({ sheets: [sheetOfGrid("支出表", grid)] });
  const [table] = result.book.tables;
  if (!table) throw new Error("no table");
  return { map: mapOf(table, result.coverageMaps, result.findings), result };
}

test("a table that holds is a full map, line by line as its rows stand", () => {
  const { map } = mapped(RIGHT);
  expect([map.lines, map.columns, map.counts, map.unchecked]).toEqual([5, 3, { wrong: 0, involved: 0, unread: 0, alone: 0, checked: 15 }, []]);
  expect(map.squares.map(({ line, across, at }) => `${line},${across} ${addressOf(at)}`).slice(0, 4)).toEqual(["0,0 C4", "0,1 D4", "0,2 E4", "1,0 C5"]);
});

test("a cell that a finding stands at is wrong, and counts as nothing else", () => {
  const { map, result } = mapped(RIGHT.replace("7.00 | 3.00 | 4.00", "7.50 | 3.00 | 4.00"));
  const blamed = map.squares.filter(({ state }) => state === "wrong" || state === "involved").map(({ at }) => addressOf(at));
  expect(blamed.sort()).toEqual([...new Set(result.findings.map(({ at }) => addressOf(at)))].sort());
  expect(map.counts.wrong + map.counts.involved + map.counts.checked).toBe(15);
  // What only follows from another cell is not blamed.
  const causes = result.findings.filter(({ group, rootCause }) => group === undefined || rootCause === true || !result.findings.some((other) => other.group === group && other.rootCause === true));
  expect(map.squares.filter(({ state }) => state === "wrong").map(({ at }) => addressOf(at)).sort()).toEqual([...new Set(causes.map(({ at }) => addressOf(at)))].sort());
  expect(map.counts.wrong).toBeGreaterThan(0);
});

test("thousands of rows share lines, and a line shows the worst of its rows", () => {
  const leaves = Array.from({ length: 1_500 }, (_, at) => `20103${String(at % 100).padStart(2, "0")} | 项目${at} | 1.00 | 1.00 | `).join("\n");
  const { map } = mapped(`${HEAD}${leaves}`);
  expect(map.lines).toBeLessThanOrEqual(120);
  expect(Object.values(map.counts).reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(3_000);
});
