import { wordOf } from "./wordFile";
import { randomOf } from "./yearLater";

/** How a program writes a paragraph of words: cuts them into runs, and what it puts between and around these. */
export interface WordManner {
  readonly name: string;
  readonly paragraph: (words: string, random: () => number) => string;
  /** Parts beside the document that nobody else writes. */
  readonly parts: Readonly<Record<string, string>>;
}

const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
const text = (words: string): string => `<w:t${words === words.trim() ? "" : ' xml:space="preserve"'}>${escaped(words)}</w:t>`;

/** Words in pieces of one to `most` characters. */
function pieces(words: string, most: number, random: () => number): readonly string[] {
  const found: string[] = [];
  for (let at = 0; at < words.length;) {
    const end = at + 1 + Math.floor(random() * most);
    found.push(words.slice(at, end));
    at = end;
  }
  return found;
}

const id = (random: () => number): string => Math.floor(random() * 0xffffff).toString(16).toUpperCase().padStart(8, "00");

/** Word: proofing marks, bookmarks, smart tags, links, fields, and revisions of somebody before. */
const WORD: WordManner = {
  name: "Word",
  paragraph: (words, random) => `<w:p w:rsidR="${id(random)}" w:rsidRDefault="${id(random)}"><w:pPr><w:pStyle w:val="a3"/><w:ind w:firstLineChars="200"/><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr></w:pPr>${pieces(words, 7, random).map((piece) => {
    const run = `<w:r w:rsidRPr="${id(random)}"><w:rPr><w:rFonts w:hint="eastAsia"/><w:sz w:val="32"/></w:rPr>${random() < 0.1 ? "<w:lastRenderedPageBreak/>" : ""}${text(piece)}</w:r>`;
    const chance = random();
    if (chance < 0.15) return `<w:proofErr w:type="gramStart"/>${run}<w:proofErr w:type="gramEnd"/>`;
    if (chance < 0.25) return `<w:bookmarkStart w:id="${Math.floor(random() * 99)}" w:name="_Toc${id(random)}"/>${run}<w:bookmarkEnd w:id="3"/>`;
    if (chance < 0.35) return `<w:smartTag w:uri="urn:schemas-microsoft-com:office:smarttags" w:element="chmetcnv"><w:smartTagPr><w:attr w:name="UnitName" w:val="元"/></w:smartTagPr>${run}</w:smartTag>`;
    if (chance < 0.42) return `<w:hyperlink w:anchor="_Toc1" w:history="1">${run}</w:hyperlink>`;
    if (chance < 0.5) return `<w:ins w:id="901" w:author="张" w:date="2024-01-05T08:00:00Z">${run}</w:ins><w:del w:id="902" w:author="张" w:date="2024-01-05T08:00:00Z"><w:r><w:delText>旧文12.5</w:delText></w:r></w:del>`;
    if (chance < 0.55) return `<w:moveFrom w:id="903" w:author="张"><w:r><w:t>移走99.9</w:t></w:r></w:moveFrom>${run}`;
    if (chance < 0.6) return `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> REF _Ref7 \\h </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;
    if (chance < 0.65) return `<w:commentRangeStart w:id="0"/>${run}<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>`;
    if (chance < 0.7) return `${run}<w:r><w:footnoteReference w:id="2"/></w:r>`;
    return run;
  }).join("")}</w:p>`,
  parts: {
    "word/comments.xml": '<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:comment w:id="0" w:author="李"><w:p><w:r><w:t>去年核过</w:t></w:r></w:p></w:comment></w:comments>',
    "word/footnotes.xml": '<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:footnote w:id="2"><w:p><w:r><w:t>注</w:t></w:r></w:p></w:footnote></w:footnotes>',
  },
};

/** WPS: a run for every letter or two, its own data beside, one looks element longer than the next. */
const WPS: WordManner = {
  name: "WPS",
  paragraph: (words, random) => `<w:p><w:pPr><w:keepNext w:val="0"/><w:spacing w:line="560" w:lineRule="exact"/><w:rPr><w:rFonts w:hint="eastAsia" w:ascii="仿宋_GB2312" w:eastAsia="仿宋_GB2312"/><w:highlight w:val="none"/></w:rPr></w:pPr>${pieces(words, 2, random).map((piece) =>
    `<w:r><w:rPr><w:rFonts w:hint="${random() < 0.5 ? "eastAsia" : "default"}" w:ascii="仿宋_GB2312" w:hAnsi="仿宋_GB2312" w:eastAsia="仿宋_GB2312" w:cs="仿宋_GB2312"/><w:color w:val="auto"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr>${text(piece)}</w:r>`).join("")}</w:p>`,
  parts: {
    "customXml/item1.xml": '<s:customData xmlns="http://www.wps.cn/officeDocument/2013/wpsCustomData" xmlns:s="http://www.wps.cn/officeDocument/2013/wpsCustomData"><customSectProps/></s:customData>',
    "docProps/custom.xml": '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"><property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="KSOProductBuildVer"><v>2052-12.1.0</v></property></Properties>',
  },
};

/** LibreOffice: empty elements of looks, runs without words, controls without tags. */
const LIBRE: WordManner = {
  name: "LibreOffice",
  paragraph: (words, random) => `<w:p><w:pPr><w:pStyle w:val="Normal"/><w:bidi w:val="0"/><w:jc w:val="start"/><w:rPr></w:rPr></w:pPr>${pieces(words, 12, random).map((piece) =>
    (random() < 0.2 ? `<w:sdt><w:sdtPr></w:sdtPr><w:sdtContent><w:r><w:rPr></w:rPr></w:r><w:r><w:rPr></w:rPr>${text(piece)}</w:r></w:sdtContent></w:sdt>` : `<w:r><w:rPr></w:rPr>${text(piece)}</w:r>`)).join("")}</w:p>`,
  parts: {},
};

export const WORD_MANNERS: readonly WordManner[] = [WORD, WPS, LIBRE];

/** A Word file of paragraphs in the manner of a program, the same for the same seed. */
export function wordInManner({ paragraph, parts }: WordManner, lines: readonly string[], seed: number): Uint8Array {
  const random = randomOf(seed);
  return wordOf(lines.map((line) => ({ whole: paragraph(line, random) })), parts);
}
