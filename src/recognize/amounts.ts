import type { CellState } from "../model/book";
import { isErrorValue, type Scalar } from "../model/cells";
import { decimalOfNumber, fenOf, FEN_PER_UNIT, grainOf, parseAmountText, roundDecimal, type ExactDecimal, type UnitOfMeasure } from "../model/money";
import { saysNothing } from "./text";

/** Finest step that typed amounts may have: 0.000001 万元 is one fen. Longer tails come from divisions, not from typing. */
const FINEST = 6;

const FORMATS = new Map<string, number | null>();

/**
 * Decimals that a number format prints; null where the format leaves them to the number (General, text, percent,
 * dates, exponents, fractions, thousands scaling).
 *
 * @param negative whether the number is below zero, for formats with a section of its own for those
 */
export function decimalsOfFormat(format: string, negative = false): number | null {
  const key = negative ? `-${format}` : format;
  const known = FORMATS.get(key);
  if (known !== undefined) return known;
  const sections = format.split(";");
  const section = (negative && sections[1] !== undefined && sections[1] !== "" ? sections[1] : sections[0] ?? "")
    .replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, "");
  const digits = /[0#?][0#?,]*(?:\.([0#?]*))?(,*)/.exec(section);
  const result = !digits || /General|通用|[%@/ymdhsEe年月日]/i.test(section) || digits[2] !== "" || /,$/.test(digits[0])
    ? null : (digits[1] ?? "").length;
  FORMATS.set(key, result);
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

/**
 * Decimals that a table prints where its formats do not say: the finest of its formats and typed amounts, because a
 * column of 8, 10.5 and 2797.52 is one of two decimals. Zeros say nothing, nor do amounts with more than
 * {@link FINEST} decimals.
 */
export class CommonStep {
  #decimals: number | null = null;

  /** Takes note of a cell. */
  see(value: Scalar, format: string): void {
    if (typeof value === "number") {
      if (value !== 0) this.#take(decimalsOfFormat(format, value < 0) ?? typedDecimals(value));
    } else if (typeof value === "string" && !isErrorValue(value)) {
      const amount = parseAmountText(value);
      if (amount !== null && amount.digits !== 0n) this.#take(amount.decimals);
    }
  }

  #take(decimals: number): void {
    if (decimals <= FINEST) this.#decimals = Math.max(decimals, this.#decimals ?? 0);
  }

  get decimals(): number {
    return this.#decimals ?? OF_ZEROS;
  }
}

const BLANK: CellState = { kind: "blank" };

/** Money of a number with few enough digits for exact double arithmetic; null where exact decimals are needed. */
function quickMoney(value: number, decimals: number, printed: number, unit: UnitOfMeasure): number | null {
  if (decimals > printed || decimals > FINEST) return null;
  const power = POWERS[decimals] ?? 10 ** decimals;
  const scaled = Math.round(value * power);
  const perStep = FEN_PER_UNIT[unit] / power;
  if (!Number.isInteger(perStep) || Math.abs(scaled) > 1e13) return null;
  const money = scaled * perStep;
  return Number.isSafeInteger(money) ? (money === 0 ? 0 : money) : null;
}

/**
 * Reads an amount cell. The figure is the printed one: what the number format shows, and where it leaves the decimals
 * to the number, what was typed. Its grain is the step of the format, or of the table (`common`).
 *
 * @param unit unit of measure of the table; null makes every number "unitUnknown"
 */
export function readAmount(value: Scalar, formula: string, format: string, unit: UnitOfMeasure | null, common: number): CellState {
  if (value === null) return BLANK;
  // The annotation keeps the compiler from taking every other text for impossible.
  const isError: boolean = isErrorValue(value);
  if (isError) return { kind: "error", text: String(value) };
  if (typeof value === "boolean") return { kind: "text", text: value ? "TRUE" : "FALSE" };
  if (typeof value === "number") {
    if (!Number.isFinite(value)) return { kind: "text", text: String(value) };
    if (unit === null) return { kind: "unitUnknown", text: String(value) };
    const typed = typedDecimals(value);
    const printed = decimalsOfFormat(format, value < 0) ?? common;
    const money = quickMoney(value, typed, printed, unit);
    if (money !== null) return { kind: "amount", figure: { money, grain: grainOf(unit, printed) }, asText: false, rounded: false, formula };
    const exact = decimalOfNumber(value);
    return exact === null ? { kind: "text", text: String(value) } : amount(exact, printed, unit, false, formula, String(value));
  }
  if (saysNothing(value)) return BLANK;
  const exact = parseAmountText(value);
  if (!exact) return { kind: "text", text: value.trim() };
  if (unit === null) return { kind: "unitUnknown", text: value.trim() };
  return amount(exact, Math.max(common, exact.decimals), unit, true, formula, value.trim());
}

function amount(exact: ExactDecimal, printed: number, unit: UnitOfMeasure, asText: boolean, formula: string, text: string): CellState {
  const money = fenOf(roundDecimal(exact, printed), unit);
  if (money === null) return { kind: "text", text };
  return { kind: "amount", figure: { money, grain: grainOf(unit, printed) }, asText, rounded: exact.decimals > printed, formula };
}
