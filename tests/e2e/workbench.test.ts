/** The workbench that is given away: the whole job on .xlsx files in a browser alone, without Excel and without Office.js. */
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { utils, write } from "@e965/xlsx";
import { Workbook } from "exceljs";
import type { Download, Page } from "playwright-core";
import { altered } from "../support/packages";
import { SAMPLE } from "./books";
import { eventually, gridDrawn, type Session } from "./session";
import { stage, SLOW } from "./stage";
import { axeFinds, cellsHaveKeys, fill, filledSample, loadSample, told, typeInto, typeText, validate } from "./steps";

const { blank, home, open, url } = stage("released");

/** The workbook as the pane reads it. */
interface ReadSheet {
  readonly name: string;
  readonly row: number;
  readonly column: number;
  readonly values: readonly (readonly unknown[])[];
}
async function valueAt(page: Page, sheet: string, row: number, column: number): Promise<unknown> {
  const sheets = await page.evaluate(async () => {
    const { host } = (window as unknown as { budgetWorkbench: { host: { read(): Promise<{ sheets: ReadSheet[] }> } } }).budgetWorkbench;
    return (await host.read()).sheets;
  });
  const found = sheets.find(({ name }) => name === sheet);
  return found?.values[row - found.row]?.[column - found.column] ?? null;
}

const button = (page: Page, name: string | RegExp): ReturnType<Page["getByRole"]> => page.getByRole("button", typeof name === "string" ? { name, exact: true } : { name });
async function downloaded(page: Page, act: () => Promise<void>): Promise<Download> {
  const [file] = await Promise.all([page.waitForEvent("download"), act()]);
  return file;
}
async function bytesOf(file: Download): Promise<Buffer> {
  return readFileSync(await file.path());
}
async function drop(page: Page, name: string, bytes: Uint8Array): Promise<void> {
  const files = await page.evaluateHandle(([text, as]) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))], as));
    return transfer;
  }, [Buffer.from(bytes).toString("base64"), name] as const);
  for (const type of ["dragenter", "dragover", "drop"]) await page.locator("main[aria-label]").dispatchEvent(type, { dataTransfer: files });
}
async function workbookOf(bytes: Uint8Array): Promise<Workbook> {
  const workbook = new Workbook();
  await workbook.xlsx.load(Uint8Array.from(bytes).buffer);
  return workbook;
}
/** A file with macros, which a plain workbook cannot keep. */
async function macroFile(): Promise<Uint8Array> {
  const plain = new Workbook();
  plain.addWorksheet("表").getCell("A1").value = "文字";
  return altered(new Uint8Array(await plain.xlsx.writeBuffer()), "xl/vbaProject.bin", () => "macros");
}
const kept = (page: Page): Promise<void> => page.getByText(/^已自动保存到本机/).waitFor();

describe("the files", () => {
  const files = (): string[] => readdirSync(home(), { recursive: true, withFileTypes: true }).flatMap((entry) => (entry.isFile() ? [join(entry.parentPath, entry.name)] : []));

  test("hold no part of Office.js nor of the simulated Excel, and nothing names another server's script", () => {
    expect(files().filter((file) => /office|excel-|simulator|\.wasm$|\.map$/i.test(file.slice(home().length)))).toEqual([]);
    const scripts = files().filter((file) => file.endsWith(".js")).map((file) => readFileSync(file, "utf8"));
    expect(scripts.length).toBeGreaterThan(5);
    for (const mark of ["_richApiNativeBridge", "OSF.DDA", "appsforoffice", "simulatedExcel", "Office.onReady"]) {
      expect([mark, scripts.filter((text) => text.includes(mark)).length]).toEqual([mark, 0]);
    }
  });

  test("have a policy that allows this origin alone, and addresses that hold in any folder", () => {
    const page = readFileSync(join(home(), "index.html"), "utf8");
    const policy = /Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1] ?? "";
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("connect-src 'self'");
    expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval';");
    const addresses = [...page.matchAll(/\b(?:src|href)="([^"]+)"/g)].map(([, address = ""]) => address);
    expect(addresses.length).toBeGreaterThan(3);
    expect(addresses.filter((address) => /^(?:\w+:|\/)/.test(address))).toEqual([]);
    expect(page).not.toMatch(/<script(?![^>]*\bsrc=)/);
  });
});

test("January: sample, fill, validate, text, Word, save, and open the saved file again", async () => {
  const session = await open();
  const { page, pane } = session;
  await filledSample(session);
  expect(await valueAt(page, "收支预算总表", 4, 1)).toBeCloseTo(2797.52, 8);
  await validate(session);
  await pane.getByRole("heading", { name: "没有发现问题" }).waitFor();
  await pane.getByRole("tab", { name: "说明" }).click();
  await pane.getByRole("button", { name: "生成说明" }).click();
  await told(session, /已生成 \d+ 节说明/);
  const word = await downloaded(page, () => pane.getByRole("button", { name: "导出 Word" }).click());
  expect(word.suggestedFilename()).toMatch(/\.docx$/);
  expect((await bytesOf(word)).subarray(0, 2).toString()).toBe("PK");
  const saved = await downloaded(page, () => button(page, "保存 .xlsx").click());
  expect(saved.suggestedFilename()).toBe(SAMPLE);
  const bytes = await bytesOf(saved);
  expect((await workbookOf(bytes)).getWorksheet("收支预算总表")?.getCell("B5").formula).toBeTruthy();
  await page.getByText("有未保存的改动").waitFor({ state: "detached" });

  await drop(page, "再打开.xlsx", bytes);
  await page.getByText("再打开.xlsx").first().waitFor();
  expect(await valueAt(page, "收支预算总表", 4, 1)).toBeCloseTo(2797.52, 8);
  await validate(session);
  await pane.getByRole("heading", { name: "没有发现问题" }).waitFor();
  expect(await page.evaluate(() => ["Office", "Excel", "simulatedExcel"].filter((name) => name in window || name in (window.frames[0] ?? {})))).toEqual([]);
}, SLOW);

/** A figure of the sample that a person has changed: work that would be lost. */
const typedFigure = (page: Page): Promise<unknown> => valueAt(page, "一般公共预算支出表", 8, 4);
async function changedSample(session: Session): Promise<void> {
  await loadSample(session);
  await typeInto(session, "一般公共预算支出表", "E9", "214.8");
  expect(await eventually(() => typedFigure(session.page), (value) => value === 214.8)).toBe(214.8);
}

test("the ribbon fills and checks without the pane, and undoing takes the fill back", async () => {
  const session = await open();
  const { page, pane } = session;
  await loadSample(session);
  await button(page, "填充小计与占比").click();
  expect(await eventually(() => valueAt(page, "收支预算总表", 4, 1), (value) => value === 2797.52)).toBe(2797.52);
  await page.getByRole("toolbar", { name: "功能区" }).getByText("正在处理…").waitFor({ state: "detached" });
  await button(page, "校验工作簿").click();
  await page.getByRole("status").filter({ hasText: /没有发现问题|未发现|0/ }).first().waitFor();
  await page.keyboard.press("Control+z");
  expect(await eventually(() => valueAt(page, "收支预算总表", 4, 1), (value) => value === null)).toBeNull();
  await button(page, "重做").click();
  expect(await eventually(() => valueAt(page, "收支预算总表", 4, 1), (value) => value !== null)).toBe(2797.52);

  await button(page, "生成说明").click();
  await pane.getByRole("tab", { name: "说明", selected: true }).waitFor();
  await button(page, "打开窗格").click();
  await pane.getByRole("tab", { name: "说明" }).waitFor({ state: "hidden" });
  await button(page, "打开窗格").click();
  await pane.getByRole("tab", { name: "说明", selected: true }).waitFor();
}, SLOW);

test("opening something else asks about unsaved changes; leaving them and saving them both go on", async () => {
  const session = await open();
  const { page } = session;
  await changedSample(session);
  // A file that cannot be read is refused without a question about the one that is open.
  await drop(page, "不是表.xlsx", new TextEncoder().encode("nothing"));
  await page.getByRole("alert").filter({ hasText: "不是表.xlsx：不是能读的工作簿" }).waitFor();
  expect(await page.getByRole("dialog").count()).toBe(0);
  await button(page, "新建").click();
  const dialog = page.getByRole("dialog", { name: "有未保存的改动" });
  await dialog.waitFor();
  expect(await axeFinds(page, "[role=dialog]")).toEqual([]);
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
  expect(await typedFigure(page)).toBe(214.8);
  await button(page, "新建").click();
  const saved = await downloaded(page, () => dialog.getByRole("button", { name: "先保存" }).click());
  expect(saved.suggestedFilename()).toBe(SAMPLE);
  await page.getByText("新建.xlsx").first().waitFor();
  expect(await typedFigure(page)).toBeNull();
}, SLOW);

test("validating alone leaves nothing to be saved: the next file is opened without a question", async () => {
  const session = await open();
  const { page, pane } = session;
  await loadSample(session);
  await validate(session);
  await pane.getByRole("heading", { level: 2 }).first().waitFor();
  expect(await page.getByText("有未保存的改动").count()).toBe(0);
  await button(page, "新建").click();
  await page.getByText("新建.xlsx").first().waitFor();
  expect(await page.getByRole("dialog").count()).toBe(0);
}, SLOW);

/** The formulas of the workbook, sheet by sheet and row by row. */
async function formulasOf(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const { host } = (window as unknown as { budgetWorkbench: { host: { read(): Promise<{ sheets: { formulas: string[][] }[] }> } } }).budgetWorkbench;
    return (await host.read()).sheets.flatMap((sheet) => sheet.formulas.flat()).filter((formula) => formula !== "");
  });
}

test("typing into the grid reaches the workbook", async () => {
  const { page } = await open();
  await page.locator("canvas[id^=univer-sheet-main-canvas]").last().click({ position: { x: 300, y: 300 } });
  await typeText(page, "=1+2");
  await page.keyboard.press("Enter");
  expect(await eventually(() => formulasOf(page), ({ length }) => length > 0)).toEqual(["=1+2"]);
  await page.getByText("有未保存的改动").waitFor();
  await downloaded(page, () => button(page, "保存 .xlsx").click());
  await page.getByText("有未保存的改动").waitFor({ state: "detached" });
}, SLOW);

/** A browser that takes a copy only after a while, as it does a large one or on a busy machine. */
function slowClipboard(): void {
  const write = navigator.clipboard.write.bind(navigator.clipboard);
  navigator.clipboard.write = async (items) => {
    await new Promise((resolve) => setTimeout(resolve, 3000));
    await write(items);
  };
}

test("formulas that are filled down and pasted at once reach the workbook, each cell its own; functions are completed, references are not; they calculate, are undone and done again, and are saved", async () => {
  const { page } = await open({ first: slowClipboard });
  const nameBox = page.getByRole("main").locator("input").first();
  const become = async (...wanted: readonly string[]): Promise<void> =>
    expect(await eventually(() => formulasOf(page), (formulas) => formulas.join() === wanted.join())).toEqual(wanted);
  const into = async (cells: string, keys: string): Promise<void> => {
    await nameBox.fill(cells);
    await nameBox.press("Enter");
    await cellsHaveKeys(page);
    await page.keyboard.press(keys);
  };
  await page.locator("canvas[id^=univer-sheet-main-canvas]").last().click({ position: { x: 60, y: 30 } });
  for (const text of ["1", "2", "3"]) {
    await typeText(page, text);
    await page.keyboard.press("Enter");
  }
  const functions = page.locator("[data-u-comp=sheets-formula-editor]");
  await into("B1", "=");
  await typeText(page, "SUMSQ");
  await functions.waitFor();
  await page.keyboard.press("Tab");
  // The library puts the caret between the brackets by a timer of 30 ms; one of the page's own that is set later and longer fires behind it.
  await page.evaluate(() => new Promise((resolve) => { setTimeout(resolve, 100); }));
  await typeText(page, "3)");
  await page.keyboard.press("Enter");
  await become("=SUMSQ(3)");
  await into("B1", "=");
  await typeText(page, "A");
  // The functions that begin with A are offered until a moment after the next key.
  await functions.waitFor();
  await typeText(page, "1*2");
  await page.keyboard.press("Enter");
  await become("=A1*2");
  await into("B1:B3", "Control+d");
  await become("=A1*2", "=A2*2", "=A3*2");
  await into("B1", "Control+c");
  await into("C1:C3", "Control+v");
  const all = ["=A1*2", "=B1*2", "=A2*2", "=B2*2", "=A3*2", "=B3*2"];
  await become(...all);
  await page.keyboard.press("Control+z");
  await become("=A1*2", "=A2*2", "=A3*2");
  await page.keyboard.press("Control+y");
  await become(...all);
  const saved = (await workbookOf(await bytesOf(await downloaded(page, () => button(page, "保存 .xlsx").click())))).getWorksheet("Sheet1");
  expect(["B2", "B3", "C2", "C3"].map((cell) => [saved?.getCell(cell).formula, saved?.getCell(cell).result])).toEqual([["A2*2", 4], ["A3*2", 6], ["B2*2", 8], ["B3*2", 12]]);
}, SLOW);

test("a file with parts that saving would lose says so, and is not overwritten unasked; one that is none leaves everything", async () => {
  const { page } = await open();
  await drop(page, "有宏.xlsx", await macroFile());
  await page.getByRole("alert").filter({ hasText: "宏" }).waitFor();
  await button(page, "保存 .xlsx").click();
  const dialog = page.getByRole("dialog", { name: "保存会丢失一些内容" });
  const copy = await downloaded(page, () => dialog.getByRole("button", { name: "另存为副本" }).click());
  expect(copy.suggestedFilename()).toBe("有宏-副本.xlsx");
  expect((await workbookOf(await bytesOf(copy))).getWorksheet("表")?.getCell("A1").value).toBe("文字");

  await drop(page, "不是表.xlsx", new TextEncoder().encode("nothing"));
  await page.getByRole("alert").filter({ hasText: "不是表.xlsx：不是能读的工作簿" }).waitFor();
  expect(await valueAt(page, "表", 0, 0)).toBe("文字");
}, SLOW);

test("an .xls is opened as .xlsx, says so, and is saved under that name", async () => {
  const { page } = await open();
  const old = utils.book_new();
  utils.book_append_sheet(old, utils.aoa_to_sheet([["支出预算总表"], ["合计", 30.25]]), "支出表");
  await drop(page, "旧表.xls", new Uint8Array(write(old, { type: "array", bookType: "biff8" }) as ArrayBuffer));
  await page.getByRole("alert").filter({ hasText: "“旧表.xls”已转换为 .xlsx 打开" }).waitFor();
  expect(await valueAt(page, "支出表", 1, 1)).toBe(30.25);
  const saved = await downloaded(page, () => button(page, "保存 .xlsx").click());
  expect([saved.suggestedFilename(), (await workbookOf(await bytesOf(saved))).getWorksheet("支出表")?.getCell("B2").value]).toEqual(["旧表.xlsx", 30.25]);
}, SLOW);

test("the pane's width is moved by keyboard and pointer between 320 and 600 pixels, and remembered; who got there first keeps the keyboard when the grid is drawn", async () => {
  const { page } = await open();
  const splitter = page.getByRole("separator", { name: "窗格宽度" });
  const widthIs = async (wanted: number): Promise<void> => {
    const width = async (): Promise<number> => Math.round((await page.locator("iframe[title=任务窗格]").boundingBox())?.width ?? 0);
    expect(await eventually(width, (now) => now === wanted)).toBe(wanted);
    expect(await splitter.getAttribute("aria-valuenow")).toBe(String(wanted));
  };
  await splitter.focus();
  await page.keyboard.press("End");
  await widthIs(320);
  await page.keyboard.press("Home");
  await widthIs(600);
  const at = await splitter.boundingBox();
  await page.mouse.move((at?.x ?? 0) + 2, 500);
  await page.mouse.down();
  await page.mouse.move((at?.x ?? 0) + 102, 500, { steps: 4 });
  await page.mouse.up();
  await widthIs(500);

  await page.reload({ waitUntil: "commit" });
  await splitter.focus();
  await gridDrawn(page);
  await page.keyboard.press("ArrowLeft");
  await widthIs(520);
  // Gone to, the cells have it: by key, and what is typed arrives.
  await page.keyboard.press("F6");
  await cellsHaveKeys(page);
  await typeText(page, "12.5");
  await page.keyboard.press("Enter");
  expect(await eventually(() => valueAt(page, "Sheet1", 0, 0), (value) => value !== null)).toBe(12.5);
}, SLOW);

test("the work is there after a reload, and can be forgotten", async () => {
  const session = await open();
  const { page, pane } = session;
  await changedSample(session);
  await kept(page);
  await page.reload();
  await page.getByText(/^已恢复 .*“xihu-2022\.xlsx”/).waitFor();
  expect(await typedFigure(page)).toBe(214.8);
  await pane.getByRole("tab", { name: "校验" }).waitFor();
  await page.getByText("有未保存的改动").waitFor();

  await button(page, "清除自动保存").click();
  await page.getByText("没有自动保存到本机").waitFor();
  const asked = page.waitForEvent("dialog");
  await Promise.all([page.reload().catch(() => undefined), asked.then((dialog) => dialog.accept())]);
  await page.getByText("新建.xlsx").first().waitFor();
  expect(await typedFigure(page)).toBeNull();
}, SLOW);

test("in English, dark and small everything around the grid is English and axe finds nothing", async () => {
  const session = await open({ language: "en-US", dark: true, width: 1024, height: 700 });
  const { page } = session;
  await loadSample(session);
  await button(page, "Validate workbook").click();
  await page.getByRole("status").first().waitFor();
  await page.getByText(/^Saved on this machine/).waitFor();
  const words = await page.locator("header, aside[aria-label] h2").allInnerTexts();
  expect(words.join("\n").replaceAll("中文", "")).not.toMatch(/\p{Script=Han}/u);
  expect(await page.title()).toBe("Budget Disclosure Assistant · Workbench");
  expect(await page.locator("body").evaluate((body) => body.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
  expect([...(await axeFinds(page, "header[aria-label]")), ...(await axeFinds(page, "aside[aria-label]"))]).toEqual([]);
}, SLOW);

test("opened from a folder, without any server, it does the work too, and keeps nothing that another page could read", async () => {
  const address = pathToFileURL(join(home(), "index.html")).href;
  const { page, faults } = await blank({ url: new URL(".", address).href });
  await page.goto(address);
  const session = { page, pane: page.frameLocator("iframe[title=任务窗格]"), faults, close: () => Promise.resolve() };
  await loadSample(session);
  await fill(session);
  await page.getByText("从文件夹打开，不自动保存，请及时保存文件").waitFor();
  expect(faults).toEqual([]);
  // Another local page, which has the same store.
  const spy = join(home(), "spy.html");
  writeFileSync(spy, "<!doctype html><title>spy</title>");
  const other = await page.context().newPage();
  await other.goto(pathToFileURL(spy).href);
  const seen = await other.evaluate(async () => ({ databases: (await indexedDB.databases()).map(({ name }) => name), items: { ...localStorage } }));
  expect(seen).toEqual({ databases: [], items: {} });
  rmSync(spy);
}, SLOW);

/** What a browser may do to a page that wants to keep something; run ahead of the page's own scripts. */
const STORES: readonly [what: string, script: string, says: string][] = [
  ["forbidden", 'for (const name of ["localStorage", "sessionStorage", "indexedDB"]) Object.defineProperty(window, name, { get() { throw new DOMException("denied", "SecurityError"); } });', "浏览器不允许自动保存，请及时保存文件"],
  ["full", 'Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); }; IDBObjectStore.prototype.put = () => { throw new DOMException("full", "QuotaExceededError"); };', "请及时保存"],
  ["given up after the request was answered", 'const put = IDBObjectStore.prototype.put; IDBObjectStore.prototype.put = function (...all) { const request = put.apply(this, all); request.addEventListener("success", () => this.transaction.abort()); return request; };', "没有自动保存成功，请及时保存文件"],
];

test.each(STORES)("where the store is %s the work goes on, and the page says that nothing is kept", async (_what, script, says) => {
  const { page, faults } = await blank({ url: url() });
  await page.addInitScript(script);
  await page.goto(url());
  const session = { page, pane: page.frameLocator("iframe[title=任务窗格]"), faults, close: () => Promise.resolve() };
  await changedSample(session);
  await page.getByText(says).first().waitFor();
  await page.getByText("有未保存的改动").waitFor();
}, SLOW);

test("two tabs keep a copy each; clearing in one clears both", async () => {
  const first = await open();
  await changedSample(first);
  await kept(first.page);
  const other = await first.page.context().newPage();
  await other.goto(url());
  const second = { page: other, pane: other.frameLocator("iframe[title=任务窗格]"), faults: [], close: () => Promise.resolve() };
  await changedSample(second);
  await kept(other);
  await button(other, "清除自动保存").click();
  await first.page.getByText("没有自动保存到本机").waitFor();
  const left = await other.evaluate(() => new Promise<number>((resolve) => {
    const opening = indexedDB.open("budget-workbench");
    opening.onsuccess = () => {
      const counting = opening.result.transaction("copies").objectStore("copies").count();
      counting.onsuccess = () => resolve(counting.result);
    };
  }));
  expect(left).toBe(0);
}, SLOW);

