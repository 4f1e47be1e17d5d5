import type { ItemRequest } from "../../src/derive/insertItem";
import { codesBesideTotals, lackingItem, typedItems } from "../../src/derive/insertItemTyped";
import { addressOf } from "../../src/model/cells";
import { planInsert, planItems, review, understand } from "../../src/review";
import { applied } from "../support/workbooks";
import { grid, rowsOf, workbook } from "../support/snapshots";

const ITEM: ItemRequest = { classification: "functional", code: "2080501", fund: "general-public-budget", unit: null };

/** A table of a layout of no known region, its rows as text. */
function foreign(rows: string): ReturnType<typeof workbook> {
  return workbook(grid("支出", rowsOf(`2024年一般公共预算支出表\n单位：万元\n科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出\n${rows}`)));
}

function bodyAfter(rows: string, request = ITEM): { readonly lines: readonly string[]; readonly told: readonly string[] } {
  const before = foreign(rows);
  const { plan } = planItems(before, [request]);
  const [sheet] = applied(before, plan.edits).after.sheets;
  return {
    lines: (sheet?.values ?? []).slice(3).map((line) => line.map((value) => value ?? "").join("|")),
    told: plan.obstacles.filter(({ reason }) => reason !== "noTable").map(({ reason }) => reason),
  };
}

test("a foreign table gets the row between its neighbours, in order, and nothing of it is written over", () => {
  const { lines, told } = bodyAfter("合计 | | 30 | 30 |\n'201 | 一般公共服务支出 | 10 | 10 |\n'20103 | 政府办公厅（室）及相关机构事务 | 10 | 10 |\n'2010301 | 行政运行 | 10 | 10 |\n'208 | 社会保障和就业支出 | 20 | 20 |\n'20805 | 行政事业单位养老支出 | 20 | 20 |\n'2080505 | 机关事业单位基本养老保险缴费支出 | 20 | 20 |");
  expect(told).toEqual([]);
  expect(lines).toEqual([
    "合计||30|30|", "201|一般公共服务支出|10|10|", "20103|政府办公厅（室）及相关机构事务|10|10|", "2010301|行政运行|10|10|", "208|社会保障和就业支出|20|20|",
    "20805|行政事业单位养老支出|20|20|", "2080501|行政单位离退休|||", "2080505|机关事业单位基本养老保险缴费支出|20|20|",
  ]);
});

test("a code that is there is not written again", () => {
  const { plan } = planItems(foreign("合计 | | 20 | 20 |\n'208 | 社会保障和就业支出 | 20 | 20 |\n'20805 | 行政事业单位养老支出 | 20 | 20 |\n'2080501 | 行政单位离退休 | 20 | 20 |"), [ITEM]);
  expect(plan).toMatchObject({ edits: [], rows: [], present: [{ table: "general-expenditure" }] });
});

test("tables that the workbook does not have are named, and nothing happens", () => {
  const { plan } = planItems(workbook(grid("空", [])), [ITEM]);
  expect(plan.edits).toEqual([]);
  expect(plan.obstacles.map(({ table, reason }) => [table, reason])).toEqual([["expenditure", "noTable"], ["general-expenditure", "noTable"]]);
});

test("a protected sheet is told and left alone", () => {
  const { sheets } = foreign("合计 | | 10 | 10 |\n'201 | 一般公共服务支出 | 10 | 10 |\n'20103 | 政府办公厅（室）及相关机构事务 | 10 | 10 |\n'2010301 | 行政运行 | 10 | 10 |");
  const { plan } = planItems({ sheets: sheets.map((sheet) => ({ ...sheet, protected: true })) }, [ITEM]);
  expect(plan.edits).toEqual([]);
  expect(plan.obstacles.map(({ reason }) => reason)).toContain("protected");
});

const SMALL = "合计 | | 10 | 10 |\n'201 | 一般公共服务支出 | 10 | 10 |\n'20103 | 政府办公厅（室）及相关机构事务 | 10 | 10 |\n'2010301 | 行政运行 | 10 | 10 |";

test("several items at once stand in order, a parent that they share once", () => {
  const before = foreign(SMALL);
  const codes = ["2080505", "2080501", "2010302"];
  const { plan } = planItems(before, codes.map((code) => ({ ...ITEM, code })));
  expect(plan.rows.map(({ code }) => code).sort()).toEqual(["2010302", "208", "20805", "2080501", "2080505"]);
  const [sheet] = applied(before, plan.edits).after.sheets;
  expect((sheet?.values ?? []).slice(3).map(([code]) => code)).toEqual(["合计", "201", "20103", "2010301", "2010302", "208", "20805", "2080501", "2080505"]);
  for (const { at, name } of plan.rows) expect(sheet?.values[at.row]?.[at.column]).toBe(name);
});

test("a new row looks like a row of its level near it, never like the total", () => {
  const { plan } = planItems(foreign(SMALL), [{ ...ITEM, code: "2010101" }]);
  // 20101 and 2010101 go below 201, above 20103.
  const like = plan.edits.flatMap((edit) => (edit.kind === "insertRows" ? [edit.like ?? edit.row - 1] : []));
  expect(like).toEqual([5, 7]);
});

test("the first row below a total that stands alone looks like the blank row that was there, not like the total", () => {
  const { plan } = planItems(foreign("合计 | | | |"), [ITEM]);
  const like = plan.edits.flatMap((edit) => (edit.kind === "insertRows" ? [edit.like ?? edit.row - 1] : []));
  expect(like.length).toBeGreaterThan(0);
  expect(like).not.toContain(3);
});

test.each<[string, string, readonly string[]]>([
  ["typed at the end", "'2080501 | | | |", ["208|社会保障和就业支出|||", "20805|行政事业单位养老支出|||", "2080501|行政单位离退休|||"]],
  ["typed as a number, beside its amount", "2080501 | | 3 | 3 |", ["208|社会保障和就业支出|||", "20805|行政事业单位养老支出|||", "2080501|行政单位离退休|3|3|"]],
  ["pasted as a column, in any order", "'2080505 | | | |\n'2080501 | | | |", [
    "208|社会保障和就业支出|||", "20805|行政事业单位养老支出|||", "2080505|机关事业单位基本养老保险缴费支出|||", "2080501|行政单位离退休|||",
  ]],
  ["its parents there already", "'208 | 社会保障和就业支出 | | |\n'20805 | 行政事业单位养老支出 | | |\n'2080501 | | | |", [
    "208|社会保障和就业支出|||", "20805|行政事业单位养老支出|||", "2080501|行政单位离退休|||",
  ]],
])("a code alone: %s", (_, typed, lines) => {
  const before = foreign(`${SMALL}\n${typed}`);
  const items = typedItems(understand(before));
  expect(items.map(({ request }) => request.fund)).toEqual(items.map(() => "general-public-budget"));
  const { plan } = planItems(before, items.map(({ request }) => request));
  const { after } = applied(before, plan.edits);
  expect((after.sheets[0]?.values ?? []).slice(7).map((line) => line.map((value) => value ?? "").join("|"))).toEqual(lines);
  expect(typedItems(understand(after))).toEqual([]);
  expect(plan.named.map(({ code }) => code)).toEqual(items.map(({ request }) => request.code));
});

test("a code that no book names is no typed item, and names that stand there are never written over", () => {
  expect(typedItems(understand(foreign(`${SMALL}\n'2999999 | | 1 | 1 |\n'2080501 | 离退休 | 2 | 2 |`)))).toEqual([]);
});

test.each([
  ["a code beside it", "'2010302 | 合计 | 10 | 10 |", ["2010302 支出!A7"]],
  ["a number of that kind", "2010302 | 合计 | 10 | 10 |", ["2010302 支出!A7"]],
  ["nothing beside it", "| 合计 | 10 | 10 |", []],
  ["its own name in that column", "合计 | | 10 | 10 |", []],
  ["a code that no book names", "'2999999 | 合计 | 10 | 10 |", []],
  ["the code of a class", "'201 | 合计 | 10 | 10 |", []],
])("codes pasted over more rows than were prepared, of the total below: %s", (_, total, beside) => {
  const before = foreign(`'201 | 一般公共服务支出 | 10 | 10 |\n'20103 | 政府办公厅（室）及相关机构事务 | 10 | 10 |\n'2010301 | 行政运行 | 10 | 10 |\n${total}`);
  const found = codesBesideTotals(understand(before), before);
  expect(found.map(({ request: { code }, at }) => `${code} ${at.sheet}!${addressOf(at)}`)).toEqual(beside);
  const { plan } = planItems(before, found.map(({ request }) => request));
  expect(plan.rows.map(({ code }) => code)).toEqual(found.map(({ request }) => request.code));
});

test("a row that a table lacks is the item to be inserted: afterwards its amounts are wanting, and no row", () => {
  const table = (name: string, title: string, rows: string): ReturnType<typeof grid> =>
    grid(name, rowsOf(`2024年${title}\n单位：万元\n科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出\n${rows}`), { format: "0.00" });
  const whole = "合计 | | 30 | 30 |\n'201 | 一般公共服务支出 | 30 | 30 |\n'20103 | 政府办公厅（室）及相关机构事务 | 30 | 30 |\n'2010301 | 行政运行 | 10 | 10 |\n'2010350 | 事业运行 | 20 | 20 |";
  const income = grid("收入", rowsOf("2024年部门收入总表\n单位：万元\n单位名称 | 总计 | 一般公共预算 | 事业收入\n合计 | 30 | 30 |\n某局 | 30 | 30 |"), { format: "0.00" });
  const before = workbook(income, table("支出", "部门支出总表", whole.replace("\n'2010350 | 事业运行 | 20 | 20 |", "")), table("一般", "一般公共预算支出表", whole));
  const { book, findings } = review(before);
  const lacking = findings.filter(({ rule }) => rule === "form/row-missing");
  const requests = lacking.flatMap((finding) => lackingItem(book, finding) ?? []);
  expect(requests).toEqual([{ classification: "functional", code: "2010350", fund: "general-public-budget", unit: null }]);
  const { plan } = planItems(before, requests);
  expect(plan.rows.map(({ table: id, code, at }) => `${id} ${code} ${at.sheet}!${at.row + 1}`)).toEqual(["expenditure 2010350 支出!8"]);
  expect(review(applied(before, plan.edits).after).findings.map(({ rule }) => rule)).not.toContain("form/row-missing");
  expect(findings.filter((finding) => !lacking.includes(finding)).map((finding) => lackingItem(book, finding))).toEqual(findings.filter((finding) => !lacking.includes(finding)).map(() => null));
});

test("where the income is printed by functional codes too, an item gets its row there", () => {
  const { sheets: inserted } = applied({ sheets: [] }, planInsert({ sheets: [] }, {
    profile: "national", year: 2025, department: "某某局", units: [], tables: ["revenue", "expenditure", "general-expenditure"], onTaken: "skip",
  }).edits).after;
  const { plan } = planItems({ sheets: inserted }, [ITEM]);
  expect(plan.obstacles).toEqual([]);
  expect([...new Set(plan.rows.map(({ table }) => table))]).toEqual(["revenue", "expenditure", "general-expenditure"]);
  expect(plan.rows.filter(({ table }) => table === "revenue").map(({ code, name }) => `${code} ${name}`)).toEqual(["208 社会保障和就业支出", "20805 行政事业单位养老支出", "2080501 行政单位离退休"]);
});
