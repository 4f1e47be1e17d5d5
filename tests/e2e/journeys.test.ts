/**
 * Two whole days of work as people do them, by role and name, with mouse and keyboard, looked at by axe at every stop: the January
 * job from an empty workbook to the text and the file, and the reviewer's on somebody else's workbook and text. Once in Chinese
 * and light, once in English, dark, in the narrowest pane.
 */
import { readFileSync } from "node:fs";
import { Workbook } from "exceljs";
import type { Download } from "playwright-core";
import { readDocxText } from "../../src/hosts/word/docxText";
import type { WorkbookSnapshot } from "../../src/model/snapshot";
import { wordsOf, type Words } from "../../src/taskpane/words";
import { checkWordsOf } from "../../src/taskpane/panels/check/words";
import { tablesWordsOf } from "../../src/taskpane/panels/tables/words";
import { explainWordsOf } from "../../src/taskpane/explainWords";
import { wordsOf as pageWordsOf } from "../../src/workbench/words";
import { dressed, DRESSES } from "../support/dresses";
import { printedTables } from "../support/layouts";
import { XIHU } from "../support/xihu";
import { asUser, eventually, openFile, type Session } from "./session";
import { stage, SLOW } from "./stage";
import { chooseMore, fill, goTo, loadSample, PANE, told, typeInto, untidy } from "./steps";

const DEPARTMENT = "某某区审计局";
const GENERAL = "一般公共预算支出表";

/** As in a person's own sheet, to be pasted: codes, names, then what the table wants typed. */
const FIGURES: readonly (readonly [sheet: string, cell: string, text: string])[] = [
  [GENERAL, "A7", "2010301\t行政运行\t\t\t120.55\t30.25\n2010302\t一般行政管理事务\t\t\t\t\t80.5\n2080505\t机关事业单位基本养老保险缴费支出\t\t\t18.1"],
  ["支出预算总表", "A7", "2010301\t行政运行\t\t120.55\t30.25\n2010302\t一般行政管理事务\t\t\t\t80.5\n2080505\t机关事业单位基本养老保险缴费支出\t\t18.1"],
  ["一般公共预算基本支出表", "A7", "30101\t基本工资\t\t120.55\n30108\t机关事业单位基本养老保险缴费\t\t18.1\n30201\t办公费\t\t\t30.25"],
  ["项目支出预算表", "A6", `${DEPARTMENT}（本级）\t审计业务项目\t\t80.5`],
];

/** Nothing is wrong; a hint, such as a table left empty without its note, may be given. */
const RIGHT = /没有发现问题|没有错误和不一致|No problem found|No error or inconsistency/;

const SKIES = {
  light: { language: "zh", dark: false, width: 400 },
  narrow: { language: "en", dark: true, width: 320 },
} as const;

const { open, url } = stage("simulated");
let session: Session;

async function openUnder({ language, dark, width }: (typeof SKIES)[keyof typeof SKIES]): Promise<Words> {
  session = await open({ dark, pane: width, ...(language === "en" ? { language: "en-US" } : {}) });
  return wordsOf(language);
}

/** Nothing sticks out of the pane, and axe finds nothing in it. */
async function tidy(stop: string): Promise<void> {
  expect([stop, ...(await untidy(session))]).toEqual([stop]);
}

const button = (name: string): ReturnType<Session["pane"]["getByRole"]> => session.pane.getByRole("button", { name, exact: true });
const press = async (name: string): Promise<void> => {
  await button(name).and(session.pane.locator(":enabled")).focus();
  await session.page.keyboard.press("Enter");
};

async function pasteInto(sheet: string, cell: string, text: string): Promise<void> {
  const { page } = session;
  await goTo(session, sheet, cell);
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
  await page.keyboard.press("Control+v");
  const [row = 0] = /\d+/.exec(cell)?.map(Number) ?? [];
  await eventually(() => asUser(page, "cell", sheet, row - 1, 1), ({ value }) => String(value) === text.split("\t")[1]);
}

async function saved(act: () => Promise<void>): Promise<Download> {
  const [file] = await Promise.all([session.page.waitForEvent("download"), act()]);
  return file;
}

async function check(words: Words): Promise<void> {
  await press(words.check);
  await button(words.check).and(session.pane.locator(":enabled")).waitFor();
}

test("January, from an empty workbook to the text and the file", async () => {
  const sky = SKIES.narrow;
  const words = await openUnder(sky);
  const { page, pane } = session;
  const { language } = sky;
  await tidy("first screen");

  await press(tablesWordsOf(language).start);
  await page.keyboard.type(DEPARTMENT);
  await page.keyboard.press("Tab");
  await press(words.insert);
  await told(session, words.inserted(12));
  await tidy("inserted");

  await press(words.goToTab(words.tabs.fill));
  await pane.getByRole("heading", { name: words.progressTitle }).waitFor();
  await tidy("tables to fill");
  for (const [sheet, cell, text] of FIGURES) await pasteInto(sheet, cell, text);
  const { cells } = await asUser(page, "read", "收入预算总表");
  const own = cells.filter(({ column, value }) => column === 0 && String(value).startsWith(DEPARTMENT)).at(-1);
  await typeInto(session, "收入预算总表", `D${(own?.row ?? 0) + 1}`, "249.4");

  await press(words.fill);
  await button(words.confirmFill).waitFor();
  await tidy("preview");
  await press(words.confirmFill);
  await told(session, /\d+/);
  await button(words.goToTab(words.tabs.check)).waitFor();
  expect((await asUser(page, "cell", GENERAL, 5, 2)).value).toBeCloseTo(249.4, 8);
  await tidy("filled");

  await press(words.goToTab(words.tabs.check));
  await check(words);
  await pane.getByRole("heading", { name: RIGHT }).waitFor();
  await tidy("clean");

  // A slip: the operating expenses of 行政运行. It is found, shown, and put right.
  const { cells: rows } = await asUser(page, "read", GENERAL);
  const row = (rows.find(({ column, value }) => column === 0 && String(value) === "2010301")?.row ?? 0) + 1;
  await typeInto(session, GENERAL, `F${row}`, "32.25");
  await check(words);
  const finding = pane.getByRole("list", { name: words.findingsList }).getByRole("listitem").filter({ hasText: `${GENERAL}!F${row}` }).first();
  await finding.waitFor();
  await goTo(session, "基本信息", "A1");
  await finding.getByRole("button").first().focus();
  await page.keyboard.press("Enter");
  expect(await eventually(() => asUser(page, "selection"), ({ area }) => area === `F${row}`)).toEqual({ sheet: GENERAL, area: `F${row}` });
  await tidy("finding");
  await button(explainWordsOf(language).explain).click();
  await pane.getByRole("heading", { name: explainWordsOf(language).relations }).waitFor();
  await tidy("explained");
  await pane.getByRole("button", { name: `${words.close} ${explainWordsOf(language).explain}` }).click();
  await typeInto(session, GENERAL, `F${row}`, "30.25");
  await check(words);
  await pane.getByRole("heading", { name: RIGHT }).waitFor();

  // The text, with the facts that no table holds.
  await pane.getByRole("tab", { name: words.tabs.narrative }).click();
  await press(words.narrate);
  const missing = pane.getByRole("region", { name: /项资料还没有填|facts? missing/ });
  await missing.waitFor();
  await tidy("text with facts missing");
  const [before = 0] = /\d+/.exec(await missing.getByRole("heading").innerText())?.map(Number) ?? [];
  await missing.getByText(words.text.typeThem, { exact: true }).click();
  const fields = missing.getByRole("textbox");
  const first = fields.first();
  await tidy("facts asked for");
  const [place = "", sheet = "", cell = ""] = /^(.+)!([A-Z]+\d+)/.exec(await missing.getByRole("button", { name: /![A-Z]+\d+$/ }).first().innerText()) ?? [];
  expect(place).not.toBe("");
  await missing.getByRole("button", { name: place }).first().click();
  expect(await eventually(() => asUser(page, "selection"), ({ area }) => area === cell)).toEqual({ sheet, area: cell });
  // Enter goes on, what is no number is said and not written, Ctrl+Enter writes.
  await first.fill("很多");
  await missing.getByText(words.text.wantsNumber).waitFor();
  await first.fill("230");
  await first.press("Enter");
  expect(await fields.nth(1).evaluate((field) => field === field.ownerDocument.activeElement)).toBe(true);
  await fields.nth(1).press("Control+Enter");
  await told(session, words.text.factsWritten(1));
  await eventually(() => missing.getByRole("heading").innerText(), (text) => !text.includes(String(before)));
  expect((await asUser(page, "cell", sheet, Number(/\d+/.exec(cell)?.[0]) - 1, 2)).value).toBe(230);
  expect(Number(/\d+/.exec(await missing.getByRole("heading").innerText())?.[0])).toBeLessThan(before);
  await press(words.copy);
  await told(session, words.copied);
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/249\.40万元，比上年执行数增加19\.40万元，增长8\.43%/);
  const document = await readDocxText(readFileSync(await (await saved(() => press(words.text.exportWord))).path()), "a.docx");
  expect(document).toContain(DEPARTMENT);
  expect(document).toContain("249.40");
  await tidy("exported");

  const book = new Workbook();
  await book.xlsx.load(readFileSync(await (await saved(() => page.getByRole("button", { name: pageWordsOf(language).save }).click())).path()).buffer);
  expect(book.getWorksheet(GENERAL)?.getCell("C6").formula).toBeTruthy();
  expect((await pane.getByRole("button").allInnerTexts()).filter((text) => /[㐀-鿿]/.test(text) && !text.includes("!"))).toEqual([]);
}, SLOW);

/** Somebody else's file: sheets called 表1, 表2, …, in the layout of another region. */
async function fileOf({ sheets }: WorkbookSnapshot): Promise<Buffer> {
  const book = new Workbook();
  for (const { name, row, column, values } of sheets) {
    const sheet = book.addWorksheet(name);
    values.forEach((line, down) => line.forEach((value, across) => {
      if (value !== null) sheet.getCell(row + down + 1, column + across + 1).value = value;
    }));
  }
  return Buffer.from(await book.xlsx.writeBuffer());
}

test("a reviewer's day, on a workbook and a text that somebody else made", async () => {
  const sky = SKIES.light;
  const words = await openUnder(sky);
  const { page, pane } = session;
  const { language } = sky;
  const checkWords = checkWordsOf(language);
  const [straight] = DRESSES;
  const book = dressed(printedTables(XIHU, "shanghai"), straight ?? { name: "straight" });
  await openFile(session, { name: "收到的.xlsx", mimeType: "", buffer: await fileOf(book) });
  await page.getByText("收到的.xlsx").first().waitFor();
  await pane.getByRole("button", { name: /^(校验工作簿|Validate workbook)$/ }).or(pane.getByRole("tab", { name: words.tabs.check })).first().click();
  await check(words);
  await pane.getByRole("heading", { name: words.cleanTitle }).waitFor();
  await tidy("clean");

  // An amount changed by 12.34 somewhere in the tables.
  const names = (await asUser(page, "sheets")).map(({ name }) => name);
  const amounts = await Promise.all(names.map(async (name) => (await asUser(page, "read", name)).cells.filter(({ row, column, value }) => row > 4 && column > 2 && typeof value === "number" && value > 100).map((each) => ({ ...each, name }))));
  const target = amounts.flat()[3];
  if (typeof target?.value !== "number") throw new Error("no amount");
  const address = `${String.fromCharCode(65 + target.column)}${target.row + 1}`;
  await typeInto(session, target.name, address, String(Math.round(target.value * 100 + 1234) / 100));
  await check(words);
  const list = pane.getByRole("list", { name: words.findingsList });
  const finding = list.getByRole("listitem").filter({ hasText: `${target.name}!${address}` }).first();
  await finding.waitFor();
  await tidy("findings");
  await finding.getByRole("button").first().click();
  expect((await eventually(() => asUser(page, "selection"), ({ area }) => area === address)).sheet).toBe(target.name);
  await finding.getByRole("button", { name: checkWords.accept }).click();
  await finding.getByLabel(checkWords.reason).fill("报送单位已说明");
  await tidy("reason");
  await finding.getByRole("button", { name: checkWords.acceptNow, exact: true }).click();
  await told(session, /1|\d+/);
  await pane.getByText(checkWords.acceptedTitle(1)).or(pane.getByText(/已接受|accepted/)).first().waitFor();
  const report = await saved(() => chooseMore(session, checkWords.exportHtml));
  expect(readFileSync(await report.path(), "utf8")).toContain("报送单位已说明");
  // Written twice, the results stand there once.
  for (const _ of [1, 2]) {
    await chooseMore(session, checkWords.insertResults);
    await told(session, checkWords.resultsInserted("校验结果"));
    await button(words.check).and(pane.locator(":enabled")).waitFor();
  }
  expect((await asUser(page, "sheets")).filter(({ name }) => name.startsWith("校验结果"))).toHaveLength(1);

  // The text that came with it: one figure that no table has.
  await pane.getByRole("tab", { name: words.tabs.narrative }).click();
  await pane.getByRole("tab", { name: words.text.views.read }).click();
  const text = "一、收入预算情况说明\n2022年收入预算2797.52万元，其中：一般公共预算拨款收入2797.52万元。\n2022年支出预算2979.52万元。";
  await pane.getByLabel(words.text.openFile).setInputFiles({ name: "说明.txt", mimeType: "text/plain", buffer: Buffer.from(text) });
  await eventually(() => pane.getByLabel(words.text.draft).inputValue(), (value) => value === text);
  await press(words.text.read);
  const slip = pane.getByRole("list", { name: words.text.foundList }).getByRole("listitem").filter({ hasText: "2979.52" }).first();
  await slip.waitFor();
  expect(await slip.innerText()).toContain("2797.52");
  await tidy("text read");

  // The next workbook is another one: nothing of this one's findings stays.
  await page.getByLabel(pageWordsOf(language).open).setInputFiles({ name: "下一个.xlsx", mimeType: "", buffer: await fileOf({ sheets: book.sheets.slice(0, 3) }) });
  await page.getByRole("dialog").getByRole("button", { name: pageWordsOf(language).discard }).click();
  await page.getByText("下一个.xlsx").first().waitFor();
  await pane.getByRole("tab", { name: words.tabs.check }).click();
  await button(words.check).waitFor();
  expect(await pane.getByRole("list", { name: words.findingsList }).count()).toBe(0);
}, SLOW);

test("two workbooks open at once: what is done in one stays there", async () => {
  const { page, pane } = (session = await open());
  const other = await page.context().newPage();
  await other.goto(url());
  const otherPane = other.frameLocator(PANE);
  await otherPane.getByRole("button", { name: "插入模板" }).and(otherPane.locator(":enabled")).waitFor();
  await loadSample(session);
  await fill(session);
  await otherPane.getByLabel("部门名称").fill(DEPARTMENT);
  await otherPane.getByRole("button", { name: "插入模板" }).click();
  await otherPane.getByRole("status").filter({ hasText: "已插入 12 个工作表" }).first().waitFor({ state: "attached" });
  await otherPane.getByRole("region", { name: "工作簿概况" }).getByText(DEPARTMENT).waitFor();
  await otherPane.getByRole("tab", { name: "校验" }).click();

  await pane.getByRole("region", { name: "工作簿概况" }).getByText("杭州市西湖区行政审批服务管理办公室").waitFor();
  expect(await pane.getByRole("tab", { selected: true }).first().innerText()).toBe("填报");
  expect(await pane.getByRole("region", { name: "可撤销的操作" }).innerText()).toContain("填充 453 格");
  expect(await otherPane.getByRole("region", { name: "可撤销的操作" }).innerText()).toContain("插入 12 个工作表");
  await otherPane.getByRole("button", { name: "撤销" }).click();
  await eventually(async () => (await asUser(other, "sheets")).length, (count) => count === 1);
  expect(await asUser(other, "sheets")).toHaveLength(1);
  expect((await asUser(page, "cell", "收支预算总表", 4, 1)).value).toBeCloseTo(2797.52, 8);
  await other.close();
}, SLOW);
