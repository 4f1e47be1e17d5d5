import fc from "fast-check";
import { cellKey } from "../../src/model/cells";
import type { Edit } from "../../src/model/edits";
import type { WorkbookSnapshot } from "../../src/model/snapshot";
import { planFill, remnantsIn, review } from "../../src/review";
import { department } from "../support/anyDepartment";
import { madeUp } from "../support/anyLayout";
import { disclosureOf } from "../support/disclosures";
import { dressed, DRESSES } from "../support/dresses";
import { FURTHER_LAYOUTS, LAYOUTS, printedTables, type LayoutName } from "../support/layouts";
import { learned, unlikePublished } from "../support/nextYear";
import { grid, rowsOf, workbook, type GridCell } from "../support/snapshots";
import { applied, recalculated } from "../support/workbooks";
import { XIHU } from "../support/xihu";

const EVERY: readonly LayoutName[] = [...LAYOUTS, ...FURTHER_LAYOUTS];
const DRESSED = DRESSES.filter(({ name }) => !name.startsWith("text"));

test.each(EVERY)("a finished set in the layout of %s: its own leaves typed into the form that it gives are its published tables", async (layout) => {
  const form = learned(dressed(printedTables(XIHU, layout), { name: "straight" }));
  expect(await unlikePublished(form)).toEqual([]);
  expect(remnantsIn(form.before, form.plan, form.form).left).toEqual([]);
  expect(form.plan.questions.filter(({ kind }) => kind === "exception" || kind === "unit")).toEqual([]);
  // A table that prints nothing but its total of nothing has no lines to add up.
  expect(form.plan.tables.filter(({ rows }) => rows.length > 1).flatMap(({ rows }) => rows.filter(({ label, use }) => /^(?:合计|总计|收入总计|支出总计|本年支出合计)$/.test(label) && use !== "derived"))).toEqual([]);
  // An empty form has nothing to be found fault with that the finished one had not.
  const faults = (snapshot: WorkbookSnapshot): readonly string[] => review(snapshot).findings.filter(({ severity }) => severity !== "hint").map(({ rule, at }) => `${rule} ${cellKey(at)}`);
  expect(faults(form.form).filter((fault) => !faults(form.before).includes(fault))).toEqual([]);
});

test.each(DRESSED.map(({ name }) => name))("and in other order and shape: %s", async (name) => {
  const dress = DRESSES.find((each) => each.name === name);
  const form = learned(dressed(printedTables(XIHU, "zhejiang"), dress ?? { name: "straight" }));
  expect(await unlikePublished(form)).toEqual([]);
});

test("any department in any layout: learn, type the leaves, calculate: as published", async () => {
  await fc.assert(fc.asyncProperty(department, fc.constantFrom(...EVERY), async (data, layout) => {
    expect(await unlikePublished(learned(dressed(printedTables(data, layout), { name: "straight" })))).toEqual([]);
  }), { numRuns: 8 });
});

test("tables of no kind that is known, in made-up words: as published, and nothing of last year is left", async () => {
  for (let seed = 1; seed <= 20; seed += 1) {
    const form = learned(madeUp(seed).snapshot);
    expect({ seed, unlike: await unlikePublished(form) }).toEqual({ seed, unlike: [] });
    expect({ seed, left: remnantsIn(form.before, form.plan, form.form).left }).toEqual({ seed, left: [] });
  }
});

/** Lists whose lines stand below others of the same list: what a project is spent on, the projects of an item. */
const NESTED: readonly (readonly [manner: string, rows: string])[] = [
  ["projects, and what each is spent on", `
2025年部门项目支出预算表
||||||单位：元
项目分类|项目名称|项目单位|经济科目编码|合计|一般公共预算|单位资金
合计||||3499.35|3032.55|466.8
专项业务类|良种推广专项|某中心||2273.45|2273.45|
|良种推广专项||'30226|682.2|682.2|
|良种推广专项||'31002|1591.25|1591.25|
专项业务类|病虫害监测|某中心||759.1|759.1|
|病虫害监测||'30201|379.4|379.4|
|病虫害监测||'30211|379.7|379.7|
其他运转类|检测服务|某中心||466.8||466.8
|检测服务||'30218|466.8||466.8`],
  ["units, the item of each with its code, and the projects of the item with the same code", `
2025年一般公共预算项目支出预算表
|||||单位：万元
科目编码|||单位代码|单位名称（科目）|金额
类|款|项|||
||||合    计|1009.71
|||'326301|某协会（本级）|253.75
'201|'29|'02|'326301|一般行政管理事务|253.75
'201|'29|'02|'326301|会员服务经费|51.34
'201|'29|'02|'326301|年度大会专项|202.41
|||'326901|某科技馆|755.96
'206|'07|'99|'326901|其他科学技术普及支出|755.96
'206|'07|'99|'326901|展品更新改造|204.55
'206|'07|'99|'326901|免费开放补助|216.14
'206|'07|'99|'326901|科普巡展|335.27`],
];

test.each(NESTED)("no line counts twice in a total: %s", async (_manner, rows) => {
  const published = workbook(grid("表", rowsOf(rows), { format: "0.00" }));
  expect(review(published).findings.filter(({ severity }) => severity !== "hint")).toEqual([]);
  expect(planFill(published).conflicts).toEqual([]);
  const form = learned(published);
  expect(form.plan.questions.filter(({ kind }) => kind === "exception")).toEqual([]);
  // Filling the empty form, as one does, leaves its totals what they were.
  const filled = { ...form, form: applied(form.form, planFill(form.form).edits).after };
  for (const each of [form, filled]) expect(await unlikePublished(each)).toEqual([]);
});

test("money from a source that only this office prints is in the total, with figures or with formulas", () => {
  const rows = (total: (row: number, sum: number) => GridCell): WorkbookSnapshot => workbook(grid("项目", [
    ["2025年项目支出预算明细表"], [null, null, null, null, null, "单位：万元"], ["项目名称", "合计", "一般公共预算", "政府性基金预算", "事业收入", "经营收入"],
    ...[["合计", 30, 10, 34, 6], ["甲", 20, null, 30, null], ["乙", 10, 10, 4, null], ["丙", null, null, null, 6]].map(([name, ...parts], at): GridCell[] =>
      [name as string, total(at + 4, (parts as (number | null)[]).reduce<number>((sum, part) => sum + (part ?? 0), 0)), ...(parts as (number | null)[])]),
  ], { format: "0.00" }));
  const figures = planFill(rows((_, sum) => sum));
  const formulas = planFill(rows((row, sum) => ({ value: sum, formula: `=ROUND(SUM(C${row}:F${row}),6)` })));
  const sums = (edits: readonly Edit[]): readonly string[] => edits.flatMap((edit) => (edit.kind === "setFormula" && edit.at.sheet === "项目" && edit.at.column === 1 && edit.at.row > 3 ? [edit.formula] : []));
  expect([figures.conflicts, formulas.conflicts]).toEqual([[], []]);
  expect(sums(figures.edits)).toEqual([5, 6, 7].map((row) => `=ROUND(SUM(C${row}:F${row}),6)`));
  expect(sums(formulas.edits)).toEqual([]);
});

/** Totals that the form adds up in its own way, where the catalogue has another. */
const OWN_WAYS: readonly (readonly [manner: string, rows: string])[] = [
  ["a subtotal of the appropriations, other money that only this office prints, the total below", `
2025年项目支出预算明细表
||||||||单位：万元
项目名称|合计|本年拨款|||财政专户管理资金|事业收入|其他收入
||小计|一般公共预算|政府性基金预算|||
信息化|30|30|20|10|||
调研|12||||12||
宣传|9||||||9
展览|7|||||7|
合计|58|30|20|10|12|7|9`],
  ["other money that only this office prints, the total on top", `
2025年项目支出预算明细表
|||||单位：万元
项目名称|合计|一般公共预算|财政专户管理资金|事业收入|其他收入
合计|58|20|12|17|9
信息化|30|20||10|
调研|12||12||
宣传|9||||9
展览|7|||7|`],
  ["a bare total beside columns that it does not hold", `
2025年一般公共预算“三公”经费支出预算表
||||||单位：万元
单位名称|合计|因公出国（境）费|公务用车运行费|公务接待费|会议费|培训费
某某局|39.48||27.35|12.13|34.8|31.89`],
];

test.each(OWN_WAYS)("filling an empty form keeps what its totals add up: %s", async (_manner, rows) => {
  const published = workbook(grid("表", rowsOf(rows), { format: "0.00" }));
  expect(planFill(published).conflicts).toEqual([]);
  const form = learned(published);
  const empty = { ...form, form: applied(form.form, planFill(form.form).edits).after };
  for (const each of [form, empty]) expect(await unlikePublished(each)).toEqual([]);
  // Nor does filling again, which sees the formulas that it wrote itself.
  expect(planFill(empty.form).edits).toEqual([]);
});

test.each([213, 220])("a total that also equals a cell of another table is still one of more columns than are known: made-up disclosure %i", (seed) => {
  expect(planFill(disclosureOf(seed).snapshot).conflicts).toEqual([]);
});

test("a change against what was moved to the year before is no figure that was left", async () => {
  const { before, plan, form } = learned(workbook(grid("“三公”经费", rowsOf(`
2025年一般公共预算“三公”经费支出预算表
|||单位：万元
项目|本年预算数|上年预算数|增减额
合计|118.15|90.1|28.05
因公出国（境）费|42.98|30.05|12.93
公务接待费|28.57|30.05|-1.48
公务用车运行费|46.6|30|16.6`), { format: "0.00" })));
  const after = await recalculated(form);
  expect(after.sheets[0]?.values.map((line) => line[3])).toContain(-118.15);
  expect(remnantsIn(before, plan, after).left).toEqual([]);
});
