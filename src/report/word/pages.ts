import type { PageNumberEstimator } from "docx";
import { visualLength } from "./fit";

/** Something that takes room on a page. `heading` is listed in the contents. */
export interface FlowBlock {
  /** Heights of its lines (or rows), in order; a page may end between two of them. */
  readonly lines: readonly number[];
  readonly heading: boolean;
  /** Whether it stays on the page of what follows it. */
  readonly keepNext: boolean;
}

/**
 * A run of pages: blocks one below the other, all heights in points. `repeated` stands again on top of every further page
 * (header rows).
 */
export interface Flow {
  /** Room of a page. */
  readonly height: number;
  readonly blocks: readonly FlowBlock[];
  readonly repeated: number;
}

/**
 * Numbers of the pages on which the headings of consecutive flows stand, each flow beginning on a new page, counted from
 * 1. Every line of the document has an exact height and every Chinese character the same width, so that counting lines
 * gives the page; a program that breaks a line otherwise may differ by one until the contents are updated.
 */
export function headingPages(flows: readonly Flow[]): readonly number[] {
  const pages: number[] = [];
  let page = 0;
  for (const flow of flows) {
    page += 1;
    let used = 0;
    flow.blocks.forEach((block, index) => {
      const together = keptTogether(flow.blocks, index);
      if (used > 0 && used + together > flow.height) {
        page += 1;
        used = flow.repeated;
      }
      if (block.heading) pages.push(page);
      for (const line of block.lines) {
        if (used > flow.repeated && used + line > flow.height + 0.5) {
          page += 1;
          used = flow.repeated;
        }
        used += line;
      }
    });
  }
  return pages;
}

/** Height that must fit so that a block may begin here: its first line, or with keepNext itself and the next one's. */
function keptTogether(blocks: readonly FlowBlock[], index: number): number {
  let height = 0;
  for (let at = index; at < blocks.length; at += 1) {
    const block = blocks[at];
    if (!block) break;
    if (!block.keepNext) return height + (block.lines[0] ?? 0);
    height += block.lines.reduce((sum, line) => sum + line, 0);
  }
  return height;
}

const NOT_FIRST = /[、。，．：；！？）》〉」』】〕”’…—·%％,.:;!?)\]}]/;
const NOT_LAST = /[（《〈「『【〔“‘([{]/;
/** Word lets these hang into the margin rather than begin a line. */
const HANGING = /[、。，．：；,.]/;
/** Gap that Word puts between Chinese and Latin, in characters. */
const GAP = 0.25;

interface Piece {
  text: string;
  width: number;
  latin: boolean;
}

/** What a line cannot be broken inside: runs of letters and digits, characters with the punctuation that clings to them. */
function pieces(text: string): readonly Piece[] {
  const found: Piece[] = [];
  for (const part of text.match(/[!-~]+|\s+|[\ud800-\udbff][\udc00-\udfff]|[^!-~\s]/g) ?? []) {
    const last = found[found.length - 1];
    const latin = /^[!-~]/.test(part);
    if (last && (NOT_FIRST.test(part.charAt(0)) || NOT_LAST.test(last.text.slice(-1)))) {
      last.text += part;
      last.width += visualLength(part);
    } else {
      found.push({ text: part, width: visualLength(part) + (last && last.latin !== latin ? GAP : 0), latin });
    }
  }
  return found;
}

/** Number of lines of a text, its lines being `perLine` Chinese characters wide and the first one shorter by `indent`. */
export function countLines(text: string, perLine: number, indent = 0): number {
  return text.split("\n").reduce((sum, paragraph, index) => {
    let lines = 1;
    let used = index === 0 ? indent : 0;
    for (const piece of pieces(paragraph)) {
      const width = HANGING.test(piece.text.slice(-1)) ? piece.width - 1 : piece.width;
      if (used > 0 && used + width > perLine + 0.01) {
        lines += 1;
        used = 0;
      }
      used += piece.width;
      for (; used > perLine + 1.01; used -= perLine) lines += 1;
    }
    return sum + lines;
  }, 0);
}

/**
 * Tells the library the pages of the headings, in their order in the document; it bookmarks the headings for the
 * contents, and they have no other bookmarks.
 */
export function pageNumbersOf(pages: readonly number[]): PageNumberEstimator {
  return (body) => {
    const names = bookmarkNames(body);
    return { bookmarks: new Map(names.flatMap((name, index) => (pages[index] === undefined ? [] : [[name, String(pages[index])] as const]))) };
  };
}

/** Names of the bookmarks of a document's body, in order. */
function bookmarkNames(body: unknown): readonly string[] {
  const names: string[] = [];
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) node.forEach(visit);
    else if (typeof node === "object" && node !== null) {
      for (const [key, value] of Object.entries(node)) {
        if (key === "w:bookmarkStart") {
          const name = /"w:name":"([^"]*)"/.exec(JSON.stringify(value))?.[1];
          if (name !== undefined) names.push(name);
        } else visit(value);
      }
    }
  };
  visit(body);
  return names;
}
