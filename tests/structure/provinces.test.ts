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
  ["projects under their units, one of them alone", [["单位（项目）", "金额"], ["合计", 50], ["甲局", 30], ["一号项目", 10], ["二号项目", 20], ["乙局", 20], ["三号项目", 20]]],
  ["every unit with one project", [["单位（项目）", "金额"], ["合计", 50], ["甲局", 30], ["一号项目", 30], ["乙局", 20], ["三号项目", 20]]],
  ["numbers of two levels in a column of their own", [["序号", "项目名称", "金额"], [null, "合计", 50], ["一", "部门本级", 30], [1, "一号", 10], [2, "二号", 20], ["二", "所属单位", 20], [1, "三号", 20]]],
  ["meetings and training below 三公", [["项目", "预算数"], ["“三公”经费合计", 12], ["1.因公出国（境）费", 2], ["2.公务接待费", 3], ["3.公务用车费", 7], ["会议费", 5], ["培训费", 6]]],
  ["the same without numbers", [["项目", "预算数"], ["合计", 12], ["因公出国（境）费", 2], ["公务接待费", 3], ["公务用车费", 7], ["会议费", 5], ["培训费", 6]]],
  ["running costs below 三公 with its vehicles", [["项目", "预算数"], ["合计", 12], ["1.因公出国（境）费", 2], ["2.公务接待费", 3], ["3.公务用车费", 7], ["（1）购置费", 3], ["（2）运行费", 4], ["机关运行经费", 50]]],
  ["one amount divided twice", [["项目", "预算数"], ["支出合计", 100], ["基本支出", 60], ["项目支出", 40], ["工资福利支出", 45], ["商品和服务支出", 30], ["资本性支出", 25]]],
  ["what is reserved for small firms", [["项目", "2030年", "2031年"], ["合计", 100, 110], ["货物", 40, 50], ["服务", 60, 60], ["面向中小企业预留", 80, 90]]],
  ["two lists with a total each", [["项目", "预算数"], ["一、收入", null], ["财政拨款", 90], ["其他收入", 10], ["合计", 100], ["二、支出", null], ["基本支出", 60], ["项目支出", 40], ["合计", 100]]],
  ["weights of targets beside what a project costs", [["项目名称", "预算数", "绩效指标", "权重"], ["一号项目", 20.5, "完成数", 30], [null, null, "满意度", 70], ["二号项目", 30, "完成数", 100], ["合计", 50.5]]],
  ["places under their level", [["部门", "金额"], ["总计", 60], ["省本级", 50], ["甲局", 30], ["乙局", 20], ["下级", 10], ["丙县", 10]]],
];

test.each(LEVELS)("lines that no word tells apart: %s", (_name, rows) => {
  expect(review(sheet(...rows)).findings.filter(({ severity }) => severity !== "hint")).toEqual([]);
});

const SLIPS: readonly (readonly [name: string, rows: readonly (readonly GridCell[])[], row: number])[] = [
  ["a plain list", [["项目", "金额"], ["甲", 2.2], ["乙", 3], ["丙", 5], ["合计", 10]], 1],
  ["the first of two lists", [["项目", "预算数"], ["一、收入", null], ["财政拨款", 99], ["其他收入", 10], ["合计", 100], ["二、支出", null], ["基本支出", 60], ["项目支出", 40], ["合计", 100]], 2],
  ["a kind of procurement", [["采购类别", "采购项目", "金额"], ["合计", null, 100], ["货物", "小计", 50], ["货物", "办公设备购置", 20], ["货物", "专用软件采购", 33], ["工程", "小计", 20], ["工程", "机房改造", 20], ["服务", "小计", 30], ["服务", "物业管理服务", 30]], 4],
  ["a class whose items add up", [["科目编码", "科目名称", "金额"], [null, "合计", 50], ["302", "商品和服务支出", 55], ["30201", "办公费", 20], ["30205", "水费", 30]], 2],
];

test.each(SLIPS)("a slip is named all the same: %s", (_name, rows, row) => {
  const found = review(sheet(...rows)).findings.filter(({ severity }) => severity !== "hint");
  expect(found.flatMap(({ at, related }) => [at, ...related]).map((ref) => ref.row)).toContain(row + 2);
});

/** Offices below their department, which the total equals: no code tells that, and items of each office repeat. */
const BY_OFFICE: readonly (readonly GridCell[])[] = [
  ["科目编码", "单位代码", "单位名称（科目）", "总计", "工资福利支出", "商品和服务支出", "对个人和家庭的补助"],
  [null, null, "合计", 100, 60, 30, 10], [null, "115", "某某局", 100, 60, 30, 10],
  [null, "115001", "某某局本级", 60, 40, 14, 6], ["2130301", "115001", "行政运行", 56, 40, 12, 4], ["2080501", "115001", "行政单位离退休", 4, null, 2, 2],
  [null, "115002", "某某中心", 40, 20, 16, 4], ["2130301", "115002", "行政运行", 25, 15, 10, null], ["2080501", "115002", "行政单位离退休", 15, 5, 6, 4],
];

test.each([["nothing", 0, 0, []], ["the total", 1, 3, [3]], ["a column of the total's row", 1, 5, [3, 5]]])("a total that equals the first line below it: %s wrong", (_name, row, column, accused) => {
  const rows = BY_OFFICE.map((line, at) => line.map((cell, place) => (at === row && place === column && typeof cell === "number" ? cell + 7 : cell)));
  const found = review(sheet(...rows)).findings.filter(({ severity }) => severity !== "hint");
  expect(found.filter(({ at }) => at.row !== row + 2 || !accused.includes(at.column)).map(({ at }) => cellKey(at))).toEqual([]);
  expect(found.length > 0).toBe(accused.length > 0);
});

test("a card under the title of another table is not added up with the table above", () => {
  const list = [["某项采购明细表"], ["单位：万元"], ["类别", "总计", "甲资金", "乙资金"], ["合计", 30, 12, 18], ["货物", 10, 4, 6], ["服务", 20, 8, 12]];
  const card = [[], ["某局整体绩效目标表"], ["单位名称", "某局", null, 90.5], ["年度目标", "完成年度任务"], ["绩效指标", "指标名称", "权重", "指标值"], [null, "完成率", 30, 12.5]];
  const found = review({ sheets: [grid("表1", [...list, ...card])] });
  expect(found.findings.filter(({ severity }) => severity !== "hint")).toEqual([]);
});

/** Years as rows, with meetings and training behind 三公. */
const YEARS_AS_ROWS: readonly (readonly GridCell[])[] = [
  ["年度", "“三公”经费合计", "因公出国（境）费", "公务用车费", "公务接待费", "会议费", "培训费"],
  ["2030年预算数", 12.5, 2, 7.5, 3, 6, 9.5], ["2031年预算数", 14, 0, 10.2, 3.8, 5.4, 8], ["增减额", 1.5, -2, 2.7, 0.8, -0.6, -1.5], ["增减%", 12, -100, 36, 26.67, -10, -15.79],
];

test.each([
  ["nothing", 0, 0, ""], ["the total of last year", 1, 1, "columns"], ["a part of last year", 1, 2, "change"], ["the total of the change", 3, 1, "columns"], ["training of this year", 2, 6, "change"], ["a change", 3, 5, "change"], ["a rate", 4, 3, "rate"],
])("years as rows: %s wrong", (_name, row, column, bearing) => {
  const rows = YEARS_AS_ROWS.map((line, at) => line.map((cell, place) => (at === row && place === column && typeof cell === "number" ? cell + 9 : cell)));
  const found = review(sheet(...rows)).findings.filter(({ severity }) => severity !== "hint");
  expect(found.some(({ rule, at, related }) => rule === `structure/${bearing}` && [at, ...related].some((ref) => ref.row === row + 2 && ref.column === column))).toBe(bearing !== "");
  expect(found.filter(({ rootCause, at, related }) => rootCause && ![at, ...related].some((ref) => ref.row === row + 2 && ref.column === column))).toEqual([]);
});
