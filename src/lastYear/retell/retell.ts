import type { BudgetBook } from "../../model/book";
import { decimalInUnit, type Fen } from "../../model/money";
import type { CellRef } from "../../model/cells";
import type { TaggedStretch } from "../../model/figureTags";
import type { RetoldSlot, Retelling, SlotChoices } from "../../model/retelling";
import { understandText } from "../../proofread";
import type { TextUnderstood } from "../../proofread";
import type { Comparison, Mention, Said } from "../../proofread/said";
import { isLeftOpen, UNCONFIRMED, UNFILLED } from "../../proofread/figures";
import { isStatedRate } from "../../proofread/stated";
import { ValueReader } from "../../proofread/values";
import { isFree } from "../../proofread/sections";
import { amountText } from "../../proofread/verdicts";
import { Bindings } from "./bindings";
import type { Base, Bound, Choices, ChosenCells } from "./bindings";
import { CellNames } from "../cellNames";
import { assembled, isOpen, type OpenLook, type OpenSlot } from "./assembled";
import { Changes } from "./changes";
import { Counterparts, type Counterpart } from "../../proofread/counterparts";
import { changesInReasons, settleInReasons } from "../reasonChanges";
import { retellItems, type ItemContext } from "./items";
import { Manner } from "./manner";
import { retellNames } from "./nameLists";
import { officeWordsOf, tellsRateIn, type OfficeWords } from "./officeWords";
import { retellNone } from "./noneNow";
import { retellTables } from "./printed/printedTables";
import { isMaterial, materialPercentOf, reasonBehind, turnReasons, wasMaterial, type Stretch, type Went } from "./reasons";
import { doubtfulParts } from "./tablesMeant";
import { baseAsTold, isOfThisYear, isTrueAlready, saysAlready } from "./sameYear";
import { cellsOfTags, ownTags, taggedMentions, type OwnTag } from "./tagged";
import { turn } from "./turns";
import { turnYears } from "./years";

/**
 * This year's text in last year's words: every figure of last year's text that last year's workbook explains follows from this
 * year's workbook, comparisons turn with their amounts, items come and go with their rows; every other word stays. What nothing
 * binds stays too and is marked 待确认. A text that is of this year already is brought up to date: only figures that changed since
 * it was written change.
 *
 * @param last last year's workbook; null where it is not there, so that the words alone say what figures mean
 * @param choices what a person said figures are; a cell that holds no amount is none
 * @param tagged what stretches of the text carry, as the Word file has it
 */
export function retell(text: string, last: BudgetBook | null, now: BudgetBook, choices: SlotChoices = new Map(), tagged: readonly TaggedStretch[] = []): Retelling {
  return new Retold(text, last, now, choices, ownTags(tagged)).retelling();
}

/** What the figures of a text that was written from a workbook are to carry. */
export function carriedBy(text: string, book: BudgetBook): Retelling["controls"] {
  return new Retold(text, null, book, new Map(), [], true).retelling().controls;
}

class Retold {
  private readonly last: TextUnderstood;
  private readonly changes: Changes;
  private readonly bindings: Bindings;
  private readonly counterparts: Counterparts;
  private readonly manner: Manner;
  private readonly words: OfficeWords;
  private readonly slots = new Map<Mention, OpenSlot>();
  private readonly looks: OpenLook[] = [];
  private readonly went: Went[] = [];
  private readonly year: { readonly last: number | null; readonly now: number | null };

  /** The workbook with which the text was written: last year's, or this year's where it is of this year. */
  private readonly lastBook: BudgetBook | null;
  private readonly names: CellNames;
  private readonly tagged: ReadonlyMap<Mention, OwnTag>;
  /** Whether the text is only brought up to date, and last year's workbook for what this year's do not print. */
  private readonly updates: { readonly toLast: Counterparts | null } | null;

  constructor(private readonly text: string, last: BudgetBook | null, private readonly now: BudgetBook, private readonly choices: SlotChoices, tags: readonly OwnTag[], updates = isOfThisYear(text, last, now, tags)) {
    this.lastBook = updates ? now : last;
    const { lastBook } = this;
    const before = lastBook?.year ?? (now.year === null ? null : now.year - 1);
    // What waited for its entry stands in comparisons as it will when that is filled in.
    this.last = understandText(text, lastBook ?? now, before, null, updates ? UNFILLED : "");
    settleInReasons(this.last);
    this.year = { last: this.last.year, now: now.year ?? (this.last.year === null ? null : this.last.year + 1) };
    this.updates = updates ? { toLast: last && new Counterparts(now, last, this.year.now, last.year) } : null;
    this.changes = new Changes(this.last.layout);
    this.counterparts = new Counterparts(lastBook ?? now, now, this.year.last, this.year.now);
    this.names = new CellNames(now);
    this.tagged = taggedMentions(this.last, tags);
    // Cells of this year that had an amount by chance tell nothing of a text of this year.
    this.bindings = new Bindings(this.last, this.counterparts, now, this.year.now, lastBook !== null && !updates, this.chosenCells());
    this.manner = new Manner(this.last);
    this.words = officeWordsOf(this.last);
  }

  retelling(): Retelling {
    for (const { mentions } of this.last.said) for (const mention of mentions) this.typed(mention);
    if (this.lastBook) this.tables(this.lastBook);
    for (const said of this.last.said) if (said.paragraph.kind !== "row") this.comparisons(said);
    if (!this.updates) this.changesInReasons();
    for (const said of this.last.said) {
      for (const mention of said.mentions) this.figure(mention);
      if (this.updates) this.stale(said);
      else this.confirm(said);
      this.filled(said);
    }
    for (const stretch of turnReasons(this.last, this.went, this.words, this.changes)) this.reason(stretch, []);
    const items: ItemContext = { counterparts: this.counterparts, bindings: this.bindings, manner: this.manner, words: this.words, changes: this.changes, now: this.now, updates: this.updates !== null, turnedYear: (printed) => this.turnedYear(printed) };
    if (this.lastBook) this.looks.push(...retellItems(this.last, items));
    if (this.lastBook && !this.updates) this.looks.push(...retellNames(this.last, this.lastBook, this.now, this.changes));
    if (this.lastBook && !this.updates) {
      for (const none of retellNone(this.last, new ValueReader(this.now), this.manner, this.changes)) this.looks.push({ ...none, kind: "noneNow" });
    }
    this.doubtful();
    this.years();
    return this.finished();
  }

  private doubtful(): void {
    if (this.updates) return;
    for (const { figure: { start, after } } of doubtfulParts(this.last, (whole) => (this.slots.has(whole) ? this.bindings.amount(whole) : null), (part) => this.bindings.amount(part))) {
      this.leaveOpen(after, UNCONFIRMED);
      this.looks.push({ start, end: after, kind: "byFigure", cells: [] });
    }
  }

  private years(): void {
    const { last, now } = this.year;
    if (last !== null && now !== null && now !== last) {
      for (const stretch of turnYears(this.last, last, now - last, this.changes)) this.looks.push({ ...stretch, kind: "staleYear", cells: [] });
    }
  }

  private turnedYear(printed: string): string {
    const { last, now } = this.year;
    return last !== null && now !== null && (printed === String(last) || printed === String(last - 1)) ? String(Number(printed) + now - last) : printed;
  }

  private idOf({ figure }: Mention): number {
    return this.last.layout.offsetOf(figure.start);
  }

  private chosenCells(): Choices {
    const chosen = new Map<number, ChosenCells>();
    for (const [{ figure }, cells] of cellsOfTags(this.tagged, this.names)) chosen.set(figure.start, { cells, by: "tag" });
    for (const { mentions } of this.last.said) {
      for (const mention of mentions) {
        const choice = this.choices.get(this.idOf(mention));
        if (choice?.kind === "cell") chosen.set(mention.figure.start, { cells: [choice.at], by: "choice" });
      }
    }
    return chosen;
  }

  /** A figure that a person typed stands as it was typed, whatever its cells say. */
  private typed(mention: Mention): void {
    const choice = this.choices.get(this.idOf(mention));
    if (choice?.kind !== "words") return;
    const { start, end } = mention.figure;
    this.changes.fix(start, end, choice.text);
    this.slots.set(mention, { mention, text: choice.text, cells: [], state: "chosen", others: [] });
  }

  private tables(lastBook: BudgetBook): void {
    const { figures, looks } = retellTables(this.last, lastBook, this.now, this.changes, (mention) => this.slots.has(mention) || this.bindings.isChosen(mention));
    for (const { mention, text, cells } of figures) this.bound(mention, text, { cells, others: [] });
    this.looks.push(...looks);
  }

  private comparisons(said: Said): void {
    for (const comparison of [...said.comparisons, ...said.unsaid]) {
      const { subject } = comparison;
      // An amount that the text does not say is bound where its words name one for certain.
      const unsaid = said.unsaid.includes(comparison) ? subject.value && this.bindings.value(subject.value) : null;
      const now = unsaid ? { ...unsaid, by: "words" as const, others: [] } : subject.figure.kind === "amount" ? this.bindings.amount(subject) : null;
      if (now && this.updates && !this.waits(subject) && isTrueAlready(comparison, unsaid ? null : now)) {
        this.kept(comparison, now.cells);
        continue;
      }
      const base = now && this.baseOf(comparison, now, unsaid === null);
      if (now && base) this.comparison(said, comparison, now, base);
    }
  }

  /** Changes in reasons of what the tables have follow; one that goes another way is no reason any more. */
  private changesInReasons(): void {
    for (const [mention, comparison] of changesInReasons(this.last)) {
      const now = comparison.subject.value && this.bindings.value(comparison.subject.value);
      const base = now && this.bindings.base(comparison);
      if (!now || !base || base.from === "assumed" || this.slots.has(mention)) continue;
      const cells = [...now.cells, ...base.cells];
      this.turned(comparison, { ...now, by: "words", others: [] }, base, false, cells);
      if (Math.sign(now.money - base.money) !== comparison.direction) this.reason({ start: comparison.start, end: comparison.end }, cells);
    }
  }

  private baseOf(comparison: Comparison, now: Bound, isSaid: boolean): Base | null {
    // An amount that waited for its entry is still last year's.
    if (!this.updates || this.waits(comparison.subject)) return this.bindings.base(comparison);
    const printed = this.bindings.printedBase(comparison);
    return printed ? { ...printed, from: "printed", differs: false } : baseAsTold(comparison, now, this.updates.toLast, isSaid);
  }

  /** A comparison that is true as it stands. */
  private kept({ change, rate, base }: Comparison, cells: readonly CellRef[]): void {
    for (const mention of [change, rate, base]) if (mention) this.bound(mention, this.printed(mention), { cells, others: [] });
  }

  private printed({ figure }: Mention): string {
    return this.last.layout.clean.slice(figure.start, figure.end);
  }

  private comparison(said: Said, comparison: Comparison, now: Bound, base: Base): void {
    const cells = [...now.cells, ...base.cells];
    this.turned(comparison, now, base, tellsRateIn(said, this.words, this.last.layout.clean), cells);
    this.went.push({ comparison, now, base });
    const end = comparison.rate?.figure.after ?? comparison.end;
    const stretch = { start: comparison.start, end };
    const { unsure } = comparison;
    // Where this year's amount stands already, somebody may have typed it over last year's.
    const isTypedOver = this.waits(comparison.subject) && base.money === now.money;
    if (base.from === "assumed" || unsure || isTypedOver) this.leaveOpen(end, UNCONFIRMED);
    if (base.from === "assumed") this.looks.push({ ...stretch, kind: "assumedBase", cells });
    if (unsure) this.looks.push({ ...stretch, kind: "unsureSubject", cells });
    if (base.differs) this.looks.push({ ...stretch, kind: "baseDiffers", cells });
    this.reasons(said, comparison, now.money, base.money);
  }

  /** Tells a comparison anew, and what its figures come from. */
  private turned(comparison: Comparison, now: Bound, base: Base, tellsRate: boolean, cells: readonly CellRef[]): void {
    const { told } = turn({ comparison, now, base }, {
      changes: this.changes, manner: this.manner, words: this.words, multipleFrom: this.now.profileBy === null ? null : this.now.profile.settings.multipleFrom, tellsRate,
    });
    for (const { mention, text } of told) this.bound(mention, text, { cells, others: [] });
    for (const mention of [comparison.change, comparison.rate]) if (mention && !this.slots.has(mention)) this.bound(mention, "", { cells, others: [] });
  }

  /** A reason stays; where the amount turned or the change is material and new, it may be one no longer. */
  private reasons(said: Said, comparison: Comparison, now: Fen, base: Fen): void {
    const percent = materialPercentOf(this.now);
    const material = isMaterial(now, base, percent);
    const turned = Math.sign(now - base) !== comparison.direction;
    const reason = reasonBehind(this.last, said, comparison);
    if (reason && (turned || (material && !wasMaterial(comparison, percent)))) this.reason(reason, comparison.subject.cells);
    else if (!reason && material && turned && comparison.direction === 0) this.looks.push({ start: comparison.start, end: comparison.end, kind: "noReason", cells: [] });
  }

  /** Marks what is open, unless it is marked since the text was written. */
  private leaveOpen(at: number, mark: string): void {
    if (!isLeftOpen(this.last.layout.clean, at)) this.changes.words(at, at, mark);
  }

  private reason(reason: Stretch, cells: readonly CellRef[]): void {
    if (this.looks.some(({ kind, start, end }) => kind === "reason" && start < reason.end && reason.start < end)) return;
    this.leaveOpen(reason.end, UNCONFIRMED);
    this.looks.push({ ...reason, kind: "reason", cells });
  }

  /** A figure outside comparisons. */
  private figure(mention: Mention): void {
    if (this.slots.has(mention)) return;
    const { kind, named } = mention.figure;
    if (named && this.updates) this.filledIn(mention);
    if (named || kind === "year" || kind === "date") return;
    if (mention.subject?.role === "change") {
      this.net(mention, mention.subject);
      return;
    }
    if (kind === "count") {
      const count = this.bindings.count(mention);
      if (count) this.replace(mention, String(count.count), { cells: count.cells, others: [] });
    } else if (isStatedRate(mention)) this.statedRate(mention);
    else if (mention.paragraph.kind === "row") this.tableFigure(mention);
    else if (mention.role === "share") this.share(mention);
    else if (kind === "amount") this.amount(mention);
  }

  /** An amount of a sentence; one that only its value tells is to be looked at. */
  private amount(mention: Mention): void {
    const bound = this.bindings.amount(mention);
    if (!bound) return;
    if (this.updates && saysAlready(mention, bound.money)) this.bound(mention, this.printed(mention), bound);
    else this.replace(mention, this.amountText(mention, bound), bound);
    if (bound.by === "figure") this.looks.push({ start: mention.figure.start, end: mention.figure.after, kind: "byFigure", cells: bound.cells });
  }

  /** A rate of a reason, which an entry of 补充资料 says. */
  private statedRate(mention: Mention): void {
    const typed = this.bindings.rate(mention);
    if (typed) this.replace(mention, this.manner.typedRate(typed.rate, mention), { cells: typed.cells, others: [] });
  }

  /** "增减相抵后增加8万元": the change once more in its reason, where it goes as it went; where it turned, the reason is looked at as a whole. */
  private net(mention: Mention, change: Mention): void {
    const went = this.went.find(({ comparison }) => comparison.change === change);
    if (mention.role !== "restated" || !went) return;
    const gap = went.now.money - went.base.money;
    if (Math.sign(gap) === went.comparison.direction) this.replace(mention, this.manner.amount(mention, gap), { cells: [...went.now.cells, ...went.base.cells], others: [] });
  }

  /** A figure that was marked when the text was written, and carries its cells: it follows these, and goes on being marked. */
  private filledIn(mention: Mention): void {
    const { after } = mention.figure;
    const now = this.last.layout.clean.startsWith(UNCONFIRMED, after) ? this.bindings.carried(mention) : null;
    if (!now) return;
    this.replace(mention, this.amountText(mention, now), { cells: now.cells, others: [] });
  }

  /** Whether an entry that is blank was to say what a figure is when the text was written. */
  private waits({ figure }: Mention): boolean {
    return this.updates !== null && this.text.startsWith(UNFILLED, this.last.layout.offsetOf(figure.after - 1) + 1);
  }

  /** Figures that waited and do so no more lose their mark; the others go on waiting. */
  private filled({ mentions }: Said): void {
    for (const mention of mentions) {
      if (!this.waits(mention)) continue;
      if (this.slots.has(mention)) this.changes.strikeAt(this.last.layout.offsetOf(mention.figure.after - 1) + 1, UNFILLED.length);
      else this.slots.set(mention, { mention, state: "awaiting", text: this.printed(mention), cells: this.bindings.awaited(mention), others: [] });
    }
  }

  /** A figure of a printed table: in the unit of its table, with the decimals that it had. */
  private tableFigure(mention: Mention): void {
    const [cell] = mention.value?.cells ?? [];
    const unit = cell && this.counterparts.unitAt(cell);
    const now = this.bindings.tableAmount(mention);
    if (!unit || !now) return;
    const { decimals } = mention.figure.decimal;
    const grouped = this.last.layout.clean.slice(mention.figure.start, mention.figure.end).includes(",");
    this.replace(mention, amountText(now.money, unit, Math.max(decimals, Math.min(2, decimalInUnit(now.money, unit).decimals)), grouped), { cells: now.cells, others: [] });
  }

  private share(mention: Mention): void {
    const share = this.bindings.share(mention);
    if (!share) return;
    const isTrue = this.updates !== null && mention.status !== "disagree" && [share.part, share.whole].every(({ money }, at) => {
      const said = at === 0 ? mention.subject : mention.over && "mention" in mention.over ? mention.over.mention : null;
      return !said || saysAlready(said, money);
    });
    const text = isTrue ? this.printed(mention) : this.manner.percentage(share.part.money, share.whole.money, mention) ?? "0";
    this.replace(mention, text, { cells: [...share.part.cells, ...share.whole.cells], others: [] });
  }

  private amountText(mention: Mention, { money }: Counterpart): string {
    return `${money < 0 ? "-" : ""}${this.manner.amount(mention, money)}`;
  }

  private replace(mention: Mention, text: string, bound: { readonly cells: readonly CellRef[]; readonly others: readonly Counterpart[] }): void {
    const { start, end } = mention.figure;
    const minus = mention.figure.kind === "amount" && /(?:^|[^\dA-Za-z])-$/.test(this.last.layout.clean.slice(Math.max(0, start - 2), start)) ? 1 : 0;
    this.changes.words(start - minus, end, text);
    this.bound(mention, text, bound);
  }

  private bound(mention: Mention, text: string, { cells, others }: { readonly cells: readonly CellRef[]; readonly others: readonly Counterpart[] }): void {
    if (this.slots.get(mention)?.state === "chosen") return;
    const state = this.bindings.isChosen(mention) ? "chosen" : others.length > 0 ? "ambiguous" : "bound";
    this.slots.set(mention, { mention, text, cells, state, others: this.othersOf(mention, others) });
  }

  private othersOf(mention: Mention, others: readonly Counterpart[]): RetoldSlot["others"] {
    return others.map((other) => ({ text: this.amountText(mention, other), cells: other.cells }));
  }

  /** Of a text that is brought up to date: figures that carry facts which changed, or are gone, and which nothing brought up to date. */
  private stale({ mentions, paragraph }: Said): void {
    for (const mention of mentions) {
      const tag = this.tagged.get(mention);
      if (!tag || this.slots.has(mention) || this.waits(mention) || (tag.cells.length === 0 || this.names.stateOf(tag.cells) === tag.state)) continue;
      this.slots.set(mention, { mention, state: "unconfirmed", text: this.printed(mention), cells: [], others: [] });
      if (paragraph.kind !== "row") this.leaveOpen(mention.figure.after, UNCONFIRMED);
    }
  }

  /** Figures that nothing binds are marked; that something is none may well be so again, and is only listed. */
  private confirm({ mentions, topic, paragraph }: Said): void {
    if (isFree(topic) && topic !== "projects") return;
    for (const mention of mentions) {
      // What a project builds is no fact of the year; what it costs is.
      if (this.slots.has(mention) || !isOpen(mention) || (topic === "projects" && mention.figure.kind !== "amount")) continue;
      const { after, decimal } = mention.figure;
      const cells = paragraph.kind === "row" ? [] : this.bindings.awaited(mention);
      if (cells.length > 0) {
        this.slots.set(mention, { mention, state: "awaiting", text: this.printed(mention), cells, others: [] });
        this.leaveOpen(after, UNFILLED);
        continue;
      }
      this.slots.set(mention, { mention, state: "unconfirmed", text: this.printed(mention), cells: [], others: this.othersOf(mention, this.bindings.candidates(mention)) });
      if (paragraph.kind !== "row" && (decimal.digits !== 0n || this.besideOpen(mention, mentions))) this.leaveOpen(after, UNCONFIRMED);
    }
  }

  /** Nothing beside amounts that are marked is marked with them, since together they are a whole. */
  private besideOpen({ figure, sentence }: Mention, mentions: readonly Mention[]): boolean {
    return figure.kind === "amount" && mentions.some((other) => other.sentence === sentence && other.figure.kind === "amount" && other.figure.decimal.digits !== 0n
      && isOpen(other) && (this.slots.get(other)?.state ?? "unconfirmed") === "unconfirmed");
  }

  private finished(): Retelling {
    return assembled(this.text, this.now, {
      last: this.last, changes: this.changes.all(), slots: [...this.slots.values()], looks: this.looks, names: this.names, tagged: this.tagged, bindings: this.bindings, year: this.year, updates: this.updates !== null,
    });
  }
}
