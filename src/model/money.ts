/**
 * Amounts of a budget. Inside the product every amount is a whole number of fen (分), so that sums are exact; how it
 * is printed (元, 万元, 亿元, how many decimals) is kept beside it as a rounding grain.
 */

/** A whole number of fen; a safe integer (up to about 90 万亿元). */
export type Fen = number;

/** The unit of measure a table states after 单位：. */
export type UnitOfMeasure = "元" | "千元" | "万元" | "百万元" | "亿元";

/** Fen in one unit of measure. */
export const FEN_PER_UNIT: Readonly<Record<UnitOfMeasure, Fen>> = {
  元: 100,
  千元: 100_000,
  万元: 1_000_000,
  百万元: 100_000_000,
  亿元: 10_000_000_000,
};

/**
 * An amount as printed: its value and the step to which it was rounded, both in fen. 2797.52 万元 printed with two
 * decimals is `{money: 2797520000, grain: 10000}`.
 */
export interface Figure {
  readonly money: Fen;
  readonly grain: Fen;
}

/** A decimal number read without binary error: `digits` × 10^-`decimals`. */
export interface ExactDecimal {
  readonly digits: bigint;
  readonly decimals: number;
}

const DECIMAL_PATTERN = /^([+-]?)(\d+)(?:\.(\d*))?(?:[eE]([+-]?\d{1,3}))?$/;

/**
 * Reads a plain decimal ("-1209.95", "1e3") exactly. Returns null for anything else; grouping commas, full-width
 * digits and brackets are for {@link parseAmountText}.
 */
export function parseDecimal(text: string): ExactDecimal | null {
  const match = DECIMAL_PATTERN.exec(text);
  if (!match) return null;
  const fraction = match[3] ?? "";
  const exponent = match[4] === undefined ? 0 : Number(match[4]);
  let digits = BigInt(match[2] + fraction);
  let decimals = fraction.length - exponent;
  if (decimals < 0) {
    digits *= 10n ** BigInt(-decimals);
    decimals = 0;
  }
  return { digits: match[1] === "-" ? -digits : digits, decimals };
}

/**
 * A spreadsheet number as an exact decimal: binary doubles carry 15 significant decimal digits, what follows is noise
 * of the arithmetic (0.1 + 0.2) and is dropped, as Excel does when it displays a number.
 */
export function decimalOfNumber(value: number): ExactDecimal | null {
  if (!Number.isFinite(value)) return null;
  const parsed = parseDecimal(String(Number(value.toPrecision(15))));
  return parsed && trimDecimal(parsed);
}

/** An exact decimal as the number nearest to it, for rates and shares; amounts are compared in fen. */
export function numberOfDecimal({ digits, decimals }: ExactDecimal): number {
  return Number(digits) / 10 ** decimals;
}

/** Drops trailing zeros after the point. */
export function trimDecimal(value: ExactDecimal): ExactDecimal {
  let { digits, decimals } = value;
  while (decimals > 0 && digits % 10n === 0n) {
    digits /= 10n;
    decimals -= 1;
  }
  return { digits, decimals };
}

/** Rounds to `decimals` places, half away from zero (四舍五入). */
export function roundDecimal(value: ExactDecimal, decimals: number): ExactDecimal {
  if (value.decimals <= decimals) {
    return { digits: value.digits * 10n ** BigInt(decimals - value.decimals), decimals };
  }
  return { digits: divideHalfAwayFromZero(value.digits, 10n ** BigInt(value.decimals - decimals)), decimals };
}

/** Integer division rounded half away from zero. `divisor` must not be zero. */
export function divideHalfAwayFromZero(dividend: bigint, divisor: bigint): bigint {
  const negative = dividend < 0n !== divisor < 0n;
  const a = dividend < 0n ? -dividend : dividend;
  const b = divisor < 0n ? -divisor : divisor;
  const quotient = (a * 2n + b) / (b * 2n);
  return negative ? -quotient : quotient;
}

/** The decimal as text with exactly its own number of decimals: `{digits: 75n, decimals: 1}` → "7.5". */
export function formatDecimal(value: ExactDecimal): string {
  const negative = value.digits < 0n;
  const digits = (negative ? -value.digits : value.digits).toString().padStart(value.decimals + 1, "0");
  const point = digits.length - value.decimals;
  const text = value.decimals === 0 ? digits : `${digits.slice(0, point)}.${digits.slice(point)}`;
  return negative ? `-${text}` : text;
}

/** `value` in `unit` as whole fen, rounded half away from zero below a fen; null when too large to be exact. */
export function fenOf(value: ExactDecimal, unit: UnitOfMeasure): Fen | null {
  const scaled = value.digits * BigInt(FEN_PER_UNIT[unit]);
  const fen = Number(divideHalfAwayFromZero(scaled, 10n ** BigInt(value.decimals)));
  return Number.isSafeInteger(fen) ? (fen === 0 ? 0 : fen) : null;
}

/** The rounding step, in fen, of a figure printed in `unit` with `decimals` places; at least one fen. */
export function grainOf(unit: UnitOfMeasure, decimals: number): Fen {
  return Math.max(1, Math.round(FEN_PER_UNIT[unit] / 10 ** decimals));
}

/** The exact number of `unit` that `money` is, e.g. 2797520000 fen in 万元 = 2797.52. */
export function decimalInUnit(money: Fen, unit: UnitOfMeasure): ExactDecimal {
  const places = Math.round(Math.log10(FEN_PER_UNIT[unit]));
  return trimDecimal({ digits: BigInt(money), decimals: places });
}

/** How many decimals {@link decimalInUnit} has, without the number itself. */
export function decimalsInUnit(money: Fen, unit: UnitOfMeasure): number {
  let decimals = 0;
  for (let step = FEN_PER_UNIT[unit]; step > 1 && money % step !== 0; step /= 10) decimals += 1;
  return decimals;
}

/** `money` printed in `unit` with exactly `decimals` places (half away from zero), without grouping: "2797.52". */
export function formatMoney(money: Fen, unit: UnitOfMeasure, decimals: number): string {
  return formatDecimal(roundDecimal(decimalInUnit(money, unit), decimals));
}

/** `money` in `unit` with no trailing zeros: 7 万元 is "7", 58.4 万元 is "58.4". Rounded to `maxDecimals`. */
export function formatMoneyShort(money: Fen, unit: UnitOfMeasure, maxDecimals = 2): string {
  return formatDecimal(trimDecimal(roundDecimal(decimalInUnit(money, unit), maxDecimals)));
}

/** `money` as the number a cell in `unit` holds (the nearest double). */
export function cellNumberOf(money: Fen, unit: UnitOfMeasure): number {
  return Number(formatDecimal(decimalInUnit(money, unit)));
}

/**
 * `part` ÷ `whole` × 100 with `decimals` places, half away from zero, from exact figures; null when `whole` is zero,
 * because a share of nothing is not 0 %.
 */
export function percentage(part: Fen, whole: Fen, decimals = 2): ExactDecimal | null {
  if (whole === 0) return null;
  return ratio(BigInt(part) * 100n, BigInt(whole), decimals);
}

/** `part` ÷ `whole` with `decimals` places, half away from zero (for 增长 N 倍); null when `whole` is zero. */
export function multiple(part: Fen, whole: Fen, decimals = 2): ExactDecimal | null {
  if (whole === 0) return null;
  return ratio(BigInt(part), BigInt(whole), decimals);
}

function ratio(dividend: bigint, divisor: bigint, decimals: number): ExactDecimal {
  return { digits: divideHalfAwayFromZero(dividend * 10n ** BigInt(decimals), divisor), decimals };
}

const FULL_WIDTH = /[０-９．，－＋（）％]/g;
const FULL_WIDTH_ASCII: Readonly<Record<string, string>> = {
  "．": ".", "，": ",", "－": "-", "＋": "+", "（": "(", "）": ")", "％": "%",
};

/** Full-width digits and number punctuation as ASCII; other characters stay. */
export function toAsciiDigits(text: string): string {
  return text.replace(FULL_WIDTH, (ch) => FULL_WIDTH_ASCII[ch] ?? String.fromCharCode(ch.charCodeAt(0) - 0xfee0));
}

const DIGITS = /^\d+$/;

/** What stands before an amount below zero besides the sign: △12.34. */
const NEGATIVE_MARK = /^[△▲▵▴](?=[\d.])/;

/**
 * An amount stored as text: spaces, grouping commas, full-width digits, accounting brackets ("(1,234.50)") and the triangle
 * of amounts below zero ("△1,234.50") are understood. Returns null when the text is not an amount ("abc", "1,23", "12万元").
 */
export function parseAmountText(text: string): ExactDecimal | null {
  if (DIGITS.test(text)) return { digits: BigInt(text), decimals: 0 };
  let plain = toAsciiDigits(text).replace(/[\s\u00a0\u3000]/g, "");
  let negative = false;
  const bracketed = /^\((.*)\)$/.exec(plain);
  if (bracketed) {
    negative = true;
    plain = bracketed[1] ?? "";
  } else if (NEGATIVE_MARK.test(plain)) {
    negative = true;
    plain = plain.slice(1);
  }
  if (plain.includes(",")) {
    if (!/^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(plain)) return null;
    plain = plain.replaceAll(",", "");
  }
  if (!/^[+-]?\d+(\.\d+)?$/.test(plain)) return null;
  const parsed = parseDecimal(plain);
  return parsed && (negative ? { digits: -parsed.digits, decimals: parsed.decimals } : parsed);
}

/** An amount with its unit behind it, with two decimal points, or with letters that were typed for digits; no date, and no digits alone. */
const AMOUNT_LIKE = /^[-+(△▲▵▴]*[\dOoIl][\dOoIl,，.。]*(?:百万元?|万元?|亿元?|千元|元)?[)]?$/;
const DATE_LIKE = /^(?:19|20)\d{2}[.]\d{1,2}(?:[.]\d{1,2})?$/;

/** Whether a text was meant for an amount, though it may be none: "12.50元", "1.234.50", "1O0.00"; words with figures among them (2家, 约20) are not. */
export function looksLikeAmount(text: string): boolean {
  if (text.length > LONGEST_AMOUNT) return false;
  const folded = toAsciiDigits(text).replace(/[\s\u00a0\u3000]/g, "");
  return /\d/.test(folded) && AMOUNT_LIKE.test(folded) && !DATE_LIKE.test(folded);
}

const LONGEST_AMOUNT = 30;

/**
 * Whether a set of printed figures can be roundings of one true relation Σ signs × figures = 0. Each figure stands
 * for the half-open interval [money − grain/2, money + grain/2); figures whose grains are all the same and that are
 * only two must therefore be equal (the same amount printed twice), while a sum of many has room for their roundings.
 *
 * @returns "exact" when the printed figures satisfy it as they stand, "rounding" when only rounding explains the gap,
 * "differs" when nothing does.
 */
export function agreement(terms: readonly { readonly figure: Figure; readonly sign: 1 | -1 }[]): "exact" | "rounding" | "differs" {
  let gap = 0;
  let room = 0;
  let coarsest = 0;
  for (const { figure, sign } of terms) {
    gap += sign * figure.money;
    room += figure.grain;
    coarsest = Math.max(coarsest, figure.grain);
  }
  if (gap === 0) return "exact";
  if (terms.length === 2 && terms.every((term) => term.figure.grain === coarsest)) return "differs";
  return Math.abs(gap) * 2 < room ? "rounding" : "differs";
}
