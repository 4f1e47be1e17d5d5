/** Every state of the pane that a user meets, each with the way that leads to it. `npm run states` takes their pictures. */
import { carryWordsOf } from "../src/taskpane/carryWords";
import { explainWordsOf } from "../src/taskpane/explainWords";
import { formWordsOf } from "../src/taskpane/formWords";
import { lastBookWordsOf } from "../src/taskpane/lastBookWords";
import { likeWordsOf } from "../src/taskpane/likeWords";
import { checkWordsOf } from "../src/taskpane/panels/check/words";
import { codeWordsOf } from "../src/taskpane/panels/fill/codeWords";
import { itemWordsOf } from "../src/taskpane/panels/fill/itemWords";
import { fillWordsOf } from "../src/taskpane/panels/fillWords";
import { tablesWordsOf } from "../src/taskpane/panels/tables/words";
import { asUser, openFile } from "../tests/e2e/session";
import { bookOf, lastYears, ONE_TABLE, SECOND_TABLES } from "./sceneBooks";
import { button, checked, compared, DEPARTMENT, filled, GENERAL, idle, inserted, like, narrated, openCodes, preview, readText, sample, SAMPLE, tab, told, unanswered, wrongFigure, type Scene } from "./sceneSteps";

const SAMPLES_BODY = "杭州市西湖区行政审批服务管理办公室";
const OTHER_BODY = "杭州市西湖区市场监督管理局";

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
  {
    name: "check-second-tables", height: 1500, way: async (stage) => {
      await openFile(stage, await bookOf("两个单位.xlsx", SECOND_TABLES));
      await checked(stage);
      for (const folded of await stage.pane.locator("summary").all()) await folded.click();
      await stage.pane.getByRole("img").last().waitFor();
    },
  },
  { name: "check-last-year", height: 900, way: async (stage) => { await filled(stage); await checked(stage); await compared(stage, await lastYears()); } },
  {
    name: "check-without-last-year", height: 900, way: async (stage) => {
      await filled(stage);
      await checked(stage);
      await like(stage);
      await stage.pane.getByLabel(lastBookWordsOf(stage.language).open).setInputFiles(await lastYears());
      await stage.pane.getByText("上年.xlsx").first().waitFor();
      await idle(stage);
      await tab(stage, "check");
    },
  },
  {
    name: "check-last-year-forgotten", height: 900, way: async (stage) => {
      await filled(stage);
      await checked(stage);
      await compared(stage, await lastYears());
      await button(stage, lastBookWordsOf(stage.language).forget).press("Enter");
      await told(stage, lastBookWordsOf(stage.language).forgotten);
      await idle(stage);
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
    name: "text-no-place", way: async (stage) => {
      await openFile(stage, await bookOf("外单位.xlsx", ONE_TABLE));
      await tab(stage, "narrative");
      await button(stage, stage.words.narrate).click();
      await button(stage, stage.words.text.addSheets).waitFor();
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
      await inserted(stage, "2023", SAMPLES_BODY);
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
    name: "form-last-year", height: 1200, way: async (stage) => {
      const words = formWordsOf(stage.language);
      await button(stage, words.open).click();
      await stage.pane.getByLabel(words.openFile).setInputFiles(await lastYears());
      await stage.pane.locator("#form-tables").waitFor();
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
  { name: "reading", height: 1100, way: (stage) => readText(stage, (text) => text.replace("2797.52", "2979.52")) },
  { name: "reading-name", height: 1100, way: (stage) => readText(stage, (text) => text.replaceAll(SAMPLES_BODY, OTHER_BODY)) },
  { name: "reading-other-body", height: 1100, way: (stage) => readText(stage, (text) => text.replaceAll(SAMPLES_BODY, OTHER_BODY).replace(/\d(\d*\.\d\d)(?=万元)/g, "7$1")) },
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
