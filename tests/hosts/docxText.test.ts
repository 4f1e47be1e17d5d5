import { Document, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from "docx";
import { strToU8, zipSync } from "fflate";
import { readDocxText, textOfDocument } from "../../src/hosts/word/docxText";

describe("the words of a Word file", () => {
  it("come a paragraph and a row of a table to the line, in order", async () => {
    const cell = (text: string): TableCell => new TableCell({ children: [new Paragraph(text)] });
    const bytes = await Packer.toBuffer(new Document({
      sections: [{
        children: [
          new Paragraph({ children: [new TextRun("收入预算"), new TextRun({ text: "2797.52 万元", bold: true }), new TextRun("，A&B<C>。")] }),
          new Table({ rows: [new TableRow({ children: [cell("科目"), cell("金额")] }), new TableRow({ children: [cell("行政运行"), cell("820.36")] })] }),
          new Paragraph("完。"),
        ],
      }],
    }));
    expect((await readDocxText(bytes, "a.docx")).split("\n")).toEqual(["收入预算2797.52 万元，A&B<C>。", "科目\t金额", "行政运行\t820.36", "完。"]);
  });

  it.each([
    ["deleted words and field codes", "<w:p><w:r><w:t>甲</w:t></w:r><w:del><w:r><w:delText>乙</w:delText></w:r></w:del><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>", "甲"],
    ["breaks and tabs", "<w:p><w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t><w:tab/><w:t>丙</w:t></w:r></w:p>", "甲\n乙 丙"],
    ["a second version of a drawing", "<w:p><mc:AlternateContent><mc:Choice><w:t>甲</w:t></mc:Choice><mc:Fallback><w:t>甲</w:t></mc:Fallback></mc:AlternateContent></w:p>", "甲"],
    ["paragraphs of one cell", "<w:tbl><w:tr><w:tc><w:p><w:t>甲</w:t></w:p><w:p><w:t>乙</w:t></w:p></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>", "甲 乙\t"],
    ["entities", "<w:p><w:t>&#x4E00;&#20108;&amp;&lt;</w:t></w:p>", "一二&<"],
  ])("%s", (_, body, words) => {
    expect(textOfDocument(body)).toBe(words);
  });

  const word = (document: string): Uint8Array => zipSync({ "word/document.xml": strToU8(document) });

  it.each([
    ["no Word file", strToU8("收入预算"), "unreadable"], ["a zip without a text", zipSync({ "a.txt": strToU8("") }), "unreadable"],
    ["a tag of 400,000 letters that is not closed", word(`<w:p ${"a".repeat(400_000)}`), "unreadable"], ["200,000 tags that are not closed", word("<w:p ".repeat(200_000)), "unreadable"],
    ["elements that are not closed", word("<w:p><w:r><w:t>甲"), "unreadable"], ["an entity that nobody knows", word("<w:p><w:t>&nope;</w:t></w:p>"), "unreadable"],
    ["60 MB of runs", word(`<w:p>${"<w:r><w:t>1</w:t></w:r>".repeat(2_700_000)}</w:p>`), "tooLarge"], ["more words than any disclosure", word(`<w:p><w:t>${"一".repeat(5_000_000)}</w:t></w:p>`), "tooLarge"],
    ["tables inside each other", word(`${"<w:tr><w:tc>".repeat(5_000)}${"</w:tc></w:tr>".repeat(5_000)}`), "tooLarge"],
  ])("refuses %s", async (_, bytes, code) => {
    await expect(readDocxText(bytes, "a.docx")).rejects.toMatchObject({ name: "HostError", code });
  });
});
