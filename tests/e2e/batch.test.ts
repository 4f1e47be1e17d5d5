/** A reviewer's pile: many files checked at once, none of them opened or changed, one list and one report. */
import { readFileSync } from "node:fs";
import { openXlsx } from "../../src/hosts/xlsx";
import { filledBook, SAMPLE } from "./books";
import { stage, SLOW } from "./stage";
import { chooseMore, told, untidy } from "./steps";
import type { Session } from "./session";

const { open } = stage("simulated");
const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** The sample, filled, with what was typed into 一般公共预算支出表!E9. */
async function bookWith(typed: number | null): Promise<Buffer> {
  const host = await openXlsx(new Uint8Array(readFileSync(await filledBook())), SAMPLE);
  const at = { sheet: "一般公共预算支出表", row: 8, column: 4 };
  if (typed !== null) await host.apply([{ kind: "setValue", at, expects: { value: 241.8 }, value: typed }]);
  return Buffer.from(await host.bytes());
}

async function choose({ pane }: Session, label: string, files: readonly { name: string; buffer: Buffer }[]): Promise<void> {
  await pane.getByLabel(label).first().setInputFiles(files.map((file) => ({ ...file, mimeType: XLSX })));
}

test.each([
  { language: "zh-CN", dark: false, pane: 400, label: "校验多个文件…", list: "校验过的文件", back: "返回本工作簿", report: "导出汇总报告" },
  { language: "en-US", dark: true, pane: 320, label: "Validate several files…", list: "Validated files", back: "Back to this workbook", report: "Export one report" },
])("files are checked into one list, worst first, gone through by key, compared with their version before, and reported: $language", async ({ label, list, back, report, ...opening }) => {
  const session = await open(opening);
  const { page, pane } = session;
  await pane.getByRole("tab", { name: /^(校验|Validate)$/ }).click();
  await pane.getByRole("button", { name: /^(更多|More)$/ }).waitFor();
  const [right, wrong, other] = await Promise.all([bookWith(null), bookWith(214.8), bookWith(251.8)]);
  await choose(session, label, [
    { name: "甲局.xlsx", buffer: right }, { name: "乙局.xlsx", buffer: wrong }, { name: "丙局.xlsx", buffer: Buffer.from("nothing") }, { name: "说明.txt", buffer: Buffer.from("x") },
  ]);
  const entries = pane.getByRole("list", { name: list }).getByRole("listitem");
  await entries.nth(2).waitFor();
  expect((await entries.allInnerTexts()).map((text) => text.split("\n")[0])).toEqual(["丙局.xlsx", "乙局.xlsx", "甲局.xlsx"]);
  await pane.getByText(/另有 1 个不是工作簿|1 no workbook/).waitFor();
  expect(await untidy(session)).toEqual([]);

  await pane.getByRole("button", { name: report }).focus();
  await page.keyboard.press("F8");
  await page.keyboard.press("F8");
  await pane.locator("[data-file='乙局.xlsx'][aria-expanded=true]:focus").waitFor();
  await entries.nth(1).getByText("一般公共预算支出表!E9", { exact: false }).first().waitFor();
  expect(await untidy(session)).toEqual([]);

  const download = page.waitForEvent("download");
  await pane.getByRole("button", { name: report }).click();
  const html = readFileSync(await (await download).path(), "utf8");
  for (const said of ["甲局.xlsx", "乙局.xlsx", "未能校验", "校验时间", "预算公开助手 "]) expect(html).toContain(said);

  // The next version of one of them: what it brought and what it put right.
  await choose(session, label, [{ name: "乙局.xlsx", buffer: other }]);
  await pane.getByText(/较上次：新增 \d+，消除 \d+|Since last time: \d+ new, \d+ gone/).waitFor();
  await pane.getByRole("button", { name: back }).click();
  expect(await entries.count()).toBe(0);
  expect(await page.getByText(/有未保存的改动|Unsaved changes/).count()).toBe(0);
}, SLOW);

test("among files that are none of them workbooks nothing is checked, and it is said", async () => {
  const session = await open();
  await session.pane.getByRole("tab", { name: "校验" }).click();
  await session.pane.getByRole("button", { name: "更多" }).waitFor();
  await choose(session, "校验多个文件…", [{ name: "说明.txt", buffer: Buffer.from("x") }]);
  await told(session, "所选的文件里没有工作簿");
  // The entries are where a person looks for them.
  const [chooser] = await Promise.all([session.page.waitForEvent("filechooser"), chooseMore(session, "校验多个文件…")]);
  expect(chooser.isMultiple()).toBe(true);
}, SLOW);
