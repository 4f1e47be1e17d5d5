import { OPPOSITE, tailOf, type ComparisonTurn, type TailPiece } from "../../catalog/text/turns";
import type { Fen } from "../../model/money";
import type { Comparison, Mention } from "../../proofread/said";
import { isRise } from "../../proofread/phrases";
import type { Base, Bound } from "./bindings";
import type { Changes } from "./changes";
import type { Manner } from "./manner";
import { noRateBehind, unchangedAt, type OfficeWords } from "./officeWords";

/** How comparisons are told anew: where, in which manner and words, and from which factor growth is told in 倍. */
export interface TurnContext {
  readonly changes: Changes;
  readonly manner: Manner;
  readonly words: OfficeWords;
  readonly multipleFrom: number | null;
  /** Whether comparisons beside it tell a rate. */
  readonly tellsRate: boolean;
}

/** A comparison of last year's text with this year's amounts. */
export interface Turning {
  readonly comparison: Comparison;
  readonly now: Bound;
  readonly base: Base;
}

/** What became of a comparison: its turn, and the figures that it still tells with what they say now. */
export interface Turned {
  readonly turn: ComparisonTurn;
  readonly told: readonly { readonly mention: Mention; readonly text: string }[];
}

/** Tells a comparison anew: figures alone where it goes as last year, its words of direction where it turned, its whole tail where its form is another. */
export function turn(turning: Turning, context: TurnContext): Turned {
  return new Turner(turning, context).turn();
}

/** The turn of an amount that changed by `gap`. */
function turnOf(gap: Fen, base: Fen, multipleFrom: number | null): ComparisonTurn {
  if (gap === 0) return "unchanged";
  if (base === 0 && gap > 0) return "fromNothing";
  if (multipleFrom !== null && base > 0 && gap >= multipleFrom * base) return "manifold";
  return gap > 0 ? "rise" : "fall";
}

function isWithin({ figure }: Mention, stretch: readonly [number, number] | null): boolean {
  return stretch !== null && figure.start >= stretch[0] && figure.start < stretch[1];
}

/** A base with its preposition: "比2024年预算执行数". */
const BASE_NAMED = /[比较与同](?:上一年|上年|去年|(?:19|20)\d\d年)度?[^，。；]{0,14}$|[比较与同](?:上一年|上年|去年|(?:19|20)\d\d年)度?[^，。；]{0,6}/;
const LONGEST_BASE = 12;

/** Where the name of the base stands, behind its preposition; null where it is only implied. */
function baseStretchOf(comparison: Comparison, clean: string): readonly [start: number, end: number] | null {
  const { start, word, change, rate } = comparison;
  const named = BASE_NAMED.exec(clean.slice(start, change || rate ? word[0] : unchangedAt(clean, comparison)));
  return named ? [start + named.index + 1, start + named.index + named[0].length] : null;
}

/** "上年执行数": what a comparison is with; the year of the base is last year's whatever its number. */
export function baseNameOf(comparison: Comparison, clean: string): string {
  const base = baseStretchOf(comparison, clean);
  const words = base ? clean.slice(...base).replace(/(?:19|20)\d\d年度?/, "上年").replace(/相比|[，各净均]/g, "") : "";
  return words.length > 0 && words.length <= LONGEST_BASE ? words : "上年";
}

class Turner {
  private readonly gap: Fen;
  private readonly told: { mention: Mention; text: string }[] = [];
  private readonly clean: string;

  constructor(private readonly turning: Turning, private readonly context: TurnContext) {
    const gap = turning.now.money - turning.base.money;
    // A change that would be printed as nothing is none.
    this.gap = /[1-9]/.test(context.manner.amount(turning.comparison.subject, gap)) ? gap : 0;
    this.clean = context.changes.layout.clean;
  }

  turn(): Turned {
    const { comparison, base } = this.turning;
    const turn = turnOf(this.gap, base.money, this.context.multipleFrom);
    const { change, rate } = comparison;
    if (!change && !rate) {
      if (turn !== "unchanged") this.fromUnchanged(turn);
    } else if (turn === "unchanged" && !this.saysNone()) this.toUnchanged();
    else this.asBefore(turn);
    // Last year's amount in brackets inside words that give way goes with them.
    const within = comparison.base !== null && change !== null && ((turn === "unchanged" && comparison.base.figure.start > comparison.word[0] && !this.saysNone())
      || (turn !== "fromNothing" && isWithin(comparison.base, noRateBehind(comparison, this.clean))));
    if (comparison.base && !within) this.figure(comparison.base, this.context.manner.amount(comparison.base, base.money));
    return { turn, told: this.told };
  }

  /** "增加0万元": an office that tells no change as one of nothing goes on so. */
  private saysNone(): boolean {
    const { change, rate } = this.turning.comparison;
    return change ? change.figure.decimal.digits === 0n : rate?.figure.decimal.digits === 0n;
  }

  private asBefore(turn: ComparisonTurn): void {
    const { comparison: { change, rate, word, rateWord }, base } = this.turning;
    const falls = this.gap < 0;
    const noRate = turn !== "unchanged" && (base.money <= 0 || this.turning.now.money < 0);
    if (turn !== "unchanged") {
      this.direction(word, falls, change === null);
      if (rateWord && rateWord[0] !== word[0] && !noRate) this.direction(rateWord, falls, true);
    }
    if (change) this.figure(change, this.context.manner.amount(change, this.gap));
    if (!rate) {
      if (turn !== "unchanged" && turn !== "fromNothing") this.rateAgain(turn, noRate);
      return;
    }
    if (turn === "unchanged") this.figure(rate, this.context.manner.percentage(0, 1, rate) ?? "0");
    else if (noRate) this.withoutRate(rate);
    else this.rate(turn, rate);
  }

  /** The word of a direction where it is another now; 增加（减少） that was left open is settled. */
  private direction([start, end]: readonly [number, number], falls: boolean, ofRate: boolean): void {
    const printed = this.clean.slice(start, end);
    const open = /^（(?:增加|增长|上升|提高|减少|下降|降低)）/.exec(this.clean.slice(end, end + 6))?.[0].length ?? 0;
    const isFall = OPPOSITE[printed] !== undefined && !isRise(printed) && !/^[大高多]/.test(printed);
    const learned = this.context.words[falls ? "fall" : "rise"];
    const shown = ofRate ? learned.shows.rate : learned.shows.change;
    const opposite = shown ?? (["增加", "减少", "增长", "下降"].includes(printed) ? (ofRate ? learned.rate : learned.change) : OPPOSITE[printed] ?? printed);
    // 增长 may stand for the amount, 减少 for the rate: each is turned as the office turns it.
    this.context.changes.words(start, end + open, isFall === falls ? printed : opposite);
  }

  private rate(turn: ComparisonTurn, rate: Mention): void {
    const { manner, changes } = this.context;
    const manifold = turn === "manifold";
    const text = manifold ? manner.multiple(this.gap, this.turning.base.money) : manner.percentage(this.gap, this.turning.base.money, rate);
    if (text === null) return;
    this.figure(rate, text);
    const { from, start, end, after, measure } = rate.figure;
    const isMultiple = measure === "倍";
    if (manifold === isMultiple) return;
    const [before, behind] = manifold ? ["", "倍"] : this.context.words.perCent;
    changes.words(from, start, before);
    changes.words(end, after, behind);
  }

  /** "因上年预算为0，增长率无可比性" is true no more: the rate stands in its place. */
  private rateAgain(turn: ComparisonTurn, noRate: boolean): void {
    const stretch = noRateBehind(this.turning.comparison, this.clean);
    if (stretch) this.context.changes.words(...stretch, noRate ? "" : this.said(tailOf(turn, this.context.words).rate));
  }

  /** On a base of nothing no rate can be told. */
  private withoutRate(rate: Mention): void {
    const { change } = this.turning.comparison;
    const [from, to] = this.rateStretch(rate);
    const words = this.turning.base.money === 0 && change ? this.said(tailOf("fromNothing", this.context.words).rate) : "";
    this.context.changes.words(from, to, words);
  }

  /** From behind the change to behind the rate, with the brackets around it. */
  private rateStretch(rate: Mention): readonly [from: number, to: number] {
    const { change, word } = this.turning.comparison;
    const bracketed = change && this.clean[change.figure.after] === "（" && this.clean[rate.figure.after] === "）";
    return [change ? change.figure.after : word[0], rate.figure.after + (bracketed ? 1 : 0)];
  }

  private toUnchanged(): void {
    const { comparison: { change, rate, word } } = this.turning;
    const adverb = /[各净均]$/.exec(this.clean.slice(word[0] - 1, word[0]))?.[0].length ?? 0;
    const end = rate ? this.rateStretch(rate)[1] : noRateBehind(this.turning.comparison, this.clean)?.[1] ?? change?.figure.after ?? word[1];
    this.context.changes.words(word[0] - adverb, end, this.context.words.unchanged);
    this.preposition(/[比较]/, this.context.words.unchangedBefore);
  }

  private fromUnchanged(turn: ComparisonTurn): void {
    const { comparison, base, now } = this.turning;
    const tail = tailOf(turn, this.context.words);
    const tellsRate = this.context.tellsRate && base.money >= 0 && now.money >= 0;
    this.context.changes.words(unchangedAt(this.clean, comparison), comparison.end, this.said([...tail.change, ...(tellsRate ? tail.rate : [])]));
    this.preposition(/[与同]/, this.context.words.changedBefore);
  }

  /** "与上年持平", but "比上年增加"; "与上年相比" goes with both. */
  private preposition(found: RegExp, instead: string): void {
    const base = this.baseStretch();
    if (!base || this.clean.slice(base[1] - 2, base[1] + 2).includes("相比")) return;
    if (found.test(this.clean.slice(base[0] - 1, base[0]))) this.context.changes.words(base[0] - 1, base[0], instead);
  }

  private baseStretch(): readonly [start: number, end: number] | null {
    return baseStretchOf(this.turning.comparison, this.clean);
  }

  /** A tail as it is said here. */
  private said(pieces: readonly TailPiece[]): string {
    const { comparison: { subject }, base } = this.turning;
    const { manner } = this.context;
    return pieces.map((piece) => {
      if (typeof piece === "string") return piece;
      switch (piece.slot) {
        case "change": return manner.amount(subject, this.gap);
        case "measure": return subject.figure.measure;
        case "rate": return manner.percentage(this.gap, base.money, null) ?? "";
        case "multiple": return manner.multiple(this.gap, base.money) ?? "";
        case "base": return baseNameOf(this.turning.comparison, this.clean);
      }
    }).join("");
  }

  private figure(mention: Mention, text: string): void {
    const { start, end } = mention.figure;
    const minus = mention.figure.kind === "amount" && this.clean[start - 1] === "-" && mention.role === "change" ? 1 : 0;
    this.context.changes.words(start - minus, end, text);
    this.told.push({ mention, text });
  }
}
