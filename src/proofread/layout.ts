import { APART, LINE_END, PAGES } from "../model/apart";
import { toAsciiDigits } from "../model/money";
import type { TextPlace } from "../model/reading";

/**
 * A stretch of the cleaned text that belongs together: a paragraph whose wrapped lines are joined again, a heading, or a
 * row of a table. Offsets are those of the cleaned text.
 */
export interface Paragraph {
  readonly kind: "prose" | "heading" | "row";
  readonly start: number;
  readonly end: number;
  /** Where the words begin behind "1." or "（一）". */
  readonly words: number;
  /** A line of a list of contents: leader dots or a page number stood behind it. */
  readonly contents: boolean;
  /** A note or text box, which stands apart from the text around it; what stands on every page; null for the text itself. */
  readonly apart: "note" | "page" | null;
}

const REPLACED: Readonly<Record<string, string>> = {
  "(": "（", ")": "）", ":": "：", ";": "；", "?": "？", "!": "！", "﹪": "%", "％": "%", "．": ".", "－": "-", "–": "-", "—": "-", "−": "-", "\"": "”",
};
const ENDS = /[。！？；：]$/;
const NUMBERED = /^(?:[①-⑳]|[（(]\s*(?:\d{1,3}|[一二三四五六七八九十]{1,3})\s*[）)]|[一二三四五六七八九十]{1,3}\s*[、.．]|\d{1,3}\s*[.．、](?!\d)|\d{1,2}\s*[）)](?=\s*(?:\d{3,7})?[\u4e00-\u9fff“])|\d{1,3}\s*[.．、](?=(?:19|20)\d\d\s*年)|\d{1,3}\s*[.．、](?=(?:2\d{6}|2\d{4}|[35]\d{4})(?!万元|元|亿元)[\u4e00-\u9fff]))/;
const MARKUP = /^(?:[\s\u3000]*(?:#{1,6}\s|>|[-*+]\s))?[\s\u3000]*/;
const HEADING_END = /(?:说明|情况|预算|表|职能|解释|经费|设置|目录|概况|概述|依据|主体|方案|周期|安排|目标|职责|构成)$/;
const HEADING_CLOSED = /(?:说明|情况|概况)[。：:]$/;
const LONGEST_HEADING = 70;
/** What parts the columns of a table in a plain text. */
const RULES_BETWEEN = /[\t|｜│┃]/;
const LEADERS = /(?:[.…·．]{3,}|…{2,})\s*\d*\s*$/;

/** A sentence longer than this is quoted in part. */
const LONGEST_QUOTE = 800;

/** The last entry of a sorted list for which a condition holds that holds for all before it. */
export function lastFrom<Entry>(list: readonly Entry[], holds: (entry: Entry) => boolean): Entry | undefined {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const entry = list[middle];
    if (entry !== undefined && holds(entry)) low = middle + 1;
    else high = middle;
  }
  return list[low - 1];
}

/** A text without white space and with punctuation in one width, and the way back to where everything stood. */
export class Layout {
  readonly clean: string;
  readonly paragraphs: readonly Paragraph[];
  private readonly offsets: Int32Array;
  private lastQuote = { start: -1, end: -1, quote: "" };
  private readonly lineStarts: readonly number[];

  /** @param without words that are left out of the cleaned text */
  constructor(readonly text: string, without = "") {
    const lines = linesOf(text);
    this.lineStarts = lines.map(({ start }) => start);
    const offsets: number[] = [];
    const parts: string[] = [];
    const paragraphs: Paragraph[] = [];
    let length = 0;
    let open: { kind: Paragraph["kind"]; start: number; words: number; contents: boolean; apart: Paragraph["apart"]; last: string } | null = null;
    const close = (): void => {
      if (open) paragraphs.push({ kind: open.kind, start: open.start, end: length, words: open.words, contents: open.contents, apart: open.apart });
      open = null;
    };
    const put = (raw: string, start: number, row: boolean): void => {
      for (let at = 0; at < raw.length; at += 1) {
        while (without !== "" && raw.startsWith(without, at)) at += without.length;
        if (at >= raw.length) break;
        const ch = row && RULES_BETWEEN.test(raw[at] ?? "") ? "|" : cleanCharacter(raw, at);
        if (ch === "") continue;
        parts.push(ch);
        offsets.push(start + at);
        length += 1;
      }
    };
    const widest = wrapWidth(lines);
    for (const line of lines) {
      const shape = shapeOf(line.text);
      if (shape.raw.trim() === "") continue;
      if (line.apart !== null || open?.apart != null) close();
      const torn: boolean = open?.kind === "heading" && !open.contents && isTorn(open.last, shape, widest);
      if (open && torn) open.kind = "prose";
      const joins: boolean = open !== null && (torn || goesOn(open, shape));
      if (!joins) {
        close();
        const begin = length;
        put(shape.raw.slice(0, shape.numbering), line.start + shape.from, false);
        open = { kind: shape.kind, start: begin, words: length, contents: shape.contents, apart: line.apart, last: "" };
        put(shape.raw.slice(shape.numbering), line.start + shape.from + shape.numbering, shape.kind === "row");
      } else {
        put(shape.raw, line.start + shape.from, false);
      }
      if (open) open.last = shape.raw;
    }
    close();
    this.clean = parts.join("");
    this.offsets = Int32Array.from(offsets);
    this.paragraphs = paragraphs;
  }

  /** Offset in the given text of a cleaned character. */
  offsetOf(at: number): number {
    return this.offsets[Math.min(at, this.offsets.length - 1)] ?? 0;
  }

  /** The cleaned stretch of a stretch of the given text. */
  cleanedAt(start: number, length: number): readonly [start: number, end: number] {
    const from = this.firstAt(start);
    return [from, Math.max(from + 1, this.firstAt(start + length))];
  }

  private firstAt(offset: number): number {
    let low = 0;
    let high = this.offsets.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.offsets[middle] ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The place of a cleaned stretch; `sentence` is the stretch that is quoted. */
  place(start: number, end: number, sentence: readonly [start: number, end: number]): TextPlace {
    const from = this.offsetOf(start);
    return {
      line: this.lineOf(from), quote: this.quote(this.around(start, end, sentence)), start: from,
      length: end > start ? this.offsetOf(end - 1) + 1 - from : 0,
    };
  }

  /** The sentence that is quoted for a stretch; of one without end, what stands around the stretch. */
  around(start: number, end: number, sentence: readonly [start: number, end: number]): readonly [start: number, end: number] {
    if (sentence[1] - sentence[0] <= LONGEST_QUOTE) return sentence;
    return [Math.max(sentence[0], start - LONGEST_QUOTE / 4), Math.min(sentence[1], Math.max(end, start + LONGEST_QUOTE / 4))];
  }

  /** A cleaned stretch as it was written, on one line. */
  quote([start, end]: readonly [start: number, end: number]): string {
    if (end <= start) return "";
    if (start === this.lastQuote.start && end === this.lastQuote.end) return this.lastQuote.quote;
    const from = this.offsetOf(start);
    // Blank lines without number may stand inside a sentence that was torn apart.
    const raw = this.text.slice(from, Math.min(this.offsetOf(end - 1) + 1, from + 4 * LONGEST_QUOTE));
    this.lastQuote = { start, end, quote: raw.split(/[\r\n\u001c-\u001e]+/).map((line, at) => (at === 0 ? line.trimEnd() : line.trim())).join("") };
    return this.lastQuote.quote;
  }

  /** The paragraph in which a cleaned character stands. */
  paragraphAt(at: number): Paragraph | undefined {
    return lastFrom(this.paragraphs, ({ start }) => start <= at);
  }

  private lineOf(offset: number): number {
    let low = 0;
    let high = this.lineStarts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.lineStarts[middle] ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return Math.max(1, low);
  }
}

interface Line {
  readonly text: string;
  readonly start: number;
  readonly apart: Paragraph["apart"];
}

function linesOf(text: string): readonly Line[] {
  const lines: Line[] = [];
  let start = 0;
  let apart: Paragraph["apart"] = null;
  for (const { 0: mark, index } of text.matchAll(LINE_END)) {
    lines.push({ text: text.slice(start, index), start, apart });
    start = index + mark.length;
    apart = apart === "page" || mark === PAGES ? "page" : mark === APART ? "note" : null;
  }
  lines.push({ text: text.slice(start), start, apart });
  return lines;
}

interface Shape {
  /** The line without marks of Markdown and without leader dots. */
  readonly raw: string;
  /** Where `raw` begins in the line, and how long its numbering is. */
  readonly from: number;
  readonly numbering: number;
  readonly kind: Paragraph["kind"];
  readonly contents: boolean;
}

function shapeOf(line: string): Shape {
  const from = MARKUP.exec(line)?.[0].length ?? 0;
  const whole = line.slice(from);
  const leaders = LEADERS.exec(whole.slice(-200));
  const raw = leaders ? whole.slice(0, whole.length - leaders[0].length).trimEnd() : whole.trimEnd();
  const contents = leaders !== null && leaders[0].replace(/\s/g, "").length > 2;
  const numbering = NUMBERED.exec(toAsciiDigits(raw.slice(0, 12)))?.[0].length ?? 0;
  const isRow = !contents && RULES_BETWEEN.test(raw.trim());
  const hashed = /^\s*#{1,6}\s/.test(line);
  return { raw, from, numbering, contents, kind: isRow ? "row" : contents || hashed || isHeading(raw, numbering) ? "heading" : "prose" };
}

function isHeading(raw: string, numbering: number): boolean {
  const printed = raw.slice(numbering).replace(/[\s*]/g, "");
  // "（一）一般公共预算当年拨款规模变化情况。": some close their headings as sentences.
  const words = numbering > 0 && HEADING_CLOSED.test(printed) ? printed.slice(0, -1) : printed;
  if (words === "" || words.length > LONGEST_HEADING || /[，。；：！？,;:]/.test(words)) return false;
  if (/\d[\d.,]*(?:万元|元|%|％)/.test(words)) return false;
  return numbering > 0 || HEADING_END.test(words) || words === "目录";
}

/** Room for a character or mark that was taken over to the next line. */
const RAGGED = 4;
const FEWEST_WRAPPED = 0.04;
/** A page of fewer signs a line is no page. */
const NARROWEST = 32;

/** The width at which the lines of a text were broken, in half characters; Infinity where each paragraph is one line. */
function wrapWidth(lines: readonly Line[]): number {
  const widths = lines.map(({ text }) => widthOf(text.trimEnd())).filter((width) => width > 0);
  const widest = widths.reduce((most, width) => Math.max(most, width), 0);
  const full = widths.filter((width) => width >= widest - RAGGED).length;
  return full >= 3 && full >= widths.length * FEWEST_WRAPPED && widest >= NARROWEST ? widest : Infinity;
}

function widthOf(text: string): number {
  let width = 0;
  for (let at = 0; at < text.length; at += 1) width += text.charCodeAt(at) < 0x2000 ? 1 : 2;
  return width;
}

const NAMED_BEHIND = /^\s*[\d０-９][\d０-９.．,，]*\s*(?:万元|亿元|元)(?:用于|来自|安排用于)/;

/** Whether a line that looks like a heading is the beginning of a sentence that goes on: it fills its line, or breaks off inside a figure. */
function isTorn(last: string, next: Shape, widest: number): boolean {
  if (next.kind === "row" || next.contents || next.numbering > 0) return false;
  // No paragraph begins with an amount, but one that names it behind: "90万元用于防汛".
  if (NAMED_BEHIND.test(next.raw)) return widthOf(last.trimEnd()) >= widest - RAGGED;
  if (/^\s*[\d０-９][\d０-９.．,，]*\s*(?:万元|亿元|元|%|％)/.test(next.raw)) return true;
  if (/[\d０-９][.．,，]?$/.test(last.trimEnd()) && /^(?:[.．,，]?[\d０-９]|万|元|亿|%|％)/.test(next.raw.trimStart())) return true;
  return widthOf(last.trimEnd()) >= widest - RAGGED;
}

/** Whether a line goes on with what the line before it left open. */
function goesOn(open: { readonly kind: Paragraph["kind"]; readonly last: string; readonly contents: boolean }, next: Shape): boolean {
  if (open.kind !== "prose" || next.kind === "row" || next.contents || next.numbering > 0) return false;
  if (ENDS.test(open.last.trimEnd())) return /^[。；，、）”]/.test(next.raw);
  // A line such as “元。” or “三公”经费… may look like a heading though a sentence is still open.
  return next.kind === "prose" || /[，、（“]$|[\d.]$/.test(open.last.trimEnd());
}

/** "行政运行 2130301 230万元": white space parts a code from its amount. */
function isBehindCode(raw: string, at: number): boolean {
  return /\d/.test(raw[at - 1] ?? "") && /(?:^|[^\d.,])(?:2\d{6}|[235]\d{4})$/.test(raw.slice(Math.max(0, at - 8), at)) && /^\s+\d[\d,.]*\s*(?:万元|元)/.test(raw.slice(at, at + 30));
}

/** A character as it is read; "" for white space, emphasis, signs of money and circled numbers. */
function cleanCharacter(raw: string, at: number): string {
  const ch = raw[at] ?? "";
  // Circled numbers count what follows, wherever they stand.
  if (/[\s\u00a0\u3000\u200b\ufeff*`①-⑳￥¥]/.test(ch)) return /\s/.test(ch) && isBehindCode(raw, at) ? "：" : "";
  if (ch >= "０" && ch <= "９") return String.fromCharCode(ch.charCodeAt(0) - 0xfee0);
  if (ch === ",") return /[\d０-９]/.test(raw[at - 1] ?? "") && /[\d０-９]/.test(raw[at + 1] ?? "") ? "," : "，";
  if (ch === "，") return /[\d０-９]/.test(raw[at - 1] ?? "") && /^[\d０-９]{3}(?:\.\d{1,2})?(?![\d０-９])/.test(raw.slice(at + 1, at + 8)) && !/[年月]/.test(raw.slice(at + 1, at + 6)) ? "," : "，";
  return REPLACED[ch] ?? ch;
}
