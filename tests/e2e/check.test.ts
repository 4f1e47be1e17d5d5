/** The reviewer's side of the pane: findings by cause, filters, corrections, acceptance, the report; and how the pane opens. */
import AxeBuilder from "@axe-core/playwright";
import { readFileSync } from "node:fs";
import type { Browser } from "playwright-core";
import { launchBrowser, startWorkbench } from "./browser";
import { asUser, eventually, openWorkbench, type Opening, type Session } from "./session";

const SLOW = 240_000;
const PANE = "iframe[title=任务窗格]";

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
afterEach(async () => {
  const faults = [...session.faults];
  await session.close();
  expect(faults).toEqual([]);
});

async function axeFinds(): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page: session.page }).include(PANE).exclude([PANE, "[data-tabster-dummy]"]).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(" ")}`));
}

async function told(text: string | RegExp): Promise<void> {
  await session.pane.getByRole("status").filter({ hasText: text }).first().waitFor({ state: "attached" });
}

/** The sample, filled by the pane. */
async function filledSample(opening: Partial<Opening> = {}): Promise<void> {
  session = await openWorkbench(browser, { url: workbench.url, ...opening });
  const { page, pane } = session;
  await page.getByRole("button", { name: "载入示例" }).click();
  await page.getByText("xihu-2022.xlsx").waitFor();
  await pane.getByRole("tab", { name: /^(填报|Fill)$/ }).click();
  await pane.getByRole("button", { name: /^(填充小计与占比|Fill totals and shares)$/ }).click();
  await pane.getByRole("button", { name: /^(确认填充|Fill now)$/ }).click();
  await told(/已填充 \d+ 个单元格|\d+ cells? filled/);
}

/** Validates, and waits until the marks are there too. */
async function check(): Promise<void> {
  const { pane } = session;
  await pane.getByRole("tab", { name: /^(校验|Validate)$/ }).click();
  await pane.getByRole("button", { name: /^(校验工作簿|Validate workbook)$/ }).click();
  await pane.getByRole("heading", { name: /发现|没有|found|No / }).first().waitFor();
  await pane.getByRole("button", { name: /^(校验工作簿|Validate workbook)$/ }).and(pane.locator(":enabled")).waitFor();
}

/** A cell of the general budget's table that holds an amount typed as a leaf. */
async function leaf(sheet: string): Promise<{ row: number; column: number; value: number }> {
  const { cells } = await asUser(session.page, "read", sheet);
  const found = cells.find(({ row, column, value, formula }) => row > 5 && column > 2 && typeof value === "number" && value > 10 && !String(formula).startsWith("="));
  if (!found || typeof found.value !== "number") throw new Error("no leaf");
  return { row: found.row, column: found.column, value: found.value };
}

test("an empty workbook says what this is; one with tables, which it is and what comes next", async () => {
  session = await openWorkbench(browser, { url: workbench.url });
  const { page, pane } = session;
  await pane.getByRole("heading", { name: "编制和核对部门预算公开" }).waitFor();
  expect(await axeFinds()).toEqual([]);
  await page.getByRole("button", { name: "载入示例" }).click();
  await page.getByText("xihu-2022.xlsx").waitFor();
  await pane.getByRole("button", { name: "重新查看工作簿" }).click();
  const line = pane.getByRole("region", { name: "工作簿概况" });
  await line.getByText(/2022 年.*识别 11\/11 张表/).waitFor();
  await line.getByRole("link", { name: "补齐各表的小计与占比" }).click();
  await pane.getByRole("heading", { name: "各表填报进度" }).waitFor();
  expect(await axeFinds()).toEqual([]);
}, SLOW);

test("a wrong figure and a wrong title: counts that add up, filters, jump, acceptance with a reason, undo", async () => {
  await filledSample();
  const { page, pane } = session;
  const sheet = "一般公共预算支出表";
  const at = await leaf(sheet);
  await asUser(page, "type", sheet, at.row, at.column, Math.round(at.value * 110) / 100);
  await asUser(page, "type", "收支预算总表", 0, 0, "2021年部门收支预算总表");
  await check();
  const heading = await pane.getByRole("heading", { name: /^发现 \d+ 处问题/ }).innerText();
  const [all = 0, errors = 0, inconsistencies = 0] = (heading.match(/\d+/g) ?? []).map(Number);
  expect(errors + inconsistencies).toBe(all);
  expect(errors).toBe(1);
  const list = pane.getByRole("list", { name: "校验发现的问题" });
  await list.getByRole("listitem").filter({ hasText: "收支预算总表!A1" }).first().waitFor();
  expect(await axeFinds()).toEqual([]);

  await pane.getByRole("button", { name: `错误 ${errors}` }).click();
  await pane.getByText(`显示 1/${all} 处`).waitFor();
  expect(await list.getByRole("listitem").count()).toBe(1);
  await pane.getByRole("button", { name: "取消筛选" }).click();
  await pane.getByLabel("规则").selectOption({ label: "表题年份不一致 (1)" });
  await pane.getByText(`显示 1/${all} 处`).waitFor();
  await pane.getByRole("button", { name: "取消筛选" }).click();

  const title = pane.getByRole("listitem").filter({ hasText: "收支预算总表!A1" }).first();
  await title.getByRole("button").click();
  expect((await eventually(() => asUser(page, "selection"), ({ area }) => area === "A1")).sheet).toBe("收支预算总表");
  await title.getByRole("button", { name: "接受并说明理由" }).click();
  await title.getByRole("button", { name: "接受", exact: true }).click();
  await title.getByText("请写明理由").waitFor();
  await title.getByLabel("接受的理由").fill("=上年表样，已说明");
  expect(await axeFinds()).toEqual([]);
  await title.getByRole("button", { name: "接受", exact: true }).click();
  await told(/已接受 1 处/);
  await pane.getByText("已接受 1 处", { exact: true }).click();
  await pane.getByText(/理由：=上年表样，已说明/).waitFor();
  expect((await asUser(page, "sheets")).map(({ name }) => name)).toContain("校验记录");
  await pane.getByRole("button", { name: "撤销" }).click();
  await told("已撤销，工作簿恢复到操作之前");
  expect((await asUser(page, "sheets")).map(({ name }) => name)).not.toContain("校验记录");
}, SLOW);

test("a total typed over its formula is put right with a preview, and the correction can be undone", async () => {
  await filledSample();
  const { page, pane } = session;
  const sheet = "一般公共预算支出表";
  const right = await asUser(page, "cell", sheet, 5, 2);
  await asUser(page, "type", sheet, 5, 2, 1);
  await check();
  await pane.getByRole("button", { name: "修正有把握的" }).click();
  const preview = pane.getByRole("group", { name: /可以放心修正 1 个单元格/ });
  await preview.getByText(new RegExp(`${sheet}!C6：1 → `)).waitFor();
  expect((await asUser(page, "cell", sheet, 5, 2)).value).toBe(1);
  expect(await axeFinds()).toEqual([]);
  await preview.getByRole("button", { name: "应用改法" }).click();
  await told("已修正 1 个单元格，并重新校验");
  await pane.getByRole("heading", { name: "没有发现问题" }).waitFor();
  expect((await asUser(page, "cell", sheet, 5, 2)).value).toBeCloseTo(Number(right.value), 8);
  await pane.getByRole("button", { name: "撤销" }).click();
  await told("已撤销，工作簿恢复到操作之前");
  expect((await asUser(page, "cell", sheet, 5, 2)).value).toBe(1);
}, SLOW);

test("the report is a file of its own, with the findings in it", async () => {
  await filledSample();
  const { page, pane } = session;
  await asUser(page, "type", "一般公共预算支出表", 5, 2, 1);
  await check();
  const download = page.waitForEvent("download");
  await pane.getByRole("button", { name: "导出校验报告" }).click();
  const saved = await download;
  expect(saved.suggestedFilename()).toMatch(/^校验报告-.*2022\.html$/);
  const html = readFileSync(await saved.path(), "utf8");
  expect(html).toContain("一般公共预算支出表!C6");
  expect(html).not.toMatch(/<script/i);

  await pane.getByRole("button", { name: "写入结果表" }).click();
  await told("结果已写入工作表“校验结果”");
  await pane.getByRole("button", { name: "写入结果表" }).and(pane.locator(":enabled")).click();
  await eventually(() => asUser(page, "selection"), (selection) => selection.sheet === "校验结果");
  expect((await asUser(page, "sheets")).filter(({ name }) => name.startsWith("校验结果"))).toHaveLength(1);
}, SLOW);

test("numbers instead of formulas, where the switch says so", async () => {
  session = await openWorkbench(browser, { url: workbench.url });
  const { page, pane } = session;
  await page.getByRole("button", { name: "载入示例" }).click();
  await page.getByText("xihu-2022.xlsx").waitFor();
  await pane.getByRole("tab", { name: "填报" }).click();
  await pane.getByRole("switch", { name: "写成数值（不用公式）" }).check();
  await pane.getByRole("button", { name: "填充小计与占比" }).click();
  await pane.getByRole("button", { name: "确认填充" }).click();
  await told(/已填充 \d+ 个单元格/);
  const cell = await asUser(page, "cell", "收支预算总表", 4, 1);
  expect(cell.value).toBeCloseTo(2797.52, 8);
  expect(String(cell.formula)).not.toMatch(/^=/);
}, SLOW);

test("where a figure comes from follows the cursor, checking follows typing, marks change only where findings do, and the pane remembers how it was set", async () => {
  await filledSample();
  const { page, pane } = session;
  const sheet = "一般公共预算支出表";
  await check();
  await asUser(page, "select", sheet, "C8");
  await pane.getByRole("button", { name: "这个数从哪来" }).click();
  const drawer = pane.getByRole("region", { name: "这个数从哪来" });
  await drawer.getByText(/款级科目 20103 .*“合计”栏/).waitFor();
  const handlers = (): Promise<number> => page.evaluate(() => (window as unknown as { simulatedExcel: { registeredHandlers: number } }).simulatedExcel.registeredHandlers);
  expect(await handlers()).toBe(0);
  await drawer.getByRole("switch", { name: "跟随所选单元格" }).check();
  await asUser(page, "select", sheet, "D9");
  await drawer.getByText(/项级科目 2010301 行政运行/).waitFor();
  expect(await axeFinds()).toEqual([]);
  await drawer.getByText(/用到本格：上级科目等于下级科目之和/).click();
  await drawer.getByRole("button", { name: /政府办公厅（室）及相关机构事务/ }).first().click();
  await drawer.getByText(/款级科目 20103/).waitFor();
  expect((await asUser(page, "selection")).area).toBe("D8");

  await pane.getByRole("switch", { name: "边改边校验" }).check();
  const at = await leaf(sheet);
  await asUser(page, "type", sheet, at.row, at.column, Math.round(at.value * 110) / 100);
  await pane.getByRole("heading", { name: /^发现 \d+ 处问题/ }).waitFor();
  await eventually(async () => (await asUser(page, "read", sheet)).conditionalFormats?.length ?? 0, (count) => count > 0);
  await asUser(page, "type", sheet, at.row, at.column, at.value);
  await pane.getByRole("heading", { name: "没有发现问题" }).waitFor();
  expect(await eventually(async () => (await asUser(page, "read", sheet)).conditionalFormats?.length ?? 0, (count) => count === 0)).toBe(0);

  await pane.getByRole("button", { name: "操作记录" }).click();
  await pane.getByRole("region", { name: "操作记录" }).getByRole("button", { name: "在工作簿中建立操作记录表" }).click();
  await eventually(async () => (await asUser(page, "sheets")).map(({ name }) => name), (names) => names.includes("操作记录"));
  expect(await axeFinds()).toEqual([]);
  await pane.getByRole("button", { name: "关闭 操作记录" }).click();
  await pane.getByRole("switch", { name: "边改边校验" }).uncheck();
  expect(await eventually(handlers, (count) => count === 0)).toBe(0);

  expect(await pane.locator("html").evaluate(() => localStorage.getItem("budget-disclosure.pane"))).not.toMatch(/\d{3}|西湖|支出表/);
  await page.reload();
  await pane.getByRole("tab", { name: "校验", selected: true }).waitFor();
  await pane.getByRole("switch", { name: "跟随所选单元格", checked: true }).waitFor();
}, SLOW);
