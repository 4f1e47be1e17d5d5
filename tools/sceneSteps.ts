/** The steps that lead to a state of the pane: what the scenes share. */
import { join } from "node:path";
import type { FrameLocator, Page } from "playwright-core";
import { chinese } from "../src/taskpane/words.zh";
import { english } from "../src/taskpane/words.en";
import { lastBookWordsOf } from "../src/taskpane/lastBookWords";
import { likeWordsOf } from "../src/taskpane/likeWords";
import { codeWordsOf } from "../src/taskpane/panels/fill/codeWords";
import { fillWordsOf } from "../src/taskpane/panels/fillWords";
import { tablesWordsOf } from "../src/taskpane/panels/tables/words";
import type { Language, TabId, Words } from "../src/taskpane/words";
import { asUser } from "../tests/e2e/session";
import type { FileOfScene } from "./sceneBooks";

/** The page under a scene, and the words of its language. */
export interface Stage {
  readonly page: Page;
  readonly pane: FrameLocator;
  readonly language: Language;
  readonly words: Words;
}

export interface Scene {
  readonly name: string;
  /** Of the window, so that a long state is seen whole; 800 when left out. */
  readonly height?: number;
  readonly way: (stage: Stage) => Promise<void>;
}

export const SAMPLE = join(__dirname, "../assets/samples/xihu-2022.xlsx");
export const GENERAL = "一般公共预算支出表";
export const DEPARTMENT = "某某区审计局";

export function stageOf(page: Page, pane: FrameLocator, language: Language): Stage {
  return { page, pane, language, words: language === "en" ? english : chinese };
}

export const button = ({ pane }: Stage, name: string): ReturnType<FrameLocator["getByRole"]> => pane.getByRole("button", { name, exact: true });

export async function tab(stage: Stage, id: TabId): Promise<void> {
  await stage.pane.getByRole("tab", { name: stage.words.tabs[id], exact: true }).click();
}

/** Waits until nothing is being done any more. */
export async function idle({ pane }: Stage): Promise<void> {
  await pane.locator("#panel[aria-busy=false]").waitFor();
}

export async function told({ pane }: Stage, text: string | RegExp): Promise<void> {
  await pane.getByRole("status").filter({ hasText: text }).first().waitFor({ state: "attached" });
}

export async function sample(stage: Stage): Promise<void> {
  await stage.page.getByRole("button", { name: tablesWordsOf(stage.language).sample, exact: true }).first().click();
  await stage.page.getByText("xihu-2022.xlsx").first().waitFor();
  await stage.page.getByText(GENERAL, { exact: true }).first().waitFor();
}

/** Goes on to last year's text. */
export async function like(stage: Stage): Promise<void> {
  await tab(stage, "narrative");
  await button(stage, stage.words.text.like).click();
  await stage.pane.getByLabel(likeWordsOf(stage.language).draft).waitFor();
}

/** Opens a list of codes from the code picker. */
export async function openCodes(stage: Stage, csv: string): Promise<void> {
  await tab(stage, "fill");
  await button(stage, fillWordsOf(stage.language).pickItem).click();
  await stage.pane.getByLabel(codeWordsOf(stage.language).open).setInputFiles({ name: "2031年科目.csv", mimeType: "text/csv", buffer: Buffer.from(csv) });
}

export async function preview(stage: Stage): Promise<void> {
  await tab(stage, "fill");
  await button(stage, stage.words.fill).click();
  await button(stage, stage.words.confirmFill).waitFor();
}

export async function filled(stage: Stage): Promise<void> {
  await sample(stage);
  await preview(stage);
  await button(stage, stage.words.confirmFill).click();
  await told(stage, /453/);
  await idle(stage);
}

export async function checked(stage: Stage): Promise<void> {
  await tab(stage, "check");
  await button(stage, stage.words.check).click();
  await stage.pane.locator("#findings-title").or(stage.pane.getByRole("heading", { name: stage.words.noTables })).first().waitFor();
  await idle(stage);
}

/** An item of the general public budget mistyped, a title of another year, and the workbook validated. */
export async function wrongFigure(stage: Stage): Promise<void> {
  await filled(stage);
  await asUser(stage.page, "type", GENERAL, 8, 4, 214.8);
  await asUser(stage.page, "type", "支出预算总表", 0, 0, "2021年部门支出预算总表");
  await checked(stage);
  await stage.pane.getByRole("list", { name: stage.words.findingsList }).getByRole("listitem").first().waitFor();
}

export async function narrated(stage: Stage): Promise<void> {
  await filled(stage);
  await tab(stage, "narrative");
  await button(stage, stage.words.narrate).click();
  await told(stage, stage.words.narrated(10, 0));
  await idle(stage);
}

export async function inserted(stage: Stage, year: string, department: string): Promise<void> {
  const { pane, words } = stage;
  await pane.getByLabel(words.year).fill(year);
  await pane.getByLabel(words.department).fill(department);
  await button(stage, words.insert).click();
  await told(stage, /已插入 \d+ 个工作表|\d+ sheets inserted/);
  await idle(stage);
}

/** A pane that waits, before its library has answered. */
export async function unanswered({ page, pane, words }: Stage): Promise<void> {
  await page.route("**/officejs/**", () => undefined);
  await page.reload({ waitUntil: "commit" });
  await pane.getByText(words.connecting).waitFor();
}

/** A text told of the sample in place of its own, and held against the tables. */
export async function readText(stage: Stage, instead: (text: string) => string): Promise<void> {
  const { pane, words } = stage;
  await narrated(stage);
  const text = instead(await pane.getByRole("article").innerText());
  await pane.getByRole("tab", { name: words.text.views.read }).click();
  await pane.getByLabel(words.text.draft).fill(text);
  await button(stage, words.text.read).click();
  await pane.getByRole("list", { name: words.text.foundList }).getByRole("listitem").first().waitFor();
  await idle(stage);
}

/** Last year's workbook chosen in the menu of the validation, and the result that comes with it. */
export async function compared(stage: Stage, book: FileOfScene): Promise<void> {
  const words = lastBookWordsOf(stage.language);
  await stage.pane.getByLabel(words.compare).setInputFiles(book);
  await button(stage, words.forget).waitFor();
  await idle(stage);
}
