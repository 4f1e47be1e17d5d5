import type { Figure, ExactDecimal } from "../model/money";
import type { Claim, ClaimCounts, ClaimStatus } from "../model/reading";
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

/** What a whole is in the measure in which a ratio is printed: 1 in 倍, 10 in 成, 100 in %, 1000 in ‰. */
export type Scale = 1 | 10 | 100 | 1000;

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

/** A ratio that amounts within their ranges may have. */
interface Corner {
  readonly top: bigint;
  readonly bottom: bigint;
}

/**
 * Whether |part| ÷ |whole| × scale can have been printed as `printed`, for amounts within their ranges.
 *
 * @returns null when the whole may be nothing, so that there is no ratio to speak of
 */
export function compareRatio(part: Range, whole: Range, printed: ExactDecimal, scale: Scale): Verdict | null {
  const [over, under] = [absolute(part), absolute(whole)];
  return between([{ top: over.low, bottom: under.high }, { top: over.high, bottom: under.low }], printed, scale);
}

/**
 * Whether |now − base| ÷ |base| × scale can have been printed as `printed`: both amounts of the ratio move together, so that it is known more
 * closely than that of a part to its whole. null as in {@link compareRatio}.
 */
export function compareGrowth(now: Range, base: Range, printed: ExactDecimal, scale: Scale): Verdict | null {
  const sign = base.high < 0n ? -1n : 1n;
  const corners = [now.low, now.high].flatMap((to) => [base.low, base.high].map((from) => ({ top: to - from, bottom: sign * from })));
  return between(apart(corners), printed, scale);
}

/** As {@link compareGrowth}, of what is said of the change instead of the base: |moved| ÷ |now − moved|, moved being below zero for a fall. */
export function compareMoved(now: Range, moved: Range, printed: ExactDecimal, scale: Scale): Verdict | null {
  const sign = now.high - moved.low < 0n ? -1n : 1n;
  const corners = [now.low, now.high].flatMap((to) => [moved.low, moved.high].map((by) => ({ top: by, bottom: sign * (to - by) })));
  return between(apart(corners), printed, scale);
}

/** Ratios without sign; where some rise and some fall, none at all lies between them. */
function apart(corners: readonly Corner[]): readonly Corner[] {
  const sizes = corners.map(({ top, bottom }) => ({ top: top < 0n ? -top : top, bottom }));
  const [first] = corners;
  const turns = corners.some(({ top }) => first !== undefined && (top < 0n) !== (first.top < 0n));
  return turns ? [...sizes, ...sizes.map(({ bottom }) => ({ top: 0n, bottom }))] : sizes;
}

/** Whether the printed ratio ± ½ of its last decimal lies between the least and the greatest of some. */
function between(corners: readonly Corner[], printed: ExactDecimal, scale: Scale): Verdict | null {
  if (corners.some(({ bottom }) => bottom <= 0n)) return corners.every(({ bottom }) => bottom <= 0n) || corners.some(({ top }) => top === 0n) ? null : "agree";
  const unit = 10n ** BigInt(printed.decimals);
  // Everything doubled.
  const meets = (from: bigint, to: bigint): boolean =>
    corners.some(({ top, bottom }) => top * BigInt(scale) * unit * 2n >= from * bottom) && corners.some(({ top, bottom }) => top * BigInt(scale) * unit * 2n <= to * bottom);
  if (meets(printed.digits * 2n - 1n, printed.digits * 2n + 1n)) return "agree";
  return meets(printed.digits * 2n, printed.digits * 2n + 2n) ? "truncated" : "disagree";
}

/** The ratio of the middles, printed with `decimals` places; null on a zero whole. */
export function ratioText(part: Range, whole: Range, decimals: number, scale: Scale): string | null {
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

/** How many figures of a text have which verdict. */
export function countsOf(claims: readonly Claim[]): ClaimCounts {
  const of = (...statuses: readonly ClaimStatus[]): number => claims.filter(({ status }) => statuses.includes(status)).length;
  return { figures: claims.length, agree: of("agree", "truncated"), disagree: of("disagree"), free: of("free"), unplaced: of("unplaced") };
}
