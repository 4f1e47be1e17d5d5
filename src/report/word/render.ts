import {
  AlignmentType, Document, Footer, HeadingLevel, LineRuleType, NumberFormat, PageNumber, PageOrientation, Paragraph, SectionType, StyleLevel, TableOfContents,
  TabStopType, TextRun, type ISectionOptions,
} from "docx";
import type { DisclosedPart, Disclosure } from "./content";
import { controlledRuns, type NarrativeControls } from "./figureControls";
import { fitTable, TABLE_PAGE, type Fit } from "./fit";
import type { TableGrid } from "./grid";
import { countLines, headingPages, pageNumbersOf, type Flow, type FlowBlock } from "./pages";
import { inSequence, isMinorHeading } from "../ranks";
import { plainText } from "./printed";
import { CHARACTERS_PER_LINE, FONTS, LINE, PAGE, ROOM, SIZE, STYLES, TABLE_LINE, TABLE_TITLE } from "./styles";
import { isUnbroken, rowHeight, staysWithNext, textRuns, wordTable } from "./table";

const INDENT = 2;

/** A paragraph of a part. */
interface TextBlock {
  readonly kind: "part" | "section" | "minor" | "body";
  readonly text: string;
}

/** A table with the room it gets, and the heading of its part on the first one. */
interface PlacedTable {
  readonly grid: TableGrid;
  readonly fit: Fit;
  readonly heading: string | null;
}

/** What follows without a change of pages: the text of parts that follow each other, or one table. */
type Run = { readonly text: readonly TextBlock[] } | { readonly table: PlacedTable };

/**
 * The document of a disclosure: cover, contents, text and tables, each table on pages of its own. The contents are
 * written with page numbers, so that they are there before any program updates them.
 *
 * @param controls what the figures of paragraphs carry
 */
export function disclosureDocument(disclosure: Disclosure, controls: NarrativeControls): Document {
  const title = disclosure.cover.join("");
  const runs = runsOf(disclosure.parts);
  return new Document({
    evenAndOddHeaderAndFooters: true,
    title, subject: title, creator: disclosure.cover[0] ?? "", lastModifiedBy: disclosure.cover[0] ?? "", description: "", styles: STYLES,
    pageNumbers: pageNumbersOf(headingPages(runs.map((run) => ("text" in run ? textFlow(run.text) : tableFlow(run.table))))),
    sections: [frontSection(disclosure), ...runs.map((run, at) => ("text" in run ? textSection(run.text, at === 0, controls) : tableSection(run.table, at === 0)))],
  });
}

/** The parts of a disclosure as they come to stand on pages. */
function runsOf(parts: readonly DisclosedPart[]): readonly Run[] {
  const runs: Run[] = [];
  let text: TextBlock[] = [];
  const endText = (): void => {
    if (text.length > 0) runs.push({ text });
    text = [];
  };
  for (const part of parts) {
    const blocks = blocksOf(part);
    if (blocks.length > 0) text.push({ kind: "part", text: part.heading }, ...blocks);
    if (part.grids.length > 0) endText();
    part.grids.forEach((grid, at) => runs.push({ table: { grid, fit: fitTable(grid), heading: at === 0 && blocks.length === 0 ? part.heading : null } }));
  }
  endText();
  return runs;
}

/** What a part says before its tables, the headings of its sections numbered as they follow each other. */
function blocksOf({ sections }: DisclosedPart): readonly TextBlock[] {
  return inSequence(sections.map((section) => ({ ...section, heading: section.heading ?? "" }))).flatMap(({ heading, paragraphs }): TextBlock[] => [
    ...(heading === "" ? [] : [{ kind: "section" as const, text: heading }]),
    ...paragraphs.map((text): TextBlock => ({ kind: isMinorHeading(text) ? "minor" : "body", text })),
  ]);
}

function textParagraph({ kind, text }: TextBlock, controls: NarrativeControls = new Map()): Paragraph {
  switch (kind) {
    case "part": return new Paragraph({ heading: HeadingLevel.HEADING_1, children: textRuns(text) });
    case "section": return new Paragraph({ heading: HeadingLevel.HEADING_2, children: textRuns(text) });
    case "minor": return new Paragraph({ style: "BodyText", keepNext: true, children: [new TextRun({ text: plainText(text), bold: true })] });
    case "body": return new Paragraph({ style: "BodyText", children: controlledRuns(text, controls.get(text) ?? []) });
  }
}

const points = (twips: number): number => twips / 20;

function textFlow(blocks: readonly TextBlock[]): Flow {
  return {
    height: ROOM.text, repeated: 0,
    blocks: blocks.map(({ kind, text }): FlowBlock => ({
      lines: Array.from({ length: countLines(text, CHARACTERS_PER_LINE, INDENT) }, () => points(LINE.line)),
      heading: kind === "part" || kind === "section", keepNext: kind !== "body",
    })),
  };
}

function tableFlow({ grid, fit, heading }: PlacedTable): Flow {
  const one = (height: number, isHeading: boolean): FlowBlock => ({ lines: [height], heading: isHeading, keepNext: true });
  const header = grid.header.map((cells) => rowHeight(cells, fit));
  return {
    height: fit.landscape ? ROOM.landscapeTable : ROOM.portraitTable,
    repeated: header.reduce((sum, height) => sum + height, 0),
    blocks: [
      ...(heading === null ? [] : [one(points(LINE.line) * countLines(heading, TABLE_PAGE[fit.landscape ? "landscape" : "portrait"] / (SIZE.body / 2), INDENT), true)]),
      one(points(TABLE_LINE.title + TABLE_LINE.titleAfter), true),
      ...grid.above.map(() => one(points(TABLE_LINE.line), false)),
      ...header.map((height) => one(height, false)),
      ...grid.body.map((cells, index): FlowBlock => {
        const height = rowHeight(cells, fit);
        const line = fit.size * 1.35;
        return { lines: isUnbroken(cells, fit) ? [height] : Array.from({ length: Math.ceil(height / line) }, () => line), heading: false, keepNext: staysWithNext(grid, index) };
      }),
      ...(grid.note === null ? [] : [{ lines: [points(TABLE_LINE.line)], heading: false, keepNext: false }]),
    ],
  };
}

function frontSection({ cover }: Disclosure): ISectionOptions {
  return {
    properties: { page: { size: PAGE.size, margin: PAGE.text } },
    // An empty footer of its own: the pages of the text are counted from 1.
    footers: { default: new Footer({ children: [new Paragraph({})] }), even: new Footer({ children: [new Paragraph({})] }) },
    children: [
      ...cover.map((line, index) => new Paragraph({
        style: "CoverLine", children: textRuns(line),
        ...(index === 0 ? { spacing: { before: 3600, after: 240, line: 360, lineRule: LineRuleType.AUTO } } : {}),
      })),
      new Paragraph({ style: "ContentsTitle", pageBreakBefore: true, children: [new TextRun("目    录")] }),
      new TableOfContents("目录", { hyperlink: true, headingStyleRange: "1-2", stylesWithLevels: [new StyleLevel(TABLE_TITLE.name, 2)] }),
    ],
  };
}

/** — 1 — a character from the outer edge: right on odd pages, left on even ones (GB/T 9704 7.5). */
function pageNumberFooters(): { readonly default: Footer; readonly even: Footer } {
  const edge = SIZE.footer * 10;
  const footer = (odd: boolean): Footer => new Footer({
    children: [new Paragraph({
      alignment: odd ? AlignmentType.RIGHT : AlignmentType.LEFT, indent: odd ? { right: edge } : { left: edge },
      children: [new TextRun({ font: FONTS.table, size: SIZE.footer, children: ["— ", PageNumber.CURRENT, " —"] })],
    })],
  });
  return { default: footer(true), even: footer(false) };
}

/** Pages are counted from 1 behind cover and contents. */
const FROM_ONE = { start: 1, formatType: NumberFormat.DECIMAL } as const;

function textSection(blocks: readonly TextBlock[], first: boolean, controls: NarrativeControls): ISectionOptions {
  return {
    properties: { type: SectionType.NEXT_PAGE, page: { size: PAGE.size, margin: PAGE.text, ...(first ? { pageNumbers: FROM_ONE } : {}) } },
    ...(first ? { footers: pageNumberFooters() } : {}),
    children: blocks.map((block) => textParagraph(block, controls)),
  };
}

function tableSection({ grid, fit, heading }: PlacedTable, first: boolean): ISectionOptions {
  const orientation = fit.landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT;
  return {
    properties: { type: SectionType.NEXT_PAGE, page: { size: { ...PAGE.size, orientation }, margin: fit.landscape ? PAGE.landscapeTable : PAGE.portraitTable, ...(first ? { pageNumbers: FROM_ONE } : {}) } },
    ...(first ? { footers: pageNumberFooters() } : {}),
    children: [
      ...(heading === null ? [] : [textParagraph({ kind: "part", text: heading })]),
      new Paragraph({ style: TABLE_TITLE.id, children: textRuns(grid.title) }),
      ...grid.above.map((line) => lineAbove(line, fit)),
      ...(grid.columns.length === 0 ? [] : [wordTable(grid, fit)]),
      ...(grid.note === null ? [] : [new Paragraph({ style: "TableLine", spacing: { before: 120 }, children: textRuns(grid.note) })]),
    ],
  };
}

function lineAbove({ left, right }: TableGrid["above"][number], fit: Fit): Paragraph {
  if (left === "") return new Paragraph({ style: "TableLine", keepNext: true, alignment: AlignmentType.RIGHT, children: textRuns(right) });
  const end = TABLE_PAGE[fit.landscape ? "landscape" : "portrait"] * 20;
  return new Paragraph({
    style: "TableLine", keepNext: true, tabStops: [{ type: TabStopType.RIGHT, position: end }],
    children: right === "" ? textRuns(left) : [...textRuns(left), new TextRun({ children: ["\t"] }), ...textRuns(right)],
  });
}
