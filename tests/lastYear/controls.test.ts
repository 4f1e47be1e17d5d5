import fc from "fast-check";
import { editDocx, readDocxText, taggedStretches } from "../../src/hosts/word";
import { textOfDocument } from "../../src/hosts/word/docxText";
import { carriedBy, retell } from "../../src/lastYear";
import { figureTagText, readFigureTag, type FigureTag, type TaggedStretch } from "../../src/model/figureTags";
import type { Retelling } from "../../src/model/retelling";
import { narrateBook } from "../../src/narrate";
import { readText } from "../../src/proofread";
import { narrativeText } from "../../src/report";
import { disclosureDocx } from "../../src/report/word";
import { bookOf, type DepartmentData } from "../support/department";
import { departments } from "../support/generated";
import { nextYearOf, randomOf } from "../support/yearLater";
import { partOf } from "../support/packages";
import { settled } from "../support/revisions";
import { wordOf } from "../support/wordFile";
import { XIHU } from "../support/xihu";

const DOCUMENT = "word/document.xml";
const BASE: DepartmentData = { ...XIHU, year: 2024, supplement: {}, keyProjects: [] };

function withReception(year: number, reception: number, overseas = 0): DepartmentData {
  return { ...BASE, year, threePublic: [{ unit: XIHU.body, overseas, reception, purchase: 0, running: 0 }] };
}

describe("tags", () => {
  const tag: FigureTag = { year: 2025, kind: "value", cells: ["abcdefghij", "0123456789"], state: "00000z" };
  it("are read as they were written, and fit into what Word takes", () => {
    for (const cells of [[], ["abcdefghij"], ["abcdefghij", "0123456789", "zzzzzzzzzz"]]) {
      const text = figureTagText({ ...tag, kind: "follows", cells });
      expect(text.length).toBeLessThanOrEqual(64);
      expect(readFigureTag(text)).toEqual({ ...tag, kind: "follows", cells });
    }
  });

  it.each(["", "budget", "budget:2025:value:abcdefghij", "budget:2025:value:abc:00000z", "budget:2025:eval:abcdefghij:00000z", "budget:0025:value:abcdefghij:00000z", "budget:2025:value:abcdefghij:00000z ",
    "budget:2025:value:ABCDEFGHIJ:00000z", "budget:2025:value:abcdefghij+:00000z", `budget:2025:value:${"abcdefghij+".repeat(9)}abcdefghij:00000z`, "x".repeat(100_000), "__proto__"])("%.40s is none", (text) => {
    expect(readFigureTag(text)).toBeNull();
  });
});

/** A text in a Word file told anew, and the file that it gives. */
async function told(file: Uint8Array, last: DepartmentData | null, now: DepartmentData, tracked = false): Promise<{ readonly file: Uint8Array; readonly retelling: Retelling; readonly text: string }> {
  const retelling = retell(await readDocxText(file, "a.docx"), last && bookOf(last), bookOf(now), new Map(), await taggedStretches(file, "a.docx"));
  const edited = await editDocx(file, "a.docx", retelling.changes, tracked, retelling.controls);
  return { file: edited, retelling, text: await readDocxText(edited, "b.docx") };
}

function figuresOf(text: string, tagged: readonly TaggedStretch[]): readonly string[] {
  return tagged.map(({ start, length, tag }) => `${readFigureTag(tag)?.kind ?? "?"} ${text.slice(start, start + length)}`);
}

const SECTION = "三、“三公”经费预算情况说明";
const RISE = "2024年公务接待费预算10万元，比上年预算增加2万元，增长25%，主要原因是来访增多。";

describe("a figure carries the cells from which it comes", () => {
  it.each([false, true])("in the Word file of last year's text, revisions: %s", async (tracked) => {
    const before = wordOf([SECTION, RISE]);
    const { file, text, retelling } = await told(before, withReception(2024, 10), withReception(2025, 15), tracked);
    expect(text).toBe(`${SECTION}\n2025年公务接待费预算15万元，比上年预算增加5万元，增长50%，主要原因是来访增多。`);
    expect(retelling.updates).toBe(false);
    expect(figuresOf(text, await taggedStretches(file, "b.docx"))).toEqual(["value 15", "follows 5", "follows 50"]);
    expect(textOfDocument(settled(partOf(file, DOCUMENT), false))).toBe(tracked ? `${SECTION}\n${RISE}` : text);
    expect(textOfDocument(settled(partOf(file, DOCUMENT), true))).toBe(text);
  });

  it("and is brought up to date by it: only what changed changes", async () => {
    const first = await told(wordOf([SECTION, RISE, "因公出国（境）费预算3万元，按上年安排。", "计划接待23批次，会议费3.5万元。"]), withReception(2024, 10, 3), withReception(2025, 15, 3));
    const again = await told(first.file, null, withReception(2025, 15, 3));
    expect([again.retelling.updates, again.retelling.changes]).toEqual([true, []]);
    const later = await told(first.file, null, withReception(2025, 7, 3));
    expect(later.text).toBe(first.text.replace("预算15万元，比上年预算增加5万元，增长50%，主要原因是来访增多", "预算7万元，比上年预算减少3万元，下降30%，主要原因是来访增多【待确认】"));
    const back = await told(later.file, null, withReception(2025, 15, 3));
    expect(back.text).toContain("预算15万元，比上年预算增加5万元，增长50%");
  });

  it("revisions that were refused leave last year's text, whatever its figures carry", async () => {
    const { file, text } = await told(wordOf([SECTION, "2024年部门预算如下。", RISE, "2024年部门预算见附表。"]), withReception(2024, 10), withReception(2025, 15), true);
    const document = settled(partOf(file, DOCUMENT), false);
    const refused = wordOf([{ whole: /<w:body>(.*)<\/w:body>/s.exec(document)?.[1] ?? "" }]);
    const again = await told(refused, withReception(2024, 10), withReception(2025, 15));
    expect([again.retelling.updates, again.text]).toEqual([false, text]);
  });

  it("whatever is written around it by hand", async () => {
    const first = await told(wordOf([SECTION, RISE]), withReception(2024, 10), withReception(2025, 15));
    const tagged = await taggedStretches(first.file, "a.docx");
    const at = (first.text.indexOf("公务接待费预算"));
    const edited = await editDocx(first.file, "a.docx", [{ kind: "words", start: at, length: 7, text: "来客这一块拟安排" }], false);
    expect((await taggedStretches(edited, "a.docx")).map(({ tag }) => tag)).toEqual(tagged.map(({ tag }) => tag));
    expect((await told(edited, null, withReception(2025, 12))).text).toContain("来客这一块拟安排12万元，比上年预算增加2万元，增长20%");
  });

  it("what nothing brought up to date though its cells changed is marked", async () => {
    const first = await told(wordOf([SECTION, RISE]), withReception(2024, 10), withReception(2025, 15));
    const from = first.text.indexOf("，比上年预算增加");
    const edited = await editDocx(first.file, "a.docx", [{ kind: "words", start: from, length: 8, text: "。其余见附件，另有" }], false);
    const later = await told(edited, null, withReception(2025, 12));
    expect(later.text).toMatch(/预算12万元.*5万元【待确认】/);
    const again = await told(later.file, null, withReception(2025, 13));
    expect(again.text).toBe(later.text.replace("12万元", "13万元"));
  });

  it("other words in its place are nobody's figure: they stay", async () => {
    const first = await told(wordOf([SECTION, RISE]), withReception(2024, 10), withReception(2025, 15));
    const edited = await editDocx(first.file, "a.docx", [{ kind: "words", start: first.text.indexOf("15"), length: 2, text: "与2022年相近的数" }], false);
    expect((await told(edited, null, withReception(2025, 12))).text).toContain("预算与2022年相近的数万元");
  });

  it("tags of strangers say nothing, and stay", async () => {
    const strange = (tag: string): string => `<w:sdt><w:sdtPr><w:tag w:val="${tag}"/></w:sdtPr><w:sdtContent><w:r><w:t>10</w:t></w:r></w:sdtContent></w:sdt>`;
    for (const tag of ["mine", "budget:2024:value:zzzzzzzzzz:zzzzzz", "budget:2024:chosen:abcdefghij+abcdefghij:000000", "&lt;x&gt;"]) {
      const file = wordOf([SECTION, { xml: `<w:r><w:t>2024年公务接待费预算</w:t></w:r>${strange(tag)}<w:r><w:t>万元。</w:t></w:r>` }]);
      const { text } = await told(file, withReception(2024, 10), withReception(2025, 15));
      expect(text).toBe(`${SECTION}\n2025年公务接待费预算15万元。`);
    }
  });

  it("a tag that means another cell than the words is told", async () => {
    const first = await told(wordOf([SECTION, RISE, "因公出国（境）费预算3万元。"]), withReception(2024, 10, 3), withReception(2025, 15, 3));
    const at = first.text.indexOf("因公出国（境）费预算");
    const edited = await editDocx(first.file, "a.docx", [{ kind: "words", start: at, length: 10, text: "公务接待费预算" }], false);
    const { retelling } = await told(edited, null, withReception(2025, 15, 3));
    expect(retelling.slots.filter(({ state }) => state === "ambiguous").map(({ text, others }) => [text, others.map((other) => other.text)])).toEqual([["3", ["15"]]]);
  });
});

describe("any department's text of this year is brought up to date", () => {
  it("nothing changes where no cell did, and what changed agrees with the tables or is marked", () => {
    fc.assert(fc.property(departments, fc.nat(), (data, seed) => {
      const [before, now] = [bookOf(data), bookOf({ ...nextYearOf(data, randomOf(seed)), year: data.year })];
      const text = narrativeText(narrateBook(before));
      const tagged = carriedBy(text, before);
      expect(retell(text, null, before, new Map(), tagged).changes).toEqual([]);
      const told = retell(text, null, now, new Map(), tagged);
      const { claims } = readText(told.text, now);
      expect(claims.filter(({ status, kind }) => status === "disagree" && kind !== "year").map(({ quote, printed }) => `${printed} ${quote}`)).toEqual([]);
    }), { numRuns: 8 });
  });
});

it("the Word file that we write from a workbook is brought up to date as well", async () => {
  const data = withReception(2025, 15, 3);
  const book = bookOf(data);
  const file = await disclosureDocx(book, { sheets: [] }, narrateBook(book), "controls");
  const tagged = await taggedStretches(file, "a.docx");
  expect(tagged.length).toBeGreaterThan(30);
  for (const { tag } of tagged) expect(readFigureTag(tag)).not.toBeNull();
  const same = await told(file, null, data);
  expect([same.retelling.updates, same.retelling.changes]).toEqual([true, []]);
  const later = withReception(2025, 11, 3);
  const { text } = await told(file, null, later);
  const wanted = narrativeText(narrateBook(bookOf(later))).split("\n").filter((line) => line.includes("公务接待费"));
  expect(wanted.filter((line) => !text.includes(line))).toEqual([]);
});
