import type { Splices } from "../package/splice";
import { child, encodeXml, type XmlElement } from "../package/xml";
import type { Revisions } from "./runs";

/** Takes a paragraph out, or has it struck under review. One that ends a section, or is alone in its cell, loses its words only. */
export function strikeParagraph(xml: string, paragraph: XmlElement, alone: boolean, revisions: Revisions, splices: Splices): void {
  const properties = child(paragraph, "pPr");
  const stays = alone || child(properties, "sectPr") !== undefined;
  if (!revisions.tracked) {
    if (stays) splices.replace(properties?.end ?? paragraph.openEnd, paragraph.closeStart, "");
    else splices.remove(paragraph);
    return;
  }
  if (!stays) markParagraph(paragraph, properties, `<w:del ${revisions.next()}/>`, splices);
  for (const run of runsOf(paragraph)) {
    const words = xml.slice(run.start, run.end).replace(/<(\/?)w:t(?=[\s>/])/g, "<$1w:delText").replace(/<(\/?)w:instrText(?=[\s>/])/g, "<$1w:delInstrText");
    splices.replace(run.start, run.end, `<w:del ${revisions.next()}>${words}</w:del>`);
  }
}

/** A paragraph with other words in the looks of one that is there. */
export function paragraphLike(xml: string, like: XmlElement, text: string, revisions: Revisions): string {
  const properties = child(like, "pPr");
  const run = runsOf(like).find((each) => child(each, "t") !== undefined);
  const looks = run && child(run, "rPr");
  const said = text === "" ? "" : `<w:r>${looks ? xml.slice(looks.start, looks.end) : ""}<w:t xml:space="preserve">${encodeXml(text)}</w:t></w:r>`;
  const own = properties ? withoutSection(xml, properties) : "";
  if (!revisions.tracked) return `<w:p>${own}${said}</w:p>`;
  return `<w:p>${withMark(own, `<w:ins ${revisions.next()}/>`)}${said === "" ? "" : `<w:ins ${revisions.next()}>${said}</w:ins>`}</w:p>`;
}

/** Properties of a paragraph that ends no section and has no history. */
function withoutSection(xml: string, properties: XmlElement): string {
  const kept = properties.children.filter(({ name }) => name !== "sectPr" && name !== "pPrChange").map(({ start, end }) => xml.slice(start, end).replace(/<w:(?:ins|del)\s[^>]*\/>/g, ""));
  return `<w:pPr>${kept.join("")}</w:pPr>`;
}

/** A revision mark goes first in what is said of the paragraph's own mark. */
function withMark(properties: string, mark: string): string {
  if (properties === "") return `<w:pPr><w:rPr>${mark}</w:rPr></w:pPr>`;
  return /<w:rPr(?:\s[^>]*)?>/.test(properties) ? properties.replace(/<w:rPr(?:\s[^>]*)?>/, (open) => open + mark) : properties.replace(/<\/w:pPr>$/, `<w:rPr>${mark}</w:rPr></w:pPr>`);
}

function markParagraph(paragraph: XmlElement, properties: XmlElement | undefined, mark: string, splices: Splices): void {
  const looks = child(properties, "rPr");
  const later = properties?.children.find(({ name }) => name === "sectPr" || name === "pPrChange");
  if (!properties) splices.insert(paragraph.openEnd, `<w:pPr><w:rPr>${mark}</w:rPr></w:pPr>`);
  else if (looks && looks.openEnd < looks.end) splices.insert(looks.openEnd, mark);
  else if (looks) splices.replace(looks.start, looks.end, `<w:rPr>${mark}</w:rPr>`);
  else if (later) splices.insert(later.start, `<w:rPr>${mark}</w:rPr>`);
  else splices.append(properties, `<w:rPr>${mark}</w:rPr>`);
}

/** Runs of a paragraph that are not struck yet, those inside links and fields too. */
function runsOf(element: XmlElement): readonly XmlElement[] {
  return element.children.flatMap((each) => (each.name === "r" ? [each] : each.name === "del" || each.name === "moveFrom" || each.name === "p" ? [] : runsOf(each)));
}
