/**
 * January in the workbench, with the keyboard alone and timed: from an empty workbook to the published files of a department
 * with three units, twelve items in four tables. `npm run january` prints the keys and seconds of every step. A paste is one
 * key, and what has to be typed whatever the program (names, figures, reasons) is counted apart.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { launchBrowser, startWorkbench } from "../tests/e2e/browser";
import { asUser, openWorkbench, type Session } from "../tests/e2e/session";
import { told } from "../tests/e2e/steps";

const DEPARTMENT = "某某区审计局";
const UNITS = ["区审计信息中心", "区投资审计中心", "区经济责任审计中心"];
const GENERAL = "一般公共预算支出表";
const BASIC = "一般公共预算基本支出表";
const PROJECTS = "项目支出预算表";
const REVENUE = "收入预算总表";
/** Code, and its figure by column: 人员, 公用, 项目 of the general budget; 人员, 公用 of the basic expenditure. */
const FUNCTIONAL: readonly (readonly [code: string, column: string, figure: string])[] = [
  ["2010301", "E", "120.55"], ["2010350", "E", "60.2"], ["2010302", "G", "80.5"], ["2080505", "E", "18.1"],
  ["2080506", "E", "9.05"], ["2101101", "E", "7.4"], ["2101103", "E", "3.2"], ["2210201", "E", "15.6"],
];
const ECONOMIC: readonly (readonly [code: string, column: string, figure: string])[] = [["30101", "D", "180.75"], ["30108", "D", "27.15"], ["30112", "D", "10.6"], ["30113", "D", "15.6"]];

interface Step {
  readonly what: string;
  keys: number;
  typed: number;
  seconds: number;
}

/** Counts what the hand does, step by step. */
class Hand {
  readonly steps: Step[] = [];
  private step: Step = { what: "", keys: 0, typed: 0, seconds: 0 };

  constructor(private readonly session: Session) {}

  async do(what: string, work: () => Promise<void>): Promise<void> {
    this.step = { what, keys: 0, typed: 0, seconds: 0 };
    this.steps.push(this.step);
    const from = Date.now();
    await work();
    this.step.seconds = (Date.now() - from) / 1000;
  }

  /** Keys that the program asks for. */
  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.session.page.keyboard.press(key);
    this.step.keys += keys.length;
  }

  /** What would have to be typed anywhere. */
  async type(text: string): Promise<void> {
    await this.session.page.keyboard.type(text);
    this.step.typed += [...text].length;
  }

  /** A button of the pane, by as many Tabs as lie before it, or one key where it has the focus already. */
  async button(name: string | RegExp): Promise<void> {
    const { pane } = this.session;
    const button = pane.getByRole("button", typeof name === "string" ? { name, exact: true } : { name }).and(pane.locator(":enabled")).first();
    await button.waitFor();
    const tabs = await button.evaluate((element) => {
      const stops = [...element.ownerDocument.querySelectorAll<HTMLElement>("button, input, textarea, select, a[href], summary, [tabindex='0']")]
        .filter((each: HTMLElement) => each.tabIndex >= 0 && !each.hasAttribute("disabled") && each.checkVisibility() && !each.hasAttribute("data-tabster-dummy"));
      const at = stops.findIndex((stop) => stop.contains(element.ownerDocument.activeElement) && element.ownerDocument.activeElement !== element.ownerDocument.body);
      return Math.abs(stops.findIndex((stop) => stop === element) - at);
    });
    await button.focus();
    this.step.keys += tabs;
    await this.press("Enter");
  }

  /** One of the pane's four tabs: its name is reached by F6 and arrows. */
  async tab(name: string): Promise<void> {
    await this.session.pane.getByRole("tab", { name, exact: true }).first().focus();
    this.step.keys += 2;
    await this.press("Enter");
  }

  /** A cell by the name box, which Ctrl+G would reach: the sheet, the address, Enter. */
  async cell(sheet: string, address: string): Promise<void> {
    const grid = this.session.page.getByRole("main");
    await grid.getByRole("tab", { name: sheet, exact: true }).click();
    const box = grid.locator("input").first();
    await box.fill(address);
    this.step.keys += address.length + 1;
    await box.press("Enter");
    this.step.keys += 1;
  }
}

async function rowOf({ page }: Session, sheet: string, wanted: (value: string) => boolean): Promise<number> {
  const { cells } = await asUser(page, "read", sheet);
  const found = cells.filter(({ column, value }) => column === 0 && wanted(String(value))).at(-1);
  if (!found) throw new Error(`no such row on ${sheet}`);
  return found.row + 1;
}

async function january(session: Session): Promise<readonly Step[]> {
  const { page, pane } = session;
  const hand = new Hand(session);
  const figures = async (sheet: string, items: typeof FUNCTIONAL): Promise<void> => {
    for (const [code, column, figure] of items) {
      await hand.cell(sheet, `${column}${await rowOf(session, sheet, (value) => value === code)}`);
      await hand.type(figure);
      await hand.press("Enter");
    }
  };
  await hand.do("插入全套表", async () => {
    await pane.getByLabel("部门名称").focus();
    await hand.type(DEPARTMENT);
    await hand.press("Tab");
    await pane.getByLabel("下属单位").focus();
    await hand.type(UNITS.join("\n"));
    await hand.button("插入模板");
    await told(session, /^已插入 \d+ 个工作表/);
  });
  await hand.do("十二个科目进四张表", async () => {
    await hand.tab("填报");
    await hand.button("插入科目");
    const box = pane.getByRole("combobox", { name: "科目", exact: true });
    await box.evaluate((field, text) => {
      const data = new DataTransfer();
      data.setData("text/plain", text);
      field.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
    }, [...FUNCTIONAL, ...ECONOMIC].map(([code]) => code).join("\n"));
    await hand.press("Shift");
    await hand.button("插入 12 个科目");
    await told(session, /已在 \d+ 张表插入/);
  });
  await hand.do("明细数字", async () => {
    await figures(GENERAL, FUNCTIONAL);
    await figures(BASIC, ECONOMIC);
    const own = await rowOf(session, REVENUE, (value) => value.startsWith(DEPARTMENT) && value.includes("本级"));
    await hand.cell(REVENUE, `D${own}`);
    await hand.type("314.6");
    await hand.press("Enter");
    await hand.cell(PROJECTS, "A6");
    for (const text of [`${DEPARTMENT}（本级）`, "审计业务项目"]) {
      await hand.type(text);
      await hand.press("Tab");
    }
    await hand.cell(PROJECTS, "D6");
    await hand.type("80.5");
    await hand.press("Enter");
  });
  await hand.do("填充", async () => {
    await hand.tab("填报");
    await hand.button("填充小计与占比");
    await hand.button("确认填充");
    await told(session, /已填充 \d+ 个单元格/);
  });
  await hand.do("校验", async () => {
    await hand.tab("校验");
    await hand.button("校验工作簿");
    await pane.locator("#findings-title").waitFor();
  });
  const verdict = await pane.locator("#findings-title").innerText();
  await hand.do("说明", async () => {
    await hand.tab("说明");
    await hand.button("生成说明");
    await told(session, /已生成 \d+ 节说明/);
  });
  await hand.do("发布", async () => {
    await hand.tab("发布");
    const download = page.waitForEvent("download");
    await hand.button("生成发布文件");
    await (await download).saveAs(join(__dirname, "../.cache/january.zip"));
  });
  process.stdout.write(`校验结论：${verdict}\n`);
  return hand.steps;
}

async function main(): Promise<void> {
  const [browser, workbench] = await Promise.all([launchBrowser(), startWorkbench()]);
  try {
    const session = await openWorkbench(browser, { url: workbench.url, width: 1280, height: 820 });
    const steps = await january(session).catch(async (error: unknown) => {
      writeFileSync(join(__dirname, "../.cache/january.png"), await session.page.screenshot());
      throw error;
    });
    for (const { what, keys, typed, seconds } of steps) process.stdout.write(`${String(keys).padStart(4)} 键 ${String(typed).padStart(4)} 字 ${seconds.toFixed(1).padStart(6)} 秒  ${what}\n`);
    const sum = (part: (step: Step) => number): number => steps.reduce((all, step) => all + part(step), 0);
    process.stdout.write(`${String(sum(({ keys }) => keys)).padStart(4)} 键 ${String(sum(({ typed }) => typed)).padStart(4)} 字 ${sum(({ seconds }) => seconds).toFixed(1).padStart(6)} 秒  合计\n`);
  } finally {
    await browser.close();
    await workbench.stop();
  }
}

void main();
