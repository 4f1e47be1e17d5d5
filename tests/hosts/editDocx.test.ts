import fc from "fast-check";
import { strToU8, zipSync } from "fflate";
import { commentDocx, editDocx, readDocxText, taggedStretches } from "../../src/hosts/word";
import { textOfDocument } from "../../src/hosts/word/docxText";
import { changed } from "../../src/lastYear";
import type { TextChange } from "../../src/model/retelling";
import { partOf, partsOf } from "../support/packages";
import { settled } from "../support/revisions";
import { wordOf } from "../support/wordFile";

const TYPES = '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>';
const RELATIONS = '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>';
const DOCUMENT = "word/document.xml";

function word(body: string): Uint8Array {
  return zipSync({
    "[Content_Types].xml": strToU8(TYPES), "word/_rels/document.xml.rels": strToU8(RELATIONS), "word/styles.xml": strToU8("<w:styles/>"), "word/media/image1.png": new Uint8Array([1, 2, 3]),
    [DOCUMENT]: strToU8(`<?xml version="1.0" encoding="UTF-8"?>\n<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`),
  });
}

function bodyOf(bytes: Uint8Array): string {
  return /<w:body>(.*)<\/w:body>/s.exec(partOf(bytes, DOCUMENT))?.[1] ?? "";
}

const words = (start: number, length: number, text: string): TextChange => ({ kind: "words", start, length, text });
const run = (text: string, looks = ""): string => `<w:r>${looks}<w:t>${text}</w:t></w:r>`;
const row = (...cells: readonly string[]): string => `<w:tr><w:trPr><w:cantSplit/></w:trPr>${cells.map((text) => `<w:tc><w:tcPr/><w:p>${text === "" ? "" : run(text)}</w:p></w:tc>`).join("")}</w:tr>`;
const BOLD = "<w:rPr><w:b/></w:rPr>";

describe("words of a Word file change in place", () => {
  it.each([
    ["inside one run", `<w:p>${run("收入10万元")}</w:p>`, [words(2, 2, "12.5")], `<w:p>${run("收入12.5万元")}</w:p>`],
    ["a figure torn over three runs keeps its first looks", `<w:p>${run("收入1")}${run("0.", BOLD)}${run("5万元")}</w:p>`, [words(2, 4, "99")], `<w:p>${run("收入99")}${run("", BOLD)}${run("万元")}</w:p>`],
    ["behind the last word", `<w:p>${run("收入10万元")}</w:p>`, [words(6, 0, "【待确认】")], `<w:p>${run("收入10万元【待确认】")}</w:p>`],
    ["several in one run, with signs that XML writes otherwise", `<w:p>${run("A&amp;B 1 2")}</w:p>`, [words(4, 1, "<3"), words(6, 1, "4")], `<w:p>${run("A&amp;B &lt;3 4")}</w:p>`],
    ["white space that would be lost is kept", `<w:p>${run("1年")}</w:p>`, [words(0, 1, " 2")], "<w:p><w:r><w:t xml:space=\"preserve\"> 2年</w:t></w:r></w:p>"],
    ["a cell of a table", `<w:tbl><w:tr><w:tc><w:p>${run(" 合计")}</w:p></w:tc><w:tc><w:p>${run("10")}</w:p></w:tc></w:tr></w:tbl>`, [words(3, 2, "20")], `<w:tbl><w:tr><w:tc><w:p>${run(" 合计")}</w:p></w:tc><w:tc><w:p>${run("20")}</w:p></w:tc></w:tr></w:tbl>`],
    ["a paragraph goes", `<w:p>${run("一")}</w:p><w:p>${run("二")}</w:p><w:p>${run("三")}</w:p>`, [{ kind: "strike", start: 2, length: 2 }], `<w:p>${run("一")}</w:p><w:p>${run("三")}</w:p>`],
    ["the one that ends a section loses its words alone", `<w:p><w:pPr><w:sectPr/></w:pPr>${run("一")}</w:p><w:p>${run("二")}</w:p>`, [{ kind: "strike", start: 0, length: 2 }], `<w:p><w:pPr><w:sectPr/></w:pPr></w:p><w:p>${run("二")}</w:p>`],
    ["a paragraph comes in the looks of another", `<w:p><w:pPr><w:jc/></w:pPr>${run("一", BOLD)}</w:p><w:p>${run("二")}</w:p>`, [{ kind: "paragraph", start: 2, length: 0, like: 0, text: "新" }],
      `<w:p><w:pPr><w:jc/></w:pPr>${run("一", BOLD)}</w:p><w:p><w:pPr><w:jc/></w:pPr><w:r>${BOLD}<w:t xml:space="preserve">新</w:t></w:r></w:p><w:p>${run("二")}</w:p>`],
    ["a row of a table goes", `<w:tbl>${row("甲", "1")}${row("乙", "2")}</w:tbl>`, [{ kind: "strike", start: 4, length: 4 }], `<w:tbl>${row("甲", "1")}</w:tbl>`],
    ["the only row of a table loses its words alone", `<w:tbl>${row("甲", "1")}</w:tbl>`, [{ kind: "strike", start: 0, length: 4 }], `<w:tbl>${row("", "").replaceAll("<w:r><w:t></w:t></w:r>", "")}</w:tbl>`],
    ["a row comes in the looks of another", `<w:tbl>${row("甲", "1")}${row("乙", "2")}</w:tbl>`, [{ kind: "paragraph", start: 4, length: 0, like: 0, text: "新\t" }],
      `<w:tbl>${row("甲", "1")}<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr/><w:p><w:r><w:t xml:space="preserve">新</w:t></w:r></w:p></w:tc><w:tc><w:tcPr/><w:p></w:p></w:tc></w:tr>${row("乙", "2")}</w:tbl>`],
    ["a cell in which nothing stood", `<w:tbl><w:tr><w:tc><w:p>${run("甲", BOLD)}</w:p></w:tc><w:tc><w:p/></w:tc><w:tc><w:p>${run("3")}</w:p></w:tc></w:tr></w:tbl>`, [words(2, 0, "7")],
      `<w:tbl><w:tr><w:tc><w:p>${run("甲", BOLD)}</w:p></w:tc><w:tc><w:p><w:r>${BOLD}<w:t xml:space="preserve">7</w:t></w:r></w:p ></w:tc><w:tc><w:p>${run("3")}</w:p></w:tc></w:tr></w:tbl>`],
  ] satisfies readonly (readonly [string, string, readonly TextChange[], string])[])("%s", async (_, body, changes, expected) => {
    expect(bodyOf(await editDocx(word(body), "a.docx", changes, false))).toBe(expected);
  });

  const box = (text: string): string => `<w:txbxContent><w:p w:rsidR="00A1"><w:r><w:t>${text}</w:t></w:r></w:p></w:txbxContent>`;
  it.each([
    ["what Word writes between words", `<w:p w:rsidR="00AB" w14:paraId="1F"><w:pPr><w:rPr><w:lang w:val="zh-CN"/></w:rPr></w:pPr><w:proofErr w:type="spellStart"/><w:r w:rsidRPr="00CD"><w:t>收入</w:t></w:r><w:proofErr w:type="spellEnd"/><w:smartTag w:element="m"><w:r><w:t>10</w:t></w:r></w:smartTag><w:bookmarkStart w:id="3" w:name="b"/><w:r><w:t>万元</w:t><w:footnoteReference w:id="2"/></w:r><w:bookmarkEnd w:id="3"/></w:p>`],
    ["fields and links", `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF a 99</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>收入</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:hyperlink w:anchor="x"><w:r><w:t>10</w:t></w:r></w:hyperlink><w:r><w:t>万元</w:t></w:r></w:p>`],
    ["cells that are merged, and a control around one", `<w:tbl><w:tr><w:trPr/><w:tc><w:tcPr><w:gridSpan w:val="2"/><w:vMerge w:val="restart"/></w:tcPr><w:p><w:sdt><w:sdtPr/><w:sdtContent><w:r><w:t>收入10万元</w:t></w:r></w:sdtContent></w:sdt></w:p></w:tc></w:tr></w:tbl>`],
    ["both versions of a text box, which Word and other programs show", `<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>${box("收入10万元")}</w:drawing></mc:Choice><mc:Fallback><w:pict>${box("收入10万元")}</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>`],
  ])("%s: the figure changes, every other byte stays", async (_, body) => {
    const file = word(body);
    const start = (await readDocxText(file, "a.docx")).indexOf("10");
    expect(bodyOf(await editDocx(file, "a.docx", [words(start, 2, "12")], false))).toBe(body.replaceAll("10", "12"));
    const revised = partOf(await editDocx(file, "a.docx", [words(start, 2, "12")], true), DOCUMENT);
    expect(textOfDocument(settled(revised, false))).toBe(await readDocxText(file, "a.docx"));
    expect(textOfDocument(settled(revised, true))).toBe((await readDocxText(file, "a.docx")).replace("10", "12"));
  });

  it("rows as revisions: rejected they are those of before, accepted those of now", async () => {
    const body = `<w:tbl>${row("甲", "1")}${row("乙", "2")}${row("丙", "")}</w:tbl>`;
    const changes: readonly TextChange[] = [{ kind: "paragraph", start: 4, length: 0, like: 0, text: "新\t9" }, { kind: "strike", start: 4, length: 4 }, words(10, 0, "3")];
    const revised = partOf(await editDocx(word(body), "a.docx", changes, true), DOCUMENT);
    expect(revised).toMatch(/<w:trPr><w:cantSplit\/><w:del [^>]*\/><\/w:trPr>/);
    expect(textOfDocument(settled(revised, false))).toBe("甲\t1\n乙\t2\n丙\t");
    expect(textOfDocument(settled(revised, true))).toBe("甲\t1\n新\t9\n丙\t3");
  });

  it("as revisions with the looks of the run, numbered behind all that is there", async () => {
    const body = `<w:p><w:bookmarkStart w:id="7"/>${run("收入10万元", BOLD)}</w:p>`;
    expect(bodyOf(await editDocx(word(body), "a.docx", [words(2, 2, "12")], true))).toBe(
      `<w:p><w:bookmarkStart w:id="7"/><w:r>${BOLD}<w:t xml:space="preserve">收入</w:t></w:r><w:del w:id="8" w:author="预算公开助手"><w:r>${BOLD}<w:delText xml:space="preserve">10</w:delText></w:r></w:del>`
      + `<w:ins w:id="9" w:author="预算公开助手"><w:r>${BOLD}<w:t xml:space="preserve">12</w:t></w:r></w:ins><w:r>${BOLD}<w:t xml:space="preserve">万元</w:t></w:r></w:p>`);
  });

  it("what comes stands behind all that goes, in however many runs that was", async () => {
    const revised = bodyOf(await editDocx(word(`<w:p>${run("收入2")}${run("02")}${run("2年")}</w:p>`), "a.docx", [words(2, 4, "2023")], true));
    expect([...revised.matchAll(/<w:(delText|t) [^>]*>([^<]*)</g)].map(([, kind, text]) => `${kind} ${text}`)).toEqual(["t 收入", "delText 2", "delText 02", "delText 2", "t 2023", "t 年"]);
  });

  it("every other part stays byte for byte, and the whole file where nothing changes", async () => {
    const before = word(`<w:p>${run("收入10万元")}</w:p>`);
    const after = await editDocx(before, "a.docx", [words(2, 2, "12")], true);
    const parts = partsOf(after);
    for (const [name, bytes] of partsOf(before)) if (name !== DOCUMENT) expect([name, parts.get(name)]).toEqual([name, bytes]);
    expect(await editDocx(before, "a.docx", [], true)).toEqual(before);
  });
});

/** Paragraphs of runs with looks, some in a table. */
const paragraph = fc.array(fc.tuple(fc.stringMatching(/^[一-九0-9.，<& ]{0,6}$/), fc.constantFrom("", BOLD)), { minLength: 1, maxLength: 5 })
  .map((runs) => `<w:p>${runs.map(([text, looks]) => `<w:r>${looks}<w:t xml:space="preserve">${text.replaceAll("&", "&amp;").replaceAll("<", "&lt;")}</w:t></w:r>`).join("")}</w:p>`);
const cuts = fc.array(fc.tuple(fc.nat(60), fc.nat(6), fc.stringMatching(/^[0-9一二]{0,4}$/)), { maxLength: 8 });

/** Changes of a text that do not overlap and stay inside lines. */
function changesOf(text: string, wanted: readonly (readonly [gap: number, length: number, instead: string])[]): readonly TextChange[] {
  const changes: TextChange[] = [];
  let at = 0;
  for (const [gap, length, instead] of wanted) {
    const start = at + gap;
    const end = Math.min(start + length, text.length);
    if (start >= text.length || text.slice(start, end).includes("\n") || text[start] === "\n") continue;
    if (end > start) changes.push(words(start, end - start, instead));
    at = end + 1;
  }
  return changes;
}

describe("any changes of any document", () => {
  it("give the changed words at once, and as revisions when accepted; rejected they give the old ones", async () => {
    await fc.assert(fc.asyncProperty(fc.array(paragraph, { minLength: 1, maxLength: 5 }), cuts, async (paragraphs, wanted) => {
      const file = word(paragraphs.join(""));
      const text = await readDocxText(file, "a.docx");
      const changes = changesOf(text, wanted);
      const expected = changed(text, changes).text;
      expect(await readDocxText(await editDocx(file, "a.docx", changes, false), "a.docx")).toBe(expected);
      const tracked = partOf(await editDocx(file, "a.docx", changes, true), DOCUMENT);
      expect(textOfDocument(settled(tracked, true))).toBe(expected);
      expect(textOfDocument(settled(tracked, false))).toBe(text);
    }), { numRuns: 60 });
  });

  it("and so do paragraphs that go and come", async () => {
    const file = word(`<w:p>${run("一")}</w:p><w:p><w:pPr><w:rPr><w:b/></w:rPr></w:pPr>${run("二", BOLD)}</w:p><w:p><w:pPr><w:jc/></w:pPr>${run("三")}</w:p>`);
    const changes: readonly TextChange[] = [{ kind: "strike", start: 2, length: 2 }, { kind: "paragraph", start: 4, length: 0, like: 2, text: "新" }];
    const tracked = partOf(await editDocx(file, "a.docx", changes, true), DOCUMENT);
    expect([textOfDocument(settled(tracked, true)), textOfDocument(settled(tracked, false))]).toEqual(["一\n新\n三", "一\n二\n三"]);
  });
});

/** Two notes, a text box, a header and a footer of a document; the note that parts others has no words of the text. */
const NOTES = `<w:footnotes xmlns:w="w"><w:footnote w:type="separator" w:id="0"><w:p>${run("一线")}</w:p></w:footnote><w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r>${run("含结转5万元。")}</w:p></w:footnote></w:footnotes>`;
const END_NOTES = `<w:endnotes xmlns:w="w"><w:endnote w:id="2"><w:p>${run("不含公务用车。")}</w:p></w:endnote></w:endnotes>`;
const BOX = `<w:r><mc:AlternateContent><mc:Choice><w:txbxContent><w:p>${run("共10")}</w:p><w:p>${run("万元")}</w:p></w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent><w:p>${run("共10")}</w:p><w:p>${run("万元")}</w:p></w:txbxContent></mc:Fallback></mc:AlternateContent></w:r>`;
const HEADER = `<w:hdr xmlns:w="w"><w:p>${run("2024年部门预算")}</w:p></w:hdr>`;
const page = (code: string): string => `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> ${code} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run("7")}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;
const FOOTER = `<w:ftr xmlns:w="w"><w:p>${run("第")}${page("PAGE")}${run("页")}<w:fldSimple w:instr="NUMPAGES">${run("9")}</w:fldSimple></w:p></w:ftr>`;
const noted = (kind: string): string => `<w:r><w:${kind}Reference w:id="2"/></w:r>`;

const OTHER_PARTS = wordOf([
  { xml: `${run("甲")}${BOX}${run("收入")}${noted("footnote")}${run("3万元")}` }, { xml: `${run("乙")}${noted("footnote")}` },
  { whole: `<w:tbl><w:tr><w:tc><w:p>${run("丙")}${noted("endnote")}</w:p></w:tc><w:tc><w:p>${run("4")}</w:p></w:tc></w:tr></w:tbl>` }, "丁",
], { "word/footnotes.xml": NOTES, "word/endnotes.xml": END_NOTES, "word/header1.xml": HEADER, "word/footer1.xml": FOOTER });

describe("words that stand apart", () => {
  const LINES = "甲收入3万元\u001e共10\u001e万元\u001e含结转5万元。\u001d乙\n丙\t4\u001e不含公务用车。\u001d丁\u001c2024年部门预算\u001e第页";

  it("are read behind the line that refers to them, once; numbers of pages are none", async () => {
    expect(await readDocxText(OTHER_PARTS, "a.docx")).toBe(LINES);
  });

  it.each([false, true])("change in their parts, every other part stays byte for byte (revisions: %s)", async (tracked) => {
    const at = (text: string): number => LINES.indexOf(text);
    const changes = [words(at("10"), 2, "12"), words(at("5"), 1, "60"), words(at("不含"), 2, "含"), words(at("2024"), 4, "2025"), words(at("第页"), 1, "共")];
    const after = await editDocx(OTHER_PARTS, "a.docx", changes, tracked, [{ start: at("5"), length: 1, tag: "某", title: "某" }]);
    expect(await readDocxText(after, "a.docx")).toBe(changed(LINES, changes).text);
    expect(await taggedStretches(after, "a.docx")).toMatchObject([{ length: 2, tag: "某" }]);
    expect(partOf(after, "word/_rels/document.xml.rels")).toBe(partOf(OTHER_PARTS, "word/_rels/document.xml.rels"));
    if (tracked) return;
    expect(partOf(after, "word/header1.xml")).toBe(HEADER.replace("2024", "2025"));
    expect(partOf(after, "word/endnotes.xml")).toBe(END_NOTES.replace("不含", "含"));
    expect(partOf(after, DOCUMENT)).toBe(partOf(OTHER_PARTS, DOCUMENT).replaceAll("共10", "共12"));
  });

  it("give their comments to what refers to them, those of pages to the beginning", async () => {
    const after = await commentDocx(OTHER_PARTS, "a.docx", [{ start: LINES.indexOf("5万"), length: 1, text: "应为6" }, { start: LINES.indexOf("2024"), length: 4, text: "应为2025" }], []);
    expect(partOf(after, DOCUMENT)).toContain(`<w:commentRangeStart w:id="0"/>${noted("footnote")}<w:commentRangeEnd w:id="0"/>`);
    expect(partOf(after, DOCUMENT)).toContain('<w:body><w:p><w:commentRangeStart w:id="1"/><w:commentRangeEnd w:id="1"/>');
    expect(partOf(after, "word/comments.xml")).toContain("“5”：应为6");
    expect(await readDocxText(after, "a.docx")).toBe(LINES);
  });
});

describe("comments", () => {
  it("stand at their words, in a part of their own", async () => {
    const after = await commentDocx(word(`<w:p>${run("收入10万元")}</w:p>`), "a.docx", [{ start: 2, length: 2, text: "应为 <12>" }], [words(2, 2, "12")]);
    expect(bodyOf(after)).toBe(`<w:p><w:r><w:t xml:space="preserve">收入</w:t></w:r><w:commentRangeStart w:id="0"/><w:del w:id="1" w:author="预算公开助手"><w:r><w:delText xml:space="preserve">10</w:delText></w:r></w:del>`
      + `<w:ins w:id="2" w:author="预算公开助手"><w:r><w:t xml:space="preserve">12</w:t></w:r></w:ins><w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r><w:r><w:t xml:space="preserve">万元</w:t></w:r></w:p>`);
    expect(partOf(after, "word/comments.xml")).toContain('<w:comment w:id="0" w:author="预算公开助手" w:initials="预"><w:p><w:r><w:t xml:space="preserve">应为 &lt;12&gt;</w:t></w:r></w:p></w:comment>');
    expect(partOf(after, "[Content_Types].xml")).toContain('PartName="/word/comments.xml"');
    expect(partOf(after, "word/_rels/document.xml.rels")).toContain('Target="comments.xml"');
  });

  it("join those that are there", async () => {
    const once = await commentDocx(word(`<w:p>${run("收入10万元")}</w:p>`), "a.docx", [{ start: 0, length: 2, text: "甲" }], []);
    const twice = await commentDocx(once, "a.docx", [{ start: 2, length: 2, text: "乙" }], []);
    expect([...partOf(twice, "word/comments.xml").matchAll(/<w:comment w:id="(\d+)"/g)].map(([, id]) => id)).toEqual(["0", "1"]);
    expect(await readDocxText(twice, "a.docx")).toBe("收入10万元");
  });

  it("on figures that change are put around what they carry, and are not made again later", async () => {
    const before = word(`<w:p>${run("收入10万元")}</w:p>`);
    const remark = { start: 2, length: 2, text: "另有 13\n请核对" };
    for (const tracked of [false, true]) {
      const after = await editDocx(before, "a.docx", [words(2, 2, "12")], tracked, [{ start: 2, length: 2, tag: "某", title: "某" }], [remark]);
      expect(bodyOf(after)).toMatch(/^.*收入.*<w:commentRangeStart w:id="0"\/><w:sdt>.*12.*<\/w:sdt><w:commentRangeEnd w:id="0"\/>.*<w:commentReference w:id="0"\/>.*万元.*$/);
      expect(await readDocxText(after, "a.docx")).toBe("收入12万元");
      const later = await editDocx(after, "a.docx", [], false, [], [remark, { ...remark, text: "另有 14" }]);
      expect([...partOf(later, "word/comments.xml").matchAll(/另有 \d+/g)].map(([said]) => said)).toEqual(["另有 13", "另有 14"]);
    }
    const struck = await editDocx(word(`<w:p>${run("一")}</w:p><w:p>${run("收入10万元")}</w:p>`), "a.docx", [{ kind: "strike", start: 2, length: 7 }], false, [], [{ ...remark, start: 4 }]);
    expect(partsOf(struck).has("word/comments.xml")).toBe(false);
  });
});
