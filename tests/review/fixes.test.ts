import type { CellRef, Scalar } from "../../src/model/cells";
import { addressOf } from "../../src/model/cells";
import type { Edit } from "../../src/model/edits";
import type { Finding } from "../../src/model/findings";
import type { Fix } from "../../src/model/fixes";
import { contentAt, type WorkbookSnapshot } from "../../src/model/snapshot";
import { fixAllSafe, fixesFor, review } from "../../src/review";
import { mayRead } from "../../src/review/trial";
import { grid, rowsOf, workbook } from "../support/snapshots";
import { applied, filled, recalculated, typed } from "../support/workbooks";
import { XIHU } from "../support/xihu";

let live: WorkbookSnapshot;
let plain: WorkbookSnapshot;

beforeAll(async () => {
  live = (await filled(typed(XIHU))).after;
  plain = (await filled(typed(XIHU), { values: true })).after;
});

/** A workbook with cells typed over, calculated by the independent engine. */
async function typedOver(snapshot: WorkbookSnapshot, ...cells: readonly (readonly [at: CellRef, value: Scalar])[]): Promise<WorkbookSnapshot> {
  const edits = cells.map(([at, value]): Edit => ({ kind: "setValue", at, expects: contentAt(snapshot, at), value }));
  return recalculated(applied(snapshot, edits).after);
}

/** The amount cell of a row and column, by the words of the model. */
function cellOf(snapshot: WorkbookSnapshot, table: string, key: string, role: string): CellRef {
  const found = review(snapshot).book.tables.find(({ id }) => id === table)?.rows.find((row) => row.key === key)?.cells.get(role);
  if (!found) throw new Error(`no ${table}[${key}].${role}`);
  return found.ref;
}

function flat(fixes: ReadonlyMap<Finding, Fix>): readonly string[] {
  return [...new Set(fixes.values())].map(({ kind, safe, edits }) =>
    `${kind}${safe ? "" : "?"} ${edits.map((edit) => ("at" in edit && edit.at ? addressOf(edit.at) : "")).join(",")}`);
}

/** What is found once the edits are made and everything is calculated by the independent engine. */
async function foundAfter(snapshot: WorkbookSnapshot, edits: readonly Edit[]): Promise<readonly string[]> {
  return review(await recalculated(applied(snapshot, edits).after)).findings.map(({ rule }) => rule);
}

const CASES: readonly (readonly [table: string, key: string, role: string, liveFix: string, plainFix: string])[] = [
  ["expenditure", "total", "total", "formula", "formula"],
  ["expenditure", "201", "personnel", "formula", "formula"],
  ["general-expenditure", "20103", "basic", "formula", "formula"],
  ["expenditure", "2010301", "personnel", "amount", "amount"],
];

describe.each(CASES)("a wrong figure in %s [%s].%s", (table, key, role, liveFix, plainFix) => {
  test.each([["among live formulas", liveFix], ["among typed figures", plainFix]])("%s", async (where, kind) => {
    const base = where === "among live formulas" ? live : plain;
    const at = cellOf(base, table, key, role);
    const broken = await typedOver(base, [at, 1234.56]);
    const { findings } = review(broken);
    expect(flat(fixesFor(broken, findings))).toContain(`${kind} ${addressOf(at)}`);
    const all = fixAllSafe(broken, findings);
    expect([all.before, all.after]).toEqual([findings.length, 0]);
    expect(await foundAfter(broken, all.edits)).toEqual([]);
  });
});

test("two slips are fixed together, each result calculated with the other", async () => {
  const a = cellOf(plain, "expenditure", "201", "personnel");
  const b = cellOf(plain, "general-basic-expenditure", "301", "total");
  const broken = await typedOver(plain, [a, 1], [b, 2]);
  const all = fixAllSafe(broken, review(broken).findings);
  expect([all.fixes.length, all.after]).toEqual([2, 0]);
  expect(await foundAfter(broken, all.edits)).toEqual([]);
});

test("two explanations that are equally good give no fix", () => {
  const sheet = grid("支出表", rowsOf(`
2024年部门支出预算总表
|||||单位：万元
科目编码|科目名称|合计|人员支出|公用经费|项目支出
|合计|31|15|10|5
'201|一般公共服务支出|31|15|10|5`), { format: "0.00" });
  const { findings } = review(workbook(sheet));
  expect(findings.some(({ alternatives }) => (alternatives ?? []).length > 0)).toBe(true);
  expect(fixesFor(workbook(sheet), findings).size).toBe(0);
});

test("a formula of the user's that reads the cell leaves the effect unknown: not safe", async () => {
  const at = cellOf(plain, "expenditure", "2010301", "personnel");
  const other = { ...at, row: at.row + 60 };
  const broken = applied(await typedOver(plain, [at, 1234.56]), [
    { kind: "setFormula", at: other, expects: { value: null }, formula: `=${addressOf(at)}*2`, result: 2469.12 },
  ]).after;
  const { findings } = review(broken);
  expect([...new Set(fixesFor(broken, findings).values())].map(({ safe }) => safe)).toEqual([false]);
  expect(fixAllSafe(broken, findings).edits).toEqual([]);
});

test("amounts stored as text become numbers under a number format, other text stays", () => {
  const sheet = grid("支出表", [
    ["2024年部门支出预算总表"], [null, null, null, null, "单位：万元"], ["科目编码", "科目名称", "合计", "人员支出", "公用经费"],
    [null, "合计", 1025.5, { value: "1,000.50", format: "@" }, 25], ["201", "一般公共服务支出", 1025.5, { value: "1,000.50", format: "@" }, { value: " 25 ", format: "@" }],
  ], { format: "0.00" });
  const snapshot = workbook(sheet);
  const { findings } = review(snapshot);
  const fix = [...fixesFor(snapshot, findings).values()].find(({ kind }) => kind === "numbers");
  expect([fix?.safe, fix?.edits.map((edit) => (edit.kind === "setValue" ? [addressOf(edit.at), edit.value, edit.numberFormat] : null))]).toEqual([
    true, [["D4", 1000.5, "0.00"], ["D5", 1000.5, "0.00"], ["E5", 25, "0.00"]],
  ]);
});

test("a mistyped code becomes the code that was meant, as text", async () => {
  const { book } = review(plain);
  const row = book.tables.find(({ id }) => id === "general-expenditure")?.rows.find(({ key }) => key === "2010302");
  const at = row?.codeCells[0] ?? cellOf(plain, "", "", "");
  const broken = await typedOver(plain, [at, "2010320"]);
  const { findings } = review(broken);
  const fix = [...fixesFor(broken, findings).values()].find(({ kind }) => kind === "code");
  expect([fix?.safe, fix?.edits]).toEqual([true, [{ kind: "setValue", at, expects: { value: "2010320" }, value: "2010302", numberFormat: "@" }]]);
});

test("a clean workbook has nothing to fix", () => {
  expect(fixAllSafe(live, review(live).findings)).toEqual({ edits: [], fixes: [], before: 0, after: 0 });
});

describe("what a formula reads", () => {
  const at = { sheet: "支出表", row: 4, column: 3 };
  test.each([
    ["=SUM(D1:D9)", true], ["=SUM(E1:E9)", false], ["=D5*2", true], ["=$D$5", true], ["='支出表'!D5", true], ["=收入表!D5", false], ["=SUM(D:D)", true], ["=SUM(5:5)", true], ["=SUM(6:7)", false],
    ["=INDIRECT(\"D5\")", true], ["=OFFSET(A1,4,3)", true], ["=合计名", true], ["=IF(A1=\"D5\",TRUE,1)", false], ["=SUMIFS(E1:E9,$A1:$A9,A4&\"??\")", false], ["=表1[金额]", true], ["=LOG10(E5)", false],
  ])("%s", (formula, reads) => { expect(mayRead(formula, "支出表", [at])).toBe(reads); });
});
