import type { CellRef } from "../../model/cells";
import type { ClaimStatus } from "../../model/reading";
import type { AmountFact } from "../declare";
import type { TextFigure } from "./figures";
import { figuresOf } from "./figures";
import type { Layout, Paragraph } from "./layout";
import type { Topic } from "./sections";
import type { Value } from "./values";

/**
 * What a figure does in its sentence. value: an amount or count of this year · restated: the same once more · base: last
 * year's · change, rate: of a comparison · share: of a whole · aside: inside a reason or purpose · none: nothing to check.
 */
export type Role = "value" | "restated" | "base" | "change" | "rate" | "share" | "aside" | "none";

/** A figure with its part in the sentence; the verdict is filled in by the checks. */
export interface Mention {
  readonly figure: TextFigure;
  readonly paragraph: Paragraph;
  readonly topic: Topic;
  readonly role: Role;
  /** Words before the figure, for a value. */
  readonly label: string;
  /** The value that a restated figure, share, change or rate speaks of. */
  readonly subject: Mention | null;
  readonly sentence: readonly [start: number, end: number];
  status: ClaimStatus | null;
  expected: string | null;
  cells: readonly CellRef[];
  /** What the tables say, where the label was found. */
  value: Value | null;
  /** The fact that the label names, whether or not the book says it. */
  fact: AmountFact | null;
}

/** A comparison with last year. */
export interface Comparison {
  readonly subject: Mention;
  /** "2024年预算", "上年执行数": year and name of the base as written. */
  readonly baseYear: number | null;
  readonly baseName: string;
  readonly direction: 1 | -1 | 0;
  readonly change: Mention | null;
  rate: Mention | null;
  rateDirection: 1 | -1 | 0 | null;
  readonly base: Mention | null;
  /** Last year's amount is known, so that nothing has to be inferred from other comparisons. */
  settled: boolean;
  /** Where the words stand. */
  readonly start: number;
  readonly end: number;
  /** Where the direction word stands, and the name of the base. */
  readonly word: readonly [start: number, end: number];
  readonly baseWords: readonly [start: number, end: number];
  /** Where the rate's direction word stands. */
  rateWord: readonly [start: number, end: number] | null;
}

/** A whole and the parts named behind 其中. */
export interface Breakdown {
  readonly whole: Mention;
  readonly parts: Mention[];
  /** Another 其中 stood inside, so that the parts are not of one level. */
  nested: boolean;
}

/** What one paragraph says. */
export interface Said {
  readonly paragraph: Paragraph;
  readonly topic: Topic;
  readonly mentions: readonly Mention[];
  readonly comparisons: readonly Comparison[];
  readonly breakdowns: readonly Breakdown[];
  /** The value of which it spoke last. */
  readonly subject: Mention | null;
}

const RISE = "增加|增长|上升|提高|增幅|增";
const FALL = "减少|下降|压减|压缩|降低|降幅|减";
const DIRECTION = new RegExp(`(${RISE}|${FALL})(?:了|额为|额|率为|率|幅度为|幅度|约|数为|比例为|为)?$`);
const BASE = /(?:比|较|与|同)((?:上一年|上年|去年|(?:19|20)\d\d年)度?(?:(?!持平|增|减|上升|下降|压|提高|降低|相比|一致|无|基本|[，。；：、]).){0,14})/g;
const FLAT = /(?:比|较|与|同)((?:上一年|上年|去年|(?:19|20)\d\d年)度?(?:(?!持平|增|减|上升|下降|压|提高|降低|相比|一致|无|基本|[，。；：、]).){0,14})(?:相比)?[，]?(?:基本)?(?:持平|一致|无增减变化|无增减|无变化|没有变化)|同比(?:持平|无增减变化|无变化|无增减)/g;
const BASE_VALUE = /^(?:比|较|与|同)?(?:上年|去年|上一年|(?:19|20)\d\d年)度?(?:当年)?(?:年初)?(?:预算执行数|执行数|预算数|预算|决算数|决算|完成数|支出|收入)(?:为|是|的)?$/;
const RESTATED = /^(?:(?:19|20)\d\d年|本年|今年)度?(?:当年)?(?:财政拨款)?(?:预算)?(?:安排|数|拨款|预算)(?:为|是)?$/;
const REASON = /原因|主要是|主要系|由于|系因|是因为/;
const PURPOSE = /主要用于|用于/;
/** "主要用于以下方面：…" lists amounts of this year. */
const LISTED = /(?:方面|如下|以下|包括|项目)[^，。]{0,8}：/;
const LONGEST_GAP = 240;
/** Words of a change that belongs to no comparison: its amount is not one of this year. */
const MOVED = /增加|减少|增长|下降/;
const FARTHEST_SUBJECT = 40;

/**
 * Reads the figures of a paragraph and what they have to do with each other. `inherited` is the value of which the
 * paragraph before spoke last: lines broken behind a full stop go on speaking of it.
 */
export function readParagraph(layout: Layout, paragraph: Paragraph, topic: Topic, year: number | null, inherited: Mention | null): Said {
  return new ParagraphReader(layout, paragraph, topic, year, inherited).read();
}

class ParagraphReader {
  private readonly mentions: Mention[] = [];
  private readonly comparisons: Comparison[] = [];
  private readonly breakdowns: Breakdown[] = [];
  private subject: Mention | null;
  private open: Comparison | null = null;
  private lastBase: Mention | null = null;
  private breakdown: Breakdown | null = null;
  /** Values spoken of before each bracket that is open. */
  private readonly outside: (Mention | null)[] = [];
  private aside: "reason" | "purpose" | null = null;
  /** The last amount was no value, so that a share behind it is none of a value. */
  private unsaid = false;
  private readonly sentences: readonly (readonly [number, number])[];
  private sentenceAt = 0;

  constructor(private readonly layout: Layout, private readonly paragraph: Paragraph, private readonly topic: Topic, private readonly year: number | null, inherited: Mention | null) {
    this.subject = inherited;
    this.sentences = sentencesOf(layout.clean, paragraph);
  }

  read(): Said {
    const { clean } = this.layout;
    let from = this.paragraph.words;
    for (const figure of figuresOf(clean, this.paragraph.words, this.paragraph.end)) {
      if (figure.kind === "year" || figure.kind === "date" || figure.named) {
        this.add(figure, "none", "");
        continue;
      }
      this.between(from, figure.start);
      this.figure(figure, clean.slice(Math.max(from, figure.start - LONGEST_GAP), figure.start), from);
      from = figure.after;
    }
    this.between(from, this.paragraph.end);
    const { paragraph, topic, mentions, comparisons, breakdowns, subject } = this;
    return { paragraph, topic, mentions, comparisons, breakdowns, subject };
  }

  private add(figure: TextFigure, role: Role, label: string, subject: Mention | null = null): Mention {
    while ((this.sentences[this.sentenceAt]?.[1] ?? Infinity) <= figure.start && this.sentenceAt + 1 < this.sentences.length) this.sentenceAt += 1;
    const sentence = this.sentences[this.sentenceAt] ?? [this.paragraph.start, this.paragraph.end];
    const mention: Mention = {
      figure, paragraph: this.paragraph, topic: this.topic, role, label, subject, sentence, status: null, expected: null, cells: [], value: null,
      fact: null,
    };
    this.mentions.push(mention);
    return mention;
  }

  /** Words between figures: 持平 is a comparison without a figure, 。 ends a reason, 其中 begins a breakdown. */
  private between(from: number, to: number): void {
    const { clean } = this.layout;
    const words = clean.slice(from, to);
    let passed = 0;
    for (const match of words.matchAll(FLAT)) {
      this.brackets(words.slice(passed, match.index));
      passed = match.index;
      const subject = this.subjectOf(words.slice(Math.max(0, match.index - LONGEST_GAP), match.index));
      if (!subject || this.reasonAt(words.slice(Math.max(0, match.index - LONGEST_GAP), match.index))) continue;
      const { baseYear, baseName } = baseOf(match[1] ?? "");
      this.comparisons.push({
        subject, baseYear, baseName, direction: 0, change: null, rate: null, rateDirection: null, base: this.lastBase,
        settled: false, start: from + match.index, end: from + match.index + match[0].length, rateWord: null,
        word: [from + match.index + match[0].length - 2, from + match.index + match[0].length],
        baseWords: nameOfBase(from + match.index + 1, match[1] ?? ""),
      });
    }
    this.brackets(words.slice(passed));
    const end = Math.max(words.lastIndexOf("。"), words.lastIndexOf("；"));
    const rest = words.slice(end + 1);
    if (end >= 0) {
      this.aside = null;
      this.open = null;
      if (words.includes("。")) this.breakdown = null;
    }
    if (/其中|分别为|包括/.test(rest) || /其中/.test(words)) {
      if (this.subject && /其中/.test(words)) this.begin(this.subject);
      this.aside = null;
    }
    const tail = /其中/.test(rest) ? rest.slice(rest.lastIndexOf("其中")) : rest;
    if (REASON.test(tail)) this.aside = "reason";
    else if (PURPOSE.test(tail) && !LISTED.test(tail)) this.aside = "purpose";
  }

  /**
   * What a comparison speaks of: the value said last, or, where words of their own stand before 比, the value that was said
   * under these words; null where there was none.
   */
  private subjectOf(before: string): Mention | null {
    const clause = before.slice(Math.max(before.lastIndexOf("，"), before.lastIndexOf("。"), before.lastIndexOf("；"), before.lastIndexOf("：")) + 1);
    const own = coreOf(clause);
    if (own === "" || !this.subject) return this.subject;
    for (let at = this.mentions.length - 1; at >= Math.max(0, this.mentions.length - FARTHEST_SUBJECT); at -= 1) {
      const mention = this.mentions[at];
      if (mention?.role === "value" && mention.figure.kind === "amount" && coreOf(mention.label).endsWith(own)) return mention;
    }
    return coreOf(this.subject.label).endsWith(own) ? this.subject : null;
  }

  /** Behind a bracket the sentence goes on with what it spoke of before the bracket. */
  private brackets(words: string): void {
    for (const [bracket] of words.matchAll(/[（）]/g)) {
      if (bracket === "（") this.outside.push(this.subject);
      else this.subject = this.outside.pop() ?? this.subject;
    }
  }

  private begin(whole: Mention): void {
    if (this.breakdown) this.breakdown.nested = true;
    const nested = this.breakdown !== null;
    this.breakdown = { whole, parts: [], nested };
    this.breakdowns.push(this.breakdown);
  }

  private reasonAt(words: string): boolean {
    const end = Math.max(words.lastIndexOf("。"), words.lastIndexOf("；"));
    return REASON.test(words.slice(end + 1)) || (this.aside === "reason" && end < 0);
  }

  private figure(figure: TextFigure, gap: string, from: number): void {
    const sentence = gap.slice(Math.max(gap.lastIndexOf("。"), gap.lastIndexOf("；")) + 1);
    const clause = sentence.slice(Math.max(sentence.lastIndexOf("，"), sentence.lastIndexOf("：")) + 1);
    const direction = DIRECTION.exec(clause);
    if (this.aside === "reason" && !/^比|^较|^与/.test(clause)) {
      this.add(figure, "aside", "");
      this.unsaid ||= figure.kind === "amount";
      return;
    }
    if (figure.kind === "percentage" && /占/.test(clause)) {
      this.add(figure, "share", clause, this.unsaid ? null : this.subject);
      return;
    }
    if (direction && this.change(figure, sentence, clause, direction, from)) return;
    if (figure.kind === "percentage" || figure.kind === "multiple" || figure.kind === "number") {
      this.add(figure, "none", clause);
      return;
    }
    if (figure.kind === "amount" && this.isLastYears(clause)) {
      this.lastBase = this.add(figure, "base", clause, this.subject);
      return;
    }
    if (figure.kind === "amount" && RESTATED.test(clause) && this.subject && this.subject.figure.kind === "amount" && !this.isLastYears(clause)) {
      this.add(figure, "restated", clause, this.subject);
      return;
    }
    if (this.aside === "purpose" && figure.kind === "amount" && !/[；。]/.test(gap)) {
      this.add(figure, "aside", clause);
      this.unsaid = true;
      return;
    }
    this.value(figure, clause);
  }

  /** "比上年预算数为", "2023年当年预算执行数为": last year's amount. */
  private isLastYears(clause: string): boolean {
    if (!BASE_VALUE.test(clause)) return false;
    const named = /(?:19|20)\d\d/.exec(clause)?.[0];
    if (named === undefined) return true;
    return this.year === null ? /执行|决算/.test(clause) : Number(named) === this.year - 1 || (/执行数|决算/.test(clause) && Number(named) !== this.year);
  }

  private value(figure: TextFigure, clause: string): void {
    const mention = this.add(figure, "value", clause, null);
    this.unsaid = false;
    const isTotal = /合计$|共计$|总计$/.test(clause);
    if (this.breakdown && mention.figure.measure === this.breakdown.whole.figure.measure && !isTotal) this.breakdown.parts.push(mention);
    if (figure.kind === "amount" && MOVED.test(clause)) {
      this.unsaid = true;
    } else if (figure.kind === "amount") {
      this.subject = mention;
      this.lastBase = null;
    } else if (figure.kind === "count" && !this.breakdown && this.subject?.figure.kind !== "amount") {
      this.subject = mention;
    } else if (figure.kind === "count" && /车辆$/.test(clause)) {
      this.subject = mention;
    }
    this.open = null;
  }

  /** A change or rate; false where it belongs to no comparison with last year. */
  private change(figure: TextFigure, sentence: string, clause: string, match: RegExpExecArray, from: number): boolean {
    const direction = isRise(match[1] ?? "") ? 1 : -1;
    const wordStart = figure.start - (clause.length - match.index);
    const word: readonly [number, number] = [wordStart, wordStart + (match[1] ?? "").length];
    const isRate = figure.kind === "percentage" || figure.kind === "multiple";
    if (figure.kind !== "amount" && !isRate) return false;
    const bases = [...clause.matchAll(BASE)];
    const fromSentence = bases.length > 0 ? bases : [...sentence.matchAll(BASE)];
    const last = fromSentence.at(-1);
    const named = last?.[1];
    const baseStart = figure.start - (bases.length > 0 ? clause : sentence).length + (last?.index ?? 0) + 1;
    const sameBase = named === undefined && this.open !== null && (isRate ? this.open.rate === null : false);
    if (sameBase && this.open && sentence.length <= 12) {
      this.open.rate = this.add(figure, "rate", clause, this.open.subject);
      this.open.rateDirection = direction;
      this.open.rateWord = word;
      return true;
    }
    const against = named ?? (/同比|环比/.test(clause) || this.lastBase ? "上年" : null);
    if (against === null) return false;
    const before = bases.length > 0 ? clause.slice(0, bases.at(-1)?.index) : last ? sentence.slice(0, last.index) : clause.slice(0, match.index);
    const subject = this.subjectOf(before);
    const { baseYear, baseName } = baseOf(against);
    const mention = this.add(figure, isRate ? "rate" : "change", clause, subject);
    // A comparison of what is not said before is a fact of its own.
    if (!subject) return true;
    const comparison: Comparison = {
      subject, baseYear, baseName, direction, change: isRate ? null : mention, rate: isRate ? mention : null,
      rateDirection: isRate ? direction : null, base: this.lastBase, settled: false, start: Math.max(from, figure.start - clause.length), end: figure.after,
      rateWord: isRate ? word : null, word, baseWords: nameOfBase(baseStart, named ?? ""),
    };
    this.comparisons.push(comparison);
    this.open = comparison;
    return true;
  }
}

/** What words name, without year, 预算 and what stands around them. */
function coreOf(words: string): string {
  return words.replace(/[“”（）()\s、]/g, "").replace(/(?:19|20)\d\d年度?|其中|财政拨款(?!收|支)|预算数|预算|当年|本年|全年|总额|支出总计|[，。；：]|元|安排|同期|总体|同比|环比|各|净|也|均|都|分别|^年度?/g, "");
}

function isRise(word: string): boolean {
  return new RegExp(`^(?:${RISE})$`).test(word);
}

/** The stretch of 预算 or 执行数 in the words of a base. */
function nameOfBase(start: number, words: string): readonly [start: number, end: number] {
  const name = /(?:预算执行数|执行数|决算数|决算|预算数|预算)$/.exec(words);
  return [start + (name ? name.index : 0), start + Math.max(1, words.length)];
}

/** Year and name of a base: "2024年预算执行数" → 2024, 执行数. */
export function baseOf(words: string): { readonly baseYear: number | null; readonly baseName: string } {
  const year = /(?:19|20)\d\d/.exec(words)?.[0];
  const name = /执行/.test(words) ? "执行数" : /决算/.test(words) ? "决算数" : /预算/.test(words) ? "预算" : "";
  return { baseYear: year === undefined ? null : Number(year), baseName: name };
}

/** The sentences of a paragraph. */
export function sentencesOf(clean: string, paragraph: Paragraph): readonly (readonly [start: number, end: number])[] {
  const sentences: (readonly [number, number])[] = [];
  let start = paragraph.start;
  for (let at = paragraph.start; at < paragraph.end; at += 1) {
    const ch = clean[at] ?? "";
    if (!/[。！？]/.test(ch)) continue;
    sentences.push([start, at + 1]);
    start = at + 1;
  }
  if (start < paragraph.end) sentences.push([start, paragraph.end]);
  return sentences;
}
