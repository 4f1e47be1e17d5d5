/** The January job as a person does it, in the workbench: from an empty workbook to the text, in a real browser. */
import AxeBuilder from "@axe-core/playwright";
import { readFileSync } from "node:fs";
import type { Browser } from "playwright-core";
import { Workbook } from "exceljs";
import { launchBrowser, startWorkbench } from "./browser";
import { asUser, eventually, openWorkbench, typeRows, type Session } from "./session";

const SLOW = 240_000;
const PANE = "iframe[title=任务窗格]";
const DEPARTMENT = "某某区审计局";
/** Leaf figures of a small department whose only source is the general public budget. */
const GENERAL = [
  ["2010301", "行政运行", "", "", "120.55", "30.25", ""],
  ["2010302", "一般行政管理事务", "", "", "", "", "80.5"],
  ["2080505", "机关事业单位基本养老保险缴费支出", "", "", "18.1", "", ""],
];
const ECONOMIC = [
  ["30101", "基本工资", "", "120.55", ""],
  ["30108", "机关事业单位基本养老保险缴费", "", "18.1", ""],
  ["30201", "办公费", "", "", "30.25"],
];

let browser: Browser;
let workbench: { url: string; stop: () => Promise<void> };
let session: Session;

beforeAll(async () => {
  [browser, workbench] = await Promise.all([launchBrowser(), startWorkbench()]);
}, SLOW);
afterAll(async () => {
  await browser?.close();
  await workbench?.stop();
});
beforeEach(async () => {
  session = await openWorkbench(browser, { url: workbench.url });
}, SLOW);
afterEach(async () => {
  const faults = [...session.faults];
  await session.close();
  expect(faults).toEqual([]);
});

async function insert(units = ""): Promise<void> {
  const { pane } = session;
  await pane.getByLabel("预算年度").fill("2026");
  await pane.getByLabel("部门名称").fill(DEPARTMENT);
  if (units) await pane.getByLabel("下属单位").fill(units);
  await pane.getByRole("button", { name: "插入模板" }).click();
}

async function fill(): Promise<void> {
  const { pane } = session;
  await pane.getByRole("tab", { name: "填报" }).click();
  await pane.getByRole("button", { name: "填充小计与占比" }).click();
  await pane.getByRole("button", { name: "确认填充" }).click();
  await told(/已填充 \d+ 个单元格/);
}

/** A filled workbook of the small department. */
async function filledDepartment(): Promise<void> {
  const { page } = session;
  await insert();
  await told("已插入 13 个工作表");
  await typeRows(page, "一般公共预算支出表", 6, GENERAL);
  await typeRows(page, "支出预算总表", 6, GENERAL.map(([code = "", name = "", , , personnel = "", operating = "", project = ""]) => [code, name, "", personnel, operating, project]));
  await typeRows(page, "一般公共预算基本支出表", 6, ECONOMIC);
  const { cells } = await asUser(page, "read", "收入预算总表");
  const own = cells.filter(({ column, value }) => column === 0 && String(value).startsWith(DEPARTMENT)).at(-1);
  await asUser(page, "type", "收入预算总表", own?.row ?? 0, 3, 249.4);
  await asUser(page, "type", "项目支出预算表", 5, 0, `${DEPARTMENT}（本级）`);
  await asUser(page, "type", "项目支出预算表", 5, 1, "审计业务项目");
  await asUser(page, "type", "项目支出预算表", 5, 3, 80.5);
  await fill();
}

async function axeFinds(): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page: session.page })
    .include(PANE)
    // Fluent's own markers of the edges of the tab order; they hand the focus on at once.
    .exclude([PANE, "[data-tabster-dummy]"])
    .analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(" ")}`));
}

/** Waits for the pane's message. */
async function told(text: string | RegExp): Promise<void> {
  await session.pane.getByRole("status").filter({ hasText: text }).first().waitFor({ state: "attached" });
}

const sheetNames = async (): Promise<string[]> => (await asUser(session.page, "sheets")).map(({ name }) => name);

test("inserting, inserting again with each choice, and undoing", async () => {
  const { page, pane } = session;
  await insert("下属一中心\n下属二中心");
  await told("已插入 13 个工作表");
  const names = await sheetNames();
  expect(names).toHaveLength(14);
  expect(names).toEqual(expect.arrayContaining(["基本信息", "补充资料", "收支预算总表", "重点项目支出预算表"]));
  expect((await asUser(page, "cell", "收支预算总表", 0, 0)).value).toBe("2026年部门收支预算总表");

  await pane.getByRole("button", { name: "插入模板" }).click();
  await pane.getByRole("heading", { name: "有 13 个工作表名称已被占用" }).waitFor();
  expect(await axeFinds()).toEqual([]);
  await pane.getByRole("radio", { name: /^跳过/ }).check();
  await pane.getByRole("button", { name: "继续插入" }).click();
  await told("没有插入：所选的表都已存在");
  expect(await sheetNames()).toHaveLength(14);

  await pane.getByRole("button", { name: "插入模板" }).click();
  await pane.getByRole("radio", { name: /^替换/ }).check();
  await pane.getByRole("button", { name: "继续插入" }).click();
  await told(/已插入 \d+ 个工作表/);
  expect((await sheetNames()).length).toBeGreaterThan(20);

  await pane.getByRole("button", { name: "撤销" }).click();
  await told("已撤销，工作簿恢复到操作之前");
  expect(await sheetNames()).toEqual(names);
  // What was inserted first can be taken back as well.
  await pane.getByRole("button", { name: "撤销" }).click();
  await eventually(sheetNames, (left) => left.length === 1);
  expect(await sheetNames()).toEqual(["Sheet1"]);
  expect(await pane.getByRole("button", { name: "撤销" }).count()).toBe(0);
}, SLOW);

test("without a department or a table nothing is inserted, and the form says why", async () => {
  const { pane } = session;
  await pane.getByRole("button", { name: "全不选" }).click();
  await pane.getByRole("button", { name: "插入模板" }).click();
  await pane.getByText("请填写部门名称").waitFor();
  await pane.getByText("请至少选择一张表").waitFor();
  expect(await sheetNames()).toEqual(["Sheet1"]);
  expect(await axeFinds()).toEqual([]);
}, SLOW);

test("fill with a preview, validate clean, find a changed figure, clear marks, undo", async () => {
  const { page, pane } = session;
  await filledDepartment();
  const total = await asUser(page, "cell", "一般公共预算支出表", 5, 2);
  expect(total.value).toBeCloseTo(249.4, 8);
  expect(total.formula).toMatch(/^=/);

  await pane.getByRole("tab", { name: "校验" }).click();
  await pane.getByRole("button", { name: "校验工作簿" }).click();
  await pane.getByRole("heading", { name: "没有发现问题" }).waitFor();
  expect(await axeFinds()).toEqual([]);

  // A total typed over its formula.
  await asUser(page, "type", "一般公共预算支出表", 5, 2, 250);
  await pane.getByRole("button", { name: "校验工作簿" }).click();
  const list = pane.getByRole("list", { name: "校验发现的问题" });
  const finding = list.getByRole("listitem").filter({ hasText: "一般公共预算支出表!C6" }).first();
  await finding.waitFor();
  await pane.getByText("正在标记单元格…").first().waitFor({ state: "hidden" });
  expect(await axeFinds()).toEqual([]);
  expect((await asUser(page, "read", "一般公共预算支出表")).conditionalFormats ?? []).not.toHaveLength(0);

  await asUser(page, "select", "基本信息", "A1");
  await finding.getByRole("button").click();
  const jumped = await eventually(() => asUser(page, "selection"), ({ area }) => area === "C6");
  expect(jumped).toEqual({ sheet: "一般公共预算支出表", area: "C6" });

  await pane.getByRole("button", { name: "清除标记" }).click();
  await told("标记已清除");
  for (const name of await sheetNames()) expect((await asUser(page, "read", name)).conditionalFormats ?? []).toEqual([]);

  // What was typed since then is not overwritten by undoing.
  await pane.getByRole("button", { name: "撤销" }).click();
  await told(/没有撤销/);
  await asUser(page, "type", "一般公共预算支出表", 5, 2, total.formula);
  await pane.getByRole("button", { name: "撤销" }).click();
  await told("已撤销，工作簿恢复到操作之前");
  expect((await asUser(page, "cell", "一般公共预算支出表", 5, 2)).value).toBe("");
}, SLOW);

test("a code is found by its initials with the keyboard, goes where it belongs with its parents, and is taken back", async () => {
  const { page, pane } = session;
  await pane.getByRole("button", { name: "载入示例" }).click();
  await told(/已载入示例，共 13 个工作表/);
  const general = async (): Promise<string[]> => (await asUser(page, "read", "一般公共预算支出表")).cells
    .filter(({ value }) => value !== "").sort((a, b) => a.row - b.row || a.column - b.column).map(({ row, column, value }) => `${row} ${column} ${value}`);
  const before = await general();
  await pane.getByRole("tab", { name: "填报" }).click();
  await pane.getByRole("button", { name: "插入科目" }).click();
  const box = pane.getByRole("combobox", { name: "科目", exact: true });
  await box.pressSequentially("207tsg");
  await pane.getByRole("option", { name: /2070104 *图书馆/ }).waitFor();
  expect(await axeFinds()).toEqual([]);
  await box.press("Enter");
  await pane.getByRole("heading", { name: "将在 2 张表插入 6 行" }).waitFor();
  expect(await axeFinds()).toEqual([]);
  await pane.getByRole("button", { name: "插入这些行" }).press("Enter");
  await told(/已在 2 张表插入 6 行/);
  const codes = (await general()).flatMap((cell) => /^\d+ 0 (\d{3,})$/.exec(cell)?.[1] ?? []);
  expect(codes).toEqual(expect.arrayContaining(["207", "20701", "2070104"]));
  expect([...codes].sort()).toEqual(codes);
  await pane.getByRole("button", { name: "撤销" }).click();
  await told("已撤销，工作簿恢复到操作之前");
  expect(await general()).toEqual(before);
}, SLOW);

test("a typed figure that differs is kept unless it is ticked", async () => {
  const { page, pane } = session;
  await filledDepartment();
  await asUser(page, "type", "一般公共预算支出表", 5, 2, 250);
  await pane.getByRole("button", { name: "填充小计与占比" }).click();
  const conflict = pane.getByRole("checkbox", { name: /一般公共预算支出表!C6：已填 250.*推算为 249\.4/ });
  await conflict.waitFor();
  expect(await axeFinds()).toEqual([]);
  await conflict.check();
  await pane.getByRole("button", { name: "确认填充" }).click();
  await told(/已填充 \d+ 个单元格/);
  expect((await asUser(page, "cell", "一般公共预算支出表", 5, 2)).value).toBeCloseTo(249.4, 8);
}, SLOW);

test("the text: figures lead to their cells, missing facts are listed, everything is copied", async () => {
  const { page, pane } = session;
  await filledDepartment();
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await pane.getByRole("tab", { name: "说明" }).click();
  await pane.getByRole("button", { name: "生成说明" }).click();
  await told(/已生成 \d+ 节说明/);
  await pane.getByRole("heading", { name: /项资料还没有填/ }).waitFor();
  expect(await axeFinds()).toEqual([]);

  await pane.getByRole("button", { name: "复制全文" }).click();
  await told("全文已复制，可粘贴到 Word");
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain("249.40");
  expect(copied).not.toContain("undefined");

  await asUser(page, "select", "基本信息", "A1");
  await pane.getByRole("article").getByRole("button", { name: /249\.40/ }).first().click();
  expect((await eventually(() => asUser(page, "selection"), ({ sheet }) => sheet !== "基本信息")).sheet).not.toBe("基本信息");
}, SLOW);

test("the sample: load, fill, validate, write and copy the text", async () => {
  const { page, pane } = session;
  await page.getByRole("button", { name: "载入示例" }).click();
  await page.getByText("xihu-2022.xlsx").waitFor();
  await fill();
  expect((await asUser(page, "cell", "收支预算总表", 4, 1)).value).toBeCloseTo(2797.52, 8);
  await pane.getByRole("tab", { name: "校验" }).click();
  await pane.getByRole("button", { name: "校验工作簿" }).click();
  await pane.getByRole("heading", { name: "没有发现问题" }).waitFor();
  await pane.getByRole("tab", { name: "说明" }).click();
  await pane.getByRole("button", { name: "生成说明" }).click();
  await told("已生成 10 节说明");
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await pane.getByRole("button", { name: "复制全文" }).click();
  await told("全文已复制，可粘贴到 Word");
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain("2797.52");
}, SLOW);

test("a protected sheet refuses the whole fill, by name, and nothing is half written", async () => {
  const { page, pane } = session;
  await insert();
  await told("已插入 13 个工作表");
  await typeRows(page, "一般公共预算支出表", 6, GENERAL);
  await asUser(page, "protect", "一般公共预算支出表", true);
  await pane.getByRole("tab", { name: "填报" }).click();
  await pane.getByRole("button", { name: "填充小计与占比" }).click();
  await pane.getByRole("button", { name: "确认填充" }).click();
  await told("没有写入，工作簿保持原样");
  await pane.getByText(/一般公共预算支出表.*受保护/).first().waitFor();
  expect((await asUser(page, "cell", "支出预算总表", 5, 2)).value).toBe("");
}, SLOW);

test("typing into the grid reaches the workbook, and saving gives the file back", async () => {
  const { page, pane } = session;
  await filledDepartment();
  await asUser(page, "select", "一般公共预算支出表", "G8");
  await page.waitForTimeout(800);
  const before = await asUser(page, "selection");
  expect(before.area).toBe("G8");
  await page.locator("canvas[id^=univer-sheet-main-canvas]").last().click({ position: { x: 300, y: 200 } });
  const { sheet, area } = await eventually(() => asUser(page, "selection"), (selection) => selection.area !== "G8");
  expect(area).not.toBe("G8");
  await page.keyboard.type("12.5");
  await page.keyboard.press("Enter");
  const at = /^([A-Z]+)(\d+)/.exec(area);
  const column = (at?.[1] ?? "A").charCodeAt(0) - 65;
  const typed = await eventually(() => asUser(page, "cell", sheet, Number(at?.[2]) - 1, column), (cell) => cell.value === 12.5);
  expect(typed.value).toBe(12.5);

  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "保存 .xlsx" }).click();
  const saved = new Workbook();
  await saved.xlsx.load(readFileSync(await (await download).path()).buffer);
  expect(saved.worksheets.map(({ name }) => name)).toEqual(await sheetNames());
  expect(saved.getWorksheet("一般公共预算支出表")?.getCell("C6").formula).toBeTruthy();
  expect(saved.getWorksheet("一般公共预算支出表")?.getCell("A7").value).toBe("201");
  await pane.getByRole("tab", { name: "校验" }).click();
}, SLOW);
