import fc from "fast-check";
import { cellKey } from "../../src/model/cells";
import { review } from "../../src/review";
import { withValues } from "../../bench/detection";
import { Drawing } from "../support/drawing";
import { DRESSES, dressed } from "../support/dresses";
import { departments } from "../support/generated";
import { PROVINCES } from "../support/provinces";
import { grid, type GridCell } from "../support/snapshots";

const WORN = DRESSES.filter(({ name }) => ["straight", "one-sheet"].includes(name));
const NAMES = Object.keys(PROVINCES);

describe.each(NAMES)("whole sets of tables as %s prints them", (name) => {
  const tablesOf = PROVINCES[name] ?? ((): never => { throw new RangeError(name); });

  test("are not accused while every figure holds together, and no figure is left unread", () => {
    fc.assert(fc.property(departments, fc.constantFrom(...WORN), (data, dress) => {
      const { findings, coverage } = review(dressed(tablesOf(new Drawing(data)), dress));
      expect(findings.filter(({ severity }) => severity !== "hint")).toEqual([]);
      expect(coverage.unread).toBe(0);
    }), { numRuns: 3 });
  });

  test("one figure changed is named, in 95 of 100", () => {
    const [data] = fc.sample(departments, { numRuns: 1, seed: 20270101 });
    if (!data) throw new RangeError("no department");
    const snapshot = dressed(tablesOf(new Drawing(data)), WORN[0] ?? { name: "straight" });
    const amounts = snapshot.sheets.flatMap((sheet) => sheet.values.flatMap((line, row) => line.flatMap((value, column) =>
      (typeof value === "number" && value !== 0 ? [{ at: { sheet: sheet.name, row: sheet.row + row, column: sheet.column + column }, value }] : []))));
    const every = Math.max(1, Math.floor(amounts.length / 25));
    const tried = amounts.filter((_, index) => index % every === 0);
    const named = tried.filter(({ at, value }) => review(withValues(snapshot, [[at, Number((value * 1.1 + 0.01).toFixed(2))]])).findings.some((finding) =>
      finding.severity !== "hint" && [finding.at, ...finding.related].some((ref) => cellKey(ref) === cellKey(at))));
    expect(tried.length).toBeGreaterThan(20);
    expect(named.length / tried.length).toBeGreaterThanOrEqual(0.95);
  });
});

/** A sheet of one table of no known kind. */
const sheet = (...rows: readonly (readonly GridCell[])[]): Parameters<typeof review>[0] => ({ sheets: [grid("表1", [["某项安排情况表"], ["单位：万元"], ...rows])] });

const LEVELS: readonly (readonly [name: string, rows: readonly (readonly GridCell[])[]])[] = [
  ["a single code under its unit", [["科目编码", "单位（科目）", "金额"], [null, "合计", 21.5], [null, "某某局", 21.5], ["2013202", "一般行政管理事务", 21.5]]],
  ["a kind repeated on every line, its subtotal in the second column", [
    ["采购类别", "采购项目", "金额"], ["合计", null, 100], ["货物", "小计", 50], ["货物", "办公设备购置", 20], ["货物", "专用软件采购", 30], ["工程", "小计", 20], ["工程", "机房改造", 20], ["服务", "小计", 30], ["服务", "物业管理服务", 30],
  ]],
];

test.each(LEVELS)("levels that are seen: %s", (_name, rows) => {
  expect(review(sheet(...rows)).findings.filter(({ severity }) => severity !== "hint")).toEqual([]);
});
