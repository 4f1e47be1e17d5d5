import { baseOfChange, valueBeside } from "./against";
import { nameBehind } from "./behind";
import { Breakdowns } from "./breakdowns";
import type { Direction } from "./clauses";
import { Sentences, aboutIn, asideOf, baseIn, directionOf, isOtherBase, isUnspoken, measures, netOf, ownWordsIn, rated, unsigned, unspoken } from "./clauses";
import type { TextFigure } from "./figures";
import { LEFT_OPEN, ROUGHLY, figuresOf, isCommensurable, isRatio } from "./figures";
import { Heads } from "./heads";
import type { Layout, Paragraph } from "./layout";
import {
  BARE_SHARE, BASE_BEHIND, BASE_IN_BRACKETS, BEHIND_BRACKET, ENUMERATOR, FLAT, MOVED, PEOPLE_AND_OPERATING, REASON, STAYS, TURNS_FROM, TURNS_INTO, baseOf, coreOf, nameOfBase, restates, toldOfBothYears,
} from "./phrases";
import { NamesBefore } from "./namesBefore";
import { SharesInOrder } from "./respectively";
import type { Comparison, Mention, Role, Said } from "./said";
import { comparisonOf, mentionOf } from "./said";
import { scopeOfWords } from "./scopes";
import type { Section } from "./sections";
import { FUND, isEarlier, isLastYears, namedByBase, spokenOf, toldByName, wholeOfList } from "./subjects";
import { isToldSum } from "./toldSums";

const LONGEST_GAP = 240;
/** A rate stands this near behind the change that it measures. */
const LONGEST_TO_RATE = 12;
/** Figures before one of the same sentence that may bear on it. */
const MOST_BEFORE = 60;
const IS_TOTAL = /合计$|共计$|总计$/;

/**
 * Reads the figures of a paragraph and what they have to do with each other. `inherited` is the value of which the
 * paragraph before spoke last: lines broken behind a full stop go on speaking of it. `above` is the heading right above, which
 * may say what an amount is that has no words of its own.
 */
export function readParagraph(layout: Layout, paragraph: Paragraph, section: Section, year: number | null, inherited: Mention | null, above: string): Said {
  return new ParagraphReader(layout, paragraph, section, year, inherited, above).read();
}

class ParagraphReader {
  private readonly mentions: Mention[] = [];
  private readonly comparisons: Comparison[] = [];
  private readonly unsaidOnes: Comparison[] = [];
  private readonly breakdowns = new Breakdowns();
  private subject: Mention | null;
  private open: Comparison | null = null;
  private lastBase: Mention | null = null;
  /** "增加100万元，其中：甲增加50万元，乙…": the comparison whose parts are told, against its base. */
  private within: Comparison | null = null;
  /** The figure said last that is no year or date. */
  private latest: Mention | null = null;
  /** Values spoken of before each bracket that is open. */
  private readonly outside: (Mention | null)[] = [];
  private readonly shares = new SharesInOrder();
  /** Last year's amount of what is said to become another. */
  private becomes: { readonly name: string; readonly base: Mention } | null = null;
  private readonly namesBefore = new NamesBefore();
  /** Where words end that name the figure before them. */
  private passed = 0;
  /** "与上年相比，收入…；支出…": the base of the whole sentence. */
  private leading: string | null = null;
  private aside: "reason" | "purpose" | null = null;
  /** The last amount was no value, so that a share behind it is none of a value. */
  private unsaid = false;
  private readonly heads: Heads;
  private readonly sentences: Sentences;

  constructor(
    private readonly layout: Layout, private readonly paragraph: Paragraph, private readonly section: Section, private readonly year: number | null,
    inherited: Mention | null, above: string,
  ) {
    this.subject = inherited;
    this.heads = new Heads(layout, paragraph, above);
    this.sentences = new Sentences(layout.clean, paragraph);
  }

  read(): Said {
    const { clean } = this.layout;
    let from = this.paragraph.words;
    for (const figure of figuresOf(clean, this.paragraph.words, this.paragraph.end)) {
      if (figure.kind === "year" || figure.kind === "date" || figure.named) {
        this.add(figure, "none", "");
        continue;
      }
      this.between(from, figure.from);
      this.figure(figure, clean.slice(Math.max(from, figure.from - LONGEST_GAP), figure.from), from);
      from = Math.max(figure.after, this.passed);
    }
    this.between(from, this.paragraph.end);
    const { paragraph, section: { topic, scope }, mentions, comparisons, unsaidOnes, breakdowns, subject } = this;
    return { paragraph, topic, scope, mentions, comparisons, unsaid: unsaidOnes, breakdowns: breakdowns.all, subject };
  }

  private add(figure: TextFigure, role: Role, label: string, subject: Mention | null = null): Mention {
    const sentence = this.sentences.at(figure.start);
    const fund = role === "value" ? this.fundAt(sentence) : "";
    const { open } = this.breakdowns;
    const whole = role === "value" && open && isCommensurable(figure, open.whole.figure) && !IS_TOTAL.test(label) ? open.whole : null;
    const { topic, outside } = this.section;
    const scope = scopeOfWords(label) ?? scopeOfWords(fund) ?? whole?.scope ?? this.section.scope;
    const mention = mentionOf({ figure, paragraph: this.paragraph, topic, role, label, fund, scope, whole, subject, sentence, outside });
    this.mentions.push(mention);
    if (role !== "none") this.latest = mention;
    return mention;
  }

  private fundAt(sentence: readonly [number, number]): string {
    const before = this.breakdowns.open?.whole ?? this.subject;
    if (!before || before.figure.start < sentence[0]) return "";
    return FUND.exec(before.label)?.[0] ?? before.fund;
  }

  /** Words between figures: 持平 is a comparison without a figure, 。 ends a reason, 其中 begins a breakdown. */
  private between(from: number, to: number): void {
    const words = this.layout.clean.slice(from, to);
    const { open } = this;
    this.unchanged(words, from);
    const end = Math.max(words.lastIndexOf("。"), words.lastIndexOf("；"));
    const rest = words.slice(end + 1);
    if (end >= 0) this.ended(words.includes("。"), rest);
    const within = words.includes("其中");
    // "…增加15.98万元，增长11.60%。其中：公务接待费减少0.80万元": parts of a change, also behind a full stop.
    if (within && this.latest !== null && (this.latest === open?.change || this.latest === open?.rate)) this.within = open;
    if (within || /分别为|包括/.test(rest)) {
      const whole = within && end >= 0 && rest.startsWith("其中") ? wholeOfList(this.layout.clean, this.mentions) ?? this.subject : this.subject;
      if (whole && within) this.breakdowns.begin(whole);
      this.aside = null;
    }
    if (!within && this.subject) this.breakdowns.behind(this.subject, words, this.latest, this.open);
    this.aside = asideOf(rest.includes("其中") ? rest.slice(rest.lastIndexOf("其中")) : rest, this.aside) ?? this.aside;
  }

  /** Behind a semicolon or full stop. */
  private ended(sentence: boolean, rest: string): void {
    // "原因：一是…；二是…" goes on with its reasons.
    if (sentence || !/^[二三四五六七八九]是/.test(rest)) this.aside = null;
    this.breakdowns.semicolon();
    if (sentence) {
      this.leading = null;
      // "支出预算…万元，其中：…，项目支出…万元。比上年增加…" goes on with the whole.
      this.subject = this.breakdowns.fullStop() ?? this.subject;
    }
    if (sentence) this.within = null;
    this.open = null;
  }

  /** Every 持平 and its like among words that begin at `from`. */
  private unchanged(words: string, from: number): void {
    const stays = this.lastBase && this.lastBase === this.latest ? STAYS.exec(words)?.[0].length : undefined;
    if (stays !== undefined && this.subject) {
      this.flat(this.subject, "上年", from, from + stays, [from + stays - 2, from + stays], [from, from + 1]);
    }
    let passed = 0;
    for (const match of words.matchAll(FLAT)) {
      this.brackets(words.slice(passed, match.index));
      passed = match.index;
      const before = words.slice(Math.max(0, match.index - LONGEST_GAP), match.index);
      const subject = this.subjectOf(before);
      if (!subject || this.reasonAt(before)) continue;
      const end = from + match.index + match[0].length;
      this.flat(subject, match[1] ?? "", from + match.index, end, [end - 2, end], nameOfBase(from + match.index + 1, match[1] ?? ""));
    }
    this.brackets(words.slice(passed));
  }

  private flat(subject: Mention, against: string, start: number, end: number, word: readonly [number, number], baseWords: readonly [number, number]): void {
    this.comparisons.push(comparisonOf({ subject, ...baseOf(against), direction: 0, base: this.lastBase, start, end, word, baseWords }));
  }

  private subjectOf(before: string): Mention | null {
    return spokenOf(before, this.subject, this.mentions, this.paragraph);
  }

  /** Behind a bracket the sentence goes on with what it spoke of before the bracket. */
  private brackets(words: string): void {
    for (const [bracket] of words.matchAll(/[（）]/g)) {
      this.breakdowns.bracket(bracket === "（" ? "（" : "）");
      if (bracket === "（") this.outside.push(this.subject);
      else this.subject = this.outside.pop() ?? this.subject;
    }
  }

  private reasonAt(words: string): boolean {
    const end = Math.max(words.lastIndexOf("。"), words.lastIndexOf("；"));
    return REASON.test(words.slice(end + 1)) || (this.aside === "reason" && end < 0);
  }

  private figure(figure: TextFigure, gap: string, from: number): void {
    const sentence = gap.slice(Math.max(gap.lastIndexOf("。"), gap.lastIndexOf("；")) + 1);
    const mark = [...sentence.matchAll(LEFT_OPEN)].at(-1);
    const clause = sentence.slice(Math.max(ownWordsIn(sentence), mark ? mark.index + mark[0].length : 0)).replace(BEHIND_BRACKET, "").replace(ENUMERATOR, "");
    const told = netOf(figure, clause, this.comparisons.at(-1));
    if (told || isEarlier(clause, this.year) || (this.aside === "reason" && !/^比|^较|^与/.test(clause))) {
      this.add(figure, told ? "restated" : "aside", clause, told);
      this.unsaid ||= figure.kind === "amount";
      return;
    }
    const own = figure.roughness ? clause.replace(ROUGHLY, "") : clause;
    if (figure.kind === "percentage" && this.share(figure, gap, own)) return;
    const direction = directionOf(own);
    if (this.rateOfChange(figure, gap) || (direction && (figure.kind === "amount" || isRatio(figure)) && this.change(figure, sentence, clause, direction, from))) return;
    if (figure.kind === "amount") this.amount(figure, gap, clause);
    else if (figure.kind === "count") this.value(figure, clause);
    else this.add(figure, direction ? "rate" : "none", clause);
  }

  /** A share of the value said last; behind 分别 those of the values before, in their order. */
  private share(figure: TextFigure, gap: string, clause: string): boolean {
    if (BARE_SHARE.test(gap) && this.subject === this.latest && this.subject?.figure.kind === "amount") {
      this.add(figure, "share", gap, this.subject).bare = true;
      return true;
    }
    if (!/占/.test(clause) && !(this.shares.goesOn && /^[、和，及与]$/.test(gap))) return false;
    const next = this.shares.next();
    if (next) {
      this.add(figure, "share", next.label, next.subject);
      return true;
    }
    const first = this.shares.begin(clause, this.layout.clean.slice(figure.start, this.paragraph.end), this.amountsOf(figure).filter(({ role }) => role === "value"));
    this.add(figure, "share", clause, first ? first.subject : this.unsaid ? null : this.subject);
    return true;
  }

  /** An amount that is no change: last year's, the same once more, part of a purpose, or one of this year. */
  private amount(figure: TextFigure, gap: string, clause: string): void {
    const named = this.namesBefore.next(this.layout.clean, figure.start, gap, clause, this.paragraph.end);
    if (named !== null) {
      this.value(figure, named);
      return;
    }
    if (this.turns(figure, clause) || this.lastYears(figure, clause) || this.namedBehind(figure, clause)) return;
    if (isToldSum(clause) && this.amountsOf(figure).length > 1) {
      this.value(figure, clause, true);
      return;
    }
    const lead = this.heads.of(gap, clause, this.year);
    if (lead !== null) {
      // "90万元用于防汛" below a heading is a part of what that names.
      this.value(figure, lead, clause === "" && this.layout.clean.startsWith("用于", figure.after));
      return;
    }
    if (restates(clause, this.year) && this.subject?.figure.kind === "amount" && (/^[即折合]/.test(clause) ? this.mentions.at(-1) === this.subject : !this.breakdowns.awaits(this.subject))) {
      this.add(figure, "restated", clause, this.subject);
      return;
    }
    if (this.aside === "purpose" && !/[；。]/.test(gap) && !PEOPLE_AND_OPERATING.test(clause)) {
      this.add(figure, "aside", clause);
      this.unsaid = true;
      return;
    }
    this.value(figure, clause, this.heads.isUnread(gap, clause));
  }

  /** Amounts of the sentence right before a figure. */
  private amountsOf(figure: TextFigure): readonly Mention[] {
    const [start] = this.sentences.at(figure.start);
    return this.mentions.slice(-MOST_BEFORE).filter((each) => each.figure.start >= start && each.figure.kind === "amount");
  }

  /** "其中370万元用于农林水支出": an amount whose name stands behind it, of what the section or the whole before speaks of. */
  private namedBehind(figure: TextFigure, clause: string): boolean {
    const name = this.heads.nameItem ? null : nameBehind(clause, this.layout.clean.slice(figure.after, Math.min(this.paragraph.end, figure.after + LONGEST_GAP / 4)));
    if (name === null) return false;
    // Behind another amount it may be a part of that, whatever its name is elsewhere.
    const apart = this.breakdowns.open === null && this.amountsOf(figure).some(({ namedBehind }) => !namedBehind);
    this.value(figure, name, apart);
    if (this.subject) this.subject.namedBehind = true;
    this.passed = this.layout.clean.indexOf(name, figure.after) + name.length;
    return true;
  }

  /** "收入预算由上年的90万元变为100万元": last year's amount, then this year's under the words before it. */
  private turns(figure: TextFigure, clause: string): boolean {
    const from = TURNS_FROM.exec(clause)?.[1];
    if (from !== undefined && !this.becomes) {
      this.becomes = { name: from || (this.subject?.label ?? ""), base: this.add(figure, "base", clause.slice(from.length), from === "" ? this.subject : null) };
      return true;
    }
    const { becomes } = this;
    if (!becomes || !TURNS_INTO.test(clause)) return false;
    this.value(figure, becomes.name);
    return true;
  }

  /** Last year's amount: before the comparison, beside this year's, or in brackets behind its change. */
  private lastYears(figure: TextFigure, clause: string): boolean {
    const both = toldOfBothYears(clause, this.layout.clean.slice(...this.sentences.at(figure.start)), this.year);
    if (both !== null) {
      this.lastBase = this.add(figure, "base", clause, null);
      this.becomes = { name: both, base: this.lastBase };
      return true;
    }
    const value = toldByName(clause, this.mentions, this.year);
    if (value) return (this.lastBase = this.add(figure, "base", clause, this.subject = value)) !== null;
    const told = this.open?.change === this.latest && BASE_IN_BRACKETS.test(clause);
    if (!told && !isLastYears(clause, this.layout.clean.slice(figure.after, Math.min(this.paragraph.end, figure.after + 10)), this.year)) return false;
    // "三公经费与上年预算10万元相比减少…" names what is compared before the base.
    const named = BASE_BEHIND.exec(clause)?.[1] ?? namedByBase(clause, this.subject, this.paragraph);
    const subject = named === undefined || coreOf(named) === "" ? this.subject : this.subjectOf(named);
    this.lastBase = this.add(figure, "base", clause, subject);
    this.subject = subject ?? (named === undefined ? null : unspoken(this.lastBase, named, this.section.scope));
    if (told && this.open) this.open.base = this.lastBase;
    return true;
  }

  /** "减少1.5万元（42.86%）": a rate that only a mark parts from its change. */
  private rateOfChange(figure: TextFigure, gap: string): boolean {
    const { open } = this;
    if (!open?.change || open.rate || this.latest !== open.change || !measures(gap, open.direction) || !isRatio(figure)) return false;
    open.rate = this.add(figure, "rate", gap, open.subject);
    open.rateDirection = open.direction;
    return true;
  }

  /** @param headed whether words head it that were not understood */
  private value(figure: TextFigure, clause: string, headed = false): void {
    if (figure.kind === "amount" && MOVED.test(clause)) {
      this.add(figure, "change", clause);
      this.unsaid = true;
      this.open = null;
      return;
    }
    const mention = this.add(figure, "value", figure.rough ? clause.replace(ROUGHLY, "") : clause, null);
    mention.headed = headed;
    this.unsaid = false;
    if (figure.kind === "amount") this.heads.said();
    if (mention.whole) this.breakdowns.open?.parts.push(mention);
    if (figure.kind === "amount") {
      this.subject = mention;
      this.lastBase = this.becomes && clause.includes(this.becomes.name) ? this.becomes.base : null;
      if (this.lastBase) {
        this.lastBase.subject ??= mention;
        this.becomes = null;
      }
    } else if (figure.kind === "count" && (/车辆$/.test(clause) || (!this.breakdowns.open && this.subject?.figure.kind !== "amount"))) {
      this.subject = mention;
    }
    this.open = null;
  }

  /** A change or rate; false where it belongs to no comparison with last year. */
  private change(given: TextFigure, sentence: string, clause: string, direction: Direction, from: number): boolean {
    const figure = unsigned(given);
    const isRate = isRatio(figure);
    const wordStart = figure.from - (clause.length - direction.at);
    const word: readonly [number, number] = [wordStart, wordStart + direction.length];
    const sign = direction.rise ? 1 : -1;
    const base = this.baseNamed(clause, sentence);
    if (!base && sentence.length <= LONGEST_TO_RATE && this.completes(figure, isRate, clause, sign, word)) return true;
    const before = clause.slice(0, direction.at);
    const { layout: { clean }, leading, lastBase, within, comparisons } = this;
    const beside = valueBeside(clean, this.subject, this.latest, figure.from);
    const against = baseOfChange(base?.words ?? null, before, isRate, clean.slice(figure.after, this.paragraph.end), { leading, lastBase, within, beside, comparisons });
    if (against === null) return false;
    // "较2019年增长35%": of no base that anything here tells.
    if (isOtherBase(against.baseYear, this.year)) return this.add(figure, isRate ? "rate" : "change", clause) !== null;
    const about = aboutIn(base, before);
    const subject = this.changed(about);
    const mention = this.add(figure, isRate ? "rate" : "change", clause, subject);
    const compared = subject ?? unspoken(mention, about, this.section.scope);
    this.open = comparisonOf({
      subject: compared, ...against, direction: sign, change: isRate ? null : mention, base: this.lastBase, start: Math.max(from, figure.from - clause.length), end: figure.after, word,
      baseWords: base ? nameOfBase(figure.from - base.fromEnd, base.words) : [figure.start, figure.start + 1],
    });
    if (!isRate) this.within?.parts.push(this.open);
    if (isRate) rated(this.open, mention, sign, word);
    (subject && !isUnspoken(subject) ? this.comparisons : this.unsaidOnes).push(this.open);
    return true;
  }

  /** The rate right behind its change, or the change right behind its rate: "增长5.84%（增加87.57万元）". */
  private completes(figure: TextFigure, isRate: boolean, clause: string, sign: 1 | -1, word: readonly [number, number]): boolean {
    const { open } = this;
    if (!open) return false;
    if (isRate && open.rate === null) {
      rated(open, this.add(figure, "rate", clause, open.subject), sign, word);
      return true;
    }
    if (isRate || open.change !== null || open.rate === null || open.direction !== sign) return false;
    open.change = this.add(figure, "change", clause, open.subject);
    return true;
  }

  /** The base that the words of a figure name, or those that stand before them and hold for the whole sentence. */
  private baseNamed(clause: string, sentence: string): ReturnType<typeof baseIn> {
    const own = baseIn(clause);
    if (own) return own;
    const before = baseIn(sentence);
    if (before) this.leading = before.words;
    return before;
  }

  /** What words before a comparison speak of; behind an amount of a reason, and behind the share of such an amount, it is that amount which changed. */
  private changed(before: string): Mention | null {
    const changed = this.latest?.role === "aside" && this.latest.figure.kind === "percentage" ? this.mentions.findLast(({ figure: { kind } }) => kind === "amount") : this.latest;
    return changed?.role === "aside" && changed.figure.kind === "amount" ? null : this.subjectOf(before);
  }
}
