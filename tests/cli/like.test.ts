import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Document, Packer, Paragraph, TextRun } from "docx";
import { readDocxText } from "../../src/hosts/word";
import { grid, workbook } from "../support/snapshots";
import type { WorkbookSnapshot } from "../../src/model/snapshot";
import { partOf } from "../support/packages";
import { settled } from "../support/revisions";
import { textOfDocument } from "../../src/hosts/word/docxText";
import { folder, run, save } from "./support";

/** The three public expenses of a year, in 万元. */
function threePublic(year: number, overseas: number, running: number, reception: number): WorkbookSnapshot {
  return workbook(grid("三公", [
    [`某局${year}年一般公共预算“三公”经费支出表`], ["单位：万元"],
    ["单位名称", "“三公”经费合计", "因公出国（境）费用", "公务用车购置及运行维护费", null, null, "公务接待费"],
    [null, null, null, "小计", "公务用车购置费", "公务用车运行维护费", null],
    ["合计", overseas + running + reception, overseas, running, 0, running, reception], ["某局", overseas + running + reception, overseas, running, 0, running, reception],
  ]));
}

const LAST = ["三、“三公”经费预算情况说明", "2024年“三公”经费预算20万元，比上年预算增加4万元，增长25%，主要原因是出国任务增加。", "公务接待费预算8万元，接待40批次。"];
const NOW = ["三、“三公”经费预算情况说明", "2025年“三公”经费预算15万元，比上年预算减少5万元，下降25%，主要原因是出国任务增加【待确认】。", "公务接待费预算3万元，接待40批次【待确认】。"];

async function files(): Promise<{ readonly place: string; readonly last: string; readonly now: string; readonly txt: string; readonly docx: string }> {
  const place = folder();
  const last = await save(join(place, "last.xlsx"), threePublic(2024, 7, 5, 8));
  const now = await save(join(place, "now.xlsx"), threePublic(2025, 7, 5, 3));
  const txt = join(place, "last.txt");
  writeFileSync(txt, LAST.join("\n"));
  const docx = join(place, "last.docx");
  const paragraphs = LAST.map((line) => new Paragraph({ children: line.split(/(?<=预算)/).map((text, at) => new TextRun({ text, bold: at === 1 })) }));
  writeFileSync(docx, await Packer.toBuffer(new Document({ sections: [{ children: paragraphs }] })));
  return { place, last, now, txt, docx };
}

describe("narrate --like", () => {
  it("writes this year's text in last year's words, and tells what is to be looked at", async () => {
    const { last, now, txt } = await files();
    const { code, out, notes } = await run("narrate", now, "--like", txt, "--last", last);
    expect([code, out.trimEnd().split("\n")]).toEqual([0, NOW]);
    expect(notes[0]).toBe("已按上年文字写成：4 个数字随本年表更新，1 个待确认，1 处请看");
    expect(notes.slice(1)).toEqual([expect.stringMatching(/^第 2 行：原因沿用上年，增减方向或幅度已变/), "第 3 行：“接待”40 待确认，表中没有这个数"]);
  });

  it("as JSON with the cell of every figure", async () => {
    const { last, now, txt } = await files();
    const { out } = await run("narrate", now, "--like", txt, "--last", last, "--format", "json");
    const { sections, missing, look } = JSON.parse(out) as { sections: { paragraphs: { text: string; figures: object[] }[] }[]; missing: object[]; look: object[] };
    expect(sections[0]?.paragraphs.map(({ text }) => text)).toEqual(NOW);
    expect(sections[0]?.paragraphs[2]?.figures).toEqual([{ text: "3", start: 7, sheet: "三公", cell: "G5", former: "8" }]);
    expect([missing, look]).toEqual([[{ line: 3, fact: "接待", text: "40" }], [expect.objectContaining({ kind: "reason", line: 2 })]]);
  });

  it("in the same Word file, as revisions on request", async () => {
    const { place, last, now, docx } = await files();
    const plain = join(place, "now.docx");
    const tracked = join(place, "tracked.docx");
    expect((await run("narrate", now, "--like", docx, "--last", last, "--out", plain)).code).toBe(0);
    expect((await readDocxText(readFileSync(plain), "now.docx")).split("\n")).toEqual(NOW);
    expect((await run("narrate", now, "--like", docx, "--last", last, "--tracked", "--out", tracked)).code).toBe(0);
    const document = partOf(readFileSync(tracked), "word/document.xml");
    expect([textOfDocument(settled(document, true)).split("\n"), textOfDocument(settled(document, false)).split("\n")]).toEqual([NOW, LAST]);
  });

  it("brings a text of this year up to date by the cells that its figures carry, unless they carry none", async () => {
    const { place, last, now, docx } = await files();
    const [first, plain, later] = ["first.docx", "plain.docx", "later.docx"].map((name) => join(place, name));
    const another = await save(join(place, "another.xlsx"), threePublic(2025, 9, 5, 3));
    await run("narrate", now, "--like", docx, "--last", last, "--out", first ?? "");
    await run("narrate", now, "--like", docx, "--last", last, "--plain", "--out", plain ?? "");
    const tags = (file: string | undefined): number => partOf(readFileSync(file ?? ""), "word/document.xml").split("<w:sdt>").length - 1;
    expect([tags(first), tags(plain)]).toEqual([4, 0]);
    const { code, notes } = await run("narrate", another, "--like", first ?? "", "--out", later ?? "");
    expect([code, (await readDocxText(readFileSync(later ?? ""), "later.docx")).split("\n")]).toEqual([0, NOW.map((line) => line.replace("预算15万元，比上年预算减少5万元，下降25%", "预算17万元，比上年预算减少3万元，下降15%"))]);
    expect(notes.join("\n")).toContain("这份文字已是 2025 年的，只改了表中变了的数字：改 3 个");
  });

  it.each([
    [["--last", "LAST"], "--last：只与 --like 一起用"], [["--like", "TXT", "--tracked"], "--tracked：只有 .docx 才能留下修订痕迹"], [["--like", "TXT", "--format", "md"], "--format：按上年文字写时"],
    [["--like", "TXT", "--out", "a.docx"], "--out：上年文字不是 .docx"], [["--like", "TXT", "--last", "NOW"], "NOW：与"],
  ])("refuses %j", async (options, message) => {
    const { last, now, txt } = await files();
    const names: Readonly<Record<string, string>> = { LAST: last, TXT: txt, NOW: now };
    const { code, notes } = await run("narrate", now, ...options.map((option) => names[option] ?? option));
    expect([code, notes[0]]).toEqual([2, expect.stringContaining(message.replace("NOW", now))]);
  });
});

it("validate --out-text gives a report back with comments and certain corrections", async () => {
  const { place, last, docx } = await files();
  const wrong = join(place, "wrong.docx");
  writeFileSync(wrong, await Packer.toBuffer(new Document({ sections: [{ children: [new Paragraph("三、“三公”经费预算情况说明"), new Paragraph("公务接待费预算9万元。")] }] })));
  const out = join(place, "wrong-批注.docx");
  const { code, notes } = await run("validate", last, "--text", wrong, "--out-text", out);
  expect([code, notes]).toEqual([1, [`已保存 ${out}：1 条批注，1 处修订`]]);
  expect(textOfDocument(settled(partOf(readFileSync(out), "word/document.xml"), true))).toBe("三、“三公”经费预算情况说明\n公务接待费预算8万元。");
  expect(partOf(readFileSync(out), "word/comments.xml")).toContain("表中为 8万元");
  expect((await run("validate", last, "--out-text", out)).notes[0]).toContain("只与 --text 一起用");
  expect((await run("validate", last, "--text", docx, "--out-text", docx)).code).toBe(2);
});
