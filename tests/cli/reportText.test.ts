import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseCommand } from "../../src/cli/arguments";
import { readReport } from "../../src/cli/reportText";
import { toXlsx } from "../../src/hosts/foreign/convert";
import { newXlsx, openXlsx, withOtherTexts } from "../../src/hosts/xlsx";
import { WORD } from "../../src/hosts/word";
import { readText as readTextOf } from "../../src/proofread";
import { hasFaults, validationHtml, validationJson, validationText } from "../../src/report";
import { review } from "../../src/review";
import { yuanBook } from "../support/yuanBook";

const HOSTS = { toXlsx, open: openXlsx, create: newXlsx, otherTexts: withOtherTexts, word: WORD };
const WORDS = "收入预算2797.52万元。";
/** 收入 in GB 18030. */
const GB = Uint8Array.from([0xca, 0xd5, 0xc8, 0xeb]);

describe("--text", () => {
  it.each([
    [["validate", "a.xlsx", "--text", "r.docx"], "r.docx"], [["validate", "a.xlsx"], null],
  ])("%j", (argv, text) => {
    expect(parseCommand(argv)).toMatchObject({ name: "validate", text });
  });

  it.each([[["validate", "a.xlsx", "b.xlsx", "--text", "r.txt"]], [["validate", "a.xlsx", "--text", ""]], [["fill", "a.xlsx", "--text", "r.txt"]]])("not %j", (argv) => {
    expect(() => parseCommand(argv)).toThrow(/--text/);
  });
});

describe("a report", () => {
  const folder = mkdtempSync(join(tmpdir(), "report-"));
  afterAll(() => { rmSync(folder, { recursive: true }); });
  const file = (name: string, bytes: Uint8Array | string): string => {
    writeFileSync(join(folder, name), bytes);
    return join(folder, name);
  };

  it.each([
    ["UTF-8", new TextEncoder().encode(WORDS), WORDS], ["UTF-16", Uint8Array.from([0xff, 0xfe, 0x36, 0x65, 0x65, 0x51]), "收入"], ["GB 18030", GB, "收入"],
  ])("in %s", async (name, bytes, words) => {
    expect((await readReport(file(`${name}.txt`, bytes), HOSTS)).replace("\ufeff", "")).toBe(words);
  });

  it.each([
    ["an old Word file", Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), "另存为 .docx"], ["a PDF", "%PDF-1.7", "PDF"],
    ["a broken zip", "PK\u0003\u0004 nothing", ".docx"], ["nothing", "  \n", "没有文字"], ["bytes", Uint8Array.from([1, 0, 2, 0]), "文字文件"],
  ])("but not %s", async (name, bytes, why) => {
    await expect(readReport(file(`${name}.x`, bytes), HOSTS)).rejects.toThrow(why);
    await expect(readReport(join(folder, "none.txt"), HOSTS)).rejects.toThrow("找不到文件");
  });
});

describe("what is told of a text", () => {
  const reading = readTextOf("2022年部门预算编制说明\n收入预算2979.52万元。\n支出预算2797.52万元。\n某工程安排<b>5.5万元。", yuanBook());
  const clean = review({ sheets: [] });

  it("has counts, lines and quotes in JSON", () => {
    expect(validationJson("a.xlsx", clean, reading)).toMatchObject({
      text: { figures: 4, agree: 2, disagree: 1, free: 0, unplaced: 1 },
      findings: [{ rule: "text/amount", severity: "inconsistency", line: 2, quote: "收入预算2979.52万元。", printed: "2979.52万元", expected: "2797.52万元", corrected: "收入预算2797.52万元。" }],
    });
    expect(validationJson("a.xlsx", clean)).not.toHaveProperty("text");
  });

  it("lists what disagrees and what could not be placed, harmless in HTML", () => {
    expect(validationText("a.xlsx", clean, reading)).toMatch(/第 2 行 .*2797\.52万元[\s\S]*\[未定位\] 第 4 行 5\.5/);
    expect(validationHtml([{ file: "a.xlsx", review: clean, reading }])).not.toContain("<b>");
    expect([hasFaults(clean, null), hasFaults(clean, reading)]).toEqual([false, true]);
  });
});
