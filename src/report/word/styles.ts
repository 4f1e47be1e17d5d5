import { AlignmentType, LineRuleType, convertMillimetersToTwip, type IFontAttributesProperties, type IStylesOptions } from "docx";
import { LINE_POINTS, RANK_FONTS, type RankFont } from "../ranks";

/**
 * A customary font of official documents, with Times New Roman for Latin letters and digits; the hint keeps “ ” and — in
 * the Chinese font, where they are full-width.
 */
function font(name: string): IFontAttributesProperties {
  return { ascii: "Times New Roman", hAnsi: "Times New Roman", cs: "Times New Roman", eastAsia: name, hint: "eastAsia" };
}

/** By rank; tables and page numbers are in 宋体. */
export const FONTS = {
  body: font(RANK_FONTS.body.name), heading: font(RANK_FONTS.heading.name), subheading: font(RANK_FONTS.subheading.name), title: font(RANK_FONTS.title.name), table: font("宋体"),
} as const;

/** The list of fonts of the file, with those that a program takes where one is not installed. */
export function fontTableXml(): string {
  const fonts: readonly RankFont[] = Object.values(RANK_FONTS);
  const listed = fonts.map(({ name, others }) => `<w:font w:name="${name}"><w:altName w:val="${others.join(",")}"/><w:charset w:val="86"/><w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>`);
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${listed.join("")}</w:fonts>`;
}

/** Sizes in half points: 三号 is 16 points, 二号 22, 四号 14, 小四 12. */
export const SIZE = { title: 52, tableTitle: 36, body: 32, contents: 28, footer: 28, line: 21 } as const;

export const LINE = { line: Math.round(LINE_POINTS * 20), lineRule: LineRuleType.EXACT } as const;

/** Lines around a table, exactly. */
export const TABLE_LINE = { title: 480, titleAfter: 60, line: 320 } as const;

/** The style of a table's title: a heading of the second level that looks like a title. */
export const TABLE_TITLE = { id: "TableTitle", name: "表题" } as const;

const mm = convertMillimetersToTwip;
const POINTS_PER_MM = 72 / 25.4;

/** A4; margins of the text as GB/T 9704 has them, those of tables narrower. */
export const PAGE = {
  size: { width: 11906, height: 16838 },
  text: { top: mm(37), bottom: mm(35), left: mm(28), right: mm(26), header: mm(15), footer: mm(20) },
  portraitTable: { top: mm(25), bottom: mm(25), left: mm(18), right: mm(18), header: mm(12), footer: mm(14) },
  landscapeTable: { top: mm(22), bottom: mm(22), left: mm(18), right: mm(18), header: mm(12), footer: mm(12) },
} as const;

/** Height of a page between its margins, in points. */
export const ROOM = {
  text: (297 - 37 - 35) * POINTS_PER_MM, portraitTable: (297 - 25 - 25) * POINTS_PER_MM, landscapeTable: (210 - 22 - 22) * POINTS_PER_MM,
} as const;

/** Width of a line of the text in Chinese characters of its size. */
export const CHARACTERS_PER_LINE = ((210 - 28 - 26) * POINTS_PER_MM) / (SIZE.body / 2);

/** Two characters of the body, said both ways because not every program knows the first. */
export const TWO_CHARACTERS = { firstLineChars: 200, firstLine: 640 } as const;

/** Pages are filled to their last line, as GB/T 9704 counts them. */
const FULL_PAGES = { widowControl: false } as const;

const OUTLINE = { ...FULL_PAGES, keepNext: true, spacing: { ...LINE, before: 0, after: 0 }, indent: TWO_CHARACTERS } as const;

/** The styles of the document: every paragraph has one of them, so that a person can restyle all of a kind at once. */
export const STYLES: IStylesOptions = {
  default: {
    document: { run: { font: FONTS.body, size: SIZE.body, language: { value: "en-US", eastAsia: "zh-CN" } }, paragraph: { spacing: { before: 0, after: 0 } } },
    heading1: { run: { font: FONTS.heading, size: SIZE.body, color: "000000", bold: false }, paragraph: OUTLINE },
    heading2: { run: { font: FONTS.subheading, size: SIZE.body, color: "000000", bold: false }, paragraph: OUTLINE },
  },
  paragraphStyles: [
    { id: "BodyText", name: "Body Text", basedOn: "Normal", quickFormat: true, paragraph: { ...FULL_PAGES, spacing: LINE, indent: TWO_CHARACTERS, alignment: AlignmentType.BOTH } },
    { id: "CoverLine", name: "封面", basedOn: "Normal", run: { font: FONTS.title, size: SIZE.title }, paragraph: { alignment: AlignmentType.CENTER, spacing: { line: 360, lineRule: LineRuleType.AUTO, after: 240 } } },
    { id: "ContentsTitle", name: "目录标题", basedOn: "Normal", run: { font: FONTS.title, size: SIZE.tableTitle }, paragraph: { alignment: AlignmentType.CENTER, spacing: { after: 240 } } },
    {
      id: TABLE_TITLE.id, name: TABLE_TITLE.name, basedOn: "Normal", quickFormat: true, run: { font: FONTS.title, size: SIZE.tableTitle },
      paragraph: { alignment: AlignmentType.CENTER, outlineLevel: 1, keepNext: true, spacing: { before: 0, after: TABLE_LINE.titleAfter, line: TABLE_LINE.title, lineRule: LineRuleType.EXACT } },
    },
    { id: "TableLine", name: "表注", basedOn: "Normal", run: { font: FONTS.table, size: SIZE.line }, paragraph: { spacing: { line: TABLE_LINE.line, lineRule: LineRuleType.EXACT } } },
    { id: "TableCell", name: "表内文字", basedOn: "Normal", run: { font: FONTS.table } },
    { id: "TOC1", name: "toc 1", basedOn: "Normal", run: { size: SIZE.contents }, paragraph: { spacing: { line: 500, lineRule: LineRuleType.EXACT } } },
    { id: "TOC2", name: "toc 2", basedOn: "Normal", run: { size: SIZE.contents }, paragraph: { indent: { left: 280 }, spacing: { line: 500, lineRule: LineRuleType.EXACT } } },
  ],
};
