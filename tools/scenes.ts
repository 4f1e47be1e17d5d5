/** Every state of the pane that a user meets, each with the way that leads to it. `npm run states` takes their pictures. */
import { join } from "node:path";
import type { FrameLocator, Page } from "playwright-core";
import { chinese } from "../src/taskpane/words.zh";
import { english } from "../src/taskpane/words.en";
import { carryWordsOf } from "../src/taskpane/carryWords";
import { explainWordsOf } from "../src/taskpane/explainWords";
import { likeWordsOf } from "../src/taskpane/likeWords";
import { checkWordsOf } from "../src/taskpane/panels/check/words";
import { codeWordsOf } from "../src/taskpane/panels/fill/codeWords";
import { itemWordsOf } from "../src/taskpane/panels/fill/itemWords";
import { fillWordsOf } from "../src/taskpane/panels/fillWords";
import { tablesWordsOf } from "../src/taskpane/panels/tables/words";
import type { Language, TabId, Words } from "../src/taskpane/words";
import { asUser } from "../tests/e2e/session";

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

const SAMPLE = join(__dirname, "../assets/samples/xihu-2022.xlsx");
const GENERAL = "一般公共预算支出表";
const DEPARTMENT = "某某区审计局";

export function stageOf(page: Page, pane: FrameLocator, language: Language): Stage {
  return { page, pane, language, words: language === "en" ? english : chinese };
}

const button = ({ pane }: Stage, name: string): ReturnType<FrameLocator["getByRole"]> => pane.getByRole("button", { name, exact: true });

async function tab(stage: Stage, id: TabId): Promise<void> {
  await stage.pane.getByRole("tab", { name: stage.words.tabs[id], exact: true }).click();
}

/** Waits until nothing is being done any more. */
async function idle({ pane }: Stage): Promise<void> {
  await pane.locator("#panel[aria-busy=false]").waitFor();
}

async function told({ pane }: Stage, text: string | RegExp): Promise<void> {
  await pane.getByRole("status").filter({ hasText: text }).first().waitFor({ state: "attached" });
}

async function sample(stage: Stage): Promise<void> {
  await stage.page.getByRole("button", { name: tablesWordsOf(stage.language).sample, exact: true }).first().click();
  await stage.page.getByText("xihu-2022.xlsx").first().waitFor();
  await stage.page.getByText(GENERAL, { exact: true }).first().waitFor();
}

/** Goes on to last year's text. */
async function like(stage: Stage): Promise<void> {
  await tab(stage, "narrative");
  await button(stage, stage.words.text.like).click();
  await stage.pane.getByLabel(likeWordsOf(stage.language).draft).waitFor();
}

/** Opens a list of codes from the code picker. */
async function openCodes(stage: Stage, csv: string): Promise<void> {
  await tab(stage, "fill");
  await button(stage, fillWordsOf(stage.language).pickItem).click();
  await stage.pane.getByLabel(codeWordsOf(stage.language).open).setInputFiles({ name: "2031年科目.csv", mimeType: "text/csv", buffer: Buffer.from(csv) });
}

async function preview(stage: Stage): Promise<void> {
  await tab(stage, "fill");
  await button(stage, stage.words.fill).click();
  await button(stage, stage.words.confirmFill).waitFor();
}

async function filled(stage: Stage): Promise<void> {
  await sample(stage);
  await preview(stage);
  await button(stage, stage.words.confirmFill).click();
  await told(stage, /453/);
  await idle(stage);
}

async function checked(stage: Stage): Promise<void> {
  await tab(stage, "check");
  await button(stage, stage.words.check).click();
  await stage.pane.locator("#findings-title").or(stage.pane.getByRole("heading", { name: stage.words.noTables })).first().waitFor();
  await idle(stage);
}

/** An item of the general public budget mistyped, a title of another year, and the workbook validated. */
async function wrongFigure(stage: Stage): Promise<void> {
  await filled(stage);
  await asUser(stage.page, "type", GENERAL, 8, 4, 214.8);
  await asUser(stage.page, "type", "支出预算总表", 0, 0, "2021年部门支出预算总表");
  await checked(stage);
  await stage.pane.getByRole("list", { name: stage.words.findingsList }).getByRole("listitem").first().waitFor();
}

async function narrated(stage: Stage): Promise<void> {
  await filled(stage);
  await tab(stage, "narrative");
  await button(stage, stage.words.narrate).click();
  await told(stage, stage.words.narrated(10, 0));
  await idle(stage);
}

async function inserted(stage: Stage, year: string, department: string): Promise<void> {
  const { pane, words } = stage;
  await pane.getByLabel(words.year).fill(year);
  await pane.getByLabel(words.department).fill(department);
  await button(stage, words.insert).click();
  await told(stage, /已插入 \d+ 个工作表|\d+ sheets inserted/);
  await idle(stage);
}

/** A pane that waits, before its library has answered. */
async function unanswered({ page, pane, words }: Stage): Promise<void> {
  await page.route("**/officejs/**", () => undefined);
  await page.reload({ waitUntil: "commit" });
  await pane.getByText(words.connecting).waitFor();
}

export const SCENES: readonly Scene[] = [
  { name: "welcome", height: 1000, way: async ({ pane, language }) => pane.getByRole("heading", { name: tablesWordsOf(language).welcomeTitle }).waitFor() },
  { name: "connecting", way: unanswered },
  {
    name: "connecting-late", way: async (stage) => {
      await unanswered(stage);
      await button(stage, stage.words.retry).waitFor();
    },
  },
  {
    name: "office-failed", way: async ({ page, pane, words }) => {
      await page.route("**/officejs/**", (route) => route.abort());
      await page.reload({ waitUntil: "commit" });
      await pane.getByText(words.officeFailed).waitFor();
    },
  },
  {
    name: "tables-region-without-form", height: 1200, way: async (stage) => {
      await stage.pane.getByLabel(stage.words.profile).selectOption("beijing");
      await stage.pane.getByText(stage.language === "zh" ? /北京的版式没有收录/ : /no form of Beijing/).waitFor();
    },
  },
  {
    name: "tables-form-faults", height: 1100, way: async (stage) => {
      await button(stage, stage.words.none).click();
      await button(stage, stage.words.insert).click();
      await stage.pane.getByText(stage.words.noTableChosen).waitFor();
    },
  },
  {
    name: "tables-preview", height: 1100, way: async (stage) => {
      await stage.pane.getByRole("button", { name: /^(预览|Preview)/ }).nth(4).click();
      await stage.pane.getByRole("region", { name: /^(预览|Preview)/ }).waitFor();
    },
  },
  { name: "tables-inserted", height: 1000, way: (stage) => inserted(stage, "2027", DEPARTMENT) },
  {
    name: "tables-taken", way: async (stage) => {
      await inserted(stage, "2027", DEPARTMENT);
      await button(stage, stage.words.insert).click();
      await button(stage, stage.words.insertOn).waitFor();
    },
  },
  {
    name: "fill-no-tables", way: async (stage) => {
      await tab(stage, "fill");
      await button(stage, stage.words.fill).click();
      await stage.pane.getByRole("heading", { name: stage.words.noTables }).waitFor();
    },
  },
  { name: "fill-preview", way: async (stage) => { await sample(stage); await preview(stage); } },
  {
    name: "fill-preview-open", height: 1000, way: async (stage) => {
      await sample(stage);
      await preview(stage);
      await stage.pane.locator("details").first().locator("summary").click();
    },
  },
  { name: "fill-done", height: 1000, way: filled },
  {
    name: "fill-waiting", height: 1000, way: async (stage) => {
      await sample(stage);
      await tab(stage, "fill");
      await stage.pane.locator("details").first().locator("summary").click();
    },
  },
  {
    name: "fill-conflict", way: async (stage) => {
      await filled(stage);
      await asUser(stage.page, "type", GENERAL, 5, 2, 2800);
      await button(stage, stage.words.fill).click();
      await stage.pane.getByRole("checkbox").first().waitFor();
    },
  },
  {
    name: "fill-protected", way: async (stage) => {
      await sample(stage);
      await asUser(stage.page, "protect", GENERAL, true);
      await preview(stage);
      await button(stage, stage.words.confirmFill).click();
      await told(stage, stage.words.refused);
      await idle(stage);
    },
  },
  {
    name: "code-import", height: 1000, way: async (stage) => {
      await sample(stage);
      await openCodes(stage, "科目编码,科目名称\n201,公共服务支出\n20193,数据事务\n2019301,行政运行\n301,工资福利支出\n");
      await stage.pane.getByRole("heading", { name: codeWordsOf(stage.language).title("2031年科目.csv") }).waitFor();
    },
  },
  {
    name: "code-import-refused", way: async (stage) => {
      await openCodes(stage, "科目编码,科目名称\n201,公共服务支出\n2019301,行政运行\n30l,工资福利支出\n302,\n");
      await told(stage, codeWordsOf(stage.language).refused(3));
    },
  },
  {
    name: "code-search", height: 1000, way: async (stage) => {
      await filled(stage);
      await button(stage, fillWordsOf(stage.language).pickItem).click();
      const field = stage.pane.getByRole("combobox", { name: itemWordsOf(stage.language).item, exact: true });
      await field.click();
      await field.pressSequentially("zfgjj");
      await stage.pane.getByRole("listbox").getByRole("option").first().waitFor();
    },
  },
  {
    name: "code-picker", height: 1000, way: async (stage) => {
      await filled(stage);
      await button(stage, fillWordsOf(stage.language).pickItem).click();
      const field = stage.pane.getByRole("combobox", { name: itemWordsOf(stage.language).item, exact: true });
      await field.click();
      await field.pressSequentially("207tsg");
      await stage.pane.getByRole("option", { name: /2070104/ }).waitFor();
      await field.press("Enter");
      await button(stage, itemWordsOf(stage.language).insertAll(1)).waitFor();
    },
  },
  { name: "check-before", way: async (stage) => { await sample(stage); await tab(stage, "check"); await button(stage, stage.words.check).waitFor(); } },
  { name: "check-no-tables", way: checked },
  { name: "check-clean", way: async (stage) => { await filled(stage); await checked(stage); } },
  { name: "check-findings", height: 1000, way: wrongFigure },
  {
    name: "check-chosen", height: 1100, way: async (stage) => {
      await wrongFigure(stage);
      const item = stage.pane.getByRole("listitem").filter({ hasText: `${GENERAL}!E9` }).first();
      await item.getByRole("button").first().click();
      await item.getByRole("button", { name: checkWordsOf(stage.language).fix }).click();
      await button(stage, checkWordsOf(stage.language).apply).waitFor();
      await idle(stage);
    },
  },
  {
    name: "check-many", height: 1000, way: async (stage) => {
      await filled(stage);
      for (const [row, column] of [[8, 4], [10, 5], [15, 4], [18, 4], [22, 4]] as const) await asUser(stage.page, "type", GENERAL, row, column, 77.77);
      await checked(stage);
    },
  },
  {
    name: "check-coverage", height: 1500, way: async (stage) => {
      await wrongFigure(stage);
      await stage.pane.getByText(/^识别 11 张表|^11 tables recognised/).click();
      await stage.pane.getByRole("img").last().waitFor();
    },
  },
  { name: "text-before", way: async (stage) => { await filled(stage); await tab(stage, "narrative"); await button(stage, stage.words.narrate).waitFor(); } },
  { name: "text-written", height: 1000, way: narrated },
  {
    name: "text-missing", way: async (stage) => {
      await inserted(stage, "2027", DEPARTMENT);
      await asUser(stage.page, "type", GENERAL, 6, 0, "2010301");
      await asUser(stage.page, "type", GENERAL, 6, 1, "行政运行");
      await asUser(stage.page, "type", GENERAL, 6, 4, 120.5);
      await preview(stage);
      await button(stage, stage.words.confirmFill).click();
      await idle(stage);
      await tab(stage, "narrative");
      await button(stage, stage.words.narrate).click();
      await stage.pane.locator("#missing-title").waitFor();
      await idle(stage);
    },
  },
  {
    name: "text-stale", height: 1000, way: async (stage) => {
      await narrated(stage);
      await asUser(stage.page, "type", GENERAL, 8, 4, 250);
      await button(stage, stage.words.text.compare).click();
      await stage.pane.getByRole("button", { name: stage.words.text.refreshAll }).waitFor();
      await idle(stage);
    },
  },
  {
    name: "carry-over", height: 1100, way: async (stage) => {
      const carry = carryWordsOf(stage.language);
      await inserted(stage, "2023", "杭州市西湖区行政审批服务管理办公室");
      await tab(stage, "narrative");
      await button(stage, carry.entry).click();
      await stage.pane.getByLabel(carry.openFile).setInputFiles(SAMPLE);
      await stage.pane.locator("#carry-title").waitFor();
      await idle(stage);
    },
  },
  {
    name: "like-before", way: async (stage) => {
      await filled(stage);
      await like(stage);
    },
  },
  {
    name: "like-told", height: 1000, way: async (stage) => {
      await narrated(stage);
      const text = await stage.pane.getByRole("article").innerText();
      const before = text.replace(/20(2[0-2])(?=年)/g, (_, year: string) => `20${Number(year) - 1}`).replace(/(公务接待费预算[^，。]*)/, "$1，计划接待23批次");
      await like(stage);
      const words = likeWordsOf(stage.language);
      await stage.pane.getByLabel(words.draft).fill(before);
      await button(stage, words.use).click();
      await stage.pane.locator("#like-looks").waitFor();
      await idle(stage);
    },
  },
  {
    name: "reading-before", way: async (stage) => {
      await filled(stage);
      await tab(stage, "narrative");
      await stage.pane.getByRole("tab", { name: stage.words.text.views.read }).click();
      await stage.pane.getByLabel(stage.words.text.draft).waitFor();
    },
  },
  {
    name: "reading", height: 1100, way: async (stage) => {
      await narrated(stage);
      const text = (await stage.pane.getByRole("article").innerText()).replace("2797.52", "2979.52");
      await stage.pane.getByRole("tab", { name: stage.words.text.views.read }).click();
      await stage.pane.getByLabel(stage.words.text.draft).fill(text);
      await button(stage, stage.words.text.read).click();
      await stage.pane.getByRole("list", { name: stage.words.text.foundList }).getByRole("listitem").first().waitFor();
      await idle(stage);
    },
  },
  {
    name: "charts", height: 1000, way: async (stage) => {
      await filled(stage);
      await tab(stage, "narrative");
      await stage.pane.getByRole("tab", { name: stage.words.text.views.charts }).click();
      await stage.pane.getByRole("figure").first().getByRole("img").waitFor();
    },
  },
  {
    name: "explain", height: 1100, way: async (stage) => {
      await wrongFigure(stage);
      await asUser(stage.page, "select", GENERAL, "E9");
      await stage.pane.getByRole("button", { name: explainWordsOf(stage.language).explain }).first().click();
      await stage.pane.locator("#explain-relations").waitFor();
    },
  },
  {
    name: "log-and-undo", height: 1000, way: async (stage) => {
      await filled(stage);
      await asUser(stage.page, "type", GENERAL, 5, 2, 2800);
      await checked(stage);
      await stage.pane.getByRole("button", { name: explainWordsOf(stage.language).log }).click();
      await stage.pane.locator("#drawer-title").waitFor();
    },
  },
];
