/** A region that nobody knows: last year's finished workbook, in words and an order of its own, becomes this year's, and is worked in. */
import { readFileSync } from "node:fs";
import { readDocxText } from "../../src/hosts/word";
import { openXlsx, newXlsx } from "../../src/hosts/xlsx";
import { planInsert } from "../../src/derive/insert";
import type { BookTable } from "../../src/model/book";
import type { Edit } from "../../src/model/edits";
import { understand } from "../../src/review";
import { wordsOf as wordsOfPane } from "../../src/taskpane/words";
import { wordsOf } from "../../src/workbench/words";
import { madeUp, MADE_UP_FILE } from "../support/madeUpRegion";
import { withOtherParts } from "../support/otherTexts";
import { partOf } from "../support/packages";
import { wordOf } from "../support/wordFile";
import { applied } from "../support/workbooks";
import { filledBook } from "./books";
import { asUser, eventually, lookedAt, type Session } from "./session";
import { stage, SLOW } from "./stage";
import { fill, goTo, shot, told, typeInto, typeText, untidy, validate } from "./steps";

type Cell = string | number | null;

/** Funds behind columns, the total last, last year's outturn and budget beside; a list of works with counts and goals. */
const SHEETS: readonly (readonly [name: string, rows: readonly (readonly Cell[])[]])[] = [
  ["2031年安排", [
    ["云岭市林业中心2031年度资金安排一览表"], ["单位：万元", null, null, null, null, "填表日期：2031年1月20日"],
    ["事项", "本级资金", "上级资金", "总计", "2030年预算数", "2030年执行数"],
    ["（一）护林", 120.5, 30, 150.5, 140, 139.2], ["（二）防火", 80.25, 0, 80.25, 70.5, 66.1], ["（三）种苗", 40, 12.75, 52.75, 50, 50], ["合计", 240.75, 42.75, 283.5, 260.5, 255.3],
    ["注：2031年总计283.5万元。"],
  ]],
  ["分项", [
    ["云岭市林业中心2031年度分项表"], ["单位：万元"], ["序号", "做什么", "数量（台）", "要花的钱"], [1, "巡护车", 2, 36.4], [2, "2031年度苗圃改造", 1, 88.6], [null, "合计", null, 125],
  ]],
];

/** Its text, in words that no region uses, and as it is this year. */
const TEXT = [
  "云岭市林业中心2031年度资金安排说明", "2031年资金安排总计283.5万元，比2030年预算数增加23万元，增长8.83%，主要是防火任务增加。", "护林150.5万元，其中本级资金120.5万元、上级资金30万元；防火80.25万元；种苗52.75万元。", "另有80.25万元由各林场使用。", "以上安排见附表。",
];
const TOLD = [
  "云岭市林业中心2032年度资金安排说明", "2032年资金安排总计276万元，比2031年预算数减少7.5万元，下降2.65%，主要是防火任务增加【待确认】。", "护林150.5万元，其中本级资金130.5万元、上级资金20万元；防火65.5万元；种苗60万元。", "另有65.5万元由各林场使用。", "以上安排见附表。",
];

async function lastYear(): Promise<Buffer> {
  const host = newXlsx();
  const { applied } = await host.apply(SHEETS.map(([name, rows]): Edit => ({
    kind: "insertSheet", before: null, draft: {
      name, merges: [], choices: [], styles: [], columnWidths: [24, 12, 12, 12, 14, 14], rowHeights: {}, freeze: { rows: 0, columns: 0 }, print: { orientation: "portrait", titleRows: null },
      cells: rows.flatMap((line, row) => line.flatMap((value, column) => (value === null ? [] : [{ row, column, content: { value } }]))),
    },
  })));
  expect(applied).toBe(true);
  return Buffer.from(await host.bytes());
}

const { open } = stage("simulated");

test("opened in the pane, looked at, decided, made, opened again, typed into and validated", async () => {
  const session = await open({ pane: 320 });
  const { page, pane } = session;
  await pane.getByRole("button", { name: "用上年的表" }).click();
  await pane.getByLabel("打开上年的工作簿").setInputFiles({ name: "林业2031.xlsx", mimeType: "application/vnd.ms-excel", buffer: Buffer.from(withOtherParts(await lastYear(), { pages: "<oddHeader>2031年资金安排</oddHeader>", note: "2031年已调整" })) });
  await pane.getByRole("heading", { name: "请看这 3 处" }).waitFor();
  await pane.getByText("“2030年执行数”不能确定是不是上年的“总计”").waitFor();
  await pane.getByRole("heading", { name: "认出 2 张表" }).waitFor();
  await pane.getByText("云岭市林业中心2031年度资金安排一览表").click();
  await pane.getByText("2030年预算数：以前年度数，取自上年的“总计”").waitFor();
  expect(await untidy(session)).toEqual([]);
  await pane.getByRole("combobox", { name: /2031年安排!F4:F7 的做法/ }).selectOption("move");
  await pane.getByText(/移到以前年度 8 个/).waitFor();

  const coming = page.waitForEvent("download");
  await pane.getByRole("button", { name: "生成今年的表" }).click();
  const file = await coming;
  expect(file.suggestedFilename()).toBe("林业2032.xlsx");
  await told(session, "一个不剩；单元格以外还留着上年的 1 处，请自己改：2032年安排 批注“2031年已调整”");
  await shot(session, "form-made");
  const bytes = readFileSync(await file.path());
  expect(partOf(bytes, "xl/worksheets/sheet1.xml")).toContain("<oddHeader>2032年资金安排</oddHeader>");
  const made = await (await openXlsx(new Uint8Array(bytes), "made")).read();
  expect(made.sheets.map(({ name, values }) => [name, values[0]?.[0]])).toEqual([["2032年安排", "云岭市林业中心2032年度资金安排一览表"], ["分项", "云岭市林业中心2032年度分项表"]]);

  await page.getByLabel(wordsOf("zh").open).setInputFiles({ name: file.suggestedFilename(), mimeType: "application/vnd.ms-excel", buffer: bytes });
  await page.getByText("林业2032.xlsx").first().waitFor();
  await typeInto(session, "2032年安排", "B4", "130.5");
  // The last figure is typed and not confirmed: who goes on to the pane has it in the workbook all the same.
  await goTo(session, "2032年安排", "C4");
  await typeText(page, "20");
  await pane.getByRole("tab", { name: "校验" }).click();
  expect(await eventually(async () => (await asUser(page, "cell", "2032年安排", 6, 3)).value, (value) => value === 150.5)).toBe(150.5);
  await validate(session);
  await pane.getByRole("heading", { name: "没有发现问题" }).waitFor();

  // Its text as well, beside last year's workbook: what its words leave open is seen and decided.
  await asUser(page, "type", "2032年安排", 4, 1, 60);
  await asUser(page, "type", "2032年安排", 4, 2, 5.5);
  await asUser(page, "type", "2032年安排", 5, 1, 40);
  await asUser(page, "type", "2032年安排", 5, 2, 20);
  await pane.getByRole("tab", { name: "说明" }).click();
  await pane.getByRole("button", { name: "用上年的说明" }).click();
  // The workbook was made from it, so nobody is asked for it again.
  await pane.getByText("上年工作簿：林业2031.xlsx（2031 年）").waitFor();
  await pane.getByLabel("打开上年的说明").setInputFiles({ name: "林业2031说明.docx", mimeType: "application/octet-stream", buffer: Buffer.from(wordOf(TEXT)) });
  const unsure = pane.getByRole("list", { name: "要看的地方" }).getByRole("listitem").filter({ hasText: "80.25" }).filter({ hasText: "待确认" });
  await unsure.getByText("上年有几格同为此数，文字没有说明是哪一格，没有改，请选定").waitFor();
  await unsure.getByRole("button", { name: "用 65.5", exact: true }).and(pane.locator(":enabled")).press("Enter");
  await pane.getByRole("textbox", { name: "写成的文字" }).filter({ hasText: "另有65.5万元" }).waitFor();
  await unsure.waitFor({ state: "detached" });
  // What is known by its amount alone is changed or said to be right where it is told.
  await pane.getByRole("list", { name: "要看的地方" }).getByRole("button", { name: "276 就是这格" }).click();
  await pane.getByText("2031年资金安排总计 283.5 → 276").first().waitFor({ state: "hidden" });
  expect(await untidy(session)).toEqual([]);
  const saving = page.waitForEvent("download");
  await pane.getByRole("button", { name: "保存 Word" }).click();
  const text = await saving;
  expect(text.suggestedFilename()).toBe("林业2032说明.docx");
  expect((await readDocxText(new Uint8Array(readFileSync(await text.path())), "2032")).split("\n")).toEqual(TOLD);

  // Another workbook knows nothing of it, and this one once more both of its files.
  await page.getByLabel(wordsOf("zh").open).setInputFiles(await filledBook());
  await page.getByRole("button", { name: wordsOf("zh").discard }).click();
  await lookedAt(pane);
  await pane.getByRole("tab", { name: "说明" }).click();
  await pane.getByRole("button", { name: "用上年的说明" }).click();
  await pane.getByRole("button", { name: "打开上年的工作簿" }).waitFor();
  expect(await pane.getByText("林业2031").count()).toBe(0);
  await page.getByLabel(wordsOf("zh").open).setInputFiles({ name: file.suggestedFilename(), mimeType: "application/vnd.ms-excel", buffer: bytes });
  await pane.getByText("按结构读出 2 张表").waitFor();
  await pane.getByRole("tab", { name: "说明" }).click();
  await pane.getByRole("button", { name: "用上年的说明" }).click();
  await pane.getByText("上年工作簿：林业2031.xlsx（2031 年）").waitFor();
  await pane.getByRole("button", { name: "用 林业2031说明.docx" }).waitFor();
  expect(await untidy(session)).toEqual([]);
}, SLOW);

test("a colleague's form file is loaded, tables are inserted by it, and validation and text know it without the file", async () => {
  const session = await open({ pane: 320 });
  const { pane } = session;
  const file = pane.getByLabel("载入版式文件");
  await file.setInputFiles({ name: "别的.json", mimeType: "application/json", buffer: Buffer.from('{"name": "云中"}') });
  await told(session, /版式文件有误，没有载入：别的\.json/);
  await file.setInputFiles(MADE_UP_FILE);
  await told(session, "已载入版式“云中”");
  const forms = pane.getByRole("combobox", { name: wordsOfPane("zh").profile });
  expect(await forms.evaluate((select) => (select instanceof HTMLSelectElement ? select.selectedOptions[0]?.text : ""))).toBe("云中");
  await pane.getByRole("textbox", { name: wordsOfPane("zh").department }).fill("云中县林业局");
  expect(await untidy(session)).toEqual([]);
  await shot(session, "form-loaded");
  await pane.getByRole("button", { name: "插入模板" }).click();
  await told(session, /已插入 7 个工作表/);
  await pane.getByText(/云中 · 识别 5\/5 张表/).waitFor();

  // What only blanks add up to is no budget to be told: income is typed as well as use.
  await typeRow(session, "一般公共预算支出情况表", { code: "2010301", name: "行政运行", personnel: 1200000, operating: 300000 });
  await typeRow(session, "收入总表", { code: "2010301", name: "行政运行", "current.general-public-budget": 1500000 });
  await fill(session);
  await validate(session);
  await pane.getByRole("tab", { name: "说明" }).click();
  await pane.getByRole("button", { name: "生成说明" }).click();
  await pane.getByRole("article").getByText(/云中县林业局\d{4}年收支总预算/).waitFor();
}, SLOW);

/** Types into the first row that is prepared for an item, by the roles of its columns. */
async function typeRow({ page }: Session, sheet: string, values: Readonly<Record<string, string | number>>): Promise<void> {
  const { table, row } = firstPrepared(sheet);
  for (const [role, value] of Object.entries(values)) await asUser(page, "type", sheet, row, table.columns.find((each) => each.role === role)?.column ?? -1, value);
}

/** Where the first row stands that is prepared for an item in the table of a sheet of the made-up form. */
function firstPrepared(sheet: string): { readonly table: BookTable; readonly row: number } {
  const form = madeUp();
  const { edits } = planInsert({ sheets: [] }, { profile: form.id, year: form.years[0], department: "某局", units: [], tables: form.tables.map(({ table }) => table), onTaken: "skip" }, [form]);
  const table = understand(applied({ sheets: [] }, edits).after).tables.find((each) => each.sheet === sheet);
  if (!table) throw new Error(sheet);
  const total = table.rows.find(({ kind }) => kind === "total");
  return { table, row: total && total.row <= table.bodyRow ? total.row + 1 : table.bodyRow };
}

