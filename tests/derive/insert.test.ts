import { ZHEJIANG as zhejiang } from "../support/profiles";
import { entriesOf } from "../../src/catalog/ownSheets/supplement";
import { NATIONAL } from "../../src/catalog/profiles";
import { planInsert } from "../../src/derive/insert";
import { insertProblems, InsertRequestError } from "../../src/derive/insertRequest";
import { MemoryHost } from "../../src/hosts/memory/memoryHost";
import type { SheetDraft } from "../../src/model/edits";
import type { InsertRequest } from "../../src/model/plans";
import type { Profile } from "../../src/model/profile";
import type { WorkbookSnapshot } from "../../src/model/snapshot";
import { recognizeWorkbook } from "../../src/recognize";
import { applied } from "../support/workbooks";

const ALL = zhejiang.tables.map(({ table }) => table);
const EMPTY: WorkbookSnapshot = { sheets: [] };

function request(changes: Partial<InsertRequest> = {}): InsertRequest {
  return { profile: "zhejiang", year: 2025, department: "测试市财政局", units: ["测试市国库支付中心", "测试市票据中心"], tables: ALL, onTaken: "skip", ...changes };
}

function workbook(...names: readonly string[]): Promise<WorkbookSnapshot> {
  return MemoryHost.of(names.map((name) => ({ name, rows: [["旧内容"]] }))).read();
}

test("inserting and recognising agree: every table, year, unit of measure, department and unit", () => {
  const plan = planInsert(EMPTY, request());
  const book = recognizeWorkbook(applied(EMPTY, plan.edits).after);
  expect(book.tables.map(({ id, sheet, unit, year }) => [id, sheet, unit, year])).toEqual(zhejiang.tables.map(({ table, sheet }) => [table, sheet, "万元", 2025]));
  expect(book.leftovers).toEqual([]);
  expect([book.profile.id, book.year, book.body, book.scope]).toEqual(["zhejiang", 2025, "测试市财政局", "department"]);
  expect(book.tables.find(({ id }) => id === "revenue")?.rows.map(({ kind, label }) => [kind, label])).toEqual([
    ["total", "合计"], ["summary", "测试市财政局（汇总）"], ["ownOffice", "测试市财政局（本级）"], ["unit", "测试市国库支付中心"], ["unit", "测试市票据中心"],
  ]);
  for (const layout of zhejiang.tables) {
    const columns = book.tables.find(({ id }) => id === layout.table)?.columns.map(({ axis, role, column }) => [axis, role, column]);
    expect(columns?.sort((a, b) => Number(a[2]) - Number(b[2]))).toEqual(layout.columns.map(({ axis, role }, column) => [axis, role, column]));
  }
});

test("without units the department stands alone", () => {
  const book = recognizeWorkbook(applied(EMPTY, planInsert(EMPTY, request({ units: [] })).edits).after);
  expect(book.tables.find(({ id }) => id === "revenue")?.rows.map(({ kind, label }) => [kind, label])).toEqual([["total", "合计"], ["unit", "测试市财政局"]]);
});

const NAMES = ["=cmd|'/C calc'!A0", "+1", "-1", "@SUM(A1)", "＝1+1"];
test.each(NAMES)("a name such as %s stays text", (name) => {
  const after = applied(EMPTY, planInsert(EMPTY, request({ department: name, units: [`${name}x`] })).edits).after;
  expect(after.sheets.flatMap((sheet) => sheet.formulas.flat()).filter((formula) => formula !== "")).toEqual([]);
  const revenue = after.sheets.find((sheet) => sheet.name === "收入预算总表");
  expect(revenue?.values.flat()).toContain(`${name}x`);
});

test.each([
  ["skip", ["收支预算总表"], null, undefined],
  ["beside", ["收支预算总表", "收支预算总表 (2)"], "收支预算总表 (2)", undefined],
  ["replace", ["收支预算总表", "收支预算总表 (旧)"], "收支预算总表 (旧)", "旧内容"],
] as const)("a taken name: %s", async (onTaken, present, newName, kept) => {
  const before = await workbook("收支预算总表");
  const plan = planInsert(before, request({ onTaken, tables: ["balance"] }));
  expect(plan.taken).toEqual([{ name: "收支预算总表", choice: onTaken, newName }]);
  const after = applied(before, plan.edits).after;
  expect(after.sheets.map((sheet) => sheet.name).filter((name) => name.startsWith("收支"))).toEqual(expect.arrayContaining([...present]));
  if (kept !== undefined) expect(after.sheets.find((sheet) => sheet.name === newName)?.values).toEqual([[kept]]);
});

test("基本信息 and 补充资料 offer what there is to choose from", () => {
  const [asked] = entriesOf(NATIONAL);
  const form: Profile = {
    ...NATIONAL, id: "choice", name: "选择市",
    entries: [{ id: asked?.id ?? "", section: "收入", label: "有无变动", content: "text", hint: "", measure: "", choices: ["有", "无"] }],
  };
  const plan = planInsert(EMPTY, request({ profile: "choice", tables: form.tables.map(({ table }) => table) }), [NATIONAL, form]);
  const offered = plan.edits.flatMap((edit) => (edit.kind === "insertSheet" ? edit.draft.choices.map(({ row, column, rows, values }) => {
    const beside = edit.draft.cells.find((cell) => cell.row === row && cell.column === column - 1)?.content;
    return [edit.draft.name, beside && "value" in beside ? beside.value : null, rows, values];
  }) : []));
  expect(offered).toEqual([
    ["基本信息", "计量单位", 1, form.settings.units], ["基本信息", "版式", 1, [NATIONAL.name, "选择市"]], ["基本信息", "公开主体", 1, ["部门", "单位"]], ["基本信息", "测试市财政局（本级）", 40, ["行政单位", "参公事业单位", "事业单位"]],
    ["补充资料", "有无变动", 1, ["有", "无"]],
  ]);
});

test("names that are taken too are passed over, capitals not told apart", async () => {
  const before = await workbook("收支预算总表", "收支预算总表 (2)", "收支预算总表 (旧)");
  expect(planInsert(before, request({ onTaken: "beside", tables: ["balance"] })).taken[0]?.newName).toBe("收支预算总表 (3)");
  expect(planInsert(before, request({ onTaken: "replace", tables: ["balance"] })).taken[0]?.newName).toBe("收支预算总表 (旧2)");
});

test.each<[string, Partial<InsertRequest>, string, string]>([
  ["a year before there were budgets", { year: 1989 }, "year", "outOfRange"],
  ["half a year", { year: 2025.5 }, "year", "outOfRange"],
  ["no year", { year: Number.NaN }, "year", "outOfRange"],
  ["no department", { department: " \u3000" }, "department", "empty"],
  ["a name with a line break", { department: "财政\n局" }, "department", "illegalCharacter"],
  ["half a character", { department: "财政\ud800" }, "department", "illegalCharacter"],
  ["a unit twice", { units: ["中心", "中 心"] }, "units", "duplicate"],
  ["the department as its own unit", { units: ["测试市财政局"] }, "units", "duplicate"],
  ["an empty unit", { units: [""] }, "units", "empty"],
  ["a unit of a thousand characters", { units: ["长".repeat(1000)] }, "units", "tooLong"],
  ["a region that is not known", { profile: "atlantis" }, "profile", "unknown"],
  ["no table", { tables: [] }, "tables", "empty"],
  ["a table twice", { tables: ["balance", "balance"] }, "tables", "duplicate"],
])("%s is refused", (_title, changes, field, reason) => {
  const problems = insertProblems(request(changes));
  expect(problems.map((problem) => [problem.field, problem.reason])).toEqual([[field, reason]]);
  expect(() => planInsert(EMPTY, request(changes))).toThrow(InsertRequestError);
});

test("a row of a header is as high as its text needs, and so is that of a long name", () => {
  const unit = "测试市国库支付中心（测试市财政局票据监管与政府采购服务中心）";
  const draftOf = (sheet: string): SheetDraft | undefined =>
    planInsert(EMPTY, request({ units: [unit] })).edits.flatMap((edit) => (edit.kind === "insertSheet" && edit.draft.name === sheet ? [edit.draft] : []))[0];
  const heights = draftOf("收入预算总表")?.rowHeights ?? {};
  // 国有资本经营预算 stands in a narrow column of the second row, beside 本年收入 over all of them in the first.
  expect([heights[2], heights[3]]).toEqual([18, 31]);
  expect(heights[8]).toBe(31);
  // Merged over two rows: what its two lines lack of height goes to the last one.
  expect(draftOf("支出预算总表")?.rowHeights).toEqual({ 0: 30, 2: 18, 3: 18 });
});
