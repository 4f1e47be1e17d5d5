import { MemoryHost, type MemorySheet } from "../../src/hosts/memory/memoryHost";
import { figureOf, type TableId } from "../../src/model/book";
import { addressOf, parseAddress, type Scalar } from "../../src/model/cells";
import type { Edit } from "../../src/model/edits";
import { contentAt, type CellContent, type WorkbookSnapshot } from "../../src/model/snapshot";
import { recognizeWorkbook } from "../../src/recognize";
import { applied, filled, fillPlan, recalculated, typed } from "../support/workbooks";
import { XIHU } from "../support/xihu";

const EXPENDITURE = "支出预算总表";
const BALANCE = "收支预算总表";

type Cell = Scalar | CellContent;

function snapshot(...sheets: readonly MemorySheet[]): Promise<WorkbookSnapshot> {
  return MemoryHost.of(sheets).read();
}

/** Puts a value or formula into a cell given by its address, whatever stood there. */
function put(workbook: WorkbookSnapshot, sheet: string, address: string, content: Cell): WorkbookSnapshot {
  const at = { sheet, ...(parseAddress(address) ?? { row: 0, column: 0 }) };
  const expects = contentAt(workbook, at);
  const edit: Edit = content !== null && typeof content === "object" && "formula" in content
    ? { kind: "setFormula", at, expects, formula: content.formula, result: null }
    : { kind: "setValue", at, expects, value: content !== null && typeof content === "object" ? content.value : content };
  return applied(workbook, [edit]).after;
}

function contentOf(workbook: WorkbookSnapshot, sheet: string, address: string): CellContent {
  return contentAt(workbook, { sheet, ...(parseAddress(address) ?? { row: 0, column: 0 }) });
}

function amount(workbook: WorkbookSnapshot, table: TableId, key: string, role: string, axis = "main"): number | null {
  const row = recognizeWorkbook(workbook).tables.find(({ id }) => id === table)?.rows.find((each) => each.key === key && each.axis === axis);
  const money = figureOf(row?.cells.get(role))?.money;
  return money === undefined ? null : money / 1_000_000;
}

const HEADER = [["2025年部门支出预算总表"], ["单位：万元"], ["科目编码", "科目名称", "总计", "人员支出", "公用经费", "项目支出"]];

function expenditure(rows: readonly (readonly Cell[])[], unit = "万元"): MemorySheet {
  return { name: EXPENDITURE, rows: [HEADER[0] ?? [], [`单位：${unit}`], HEADER[2] ?? [], ...rows] };
}

describe("a typed figure in a cell that is derived", () => {
  test("is kept and reported when it differs, replaced when told so", async () => {
    const before = put(typed(XIHU), EXPENDITURE, "D7", 800);
    const plan = fillPlan(before);
    expect(plan.conflicts.map(({ at, typed: own, derived }) => [addressOf(at), own, derived])).toEqual([["D7", "800.00", "834.88"]]);
    const kept = await filled(before);
    expect(amount(kept.after, "expenditure", "201", "personnel")).toBe(800);
    // What is above it counts what stands there, so that the figures agree with what is to be seen.
    expect(amount(kept.after, "expenditure", "total", "personnel")).toBe(896.06);
    const over = await filled(before, { overwrite: [{ sheet: EXPENDITURE, row: 6, column: 3 }] });
    expect(over.plan.conflicts).toEqual([]);
    expect(amount(over.after, "expenditure", "201", "personnel")).toBe(834.88);
  });

  test("becomes the formula when it is the same", () => {
    const plan = fillPlan(put(typed(XIHU), EXPENDITURE, "D7", 834.88));
    expect(plan.conflicts).toEqual([]);
    expect(plan.changes.find(({ at }) => at.sheet === EXPENDITURE && addressOf(at) === "D7")).toMatchObject({ before: { value: 834.88 }, result: 834.88 });
  });

  test.each(["=834.88", "=SUM(D9:D11)", "=D9+D11"])("as a formula of the user's own with the same result is left alone: %s", async (formula) => {
    const { plan, after } = await filled(await recalculated(put(typed(XIHU), EXPENDITURE, "D8", { formula })));
    expect(plan.conflicts).toEqual([]);
    expect(contentOf(after, EXPENDITURE, "D8")).toEqual({ formula });
  });

  test("as a formula with another result is a conflict", async () => {
    const { plan, after } = await filled(await recalculated(put(typed(XIHU), EXPENDITURE, "D8", { formula: "=D9*2" })));
    expect(plan.conflicts.map(({ at }) => addressOf(at))).toEqual(["D8"]);
    expect(contentOf(after, EXPENDITURE, "D8")).toEqual({ formula: "=D9*2" });
  });

  test("as text is an obstacle", () => {
    const plan = fillPlan(put(typed(XIHU), EXPENDITURE, "D8", "待定"));
    expect(plan.obstacles.map(({ at, reason, detail }) => [at && addressOf(at), reason, detail])).toEqual([["D8", "textAmount", "待定"]]);
    expect(plan.edits.some((edit) => edit.kind === "setFormula" && edit.at.sheet === EXPENDITURE && addressOf(edit.at) === "D8")).toBe(false);
  });

  test("as a broken formula is replaced", async () => {
    const { after } = await filled(await recalculated(put(typed(XIHU), EXPENDITURE, "D8", { formula: "=#REF!+1" })));
    expect(amount(after, "expenditure", "20103", "personnel")).toBe(834.88);
  });
});

describe("rows that come and go after filling", () => {
  async function done(): Promise<WorkbookSnapshot> {
    return (await filled(typed(XIHU))).after;
  }

  test("an item inserted in the middle counts at once", async () => {
    let workbook = applied(await done(), [{ kind: "insertRows", sheet: EXPENDITURE, row: 10, count: 1 }]).after;
    workbook = await recalculated(put(put(workbook, EXPENDITURE, "A11", "2010306"), EXPENDITURE, "F11", 100));
    expect(amount(workbook, "expenditure", "total", "project")).toBe(1309.95);
  });

  test("an item inserted right under its parent falls out, and filling repairs it", async () => {
    let workbook = applied(await done(), [{ kind: "insertRows", sheet: EXPENDITURE, row: 8, count: 1 }]).after;
    workbook = await recalculated(put(put(put(workbook, EXPENDITURE, "A9", "2010399"), EXPENDITURE, "B9", "其他事务支出"), EXPENDITURE, "F9", 100));
    expect(amount(workbook, "expenditure", "20103", "project")).toBe(1070.3);
    const { after, plan } = await filled(workbook);
    expect(plan.conflicts).toEqual([]);
    expect(amount(after, "expenditure", "20103", "project")).toBe(1170.3);
    expect(amount(after, "balance", "2010399", "amount", "expenditure")).toBe(100);
    expect(fillPlan(after).edits).toEqual([]);
  });

  test("a new class brings its lines into the balances, and takes them with it when it goes", async () => {
    const rows: readonly (readonly [string, Scalar])[] = [["A25", "221"], ["B25", "住房保障支出"], ["A26", "22102"], ["B26", "住房改革支出"], ["A27", "2210201"], ["B27", "住房公积金"], ["D27", 12.5]];
    const first = await done();
    const more = await filled(await recalculated(rows.reduce((workbook, [address, value]) => put(workbook, EXPENDITURE, address, value), first)));
    const lines = (workbook: WorkbookSnapshot): readonly (string | null)[] => (recognizeWorkbook(workbook).tables.find(({ id }) => id === "balance")?.rows ?? [])
      .filter(({ axis, code }) => axis === "expenditure" && code !== null).map(({ code }) => code);
    expect(lines(more.after).slice(-3)).toEqual(["221", "22102", "2210201"]);
    expect(amount(more.after, "balance", "current-expenditure-total", "amount", "expenditure")).toBe(2810.02);
    expect(amount(more.after, "balance", "revenue-grand-total", "amount", "income")).toBe(2797.52);
    const less = await filled(await recalculated([...rows.map(([address]) => address), "C25", "D25", "E25", "F25", "G25", "H25", "I25", "C26", "D26", "E26", "F26", "G26", "H26", "I26", "C27"]
      .reduce((workbook, address) => put(workbook, EXPENDITURE, address, null), more.after)));
    expect(lines(less.after)).toEqual(lines(first));
    expect(less.plan.conflicts).toEqual([]);
    expect(fillPlan(less.after).edits).toEqual([]);
  });

  test("a class in between moves the lines below it, each with its own amount", async () => {
    const changes: readonly (readonly [string, Scalar])[] = [["A25", "205"], ["B25", "教育支出"], ["A26", "20599"], ["B26", "其他教育支出"], ["A27", "2059999"], ["B27", "其他教育支出"], ["F27", 3]];
    const { after, plan } = await filled(await recalculated(changes.reduce((workbook, [address, value]) => put(workbook, EXPENDITURE, address, value), await done())));
    expect(plan.conflicts).toEqual([]);
    expect(amount(after, "balance", "2059999", "amount", "expenditure")).toBe(3);
    expect(amount(after, "balance", "2069999", "amount", "expenditure")).toBe(139.65);
    expect(amount(after, "balance", "2101102", "amount", "expenditure")).toBe(17.22);
    expect(fillPlan(after).edits).toEqual([]);
  });

  test("a unit appended under the last one is summed", async () => {
    const { after } = await filled(await recalculated(put(put(await done(), "收入预算总表", "A14", "新中心"), "收入预算总表", "D14", 10)));
    expect(amount(after, "revenue", "total", "total")).toBe(2807.52);
  });

  test("a note is taken away when figures come", async () => {
    const workbook = await done();
    const sheet = "政府性基金预算支出表";
    expect(contentOf(workbook, sheet, "A17")).toEqual({ value: "注：本单位没有政府性基金预算拨款安排的支出，故本表无数据。" });
    const rows: readonly (readonly [string, Scalar])[] = [["A8", "212"], ["A9", "21208"], ["A10", "2120803"], ["E10", 5]];
    const { after } = await filled(rows.reduce((changed, [address, value]) => put(changed, sheet, address, value), workbook));
    expect(contentOf(after, sheet, "A17")).toEqual({ value: null });
    const twice = await filled(after);
    expect(amount(twice.after, "government-fund-expenditure", "total", "total")).toBe(5);
    expect(recognizeWorkbook(twice.after).tables.find(({ id }) => id === "government-fund-expenditure")?.rows.map(({ code }) => code)).toEqual([null, "212", "21208", "2120803"]);
  });
});

test("numbers instead of formulas", async () => {
  const { after, plan } = await filled(typed(XIHU), { values: true });
  expect(plan.edits.some((edit) => edit.kind === "setFormula")).toBe(false);
  expect(contentOf(after, BALANCE, "B5")).toEqual({ value: 2797.52 });
});

describe("layouts that are not our own", () => {
  test("codes typed as numbers become text, and their sums find them", async () => {
    const before = await snapshot(expenditure([[null, "合计"], [201, "一般公共服务支出"], [20103, "政府办公厅（室）及相关机构事务"], [2010301, "行政运行", null, 1, 2, 3]]));
    const { after, plan } = await filled(before);
    expect(plan.changes.filter(({ kind }) => kind === "text").map(({ at, after: content }) => [addressOf(at), content])).toEqual(
      expect.arrayContaining([["A5", { value: "201" }], ["A6", { value: "20103" }], ["A7", { value: "2010301" }]]));
    expect(amount(after, "expenditure", "total", "total")).toBe(6);
  });

  test("the total at the bottom", async () => {
    const { after } = await filled(await snapshot(expenditure([["201", "一般公共服务支出"], ["20103", "政府办公厅（室）及相关机构事务"], ["2010301", "行政运行", null, 1, 2, 3], ["合计"]])));
    expect(amount(after, "expenditure", "total", "total")).toBe(6);
    expect(fillPlan(after).edits).toEqual([]);
  });

  test("parents below their children, by naming the cells", async () => {
    const { after } = await filled(await snapshot(expenditure([["合计"], ["2010301", "行政运行", null, 1, 2, 3], ["2010302", "一般行政管理事务", null, 1], ["20103", "政府办公厅（室）及相关机构事务"], ["201", "一般公共服务支出"]])));
    expect(amount(after, "expenditure", "201", "total")).toBe(7);
    expect(amount(after, "expenditure", "total", "total")).toBe(7);
    expect(fillPlan(after).edits).toEqual([]);
  });

  test("codes in three columns", async () => {
    const rows = [["2025年部门支出预算总表"], ["单位：万元"], ["科目编码", null, null, "科目名称", "总计", "人员支出", "项目支出"], ["类", "款", "项"],
      ["201", null, null, "一般公共服务支出"], ["201", "03", null, "政府办公厅（室）及相关机构事务"], ["201", "03", "01", "行政运行", null, 1, 2], ["201", "03", "02", "一般行政管理事务", null, null, 4], [null, null, null, "合计"]];
    const { after, plan } = await filled(await snapshot({ name: EXPENDITURE, rows, merges: [{ row: 2, column: 0, rows: 1, columns: 3 }] }));
    expect(plan.obstacles).toEqual([]);
    expect(amount(after, "expenditure", "201", "total")).toBe(7);
    expect(amount(after, "expenditure", "total", "project")).toBe(6);
    expect(fillPlan(after).edits).toEqual([]);
  });

  test("a level that the layout leaves out", async () => {
    const { after } = await filled(await snapshot(expenditure([[null, "合计"], ["201", "一般公共服务支出"], ["2010301", "行政运行", null, 1], ["2010302", "一般行政管理事务", null, null, null, 4]])));
    expect(amount(after, "expenditure", "201", "total")).toBe(5);
    expect(amount(after, "expenditure", "total", "total")).toBe(5);
  });

  test("tables in different units of measure, by the exact factor", async () => {
    const balance: MemorySheet = { name: BALANCE, rows: [["2025年部门收支预算总表"], ["单位：万元"], ["收入", null, "支出"], ["项目", "预算数", "项目", "预算数"],
      ["一、财政拨款", null, null], ["一般公共预算"], ["本年收入合计", null, "本年支出合计"], ["收入总计", null, "支出总计"]] };
    const { after } = await filled(await snapshot(balance, expenditure([[null, "合计"], ["201", "一般公共服务支出"], ["20103", "政府办公厅（室）及相关机构事务"], ["2010301", "行政运行", null, 12345.67, 2, 0.33]], "元")));
    expect(amount(after, "balance", "2010301", "amount", "expenditure")).toBe(1.2348);
    expect(fillPlan(after).edits).toEqual([]);
  });

  test("a table whose unit of measure is not said is told and left alone", async () => {
    const plan = fillPlan(await snapshot({ name: EXPENDITURE, rows: [HEADER[0] ?? [], HEADER[2] ?? [], [null, "合计"], ["201", "一般公共服务支出", null, 1]] }));
    expect(plan.obstacles.map(({ reason }) => reason)).toEqual(["unitUnknown"]);
    expect(plan.edits.filter((edit) => edit.kind === "setFormula")).toEqual([]);
  });

  test("a table that says two units of measure is told and left alone", async () => {
    const rows = [HEADER[0] ?? [], ["单位：万元"], ["单位：元"], HEADER[2] ?? [], [null, "合计"], ["201", "一般公共服务支出", null, 1]];
    const plan = fillPlan(await snapshot({ name: EXPENDITURE, rows }));
    expect(plan.obstacles.map(({ reason, at }) => [reason, at && addressOf(at)])).toEqual([["mixedUnits", "A3"]]);
    expect(plan.edits.filter((edit) => edit.kind === "setFormula")).toEqual([]);
  });

  test("amounts typed as text become numbers, so that sums find them", async () => {
    const { after } = await filled(await snapshot(expenditure([[null, "合计"], ["201", "一般公共服务支出"], ["20103", "政府办公厅（室）及相关机构事务"], ["2010301", "行政运行", null, "1,234.50", 2]])));
    expect(amount(after, "expenditure", "total", "total")).toBe(1236.5);
  });
});

describe("codes and names", () => {
  async function prepared(rows: readonly (readonly [string, Scalar])[]): Promise<WorkbookSnapshot> {
    const empty = typed({ ...XIHU, items: { "general-public-budget": {}, "government-fund": {}, "state-capital": {}, other: {} } });
    return recalculated(rows.reduce((workbook, [address, value]) => put(workbook, EXPENDITURE, address, value), empty));
  }

  test("parents that are missing are inserted with their names, blank names filled in", async () => {
    const { after, plan } = await filled(await prepared([["A7", "2010301"], ["D7", 5], ["A8", "2069999"], ["F8", 1]]));
    expect(plan.obstacles).toEqual([]);
    expect(recognizeWorkbook(after).tables.find(({ id }) => id === "expenditure")?.rows.map(({ code, label }) => [code, label])).toEqual([
      [null, "合计"], ["201", "一般公共服务支出"], ["20103", "政府办公厅（室）及相关机构事务"], ["2010301", "行政运行"],
      ["206", "科学技术支出"], ["20699", "其他科学技术支出"], ["2069999", "其他科学技术支出"],
    ]);
    expect(amount(after, "balance", "current-expenditure-total", "amount", "expenditure")).toBe(6);
    expect(fillPlan(after).edits).toEqual([]);
  });

  test("an unknown code gets no name that was guessed", async () => {
    const plan = fillPlan(await prepared([["A7", "2999901"], ["D7", 5]]));
    expect(plan.obstacles.map(({ reason, detail }) => [reason, detail])).toEqual(
      expect.arrayContaining([["codeUnknown", "2999901"], ["codeUnknown", "299"], ["codeUnknown", "29999"]]));
    expect(plan.edits.some((edit) => edit.kind === "insertRows" && edit.sheet === EXPENDITURE)).toBe(false);
  });
});

test("a line that somebody typed into a balance and no table gives is kept and told", async () => {
  const before = put(put(typed(XIHU), BALANCE, "C6", "机动经费"), BALANCE, "D6", 9);
  const { after, plan } = await filled(before);
  expect(plan.conflicts.map(({ at, typed: own, derived }) => [addressOf(at), own, derived])).toEqual([["D6", "9", "0"]]);
  expect([contentOf(after, BALANCE, "C6"), contentOf(after, BALANCE, "D6")]).toEqual([{ value: "机动经费" }, { value: 9 }]);
  expect(fillPlan(after).edits).toEqual([]);
});

test("a formula in a row below the prepared ones takes the number format of its column", async () => {
  const before = await typed(XIHU);
  const sheet = before.sheets.find(({ name }) => name === EXPENDITURE);
  const below = (sheet?.row ?? 0) + (sheet?.values.length ?? 0);
  const rows = [["229", "其他支出"], ["22999", "其他支出"], ["2299999", "其他支出"]];
  const edits = rows.flatMap(([code = "", name = ""], at): Edit[] => [
    { kind: "setValue", at: { sheet: EXPENDITURE, row: below + at, column: 0 }, expects: { value: null }, value: code, numberFormat: "@" },
    { kind: "setValue", at: { sheet: EXPENDITURE, row: below + at, column: 1 }, expects: { value: null }, value: name },
    ...(at === 2 ? [{ kind: "setValue", at: { sheet: EXPENDITURE, row: below + at, column: 5 }, expects: { value: null }, value: 8 } as const] : []),
  ]);
  const { after } = await filled(applied(before, edits).after);
  const filledSheet = after.sheets.find(({ name }) => name === EXPENDITURE);
  const formatAt = (row: number, column: number): string | undefined => filledSheet?.numberFormats[row - filledSheet.row]?.[column - filledSheet.column];
  expect([formatAt(below, 2), formatAt(below + 1, 5), formatAt(below + 2, 2)]).toEqual(Array(3).fill(formatAt(5, 2)));
  expect(formatAt(5, 2)).not.toBe("General");
});
