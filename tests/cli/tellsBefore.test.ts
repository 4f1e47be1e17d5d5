/** What is told before a copy is written: what it will lack, and which references do not follow rows that move. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { addressOf, parseAddress } from "../../src/model/cells";
import type { SheetSnapshot, WorkbookSnapshot } from "../../src/model/snapshot";
import { openXlsx } from "../../src/hosts/xlsx";
import { altered, partOf } from "../support/packages";
import { grid } from "../support/snapshots";
import { typed } from "../support/workbooks";
import { XIHU } from "../support/xihu";
import { folder, run, save } from "./support";

const dir = folder();
const BALANCE = "收支预算总表";

/** The department's workbook, whose balance gets rows when it is filled, with formulas that find its cells by text. */
function withTexts(book: WorkbookSnapshot, formulas: readonly string[]): WorkbookSnapshot {
  const links: SheetSnapshot = grid("目录", formulas.map((formula) => ["…", { value: 1, formula }]));
  return { sheets: [...book.sheets, links] };
}

let last = "";
beforeAll(async () => {
  const balance = typed(XIHU).sheets.find(({ name }) => name === BALANCE);
  const row = balance?.values.findIndex((cells) => String(cells[0]).replace(/\s/g, "") === "收入总计") ?? -1;
  last = addressOf({ row: (balance?.row ?? 0) + row, column: (balance?.column ?? 0) + 1 });
  await save(join(dir, "a.xlsx"), withTexts(typed(XIHU), [`=INDIRECT("${BALANCE}!${last}")`, `=INDIRECT("${BALANCE}!A1")`, `=${BALANCE}!${last}`]));
  // The part of 目录 gets a rule that finds its list by text.
  const bytes = readFileSync(join(dir, "a.xlsx"));
  const host = await openXlsx(bytes, "a.xlsx");
  const part = host.contents.sheets.find(({ name }) => name === "目录")?.extra.part ?? "";
  const ruled = partOf(bytes, part).replace(/(?=<pageMargins|<pageSetup|<printOptions|<\/worksheet>)/, `<dataValidations count="1"><dataValidation type="list" sqref="C1"><formula1>INDIRECT("${BALANCE}!${last}")</formula1></dataValidation></dataValidations>`);
  writeFileSync(join(dir, "b.xlsm"), altered(altered(bytes, part, () => ruled), "xl/vbaProject.bin", () => "macros"));
});

test("fill names rows that are inserted, what does not follow them, and what the copy lacks, before it says what it saved", async () => {
  const { code, notes } = await run("fill", join(dir, "b.xlsm"), "--out", join(dir, "b-out.xlsx"));
  const [losses, rows, cell, rule, saved, ...rest] = notes.map((note) => note.replaceAll(`${dir}/`, ""));
  expect([code, losses, cell, rule, saved?.replace(/\d+/, "N"), rest]).toEqual([
    0, "b.xlsm：结果不含宏，请以原文件为准；要留下宏，请让 --out 的文件名以 .xlsm 结尾", `不会跟着移动，请核对：目录!B1：=INDIRECT("${BALANCE}!${last}")（地址写在文本里）`,
    `不会跟着移动，请核对：数据有效性 目录!C1：=INDIRECT("${BALANCE}!${last}")（地址写在文本里）`, "已填充 N 个单元格，保存为 b-out.xlsx", [],
  ]);
  expect(rows).toMatch(new RegExp(`^b\\.xlsm：行会移动：${BALANCE} 插入 \\d+ 行.*；宏和其他工作簿指向这里的链接不会$`));
});

test("a copy that is filled already moves no rows and names none", async () => {
  const { notes } = await run("fill", join(dir, "b-out.xlsx"), "--out", join(dir, "c.xlsx"));
  expect(notes.filter((note) => !note.includes("宏"))).toEqual([`已填充 0 个单元格，保存为 ${join(dir, "c.xlsx")}`]);
});

test("the reference that follows does, the one in a text does not", async () => {
  const { sheets } = await (await openXlsx(readFileSync(join(dir, "b-out.xlsx")), "x.xlsx")).read();
  const formulas = sheets.find(({ name }) => name === "目录")?.formulas.map((row) => row[1] ?? "") ?? [];
  const place = /!(\w+)$/.exec(formulas[2] ?? "")?.[1] ?? "";
  expect(formulas[0]).toBe(`=INDIRECT("${BALANCE}!${last}")`);
  expect(parseAddress(place)?.row).toBeGreaterThan(parseAddress(last)?.row ?? Infinity);
});

test("validation tells what its copy lacks", async () => {
  const { notes } = await run("validate", join(dir, "b.xlsm"), "--out", join(dir, "d.xlsx"));
  expect(notes.filter((note) => note.includes("结果不含"))).toEqual([`${join(dir, "b.xlsm")}：结果不含宏，请以原文件为准；要留下宏，请让 --out 的文件名以 .xlsm 结尾`]);
});

test.each([["fill"], ["validate"]])("%s keeps macros under a name that ends in .xlsm, as the file has them, and says nothing of a loss", async (command) => {
  const out = join(dir, `${command}-macros.xlsm`);
  const { code, notes } = await run(command, join(dir, "b.xlsm"), "--out", out);
  expect([code, notes.filter((note) => note.includes("不含"))]).toEqual([0, []]);
  const saved = readFileSync(out);
  expect(partOf(saved, "xl/vbaProject.bin")).toBe("macros");
  expect(partOf(saved, "[Content_Types].xml")).toContain('ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"');
});

test("a workbook without macros is not saved under such a name, for Excel would not open it", async () => {
  const { code } = await run("fill", join(dir, "a.xlsx"), "--out", join(dir, "none.xlsm"));
  expect([code, existsSync(join(dir, "none.xlsm"))]).toEqual([2, false]);
});
