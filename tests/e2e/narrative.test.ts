/** The tab 说明 in a real browser: the Word file, stale paragraphs, a text read against the tables, charts. */
import { readFileSync } from "node:fs";
import { readDocxText } from "../../src/hosts/word";
import { bookOf, ONE_TABLE } from "../../tools/sceneBooks";
import { asUser, eventually, openFile, type Session } from "./session";
import { stage, SLOW } from "./stage";
import { shot, told, untidy } from "./steps";

const { open, openFilled } = stage("simulated");
let session: Session;

/** The sample filled, with the tab 说明 open. */
async function sample({ dark = false, narrow = false } = {}): Promise<void> {
  session = await openFilled({ dark, ...(narrow ? { pane: 320 } : {}) });
  await session.pane.getByRole("tab", { name: "说明" }).click();
}

async function written(): Promise<void> {
  await session.pane.getByRole("button", { name: "生成说明" }).click();
  await told(session, /已生成 \d+ 节说明/);
}

test("the Word file is saved under the department's name and has its text; what is missing is listed", async () => {
  await sample();
  const { page, pane } = session;
  const download = page.waitForEvent("download");
  await pane.getByRole("button", { name: "导出 Word" }).click();
  const file = await download;
  await told(session, /已生成 Word 文件/);
  expect(file.suggestedFilename()).toMatch(/^2022年.+预算公开\.docx$/);
  const text = await readDocxText(new Uint8Array(readFileSync(await file.path())), file.suggestedFilename());
  const department = file.suggestedFilename().slice("2022年".length, -"预算公开.docx".length);
  expect(text).toContain(department);
  expect(text).toContain("2797.52");
  await pane.getByRole("link", { name: /^保存 2022年/ }).waitFor();
  await pane.getByRole("article").waitFor();
  expect(await untidy(session)).toEqual([]);
  await shot(session, "word");
}, SLOW);

test("the copied text is formatted, with strangers' characters harmless", async () => {
  await sample();
  const { page, pane } = session;
  await written();
  await pane.getByRole("button", { name: "复制全文" }).click();
  await told(session, "全文已复制，可粘贴到 Word");
  const copied = await page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    return item ? { types: item.types, html: await (await item.getType("text/html")).text(), plain: await (await item.getType("text/plain")).text() } : null;
  });
  expect(copied?.types).toEqual(expect.arrayContaining(["text/html", "text/plain"]));
  expect(copied?.html).toMatch(/<h2[^>]*>.*<\/h2>\s*<p/s);
  expect(copied?.plain).toContain("2797.52");
}, SLOW);

test("paragraphs that the tables no longer give are marked on coming back, and refreshed one by one", async () => {
  await sample({ narrow: true });
  const { page, pane } = session;
  await written();
  await pane.getByRole("button", { name: "检查是否过期" }).click();
  await told(session, "文字与表中数字一致，没有过期");
  const figure = pane.getByRole("article").getByRole("button", { name: /^2797\.52，/ }).first();
  await asUser(page, "select", "补充资料", "A1");
  await figure.click();
  const { sheet, area } = await eventually(() => asUser(page, "selection"), (selection) => selection.sheet !== "补充资料");
  const at = /^([A-Z]+)(\d+)/.exec(area);
  await asUser(page, "type", sheet, Number(at?.[2]) - 1, (at?.[1] ?? "A").charCodeAt(0) - 65, 2801.52);
  await pane.getByRole("tab", { name: "校验" }).click();
  await pane.getByRole("tab", { name: "说明" }).click();
  await told(session, /段文字过期/);
  const marks = pane.getByText("已过期", { exact: true });
  const stale = await marks.count();
  expect(stale).toBeGreaterThan(0);
  expect(await pane.locator("del").allInnerTexts()).toContain("2797.52");
  expect(await pane.locator("ins").allInnerTexts()).toContain("2801.52");
  expect(await untidy(session)).toEqual([]);
  await shot(session, "stale-320");
  await pane.getByRole("button", { name: "刷新这一段" }).first().click();
  expect(await eventually(() => marks.count(), (count) => count < stale)).toBe(stale - 1);
  await pane.getByRole("article").getByRole("button", { name: /^2801\.52，/ }).first().waitFor();
}, SLOW);

test("copying looks at the tables first: a text out of date is not copied unless it is refreshed or asked for as it is", async () => {
  await sample();
  const { page, pane } = session;
  await written();
  const clipboard = (): Promise<string> => page.evaluate(() => navigator.clipboard.readText());
  const copy = pane.getByRole("button", { name: "复制全文" });
  await copy.click();
  await told(session, "全文已复制，可粘贴到 Word");
  expect(await clipboard()).toContain("2797.52");

  // Typed out of the pane's sight, so that nobody has come back to it yet.
  const figure = pane.getByRole("article").getByRole("button", { name: /^2797\.52，/ }).first();
  const [, sheet = "", cell = ""] = /转到 ?(.+)!([A-Z]+\d+)/.exec(await figure.getAttribute("aria-label") ?? "") ?? [];
  await page.evaluate(() => navigator.clipboard.writeText("before"));
  await asUser(page, "type", sheet, Number(/\d+/.exec(cell)) - 1, cell.charCodeAt(0) - 65, 2801.52);
  await copy.click();
  await told(session, /没有复制：表中数字已改动，\d+ 段文字过期/);
  expect(await clipboard()).toBe("before");
  expect(await untidy(session)).toEqual([]);
  // The paragraphs are listed by section, each leading to its place.
  const stale = pane.getByRole("region", { name: /段文字过期/ });
  await stale.getByRole("listitem").first().getByRole("button").click();
  await pane.getByRole("article").getByText("已过期", { exact: true }).first().waitFor();
  await stale.getByRole("button", { name: "刷新后复制" }).click();
  await told(session, "全文已复制，可粘贴到 Word");
  expect(await clipboard()).toContain("2801.52");
}, SLOW);

test("a text with one changed figure is read, dark and narrow: the figure is found at its line, the rest is accounted for", async () => {
  await sample({ dark: true, narrow: true });
  const { page, pane } = session;
  await written();
  await shot(session, "written");
  await pane.getByRole("button", { name: "复制全文" }).click();
  await told(session, "全文已复制，可粘贴到 Word");
  const own = await page.evaluate(() => navigator.clipboard.readText());
  const wrong = own.replace("2797.52", "2979.52");
  expect(wrong).not.toBe(own);

  await pane.getByRole("tab", { name: "核对文字" }).click();
  await pane.getByLabel("打开文件").setInputFiles({ name: "说明.txt", mimeType: "text/plain", buffer: Buffer.from(wrong) });
  expect(await eventually(() => pane.getByLabel("要核对的文字").inputValue(), (value) => value !== "")).toBe(wrong);
  await pane.getByRole("button", { name: "开始核对" }).click();
  const list = pane.getByRole("list", { name: "文字中发现的问题" });
  const finding = list.getByRole("listitem").filter({ hasText: "2979.52" }).first();
  await finding.waitFor();
  expect(await finding.innerText()).toContain("2797.52");
  expect(await untidy(session)).toEqual([]);
  await shot(session, "read");

  const line = wrong.split("\n").findIndex((each) => each.includes("2979.52")) + 1;
  await finding.getByRole("button", { name: `第 ${line} 行` }).click();
  expect(await pane.getByLabel("要核对的文字").evaluate((field) => (field instanceof HTMLTextAreaElement ? field.value.slice(field.selectionStart, field.selectionEnd) : ""))).toContain("2979.52");
  await asUser(page, "select", "补充资料", "A1");
  await finding.getByRole("button", { name: /!/ }).click();
  expect((await eventually(() => asUser(page, "selection"), ({ sheet }) => sheet !== "补充资料")).sheet).not.toBe("补充资料");

  // The text as we wrote it holds.
  await pane.getByLabel("要核对的文字").fill(own);
  await pane.getByText("文字在核对之后又改动过").waitFor();
  await pane.getByRole("button", { name: "开始核对" }).click();
  await pane.getByRole("heading", { name: /^没有发现/ }).waitFor();
}, SLOW);

/** A small text of the year before the sample's. */
const LAST_YEAR = [
  "（九）关于杭州市西湖区行政审批服务管理办公室2021年一般公共预算“三公”经费预算情况说明",
  "2.公务接待费：2021年安排公务接待费预算0.8万元，比上年预算数增加0.3万元，增长60.00%，主要是接待任务增加。主要用于接待考察交流。",
].join("\n");

test("last year's text is carried over after a look at it: figures and uses into empty cells, a reason that has turned only when ticked; undo restores", async () => {
  await sample({ dark: true, narrow: true });
  const { page, pane } = session;
  const supplement = async (row: number): Promise<string> => String((await asUser(page, "cell", "补充资料", row, 2)).value);
  const typed = await supplement(14);
  for (const row of [12, 14]) await asUser(page, "type", "补充资料", row, 2, "");
  await pane.getByRole("button", { name: "沿用上年" }).click();
  await shot(session, "carry-empty");

  // A workbook of the same year is told to be none of last year's, and shown only when asked for.
  await pane.getByLabel("打开上年文件").setInputFiles("assets/samples/xihu-2022.xlsx");
  await pane.getByText("这是 2022 年的资料，不是本工作簿（2022 年）的上一年。").waitFor();
  expect(await pane.getByRole("button", { name: /^沿用 \d+ 项/ }).count()).toBe(0);
  await pane.getByRole("button", { name: "仍要查看" }).click();
  const uses = pane.getByRole("list", { name: "主要用途" });
  await uses.getByText(typed).waitFor();
  expect(await pane.getByRole("list", { name: "上年预算数" }).count()).toBe(0);
  await shot(session, "carry-other");
  await pane.getByRole("button", { name: "取消" }).click();

  await pane.getByLabel("打开上年文件").setInputFiles({ name: "2021.txt", mimeType: "text/plain", buffer: Buffer.from(LAST_YEAR) });
  await pane.getByText(/可沿用 3 项，已选 2 项/).waitFor();
  const reason = pane.getByRole("list", { name: "增减原因" }).getByRole("listitem");
  expect(await reason.innerText()).toContain("增减方向与上年相反");
  expect(await reason.getByRole("checkbox").isChecked()).toBe(false);
  expect(await untidy(session)).toEqual([]);
  await shot(session, "carry");
  await pane.getByRole("button", { name: "沿用 2 项" }).click();
  await told(session, /已沿用 2 项/);
  expect([await supplement(12), await supplement(13), await supplement(14)]).toEqual(["0.8", "", "接待考察交流"]);
  await pane.getByRole("button", { name: "撤销" }).first().click();
  expect(await eventually(() => supplement(14), (value) => value === "")).toBe("");
  expect(await supplement(12)).toBe("");
}, SLOW);

test("files that give no text are refused with the reason", async () => {
  session = await open();
  const { pane } = session;
  await pane.getByRole("tab", { name: "说明" }).click();
  await pane.getByRole("tab", { name: "核对文字" }).click();
  const files: readonly (readonly [name: string, bytes: Buffer, said: RegExp])[] = [
    ["旧.doc", Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0]), /旧版 Word 文件/],
    ["稿.pdf", Buffer.from("%PDF-1.7"), /PDF 文件/],
    ["坏.docx", Buffer.from("PK no zip at all"), /已损坏/],
    ["空.txt", Buffer.from("  \n"), /文件里没有文字/],
  ];
  for (const [name, buffer, said] of files) {
    await pane.getByLabel("打开文件").setInputFiles({ name, mimeType: "application/octet-stream", buffer });
    await told(session, said);
  }
}, SLOW);

test("charts have their data in a table and can be saved as pictures, dark and narrow", async () => {
  await sample({ dark: true, narrow: true });
  const { page, pane } = session;
  await pane.getByRole("tab", { name: "图表" }).click();
  const figure = pane.getByRole("figure", { name: /收入按来源/ });
  await figure.getByRole("img", { name: /条形图：收入按来源/ }).waitFor();
  await figure.getByText("数据表").click();
  const table = figure.getByRole("table", { name: "收入按来源" });
  expect(await table.getByRole("row").count()).toBeGreaterThan(1);
  // Something is drawn: more than the ground's one colour.
  const colours = await figure.getByRole("img").evaluate((canvas) => {
    if (!(canvas instanceof HTMLCanvasElement)) return 0;
    const { data } = canvas.getContext("2d")?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: new Uint8ClampedArray() };
    return new Set(new Uint32Array(data.buffer)).size;
  });
  expect(colours).toBeGreaterThan(3);
  expect(await untidy(session)).toEqual([]);
  await shot(session, "charts");
  const download = page.waitForEvent("download");
  await figure.getByRole("button", { name: /存为图片/ }).click();
  const picture = readFileSync(await (await download).path());
  expect(picture.subarray(1, 4).toString()).toBe("PNG");
  if (process.env["SHOTS"]) (await import("node:fs")).writeFileSync(`${process.env["SHOTS"]}/picture.png`, picture);
}, SLOW);

test("a workbook without 补充资料: it is added from the text, what is missing is typed at once, and both can be taken back", async () => {
  session = await open({ pane: 320 });
  const { page, pane } = session;
  await openFile(session, await bookOf("外单位.xlsx", ONE_TABLE));
  await pane.getByRole("tab", { name: "说明" }).click();
  await written();
  await pane.getByText("本工作簿没有“补充资料”").waitFor();
  expect(await pane.getByText("在这里填写", { exact: true }).count()).toBe(0);
  expect(await untidy(session)).toEqual([]);
  await pane.getByRole("button", { name: "加上“补充资料”" }).click();
  await pane.getByRole("button", { name: "写入", exact: true }).waitFor();
  await pane.locator("#panel[aria-busy=false]").waitFor();
  expect((await asUser(page, "sheets")).map(({ name }) => name)).toEqual(expect.arrayContaining(["基本信息", "补充资料"]));
  const first = pane.locator("form input").first();
  await page.keyboard.insertText("某某区水务局");
  expect(await first.inputValue()).toBe("某某区水务局");
  expect(await untidy(session)).toEqual([]);
  await shot(session, "own-sheets");
  await pane.getByRole("button", { name: "写入 1 项" }).click();
  await told(session, "已写入 1 项资料");
  for (const what of [/填写 1 项资料/, /列出 \d+ 项待填资料/]) {
    await pane.getByText(what).waitFor();
    await pane.getByRole("button", { name: "撤销" }).click();
    await told(session, "已撤销");
  }
  expect((await asUser(page, "sheets")).map(({ name }) => name)).not.toContain("补充资料");
}, SLOW);
