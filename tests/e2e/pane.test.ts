/** The pane under other skies: an Office.js that does not come, English, dark, and the narrowest width Excel gives it. */
import AxeBuilder from "@axe-core/playwright";
import type { Browser } from "playwright-core";
import { launchBrowser, startWorkbench } from "./browser";
import { openWorkbench, watch } from "./session";

const SLOW = 240_000;
const PANE = "iframe[title=任务窗格]";
const NARROW = 320;
/** The page around the pane speaks the language of its Office too. */
const SAMPLE = /^(载入示例|Load sample)$/;

let browser: Browser;
let workbench: { url: string; stop: () => Promise<void> };

beforeAll(async () => {
  [browser, workbench] = await Promise.all([launchBrowser(), startWorkbench()]);
}, SLOW);
afterAll(async () => {
  await browser?.close();
  await workbench?.stop();
});

test("the pane draws before Office.js answers, says what it waits for, and after a while why", async () => {
  const page = await browser.newPage();
  const faults = watch(page, workbench.url);
  await page.route("**/officejs/**", () => undefined);
  await page.goto(workbench.url, { waitUntil: "commit" });
  const pane = page.frameLocator(PANE);
  await pane.getByText("正在连接 Excel…").waitFor();
  expect(await pane.getByRole("tab").allInnerTexts()).toEqual(["套表", "填报", "校验", "说明"]);
  expect(await pane.getByRole("button", { name: "插入模板" }).isDisabled()).toBe(true);
  await pane.getByText(/^Excel 还没有回应/).waitFor();
  await pane.getByRole("button", { name: "重试" }).waitFor();
  expect(faults).toEqual([]);
  await page.close();
}, SLOW);

test("an Office.js that cannot be loaded is told at once", async () => {
  const page = await browser.newPage();
  await page.route("**/officejs/**", (route) => route.abort());
  await page.goto(workbench.url);
  await page.frameLocator(PANE).getByText(/^未能载入 Office 组件/).waitFor();
  await page.close();
}, SLOW);

test("in English, dark and narrow: nothing sticks out, nothing stays Chinese, axe finds nothing", async () => {
  const session = await openWorkbench(browser, { url: workbench.url, dark: true, language: "en-US" });
  const { page, pane } = session;
  await page.locator(PANE).evaluate((frame, width) => {
    if (frame instanceof HTMLElement) frame.style.width = `${width}px`;
  }, NARROW);
  await page.getByRole("button", { name: SAMPLE }).click();
  await page.getByText("xihu-2022.xlsx").waitFor();
  const steps: readonly (readonly [tab: string, button: string, done: RegExp])[] = [
    ["Tables", "Select all", /Tables to insert/],
    ["Fill", "Fill totals and shares", /cells will change/],
    ["Validate", "Validate workbook", /problems? found|No problem found/],
    ["Text", "Write text", /sections? written/],
  ];
  const tidy = async (what: string): Promise<void> => {
    const overflow = await pane.locator("html").evaluate((html) => html.scrollWidth - html.clientWidth);
    expect([what, overflow]).toEqual([what, 0]);
    const { violations } = await new AxeBuilder({ page }).include(PANE).exclude([PANE, "[data-tabster-dummy]"]).analyze();
    expect([what, ...violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(" ")}`))]).toEqual([what]);
  };
  for (const [tab, button, done] of steps) {
    await pane.getByRole("tab", { name: tab }).click();
    await pane.getByRole("button", { name: button, exact: true }).click();
    await pane.getByText(done).last().waitFor({ state: "attached" });
    await tidy(tab);
    expect(await pane.getByRole("button").allTextContents()).not.toContain("生成说明");
  }
  for (const drawer of ["Where this figure comes from", "Activity log"]) {
    await pane.getByRole("button", { name: drawer, exact: true }).and(pane.locator(":enabled")).click();
    await pane.getByRole("heading", { name: drawer }).waitFor();
    await tidy(drawer);
  }
  expect(session.faults).toEqual([]);
  await session.close();
}, SLOW);

test("the keyboard reaches tabs and buttons", async () => {
  const session = await openWorkbench(browser, { url: workbench.url });
  const { page, pane } = session;
  await pane.getByRole("tab", { name: "套表" }).focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await pane.getByRole("button", { name: "填充小计与占比" }).waitFor();
  // Between the tabs and the panel stands the button that looks at the workbook again.
  for (let stop = 0; stop < 2; stop += 1) await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await pane.getByRole("heading", { name: "没有找到预算表" }).waitFor();
  expect(session.faults).toEqual([]);
  await session.close();
}, SLOW);
