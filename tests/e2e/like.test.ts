/** 用上年的说明 in a real browser: last year's Word file becomes this year's, what is not certain is seen and decided, and a stranger's Word file comes back with comments. */
import { readFileSync } from "node:fs";
import { editDocx, readDocxText } from "../../src/hosts/word";
import { openXlsx } from "../../src/hosts/xlsx";
import type { Edit } from "../../src/model/edits";
import { contentAt } from "../../src/model/snapshot";
import { narrate, understand } from "../../src/review";
import { filledBook } from "./books";
import { asUser } from "./session";
import { stage, SLOW } from "./stage";
import { shot, told, untidy } from "./steps";

const { openFilled } = stage("simulated");

/** The sample as it would have been a year before, and its disclosure; one figure more than any table has. */
async function yearBefore(): Promise<{ readonly xlsx: Buffer; readonly docx: Buffer }> {
  const host = await openXlsx(new Uint8Array(readFileSync(await filledBook())), "2021");
  const now = await host.read();
  const before = (text: string): string => text.replace(/20(2[0-2])/g, (_, year: string) => `20${Number(year) - 1}`);
  const edits = now.sheets.flatMap((sheet) => sheet.values.flatMap((row, at) => row.flatMap((value, column): Edit[] => {
    const ref = { sheet: sheet.name, row: at, column };
    const content = contentAt(now, ref);
    if ("formula" in content || !(typeof value === "string" ? before(value) !== value : value === 2022)) return [];
    return [{ kind: "setValue", at: ref, value: typeof value === "string" ? before(value) : 2021, expects: content }];
  })));
  expect((await host.apply(edits)).applied).toBe(true);
  const last = await host.read();
  const { disclosureDocx } = await import("../../src/report/word");
  const word = await disclosureDocx(understand(last), last, narrate(last));
  const text = await readDocxText(word, "2021");
  const stop = text.indexOf("。", text.indexOf("公务接待费预算"));
  const docx = await editDocx(word, "2021", [{ kind: "words", start: stop, length: 0, text: "，计划接待23批次" }], false);
  return { xlsx: Buffer.from(await host.bytes()), docx: Buffer.from(docx) };
}

test("last year's text and workbook: what to look at, a figure said by a person, the Word file with revisions", async () => {
  const last = await yearBefore();
  const session = await openFilled({ pane: 320 });
  const { page, pane } = session;
  await pane.getByRole("tab", { name: "说明" }).click();
  await pane.getByRole("button", { name: "用上年的说明" }).click();
  await shot(session, "like-empty");
  await pane.getByLabel("打开上年的工作簿").setInputFiles({ name: "西湖2021.xlsx", mimeType: "application/vnd.ms-excel", buffer: last.xlsx });
  await pane.getByText("上年工作簿：西湖2021.xlsx（2021 年）").waitFor();
  await pane.getByLabel("打开上年的说明").setInputFiles({ name: "西湖2021预算.docx", mimeType: "application/octet-stream", buffer: last.docx });
  const open = pane.getByRole("list", { name: "要看的地方" }).getByRole("listitem").filter({ hasText: /待确认|待填/ });
  await open.filter({ hasText: "23" }).first().waitFor();
  expect(await untidy(session)).toEqual([]);
  await shot(session, "like-told");

  // What no table holds is asked for on 补充资料, last year's beside it.
  await pane.getByRole("button", { name: "列入“补充资料”" }).click();
  await told(session, "“补充资料”里已列出 1 项，旁边是上年数");
  await pane.getByRole("list", { name: "要看的地方" }).getByRole("listitem").filter({ hasText: "待填" }).filter({ hasText: "补充资料!" }).first().waitFor();
  expect(await untidy(session)).toEqual([]);
  await shot(session, "like-asked");

  // A figure that no table has is typed; one that a table has is bound to another cell, and taken back.
  await open.filter({ hasText: "23" }).getByRole("button", { name: "改 23 的出处" }).click();
  await open.getByLabel("写定为").fill("31");
  await open.getByRole("button", { name: "写定", exact: true }).click();
  await pane.getByRole("textbox", { name: "写成的文字" }).filter({ hasText: "计划接待31批次。" }).waitFor();
  await pane.getByText(/^每个数字的出处/).first().click();
  const slot = pane.getByRole("list", { name: "每个数字的出处" }).getByRole("listitem").filter({ hasText: "随表更新" }).first();
  await slot.getByRole("button", { name: /的出处$/ }).click();
  await shot(session, "like-slot");
  await asUser(page, "select", "补充资料", "A1");
  await slot.getByRole("button", { name: "用选中的单元格" }).click();
  await told(session, /没有认出的金额，没有改/);
  expect(await untidy(session)).toEqual([]);

  const coming = page.waitForEvent("download");
  await pane.getByRole("button", { name: "保存 Word" }).click();
  const file = await coming;
  // Told for some seconds alone: heard before the file is read.
  await told(session, "已生成 西湖2022预算.docx");
  expect(file.suggestedFilename()).toBe("西湖2022预算.docx");
  const text = await readDocxText(new Uint8Array(readFileSync(await file.path())), "2022");
  expect(text).toContain("计划接待31批次");
  expect(text).not.toMatch(/待确认|待填/);

  // Opened again it is this year's: its figures know their cells, and none of them changed.
  await pane.getByLabel("换一份").setInputFiles({ name: "西湖2022预算.docx", mimeType: "application/octet-stream", buffer: readFileSync(await file.path()) });
  await told(session, /这份文字已是今年的，只改表中变了的数字：改 0 个/);
  expect(await untidy(session)).toEqual([]);
  await shot(session, "like-again");

  // The workbook of last year is remembered where figures of last year are validated.
  await pane.getByRole("tab", { name: "校验" }).click();
  await pane.getByText("上年工作簿：西湖2021.xlsx（2021 年）").waitFor();
  await pane.getByRole("button", { name: "校验工作簿" }).click();
  await pane.getByText(/西湖2021\.xlsx (核对|核对的上年预算数)/).first().waitFor();
  expect(await untidy(session)).toEqual([]);
  await shot(session, "like-check");
}, SLOW);

test("a Word file whose words are read comes back with comments and certain corrections", async () => {
  const session = await openFilled({ pane: 400 });
  const { page, pane } = session;
  const host = await openXlsx(new Uint8Array(readFileSync(await filledBook())), "2022");
  const now = await host.read();
  const { disclosureDocx } = await import("../../src/report/word");
  const word = await disclosureDocx(understand(now), now, narrate(now));
  const at = (await readDocxText(word, "x")).indexOf("2797.52");
  const wrong = await editDocx(word, "x", [{ kind: "words", start: at, length: 7, text: "2979.52" }], false);
  await pane.getByRole("tab", { name: "说明" }).click();
  await pane.getByRole("tab", { name: "核对文字" }).click();
  await pane.getByLabel("打开文件").setInputFiles({ name: "某局说明.docx", mimeType: "application/octet-stream", buffer: Buffer.from(wrong) });
  const coming = page.waitForEvent("download");
  await pane.getByRole("button", { name: "另存带批注的 Word" }).click();
  const file = await coming;
  expect(file.suggestedFilename()).toBe("某局说明-批注.docx");
  await told(session, "已生成 某局说明-批注.docx");
  const { Archive, Budget } = await import("../../src/hosts/package/zip");
  const archive = new Archive(new Uint8Array(readFileSync(await file.path())), "x", new Budget(1 << 26, "x"));
  const part = (name: string): string => new TextDecoder().decode(archive.read(name) ?? new Uint8Array());
  expect(part("word/comments.xml")).toContain("2979.52");
  expect(part("word/document.xml")).toMatch(/<w:delText[^>]*>[^<]*2979\.52/);
  expect(await untidy(session)).toEqual([]);
  await shot(session, "like-commented");
}, SLOW);
