/** From a filled workbook to what is published: everything looked at, each repair at hand, the files in one archive. */
import { unzipSync } from "fflate";
import { readFileSync } from "node:fs";
import { openXlsx } from "../../src/hosts/xlsx";
import { understand } from "../../src/review";
import { asUser, type Session } from "./session";
import { stage, SLOW } from "./stage";
import { axeFinds, loadSample, told } from "./steps";

const { open } = stage("simulated");

async function opened({ pane }: Session, sample: string, publish: string, text: string): Promise<void> {
  await pane.getByRole("tab", { name: text, exact: true }).click();
  await pane.getByRole("tab", { name: publish, exact: true }).click();
  await pane.getByRole("button", { name: sample }).waitFor();
}

test("the sample: filled from here, then published as one archive; the workbook itself stays as it is", async () => {
  const session = await open({ pane: 320 });
  const { page, pane } = session;
  await loadSample(session);
  await opened(session, "重新检查", "发布", "说明");
  await pane.getByText(/个单元格可以由填充写入/).click();
  await pane.getByRole("button", { name: "现在填充" }).and(pane.locator(":enabled")).press("Enter");
  await pane.getByRole("heading", { name: "可以发布" }).waitFor();
  expect(await axeFinds(page)).toEqual([]);

  const download = page.waitForEvent("download");
  await pane.getByRole("button", { name: "生成发布文件" }).and(pane.locator(":enabled")).press("Enter");
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/^2022年.+预算公开\.zip$/);
  await told(session, "已生成发布文件，共 3 个");
  const parts = unzipSync(new Uint8Array(readFileSync(await file.path())));
  const title = file.suggestedFilename().replace(/\.zip$/, "");
  expect(Object.keys(parts).sort()).toEqual([`${title}.docx`, `${title}.xlsx`, `${title}校验报告.html`].sort());
  const clean = await (await openXlsx(parts[`${title}.xlsx`] ?? new Uint8Array(), "clean")).read();
  expect(clean.sheets).toHaveLength(11);
  expect(understand(clean).tables).toHaveLength(11);
  expect(new TextDecoder().decode(parts[`${title}校验报告.html`])).toContain("没有发现问题");
  expect(await axeFinds(page)).toEqual([]);
  // The link gives the same file once more.
  await pane.getByRole("link", { name: `保存 ${title}.zip` }).waitFor();
  expect((await asUser(page, "sheets")).map(({ name }) => name)).toEqual(expect.arrayContaining(["基本信息", "补充资料"]));
}, SLOW);

test("in English, dark: a wrong title and a missing fact are told, each with its way; what is made says that it is not ready", async () => {
  const session = await open({ language: "en-US", dark: true });
  const { page, pane } = session;
  await loadSample(session);
  await asUser(page, "type", "收入预算总表", 0, 0, "2021年部门收入预算总表");
  await asUser(page, "type", "补充资料", 3, 2, "");
  await opened(session, "Look again", "Publish", "Text");
  await pane.getByText("1 title with a wrong year or body").waitFor();
  await pane.getByText(/fact.* missing; the sentences/).click();
  expect(await axeFinds(page)).toEqual([]);
  const download = page.waitForEvent("download");
  await pane.getByRole("button", { name: "Make the files" }).click();
  await download;
  await told(session, /has not been dealt with/);
  await pane.getByRole("button", { name: "Fill in" }).click();
  await pane.getByRole("heading", { name: /missing/i }).first().waitFor();
}, SLOW);
