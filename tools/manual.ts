/**
 * Takes the pictures of docs/用户手册.md from the running product: `npm run manual`. Each picture is the end of a way that
 * a user goes, from the sample on. `npm run manual -- NAME …` takes only those pictures.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, FrameLocator, Page } from "playwright-core";
import { filledBook } from "../tests/e2e/books";
import { launchBrowser, startWorkbench } from "../tests/e2e/browser";
import { asUser, openWorkbench, type Opening, type Session } from "../tests/e2e/session";

const HOME = join(__dirname, "../docs/images");
const PANE = "iframe[title=任务窗格]";

interface Scene {
  readonly name: string;
  readonly opening?: Partial<Opening>;
  /** The whole page instead of the pane alone. */
  readonly whole?: boolean;
  readonly way: (page: Page, pane: FrameLocator) => Promise<void>;
}

const SCENES: readonly Scene[] = [
  { name: "01-welcome", way: async (_, pane) => pane.getByRole("heading", { name: "编制和核对部门预算公开" }).waitFor() },
  {
    name: "02-workbench", whole: true, way: async (page, pane) => {
      await filledSample(page, pane);
      await asUser(page, "select", "一般公共预算支出表", "C6");
    },
  },
  {
    name: "03-tables", opening: { height: 1000 }, way: async (_, pane) => {
      await pane.getByLabel("部门名称").fill("某某区审计局");
      await pane.getByLabel("下属单位").fill("某某区审计信息中心");
      await pane.getByRole("button", { name: "插入模板" }).click();
      await told(pane, /已插入 \d+ 个工作表/);
    },
  },
  {
    name: "04-code-picker", opening: { height: 1000 }, way: async (page, pane) => {
      await filledSample(page, pane);
      await pane.getByRole("button", { name: "插入科目" }).click();
      const field = pane.getByRole("combobox", { name: "科目", exact: true });
      await field.click();
      await field.pressSequentially("zfgjj");
      await pane.getByRole("listbox").getByRole("option").first().click();
      await pane.getByText(/将在 \d+ 张表插入 \d+ 行|没有要插入的行/).first().waitFor();
    },
  },
  {
    name: "05-fill-preview", way: async (page, pane) => {
      await sample(page);
      await pane.getByRole("tab", { name: "填报" }).click();
      await pane.getByRole("button", { name: "填充小计与占比" }).click();
      await pane.getByRole("button", { name: "确认填充" }).waitFor();
    },
  },
  { name: "06-findings", opening: { height: 1000 }, way: wrongFigure },
  {
    name: "07-explain", opening: { height: 1100 }, way: async (page, pane) => {
      await wrongFigure(page, pane);
      await asUser(page, "select", "一般公共预算支出表", "E9");
      await pane.getByRole("button", { name: "这个数从哪来" }).first().click();
      await pane.getByRole("heading", { name: /这个数从哪来/ }).first().waitFor();
    },
  },
  {
    name: "08-narrative", opening: { height: 1000 }, way: async (page, pane) => {
      await narrated(page, pane);
    },
  },
  {
    name: "09-carry-over", opening: { height: 1100 }, way: async (_, pane) => {
      await pane.getByLabel("预算年度").fill("2023");
      await pane.getByLabel("部门名称").fill("杭州市西湖区行政审批服务管理办公室");
      await pane.getByRole("button", { name: "插入模板" }).click();
      await told(pane, /已插入 \d+ 个工作表/);
      await pane.getByRole("tab", { name: "说明" }).click();
      await pane.getByRole("button", { name: "沿用上年" }).click();
      await pane.getByLabel("打开上年文件").setInputFiles(join(__dirname, "../assets/samples/xihu-2022.xlsx"));
      await pane.getByText(/可沿用 \d+ 项/).first().waitFor();
    },
  },
  {
    name: "10-reading", opening: { height: 1100 }, way: async (page, pane) => {
      await narrated(page, pane);
      const text = (await pane.getByRole("article").innerText()).replace("2797.52", "2979.52");
      await pane.getByRole("tab", { name: "核对文字" }).click();
      await pane.getByLabel("要核对的文字").fill(text);
      await pane.getByRole("button", { name: "开始核对" }).click();
      await pane.getByRole("list", { name: "文字中发现的问题" }).getByRole("listitem").first().waitFor();
    },
  },
  {
    name: "11-charts", opening: { height: 1000 }, way: async (page, pane) => {
      await filledSample(page, pane);
      await pane.getByRole("tab", { name: "说明" }).click();
      await pane.getByRole("tab", { name: "图表" }).click();
      await pane.getByRole("figure").first().getByRole("img").waitFor();
    },
  },
  { name: "12-dark", opening: { dark: true, height: 1000 }, way: wrongFigure },
  {
    name: "13-english", opening: { language: "en-US", height: 1000 }, way: async (page, pane) => {
      await filledSample(page, pane);
      await pane.getByRole("tab", { name: "Validate" }).click();
      await pane.getByRole("button", { name: "Validate workbook" }).click();
      await pane.getByRole("heading", { name: /No / }).waitFor();
    },
  },
  {
    name: "14-last-year-tables", opening: { height: 1000 }, way: async (_, pane) => {
      await pane.getByRole("button", { name: "用上年的表" }).click();
      await pane.getByLabel("打开上年的工作簿").setInputFiles(await filledBook());
      await pane.getByRole("heading", { name: /认出 \d+ 张表/ }).waitFor();
      await pane.getByLabel("选上年的说明").setInputFiles({ name: "2022年说明.txt", mimeType: "text/plain", buffer: Buffer.from(LAST_TEXT) });
      await pane.getByText("列入“补充资料”的 4 项").click();
    },
  },
  {
    name: "15-last-year-text", opening: { height: 1100 }, way: async (page, pane) => {
      await narrated(page, pane);
      const text = await pane.getByRole("article").innerText();
      const before = text.replace(/20(2[0-2])(?=年)/g, (_, year: string) => `20${Number(year) - 1}`).replace(/(公务接待费预算[^，。]*)/, "$1，计划接待23批次");
      await pane.getByRole("button", { name: "用上年的说明" }).click();
      await pane.getByLabel("或粘贴上年的文字").fill(before);
      await pane.getByRole("button", { name: "按它写今年的" }).click();
      await pane.locator("#like-looks").waitFor();
      await pane.getByText(/^每个数字的出处/).first().click();
      const slot = pane.getByRole("list", { name: "每个数字的出处" }).getByRole("listitem").first();
      await slot.getByRole("button", { name: /的出处$/ }).click();
    },
  },
];

/** Of last year's text what no table holds. */
const LAST_TEXT = "2022年政府采购预算总额46.8万元，其中货物36.4万元、服务10.4万元。\n截至2021年底，共有车辆5辆，单价50万元以上设备2台。\n";

/** Waits for the pane's message. */
async function told(pane: FrameLocator, text: RegExp): Promise<void> {
  await pane.getByRole("status").filter({ hasText: text }).first().waitFor({ state: "attached" });
}

async function sample(page: Page): Promise<void> {
  await page.getByRole("button", { name: /^(载入示例|Load sample|Load the sample)$/ }).click();
  await page.getByText("xihu-2022.xlsx").first().waitFor();
}

async function filledSample(page: Page, pane: FrameLocator): Promise<void> {
  await sample(page);
  await pane.getByRole("tab", { name: /^(填报|Fill)$/ }).click();
  await pane.getByRole("button", { name: /^(填充小计与占比|Fill totals and shares)$/ }).click();
  await pane.getByRole("button", { name: /^(确认填充|Fill now)$/ }).click();
  await told(pane, /已填充 \d+ 个单元格|\d+ cells? filled/);
}

/** An item of the general public budget mistyped, and the workbook validated. */
async function wrongFigure(page: Page, pane: FrameLocator): Promise<void> {
  await filledSample(page, pane);
  await asUser(page, "type", "一般公共预算支出表", 8, 4, 214.8);
  await asUser(page, "type", "支出预算总表", 0, 0, "2021年部门支出预算总表");
  await pane.getByRole("tab", { name: "校验" }).click();
  await pane.getByRole("button", { name: "校验工作簿" }).click();
  await pane.getByRole("list", { name: "校验发现的问题" }).getByRole("listitem").first().waitFor();
  await pane.getByRole("button", { name: "校验工作簿" }).and(pane.locator(":enabled")).waitFor();
}

async function narrated(page: Page, pane: FrameLocator): Promise<void> {
  await filledSample(page, pane);
  await pane.getByRole("tab", { name: "说明" }).click();
  await pane.getByRole("button", { name: "生成说明" }).click();
  await told(pane, /已生成 \d+ 节说明/);
}

async function take(browser: Browser, url: string, scene: Scene): Promise<void> {
  const session: Session = await openWorkbench(browser, { url, ...scene.opening });
  try {
    await scene.way(session.page, session.pane);
    // The pointer rests and what moves has come to rest.
    await session.page.mouse.move(0, 0);
    await session.page.waitForTimeout(1200);
    const picture = scene.whole ? await session.page.screenshot() : await session.page.locator(PANE).screenshot();
    writeFileSync(join(HOME, `${scene.name}.png`), picture);
    console.log(`${scene.name} ${picture.length} bytes${session.faults.length > 0 ? ` ${session.faults.join("; ")}` : ""}`);
  } finally {
    await session.close();
  }
}

async function main(): Promise<void> {
  const wanted = process.argv.slice(2);
  mkdirSync(HOME, { recursive: true });
  const [browser, workbench] = await Promise.all([launchBrowser(), startWorkbench()]);
  try {
    for (const scene of SCENES) if (wanted.length === 0 || wanted.includes(scene.name)) await take(browser, workbench.url, scene);
  } finally {
    await browser.close();
    await workbench.stop();
  }
}

void main();
