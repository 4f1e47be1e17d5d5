/** The reviewer's side of the pane: findings by cause, filters, corrections, acceptance, the report; and how the pane opens. */
import { bookOf } from "../../tools/sceneBooks";
import { grid, rowsOf } from "../support/snapshots";
import { asUser, eventually, openFile, type Opening, type Session } from "./session";
import { stage, SLOW } from "./stage";
import { axeFinds, chooseMore, leafOf, loadSample, told, untidy, validate } from "./steps";

const { open, openFilled } = stage("simulated");
let session: Session;

async function filled(opening: Omit<Opening, "url"> = {}): Promise<void> {
  session = await openFilled(opening);
}

test("an empty workbook says what this is; one with tables, which it is and what comes next", async () => {
  session = await open();
  const { pane } = session;
  await pane.getByRole("heading", { name: "编制和核对部门预算公开" }).waitFor();
  expect(await axeFinds(session.page)).toEqual([]);
  await loadSample(session);
  await pane.getByRole("button", { name: "重新查看工作簿" }).click();
  const line = pane.getByRole("region", { name: "工作簿概况" });
  await line.getByText(/2022 年.*识别 11\/11 张表/).waitFor();
  await line.getByRole("link", { name: "补齐各表的小计与占比" }).click();
  await pane.getByRole("heading", { name: "各表填报进度" }).waitFor();
  expect(await axeFinds(session.page)).toEqual([]);
}, SLOW);

test("a wrong figure and a wrong title: counts that add up, filters, jump, acceptance with a reason, undo", async () => {
  await filled();
  const { page, pane } = session;
  const sheet = "一般公共预算支出表";
  const at = await leafOf(page, sheet);
  await asUser(page, "type", sheet, at.row, at.column, Math.round(at.value * 110) / 100);
  await asUser(page, "type", "收支预算总表", 0, 0, "2021年部门收支预算总表");
  await validate(session);
  const heading = await pane.getByRole("heading", { name: /^发现 \d+ 处问题/ }).innerText();
  const [all = 0, errors = 0, inconsistencies = 0] = (heading.match(/\d+/g) ?? []).map(Number);
  expect(errors + inconsistencies).toBe(all);
  expect(errors).toBe(1);
  const list = pane.getByRole("list", { name: "校验发现的问题" });
  await list.getByRole("listitem").filter({ hasText: "收支预算总表!A1" }).first().waitFor();
  expect(await axeFinds(session.page)).toEqual([]);

  await pane.getByLabel("程度").selectOption({ label: `错误 (${errors})` });
  await pane.getByText(`显示 1/${all} 处`).waitFor();
  expect(await list.getByRole("listitem").count()).toBe(1);
  await pane.getByRole("button", { name: "取消筛选" }).click();
  await pane.getByLabel("规则").selectOption({ label: "表题年份不一致 (1)" });
  await pane.getByText(`显示 1/${all} 处`).waitFor();
  await pane.getByRole("button", { name: "取消筛选" }).click();

  const title = pane.getByRole("listitem").filter({ hasText: "收支预算总表!A1" }).first();
  await title.getByRole("button").click();
  expect(await eventually(() => asUser(page, "selection"), ({ sheet: shown }) => shown === "收支预算总表")).toMatchObject({ sheet: "收支预算总表", area: "A1" });
  await title.getByRole("button", { name: "接受并说明理由" }).click();
  await title.getByRole("button", { name: "接受", exact: true }).click();
  await title.getByText("请写明理由").waitFor();
  await title.getByRole("button", { name: "取消" }).click();
  // The reason is typed without going to its field first.
  await title.getByRole("button", { name: "接受并说明理由" }).click();
  await page.keyboard.insertText("=上年表样，已说明");
  expect(await axeFinds(session.page)).toEqual([]);
  await title.getByRole("button", { name: "接受", exact: true }).click();
  await told(session, /已接受 1 处/);
  await pane.getByText("已接受 1 处", { exact: true }).click();
  await pane.getByText(/理由：=上年表样，已说明/).waitFor();
  expect((await asUser(page, "sheets")).map(({ name }) => name)).toContain("校验记录");
  await pane.getByRole("button", { name: "撤销" }).click();
  await told(session, "已撤销，工作簿恢复到操作之前");
  expect((await asUser(page, "sheets")).map(({ name }) => name)).not.toContain("校验记录");
}, SLOW);

/** Findings of the list that can be seen whole without scrolling. */
function seen(): Promise<number> {
  return session.pane.getByRole("list", { name: /^(校验发现的问题|Problems)/ }).getByRole("listitem").evaluateAll((items) => {
    const foot = document.querySelector("footer")?.getBoundingClientRect();
    const end = foot && getComputedStyle(document.querySelector("footer") ?? document.body).position === "sticky" ? foot.top : window.innerHeight;
    const top = document.querySelector("header")?.getBoundingClientRect().bottom ?? 0;
    return items.filter((item) => item.getBoundingClientRect().top >= top - 1 && item.getBoundingClientRect().bottom <= end + 1).length;
  });
}

test.each([
  ["a usual window", { width: 1280, height: 820 }, 5],
  ["magnified to 200 %, dark", { width: 640, height: 410, dark: true }, 2],
  ["the narrowest pane, in English", { width: 1280, height: 820, pane: 320, language: "en-US" }, 3],
])("results first, in %s: findings are seen without scrolling, and F8 goes through them on the grid", async (_, opening, least) => {
  await filled(opening);
  const { page, pane } = session;
  const sheet = "一般公共预算支出表";
  const { cells } = await asUser(page, "read", sheet);
  const leaves = cells.filter(({ row, column, value, formula }) => row > 9 && column > 2 && typeof value === "number" && value > 1 && !String(formula).startsWith("=")).slice(0, 6);
  for (const [index, { row, column, value }] of leaves.entries()) await asUser(page, "type", sheet, row, column, Math.round(Number(value) * 100 + 1234 * (index + 1)) / 100);
  await asUser(page, "type", "支出预算总表", 0, 0, "2021年部门支出预算总表");
  await validate(session);
  expect(await eventually(seen, (count) => count >= least)).toBeGreaterThanOrEqual(least);
  expect(await untidy(session)).toEqual([]);

  // By key from one to the next, each shown on the grid, the focus on its entry.
  const entries = pane.locator("[data-entry]");
  for (const [at, key] of [[0, "F8"], [1, "F8"], [2, "F8"], [1, "Shift+F8"]] as const) {
    if (at === 0) await pane.getByRole("button", { name: /^(下一个|Next)$/ }).focus();
    await page.keyboard.press(key);
    await pane.locator("[data-entry][aria-expanded=true]:focus").waitFor();
    const text = await entries.nth(at).innerText();
    expect(await entries.nth(at).getAttribute("aria-expanded")).toBe("true");
    const selection = await eventually(() => asUser(page, "selection"), (now) => text.includes(`${now.sheet}!${now.area.split(":")[0]}`));
    expect(text).toContain(`${selection.sheet}!`);
  }
  // A relation that fails is shown as a sum: its parts, right-aligned amounts, the gap.
  await page.keyboard.press("F8");
  const sum = pane.getByRole("table", { name: /^(算式|The sum)$/ });
  await sum.getByRole("row", { name: /相差|Difference/ }).waitFor();
  expect(await sum.getByRole("row").count()).toBeGreaterThanOrEqual(4);
  expect(await untidy(session)).toEqual([]);
}, SLOW);

test("green is only what was wholly read and checked: what was accepted, and what was not understood, turns the verdict amber and is counted", async () => {
  await filled();
  const { page, pane } = session;
  await validate(session);
  await pane.getByRole("heading", { name: "没有发现问题", exact: true }).waitFor();
  await asUser(page, "type", "收支预算总表", 0, 0, "2021年部门收支预算总表");
  await validate(session);
  const item = pane.getByRole("listitem").filter({ hasText: "收支预算总表!A1" }).first();
  await item.getByRole("button").first().click();
  await item.getByRole("button", { name: "接受并说明理由" }).click();
  await item.getByLabel("接受的理由").fill("按上年表样");
  await item.getByRole("button", { name: "接受", exact: true }).click();
  await pane.getByRole("heading", { name: "除已接受的 1 处外，没有发现问题" }).waitFor();
  await pane.getByText(/项核对通过 · 已接受 1 处/).waitFor();
  // What was looked at, number by number; the map of a table leads to its cells.
  await pane.getByText(/^识别 11 张表/).click();
  const map = pane.getByRole("img", { name: /^收支预算总表: 已核对 \d+/ });
  // Some lines down in the third column, behind that of the title and of 预算数 of the income side: 预算数 of the expenditure side.
  await map.click({ position: { x: 33, y: 21 } });
  expect((await eventually(() => asUser(page, "selection"), ({ sheet, area }) => sheet === "收支预算总表" && area !== "A1")).area).toMatch(/^D\d+$/);
  expect(await untidy(session)).toEqual([]);
}, SLOW);

test("a total typed over its formula is put right with a preview, and the correction can be undone", async () => {
  await filled();
  const { page, pane } = session;
  const sheet = "一般公共预算支出表";
  const right = await asUser(page, "cell", sheet, 5, 2);
  await asUser(page, "type", sheet, 5, 2, 1);
  await validate(session);
  await chooseMore(session, "修正有把握的");
  const preview = pane.getByRole("group", { name: /可以放心修正 1 个单元格/ });
  await preview.getByText(new RegExp(`${sheet}!C6：1 → `)).waitFor();
  expect((await asUser(page, "cell", sheet, 5, 2)).value).toBe(1);
  expect(await axeFinds(session.page)).toEqual([]);
  await preview.getByRole("button", { name: "应用改法" }).click();
  await told(session, "已修正 1 个单元格，并重新校验");
  await pane.getByRole("heading", { name: "没有发现问题" }).waitFor();
  expect((await asUser(page, "cell", sheet, 5, 2)).value).toBeCloseTo(Number(right.value), 8);
  await pane.getByRole("button", { name: "撤销" }).click();
  await told(session, "已撤销，工作簿恢复到操作之前");
  expect((await asUser(page, "cell", sheet, 5, 2)).value).toBe(1);
}, SLOW);

test("numbers instead of formulas, where the switch says so", async () => {
  session = await open();
  const { page, pane } = session;
  await loadSample(session);
  await pane.getByRole("tab", { name: "填报" }).click();
  await pane.getByRole("switch", { name: "写成数值（不用公式）" }).check();
  await pane.getByRole("button", { name: "填充小计与占比" }).click();
  await pane.getByRole("button", { name: "确认填充" }).click();
  await told(session, /已填充 \d+ 个单元格/);
  const cell = await asUser(page, "cell", "收支预算总表", 4, 1);
  expect(cell.value).toBeCloseTo(2797.52, 8);
  expect(String(cell.formula)).not.toMatch(/^=/);
}, SLOW);

test("where a figure comes from follows the cursor, checking follows typing, marks change only where findings do, and the pane remembers how it was set", async () => {
  await filled();
  const { page, pane } = session;
  const sheet = "一般公共预算支出表";
  await validate(session);
  await asUser(page, "select", sheet, "C8");
  await pane.getByRole("button", { name: "这个数从哪来" }).click();
  const drawer = pane.getByRole("region", { name: "这个数从哪来" });
  await drawer.getByText(/款级科目 20103 .*“合计”栏/).waitFor();
  const handlers = (): Promise<number> => page.evaluate(() => (window as unknown as { simulatedExcel: { registeredHandlers: number } }).simulatedExcel.registeredHandlers);
  expect(await handlers()).toBe(0);
  await drawer.getByRole("switch", { name: "跟随所选单元格" }).check();
  await asUser(page, "select", sheet, "D9");
  await drawer.getByText(/项级科目 2010301 行政运行/).waitFor();
  expect(await axeFinds(session.page)).toEqual([]);
  await drawer.getByText(/用到本格：上级科目等于下级科目之和/).click();
  await drawer.getByRole("button", { name: /政府办公厅（室）及相关机构事务/ }).first().click();
  await drawer.getByText(/款级科目 20103/).waitFor();
  expect((await eventually(() => asUser(page, "selection"), ({ area }) => area === "D8")).area).toBe("D8");

  await chooseMore(session, "边改边校验");
  await page.keyboard.press("Escape");
  const at = await leafOf(page, sheet);
  await asUser(page, "type", sheet, at.row, at.column, Math.round(at.value * 110) / 100);
  await pane.getByRole("heading", { name: /^发现 \d+ 处问题/ }).waitFor();
  await eventually(async () => (await asUser(page, "read", sheet)).conditionalFormats?.length ?? 0, (count) => count > 0);
  await asUser(page, "type", sheet, at.row, at.column, at.value);
  await pane.getByRole("heading", { name: "没有发现问题" }).waitFor();
  expect(await eventually(async () => (await asUser(page, "read", sheet)).conditionalFormats?.length ?? 0, (count) => count === 0)).toBe(0);

  await pane.getByRole("button", { name: "操作记录" }).click();
  await pane.getByRole("region", { name: "操作记录" }).getByRole("button", { name: "在工作簿中建立操作记录表" }).click();
  await eventually(async () => (await asUser(page, "sheets")).map(({ name }) => name), (names) => names.includes("操作记录"));
  expect(await axeFinds(session.page)).toEqual([]);
  await pane.getByRole("button", { name: "关闭 操作记录" }).click();
  await chooseMore(session, "边改边校验");
  await page.keyboard.press("Escape");
  expect(await eventually(handlers, (count) => count === 0)).toBe(0);

  expect(await pane.locator("html").evaluate(() => localStorage.getItem("budget-disclosure.pane"))).not.toMatch(/\d{3}|西湖|支出表/);
  await page.reload();
  await pane.getByRole("tab", { name: "校验", selected: true }).waitFor();
  await pane.getByRole("switch", { name: "跟随所选单元格", checked: true }).waitFor();
}, SLOW);

test("what is said of this table is not said once more with the table's name when it is chosen", async () => {
  session = await open({ pane: 320 });
  const { pane } = session;
  await openFile(session, await bookOf("空表.xlsx", [grid("基金", rowsOf("2024年部门政府性基金预算支出表\n单位：万元\n科目编码|科目名称|合计|基本支出|项目支出\n合计||||"))]));
  await validate(session);
  const item = pane.getByRole("listitem").filter({ hasText: "本表没有数据" });
  await item.getByRole("button").first().click();
  await item.getByRole("button", { name: "接受并说明理由" }).waitFor();
  expect(await item.getByText(/没有数据/).count()).toBe(1);
  expect(await untidy(session)).toEqual([]);
}, SLOW);
