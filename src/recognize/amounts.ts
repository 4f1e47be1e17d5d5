import { AMOUNT_KIND } from "../model/amountColumns";
import { BLANK, type CellState } from "../model/book";
import { isErrorValue, type Scalar } from "../model/cells";
import { decimalOfNumber, fenOf, FEN_PER_UNIT, grainOf, parseAmountText, roundDecimal, type ExactDecimal, type Fen, type UnitOfMeasure } from "../model/money";
import { saysNothing } from "./text";

/** Finest step that typed amounts may have: 0.000001 万元 is one fen. Longer tails come from divisions, not from typing. */
const FINEST = 6;

const OF_OTHERS = new Map<string, number | null>();
const OF_NEGATIVES = new Map<string, number | null>();

/**
 * Decimals that a number format prints; null where the format leaves them to the number (General, text, percent,
 * dates, exponents, fractions, thousands scaling).
 *
 * @param negative whether the number is below zero, for formats with a section of its own for those
 */
export function decimalsOfFormat(format: string, negative = false): number | null {
  const known = (negative ? OF_NEGATIVES : OF_OTHERS).get(format);
  if (known !== undefined) return known;
  const sections = format.split(";");
  const section = (negative && sections[1] !== undefined && sections[1] !== "" ? sections[1] : sections[0] ?? "")
    .replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, "");
  const digits = /[0#?][0#?,]*(?:\.([0#?]*))?(,*)/.exec(section);
  const result = !digits || /General|通用|[%@/ymdhsEe年月日]/i.test(section) || digits[2] !== "" || /,$/.test(digits[0])
    ? null : (digits[1] ?? "").length;
  (negative ? OF_NEGATIVES : OF_OTHERS).set(format, result);
  return result;
}

const POWERS = Array.from({ length: FINEST + 1 }, (_, decimals) => 10 ** decimals);

/** Decimals of a number as typed, noise of binary arithmetic aside. */
export function typedDecimals(value: number): number {
  if (Number.isInteger(value)) return 0;
  // A number of at most fifteen digits is the nearest to one decimal alone.
  const size = Math.abs(value);
  for (let decimals = 1; decimals <= FINEST && size * (POWERS[decimals] ?? 0) < 1e15; decimals += 1) {
    const power = POWERS[decimals] ?? 1;
    if (Math.round(value * power) / power === value) return decimals;
  }
  const text = String(value);
  if (text.length <= 16 && !text.includes("e")) return text.length - text.indexOf(".") - 1;
  return decimalOfNumber(value)?.decimals ?? 0;
}

/** Decimals of a table whose amounts are all zero: a zero has no step of its own and none must excuse a gap. */
const OF_ZEROS = 2;

/** So many amounts do not all end in 0 by chance. */
const ENOUGH_AMOUNTS = 30;

/** Of so many amounts one may have more decimals than the others; of fewer each counts. */
const ENOUGH_FOR_A_STRAY = 10;
/** One amount in so many may, where there are more. */
const STRAY = 50;

/** How many amounts have each number of decimals; more than {@link FINEST} are told from no step. */
export class DecimalCounts {
  readonly #counts = Array.from({ length: FINEST + 2 }, () => 0);

  see(decimals: number): void {
    const place = Math.min(decimals, FINEST + 1);
    this.#counts[place] = (this.#counts[place] ?? 0) + 1;
  }

  join(other: DecimalCounts): void {
    other.#counts.forEach((count, place) => { this.#counts[place] = (this.#counts[place] ?? 0) + count; });
  }

  get amounts(): number {
    return this.#counts.reduce((sum, count) => sum + count, 0);
  }

  /**
   * The decimals to which the amounts are printed: the finest that more of them show than one that strayed, since a finer amount
   * that is meant has a total as fine. Null where there are none.
   *
   * @param most decimals beyond which amounts say nothing
   * @param least so many amounts may stray in any case
   */
  finest(most: number, least = 0): number | null {
    let amounts = 0;
    for (let place = 0; place <= Math.min(most, FINEST + 1); place += 1) amounts += this.#counts[place] ?? 0;
    if (amounts === 0) return null;
    let strays = Math.max(least, amounts < ENOUGH_FOR_A_STRAY ? 0 : 1, Math.floor(amounts / STRAY));
    for (let place = Math.min(most, FINEST + 1); place > 0; place -= 1) {
      strays -= this.#counts[place] ?? 0;
      if (strays < 0) return place;
    }
    return 0;
  }
}

/**
 * Decimals that a table prints where its formats do not say: the finest of its formats and typed amounts, because a
 * column of 8, 10.5 and 2797.52 is one of two decimals, a single one that strayed aside. Zeros say nothing, nor do amounts
 * with more than {@link FINEST} decimals.
 */
export class CommonStep {
  readonly #shown = new DecimalCounts();
  readonly #typed = new DecimalCounts();
  /** The last format, and the decimals that it prints of what is not below zero: columns have one format from top to bottom. */
  #format: string | null = null;
  #printed: number | null = null;

  /** Takes note of a cell. */
  see(value: Scalar, format: string): void {
    if (typeof value === "number") {
      if (value === 0) return;
      if (format !== this.#format) {
        this.#format = format;
        this.#printed = decimalsOfFormat(format);
      }
      const typed = typedDecimals(value);
      this.#take((value < 0 ? decimalsOfFormat(format, true) : this.#printed) ?? typed, typed);
    } else if (typeof value === "string" && !isErrorValue(value)) {
      const amount = parseAmountText(value);
      if (amount !== null && amount.digits !== 0n) this.#take(amount.decimals, saidDecimals(amount));
    }
  }

  #take(decimals: number, typed: number): void {
    this.#shown.see(decimals);
    this.#typed.see(typed);
  }

  get decimals(): number {
    return this.#shown.finest(FINEST) ?? OF_ZEROS;
  }

  /** Decimals of the amounts as they were typed, whatever their formats add. */
  get typed(): number {
    return this.#typed.finest(Infinity) ?? 0;
  }

  /** {@link typed}, of an amount beside others that strayed aside however few they are. */
  get typedByOthers(): number {
    return this.#typed.finest(Infinity, this.#typed.amounts > 1 ? 1 : 0) ?? 0;
  }

  /** Takes note of what another table of the same unit of measure showed. */
  join(other: CommonStep): void {
    this.#typed.join(other.#typed);
  }

  /**
   * Decimals that amounts of the table have at most, whatever their formats add: figures published as 12.3 that a converter shows
   * as 12.30 are steps of 0.1. Without bound where there are too few amounts to tell.
   */
  get most(): number {
    return this.#typed.amounts >= ENOUGH_AMOUNTS ? this.typed : Infinity;
  }
}

/** Decimals of an amount without zeros at its end: "12.30" in a table of 12.3 and 8.1 is a step of 0.1, as a number shown so is. */
function saidDecimals({ digits, decimals }: ExactDecimal): number {
  let said = decimals;
  for (let rest = digits; said > 0 && rest % 10n === 0n; rest /= 10n) said -= 1;
  return said;
}

/** What a step of so many decimals is in fen, and the grain of figures printed with so many. */
interface Steps {
  readonly perStep: readonly number[];
  readonly grains: readonly Fen[];
}

function stepsOf(unit: UnitOfMeasure): Steps {
  return { perStep: POWERS.map((power) => FEN_PER_UNIT[unit] / power), grains: POWERS.map((_, decimals) => grainOf(unit, decimals)) };
}

const STEPS: Readonly<Record<UnitOfMeasure, Steps>> = { 元: stepsOf("元"), 千元: stepsOf("千元"), 万元: stepsOf("万元"), 百万元: stepsOf("百万元"), 亿元: stepsOf("亿元") };

/**
 * Reads the amount cells of a table one after the other. What the last one holds stands in the fields, so that a hundred
 * thousand cells make no objects; {@link stateOf} makes one of it for whoever wants it.
 */
export class AmountReader {
  /** Of an amount: the printed figure and its step in fen, whether it came from text, and whether the printed figure is a rounding. */
  money: Fen = 0;
  grain: Fen = 0;
  asText = false;
  rounded = false;

  #format: string | null = null;
  #printed: number | null = 0;
  readonly #steps: Steps | null;
  readonly #most: number;

  /**
   * @param unit unit of measure of the table; null makes every number "unitUnknown"
   * @param common decimals that the table prints where a format does not say
   * @param most decimals of the table's amounts at most, whatever their formats show
   */
  constructor(readonly unit: UnitOfMeasure | null, readonly common: number, most = Infinity) {
    this.#steps = unit === null ? null : STEPS[unit];
    // Amounts planned in whole 万元 are no roundings.
    this.#most = most > 0 || unit === "元" ? most : Infinity;
  }

  /** Reads a cell; the byte of AMOUNT_KIND for what it holds. */
  read(value: Scalar, format: string): number {
    if (typeof value === "number") return this.#readNumber(value, format);
    if (value === null) return AMOUNT_KIND.blank;
    return typeof value === "string" ? this.#readText(value) : AMOUNT_KIND.text;
  }

  #readNumber(value: number, format: string): number {
    if (!Number.isFinite(value)) return AMOUNT_KIND.text;
    if (this.unit === null || this.#steps === null) return AMOUNT_KIND.unitUnknown;
    const typed = typedDecimals(value);
    // An amount finer than the others of its table has a step of its own.
    const shown = (value < 0 ? decimalsOfFormat(format, true) : this.#printedBy(format)) ?? (typed <= FINEST ? Math.max(this.common, typed) : this.common);
    const printed = Math.min(shown, Math.max(this.#most, typed));
    // Few enough digits for exact double arithmetic.
    const perStep = this.#steps.perStep[typed] ?? NaN;
    const scaled = Math.round(value * (POWERS[typed] ?? 1));
    const money = scaled * perStep;
    if (typed > printed || !Number.isInteger(perStep) || Math.abs(scaled) > 1e13 || !Number.isSafeInteger(money)) {
      const exact = decimalOfNumber(value);
      return exact === null ? AMOUNT_KIND.text : this.#take(exact, printed, this.unit, false);
    }
    this.money = money === 0 ? 0 : money;
    this.grain = this.#steps.grains[printed] ?? grainOf(this.unit, printed);
    this.asText = false;
    this.rounded = false;
    return AMOUNT_KIND.amount;
  }

  #printedBy(format: string): number | null {
    if (format === this.#format) return this.#printed;
    this.#format = format;
    return this.#printed = decimalsOfFormat(format);
  }

  #readText(value: string): number {
    // The annotation keeps the compiler from taking every other text for impossible.
    const isError: boolean = isErrorValue(value);
    if (isError) return AMOUNT_KIND.error;
    if (saysNothing(value)) return AMOUNT_KIND.blank;
    const exact = parseAmountText(value);
    if (!exact) return AMOUNT_KIND.text;
    if (this.unit === null) return AMOUNT_KIND.unitUnknown;
    return this.#take(exact, Math.min(Math.max(this.common, exact.decimals), Math.max(this.#most, saidDecimals(exact))), this.unit, true);
  }

  #take(exact: ExactDecimal, printed: number, unit: UnitOfMeasure, asText: boolean): number {
    const money = fenOf(roundDecimal(exact, printed), unit);
    if (money === null) return AMOUNT_KIND.text;
    this.money = money;
    this.grain = grainOf(unit, printed);
    this.asText = asText;
    this.rounded = saidDecimals(exact) > printed;
    return AMOUNT_KIND.amount;
  }
}

/** What a cell holds that a reader has just read as `kind`. */
export function stateOf(kind: number, { money, grain, asText, rounded }: AmountReader, value: Scalar, formula: string): CellState {
  switch (kind) {
    case AMOUNT_KIND.blank: return BLANK;
    case AMOUNT_KIND.amount: return { kind: "amount", figure: { money, grain }, asText, rounded, formula };
    case AMOUNT_KIND.error: return { kind: "error", text: shown(value) };
    case AMOUNT_KIND.unitUnknown: return { kind: "unitUnknown", text: shown(value) };
    default: return { kind: "text", text: shown(value) };
  }
}

function shown(value: Scalar): string {
  return typeof value === "boolean" ? (value ? "TRUE" : "FALSE") : String(value).trim();
}

/**
 * Reads an amount cell. The figure is the printed one: what the number format shows, and where it leaves the decimals
 * to the number, what was typed. Its grain is the step of the format, or of the table (`common`).
 *
 * @param unit unit of measure of the table; null makes every number "unitUnknown"
 * @param most decimals of the table's amounts at most, whatever the format shows
 */
export function readAmount(value: Scalar, formula: string, format: string, unit: UnitOfMeasure | null, common: number, most = Infinity): CellState {
  const reader = new AmountReader(unit, common, most);
  return stateOf(reader.read(value, format), reader, value, formula);
}
