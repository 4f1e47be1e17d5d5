import { escapeHtml } from "./html";
import { fontFamily, isMinorHeading, LINE_POINTS, RANK_FONTS } from "./ranks";
import { addressOf } from "../model/cells";
import type { Narrative } from "../model/narrative";

/** The explanatory text as plain text: headings and paragraphs, a line each. */
export function narrativeText(narrative: Narrative): string {
  return narrative.sections
    .flatMap((section) => [section.heading, ...section.paragraphs.map((paragraph) => paragraph.text)])
    .join("\n");
}

const MARKDOWN_SPECIAL = /[\\`*_[\]<>#|~]/g;

function escapeMarkdown(text: string): string {
  // A line that begins with "1." or "-" would become a list and lose its number.
  return text.replace(MARKDOWN_SPECIAL, "\\$&").replace(/^(\d+)\./, "$1\\.").replace(/^([+-])/, "\\$1");
}

/** The explanatory text as Markdown. */
export function narrativeMarkdown(narrative: Narrative): string {
  return narrative.sections
    .flatMap((section) => [`## ${escapeMarkdown(section.heading)}`, ...section.paragraphs.map((paragraph) => escapeMarkdown(paragraph.text))])
    .join("\n\n");
}

const LINE_STYLE = `font-size:16pt;line-height:${LINE_POINTS}pt;mso-line-height-rule:exactly;margin:0;text-indent:32pt`;
const HEADING_STYLE = `font-family:${fontFamily(RANK_FONTS.subheading)};font-weight:normal;${LINE_STYLE}`;
const PARAGRAPH_STYLE = `font-family:${fontFamily(RANK_FONTS.body)};${LINE_STYLE};text-align:justify`;
const MINOR_STYLE = `${PARAGRAPH_STYLE};font-weight:bold`;

/** The explanatory text as a piece of HTML in the customary official style, for pasting into a word processor. */
export function narrativeHtml(narrative: Narrative): string {
  return narrative.sections
    .flatMap((section) => [
      `<h2 style="${HEADING_STYLE}">${escapeHtml(section.heading)}</h2>`,
      ...section.paragraphs.map((paragraph) => `<p style="${isMinorHeading(paragraph.text) ? MINOR_STYLE : PARAGRAPH_STYLE}">${escapeHtml(paragraph.text)}</p>`),
    ])
    .join("\n");
}

/** The form of `narrate --format json` (see the README). */
export function narrativeJson(narrative: Narrative): unknown {
  return {
    sections: narrative.sections.map((section) => ({
      id: section.id,
      heading: section.heading,
      paragraphs: section.paragraphs.map((paragraph) => ({
        text: paragraph.text,
        figures: paragraph.figures.map((figure) => ({
          text: figure.text, start: figure.start,
          ...(figure.at ? { sheet: figure.at.sheet, cell: addressOf(figure.at) } : {}),
        })),
      })),
    })),
    missing: narrative.missing.map((missing) => ({
      sentence: missing.sentence, fact: missing.fact, sheet: missing.at.sheet, cell: addressOf(missing.at),
    })),
  };
}
