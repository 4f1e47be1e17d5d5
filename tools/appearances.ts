/** Under what skies the pane is looked at: its width, colours, language, and how far the page is magnified. */
import type { Page } from "playwright-core";
import type { Language } from "../src/taskpane/words";

export const PANE = "iframe[title=任务窗格]";

export interface Appearance {
  readonly name: string;
  /** Of the pane, in CSS pixels. */
  readonly width: number;
  readonly dark?: boolean;
  readonly language: Language;
  /** A contrast theme of the system: its colours in place of the pane's. */
  readonly contrast?: boolean;
}

/** Excel gives a pane between 320 and 600 pixels; at 200 % a pane of 480 has room for 240. */
export const APPEARANCES: readonly Appearance[] = [
  { name: "light-400", width: 400, language: "zh" },
  { name: "light-320", width: 320, language: "zh" },
  { name: "light-600", width: 600, language: "zh" },
  { name: "zoomed-240", width: 240, language: "zh" },
  { name: "dark-400", width: 400, dark: true, language: "zh" },
  { name: "dark-english-320", width: 320, dark: true, language: "en" },
  { name: "contrast-400", width: 400, dark: true, contrast: true, language: "zh" },
];

/** Gives an opened page its appearance. */
export async function dressed(page: Page, { width, contrast }: Appearance): Promise<void> {
  if (contrast) await page.emulateMedia({ forcedColors: "active" });
  await page.evaluate((wide) => localStorage.setItem("budget-workbench-pane-width", String(wide)), width);
  // Below 320 pixels the page gives the pane no width of its own accord.
  await page.addStyleTag({ content: `iframe[title=任务窗格] { width: ${width}px !important; }` });
}

/** The pointer rests, and what moves has come to rest. */
export async function settled(page: Page): Promise<void> {
  await page.mouse.move(0, 0);
  await page.waitForTimeout(700);
}
