/** Steps that many browser tests take, in either language of the pane, and what they look at on the way. */
import axe from "axe-core";
import type { Page } from "playwright-core";
import { SAMPLE } from "./books";
import { asUser, gridDrawn, lookedAt, type Session } from "./session";

export const PANE = "iframe[title=任务窗格]";

/** Whatever moves or fades has come to rest, in the page and in its frames; what turns for ever is not waited for. */
export async function atRest(page: Page): Promise<void> {
  for (const frame of page.frames()) {
    await frame.evaluate(async () => {
      const moving = (): readonly Animation[] => document.getAnimations().filter(({ effect, playState }) => playState === "running" && effect !== null && Number.isFinite(Number(effect.getComputedTiming().endTime)));
      // What has come to rest may set off something else.
      while (moving().length > 0) await Promise.all(moving().map(({ finished }) => finished.catch(() => undefined)));
    });
  }
}

/** What axe finds in a part of the page: the pane where none is named. */
export async function axeFinds(page: Page, part = PANE): Promise<string[]> {
  await atRest(page);
  const frame = part === PANE ? await (await page.waitForSelector(PANE)).contentFrame() : page.mainFrame();
  if (!frame) throw new Error("the pane has no document");
  // Read once by each document: it is half a megabyte of script.
  if (!(await frame.evaluate(() => "axe" in window))) await frame.evaluate(axe.source);
  return frame.evaluate(async ([included, pane]) => {
    // Fluent's own markers of the edges of the tab order hand the focus on at once.
    const context = { include: included === pane ? ["html"] : [included], exclude: [pane, "[data-tabster-dummy]"] };
    const { violations } = await (window as unknown as { axe: typeof axe }).axe.run(context as unknown as Document, { resultTypes: ["violations"] });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(" ")}`));
  }, [part, PANE] as const);
}

/** What is wrong with how the pane stands once it has done its work: what axe finds, and whether something sticks out of it. */
export async function untidy({ page, pane }: Session): Promise<string[]> {
  await pane.locator("#panel[aria-busy=true]").waitFor({ state: "detached" });
  const over = await pane.locator("html").evaluate((html) => html.scrollWidth - html.clientWidth);
  return [...(over > 0 ? [`${over} px too wide`] : []), ...(await axeFinds(page))];
}

/** Waits for what the pane tells. */
export async function told({ pane }: Session, text: string | RegExp): Promise<void> {
  await pane.getByRole("status").filter({ hasText: text }).first().waitFor({ state: "attached" });
}

export async function loadSample({ page, pane }: Session): Promise<void> {
  await page.getByRole("banner").getByRole("button", { name: /^(载入示例|Load sample)$/ }).click();
  await page.getByText(SAMPLE).first().waitFor();
  await lookedAt(pane);
}

export async function fill(session: Session): Promise<void> {
  const { pane } = session;
  await pane.getByRole("tab", { name: /^(填报|Fill)$/ }).click();
  await pane.getByRole("button", { name: /^(填充小计与占比|Fill totals and shares)$/ }).click();
  await pane.getByRole("button", { name: /^(确认填充|Fill now)$/ }).click();
  await told(session, /已填充 \d+ 个单元格|\d+ cells? filled/);
}

/** The sample, filled by the pane. */
export async function filledSample(session: Session): Promise<void> {
  await loadSample(session);
  await fill(session);
}

/** Validates, and waits until the marks are there too. */
export async function validate({ pane }: Session): Promise<void> {
  await pane.getByRole("tab", { name: /^(校验|Validate)$/ }).click();
  await pane.getByRole("button", { name: /^(校验工作簿|Validate workbook)$/ }).click();
  await pane.locator("#panel[aria-busy=true]").waitFor({ state: "detached" });
  await pane.getByRole("heading", { name: /发现|没有|found|No / }).first().waitFor();
  await pane.getByRole("button", { name: /^(校验工作簿|Validate workbook)$/ }).and(pane.locator(":enabled")).waitFor();
}

/** The cells have the keyboard: the next key goes into the chosen one. */
export async function cellsHaveKeys(page: Page): Promise<void> {
  await page.locator("[contenteditable][id^=__editor_]:focus").waitFor({ state: "attached" });
}

/** Goes to a cell of the grid as a person does: the sheet's tab, then the name box. */
export async function goTo({ page }: Session, sheet: string, cell: string): Promise<void> {
  await gridDrawn(page);
  const grid = page.getByRole("main");
  await grid.getByRole("tab", { name: sheet, exact: true }).click();
  await grid.getByRole("tab", { name: sheet, exact: true, selected: true }).waitFor();
  const box = grid.locator("input").first();
  await box.fill(cell);
  await box.press("Enter");
  await cellsHaveKeys(page);
}

/** Types no faster than the page draws: the grid opens its editor after the first key, and on a busy machine keys that came before it are lost. */
export async function typeText(page: Page, text: string): Promise<void> {
  const drawn = (): Promise<void> => page.evaluate(() => new Promise<void>((resolve) => { requestAnimationFrame(() => setTimeout(resolve, 0)); }));
  await drawn();
  for (const key of text) {
    await page.keyboard.type(key);
    await drawn();
  }
}

export async function typeInto(session: Session, sheet: string, cell: string, text: string): Promise<void> {
  await goTo(session, sheet, cell);
  await typeText(session.page, text);
  await session.page.keyboard.press("Enter");
}

/** A cell of a sheet that holds an amount typed as a leaf, of the simulated Excel. */
export async function leafOf(page: Page, sheet: string): Promise<{ row: number; column: number; value: number }> {
  const { cells } = await asUser(page, "read", sheet);
  const found = cells.find(({ row, column, value, formula }) => row > 5 && column > 2 && typeof value === "number" && value > 10 && !String(formula).startsWith("="));
  if (!found || typeof found.value !== "number") throw new Error("no leaf");
  return { row: found.row, column: found.column, value: found.value };
}

/** Chooses from the menu of what is seldom wanted on the tab 校验. */
export async function chooseMore({ pane }: Session, entry: string): Promise<void> {
  await pane.getByRole("button", { name: /^(更多|More)$/ }).and(pane.locator(":enabled")).click();
  await pane.getByRole("menu").getByText(entry, { exact: true }).click();
}

/** A picture of the pane for the one who asks for it: SHOTS=folder. */
export async function shot({ page }: Session, name: string): Promise<void> {
  const folder = process.env["SHOTS"];
  if (!folder) return;
  await page.setViewportSize({ width: 900, height: 1900 });
  await page.waitForTimeout(300);
  await page.locator(PANE).screenshot({ path: `${folder}/${name}.png` });
}
