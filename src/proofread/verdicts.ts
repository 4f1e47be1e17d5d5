import type { Figure, ExactDecimal } from "../model/money";
import { agreement, decimalInUnit, formatDecimal, roundDecimal } from "../model/money";
import type { UnitOfMeasure } from "../model/money";

/** How a printed number stands to what it should be. */
export type Verdict = "agree" | "truncated" | "disagree";

/** Compares a printed amount with the sum of figures. Cut off instead of rounded is told apart. */
export function compareAmount(printed: Figure, figures: readonly Figure[]): Verdict {
  if (agreement([{ figure: printed, sign: 1 }, ...figures.map((figure) => ({ figure, sign: -1 as const }))]) !== "differs") return "agree";
  const money = figures.reduce((sum, figure) => sum + figure.money, 0);
  const cut = Math.trunc(money / printed.grain) * printed.grain;
  return cut === printed.money && figures.every((figure) => figure.grain < printed.grain) ? "truncated" : "disagree";
}

/** An amount known up to half its grain on either side, in half fen. */
export interface Range {
  readonly low: bigint;
  readonly high: bigint;
}

/** The range of Σ signs × figures; exact where a figure is the exact amount. */
export function rangeOf(terms: readonly { readonly figure: Figure; readonly sign: 1 | -1 }[]): Range {
  let middle = 0n;
  let room = 0n;
  for (const { figure, sign } of terms) {
    middle += BigInt(sign * figure.money) * 2n;
    room += BigInt(figure.grain);
  }
  return { low: middle - room, high: middle + room };
}

function absolute({ low, high }: Range): Range {
  if (low >= 0n) return { low, high };
  if (high <= 0n) return { low: -high, high: -low };
  return { low: 0n, high: -low > high ? -low : high };
}

/**
 * Whether |part| ÷ |whole| × scale can have been printed as `printed`, for amounts within their ranges.
 *
 * @returns null when the whole may be nothing, so that there is no ratio to speak of
 */
export function compareRatio(part: Range, whole: Range, printed: ExactDecimal, scale: 100 | 1): Verdict | null {
  const over = absolute(part);
  const under = absolute(whole);
  if (under.low <= 0n) return under.high === 0n || over.low === 0n ? null : "agree";
  const unit = 10n ** BigInt(printed.decimals);
  // over ÷ under × scale, against printed ± ½ of its last decimal; everything doubled.
  const highest = { top: over.high * BigInt(scale) * unit * 2n, bottom: under.low };
  const lowest = { top: over.low * BigInt(scale) * unit * 2n, bottom: under.high };
  const meets = (from: bigint, to: bigint): boolean => highest.top >= from * highest.bottom && lowest.top <= to * lowest.bottom;
  if (meets(printed.digits * 2n - 1n, printed.digits * 2n + 1n)) return "agree";
  return meets(printed.digits * 2n, printed.digits * 2n + 2n) ? "truncated" : "disagree";
}

/** The ratio of the middles, printed with `decimals` places; null on a zero whole. */
export function ratioText(part: Range, whole: Range, decimals: number, scale: 100 | 1): string | null {
  const top = part.low + part.high < 0n ? -(part.low + part.high) : part.low + part.high;
  const bottom = whole.low + whole.high < 0n ? -(whole.low + whole.high) : whole.low + whole.high;
  if (bottom === 0n) return null;
  const unit = 10n ** BigInt(decimals);
  return formatDecimal({ digits: (top * BigInt(scale) * unit * 2n + bottom) / (bottom * 2n), decimals });
}

/** An amount as the text would print it beside `like`: same unit, same decimals, grouped alike. */
export function amountText(money: number, unit: UnitOfMeasure, decimals: number, grouped: boolean): string {
  const text = formatDecimal(roundDecimal(decimalInUnit(money, unit), decimals));
  return grouped ? text.replace(/\B(?=(?:\d{3})+(?!\d))(?<!\.\d*)/g, ",") : text;
}
