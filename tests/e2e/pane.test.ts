/** The pane under other skies: an Office.js that does not come, English, dark, and the narrowest width Excel gives it. */
import { stage, SLOW } from "./stage";
import { loadSample, PANE, untidy } from "./steps";

const { blank, open, url } = stage("simulated");

test("the pane draws before Office.js answers, says what it waits for, and after a while why", async () => {
  const { page, faults } = await blank();
  await page.route("**/officejs/**", () => undefined);
  await page.clock.install();
  await page.goto(url(), { waitUntil: "commit" });
  const pane = page.frameLocator(PANE);
  await pane.getByText("正在连接 Excel…").waitFor();
  expect(await pane.getByRole("tab").allInnerTexts()).toEqual(["套表", "填报", "校验", "说明"]);
  expect(await pane.getByRole("button", { name: "插入模板" }).isDisabled()).toBe(true);
  await page.clock.fastForward("00:30");
  await pane.getByText(/^Excel 还没有回应/).waitFor();
  await pane.getByRole("button", { name: "重试" }).waitFor();
  expect(faults).toEqual([]);
}, SLOW);

test.each([["", /^未能载入 Office 组件/], ["?lang=en-US", /^The Office components \(office.js\) could not be loaded/]])("an Office.js that cannot be loaded is told at once: /%s", async (query, told) => {
  const { page } = await blank();
  await page.route("**/officejs/**", (route) => route.abort());
  await page.goto(`${url()}${query}`);
  await page.frameLocator(PANE).getByText(told).waitFor();
}, SLOW);

test.each([["Excel$Win32$16.01$en-US$$$$0", "Tables"], ["Excel|Web|16.01|zh-CN", "套表"]])("Excel's own language is spoken before Office.js answers: %s", async (told, tab) => {
  const { page } = await blank();
  await page.route("**/officejs/**", () => undefined);
  await page.goto(`${url()}taskpane.html?_host_Info=${encodeURIComponent(told)}`, { waitUntil: "commit" });
  await page.getByRole("tab", { name: tab }).waitFor();
}, SLOW);

test("in English, dark and narrow: nothing sticks out, nothing stays Chinese, axe finds nothing", async () => {
  const session = await open({ dark: true, language: "en-US", pane: 320 });
  const { pane } = session;
  await loadSample(session);
  const steps: readonly (readonly [tab: string, button: string, done: RegExp])[] = [
    ["Tables", "Select all", /Tables to insert/],
    ["Fill", "Fill totals and shares", /cells will change/],
    ["Validate", "Validate workbook", /problems? found|No problem found|No error or inconsistency/],
    ["Text", "Write text", /sections? written/],
  ];
  const tidy = async (what: string): Promise<void> => {
    expect([what, ...(await untidy(session))]).toEqual([what]);
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
}, SLOW);

test("the keyboard reaches tabs and buttons", async () => {
  const session = await open();
  const { page, pane } = session;
  await pane.getByRole("tab", { name: "套表" }).focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await pane.getByRole("button", { name: "填充小计与占比" }).waitFor();
  // Between the tabs and the panel stands the button that looks at the workbook again.
  for (let stop = 0; stop < 2; stop += 1) await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await pane.getByRole("heading", { name: "没有找到预算表" }).waitFor();
}, SLOW);
