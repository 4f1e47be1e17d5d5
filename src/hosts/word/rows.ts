import type { Splices } from "../package/splice";
import { child, encodeXml, type XmlElement } from "../package/xml";
import { paragraphLike, strikeParagraph } from "./paragraphs";
import type { WordPart } from "./parts";
import type { WordPlaces } from "./places";
import type { Revisions } from "./runs";

const ENDS_LINE = /[\n\u001c-\u001e]/;

/** The rows of tables in a document: a line of its words is one, its cells apart by tabs. Rows of tables inside cells are part of the outer one. */
export class WordRows {
  private readonly rows = new Map<XmlElement, XmlElement>();
  private readonly tables = new Map<XmlElement, XmlElement>();

  /** @param roots the parts' elements */
  constructor(roots: readonly XmlElement[], private readonly places: WordPlaces) {
    for (const root of roots) this.walk(root, null, null);
  }

  /** The row that a paragraph is in; undefined outside of tables. */
  of(paragraph: XmlElement): XmlElement | undefined {
    return this.rows.get(paragraph);
  }

  /** The row of the line at an offset, and its part; undefined where that is none, or has no words at all. */
  at(offset: number): { readonly row: XmlElement; readonly part: WordPart } | undefined {
    const [start, end] = this.line(offset);
    for (let at = start; at < end; at += 1) {
      const found = this.places.at(at);
      if (!found) continue;
      const row = this.rows.get(found.place.paragraph);
      return row && { row, part: found.place.part };
    }
    return undefined;
  }

  /** The cell at an offset of a row's line; undefined where the cells of both are not the same. */
  cellAt(offset: number): XmlElement | undefined {
    const [start, end] = this.line(offset);
    const row = this.at(offset)?.row;
    const cells = row ? cellsOf(row) : [];
    const { text } = this.places;
    return cells.length === text.slice(start, end).split("\t").length ? cells[text.slice(start, offset).split("\t").length - 1] : undefined;
  }

  /** Whether a row can go: its table keeps others, nothing but the table holds it, and none of its cells reaches down into the next. */
  canGo(row: XmlElement): boolean {
    const table = this.tables.get(row);
    return table !== undefined && table.children.includes(row) && within(table, "tr").length > 1 && !cellsOf(row).some((cell) => mergeOf(cell) === "restart");
  }

  private line(offset: number): readonly [start: number, end: number] {
    const { text } = this.places;
    let [start, end] = [offset, offset];
    while (start > 0 && !ENDS_LINE.test(text[start - 1] ?? "")) start -= 1;
    while (end < text.length && !ENDS_LINE.test(text[end] ?? "")) end += 1;
    return [start, end];
  }

  private walk(element: XmlElement, table: XmlElement | null, row: XmlElement | null): void {
    if (element.name === "p" && row) this.rows.set(element, row);
    if (element.name === "tr" && !row && table) this.tables.set(element, table);
    const inside = row ?? (element.name === "tr" ? element : null);
    for (const each of element.children) this.walk(each, element.name === "tbl" ? element : table, inside);
  }
}

function cellsOf(row: XmlElement): readonly XmlElement[] {
  return within(row, "tc");
}

/** Rows of a table or cells of a row, those in controls and the like too. */
function within(element: XmlElement, name: "tr" | "tc"): readonly XmlElement[] {
  return element.children.flatMap((each) => (each.name === name ? [each] : AROUND.has(each.name) ? within(each, name) : []));
}

const AROUND: ReadonlySet<string> = new Set(["sdt", "sdtContent", "customXml", "ins", "moveTo"]);

/** How a cell takes part in a vertical merge. */
function mergeOf(cell: XmlElement): "restart" | "continue" | null {
  const merge = child(child(cell, "tcPr"), "vMerge");
  return merge ? (merge.attributes.get("w:val") === "restart" ? "restart" : "continue") : null;
}

/** Takes a row out, or has it struck under review. @returns its paragraphs, in which nothing is to be changed any more */
export function strikeRow(xml: string, row: XmlElement, revisions: Revisions, splices: Splices): readonly XmlElement[] {
  const paragraphs = paragraphsOf(row);
  if (!revisions.tracked) {
    splices.remove(row);
    return paragraphs;
  }
  markRow(row, `<w:del ${revisions.next()}/>`, splices);
  for (const paragraph of paragraphs) strikeParagraph(xml, paragraph, false, revisions, splices);
  return paragraphs;
}

/** A row with other words in the looks of one that is there, a paragraph a cell. */
export function rowLike(xml: string, like: XmlElement, texts: readonly string[], revisions: Revisions): string {
  const said = (element: XmlElement | undefined): string => (element ? xml.slice(element.start, element.end) : "");
  const kept = child(like, "trPr")?.children.filter(({ name }) => name !== "ins" && name !== "del" && name !== "trPrChange").map(said).join("") ?? "";
  const mark = revisions.tracked ? `<w:ins ${revisions.next()}/>` : "";
  const properties = kept + mark === "" ? "" : `<w:trPr>${kept}${mark}</w:trPr>`;
  const cells = cellsOf(like).map((cell, at) => {
    const looks = child(cell, "tcPr");
    // A merge that begins in the row above is not begun again.
    const own = mergeOf(cell) === "restart" ? said(looks).replace(/<w:vMerge\s[^>]*\/>/, "") : said(looks);
    const [first] = paragraphsOf(cell);
    return `<w:tc>${own}${first ? paragraphLike(xml, first, texts[at] ?? "", revisions) : "<w:p/>"}</w:tc>`;
  });
  return `<w:tr>${said(child(like, "tblPrEx"))}${properties}${cells.join("")}</w:tr>`;
}

/** Words in a cell in which none stand, in the looks of its paragraph, else of the row's first words. */
export function fillCell(xml: string, cell: XmlElement, row: XmlElement, text: string, revisions: Revisions, splices: Splices): void {
  const [paragraph] = paragraphsOf(cell);
  if (!paragraph) return;
  const own = child(child(paragraph, "pPr"), "rPr");
  const beside = own ? undefined : runsWithText(row)[0];
  const looks = own ?? (beside && child(beside, "rPr"));
  const kept = looks?.children.filter(({ name }) => name !== "ins" && name !== "del" && name !== "rPrChange").map(({ start, end }) => xml.slice(start, end)).join("") ?? "";
  const run = `<w:r>${kept === "" ? "" : `<w:rPr>${kept}</w:rPr>`}<w:t xml:space="preserve">${encodeXml(text)}</w:t></w:r>`;
  splices.append(paragraph, revisions.tracked ? `<w:ins ${revisions.next()}>${run}</w:ins>` : run);
}

function markRow(row: XmlElement, mark: string, splices: Splices): void {
  const properties = child(row, "trPr");
  const later = properties?.children.find(({ name }) => name === "trPrChange");
  if (later) splices.insert(later.start, mark);
  else if (properties) splices.append(properties, mark);
  else splices.insert(child(row, "tblPrEx")?.end ?? row.openEnd, `<w:trPr>${mark}</w:trPr>`);
}

function paragraphsOf(element: XmlElement): readonly XmlElement[] {
  return element.children.flatMap((each) => (each.name === "p" ? [each] : paragraphsOf(each)));
}

function runsWithText(element: XmlElement): readonly XmlElement[] {
  return element.children.flatMap((each) => (each.name === "r" && child(each, "t") ? [each] : runsWithText(each)));
}
