import { editDocx, readDocxText, taggedStretches } from "../../src/hosts/word";
import { textOfDocument } from "../../src/hosts/word/docxText";
import { parseXml, type XmlElement } from "../../src/hosts/package/xml";
import { carriedBy, retell } from "../../src/lastYear";
import { withPlainLines } from "../../src/model/apart";
import { readFigureTag } from "../../src/model/figureTags";
import { narrateBook } from "../../src/narrate";
import { narrativeText } from "../../src/report";
import { bookOf } from "../support/department";
import { partOf, partsOf } from "../support/packages";
import { settled } from "../support/revisions";
import { wordInManner, WORD_MANNERS } from "../support/wordManners";
import { XIHU } from "../support/xihu";
import { nextYearOf, randomOf } from "../support/yearLater";

const DOCUMENT = "word/document.xml";
const LAST = bookOf(XIHU);
const LINES = narrativeText(narrateBook(LAST)).split("\n").slice(0, 40);

/** The text without what stands apart from it. */
function withoutNotes(text: string): string {
  return text.replace(/\u001e[^\u001c-\u001e]*\u001d?/g, "\n");
}

function paragraphsOf(xml: string): readonly string[] {
  const all = (element: XmlElement): readonly string[] => element.children.flatMap((each) => (each.name === "p" ? [xml.slice(each.start, each.end)] : all(each)));
  return all(parseXml(xml, "a.docx"));
}

describe.each(WORD_MANNERS)("a Word file as $name writes it", (manner) => {
  it.each([1, 2, 3])("is told anew in its own runs: nothing else changes, and revisions lead both ways (%i)", async (seed) => {
    const file = wordInManner(manner, LINES, seed);
    const text = await readDocxText(file, "a.docx");
    expect(withoutNotes(text)).toBe(LINES.join("\n"));
    const { changes, controls, text: wanted } = retell(text, LAST, bookOf(nextYearOf(XIHU, randomOf(seed))));
    expect(controls.length).toBeGreaterThan(20);

    const plain = await editDocx(file, "a.docx", changes, false);
    expect(await readDocxText(plain, "a.docx")).toBe(wanted);
    for (const [name, bytes] of partsOf(file)) if (name !== DOCUMENT) expect([name, partsOf(plain).get(name)]).toEqual([name, bytes]);
    const [before, after] = [partOf(file, DOCUMENT), partOf(plain, DOCUMENT)];
    const touched = LINES.filter((line) => !withPlainLines(wanted).split("\n").includes(line)).length;
    const kept = new Set(paragraphsOf(after));
    expect(paragraphsOf(before).filter((paragraph) => !kept.has(paragraph)).length).toBe(touched);

    const tracked = await editDocx(file, "a.docx", changes, true, controls);
    const revised = partOf(tracked, DOCUMENT);
    const own = revised.replace(/<w:(ins|del) (w:id="\d+" w:author="张"[^>]*)>(.*?)<\/w:\1>/gs, (_, kind: string, __, inner: string) => (kind === "ins" ? inner : ""));
    expect(textOfDocument(settled(own, true))).toBe(withoutNotes(wanted));
    expect(textOfDocument(settled(own, false))).toBe(withoutNotes(text));
    parseXml(revised, "a.docx");
  });

  it("holds its figures with their cells, whatever stands between the letters", async () => {
    const file = wordInManner(manner, LINES, 7);
    const text = await readDocxText(file, "a.docx");
    const controls = carriedBy(text, LAST);
    const bound = await editDocx(file, "a.docx", [], false, controls);
    expect(withoutNotes(await readDocxText(bound, "a.docx"))).toBe(LINES.join("\n"));
    const held = (await taggedStretches(bound, "a.docx")).filter(({ tag }) => readFigureTag(tag) !== null);
    const wanted = new Set(controls.map(({ start, length, tag }) => `${tag} ${text.slice(start, start + length)}`));
    expect(held.length).toBeGreaterThan(controls.length * 0.6);
    expect(held.map(({ start, length, tag }) => `${tag} ${text.slice(start, start + length)}`).filter((each) => !wanted.has(each))).toEqual([]);
  });
});
