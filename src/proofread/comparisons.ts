import type { ExactDecimal, Figure } from "../model/money";
import { FEN_PER_UNIT, agreement } from "../model/money";
import type { Sources } from "./amounts";
import { expectedText, shortLabel, unitOf } from "./amounts";
import { USUAL_ENTRIES } from "../catalog/ownSheets/supplement";
import { OPPOSITE } from "../catalog/text/turns";
import type { AmountFact } from "../model/sentences";
import type { Relation } from "./anchors";
import { relationOf } from "./anchors";
import type { Collector, Fault } from "./collector";
import { digits } from "./parts";
import type { Comparison, Mention } from "./said";
import { baseOf } from "./phrases";
import { meant } from "./precision";
import { compareRough, mayBeTold } from "./roughly";
import { ownSectionsOf } from "./sections";
import { scaleOf } from "./figures";
import type { Value } from "./values";
import type { Verdict } from "./verdicts";
import { compareGrowth, compareMoved, rangeOf, ratioText } from "./verdicts";
import { RULES } from "./rules";

type Term = { readonly figure: Figure; readonly sign: 1 | -1 };

/** Checks a comparison with last year: direction, change, rate, 持平, and no rate on nothing. */
export function checkComparison(comparison: Comparison, sources: Sources, collector: Collector): void {
  new ComparisonCheck(comparison, sources, collector).run();
}

/** Checks last year's amount that the text tells without comparing it: "…万元，上年执行数为440万元". Only a table that prints it beside this year's speaks of it. */
export function checkBase(base: Mention, sources: Sources, collector: Collector): void {
  const { subject } = base;
  const printed = subject?.value && base.status === null && base.figure.kind === "amount" ? sources.places.before(subject.value, baseOf(base.label).baseName) : null;
  if (!subject || !printed || isOtherBase(base, subject, printed, sources, collector)) return;
  base.status = "agree";
  base.cells = printed.cells;
}

/** Whether last year's amount in the text is not the one that the table prints beside this year's, which is then said. */
function isOtherBase(base: Mention, subject: Mention, printed: Value, sources: Sources, collector: Collector): boolean {
  const said = meant(base, sources.dropsZeros);
  if (!said || agreement([{ figure: said, sign: 1 }, ...terms(printed.figures, -1)]) !== "differs") return false;
  const own = digits(base, collector);
  const expected = expectedText(base, sum(printed.figures), own);
  base.status = "disagree";
  base.expected = expected;
  base.cells = printed.cells;
  collector.atFigure(base, {
    rule: RULES.amount, at: printed.cells[0] ?? null, related: printed.cells.slice(1), instead: expected,
    values: { label: `${shortLabel(subject.label)}${shortLabel(base.label)}`, printed: own + base.figure.measure, expected: expected + base.figure.measure },
  });
  return true;
}

class ComparisonCheck {
  private readonly now: readonly Figure[];
  private readonly base: readonly Figure[] | null;
  private readonly baseValue: Value | null;
  /** Last year's amount as a table of this workbook prints it beside this year's. */
  private readonly printedBase: Value | null;
  /** What 补充资料 calls the base that was typed there; "" where none was. */
  private readonly declaredName: string;

  constructor(private readonly comparison: Comparison, private readonly sources: Sources, private readonly collector: Collector) {
    this.now = thisYear(comparison.subject, sources.dropsZeros);
    const declared = declaredBase(comparison.subject, sources);
    const { typed, printed } = basesOf(comparison, sources);
    this.printedBase = printed;
    this.baseValue = typed ?? printed;
    this.declaredName = this.baseValue && declared ? nameOfTyped(declared.other) : "";
    const said = comparison.base && meant(comparison.base, sources.dropsZeros);
    this.base = this.baseValue?.figures ?? (said ? [said] : null);
  }

  run(): void {
    const { comparison } = this;
    if (comparison.base && comparison.base.status === null) comparison.base.status = "free";
    this.baseName();
    if (comparison.subject.figure.kind !== "amount" || this.now.length === 0 && !comparison.subject.value) return;
    if (comparison.rate && comparison.change && comparison.rateDirection !== null && comparison.rateDirection !== comparison.direction) {
      this.directions();
      return;
    }
    if (this.base) this.againstBase(this.base);
    else this.withinSentence();
  }

  /** "2023年预算执行数为…，比2023年预算…": one base, two names; or another name than the one under which it was typed. */
  private baseName(): void {
    const { base, baseName, baseWords, subject } = this.comparison;
    const said = base ? baseOf(base.label).baseName : this.declaredName;
    if (baseName === "" || said === "" || said === baseName) return;
    const before = base?.sentence ?? subject.sentence;
    const sentence: readonly [number, number] = before[1] > baseWords[0] ? before : baseWords;
    const places = base ? [{ stretch: [base.figure.start, base.figure.end], sentence: base.sentence } as const] : [];
    this.collector.amongStretches([{ stretch: baseWords, sentence }, ...places], {
      rule: RULES.base, at: subject.cells[0] ?? null, related: this.baseValue?.cells ?? [],
      values: { label: shortLabel(subject.label), printed: baseName, expected: said },
    });
  }

  /** 增加 … 下降: the two words of one comparison. */
  private directions(): void {
    const { rate, change, subject } = this.comparison;
    const { rateWord } = this.comparison;
    if (!rate || !change || !rateWord) return;
    const word = this.collector.layout.clean.slice(...rateWord);
    rate.status = "disagree";
    this.collector.amongStretches([{ stretch: rateWord, sentence: rate.sentence }, { stretch: this.comparison.word, sentence: change.sentence }], {
      rule: RULES.direction, at: subject.cells[0] ?? null, instead: OPPOSITE[word] ?? null,
      values: { label: shortLabel(subject.label), printed: word, expected: OPPOSITE[word] ?? "" },
    });
  }

  private againstBase(base: readonly Figure[]): void {
    const { comparison } = this;
    const gap = sum(this.now) - sum(base);
    const printed = comparison.subject.figure.money;
    // Two amounts printed alike are the same, whatever the cells have behind the last decimal printed.
    const same = agreement([...terms(this.now, 1), ...terms(base, -1)]) !== "differs"
      || (printed !== null && comparison.subject.status !== "disagree" && agreement([{ figure: printed, sign: 1 }, ...terms(base, -1)]) !== "differs");
    const cells = [...comparison.subject.cells, ...(this.baseValue?.cells ?? [])];
    if (comparison.base) {
      if (this.printedBase && isOtherBase(comparison.base, comparison.subject, this.printedBase, this.sources, this.collector)) return;
      comparison.base.status = "agree";
    }
    comparison.settled = true;
    if (comparison.direction === 0) {
      if (!same) this.unchanged(gap, cells);
      return;
    }
    const isZeroChange = comparison.change?.figure.money?.money === 0 || comparison.rate?.figure.decimal.digits === 0n;
    if (!same && !isZeroChange && Math.sign(gap) !== comparison.direction) {
      this.direction(cells);
      return;
    }
    this.change(base, gap, cells);
    this.rate(terms(this.now, 1), base, cells);
  }

  /** The base is nowhere said: what the amount, the change and the rate say of each other. */
  private withinSentence(): void {
    const { comparison } = this;
    const { change, rate, subject } = comparison;
    const moved = change && meant(change, this.sources.dropsZeros);
    if (!moved || comparison.direction === 0) return;
    const sign = comparison.direction === 1 ? -1 : 1;
    const base: readonly Term[] = [...terms(this.now, 1), { figure: moved, sign }];
    const money = base.reduce((total, term) => total + term.sign * term.figure.money, 0);
    if (rangeOf(base).high < 0n && sum(this.now) >= 0) {
      change.status = "disagree";
      this.collector.atFigure(change, {
        rule: RULES.change, at: subject.cells[0] ?? null, related: subject.cells.slice(1),
        values: { label: shortLabel(subject.label), printed: digits(change, this.collector) + change.figure.measure, expected: "" },
      });
      return;
    }
    if (!rate) return;
    const printed = rate.figure.decimal;
    const scale = scaleOf(rate.figure);
    if (money === 0 && moved.money !== 0) {
      this.zeroBase(rate, subject.cells);
      return;
    }
    const parts = [rangeOf([{ figure: moved, sign: 1 }]), rangeOf(base)] as const;
    const verdict = compareRough(rate.figure, ...parts) ?? this.exactly(compareMoved(rangeOf(terms(this.now, 1)), rangeOf([{ figure: moved, sign: comparison.direction }]), printed, scale), rate);
    if (verdict === null) return;
    rate.cells = subject.cells;
    rate.status = verdict;
    if (verdict !== "disagree") {
      change.status ??= "agree";
      subject.status ??= "agree";
      if (verdict === "truncated") this.truncated(rate, ratioText(...parts, printed.decimals, scale));
      return;
    }
    change.status ??= "disagree";
    const expected = ratioText(...parts, decimalsOf(rate), scale);
    rate.expected = expected;
    this.collector.among([rate, change], this.rateFault(rate, expected, subject.cells));
  }

  private change(base: readonly Figure[], gap: number, cells: Mention["cells"]): void {
    const { change, subject } = this.comparison;
    const printed = change && (meant(change, this.sources.dropsZeros) ?? change.figure.rough);
    if (!change || !printed) return;
    const sign = gap < 0 ? -1 : 1;
    change.cells = cells;
    const { roughness } = change.figure;
    const holds = roughness ? mayBeTold(printed, roughness, Math.abs(gap))
      : mayBeNothing([{ figure: printed, sign: 1 }, ...terms(this.now, sign === 1 ? -1 : 1), ...terms(base, sign)]);
    change.status = holds ? "agree" : "disagree";
    if (holds) return;
    const own = digits(change, this.collector);
    const expected = expectedText(change, Math.abs(gap), own);
    change.expected = expected;
    this.collector.among(this.withBase(change), {
      rule: RULES.change, at: cells[0] ?? null, related: cells.slice(1), instead: expected,
      values: { label: shortLabel(subject.label), printed: own + change.figure.measure, expected: expected + change.figure.measure },
    });
  }

  private rate(now: readonly Term[], base: readonly Figure[], cells: Mention["cells"]): void {
    const { rate } = this.comparison;
    if (!rate) return;
    rate.cells = cells;
    if (sum(base) === 0) {
      if (sum(this.now) !== 0) this.zeroBase(rate, cells);
      return;
    }
    const part = rangeOf([...now, ...terms(base, -1)]);
    const whole = rangeOf(terms(base, 1));
    const scale = scaleOf(rate.figure);
    const printed: ExactDecimal = rate.figure.decimal;
    const verdict = compareRough(rate.figure, part, whole) ?? this.exactly(compareGrowth(rangeOf(now), whole, printed, scale), rate);
    if (verdict === null) return;
    rate.status = verdict;
    if (verdict === "agree") return;
    const expected = ratioText(part, whole, decimalsOf(rate), scale);
    rate.expected = expected;
    if (verdict === "truncated") this.truncated(rate, expected);
    else this.collector.among(this.withBase(rate), this.rateFault(rate, expected, cells));
  }

  /** What is cut off to fewer decimals than the text prints is wrong where the text leaves out nothing but zeros. */
  private exactly(verdict: Verdict | null, { figure: { kind, decimal } }: Mention): Verdict | null {
    return verdict === "truncated" && kind === "percentage" && decimal.decimals < 2 && this.sources.ratesDropZeros ? "disagree" : verdict;
  }

  private truncated(rate: Mention, expected: string | null): void {
    this.collector.atFigure(rate, {
      rule: RULES.truncated, at: rate.cells[0] ?? null, instead: expected,
      values: { label: shortLabel(this.comparison.subject.label), printed: digits(rate, this.collector) + rate.figure.measure, expected: (expected ?? "") + rate.figure.measure },
    });
  }

  private rateFault(rate: Mention, expected: string | null, cells: Mention["cells"]): Fault {
    return {
      // 翻一番 is corrected by nothing that could stand behind 翻.
      rule: RULES.rate, at: cells[0] ?? null, related: cells.slice(1), instead: rate.figure.measure === "" ? null : expected,
      values: {
        label: shortLabel(this.comparison.subject.label), printed: digits(rate, this.collector) + rate.figure.measure, expected: (expected ?? "") + (rate.figure.measure || "倍"),
      },
    };
  }

  private zeroBase(rate: Mention, cells: Mention["cells"]): void {
    rate.status = "disagree";
    this.collector.atFigure(rate, {
      rule: RULES.zeroBase, at: cells[0] ?? null, related: cells.slice(1),
      values: { label: shortLabel(this.comparison.subject.label), printed: digits(rate, this.collector) + rate.figure.measure },
    });
  }

  private unchanged(gap: number, cells: Mention["cells"]): void {
    const { start, end, subject } = this.comparison;
    const unit = unitOf(subject);
    const sentence: readonly [number, number] = subject.sentence[1] >= end ? subject.sentence : [start, end];
    const phrase = { stretch: [start, end], sentence } as const;
    const { base } = this.comparison;
    this.collector.amongStretches(base ? [phrase, { stretch: [base.figure.start, base.figure.end], sentence: base.sentence }] : [phrase], {
      rule: RULES.unchanged, at: cells[0] ?? null, related: cells.slice(1),
      values: { label: shortLabel(subject.label), expected: `${gap > 0 ? "增加" : "减少"}${expectedText(subject, Math.abs(gap), "")}${unit}` },
    });
  }

  private direction(cells: Mention["cells"]): void {
    const { change, rate, direction, subject, base, word } = this.comparison;
    const mention = change ?? rate;
    if (!mention) return;
    mention.status = "disagree";
    const words = { stretch: word, sentence: mention.sentence };
    this.collector.amongStretches(base ? [words, { stretch: [base.figure.start, base.figure.end], sentence: base.sentence }] : [words], {
      rule: RULES.direction, at: cells[0] ?? null, related: cells.slice(1),
      values: { label: shortLabel(subject.label), printed: direction === 1 ? "增加" : "减少", expected: direction === 1 ? "减少" : "增加" },
    });
  }

  /** The figure, and last year's where the sentence says it: either may be the wrong one. */
  private withBase(mention: Mention): readonly Mention[] {
    return this.comparison.base ? [mention, this.comparison.base] : [mention];
  }
}

/**
 * The amount of this year that a comparison starts from: the cells' where they say it, with the room that two decimals
 * of the printed unit leave, since the comparison may have been worked out from printed figures.
 */
export function thisYear(subject: Mention, dropsZeros: boolean): readonly Figure[] {
  const printed = meant(subject, dropsZeros);
  if (!printed) return subject.value?.figures ?? [];
  if (!subject.value) return [printed];
  const money = sum(subject.value.figures);
  const cents = Math.min(printed.grain, Math.max(1, FEN_PER_UNIT[unitOf(subject)] / 100));
  return [{ money, grain: Math.max(cents, subject.value.figures.reduce((grain, figure) => Math.max(grain, figure.grain), 1)) }];
}

/** Last year's amount as this workbook says it: typed on 补充资料, and printed in a table beside this year's. */
export function basesOf(comparison: Comparison, sources: Sources): { readonly typed: Value | null; readonly printed: Value | null } {
  const { subject } = comparison;
  const declared = declaredBase(subject, sources);
  return { typed: declared ? sources.reader.amount(declared.other) : null, printed: subject.value ? sources.places.before(subject.value, baseNameOf(comparison)) : null };
}

/** "比2025年执行数420万元增加…" names its base with the base's amount. */
export function baseNameOf({ baseName, base }: Comparison): string {
  return baseName || (base ? baseOf(base.label).baseName : "");
}

/** What our own sentence compares the amount with. */
export function declaredBase(subject: Pick<Mention, "fact" | "topic">, sources: Sources): Relation | undefined {
  return subject.fact ? relationOf(sources.anchors.bases, subject.fact, ownSectionsOf(subject.topic)) : undefined;
}

/** Whether an amount of 补充资料 is asked for as 预算数 or as 执行数. */
function nameOfTyped(fact: AmountFact): string {
  const typed = fact.kind === "sum" ? fact.of[0] : fact;
  const entry = typed?.kind === "typed" ? USUAL_ENTRIES.find(({ id }) => id === typed.id) : undefined;
  return entry ? baseOf(entry.label).baseName : "";
}

function terms(figures: readonly Figure[], sign: 1 | -1): readonly Term[] {
  return figures.map((figure) => ({ figure, sign }));
}

/** Whether amounts within their ranges may add up to nothing. */
function mayBeNothing(all: readonly Term[]): boolean {
  const { low, high } = rangeOf(all);
  return low + high === 0n || (low < 0n && high > 0n);
}

function sum(figures: readonly Figure[]): number {
  return figures.reduce((total, figure) => total + figure.money, 0);
}

/** A multiple is told with as many decimals as say it, however it was printed: 两倍 for 0.25倍. */
function decimalsOf({ figure: { kind, decimal } }: Mention): number {
  return kind === "multiple" ? Math.max(DECIMALS_OF_MULTIPLES, decimal.decimals) : decimal.decimals;
}

const DECIMALS_OF_MULTIPLES = 2;
